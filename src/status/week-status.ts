import type { WeekSources } from '../document/week.ts'
import { isBreaking } from '../errors.ts'
import type { DocumentState, NoteState } from '../languages/language.ts'
import { wholeSection } from '../note/isolate.ts'
import { compareNaturally, normaliseName } from '../text.ts'
import { type Config, configOf, expectedSections, type Member } from '../workspace/config.ts'
import type { Listed } from '../workspace/find-notes.ts'
import type { Week } from '../workspace/weeks.ts'

export interface MemberStatus {
  id: string
  name: string
  state: NoteState
  /** Whether the week's date is past and something is still missing. */
  late: boolean
  /** Sections that the note should have: how many have text, and which are empty. And the others with text. */
  sections: { written: number; of: number; empty: string[]; optional: string[] }
  /** The member's notes of the week, relative to the workspace. */
  paths: string[]
  /** The member's sources of the week, if the config has any. */
  sources?: string[] | undefined
  /** Set if the document has these sources in place of a note. */
  printed?: true | undefined
  /** The page on which the member writes or edits the note, if the repository is on GitHub or GitLab. */
  link?: string | undefined
}

/** A week as plain data. */
export interface WeekStatus {
  id: string
  number?: number | undefined
  title?: string | undefined
  scope?: string | undefined
  date?: string | undefined
  presenter?: string | undefined
  editor?: string | undefined
  /**
   * Whether the notes are due: the date has come or, without a date, there is a note or a printed source for this or a
   * later week.
   */
  due: boolean
  members: MemberStatus[]
  document: { path: string; state: DocumentState }
}

/** What the status tells of a note. Without its text and tree, the notes of all weeks fit into memory. */
interface CheckedNote {
  path: string
  member: string
  /** The member's name in its front matter. */
  name: string | undefined
  draft: boolean
  /** Whether it has errors that keep it out of the document. */
  broken: boolean
  /** Its sections by id, and whether they are empty. */
  sections: ReadonlyMap<string, { empty: boolean }>
}

/** A week with its notes, including those that cannot be read. */
export interface WeekNotes {
  week: Week
  notes: readonly CheckedNote[]
  unreadable: readonly { member: string; path: string }[]
  /** `printed`: whether its text can be in the document. */
  sources: readonly { member: string; path: string; printed: boolean }[]
}

/** A week with its notes and its document. */
export interface WeekFiles extends WeekNotes {
  document: { path: string; state: DocumentState }
}

/** Collects a week's files: its notes as they were read and checked, and those that could not be read. */
export function notesOf(
  { week, notes, freeNotes, findings }: Pick<WeekSources, 'week' | 'notes' | 'freeNotes' | 'findings'>,
  { notes: listed, sources }: Pick<Listed, 'notes' | 'sources'>,
): WeekNotes {
  const readable = new Set(notes.map(({ path }) => path))
  const broken = new Set(findings.filter(isBreaking).map(({ path }) => path))
  const printed = new Set(
    freeNotes.filter((note) => !broken.has(note.path) && !wholeSection(note).empty).map(({ path }) => path),
  )
  return {
    week,
    notes: notes.map(({ path, member, draft, frontMatter, outline }) => ({
      path,
      member,
      name: frontMatter.member,
      draft,
      broken: broken.has(path),
      sections: new Map(Array.from(outline.sections, ([id, { empty }]) => [id, { empty }])),
    })),
    unreadable: listed.filter((note) => note.week === week.id && !readable.has(note.path)),
    sources: sources
      .filter((source) => source.week === week.id)
      .map(({ member, path }) => ({ member, path, printed: printed.has(path) })),
  }
}

/**
 * Finds out who has written what.
 * @param weeks all weeks of the workspace, in order
 * @param today a date like `2026-09-08`
 */
export function weekStatuses(config: Config, weeks: readonly WeekFiles[], today: string): WeekStatus[] {
  const members = memberStatuses(config, weeks, today)
  const lastWritten = weeks.findLastIndex(
    ({ notes, unreadable, sources }) =>
      notes.length + unreadable.length + (config.printSources ? sources.length : 0) > 0,
  )
  return weeks.map(({ week, document }, index) => ({
    id: week.id,
    number: week.number,
    title: week.title,
    scope: week.scope,
    date: week.date,
    presenter: week.presenter,
    editor: week.editor,
    due: week.date === undefined ? index <= lastWritten : week.date <= today,
    members: members[index] ?? [],
    document,
  }))
}

/**
 * The status of each member, week by week.
 * @param weeks all weeks of the workspace
 * @param today a date like `2026-09-08`; without it, nobody is late
 */
export function memberStatuses(config: Config, weeks: readonly WeekNotes[], today?: string): MemberStatus[][] {
  const people = config.members ?? peopleOf(weeks)
  return weeks.map((one) => {
    const { date } = one.week
    const past = date !== undefined && today !== undefined && date < today
    return people.map((member) => memberStatus(config, member, one, past))
  })
}

/** The members of a config without `members`: everyone with a note or a source in any week. */
function peopleOf(weeks: readonly WeekNotes[]): Member[] {
  const ids = new Map<string, string>()
  for (const { notes, unreadable, sources } of weeks) {
    for (const { member } of [...notes, ...unreadable, ...sources]) {
      if (!ids.has(normaliseName(member))) ids.set(normaliseName(member), member)
    }
  }
  const names = new Map(
    weeks.flatMap(({ notes }) =>
      notes.flatMap(({ member, name }) => (name ? [[normaliseName(member), name] as const] : [])),
    ),
  )
  return [...ids]
    .sort(([, a], [, b]) => compareNaturally(a, b))
    .map(([key, id]) => ({ id, name: names.get(key) ?? id, aliases: [] }))
}

function memberStatus(
  config: Config,
  member: Member,
  { week, notes, unreadable, sources }: WeekNotes,
  past: boolean,
): MemberStatus {
  const ofMember = <T extends { member: string }>(entries: readonly T[]) =>
    entries.filter((entry) => normaliseName(entry.member) === normaliseName(member.id))
  const [ownNotes, ownUnreadable, ownSources] = [ofMember(notes), ofMember(unreadable), ofMember(sources)]
  const finished = ownNotes.filter(({ draft }) => !draft)
  const written = (id: string) => finished.flatMap(({ sections }) => sections.get(id) ?? [])
  const configured = configOf(config, week.id).sections
  const sections = expectedSections(configured)
  const isEmpty = ({ id }: { id: string }) => written(id).every((section) => section.empty)
  const empty = sections.filter(isEmpty)
  // Without any text, a note has not even the section that contains all of it.
  const matches = finished.some((note) => note.sections.size > 0) || configured.some(({ rest }) => rest)
  const broken = ownUnreadable.length > 0 || ownNotes.some((note) => note.broken)
  const stateOf = (): NoteState => {
    if (broken) return 'broken'
    // The document has the free note until a section of the note has text.
    const isBlank =
      finished.length > 0 && finished.every((note) => [...note.sections.values()].every(({ empty }) => empty))
    if (isBlank && matches && config.printSources && ownSources.length > 0) return 'source'
    if (finished.length > 0) return !matches ? 'unmatched' : empty.length > 0 ? 'partly' : 'written'
    if (ownNotes.length > 0) return 'draft'
    if (week.excused.includes(member.id)) return 'excused'
    return ownSources.length > 0 ? 'source' : 'missing'
  }
  const state = stateOf()
  const printed = ownSources.some((source) => source.printed)
  return {
    id: member.id,
    name: member.name,
    state,
    late: past && state !== 'written' && state !== 'excused' && !printed,
    sections: {
      written: sections.length - empty.length,
      of: sections.length,
      empty: empty.map(({ id }) => id),
      optional: configured.filter((section) => !sections.includes(section) && !isEmpty(section)).map(({ id }) => id),
    },
    paths: [...new Set([...ownNotes, ...ownUnreadable].map(({ path }) => path))],
    sources: config.sources.length > 0 ? [...new Set(ownSources.map(({ path }) => path))] : undefined,
    printed: printed || undefined,
  }
}

/** Whether the document has other text of a note, but none of the sections that it should have. */
export function hasOnlyOtherText({ state, sections }: MemberStatus): boolean {
  return state === 'partly' && sections.written === 0 && sections.optional.length > 0
}

/** Whether a member has nothing in the document yet. A free note in the document is enough for people. */
export function hasNotWritten(status: MemberStatus): boolean {
  return owesNote(status) && !status.printed
}

/** Whether a member still owes a note. Drafts, notes with errors and notes with empty sections only do not count. */
export function owesNote(status: MemberStatus): boolean {
  const { state, sections } = status
  if (state === 'partly') return sections.written === 0 && !hasOnlyOtherText(status)
  return state !== 'written' && state !== 'excused'
}
