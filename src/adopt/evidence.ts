import { groupBy, valuesByKey } from '../collections.ts'
import { firstNumber } from '../workspace/weeks.ts'
import type { Candidate, FileInFolder, Placed } from './candidates.ts'
import { isDate, isFullName, isMeeting, isWeek, nameKey, spanOf } from './names.ts'

/** What a candidate is compared with. */
export interface Context {
  /** The files that may be notes. */
  files: readonly FileInFolder[]
  /** Whether the README, front matter or git has this name. */
  isKnown: (name: string) => boolean
  /** The numbers of the schedule in the README. */
  scheduled: ReadonlySet<number>
}

/** A candidate's notes, grouped as the evidence needs them. */
export interface Facts extends Pick<Candidate, 'week' | 'person' | 'who' | 'labels'> {
  notes: readonly Placed[]
  /** The weeks of each person, the people of each week, and the number of pairs of both. */
  people: ReadonlyMap<string, ReadonlySet<string>>
  weeks: ReadonlyMap<string, ReadonlySet<string>>
  pairs: number
}

interface Evidence {
  name: string
  weight: number
  /** The layouts that need it, as an example. */
  decides: string
  /** From 0 to 1. */
  value: (facts: Facts, context: Context) => number
}

/** All that speaks for or against a candidate. A weight is in this table only. */
export const evidence: readonly Evidence[] = [
  { name: 'covers files', weight: 6, decides: 'a pattern for few files', value: coversFiles },
  { name: 'people recur', weight: 3, decides: 'titles, which differ every week', value: peopleRecur },
  { name: 'people meet', weight: 2, decides: 'items of a chapter, each by one member', value: peopleMeet },
  { name: 'one note per person', weight: 1, decides: 'a team above the members', value: oneNotePerPerson },
  { name: 'few people', weight: 1, decides: 'titles that recur', value: fewPeople },
  { name: 'is a meeting', weight: 2, decides: 'chapters inside a week', value: isMeetingWeek },
  { name: 'in order', weight: 1, decides: 'years and numbers of exercises', value: inOrder },
  { name: 'starts again', weight: -3, decides: 'days inside a week or month', value: startsAgain },
  { name: 'known names', weight: 2, decides: 'subjects without a number', value: knownNames },
  { name: 'one committer per person', weight: 1, decides: 'words that recur like names', value: oneCommitter },
  { name: 'in the schedule', weight: 0.5, decides: 'weeks and chapters in one name', value: inSchedule },
  { name: 'is a folder', weight: 0.2, decides: 'a week in the folder and in the file name', value: isFolder },
  { name: 'without numbers', weight: -4, decides: 'titles of numbered files', value: withoutNumbers },
  { name: 'by the author alone', weight: -2, decides: 'names in the path', value: byAuthorAlone },
]

/** The sum of the evidence. */
export function scoreOf(candidate: Candidate, context: Context): number {
  const facts = factsOf(candidate)
  return evidence.reduce((sum, { weight, value }) => sum + weight * value(facts, context), 0)
}

export function factsOf({ week, person, who, labels, notes }: Candidate): Facts {
  const of = (note: Placed) => personKey(note)
  const people = valuesByKey(notes.map((note) => [of(note), note.key]))
  const pairs = [...people.values()].reduce((sum, weeks) => sum + weeks.size, 0)
  return {
    week,
    person,
    who,
    labels,
    notes,
    people,
    weeks: valuesByKey(notes.map((note) => [note.key, of(note)])),
    pairs,
  }
}

/** Equal for notes of one person. `kim_2` is the second part of a note by `kim`. */
export function personKey({ member, by }: Pick<Placed, 'member' | 'by'>): string {
  return nameKey(by ?? member.replace(/[\s._-]+\d{1,2}$/, ''))
}

/**
 * Whether there is enough evidence at all. Members write repeatedly; a name that appears once is more likely a title.
 */
export function isEnough({ people, weeks, pairs, notes }: Facts, isKnown: Context['isKnown']): boolean {
  const isUsual = people.size <= pairs * 0.7 || (people.size > 1 && weeks.size === 1)
  return pairs > 1 && (isUsual || share(notes, ({ member }) => isKnown(member)) > 0.8)
}

function share<T>(all: readonly T[], has: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(has).length / all.length
}

function coversFiles({ notes }: Facts, { files }: Context): number {
  return files.length === 0 ? 0 : Math.min(1, notes.length / files.length)
}

function peopleRecur({ notes, people }: Facts): number {
  return share(notes, (note) => (people.get(personKey(note))?.size ?? 0) > 1)
}

function peopleMeet({ notes, weeks }: Facts): number {
  return share(notes, ({ key }) => (weeks.get(key)?.size ?? 0) > 1)
}

function oneNotePerPerson({ notes, pairs }: Facts): number {
  return notes.length === 0 ? 0 : pairs / notes.length
}

function fewPeople({ people, pairs }: Facts): number {
  return pairs === 0 ? 0 : 1 - people.size / pairs
}

function isMeetingWeek({ notes }: Facts): number {
  return share(notes, ({ week }) => isMeeting(spanOf(week)))
}

/** How many of the weeks from the first to the last have notes. */
function inOrder({ notes }: Facts): number {
  const labels = [...new Set(notes.map(({ week }) => week))]
  const numbers = new Set(labels.flatMap((label) => (isDate(spanOf(label)) ? [] : (firstNumber(spanOf(label)) ?? []))))
  if (numbers.size === 0) return labels.some((label) => isDate(spanOf(label))) ? 1 : 0
  return numbers.size / (Math.max(...numbers) - Math.min(...numbers) + 1)
}

/** The share of weeks that are in several folders which are weeks themselves: `2026/01/05.md`, `2026/02/05.md`. */
function startsAgain({ notes }: Facts): number {
  const depth = Math.min(...notes.map(({ spans }) => spans.week.at))
  const places = Array.from({ length: Number.isFinite(depth) ? depth : 0 }, (_, at) => at)
  const values = places.map((at) => {
    const folder = ({ path }: Placed) => path.normalize('NFC').split('/')[at] ?? ''
    if (!notes.every((note) => isWeek(folder(note)))) return 0
    const folders = valuesByKey(notes.map((note) => [note.key, folder(note)]))
    return share([...folders.values()], (own) => own.size > 1)
  })
  return Math.max(0, ...values)
}

/** With numbered weeks, `주황책` is more likely a book than a person called 주황책. */
function knownNames({ notes, labels }: Facts, { isKnown }: Context): number {
  const isName = (name: string) => isKnown(name) || (labels === 'subject' && isFullName(name))
  return share(notes, ({ member, by }) => by === undefined && isName(member))
}

/** How much better the person predicts who committed a file than the most frequent committer does. */
function oneCommitter({ notes }: Facts, { files }: Context): number {
  const committers = new Map(files.flatMap(({ path, committer }) => (committer ? [[path, committer] as const] : [])))
  const known = notes.flatMap((note) => {
    const committer = committers.get(note.path)
    return committer === undefined ? [] : [{ person: personKey(note), committer }]
  })
  const most = (all: typeof known) =>
    Math.max(0, ...[...groupBy(all, (one) => one.committer).values()].map((own) => own.length))
  const right = [...groupBy(known, ({ person }) => person).values()].reduce((sum, own) => sum + most(own), 0)
  return known.length === 0 ? 0 : (right - most(known)) / known.length
}

function inSchedule({ notes }: Facts, { scheduled }: Context): number {
  return scheduled.size === 0 ? 0 : share(notes, ({ week }) => scheduled.has(firstNumber(spanOf(week)) ?? -1))
}

function isFolder({ week }: Facts): number {
  return week === 'name' ? 0 : 1
}

function byAuthorAlone({ who }: Facts): number {
  return who === 'author' ? 1 : 0
}

function withoutNumbers({ labels }: Facts): number {
  return labels === 'number' ? 0 : 1
}
