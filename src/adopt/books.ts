import { groupBy, valuesByKey } from '../collections.ts'
import { compareNaturally } from '../text.ts'
import { firstNumber } from '../workspace/weeks.ts'
import type { Candidate, Placed } from './candidates.ts'
import { type Context, personKey } from './evidence.ts'
import type { FileOutline } from './folder.ts'
import { headedWeeks } from './headed-weeks.ts'
import { isAside, isKind, isWeek, mayBePerson, nameKey, weeksIn } from './names.ts'
import { rankedCandidates } from './notes.ts'

/**
 * Finds several books in one repository: sibling folders that are not weeks, contain weeks and people, and start again
 * at the first week: `refactoring/01-kim.md` and `kafka/01-kim.md`.
 * @returns their folders; none if there are fewer than two
 */
export function findBooks(files: readonly FileOutline[], context: Context): string[] {
  const above = commonFolder(files)
  const depth = above.split('/').length - 1
  const below = files.flatMap((file) => {
    const [name = '', ...rest] = file.path.slice(above.length).split('/')
    const isBook = !(isAside(name) || isKind(name) || weeksIn(name)[0]?.start === 0)
    return rest.length > 0 && isBook ? [{ ...file, folder: name, path: rest.join('/') }] : []
  })
  const folders = groupBy(below, ({ folder }) => folder)
  if (folders.size < 2) return []
  const studies = [...folders].flatMap(([name, own]) => {
    const byPath = rankedCandidates(own, context)[0]?.notes ?? []
    const byHeading = byPath.length >= 3 ? [] : (headedWeeks(own)?.notes ?? [])
    const notes = byPath.length >= byHeading.length ? byPath : byHeading
    const people = new Set(notes.map(personKey))
    return notes.length >= 3 && people.size >= 2 ? [{ name, notes, people }] : []
  })
  const numbers = valuesByKey(studies.flatMap(({ name, notes }) => notes.map(({ week }) => [firstNumber(week), name])))
  const restarted = studies.filter(({ notes }) =>
    notes.some(({ week }) => (numbers.get(firstNumber(week))?.size ?? 0) > 1),
  )
  if (restarted.length < 2) return []
  // The folders are people, and their weeks explain most notes: `kim/week1/retro.md`.
  const [best] = rankedCandidates(files, context)
  const count = studies.reduce((sum, { notes }) => sum + notes.length, 0)
  if (best?.person === depth && best.notes.length >= count * 0.8) return []
  // A folder without weeks is also a book if the same people have files in it.
  const known = new Set(restarted.flatMap(({ people }) => [...people]))
  const others = [...folders].filter(([name, own]) => {
    const parts = own.flatMap(({ path }) => path.split('/').map((step) => nameKey(step.replace(/\.[^.]*$/, ''))))
    return !restarted.some((one) => one.name === name) && new Set(parts.filter((one) => known.has(one))).size >= 3
  })
  const names = [...restarted.map(({ name }) => name), ...others.map(([name]) => name)].sort(compareNaturally)
  return names.map((name) => above + name)
}

/**
 * Finds books inside the folder of each member: `kim/refactoring/ch1.md` and `kim/kafka/ch1.md`.
 * @returns the name of the folder of each book, and its place in the path
 */
export function booksWithin({ week, person, notes }: Candidate): { at: number; names: string[] } | undefined {
  for (let at = 0; at < Math.min(...notes.map(({ spans }) => spans.week.at)); at++) {
    if (at === week || at === person) continue
    const folderOf = ({ path }: Placed) => path.normalize('NFC').split('/')[at] ?? ''
    // `kim/2024/01/03.md` and `kim/2024/02/03.md` are two months; `notes/week-1` and `questions/week-1` are one book.
    const own = notes.filter((note) => !isWeek(folderOf(note)) && !isKind(folderOf(note)))
    const folders = valuesByKey(own.map((note) => [folderOf(note), `${firstNumber(note.week)}\0${personKey(note)}`]))
    const isAgain = ([name, mine]: [string, Set<string>]) =>
      [...folders].some(
        ([other, theirs]) => other !== name && [...mine].filter((one) => theirs.has(one)).length * 2 > mine.size,
      )
    const again = [...folders].filter(isAgain)
    if (again.length > 1) return { at, names: again.map(([name]) => name).sort(compareNaturally) }
  }
  return undefined
}

function commonFolder(files: readonly FileOutline[]): string {
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
