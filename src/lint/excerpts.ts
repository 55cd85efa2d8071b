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

/** The first headings of a note. One of a whole chapter has dozens, and a few show which note it is. */
export function firstHeadings(headings: readonly string[]): readonly string[] {
  return headings.length > mostHeadings ? [...headings.slice(0, mostHeadings), '…'] : headings
}

const mostHeadings = 5

/** A piece of a note for a message: on one line, at most 40 characters. */
export function excerpt(source: string): string {
  const letters = [...source.replace(/\s+/g, ' ')]
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')
}
