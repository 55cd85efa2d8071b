import { isError } from '../errors.ts'
import type { DocumentState, NoteState } from '../languages/language.ts'
import { documentFindings } from '../lint/document-findings.ts'
import type { Note } from '../note/note.ts'
import { compareNaturally, normaliseName } from '../text.ts'
import { type Config, configOf, type Member } from '../workspace/config.ts'
import type { Week } from '../workspace/weeks.ts'

export interface MemberStatus {
  id: string
  name: string
  state: NoteState
  /** Whether something is still to be written, and the week's date is past. */
  late: boolean
  /** How many of the week's sections say something, which do not, and apart from these which optional ones do. */
  sections: { written: number; of: number; empty: string[]; optional: string[] }
  /** The member's notes of the week, relative to the workspace. */
  paths: string[]
  /** The member's free notes of the week, where the config has such. */
  sources?: string[] | undefined
}

/** A week as plain data. */
export interface WeekStatus {
  id: string
  number?: number | undefined
  title?: string | undefined
  date?: string | undefined
  presenter?: string | undefined
  editor?: string | undefined
  /** Whether the notes should be there: the date has come or, without one, somebody has written for it or for a later week. */
  due: boolean
  members: MemberStatus[]
  document: { path: string; state: DocumentState }
}

/** A week with its notes as they are: those that can be read, and the members and paths of those that cannot. */
export interface WeekNotes {
  week: Week
  notes: readonly Note[]
  unreadable: readonly { member: string; path: string }[]
  sources: readonly { member: string; path: string }[]
  document: { path: string; state: DocumentState }
}

/**
 * Tells who has written what.
 * @param weeks all weeks of the workspace in their order
 * @param today `2026-09-08`
 */
export function weekStatuses(config: Config, weeks: readonly WeekNotes[], today: string): WeekStatus[] {
  const people = config.members ?? peopleOf(weeks)
  const lastWritten = weeks.findLastIndex(({ notes, unreadable }) => notes.length + unreadable.length > 0)
  return weeks.map((one, index) => {
    const { week, document } = one
    const past = week.date !== undefined && week.date < today
    return {
      id: week.id,
      number: week.number,
      title: week.title,
      date: week.date,
      presenter: week.presenter,
      editor: week.editor,
      due: week.date === undefined ? index <= lastWritten : week.date <= today,
      members: people.map((member) => memberStatus(config, member, one, past)),
      document,
    }
  })
}

/** Without a roster: whoever has a note in any week. */
function peopleOf(weeks: readonly WeekNotes[]): Member[] {
  const ids = new Map<string, string>()
  for (const { notes, unreadable, sources } of weeks) {
    for (const { member } of [...notes, ...unreadable, ...sources]) {
      if (!ids.has(normaliseName(member))) ids.set(normaliseName(member), member)
    }
  }
  const names = new Map(
    weeks.flatMap(({ notes }) =>
      notes.flatMap(({ member, frontMatter }) =>
        frontMatter.member ? [[normaliseName(member), frontMatter.member] as const] : [],
      ),
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
  const own = <T extends { member: string }>(all: readonly T[]) =>
    all.filter((one) => normaliseName(one.member) === normaliseName(member.id))
  const [mine, lost, free] = [own(notes), own(unreadable), own(sources)]
  const finished = mine.filter(({ draft }) => !draft)
  const said = (id: string) => finished.flatMap(({ outline }) => outline.sections.get(id) ?? [])
  const all = configOf(config, week.id).sections
  const sections = all.filter(({ optional }) => !optional)
  const isEmpty = ({ id }: { id: string }) => said(id).every((section) => section.empty)
  const empty = sections.filter(isEmpty)
  const matches = finished.some(({ outline }) => outline.sections.size > 0)
  const broken = lost.length > 0 || mine.some((note) => documentFindings(note, config).some(isError))
  const stateOf = (): NoteState => {
    if (broken) return 'broken'
    if (finished.length > 0) return !matches ? 'unmatched' : empty.length > 0 ? 'partly' : 'written'
    if (mine.length > 0) return 'draft'
    if (week.excused.includes(member.id)) return 'excused'
    return free.length > 0 ? 'source' : 'missing'
  }
  const state = stateOf()
  return {
    id: member.id,
    name: member.name,
    state,
    late: past && state !== 'written' && state !== 'excused',
    sections: {
      written: sections.length - empty.length,
      of: sections.length,
      empty: empty.map(({ id }) => id),
      optional: all.filter((section) => section.optional && !isEmpty(section)).map(({ id }) => id),
    },
    paths: [...new Set([...mine, ...lost].map(({ path }) => path))],
    sources: config.sources.length > 0 ? [...new Set(free.map(({ path }) => path))] : undefined,
  }
}

/** Whether somebody still owes a note: a draft is none yet, nor is one that cannot be read or in which nothing is written. */
export function owesNote({ state, sections }: MemberStatus): boolean {
  return state === 'partly' ? sections.written === 0 : state !== 'written' && state !== 'excused'
}
