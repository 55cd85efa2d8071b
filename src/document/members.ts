import { fuses, type Isolated, isolate, type PlacedLeak } from '../note/isolate.ts'
import type { ItemSource } from '../note/items.ts'
import { type Labels, nameLabels, type Others } from '../note/labels.ts'
import { segmentsBetween } from '../note/links.ts'
import type { Note } from '../note/note.ts'
import type { Isolation } from '../note/rewrite.ts'
import type { Section } from '../note/sections.ts'
import { compareNaturally } from '../text.ts'
import type { Config, Member, SectionConfig } from '../workspace/config.ts'

export interface DocumentMember {
  id: string
  name: string
  romanized?: string | undefined
  /** The member's notes of the week, relative to the workspace; empty for a member without a note. */
  paths: string[]
  sections: DocumentSection[]
  leaks: PlacedLeak[]
}

/** A member's text of one section; `markdown` is empty if there is none. */
export interface DocumentSection {
  id: string
  heading: string
  markdown: string
  /** The sources of its items. */
  sources: ItemSource[]
}

/** The file that sections are put into, and the place there. */
export interface Destination extends Omit<Isolation, 'labels' | 'between'> {
  path: string
  /** The labels of each note, from {@link documentLabels}. */
  labels: ReadonlyMap<Note, Labels>
}

/** The labels of all notes in one document, made unique. A draft is not in the document, so its labels do not count. */
export function documentLabels(
  { members }: Pick<Config, 'members'>,
  notes: readonly Note[],
  others: Omit<Others, 'ids'>,
): Map<Note, Labels> {
  const written = notes.filter(({ draft }) => !draft)
  return nameLabels(written, { ...others, ids: members?.map(({ id }) => id) ?? [] })
}

/** How to isolate a note's sections at a destination. */
export function isolationIn({ path, labels, ...where }: Destination, note: Note): Isolation {
  return { ...where, labels: labels.get(note) as Labels, between: segmentsBetween(path, note.path) }
}

/** Composes the part of each member, including those without a note. */
export function composeMembers(config: Config, notes: readonly Note[], into: Destination): Promise<DocumentMember[]> {
  return Promise.all(
    rosterOf(config, notes).map((member) => {
      const own = notes.filter((note) => note.member === member.id)
      return composeMember(config, member, own, into)
    }),
  )
}

/** The members in the config or, without these, the authors of the notes by id. */
function rosterOf(config: Pick<Config, 'members'>, notes: readonly Note[]): Member[] {
  if (config.members) return config.members
  return [...new Set(notes.map(({ member }) => member))]
    .sort(compareNaturally)
    .map((id) => ({ id, name: id, aliases: [] }))
}

async function composeMember(
  config: Config,
  member: Member,
  all: readonly Note[],
  into: Destination,
): Promise<DocumentMember> {
  // A note without sections counts as missing; so does one with empty sections only, if these are not printed.
  const isShown = ({ empty }: Section) => !empty || config.empty !== false
  const notes = all.filter(({ draft, outline }) => !draft && [...outline.sections.values()].some(isShown))
  const frontMatters = notes.map(({ frontMatter }) => frontMatter)
  const configured = notes.length > 0 ? [...config.sections, config.questions] : []
  const isolated = await Promise.all(
    notes.map((note) => isolateSections(note, configured, config.questions.id, isolationIn(into, note))),
  )
  return {
    id: member.id,
    name: config.members ? member.name : (frontMatters.find((one) => one.member)?.member ?? member.name),
    romanized: member.romanized ?? frontMatters.find(({ romanized }) => romanized)?.romanized,
    paths: [...new Set(notes.map((note) => note.path))],
    sections: configured.flatMap(({ id, heading, optional }) => {
      const parts = isolated.flatMap((sections) => sections.get(id) ?? [])
      if (optional && notes.every(({ outline }) => !outline.sections.has(id))) return []
      return { id, heading, markdown: joinNotes(parts), sources: parts.map(({ note, section }) => ({ note, section })) }
    }),
    leaks: isolated.flatMap((sections) => [...sections.values()].flatMap(({ leaks }) => leaks)),
  }
}

interface IsolatedSection extends Isolated {
  note: Note
  section: Section
}

/** The sections of one note that are not empty, isolated, by their ids. */
async function isolateSections(
  note: Note,
  configured: readonly SectionConfig[],
  questions: string,
  how: Isolation,
): Promise<Map<string, IsolatedSection>> {
  const written = configured.flatMap(({ id }) => note.outline.sections.get(id) ?? []).filter(({ empty }) => !empty)
  // The questions go elsewhere in the document, or nowhere, so both parts need the definitions that they use.
  const asked = written.filter((section) => section.id === questions)
  const others = written.filter((section) => section.id !== questions)
  const isolated = [...(await isolate(note, others, how)), ...(await isolate(note, asked, how))]
  return new Map(
    [...others, ...asked].map((section, at) => [section.id, { note, section, ...(isolated[at] as Isolated) }]),
  )
}

function joinNotes(parts: readonly IsolatedSection[]): string {
  return parts
    .map(({ section, markdown }, at) => {
      const [before, after] = [parts[at - 1]?.section.parts.at(-1), section.parts[0]]
      return before && after && fuses(before, after) ? `<!-- -->\n\n${markdown}` : markdown
    })
    .join('\n\n')
}
