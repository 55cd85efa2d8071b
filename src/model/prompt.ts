import { createHash } from 'node:crypto'

/** Puts lines between two markers that no line can equal, since they contain a hash of the lines. */
export function fenced(lines: readonly string[]): { begin: string; end: string; text: string } {
  const mark = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
  const [begin, end] = [`<<<DATA ${mark}`, `DATA ${mark}>>>`]
  return { begin, end, text: [begin, ...lines, end].join('\n') }
}
