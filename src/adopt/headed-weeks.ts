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
  const personIn = given ? (path: string) => given.get(path) : peopleAtOnePlace(best.own.map(({ path }) => path))
  const notes = best.own.flatMap((file) => {
    const placed = personIn(file.path)
    return placed ? weeksBelow(file, best.form).map((week) => ({ ...placed, ...week, key: weekKeyOf(week.week) })) : []
  })
  const people = new Set(notes.map(({ member }) => nameKey(member)))
  const taken = new Set(notes.map(({ path }) => path))
  // `kim/chapter-9.md` without a heading for its chapter is one week, beside `kim/chapters 1 to 8.md`.
  const single = files.flatMap(({ path, titles }) => {
    const placed = given || taken.has(path) ? undefined : personIn(path)
    const at = namesIn(path).length - 1
    const [week] = weeksIn(namesIn(path)[at] ?? '')
    if (!placed || !week || placed.spans.member.at === at || !people.has(nameKey(placed.member))) return []
    const label = (namesIn(path)[at] ?? '').slice(week.start, week.end)
    const spans = { ...placed.spans, week: { at, start: week.start, end: week.end } }
    return [{ ...placed, week: label, key: week.key, spans, titles }]
  })
  return notes.length > 0 ? { weekHeading: spellingOf(files, best.form), notes: [...notes, ...single] } : undefined
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

/** Reads people at the place in the path, a folder or the file name, that has a different person in most files. */
function peopleAtOnePlace(paths: readonly string[]): (path: string) => Placed | undefined {
  const depth = Math.max(...paths.map((path) => namesIn(path).length))
  const readings = Array.from({ length: depth }, (_, place) => {
    const read = (path: string): Placed | undefined => {
      const names = namesIn(path)
      const at = place === 0 ? names.length - 1 : place - 1
      const run = at < names.length - (place === 0 ? 0 : 1) ? longest(names[at] ?? '') : undefined
      if (!run || isWeek(run.text)) return undefined
      const member = { at, start: run.start, end: run.end }
      return { path, week: '', key: '', member: run.text, spans: { week: { at: -1, start: 0, end: 0 }, member } }
    }
    const found = paths.flatMap((path) => read(path) ?? [])
    const people = new Set(found.map(({ member }) => nameKey(member))).size
    return { read, people, score: people * 2 - found.length }
  })
  const [best] = readings.sort((a, b) => b.score - a.score)
  return best && best.people > 1 ? best.read : () => undefined
}

function longest(name: string) {
  return peopleIn(name).toSorted((a, b) => b.text.length - a.text.length)[0]
}
