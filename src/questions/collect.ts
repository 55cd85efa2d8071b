import { languages } from '../languages/registry.ts'
import type { ModelQuestion } from '../model/discuss.ts'
import { type ItemSource, itemsOf } from '../note/items.ts'
import type { Config } from '../workspace/config.ts'
import type { Week } from '../workspace/weeks.ts'
import { type Asked, type Asking, askedQuestions } from './asked.ts'
import { nextTopics } from './next-topics.ts'
import {
  type ListId,
  listIds,
  type Material,
  type ProposedQuestion,
  type Question,
  type QuestionItem,
  type Topic,
  type WeekTopics,
} from './question.ts'
import { readStatements, type Statement } from './statements.ts'
import { findTopics } from './topics.ts'

/** The sections of one member that a discussion is made from. */
export interface Voice {
  id: string
  name: string
  sections: { id: string; heading: string; markdown: string; sources: readonly ItemSource[] }[]
}

/** The discussion of a week that people have not decided yet. */
export interface OpenDiscussion {
  asked: Asked
  proposed: ProposedQuestion[]
  topics: Topic[]
  /** See {@link allTopics}; only if asked for. */
  allTopics: Topic[]
  /** The input of the proposals; undefined if no more questions are needed or there are no items. */
  material: Material | undefined
}

/** The questions that people have already decided, to propose others. */
export interface Decided {
  texts: string[]
  counts: Record<ListId, number>
}

const nothing: Decided = { texts: [], counts: { common: 0, deep: 0, next: 0 } }

/**
 * Collects the members' questions, finds topics, and proposes questions, up to the limits in the config.
 * @param evidence whether a comment below each member's question lists its items
 * @param mostTopics how many topics to return as {@link allTopics}
 */
export async function openDiscussion(
  config: Pick<Config, 'language' | 'questions' | 'discussion'>,
  week: Week,
  next: Week | undefined,
  voices: readonly Voice[],
  {
    decided = nothing,
    evidence = false,
    mostTopics = 0,
  }: { decided?: Decided | undefined; evidence?: boolean; mostTopics?: number | undefined } = {},
): Promise<OpenDiscussion> {
  const { topics: most } = config.discussion
  const asked = askedQuestions(askingsOf(voices, week.id, config.questions.id), { evidence })
  const questions = asked.entries.flatMap((entry) => entry.questions)
  const limits = limitsOf(next, questions, decided)
  const isFull = limits.common + limits.deep + limits.next + most + mostTopics === 0
  const items = isFull ? [] : questionItems(voices, config.questions.id)
  if (items.length === 0) return { asked, proposed: [], topics: [], allTopics: [], material: undefined }
  const taken = [...questions.map(({ title, text }) => `${title} ${text}`), ...decided.texts]
  const material = { ...materialOf(config, week, next, voices, items), limits, taken }
  const statements = await readStatements(material)
  const topics = findTopics(statements, material, { topics: most })
  const proposed = nextTopics(statements, material).slice(0, limits.next)
  const noRoom = limits.common + limits.deep + limits.next === 0
  return {
    asked,
    proposed,
    topics,
    allTopics: topicsOfAll(statements, material, mostTopics),
    material: noRoom ? undefined : material,
  }
}

/**
 * Where the notes of a week meet, whatever people have asked or decided, also if the lines agree, each with all members
 * who write about it.
 */
export async function allTopics(
  config: Pick<Config, 'language' | 'questions' | 'discussion'>,
  week: Week,
  voices: readonly Voice[],
  most: number,
): Promise<Topic[]> {
  const items = most === 0 ? [] : questionItems(voices, config.questions.id)
  if (items.length === 0) return []
  const limits = { common: 0, deep: 0, next: 0 }
  const material = { ...materialOf(config, week, undefined, voices, items), limits, taken: [] }
  return topicsOfAll(await readStatements(material), material, most)
}

function topicsOfAll(statements: readonly Statement[], material: Material, most: number): Topic[] {
  if (most === 0) return []
  // The week's own title and topics make no good topics, but members meet there too.
  const week = { ...material.week, title: '', topics: [] }
  const limits = { topics: most, lines: material.items.length, tension: 0 }
  return findTopics(statements, { ...material, week, taken: [] }, limits)
}

/** How many questions a list has at most, unless members ask more. */
const mostQuestions: Record<ListId, number> = { common: 3, deep: 4, next: 3 }

/** How many questions each list may still take. */
function limitsOf(next: Week | undefined, asked: readonly Question[], { counts }: Decided): Record<ListId, number> {
  const left = (most: number, count: number) => Math.max(0, most - count)
  return {
    common: left(mostQuestions.common, Math.max(asked.length, counts.common)),
    deep: left(mostQuestions.deep, counts.deep),
    // Without a title or a topic, nothing is known that a question could be about.
    next: next && (next.title || next.topics.length > 0) ? left(mostQuestions.next, counts.next) : 0,
  }
}

function materialOf(
  { language, discussion: { glossary } }: Pick<Config, 'language' | 'discussion'>,
  week: Week,
  next: Week | undefined,
  members: readonly { id: string; name: string }[],
  items: readonly QuestionItem[],
): Omit<Material, 'limits' | 'taken'> {
  return {
    language: language.id,
    items: [...items],
    roster: members.map(({ id, name }) => ({ id, name })),
    week: topicsOf(week),
    ...(next ? { next: topicsOf(next) } : {}),
    glossary,
  }
}

/** The items that proposals are made from: those of all sections but the questions. */
function questionItems(voices: readonly Voice[], questions: string): QuestionItem[] {
  return voices.flatMap(({ id: member, name, sections }) =>
    sections
      .filter(({ id }) => id !== questions)
      .flatMap(({ id: section, heading, sources }) =>
        itemsOf(sources).map((item) => ({ ...item, member, memberName: name, section, heading })),
      ),
  )
}

/** The questions sections of the members. */
function askingsOf(voices: readonly Voice[], week: string, questions: string): Asking[] {
  return voices.flatMap(({ id: member, name, sections }) =>
    sections
      .filter(({ id, markdown }) => id === questions && markdown !== '')
      .map(({ markdown }) => ({
        member,
        name,
        section: `${week}/${member}/${questions}`,
        markdown,
        elsewhere: sections.map((section) => (section.id === questions ? '' : section.markdown)).join('\n'),
      })),
  )
}

function topicsOf({ id, title, scope, topics }: Week): WeekTopics {
  return {
    id,
    topics,
    ...(title ? { title } : {}),
    ...(scope ? { scope } : {}),
  }
}

/** A model's questions as proposals, list by list. Nothing fills the room that they leave. */
export function modelProposals(
  questions: readonly ModelQuestion[],
  { items, language }: Pick<Material, 'items' | 'language'>,
): ProposedQuestion[] {
  const names = new Map(items.map(({ member, memberName }) => [member, memberName]))
  const { by } = languages[language].grammar
  const asked = questions.map(
    (question): ProposedQuestion => ({
      ...question,
      text: question.text + by(question.members.map((id) => names.get(id) ?? id)),
      origin: 'model',
      lines: [],
    }),
  )
  return listIds.flatMap((id) => asked.filter(({ list }) => list === id))
}
