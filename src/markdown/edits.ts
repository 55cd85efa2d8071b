import type { Heading } from 'mdast'
import { offset, visitParents } from './mdast.ts'

/** A range of a text, as offsets. */
export interface Span {
  start: number
  end: number
}

/** Replaces the range from `start` to `end` with `text`. */
export interface Edit extends Span {
  text: string
}

/** The same edits for a text that starts elsewhere. */
export function moved(edits: readonly Edit[], by: number): Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }))
}

/** Applies edits, which must not overlap. Insertions at the same offset keep their order. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += source.slice(at, start) + text
    at = end
  }
  return result + source.slice(at)
}

/** Applies edits to a file that may have CRLF or CR line endings. Their offsets refer to the text with `\n`. */
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

/** The edits that change a heading's depth. A setext heading only has two depths, so it becomes an ATX heading. */
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

/** Joins the lines of a setext heading. A hard break becomes `<br>`, since an ATX heading has only one line. */
function lineBreaks(node: Heading, source: string, start: number, end: number): Edit[] {
  const hard: [number, number][] = []
  visitParents(node, (child) => {
    if (child.type === 'break') hard.push([offset(child, 'start'), offset(child, 'end')])
  })
  // The next line may begin with indentation or quote markers: `> two\n> lines\n> ---`.
  return [...source.slice(start, end).matchAll(/(?:\\(?=\n)|[ \t]*)\n[ \t]*(?:>[ \t]*)*/g)].map((found) => {
    const newline = start + found.index + found[0].indexOf('\n')
    const isHard = hard.some(([from, to]) => from <= newline && newline < to)
    const from = start + found.index + (!isHard && found[0].startsWith('\\') ? 1 : 0)
    return { start: from, end: start + found.index + found[0].length, text: isHard ? '<br>' : ' ' }
  })
}

/** `C #` above `===` has the text `C #`, but `#### C #` has `C`: in an ATX heading, the last `#` closes it. */
function closingMarks(source: string, start: number, end: number): Edit[] {
  const marks = /(?:^|[ \t])(#+)$/.exec(source.slice(start, end))?.[1]
  const at = end - (marks?.length ?? 0)
  return marks === undefined ? [] : [{ start: at, end: at, text: '\\' }]
}
