import type { Grammar } from '../languages/language.ts'
import type { Statement } from './statements.ts'

/** How a statement takes its subject. */
export interface Stance {
  /** Below 0 if it limits or doubts more than it praises, above 0 if it praises more. */
  lean: number
  /** Whether its title limits or doubts. */
  denies: boolean
  /** Whether it says what its subject is not. */
  refutes: boolean
  asks: boolean
  plans: boolean
}

export function stanceOf({ text, sentences, asks, plans }: Statement, language: Grammar): Stance {
  const line = `${text.normalize('NFC').toLowerCase()} `
  const has = (cues: RegExp, words = line) => words.search(cues) >= 0
  let denied = 0
  // `필요 없다` praises, and is no `없다`. `추천하지 않는다` does not praise.
  const withoutPraise = line.replace(language.praises, (cue: string, at: number) => {
    if (language.denied.test(line.slice(at + cue.length))) denied++
    return '\n'
  })
  const praises = withoutPraise.split('\n').length - 1 - denied
  const limits = [...withoutPraise.matchAll(language.limits)].length + denied
  const lean = Math.sign(praises - limits - 0.1 * Number(limits > 0))
  const [head] = sentences
  const denies = head?.isTitle === true && has(language.limits, `${head.text.toLowerCase()} `)
  return {
    // A plan recommends, even one that begins with what goes wrong without it.
    lean: plans && !denies ? Math.max(0, lean) : lean,
    denies,
    refutes: has(language.refutes),
    asks,
    plans,
  }
}

/** What makes two lines worth seeing together. */
export const MIN_TENSION = 2

/** The kinds of evidence that two statements push against each other, and how much each counts. */
const evidence: readonly (readonly [weight: number, holds: (one: Stance, other: Stance) => boolean])[] = [
  // A limit against praise or a plan: `다섯이면 충분하다`, `다섯으로는 못 찾는다`.
  [2, (one, other) => one.lean < 0 && (other.lean > 0 || (other.plans && other.lean === 0))],
  // A limit against a fact.
  [1, (one, other) => one.lean < 0 && other.lean === 0 && !other.plans && !other.asks],
  // A title that denies: `네임스페이스는 격리가 아니다`.
  [1, (one, other) => one.denies && !other.denies && other.lean >= 0],
  // What the subject is not, against what it is.
  [1, (one, other) => one.refutes && !other.refutes && !other.plans],
  // Praise against a fact.
  [1, (one, other) => one.lean > 0 && other.lean === 0 && !other.plans && !other.asks],
  // A question against a claim.
  [1, (one, other) => one.asks && !other.asks],
]

/** How much two statements push against each other, from 0. */
export function tensionOf(one: Stance, other: Stance): number {
  return evidence.reduce((sum, [weight, holds]) => sum + (holds(one, other) || holds(other, one) ? weight : 0), 0)
}
