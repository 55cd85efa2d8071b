import type { Position, Range } from 'vscode-languageserver/node'
import type { Span } from '../markdown/edits.ts'

/** How an editor counts characters in a line: bytes, code units or code points. Negotiated at the start. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32'

const encodings: readonly string[] = ['utf-8', 'utf-16', 'utf-32'] satisfies PositionEncoding[]

/** The first encoding of the editor's list that we know. Every editor knows UTF-16, which is the default. */
export function chooseEncoding(offered: readonly string[] = []): PositionEncoding {
  return (offered.find((name) => encodings.includes(name)) ?? 'utf-16') as PositionEncoding
}

/** Lines and columns from 1, columns in UTF-16 code units, as in findings. */
interface FileRange {
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** Converts between an editor's positions and offsets into a text. */
export interface Positions {
  /** The offset of a position. One beyond the end of its line or of the text is at that end. */
  offsetAt(position: Position): number
  rangeOf(span: Span): Range
  /** The range of a finding or of its edits. */
  rangeAt(range: FileRange): Range
}

/**
 * Prepares the conversion for a text.
 * @param bom whether the file begins with a byte order mark that is not in `text`; the editor counts it
 */
export function positionsOf(text: string, encoding: PositionEncoding, bom = false): Positions {
  const lines = linesOf(text)
  const markOn = (line: number) => (bom && line === 0 ? '\uFEFF' : '')
  const lineAt = (line: number) => lines[Math.min(Math.max(line, 0), lines.length - 1)] as Span
  const positionAt = (offset: number): Position => {
    const line = lineNumber(lines, offset)
    const { start, end } = lineAt(line)
    const before = markOn(line) + text.slice(start, Math.min(offset, end))
    return { line, character: sizeOf(before, encoding) }
  }
  const offsetAt = ({ line, character }: Position): number => {
    if (line < 0) return 0
    if (line >= lines.length) return text.length
    const { start, end } = lineAt(line)
    return start + unitsIn(text.slice(start, end), character - sizeOf(markOn(line), encoding), encoding)
  }
  const offsetOf = (line: number, column: number) => {
    const { start, end } = lineAt(line - 1)
    return Math.max(start, Math.min(start + column - 1 - markOn(line - 1).length, end))
  }
  const rangeOf = ({ start, end }: Span): Range => ({ start: positionAt(start), end: positionAt(end) })
  return {
    offsetAt,
    rangeOf,
    rangeAt: ({ line, column, endLine, endColumn }) =>
      rangeOf({ start: offsetOf(line, column), end: offsetOf(endLine, endColumn) }),
  }
}

/** The lines of a text without their endings: `\n`, `\r\n` or `\r`, as the protocol defines them. */
function linesOf(text: string): Span[] {
  const lines: Span[] = []
  let start = 0
  for (const { 0: ending, index } of text.matchAll(/\r\n?|\n/g)) {
    lines.push({ start, end: index })
    start = index + ending.length
  }
  return [...lines, { start, end: text.length }]
}

function lineNumber(lines: readonly Span[], offset: number): number {
  let [low, high] = [0, lines.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}

function sizeOf(text: string, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return text.length
  return encoding === 'utf-8' ? Buffer.byteLength(text) : [...text].length
}

/** How many code units of a line have a size, at most all. Never half of a letter. */
function unitsIn(line: string, size: number, encoding: PositionEncoding): number {
  if (encoding === 'utf-16') return Math.max(0, Math.min(size, line.length))
  let [units, sum] = [0, 0]
  for (const letter of line) {
    sum += sizeOf(letter, encoding)
    if (sum > size) break
    units += letter.length
  }
  return units
}
