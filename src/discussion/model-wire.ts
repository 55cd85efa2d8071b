import { ReadableStream } from 'node:stream/web'
import type { ModelWords } from '../languages/language.ts'
import { failed } from './model-reply.ts'

/** The most bytes of one answer: some thirty thousand pieces of a stream, thinking aloud included. */
const MOST_BYTES = 8 * 1024 * 1024
/** An error is a sentence; what a server sends after that is not read. */
const MOST_OF_AN_ERROR = 16 * 1024

/**
 * Makes the `fetch` that the client library sends by. The key is known here alone, so no error of the library's can hold it.
 * It sends no headers but these, follows no redirect, reads no more than it must, and lets only the data of a stream
 * through: the library prints other events to the terminal when they are broken.
 */
export function wire(key: string | undefined, words: ModelWords): typeof fetch {
  return async (address, init = {}) => {
    const headers = new Headers({ 'content-type': 'application/json', 'user-agent': 'study-insights' })
    if (key !== undefined) headers.set('authorization', `Bearer ${key}`)
    const { method = 'GET', body = null, signal = null } = init
    const response = await fetch(address, { method, body, signal, headers, redirect: 'manual' })
    const { status } = response
    if (!response.ok) return new Response((await start(response)) || null, { status, headers: response.headers })
    const type = response.headers.get('content-type') ?? ''
    if (method === 'GET') return Response.json(JSON.parse(await whole(response, words)))
    if (type.includes('json')) return stream([asEvent(await whole(response, words))])
    return stream(dataLines(response, words))
  }
}

function stream(texts: Iterable<string> | AsyncIterable<string>): Response {
  async function* bytes() {
    const encoder = new TextEncoder()
    for await (const text of texts) if (text !== '') yield encoder.encode(text)
  }
  return new Response(ReadableStream.from(bytes()) as globalThis.ReadableStream, {
    headers: { 'content-type': 'text/event-stream' },
  })
}

/** A server that does not stream answers all at once: the same as a stream of one piece. */
function asEvent(text: string): string {
  let reply: unknown
  try {
    reply = JSON.parse(text)
  } catch {
    return `data: ${text.replaceAll(/\s+/g, ' ')}\n\n`
  }
  const { choices } = (reply ?? {}) as { choices?: unknown }
  if (!Array.isArray(choices)) return `data: ${JSON.stringify(reply)}\n\n`
  const pieces = choices.map((choice) => ({ ...choice, delta: choice?.message }))
  return `data: ${JSON.stringify({ choices: pieces })}\n\n`
}

/** The chunks of a body as text; throws when they are more than may be read. */
async function* texts(response: Response, words: ModelWords): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MOST_BYTES) throw failed(words.tooLong(MOST_BYTES / 1024 / 1024))
    yield decoder.decode(chunk, { stream: true })
  }
}

async function whole(response: Response, words: ModelWords): Promise<string> {
  let all = ''
  for await (const text of texts(response, words)) all += text
  return all
}

async function start(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let all = ''
  for await (const chunk of response.body ?? []) {
    all += decoder.decode(chunk, { stream: true })
    if (all.length > MOST_OF_AN_ERROR) break
  }
  return all.slice(0, MOST_OF_AN_ERROR)
}

/** Whole lines at a time, since the library looks through all it holds at every piece; only `data:` and the blank ones between. */
async function* dataLines(response: Response, words: ModelWords): AsyncGenerator<string> {
  let parts: string[] = []
  for await (const text of texts(response, words)) {
    parts.push(text)
    if (!/[\r\n]/.test(text)) continue
    const lines = parts.join('').split(/\r\n|\r|\n/)
    parts = [lines.pop() ?? '']
    yield lines
      .filter((line) => line === '' || line.startsWith('data:'))
      .map((line) => `${line}\n`)
      .join('')
  }
}
