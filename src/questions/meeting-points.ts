import { enQuestions } from '../languages/en/questions.ts'
import { koQuestions, type QuestionLanguage } from '../languages/ko/questions.ts'
import { letters } from '../text.ts'
import { quote } from './markdown.ts'
import type { ListId, Material, Proposal } from './question.ts'
import {
  bodyOf,
  keyOf,
  LONGEST_ITEM,
  LONGEST_TERM,
  type Reading,
  readItems,
  sharedTerms,
  type Term,
  topicsOf,
} from './terms.ts'

/**
 * Where the notes of a week meet, found without a model:
 *
 * 1. `terms.ts` reads what each item speaks of.
 * 2. A term counts where items of two members hold it, one of them in its head. What the whole week is about does not.
 * 3. The terms are taken best first. Each gets one line a member, from items that are about it (`linesOf`); an item
 *    stands below one question only.
 * 4. How the lines meet decides the sentence: one asks what another wrote, several say the same, and so on (`meetingOf`).
 *    Sentences say nothing of the subject, which stands in the title alone, and hold whether the lines agree or not.
 * 5. `next` takes what names a topic of next week; what is left of `deep` takes what one member found or means to do, and
 *    last what several leave open, of which nobody can say much yet.
 *
 * Rather none than a weak one: each step drops what it is not sure of.
 */

/** How notes meet at a term. */
type Meeting = 'open' | 'answered' | 'same' | 'sides' | 'plans' | 'tried' | 'phenomenon' | 'practice' | 'next'

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

/** A week's items as they were read, and the terms that they share. */
interface WeekRead {
  material: Material
  language: QuestionLanguage
  readings: Reading[]
  terms: ReadonlyMap<string, Term>
}

interface Line {
  reading: Reading
  /** The words that stand below the question. */
  words: string
  inHead: boolean
}

/** What this share of the items speaks of, and more than a few, is what the week is about and no subject of it. */
const GROUND = 1 / 8
const FEW = 4
/** In words: a head that is this short is about each name in it. */
const SHORT = 10
const MOST_LINES = 4
/** In Latin letters. A longer sentence is not set below a question: none is ever cut. */
const LONGEST_LINE = 200
/** From here on two lines say the same; a share of the words of the shorter. */
const SAME = 1 / 2

/**
 * Finds where the notes of a week meet; gives those chosen for each list, and what was not taken.
 * @param mostLines how many members' lines one shows
 */
export function meetingPoints(
  material: Material,
  mostLines = MOST_LINES,
): { chosen: Proposal[]; runnersUp: RunnerUp[] } {
  const language = material.language === 'ko' ? koQuestions : enQuestions
  const readings = readItems(material, language)
  const week: WeekRead = { material, language, readings, terms: sharedTerms(readings, material, language) }
  const asked = material.taken.map(letters)
  const subjects: string[] = []
  const used = new Set<Reading>()
  const chosen: Proposal[] = []
  const runnersUp: RunnerUp[] = []
  const left = { ...material.limits }
  const take = (list: ListId, point: MeetingPoint) => {
    left[list]--
    for (const { reading } of point.lines) used.add(reading)
    subjects.push(letters(point.term))
    chosen.push(proposal(list, point, week))
  }
  const isAsked = (key: string) => asked.some((text) => text.includes(key))
  const isTaken = (key: string) => subjects.some((subject) => subject.includes(key))
  const shared = candidates(week).map((term) => ({ term, lines: linesOf(term, week) }))
  const offer = ({ term, lines }: (typeof shared)[number], isOpen: boolean) => {
    const evidence = [...term.items].flatMap((at) => readings[at]?.item.id ?? [])
    const pass = (why: RunnerUp['why']) => runnersUp.push({ term: term.text, evidence, why })
    const free = lines.filter(({ reading }) => !used.has(reading)).slice(0, mostLines)
    if ((isMeeting(free) && meetingOf(free, term) === 'open') !== isOpen) return
    const list = left.common > 0 ? 'common' : left.deep > 0 ? 'deep' : undefined
    if (!list) pass('full')
    else if (isAsked(term.key)) pass('asked')
    // What two want to look up is no question yet, where neither asks one.
    else if (!isMeeting(lines) || (isOpen && !free.some(({ reading }) => reading.asks))) pass('apart')
    else if (!isMeeting(free) || isTaken(term.key)) pass('used')
    else take(list, pointAt(term, free, week))
  }
  for (const one of shared) offer(one, false)
  const takeAll = (list: ListId, points: readonly MeetingPoint[]) => {
    for (const point of points) {
      const key = letters(point.term)
      if (left[list] > 0 && !isAsked(key) && !isTaken(key)) take(list, point)
    }
  }
  const rest = () => readings.filter((one) => !used.has(one))
  takeAll('next', nextPoints(rest(), week))
  takeAll('deep', findings(rest(), chosen, language))
  for (const one of shared) offer(one, true)
  return { chosen, runnersUp }
}

function pointAt(term: Term, best: readonly Line[], week: WeekRead): MeetingPoint {
  const lines = best.toSorted((a, b) => a.reading.at - b.reading.at)
  return { term: nameOf(term, lines, week), meeting: meetingOf(lines, term), lines }
}

/** Items whose heads name a topic of next week. */
function nextPoints(readings: readonly Reading[], { material: { next }, language, terms }: WeekRead): MeetingPoint[] {
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
  const points = readings.flatMap((reading): MeetingPoint[] => {
    const { item, open, practice } = reading
    const { title } = item
    // What is cut may be the thing itself: `We have one queue. Long jobs go → down`.
    const words = bodyOf(item).trim()
    if (title === undefined || open || language.isClaim(title) || language.open.test(title)) return []
    const meeting = language.phenomenon.test(title) ? 'phenomenon' : practice ? 'practice' : undefined
    return meeting && isOneParagraph(item, words) && isQuotable(words) && !language.pointsBack.test(words)
      ? [{ term: title, meeting, lines: [{ reading, words, inHead: true }] }]
      : []
  })
  const first = (meeting: Meeting) => {
    const own = points.filter((point) => point.meeting === meeting)
    return own.find(({ lines }) => lines.every(({ reading }) => !heard.has(reading.item.member))) ?? own[0]
  }
  return [first('phenomenon'), first('practice')].flatMap((point) => point ?? [])
}

/** The longest term that all lines hold: `혼합 정밀도` for `혼합`; where their heads share the term, one that they share, too. */
function nameOf(term: Term, lines: readonly Line[], { terms, material: { language } }: WeekRead): string {
  const inHeads = (one: Term) => lines.every(({ reading: { at } }) => one.heads.has(at))
  const held = [...terms.values()].filter(
    (one) => !one.weak && lines.every(({ reading: { at } }) => one.items.has(at)) && (inHeads(one) || !inHeads(term)),
  )
  return held.reduce((best, one) => (better(one, best, language) ? one : best), term).text
}

/** Two members, one of whom has the term in a head. */
function isMeeting(lines: readonly Line[]): boolean {
  return new Set(lines.map(({ reading }) => reading.item.member)).size > 1 && lines.some(({ inHead }) => inHead)
}

/** The terms that items of two members hold, one of them in its head; the best first. */
function candidates({ terms, readings, material }: WeekRead): Term[] {
  const topics = topicsOf(material.week).map(keyOf)
  const most = Math.max(FEW, readings.length * GROUND)
  const memberOf = (at: number) => readings[at]?.item.member
  const membersOf = (places: Iterable<number>) => new Set([...places].map(memberOf)).size
  const shared = [...terms.values()].filter(
    ({ key, items, everywhere, heads, free, weak }) =>
      heads.size > 0 &&
      everywhere.size <= most &&
      !topics.includes(key) &&
      membersOf(items) > 1 &&
      (!weak || membersOf([...heads].filter((at) => free.has(at))) > 1),
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

/** Of terms that stand in the same items the longest says most; in Korean notes one in Hangul. */
function better(one: Term, other: Term, language: 'ko' | 'en'): boolean {
  const rank = ({ words, text, key }: Term) => [words, Number(language === 'ko' && /[가-힣]/.test(text)), key.length]
  const [a, b] = [rank(one), rank(other)]
  const at = a.findIndex((value, nth) => value !== b[nth])
  return (a[at] ?? 0) > (b[at] ?? 0)
}

/**
 * One line a member, the best first. A line belongs where its head is about the term, which one word alone does not tell,
 * or where it shares more than the term with another member's.
 */
function linesOf(term: Term, { readings, terms, language }: WeekRead): Line[] {
  const all = [...term.items].flatMap((at) => readings[at] ?? [])
  const heads = all.filter(({ at }) => term.heads.has(at))
  const strong = heads.filter(({ at }) => term.subjects.has(at))
  const isNamed = ({ at, sentences: [head] }: Reading) =>
    head !== undefined && head.words.length <= SHORT && (term.free.has(at) || head.folded.startsWith(term.key))
  const isAbout = (reading: Reading) =>
    term.words > 1 ||
    strong.includes(reading) ||
    (isNamed(reading) && strong.some(({ item }) => item.member !== reading.item.member))
  const sharing = sharingMore(all, term, terms)
  const weight = ({ at, item }: Reading) =>
    (term.heads.has(at) ? 2 : 0) + (item.title !== undefined ? 1 : 0) + (term.subjects.has(at) ? 1 : 0)
  const sorted = all
    .filter((reading) => (heads.includes(reading) && isAbout(reading)) || sharing.includes(reading))
    .sort((a, b) => weight(b) - weight(a) || a.at - b.at)
  return onceAMember(sorted.flatMap((reading) => lineOf(reading, term, language) ?? []))
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

/**
 * What a line says: a title that says something by itself, else all that the item says where that is short, else the
 * sentence that holds the term.
 */
function wordsFor({ item }: Reading, { key }: Term, language: QuestionLanguage): string | undefined {
  const { title, source } = item
  const body = bodyOf(item).trim()
  const named = title !== undefined && letters(title).includes(key)
  if (title !== undefined && (body === '' || (named && language.isClaim(title))))
    return isQuotable(title) ? title : undefined
  const whole = body.split(/(?<=[.!?。…])\s+/u)
  const holding = whole.find((sentence) => letters(sentence).includes(key)) ?? whole[0]
  const parts = [...(item.text.length <= LONGEST_ITEM ? [body] : []), holding].filter(
    (part) => part !== undefined && isOneParagraph(item, part),
  )
  // A sentence that leaves its subject to the title says nothing without it: `**Empty pages**: legal, and rarely tested.`
  const needsTitle = named && keyOf(title) !== key && !letters(body).includes(key) && titleColon.test(source)
  return [...(needsTitle ? parts.map((part) => `${title}: ${part}`) : []), ...parts].find(isQuotable)
}

/** Whether words stand in one paragraph of an item: what stands in a list below it would read as one sentence with it. */
function isOneParagraph({ source }: Reading['item'], words: string): boolean {
  return letters(source).includes(letters(words))
}

/** A colon behind a title, within its marks or behind them. */
const titleColon = /^\s*(?:\*\*|__).*?(?::(?:\*\*|__)|(?:\*\*|__):)\s/

/** Whether words can be read aloud by themselves: not long, no arrow, formula, reference or lead-in, no half of a pair of brackets. */
function isQuotable(text: string | undefined): text is string {
  if (text === undefined || width(text) > LONGEST_LINE || isEnumeration(text) || /[→⇒↔=]|->|\]\[|[:：]$/.test(text))
    return false
  return text.split(/[([{]/).length === text.split(/[)\]}]/).length
}

/** Whether a text only counts up, `읽기 잠금, 쓰기 잠금, 의도 잠금`, and says nothing of what it names. */
function isEnumeration(text: string): boolean {
  const parts = text.replace(/\([^()]*\)/g, '').split(/[,，、]\s/)
  return parts.length > 2 && parts.every((part) => part.trim().split(/\s+/).length <= LONGEST_TERM)
}

/** Hangul is as wide as two Latin letters, and says as much. */
function width(text: string): number {
  return text.length + (text.match(/\p{Script=Hangul}/gu)?.length ?? 0)
}

/**
 * Those that share one more word, in their heads or in the sentences that hold the term: of several such words the one
 * that most members share. `프롬프트 캐싱` and `프롬프트 추출` are two subjects, though each is two members'.
 */
function sharingMore(all: readonly Reading[], term: Term, terms: ReadonlyMap<string, Term>): readonly Reading[] {
  const holding = new Map<string, Reading[]>()
  for (const reading of all)
    for (const word of wordsAround(reading, term)) {
      const others = holding.get(word)
      if (others) others.push(reading)
      else if ((terms.get(word)?.everywhere.size ?? 0) < FEW) holding.set(word, [reading])
    }
  let [most, best] = [1, [] as Reading[]]
  for (const group of holding.values()) {
    const members = new Set(group.map(({ item }) => item.member)).size
    if (members > most) [most, best] = [members, group]
  }
  return best
}

function wordsAround({ sentences }: Reading, { key }: Term): Set<string> {
  const words = new Set<string>()
  for (const { head, folded, words: own } of sentences)
    if (head || folded.includes(key))
      for (const { ends, specific, stem } of own) if (ends && specific) words.add(stem.key)
  for (const word of words) if (key.includes(word) || word.includes(key)) words.delete(word)
  return words
}

function meetingOf(lines: readonly Line[], term: Term): Meeting {
  const open = lines.filter(({ reading }) => reading.open)
  if (open.length > 1 && open.length === lines.length) return 'open'
  if (open.length > 0) return 'answered'
  const plans = lines.filter(({ reading }) => reading.practice)
  const [first, ...rest] = lines.map(({ reading }) => stemsOf(reading, term))
  if (rest.every((stems) => overlap(stems, first ?? new Set()) >= SAME)) return 'same'
  return plans.length === lines.length ? 'plans' : plans.length > 0 ? 'tried' : 'sides'
}

/** The words of what an item says, a title that only names it aside. */
function stemsOf({ item, sentences }: Reading, { key }: Term): Set<string> {
  const said = item.title === undefined || sentences.length === 1 ? sentences : sentences.slice(1)
  const stems = said.flatMap(({ words }) => words).map(({ stem }) => stem.key)
  return new Set(stems.filter((stem) => !key.includes(stem)))
}

/** How much of the shorter text the other says too, 0 to 1, by their words; two shared words of many say nothing. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length
  const least = Math.min(one.size, other.size)
  return shared < Math.min(3, least) || least < 2 ? 0 : shared / least
}

function proposal(
  list: ListId,
  { term, meeting, lines }: MeetingPoint,
  { material: { attribution }, language }: WeekRead,
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
      lines.filter(({ reading }) => reading.open === open).map(({ reading }) => reading.item.memberName)
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
