import { languages } from '../languages/registry.ts'
import { letters } from '../text.ts'
import type { Material, Topic } from './question.ts'
import { quotationOf } from './quote.ts'
import { MIN_TENSION, type Stance, stanceOf, tensionOf } from './stance.ts'
import type { Statement } from './statements.ts'
import { areAbout, commonKeysOf, type NamedStatement, named, type Subject, subjectsOf } from './subjects.ts'

/**
 * Finds what several members wrote about, without a model:
 *
 * 1. The head of a statement is its title, or the name that it begins with. Two members' statements meet at a phrase
 *    that both have, one of them in its head, or at a noun that both begin with (`subjects.ts`). It becomes the title.
 * 2. They push against each other (`stance.ts`): one limits what the other recommends, asks what it claims, and so on.
 * 3. The best pairs become topics, with a line of each further member whose head has the title. No item is used twice.
 *
 * Better no topic than a weak one: each step drops what is uncertain.
 */

const MAX_LINES = 3
/** Statements with this share of the shorter one's words in common say the same. */
const ALIKE = 0.75

interface StatementWithStance extends NamedStatement {
  stance: Stance
}

/** Statements by two members about one subject, and how much they push against each other. */
interface Pair {
  one: StatementWithStance
  other: StatementWithStance
  subject: Subject
  tension: number
  /** How many of the two have the subject's name word for word. */
  named: number
}

/**
 * Finds the topics of a week, the best first.
 * @param most how many topics, how many lines each, and how much two lines have to push against each other
 */
export function findTopics(
  statements: readonly Statement[],
  material: Material,
  most: { topics: number; lines?: number; tension?: number },
): Topic[] {
  const { grammar } = languages[material.language]
  const candidates = statements
    .filter(({ isOpen }) => !isOpen)
    .map((statement): StatementWithStance => ({ ...named(statement), stance: stanceOf(statement, grammar) }))
  const asked = material.taken.map(letters)
  const topics: Topic[] = []
  const used = new Set<string>()
  for (const pair of pairsOf(candidates, material)) {
    if (topics.length === most.topics) break
    const { one, other, subject, tension } = pair
    if (tension < (most.tension ?? MIN_TENSION)) continue
    if ([one.statement.item.id, other.statement.item.id, ...subject.keys].some((id) => used.has(id))) continue
    if (asked.some((text) => text.includes(subject.keys.join('')))) continue
    const lines = linesOf(pair, candidates, { used, most: most.lines ?? MAX_LINES }, material)
    if (lines.length < 2) continue
    topics.push({ title: grammar.titleCase(subject.title), lines })
    for (const id of [...lines.map(({ item }) => item), ...subject.keys]) used.add(id)
  }
  return topics
}

/** The pairs that share a subject; first those that push most against each other, and those with the longest name. */
function pairsOf(candidates: readonly StatementWithStance[], material: Material): Pair[] {
  const { longestTitle } = languages[material.language].grammar
  const commonKeys = commonKeysOf(candidates, material)
  const pairs = subjectsOf(candidates, commonKeys)
    .filter(({ title }) => title.length <= longestTitle)
    .flatMap((subject) => subject.statements.flatMap((one, at) => pairsWith(one, at, subject, commonKeys)))
  return pairs.sort(
    (a, b) => b.tension - a.tension || b.subject.keys.length - a.subject.keys.length || b.named - a.named,
  )
}

function pairsWith(
  one: StatementWithStance,
  at: number,
  subject: Subject<StatementWithStance>,
  commonKeys: ReadonlySet<string>,
): Pair[] {
  return subject.statements
    .slice(at + 1)
    .filter(({ statement }) => statement.item.member !== one.statement.item.member)
    .filter((other) => areAbout(subject, one, other, commonKeys) && !sayTheSame(one, other))
    .map((other) => ({
      one,
      other,
      subject,
      tension: tensionOf(one.stance, other.stance),
      named: [one, other].filter(({ names }) => names.has(subject.keys.join(''))).length,
    }))
}

/** Whether two statements have nearly the same words, and nothing in them pushes against the other. */
function sayTheSame(one: StatementWithStance, other: StatementWithStance): boolean {
  const shared = [...one.words.keys()].filter((word) => other.words.has(word)).length
  const least = Math.max(3, Math.min(one.words.size, other.words.size))
  return shared >= ALIKE * least && tensionOf(one.stance, other.stance) < MIN_TENSION
}

/** The lines of a topic in the order of the notes; fewer than two if a line of the pair cannot be quoted. */
function linesOf(
  { one, other, subject }: Pair,
  candidates: readonly StatementWithStance[],
  { used, most }: { used: ReadonlySet<string>; most: number },
  material: Material,
): Topic['lines'] {
  const { title, keys } = subject
  const { pointsBack } = languages[material.language].grammar
  const key = keys.join('')
  const isNamed = (sentence: string) => keys.every((word) => letters(sentence).includes(word))
  const lines = new Map<StatementWithStance, Topic['lines'][number]>()
  const hasTitle = ({ names }: StatementWithStance) => names.get(key)?.inHead
  for (const candidate of [one, other, ...candidates.filter(hasTitle)]) {
    const { item } = candidate.statement
    const known = [...lines.keys()]
    if (known.length === most || used.has(item.id)) continue
    if (known.some((line) => line.statement.item.member === item.member || sayTheSame(line, candidate))) continue
    const markdown = quotationOf(candidate.statement, title, isNamed, pointsBack)
    if (markdown !== undefined) lines.set(candidate, { member: item.member, item: item.id, markdown })
    else if (candidate === one || candidate === other) return []
  }
  return candidates.flatMap((candidate) => lines.get(candidate) ?? [])
}
