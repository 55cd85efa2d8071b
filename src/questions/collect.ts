import { enQuestions } from '../languages/en/questions.ts'
import { koQuestions } from '../languages/ko/questions.ts'
import type { ModelQuestion } from '../model/discuss.ts'
import { type ItemSource, itemsOf } from '../note/items.ts'
import { letters } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import type { Week } from '../workspace/weeks.ts'
import { type Asked, type Asking, askedQuestions } from './asked.ts'
import { meetingPoints, type RunnerUp } from './meeting-points.ts'
import {
  type ListId,
  listIds,
  type Material,
  type Proposal,
  type Question,
  type QuestionItem,
  type WeekTopics,
} from './question.ts'
import { sameQuestion } from './same-question.ts'

/** A member's part of a week, as far as a discussion goes. */
export interface Voice {
  id: string
  name: string
  sections: { id: string; heading: string; markdown: string; sources: readonly ItemSource[] }[]
}

/** The discussion of a week that nobody has decided yet. */
export interface OpenDiscussion {
  asked: Asked
  proposed: Proposal[]
  runnersUp: RunnerUp[]
  /** What was proposed from; undefined where there are questions enough. */
  material: Material | undefined
}

/** What people decided already, when more is to be proposed beside it. */
export interface Decided {
  texts: string[]
  counts: Record<ListId, number>
}

const nothing: Decided = { texts: [], counts: { common: 0, deep: 0, next: 0 } }

/**
 * Puts together what members asked, and where their notes meet, up to the numbers in the config.
 * @param evidence whether a comment below what members asked says which items it is
 */
export function openDiscussion(
  config: Pick<Config, 'language' | 'questions' | 'discussion'>,
  week: Week,
  next: Week | undefined,
  voices: readonly Voice[],
  { decided = nothing, evidence = false }: { decided?: Decided | undefined; evidence?: boolean } = {},
): OpenDiscussion {
  const { attribution } = config.discussion
  const asked = askedQuestions(askingsOf(voices, week.id, config.questions.id), { attribution, evidence })
  const questions = asked.entries.flatMap((entry) => entry.questions)
  const limits = limitsOf(config.discussion, next, questions, decided)
  const isFull = limits.common + limits.deep + limits.next === 0
  const items = isFull ? [] : questionItems(voices, config.questions.id)
  const taken = [...questions.map(({ title, text }) => `${title} ${text}`), ...decided.texts]
  const material = items.length > 0 ? { ...materialOf(config, week, next, voices, items), limits, taken } : undefined
  if (!material) return { asked, proposed: [], runnersUp: [], material }
  const { chosen, runnersUp } = meetingPoints(material)
  return { asked, proposed: chosen, runnersUp, material }
}

/**
 * Where the notes of a week meet, whatever people have asked or decided: the best first.
 * @param items all that members say but for what they ask
 */
export function meetingsOf(
  config: Pick<Config, 'language' | 'discussion'>,
  week: Week,
  items: readonly QuestionItem[],
  most: number,
): Proposal[] {
  // What the schedule names is no question, but notes meet there as well.
  const untitled = { ...week, title: undefined, topics: [] }
  const limits = { common: most, deep: 0, next: 0 }
  return meetingPoints({ ...materialOf(config, untitled, undefined, [], items), limits, taken: [] }, items.length)
    .chosen
}

/** How many questions each list may still take. */
function limitsOf(
  discussion: Config['discussion'],
  next: Week | undefined,
  asked: readonly Question[],
  { counts }: Decided,
): Record<ListId, number> {
  const left = (most: number, count: number) => Math.max(0, most - count)
  return {
    common: left(discussion.common, Math.max(asked.length, counts.common)),
    deep: left(discussion.deep, counts.deep),
    next: next ? left(discussion.next, counts.next) : 0,
  }
}

function materialOf(
  { language, discussion: { glossary, attribution } }: Pick<Config, 'language' | 'discussion'>,
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
    attribution,
  }
}

/** The items of a week that proposals are made from: of all sections but the members' own questions. */
function questionItems(voices: readonly Voice[], questions: string): QuestionItem[] {
  return voices.flatMap(({ id: member, name, sections }) =>
    sections
      .filter(({ id }) => id !== questions)
      .flatMap(({ id: section, heading, sources }) =>
        itemsOf(sources).map((item) => ({ ...item, member, memberName: name, section, heading })),
      ),
  )
}

/** What members ask in their own sections of questions. */
function askingsOf(voices: readonly Voice[], week: string, questions: string): Asking[] {
  return voices.flatMap(({ id: member, name, sections }) =>
    sections
      .filter(({ id, markdown }) => id === questions && markdown !== '')
      .map(({ markdown }) => ({
        member,
        name,
        section: `${week}/${member}/${questions}`,
        markdown,
        elsewhere: sections.map((one) => (one.id === questions ? '' : one.markdown)).join('\n'),
      })),
  )
}

function topicsOf({ id, title, scope, topics }: Week): WeekTopics {
  return { id, topics, ...(title ? { title } : {}), ...(scope ? { scope } : {}) }
}

/**
 * Puts a model's questions where meeting points stood, and leaves the meeting points that ask something else where a list
 * has room: `origin` tells the two apart.
 */
export function withModelQuestions(
  questions: readonly ModelQuestion[],
  points: readonly Proposal[],
  { items, limits, language, attribution }: Material,
): Proposal[] {
  const names = new Map(items.map(({ member, memberName }) => [member, memberName]))
  const { by } = language === 'ko' ? koQuestions : enQuestions
  const asked = questions.map(
    (question): Proposal => ({
      ...question,
      text: attribution ? question.text + by(question.members.map((id) => names.get(id) ?? id)) : question.text,
      origin: 'model',
      term: question.title,
      lines: [],
    }),
  )
  const again = ({ term, text }: Proposal) =>
    questions.some((one) => sameQuestion(one.text, text) || letters(`${one.title} ${one.text}`).includes(letters(term)))
  return listIds.flatMap((id) => {
    const own = asked.filter(({ list }) => list === id)
    const rest = points.filter((point) => point.list === id && !again(point))
    return [...own, ...rest.slice(0, Math.max(0, limits[id] - own.length))]
  })
}
