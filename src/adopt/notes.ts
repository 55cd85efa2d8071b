import { valuesByKey } from '../collections.ts'
import { languageOfText } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import { defaultLanguage } from '../languages/registry.ts'
import { factsOf, type IsKnown, isEnough, personKey, scoreOf } from './evidence.ts'
import { type Contents, type FileOutline, readmeOf } from './folder.ts'
import { isAside, isKind, mayBePerson, nameKey, stemOf, weeksIn } from './names.ts'
import { matcherFor } from './patterns.ts'
import { type Candidate, namesIn, type PlacedNote, placeOf, readBy, readingsOf } from './readings.ts'

/** Notes, how they were found, and the files that were skipped. */
export interface Found {
  notes: PlacedNote[]
  /** The patterns that the user gave. */
  patterns?: string[] | undefined
  /** The headings that begin a week, if files contain several. */
  weekHeading?: string | undefined
  /** The notes that the next best way to read the folder reads differently. */
  other?: PlacedNote[] | undefined
  aside: ReadonlyMap<string, Aside>
}

type Aside = 'aside' | 'translation'

/** The names that the README, front matter and git have. */
export function namesKnownIn({ files, readmes }: Contents): IsKnown {
  const words = readmeOf(readmes.get('')).lines.flatMap((line) => line.split(/[^\p{L}\p{N}._-]+/u))
  const known = new Set(
    [...words, ...files.flatMap(({ author = [], committer = [] }) => [author, committer].flat())].map(nameKey),
  )
  return (name) => mayBePerson(name) && known.has(nameKey(name))
}

/** Finds the notes among the files. Undefined if there are none. */
export function findNotes(contents: Contents, isKnown: IsKnown): Found | undefined {
  const all = setAside(contents.files)
  const translations = new Map([...all].filter(([, why]) => why === 'translation'))
  // If nothing else looks like a note, the group may keep its notes in `docs`.
  for (const aside of all.size > translations.size ? [all, translations] : [all]) {
    const found = findPlaced(
      contents.files.filter(({ path }) => !aside.has(path)),
      isKnown,
    )
    if (found) return { ...found, aside }
  }
  return undefined
}

/** The readings with enough evidence, the best first. */
export function rankedReadings(files: readonly FileOutline[], isKnown: IsKnown): (Candidate & { score: number })[] {
  const possible = files.filter(({ path }) => !isKind(stemOf(path)) || path.includes('/')).length
  return readingsOf(files, isKnown)
    .map((reading) => factsOf(reading, possible, isKnown))
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
  const others = readingsOf(rest, hasName).flatMap((way) => {
    if (way.labels !== 'number') return []
    const more = readBy(way, rest, hasName)
    return [more.length * 3 >= rest.length && isGroup(more, isKnown) ? more : more.filter(isKnown)]
  })
  notes.push(...others.reduce((most, some) => (some.length > most.length ? some : most), []))
  const differing = (reading: Candidate) => reading.notes.filter((note) => !places.has(placeOf(note)))
  const next = ranked.find(
    (reading) => reading.score > best.score * minRunnerUp && differing(reading).length * 2 > reading.notes.length,
  )
  return { notes, weekHeading: headingOf(best), other: next && differing(next) }
}

/** The form of the headings that begin a week. */
function headingOf({ labels }: Candidate): string | undefined {
  return typeof labels === 'object' ? labels.form : undefined
}

/** Whether all people whom nobody knows yet write repeatedly. */
function isGroup(notes: readonly PlacedNote[], isKnown: (note: PlacedNote) => boolean): boolean {
  const weeks = valuesByKey(notes.flatMap((note) => (isKnown(note) ? [] : [[personKey(note), note.key] as const])))
  return weeks.size > 1 && [...weeks.values()].every((own) => own.size > 1)
}

/** Marks of a translation: `kim.en.md` and `en/kim.md`, beside `kim.md` or `kim.ko.md`. */
const translated = /[._-](?:en|ja|zh|eng|english)(?=\.[^./]+$)|(?<=^|\/)(?:en|ja|zh|eng|english)\//i

/** Files that are never notes: translations, and files in folders such as slides or assets. */
function setAside(files: readonly FileOutline[]): Map<string, Aside> {
  const paths = new Set(files.map(({ path }) => path))
  const isTranslation = (path: string) => ['', '.ko'].some((mark) => paths.has(path.replace(translated, mark)))
  return new Map(
    files.flatMap(({ path }): [string, Aside][] => {
      if (translated.test(path) && isTranslation(path)) return [[path, 'translation']]
      return namesIn(path).slice(0, -1).some(isAside) ? [[path, 'aside']] : []
    }),
  )
}

const matchAny = matcherFor([], [], (kind, label) => (kind === 'week' && !/\d/.test(label) ? 0.5 : 1))

/** Reads the notes by patterns from the user. For a pattern without `{week}`, headings are the weeks. */
export function readGiven({ files }: Contents, patterns: string[]): Found | undefined {
  const notes: PlacedNote[] = []
  let weekHeading: string | undefined
  for (const pattern of patterns) {
    const taken = new Set(notes.map(({ path }) => path))
    const read = notesBy(
      pattern,
      files.filter(({ path }) => !taken.has(path)),
    )
    const ways = pattern.includes('{week}') ? [] : readingsOf(read, () => true)
    const several = ways.find(({ week }) => week === 'heading')
    const people = new Map(read.map(({ path, member }) => [path, member]))
    const parts = several?.notes.map((note) => ({ ...note, member: people.get(note.path) ?? note.member }))
    notes.push(...(parts ?? inWeeks(read)))
    weekHeading ??= several && headingOf(several)
  }
  return notes.length > 0 ? { notes, patterns, weekHeading, aside: new Map() } : undefined
}

/** The notes that a pattern reads. */
function notesBy(pattern: string, files: readonly FileOutline[]): PlacedNote[] {
  const outlines = new Map(files.map((file) => [file.path, file]))
  return matchAny([pattern], [...outlines.keys()]).flatMap(({ path, labels: { week = '', member = '' } }) => {
    const file = outlines.get(path)
    const spans = { member: { at: 0, start: 0, end: 0 } }
    const key = weeksIn(week)[0]?.key ?? nameKey(week)
    return file && mayBePerson(member) ? [{ ...file, week, key, member: member.trim(), spans }] : []
  })
}

/** Those in weeks with a number, or by the same people; if no week has one, those in folders that may be weeks. */
function inWeeks(notes: readonly PlacedNote[]): PlacedNote[] {
  const known = new Set(notes.filter(({ week }) => weeksIn(week).length > 0).map(personKey))
  if (known.size === 0) return notes.filter(({ week }) => week !== '' && !isKind(week) && !isAside(week))
  return notes.filter((note) => known.has(personKey(note)))
}

/** Whether the names of a file and its folders allow it to be a note. */
export function mayBeNote(path: string): boolean {
  return !isKind(stemOf(path)) && !namesIn(path).slice(0, -1).some(isAside)
}

/** The language of the notes, judged by their headings, else by their paths. */
export function languageOfNotes(notes: readonly PlacedNote[]): LanguageId {
  const titles = notes.flatMap((note) => note.titles.map(({ text }) => text))
  const text = (titles.length > 0 ? titles : notes.map(({ path }) => path)).join('')
  return languageOfText(text) ?? defaultLanguage.id
}
