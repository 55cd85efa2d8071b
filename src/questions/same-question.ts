import { distance } from 'fastest-levenshtein'
import { normaliseHeading } from '../text.ts'

/** Two questions are one where at most a fifth of their letters differ. */
const most = 0.2
/** In letters: what stands further on makes no difference to whether two questions are one. */
const compared = 300
/** Pairs of letters that more questions than this have say nothing of which are alike. */
const mostAlike = 100
const mostCompared = 10

/** Whether two questions ask the same: their letters, without spaces, punctuation and case, are the same but for a fifth. */
export function sameQuestion(a: string, b: string): boolean {
  return areSame(lettersOf(a), lettersOf(b))
}

/** Whether what people decided holds a member's question: the same one, or its words within their own. */
export function holdsQuestion(decided: string, asked: string): boolean {
  return sameQuestion(decided, asked) || normaliseHeading(decided).includes(normaliseHeading(asked))
}

/** A question as it is compared. */
interface Compared {
  text: string
  /** Whether it may be put to an earlier one, and later ones to it. */
  joins: boolean
  takes: boolean
}

/** Puts questions together with the first that asks the same, in their order. */
export function together<T>(questions: readonly T[], read: (question: T) => Compared): T[][] {
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
 * The groups that may ask the same, in their order: few, since to compare letter by letter is slow. An edit changes two
 * pairs of letters, so two questions that are the same but for a fifth have most of their pairs in common.
 */
function likely<G extends { letters: string }>(
  letters: string,
  pairs: readonly number[],
  groups: readonly G[],
  byPair: ReadonlyMap<number, readonly number[]>,
): G[] {
  const shared = new Uint16Array(groups.length)
  const met: number[] = []
  let telling = 0
  for (const pair of pairs) {
    const found = byPair.get(pair) ?? []
    if (found.length === mostAlike) continue
    telling++
    for (const group of found) {
      if (shared[group] === 0) met.push(group)
      shared[group] = (shared[group] ?? 0) + 1
    }
  }
  const least = (group: number) => telling - 2 * most * Math.max(letters.length, groups[group]?.letters.length ?? 0)
  return met
    .filter((group) => (shared[group] ?? 0) >= least(group))
    .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b)
    .slice(0, mostCompared)
    .sort((a, b) => a - b)
    .flatMap((group) => groups[group] ?? [])
}

/** Pairs of letters as numbers, each with how often it came before: the first `aa` of `aaa` is another than the second. */
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
