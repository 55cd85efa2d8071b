import { valuesByKey } from '../collections.ts'
import type { FileEvidence, Title } from './evidence.ts'
import { byFrequency, isDate, isWeek, nameKey, weekKeyOf, weeksIn } from './names.ts'
import { type Placed, waysToRead } from './patterns.ts'

/** Files with several weeks of one person, separated by headings. */
export interface SeveralWeeks {
  pattern: string
  /** `Chapter {week}`. */
  weekHeading: string
  /** One note for each week of a file. */
  notes: (Placed & { titles: Title[] })[]
}

/** Finds files with several weeks: at least three numbered headings of the same form in at least two files. */
export function findSeveralWeeks(files: readonly FileEvidence[]): SeveralWeeks | undefined {
  const forms = valuesByKey(files.flatMap((file) => file.titles.flatMap(formOf).map((form) => [form, file])))
  const [best] = [...forms]
    .map(([form, own]) => [form, [...own]] as const)
    .filter(([form, own]) => own.filter((file) => weeksBelow(file, form).length >= 3).length >= 2)
    .sort(([, a], [, b]) => b.length - a.length)
  if (!best) return undefined
  const [form, own] = best
  const pattern = patternOf(own.map(({ path }) => path))
  if (!pattern) return undefined
  const notes = own.flatMap((file) => {
    const member = pattern.people.get(file.path)
    if (member === undefined) return []
    return weeksBelow(file, form).map((week) => ({ path: file.path, member, ...week }))
  })
  return { pattern: pattern.text, weekHeading: spellingOf(files, form), notes }
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

function weeksBelow(file: FileEvidence, form: string): { week: string; titles: Title[] }[] {
  const found: { week: string; titles: Title[] }[] = []
  for (const title of file.titles) {
    const [span] = weeksIn(title.text)
    if (formOf(title)[0] === form && span) found.push({ week: title.text.slice(0, span.end), titles: [] })
    else found.at(-1)?.titles.push(title)
  }
  return found
}

function spellingOf(files: readonly FileEvidence[], form: string): string {
  if (form === '') return '{week}'
  const spelled = files.flatMap(({ titles }) => titles.filter((title) => formOf(title)[0] === form))
  const [best = ''] = byFrequency(
    spelled.map(({ text }) => text.slice(0, weeksIn(text)[0]?.end).replace(/\d+(?:\s?[~-]\s?\d+)?/, '{week}')),
  )
  return best
}

/** The pattern that gives each file a different person. */
function patternOf(paths: readonly string[]): { text: string; people: Map<string, string> } | undefined {
  const ways = new Map<string, Map<string, string>>()
  for (const path of paths) {
    for (const { pattern, week, member } of waysToRead(path)) {
      if (week !== undefined || isWeek(member)) continue
      const own = ways.get(pattern) ?? new Map<string, string>()
      if (!own.has(path)) own.set(path, member)
      ways.set(pattern, own)
    }
  }
  const score = (text: string, own: ReadonlyMap<string, string>) => {
    const people = new Set([...own.values()].map(nameKey)).size
    return people * 2 - own.size + text.replaceAll('*', '').length / 1000 - (text.split('*').length - 1) / 4
  }
  const [best] = [...ways].sort(([a, one], [b, other]) => score(b, other) - score(a, one))
  if (!best || best[1].size < 2) return undefined
  return { text: best[0], people: best[1] }
}
