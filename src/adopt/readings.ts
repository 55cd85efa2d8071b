import { groupBy, valuesByKey } from '../collections.ts'
import { weekMatcher } from '../workspace/split-weeks.ts'
import type { FileOutline } from './folder.ts'
import {
  isAside,
  isFullName,
  isKind,
  isMeeting,
  isMisspelt,
  nameKey,
  peopleIn,
  weekIn,
  weeksIn,
  withoutId,
} from './names.ts'
import { weekKey } from './old/weeks.ts'

/** Where something is in a path: in a folder, counted from the top, or in the file name. */
type Place = number | 'name'

/** A part of a path: in the name at index `at`, from `start` to `end`, in code units. */
interface PathSpan {
  at: number
  start: number
  end: number
}

/** A file, or a week of a file, read as a note of a week and a person. */
export interface PlacedNote extends FileOutline {
  /** The label of the week. */
  week: string
  /** Equal for labels of the same week. */
  key: string
  /** The label of the person in the path. */
  member: string
  /** The author by front matter or git, if the label in the path names only a subject. */
  by?: string | undefined
  /** Where the labels are in the path. If a heading is the week, its path has none. */
  spans: { week?: PathSpan | undefined; member: PathSpan }
}

/** One way to read the folder: where the week is, what its label is, and where the person is. */
export interface Way {
  /** `heading` if files contain several weeks, each below a heading. */
  week: Place | 'heading'
  /**
   * `number`: a meeting or, without one, the first number. `chapter`: the first number that is not a meeting, `ch1` in
   * `2031-01-08-hana-ch1`. `subject`: a name without a number. For headings, their form.
   */
  labels: 'number' | 'chapter' | 'subject' | { form: string }
  person: Place
  /** Whether the person is the author by front matter or git. */
  byAuthor: boolean
  /** The unit of other weeks. If given, a label with a misspelt unit is a week too. */
  unit?: string | undefined
}

export interface Candidate extends Way {
  notes: PlacedNote[]
}

/** All ways to read these files. */
export function waysOf(files: readonly FileOutline[]): Way[] {
  const depth = Math.max(0, ...files.map(({ path }) => path.split('/').length - 1))
  // Of two readings that explain as much, the first is chosen: `3주차/3주차-하나.md` is in the folder of its week.
  const places: Place[] = [...Array.from({ length: Math.min(depth, 6) }, (_, at) => at), 'name']
  const headings = formsOfHeadings(files).map((form) => ({ week: 'heading', labels: { form } }) as const)
  const labels = ['number', 'chapter', 'subject'] as const
  const weeks = [...places.flatMap((week) => labels.map((labels) => ({ week, labels }))), ...headings]
  const ways = weeks.flatMap((way) => places.map((person) => ({ ...way, person, byAuthor: false })))
  const byAuthor = places.map((week) => ({ week, labels: 'number', person: 'name', byAuthor: true }) as const)
  const isAuthored = new Set(files.flatMap((file) => authorOf(file) ?? [])).size > 1
  return [...ways, ...(isAuthored ? byAuthor : [])]
}

function authorOf({ author, committer }: FileOutline): string | undefined {
  return author ?? committer
}

/**
 * Reads all files in one way; leaves out those without a week or a person. Of several possible names in a file name, the
 * one that recurs in other weeks is the person.
 * @param people keys of people that are known already
 */
export function readBy(way: Way, files: readonly FileOutline[], people: Iterable<string> = []): PlacedNote[] {
  const read = files.flatMap((file) => {
    const names = isAside(file.path) ? [] : pathNames(file.path)
    const at = indexOf(way.person, names)
    const name = names[at]
    const by = way.byAuthor ? authorOf(file) : undefined
    if (name === undefined || (way.byAuthor && by === undefined)) return []
    const runs = peopleIn(name)
    return runs.length === 0 ? [] : labelsIn(file, names, way).map((label) => ({ file, label, runs, at, by }))
  })
  const weeksOf = valuesByKey(
    read.flatMap(({ label, runs }) => runs.map(({ text }) => [nameKey(text), label.key] as const)),
  )
  const recurring = [...people, ...[...weeksOf].flatMap(([key, weeks]) => (weeks.size > 1 ? [key] : []))]
  const known = new Set(recurring.flatMap((key) => (isFullName(key) ? [key, key.slice(1)] : key)))
  // Of names that recur, the longest wins: `dev-hana`, not `hana`.
  const rank = ({ text }: { text: string }) => (known.has(nameKey(text)) ? 100 : 0) + text.length
  return read.map(({ file, label, runs, at, by }): PlacedNote => {
    const { text, start, end } = runs.reduce((best, run) => (rank(run) > rank(best) ? run : best))
    const { text: week, key, titles = file.titles, span } = label
    return { ...file, week, key, titles, member: text.trim(), by, spans: { week: span, member: { at, start, end } } }
  })
}

/** The names of a path, in NFC; the last without its extension. */
export function pathNames(path: string): string[] {
  const steps = path.normalize('NFC').split('/')
  return [...steps.slice(0, -1), (steps.at(-1) ?? '').replace(/\.[^.]*$/, '')]
}

function indexOf(place: Place, names: readonly string[]): number {
  return place === 'name' ? names.length - 1 : place < names.length - 1 ? place : -1
}

interface Label {
  text: string
  key: string
  span?: PathSpan | undefined
  /** The titles below the heading of the week. */
  titles?: string[]
}

/** The week of a file, or those of its headings. */
function labelsIn({ titles }: FileOutline, names: readonly string[], { week, labels, person, unit }: Way): Label[] {
  if (week === 'heading') return typeof labels === 'object' ? weeksBelow(titles, labels.form) : []
  const at = indexOf(week, names)
  const name = names[at]
  const isSubject = labels === 'subject'
  if (name === undefined) return []
  const found = labels === 'chapter' ? weeksIn(name).find(({ text }) => !isMeeting(text)) : weekIn(name)
  const isWeek = Boolean(found) || (unit !== undefined && isMisspelt(name, unit))
  if (isWeek === isSubject) return []
  if (isSubject && (week === person || isKind(name))) return []
  // The whole name of a folder is the label: `3주차(6~7장)`.
  const isPart = !isSubject && (week === 'name' || week === person)
  const { start, end } = isPart && found ? found : { start: 0, end: withoutId(name).length }
  return [{ text: name.slice(start, end), key: found?.key ?? nameKey(name), span: { at, start, end } }]
}

/**
 * The forms of headings that may begin weeks, the most frequent first: `Chapter {week}` for `## Chapter 3: Logs`. A form
 * has at least six headings, as two files with three weeks do. The last form is `{week}`, which all headings have.
 */
export function formsOfHeadings(files: readonly FileOutline[]): string[] {
  const weeks = files.flatMap(({ titles }) => titles.map((title) => weeksIn(title)[0]))
  const named = weeks.flatMap((week) => (week?.start === 0 && /\p{L}/u.test(week.text) ? [week.text] : []))
  const forms = named.map((text) => text.replace(/\d+(?:\s?[~-]\s?\d+)?/, '{week}'))
  const often = [...groupBy(forms, (form) => form.toLowerCase()).values()].filter(({ length }) => length >= 6)
  return [...often.sort((a, b) => b.length - a.length).flatMap(([form = '']) => form), '{week}']
}

/** The weeks of a file with several, with the titles below their headings. */
export function weeksBelow(titles: readonly string[], form: string): Label[] {
  const weekOf = weekMatcher(form)
  const weeks: (Label & { titles: string[] })[] = []
  for (const title of titles) {
    const text = weekOf(title)?.named
    if (text === undefined) weeks.at(-1)?.titles.push(title)
    else weeks.push({ text, key: weekKey(text), titles: [] })
  }
  return weeks
}

/** Equal for a file for which two readings have the same week and person. */
export function placeKey({ path, key, member }: PlacedNote): string {
  return `${path}\0${key}\0${nameKey(member)}`
}
