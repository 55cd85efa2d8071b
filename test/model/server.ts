import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request to the server: its headers, and its body as JSON. */
export interface Seen {
  method: string
  path: string
  headers: IncomingMessage['headers']
  // biome-ignore lint/suspicious/noExplicitAny: each test reads other parts of it
  body: any
}

/** Answers one request; `turn` counts them from 1. */
export type Handler = (response: ServerResponse, seen: Seen, turn: number) => void

/** A real server on loopback that speaks the chat protocol. The handler decides what it answers. */
export async function serve(handler: Handler): Promise<{ baseUrl: string; seen: Seen[]; close(): Promise<void> }> {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const { method = '', url: path = '', headers } = request
    seen.push({ method, path, headers, body: text === '' ? undefined : JSON.parse(text) })
    handler(response, seen.at(-1) as Seen, seen.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { baseUrl: `http://127.0.0.1:${port}/v1`, seen, close }
}

/** One event of a streamed answer. */
export function event(content: string, finish: string | null = null): string {
  const choices = [{ index: 0, delta: { content }, finish_reason: finish }]
  return `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices })}\n\n`
}

/** Begins a streamed answer. */
export function begin(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream' })
}

/** Streams a text in chunks of seven letters, like a correct server. */
export function streamed(text: string): Handler {
  return (response) => {
    begin(response)
    for (const [piece] of text.matchAll(/.{1,7}/gsu)) response.write(event(piece))
    response.write(event('', 'stop'))
    response.end('data: [DONE]\n\n')
  }
}

/** Answers with a status and JSON. */
export function status(code: number, body: unknown, headers: Record<string, string> = {}): Handler {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}
