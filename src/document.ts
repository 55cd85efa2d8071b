import type { Config, Week } from './config.ts'
import { holdsQuestion } from './discussion/asked.ts'
import { type CuratedList, curatedLists, type ListId, listIds } from './discussion/curated.ts'
import { decidedTexts } from './discussion/file.ts'
import { askedOf, engineItems, listMarkdown, openDiscussion } from './discussion/open.ts'
import type { Question } from './discussion/questions.ts'
import type { EngineItem } from './discussion/terms.ts'
import { composeMembers, type DocumentMember, isolationOf, rosterOf } from './document/members.ts'
import { isolateWhole, type PlacedLeak } from './note/isolate.ts'
import { type Item, itemsOf } from './note/items.ts'
import type { Note } from './note/note.ts'
import type { Section } from './note/sections.ts'
import { elementsAround } from './template/around.ts'
import { outputPath } from './workspace.ts'

/** A week's document: everything decided, nothing written yet. */
export interface WeeklyDocument {
  title?: string | undefined
  week: Week
  next?: Week | undefined
  /** Where it will stand, relative to the workspace. */
  path: string
  /** In document order; those who are missing as well. */
  members: DocumentMember[]
  discussion: DiscussionList[]
  /** What members asked and `discussion.md` does not hold. */
  unanswered: Item[]
  minutes: string
  /** Where HTML reaches out of what its author wrote. */
  leaks: PlacedLeak[]
}

/** One list of the discussion, as data and as the Markdown that stands in the document. */
export interface DiscussionList {
  id: ListId
  heading: string
  questions: () => Question[]
  markdown: string
}

/** All that a document is made of: the notes that can be used, and what else the week's folder holds. */
export interface Sources {
  week: Week
  next?: Week | undefined
  notes: readonly Note[]
  curated?: Note | undefined
  minutes?: Note | undefined
  /** The depths of the headings under which a member's words and a discussion's lists will stand. */
  sectionDepth: number
  memberDepth: number
  /** The template's own words. */
  frame: string
  /**
   * Gives the items of the weeks before, oldest first; called only where questions must be proposed. Where nothing is to be
   * proposed, the lists in which a text stands in for proposals.
   */
  earlier: (() => EngineItem[][]) | readonly StandIn[]
}

/** What stands in a list where proposals would. */
export interface StandIn {
  list: ListId
  text: string
}

/** Composes a week's document from its notes. */
export async function composeDocument(config: Config, sources: Sources): Promise<WeeklyDocument> {
  const { week, next, notes, curated, minutes, memberDepth: depth } = sources
  const path = outputPath(config, week)
  const around = await elementsAround(sources)
  const shared = [curated, minutes].filter((note) => note !== undefined)
  const texts = [sources.frame, valuesOf(config, sources)]
  const isolation = isolationOf(config, notes, path, { texts, shared })
  const members = await composeMembers(config, notes, (note) => ({
    ...isolation(note),
    depth: sources.sectionDepth,
    around: around.content,
  }))
  const lists = curated
    ? await curatedLists(curated, { ...isolation(curated), depth: depth + 1, around: around.discussion })
    : []
  const said = minutes
    ? await isolateWhole(minutes, { ...isolation(minutes), depth, around: around.minutes })
    : { markdown: '', leaks: [] }
  return {
    title: config.title,
    week,
    next,
    path,
    members,
    discussion: curated ? decided(config, lists) : await undecided(config, sources, members),
    unanswered: curated ? unanswered(config, curated, members) : [],
    minutes: said.markdown,
    leaks: [...members, ...lists, said].flatMap(({ leaks }) => leaks),
  }
}

/** All that the template's places may print beside what people wrote. */
function valuesOf({ title, members, sections, missing, empty, language }: Config, { week, next }: Sources): string {
  return JSON.stringify([title, members, sections, missing, empty, week, next, language.discussion])
}

/** What people decided, list by list, and nothing beside it. */
function decided(config: Config, lists: readonly CuratedList[]): DiscussionList[] {
  return lists.map(({ id, markdown, items }) => ({
    id,
    heading: config.language.discussion[id],
    markdown,
    questions: () =>
      items().map(({ title = '', text }) => ({ title, text, origin: 'curated', members: [], evidence: [] })),
  }))
}

function unanswered(config: Config, curated: Note, members: readonly DocumentMember[]): Item[] {
  const asked = members.flatMap(({ sections }) =>
    sections.filter(({ id, markdown }) => id === config.questions.id && markdown !== ''),
  )
  if (asked.length === 0) return []
  const decided = decidedTexts(curated)
  return asked
    .flatMap(({ items }) => items())
    .filter(({ title = '', text }) => !decided.some((one) => holdsQuestion(one, `${title} ${text}`)))
}

/** What members asked and what the engine proposes. */
async function undecided(
  config: Config,
  sources: Sources,
  members: readonly DocumentMember[],
): Promise<DiscussionList[]> {
  const { week, next, earlier } = sources
  const { asked, proposed } =
    typeof earlier === 'function'
      ? await openDiscussion(config, week, next, members, earlier)
      : { asked: askedOf(config, members), proposed: earlier.map(stoodInFor) }
  return listIds.flatMap((id) => {
    const own = id === 'common' ? asked : { questions: [], entries: [], definitions: [] }
    const proposals = proposed.filter(({ list }) => list === id)
    const questions = [
      ...own.questions,
      ...proposals.map(({ title, text, origin, members, evidence }) => ({ title, text, origin, members, evidence })),
    ]
    if (questions.length === 0) return []
    const markdown = listMarkdown(own.entries, proposals, own.definitions)
    return [{ id, heading: config.language.discussion[id], markdown, questions: () => questions }]
  })
}

function stoodInFor({ list, text }: StandIn): Question & { list: ListId } {
  return { list, title: '', text, origin: 'proposed', members: [], evidence: [] }
}

/** The items of a week's notes for the engine, where nothing of the notes themselves is to be printed. */
export function itemsOfNotes(config: Config, notes: readonly Note[]): EngineItem[] {
  const voices = rosterOf(config, notes).map(({ id, name }) => {
    const own = notes.filter((note) => note.member === id && !note.draft)
    const sections = config.sections.map((section) => ({
      id: section.id,
      markdown: '',
      items: () =>
        itemsOf(own.flatMap((note) => ({ note, section: note.outline.sections.get(section.id) })).filter(isThere)),
    }))
    return { id, name, sections }
  })
  return engineItems(voices, config)
}

function isThere(source: { note: Note; section: Section | undefined }): source is { note: Note; section: Section } {
  return source.section !== undefined && !source.section.empty
}
