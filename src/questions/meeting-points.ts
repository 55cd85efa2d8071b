import { enQuestions } from '../languages/en/questions.ts'
import { koQuestions, type QuestionLanguage } from '../languages/ko/questions.ts'
import { fold } from './plain.ts'
import type { ListId, Material, Proposal, QuestionItem } from './question.ts'
import { quote } from './quote.ts'

/** How notes meet at a term. */
type Meeting = 'open' | 'answered' | 'same' | 'sides' | 'phenomenon' | 'technique' | 'next'

/** Where notes meet: a term, the lines that speak of it, and how they do. */
interface MeetingPoint {
  term: string
  meeting: Meeting
  lines: Line[]
}

/** A meeting point that was not taken, and why. */
export interface RunnerUp {
  term: string
  evidence: string[]
  why: 'full' | 'used' | 'asked'
}

interface Line {
  reading: Reading
  /** The words that stand below the question. */
  words: string
  inHead: boolean
}

interface Word {
  text: string
  key: string
  /** The word at the end of a term: without its particle, and nothing where it is a verb. */
  end: { text: string; key: string } | undefined
}

interface Sentence {
  text: string
  /** Whether it says what its item is about. */
  head: boolean
  /** Words that stand beside one another, with no mark between them. */
  runs: Word[][]
}

interface Reading {
  item: QuestionItem
  at: number
  sentences: Sentence[]
  open: boolean
  /** The words by which items are alike: each as it ends a term. */
  words: Set<string>
}

interface Term {
  key: string
  text: string
  words: number
  /** Places of the readings that hold it, and of those whose head does. */
  items: Set<number>
  heads: Set<number>
}

/** In words. */
const LONGEST_TERM = 4
/** What this share of the items speaks of, and more than a few, is the ground of a week and no subject of it. */
const GROUND = 1 / 8
const FEW = 4
const MOST_LINES = 4
/** In letters. A longer sentence is not set below a question: none is ever cut. */
const LONGEST_LINE = 160
/** From here on two heads say the same; a share of their pairs of letters. */
const SAME = 0.5

/** Finds where the notes of a week meet; gives those chosen for each list, and what was not taken. */
export function meetingPoints(material: Material): { chosen: Proposal[]; runnersUp: RunnerUp[] } {
  const language = material.language === 'ko' ? koQuestions : enQuestions
  const readings = readItems(material, language)
  const terms = sharedTerms(readings, material, language)
  const used = new Set<Reading>()
  const chosen: Proposal[] = []
  const runnersUp: RunnerUp[] = []
  const left = { ...material.limits }
  const take = (list: ListId, point: MeetingPoint) => {
    left[list]--
    for (const { reading } of point.lines) used.add(reading)
    chosen.push(proposal(list, point, material, language))
  }
  const asked = material.taken.map(fold)
  for (const term of terms) {
    const lines = linesOf(term, readings)
    const free = lines.filter(({ reading }) => !used.has(reading))
    const list = left.common > 0 ? 'common' : 'deep'
    const isAsked = asked.some((text) => text.includes(term.key))
    const why = isAsked ? 'asked' : !isMeeting(free) ? 'used' : left[list] <= 0 ? 'full' : undefined
    if (!isMeeting(lines)) continue
    if (why) runnersUp.push({ term: term.text, evidence: lines.map(({ reading }) => reading.item.id), why })
    else take(list, { term: term.text, meeting: meetingOf(free), lines: free.slice(0, MOST_LINES) })
  }
  return { chosen, runnersUp }
}

/** Two members, one of whom has the term in a head. */
function isMeeting(lines: readonly Line[]): boolean {
  return new Set(lines.map(({ reading }) => reading.item.member)).size > 1 && lines.some(({ inHead }) => inHead)
}

function readItems({ items }: Material, language: QuestionLanguage): Reading[] {
  const raw = items.map((item) => sentencesOf(item))
  const attested = new Set<string>()
  for (const { text } of raw.flat()) {
    for (const word of wordsOf(text).flat()) {
      const cut = language.cut(word)
      if (cut?.sure) attested.add(keyOf(cut.stem))
      else if (!cut) attested.add(keyOf(word))
    }
  }
  return items.map((item, at) => {
    const sentences = (raw[at] ?? []).map(({ text, head }) => ({
      text,
      head,
      runs: wordsOf(text).map((run) => run.map((word) => readWord(word, attested, language))),
    }))
    const open =
      language.openSection.test(item.heading) || sentences.some(({ head, text }) => head && language.open.test(text))
    const words = new Set(
      sentences.flatMap(({ runs }) =>
        runs.flatMap((run) => run.flatMap(({ end }) => (end && isSpecific(end.key, language) ? [end.key] : []))),
      ),
    )
    return { item, at, sentences, open, words }
  })
}

/** The head of an item, its title or its first clause, and its other sentences. */
function sentencesOf({ title, text }: QuestionItem): { text: string; head: boolean }[] {
  const body = text
    .replace(/\[\^[^\]\s]{1,99}\]/g, '')
    .split(/(?<=[.!?。…])\s+|\s*[;→⇒]\s*|\s+[-–—]\s+/u)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
  const first = title === undefined ? body.shift() : title
  return [
    ...(first === undefined ? [] : [{ text: first, head: true }]),
    ...body.map((sentence) => ({ text: sentence, head: false })),
  ]
}

function wordsOf(text: string): string[][] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}\s+#.'’-]+/u)
    .map((run) =>
      run
        .split(/\s+/)
        .map((word) => word.replace(/^[.'’#+-]+|[.'’-]+$/g, ''))
        .filter((word) => word !== ''),
    )
    .filter((run) => run.length > 0)
}

function readWord(word: string, attested: ReadonlySet<string>, language: QuestionLanguage): Word {
  const cut = language.cut(word)
  const isCut = cut && (cut.sure || attested.has(keyOf(cut.stem)))
  const text = isCut ? cut.stem : word
  const key = keyOf(text)
  const end = language.isVerb(text) || (cut && !isCut && /[은는]$/.test(word)) ? undefined : { text, key }
  return { text: word, key: keyOf(word), end }
}

/** `Caches` and `cache` are one, `Top-k` and `top k` too. */
function keyOf(word: string): string {
  const key = fold(word)
  if (!/[a-z]{3}s$/.test(key) || /(?:ss|us|is)$/.test(key)) return key
  return key.endsWith('ies') ? `${key.slice(0, -3)}y` : key.slice(0, -1)
}

function isSpecific(key: string, { general, broad, isVerb }: QuestionLanguage): boolean {
  return !general.has(key) && !broad.has(key) && !isVerb(key) && /\p{L}/u.test(key) && [...key].length > 1
}

/** The terms that items of two members hold, one of them in its head; the best first. */
function sharedTerms(readings: readonly Reading[], material: Material, language: QuestionLanguage): Term[] {
  const names = new Map(
    material.glossary.flatMap(([first = '', ...others]) => others.map((other) => [keyOf(other), keyOf(first)])),
  )
  const found = new Map<string, Term>()
  for (const { at, sentences } of readings) {
    for (const { head, runs } of sentences) {
      for (const run of runs) {
        for (const words of termsOf(run, language)) {
          const last = words.at(-1)?.end ?? { text: '', key: '' }
          const own = [...words.slice(0, -1).map(({ key }) => key), last.key].join('')
          const key = names.get(own) ?? own
          const text = [...words.slice(0, -1).map(({ text }) => text), last.text].join(' ')
          const term = found.get(key) ?? { key, text, words: words.length, items: new Set(), heads: new Set() }
          found.set(key, term)
          term.items.add(at)
          if (head) term.heads.add(at)
        }
      }
    }
  }
  const topics = [material.week.title ?? '', ...material.week.topics]
    .flatMap((topic) => [topic, ...topic.split(' ')])
    .map(keyOf)
  const most = Math.max(FEW, readings.length * GROUND)
  const memberOf = (at: number) => readings[at]?.item.member
  const shared = [...found.values()].filter(
    ({ key, items, heads }) =>
      heads.size > 0 && items.size <= most && !topics.includes(key) && new Set([...items].map(memberOf)).size > 1,
  )
  const groups = new Map<string, Term>()
  for (const term of shared) {
    const same = [...term.items].join()
    const longest = groups.get(same)
    if (!longest || term.key.length > longest.key.length) groups.set(same, term)
  }
  const score = ({ heads, items, words }: Term) => new Set([...heads].map(memberOf)).size * 4 + words - items.size
  return [...groups.values()].sort((a, b) => score(b) - score(a) || (a.key < b.key ? -1 : 1))
}

/** The runs of words that can be a term. */
function termsOf(run: readonly Word[], language: QuestionLanguage): Word[][] {
  const found: Word[][] = []
  for (let from = 0; from < run.length; from++) {
    if (language.general.has(run[from]?.key ?? '')) continue
    for (let to = from + 1; to <= Math.min(run.length, from + LONGEST_TERM); to++) {
      const words = run.slice(from, to)
      const last = words.at(-1)?.end
      if (!last) continue
      const keys = [...words.slice(0, -1).map(({ key }) => key), last.key]
      const broad = keys.filter((key) => language.broad.has(key)).length
      if (keys.some((key) => isSpecific(key, language)) || (broad > 1 && !language.general.has(last.key)))
        found.push(words)
    }
  }
  return found
}

/** One line a member: whose head holds the term, or who shares more than this one word with such an item. */
function linesOf(term: Term, readings: readonly Reading[]): Line[] {
  const heads = [...term.heads].flatMap((at) => readings[at] ?? [])
  const lines = [...term.items].flatMap((at): Line[] => {
    const reading = readings[at]
    if (!reading) return []
    const inHead = term.heads.has(at)
    if (!inHead && !heads.some((head) => head.item.member !== reading.item.member && shares(head, reading, term)))
      return []
    const words =
      reading.sentences.find(({ text }) => fold(text).includes(term.key))?.text ?? reading.sentences[0]?.text ?? ''
    return words.length > LONGEST_LINE ? [] : [{ reading, words, inHead }]
  })
  const sorted = lines.sort((a, b) => Number(b.inHead) - Number(a.inHead) || a.reading.at - b.reading.at)
  return sorted
    .filter(({ reading }, at) => sorted.findIndex((one) => one.reading.item.member === reading.item.member) === at)
    .sort((a, b) => a.reading.at - b.reading.at)
}

function shares(one: Reading, other: Reading, { key }: Term): boolean {
  return [...one.words].some((word) => other.words.has(word) && !key.includes(word) && !word.includes(key))
}

function meetingOf(lines: readonly Line[]): Meeting {
  const open = lines.filter(({ reading }) => reading.open)
  if (open.length > 1 && open.length === lines.length) return 'open'
  if (open.length > 0) return 'answered'
  const [first, ...rest] = lines
  return rest.some(({ words }) => alike(words, first?.words ?? '') >= SAME) ? 'same' : 'sides'
}

/** How alike two texts are, 0 to 1, by the pairs of letters that they share (Dice). */
function alike(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / Math.max(1, a.size + b.size)
}

function pairsOf(text: string): Set<string> {
  const letters = [...fold(text)]
  return new Set(letters.slice(1).map((letter, at) => letters[at] + letter))
}

function proposal(
  list: ListId,
  { term, meeting, lines }: MeetingPoint,
  { attribution }: Material,
  language: QuestionLanguage,
): Proposal {
  const items = lines.map(({ reading }) => reading.item)
  const names = items.map(({ memberName }) => memberName)
  return {
    title: term,
    text: sentence(term, meeting, lines, attribution, language) + (attribution ? language.by(names) : ''),
    origin: 'proposed',
    members: items.map(({ member }) => member),
    evidence: items.map(({ id }) => id),
    list,
    term,
    lines: lines.map(({ reading: { item }, words }) => ({
      ...(attribution ? { name: item.memberName } : {}),
      markdown: quote(words, item.source),
    })),
  }
}

/** The same sentence for the same term, whatever else the week holds. */
function sentence(
  term: string,
  meeting: Meeting,
  lines: readonly Line[],
  attribution: boolean,
  { sentences }: QuestionLanguage,
): string {
  const pick = <T>(all: readonly T[]): T => all[hash(term) % all.length] as T
  const asks = lines.find(({ reading }) => reading.open)?.reading.item.memberName
  const wrote = lines.find(({ reading }) => !reading.open)?.reading.item.memberName
  if (meeting === 'answered' && attribution && lines.length === 2 && asks && wrote)
    return pick(sentences.answeredBy)(asks, wrote)
  return pick(sentences[meeting])
}

/** FNV-1a (Fowler, Noll, Vo): the same number for the same text on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}
