import { describe, expect, it } from 'vitest'
import { modelRequest } from '../../src/discussion/model.ts'
import { InsightsError } from '../../src/errors.ts'
import { ask, inline, KEY, limit, reply, week } from './model-ask.ts'
import { begin, event, type Handler, serve, status, streamed } from './model-server.ts'
import { gardening, weekOf } from './weeks.ts'

/** The words of a failure, which is of the one rule and holds no key. */
function words(result: unknown): string {
  expect(result).toBeInstanceOf(InsightsError)
  const [finding] = (result as InsightsError).findings
  expect(finding?.ruleId).toBe('model')
  const all = `${(result as InsightsError).stack} ${finding?.reason} ${finding?.note} ${(result as InsightsError).cause}`
  expect(all).not.toContain(KEY.slice(0, 8))
  return finding?.reason ?? ''
}

const kept = {
  questions: [
    {
      list: 'common',
      title: inline.title,
      text: inline.text,
      term: '인라인',
      origin: 'model',
      lines: [],
      members: ['가람', '나래'],
      evidence: ['week-01/가람/insights/1', 'week-01/나래/open/1'],
    },
  ],
  dropped: [],
}

describe('an honest server', () => {
  it('is sent the notes as data, the schema, the key, and nothing of the environment', async () => {
    const { seen, result, said } = await ask(streamed(reply(inline)))
    expect(result).toEqual(kept)
    const [{ path, headers, body } = { path: '', headers: {}, body: {} }] = seen
    expect(path).toBe('/v1/chat/completions')
    expect(headers.authorization).toBe(`Bearer ${KEY}`)
    expect(Object.keys(headers).filter((name) => /stainless|openai/.test(name))).toEqual([])
    expect(body).toMatchObject({ model: 'm', stream: true, response_format: { type: 'json_schema' } })
    const { system, user } = modelRequest(week, [])
    expect(body.messages).toEqual([
      { role: 'system', content: system },
      { role: 'user', content: user },
    ])
    expect(JSON.parse(user).items[0]).toEqual({
      id: 'week-01/가람/insights/1',
      member: '가람',
      section: 'insights',
      title: '인라인의 대가',
      text: '함수를 펼치면 호출은 빨라지지만 코드 크기가 늘어난다',
    })
    expect(said[0]).toContain('m 모델')
  })

  it('needs no key where the config names none, whatever the environment holds', async () => {
    process.env.OPENAI_API_KEY = 'sk-not-ours'
    const { seen, result } = await ask(streamed(reply(inline)), { model: { keyEnv: undefined } })
    delete process.env.OPENAI_API_KEY
    expect(result).toEqual(kept)
    expect(seen[0]?.headers.authorization).toBeUndefined()
  })

  it.each<[string, Handler]>([
    ['all at once', status(200, { choices: [{ message: { content: reply(inline) }, finish_reason: 'stop' }] })],
    ['in a fence', streamed(`\`\`\`json\n${reply(inline)}\n\`\`\``)],
    ['after thinking aloud', streamed(`<think>{"questions": []}</think>\n${reply(inline)}`)],
    [
      'and keeps the line open, with events of its own',
      (response) => {
        begin(response).write('event: thread.x\ndata: {"choices": []}\r\n\r\n: ping\n\n')
        response.write(event(reply(inline), 'stop'))
      },
    ],
    [
      'but knows no schema',
      (response, seen, turn) =>
        seen.body.response_format
          ? status(400, { error: { message: 'unknown response_format' } })(response, seen, turn)
          : streamed(reply(inline))(response, seen, turn),
    ],
  ])('may answer %s', async (_, handler) => {
    expect((await ask(handler)).result).toEqual(kept)
  })

  it('need not be told the name of its only model', async () => {
    const handler: Handler = (response, seen, turn) =>
      (seen.method === 'GET' ? status(200, { data: [{ id: 'only' }] }) : streamed(reply(inline)))(response, seen, turn)
    const { seen, result } = await ask(handler, { model: { name: undefined } })
    expect(result).toEqual(kept)
    expect(seen[1]?.body.model).toBe('only')
  })

  it('is asked in English for a week in English', async () => {
    const mulch = {
      list: 'common',
      title: 'When mulch helps',
      text: 'If two inches of mulch keep the soil moist, when is it worth the slugs?',
      term: 'mulch',
      evidence: [
        { id: 'week-01/Ann/open/1', quote: 'worth the slugs' },
        { id: 'week-01/Ben/insights/1', quote: 'two inches are enough' },
      ],
    }
    const input = weekOf(gardening, { language: 'en', attribution: true })
    const { result } = await ask(streamed(reply(mulch, { ...mulch, text: 'Would Monsanto sell mulch here?' })), {
      input,
    })
    expect(result).toEqual({
      questions: [expect.objectContaining({ text: `${mulch.text} (Ann, Ben)`, members: ['Ann', 'Ben'] })],
      dropped: [{ text: expect.any(String), reason: 'a name that is not in its evidence: Monsanto' }],
    })
  })

  it('is not asked for a week without items', async () => {
    const { seen, result } = await ask(streamed(''), { input: weekOf({}) })
    expect(result).toEqual({ questions: [], dropped: [] })
    expect(seen).toEqual([])
  })
})

describe('a server that fails', () => {
  it.each<[string, Handler, string]>([
    ['gives no JSON', streamed('Sure! Here are some questions: {'), 'JSON이 아닙니다'],
    ['gives JSON of another form', streamed('{"questions": [{"text": 1}]}'), 'questions.0.list'],
    ['gives a flood of questions', streamed(reply(...Array(101).fill(limit))), '정한 모양'],
    ['stops in the middle', (response) => begin(response).end(event(reply(inline).slice(0, 40))), '끊겼습니다'],
    [
      'drops the line in the middle',
      (response) => void begin(response).write(event('{"quest'), () => response.destroy()),
      '끊겼습니다',
    ],
    ['breaks its own events', (response) => begin(response).end(`data: {"choices": [${KEY}\n\n`), 'JSON이 아닙니다'],
    ['runs out of room', (response) => begin(response).end(event('{"questions": [', 'length')), '(length)'],
    ['gives nothing', (response) => response.writeHead(204).end(), '끊겼습니다'],
    ['gives null', (response) => begin(response).end('data: null\n\n'), '끊겼습니다'],
    [
      'tells of an error in the stream',
      (response) => begin(response).end(`data: {"error": {"message": "no ${KEY} memory"}}\n\n`),
      '오류로 답했습니다: no *** memory',
    ],
    [
      'echoes the key',
      status(400, { error: { message: `bad header Bearer ${KEY}, "${KEY.slice(3)}"` } }),
      'HTTP 400 오류로 답했습니다: bad header Bearer *** ***',
    ],
    ['refuses the key', status(401, { error: { message: `Incorrect API key: ${KEY}` } }), 'HTTP 401 오류로 거절'],
    ['has no such model', status(404, { error: { message: 'model "m" not found' } }), 'model "m" not found'],
    ['redirects', status(307, {}, { location: 'http://127.0.0.2:9/v1' }), 'http://127.0.0.2:9'],
    [
      'answers HTML',
      (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad</h1>'),
      'HTTP 502',
    ],
  ])('%s', async (_, handler, expected) => {
    expect(words((await ask(handler)).result)).toContain(expected)
  })

  it('is told of in English too', async () => {
    const { result } = await ask(streamed('?'), { input: weekOf(gardening, { language: 'en' }) })
    expect(words(result)).toBe("the model's answer is no JSON")
  })

  it('is asked again after 429, as late as it says', async () => {
    const handler: Handler = (response, seen, turn) =>
      (turn === 1 ? status(429, {}, { 'retry-after': '0' }) : streamed(reply(inline)))(response, seen, turn)
    const { seen, result, said } = await ask(handler, { backoffMs: 1e9 })
    expect(result).toEqual(kept)
    expect(seen).toHaveLength(2)
    expect(said[1]).toContain('0초 뒤에 다시 묻습니다(1/2)')
  })

  it('is asked again after 500', async () => {
    const handler: Handler = (response, seen, turn) =>
      (turn < 3 ? status(500, {}) : streamed(reply(inline)))(response, seen, turn)
    expect((await ask(handler)).result).toEqual(kept)
  })

  it.each([
    ['429 for ever', status(429, {}), 3, '429, 3번 물음'],
    ['500 for ever', status(500, { error: { message: 'out of memory' } }), 3, 'out of memory'],
    ['429 until tomorrow', status(429, {}, { 'retry-after': '86400' }), 1, '429, 1번 물음'],
    ['404', status(404, {}), 1, 'HTTP 404'],
  ])('is not asked for ever: %s', async (_, handler, times, expected) => {
    const { seen, result } = await ask(handler)
    expect(seen).toHaveLength(times)
    expect(words(result)).toContain(expected)
  })

  it.each<[string, Handler]>([
    ['says nothing', () => {}],
    ['says a little', (response) => void begin(response).write(event('{'))],
    ['never ends its error', (response) => void response.writeHead(500).write('wait')],
    ['wants to be asked later than there is time', status(503, {}, { 'retry-after': '50' })],
  ])('has a time limit where it %s', async (_, handler) => {
    expect(words((await ask(handler, { timeoutMs: 300 })).result)).toContain('0.3초 안에')
  })

  it.each(['text/event-stream', 'application/json'])('is not read to the end of 100 MB of %s', async (type) => {
    let sent = 0
    const { result } = await ask((response) => {
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
  })

  it('is never asked without the key that the config names, or by an address that holds one', async () => {
    const { seen, result } = await ask(streamed(''), { env: {} })
    expect(words(result)).toContain('환경 변수 KEY')
    expect(words((await ask(streamed(''), { env: { KEY: `${KEY}\nX: 1` } })).result)).toContain('열쇠로 쓸 수 없습니다')
    const address = `http://user:${KEY}@127.0.0.1:9/v1`
    expect(words((await ask(streamed(''), { model: { baseUrl: address } })).result)).toContain('model.baseUrl')
    expect(seen).toEqual([])
  })

  it('that has several models is not asked to guess', async () => {
    const { result } = await ask(status(200, { data: [{ id: 'one' }, { id: 'two\u001b[31m' }] }), {
      model: { name: undefined },
    })
    expect(words(result)).toContain(': one, two31m')
  })

  it('that is not there is said so', async () => {
    const { baseUrl, close } = await serve(() => {})
    await close()
    expect(words((await ask(streamed(''), { model: { baseUrl } })).result)).toContain('ECONNREFUSED')
  })

  it('is left at once when somebody interrupts', async () => {
    const stop = new AbortController()
    const { result } = await ask(() => stop.abort(new Error('interrupted')), { signal: stop.signal })
    expect(result).toEqual(new Error('interrupted'))
  })
})
