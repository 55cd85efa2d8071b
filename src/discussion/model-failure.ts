import { APIError, APIUserAbortError } from 'openai'
import { InsightsError } from '../errors.ts'
import type { ModelWords } from '../languages/language.ts'
import { plain } from '../questions/plain.ts'
import { failed } from './model-reply.ts'

/** The longest wait that a server may ask for, in seconds; one that asks for more is not asked again. */
const LONGEST_WAIT = 60
/** A stretch of the key this long is masked wherever a server repeats it. */
const STRETCH = 6

/** What a failure is told with. */
export interface Asked {
  host: string
  key: string | undefined
  keyEnv: string | undefined
  words: ModelWords
  tries: number
  /** Has the server begun to answer? */
  answering: boolean
}

/** Gives a text without the key: every word in which a stretch of it stands, plain or encoded, becomes `***`. */
export function mask(text: string, key: string | undefined): string {
  if (key === undefined || key === '') return text
  const base64 = (value: string) => Buffer.from(value).toString('base64').replace(/=+$/, '')
  const forms = [key, encodeURIComponent(key), base64(key), base64(`Bearer ${key}`).slice(10)]
  const stretches = forms.flatMap((form) =>
    Array.from({ length: Math.max(1, form.length - STRETCH + 1) }, (_, at) => form.slice(at, at + STRETCH)),
  )
  return text.replaceAll(/\S+/g, (word) => (stretches.some((stretch) => word.includes(stretch)) ? '***' : word))
}

/** In milliseconds: how long to wait before the next try, or nothing where another would not help. */
export function pause(error: unknown, tries: number, backoffMs: number): number | undefined {
  if (!(error instanceof APIError) || !(error.status === 429 || (error.status ?? 0) >= 500)) return undefined
  const after = retryAfter(error)
  if (after !== undefined) return after <= LONGEST_WAIT ? after * 1000 : undefined
  return Math.min(backoffMs * 2 ** tries, (LONGEST_WAIT * 1000) / 4)
}

/** In seconds, from a header that holds seconds or a date. */
function retryAfter({ headers }: APIError): number | undefined {
  const said = headers?.get('retry-after')
  if (!said) return undefined
  const seconds = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds))
}

/** The one error that tells what went wrong, whatever the library or the server made of it. */
export function failure(error: unknown, asked: Asked): InsightsError {
  const { host, key, words, answering } = asked
  const own = chain(error).find((one) => one instanceof InsightsError)
  if (own) return own
  if (chain(error).some((one) => one instanceof SyntaxError)) return failed(words.notJson())
  if (error instanceof APIError && !(error instanceof APIUserAbortError)) {
    if (error.status !== undefined) return byStatus(error, error.status, asked)
    if (error.error !== undefined) return failed(words.status(host, 0, said(error, key)))
  }
  return failed(answering ? words.stopped(host) : words.unreachable(host, codeOf(error)))
}

function byStatus(error: APIError, status: number, { host, key, keyEnv, words, tries }: Asked): InsightsError {
  if (status < 400) return failed(words.redirected(host, mask(originOf(error.headers?.get('location')), key)))
  // what a server says to a key that it refuses is mostly the key
  if (status === 401 || status === 403) return failed(words.refused(host, status, keyEnv))
  if (status === 429) return failed(words.busy(host, tries, retryAfter(error)))
  return failed(words.status(host, status, said(error, key)))
}

function said({ error }: APIError, key: string | undefined): string {
  const message = typeof error === 'string' ? error : (error as { message?: unknown } | undefined)?.message
  return typeof message === 'string' ? mask(plain(message), key).slice(0, 200) : ''
}

function originOf(location: string | null | undefined): string {
  return location && URL.canParse(location) ? new URL(location).origin : ''
}

/** `ECONNREFUSED` and its like: what a connection failed of, wherever in the chain of causes it stands. */
function codeOf(error: unknown): string {
  const codes = chain(error).map((one) => (one as { code?: unknown }).code)
  return codes.find((code): code is string => typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) ?? ''
}

/** An error and what it was made of; the library wraps what our own `fetch` throws. */
function chain(error: unknown, depth = 5): Error[] {
  return error instanceof Error && depth > 0 ? [error, ...chain(error.cause, depth - 1)] : []
}
