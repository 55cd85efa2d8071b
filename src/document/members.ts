import { fuses, type Isolated, isolate, type PlacedLeak } from '../note/isolate.ts'
import type { ItemSource } from '../note/items.ts'
import { type Labels, nameLabels, type Others } from '../note/labels.ts'
import { rebaseFrom } from '../note/links.ts'
import type { Note } from '../note/note.ts'
import type { Isolation } from '../note/rewrite.ts'
import type { Section } from '../note/sections.ts'
import { compareNaturally } from '../text.ts'
import type { Config, Member, SectionConfig } from '../workspace/config.ts'

export interface DocumentMember {
  id: string
  name: string
  romanized?: string | undefined
  /** The member's notes of the week, relative to the workspace; none for one who is missing. */
  paths: string[]
  sections: DocumentSection[]
  leaks: PlacedLeak[]
}

/** What a member says under one heading; with `markdown` empty where it is nothing. */
export interface DocumentSection {
  id: string
  heading: string
  markdown: string
  /** Where its items come from. */
  sources: ItemSource[]
}

/** The file that sections come to stand in, and where in it. */
export interface Destination extends Omit<Isolation, 'labels' | 'rebase'> {
  path: string
  /** The labels of each note, from {@link documentLabels}. */
  labels: ReadonlyMap<Note, Labels>
}

/** The labels that notes get beside one another; those of a draft, which stands in no document, take none away. */
export function documentLabels(
  { members }: Pick<Config, 'members'>,
  notes: readonly Note[],
  others: Omit<Others, 'ids'>,
): Map<Note, Labels> {
  const written = notes.filter(({ draft }) => !draft)
  return nameLabels(written, { ...others, ids: members?.map(({ id }) => id) ?? [] })
}

/** How a note's sections come to stand in a file. */
export function isolationIn({ path, labels, ...where }: Destination, note: Note): Isolation {
  return { ...where, labels: labels.get(note) as Labels, rebase: rebaseFrom(note.path, path) }
}

/** What each member says in a week, those who are missing as well. */
export function composeMembers(config: Config, notes: readonly Note[], into: Destination): Promise<DocumentMember[]> {
  return Promise.all(
    rosterOf(config, notes).map((member) => {
      const own = notes.filter((note) => note.member === member.id)
      return composeMember(config, member, own, into)
    }),
  )
}

/** The roster, or else whoever has a note, by file name. */
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
  // A note in which nothing matches, or nothing is written, says nothing here, as if it were missing.
  const says = ({ empty }: Section) => !empty || config.empty !== false
  const notes = all.filter(({ draft, outline }) => !draft && [...outline.sections.values()].some(says))
  const said = notes.map(({ frontMatter }) => frontMatter)
  const configured = notes.length > 0 ? [...config.sections, config.questions] : []
  const isolated = await Promise.all(
    notes.map((note) => isolateSections(note, configured, config.questions.id, isolationIn(into, note))),
  )
  return {
    id: member.id,
    name: config.members ? member.name : (said.find((one) => one.member)?.member ?? member.name),
    romanized: member.romanized ?? said.find(({ romanized }) => romanized)?.romanized,
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

/** The sections of one note that say something, ready to stand in the document. */
async function isolateSections(
  note: Note,
  configured: readonly SectionConfig[],
  questions: string,
  how: Isolation,
): Promise<Map<string, IsolatedSection>> {
  const said = configured.flatMap(({ id }) => note.outline.sections.get(id) ?? []).filter(({ empty }) => !empty)
  // The member's questions stand elsewhere, or nowhere: what they define must come along to both.
  const apart = said.filter((section) => section.id === questions)
  const together = said.filter((section) => section.id !== questions)
  const isolated = [...(await isolate(note, together, how)), ...(await isolate(note, apart, how))]
  return new Map(
    [...together, ...apart].map((section, at) => [section.id, { note, section, ...(isolated[at] as Isolated) }]),
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
