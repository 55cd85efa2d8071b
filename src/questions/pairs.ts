import { groupBy } from '../collections.ts'
import type { Grammar } from '../languages/language.ts'
import { keyOf, wordsIn } from '../languages/words.ts'
import { type Name, namesOf } from './names.ts'
import type { Material } from './question.ts'
import { MIN_TENSION, type Stance, stanceOf, tensionOf } from './stance.ts'
import type { Statement } from './statements.ts'

/** A statement with what is known about it. */
export interface PairedStatement {
  statement: Statement
  names: Map<string, Name>
  /** The words that say something, with their weight. */
  words: Map<string, number>
  stance: Stance
}

/** Statements by two members that share a name. */
export interface Pair {
  one: PairedStatement
  other: PairedStatement
  name: Name
  /** Other words that both have, with their weight. */
  shared: Map<string, number>
  /** Whether both are about the name. */
  isAbout: boolean
  /** How surely they are about one subject, and how much they push against each other. */
  bond: number
  tension: number
}

/** What surely makes one subject. */
export const MIN_BOND = 2.5
/** A name in more than this share of the statements, and in more than a few, is what the whole week is about. */
const GROUND = 1 / 8
const FEW = 5
const RARE = 3
const MANY = 12
/** Statements with this share of the shorter one's words in common say the same. */
const ALIKE = 0.75

export function candidateOf(statement: Statement, language: Grammar): PairedStatement {
  const words = new Map<string, number>()
  for (const { key, weight } of statement.sentences.flatMap((sentence) => sentence.words))
    if (weight > 0) words.set(key, Math.max(weight, words.get(key) ?? 0))
  return { statement, names: namesOf(statement), words, stance: stanceOf(statement, language) }
}

/** The keys that name no subject: what much of the week is about, and the words of the week's title and topics. */
export function groundOf(
  candidates: readonly PairedStatement[],
  { week }: Pick<Material, 'week'>,
): ReadonlySet<string> {
  const most = Math.min(MANY, Math.max(FEW, candidates.length * GROUND))
  const counts = new Map<string, number>()
  for (const { names, words } of candidates)
    for (const key of new Set([...names.keys(), ...words.keys()])) counts.set(key, (counts.get(key) ?? 0) + 1)
  const frequent = [...counts].filter(([, count]) => count > most).map(([key]) => key)
  const scheduled = [week.title ?? '', ...week.topics].flatMap((title) => [keyOfName(title), ...keysIn(title)])
  return new Set([...frequent, ...scheduled])
}

/** The key of a name as in {@link Name}. */
export function keyOfName(name: string): string {
  return keysIn(name).join('')
}

export function keysIn(name: string): string[] {
  return wordsIn(name).map(({ text }) => keyOf(text))
}

/** All pairs, each with the name that says most. */
export function pairsOf(candidates: readonly PairedStatement[], ground: ReadonlySet<string>): Pair[] {
  const byName = groupBy(
    candidates.flatMap((candidate) => [...candidate.names.keys()].map((key) => ({ key, candidate }))),
    ({ key }) => key,
  )
  const pairs = new Map<PairedStatement, Map<PairedStatement, Pair>>()
  for (const [key, some] of byName) {
    if (ground.has(key)) continue
    for (const [at, { candidate: one }] of some.entries())
      for (const { candidate: other } of some.slice(at + 1)) {
        const pair = pairAt(key, one, other, ground, some.length <= RARE)
        const known = pairs.get(one)?.get(other)
        if (pair && (!known || precision(known) < precision(pair)))
          pairs.set(one, (pairs.get(one) ?? new Map()).set(other, pair))
      }
  }
  return [...pairs.values()].flatMap((others) => [...others.values()])
}

/** How well a pair's name says what it is about. */
function precision({ name, bond, one, other }: Pair): number {
  const about = (one.names.get(name.key)?.place ?? 0) + (other.names.get(name.key)?.place ?? 0)
  return (bond >= MIN_BOND ? 8 : 0) + 2 * Math.min(2, name.keys.length) + name.weight + about / 2
}

/**
 * Two statements as a pair at a name that both have. They are none if one member wrote both, or if they say the same.
 * @param isRare whether only a few statements have the name
 */
export function pairAt(
  key: string,
  one: PairedStatement,
  other: PairedStatement,
  ground: ReadonlySet<string>,
  isRare: boolean,
): Pair | undefined {
  const [here, there] = [one.names.get(key), other.names.get(key)]
  const tension = tensionOf(one.stance, other.stance)
  if (!here || !there || one.statement.item.member === other.statement.item.member) return undefined
  if (sayTheSame(one, other)) return undefined
  const isOther = (word: string) =>
    other.words.has(word) && !ground.has(word) && here.keys.every((own) => !own.includes(word) && !word.includes(own))
  const shared = new Map(
    [...one.words]
      .filter(([word]) => isOther(word))
      .map(([word, weight]) => [word, Math.min(weight, other.words.get(word) ?? 0)]),
  )
  const strong = [...shared.values()].filter((weight) => weight === 1).length
  const common: Common = {
    long: here.keys.length > 1 && here.weight > 1 ? Math.min(2, here.weight) : 0,
    about: here.place + there.place,
    shared: strong,
    weak: shared.size - strong,
    isRare,
    isTerm: here.isTerm,
    isOpen: one.statement.fromOpen || other.statement.fromOpen,
  }
  return {
    one,
    other,
    name: here.place >= there.place ? here : there,
    shared,
    isAbout: common.about === 4,
    bond: bondOf(common),
    tension,
  }
}

/** What two statements have in common besides a name. */
interface Common {
  /** How much a name of several words says; 0 for one word. */
  long: number
  /** 4 if both are about the name. */
  about: number
  /** How many other words they share that say much, or little. */
  shared: number
  weak: number
  isRare: boolean
  isTerm: boolean
  /** Whether one only asks about it, in a section of open points. */
  isOpen: boolean
}

/** How surely two statements are about one subject; 0 if one word is all they have in common. */
function bondOf({ long, about, shared, weak, isRare, isTerm, isOpen }: Common): number {
  const isSubject = about === 4 || (about === 3 && (weak > 0 || (isRare && isTerm)))
  if (long === 0 && shared === 0 && (isOpen || !isSubject)) return 0
  return (
    long +
    1.5 * Math.min(2, shared) +
    0.5 * Math.min(2, weak) +
    0.75 * about +
    (isRare ? (isTerm && long === 0 ? 1 : 0.5) : 0)
  )
}

/** Whether two statements have nearly the same words, and nothing in them pushes against the other. */
export function sayTheSame(one: PairedStatement, other: PairedStatement): boolean {
  const shared = [...one.words.keys()].filter((word) => other.words.has(word)).length
  const least = Math.max(3, Math.min(one.words.size, other.words.size))
  return shared >= ALIKE * least && tensionOf(one.stance, other.stance) < MIN_TENSION
}
