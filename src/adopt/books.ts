import { groupBy, valuesByKey } from '../collections.ts'
import { compareNaturally } from '../text.ts'
import { firstNumber } from '../workspace/weeks.ts'
import type { FileEvidence } from './evidence.ts'
import { isAside, isKind, isTeam, isWeek, mayBePerson, nameKey, peopleOf, weeksIn } from './names.ts'
import { type Candidate, findPatterns, numberOf, type Placed } from './patterns.ts'
import { findSeveralWeeks } from './several-weeks.ts'

/** A book that the group studies, with its own weeks. */
export interface Book {
  name: string
  /** The folder that can become a workspace. Books inside members' folders have a pattern instead. */
  folder?: string
  pattern?: string
}

/**
 * Finds several books in one repository: sibling folders that are not weeks, contain weeks and people, and start again
 * at the first week: `refactoring/01-kim.md` and `kafka/01-kim.md`.
 * @param whole the patterns for the whole repository; if they explain more files, the folders are people, not books
 * @returns an empty list if there are fewer than two books
 */
export function findBooks(files: readonly FileEvidence[], whole: readonly Candidate[]): Book[] {
  const above = commonFolder(files)
  const below = files.flatMap((file) => {
    const [name = '', ...rest] = file.path.slice(above.length).split('/')
    const isBook = !(isAside(name) || isKind(name) || isTeam(name) || weeksIn(name)[0]?.start === 0)
    return rest.length > 0 && isBook ? [{ ...file, folder: name, path: rest.join('/') }] : []
  })
  const folders = groupBy(below, ({ folder }) => folder)
  const studies = [...folders].flatMap(([name, own]) => {
    const paths = own.map(({ path }) => path)
    const byPath = findPatterns(paths).flatMap(({ placed }) => placed)
    const byHeading = byPath.length >= 3 ? [] : (findSeveralWeeks(own)?.notes ?? [])
    const notes = byPath.length >= byHeading.length ? byPath : byHeading
    const people = peopleOf(notes)
    return notes.length >= 3 && people.size >= 2 ? [{ name, notes, people }] : []
  })
  const weeks = studies.flatMap(({ name, notes }) => notes.map(({ week }) => ({ name, number: firstNumber(week) })))
  const foldersByNumber = valuesByKey(weeks.map(({ name, number }) => [number, name]))
  const restarted = studies.filter(({ notes }) =>
    notes.some(({ week }) => (foldersByNumber.get(firstNumber(week))?.size ?? 0) > 1),
  )
  const noteCount = studies.reduce((sum, { notes }) => sum + notes.length, 0)
  if (restarted.length < 2 || explainsMore(whole, noteCount, above)) return booksWithin(whole)
  // A folder without weeks is also a book if the same people have files in it.
  const known = new Set(restarted.flatMap(({ people }) => [...people]))
  const others = [...folders].filter(([name, own]) => {
    const parts = own.flatMap(({ path }) => path.split('/').map((step) => nameKey(step.replace(/\.[^.]*$/, ''))))
    return !restarted.some((one) => one.name === name) && new Set(parts.filter((one) => known.has(one))).size >= 3
  })
  const names = [...restarted.map(({ name }) => name), ...others.map(([name]) => name)].sort(compareNaturally)
  return names.map((name) => ({ name: above + name, folder: above + name }))
}

/** Finds books inside the folder of each member: `kim/refactoring/ch1.md` and `kim/kafka/ch1.md`. */
function booksWithin(whole: readonly Candidate[]): Book[] {
  const [first] = whole
  const names = first?.pattern.split('/') ?? []
  const week = names.findIndex((name) => name.includes('{week}'))
  for (const at of names.slice(0, Math.max(0, week)).keys()) {
    if (names[at]?.includes('{')) continue
    const alike = whole.filter(
      ({ pattern }) => pattern.split('/').with(at, '').join('/') === names.with(at, '').join('/'),
    )
    const folderOf = ({ path }: Placed) => path.split('/')[at] ?? ''
    // `kim/2024/01/03.md` and `kim/2024/02/03.md` are two months; `notes/week-1` and `questions/week-1` are one book.
    const notes = alike
      .flatMap(({ placed }) => placed)
      .filter((note) => !isWeek(folderOf(note)) && !isKind(folderOf(note)))
    const folders = valuesByKey(notes.map((note) => [folderOf(note), numberOf(note)]))
    const again = [...folders].filter(([name, own]) => {
      return [...folders].some(
        ([other, theirs]) => other !== name && [...own].filter((one) => theirs.has(one)).length * 2 > own.size,
      )
    })
    if (again.length < 2) continue
    return again
      .map(([name]) => ({ name, pattern: names.with(at, name.normalize('NFC')).join('/') }))
      .sort((a, b) => compareNaturally(a.name, b.name))
  }
  return []
}

/** Whether the folders are people, and their weeks explain most notes: `kim/week1/retro.md`. */
function explainsMore(whole: readonly Candidate[], notes: number, above: string): boolean {
  const depth = above.split('/').length - 1
  const [best] = whole
  const step = best?.pattern.split('/')[depth] ?? ''
  if (!best || !step.includes('{member}')) return false
  const found = whole.reduce((sum, { placed }) => sum + placed.length, 0)
  return found >= notes * 0.8
}

function commonFolder(files: readonly FileEvidence[]): string {
  let above = ''
  for (;;) {
    const deep = files.filter(({ path }) => path.slice(above.length).includes('/'))
    const names = new Set(deep.map(({ path }) => path.slice(above.length).split('/')[0] ?? ''))
    const [name = ''] = names
    const isPerson = mayBePerson(name) && !isKind(name) && above !== ''
    if (names.size !== 1 || isPerson) return above
    above += `${name}/`
  }
}
