import { valuesByKey } from '../collections.ts'
import type { Grammar } from '../languages/language.ts'
import { keyOf, wordsIn } from '../languages/words.ts'
import { isNounPhrase, type Name, type NamedWord, namedWordsOf, namesOf } from './names.ts'
import type { Material } from './question.ts'
import type { Statement } from './statements.ts'

/** A statement with its names and the words that say something. */
export interface NamedStatement {
  statement: Statement
  names: Map<string, Name>
  words: Map<string, NamedWord>
  /** What may be a title: its names of several words, then its bold title. */
  phrases: Phrase[]
}

interface Phrase extends Omit<Name, 'key'> {
  /** Undefined for a bold title: the other statement need only have its words. */
  key: string | undefined
}

/** What two statements are both about: its title, and the keys of its words. */
export interface Subject {
  title: string
  keys: string[]
}

/** A name in more than this share of the statements, and in more than a few, is what the whole week is about. */
const GROUND = 1 / 8
const FEW = 5

export function named(statement: Statement): NamedStatement {
  const [names, words] = [namesOf(statement), namedWordsOf(statement)]
  const phrases: Phrase[] = [...names.values()].filter(({ keys }) => keys.length > 1)
  const [head] = statement.sentences
  if (head?.isTitle && isNounPhrase(head)) {
    const keys = head.words.map(({ key }) => key).filter((key) => words.has(key))
    phrases.push({ key: undefined, text: head.text, keys, inHead: true })
  }
  return { statement, names, words, phrases }
}

/** The keys that name no subject: what much of the week is about, and the words of the week's title and topics. */
export function groundOf(statements: readonly NamedStatement[], { week }: Pick<Material, 'week'>): ReadonlySet<string> {
  const most = Math.max(FEW, statements.length * GROUND)
  const counts = new Map<string, number>()
  for (const { names, words } of statements)
    for (const key of new Set([...names.keys(), ...words.keys()])) counts.set(key, (counts.get(key) ?? 0) + 1)
  const frequent = [...counts].filter(([, count]) => count > most).map(([key]) => key)
  const scheduled = [week.title ?? '', ...week.topics].flatMap((title) => [keyOfName(title), ...keysIn(title)])
  return new Set([...frequent, ...scheduled])
}

/** The key of a name as in {@link Name}. */
export function keyOfName(name: string): string {
  return keysIn(name).join('')
}

function keysIn(name: string): string[] {
  return wordsIn(name).map(({ text }) => keyOf(text))
}

/**
 * The subject that two statements surely share: the longest phrase of words that both have, else a word in both heads.
 * In either case the statements share another word that says much, unless both heads have the phrase, or both begin
 * with the word.
 */
export function subjectOf(
  one: NamedStatement,
  other: NamedStatement,
  ground: ReadonlySet<string>,
  { longestTitle }: Pick<Grammar, 'longestTitle'>,
): Subject | undefined {
  const sharesMore = (keys: readonly string[]) =>
    [...one.words.values()].some(
      ({ key, weight }) =>
        weight === 1 &&
        other.words.get(key)?.weight === 1 &&
        !ground.has(key) &&
        keys.every((word) => !overlap(key, word)),
    )
  const longest = (subjects: readonly (Subject & { isClose: boolean })[]) =>
    subjects
      .filter(({ title, keys }) => title.length <= longestTitle && !ground.has(keys.join('')))
      .filter(({ keys, isClose }) => isClose || sharesMore(keys))
      .reduce<Subject | undefined>(
        (best, next) => (best && best.title.length >= next.title.length ? best : next),
        undefined,
      )
  return (
    longest([...phrasesIn(one, other), ...phrasesIn(other, one)]) ??
    longest([...headWordsIn(one, other), ...headWordsIn(other, one)])
  )
}

/**
 * The pairs of two members' statements that may share a subject, in order: both have a phrase, one has the words of a
 * phrase in the other's head, or both heads have a word. An index finds them without comparing all with all.
 */
export function pairsThatMeet<S extends NamedStatement>(all: readonly S[], ground: ReadonlySet<string>): [S, S][] {
  const index = (keysOf: (statement: S) => string[]) =>
    valuesByKey(all.flatMap((statement, at) => keysOf(statement).map((key) => [key, at] as const)))
  const byName = index(({ names }) => [...names.keys()])
  const byWord = index(({ words }) => [...words.keys()])
  const byHead = index(({ words }) => [...words.values()].flatMap(({ key, inHead }) => (inHead ? key : [])))
  const met = all.map(() => new Set<number>())
  for (const [at, one] of all.entries()) {
    const phrases = one.phrases.filter(({ keys }) => !ground.has(keys.join('')))
    const others = [
      ...phrases.map(({ key = '' }) => byName.get(key) ?? []),
      ...phrases.map(({ keys, inHead }) => (inHead ? inAll(keys.map((key) => byWord.get(key) ?? new Set())) : [])),
      ...[...one.words.values()].map(({ key, inHead, isNoun }) =>
        inHead && isNoun && !ground.has(key) ? (byHead.get(key) ?? []) : [],
      ),
    ]
    for (const places of others) for (const other of places) met[Math.min(at, other)]?.add(Math.max(at, other))
  }
  return all.flatMap((one, at) =>
    [...(met[at] ?? [])]
      .sort((a, b) => a - b)
      .flatMap((place): [S, S][] => {
        const other = all[place]
        return other && other.statement.item.member !== one.statement.item.member ? [[one, other]] : []
      }),
  )
}

function inAll(sets: readonly Set<number>[]): number[] {
  const [least, ...others] = [...sets].sort((a, b) => a.size - b.size)
  return [...(least ?? [])].filter((place) => others.every((set) => set.has(place)))
}

function overlap(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one)
}

/** Phrases of one statement that the other has too, or those of its head of words that the other has, perhaps apart. */
function phrasesIn(one: NamedStatement, other: NamedStatement): (Subject & { isClose: boolean })[] {
  const isShared = (key: string) => other.words.has(key)
  const isInBoth = (key: string) => one.words.get(key)?.inHead && other.words.get(key)?.inHead
  const isSame = ({ key }: Phrase) => key !== undefined && other.names.has(key)
  return one.phrases
    .filter((phrase) => isSame(phrase) || (phrase.inHead && phrase.keys.every(isShared)))
    .filter((phrase) => heads(phrase.keys, one, other) + Number(isSame(phrase)) >= BOTH)
    .map(({ text, keys }) => ({ title: text, keys, isClose: keys.some(isInBoth) }))
}

/** What {@link heads} counts for a word in the heads of both, or for two words in one of them. */
const BOTH = 2

/** How often words that both statements have are in their heads; a word that says little counts half. */
function heads(keys: readonly string[], one: NamedStatement, other: NamedStatement): number {
  return keys.reduce((sum, key) => {
    const [here, there] = [one.words.get(key), other.words.get(key)]
    const weight = Math.min(here?.weight ?? 0, there?.weight ?? 0)
    return sum + weight * (Number(here?.inHead ?? false) + Number(there?.inHead ?? false))
  }, 0)
}

/** Nouns that say much and are in both heads. */
function headWordsIn(one: NamedStatement, other: NamedStatement): (Subject & { isClose: boolean })[] {
  const first = [one, other].map(({ words }) => [...words.keys()][0])
  return [...one.words.values()]
    .filter(({ key, isNoun }) => isNoun && heads([key], one, other) === BOTH)
    .map(({ key, text }) => ({ title: text, keys: [key], isClose: first.every((word) => word === key) }))
}
