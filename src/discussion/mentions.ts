import type { QuestionLanguage } from '../languages/question-language.ts'
import type { Names } from './names.ts'
import { type Phrase, spans } from './phrases.ts'
import { fold } from './plain.ts'
import type { EngineItem, Reading, Sentence } from './terms.ts'

/** What the themes must know of a language: words that say nothing by themselves, and words that show a tension. */
export type Vocabulary = Pick<QuestionLanguage, 'aspects' | 'broad' | 'cues' | 'open'>

/** An item in which a term is met, and how much the item is about it: 1 in its title, .3 somewhere in its body. */
export interface Mention {
  reading: Reading
  weight: number
  at: number
}

/** What the whole week tells about a term's worth. */
export interface Surroundings {
  names: Names
  vocabulary: Vocabulary
  /** The phrases of this week's title and topics in the schedule. */
  topics: Phrase[]
  earlier: EngineItem[][]
}

/** A mention with the run of words that it stands in. */
export interface Found extends Mention {
  run: Phrase
}

const LONGEST_TERM = 4

/** How much an item is about what stands in a sentence of it. */
function weights(reading: Reading): [Sentence, (run: Phrase) => number][] {
  const { title, body } = reading
  if (title) return [[title, () => 1], ...body.map((sentence): [Sentence, () => number] => [sentence, () => 0.3])]
  return body.map((sentence, at) => {
    const terse = sentence.text.length <= 60 ? 0.75 : 0.5
    return [sentence, (run) => (at > 0 ? (run.topic ? 0.5 : 0.3) : run.topic ? 0.9 : terse)]
  })
}

/** Where each run of morphemes stands: the folded run, to every mention of it. */
export function indexPhrases(readings: readonly Reading[]): Map<string, Found[]> {
  const index = new Map<string, Found[]>()
  readings.forEach((reading, at) => {
    for (const [sentence, weigh] of weights(reading)) {
      for (const run of sentence.phrases) {
        for (const key of spans(run)) {
          const list = index.get(key) ?? []
          if (list.length === 0) index.set(key, list)
          list.push({ reading, at, run, weight: weigh(run) })
        }
      }
    }
  })
  return index
}

/** Each term that some item is about, with the spellings and how often each is met. */
export function candidates(
  readings: readonly Reading[],
  { names, vocabulary }: Surroundings,
): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  for (const reading of readings) {
    for (const [sentence, weigh] of weights(reading)) {
      for (const run of sentence.phrases) {
        if (weigh(run) < 0.5) continue
        for (const words of terms(run, vocabulary)) {
          const spelling = words.join(' ')
          const key = names.of(fold(spelling))
          const spellings = found.get(key) ?? new Map<string, number>()
          // the capital at a sentence's beginning is no spelling, `Leader election` beside `Raft's leader election`
          const sure = run.start === 0 && /^[A-Z][a-z]+$/.test(words[0] ?? '') ? 0.4 : 1
          found.set(key, spellings.set(spelling, (spellings.get(spelling) ?? 0) + weigh(run) * sure))
        }
      }
    }
  }
  return found
}

/** The word sequences of a run that may be terms: none that begins or ends in an aspect, no broad word or syllable alone. */
export function terms({ words, owner }: Phrase, { aspects, broad }: Vocabulary): string[][] {
  const found: string[][] = []
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_TERM); to++) {
      const part = words.slice(from, to)
      const [first = '', last = ''] = [part[0]?.toLowerCase(), part.at(-1)?.toLowerCase()]
      const named = owner && to === words.length && part.length > 1
      if (aspects.has(first) || (aspects.has(last) && !named) || (part.length === 1 && broad.has(first))) continue
      // a particle at the end, `겹침은`, is one that the analyser has not seen
      if (
        /(?:적|화된|하기)$|[가-힣]{2}[은는를]$|[가-힣]{2}(?<![주회정논합동강편건질])의$/.test(last) ||
        /^[\d.]+$/.test(last) ||
        fold(part.join('')).length < 2
      )
        continue
      found.push(part)
    }
  }
  return found
}

/** One mention an item, the weightiest; in the document's order. */
export function merge(found: readonly Found[]): Found[] {
  const best = new Map<number, Found>()
  for (const one of found) if (one.weight > (best.get(one.at)?.weight ?? 0)) best.set(one.at, one)
  return [...best.values()].sort((a, b) => a.at - b.at)
}
