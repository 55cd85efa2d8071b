import { setTimeout as sleep } from 'node:timers/promises'
import { InsightsError } from '../errors.ts'
import type { ModelWords } from '../languages/language.ts'
import type { ModelConfig } from '../workspace/config.ts'
import { failed, shown } from './check.ts'
import type { Prompt, TransportOptions } from './prompt.ts'

/** A server with the OpenAI chat protocol. `keyEnv` is the name of the environment variable with its key. */
type Server = Extract<ModelConfig, { baseUrl: string }>

/** Maximum size of an answer in bytes: some thirty thousand events of a stream, with the model's reasoning. */
const maxBytes = 8 * 1024 * 1024
/** How many characters of an error response are read. */
const maxErrorLength = 16 * 1024
/** How often to retry a busy or broken server, and the longest `retry-after` to wait for, in seconds. */
const retries = 3
const maxWait = 60
/** A part of the key of this length is masked wherever a server repeats it. A shorter key is not secret. */
const keyPartLength = 8

/** An HTTP response that is not ok. */
class Refusal extends Error {
  readonly response: Response
  readonly body: string

  constructor(response: Response, body: string) {
    super(`HTTP ${response.status}`)
    this.response = response
    this.body = body
  }
}

interface Session {
  server: Server
  host: string
  key: string | undefined
  words: ModelWords
  options: TransportOptions
  tries: number
  answering: boolean
}

/**
 * Asks a server and returns its model's answer. The key is sent only in a header of requests to this host.
 * @throws {InsightsError} on any failure
 */
export async function askServer(
  server: Server,
  prompt: Prompt,
  options: TransportOptions,
  words: ModelWords,
): Promise<string> {
  const url = addressOf(server, words)
  const key = keyOf(server, url, options.env, words)
  const session: Session = { server, host: url.host, key, words, options, tries: 0, answering: false }
  try {
    const name = server.name ?? (await withRetries(session, () => onlyModel(session)))
    options.onAsk(words.asking(printable(name, key), url.host, server.keyEnv))
    return masked(await complete(name, prompt, session), key)
  } catch (error) {
    throw failure(error, session)
  }
}

function addressOf({ baseUrl }: Server, words: ModelWords): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (url?.username !== '' || url.password !== '') throw failed(words.badAddress())
  return url
}

function keyOf({ keyEnv }: Server, url: URL, env: NodeJS.ProcessEnv, words: ModelWords): string | undefined {
  if (keyEnv === undefined) return undefined
  const key = env[keyEnv]?.trim() ?? ''
  if (key === '') throw failed(words.keyMissing(keyEnv))
  if (!/^[!-~]+$/.test(key)) throw failed(words.keyBroken(keyEnv))
  const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol !== 'https:' && !loopback) throw failed(words.keyUnprotected(url.host, keyEnv))
  return key
}

/**
 * Asks with the schema and a stream. A server that refuses the request gets it without the schema, and then without
 * either: they refuse in many words. The reply is checked anyway.
 */
async function complete(name: string, { system, user, schema }: Prompt, session: Session): Promise<string> {
  const chat = [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ]
  // Streamed, since a local model may take longer than Node waits for the first byte of a response.
  const body = { model: name, stream: true, messages: chat }
  const format = { type: 'json_schema', json_schema: { name: 'reply', strict: true, schema } }
  const simpler = [body, { model: name, messages: chat }]
  for (let request: object = { ...body, response_format: format }; ; ) {
    try {
      return await withRetries(session, () => chatOnce(request, session))
    } catch (error) {
      const isInvalid = error instanceof Refusal && [400, 422].includes(error.response.status)
      const next = isInvalid ? simpler.shift() : undefined
      if (!next) throw error
      request = next
    }
  }
}

/** Retries while the server is busy or broken. */
async function withRetries<T>(session: Session, once: () => Promise<T>): Promise<T> {
  const { signal, onAsk, backoffMs } = session.options
  for (let tries = 1; ; tries++) {
    session.tries = tries
    session.answering = false
    try {
      return await once()
    } catch (error) {
      const busy = error instanceof Refusal && (error.response.status === 429 || error.response.status >= 500)
      // Without credit, OpenAI answers 429, and waiting does not help.
      const isFinal = !busy || error.body.includes('insufficient_quota')
      if (isFinal || tries > retries || signal.aborted) throw error
      const seconds = retryAfter(error.response) ?? Math.min((backoffMs / 1000) * 2 ** (tries - 1), maxWait / 4)
      if (seconds > maxWait) throw error
      onAsk(session.words.again(error.response.status, seconds, tries, retries))
      await sleep(seconds * 1000, undefined, { signal })
    }
  }
}

/** The `retry-after` header in seconds; it contains seconds or a date. */
function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get('retry-after') ?? ''
  const seconds = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds))
}

/** The name of the server's only model, so that the config of a local server needs no name. */
async function onlyModel(session: Session): Promise<string> {
  let text = ''
  for await (const piece of textOf(await send('models', undefined, session), session.words)) text += piece
  const { data } = (JSON.parse(text) ?? {}) as { data?: unknown }
  const names = (Array.isArray(data) ? data : []).map((model) => model?.id).filter((id) => typeof id === 'string')
  const [name] = names
  if (name === undefined || names.length > 1)
    throw failed(session.words.unnamed(names.slice(0, 8).map((name) => printable(name, session.key))))
  return name
}

async function chatOnce(body: object, session: Session): Promise<string> {
  const response = await send('chat/completions', body, session)
  session.answering = true
  const streamed = !(response.headers.get('content-type') ?? '').includes('json')
  let text = ''
  for await (const event of streamed ? dataOf(response, session.words) : wholeOf(response, session.words)) {
    if (event === '[DONE]') return text
    const piece = pieceOf(JSON.parse(event))
    if (piece.error !== undefined)
      throw failed(session.words.status(session.host, 0, errorMessage(piece.error, session.key)))
    text += piece.content
    if (piece.finish === 'length' || piece.finish === 'content_filter') throw failed(session.words.cutOff(piece.finish))
    // Some servers keep the connection open after the end of the answer.
    if (piece.finish) return text
  }
  throw failed(session.words.stopped(session.host))
}

/** The content of one event of a stream, or of a whole response. */
function pieceOf(event: unknown): { content: string; finish: string; error?: unknown } {
  const { choices, error } = (event ?? {}) as { choices?: unknown; error?: unknown }
  const [choice] = Array.isArray(choices) ? choices : []
  const content = choice?.delta?.content ?? choice?.message?.content
  return {
    content: typeof content === 'string' ? content : '',
    finish: typeof choice?.finish_reason === 'string' ? choice.finish_reason : '',
    ...(error === undefined || error === null ? {} : { error }),
  }
}

async function send(
  path: string,
  body: object | undefined,
  { server, host, key, words, options }: Session,
): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json', 'user-agent': 'study-insights' })
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`)
  const response = await fetch(`${server.baseUrl.replace(/\/+$/, '')}/${path}`, {
    method: body ? 'POST' : 'GET',
    body: body ? JSON.stringify(body) : null,
    headers,
    signal: options.signal,
    redirect: 'manual',
  })
  if (response.ok && !response.headers.get('content-type')?.includes('html')) return response
  if (response.ok) {
    await response.body?.cancel()
    throw failed(words.webPage(host))
  }
  throw new Refusal(response, await startOf(response))
}

/** Yields the body of a response as text. Throws if it is too long. */
async function* textOf(response: Response, words: ModelWords): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw failed(words.tooLong(maxBytes / 1024 / 1024))
    yield decoder.decode(chunk, { stream: true })
  }
}

async function* wholeOf(response: Response, words: ModelWords): AsyncGenerator<string> {
  let body = ''
  for await (const text of textOf(response, words)) body += text
  yield body
}

/** Yields the data of server-sent events. Other lines (`event:`, comments) are ignored. */
async function* dataOf(response: Response, words: ModelWords): AsyncGenerator<string> {
  let parts: string[] = []
  for await (const text of textOf(response, words)) {
    parts.push(text)
    if (!/[\r\n]/.test(text)) continue
    const lines = parts.join('').split(/\r\n|\r|\n/)
    parts = [lines.pop() ?? '']
    yield* lines.filter((line) => line.startsWith('data:')).map((line) => line.slice('data:'.length).trim())
  }
}

async function startOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let start = ''
  for await (const chunk of response.body ?? []) {
    start += decoder.decode(chunk, { stream: true })
    if (start.length > maxErrorLength) break
  }
  return start.slice(0, maxErrorLength)
}

/** Turns any error of Node or the server into a message for the user. */
function failure(error: unknown, { server, host, key, words, tries, answering }: Session): InsightsError {
  if (error instanceof InsightsError) return error
  if (error instanceof SyntaxError) return failed(words.notTheProtocol(host))
  if (!(error instanceof Refusal))
    return failed(answering ? words.stopped(host) : words.unreachable(host, codeOf(error)))
  const { status, headers } = error.response
  if (status < 400) return failed(words.redirected(host, masked(originOf(headers.get('location')), key)))
  // The message of the server is not shown: it often contains the key.
  if (status === 401 || status === 403) return failed(words.refused(host, status, server.keyEnv))
  if (status === 429) return failed(words.busy(host, tries, retryAfter(error.response), errorMessage(error.body, key)))
  return failed(words.status(host, status, errorMessage(error.body, key)))
}

/** The message of a server's error, in any of the usual formats. */
function errorMessage(error: unknown, key: string | undefined): string {
  let value = error
  try {
    if (typeof value === 'string') value = JSON.parse(value)
  } catch {
    return ''
  }
  const inner = (value as { error?: unknown } | null)?.error ?? value
  const message = typeof inner === 'string' ? inner : (inner as { message?: unknown } | null)?.message
  return typeof message === 'string' ? masked(shown(message, 200), key) : ''
}

function originOf(location: string | null): string {
  return location && URL.canParse(location) ? new URL(location).origin : ''
}

/** The code of a connection error such as `ECONNREFUSED`, from the error or its causes. */
function codeOf(error: unknown, depth = 5): string {
  if (!(error instanceof Error) || depth === 0) return ''
  const { code } = error as NodeJS.ErrnoException
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : codeOf(error.cause, depth - 1)
}

/** A model's name from a server, safe to print. */
function printable(name: string, key: string | undefined): string {
  return masked(name.replaceAll(/[^\w./:@-]/g, ''), key).slice(0, 60)
}

/** Masks the key in a text: every word that contains a part of it, plain or encoded, becomes `***`. */
function masked(text: string, key: string | undefined): string {
  if (key === undefined || key.length < keyPartLength) return text
  const base64 = (value: string) => Buffer.from(value).toString('base64').replace(/=+$/, '')
  const forms = [key, encodeURIComponent(key), base64(key), base64(`Bearer ${key}`).slice(10)]
  const keyParts = forms.flatMap((form) =>
    Array.from({ length: form.length - keyPartLength + 1 }, (_, at) => form.slice(at, at + keyPartLength)),
  )
  const hidden = text.replaceAll(key, '***')
  return hidden.replaceAll(/[\w.~+/=%-]+/g, (word) => (keyParts.some((part) => word.includes(part)) ? '***' : word))
}
