import { distance } from 'fastest-levenshtein'
import { headingWords } from '../text.ts'
import type { SectionConfig } from '../workspace/config.ts'
import { minorWords, questionHeadings, usualHeadings } from './usual-headings.ts'

/**
 * How a heading matches the configured sections: it names one, has a part of a name or other usual words for it
 * (`흥미로운 발견`), nearly names one (`핵심 인사이드`), or contains all words of one (`나의 핵심 인사이트`). `question` is a part
 * of the name of the questions section (`질문`), which may be about something else. `isPart`: it has a part of a name.
 */
type HeadingMatch = NamedMatch | { kind: 'none' }

interface NamedMatch {
  kind: 'section' | 'usual' | 'near' | 'contains' | 'question'
  id: string
  expected: string
  isPart?: boolean
}

/** Finds the configured section that a heading's plain text names. */
export type HeadingMatcher = (text: string) => HeadingMatch

type NamedSection = Pick<SectionConfig, 'id' | 'heading' | 'aliases'>

/**
 * Creates a matcher for the headings and aliases of the configured sections.
 * @param questions the id of the questions section. With it, parts of names and other usual words match too
 */
export function headingMatcher(sections: readonly NamedSection[], questions?: string): HeadingMatcher {
  const known = sections.flatMap(({ id, heading, aliases }) =>
    [heading, ...aliases].map((name) => ({ id, expected: heading, ...keysOf(name) })),
  )
  const byKey = new Map(known.map((one) => [one.key, one]))
  // If `질문 (공통)` and `질문 (심화)` are two sections, `질문` matches neither.
  const byBareKey = new Map(known.map((one) => [one.bareKey, one]))
  for (const { id, bareKey } of known) if (byBareKey.get(bareKey)?.id !== id) byBareKey.delete(bareKey)
  const usual = questions === undefined ? undefined : usualMatcher(sections, questions)
  return (text) => {
    if (text.length > maxLength) return { kind: 'none' }
    const { key, bareKey, words, sorted, bareSorted } = keysOf(text)
    if (key === '') return { kind: 'none' }
    const same = byKey.get(key) ?? byKey.get(bareKey) ?? byBareKey.get(bareKey)
    if (same) return { kind: 'section', id: same.id, expected: same.expected }
    const other = usual?.byWords(key, bareKey)
    if (other) return other
    const isNear = (one: Keys) =>
      sorted === one.sorted || bareSorted === one.bareSorted || [key, bareKey].some((own) => isMisspelt(own, one.key))
    const near = known.find(isNear)
    if (near) return { kind: 'near', id: near.id, expected: near.expected }
    const contained = known.find(({ bareWords: all }) => all.length > 0 && all.every((word) => words.includes(word)))
    if (contained) return { kind: 'contains', id: contained.id, expected: contained.expected }
    return usual?.byPart(bareKey === key ? words : headingWords(withoutGloss(text))) ?? { kind: 'none' }
  }
}

/** Matches the usual other words for sections, and parts of their names. */
function usualMatcher(sections: readonly NamedSection[], questions: string) {
  const byKey = new Map(sections.flatMap((section) => usualHeadings(section).map((key) => [key, section] as const)))
  const names = sections.flatMap((section) => {
    const { heading, aliases } = section
    const own = [heading, ...aliases, ...(section.id === questions ? questionHeadings : [])]
    return own.map((name) => ({ section, words: new Set(headingWords(name)) }))
  })
  const matched = ({ id, heading }: NamedSection): NamedMatch => ({
    kind: id === questions ? 'question' : 'usual',
    id,
    expected: heading,
  })
  return {
    byWords(...keys: string[]): HeadingMatch | undefined {
      const found = keys.map((key) => byKey.get(key)).find(Boolean)
      return found && matched(found)
    },
    /** The one section whose name has all these words. */
    byPart(words: readonly string[]): HeadingMatch | undefined {
      if (words.every((word) => minorWords.has(word))) return undefined
      const fitting = names.filter((name) => words.every((word) => name.words.has(word)))
      const [first, ...others] = new Set(fitting.map(({ section }) => section))
      return first && others.length === 0 ? { ...matched(first), isPart: true } : undefined
    },
  }
}

/** In code units. Longer headings are not matched, so that the time is bounded. */
const maxLength = 300

/**
 * Whether a heading is one letter away from a name: `핵심 인사이드`, `느낀점들`. Of three syllables, also if one consonant or
 * vowel in them differs, `느낀정` for `느낀점`. Of two, that is often another word: `정의` and `정리`, `감성` and `감상`.
 */
function isMisspelt(heading: string, name: string): boolean {
  if (Math.abs(heading.length - name.length) > 1) return false
  if (Math.max(heading.length, name.length) >= 4 && distance(heading, name) === 1) return true
  const [typed, meant] = [heading, name].map((text) => text.normalize('NFD')) as [string, string]
  return meant.length >= minJamo && distance(typed, meant) === 1 && !isOtherTense(typed, meant)
}

/** Consonants and vowels: a Hangul syllable has two or three. */
const minJamo = 7

/** `배울 점` is no misspelt `배운 점`. */
function isOtherTense(one: string, other: string): boolean {
  const [past, future] = ['\u11AB', '\u11AF']
  return one.replaceAll(future, past) === other.replaceAll(future, past)
}

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
