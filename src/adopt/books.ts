import { groupBy, valuesByKey } from '../collections.ts'
import { compareNaturally } from '../text.ts'
import { personKey } from './evidence.ts'
import type { FileOutline } from './folder.ts'
import { isKind, isMeeting, weeksIn } from './names.ts'
import { rankedReadings } from './notes.ts'
import { firstNumber } from './old/weeks.ts'
import type { Readme } from './readme.ts'

/**
 * Finds several books in one repository: sibling folders that are not meetings, contain weeks and people, and start
 * again at the first week: `refactoring/01-kim.md` and `kafka/01-kim.md`, `part1/chapter1/kim.md` and
 * `part2/chapter1/kim.md`.
 * @returns their folders; none if there are fewer than two
 */
export function findBooks(files: readonly FileOutline[], readme: Readme): string[] {
  const inFolders = files.flatMap((file) => {
    const [name = '', ...below] = file.path.split('/')
    const [week] = weeksIn(name)
    const isBook = week?.start === 0 ? !isMeeting(name) : !isKind(name)
    return below.length > 0 && isBook ? [{ ...file, folder: name, path: below.join('/') }] : []
  })
  const studies = [...groupBy(inFolders, ({ folder }) => folder)].flatMap(([name, inside]) => {
    const notes = rankedReadings(inside, readme)[0]?.notes ?? []
    return notes.length >= 3 && new Set(notes.map(personKey)).size >= 2 ? [{ name, notes }] : []
  })
  const numbers = valuesByKey(studies.flatMap(({ name, notes }) => notes.map(({ week }) => [firstNumber(week), name])))
  const isAgain = ({ week }: { week: string }) => (numbers.get(firstNumber(week))?.size ?? 0) > 1
  const books = studies.filter(({ notes }) => notes.some(isAgain)).map(({ name }) => name)
  if (books.length < 2) return []
  // The folders are people: `kim/week1/retro.md`.
  const [best] = rankedReadings(files, readme)
  const count = studies.reduce((sum, { notes }) => sum + notes.length, 0)
  const isOfPeople = best?.person === 0 && best.notes.length >= count * 0.8
  return isOfPeople ? [] : books.sort(compareNaturally)
}
