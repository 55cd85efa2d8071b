import { setTimeout as sleep } from 'node:timers/promises'
import OpenAI, { BadRequestError, UnprocessableEntityError } from 'openai'
import { enModel } from '../languages/en/model.ts'
import { koModel } from '../languages/ko/model.ts'
import type { ModelWords } from '../languages/language.ts'
import type { Material, Proposal } from '../questions/question.ts'
import { checkAnswers } from './model-check.ts'
import { type Asked, failure, mask, pause } from './model-failure.ts'
import { type ModelRequest, modelRequest } from './model-prompt.ts'
import { failed, readReply, replySchema } from './model-reply.ts'
import { wire } from './model-wire.ts'

export { type ModelRequest, modelRequest }

/** Where the model is: `keyEnv` names the environment variable that holds its key, never the key. */
export interface Model {
  baseUrl: string
  name?: string | undefined
  keyEnv?: string | undefined
}

/** How to ask: all times in milliseconds. */
export interface AskOptions {
  env: NodeJS.ProcessEnv
  /** Is told what is waited for, at each try and every second. */
  onWait?: ((text: string) => void) | undefined
  /** For all tries and the waits between them. */
  timeoutMs: number
  /** How often to ask again after 429 or 5xx. */
  retries: number
  /** Before the second try, where the server says nothing of it; twice that before the next. 1000 unless said. */
  backoffMs?: number | undefined
  signal?: AbortSignal | undefined
}

/** What a run of questions to the server shares. */
interface Session extends Asked {
  client: OpenAI
  options: AskOptions
  limit: AbortSignal
  letters: number
}

/**
 * Asks the model; gives its questions that passed every check, and what was dropped and why.
 * @throws InsightsError of the rule `model` on any failure; where `signal` is aborted, its reason
 */
export async function askModel(
  model: Model,
  input: Material,
  hints: readonly Proposal[],
  options: AskOptions,
): Promise<{ questions: Proposal[]; dropped: { text: string; reason: string }[] }> {
  const { common, deep, next } = input.limits
  if (input.items.length === 0 || common + deep + next <= 0) return { questions: [], dropped: [] }
  const words = input.language === 'ko' ? koModel : enModel
  const host = hostOf(model.baseUrl, words)
  const key = keyOf(model, options.env, words)
  const reply = await answer(model, { host, key, words }, modelRequest(input, hints), options)
  const { questions, dropped } = checkAnswers(readReply(reply, words), input)
  const masked = dropped.map(({ text, reason }) => ({ text: mask(text, key), reason: mask(reason, key) }))
  return { questions, dropped: masked }
}

function hostOf(baseUrl: string, words: ModelWords): string {
  if (!URL.canParse(baseUrl)) throw failed(words.badAddress())
  const { host, username, password } = new URL(baseUrl)
  if (username !== '' || password !== '') throw failed(words.badAddress())
  return host
}

function keyOf({ keyEnv }: Model, env: NodeJS.ProcessEnv, words: ModelWords): string | undefined {
  if (keyEnv === undefined) return undefined
  const key = env[keyEnv]?.trim() ?? ''
  if (key === '') throw failed(words.keyMissing(keyEnv))
  if (!/^[!-~]+$/.test(key)) throw failed(words.keyBroken(keyEnv))
  return key
}

/** What the model wrote, from all tries within the time limit. */
async function answer(
  { baseUrl, name, keyEnv }: Model,
  { host, key, words }: Pick<Asked, 'host' | 'key' | 'words'>,
  request: ModelRequest,
  options: AskOptions,
): Promise<string> {
  const { signal, timeoutMs, onWait } = options
  signal?.throwIfAborted()
  // a controller of our own: Node 20 may forget what `AbortSignal.any` made while it still is waited for
  const limit = new AbortController()
  const stop = () => limit.abort()
  const timer = setTimeout(stop, timeoutMs)
  signal?.addEventListener('abort', stop)
  const asked: Asked = { host, key, keyEnv, words, tries: 0, answering: false }
  const session = { ...asked, client: clientOf(baseUrl, key, words), options, limit: limit.signal, letters: 0 }
  let seconds = 0
  const ticker = setInterval(() => onWait?.(words.waiting(++seconds, session.letters)), 1000)
  try {
    return await ask(name, request, session)
  } catch (error) {
    signal?.throwIfAborted()
    throw limit.signal.aborted ? failed(words.timeLimit(host, timeoutMs / 1000)) : failure(error, session)
  } finally {
    clearInterval(ticker)
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    limit.abort()
  }
}

/** Everything that the library would else read from the environment is said here: it is not ours to send. */
function clientOf(baseURL: string, key: string | undefined, words: ModelWords): OpenAI {
  return new OpenAI({
    baseURL,
    apiKey: 'known to the wire alone',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    fetch: wire(key, words),
  })
}

async function ask(configured: string | undefined, request: ModelRequest, session: Session): Promise<string> {
  const name = configured ?? (await again(session, () => onlyModel(session)))
  session.options.onWait?.(session.words.asking(printable(name, session.key), session.host))
  try {
    return await again(session, () => complete(name, request, true, session))
  } catch (error) {
    const refused = error instanceof BadRequestError || error instanceof UnprocessableEntityError
    // not every server knows the schema; the reply is checked all the same
    if (!refused || !/response_format|json_schema/i.test(error.message)) throw error
    return await again(session, () => complete(name, request, false, session))
  }
}

/** Tries until it works, or until another try would not help. */
async function again<T>(session: Session, once: () => Promise<T>): Promise<T> {
  const { retries, backoffMs = 1000, onWait } = session.options
  for (let tries = 0; ; tries++) {
    session.tries = tries + 1
    session.answering = false
    try {
      return await once()
    } catch (error) {
      const wait = tries < retries ? pause(error, tries, backoffMs) : undefined
      if (wait === undefined || session.limit.aborted) throw error
      const status = error instanceof OpenAI.APIError ? (error.status ?? 0) : 0
      onWait?.(session.words.again(status, wait / 1000, tries + 1, retries))
      await sleep(wait, undefined, { signal: session.limit })
    }
  }
}

/** A server of one model, as a local one mostly is, need not be told its name. */
async function onlyModel({ client, limit, words, key }: Session): Promise<string> {
  const { data } = await client.models.list({ signal: limit })
  const names = (Array.isArray(data) ? data : []).map((one) => one?.id).filter((id) => typeof id === 'string')
  const [name] = names
  if (name === undefined || names.length > 1)
    throw failed(words.unnamed(names.slice(0, 8).map((one) => printable(one, key))))
  return name
}

/** A model's name as it may be printed, whatever a server calls it. */
function printable(name: string, key: string | undefined): string {
  return mask(name.replaceAll(/[^\w./:@-]/g, ''), key).slice(0, 60)
}

/** Streamed, since a local model may think for longer than Node waits for the first byte of a whole reply. */
async function complete(
  model: string,
  { system, user }: ModelRequest,
  withSchema: boolean,
  session: Session,
): Promise<string> {
  const { client, limit, words } = session
  const format = { name: 'questions', strict: true, schema: replySchema }
  const stream = await client.chat.completions.create(
    {
      model,
      stream: true,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
      ...(withSchema ? { response_format: { type: 'json_schema', json_schema: format } } : {}),
    },
    { signal: limit },
  )
  session.answering = true
  let text = ''
  for await (const piece of stream) {
    const choice = piece?.choices?.[0]
    if (typeof choice?.delta?.content === 'string') text += choice.delta.content
    session.letters = text.length
    const end = choice?.finish_reason
    if (end === 'length' || end === 'content_filter') throw failed(words.cutOff(end))
    // some servers keep the line open when all is said
    if (end) return text
  }
  throw failed(words.stopped(session.host))
}
