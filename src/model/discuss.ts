import * as z from 'zod/mini'
import type { DiscussionList } from '../api-types.ts'
import type { LanguageId } from '../languages/ids.ts'
import type { ModelWords, Prompts } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { letters } from '../text.ts'
import {
  type AnswerProblem,
  type Dropped,
  droppedFor,
  expectedBy,
  groundOf,
  isPlainLine,
  isQuoteOf,
  isTooLong,
  readReply,
  saysTheSame,
  shown,
  tidyText,
  unfounded,
} from './check.ts'
import { fenced } from './prompt.ts'

/** A week of the schedule. */
interface PromptWeek {
  title?: string | undefined
  scope?: string | undefined
  topics: readonly string[]
}

/** What a model gets to see: items and schedule of a week, and what is known about its discussion. */
export interface WeekToDiscuss {
  language: LanguageId
  items: readonly { id: string; member: string; section: string; title?: string; text: string }[]
  roster: readonly { id: string; name: string }[]
  week: PromptWeek
  next?: PromptWeek | undefined
  /** How many questions each list may have. */
  limits: Record<DiscussionList['id'], number>
  glossary: readonly (readonly string[])[]
  /** Texts of questions that people have asked or decided. */
  taken: readonly string[]
  /** Meeting points of the notes. */
  hints: readonly { title: string; evidence: readonly string[] }[]
}

/** A question by a model that passed all checks. */
export interface ModelQuestion {
  list: DiscussionList['id']
  title: string
  text: string
  /** Ids of the members whose items it cites, in the order of the notes. */
  members: string[]
  /** Ids of these items. */
  evidence: string[]
}

const answer = z.object({
  list: z.enum(['common', 'deep', 'next']),
  title: tidyText,
  text: tidyText,
  evidence: z.array(z.object({ id: z.string(), quote: z.string() })),
})
/** A reply whose answers are parsed one by one, so that a broken one does not affect the others. */
const anyReply = z.union([z.object({ questions: z.array(z.unknown()) }), z.array(z.unknown()).check(z.minLength(1))])

type ReplyQuestion = z.infer<typeof answer>
type PromptItem = WeekToDiscuss['items'][number]

/** Maximum characters of all items. Each member gets an equal share, so that a long note does not displace others. */
const budget = 40_000
const maxAnswers = 100
const maxEvidence = 8

/** The prompt for a week's questions. The same week gives the same bytes. */
export function discussPrompt(week: WeekToDiscuss, prompts: Prompts): string {
  const { longestQuestion: longest } = languages[week.language].grammar
  const { begin, end, text } = fenced(records(week).map((record) => JSON.stringify(record)))
  return `${prompts.discuss({ begin, end, limits: week.limits, longest })}\n\n${text}\n\n${prompts.discussEnd}\n`
}

function records({ items, week, next, taken, hints }: WeekToDiscuss): object[] {
  const schedule = ({ title = '', scope = '', topics }: PromptWeek) => ({
    title: line(title),
    scope: line(scope),
    topics: topics.map(line),
  })
  return [
    { schedule: { thisWeek: schedule(week), ...(next ? { nextWeek: schedule(next) } : {}) } },
    ...sentItems(items),
    ...taken.map((text) => ({ asked: line(text) })),
    ...hints.map(({ title, evidence }) => ({ hint: line(title), items: evidence })),
  ]
}

/** The items that fit into the prompt, in the order of the notes. */
function sentItems(items: readonly PromptItem[]): PromptItem[] {
  const left = new Map<string, number>()
  const share = Math.floor(budget / Math.max(1, new Set(items.map(({ member }) => member)).size))
  return items.flatMap(({ id, member, section, title = '', text }) => {
    const words = { ...(title === '' ? {} : { title: line(title) }), text: line(text) }
    const after = (left.get(member) ?? share) - title.length - words.text.length
    left.set(member, after)
    return after < 0 ? [] : [{ id, member, section, ...words }]
  })
}

function line(text: string): string {
  return shown(text, 600)
}

/**
 * Reads a model's reply, and checks each question.
 * @returns the valid questions, the dropped ones with the reason, and the half of the notes that none cites
 * @throws {InsightsError} if the reply contains no questions in the requested format
 */
export function readQuestions(
  text: string,
  week: WeekToDiscuss,
  words: ModelWords,
): { questions: ModelQuestion[]; dropped: Dropped[] } {
  const answers = readReply(text, anyReply, words).flatMap((part) => (Array.isArray(part) ? part : part.questions))
  const questions: ModelQuestion[] = []
  const dropped: Dropped[] = []
  for (const raw of answers.slice(0, maxAnswers)) {
    const parsed = answer.safeParse(raw)
    if (!parsed.success) {
      dropped.push(droppedFor(['form', expectedBy(parsed.error)], JSON.stringify(raw), words))
      continue
    }
    const question = inItsList(parsed.data, week, questions)
    const problem = problemOf(question, week, questions)
    if (problem) dropped.push(droppedFor(problem, question.text, words))
    else questions.push(questionOf(question, week))
  }
  return { questions, dropped }
}

/** A common question that cites only one member, or for which the list has no room, moves to `deep`. */
function inItsList(
  question: ReplyQuestion,
  { items, limits }: WeekToDiscuss,
  kept: readonly ModelQuestion[],
): ReplyQuestion {
  const members = new Set(question.evidence.map(({ id }) => items.find((item) => item.id === id)?.member))
  const moves = question.list === 'common' && (members.size < 2 || isFull('common', limits, kept))
  return moves ? { ...question, list: 'deep' } : question
}

function problemOf(
  question: ReplyQuestion,
  week: WeekToDiscuss,
  kept: readonly ModelQuestion[],
): AnswerProblem | undefined {
  const cited = citedItems(question, week)
  if (!Array.isArray(cited)) return cited.problem
  return (
    formProblem(question, week) ?? groundProblem(question, cited, week) ?? repeatProblem(question, cited, week, kept)
  )
}

function citedItems({ evidence }: ReplyQuestion, { items }: WeekToDiscuss): PromptItem[] | { problem: AnswerProblem } {
  const cited = new Set<PromptItem>()
  for (const { id, quote } of evidence) {
    const item = items.find((candidate) => candidate.id === id)
    if (!item) return { problem: ['unknownItem', id] }
    const { title = '', text } = item
    if (![`${title}: ${text}`, `${title} ${text}`].some((words) => isQuoteOf(quote, words)))
      return { problem: ['forgedQuote', id] }
    cited.add(item)
  }
  if (cited.size === 0 || evidence.length > maxEvidence) return { problem: ['evidenceCount'] }
  return [...cited]
}

function formProblem({ text, title }: ReplyQuestion, { language }: WeekToDiscuss): AnswerProblem | undefined {
  const { letter, longestQuestion: most } = languages[language].grammar
  if (!isPlainLine(text) || (title !== '' && !isPlainLine(title))) return ['markup']
  if (isTooLong(text, most.text) || letters(text).length < 4) return ['length', String(most.text)]
  if (isTooLong(title, most.title) || letters(title) === '') return ['title', String(most.title)]
  if (!isOneQuestion(text)) return ['notOneQuestion']
  return letter.test(text) ? undefined : ['language']
}

/** Whether the only question mark, apart from quotations, is at the end. */
function isOneQuestion(text: string): boolean {
  const bare = text.replace(/“[^”]*”|‘[^’]*’|"[^"]*"|「[^」]*」|『[^』]*』|(?<![\p{L}\p{N}])'[^']*'(?!\p{L})/gu, '')
  return /^[^?？]+[?？]$/.test(bare)
}

/** Checks that the question is based on the items that it cites and on the schedule. */
function groundProblem(
  { text, title }: ReplyQuestion,
  cited: readonly PromptItem[],
  week: WeekToDiscuss,
): AnswerProblem | undefined {
  const members = new Set(cited.map(({ member }) => member))
  const known = week.roster.filter(({ id }) => members.has(id)).map(({ name }) => name)
  const scheduled = [week.week, ...(week.next ? [week.next] : [])].flatMap(({ title = '', scope = '', topics }) => [
    title,
    scope,
    ...topics,
  ])
  const texts = [...cited.map(wordsOf), ...scheduled, ...known]
  // Names may come from any note of the week, numbers only from the cited items.
  const { words } = groundOf([...texts, ...week.items.map(wordsOf)], week.glossary)
  const ground = { ...groundOf(texts, week.glossary), words }
  const statement = `${plainCase(title)}. ${text}`
  const invented = unfounded(statement, ground, week.language)
  if (invented) return [invented.flaw, invented.what]
  const stranger = week.roster.find(
    ({ id, name }) => !members.has(id) && namesMember(statement, name) && !ground.letters.includes(letters(name)),
  )
  return stranger && ['member', stranger.name]
}

/** Lowers the capitals of a title in title case, such as `Deep Watering`: they do not mark names. */
function plainCase(title: string): string {
  const words = title.match(/\p{L}{4,}/gu) ?? []
  return words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word))
    ? title.replace(/\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase())
    : title
}

/** Whether a text names a member. `하나` and `Will` are words too, so a short name counts only before `님` or `씨`. */
function namesMember(text: string, name: string): boolean {
  const at = text.indexOf(name)
  if (at < 0 || letters(name) === '') return false
  return [...name].length > 2
    ? !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')
    : /^\s?[님씨]/.test(text.slice(at + name.length))
}

function wordsOf({ title = '', text }: PromptItem): string {
  return `${title} ${text}`
}

function repeatProblem(
  { list, text, title }: ReplyQuestion,
  cited: readonly PromptItem[],
  { items, taken, limits }: WeekToDiscuss,
  kept: readonly ModelQuestion[],
): AnswerProblem | undefined {
  // To have a question asked word for word, its author would put it under the heading for questions.
  if (items.some((item) => letters(wordsOf(item)).includes(letters(text)))) return ['copied']
  if (taken.some((other) => saysTheSame(other, text))) return ['taken']
  const again = (other: ModelQuestion) =>
    saysTheSame(other.text, text) ||
    (letters(other.title) === letters(title) && cited.some(({ id }) => other.evidence.includes(id)))
  if (kept.some(again)) return ['twice']
  return isFull(list, limits, kept) ? ['full'] : undefined
}

function isFull(list: ModelQuestion['list'], limits: WeekToDiscuss['limits'], kept: readonly ModelQuestion[]): boolean {
  return kept.filter((other) => other.list === list).length >= limits[list]
}

function questionOf({ list, title, text, evidence }: ReplyQuestion, { items }: WeekToDiscuss): ModelQuestion {
  const ids = new Set(evidence.map(({ id }) => id))
  const cited = items.filter(({ id }) => ids.has(id))
  const members = [...new Set(cited.map(({ member }) => member))]
  return { list, title, text: text.replace(/？$/, '?'), members, evidence: cited.map(({ id }) => id) }
}
