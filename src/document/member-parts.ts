import type { Isolation } from '../note/changes.ts'
import { fuses, type Isolated, isolate, type PlacedLeak, wholeSection } from '../note/isolate.ts'
import type { ItemSource } from '../note/items.ts'
import { type Labels, nameLabels, type Others } from '../note/labels.ts'
import { segmentsBetween } from '../note/links.ts'
import type { Note } from '../note/note.ts'
import type { Section } from '../note/sections.ts'
import type { Config, Member, SectionConfig } from '../workspace/config.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import { isSameMember, membersWithIds } from '../workspace/members.ts'

export interface ComposedMember {
  id: string
  name: string
  romanized?: string | undefined
  /** The member's notes of the week, relative to the workspace; empty for a member without a note. */
  paths: string[]
  /** The free notes that are printed in place of a note; empty for a member with a note. */
  sources: string[]
  sections: ComposedSection[]
  leaks: PlacedLeak[]
}

/** Whether a member has a note, or sources in place of one. */
export function isPrinted({ paths, sources }: Pick<ComposedMember, 'paths' | 'sources'>): boolean {
  return paths.length + sources.length > 0
}

/** A member's text of one section; `markdown` is empty if there is none. */
export interface ComposedSection {
  id: string
  heading: string
  markdown: string
  /** The sources of its items. */
  sources: ItemSource[]
  /** Its text as nodes, one for each note. */
  parts: Isolated[]
}

/** The file that sections are put into, and the place there. */
export interface Destination extends Omit<Isolation, 'labels' | 'between' | 'files'> {
  path: string
  /** The labels of each note, from {@link documentLabels}. */
  labels: ReadonlyMap<Note, Labels>
  /** What Obsidian's links may name. */
  files?: KnownFiles | undefined
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
export function isolationIn({ path, labels, files, ...where }: Destination, note: Note): Isolation {
  const known = files && { note: note.path, known: files }
  return { ...where, files: known, labels: labels.get(note) as Labels, between: segmentsBetween(path, note.path) }
}

/**
 * Composes the part of each member, including those without a note.
 * @param freeNotes the sources to print for members without a note
 */
export function composeMembers(
  config: Config,
  notes: readonly Note[],
  freeNotes: readonly Note[],
  into: Destination,
): Promise<ComposedMember[]> {
  const roster: Member[] = config.members ?? membersWithIds([...notes, ...freeNotes].map(({ member }) => member))
  return Promise.all(
    roster.map((member) => {
      const isOwn = (note: Note) => isSameMember(config.members, note.member, member.id)
      return composeMember(config, member, notes.filter(isOwn), freeNotes.filter(isOwn), into)
    }),
  )
}

/** Whether a note has a section to print. Without one, its member counts as missing. */
export function hasSections({ empty: line }: Pick<Config, 'empty'>, { draft, outline }: Note): boolean {
  // An empty section counts only if the document has a line for it.
  return !draft && [...outline.sections.values()].some(({ empty }) => !empty || line !== false)
}

async function composeMember(
  config: Config,
  member: Member,
  written: readonly Note[],
  freeNotes: readonly Note[],
  into: Destination,
): Promise<ComposedMember> {
  const notes = written.filter((note) => hasSections(config, note))
  const isFree = notes.length === 0
  const printed = isFree ? freeNotes.filter((note) => !wholeSection(note).empty) : notes
  const frontMatters = printed.map(({ frontMatter }) => frontMatter)
  const paths = [...new Set(printed.map(({ path }) => path))]
  return {
    id: member.id,
    name: config.members ? member.name : (frontMatters.find((values) => values.member)?.member ?? member.name),
    romanized: member.romanized ?? frontMatters.find(({ romanized }) => romanized)?.romanized,
    paths: isFree ? [] : paths,
    sources: isFree ? paths : [],
    ...(isFree ? await wholeNotes(config, printed, into) : await sectionsOf(config, printed, into)),
  }
}

async function sectionsOf(
  config: Config,
  notes: readonly Note[],
  into: Destination,
): Promise<Pick<ComposedMember, 'sections' | 'leaks'>> {
  const configured = [...config.sections, config.questions]
  const isolated = await Promise.all(
    notes.map((note) => isolateSections(note, configured, config.questions.id, isolationIn(into, note))),
  )
  return {
    sections: configured.flatMap((section) => {
      const { id, optional } = section
      if (optional && notes.every(({ outline }) => !outline.sections.has(id))) return []
      return [
        composedSection(
          section,
          isolated.flatMap((sections) => sections.get(id) ?? []),
        ),
      ]
    }),
    leaks: isolated.flatMap((sections) => [...sections.values()].flatMap(({ leaks }) => leaks)),
  }
}

/** The questions that the author of a free note asks the group; undefined without any. */
export function questionsInFreeNote({ questions }: Pick<Config, 'questions'>, { outline }: Note): Section | undefined {
  const section = outline.sections.get(questions.id)
  return section?.empty ? undefined : section
}

/**
 * Free notes, whole and under one heading. They have no items: nobody said which of their sentences matter. Only the
 * questions in them are a section as well, as in a note.
 */
async function wholeNotes(
  config: Config,
  notes: readonly Note[],
  into: Destination,
): Promise<Pick<ComposedMember, 'sections' | 'leaks'>> {
  const parts = await Promise.all(notes.map((note) => isolateSection(note, wholeSection(note), into)))
  const asked = await Promise.all(
    notes.flatMap((note) => {
      const section = questionsInFreeNote(config, note)
      return section ? [isolateSection(note, section, into)] : []
    }),
  )
  // A tag of the questions is also one of the whole.
  const leaks = [...parts, ...asked].flatMap((part) => part.leaks)
  const whole = { ...composedSection({ id: 'source', heading: config.sourceHeading }, parts), sources: [] }
  return {
    sections: [
      ...(parts.length > 0 ? [whole] : []),
      ...(asked.length > 0 ? [composedSection(config.questions, asked)] : []),
    ],
    leaks: [...new Map(leaks.map((leak) => [JSON.stringify(leak), leak])).values()],
  }
}

function composedSection(
  { id, heading }: Pick<SectionConfig, 'id' | 'heading'>,
  parts: IsolatedSection[],
): ComposedSection {
  const sources = parts.map(({ note, section }) => ({ note, section }))
  return { id, heading, markdown: joinNotes(parts), sources, parts }
}

interface IsolatedSection extends Isolated {
  note: Note
  section: Section
}

async function isolateSection(note: Note, section: Section, into: Destination): Promise<IsolatedSection> {
  const [isolated] = await isolate(note, [section], isolationIn(into, note))
  return { note, section, ...(isolated as Isolated) }
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
