import { valuesByKey } from '../collections.ts'
import { isFullName, isMeeting, isWeek, nameKey, weekIn } from './names.ts'
import type { Candidate, PlacedNote } from './readings.ts'

/** Whether the README, front matter or git has a name. */
export type IsKnown = (name: string) => boolean

/** The notes of a reading, grouped as the evidence needs them. */
interface Facts extends Candidate {
  /** Number of files that may be notes. */
  files: number
  isKnown: IsKnown
  /** The weeks of each person, the people of each week, and the number of pairs of both. */
  people: ReadonlyMap<string, ReadonlySet<string>>
  weeks: ReadonlyMap<string, ReadonlySet<string>>
  pairs: number
}

interface Evidence {
  name: string
  weight: number
  /** From 0 to 1. */
  value: (facts: Facts) => number
}

/** All that speaks for or against a reading. A weight is in this table only. */
export const evidence: readonly Evidence[] = [
  // Against a pattern for few files.
  {
    name: 'covers files',
    weight: 6,
    value: ({ notes, files }) => Math.min(1, new Set(notes.map(({ path }) => path)).size / files),
  },
  // Against titles, which differ every week.
  { name: 'people recur', weight: 3, value: (facts) => share(facts.notes, (note) => isRecurring(note, facts)) },
  // Against a team above the members.
  { name: 'one note per person', weight: 3, value: ({ notes, pairs }) => pairs / notes.length },
  // Against a book called 주황책, and subjects for people.
  { name: 'known names', weight: 1, value: (facts) => share(facts.notes, (note) => !note.by && isNamed(note, facts)) },
  // Against chapters inside a week.
  { name: 'is a meeting', weight: 2, value: ({ notes }) => share(notes, ({ week }) => isMeeting(weekIn(week)?.text)) },
  // Against days inside a month.
  { name: 'starts again', weight: -3, value: startsAgain },
  // Against titles of numbered files.
  { name: 'without numbers', weight: -4, value: ({ labels }) => Number(labels === 'subject') },
  // Against the committer, if the path names a person.
  { name: 'by the author alone', weight: -2, value: ({ byAuthor }) => Number(byAuthor) },
]

function isRecurring(note: PlacedNote, { people }: Facts): boolean {
  return (people.get(personKey(note))?.size ?? 0) > 1
}

function isNamed({ member }: PlacedNote, { labels, isKnown }: Facts): boolean {
  return isKnown(member) || (labels === 'subject' && isFullName(member))
}

/** The sum of the evidence. */
export function scoreOf(facts: Facts): number {
  return evidence.reduce((sum, { weight, value }) => sum + weight * value(facts), 0)
}

export function factsOf(reading: Candidate, files: number, isKnown: IsKnown): Facts {
  const { notes } = reading
  const people = valuesByKey(notes.map((note) => [personKey(note), note.key]))
  const weeks = valuesByKey(notes.map((note) => [note.key, personKey(note)]))
  const pairs = [...people.values()].reduce((sum, own) => sum + own.size, 0)
  return { ...reading, files, isKnown, people, weeks, pairs }
}

/** Equal for notes of one person. `kim_2` is the second part of a note by `kim`. */
export function personKey({ member, by }: Pick<PlacedNote, 'member' | 'by'>): string {
  return nameKey(by ?? member.replace(/[\s._-]+\d{1,2}$/, ''))
}

/**
 * Whether there is enough evidence at all. Members write repeatedly; a name that appears once is more likely a title.
 * Without numbers, subjects must recur too, and nearly all people must be known.
 */
export function isEnough(facts: Facts): boolean {
  const { labels, people, weeks, pairs, notes } = facts
  const recurs = (all: ReadonlyMap<string, ReadonlySet<string>>) =>
    [...all.values()].filter((own) => own.size > 1).length > 1
  if (labels === 'subject')
    return recurs(people) && recurs(weeks) && share(notes, (note) => isNamed(note, facts)) >= 0.8
  return pairs > 1 && (people.size <= pairs * 0.7 || (people.size > 1 && weeks.size === 1))
}

function share<T>(all: readonly T[], has: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(has).length / all.length
}

/** The share of weeks that are in several folders which are weeks themselves: `2026/01/05.md`, `2026/02/05.md`. */
function startsAgain({ notes }: Facts): number {
  const depth = Math.min(...notes.map(({ spans }) => spans.week?.at ?? 0))
  const values = Array.from({ length: depth }, (_, at) => {
    const folder = ({ path }: PlacedNote) => path.normalize('NFC').split('/')[at] ?? ''
    const folders = valuesByKey(notes.map((note) => [note.key, folder(note)]))
    return notes.every((note) => isWeek(folder(note))) ? share([...folders.values()], (own) => own.size > 1) : 0
  })
  return Math.max(0, ...values)
}
