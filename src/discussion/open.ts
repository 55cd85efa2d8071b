import type { Config, Week } from '../config.ts'
import type { Item } from '../note/items.ts'
import { askedQuestions, plainEntry } from './asked.ts'
import type { ListId } from './curated.ts'
import type { Proposal, ProposalInput, Question } from './questions.ts'
import type { EngineItem, WeekTopics } from './terms.ts'

/** A member's part of a week, as far as a discussion goes. */
export interface Voice {
  id: string
  name: string
  sections: { id: string; markdown: string; items: () => Item[] }[]
}

/** The discussion of a week that nobody has decided yet. */
export interface OpenDiscussion {
  asked: { questions: Question[]; entries: string[]; definitions: string[] }
  proposed: Proposal[]
  runnersUp: () => Proposal[]
  /** What was proposed from; undefined where there are questions enough. */
  input: ProposalInput | undefined
}

/** What people decided already, when more is to be proposed beside it. */
export interface Decided {
  texts: string[]
  counts: Record<ListId, number>
}

const nothing: Decided = { texts: [], counts: { common: 0, deep: 0, next: 0 } }

/**
 * Puts together what members asked, and proposes questions up to the numbers in the config.
 * @param earlier gives the items of the weeks before, oldest first; called only where something must be proposed
 */
export async function openDiscussion(
  config: Config,
  week: Week,
  next: Week | undefined,
  voices: readonly Voice[],
  earlier: () => EngineItem[][],
  decided: Decided = nothing,
): Promise<OpenDiscussion> {
  const asked = askedOf(config, voices)
  const input = await proposalInput(config, week, next, voices, earlier, asked.questions, decided)
  if (!input) return { asked, proposed: [], runnersUp: () => [], input }
  // The analyser takes several times as long to load as the rest of a build.
  const { propose } = await import('./questions.ts')
  const { chosen, runnersUp } = await propose(input)
  return { asked, proposed: chosen, runnersUp, input }
}

async function proposalInput(
  config: Config,
  week: Week,
  next: Week | undefined,
  voices: readonly Voice[],
  earlier: () => EngineItem[][],
  asked: readonly Question[],
  decided: Decided,
): Promise<ProposalInput | undefined> {
  const { common, deep, next: links, attribution, glossary } = config.discussion
  const left = (most: number, count: number) => Math.max(0, most - count)
  const limits = {
    common: left(common, Math.max(asked.length, decided.counts.common)),
    deep: left(deep, decided.counts.deep),
    next: next ? left(links, decided.counts.next) : 0,
  }
  const items = engineItems(voices, config)
  if (items.length === 0 || limits.common + limits.deep + limits.next === 0) return undefined
  return {
    language: config.language.id,
    items,
    roster: voices.map(({ id, name }) => ({ id, name })),
    week: topicsOf(week),
    ...(next ? { next: topicsOf(next) } : {}),
    earlier: earlier(),
    limits,
    glossary,
    taken: [...asked.map(({ title, text }) => `${title} ${text}`), ...decided.texts],
    attribution,
  }
}

/** The items of a week for the engine: of all sections but the members' own questions. */
export function engineItems(voices: readonly Voice[], { questions }: Config): EngineItem[] {
  return voices.flatMap(({ id: member, name, sections }) =>
    sections
      .filter(({ id }) => id !== questions.id)
      .flatMap(({ id: section, items }) => items().map((item) => ({ ...item, member, memberName: name, section }))),
  )
}

/** The Markdown of a list: what members asked as they wrote it, then what is proposed. */
export function listMarkdown(
  entries: readonly string[],
  proposed: readonly Question[],
  definitions: readonly string[],
): string {
  const lines = [...entries, ...proposed.map((question) => `- ${plainEntry(question)}`)]
  return [lines.join('\n'), ...definitions].join('\n\n')
}

/** What members ask in their own sections of questions. */
export function askedOf(config: Config, voices: readonly Voice[]): OpenDiscussion['asked'] {
  const askings = voices.flatMap(({ id: member, name, sections }) =>
    sections
      .filter(({ id, markdown }) => id === config.questions.id && markdown !== '')
      .map(({ markdown, items }) => ({ member, name, markdown, items: items() })),
  )
  return askedQuestions(askings, config.discussion.attribution)
}

function topicsOf({ id, title, scope, topics }: Week): WeekTopics {
  return { id, topics, ...(title ? { title } : {}), ...(scope ? { scope } : {}) }
}
