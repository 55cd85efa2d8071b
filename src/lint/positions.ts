import type { Span } from '../markdown/edits.ts'

/** A place in a file: lines and columns from 1, columns in UTF-16 code units. */
export interface Position {
  line: number
  column: number
  endLine: number
  endColumn: number
}

/**
 * Makes the function from offsets into a note's text to lines and columns of its file.
 * @param text with line endings of one letter
 * @param bom whether a byte order mark stands before it in the file
 */
export function positionsIn(text: string, bom: boolean): (span: Span) => Position {
  let starts: number[] | undefined
  const position = (at: number) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle
    }
    // The mark is no part of the text, but an editor's column 2 is the first letter behind it.
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 + (bom && low === 0 ? 1 : 0) }
  }
  return ({ start, end }) => {
    const to = position(end)
    return { ...position(start), endLine: to.line, endColumn: to.column }
  }
}
