import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Span } from './edits.ts'

/** In letters: no parser takes more between brackets. */
export const longestLabel = 999

/** A label as Markdown compares it, in the form of a tree's `identifier`. */
export function normaliseLabel(label: string): string {
  return normalizeIdentifier(label).toLowerCase()
}

/** All that stands in brackets, as labels are compared; what is code or a link's text is not told apart. */
export function bracketed(text: string): string[] {
  const found = Array.from(text.matchAll(/\[((?:\\[\s\S]|[^[\]\\])*)\]/g), ({ 0: whole, 1: label = '', index }) => ({
    label: normaliseLabel(label),
    // A quote's mark stands before each line of it: `> [two\n> lines]`; elsewhere `>` is a letter.
    quoted: normaliseLabel(label.replace(/\n[ \t>]+/g, '\n')),
    start: index,
    end: index + whole.length,
  }))
  // In `[text][label]` the text says no label, whether there is such a label or not. A footnote's `[^1][label]` says its
  // own all the same, and readers part ways where what follows is no label: `[text][ ]`.
  // Of `[a][b][c]` the second is a label of the first or the text of the third.
  const isText = ({ label, start, end }: { label: string; quoted: string } & Span, at: number) => {
    const next = found[at + 1]
    if (found[at - 1]?.end === start) return false
    return (
      !label.startsWith('^') && next?.start === end && /^[^^]/.test(next.quoted) && next.quoted.length < longestLabel
    )
  }
  return found.flatMap((one, at) =>
    one.quoted === '' || isText(one, at) ? [] : one.label === one.quoted ? [one.label] : [one.label, one.quoted],
  )
}
