import { compareNaturally, normaliseName } from '../text.ts'
import { rosterIndex } from '../workspace/members.ts'
import { isMeeting, weekIn, weeksIn } from './names.ts'
import { firstNumber, formLabel, isDay, type Week } from './old/weeks.ts'
import type { ProposedMember } from './people.ts'
import type { ScheduleRow } from './readme.ts'

/** A week of the schedule, with ids of members, and a date only if its year is known. */
export type ProposedWeek = Pick<Week, 'id'> & Partial<Omit<ScheduleRow, 'number' | 'label'>>

/**
 * Proposes the schedule from a table of the README. Without one, lists the labels in paths if weeks have no numbers.
 * @param start the date of the first meeting, if given by the user
 * @returns also what is left out: dates that cannot be read or have no year, and people who are not members
 */
export function proposeWeeks(
  schedule: readonly ScheduleRow[],
  notes: readonly { week: string }[],
  members: readonly ProposedMember[],
  start: string | undefined,
) {
  const labels = [...new Set(notes.map(({ week }) => week.normalize('NFC')))].sort(compareNaturally)
  const byNumber = new Map(labels.toReversed().map((label) => [firstNumber(label), label]))
  const rows = rowsFor(schedule, labels)
  const numbered = labels.filter((label) => /\d/.test(label))
  // Among the titles of papers, a single `gpt-3` is not week 3.
  if (numbered.length * 2 < labels.length || !rows.some(({ number }) => byNumber.has(number)))
    return { weeks: numbered.length > 0 ? [] : labels.map((id): ProposedWeek => ({ id })), undated: [], strangers: [] }
  const roster = rosterIndex(members)
  const [undated, strangers] = [new Set<string>(), new Set<string>()]
  const person = (name: string | undefined) => {
    const id = roster.get(normaliseName(name ?? '').replace(/^@/, ''))?.id
    const isOpen = /^(?:\P{L}*|tb[ad]|n\/?a|미정|없음|전원|all|everyone)\.?$/iu.test(name ?? '')
    if (name !== undefined && id === undefined && !isOpen) strangers.add(name)
    return id
  }
  const dateOf = datesIn(start === undefined ? undefined : Number(start.slice(0, 4)))
  const weeks = rows.map(({ number, label, date: written, ...row }): ProposedWeek => {
    const id = byNumber.get(number) ?? formLabel(labels, number) ?? label.replaceAll('/', '-')
    const date = written && dateOf(written)
    if (written && !date) undated.add(written)
    return { id, ...row, date, presenter: person(row.presenter), editor: person(row.editor) }
  })
  return { weeks, undated: [...undated], strangers: [...strangers] }
}

/**
 * The rows of the schedule by the numbers of the labels. If labels are chapters, these are not the numbers of the rows
 * but those in their scope: `| 2주차 | Chapter 3-4 |` is the row of `ch03` and `ch04`.
 */
function rowsFor(rows: readonly ScheduleRow[], labels: readonly string[]): readonly ScheduleRow[] {
  const spans = labels.map((label) => weekIn(label)?.text ?? '')
  const isChapters = spans.filter((span) => /\p{L}/u.test(span)).length * 2 > labels.length
  if (!isChapters || spans.some(isMeeting)) return rows
  const byScope = rows.flatMap((row) => chaptersIn(row).map((number) => ({ ...row, number, label: String(number) })))
  if (byScope.length === 0) return rows.some(({ label }) => isMeeting(label)) ? [] : rows
  return new Set(byScope.map(({ number }) => number)).size === byScope.length ? byScope : []
}

/** The chapters that a row names: 3 and 4 for `3-4장` and `Chapter 3~4`. */
function chaptersIn({ scope = '', title = '', topics = [] }: ScheduleRow): number[] {
  return weeksIn([scope, title, ...topics].join(' / ')).flatMap(({ text }) => {
    const [first = 0, last = first] = (text.match(/\d+/g) ?? []).map(Number)
    return /\p{L}/u.test(text) ? Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at) : []
  })
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const namedMonth = new RegExp(`(${months.join('|')})[a-z]*\\.? (\\d{1,2})(?!\\d)(?:,? (20\\d{2}))?`, 'i')

/** `3-5` for `March 5` and `2031-3-5` for `Mar 5, 2031`. */
function inNumbers(date: string): string {
  return date.replace(namedMonth, (_date, name: string, day: string, year?: string) =>
    [year ?? [], months.indexOf(name.toLowerCase()) + 1, day].flat().join('-'),
  )
}

/**
 * Returns a function that turns dates into `2026-03-05`, one after the other: with the year that is written,
 * else with `year`, plus one each time the months start again.
 */
function datesIn(year: number | undefined): (written: string) => string | undefined {
  let before = 0
  return (text) => {
    const found = /(?<![\d.])(?:(\d{4}|\d{2})\s*[-./년]\s*)?(\d{1,2})\s*[-./월]\s*(\d{1,2})(?![\d.]*\d)/.exec(
      inNumbers(text),
    )
    const [written, month = 0, day = 0] = (found ?? []).slice(1).map((digits) => digits && Number(digits)) as number[]
    if (written) year = written < 100 ? 2000 + written : written
    else if (year !== undefined && month < before) year++
    before = month
    const date = [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
    return isDay(date) ? date : undefined
  }
}
