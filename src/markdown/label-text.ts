import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Span } from './edits.ts'

/** In characters: the maximum length of a label in CommonMark. */
export const longestLabel = 999

/** Normalises a label as Markdown does, to the form of `identifier` in mdast. */
export function normaliseLabel(label: string): string {
  return normalizeIdentifier(label).toLowerCase()
}

/** The normalised text of all brackets that may be a label, including code and texts of links. */
export function bracketed(text: string): string[] {
  const found = Array.from(text.matchAll(/\[((?:\\[\s\S]|[^[\]\\])*)\]/g), ({ 0: whole, 1: label = '', index }) => ({
    label: normaliseLabel(label),
    // In a quote each line begins with `>`: `> [two\n> lines]`; elsewhere `>` is part of the label.
    quoted: normaliseLabel(label.replace(/\n[ \t>]+/g, '\n')),
    start: index,
    end: index + whole.length,
  }))
  // In `[text][label]` the text is not a label, whether or not `label` is defined. In `[^1][label]`, `^1` still is one,
  // and parsers disagree if no label follows: `[text][ ]`.
  // In `[a][b][c]` the second is the label of the first or the text of the third.
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
