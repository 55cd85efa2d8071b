import { groupBy } from '../collections.ts'
import type { QuestionLanguage } from '../languages/ko/questions.ts'
import { letters } from '../text.ts'
import type { Material, QuestionItem, WeekTopics } from './question.ts'

/**
 * Finds the terms in the items of a week. An item has a head (its title, else its first sentence) and other sentences.
 * A term is up to four adjacent words of a sentence, the last without its particle.
 */

interface Word {
  text: string
  key: string
  /** Without its particle. */
  stem: { text: string; key: string }
  particle: string
  /** Whether a term can begin or end with it, and whether it is a subject by itself. */
  begins: boolean
  ends: boolean
  specific: boolean
  /** Whether a term can continue after it. */
  goesOn: boolean
}

/** Words without punctuation between them. */
interface Run {
  words: Word[]
  /** Whether it is followed by a separator of a list: `품질, 비용`. */
  listed: boolean
}

interface Sentence {
  text: string
  folded: string
  /** Whether it is the head of its item. */
  head: boolean
  runs: Run[]
  /** The words of all runs. */
  words: Word[]
}

/** A parsed item. */
export interface Reading {
  item: QuestionItem
  at: number
  sentences: Sentence[]
  /** Whether its author leaves it open, asks it as a question (`asks`), or plans to do it (`practice`). */
  open: boolean
  asks: boolean
  practice: boolean
}

/** A term, with the indices of the readings that contain it. */
export interface Term {
  key: string
  text: string
  /** How many words it has that are not general. */
  words: number
  /** Whether none of its words is a subject by itself: `데이터 품질`, `구조화된 출력`. */
  weak: boolean
  /** All readings that contain it. */
  everywhere: Set<number>
  /** The same without mere enumerations; the following sets are part of this one. */
  items: Set<number>
  /** With the term in their head. */
  heads: Set<number>
  /** Where it is not just part of a longer name. */
  free: Set<number>
  /** With a sentence about it. */
  subjects: Set<number>
}

/** In words. */
export const LONGEST_TERM = 4
/** In letters: the rest of a longer item is ignored. */
export const LONGEST_ITEM = 1000

/** Parses the items of a week, without those that only describe their own note. */
export function readItems({ items: all, week, next }: Material, language: QuestionLanguage): Reading[] {
  const items = all.filter((item) => !isAboutNote(item, language))
  const raw = items.map((item) => sentencesOf(item).map(({ text, head }) => ({ text, head, runs: runsOf(text) })))
  const known = [...language.general, ...language.broad, ...topicsOf(week), ...(next ? topicsOf(next) : [])]
  const attested = new Set(known.map(keyOf))
  const surfaces = new Set(
    raw.flatMap((sentences) => sentences.flatMap(({ runs }) => runs.flatMap(({ words }) => words))),
  )
  for (const word of surfaces) {
    const cut = language.cut(word)
    if (!cut || cut.sure) attested.add(keyOf(cut?.stem ?? word))
  }
  const nouns = nounsIn(
    raw.flat().flatMap(({ runs }) => runs.map(({ words }) => words)),
    language,
  )
  const read = new Map([...surfaces].map((word) => [word, readWord(word, attested, nouns, language)]))
  return items.map((item, at) => {
    const sentences = (raw[at] ?? []).map(({ text, head, runs: rawRuns }) => {
      const runs = rawRuns.map(({ words, listed }) => ({
        words: words.flatMap((word) => read.get(word) ?? []),
        listed,
      }))
      return { text, folded: letters(text), head, runs, words: runs.flatMap(({ words }) => words) }
    })
    const asks = item.title === undefined ? language.open.test(sentences[0]?.text ?? '') : /[?？]$/.test(item.title)
    const open = asks || language.openSection.test(item.heading)
    return { item, at, sentences, open, asks, practice: !open && language.practiceSection.test(item.heading) }
  })
}

/** Whether an item describes a note: `표로 깔끔하게 정리`. In a section of plans, it may be a plan. */
function isAboutNote({ title = '', text, heading }: QuestionItem, language: QuestionLanguage): boolean {
  if (language.noteSection.test(heading)) return true
  if (language.practiceSection.test(heading)) return false
  return language.aboutNote.test(`${title}: ${text.slice(0, LONGEST_ITEM)}`)
}

/** The topics of a week in the schedule and its title, and each word of these. */
export function topicsOf({ title = '', topics }: WeekTopics): string[] {
  return [...topics, title].filter((topic) => topic !== '').flatMap((topic) => [topic, ...topic.split(' ')])
}

/** The text of an item up to {@link LONGEST_ITEM}, without footnote references. */
export function bodyOf({ text }: QuestionItem): string {
  return text.slice(0, LONGEST_ITEM).replace(/\[\^[^\]\s]{1,99}\]/g, '')
}

/** The head of an item, its title or its first sentence, and the other sentences. */
function sentencesOf(item: QuestionItem): { text: string; head: boolean }[] {
  const { title, text } = item
  const body = bodyOf(item)
    .split(/(?<=[.!?。…])\s+|;/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
  // The last sentence of a cut text is incomplete.
  if (text.length > LONGEST_ITEM) body.pop()
  const first = title === undefined ? body.shift() : title
  return [
    ...(first === undefined ? [] : [{ text: first, head: true }]),
    ...body.map((sentence) => ({ text: sentence, head: false })),
  ]
}

/** The words of a text in runs: no term contains `,` or ` + `. */
function runsOf(text: string): { words: string[]; listed: boolean }[] {
  const marks = /([^\p{L}\p{M}\p{N}\s+#.'’-]+|(?<=\s)[+#.'’-]+(?=\s))/u
  const parts = text.normalize('NFC').split(marks)
  return parts.flatMap((part, at) => {
    const words = part
      .split(/\s+/)
      .map((word) => word.replace(/^[.'’#+-]+|[.'’-]+$/g, ''))
      .filter((word) => word !== '')
    return at % 2 === 1 || words.length === 0 ? [] : [{ words, listed: /^[,，、·/&+]/.test(parts[at + 1] ?? '') }]
  })
}

/** The keys of all words that are used as a noun somewhere; other words are no subject by themselves. */
function nounsIn(runs: readonly string[][], language: QuestionLanguage): ReadonlySet<string> {
  const nouns = new Set<string>()
  for (const words of runs.map((run) => run.map(letters)))
    for (const [at, word] of words.entries()) if (language.isNoun(words[at - 1], words[at + 1])) nouns.add(keyOf(word))
  return nouns
}

function readWord(
  word: string,
  attested: ReadonlySet<string>,
  nouns: ReadonlySet<string>,
  language: QuestionLanguage,
): Word {
  const cut = language.cut(word)
  const isCut = cut && (cut.sure || attested.has(keyOf(cut.stem)))
  const text = isCut ? cut.stem : word
  const key = keyOf(text)
  // `미치는` may be a verb as well as a noun.
  const isUnclear = cut !== undefined && !isCut && /[은는]$/.test(word)
  const particle = word.slice(text.length)
  return {
    text: word,
    key: isCut ? keyOf(word) : key,
    stem: { text, key },
    particle,
    begins: !language.general.has(key) && !language.fillers.has(key),
    ends: !language.isVerb(text) && !isUnclear && !language.fillers.has(key),
    specific: !isUnclear && isSpecific(key, language) && (nouns.has(key) || nouns.has(keyOf(word))),
    goesOn: language.goesOn(text, particle),
  }
}

/** The same key for `Caches` and `cache`, and for `Top-k` and `top k`. */
export function keyOf(word: string): string {
  const key = /^[가-힣]+$/.test(word) ? word : letters(word)
  if (!/[a-z]{3}s$/.test(key) || /(?:ss|us|is)$/.test(key)) return key
  return key.endsWith('ies') ? `${key.slice(0, -3)}y` : key.slice(0, -1)
}

function isSpecific(key: string, { general, fillers, broad, isVerb }: QuestionLanguage): boolean {
  return (
    !general.has(key) &&
    !fillers.has(key) &&
    !broad.has(key) &&
    !isVerb(key) &&
    /\p{L}/u.test(key) &&
    !/^\d+(?:[kmgt]?b|x|\p{Script=Hangul}+)?$/u.test(key) &&
    [...key].length > 1
  )
}

/** A place where an item contains a term. */
interface Occurrence {
  key: string
  at: number
  run: readonly Word[]
  from: number
  to: number
  weak: boolean
  head: boolean
  enumerated: boolean
  free: boolean
  subject: boolean
}

/** The terms that are in two items or more, or are a topic of next week, by their keys. */
export function sharedTerms(
  readings: readonly Reading[],
  material: Material,
  language: QuestionLanguage,
): Map<string, Term> {
  const topics = new Set(material.next ? topicsOf(material.next).map(keyOf) : [])
  const found = [...groupBy(occurrencesIn(readings, material, language), ({ key }) => key)]
  const shared = found.filter(([key, all]) => topics.has(key) || all.some(({ at }) => at !== all[0]?.at))
  return new Map(shared.map(([key, all]) => [key, termOf(key, all)]))
}

function termOf(key: string, all: readonly Occurrence[]): Term {
  // `Naps are …` gives a better title than `costs of naps`.
  const named = all.find(({ head, from }) => head && from === 0)
  const { run, from, to, weak } = named ?? all[0] ?? { run: [], from: 0, to: 0, weak: true }
  const words = run.slice(from, to)
  const counted = all.filter(({ enumerated }) => !enumerated)
  const places = (some: readonly Occurrence[]) => new Set(some.map(({ at }) => at))
  return {
    key,
    text: [...words.slice(0, -1).map(({ text }) => text), words.at(-1)?.stem.text].join(' '),
    // `사후 학습` counts as one word if it is also written `사후학습`.
    words: Math.max(
      1,
      all.reduce((least, one) => Math.min(least, significantCount(one)), LONGEST_TERM),
    ),
    weak,
    everywhere: places(all),
    items: places(counted),
    heads: places(counted.filter(({ head }) => head)),
    free: places(counted.filter(({ free }) => free)),
    subjects: places(counted.filter(({ subject }) => subject)),
  }
}

/** How many words of a term are not general: `검색 적용` has one. */
function significantCount({ run, from, to }: Occurrence): number {
  return run.slice(from, to).filter(({ begins }) => begins).length
}

function occurrencesIn(readings: readonly Reading[], material: Material, language: QuestionLanguage): Occurrence[] {
  const names = new Map(
    material.glossary.flatMap(([first = '', ...others]) => others.map((other) => [keyOf(other), keyOf(first)])),
  )
  const canBeShared = sharedWords(readings, material)
  const found: Occurrence[] = []
  for (const { at, item, sentences } of readings) {
    const isNamed = item.title !== undefined && !language.isClaim(item.title)
    for (const { head, runs } of sentences) {
      for (const [nth, run] of runs.entries()) {
        const enumerated = !head && isEnumerated(runs, nth)
        for (const { weak, from, to } of termsOf(run.words, canBeShared, language)) {
          const own = keyOfWords(run.words, from, to)
          const key = names.get(own) ?? own
          const free = isFree(run.words, to, language)
          // The title `Cache misses` is not about caches; `Caches miss much` is.
          const partly = head && isNamed && !endsName(run.words, to)
          const subject = nth === 0 && !partly && isSubject(run, from, to, language)
          found.push({ key, at, run: run.words, from, to, weak, head, enumerated, free, subject })
        }
      }
    }
  }
  return found
}

/** Returns a test for words of a shared term: they are in two items, in a topic of next week, or in the glossary. */
function sharedWords(readings: readonly Reading[], { next, glossary }: Material): (word: Word) => boolean {
  const always = new Set(
    [...(next ? topicsOf(next) : []), ...glossary.flat()]
      .flatMap((name) => runsOf(name).flatMap(({ words }) => words))
      .map(keyOf),
  )
  const counts = new Map<string, number>()
  for (const { sentences } of readings) {
    const stems = new Set(sentences.flatMap(({ words }) => words).map(({ stem }) => stem.key))
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  // `사후 학습` may be written `사후학습` elsewhere.
  for (const { sentences } of readings)
    for (const { words } of sentences.flatMap(({ runs }) => runs))
      for (const [at, { stem }] of words.entries()) {
        const before = words[at - 1]
        const whole = `${before?.key}${stem.key}`
        if (before && counts.has(whole)) for (const key of [before.stem.key, stem.key, whole]) always.add(key)
      }
  return ({ stem }) => (counts.get(stem.key) ?? 0) > 1 || always.has(stem.key)
}

function keyOfWords(run: readonly Word[], from: number, to: number): string {
  let key = ''
  for (let at = from; at < to - 1; at++) key += run[at]?.key
  return key + run[to - 1]?.stem.key
}

/** Whether a run is part of an enumeration: `품질, 비용, 속도를 위해`. */
function isEnumerated(runs: readonly Run[], nth: number): boolean {
  return [runs[nth], runs[nth - 1]].some((run) => run?.listed && run.words.length <= 2)
}

/** Whether a term is not just part of a longer name: `캐시` is part of `캐시 무효화`, but the subject of `캐시 문제`. */
function isFree(words: readonly Word[], to: number, language: QuestionLanguage): boolean {
  return endsName(words, to) || language.isFree(words[to - 1]?.particle ?? '')
}

function endsName(words: readonly Word[], to: number): boolean {
  return !words[to]?.begins || words[to - 1]?.particle !== ''
}

/** Whether a sentence starts with the term and is about it: `캐시는 …`, `캐시(Cache)`, `The cache holds …`. */
function isSubject({ words, listed }: Run, from: number, to: number, language: QuestionLanguage): boolean {
  if (words.slice(0, from).some(({ stem }) => !language.fillers.has(stem.key))) return false
  return words[to] === undefined ? !listed : language.isSubject(words[to - 1]?.particle ?? '')
}

/** The adjacent words of a run that can be a term, by their indices. */
function termsOf(
  run: readonly Word[],
  canBeShared: (word: Word) => boolean,
  language: QuestionLanguage,
): { weak: boolean; from: number; to: number }[] {
  const found: { weak: boolean; from: number; to: number }[] = []
  for (const [from, first] of run.entries()) {
    let weak = true
    for (let to = from + 1; to <= Math.min(run.length, from + LONGEST_TERM); to++) {
      const last = run[to - 1]
      if (!last || !canBeShared(last) || (to > from + 1 && !run[to - 2]?.goesOn)) break
      weak &&= !last.specific
      if (!last.ends || !(first.begins || isWhole(run, from, to))) continue
      if (!weak || (to > from + 1 && language.broad.has(last.stem.key))) found.push({ weak, from, to })
    }
  }
  return found
}

/** Whether a term is a whole run of several words: `**Change fatigue**` is a name, however general its words are. */
function isWhole(run: readonly Word[], from: number, to: number): boolean {
  return from === 0 && to === run.length && to > 1
}
