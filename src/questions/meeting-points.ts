import { enQuestions } from '../languages/en/questions.ts'
import { koQuestions, type QuestionLanguage } from '../languages/ko/questions.ts'
import { fold } from './plain.ts'
import type { ListId, Material, Proposal, QuestionItem, WeekTopics } from './question.ts'
import { quote } from './quote.ts'

/** How notes meet at a term. */
type Meeting = 'open' | 'answered' | 'same' | 'sides' | 'phenomenon' | 'practice' | 'next'

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
  why: 'full' | 'used' | 'asked' | 'apart'
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
  /** Without its particle. */
  stem: { text: string; key: string }
  particle: string
  /** Whether a term can begin or end with it, and whether it is a subject by itself. */
  begins: boolean
  ends: boolean
  specific: boolean
}

interface Sentence {
  text: string
  folded: string
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
}

interface Term {
  key: string
  text: string
  words: number
  /** Whether none of its words is a subject by itself: `데이터 품질`, `구조화된 출력`. */
  weak: boolean
  /** Places of the readings that hold it, of those whose head does, and of those of which a sentence is about it. */
  items: Set<number>
  heads: Set<number>
  subjects: Set<number>
}

/** In words. */
const LONGEST_TERM = 4
/** What this share of the items speaks of, and more than a few, is the ground of a week and no subject of it. */
const GROUND = 1 / 8
const FEW = 4
/** In words: a head that is this short is about each name in it. */
const SHORT = 10
const MOST_LINES = 4
/** In letters: what an item says after that is not what it is about. */
const LONGEST_ITEM = 1000
/** In Latin letters. A longer sentence is not set below a question: none is ever cut. */
const LONGEST_LINE = 200
/** From here on two heads say the same; a share of their pairs of letters. */
const SAME = 1 / 3

/** Finds where the notes of a week meet; gives those chosen for each list, and what was not taken. */
export function meetingPoints(material: Material): { chosen: Proposal[]; runnersUp: RunnerUp[] } {
  const language = material.language === 'ko' ? koQuestions : enQuestions
  const readings = readItems(material, language)
  const all = allTerms(readings, material, language)
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
  for (const term of sharedTerms(all, readings, material)) {
    if (left.common <= 0 && left.deep <= 0) {
      runnersUp.push({
        term: term.text,
        evidence: [...term.items].flatMap((at) => readings[at]?.item.id ?? []),
        why: 'full',
      })
      continue
    }
    const lines = linesOf(term, readings, all, language)
    const free = lines.filter(({ reading }) => !used.has(reading))
    const list = left.common > 0 ? 'common' : 'deep'
    const isAsked = asked.some((text) => text.includes(term.key))
    const evidence = lines.map(({ reading }) => reading.item.id)
    if (!isMeeting(lines))
      runnersUp.push({
        term: term.text,
        evidence: [...term.items].flatMap((at) => readings[at]?.item.id ?? []),
        why: 'apart',
      })
    else if (isAsked || !isMeeting(free)) runnersUp.push({ term: term.text, evidence, why: isAsked ? 'asked' : 'used' })
    else
      take(list, {
        term: nameOf(term, free, all, material),
        meeting: meetingOf(free, term),
        lines: free.slice(0, MOST_LINES),
      })
  }
  for (const point of nextPoints(
    readings.filter((one) => !used.has(one)),
    all,
    material,
    language,
  )) {
    if (left.next > 0) take('next', point)
  }
  for (const point of findings(
    readings.filter((one) => !used.has(one)),
    chosen,
    language,
  )) {
    if (left.deep > 0 && !asked.some((text) => text.includes(fold(point.term)))) take('deep', point)
  }
  return { chosen, runnersUp }
}

/** Items whose heads name a topic of next week. */
function nextPoints(
  readings: readonly Reading[],
  terms: ReadonlyMap<string, Term>,
  { next }: Material,
  language: QuestionLanguage,
): MeetingPoint[] {
  const topics = next ? [...next.topics, next.title ?? ''].filter((topic) => topic !== '') : []
  const used = new Set<Reading>()
  return topics.flatMap((topic) => {
    const term = terms.get(keyOf(topic))
    if (!term || term.items.size > FEW) return []
    const lines = readings
      .filter((reading) => term.heads.has(reading.at) && !used.has(reading))
      .flatMap((reading) => lineOf(reading, term, language) ?? [])
    const own = onceAMember(lines).slice(0, MOST_LINES)
    for (const { reading } of own) used.add(reading)
    return own.length > 0 ? [{ term: topic, meeting: 'next' as const, lines: own }] : []
  })
}

/**
 * What one member found to happen, or means to do: at most one of each, in a title that can stand over a question. Members
 * who are in no other point come first.
 */
function findings(
  readings: readonly Reading[],
  chosen: readonly Proposal[],
  language: QuestionLanguage,
): MeetingPoint[] {
  const heard = new Set(chosen.flatMap(({ members }) => members))
  const points = readings.flatMap((reading) => {
    const { title, heading } = reading.item
    const words = reading.sentences[1]?.text
    if (title === undefined || reading.open || language.isClaim(title) || language.open.test(title)) return []
    const meeting = language.phenomenon.test(title)
      ? 'phenomenon'
      : language.practiceSection.test(heading)
        ? 'practice'
        : undefined
    return meeting && isQuotable(words)
      ? [{ term: title, meeting, lines: [{ reading, words, inHead: true }] } as const]
      : []
  })
  const first = (meeting: Meeting) => {
    const own = points.filter((point) => point.meeting === meeting)
    return own.find(({ lines }) => !heard.has(lines[0].reading.item.member)) ?? own[0]
  }
  return [first('phenomenon'), first('practice')].flatMap((point) =>
    point ? [{ ...point, lines: [...point.lines] }] : [],
  )
}

/** The longest term that all lines hold: `혼합 정밀도` where each of them goes on so after `혼합`. */
function nameOf(term: Term, lines: readonly Line[], terms: ReadonlyMap<string, Term>, { language }: Material): string {
  const held = [...terms.values()].filter(
    ({ items, weak }) => !weak && lines.every(({ reading }) => items.has(reading.at)),
  )
  return held.reduce((best, one) => (better(one, best, language) ? one : best), term).text
}

/** Two members, one of whom has the term in a head. */
function isMeeting(lines: readonly Line[]): boolean {
  return new Set(lines.map(({ reading }) => reading.item.member)).size > 1 && lines.some(({ inHead }) => inHead)
}

function readItems({ items, week, next }: Material, language: QuestionLanguage): Reading[] {
  const raw = items.map((item) => sentencesOf(item).map(({ text, head }) => ({ text, head, words: wordsOf(text) })))
  const known = [...language.general, ...language.broad, ...topicsOf(week), ...(next ? topicsOf(next) : [])]
  const attested = new Set(known.map(keyOf))
  const surfaces = new Set(raw.flatMap((sentences) => sentences.flatMap(({ words }) => words.flat())))
  for (const word of surfaces) {
    const cut = language.cut(word)
    if (!cut || cut.sure) attested.add(keyOf(cut?.stem ?? word))
  }
  const read = new Map([...surfaces].map((word) => [word, readWord(word, attested, language)]))
  return items.map((item, at) => {
    const sentences = (raw[at] ?? []).map(({ text, head, words }) => ({
      text,
      folded: fold(text),
      head,
      runs: words.map((run) => run.flatMap((word) => read.get(word) ?? [])),
    }))
    const asks = item.title === undefined && language.open.test(sentences[0]?.text ?? '')
    const open = asks || language.openSection.test(item.heading)
    return { item, at, sentences, open }
  })
}

/** What the schedule says about a week: its topics, its title, and each word of these. */
function topicsOf({ title = '', topics }: WeekTopics): string[] {
  return [...topics, title].filter((topic) => topic !== '').flatMap((topic) => [topic, ...topic.split(' ')])
}

/** The head of an item, its title or its first clause, and its other sentences. */
function sentencesOf({ title, text }: QuestionItem): { text: string; head: boolean }[] {
  const body = text
    .slice(0, LONGEST_ITEM)
    // A footnote whose text stands elsewhere in the note.
    .replace(/\[\^[^\]\s]{1,99}\]/g, '')
    .split(/(?<=[.!?。…])\s+|\s*;\s*/u)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
  // Half a sentence says nothing.
  if (text.length > LONGEST_ITEM) body.pop()
  const first = title === undefined ? body.shift() : title
  return [
    ...(first === undefined ? [] : [{ text: first, head: true }]),
    ...body.map((sentence) => ({ text: sentence, head: false })),
  ]
}

/** The words of a text, in runs that no mark interrupts: a term does not reach over `,` or ` + `. */
function wordsOf(text: string): string[][] {
  const marks = /[^\p{L}\p{M}\p{N}\s+#.'’-]+|(?<=\s)[+#.'’-]+(?=\s)/u
  return text
    .normalize('NFC')
    .split(marks)
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
  const ends = !language.isVerb(text) && !(cut && !isCut && /[은는]$/.test(word)) && !language.fillers.has(key)
  return {
    text: word,
    key: isCut ? keyOf(word) : key,
    stem: { text, key },
    particle: word.slice(text.length),
    begins: !language.general.has(key) && !language.fillers.has(key),
    ends,
    specific: isSpecific(key, language),
  }
}

/** `Caches` and `cache` are one, `Top-k` and `top k` too. */
function keyOf(word: string): string {
  const key = /^[가-힣]+$/.test(word) ? word : fold(word)
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
    [...key].length > 1
  )
}

/** Every term that items hold, by its key. */
function allTerms(readings: readonly Reading[], material: Material, language: QuestionLanguage): Map<string, Term> {
  const names = new Map(
    material.glossary.flatMap(([first = '', ...others]) => others.map((other) => [keyOf(other), keyOf(first)])),
  )
  const telling = tellingWords(readings, material)
  const found = new Map<string, Term>()
  for (const { at, sentences } of readings) {
    for (const { head, runs } of sentences) {
      for (const [nth, run] of runs.entries()) {
        for (const { words, weak, from, to } of termsOf(run, telling, language)) {
          const own = keyOfWords(words)
          const key = names.get(own) ?? own
          const text = [...words.slice(0, -1).map((word) => word.text), words.at(-1)?.stem.text].join(' ')
          const term = found.get(key) ?? {
            key,
            text,
            words: words.length,
            weak,
            items: new Set(),
            heads: new Set(),
            subjects: new Set(),
          }
          found.set(key, term)
          term.items.add(at)
          if (head) term.heads.add(at)
          if (nth === 0 && isSubject(run, from, to, language)) term.subjects.add(at)
        }
      }
    }
  }
  return found
}

/** The terms that items of two members hold, one of them in its head; the best first. */
function sharedTerms(found: ReadonlyMap<string, Term>, readings: readonly Reading[], material: Material): Term[] {
  const topics = topicsOf(material.week).map(keyOf)
  const most = Math.max(FEW, readings.length * GROUND)
  const memberOf = (at: number) => readings[at]?.item.member
  const membersOf = (places: ReadonlySet<number>) => new Set([...places].map(memberOf)).size
  const shared = [...found.values()].filter(
    ({ key, items, heads, weak }) =>
      heads.size > 0 &&
      items.size <= most &&
      !topics.includes(key) &&
      membersOf(items) > 1 &&
      (!weak || membersOf(heads) > 1),
  )
  const groups = new Map<string, Term>()
  for (const term of shared) {
    const same = [...term.items].join()
    const longest = groups.get(same)
    if (!longest || better(term, longest, material.language)) groups.set(same, term)
  }
  const score = ({ heads, items, subjects, words }: Term) =>
    membersOf(heads) * 2 + membersOf(items) + (words > 1 ? 2 : membersOf(subjects))
  return [...groups.values()].sort(
    (a, b) => score(b) - score(a) || a.items.size - b.items.size || (a.key < b.key ? -1 : 1),
  )
}

/** Words that can be a part of a shared term: they stand in two items, in a topic of next week, or in the glossary. */
function tellingWords(readings: readonly Reading[], { next, glossary }: Material): (word: Word) => boolean {
  const always = new Set(
    [...(next ? topicsOf(next) : []), ...glossary.flat()].flatMap((name) => wordsOf(name).flat()).map(keyOf),
  )
  const counts = new Map<string, number>()
  for (const { sentences } of readings) {
    const stems = new Set(sentences.flatMap(({ runs }) => runs.flatMap((run) => run.map(({ stem }) => stem.key))))
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  // `사후 학습` is `사후학습` elsewhere.
  for (const { sentences } of readings)
    for (const run of sentences.flatMap(({ runs }) => runs))
      for (const [at, { stem }] of run.entries()) {
        const before = run[at - 1]
        const whole = `${before?.key}${stem.key}`
        if (before && counts.has(whole)) for (const key of [before.stem.key, stem.key, whole]) always.add(key)
      }
  return ({ stem }) => (counts.get(stem.key) ?? 0) > 1 || always.has(stem.key)
}

/** Of terms that stand in the same items the longest says most; in Korean notes one in Hangul. */
function better(one: Term, other: Term, language: 'ko' | 'en'): boolean {
  const rank = ({ words, text, key }: Term) => [words, Number(language === 'ko' && /[가-힣]/.test(text)), key.length]
  const [a, b] = [rank(one), rank(other)]
  const at = a.findIndex((value, nth) => value !== b[nth])
  return (a[at] ?? 0) > (b[at] ?? 0)
}

function keyOfWords(words: readonly Word[]): string {
  return [...words.slice(0, -1).map(({ key }) => key), words.at(-1)?.stem.key].join('')
}

/** Whether a sentence begins with the term and says something about it: `캐시는 …`, `캐시(Cache)`, `The cache is …`. */
function isSubject(run: readonly Word[], from: number, to: number, language: QuestionLanguage): boolean {
  if (run.slice(0, from).some(({ stem }) => !language.fillers.has(stem.key))) return false
  const next = run[to]
  return (
    next === undefined ||
    language.isSubject(run[to - 1]?.particle ?? '') ||
    (language === enQuestions && language.fillers.has(next.key))
  )
}

/** The runs of words that can be a term, and where they stand. */
function termsOf(
  run: readonly Word[],
  telling: (word: Word) => boolean,
  language: QuestionLanguage,
): { words: Word[]; weak: boolean; from: number; to: number }[] {
  const found: { words: Word[]; weak: boolean; from: number; to: number }[] = []
  for (const [from, first] of run.entries()) {
    if (!first.begins) continue
    let weak = true
    for (let to = from + 1; to <= Math.min(run.length, from + LONGEST_TERM); to++) {
      const last = run[to - 1]
      if (!last || !telling(last)) break
      weak &&= !last.specific
      if (!last.ends) continue
      if (!weak || (to > from + 1 && language.broad.has(last.stem.key)))
        found.push({ words: run.slice(from, to), weak, from, to })
    }
  }
  return found
}

/**
 * One line a member. What is only one word must be what a line is about, or the line must share more than that word with
 * another member's; what is only in a body must share more, too.
 */
function linesOf(
  term: Term,
  readings: readonly Reading[],
  terms: ReadonlyMap<string, Term>,
  language: QuestionLanguage,
): Line[] {
  const all = [...term.items].flatMap((at) => readings[at] ?? [])
  const strong = ({ at }: Reading) => term.subjects.has(at) && (term.heads.has(at) || term.words === 1)
  const belongs = (reading: Reading) => {
    const others = all.filter(({ item }) => item.member !== reading.item.member)
    if (term.words > 1) return term.heads.has(reading.at) || others.some(({ at }) => term.heads.has(at))
    if (strong(reading)) return true
    const short = reading.sentences[0]?.runs.flat().length ?? 0
    if (term.heads.has(reading.at) && short <= SHORT && others.some(strong)) return true
    return others.some((other) => shares(reading, other, term, terms))
  }
  const weight = ({ at, item }: Reading) =>
    (term.heads.has(at) ? 2 : 0) +
    (term.heads.has(at) && item.title !== undefined ? 1 : 0) +
    (term.subjects.has(at) ? 1 : 0)
  const sorted = all.filter(belongs).sort((a, b) => weight(b) - weight(a) || a.at - b.at)
  return onceAMember(sorted.flatMap((reading) => lineOf(reading, term, language) ?? [])).sort(
    (a, b) => a.reading.at - b.reading.at,
  )
}

function onceAMember(lines: readonly Line[]): Line[] {
  return lines.filter(
    ({ reading: { item } }, at) => lines.findIndex(({ reading }) => reading.item.member === item.member) === at,
  )
}

function lineOf(reading: Reading, term: Term, language: QuestionLanguage): Line | undefined {
  const words = wordsFor(reading, term, language)
  return words === undefined ? undefined : { reading, words, inHead: term.heads.has(reading.at) }
}

/** What a line says: the sentence that holds the term, or what stands below a title that only names it. */
function wordsFor({ item, sentences }: Reading, { key }: Term, language: QuestionLanguage): string | undefined {
  const holding = sentences.find(({ folded }) => folded.includes(key)) ?? sentences[0]
  const [title, first] = sentences
  const named = item.title !== undefined && holding === title && !language.isClaim(item.title)
  return [...(named ? [first] : []), holding].map((one) => one?.text).find(isQuotable)
}

/** Whether a sentence can be read aloud by itself: none that is long, points with arrows, is a formula, or lost a half of its brackets. */
function isQuotable(text: string | undefined): text is string {
  if (text === undefined || width(text) > LONGEST_LINE || /[→⇒↔=]|->/.test(text)) return false
  return text.split(/[([{]/).length === text.split(/[)\]}]/).length
}

/** Hangul is as wide as two Latin letters, and says as much. */
function width(text: string): number {
  return text.length + (text.match(/\p{Script=Hangul}/gu)?.length ?? 0)
}

/** Whether two lines share a word beside the term, in their heads or in the sentences that hold it. */
function shares(one: Reading, other: Reading, term: Term, terms: ReadonlyMap<string, Term>): boolean {
  const words = wordsAround(other, term)
  return [...wordsAround(one, term)].some((word) => words.has(word) && (terms.get(word)?.items.size ?? 0) < FEW)
}

function wordsAround({ sentences }: Reading, { key }: Term): Set<string> {
  const words = sentences
    .filter(({ head, folded }) => head || folded.includes(key))
    .flatMap(({ runs }) => runs.flat())
    .filter(({ ends, specific }) => ends && specific)
  return new Set(words.map(({ stem }) => stem.key).filter((word) => !key.includes(word) && !word.includes(key)))
}

function meetingOf(lines: readonly Line[], term: Term): Meeting {
  const open = lines.filter(({ reading }) => reading.open)
  if (open.length > 1 && open.length === lines.length) return 'open'
  if (open.length > 0) return 'answered'
  const [first, ...rest] = lines.map(({ reading }) => stemsOf(reading, term))
  return rest.every((stems) => alike(stems, first ?? new Set()) >= SAME) ? 'same' : 'sides'
}

function stemsOf({ sentences }: Reading, { key }: Term): Set<string> {
  const stems = sentences.flatMap(({ runs }) => runs.flat()).map(({ stem }) => stem.key)
  return new Set(stems.filter((stem) => !key.includes(stem)))
}

/** How alike two texts are, 0 to 1, by the words that they share (Dice). */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length
  return (2 * shared) / Math.max(1, one.size + other.size)
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
  if (meeting === 'answered' && attribution) {
    const names = (open: boolean) =>
      lines
        .filter(({ reading }) => reading.open === open)
        .map(({ reading }) => reading.item.memberName)
        .join(', ')
    return pick(sentences.answeredBy)(names(true), names(false))
  }
  return pick(sentences[meeting])
}

/** FNV-1a (Fowler, Noll, Vo): the same number for the same text on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}
