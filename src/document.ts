import type { Config, Member, SectionConfig, Week } from './config.ts'
import { type CuratedList, curatedLists } from './discussion/curated.ts'
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

export type Origin = 'curated' | 'asked' | 'proposed' | 'model'

/** Something to discuss, and what it rests on: ids of members and of items. */
export interface Question {
  title: string
  text: string
  origin: Origin
  members: string[]
  evidence: string[]
}

export interface DiscussionList {
  id: CuratedList['id']
  heading: string
  questions: Question[]
  /** What people wrote in `discussion.md`, to stand as it is. */
  markdown?: string
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
}

/** Composes a week's document from its notes. */
export async function composeDocument(config: Config, sources: Sources): Promise<WeeklyDocument> {
  const { week, next, notes, curated, minutes, memberDepth } = sources
  const path = outputPath(config, week)
  const members = await Promise.all(
    rosterOf(config, notes).map((member) =>
      composeMember(
        config,
        member,
        notes.filter((note) => note.member === member.id),
        path,
        sources,
      ),
    ),
  )
  const lists = curated ? await curatedLists(curated, memberDepth + 1, rebaseFrom(curated.path, path)) : []
  return {
    title: config.title,
    week,
    next,
    path,
    members,
    discussion: lists.map(({ id, markdown, items }) => ({
      id,
      heading: config.language.discussion[id],
      markdown,
      questions: items.map(({ title = '', text }) => ({ title, text, origin: 'curated', members: [], evidence: [] })),
    })),
    minutes: minutes
      ? await isolateWhole(minutes, { id: 'minutes', depth: memberDepth, rebase: rebaseFrom(minutes.path, path) })
      : '',
  }
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
  { sectionDepth }: Sources,
): Promise<DocumentMember> {
  const notes = all.filter(({ draft }) => !draft)
  const said = notes.map(({ frontMatter }) => frontMatter)
  const configured = notes.length > 0 ? [...config.sections, config.questions] : []
  const isolated = await Promise.all(notes.map((note) => isolateSections(note, configured, path, sectionDepth)))
  return {
    id: member.id,
    name: config.members ? member.name : (said.find((one) => one.member)?.member ?? member.name),
    romanized: member.romanized ?? said.find(({ romanized }) => romanized)?.romanized,
    paths: notes.map((note) => note.path),
    sections: configured.map(({ id, heading }) => {
      const parts = isolated.flatMap((sections) => sections.get(id) ?? [])
      return { id, heading, markdown: joinNotes(parts), items: () => itemsOf(parts) }
    }),
  }
}

interface Isolated {
  note: Note
  section: Section
  markdown: string
}

/** The sections of one note that say something, ready to stand in the document. */
async function isolateSections(
  note: Note,
  configured: readonly SectionConfig[],
  path: string,
  depth: number,
): Promise<Map<string, Isolated>> {
  const sections = configured.flatMap(({ id }) => note.outline.sections.get(id) ?? []).filter(({ empty }) => !empty)
  // A member's second note may use the first one's labels for something else.
  const id = note.order === 0 ? note.member : `${note.order + 1}-${note.member}`
  const markdown = await isolate(note, sections, { id, depth, rebase: rebaseFrom(note.path, path) })
  return new Map(sections.map((section, at) => [section.id, { note, section, markdown: markdown[at] ?? '' }]))
}

function joinNotes(parts: readonly Isolated[]): string {
  return parts
    .map(({ section, markdown }, at) => {
      const [before, after] = [parts[at - 1]?.section.parts.at(-1), section.parts[0]]
      return before && after && fuses(before, after) ? `<!-- -->\n\n${markdown}` : markdown
    })
    .join('\n\n')
}
