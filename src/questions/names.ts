import type { Word } from '../languages/words.ts'
import type { Sentence, Statement } from './statements.ts'

/** In words. */
export const LONGEST_NAME = 4

/** A noun phrase of a statement that may be a subject. */
export interface Name {
  key: string
  /** As written, without the particle of its last word. */
  text: string
  /** The keys of its words, and how many of them say something. */
  keys: string[]
  weight: number
  /** Whether it is one word that means one thing. */
  isTerm: boolean
  /** 2 if the statement is about it, 1 if it is in the title or a sentence is about it, else 0. */
  place: 0 | 1 | 2
}

/** The names in a statement, each once, where it says most. */
export function namesOf({ sentences }: Statement): Map<string, Name> {
  const names = new Map<string, Name>()
  for (const [at, sentence] of sentences.entries())
    for (const name of namesIn(sentence, at === 0)) {
      const known = names.get(name.key)
      if (!known || known.place < name.place) names.set(name.key, name)
    }
  return names
}

function namesIn(sentence: Sentence, isHead: boolean): Name[] {
  const { words, text } = sentence
  return words.flatMap((first, from) => {
    const found: Name[] = []
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to++) {
      const last = words[to - 1] as Word
      if (to > from + 1 && !(last.adjoins && words[to - 2]?.joins)) break
      const some = words.slice(from, to)
      const weight = some.reduce((sum, word) => sum + word.weight, 0)
      if (!first.begins || !last.ends || weight < (to > from + 1 ? 0.5 : 1)) continue
      const keys = some.map(({ key }) => key)
      const place = placeOf(sentence, from, to, isHead)
      found.push({
        key: keys.join(''),
        text: text.slice(first.start, last.end),
        keys,
        weight,
        place,
        isTerm: keys.length === 1 && first.isTerm,
      })
    }
    return found
  })
}

function placeOf({ words, isTitle }: Sentence, from: number, to: number, isHead: boolean): 0 | 1 | 2 {
  const last = words[to - 1] as Word
  const next = words[to]
  const before = words[from - 1]
  const isPart = Boolean(
    (next?.adjoins && last.joins && next.weight > 0 && next.begins) ||
      (before?.joins && before.ends && words[from]?.adjoins),
  )
  const begins = words.slice(0, from).every(({ ends }) => !ends)
  const isWhole = begins && words.slice(to).every(({ weight }) => weight === 0)
  if (isHead && !isPart && begins && (isTitle || last.topic || isWhole)) return 2
  return isTitle || (begins && (isHead || (last.topic && !isPart))) ? 1 : 0
}

/** Whether a title is one noun phrase: `캐시 무효화의 어려움`, not `캐시는 어렵다`. */
export function isNounPhrase({ words, text }: Sentence): boolean {
  const [first, last] = [words[0], words.at(-1)]
  if (!first?.begins || !last || /[.?!？]/.test(text)) return false
  const inner = words.slice(1).every((word, at) => word.adjoins && words[at]?.joins)
  return inner && last.ends && last.end >= text.trimEnd().length && words.length > 1
}
