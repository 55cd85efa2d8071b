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
 * Finds the meeting points of a week without a model:
 *
 * 1. `terms.ts` finds the terms of each item.
 * 2. A term is a candidate if items of two members contain it, one of them in its head, unless most of the week is
 *    about it.
 * 3. The best terms come first. Each gets one line per member, from items that are about it (`linesOf`). An item
 *    appears below one question only.
 * 4. How the lines relate decides the sentence: one asks what another wrote, several say the same, and so on
 *    (`meetingOf`). The subject is in the title only, and the sentence is right whether the lines agree or not.
 * 5. `next` gets items about a topic of next week. The rest of `deep` gets a finding or a plan of one member and, last,
 *    subjects that several members leave open, since nobody can say much about these yet.
 *
 * Better no question than a weak one: each step drops what is uncertain.
 */

/** How the notes of several members relate at a term. */
type Meeting = 'open' | 'answered' | 'same' | 'sides' | 'plans' | 'tried' | 'phenomenon' | 'practice' | 'next'

/** A term, the lines about it, and how they relate. */
interface MeetingPoint {
  term: string
  meeting: Meeting
  lines: Line[]
}

/** A term that was not chosen, and why. */
export interface RunnerUp {
  term: string
  evidence: string[]
  why: 'full' | 'used' | 'asked' | 'apart'
}

/** The items of a week as read, and their shared terms. */
interface WeekRead {
  material: Material
  language: QuestionLanguage
  readings: Reading[]
  terms: ReadonlyMap<string, Term>
}

interface Line {
  reading: Reading
  /** The words to quote below the question. */
  words: string
  inHead: boolean
}

/** A term in more than this share of the items, and in more than a few, is what the whole week is about. */
const GROUND = 1 / 8
const FEW = 4
/** In words: a head that is this short is about every name in it. */
const SHORT = 10
const MOST_LINES = 4
/** In Latin letters. A longer sentence is not quoted, since none is ever cut. */
const LONGEST_LINE = 200
/** Two lines say the same if they share this much of the words of the shorter. */
const SAME = 1 / 2

/**
 * Finds the meeting points of a week, up to the limits of each list.
 * @param mostLines how many lines a question has at most, one per member
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
    const unused = lines.filter(({ reading }) => !used.has(reading)).slice(0, mostLines)
    if ((isMeeting(unused) && meetingOf(unused, term) === 'open') !== isOpen) return
    const list = left.common > 0 ? 'common' : left.deep > 0 ? 'deep' : undefined
    if (!list) pass('full')
    else if (isAsked(term.key)) pass('asked')
    // Two members who want to look something up are no question yet if neither asks one.
    else if (!isMeeting(lines) || (isOpen && !unused.some(({ reading }) => reading.asks))) pass('apart')
    else if (!isMeeting(unused) || isTaken(term.key)) pass('used')
    else take(list, pointAt(term, unused, week))
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
    const own = onePerMember(lines).slice(0, MOST_LINES)
    for (const { reading } of own) used.add(reading)
    return own.length > 0 ? [{ term: topic, meeting: 'next' as const, lines: own }] : []
  })
}

/**
 * An observation and a plan of one member, at most one of each, with a title that fits a question. Members without
 * another question come first.
 */
function findings(
  readings: readonly Reading[],
  chosen: readonly Proposal[],
  language: QuestionLanguage,
): MeetingPoint[] {
  const represented = new Set(chosen.flatMap(({ members }) => members))
  const points = readings.flatMap((reading): MeetingPoint[] => {
    const { item, open, practice } = reading
    const { title } = item
    // The whole body: the observation may be in its last sentence, as in `We have one queue. Long jobs go → down`.
    const words = bodyOf(item).trim()
    if (title === undefined || open || language.isClaim(title) || language.open.test(title)) return []
    const meeting = language.phenomenon.test(title) ? 'phenomenon' : practice ? 'practice' : undefined
    return meeting && isOneParagraph(item, words) && isQuotable(words) && !language.pointsBack.test(words)
      ? [{ term: title, meeting, lines: [{ reading, words, inHead: true }] }]
      : []
  })
  const first = (meeting: Meeting) => {
    const own = points.filter((point) => point.meeting === meeting)
    return own.find(({ lines }) => lines.every(({ reading }) => !represented.has(reading.item.member))) ?? own[0]
  }
  return [first('phenomenon'), first('practice')].flatMap((point) => point ?? [])
}

/** The longest term that all lines contain, `혼합 정밀도` for `혼합`; in all heads if `term` is in all heads. */
function nameOf(term: Term, lines: readonly Line[], { terms, material: { language } }: WeekRead): string {
  const inHeads = (one: Term) => lines.every(({ reading: { at } }) => one.heads.has(at))
  const contained = [...terms.values()].filter(
    (one) => !one.weak && lines.every(({ reading: { at } }) => one.items.has(at)) && (inHeads(one) || !inHeads(term)),
  )
  return contained.reduce((best, one) => (better(one, best, language) ? one : best), term).text
}

/** Whether lines are of two members or more, and one has the term in its head. */
function isMeeting(lines: readonly Line[]): boolean {
  return new Set(lines.map(({ reading }) => reading.item.member)).size > 1 && lines.some(({ inHead }) => inHead)
}

/** The terms that items of two members contain, one of them in its head; the best first. */
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

/** Of terms in the same items, the longest is the most specific; in Korean notes, one in Hangul. */
function better(one: Term, other: Term, language: 'ko' | 'en'): boolean {
  const rank = ({ words, text, key }: Term) => [words, Number(language === 'ko' && /[가-힣]/.test(text)), key.length]
  const [a, b] = [rank(one), rank(other)]
  const at = a.findIndex((value, nth) => value !== b[nth])
  return (a[at] ?? 0) > (b[at] ?? 0)
}

/**
 * One line per member, the best first. A line needs a head that is about the term (a term of one word alone does not
 * prove that), or another word in common with another member's line.
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
  return onePerMember(sorted.flatMap((reading) => lineOf(reading, term, language) ?? []))
}

function onePerMember(lines: readonly Line[]): Line[] {
  return lines.filter(
    ({ reading: { item } }, at) => lines.findIndex(({ reading }) => reading.item.member === item.member) === at,
  )
}

function lineOf(reading: Reading, term: Term, language: QuestionLanguage): Line | undefined {
  const words = wordsFor(reading, term, language)
  return words === undefined ? undefined : { reading, words, inHead: term.heads.has(reading.at) }
}

/**
 * The words to quote from an item: its title if that is a statement, else the whole body if it is short, else the
 * sentence with the term.
 */
function wordsFor({ item }: Reading, { key }: Term, language: QuestionLanguage): string | undefined {
  const { title, source } = item
  const body = bodyOf(item).trim()
  const named = title !== undefined && letters(title).includes(key)
  if (title !== undefined && (body === '' || (named && language.isClaim(title))))
    return isQuotable(title) ? title : undefined
  const whole = body.split(/(?<=[.!?。…])\s+/u)
  const withTerm = whole.find((sentence) => letters(sentence).includes(key)) ?? whole[0]
  const parts = [...(item.text.length <= LONGEST_ITEM ? [body] : []), withTerm].filter(
    (part) => part !== undefined && isOneParagraph(item, part),
  )
  // A sentence whose subject is the title is incomplete without it: `**Empty pages**: legal, and rarely tested.`
  const needsTitle = named && keyOf(title) !== key && !letters(body).includes(key) && titleColon.test(source)
  return [...(needsTitle ? parts.map((part) => `${title}: ${part}`) : []), ...parts].find(isQuotable)
}

/** Whether words are in one paragraph of an item. Text of a nested list would read as part of the sentence above it. */
function isOneParagraph({ source }: Reading['item'], words: string): boolean {
  return letters(source).includes(letters(words))
}

/** A colon after a bold title, inside or outside the asterisks. */
const titleColon = /^\s*(?:\*\*|__).*?(?::(?:\*\*|__)|(?:\*\*|__):)\s/

/** Whether words can be quoted: not too long, no arrow, formula, reference or lead-in, and no unpaired bracket. */
function isQuotable(text: string | undefined): text is string {
  if (text === undefined || width(text) > LONGEST_LINE || isEnumeration(text) || /[→⇒↔=]|->|\]\[|[:：]$/.test(text))
    return false
  return text.split(/[([{]/).length === text.split(/[)\]}]/).length
}

/** Whether a text is a mere enumeration: `읽기 잠금, 쓰기 잠금, 의도 잠금`. */
function isEnumeration(text: string): boolean {
  const parts = text.replace(/\([^()]*\)/g, '').split(/[,，、]\s/)
  return parts.length > 2 && parts.every((part) => part.trim().split(/\s+/).length <= LONGEST_TERM)
}

/** The length in Latin letters: a Hangul letter counts as two. */
function width(text: string): number {
  return text.length + (text.match(/\p{Script=Hangul}/gu)?.length ?? 0)
}

/**
 * The readings that share another word, in their heads or in the sentences with the term; the word that most members
 * share. `프롬프트 캐싱` and `프롬프트 추출` are two subjects, even if each is shared by two members.
 */
function sharingMore(all: readonly Reading[], term: Term, terms: ReadonlyMap<string, Term>): readonly Reading[] {
  const byWord = new Map<string, Reading[]>()
  for (const reading of all)
    for (const word of otherWords(reading, term)) {
      const others = byWord.get(word)
      if (others) others.push(reading)
      else if ((terms.get(word)?.everywhere.size ?? 0) < FEW) byWord.set(word, [reading])
    }
  let [most, best] = [1, [] as Reading[]]
  for (const group of byWord.values()) {
    const members = new Set(group.map(({ item }) => item.member)).size
    if (members > most) [most, best] = [members, group]
  }
  return best
}

function otherWords({ sentences }: Reading, { key }: Term): Set<string> {
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

/** The words of an item, without its title if it has a body. */
function stemsOf({ item, sentences }: Reading, { key }: Term): Set<string> {
  const body = item.title === undefined || sentences.length === 1 ? sentences : sentences.slice(1)
  const stems = body.flatMap(({ words }) => words).map(({ stem }) => stem.key)
  return new Set(stems.filter((stem) => !key.includes(stem)))
}

/** The share of the shorter text's words that the other contains, 0 to 1. Two shared words of many count as none. */
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

/** Chosen by the term alone, so that the sentence stays the same when other notes change. */
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
