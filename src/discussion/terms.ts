import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { compounds, foreignNouns, withCompounds, withNouns } from './nouns.ts'
import { type Morpheme, type Phrase, phrases } from './phrases.ts'
import { masked, plain, sentences } from './plain.ts'

/** An item of a note as the engine sees it: `title` is its bold title, `text` the rest, both without Markdown. */
export interface EngineItem {
  id: string
  member: string
  memberName: string
  section: string
  title?: string
  text: string
  line: number
  path: string
}

/** What the schedule says of a week. */
export interface WeekTopics {
  id: string
  title?: string
  scope?: string
  topics: string[]
}

/** A sentence of an item with what the analyser found in it. */
export interface Sentence {
  text: string
  morphemes: Morpheme[]
  phrases: Phrase[]
}

/** An item that has been read. `title` is there where the author wrote one. */
export interface Reading {
  item: EngineItem
  title?: Sentence
  body: Sentence[]
}

/** Reads one sentence; made by `reader`. */
export type Reader = (text: string) => Sentence

/** How much text of one week is analysed, in characters: under a second. Members share it evenly, so no long note hides another. */
const BUDGET = 40_000
const LEAST_OF_AN_ITEM = 40

/** The analysers that are loaded: each takes a tenth of a second and some memory, once a run. */
const analysers = new Map<string, Promise<(text: string) => Morpheme[]>>()

/** In letters: below it V8 spends more on making the analyser's code fast than that saves; a usual week has half of it. */
const WORTH_COMPILING = 15_000

/**
 * Loads the analyser of the language (garu-ko, or compromise for English) and gives the function that reads a sentence.
 * @param letters about how much there is to read
 */
export async function reader(language: 'ko' | 'en', letters = 0): Promise<Reader> {
  const analyser = analysers.get(language) ?? (language === 'ko' ? korean(letters > WORTH_COMPILING) : english())
  analysers.set(language, analyser)
  const analyse = await analyser
  const known = new Map<string, Sentence>()
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const morphemes = analyse(masked(text))
    const sentence = { text, morphemes, phrases: phrases(text, morphemes) }
    known.set(text, sentence)
    return sentence
  }
}

/** Reads the items: titles in full, and of each body as much as its author's share of what is analysed in a week allows. */
export function readItems(items: readonly EngineItem[], read: Reader): Reading[] {
  const count = new Map<string, number>()
  for (const { member } of items) count.set(member, (count.get(member) ?? 0) + 1)
  const budget = BUDGET / Math.max(1, count.size)
  const seen = new Map<string, number>()
  const drafts = items.flatMap((item): Reading[] => {
    const before = seen.get(item.member) ?? 0
    seen.set(item.member, before + 1)
    if (before * LEAST_OF_AN_ITEM > budget) return []
    return [readItem(item, Math.max(LEAST_OF_AN_ITEM, budget / (count.get(item.member) ?? 1)), read)]
  })
  return settled(drafts)
}

function readItem(item: EngineItem, share: number, read: Reader): Reading {
  const title = item.title === undefined ? '' : plain(item.title)
  let left = share - title.length
  const body = sentences(plain(item.text)).filter((sentence) => {
    left -= sentence.length
    return left + sentence.length > 0
  })
  return { item, ...(title === '' ? {} : { title: read(title) }), body: body.map(read) }
}

/** Reads again, with what all notes together tell of words that the analyser does not know. */
function settled(drafts: readonly Reading[]): Reading[] {
  const sentencesOf = ({ title, body }: Reading) => (title ? [title, ...body] : body)
  const all = drafts.flatMap(sentencesOf)
  const nouns = foreignNouns(all.map(({ text }) => text))
  const pairs = compounds(all)
  const settle = ({ text, morphemes: before }: Sentence): Sentence => {
    const morphemes = withCompounds(withNouns(text, before, nouns), pairs)
    return { text, morphemes, phrases: phrases(text, morphemes) }
  }
  return drafts.map(({ item, title, body }) => ({
    item,
    ...(title ? { title: settle(title) } : {}),
    body: body.map(settle),
  }))
}

async function korean(compile: boolean): Promise<(text: string) => Morpheme[]> {
  if (!compile) setFlagsFromString('--liftoff-only')
  const { Garu } = await import('garu-ko')
  const { initSync } = await import('garu-ko/pkg/garu_wasm.js')
  // `Garu.load` initialises its module by a way that its own glue warns of on stderr; done before, it says nothing
  initSync({ module: readFileSync(createRequire(import.meta.url).resolve('garu-ko/pkg/garu_wasm_bg.wasm')) })
  const garu = await Garu.load()
  return (text) => {
    const result = garu.analyze(text)
    return locate(text, Array.isArray(result) ? (result[0]?.tokens ?? []) : result.tokens)
  }
}

/**
 * The analyser's offsets cover a whole word with its particles, `환각(Hallucination)의`: each morpheme is looked for again
 * inside it. One that is not there as written (`되` + `ㄴ` in `구조화된`) takes no room.
 */
function locate(
  text: string,
  tokens: readonly { text: string; pos: string; start: number; end: number }[],
): Morpheme[] {
  let from = 0
  return tokens.map(({ text: form, pos, start, end }) => {
    from = Math.max(from, start)
    const at = text.indexOf(form, from)
    const found = at >= 0 && at + form.length <= end
    if (found) from = at + form.length
    return { form, tag: pos, start: found ? at : from, end: from }
  })
}

/** compromise's tags, as far as the engine asks for them, under their Sejong names. */
async function english(): Promise<(text: string) => Morpheme[]> {
  const { default: nlp } = await import('compromise/two')
  return (text) => {
    const documents: { terms: { text: string; tags: string[] }[] }[] = nlp(text).json({ terms: { tags: true } })
    const tokens = documents.flatMap(({ terms }) => terms)
    const words = locate(
      text,
      tokens.map(({ text: form, tags }) => ({ text: form, pos: englishTag(form, tags), start: 0, end: text.length })),
    ).filter(({ form }) => form !== '')
    return hyphenated(text, words)
  }
}

/** `on-call`, of which the analyser makes two words, is one. */
function hyphenated(text: string, words: readonly Morpheme[]): Morpheme[] {
  const joined: Morpheme[] = []
  for (const word of words) {
    const before = joined.at(-1)
    if (before && word.start === before.end + 1 && text[before.end] === '-') {
      const tag = word.tag === 'VV' ? 'XR' : word.tag
      joined[joined.length - 1] = { form: text.slice(before.start, word.end), tag, start: before.start, end: word.end }
    } else joined.push(word)
  }
  return joined
}

function englishTag(form: string, tags: readonly string[]): string {
  if (tags.includes('Pronoun') || tags.includes('Value') || tags.includes('Possessive')) return 'NP'
  if (tags.includes('Noun') || tags.includes('Gerund') || /^[A-Z][\w-]*[A-Z0-9]/.test(form)) return 'NNG'
  if (tags.includes('Adjective')) return tags.includes('Comparative') ? 'VA' : 'XR'
  return tags.includes('Verb') ? 'VV' : 'MAG'
}
