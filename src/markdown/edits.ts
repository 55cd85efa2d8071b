import type { Heading } from 'mdast'
import { offset, visitParents } from './mdast.ts'

/** A stretch of a note, as offsets into its text. */
export interface Span {
  start: number
  end: number
}

/** Puts `text` in the place of what stands from `start` to `end`. */
export interface Edit extends Span {
  text: string
}

/** Applies edits that do not overlap; two insertions at one place keep their order. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += source.slice(at, start) + text
    at = end
  }
  return result + source.slice(at)
}

/** Makes edits, whose offsets count a line ending as one, in a text that may write it as two. */
export function applyToFile(text: string, edits: readonly Edit[]): string {
  if (!text.includes('\r')) return applyEdits(text, edits)
  const ending = /\r\n?/.exec(text)?.[0] ?? '\n'
  const pairs = Array.from(text.matchAll(/\r\n/g), ({ index }, at) => index - at)
  const inFile = (at: number) => at + pairs.findLastIndex((newline) => newline < at) + 1
  return applyEdits(
    text,
    edits.map(({ start, end, text: put }) => ({
      start: inFile(start),
      end: inFile(end),
      text: put.replaceAll('\n', ending),
    })),
  )
}

/** What brings a heading to another depth. An underlined one (setext) has two depths alone, so it becomes `####`. */
export function headingEdits(node: Heading, depth: number, source: string): Edit[] {
  const start = offset(node, 'start')
  const end = offset(node, 'end')
  const marks = '#'.repeat(depth)
  const opening = /^#{1,6}(?=[ \t\n]|$)/.exec(source.slice(start, end))
  if (opening) return depth === node.depth ? [] : [{ start, end: start + opening[0].length, text: marks }]
  if (depth === node.depth) return []
  const first = node.children[0] ? offset(node.children[0], 'start') : start
  const last = node.children.at(-1)
  const contentEnd = last ? offset(last, 'end') : first
  return [
    { start: first, end: first, text: `${marks} ` },
    ...lineBreaks(node, source, first, contentEnd),
    ...closingMarks(source, first, contentEnd),
    { start: contentEnd, end, text: '' },
  ]
}

/**
 * `two lines` of an underlined heading become one; a hard break between them becomes the only form that one line has.
 */
function lineBreaks(node: Heading, source: string, start: number, end: number): Edit[] {
  const hard: [number, number][] = []
  visitParents(node, (child) => {
    if (child.type === 'break') hard.push([offset(child, 'start'), offset(child, 'end')])
  })
  // The next line may begin with what its list or quote asks for: `> two\n> lines\n> ---`.
  return [...source.slice(start, end).matchAll(/(?:\\(?=\n)|[ \t]*)\n[ \t]*(?:>[ \t]*)*/g)].map((found) => {
    const newline = start + found.index + found[0].indexOf('\n')
    const isHard = hard.some(([from, to]) => from <= newline && newline < to)
    const from = start + found.index + (!isHard && found[0].startsWith('\\') ? 1 : 0)
    return { start: from, end: start + found.index + found[0].length, text: isHard ? '<br>' : ' ' }
  })
}

/** `C #` over `===` says `C #`, yet `#### C #` says `C`: there the last marks close the heading. */
function closingMarks(source: string, start: number, end: number): Edit[] {
  const marks = /(?:^|[ \t])(#+)$/.exec(source.slice(start, end))?.[1]
  const at = end - (marks?.length ?? 0)
  return marks === undefined ? [] : [{ start: at, end: at, text: '\\' }]
}
