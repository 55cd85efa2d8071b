import { groupBy, valuesByKey } from '../collections.ts'
import { compilePattern, labelsIn } from '../workspace/pattern.ts'
import { type Book, findBooks } from './books.ts'
import type { FileEvidence, Readme, Title } from './evidence.ts'
import { isAside, isFullName, isKind, mayBePerson, nameKey, peopleOf, stemOf, weeksIn } from './names.ts'
import { type Candidate, findPatterns, type Placed, placeBy } from './patterns.ts'
import { findSeveralWeeks } from './several-weeks.ts'

/** A note as a candidate: a file, or one week of a file. */
export interface Sheet extends Placed {
  titles: readonly Title[]
  author?: string | undefined
}

/** Notes with the patterns that match them. */
export interface Found {
  patterns: string[]
  weekHeading?: string | undefined
  sheets: (Sheet & { pattern: string })[]
  /** Files that were skipped, with the reason. */
  aside: ReadonlyMap<string, Aside>
}

export type Aside = 'aside' | 'translation'

/**
 * Finds the notes among the files.
 * @param readme used to recognise people if weeks have no numbers
 * @returns the notes, several books, or undefined if there are neither
 */
export function findNotes(
  files: readonly FileEvidence[],
  readme: Readme | undefined,
): Found | { books: Book[] } | undefined {
  const translated = new Map([...setAside(files)].filter(([, why]) => why === 'translation'))
  // If nothing else looks like a note, the group may keep its notes in `docs`.
  for (const aside of [setAside(files), translated]) {
    const candidates = files.filter(({ path }) => !aside.has(path))
    const whole = findPatterns(candidates.map(({ path }) => path))
    const books = findBooks(candidates, whole)
    if (books.length > 0) return { books }
    const found = readFound(candidates, whole)
    if (found.sheets.length > 0) return { ...found, aside }
    const unnumbered = findUnnumbered(candidates, readme)
    if (unnumbered) return { ...readFound(candidates, [unnumbered]), aside }
  }
  return undefined
}

/** Files that are never notes: translations, and files in folders such as slides or assets. */
function setAside(files: readonly FileEvidence[]): Map<string, Aside> {
  const paths = new Set(files.map(({ path }) => path))
  const found = new Map<string, Aside>()
  for (const path of paths) {
    const folders = path.split('/').slice(0, -1)
    const isCopy =
      /\.[a-z]{2}(?:[-_][A-Za-z]{2})?\.[^./]+$/.test(path) && paths.has(path.replace(/\.[\w-]+(\.[^./]+)$/, '$1'))
    const language = folders.findIndex((name) => /^(?:en|ko|kr|ja|zh|eng|kor|english|korean)$/i.test(name))
    const original = folders
      .toSpliced(language, 1)
      .concat(path.split('/').at(-1) ?? '')
      .join('/')
    if (isCopy || (language >= 0 && paths.has(original))) found.set(path, 'translation')
    else if (folders.some(isAside)) found.set(path, 'aside')
  }
  return found
}

function readFound(files: readonly FileEvidence[], whole: readonly Candidate[]): Omit<Found, 'aside'> {
  const outlines = new Map(files.map((file) => [file.path, file]))
  const several = findSeveralWeeks(files)
  const byPath = whole.reduce((sum, { placed }) => sum + placed.length, 0)
  if (several && several.notes.length > byPath) return severalWeeks(several, outlines)
  const patterns = whole.map(({ pattern }) => pattern)
  const sheets = whole.flatMap(({ pattern, placed }) => [
    ...placed.map((one) => sheetOf(one, pattern, outlines)),
    ...withoutNumber(pattern, placed, files).map((one) => sheetOf(one, pattern, outlines)),
  ])
  return { patterns, sheets }
}

function severalWeeks(
  { pattern, weekHeading, notes }: NonNullable<ReturnType<typeof findSeveralWeeks>>,
  outlines: ReadonlyMap<string, FileEvidence>,
): Omit<Found, 'aside'> {
  const sheets = notes.map((note) => ({ ...note, pattern, author: outlines.get(note.path)?.author }))
  return { patterns: [pattern], weekHeading, sheets }
}

function sheetOf(placed: Placed, pattern: string, outlines: ReadonlyMap<string, FileEvidence>) {
  const { titles = [], author } = outlines.get(placed.path) ?? {}
  const tops = titles.filter(({ depth }) => depth === 1)
  // A single heading of level 1 is the title of the note.
  const heads = tops.length === 1 && titles.length > 1 ? titles.filter(({ depth }) => depth !== 1) : titles
  return { ...placed, pattern, author, titles: heads }
}

/** Notes in folders without a number that are weeks too: with several notes, all of them by known people. */
function withoutNumber(pattern: string, placed: readonly Placed[], files: readonly FileEvidence[]): Placed[] {
  if (!pattern.split('/').includes('{week}')) return []
  const known = peopleOf(placed)
  const others = allBy(
    pattern,
    files.map(({ path }) => path),
  ).filter(({ week }) => weeksIn(week).length === 0)
  return [...groupBy(others, ({ week }) => week).values()]
    .filter((all) => all.length > 1 && all.every(({ member }) => known.has(nameKey(member))))
    .flat()
}

/** All files that match a pattern and may belong to a person, whatever their week is. */
function allBy(pattern: string, paths: readonly string[]): Placed[] {
  const compiled = compilePattern(pattern)
  return paths.flatMap((path): Placed[] => {
    const { week, member } = labelsIn(path, compiled, () => 1) ?? {}
    return week === undefined || member === undefined || !mayBePerson(member)
      ? []
      : [{ path, week, member: member.trim() }]
  })
}

/** Reads the notes by patterns from the user. For a pattern without `{week}`, the name of the folder is the week. */
export function readGiven(files: readonly FileEvidence[], given: readonly string[]): Found | undefined {
  const outlines = new Map(files.map((file) => [file.path, file]))
  const reading: Found = { patterns: [], sheets: [], aside: new Map() }
  for (const written of given) {
    if (!written.includes('{week}')) {
      const compiled = compilePattern(written)
      const several = findSeveralWeeks(files.filter(({ path }) => labelsIn(path, compiled, () => 1)))
      if (several) return { ...reading, ...severalWeeks(several, outlines), patterns: [written] }
    }
    const pattern = written.includes('{week}') ? written : written.replace(/[^/{}*]+(?=\/[^/]*$)/, '{week}')
    const paths = files.map(({ path }) => path).filter((path) => !reading.sheets.some((sheet) => sheet.path === path))
    const rough = placeBy(pattern, paths, new Set())
    const numbered = placeBy(pattern, paths, peopleOf(rough))
    const placed =
      numbered.length > 0
        ? [...numbered, ...withoutNumber(pattern, numbered, files)]
        : // With a pattern from the user, weeks need no number.
          allBy(pattern, paths).filter(({ week }) => !isKind(week) && !isAside(week))
    reading.patterns.push(pattern)
    for (const one of placed) reading.sheets.push(sheetOf(one, pattern, outlines))
  }
  return reading.sheets.length > 0 ? reading : undefined
}

/** Labels that are not a person: most of their notes have two members' names as headings, so the group wrote them. */
export function writtenTogether(sheets: readonly Sheet[]): Set<string> {
  const byMember = groupBy(sheets, ({ member }) => nameKey(member))
  const isShared = (own: string, { titles }: Sheet) => {
    const keys = titles.map(({ text }) => nameKey(text))
    return new Set(keys.filter((key) => key !== own && byMember.has(key))).size > 1
  }
  return new Set(
    [...byMember]
      .filter(([own, all]) => all.filter((sheet) => isShared(own, sheet)).length * 2 > all.length)
      .map(([own]) => own),
  )
}

/** Whether the names of a file and its folders allow it to be a note. */
export function mayBeNote(path: string): boolean {
  return !isKind(stemOf(path)) && !path.split('/').slice(0, -1).some(isAside)
}

/**
 * Finds notes in weeks with names instead of numbers: `caching/kim.md` or `kim/caching.md`. The person is recognised by
 * the README, by front matter, or by a full name in Hangul.
 * @returns undefined if no one is recognised, or no one has notes for two weeks
 */
function findUnnumbered(files: readonly FileEvidence[], readme: Readme | undefined): Candidate | undefined {
  const words = (readme?.lines ?? []).flatMap((line) => line.split(/[^\p{L}\p{N}._-]+/u))
  const known = new Set([...words, ...files.flatMap(({ author }) => author ?? [])].map(nameKey))
  const isPerson = (label: string) => mayBePerson(label) && (known.has(nameKey(label)) || isFullName(label))
  const found = files.flatMap(({ path }): (Placed & { pattern: string })[] => {
    const [, above = '', folder = '', stem = '', extension = ''] =
      /^((?:[^/]+\/)*)([^/]+)\/([^/]+)(\.[^./]+)$/.exec(path.normalize('NFC')) ?? []
    if (folder === '' || isPerson(folder) === isPerson(stem)) return []
    const [week, member] = isPerson(stem) ? [folder, stem] : [stem, folder]
    if (isKind(week) || isAside(week) || weeksIn(week).length > 0) return []
    const pattern = above + (isPerson(stem) ? '{week}/{member}' : '{member}/{week}') + extension
    return [{ pattern, path, week, member }]
  })
  const [best] = [...groupBy(found, ({ pattern }) => pattern)].sort(([, a], [, b]) => b.length - a.length)
  if (!best) return undefined
  const [pattern, placed] = best
  return isShared(placed, 'member', 'week') && isShared(placed, 'week', 'member') ? { pattern, placed } : undefined
}

/** Whether at least two values of `one` each occur with several values of `other`. */
function isShared(placed: readonly Placed[], one: 'week' | 'member', other: 'week' | 'member'): boolean {
  const others = valuesByKey(placed.map((note) => [nameKey(note[one]), nameKey(note[other])]))
  return [...others.values()].filter((own) => own.size > 1).length > 1
}

/** Whether the notes are in Korean, judged by their headings, else by their paths. */
export function isKorean(sheets: readonly Sheet[]): boolean {
  const titles = sheets.flatMap((sheet) => sheet.titles.map(({ text }) => text))
  const text = (titles.length > 0 ? titles : sheets.map(({ path }) => path)).join('').normalize('NFC')
  const [hangul, latin] = [/[가-힣]/g, /[a-z]/gi].map((letters) => text.match(letters)?.length ?? 0)
  return (hangul ?? 0) * 3 > (latin ?? 0)
}
