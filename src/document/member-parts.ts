import type { Isolation } from '../note/changes.ts'
import { fuses, isolate } from '../note/isolate.ts'
import type { ItemSource } from '../note/items.ts'
import { type Labels, nameLabels, type Others } from '../note/labels.ts'
import { segmentsBetween } from '../note/links.ts'
import type { Note } from '../note/note.ts'
import type { Config, Member, SectionConfig } from '../workspace/config.ts'
import { wholeId } from '../workspace/config-schema.ts'
import { isSameMember, membersWithIds } from '../workspace/members.ts'

export interface ComposedMember {
  id: string
  name: string
  romanized?: string | undefined
  /** The member's notes in the document, relative to the workspace; empty for a member without one. */
  paths: string[]
  sections: ComposedSection[]
}

/** Whether a member has a note in the document. */
export function isPrinted({ paths }: Pick<ComposedMember, 'paths'>): boolean {
  return paths.length > 0
}

/** A member's text of one section; `markdown` is empty if there is none. */
export interface ComposedSection {
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

/** A place in the part of a member; a whole note begins one level below `memberDepth`. */
interface MemberDestination extends Destination {
  memberDepth: number
}

/** Composes the part of each member, including those without a note. */
export function composeMembers(config: Config, notes: readonly Note[], into: MemberDestination): ComposedMember[] {
  const roster: Member[] = config.members ?? membersWithIds(notes.map(({ member }) => member))
  return roster.map((member) =>
    composeMember(
      config,
      member,
      notes.filter((note) => isSameMember(config.members, note.member, member.id)),
      into,
    ),
  )
}

/** Whether a note has something to print. Without it, its member counts as missing. */
export function hasText({ draft, outline }: Pick<Note, 'draft' | 'outline'>): boolean {
  return !draft && [...outline.sections.values()].some(({ empty }) => !empty)
}

/** Whether all of a note goes into the document, because it has no section. */
function isWholeNote({ outline }: Pick<Note, 'outline'>): boolean {
  return outline.sections.has(wholeId)
}

/** The notes of one member and week that are printed: where one has sections, those without are left out. */
export function printedNotes(notes: readonly Note[]): Note[] {
  const written = notes.filter(hasText)
  const sectioned = written.filter((note) => !isWholeNote(note))
  return sectioned.length > 0 ? sectioned : written
}

function composeMember(
  config: Config,
  member: Member,
  notes: readonly Note[],
  into: MemberDestination,
): ComposedMember {
  const printed = printedNotes(notes)
  const frontMatters = printed.map(({ frontMatter }) => frontMatter)
  return {
    id: member.id,
    name: config.members ? member.name : (frontMatters.find((values) => values.member)?.member ?? member.name),
    romanized: member.romanized ?? frontMatters.find(({ romanized }) => romanized)?.romanized,
    paths: [...new Set(printed.map(({ path }) => path))],
    sections: sectionsOf(config, printed, into),
  }
}

function sectionsOf(config: Config, notes: readonly Note[], into: MemberDestination): ComposedSection[] {
  const whole = { id: wholeId, heading: '', optional: true }
  const configured = [whole, ...config.sections, config.questions]
  const isolated = notes.map((note) => isolateSections(note, configured, config.questions.id, into))
  return configured.flatMap((section) => {
    const { id, optional } = section
    if (optional && notes.every(({ outline }) => !outline.sections.has(id))) return []
    // A whole note has none of the sections of others.
    if (id !== wholeId && id !== config.questions.id && notes.length > 0 && notes.every(isWholeNote)) return []
    return [
      composedSection(
        section,
        isolated.flatMap((sections) => sections.get(id) ?? []),
      ),
    ]
  })
}

function composedSection(
  { id, heading }: Pick<SectionConfig, 'id' | 'heading'>,
  parts: IsolatedSection[],
): ComposedSection {
  const sources = parts.map(({ note, section }) => ({ note, section }))
  return { id, heading, markdown: joinNotes(parts), sources }
}

interface IsolatedSection extends ItemSource {
  markdown: string
}

/** The sections of one note that are not empty, isolated, by their ids. */
function isolateSections(
  note: Note,
  configured: readonly Pick<SectionConfig, 'id'>[],
  questions: string,
  { memberDepth, ...into }: MemberDestination,
): Map<string, IsolatedSection> {
  const written = configured.flatMap(({ id }) => note.outline.sections.get(id) ?? []).filter(({ empty }) => !empty)
  // The questions go elsewhere in the document, or nowhere, so both parts need the definitions that they use.
  const asked = written.filter((section) => section.id === questions)
  const others = written.filter((section) => section.id !== questions)
  const how = isolationIn(isWholeNote(note) ? { ...into, depth: memberDepth } : into, note)
  const isolated = [...isolate(note, others, how), ...isolate(note, asked, isolationIn(into, note))]
  return new Map(
    [...others, ...asked].map((section, at) => [section.id, { note, section, markdown: isolated[at] ?? '' }]),
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
