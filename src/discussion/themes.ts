import type { Cue } from '../languages/question-language.ts'
import {
  candidates,
  type Found,
  indexPhrases,
  type Mention,
  merge,
  type Surroundings,
  terms,
  type Vocabulary,
} from './mentions.ts'
import { fold } from './plain.ts'
import type { Reading } from './terms.ts'
import { aboutness, aloneness, novelty, scheduled, support, untitled } from './worth.ts'

/** A term and the items that speak of it, the weightiest first. */
export interface Theme {
  key: string
  /** The term as the members write it. */
  term: string
  mentions: Mention[]
  members: string[]
  score: number
}

/** Sections of this kind hold what their author left open; elsewhere `Vocabulary.open` tells. */
const OPEN_SECTION = /further|open|question|todo|unclear|궁금|질문|추가|의문|남은/i

/** Does the author leave this open? */
export function isOpen({ item, title, body }: Reading, { open }: Vocabulary): boolean {
  return OPEN_SECTION.test(item.section) || [title, ...body].some((sentence) => sentence && open.test(sentence.text))
}

/** The strongest tension of an item, 0 to 1, and its kind: in its title, or weaker in its body. */
export function tension({ title, body }: Reading, { cues }: Vocabulary): { kind: Cue | undefined; strength: number } {
  let best: { kind: Cue | undefined; strength: number } = { kind: undefined, strength: 0 }
  const look = (text: string, share: number) => {
    for (const { kind, pattern, strength } of cues) {
      if (strength * share > best.strength && pattern.test(text)) best = { kind, strength: strength * share }
    }
  }
  if (title) look(title.text, 1)
  for (const [at, { text }] of body.entries()) look(text, title ? 0.55 : at === 0 ? 0.8 : 0.55)
  return best
}

/**
 * Finds all themes of a week: each run of words that an item is about, with all items that hold it, scored. Takes the
 * readings in the document's order; gives the themes by score, ties by key.
 */
export function findThemes(readings: readonly Reading[], around: Surroundings): Theme[] {
  const index = indexPhrases(readings)
  const earlier = around.earlier.map((items) => items.map(({ title = '', text }) => fold(title + text)))
  const themes = [...candidates(readings, around)].map(([key, spelling]) => {
    const found = merge(around.names.all(key).flatMap((name) => index.get(name) ?? []))
    return theme(key, spelling, found, readings, around, earlier)
  })
  const subjects = themes.filter(({ mentions }) => (mentions[0]?.weight ?? 0) >= 0.5)
  return together(whole(subjects)).sort(byScore)
}

/** Of names that stand in the same items, `탈출` and `탈출 분석`, the whole one is the theme. */
function whole(themes: Theme[]): Theme[] {
  const groups = new Map<string, Theme[]>()
  for (const theme of themes) {
    const heads = theme.mentions.filter(({ weight }) => weight >= 0.5).map(({ at }) => at)
    const items = heads.sort((a, b) => a - b).join()
    groups.set(items, [...(groups.get(items) ?? []), theme])
  }
  return [...groups.values()].flatMap((group) =>
    group.filter(({ key }) => !group.some((other) => other.key !== key && other.key.includes(key))),
  )
}

/**
 * Two members who share two names, `SSM` and `Mamba`, speak of one thing more surely than two who share one: each further
 * name that a theme's members share in the same items raises it.
 */
function together(themes: Theme[]): Theme[] {
  const shared = themes
    .map((theme) => ({ theme, heads: theme.mentions.filter(({ weight }) => weight >= 0.5) }))
    .filter(({ heads }) => new Set(heads.map(({ reading }) => reading.item.member)).size > 1)
    .sort((a, b) => byScore(a.theme, b.theme))
    .slice(0, 300)
  const companions = new Map<string, number>()
  for (const { theme, heads } of shared) {
    const items = new Set(heads.map(({ at }) => at))
    const others = shared.filter(({ theme: { key }, heads: theirs }) => {
      if (key.includes(theme.key) || theme.key.includes(key)) return false
      return new Set(theirs.filter(({ at }) => items.has(at)).map(({ reading }) => reading.item.member)).size > 1
    })
    companions.set(theme.key, others.length)
  }
  return themes.map((theme) => ({ ...theme, score: theme.score + 0.25 * Math.min(2, companions.get(theme.key) ?? 0) }))
}

/** The order of themes: better first, and never by chance. */
export function byScore(a: Theme, b: Theme): number {
  return b.score - a.score || (a.key < b.key ? -1 : 1)
}

function theme(
  key: string,
  spellings: ReadonlyMap<string, number>,
  found: Found[],
  readings: readonly Reading[],
  around: Surroundings,
  earlier: string[][],
): Theme {
  const term = written(key, spellings, found, around)
  const mentions = found
    .map(({ reading, weight, at }) => ({ reading, weight, at }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
  const members = [...new Set(mentions.map(({ reading }) => reading.item.member))]
  const score =
    support(mentions) *
      aboutness(found, readings.length) *
      aloneness(key, found, around) *
      novelty(around.names.all(key), earlier) *
      untitled(mentions, readings) *
      (term.includes(' ') ? 1.15 : 1) +
    0.8 * scheduled(key, mentions, around) +
    // who glosses a name, `환각(Hallucination)`, thinks that the group must know it
    (around.names.all(key).length > 1 ? 0.2 : 0) +
    0.15 *
      Math.min(3, mentions.filter(({ reading, weight }) => weight >= 0.5 && isOpen(reading, around.vocabulary)).length)
  return { key, term, mentions, members, score }
}

/**
 * The name as the members write it: the commonest spelling, or a longer name that half of the items about it use:
 * `격리 수준` for `격리`.
 */
function written(
  key: string,
  spellings: ReadonlyMap<string, number>,
  found: readonly Found[],
  around: Surroundings,
): string {
  const own =
    [...spellings].sort(
      ([a, m], [b, n]) => n - m || Number(isForeign(a)) - Number(isForeign(b)) || (a < b ? -1 : 1),
    )[0]?.[0] ?? key
  const heads = found.filter(({ weight }) => weight >= 0.5)
  const longer = new Map<string, number>()
  for (const { run } of heads) {
    for (const words of terms(run, around.vocabulary)) {
      const name = words.join(' ')
      if (fold(name).includes(fold(own)) && name.length > own.length) longer.set(name, (longer.get(name) ?? 0) + 1)
    }
  }
  const common = [...longer].filter(([, count]) => count * 2 >= heads.length && (count > 1 || heads.length === 1))
  const name = common.sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1))[0]?.[0] ?? own
  return /^[A-Z][a-z]+ [a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

function isForeign(text: string): boolean {
  return !/\p{Script=Hangul}/u.test(text)
}
