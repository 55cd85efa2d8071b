import type { Span } from '../markdown/edits.ts'
import type { Nodes } from '../markdown/mdast.ts'
import { headingText as plain } from '../markdown/parser.ts'

/** Where a line, from 1, starts. */
export function lineStart(text: string, line: number): number {
  let start = 0
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1
  return start
}

/** What stands on a line, from 1, without the spaces at its ends. */
export function lineRange(text: string, line: number): Span {
  const start = lineStart(text, line)
  const newline = text.indexOf('\n', start)
  const source = text.slice(start, newline < 0 ? text.length : newline)
  const indent = source.length - source.trimStart().length
  return { start: start + indent, end: start + Math.max(indent, source.trimEnd().length) }
}

/** A piece of a note as a message says it: on one line, and cut where it is long. */
export function excerpt(source: string): string {
  const letters = [...source.replace(/\s+/g, ' ')]
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')
}

/** What a heading of the note's tree says, as plain text; also an all-bold paragraph that stands for one. */
export function headingText(node: Nodes): string {
  const children = 'children' in node ? node.children : []
  const text = plain(children.map((child) => ('value' in child ? child.value : '')).join(''))
  return node.type === 'paragraph' ? text.replace(/\*\*|__/g, '').trim() : text
}
