import { valuesByKey } from '../collections.ts'
import { isFullName, isMeeting, nameKey, weekIn } from './names.ts'
import type { Candidate, PlacedNote } from './readings.ts'
import type { Readme } from './readme.ts'

/**
 * A reading, with what the evidence needs to know about its notes.
 * @param files number of files that may be notes
 */
export function factsOf(reading: Candidate, files: number, readme: Pick<Readme, 'names' | 'subjects'>) {
  /** The weeks of each person, and the number of pairs of both. */
  const people = valuesByKey(reading.notes.map((note) => [personKey(note), note.key]))
  const pairs = [...people.values()].reduce((sum, weeks) => sum + weeks.size, 0)
  const weeks = new Set(reading.notes.map(({ key }) => key)).size
  return { ...reading, files, readme, people, weeks, pairs }
}

type Facts = ReturnType<typeof factsOf>

interface Evidence {
  name: string
  weight: number
  /** From 0 to 1. */
  value: (facts: Facts) => number
}

/** All evidence for or against a reading. */
export const evidence: readonly Evidence[] = [
  // Against a pattern for few files.
  {
    name: 'covers files',
    weight: 6,
    value: ({ notes, files }) => Math.min(1, new Set(notes.map(({ path }) => path)).size / files),
  },
  // Against titles, which differ every week.
  {
    name: 'people recur',
    weight: 3,
    value: ({ notes, people }) => share(notes, (note) => (people.get(personKey(note))?.size ?? 0) > 1),
  },
  // Against a team above the members.
  { name: 'one note per person', weight: 3, value: ({ notes, pairs }) => pairs / notes.length },
  // Against the items of a chapter, of which each person writes about one. A single person is always everyone.
  {
    name: 'everyone writes',
    weight: 3,
    value: ({ people, weeks, pairs }) => (people.size > 1 ? pairs / (people.size * weeks) : 0),
  },
  // Against chapters inside a week.
  {
    name: 'is a meeting',
    weight: 1.5,
    value: ({ notes }) => share(notes, ({ week }) => isMeeting(weekIn(week)?.text)),
  },
  // Against titles of files in a week: `김하나/1주차/heap.md`.
  { name: 'without numbers', weight: -4, value: ({ labels }) => Number(labels === 'subject') },
]

/** The sum of the evidence. */
export function scoreOf(facts: Facts): number {
  return evidence.reduce((sum, { weight, value }) => sum + weight * value(facts), 0)
}

/** A key that is equal for notes of the same person. */
export function personKey({ member, by }: Pick<PlacedNote, 'member' | 'by'>): string {
  return nameKey(by ?? member)
}

/**
 * Whether there is enough evidence at all. Members write repeatedly; a name that appears once is more likely a title.
 * Without numbers, the README must name nearly all people or subjects too, or people must have full names.
 */
export function isEnough({ labels, people, weeks, pairs, notes, readme }: Facts): boolean {
  const isRecurring = pairs > 1 && people.size <= pairs * 0.7
  if (labels !== 'subject') return isRecurring || (people.size > 1 && weeks === 1)
  const isByKnown = ({ member }: PlacedNote) => readme.names.has(nameKey(member)) || isFullName(member)
  const isPlanned = ({ key }: PlacedNote) => readme.subjects.has(key)
  return isRecurring && [isByKnown, isPlanned].some((isKnown) => share(notes, isKnown) >= 0.8)
}

function share<T>(values: readonly T[], has: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(has).length / values.length
}
