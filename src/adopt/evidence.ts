import { valuesByKey } from '../collections.ts'
import type { FileOutline } from './folder.ts'
import { isFullName, isMeeting, isWeek, nameKey, weekIn } from './names.ts'
import type { Candidate, PlacedNote } from './readings.ts'

/** What a reading is compared with. */
export interface Context {
  /** The files that may be notes. */
  files: readonly FileOutline[]
  /** Whether the README, front matter or git has this name. */
  isKnown: (name: string) => boolean
}

/** The notes of a reading, grouped as the evidence needs them. */
interface Facts extends Candidate {
  /** Number of files that may be notes. */
  files: number
  isKnown: Context['isKnown']
  /** The weeks of each person, the people of each week, and the number of pairs of both. */
  people: ReadonlyMap<string, ReadonlySet<string>>
  weeks: ReadonlyMap<string, ReadonlySet<string>>
  pairs: number
}

interface Evidence {
  name: string
  weight: number
  /** What it decides against, as an example. */
  against: string
  /** From 0 to 1. */
  value: (facts: Facts) => number
}

/** All that speaks for or against a reading. A weight is in this table only. */
export const evidence: readonly Evidence[] = [
  {
    name: 'covers files',
    weight: 6,
    against: 'a pattern for few files',
    value: ({ notes, files }) => Math.min(1, new Set(notes.map(({ path }) => path)).size / files),
  },
  {
    name: 'people recur',
    weight: 3,
    against: 'titles, which differ every week',
    value: ({ notes, people }) => share(notes, (note) => (people.get(personKey(note))?.size ?? 0) > 1),
  },
  {
    name: 'one note per person',
    weight: 3,
    against: 'a team above the members',
    value: ({ notes, pairs }) => pairs / notes.length,
  },
  {
    name: 'known names',
    weight: 1,
    against: 'a book called 주황책, and subjects for people',
    value: ({ notes, labels, isKnown }) =>
      share(notes, ({ member, by }) => !by && (isKnown(member) || (labels === 'subject' && isFullName(member)))),
  },
  {
    name: 'is a meeting',
    weight: 2,
    against: 'chapters inside a week',
    value: ({ notes }) => share(notes, ({ week }) => isMeeting(weekIn(week)?.text ?? '')),
  },
  { name: 'starts again', weight: -3, against: 'days inside a month', value: startsAgain },
  {
    name: 'without numbers',
    weight: -4,
    against: 'titles of numbered files',
    value: ({ labels }) => Number(labels === 'subject'),
  },
  {
    name: 'by the author alone',
    weight: -2,
    against: 'the committer, if the path names a person',
    value: ({ byAuthor }) => Number(byAuthor),
  },
]

/** The sum of the evidence. */
export function scoreOf(facts: Facts): number {
  return evidence.reduce((sum, { weight, value }) => sum + weight * value(facts), 0)
}

export function factsOf(reading: Candidate, files: number, isKnown: Context['isKnown']): Facts {
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
export function isEnough({ labels, people, weeks, pairs, notes, isKnown }: Facts): boolean {
  const recurs = (all: ReadonlyMap<string, ReadonlySet<string>>) =>
    [...all.values()].filter((own) => own.size > 1).length > 1
  if (labels === 'subject')
    return recurs(people) && recurs(weeks) && share(notes, ({ member }) => isKnown(member) || isFullName(member)) >= 0.8
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
