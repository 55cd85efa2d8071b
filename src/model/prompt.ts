import { createHash } from 'node:crypto'

/** What a model is asked: what it is to do, what others wrote, as data, and the form of its reply as a JSON schema. */
export interface Prompt {
  system: string
  user: string
  schema: object
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
