import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { InsightsError } from '../../src/errors.ts'
import { koModel } from '../../src/languages/ko/model.ts'
import { type AskOptions, askProgram, findProgram } from '../../src/model/command.ts'

const prompt = '할 일\n\n자료\n'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step()
})

/** Asks, and returns the answer or the thrown error with everything that was printed meanwhile. */
async function asked(command: readonly string[], more: Partial<AskOptions> = {}) {
  const printed: string[] = []
  const onAsk = (text: string) => printed.push(text)
  const options = { words: koModel, env: process.env, root: tmpdir(), onAsk, onWait: () => {}, ...more }
  return { result: await askProgram(command, prompt, options).catch((error: unknown) => error), printed }
}

/** The message of a failure; checks its rule. */
function words(result: unknown): string {
  expect(result).toBeInstanceOf(InsightsError)
  const [finding] = (result as InsightsError).findings
  expect(finding?.rule).toBe('model')
  return finding?.message ?? ''
}

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
    return { root, ...(await asked(command, { root, ...more })) }
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
    expect(result).toBe(`답: ${prompt}`)
    expect(printed[0]).toContain(`${process.execPath} model.mjs`)
  })

  it('may answer without reading a prompt that is longer than a pipe', async () => {
    const { root, command } = program(`process.stdout.write('답')`)
    const options = { words: koModel, env: process.env, root, onAsk: () => {}, onWait: () => {} }
    expect(await askProgram(command, 'x'.repeat(1 << 22), options)).toBe('답')
  })

  it('gets its arguments unchanged, without a shell', async () => {
    const { root } = program(`process.stdout.write(JSON.stringify(process.argv.slice(2)))`)
    const args = ['$(touch evil)', '; touch evil', '`touch evil`', '%PATH%', '"']
    const { result } = await asked([process.execPath, 'model.mjs', ...args], { root })
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
      expect(words((await asked([name])).result)).toContain('프로그램을 찾지 못했습니다')
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
    const asking = asked(command, { root, timeoutMs: 1500 })
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
