import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { InsightsError } from '../../src/errors.ts'
import { koModel } from '../../src/languages/ko/model.ts'
import { type AskOptions, ask } from '../../src/model/ask.ts'
import { findProgram } from '../../src/model/command.ts'
import { promptText } from '../../src/model/prompt.ts'
import type { ModelConfig } from '../../src/workspace/config.ts'
import { begin, event, type Handler, serve, status, streamed } from './server.ts'

/** The key, which no error may contain. */
const KEY = 'sk-test-4f9aQ7zL2m'
const prompt = { system: '할 일', user: '자료', schema: { type: 'object' } }

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step()
})

/** Asks, and returns the answer or the thrown error with everything that was printed meanwhile. */
async function asked(model: ModelConfig, more: Partial<AskOptions> = {}) {
  const printed: string[] = []
  const options = { words: koModel, env: { ...process.env, KEY }, root: tmpdir(), backoffMs: 1 }
  const result = await ask(model, prompt, {
    ...options,
    onAsk: (text) => printed.push(text),
    onWait: () => {},
    ...more,
  }).catch((error: unknown) => error)
  return { result, printed }
}

/** The message of a failure; checks its rule and that it does not contain the key. */
function words(result: unknown): string {
  expect(result).toBeInstanceOf(InsightsError)
  const [finding] = (result as InsightsError).findings
  expect(finding?.rule).toBe('model')
  const all = `${(result as InsightsError).stack} ${finding?.message} ${finding?.hint} ${(result as InsightsError).cause}`
  expect(all).not.toContain(KEY.slice(0, 8))
  return finding?.message ?? ''
}

async function server(handler: Handler) {
  const found = await serve(handler)
  cleanUp.push(found.close)
  return found
}

/** Answers without a stream. */
const whole = (text: string) => status(200, { choices: [{ message: { content: text }, finish_reason: 'stop' }] })

describe('a server', () => {
  const from = async (handler: Handler, model: object = {}, more: Partial<AskOptions> = {}) => {
    const { baseUrl, seen } = await server(handler)
    return { seen, ...(await asked({ baseUrl, name: 'm', keyEnv: 'KEY', ...model }, more)) }
  }

  it('gets the prompt, the schema and the key, and nothing else from the environment', async () => {
    const { seen, result, printed } = await from(streamed('답'))
    expect(result).toBe('답')
    const [{ path, headers, body } = { path: '', headers: {}, body: {} }] = seen
    expect(path).toBe('/v1/chat/completions')
    expect(headers.authorization).toBe(`Bearer ${KEY}`)
    expect(body).toEqual({
      model: 'm',
      stream: true,
      messages: [
        { role: 'system', content: prompt.system },
        { role: 'user', content: prompt.user },
      ],
      response_format: { type: 'json_schema', json_schema: { name: 'reply', strict: true, schema: prompt.schema } },
    })
    expect(printed[0]).toMatch(/127\.0\.0\.1:\d+의 m 모델로 .*환경 변수 KEY/)
  })

  it('gets no key if the config names none, whatever is in the environment', async () => {
    const { seen, result } = await from(
      streamed('답'),
      { keyEnv: undefined },
      { env: { OPENAI_API_KEY: 'sk-not-ours' } },
    )
    expect(result).toBe('답')
    expect(seen[0]?.headers.authorization).toBeUndefined()
  })

  it.each<[string, Handler]>([
    ['all at once', whole('답')],
    [
      'and keep the connection open, with its own events',
      (response) => {
        begin(response).write('event: thread.x\ndata: {"choices": []}\r\n\r\n: ping\n\n')
        response.write(event('답', 'stop'))
      },
    ],
    ['and end with only the end mark', (response) => begin(response).end(`${event('답')}data: [DONE]\n\n`)],
    [
      'without support for schemas',
      (response, seen, turn) =>
        seen.body.response_format
          ? status(400, { error: { message: 'structured output is not available' } })(response, seen, turn)
          : streamed('답')(response, seen, turn),
    ],
    [
      'without support for streams',
      (response, seen, turn) =>
        seen.body.stream
          ? status(400, { error: { message: 'Streaming is not enabled for this organization' } })(response, seen, turn)
          : whole('답')(response, seen, turn),
    ],
    [
      'after 429, with the delay that it asks for',
      (...of) => (of[2] === 1 ? status(429, {}, { 'retry-after': '0' }) : streamed('답'))(...of),
    ],
    ['after 500', (...of) => (of[2] < 3 ? status(500, {}) : streamed('답'))(...of)],
  ])('may answer %s', async (_, handler) => {
    expect((await from(handler)).result).toBe('답')
  })

  it('needs no model name if the server has only one', async () => {
    const handler: Handler = (response, seen, turn) =>
      (seen.method === 'GET' ? status(200, { data: [{ id: 'only' }] }) : streamed('답'))(response, seen, turn)
    const { seen, result } = await from(handler, { name: undefined })
    expect(result).toBe('답')
    expect(seen[1]?.body.model).toBe('only')
  })

  it.each<[string, Handler, string]>([
    ['stops in the middle', (response) => begin(response).end(event('{"questions"')), '끊겼습니다'],
    [
      'drops the connection in the middle',
      (response) => void begin(response).write(event('{"quest'), () => response.destroy()),
      '끊겼습니다',
    ],
    ['sends invalid events', (response) => begin(response).end(`data: {"choices": [${KEY}\n\n`), 'JSON이 아닙니다'],
    [
      'sends a login page',
      (response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<form>'),
      '웹 페이지를 보냈습니다. 로그인 화면',
    ],
    ['reaches its length limit', (response) => begin(response).end(event('{"questions": [', 'length')), '(length)'],
    ['returns nothing', (response) => response.writeHead(204).end(), '끊겼습니다'],
    ['returns null', (response) => begin(response).end('data: null\n\n'), '끊겼습니다'],
    [
      'reports an error in the stream',
      (response) => begin(response).end(`data: {"error": {"message": "no ${KEY} memory"}}\n\n`),
      '오류로 답했습니다: no *** memory',
    ],
    [
      'echoes the key',
      status(400, { error: { message: `bad header Bearer ${KEY}, "${KEY.slice(3)}"` } }),
      'HTTP 400 오류로 답했습니다: bad header Bearer ***, "***"',
    ],
    [
      'refuses the key',
      status(401, { error: { message: `Incorrect API key: ${KEY}` } }),
      '환경 변수 KEY의 API 키를 HTTP 401 오류로 거절',
    ],
    ['has no such model', status(404, { error: { message: 'model "m" not found' } }), 'model "m" not found'],
    ['redirects', status(307, {}, { location: 'http://127.0.0.2:9/v1' }), 'http://127.0.0.2:9'],
    ['redirects with the key', status(302, {}, { location: `https://${KEY}.example/v1` }), 'https:***'],
    [
      'is broken',
      (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad</h1>'),
      'HTTP 502',
    ],
  ])('that %s is reported', async (_, handler, expected) => {
    expect(words((await from(handler)).result)).toContain(expected)
  })

  it('is not followed to the address of a redirect', async () => {
    const other = await server(streamed('답'))
    await from(status(307, {}, { location: `${other.baseUrl}/chat/completions` }))
    expect(other.seen).toEqual([])
  })

  it.each<[string, Handler, number, string]>([
    ['429 every time', status(429, {}), 4, '429, 4번 시도'],
    ['500 every time', status(500, { error: { message: 'out of memory' } }), 4, 'out of memory'],
    ['429 until tomorrow', status(429, {}, { 'retry-after': '86400' }), 1, '429, 1번 시도'],
    [
      '429 without credit',
      status(429, { error: { code: 'insufficient_quota', message: `You exceeded your current quota, ${KEY}.` } }),
      1,
      '429, 1번 시도): You exceeded your current quota, ***',
    ],
    ['400', status(400, { error: { message: 'no such model' } }), 3, 'HTTP 400 오류로 답했습니다: no such model'],
    ['404', status(404, {}), 1, 'HTTP 404'],
  ])('is not retried forever: %s', async (_, handler, times, expected) => {
    const { seen, result } = await from(handler)
    expect(seen).toHaveLength(times)
    expect(words(result)).toContain(expected)
  })

  it.each<[string, Handler]>([
    ['sends nothing', () => {}],
    ['sends a little', (response) => void begin(response).write(event('{'))],
    ['never ends its error', (response) => void response.writeHead(500).write('wait')],
    ['asks for a retry after the time limit', status(503, {}, { 'retry-after': '50' })],
  ])('has a time limit if it %s', async (_, handler) => {
    expect(words((await from(handler, {}, { timeoutMs: 300 })).result)).toContain('0.3초 안에')
  })

  it.each(['text/event-stream', 'application/json'])(
    'is not read to the end if it sends 100 MB of %s',
    async (type) => {
      let sent = 0
      const { result } = await from((response) => {
        response.writeHead(200, { 'content-type': type })
        const megabyte = Buffer.alloc(1 << 20, 'x')
        const more = () => {
          while (sent < 100 && !response.destroyed) {
            sent++
            if (!response.write(megabyte)) return void response.once('drain', more)
          }
          response.end()
        }
        more()
      })
      expect(words(result)).toContain('8 MB까지')
      expect(sent).toBeLessThan(100)
    },
  )

  it.each<[string, object, NodeJS.ProcessEnv, string]>([
    ['without the key that the config names', {}, {}, '환경 변수 KEY'],
    ['with a key of two lines', {}, { KEY: `${KEY}\nX: 1` }, '쓸 수 없습니다'],
    ['at an address that contains a key', { baseUrl: `http://user:${KEY}@127.0.0.1:9/v1` }, { KEY }, 'model.baseUrl'],
    ['with a key over plain http', { baseUrl: 'http://model.example/v1' }, { KEY }, '암호화 없이'],
  ])('is never asked %s', async (_, model, env, expected) => {
    const { seen, result } = await from(streamed('답'), model, { env })
    expect(words(result)).toContain(expected)
    expect(seen).toEqual([])
  })

  it.each([
    ['unchanged', KEY],
    ['in part', KEY.slice(4, 14)],
    ['encoded', Buffer.from(KEY).toString('base64').slice(0, 12)],
  ])('has the key masked in its answer: %s', async (_, key) => {
    expect((await from(streamed(`{"text":"${key} 무엇일까?"}`))).result).toBe('{"text":"*** 무엇일까?"}')
  })

  it('that has several models needs a model name', async () => {
    const { result } = await from(status(200, { data: [{ id: 'one' }, { id: 'two\u001b[31m' }] }), { name: undefined })
    expect(words(result)).toContain(': one, two31m')
  })

  it('that does not exist is reported', async () => {
    const { baseUrl, close } = await serve(() => {})
    await close()
    expect(words((await asked({ baseUrl, name: 'm' })).result)).toContain('ECONNREFUSED')
  })
})

describe('a program', () => {
  /** Writes a program with these lines, and returns it with its folder. */
  function program(lines: string) {
    const root = mkdtempSync(join(tmpdir(), 'insights-model-'))
    cleanUp.push(() => rmSync(root, { recursive: true, force: true }))
    writeFileSync(join(root, 'model.mjs'), lines)
    return { root, command: [process.execPath, 'model.mjs'] }
  }
  const run = async (lines: string, more: Partial<AskOptions> = {}) => {
    const { root, command } = program(lines)
    return { root, ...(await asked({ command }, { root, ...more })) }
  }
  const isAlive = (pid: number) => {
    try {
      process.kill(pid, 0)
      // A killed process stays in the process table until its parent reads the exit code.
      return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
    } catch {
      return false
    }
  }
  const dies = async (pid: number) => {
    while (isAlive(pid)) await sleep(20)
  }

  it('reads the prompt on stdin, answers on stdout, and is named before it runs', async () => {
    const { result, printed } = await run(`
      let text = ''
      for await (const chunk of process.stdin) text += chunk
      console.error('thinking')
      process.stdout.write('답: ' + text)`)
    expect(result).toBe(`답: ${promptText(prompt)}`)
    expect(printed[0]).toContain(`${process.execPath} model.mjs`)
  })

  it('may answer without reading a prompt that is longer than a pipe', async () => {
    const { root, command } = program(`process.stdout.write('답')`)
    const long = { ...prompt, user: 'x'.repeat(1 << 22) }
    expect(
      await ask({ command }, long, { words: koModel, env: process.env, root, onAsk: () => {}, onWait: () => {} }),
    ).toBe('답')
  })

  it('gets its arguments unchanged, without a shell', async () => {
    const { root } = program(`process.stdout.write(JSON.stringify(process.argv.slice(2)))`)
    const args = ['$(touch evil)', '; touch evil', '`touch evil`', '%PATH%', '"']
    const { result } = await asked({ command: [process.execPath, 'model.mjs', ...args] }, { root })
    expect(JSON.parse(String(result))).toEqual(args)
  })

  it.each<[string, string, string]>([
    ['fails', `console.error('please \\u001b[31mlog in'); process.exitCode = 3`, '(3): please [31mlog in'],
    [
      'fails with its reason on stdout',
      `console.log('Please run /login'); process.exitCode = 1`,
      '(1): Please run /login',
    ],
    [
      'fails with both',
      `console.log('Please run /login'); console.error('mcp: off'); process.exitCode = 1`,
      '(1): Please run /login · mcp: off',
    ],
    ['is killed', `process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 1e6)`, '(SIGTERM)'],
    ['never stops printing', `const more = () => process.stdout.write('x'.repeat(1 << 20), more); more()`, '8 MB까지'],
  ])('that %s is reported', async (_, lines, expected) => {
    expect(words((await run(lines)).result)).toContain(expected)
  })

  it('gets the environment without the tokens of CI services', async () => {
    const tokens = [
      'GITHUB_TOKEN',
      'GH_TOKEN',
      'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
      'ACTIONS_RUNTIME_TOKEN',
      'INPUT_TOKEN',
    ]
    const others = [
      'CI_JOB_TOKEN',
      'CI_REGISTRY_PASSWORD',
      'CI_REPOSITORY_URL',
      'NODE_AUTH_TOKEN',
      'SYSTEM_ACCESSTOKEN',
    ]
    const secret = Object.fromEntries([...tokens, ...others].map((name) => [name, 'secret']))
    const env = { PATH: process.env.PATH, ANTHROPIC_API_KEY: 'its own', GITHUB_REPOSITORY: 'a/b', ...secret }
    const { result } = await run('process.stdout.write(JSON.stringify(process.env))', { env })
    expect(JSON.parse(String(result))).toMatchObject({ ANTHROPIC_API_KEY: 'its own', GITHUB_REPOSITORY: 'a/b' })
    expect(result).not.toContain('secret')
  })

  it.each(['no-such-program-anywhere', './no-such-program', ''])(
    'that does not exist is reported: %s',
    async (name) => {
      expect(words((await asked({ command: [name] })).result)).toContain('프로그램을 찾지 못했습니다')
    },
  )

  it('has a time limit, and is killed with its child processes', async () => {
    const { root, command } = program(
      `import { spawn } from 'node:child_process'
      import { renameSync, writeFileSync } from 'node:fs'
      const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 1e6)'], { stdio: 'inherit' })
      writeFileSync('made', process.pid + ' ' + child.pid)
      renameSync('made', 'pids')
      setTimeout(() => {}, 1e6)`,
    )
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    cleanUp.push(() => vi.useRealTimers())
    const asking = asked({ command }, { root, timeoutMs: 1500 })
    await new Promise<void>((done) => {
      const timer = setInterval(() => {
        if (!existsSync(join(root, 'pids'))) return
        clearInterval(timer)
        done()
      }, 20)
    })
    vi.advanceTimersByTime(1500)
    expect(words((await asking).result)).toContain('1.5초 안에')
    vi.useRealTimers()
    const [own = 0, child = 0] = readFileSync(join(root, 'pids'), 'utf8').split(' ').map(Number)
    await dies(own)
    await dies(child)
  })

  it('has its remaining child processes killed after the answer', async () => {
    const { root, result } = await run(
      `import { spawn } from 'node:child_process'
      import { writeFileSync } from 'node:fs'
      const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 1e6)'], { stdio: 'inherit' })
      writeFileSync('pids', String(child.pid))
      process.stdout.write('답', () => process.exit(0))`,
    )
    expect(result).toBe('답')
    await dies(Number(readFileSync(join(root, 'pids'), 'utf8')))
  })

  it('is looked up on the PATH, and never in the current folder or through a relative entry', () => {
    const { root } = program('')
    writeFileSync(join(root, 'claude'), '#!/bin/sh\n', { mode: 0o755 })
    writeFileSync(join(root, 'plain'), '')
    expect(findProgram('claude', { PATH: `/nowhere:${root}` }, '/')).toBe(join(root, 'claude'))
    expect(findProgram('claude', { PATH: '.:::bin' }, root)).toBeUndefined()
    expect(findProgram('plain', { PATH: root }, root)).toBeUndefined()
    expect(findProgram('./claude', { PATH: '' }, root)).toBe(join(root, 'claude'))
  })
})
