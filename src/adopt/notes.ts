import { groupBy, valuesByKey } from '../collections.ts'
import { languageOfText } from '../languages/choose.ts'
import type { LanguageId } from '../languages/ids.ts'
import { defaultLanguage } from '../languages/registry.ts'
import { firstNumber } from '../workspace/weeks.ts'
import { type Candidate, candidatesFor, namesIn, type Placed, readBy } from './candidates.ts'
import { type Context, factsOf, isEnough, personKey, scoreOf } from './evidence.ts'
import type { Contents, FileOutline, Title } from './folder.ts'
import { headedWeeks } from './headed-weeks.ts'
import { isAside, isKind, mayBePerson, nameKey, spanOf, stemOf, weeksIn } from './names.ts'
import { matcherFor } from './patterns.ts'

/** A note: a file, or one week of a file. */
export interface Sheet extends Placed {
  titles: readonly Title[]
  /** The author by front matter, and the first author in git. */
  author?: string | undefined
  committer?: string | undefined
  digest: string
  /** Number of words of the file. */
  words: number
}

/** Notes, how they were found, and the files that were skipped. */
export interface Found {
  sheets: Sheet[]
  /** The patterns that the user gave. */
  patterns?: string[] | undefined
  /** The headings that begin a week, if files contain several. */
  weekHeading?: string | undefined
  /** The best way to read the folder, and the notes that the next best one reads differently. */
  best?: Candidate | undefined
  other?: Placed[] | undefined
  aside: ReadonlyMap<string, Aside>
}

export type Aside = 'aside' | 'translation'

/** The names that the README, front matter and git have. */
export function contextOf({ files, readmes }: Contents): Context {
  const readme = readmes.get('')
  const words = (readme?.lines ?? []).flatMap((line) => line.split(/[^\p{L}\p{N}._-]+/u))
  const known = new Set(
    [...words, ...files.flatMap(({ author, committer }) => [author ?? [], committer ?? []].flat())].map(nameKey),
  )
  return { files, isKnown: (name) => mayBePerson(name) && known.has(nameKey(name)) }
}

/** Finds the notes among the files. Undefined if there are none. */
export function findNotes(contents: Contents, context: Context): Found | undefined {
  const all = setAside(contents.files)
  const translated = new Map([...all].filter(([, why]) => why === 'translation'))
  // If nothing else looks like a note, the group may keep its notes in `docs`.
  for (const aside of all.size > translated.size ? [all, translated] : [all]) {
    const files = contents.files.filter(({ path }) => !aside.has(path))
    const byPath = findPlaced(files, context)
    const byHeading = headedWeeks(files)
    const headed = new Set(byHeading?.notes.map(({ path }) => path)).size
    if (byHeading && headed > (byPath?.notes.length ?? 0))
      return { sheets: toSheets(byHeading.notes, files), weekHeading: byHeading.weekHeading, aside }
    if (byPath) return { sheets: toSheets(byPath.notes, files), best: byPath.best, other: byPath.other, aside }
  }
  return undefined
}

/** The candidates with enough evidence, the best first. */
export function rankedCandidates(
  files: readonly FileOutline[],
  { isKnown }: Context,
): (Candidate & { score: number })[] {
  const possible = files.filter(({ path }) => !isKind(stemOf(path)) || path.includes('/')).length
  return candidatesFor(files, isKnown)
    .map((candidate) => factsOf(candidate, possible, isKnown))
    .filter(isEnough)
    .map((facts) => ({ ...facts, score: scoreOf(facts) }))
    .sort((a, b) => b.score - a.score)
}

/** The share of the best score from which the next candidate is shown too. */
const minRunnerUp = 0.93

/** Reads the files by the best candidate, and other files of the same people or of a group like it by one more. */
function findPlaced(files: readonly FileOutline[], context: Context) {
  const ranked = rankedCandidates(files, context)
  const [best] = ranked
  if (!best) return undefined
  const notes = readBy(best, files, context.isKnown)
  const known = new Set(notes.map(personKey))
  const isKnown = (note: Placed) => known.has(personKey(note))
  const places = new Map(notes.map((note) => [note.path, placeOf(note)]))
  const left = () => {
    const taken = new Set(notes.map(({ path }) => path))
    return files.filter(({ path }) => !taken.has(path))
  }
  notes.push(...withoutNumber(best, left(), isKnown))
  const rest = left()
  const others = rankedCandidates(rest, context).map((way) => {
    const more = readBy(way, rest, context.isKnown)
    return more.length * 3 >= rest.length && isGroup(more, isKnown) ? more : more.filter(isKnown)
  })
  notes.push(...others.reduce((most, some) => (some.length > most.length ? some : most), []))
  const differing = (candidate: Candidate) => candidate.notes.filter((note) => places.get(note.path) !== placeOf(note))
  const next = ranked.find(
    (candidate) =>
      candidate.score > best.score * minRunnerUp && differing(candidate).length * 2 > candidate.notes.length,
  )
  return { notes, best, other: next && differing(next) }
}

/** Whether all people whom nobody knows yet write repeatedly. */
function isGroup(notes: readonly Placed[], isKnown: (note: Placed) => boolean): boolean {
  const weeks = valuesByKey(notes.flatMap((note) => (isKnown(note) ? [] : [[personKey(note), note.key] as const])))
  return weeks.size > 1 && [...weeks.values()].every((own) => own.size > 1)
}

function placeOf({ week, key, member }: Placed): string {
  return `${firstNumber(spanOf(week)) ?? key}\0${nameKey(member)}`
}

/** Notes in folders without a number that are weeks too: with several notes, all of them by known people. */
function withoutNumber(best: Candidate, files: readonly FileOutline[], isKnown: (note: Placed) => boolean): Placed[] {
  if (best.week === 'name' || best.week === best.person) return []
  const depths = new Set(best.notes.map(({ path }) => path.split('/').length))
  const open = files.filter(({ path }) => depths.has(path.split('/').length))
  return [
    ...groupBy(
      readBy({ ...best, labels: 'subject' }, open, () => false),
      ({ key }) => key,
    ).values(),
  ]
    .filter((all) => all.length > 1 && all.every(isKnown))
    .flat()
}

function toSheets(notes: readonly (Placed & { titles?: readonly Title[] })[], files: readonly FileOutline[]): Sheet[] {
  const outlines = new Map(files.map((file) => [file.path, file]))
  return notes.map((note) => {
    const { titles = [], author, committer, digest = '', words = 0 } = outlines.get(note.path) ?? {}
    const tops = titles.filter(({ depth }) => depth === 1)
    // A single heading of level 1 is the title of the note.
    const heads = tops.length === 1 && titles.length > 1 ? titles.filter(({ depth }) => depth !== 1) : titles
    return { ...note, author, committer, digest, words, titles: note.titles ?? heads }
  })
}

const languages = 'en|ko|kr|ja|zh|eng|kor|english|korean'

/** Files that are never notes: translations, and files in folders such as slides or assets. */
function setAside(files: readonly FileOutline[]): Map<string, Aside> {
  const found = new Map<string, Aside>()
  // `kim.en.md`, `kim_en.md` and `en/kim.md` are one note with `kim.md`, or with `kim.ko.md`, which is the original.
  const mark = new RegExp(`[._-](${languages})(?=\\.[^./]+$)|(?<=^|/)(${languages})/`, 'i')
  for (const own of groupBy(files, ({ path }) => path.replace(mark, '')).values()) {
    const rank = ({ path }: FileOutline) => (mark.test(path) ? (/[._/-]?kor?(?:ean)?[./]/i.test(path) ? 1 : 2) : 0)
    for (const { path } of own.toSorted((a, b) => rank(a) - rank(b)).slice(1)) found.set(path, 'translation')
  }
  for (const { path } of files)
    if (!found.has(path) && path.split('/').slice(0, -1).some(isAside)) found.set(path, 'aside')
  return found
}

const matchAny = matcherFor([], [], (kind, label) => (kind === 'week' && !/\d/.test(label) ? 0.5 : 1))

/** Reads the notes by patterns from the user. For a pattern without `{week}`, headings or the folder's name are the week. */
export function readGiven({ files }: Contents, given: readonly string[]): Found | undefined {
  const sheets: Sheet[] = []
  const patterns: string[] = []
  let weekHeading: string | undefined
  for (const written of given) {
    const taken = new Set(sheets.map(({ path }) => path))
    const open = files.filter(({ path }) => !taken.has(path))
    const paths = open.map(({ path }) => path)
    const read = (pattern: string) =>
      matchAny([pattern], paths).flatMap(({ path, labels: { week = '', member = '' } }) =>
        mayBePerson(member) ? [placedBy(path, week, member)] : [],
      )
    const hasWeek = written.includes('{week}')
    const people = new Map(hasWeek ? [] : read(written).map((note) => [note.path, note]))
    const several = hasWeek ? undefined : headedWeeks(open, people)
    const pattern = several || hasWeek ? written : written.replace(/[^/{}*]+(?=\/[^/]*$)/, '{week}')
    patterns.push(pattern)
    sheets.push(...toSheets(several?.notes ?? inWeeks(read(pattern)), files))
    weekHeading = several?.weekHeading ?? weekHeading
  }
  return sheets.length > 0 ? { sheets, patterns, weekHeading, aside: new Map() } : undefined
}

/** Those in weeks with a number, or by the same people; if no week has one, those in folders that may be weeks. */
function inWeeks(notes: readonly Placed[]): Placed[] {
  const known = new Set(notes.filter(({ week }) => weeksIn(week).length > 0).map(personKey))
  if (known.size === 0) return notes.filter(({ week }) => !isKind(week) && !isAside(week))
  return notes.filter((note) => weeksIn(note.week).length > 0 || known.has(personKey(note)))
}

/** A note as a given pattern reads it. */
function placedBy(path: string, week: string, member: string): Placed {
  const span = { at: 0, start: 0, end: 0 }
  const [label] = weeksIn(week)
  return { path, week, key: label?.key ?? nameKey(week), member: member.trim(), spans: { week: span, member: span } }
}

/** Whether the names of a file and its folders allow it to be a note. */
export function mayBeNote(path: string): boolean {
  return !isKind(stemOf(path)) && !namesIn(path).slice(0, -1).some(isAside)
}

/** The language of the notes, judged by their headings, else by their paths. */
export function languageOfSheets(sheets: readonly Sheet[]): LanguageId {
  const titles = sheets.flatMap((sheet) => sheet.titles.map(({ text }) => text))
  const text = (titles.length > 0 ? titles : sheets.map(({ path }) => path)).join('')
  return languageOfText(text) ?? defaultLanguage.id
}
