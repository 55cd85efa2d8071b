import { letters } from '../text.ts'

/** A word of a sentence, as the grammar of its language reads it. */
export interface Word {
  /** Where it starts in the sentence, and where it ends without its particle. */
  start: number
  end: number
  /** How it is compared: `cache` for `Caches`, `캐시` for `캐시는`. */
  key: string
  /** Whether a title may begin with it, go on after it, or end with it. */
  begins: boolean
  joins: boolean
  ends: boolean
  /** How much it says about a subject: nothing (`of`, `방법`), little without another word (`data`), or much. */
  weight: 0 | 0.5 | 1
  /** Whether only spaces are between it and the word before it. */
  adjoins: boolean
}

/** Letters and digits of another script than Hangul. In Korean, a particle may follow: `API를`. */
export const foreignRun = /(?:(?!\p{Script=Hangul})[\p{L}\p{M}\p{N}])+/gu

/** Reads all sentences of a week, since one tells what a word in another is: `캐시를` that `캐시` is a noun. */
export type ReadWords = (sentences: readonly { text: string; isTitle: boolean }[]) => Word[][]

/** Words with their place in a sentence; no word contains a space, a comma or a bracket. */
export function wordsIn(sentence: string): { text: string; start: number; adjoins: boolean }[] {
  let end = 0
  // `HTTP/2` is one word, `속도/비용` are two.
  return [...sentence.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}+#.'’_-]|(?<=[a-z\d])\/(?=[a-z\d]))*/giu)].map(
    ({ 0: whole, index }) => {
      const text = whole.replace(/[.'’_-]+$/, '')
      const adjoins = /^\s+$/.test(sentence.slice(end, index))
      end = index + text.length
      return { text, start: index, adjoins }
    },
  )
}

/** The same key for `Caches` and `cache`, and for `Top-k` and `top k`. */
export function keyOf(word: string): string {
  const key = /^[가-힣]+$/.test(word) ? word : letters(word)
  if (!/[a-z]{3}s$/.test(key) || /(?:ss|us|is)$/.test(key)) return key
  return key.endsWith('ies') ? `${key.slice(0, -3)}y` : key.slice(0, -1)
}
