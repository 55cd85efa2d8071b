import { distance } from 'fastest-levenshtein'
import { headingText } from '../markdown/parser.ts'
import { headingWords } from '../text.ts'
import type { SectionConfig } from '../workspace/config.ts'

/**
 * How a heading matches the configured sections: it names one, nearly names one (`핵심 인사이드`), or contains all words of
 * one (`나의 핵심 인사이트`).
 */
type HeadingMatch = { kind: 'section' | 'near' | 'contains'; id: string; expected: string } | { kind: 'none' }

/** Finds the configured section that a heading's raw Markdown names. */
export type HeadingMatcher = (raw: string) => HeadingMatch

type Named = Pick<SectionConfig, 'id' | 'heading' | 'aliases'>

/** Creates a matcher for the headings and aliases of the configured sections. */
export function headingMatcher(sections: readonly Named[]): HeadingMatcher {
  const known = sections.flatMap(({ id, heading, aliases }) =>
    [heading, ...aliases].map((name) => ({ id, expected: heading, ...keysOf(name) })),
  )
  const byKey = new Map(known.map((one) => [one.key, one]))
  // If `질문 (공통)` and `질문 (심화)` are two sections, `질문` matches neither.
  const byBareKey = new Map(known.map((one) => [one.bareKey, one]))
  for (const { id, bareKey } of known) if (byBareKey.get(bareKey)?.id !== id) byBareKey.delete(bareKey)
  return (raw) => {
    const text = headingText(raw)
    if (text.length > maxLength) return { kind: 'none' }
    const { key, bareKey, words, sorted, bareSorted } = keysOf(text)
    if (key === '') return { kind: 'none' }
    const same = byKey.get(key) ?? byKey.get(bareKey) ?? byBareKey.get(bareKey)
    if (same) return { kind: 'section', id: same.id, expected: same.expected }
    const isNear = (one: Keys) =>
      sorted === one.sorted ||
      bareSorted === one.bareSorted ||
      [key, bareKey].some((own) => one.key.length >= 4 && distance(own, one.key) === 1)
    const near = known.find(isNear)
    if (near) return { kind: 'near', id: near.id, expected: near.expected }
    const contained = known.find(({ bareWords: all }) => all.length > 0 && all.every((word) => words.includes(word)))
    return contained ? { kind: 'contains', id: contained.id, expected: contained.expected } : { kind: 'none' }
  }
}

/** In code units. Longer headings are not matched, so that the time is bounded. */
const maxLength = 300

/** A heading's normalised forms. The `bare` ones are without a gloss or remark in brackets at the end. */
interface Keys {
  key: string
  bareKey: string
  words: string[]
  bareWords: string[]
  /** The words, sorted and joined. */
  sorted: string
  bareSorted: string
}

function keysOf(text: string): Keys {
  const words = headingWords(text)
  const key = words.join('')
  const bare = withoutGloss(text)
  const bareWords = bare === text ? words : headingWords(bare)
  const [sorted, bareSorted] = [words, bareWords].map((some) => some.toSorted().join(' ')) as [string, string]
  if (bareWords.length === 0) return { key, bareKey: key, words, bareWords: words, sorted, bareSorted: sorted }
  return { key, bareKey: bareWords.join(''), words, bareWords, sorted, bareSorted }
}

/** Removes the brackets at the end: `핵심 인사이트 (필수)`, `핵심 인사이트 [Core insights] (*)`. */
function withoutGloss(text: string): string {
  const gloss = /(?:\([^()]*\)|（[^（）]*）|\[[^[\]]*\]|【[^【】]*】)[\s\p{P}\p{S}]*$/u.exec(text)
  return gloss ? withoutGloss(text.slice(0, gloss.index)) : text
}
