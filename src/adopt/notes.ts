import { posix } from 'node:path'
import { byFrequency } from '../collections.ts'
import { languageOfText } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import { defaultLanguage } from '../languages/registry.ts'
import { factsOf, isEnough, personKey, scoreOf } from './evidence.ts'
import type { FileOutline } from './folder.ts'
import { isKind, mayBePerson, nameKey, stemOf, unitOf, weekIn } from './names.ts'
import { matcherFor } from './patterns.ts'
import { type Candidate, formsOfHeadings, type PlacedNote, placeKey, readBy, waysOf, weeksBelow } from './readings.ts'
import type { Readme } from './readme.ts'

/** Notes, and how they were found. */
export interface Found {
  notes: PlacedNote[]
  /** The patterns that the user gave. */
  patterns?: string[] | undefined
  /** The headings that begin a week, if files contain several. */
  weekHeading?: string | undefined
  /** If another reading is nearly as good, the notes for which it has another week or person. */
  other?: PlacedNote[] | undefined
}

/** Maximum number of files that are compared to choose a reading. */
const sampleSize = 1500

/** The readings with enough evidence, the best first. */
export function rankedReadings(files: readonly FileOutline[], readme: Readme): (Candidate & { score: number })[] {
  const step = Math.ceil(files.length / sampleSize) || 1
  const sample = files.filter((_, at) => at % step === 0)
  return waysOf(sample)
    .map((way) => factsOf({ ...way, notes: readBy(way, sample) }, sample.length, readme))
    .filter(isEnough)
    .map((facts) => ({ ...facts, score: scoreOf(facts) }))
    .sort((a, b) => b.score - a.score)
}

/** Another reading is mentioned if its score is at least this share of the best. */
const minRunnerUp = 0.93

/** Reads the files in the best way, and those that it leaves out in other ways. Undefined if no way has enough evidence. */
export function findNotes(files: readonly FileOutline[], readme: Readme): Found | undefined {
  const [best, ...others] = rankedReadings(files, readme)
  if (!best) return undefined
  const notes = readBy(best, files)
  const places = new Set(notes.map(placeKey))
  const isElsewhere = (note: PlacedNote) => !places.has(placeKey(note))
  const other = others
    .filter(({ score }) => score > best.score * minRunnerUp)
    .map((reading) => ({ all: reading.notes.length, differing: reading.notes.filter(isElsewhere) }))
    .find(({ all, differing }) => differing.length * 2 > all)?.differing
  const weekHeading = typeof best.labels === 'object' ? best.labels.form : undefined
  let more: PlacedNote[]
  do {
    more = furtherNotes(files, notes, readme)
    notes.push(...more)
  } while (more.length > 0)
  return { notes, weekHeading, other }
}

/** The most notes that one more way finds: of the same people, of people in the schedule, or of another group. */
function furtherNotes(files: readonly FileOutline[], notes: readonly PlacedNote[], readme: Readme): PlacedNote[] {
  const taken = new Set(notes.map(({ path }) => path))
  const folders = new Set(notes.map(({ path }) => posix.dirname(path)))
  const isBeside = ({ path }: FileOutline) =>
    folders.has(posix.dirname(path)) && isKind(stemOf(path)) && !weekIn(stemOf(path))
  const rest = files.filter((file) => !taken.has(file.path) && !isBeside(file))
  const known = new Set(notes.map(personKey))
  const isKnown = (note: PlacedNote) => known.has(personKey(note)) || readme.presenters.has(personKey(note))
  const unit = usualUnit(notes)
  const readings = waysOf(rest).flatMap((way) => {
    if (way.labels !== 'number') return []
    const more = readBy({ ...way, unit }, rest, known)
    const facts = factsOf({ ...way, notes: more.filter((note) => !isKnown(note)) }, rest.length, readme)
    const isGroup = facts.people.size > 1 && isEnough(facts)
    return [isGroup ? more : more.filter(isKnown)]
  })
  return readings.reduce((most, some) => (some.length > most.length ? some : most), [])
}

/** The most frequent unit of weeks. */
export function usualUnit(notes: readonly PlacedNote[]): string {
  return byFrequency(notes.map(({ week }) => unitOf(week)))[0] ?? ''
}

const matchAny = matcherFor([], [], (kind, label) => (kind === 'week' && !/\d/.test(label) ? 0.5 : 1))

/** Reads the notes by patterns from the user. For a pattern without `{week}`, headings are the weeks. */
export function readGiven(files: readonly FileOutline[], patterns: string[]): Found | undefined {
  const outlines = new Map(files.map((file) => [file.path, file]))
  const read = matchAny(patterns, [...outlines.keys()]).flatMap(({ path, labels: { week = '', member = '' } }) => {
    const file = outlines.get(path)
    const spans = { member: { at: 0, start: 0, end: 0 } }
    const key = weekIn(week)?.key ?? nameKey(week)
    return file && mayBePerson(member) ? [{ ...file, week, key, member: member.trim(), spans }] : []
  })
  const several = read.filter(({ week }) => week === '')
  const [weekHeading] = several.length > 0 ? formsOfHeadings(several) : []
  const notes = read.flatMap((note): PlacedNote[] => {
    if (note.week !== '') return weekIn(note.week) || !isKind(note.week) ? [note] : []
    return weeksBelow(note.titles, weekHeading ?? '').map(({ text, ...label }) => ({ ...note, ...label, week: text }))
  })
  return notes.length > 0 ? { notes, patterns, weekHeading } : undefined
}

/** The language of the notes, judged by their headings, else by their paths. */
export function languageOfNotes(notes: readonly PlacedNote[]): LanguageId {
  const titles = notes.flatMap(({ titles }) => titles).join('')
  return languageOfText(titles) ?? languageOfText(notes.map(({ path }) => path).join('')) ?? defaultLanguage.id
}
