import type { WeekSources } from '../document/week.ts'
import { isBreaking } from '../errors.ts'
import type { NoteState } from '../languages/language.ts'
import { compareNaturally, normaliseName } from '../text.ts'
import type { Config, Member } from '../workspace/config.ts'
import { wholeId } from '../workspace/config-schema.ts'
import type { Listed } from '../workspace/find-notes.ts'
import type { Week } from '../workspace/weeks.ts'

/** What a member has written for a week. */
export interface MemberStatus {
  id: string
  name: string
  state: NoteState
  /** The ids of the sections that have text. */
  sections: string[]
  /** The member's notes of the week, relative to the workspace. */
  paths: string[]
}

/** A week as plain data. */
export interface WeekStatus {
  id: string
  number?: number | undefined
  title?: string | undefined
  scope?: string | undefined
  date?: string | undefined
  /** Whether the notes are due: the date has come or, without a date, there is a note for this or a later week. */
  due: boolean
  members: MemberStatus[]
}

/** What the status tells of a note. Without its text and tree, the notes of all weeks fit into memory. */
interface CheckedNote {
  path: string
  member: string
  /** The member's name in its front matter. */
  name: string | undefined
  state: Exclude<NoteState, 'missing' | 'excused'>
  /** The ids of its sections that have text. */
  sections: readonly string[]
}

/** A week with its notes, including those that cannot be read. */
export interface WeekNotes {
  week: Week
  notes: readonly CheckedNote[]
}

/** Collects what the status tells of a week's notes, as they were read and checked. */
export function notesOf(
  { week, notes, findings }: Pick<WeekSources, 'week' | 'notes' | 'findings'>,
  listed: Pick<Listed, 'notes'>,
): WeekNotes {
  const read = new Map(notes.map((note) => [note.path, note]))
  const broken = new Set(findings.filter(isBreaking).map(({ path }) => path))
  const checked = listed.notes
    .filter((note) => note.week === week.id)
    .map(({ path, member }): CheckedNote => {
      const note = read.get(path)
      if (!note) return { path, member, name: undefined, state: 'broken', sections: [] }
      const written = [...note.outline.sections.values()].flatMap(({ id, empty }) => (empty ? [] : [id]))
      const state = () => {
        if (broken.has(path)) return 'broken'
        if (note.draft) return 'draft'
        if (written.length === 0) return 'empty'
        return written.includes(wholeId) ? 'whole' : 'sections'
      }
      const sections = written.filter((id) => id !== wholeId)
      return { path, member, name: note.frontMatter.member, state: state(), sections }
    })
  return { week, notes: checked }
}

/**
 * Finds out who has written what.
 * @param weeks all weeks of the workspace, in order
 * @param today a date like `2026-09-08`
 */
export function weekStatuses(config: Config, weeks: readonly WeekNotes[], today: string): WeekStatus[] {
  const people = config.members ?? peopleOf(weeks)
  const lastWritten = weeks.findLastIndex(({ notes }) => notes.length > 0)
  return weeks.map(({ week, notes }, index) => {
    const { id, number, title, scope, date } = week
    const due = date === undefined ? index <= lastWritten : date <= today
    return { id, number, title, scope, date, due, members: people.map((member) => memberStatus(member, week, notes)) }
  })
}

/** The members of a config without `members`: everyone with a note in any week. */
function peopleOf(weeks: readonly WeekNotes[]): Member[] {
  const people = new Map<string, Member>()
  for (const { member: id, name } of weeks.flatMap(({ notes }) => notes)) {
    const key = normaliseName(id)
    const known = people.get(key) ?? { id, name: id, aliases: [] }
    people.set(key, name ? { ...known, name } : known)
  }
  return [...people.values()].sort((a, b) => compareNaturally(a.id, b.id))
}

/** In the order in which the state of one of several notes is that of the member. */
const byWeight = ['broken', 'sections', 'whole', 'draft', 'empty'] as const

function memberStatus({ id, name }: Member, { excused }: Week, notes: readonly CheckedNote[]): MemberStatus {
  const own = notes.filter(({ member }) => normaliseName(member) === normaliseName(id))
  const found = byWeight.find((state) => own.some((note) => note.state === state))
  const sections = own.filter(({ state }) => state === 'sections').flatMap((note) => note.sections)
  return {
    id,
    name,
    state: found ?? (excused.includes(id) ? 'excused' : 'missing'),
    sections: [...new Set(sections)],
    paths: [...new Set(own.map(({ path }) => path))],
  }
}

/** Whether the document has something of a member. */
export function hasWritten({ state }: MemberStatus): boolean {
  return state === 'sections' || state === 'whole'
}

/** Whether a member still owes a note. A draft, an empty note and one with errors are not in the document. */
export function owesNote(status: MemberStatus): boolean {
  return !hasWritten(status) && status.state !== 'excused'
}
