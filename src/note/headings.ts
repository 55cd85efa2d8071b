import { distance } from 'fastest-levenshtein'
import type { SectionConfig } from '../config.ts'
import { parseMarkdown, plainText } from '../mdast.ts'

/** What a heading of a note says, as far as the configured sections go. */
export type HeadingMatch = { kind: 'section'; id: string } | { kind: 'near'; expected: string } | { kind: 'none' }

/** Tells which configured section a heading's raw Markdown text names. */
export type HeadingMatcher = (raw: string) => HeadingMatch

const anywhere = /(?:[\p{P}\p{S}\p{Z}\p{C}\s]|\uFE0E|\uFE0F|\u20E3)+/gu
// `1.`, `(2)`, `3-1`, `①`, `Ⅳ.`, `iv)`, `a.`, `가)` and the keycap `1️⃣`; a bare `3` stays, as in `3가지 배운 점`.
const numbering =
  /^(?:\d+(?:[.-]\d+)+[.):\]]?|(?:\d+|[ivx]+|[a-z]|[가나다라마바사아자차카타파하])(?:[.):\]]|\uFE0F?\u20E3)|[\p{No}\p{Nl}][.):]?)/u
const leading = /^(?:[\p{P}\p{S}\p{Z}\p{C}\s]|\uFE0E|\uFE0F)+/u

/** Folds a heading's plain text for comparing: NFC, lower case, without emoji, numbering, punctuation and spaces. */
export function normaliseHeading(text: string): string {
  return withoutNumbering(text).replace(anywhere, '')
}

/** Makes the matcher for the configured sections, by heading and alias. */
export function headingMatcher(sections: readonly SectionConfig[]): HeadingMatcher {
  const known = sections.flatMap(({ id, heading, aliases }) =>
    [heading, ...aliases].map((text) => ({ id, heading, key: normaliseHeading(text), words: wordKey(text) })),
  )
  const byKey = new Map(known.map(({ key, id }) => [key, id]))
  return (raw) => {
    const text = headingText(raw)
    const key = normaliseHeading(text)
    const id = byKey.get(key)
    if (key === '') return { kind: 'none' }
    if (id !== undefined) return { kind: 'section', id }
    const words = wordKey(text)
    const near = known.find((one) => words === one.words || (one.key.length >= 4 && distance(key, one.key) === 1))
    return near ? { kind: 'near', expected: near.heading } : { kind: 'none' }
  }
}

/** The plain text of a heading's raw Markdown: `[핵심](a.md) &amp; **인사이트**` is `핵심 & 인사이트`. */
export function headingText(raw: string): string {
  const line = raw.replace(/\s*\n\s*/g, ' ').trim()
  return /[[<&\\]/.test(line) ? plainText(parseMarkdown(`# ${line}`)) : line
}

function wordKey(text: string): string {
  return withoutNumbering(text)
    .split(anywhere)
    .filter((word) => word !== '')
    .sort()
    .join(' ')
}

function withoutNumbering(text: string): string {
  let rest = text.normalize('NFC').toLowerCase()
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(leading, '').replace(numbering, '')
  }
  return rest
}
