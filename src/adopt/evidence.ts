import { valuesByKey } from '../collections.ts'
import type { Candidate, FileInFolder, Placed } from './candidates.ts'
import { isFullName, isMeeting, isWeek, nameKey, spanOf } from './names.ts'

/** What a candidate is compared with. */
export interface Context {
  /** The files that may be notes. */
  files: readonly FileInFolder[]
  /** Whether the README, front matter or git has this name. */
  isKnown: (name: string) => boolean
}

/** A candidate's notes, grouped as the evidence needs them. */
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

/** All that speaks for or against a candidate. A weight is in this table only. */
export const evidence: readonly Evidence[] = [
  {
    name: 'covers files',
    weight: 6,
    against: 'a pattern for few files',
    value: ({ notes, files }) => (files === 0 ? 0 : Math.min(1, notes.length / files)),
  },
  {
    name: 'people recur',
    weight: 3,
    against: 'titles, which differ every week',
    value: ({ notes, people }) => share(notes, (note) => (people.get(personKey(note))?.size ?? 0) > 1),
  },
  {
    name: 'one note per person',
    weight: 1,
    against: 'a team above the members',
    value: ({ notes, pairs }) => pairs / notes.length,
  },
  {
    name: 'few people',
    weight: 1,
    against: 'titles that recur',
    value: ({ people, pairs }) => 1 - people.size / pairs,
  },
  {
    name: 'known names',
    weight: 2,
    against: 'a book called 주황책, and subjects for people',
    value: ({ notes, labels, isKnown }) =>
      share(notes, ({ member, by }) => !by && (isKnown(member) || (labels === 'subject' && isFullName(member)))),
  },
  {
    name: 'is a meeting',
    weight: 2,
    against: 'chapters inside a week',
    value: ({ notes }) => share(notes, ({ week }) => isMeeting(spanOf(week))),
  },
  { name: 'starts again', weight: -3, against: 'days inside a month', value: startsAgain },
  {
    name: 'is a folder',
    weight: 0.2,
    against: 'the week in the file name, if its folder has one too',
    value: ({ week }) => Number(week !== 'name'),
  },
  {
    name: 'without numbers',
    weight: -4,
    against: 'titles of numbered files',
    value: ({ labels }) => Number(labels !== 'number'),
  },
  {
    name: 'by the author alone',
    weight: -2,
    against: 'the committer, if the path names a person',
    value: ({ who }) => Number(who === 'author'),
  },
]

/** The sum of the evidence. */
export function scoreOf(facts: Facts): number {
  return evidence.reduce((sum, { weight, value }) => sum + weight * value(facts), 0)
}

export function factsOf(candidate: Candidate, files: number, isKnown: Context['isKnown']): Facts {
  const { notes } = candidate
  const people = valuesByKey(notes.map((note) => [personKey(note), note.key]))
  const weeks = valuesByKey(notes.map((note) => [note.key, personKey(note)]))
  const pairs = [...people.values()].reduce((sum, own) => sum + own.size, 0)
  return { ...candidate, files, isKnown, people, weeks, pairs }
}

/** Equal for notes of one person. `kim_2` is the second part of a note by `kim`. */
export function personKey({ member, by }: Pick<Placed, 'member' | 'by'>): string {
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
  const depth = Math.min(...notes.map(({ spans }) => spans.week.at))
  const values = Array.from({ length: depth }, (_, at) => {
    const folder = ({ path }: Placed) => path.normalize('NFC').split('/')[at] ?? ''
    const folders = valuesByKey(notes.map((note) => [note.key, folder(note)]))
    return notes.every((note) => isWeek(folder(note))) ? share([...folders.values()], (own) => own.size > 1) : 0
  })
  return Math.max(0, ...values)
}
