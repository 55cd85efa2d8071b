import type { Span } from '../markdown/edits.ts'

/** The offset of a line, counted from 1. */
export function offsetOfLine(text: string, line: number): number {
  let start = 0
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1
  return start
}

/** The span of a line, counted from 1, without leading and trailing spaces. */
export function lineRange(text: string, line: number): Span {
  const start = offsetOfLine(text, line)
  const newline = text.indexOf('\n', start)
  const source = text.slice(start, newline < 0 ? text.length : newline)
  const indent = source.length - source.trimStart().length
  return { start: start + indent, end: start + Math.max(indent, source.trimEnd().length) }
}

/** A piece of a note for a message: on one line, at most 40 characters. */
export function excerpt(source: string): string {
  const letters = [...source.replace(/\s+/g, ' ')]
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')
}
