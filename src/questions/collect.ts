import { type ItemSource, itemsOf } from '../note/items.ts'
import type { Config } from '../workspace/config.ts'
import type { Week } from '../workspace/weeks.ts'
import { type Asked, askedQuestions } from './asked.ts'
import { meetingPoints, type RunnerUp } from './meeting-points.ts'
import type { ListId, Material, Proposal, Question, QuestionItem, WeekTopics } from './question.ts'

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
  config: Config,
  week: Week,
  next: Week | undefined,
  voices: readonly Voice[],
  { decided = nothing, evidence = false }: { decided?: Decided | undefined; evidence?: boolean } = {},
): OpenDiscussion {
  const asked = askedOf(config, week, voices, evidence)
  const questions = asked.entries.flatMap((entry) => entry.questions)
  const limits = limitsOf(config, next, questions, decided)
  const isFull = limits.common + limits.deep + limits.next === 0
  const items = isFull ? [] : questionItems(voices, config)
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
export function meetingsOf(config: Config, week: Week, items: readonly QuestionItem[], most: number): Proposal[] {
  // What the schedule names is no question, but notes meet there as well.
  const untitled = { ...week, title: undefined, topics: [] }
  const limits = { common: most, deep: 0, next: 0 }
  return meetingPoints({ ...materialOf(config, untitled, undefined, [], items), limits, taken: [] }, items.length)
    .chosen
}

/** How many questions each list may still take. */
function limitsOf(
  { discussion }: Config,
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
  { language, discussion: { glossary, attribution } }: Config,
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
function questionItems(voices: readonly Voice[], { questions }: Config): QuestionItem[] {
  return voices.flatMap(({ id: member, name, sections }) =>
    sections
      .filter(({ id }) => id !== questions.id)
      .flatMap(({ id: section, heading, sources }) =>
        itemsOf(sources).map((item) => ({ ...item, member, memberName: name, section, heading })),
      ),
  )
}

/** What members ask in their own sections of questions. */
function askedOf(config: Config, week: Week, voices: readonly Voice[], evidence: boolean): Asked {
  const { id: questions } = config.questions
  const askings = voices.flatMap(({ id: member, name, sections }) =>
    sections
      .filter(({ id, markdown }) => id === questions && markdown !== '')
      .map(({ markdown }) => ({
        member,
        name,
        section: `${week.id}/${member}/${questions}`,
        markdown,
        elsewhere: sections.map((one) => (one.id === questions ? '' : one.markdown)).join('\n'),
      })),
  )
  return askedQuestions(askings, { attribution: config.discussion.attribution, evidence })
}

function topicsOf({ id, title, scope, topics }: Week): WeekTopics {
  return { id, topics, ...(title ? { title } : {}), ...(scope ? { scope } : {}) }
}
