import * as z from 'zod/mini'
import { enPrompts } from '../languages/en/prompts.ts'
import { koPrompts } from '../languages/ko/prompts.ts'
import { letters } from '../text.ts'
import {
  type Dropped,
  groundOf,
  isPlainLine,
  isTooLong,
  leftOut,
  modelWords,
  type Problem,
  readReply,
  saysTheSame,
  shown,
  standsIn,
  unfounded,
} from './check.ts'
import { fenced, type Prompt } from './prompt.ts'

/** A list of the discussion. */
type ListId = 'common' | 'deep' | 'next'

/** A week as the schedule has it. */
interface ScheduledWeek {
  title?: string | undefined
  scope?: string | undefined
  topics: readonly string[]
}

/** All that a model is asked about: a week's items and schedule, and what is known of its discussion. */
export interface WeekToDiscuss {
  language: 'ko' | 'en'
  items: readonly { id: string; member: string; section: string; title?: string; text: string }[]
  roster: readonly { id: string; name: string }[]
  week: ScheduledWeek
  next?: ScheduledWeek | undefined
  /** How many questions each list may have. */
  limits: Record<ListId, number>
  glossary: readonly (readonly string[])[]
  /** Texts of the questions that people asked or decided. */
  taken: readonly string[]
  /** What the notes share, as a program found it. */
  hints: readonly { title: string; evidence: readonly string[] }[]
}

/** A question of a model's that passed every check. */
export interface ModelQuestion {
  list: ListId
  title: string
  text: string
  /** Ids of the members whose items it cites, and of these items, in the order of the notes. */
  members: string[]
  evidence: string[]
}

const answer = z.object({
  list: z.enum(['common', 'deep', 'next']),
  title: z.string(),
  text: z.string(),
  evidence: z.array(z.object({ id: z.string(), quote: z.string() })),
})
const reply = z.object({ questions: z.array(answer) })
/** A reply whose answers are looked at one by one: one that is broken takes no other along. */
const anyReply = z.union([z.object({ questions: z.array(z.unknown()) }), z.array(z.unknown()).check(z.minLength(1))])

type Answer = z.infer<typeof answer>
type Item = WeekToDiscuss['items'][number]

/** The most letters of all items together; members share them evenly, so that no long note pushes another out. */
const budget = 40_000
/** The most answers that are looked at. */
const mostAnswers = 100
const mostEvidence = 8
const longest = { ko: { text: 120, title: 30 }, en: { text: 240, title: 60 } }

/** What a model is asked for a week's questions; the same bytes for the same week. */
export function discussPrompt(week: WeekToDiscuss): Prompt {
  const { begin, end, text } = fenced(records(week).map((record) => JSON.stringify(record)))
  const prompts = week.language === 'ko' ? koPrompts : enPrompts
  return {
    system: prompts.discuss({ begin, end, limits: week.limits, longest: longest[week.language] }),
    user: `${text}\n\n${prompts.discussEnd}`,
    schema: z.toJSONSchema(reply),
  }
}

function records({ items, week, next, taken, hints }: WeekToDiscuss): object[] {
  const left = new Map<string, number>()
  const share = Math.floor(budget / Math.max(1, new Set(items.map(({ member }) => member)).size))
  const line = (text: string) => shown(text, 600)
  const schedule = ({ title = '', scope = '', topics }: ScheduledWeek) => ({
    title: line(title),
    scope: line(scope),
    topics: topics.map(line),
  })
  const sent = items.flatMap(({ id, member, section, title = '', text }) => {
    const words = { ...(title === '' ? {} : { title: line(title) }), text: line(text) }
    const after = (left.get(member) ?? share) - title.length - words.text.length
    left.set(member, after)
    return after < 0 ? [] : [{ id, member, section, ...words }]
  })
  return [
    { schedule: { thisWeek: schedule(week), ...(next ? { nextWeek: schedule(next) } : {}) } },
    ...sent,
    ...taken.map((text) => ({ asked: line(text) })),
    ...hints.map(({ title, evidence }) => ({ hint: line(title), items: evidence })),
  ]
}

/**
 * Reads a model's reply, in this version's form or in that of 0.1.0, and checks each question by code alone.
 * @returns the questions that pass, and each other one with the reason why it does not
 * @throws {InsightsError} where the reply holds no questions in the form that was asked for
 */
export function readQuestions(text: string, week: WeekToDiscuss): { questions: ModelQuestion[]; dropped: Dropped[] } {
  const words = modelWords(week.language)
  const answers = readReply(text, anyReply, words).flatMap((one) => (Array.isArray(one) ? one : one.questions))
  const questions: ModelQuestion[] = []
  const dropped: Dropped[] = []
  for (const raw of answers.slice(0, mostAnswers)) {
    const read = answer.safeParse(raw)
    const one = read.success ? { ...read.data, text: tidy(read.data.text), title: tidy(read.data.title) } : undefined
    const problem = one && problemOf(one, week, questions)
    if (one && !problem) questions.push(questionOf(one, week))
    else dropped.push(leftOut(one?.text ?? JSON.stringify(raw), problem ?? ['form'], words))
  }
  return { questions, dropped }
}

function tidy(text: string): string {
  return text.normalize('NFC').trim()
}

function problemOf(one: Answer, week: WeekToDiscuss, kept: readonly ModelQuestion[]): Problem | undefined {
  const cited = citedItems(one, week)
  if (!Array.isArray(cited)) return cited.problem
  return formProblem(one, week) ?? groundProblem(one, cited, week) ?? repeatProblem(one, cited, week, kept)
}

function citedItems({ list, evidence }: Answer, { items }: WeekToDiscuss): Item[] | { problem: Problem } {
  const cited = new Set<Item>()
  for (const { id, quote } of evidence) {
    const item = items.find((one) => one.id === id)
    if (!item) return { problem: ['unknownItem', id] }
    const { title = '', text } = item
    if (![`${title}: ${text}`, `${title} ${text}`].some((words) => standsIn(quote, words)))
      return { problem: ['forgedQuote', id] }
    cited.add(item)
  }
  if (cited.size === 0 || evidence.length > mostEvidence) return { problem: ['evidenceCount'] }
  if (list === 'common' && new Set([...cited].map(({ member }) => member)).size < 2) return { problem: ['oneMember'] }
  return [...cited]
}

function formProblem({ text, title }: Answer, { language }: WeekToDiscuss): Problem | undefined {
  const most = longest[language]
  if (!isPlainLine(text) || (title !== '' && !isPlainLine(title))) return ['markup']
  if (isTooLong(text, most.text) || letters(text).length < 4) return ['length', String(most.text)]
  if (isTooLong(title, most.title) || letters(title) === '') return ['title', String(most.title)]
  if (!isOneQuestion(text)) return ['notOneQuestion']
  return (language === 'ko' ? /\p{Script=Hangul}/u : /[a-z]/i).test(text) ? undefined : ['language']
}

/** One question mark, at the end; one that is quoted does not count. */
function isOneQuestion(text: string): boolean {
  const bare = text.replace(/“[^”]*”|‘[^’]*’|"[^"]*"|「[^」]*」|『[^』]*』|(?<![\p{L}\p{N}])'[^']*'(?!\p{L})/gu, '')
  return /^[^?？]+[?？]$/.test(bare)
}

/** Does what the question says stand in the items that it cites, or in the schedule? */
function groundProblem({ text, title }: Answer, cited: readonly Item[], week: WeekToDiscuss): Problem | undefined {
  const members = new Set(cited.map(({ member }) => member))
  const known = week.roster.filter(({ id }) => members.has(id)).map(({ name }) => name)
  const scheduled = [week.week, ...(week.next ? [week.next] : [])].flatMap(({ title = '', scope = '', topics }) => [
    title,
    scope,
    ...topics,
  ])
  const own = [...cited.map(wordsOf), ...scheduled, ...known]
  // A name that some note of the week has is none that the model made up; a number that another item has is.
  const { words } = groundOf([...own, ...week.items.map(wordsOf)], week.glossary)
  const ground = { ...groundOf(own, week.glossary), words }
  const said = `${plainCase(title)}. ${text}`
  const false_ = unfounded(said, ground, week.language)
  if (false_) return [false_.flaw, false_.what]
  const stranger = week.roster.find(
    ({ id, name }) => !members.has(id) && names(said, name) && !ground.letters.includes(letters(name)),
  )
  return stranger && ['member', stranger.name]
}

/** `Deep Watering` as a title names nothing: where each longer word has a capital, capitals mean nothing. */
function plainCase(title: string): string {
  const words = title.match(/\p{L}{4,}/gu) ?? []
  return words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word))
    ? title.replace(/\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase())
    : title
}

/** Whether a text names a member. `하나` and `Will` are words, too: a short name counts with `님` or `씨` behind it. */
function names(text: string, name: string): boolean {
  const at = text.indexOf(name)
  if (at < 0 || letters(name) === '') return false
  return [...name].length > 2
    ? !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')
    : /^\s?[님씨]/.test(text.slice(at + name.length))
}

function wordsOf({ title = '', text }: Item): string {
  return `${title} ${text}`
}

function repeatProblem(
  { list, text, title }: Answer,
  cited: readonly Item[],
  { items, taken, limits }: WeekToDiscuss,
  kept: readonly ModelQuestion[],
): Problem | undefined {
  // What a note wants asked word for word, its author asks under the heading for questions.
  if (items.some((item) => letters(wordsOf(item)).includes(letters(text)))) return ['copied']
  if (taken.some((other) => saysTheSame(other, text))) return ['taken']
  const again = (other: ModelQuestion) =>
    saysTheSame(other.text, text) ||
    (letters(other.title) === letters(title) && cited.some(({ id }) => other.evidence.includes(id)))
  if (kept.some(again)) return ['twice']
  return kept.filter((other) => other.list === list).length >= limits[list] ? ['full'] : undefined
}

function questionOf({ list, title, text, evidence }: Answer, { items }: WeekToDiscuss): ModelQuestion {
  const ids = new Set(evidence.map(({ id }) => id))
  const cited = items.filter(({ id }) => ids.has(id))
  const members = [...new Set(cited.map(({ member }) => member))]
  return { list, title, text: text.replace(/？$/, '?'), members, evidence: cited.map(({ id }) => id) }
}
