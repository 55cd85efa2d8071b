import { createHash } from 'node:crypto'

/** A prompt: the task (`system`), what people wrote as data (`user`), and the JSON schema of the reply. */
export interface Prompt {
  system: string
  user: string
  schema: object
}

/** Options of both ways to ask a model. */
export interface TransportOptions {
  env: NodeJS.ProcessEnv
  /** The working folder of a program, absolute. */
  root: string
  /** Stops a program with its child processes, or the requests to a server with the waits between them. */
  signal: AbortSignal
  /** Wait before the first retry in milliseconds, if the server gives no time; doubled for each further retry. */
  backoffMs: number
  /** Called with a message before anything is sent or run. */
  onAsk(text: string): void
}

/** The prompt as one text, for a program's stdin or to paste into any chat. */
export function promptText({ system, user }: Prompt): string {
  return `${system}\n\n${user}\n`
}

/** Puts lines between two markers that no line can equal, since they contain a hash of the lines. */
export function fenced(lines: readonly string[]): { begin: string; end: string; text: string } {
  const mark = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
  const [begin, end] = [`<<<DATA ${mark}`, `DATA ${mark}>>>`]
  return { begin, end, text: [begin, ...lines, end].join('\n') }
}
