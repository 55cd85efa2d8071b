import { type Book, findBooks } from './books.ts'
import type { FileEvidence, Readme, Title } from './evidence.ts'
import { isAside, isFullName, isKind, mayBePerson, nameKey, weeksIn } from './names.ts'
import { type Candidate, findPatterns, matcher, type Placed, placeBy } from './patterns.ts'
import { findSeveralWeeks } from './several-weeks.ts'

/** A note as it is weighed: a file, or one week of it. */
export interface Sheet extends Placed {
  titles: readonly Title[]
  author?: string | undefined
}

/** Notes with the patterns that find them. */
export interface Found {
  patterns: string[]
  weekHeading?: string | undefined
  sheets: (Sheet & { pattern: string })[]
  /** Files that were not looked at. */
  aside: ReadonlyMap<string, Aside>
}

export type Aside = 'aside' | 'translation'

/**
 * Finds the notes among the files, or several books; nothing where there is neither.
 * @param readme tells people from weeks where these have no numbers
 */
export function findNotes(
  files: readonly FileEvidence[],
  readme: Readme | undefined,
): Found | { books: Book[] } | undefined {
  const translated = new Map([...setAside(files)].filter(([, why]) => why === 'translation'))
  // A group may keep its notes in `docs`, where nothing else looks like a note.
  for (const aside of [setAside(files), translated]) {
    const looked = files.filter(({ path }) => !aside.has(path))
    const whole = findPatterns(looked.map(({ path }) => path))
    const books = findBooks(looked, whole)
    if (books.length > 0) return { books }
    const found = readFound(looked, whole)
    if (found.sheets.length > 0) return { ...found, aside }
    const unnumbered = findUnnumbered(looked, readme)
    if (unnumbered) return { ...readFound(looked, [unnumbered]), aside }
  }
  return undefined
}

/** Files that hold no notes whatever they are called: in folders of slides or assets, and translations. */
function setAside(files: readonly FileEvidence[]): Map<string, Aside> {
  const paths = new Set(files.map(({ path }) => path))
  const found = new Map<string, Aside>()
  for (const path of paths) {
    const folders = path.split('/').slice(0, -1)
    const isCopy =
      /\.[a-z]{2}(?:[-_][A-Za-z]{2})?\.[^./]+$/.test(path) && paths.has(path.replace(/\.[\w-]+(\.[^./]+)$/, '$1'))
    const tongue = folders.findIndex((name) => /^(?:en|ko|kr|ja|zh|eng|kor|english|korean)$/i.test(name))
    const original = folders
      .toSpliced(tongue, 1)
      .concat(path.split('/').at(-1) ?? '')
      .join('/')
    if (isCopy || (tongue >= 0 && paths.has(original))) found.set(path, 'translation')
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
  // The only heading of the first level is the note's title.
  const heads = tops.length === 1 && titles.length > 1 ? titles.filter(({ depth }) => depth !== 1) : titles
  return { ...placed, pattern, author, titles: heads }
}

/** A folder without a number beside the weeks, in which two of the people and nobody else have files, is a week, too. */
function withoutNumber(pattern: string, placed: readonly Placed[], files: readonly FileEvidence[]): Placed[] {
  if (!pattern.split('/').includes('{week}')) return []
  const known = new Set(placed.map(({ member }) => nameKey(member)))
  const match = matcher(pattern, () => 1)
  const others = new Map<string, Placed[]>()
  for (const { path } of files) {
    const { week, member } = match(path) ?? {}
    if (week === undefined || member === undefined || weeksIn(week).length > 0 || !mayBePerson(member)) continue
    others.set(week, [...(others.get(week) ?? []), { path, week, member: member.trim() }])
  }
  return [...others.values()]
    .filter((all) => all.length > 1 && all.every(({ member }) => known.has(nameKey(member))))
    .flat()
}

/** Reads the notes by patterns that somebody has given. A folder's name is the week where they have no place for one. */
export function readGiven(files: readonly FileEvidence[], given: readonly string[]): Found | undefined {
  const outlines = new Map(files.map((file) => [file.path, file]))
  const reading: Found = { patterns: [], sheets: [], aside: new Map() }
  for (const written of given) {
    if (!written.includes('{week}')) {
      const match = matcher(written.replaceAll('{week}', '*'), () => 1)
      const several = findSeveralWeeks(files.filter(({ path }) => match(path)))
      if (several) return { ...reading, ...severalWeeks(several, outlines), patterns: [written] }
    }
    const pattern = written.includes('{week}') ? written : written.replace(/[^/{}*]+(?=\/[^/]*$)/, '{week}')
    const paths = files.map(({ path }) => path).filter((path) => !reading.sheets.some((sheet) => sheet.path === path))
    const rough = placeBy(pattern, paths, new Set())
    const numbered = placeBy(pattern, paths, new Set(rough.map(({ member }) => nameKey(member))))
    const placed =
      numbered.length > 0 ? [...numbered, ...withoutNumber(pattern, numbered, files)] : unnumbered(pattern, paths)
    reading.patterns.push(pattern)
    for (const one of placed) reading.sheets.push(sheetOf(one, pattern, outlines))
  }
  return reading.sheets.length > 0 ? reading : undefined
}

/** Who says where weeks without a number are means all that may be a note there. */
function unnumbered(pattern: string, paths: readonly string[]): Placed[] {
  const match = matcher(pattern, () => 1)
  return paths.flatMap((path): Placed[] => {
    const { week, member } = match(path) ?? {}
    if (week === undefined || member === undefined || isKind(week) || isAside(week) || !mayBePerson(member)) return []
    return [{ path, week, member: member.trim() }]
  })
}

/** Whose notes have two others' names for headings is nobody: the group wrote it together. */
export function writtenTogether(sheets: readonly Sheet[]): Set<string> {
  const people = new Set(sheets.map(({ member }) => nameKey(member)))
  const counts = new Map<string, [together: number, all: number]>()
  for (const { member, titles } of sheets) {
    const own = nameKey(member)
    const named = new Set(titles.map(({ text }) => nameKey(text)).filter((key) => key !== own && people.has(key)))
    const [together, all] = counts.get(own) ?? [0, 0]
    counts.set(own, [together + (named.size > 1 ? 1 : 0), all + 1])
  }
  return new Set([...counts].filter(([, [together, all]]) => together * 2 > all).map(([key]) => key))
}

/** Whether a file may be somebody's note for all that its name and its folders say. */
export function mayBeNote(path: string): boolean {
  return !isKind(nameOf(path).replace(/\.[^.]*$/, '')) && !path.split('/').slice(0, -1).some(isAside)
}

/** A path's last part. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/**
 * Finds notes in weeks that have names and no numbers: `caching/kim.md` or `kim/caching.md`. Which of the two is the
 * person has to be known: from the README, from front matter, or since it is a full name in Hangul.
 * @returns nothing where nobody is known, or nobody has notes of two weeks
 */
function findUnnumbered(files: readonly FileEvidence[], readme: Readme | undefined): Candidate | undefined {
  const words = (readme?.lines ?? []).flatMap((line) => line.split(/[^\p{L}\p{N}._-]+/u))
  const known = new Set([...words, ...files.flatMap(({ author }) => author ?? [])].map(nameKey))
  const isPerson = (label: string) => mayBePerson(label) && (known.has(nameKey(label)) || isFullName(label))
  const found = new Map<string, Placed[]>()
  for (const { path } of files) {
    const [, above = '', folder = '', stem = '', extension = ''] =
      /^((?:[^/]+\/)*)([^/]+)\/([^/]+)(\.[^./]+)$/.exec(path.normalize('NFC')) ?? []
    if (folder === '' || isPerson(folder) === isPerson(stem)) continue
    const [week, member] = isPerson(stem) ? [folder, stem] : [stem, folder]
    if (isKind(week) || isAside(week) || weeksIn(week).length > 0) continue
    const pattern = above + (isPerson(stem) ? '{week}/{member}' : '{member}/{week}') + extension
    found.set(pattern, [...(found.get(pattern) ?? []), { path, week, member }])
  }
  const [best] = [...found].sort(([, a], [, b]) => b.length - a.length)
  if (!best) return undefined
  const [pattern, placed] = best
  return isShared(placed, 'member', 'week') && isShared(placed, 'week', 'member') ? { pattern, placed } : undefined
}

/** Whether two or more of one kind each go with two or more of the other. */
function isShared(placed: readonly Placed[], one: 'week' | 'member', other: 'week' | 'member'): boolean {
  const others = new Map<string, Set<string>>()
  for (const note of placed)
    others.set(nameKey(note[one]), (others.get(nameKey(note[one])) ?? new Set()).add(nameKey(note[other])))
  return [...others.values()].filter((own) => own.size > 1).length > 1
}
