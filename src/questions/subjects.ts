import { valuesByKey } from '../collections.ts'
import { keyOf, wordsIn } from '../languages/words.ts'
import { type Name, type NamedWord, namedWordsOf, namesOf } from './names.ts'
import type { Material } from './question.ts'
import type { Statement } from './statements.ts'

/** A statement with its names and the words that say something. */
export interface NamedStatement {
  statement: Statement
  names: Map<string, Name>
  words: Map<string, NamedWord>
}

/** What several statements are about: a title, the keys of its words, and the statements that have it. */
export interface Subject<S extends NamedStatement = NamedStatement> {
  title: string
  keys: string[]
  statements: S[]
}

/** A name in more than this share of the statements, and in more than a few, is what the whole week is about. */
const COMMON = 1 / 8
const FEW = 5

export function named(statement: Statement): NamedStatement {
  return { statement, names: namesOf(statement), words: namedWordsOf(statement) }
}

/** The keys that name no subject: what much of the week is about, and the words of the week's title. */
export function commonKeysOf(
  statements: readonly NamedStatement[],
  { week }: Pick<Material, 'week'>,
): ReadonlySet<string> {
  const most = Math.max(FEW, statements.length * COMMON)
  const counts = new Map<string, number>()
  for (const { names, words } of statements)
    for (const key of new Set([...names.keys(), ...words.keys()])) counts.set(key, (counts.get(key) ?? 0) + 1)
  const frequent = [...counts].filter(([, count]) => count > most).map(([key]) => key)
  const ofTitle = [keyOfName(week.title ?? ''), ...keysIn(week.title ?? '')]
  return new Set([...frequent, ...ofTitle])
}

/** The key of a name as in {@link Name}. */
export function keyOfName(name: string): string {
  return keysIn(name).join('')
}

function keysIn(name: string): string[] {
  return wordsIn(name).map(({ text }) => keyOf(text))
}

/**
 * What statements may share: each phrase of several words, with all statements that have its words, and each noun that
 * statements begin with.
 */
export function subjectsOf<S extends NamedStatement>(
  statements: readonly S[],
  commonKeys: ReadonlySet<string>,
): Subject<S>[] {
  const index = (keysOf: (statement: S) => Iterable<string>) =>
    valuesByKey(statements.flatMap((statement) => Array.from(keysOf(statement), (key) => [key, statement] as const)))
  const byWord = index(({ words }) => words.keys())
  const byName = index(({ names }) => names.keys())
  const byOpening = index((statement) => openingOf(statement).map(({ key }) => key))
  const subjects = new Map<string, Subject<S>>()
  for (const statement of statements) {
    for (const { key, keys, text } of [...statement.names.values(), ...openingOf(statement)]) {
      if (commonKeys.has(key) || subjects.has(key)) continue
      const withWords = keys.length > 1 ? inAll(keys.map((word) => byWord.get(word))) : []
      const withName = (keys.length > 1 ? byName : byOpening).get(key) ?? []
      const sharing = [...new Set([...withName, ...withWords])]
      if (sharing.length > 1) subjects.set(key, { title: text, keys, statements: sharing })
    }
  }
  return [...subjects.values()]
}

/** The noun that a statement begins with, unless the name goes on: `비밀번호` in `비밀번호는`, not in `비밀번호 변경은`. */
function openingOf({ names, words }: NamedStatement): Name[] {
  const [first] = words.values()
  const name = first?.inHead && first.weight === 1 ? names.get(first.key) : undefined
  return name ? [name] : []
}

/** The values that are in all sets, in the order of the first. */
function inAll<T>([first, ...others]: readonly (ReadonlySet<T> | undefined)[]): T[] {
  return [...(first ?? [])].filter((value) => others.every((set) => set?.has(value)))
}

/**
 * Whether two statements that have the words of a name are both about it: both have the name, and one says so in its
 * head, or one has all of it there. They also have a word of a phrase in both heads, or another word that says much.
 */
export function areAbout(
  { keys }: Subject,
  one: NamedStatement,
  other: NamedStatement,
  commonKeys: ReadonlySet<string>,
): boolean {
  const [here, there] = [one.names.get(keys.join('')), other.names.get(keys.join(''))]
  const isInHead = (key: string, { words }: NamedStatement) => words.get(key)?.inHead
  const isNamed = here && there && keys.some((key) => isInHead(key, one) || isInHead(key, other))
  if (!(isNamed || here?.inHead || there?.inHead)) return false
  if (keys.length > 1 && keys.some((key) => isInHead(key, one) && isInHead(key, other))) return true
  return [...one.words.values()].some(
    ({ key, weight }) =>
      weight === 1 &&
      other.words.get(key)?.weight === 1 &&
      !commonKeys.has(key) &&
      keys.every((word) => !key.includes(word) && !word.includes(key)),
  )
}
