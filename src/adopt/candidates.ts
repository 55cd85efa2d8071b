import { valuesByKey } from '../collections.ts'
import {
  isAside,
  isFullName,
  isKind,
  isMeeting,
  isTeam,
  mayBePerson,
  nameKey,
  type WeekSpan,
  weeksIn,
} from './names.ts'

/** Where something is in a path: in a folder, counted from the top, or in the file name. */
type Place = number | 'name'

/** A part of a name in a path: `names[at].slice(start, end)`. */
interface NameSpan {
  at: number
  start: number
  end: number
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
  spans: { week: NameSpan; member: NameSpan }
}

/** One way to read the folder: where the week is and who the person is. A `subject` has no number, a `folder` need not have one. */
export interface Candidate {
  week: Place
  person: Place
  who: 'path' | 'author'
  /** Which words of the name are the person: the first or last ones, or those that recur most. */
  side: 'first' | 'last' | 'any'
  labels: 'number' | 'subject' | 'folder'
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

const sides = ['any', 'last', 'first'] as const

function ways(files: readonly FileInFolder[]): Omit<Candidate, 'notes'>[] {
  const depth = Math.max(0, ...files.map(({ path }) => path.split('/').length - 1))
  const places: Place[] = ['name', ...Array.from({ length: Math.min(depth, 6) }, (_, at) => at)]
  const isAuthored = new Set(files.flatMap(({ author, committer }) => author ?? committer ?? [])).size > 1
  return places.flatMap((week) => [
    ...places.flatMap((person) => [
      ...sides.map((side) => ({ week, person, side, who: 'path' as const, labels: 'number' as const })),
      ...(week === person
        ? []
        : [{ week, person, side: 'any' as const, who: 'path' as const, labels: 'subject' as const }]),
    ]),
    ...(isAuthored
      ? [{ week, person: 'name' as const, side: 'any' as const, who: 'author' as const, labels: 'number' as const }]
      : []),
  ])
}

/** Reads all files in one way. Among several possible names of a file, the one that recurs in other weeks is the person. */
export function readBy(
  { week, person, side, who, labels }: Omit<Candidate, 'notes'>,
  files: readonly FileInFolder[],
  isKnown: (name: string) => boolean,
): Placed[] {
  const read = files.flatMap((file) => {
    const names = namesIn(file.path)
    const [atWeek, atPerson] = [indexOf(week, names), indexOf(person, names)]
    const inWeek = names[atWeek]
    const inPerson = names[atPerson]
    if (inWeek === undefined || inPerson === undefined) return []
    const label =
      labels === 'number'
        ? numberIn(inWeek, atWeek !== atPerson && week !== 'name')
        : labels === 'subject' || weeksIn(inWeek).length === 0
          ? subjectIn(inWeek, labels === 'folder')
          : undefined
    const by = file.author ?? file.committer
    if (!label || (who === 'author' && by === undefined)) return []
    const runs =
      who === 'author'
        ? wholeOf(inPerson)
        : peopleIn(inPerson).filter((run) => side === 'any' || run[side === 'first' ? 'isFirst' : 'isLast'])
    if (runs.length === 0) return []
    const at: NameSpan = { at: atWeek, start: label.start, end: label.end }
    return [{ path: file.path, label, at, runs, atPerson, by: who === 'author' ? by : undefined }]
  })
  const recurrence = valuesByKey(
    read.flatMap(({ label, runs }) => runs.map(({ text }) => [nameKey(text), label.key] as const)),
  )
  const rank = (run: Run) => {
    const weeks = recurrence.get(nameKey(run.text))?.size ?? 0
    const isOwn = isKnown(run.text) || isFullName(run.text)
    // A name that recurs counts by its length: `dev-hana` is better than `hana`, though `hana` recurs as well.
    return (isOwn ? 50 : 0) + (weeks > 1 ? 20 : 0) + Math.min(run.text.length, 19)
  }
  return read.map(({ path, label, at, runs, atPerson, by }): Placed => {
    const best = runs.reduce((one, other) => (rank(other) > rank(one) ? other : one))
    const member = { at: atPerson, start: best.start, end: best.end }
    return { path, week: label.text, key: label.key, member: best.text.trim(), by, spans: { week: at, member } }
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
}

/** The week in a name: a meeting if it has one, else its first number. A folder's whole name is the label. */
function numberIn(name: string, isFolder: boolean): Label | undefined {
  const spans = weeksIn(name)
  const span = spans.find(({ start, end }) => isMeeting(name.slice(start, end))) ?? spans[0]
  if (!span || (isFolder && (isTeam(name) || isAside(name)))) return undefined
  const [start, end] = isFolder ? [0, name.length] : [span.start, span.end]
  return { start, end, key: span.key, text: name.slice(start, end) }
}

function subjectIn(name: string, mayBeKind: boolean): Label | undefined {
  const isSubject = weeksIn(name).length === 0 && (mayBeKind || !isKind(name)) && !isAside(name) && /\p{L}/u.test(name)
  return isSubject ? { start: 0, end: name.length, key: nameKey(name), text: name } : undefined
}

/** A part of a name that may be a person, with its first and its last word. */
interface Run {
  text: string
  start: number
  end: number
  first: string
  last: string
  /** Whether it has the first or the last word of the name that may be a person's. */
  isFirst: boolean
  isLast: boolean
}

// Cached, since a folder name is looked up for each of its files.
const seen = new Map<string, Run[]>()

/** Up to three words in a row that may be a person, without weeks and words that say what a file is. */
export function peopleIn(name: string): readonly Run[] {
  const before = seen.get(name)
  if (before) return before
  if (seen.size > 20_000) seen.clear()
  const runs = piecesOf(name).flatMap(({ words }) => runsOf(name, words))
  const [start, end] = [Math.min(...runs.map((run) => run.start)), Math.max(...runs.map((run) => run.end))]
  const found = runs.map((run) => ({ ...run, isFirst: run.start === start, isLast: run.end === end }))
  seen.set(name, found)
  return found
}

function runsOf(name: string, words: readonly NameWord[]): Omit<Run, 'isFirst' | 'isLast'>[] {
  return words.flatMap((first, from) =>
    words.slice(from, from + 3).flatMap((last, more) => {
      const isEdge = words.length < 5 || from === 0 || from + more === words.length - 1
      const closes = /\([^()]*$/.test(name.slice(first.start, last.end)) && name[last.end] === ')' ? 1 : 0
      const text = name.slice(first.start, last.end + closes)
      if (!isEdge || !mayBePerson(text)) return []
      return [{ text, start: first.start, end: last.end + closes, first: first.key, last: last.key }]
    }),
  )
}

interface NameWord {
  start: number
  end: number
  key: string
}

/** The words of a name between its weeks and words that say what a file is: `정리`, `notes`. */
function piecesOf(name: string): { words: NameWord[] }[] {
  const pieces: { words: NameWord[] }[] = [{ words: [] }]
  const weeks = weeksIn(name)
  for (const { 0: token, index } of name.matchAll(/[^\s._()[\]{}*,-]+/g)) {
    const start = index
    const week = weeks.find((span) => span.start < start + token.length && start < span.end)
    const rest = week
      ? [partOf(token, start, 0, week.start), partOf(token, start, week.end, name.length)]
      : [{ start, text: token }]
    if (week) pieces.push({ words: [] })
    for (const { start: from, text } of rest) {
      const isTeam = text.length < 3 && /(?:group|team|squad)[\s._-]*$/i.test(name.slice(0, from))
      const own = isTeam ? undefined : ownPart(text)
      if (own === undefined) pieces.push({ words: [] })
      else
        pieces
          .at(-1)
          ?.words.push({ start: from + own.start, end: from + own.end, key: nameKey(text.slice(own.start, own.end)) })
    }
  }
  return pieces.filter(({ words }) => words.length > 0)
}

function partOf(token: string, start: number, from: number, to: number): { start: number; text: string } {
  const [first, last] = [Math.max(start, from), Math.min(start + token.length, to)]
  return { start: first, text: last > first ? token.slice(first - start, last - start) : '' }
}

/** The part of a word that may be a name: `49김하나` begins with a page, `김하나정리` ends with what it is. */
function ownPart(word: string): { start: number; end: number } | undefined {
  const start = /^\d+(?=[가-힣])/.exec(word)?.[0].length ?? 0
  const text = word.slice(start)
  if (text === '' || isKind(text)) return undefined
  if (/^[가-힣]{5,}$/.test(text)) {
    if (isFullName(text.slice(0, 3)) && isKind(text.slice(3))) return { start, end: start + 3 }
    if (isFullName(text.slice(-3)) && isKind(text.slice(0, -3))) return { start: word.length - 3, end: word.length }
  }
  return { start, end: word.length }
}

/** All of a name but its week, as the label of a note whose person is not in the path. */
function wholeOf(name: string): Run[] {
  if (isKind(name)) return []
  const words = piecesOf(name).flatMap((piece) => piece.words)
  const [first, last] = [words[0], words.at(-1)]
  const isApart = first && last && !weeksIn(name).some(({ start }) => start > first.start && start < last.end)
  return isApart
    ? [
        {
          text: name.slice(first.start, last.end),
          start: first.start,
          end: last.end,
          first: '',
          last: '',
          isFirst: true,
          isLast: true,
        },
      ]
    : []
}
