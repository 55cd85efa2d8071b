import { distance } from 'fastest-levenshtein'
import { normaliseHeading } from '../text.ts'

/** Two questions are the same if at most this share of their letters differs. */
const most = 0.2
/** In letters: the rest of a question is not compared. */
const compared = 300
/** A pair of letters that occurs in more questions than this is ignored. */
const mostAlike = 100
/** How many questions one is compared with letter by letter. */
const mostCompared = 10

/** Whether at most a fifth of the letters of two questions differs; spaces, punctuation and case do not count. */
export function sameQuestion(a: string, b: string): boolean {
  return areSame(lettersOf(a), lettersOf(b))
}

/** Whether a decided question is a member's question, or contains its words. */
export function containsQuestion(decided: string, asked: string): boolean {
  return sameQuestion(decided, asked) || normaliseHeading(decided).includes(normaliseHeading(asked))
}

/** A question as it is compared. */
interface Compared {
  text: string
  /** Whether it may join an earlier question, and later ones may join it. */
  joins: boolean
  takes: boolean
}

/** Groups questions that are the same, in the order of their first. */
export function groupQuestions<T>(questions: readonly T[], read: (question: T) => Compared): T[][] {
  const groups: { letters: string; questions: T[] }[] = []
  const byLetters = new Map<string, T[]>()
  const byPair = new Map<number, number[]>()
  for (const question of questions) {
    const { text, joins, takes } = read(question)
    const letters = lettersOf(text)
    const pairs = pairsOf(letters)
    const known = joins
      ? (byLetters.get(letters) ??
        likely(letters, pairs, groups, byPair).find((group) => areSame(letters, group.letters))?.questions)
      : undefined
    if (known) {
      known.push(question)
      continue
    }
    const group = { letters, questions: [question] }
    groups.push(group)
    if (!takes) continue
    byLetters.set(letters, byLetters.get(letters) ?? group.questions)
    for (const pair of pairs) {
      const found = byPair.get(pair)
      if (!found) byPair.set(pair, [groups.length - 1])
      else if (found.length < mostAlike) found.push(groups.length - 1)
    }
  }
  return groups.map((group) => group.questions)
}

/**
 * The groups that may be the same question, in their order: few, since comparing letter by letter is slow. An edit
 * changes two pairs of letters, so two questions of which a fifth differs have most of their pairs in common.
 */
function likely<G extends { letters: string }>(
  letters: string,
  pairs: readonly number[],
  groups: readonly G[],
  byPair: ReadonlyMap<number, readonly number[]>,
): G[] {
  const shared = new Uint16Array(groups.length)
  const met: number[] = []
  let significant = 0
  for (const pair of pairs) {
    const found = byPair.get(pair) ?? []
    if (found.length === mostAlike) continue
    significant++
    for (const group of found) {
      if (shared[group] === 0) met.push(group)
      shared[group] = (shared[group] ?? 0) + 1
    }
  }
  const least = (group: number) => significant - 2 * most * Math.max(letters.length, groups[group]?.letters.length ?? 0)
  return met
    .filter((group) => (shared[group] ?? 0) >= least(group))
    .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b)
    .slice(0, mostCompared)
    .sort((a, b) => a - b)
    .flatMap((group) => groups[group] ?? [])
}

/** Pairs of letters as numbers. Each includes its count so far, so that the two `aa` in `aaa` differ. */
function pairsOf(letters: string): number[] {
  const counts = new Map<number, number>()
  const pairs: number[] = []
  for (let at = 1; at < letters.length; at++) {
    const pair = letters.charCodeAt(at - 1) * 0x10000 + letters.charCodeAt(at)
    const count = counts.get(pair) ?? 0
    counts.set(pair, count + 1)
    pairs.push(pair + count * 0x100000000)
  }
  return pairs
}

function areSame(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length)
  if (a === b) return true
  return longer - Math.min(a.length, b.length) <= most * longer && distance(a, b) <= most * longer
}

function lettersOf(text: string): string {
  return normaliseHeading(text).slice(0, compared)
}
