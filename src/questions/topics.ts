import { languages } from '../languages/registry.ts'
import { letters } from '../text.ts'
import {
  candidateOf,
  groundOf,
  keysIn,
  MIN_BOND,
  type Pair,
  type PairedStatement,
  pairAt,
  pairsOf,
  sayTheSame,
} from './pairs.ts'
import type { Material, Topic } from './question.ts'
import { quotationOf } from './quote.ts'
import { MIN_TENSION } from './stance.ts'
import type { Statement } from './statements.ts'
import { type TopicTitle, titleOf } from './topic-title.ts'

/**
 * Finds what several members wrote about, without a model:
 *
 * 1. A name is a noun phrase (`names.ts`). Two members' statements meet at one that both have, unless much of the week
 *    has it.
 * 2. They are about one subject (`bond` in `pairs.ts`) if the name has two words that say something, if they share
 *    another such word, or if both are about the name. In English they have to share another word in any case.
 * 3. They push against each other (`tension` in `stance.ts`): one limits what the other recommends, asks what it claims,
 *    and so on.
 * 4. The best pairs become topics, with a line of each further member who writes about the same. No item is used twice.
 *
 * Better no topic than a weak one: each step drops what is uncertain.
 */

/** A name that made no topic, and why. */
export interface RunnerUp {
  title: string
  evidence: string[]
  why: 'full' | 'used' | 'asked' | 'apart' | 'alike'
}

const MAX_LINES = 3
/** A bond with which two lines need only differ. */
const CLOSE = 5
/** Pairs that are looked at; only a made-up week has more. */
const MAX_PAIRS = 1000

/**
 * Finds the topics of a week, the best first, and the names that made none.
 * @param most how many topics, how many lines each, and how much two lines have to push against each other
 */
export function findTopics(
  statements: readonly Statement[],
  material: Material,
  most: { topics: number; lines?: number; tension?: number },
): { topics: Topic[]; runnersUp: RunnerUp[] } {
  const { grammar } = languages[material.language]
  const candidates = statements.filter(({ isOpen }) => !isOpen).map((statement) => candidateOf(statement, grammar))
  const ground = groundOf(candidates, material)
  const pairs = pairsOf(candidates, ground)
    .filter(({ bond }) => bond > 0)
    .sort((a, b) => worth(b) - worth(a))
  const asked = material.taken.map(letters)
  const topics: Topic[] = []
  const runnersUp = new Map<string, RunnerUp>()
  const used = new Set<string>()
  for (const pair of pairs.slice(0, MAX_PAIRS)) {
    const { name } = pair
    const evidence = [pair.one, pair.other].map(({ statement }) => statement.item.id)
    const title = titleOf(pair, grammar)
    const why =
      reasonAgainst(pair, title, grammar.leastShared, most.tension ?? MIN_TENSION) ??
      ([...evidence, ...(title?.keys ?? [])].some((one) => used.has(one)) ? 'used' : undefined) ??
      (asked.some((text) => text.includes(name.key)) ? 'asked' : undefined) ??
      (topics.length === most.topics ? 'full' : undefined)
    const lines =
      why || !title ? [] : linesOf(pair, title, candidates, { ground, used, most: most.lines ?? MAX_LINES }, material)
    if (title && lines.length > 1) {
      topics.push({ title: title.text, lines })
      for (const one of [...lines.map(({ item }) => item), ...title.keys]) used.add(one)
    } else if (!runnersUp.has(name.key)) runnersUp.set(name.key, { title: name.text, evidence, why: why ?? 'apart' })
  }
  const titles = topics.map(({ title }) => title)
  return { topics, runnersUp: [...runnersUp.values()].filter(({ title }) => !titles.includes(title)) }
}

/** How much a pair is worth talking about: above all, how much its lines push against each other. */
function worth({ bond, tension }: Pair): number {
  return Math.min(CLOSE, bond) + 2 * tension
}

/** Whether two lines are about the subject of a title, and share further words if the language wants them. */
function areAbout({ bond, shared }: Pair, title: TopicTitle, leastShared: number): boolean {
  const inTitle = new Set(keysIn(title.text))
  const further = [...shared].reduce((sum, [key, weight]) => sum + (inTitle.has(key) ? 0 : weight), 0)
  return bond >= MIN_BOND && further >= leastShared
}

function reasonAgainst(
  pair: Pair,
  title: TopicTitle | undefined,
  leastShared: number,
  minTension: number,
): 'apart' | 'alike' | undefined {
  const { bond, tension } = pair
  if (!title || !areAbout(pair, title, leastShared)) return 'apart'
  return tension >= minTension || (tension >= 1 && bond >= CLOSE) ? undefined : 'alike'
}

/** The lines of a topic in the order of the notes; none if a line of the pair cannot be quoted. */
function linesOf(
  { one, other, name }: Pair,
  title: TopicTitle,
  candidates: readonly PairedStatement[],
  { ground, used, most }: { ground: ReadonlySet<string>; used: ReadonlySet<string>; most: number },
  material: Material,
): Topic['lines'] {
  const { pointsBack, leastShared } = languages[material.language].grammar
  const lines = new Map<PairedStatement, Topic['lines'][number]>()
  const isNamed = (sentence: string) => title.keys.some((key) => letters(sentence).includes(key))
  const add = (candidate: PairedStatement) => {
    const { item } = candidate.statement
    const markdown = quotationOf(candidate.statement, title.text, isNamed, pointsBack)
    if (markdown !== undefined) lines.set(candidate, { member: item.member, item: item.id, markdown })
  }
  add(one)
  add(other)
  if (lines.size < 2) return []
  for (const candidate of candidates) {
    const { item } = candidate.statement
    const known = [...lines.keys()]
    if (known.length >= most) break
    if (used.has(item.id) || known.some(({ statement }) => statement.item.member === item.member)) continue
    if (!title.keys.every((key) => candidate.words.has(key))) continue
    if (known.some((line) => sayTheSame(line, candidate))) continue
    const pairs = known.flatMap((line) => pairAt(name.key, line, candidate, ground, false) ?? [])
    if (pairs.some((pair) => areAbout(pair, title, leastShared))) add(candidate)
  }
  return candidates.flatMap((candidate) => lines.get(candidate) ?? [])
}
