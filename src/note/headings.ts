import { distance } from 'fastest-levenshtein'
import type { SectionConfig } from '../config.ts'
import { parseMarkdown, plainText } from '../mdast.ts'
import { headingWords, normaliseHeading } from '../names.ts'

/** What a heading of a note says, as far as the configured sections go. */
export type HeadingMatch = { kind: 'section'; id: string } | { kind: 'near'; expected: string } | { kind: 'none' }

/** Tells which configured section a heading's raw Markdown text names. */
export type HeadingMatcher = (raw: string) => HeadingMatch

/** Makes the matcher for the configured sections, by heading and alias. */
export function headingMatcher(sections: readonly Pick<SectionConfig, 'id' | 'heading' | 'aliases'>[]): HeadingMatcher {
  const known = sections.flatMap(({ id, heading, aliases }) =>
    [heading, ...aliases].map((text) => ({
      id,
      heading,
      key: normaliseHeading(text),
      words: headingWords(text).sort().join(' '),
    })),
  )
  const byKey = new Map(known.map(({ key, id }) => [key, id]))
  return (raw) => {
    const text = headingText(raw)
    const key = normaliseHeading(text)
    const id = byKey.get(key)
    if (key === '') return { kind: 'none' }
    if (id !== undefined) return { kind: 'section', id }
    const words = headingWords(text).sort().join(' ')
    const near = known.find((one) => words === one.words || (one.key.length >= 4 && distance(key, one.key) === 1))
    return near ? { kind: 'near', expected: near.heading } : { kind: 'none' }
  }
}

/** The plain text of a heading's raw Markdown: `[핵심](a.md) &amp; **인사이트**` is `핵심 & 인사이트`. */
export function headingText(raw: string): string {
  const line = raw.replace(/\s*\n\s*/g, ' ').trim()
  return /[[<&\\]/.test(line) ? plainText(parseMarkdown(`# ${line}`)) : line
}
