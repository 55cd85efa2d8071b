import { createHash } from 'node:crypto'

/** What a model is asked: what it is to do, what others wrote, as data, and the form of its reply as a JSON schema. */
export interface Prompt {
  system: string
  user: string
  schema: object
}

/** How a model is asked, by whichever way. */
export interface Asking {
  env: NodeJS.ProcessEnv
  /** The folder that a program runs in, absolute. */
  root: string
  /** Ends a program and all that it started, or all tries of a server and the waits between them. */
  signal: AbortSignal
  /** In milliseconds, before a busy server is asked again where it says nothing of it; twice that before the next time. */
  backoffMs: number
  /** Is told what is asked or run, before it is. */
  onAsk(text: string): void
}

/** The prompt as one text: for a program's stdin, or to paste into any chat. */
export function promptText({ system, user }: Prompt): string {
  return `${system}\n\n${user}\n`
}

/** Lines between two marks that none of them can be: each mark holds a hash of the lines. */
export function fenced(lines: readonly string[]): { begin: string; end: string; text: string } {
  const mark = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
  const [begin, end] = [`<<<DATA ${mark}`, `DATA ${mark}>>>`]
  return { begin, end, text: [begin, ...lines, end].join('\n') }
}
