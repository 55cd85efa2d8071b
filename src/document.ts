import type { Config, Member, SectionConfig, Week } from './config.ts'
import { holdsQuestion } from './discussion/asked.ts'
import { curatedLists, type ListId, listIds } from './discussion/curated.ts'
import { decidedTexts } from './discussion/file.ts'
import { askedOf, engineItems, listMarkdown, openDiscussion } from './discussion/open.ts'
import type { Question } from './discussion/questions.ts'
import type { EngineItem } from './discussion/terms.ts'
import { compareNaturally } from './names.ts'
import { fuses, isolate, isolateWhole } from './note/isolate.ts'
import { type Item, itemsOf } from './note/items.ts'
import { rebaseFrom } from './note/links.ts'
import type { Note } from './note/note.ts'
import type { Section } from './note/sections.ts'
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
}

export interface DocumentMember {
  id: string
  name: string
  romanized?: string | undefined
  /** The member's notes of the week, relative to the workspace; none for one who is missing. */
  paths: string[]
  sections: DocumentSection[]
}

/** What a member says under one heading; with `markdown` empty where it is nothing. */
export interface DocumentSection {
  id: string
  heading: string
  markdown: string
  items: () => Item[]
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
  const { week, next, notes, curated, minutes, memberDepth } = sources
  const path = outputPath(config, week)
  const members = await composeMembers(config, notes, path, sources.sectionDepth)
  return {
    title: config.title,
    week,
    next,
    path,
    members,
    discussion: curated ? await decided(config, curated, path, memberDepth) : await undecided(config, sources, members),
    unanswered: curated ? unanswered(config, curated, members) : [],
    minutes: minutes
      ? await isolateWhole(minutes, { id: 'minutes', depth: memberDepth, rebase: rebaseFrom(minutes.path, path) })
      : '',
  }
}

/** What each member says in a week, those who are missing as well, for a file at `path`. */
export function composeMembers(
  config: Config,
  notes: readonly Note[],
  path: string,
  depth: number,
): Promise<DocumentMember[]> {
  return Promise.all(
    rosterOf(config, notes).map((member) => {
      const own = notes.filter((note) => note.member === member.id)
      return composeMember(config, member, own, path, depth)
    }),
  )
}

/** What people decided, list by list, and nothing beside it. */
async function decided(config: Config, curated: Note, path: string, depth: number): Promise<DiscussionList[]> {
  const lists = await curatedLists(curated, depth + 1, rebaseFrom(curated.path, path))
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

/** The roster, or else whoever has a note, by file name. */
function rosterOf(config: Config, notes: readonly Note[]): Member[] {
  if (config.members) return config.members
  return [...new Set(notes.map(({ member }) => member))]
    .sort(compareNaturally)
    .map((id) => ({ id, name: id, aliases: [] }))
}

async function composeMember(
  config: Config,
  member: Member,
  all: readonly Note[],
  path: string,
  depth: number,
): Promise<DocumentMember> {
  const notes = all.filter(({ draft }) => !draft)
  const said = notes.map(({ frontMatter }) => frontMatter)
  const configured = notes.length > 0 ? [...config.sections, config.questions] : []
  const isolated = await Promise.all(
    notes.map((note) => isolateSections(note, configured, config.questions.id, path, depth)),
  )
  return {
    id: member.id,
    name: config.members ? member.name : (said.find((one) => one.member)?.member ?? member.name),
    romanized: member.romanized ?? said.find(({ romanized }) => romanized)?.romanized,
    paths: notes.map((note) => note.path),
    sections: configured.map(({ id, heading }) => {
      const parts = isolated.flatMap((sections) => sections.get(id) ?? [])
      return { id, heading, markdown: joinNotes(parts), items: once(() => itemsOf(parts)) }
    }),
  }
}

interface Isolated {
  note: Note
  section: Section
  markdown: string
}

/** Reading inline Markdown is dear: what a table, the questions and the JSON all ask for is read once. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The sections of one note that say something, ready to stand in the document. */
async function isolateSections(
  note: Note,
  configured: readonly SectionConfig[],
  questions: string,
  path: string,
  depth: number,
): Promise<Map<string, Isolated>> {
  const said = configured.flatMap(({ id }) => note.outline.sections.get(id) ?? []).filter(({ empty }) => !empty)
  // A member's second note may use the first one's labels for something else.
  const id = note.order === 0 ? note.member : `${note.order + 1}-${note.member}`
  const how = { id, depth, rebase: rebaseFrom(note.path, path) }
  // The member's questions stand elsewhere, or nowhere: what they define must come along to both.
  const apart = said.filter((section) => section.id === questions)
  const together = said.filter((section) => section.id !== questions)
  const markdown = [...(await isolate(note, together, how)), ...(await isolate(note, apart, how))]
  return new Map(
    [...together, ...apart].map((section, at) => [section.id, { note, section, markdown: markdown[at] ?? '' }]),
  )
}

function joinNotes(parts: readonly Isolated[]): string {
  return parts
    .map(({ section, markdown }, at) => {
      const [before, after] = [parts[at - 1]?.section.parts.at(-1), section.parts[0]]
      return before && after && fuses(before, after) ? `<!-- -->\n\n${markdown}` : markdown
    })
    .join('\n\n')
}
