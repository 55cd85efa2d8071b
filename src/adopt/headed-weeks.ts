import { valuesByKey } from '../collections.ts'
import { namesIn, type Placed, peopleIn } from './candidates.ts'
import type { FileOutline, Title } from './folder.ts'
import { byFrequency, isDate, isWeek, nameKey, weekKeyOf, weeksIn } from './names.ts'

/** Files with several weeks of one person, separated by headings. */
export interface HeadedWeeks {
  /** `Chapter {week}`. */
  weekHeading: string
  /** One note for each week of a file. */
  notes: (Placed & { titles: Title[] })[]
}

/**
 * Finds files with several weeks: at least three numbered headings of the same form in at least two files.
 * @param given the people of the files, if the user gave a pattern
 */
export function headedWeeks(
  files: readonly FileOutline[],
  given?: ReadonlyMap<string, Placed>,
): HeadedWeeks | undefined {
  const forms = valuesByKey(files.flatMap((file) => file.titles.flatMap(formOf).map((form) => [form, file])))
  const [best] = [...forms]
    .map(([form, own]) => ({ form, own: [...own].filter((file) => !given || given.has(file.path)) }))
    .filter(({ form, own }) => own.filter((file) => weeksBelow(file, form).length >= 3).length >= 2)
    .sort((a, b) => b.own.length - a.own.length)
  if (!best) return undefined
  const people = given ?? peopleByFile(best.own.map(({ path }) => path))
  const notes = best.own.flatMap((file) => {
    const placed = people.get(file.path)
    return placed ? weeksBelow(file, best.form).map((week) => ({ ...placed, ...week, key: weekKeyOf(week.week) })) : []
  })
  return notes.length > 0 ? { weekHeading: spellingOf(files, best.form), notes } : undefined
}

/** The form of a week heading: the same for `## Chapter 3: Logs` and `chapter 12`; '' for all dates. */
function formOf({ text, as }: Title): string[] {
  const [span] = as === 'item' ? [] : weeksIn(text)
  if (!span || span.start > 0) return []
  const label = text.slice(0, span.end)
  if (isDate(label)) return ['']
  const form = weekKeyOf(label).replace(/[\d ]+$/, '')
  // `2.1 Logs` is a chapter of the book, not a week.
  return /\p{L}/u.test(form) ? [form] : []
}

function weeksBelow(file: FileOutline, form: string): { week: string; titles: Title[] }[] {
  const found: { week: string; titles: Title[] }[] = []
  for (const title of file.titles) {
    const [span] = weeksIn(title.text)
    if (formOf(title)[0] === form && span) found.push({ week: title.text.slice(0, span.end), titles: [] })
    else found.at(-1)?.titles.push(title)
  }
  return found
}

function spellingOf(files: readonly FileOutline[], form: string): string {
  if (form === '') return '{week}'
  const spelled = files.flatMap(({ titles }) => titles.filter((title) => formOf(title)[0] === form))
  const texts = spelled.map(({ text }) =>
    text.slice(0, weeksIn(text)[0]?.end).replace(/\d+(?:\s?[~-]\s?\d+)?/, '{week}'),
  )
  return byFrequency(texts)[0] ?? '{week}'
}

/** The place in the path, a folder or the file name, that has a different person in most files. */
function peopleByFile(paths: readonly string[]): Map<string, Placed> {
  const depth = Math.max(...paths.map((path) => namesIn(path).length))
  const places = Array.from({ length: depth }, (_, at) => at - 1)
  const readings = places.map((place) => {
    const found = paths.flatMap((path): Placed[] => {
      const names = namesIn(path)
      const at = place < 0 ? names.length - 1 : place
      const run = at < names.length - (place < 0 ? 0 : 1) ? longest(names[at] ?? '') : undefined
      if (!run || isWeek(run.text)) return []
      const member = { at, start: run.start, end: run.end }
      return [{ path, week: '', key: '', member: run.text, spans: { week: { at: -1, start: 0, end: 0 }, member } }]
    })
    return { found, people: new Set(found.map(({ member }) => nameKey(member))).size }
  })
  const [best] = readings.sort((a, b) => b.people * 2 - b.found.length - (a.people * 2 - a.found.length))
  return new Map(best && best.people > 1 ? best.found.map((placed) => [placed.path, placed]) : [])
}

function longest(name: string) {
  return peopleIn(name).toSorted((a, b) => b.text.length - a.text.length)[0]
}
