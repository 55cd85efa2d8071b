import { formLabel } from '../scaffold/new-note.ts'
import { compareNaturally, normaliseName } from '../text.ts'
import { rosterIndex } from '../workspace/members.ts'
import { firstNumber, isDay } from '../workspace/weeks.ts'
import type { Readme } from './folder.ts'
import { isMeeting, weekIn, weeksIn } from './names.ts'
import type { ProposedMember } from './people.ts'

/** A week of the schedule, with ids of members. */
export interface ProposedWeek {
  id: string
  title?: string | undefined
  scope?: string | undefined
  topics?: string[] | undefined
  /** Only if its year is known. */
  date?: string | undefined
  /** The date as written if its year is unknown. */
  undated?: string | undefined
  presenter?: string | undefined
  editor?: string | undefined
}

/** The schedule, and the presenters and editors who are not members. */
export interface ProposedSchedule {
  weeks: ProposedWeek[]
  strangers: string[]
}

/** A row of a table, with people by name. */
interface Row extends Omit<ProposedWeek, 'id'> {
  number: number
  /** The cell of the week. */
  label: string
  topics: string[]
}

/**
 * Proposes the schedule from a table of the README. Without one, lists the labels in paths if weeks have no numbers.
 * @param start the date of the first meeting, if given by the user
 */
export function proposeWeeks(
  readme: Readme | undefined,
  notes: readonly { week: string }[],
  members: readonly ProposedMember[],
  start: string | undefined,
): ProposedSchedule {
  const labels = [...new Set(notes.map(({ week }) => week.normalize('NFC')))].sort(compareNaturally)
  const byNumber = new Map(labels.toReversed().map((label) => [firstNumber(label), label]))
  const rows = rowsFor(findSchedule(readme, start), labels)
  const numbered = labels.filter((label) => /\d/.test(label))
  // A single `gpt-3` among the names of papers is no week 3.
  if (numbered.length * 2 < labels.length || !rows.some(({ number }) => byNumber.has(number)))
    return { weeks: numbered.length > 0 ? [] : labels.map((id) => ({ id })), strangers: [] }
  const forms = labels.flatMap((each) =>
    weeksIn(each)
      .slice(0, 1)
      .map(({ end }) => each.slice(0, end)),
  )
  const strangers = new Set<string>()
  const person = (name: string | undefined) => {
    const id = name === undefined ? undefined : memberCalled(name, members)
    const isOpen = /^(?:\P{L}*|tb[ad]|n\/?a|미정|없음|전원|all|everyone)\.?$/iu.test(name ?? '')
    if (name !== undefined && id === undefined && !isOpen) strangers.add(name)
    return id
  }
  const weeks = rows.map(({ number, label, ...row }): ProposedWeek => {
    const id = byNumber.get(number) ?? formLabel(forms, number) ?? label.replaceAll('/', '-')
    return { ...row, id, presenter: person(row.presenter), editor: person(row.editor) }
  })
  return { weeks, strangers: [...strangers] }
}

/** The id of the member with this name, or with a name of which it is the only part: `Ada`. */
function memberCalled(name: string, members: readonly ProposedMember[]): string | undefined {
  const key = normaliseName(name.replace(/^@/, ''))
  const byPart = members.filter(({ name = '' }) => normaliseName(name).split(/\s+/).includes(key))
  return (rosterIndex(members).get(key) ?? (byPart.length === 1 ? byPart[0] : undefined))?.id
}

/**
 * The rows of the schedule by the numbers of the labels. If labels are chapters, these are not the numbers of the rows
 * but those in their scope: `| 2주차 | Chapter 3-4 |` is the row of `ch03` and `ch04`.
 */
function rowsFor(rows: readonly Row[], labels: readonly string[]): readonly Row[] {
  const spans = labels.map((label) => weekIn(label)?.text ?? '')
  if (spans.some(isMeeting)) return rows
  const numbers = new Set(labels.map(firstNumber))
  const fitting = (some: readonly Row[]) => some.filter(({ number }) => numbers.has(number))
  const byScope = rows.flatMap((row) => scopeOf(row).map((number) => ({ ...row, number, label: String(number) })))
  const isUnique = new Set(byScope.map(({ number }) => number)).size === byScope.length
  const isChapters = spans.filter((span) => /\p{L}/u.test(span)).length * 2 > labels.length
  const found = isUnique ? fitting(byScope) : []
  return found.length > 0 && (isChapters || found.length > fitting(rows).length) ? found : isChapters ? [] : rows
}

const chapters =
  /(?:chapters?|ch|챕터|제)\.?\s*(\d{1,3})(?:\s*[-~–,]\s*(\d{1,3}))?|(?<![\d.])(\d{1,3})(?:\s*[-~–,]\s*(\d{1,3}))?\s*(?:장|챕터|chapters?)/gi

/** The chapters that a row names: 3 and 4 for `3-4장`, `Chapter 3~4` and `ch. 3, 4`. */
function scopeOf({ scope = '', title = '', topics }: Row): number[] {
  return [...[scope, title, ...topics].join(' / ').matchAll(chapters)].flatMap(([, first, last, other, end]) => {
    const from = Number(first ?? other)
    const count = Number(last ?? end ?? from) - from + 1
    return count > 60 ? [] : Array.from({ length: Math.max(1, count) }, (_, at) => from + at)
  })
}

const columns = {
  week: /주차|회차|차시|^주$|^회$|week|session|meeting|^no\.?$|^#$/i,
  date: /날짜|일자|일시|날|date|when/i,
  scope: /범위|분량|진도|챕터|단원|scope|chapter|pages|reading/i,
  topics: /내용|주제|토픽|topic|content|subject/i,
  title: /제목|title/i,
  presenter: /발표|발제|진행|presenter|speaker|lead|host/i,
  editor: /정리|서기|작성|기록|editor|scribe|writer|notes/i,
} as const

type Column = keyof typeof columns

/**
 * Finds the schedule among the tables of a README: the longest with a column of weeks and another known column.
 * @param start the date of the first meeting, if given by the user, for the year
 */
function findSchedule(readme: Readme | undefined, start: string | undefined): Row[] {
  const [rows = []] = (readme?.tables ?? []).map(readTable).sort((a, b) => b.length - a.length)
  const years = readme?.years ?? []
  const isOne = years.length === 1 || (years.length === 2 && years[1] === (years[0] ?? 0) + 1)
  return withYears(rows, start === undefined ? (isOne ? years[0] : undefined) : Number(start.slice(0, 4)))
}

function readTable([header = [], ...rows]: readonly string[][]): Row[] {
  const names = Object.keys(columns) as Column[]
  const at = new Map<Column, number>()
  for (const [index, cell] of header.entries()) {
    const column = names.find((name) => !at.has(name) && columns[name].test(textOf(cell)))
    if (column) at.set(column, index)
  }
  if (!at.has('week') || at.size < 2) return []
  const weeks = rows.flatMap((row): Row[] => {
    const cell = (column: Column) => row[at.get(column) ?? -1] ?? ''
    const line = (column: Column) => textOf(cell(column)) || undefined
    const label = line('week') ?? ''
    const number = /^\D{0,12}(\d{1,3})/.exec(label)?.[1]
    const [undated, title, scope] = [line('date'), line('title'), line('scope')]
    const people = { presenter: line('presenter'), editor: line('editor') }
    return number === undefined
      ? []
      : [{ number: Number(number), label, undated, title, scope, topics: topicsOf(cell('topics')), ...people }]
  })
  return new Set(weeks.map(({ number }) => number)).size === weeks.length ? weeks : []
}

/** A cell on one line, without leading emoji. */
function textOf(cell: string): string {
  return cell
    .replace(/^[^\p{L}\p{N}([#@]+/u, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The lines of a cell. A single line is split: `데이터/아키텍처/샘플링`, but not `CI/CD`. */
function topicsOf(cell: string): string[] {
  const parts = cell.split(cell.includes('\n') ? '\n' : /(?:,|;|\s[+/]\s|(?<=[가-힣])\/|\/(?=[가-힣]))(?![^()]*\))/)
  return parts.map((topic) => textOf(topic)).filter((topic) => topic !== '')
}

/** Adds years to dates: the written one, else `first`, plus one each time the months start again. */
function withYears(rows: readonly Row[], first: number | undefined): Row[] {
  let year = first
  let before = 0
  return rows.map((row) => {
    const found = /(?:(?<!\d)(20\d{2})\s*[-./년]\s*|(?<![\d.]))(\d{1,2})\s*[-./월]\s*(\d{1,2})(?!\d)/.exec(
      numericDate(row.undated ?? ''),
    )
    const [written, month, day] = (found ?? []).slice(1).map(Number) as [number?, number?, number?]
    if (month === undefined || day === undefined) return row
    if (written) year = written
    else if (year !== undefined && month < before) year++
    before = month
    const date = [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
    return isDay(date) ? { ...row, date, undated: undefined } : row
  })
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dayFirst = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ((?:${months.join('|')})[a-z]*)`, 'i')
const monthFirst = new RegExp(`(${months.join('|')})[a-z]*\\.? (\\d{1,2})(?!\\d)\\D*(20\\d{2})?`, 'i')

/** A date with its month as a number: `2026-3-5` for `March 5, 2026` and `5th of March 2026`. */
function numericDate(date: string): string {
  const [, name = '', day, year] = monthFirst.exec(date.replace(dayFirst, '$2 $1')) ?? []
  const month = months.indexOf(name.toLowerCase()) + 1
  return month === 0 ? date : [...(year === undefined ? [] : [year]), month, day].join('-')
}
