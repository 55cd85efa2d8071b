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
  return { statement, names: namesOf(statement), words: namedWordsOf(statement) }
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
  const further = sharedWords(one, other).filter((key) => !ground.has(key))
  const longest = (subjects: readonly (Subject & { isClose: boolean })[]) =>
    subjects
      .filter(({ title, keys }) => title.length <= longestTitle && !ground.has(keys.join('')))
      .filter(({ keys, isClose }) => isClose || further.some((key) => keys.every((word) => !overlap(key, word))))
      .reduce<Subject | undefined>(
        (best, next) => (best && best.title.length >= next.title.length ? best : next),
        undefined,
      )
  return (
    longest([...phrasesIn(one, other), ...phrasesIn(other, one)]) ??
    longest([...headWordsIn(one, other), ...headWordsIn(other, one)])
  )
}

/** The words that say much in both. */
function sharedWords(one: NamedStatement, other: NamedStatement): string[] {
  return [...one.words.values()].flatMap(({ key, weight }) =>
    weight === 1 && other.words.get(key)?.weight === 1 ? key : [],
  )
}

function overlap(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one)
}

/** Phrases of one statement that the other has too, or those of its head of words that the other has, perhaps apart. */
function phrasesIn(one: NamedStatement, other: NamedStatement): (Subject & { isClose: boolean })[] {
  const isShared = (key: string) => other.words.has(key)
  const isInBoth = (key: string) => one.words.get(key)?.inHead && other.words.get(key)?.inHead
  const phrases = [...one.names.values()].flatMap(({ key, keys, text, inHead }) => {
    const isSame = other.names.has(key)
    if (keys.length === 1 || !(isSame || (inHead && keys.every(isShared)))) return []
    const isNamed = heads(keys, one, other) + Number(isSame) >= BOTH
    return isNamed ? [{ title: text, keys, isClose: keys.some(isInBoth) }] : []
  })
  const [head] = one.statement.sentences
  const bold =
    head?.isTitle && isNounPhrase(head) ? head.words.map(({ key }) => key).filter((key) => one.words.has(key)) : []
  return head && bold.every(isShared) && heads(bold, one, other) >= BOTH
    ? [...phrases, { title: head.text, keys: bold, isClose: bold.some(isInBoth) }]
    : phrases
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
