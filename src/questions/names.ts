import type { Word } from '../languages/words.ts'
import type { Sentence, Statement } from './statements.ts'

/** In words. */
export const LONGEST_NAME = 4

/** A noun phrase of a statement that may be a subject. */
export interface Name {
  key: string
  /** As written, without the particle of its last word. */
  text: string
  /** The keys of its words. */
  keys: string[]
  /** Whether it is in the head of the statement. */
  inHead: boolean
}

/** A word of a statement that says something. */
export interface NamedWord {
  key: string
  weight: number
  inHead: boolean
}

/** The noun phrases in a statement, each once, if possible as in its head. */
export function namesOf({ sentences }: Statement): Map<string, Name> {
  const names = new Map<string, Name>()
  for (const [at, sentence] of sentences.entries())
    for (const name of namesIn(sentence, at === 0 ? headOf(sentence) : 0))
      if (!names.get(name.key)?.inHead) names.set(name.key, name)
  return names
}

/** The words that say something, each once, if possible as in the head. */
export function namedWordsOf({ sentences }: Statement): Map<string, NamedWord> {
  const named = new Map<string, NamedWord>()
  for (const [at, sentence] of sentences.entries()) {
    const head = at === 0 ? headOf(sentence) : 0
    for (const [nth, { key, weight }] of sentence.words.entries())
      if (weight > 0 && !named.get(key)?.inHead) named.set(key, { key, weight, inHead: nth < head })
  }
  return named
}

/** How many words of its first sentence say what a statement is about: all of a title, else the name it begins with. */
function headOf(sentence: Sentence): number {
  const { words, isTitle } = sentence
  if (isTitle) return words.length
  const begins = words.find(({ weight, key }) => weight > 0 && !/^\d/.test(key))?.begins
  return begins ? words.findIndex(({ ends }, at) => ends && !isFollowed(sentence, at)) + 1 : 0
}

/** Whether the name goes on after a word: `비밀번호 변경` is no name in `비밀번호 변경 화면`. */
function isFollowed({ words, text }: Sentence, at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  return Boolean(next?.begins && next.ends && next.weight > 0 && /^ +$/.test(text.slice(word?.end, next.start)))
}

function namesIn(sentence: Sentence, head: number): Name[] {
  const { words, text } = sentence
  return words.flatMap((first, from) => {
    const found: Name[] = []
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to++) {
      const last = words[to - 1] as Word
      if (to > from + 1 && !(last.adjoins && words[to - 2]?.joins)) break
      const some = words.slice(from, to)
      if (!first.begins || !last.ends || some.every(({ weight }) => weight === 0)) continue
      if (isFollowed(sentence, to - 1)) continue
      const keys = some.map(({ key }) => key)
      found.push({ key: keys.join(''), text: text.slice(first.start, last.end), keys, inHead: to <= head })
    }
    return found
  })
}
