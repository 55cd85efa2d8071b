import { valuesByKey } from '../collections.ts'
import {
  exportId,
  isAside,
  isFullName,
  isKind,
  isMeeting,
  mayBePerson,
  nameKey,
  type WeekSpan,
  weeksIn,
} from './names.ts'

/** Where something is in a path: in a folder, counted from the top, or in the file name. */
type Place = number | 'name'

interface NameSpan {
  start: number
  end: number
}

/** A part of a path: the name at this index, from `start` to `end`. */
interface PathSpan extends NameSpan {
  at: number
}

/** A file read as a note of a week and a person. */
export interface Placed {
  /** Relative to the folder, as on disk. */
  path: string
  /** The label of the week in the path, and a key that is equal for labels of one week. */
  week: string
  key: string
  /** The label of the person in the path. */
  member: string
  /** The author by front matter or git, if the label in the path names only a subject. */
  by?: string | undefined
  spans: { week: PathSpan; member: PathSpan }
}

/** One way to read the folder: where the week is and who the person is. */
interface Way {
  week: Place
  person: Place
  /** Which words of the name are the person: the first or last ones, those that recur most, or none but the author. */
  who: 'any' | 'last' | 'first' | 'author'
  /** Whether weeks have numbers, or are subjects without one. */
  labels: 'number' | 'subject'
}

export interface Candidate extends Way {
  notes: Placed[]
}

/** A path as candidates read it. */
export interface FileInFolder {
  path: string
  /** The author by front matter, and the first author in git. */
  author?: string | undefined
  committer?: string | undefined
}

/** Maximum number of files that are compared to choose a candidate. */
const sampleSize = 1500

/** All ways to read these files, without those that read less than two of them. */
export function candidatesFor(files: readonly FileInFolder[], isKnown: (name: string) => boolean): Candidate[] {
  const step = Math.ceil(files.length / sampleSize) || 1
  const sample = files.filter((_, at) => at % step === 0)
  return ways(sample)
    .map((way) => ({ ...way, notes: readBy(way, sample, isKnown) }))
    .filter(({ notes }) => notes.length > 1)
}

function ways(files: readonly FileInFolder[]): Way[] {
  const depth = Math.max(0, ...files.map(({ path }) => path.split('/').length - 1))
  const places: Place[] = ['name', ...Array.from({ length: Math.min(depth, 6) }, (_, at) => at)]
  const isAuthored = new Set(files.flatMap(({ author, committer }) => author ?? committer ?? [])).size > 1
  return places.flatMap((week) => {
    const at = (person: Place, who: Way['who'], labels: Way['labels'] = 'number') => ({ week, person, who, labels })
    return [
      ...places.flatMap((person) => [
        ...(['any', 'last', 'first'] as const).map((who) => at(person, who)),
        ...(week === person ? [] : [at(person, 'any', 'subject')]),
      ]),
      ...(isAuthored ? [at('name', 'author')] : []),
    ]
  })
}

/** Reads all files in one way. Among several possible names of a file, the one that recurs in other weeks is the person. */
export function readBy(
  { week, person, who, labels }: Way,
  files: readonly FileInFolder[],
  isKnown: (name: string) => boolean,
): Placed[] {
  const read = files.flatMap((file) => {
    const names = namesIn(file.path)
    const [atWeek, atPerson] = [indexOf(week, names), indexOf(person, names)]
    const [inWeek, inPerson] = [names[atWeek], names[atPerson]]
    if (inWeek === undefined || inPerson === undefined) return []
    const isFolder = week !== 'name' && week !== person
    const label =
      labels === 'subject' ? subjectIn(inWeek, week === 'name') : numberIn(inWeek, isFolder, week === person)
    const by = who === 'author' ? (file.author ?? file.committer) : undefined
    if (!label || (who === 'author' && by === undefined)) return []
    const people = peopleIn(label.isGlued ? inPerson.slice(0, label.start) : inPerson)
    const runs = who === 'author' ? titleIn(inPerson) : who === 'any' ? people : edgeOf(people, who)
    return runs.length === 0 ? [] : [{ path: file.path, label, atWeek, runs, atPerson, by }]
  })
  const weeksOf = valuesByKey(
    read.flatMap(({ label, runs }) => runs.map(({ text }) => [nameKey(text), label.key] as const)),
  )
  const rank = ({ text }: Run) =>
    (isKnown(text) || isFullName(text) ? 50 : 0) +
    ((weeksOf.get(nameKey(text))?.size ?? 0) > 1 ? 20 : 0) +
    // `dev-hana` is better than `hana`, though `hana` recurs as well.
    Math.min(text.length, 19)
  return read.map(({ path, label, atWeek, runs, atPerson, by }): Placed => {
    const { text, start, end } = runs.reduce((one, other) => (rank(other) > rank(one) ? other : one))
    const spans = {
      week: { at: atWeek, start: label.start, end: label.end },
      member: { at: atPerson, start, end },
    }
    return { path, week: label.text, key: label.key, member: text.trim(), by, spans }
  })
}

/** The names of a path, in NFC; the last without its extension. */
export function namesIn(path: string): string[] {
  return path
    .normalize('NFC')
    .replace(/\.[^./]*$/, '')
    .split('/')
}

function indexOf(place: Place, names: readonly string[]): number {
  return place === 'name' ? names.length - 1 : place < names.length - 1 ? place : -1
}

interface Label extends WeekSpan {
  text: string
  /** Whether it is a number directly after a name. */
  isGlued?: boolean
}

/** The week in a name: a meeting if it has one, else its first number. A folder's whole name is the label. */
function numberIn(name: string, isFolder: boolean, hasPerson: boolean): Label | undefined {
  const spans = weeksIn(name)
  const span = spans.find(({ start, end }) => isMeeting(name.slice(start, end))) ?? spans[0]
  if (!span) return hasPerson ? gluedIn(name) : undefined
  const [start, end] = isFolder ? [0, name.replace(exportId, '').trimEnd().length] : [span.start, span.end]
  return { start, end, key: span.key, text: name.slice(start, end) }
}

/** The number in `hana1` and `김하나2`. */
function gluedIn(name: string): Label | undefined {
  const { index, 0: text } = /(?<=^\p{L}{2,20})\d{1,2}$/u.exec(name) ?? { index: 0, 0: '' }
  const [span] = weeksIn(text)
  return span && { text, key: span.key, start: index, end: name.length, isGlued: true }
}

function subjectIn(name: string, isFile: boolean): Label | undefined {
  const isSubject = weeksIn(name).length === 0 && !(isFile ? isKind(name) : isAside(name)) && /\p{L}/u.test(name)
  return isSubject ? { start: 0, end: name.length, key: nameKey(name), text: name } : undefined
}

/** A part of a name that may be a person. */
interface Run extends NameSpan {
  text: string
}

// Cached, since a folder name is looked up for each of its files.
const seen = new Map<string, Run[]>()

/** Up to three words in a row that may be a person, without weeks and words that say what a file is. */
export function peopleIn(name: string): readonly Run[] {
  const before = seen.get(name)
  if (before) return before
  if (seen.size > 20_000) seen.clear()
  const runs = piecesOf(name).flatMap((words) =>
    words.flatMap(({ start }, from) =>
      words.slice(from, from + 3).flatMap(({ end: last }) => {
        // The closing bracket of `hana(kim)`.
        const end = /\([^()]*$/.test(name.slice(start, last)) && name[last] === ')' ? last + 1 : last
        const text = name.slice(start, end)
        return mayBePerson(text) ? [{ text, start, end }] : []
      }),
    ),
  )
  seen.set(name, runs)
  return runs
}

/** Those with the first or the last word that may be a person's. */
function edgeOf(runs: readonly Run[], side: 'first' | 'last'): readonly Run[] {
  const [start, end] = [Math.min(...runs.map((run) => run.start)), Math.max(...runs.map((run) => run.end))]
  return runs.filter((run) => (side === 'first' ? run.start === start : run.end === end))
}

// The letter of a team in `group-a`, and the page in `49김하나`.
const besideName = /(?<=(?:group|team|squad)[\s._-]*)\w{1,2}(?!\w)|(?<=^|[\s._-])\d+(?=[가-힣])/gi

/** The words of a name, in pieces between its weeks and words that say what a file is: `정리`, `notes`. */
function piecesOf(name: string): NameSpan[][] {
  const hide = (text: string) => '\0'.repeat(text.length)
  const open = weeksIn(name)
    .reduce((text, { start, end }) => text.slice(0, start) + hide(text.slice(start, end)) + text.slice(end), name)
    .replace(besideName, hide)
    .replace(exportId, hide)
  const pieces: NameSpan[][] = [[]]
  for (const { 0: word, index } of open.matchAll(/\0+|[^\0\s._()[\]{}*,-]+/g)) {
    if (word.startsWith('\0') || isKind(word)) pieces.push([])
    else pieces.at(-1)?.push({ start: index, end: index + word.length })
  }
  return pieces.filter((words) => words.length > 0)
}

/** All of a name but its week, as the label of a note whose person is not in the path. */
function titleIn(name: string): Run[] {
  const [words, ...others] = piecesOf(name)
  const [first, last] = [words?.[0], words?.at(-1)]
  if (!first || !last || others.length > 0) return []
  return [{ text: name.slice(first.start, last.end), start: first.start, end: last.end }]
}
