import { valuesByKey } from '../collections.ts'
import { languageOfText } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import { defaultLanguage } from '../languages/registry.ts'
import { factsOf, type IsKnown, isEnough, personKey, scoreOf } from './evidence.ts'
import { type Contents, type FileOutline, readmeOf } from './folder.ts'
import { isAside, isKind, mayBePerson, nameKey, stemOf, weeksIn } from './names.ts'
import { matcherFor } from './patterns.ts'
import {
  type Candidate,
  formsOfHeadings,
  namesIn,
  type PlacedNote,
  placeOf,
  readBy,
  waysOf,
  weeksBelow,
} from './readings.ts'

/** Notes, how they were found, and the files that were skipped. */
export interface Found {
  notes: PlacedNote[]
  /** The patterns that the user gave. */
  patterns?: string[] | undefined
  /** The headings that begin a week, if files contain several. */
  weekHeading?: string | undefined
  /** The notes that the next best way to read the folder reads differently. */
  other?: PlacedNote[] | undefined
  /** The files in folders such as slides or assets. */
  aside: ReadonlySet<string>
}

/** The names that the README, front matter and git have. */
export function namesKnownIn({ files, readmes }: Contents): IsKnown {
  const words = readmeOf(readmes.get('')).lines.flatMap((line) => line.split(/[^\p{L}\p{N}._-]+/u))
  const authors = files.flatMap(({ author = [], committer = [] }) => [author, committer].flat())
  const known = new Set([...words, ...authors].map(nameKey))
  return (name) => mayBePerson(name) && known.has(nameKey(name))
}

/** Finds the notes among the files. Undefined if there are none. */
export function findNotes({ files }: Contents, isKnown: IsKnown): Found | undefined {
  const aside = new Set(files.map(({ path }) => path).filter(isInAside))
  // If nothing else looks like a note, the group may keep its notes in `docs`.
  for (const skipped of [aside, new Set<string>()]) {
    const found = findPlaced(
      files.filter(({ path }) => !skipped.has(path)),
      isKnown,
    )
    if (found) return { ...found, aside: skipped }
  }
  return undefined
}

function isInAside(path: string): boolean {
  return namesIn(path).slice(0, -1).some(isAside)
}

/** Maximum number of files that are compared to choose a reading. */
const sampleSize = 1500

/** The readings with enough evidence, the best first. */
export function rankedReadings(files: readonly FileOutline[], isKnown: IsKnown): (Candidate & { score: number })[] {
  const step = Math.ceil(files.length / sampleSize) || 1
  const sample = files.filter((_, at) => at % step === 0)
  const possible = sample.filter(({ path }) => !isKind(stemOf(path)) || path.includes('/')).length
  return waysOf(sample)
    .map((way) => factsOf({ ...way, notes: readBy(way, sample, isKnown) }, possible, isKnown))
    .filter(isEnough)
    .map((facts) => ({ ...facts, score: scoreOf(facts) }))
    .sort((a, b) => b.score - a.score)
}

/** The share of the best score from which the next reading is shown too. */
const minRunnerUp = 0.93

/** Reads the files by the best reading, and other files of the same people or of a group like it by one more. */
function findPlaced(files: readonly FileOutline[], hasName: IsKnown): Omit<Found, 'aside'> | undefined {
  const ranked = rankedReadings(files, hasName)
  const [best] = ranked
  if (!best) return undefined
  const notes = readBy(best, files, hasName)
  const known = new Set(notes.map(personKey))
  const isKnown = (note: PlacedNote) => known.has(personKey(note))
  const places = new Set(notes.map(placeOf))
  const taken = new Set(notes.map(({ path }) => path))
  const rest = files.filter(({ path }) => !taken.has(path))
  const others = waysOf(rest).flatMap((way) => {
    if (way.labels !== 'number') return []
    const more = readBy(way, rest, hasName)
    return [more.length * 3 >= rest.length && isGroup(more, isKnown) ? more : more.filter(isKnown)]
  })
  notes.push(...others.reduce((most, some) => (some.length > most.length ? some : most), []))
  const differing = (reading: Candidate) => reading.notes.filter((note) => !places.has(placeOf(note)))
  const next = ranked.find(
    (reading) => reading.score > best.score * minRunnerUp && differing(reading).length * 2 > reading.notes.length,
  )
  const weekHeading = typeof best.labels === 'object' ? best.labels.form : undefined
  return { notes, weekHeading, other: next && differing(next) }
}

/** Whether all people whom nobody knows yet write repeatedly. */
function isGroup(notes: readonly PlacedNote[], isKnown: (note: PlacedNote) => boolean): boolean {
  const weeks = valuesByKey(notes.flatMap((note) => (isKnown(note) ? [] : [[personKey(note), note.key] as const])))
  return weeks.size > 1 && [...weeks.values()].every((own) => own.size > 1)
}

const matchAny = matcherFor([], [], (kind, label) => (kind === 'week' && !/\d/.test(label) ? 0.5 : 1))

/** Reads the notes by patterns from the user. For a pattern without `{week}`, headings are the weeks. */
export function readGiven({ files }: Contents, patterns: string[]): Found | undefined {
  const outlines = new Map(files.map((file) => [file.path, file]))
  const read = matchAny(patterns, [...outlines.keys()]).flatMap(({ path, labels: { week = '', member = '' } }) => {
    const file = outlines.get(path)
    const spans = { member: { at: 0, start: 0, end: 0 } }
    const key = weeksIn(week)[0]?.key ?? nameKey(week)
    return file && mayBePerson(member) ? [{ ...file, week, key, member: member.trim(), spans }] : []
  })
  const inFile = read.filter(({ week }) => week === '')
  const [weekHeading] = formsOfHeadings(inFile)
  const parts = inFile.flatMap((note) =>
    weeksBelow(note.titles, weekHeading ?? '').map(({ text, ...label }) => ({ ...note, ...label, week: text })),
  )
  const notes = [...inWeeks(read.filter(({ week }) => week !== '')), ...parts]
  return notes.length > 0 ? { notes, patterns, weekHeading, aside: new Set() } : undefined
}

/** Those in weeks with a number, or by the same people; if no week has one, those in folders that may be weeks. */
function inWeeks(notes: readonly PlacedNote[]): PlacedNote[] {
  const known = new Set(notes.filter(({ week }) => weeksIn(week).length > 0).map(personKey))
  if (known.size === 0) return notes.filter(({ week }) => !isKind(week) && !isAside(week))
  return notes.filter((note) => known.has(personKey(note)))
}

/** Whether the names of a file and its folders allow it to be a note. */
export function mayBeNote(path: string): boolean {
  return !isKind(stemOf(path)) && !isInAside(path)
}

/** The language of the notes, judged by their headings, else by their paths. */
export function languageOfNotes(notes: readonly PlacedNote[]): LanguageId {
  const titles = notes.flatMap((note) => note.titles.map(({ text }) => text)).join('')
  return languageOfText(titles) ?? languageOfText(notes.map(({ path }) => path).join('')) ?? defaultLanguage.id
}
