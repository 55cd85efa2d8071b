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
 * What statements may share: each phrase of several words that they have word for word, and each noun that they begin
 * with. Longer names first.
 */
export function subjectsOf<S extends NamedStatement>(
  statements: readonly S[],
  ground: ReadonlySet<string>,
): Subject<S>[] {
  const subjects = new Map<string, Subject<S>>()
  for (const statement of statements) {
    const [first] = statement.words.values()
    const phrases = [...statement.names.values()].filter(({ keys }) => keys.length > 1)
    const opening = first?.inHead && first.weight === 1 ? (statement.names.get(first.key) ?? []) : []
    for (const { key, keys, text } of phrases.concat(opening)) {
      if (ground.has(key)) continue
      const subject = subjects.get(key) ?? { title: text, keys, statements: [] }
      subject.statements.push(statement)
      subjects.set(key, subject)
    }
  }
  return [...subjects.values()].filter((subject) => subject.statements.length > 1)
}

/**
 * Whether two statements that have a name are both about it: one says so in its head, and they share another word
 * that says much, or have a word of the name in both heads.
 */
export function areAbout(
  { keys }: Subject,
  one: NamedStatement,
  other: NamedStatement,
  ground: ReadonlySet<string>,
): boolean {
  const isInHead = ({ words }: NamedStatement) => keys.some((key) => words.get(key)?.inHead)
  if (!(isInHead(one) || isInHead(other))) return false
  if (keys.some((key) => one.words.get(key)?.inHead && other.words.get(key)?.inHead)) return true
  return [...one.words.values()].some(
    ({ key, weight }) =>
      weight === 1 &&
      other.words.get(key)?.weight === 1 &&
      !ground.has(key) &&
      keys.every((word) => !key.includes(word) && !word.includes(key)),
  )
}
