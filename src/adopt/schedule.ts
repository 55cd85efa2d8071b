import { valuesByKey } from '../collections.ts'
import { compareNaturally } from '../text.ts'
import { firstNumber, weekKey } from '../workspace/weeks.ts'
import type { Readme } from './folder.ts'
import { byFrequency, isMeeting, nameKey, spanOf, weeksIn } from './names.ts'
import type { ProposedMember } from './people.ts'

type ProposedWeek = Omit<ScheduledWeek, 'number' | 'label' | 'topics'> & {
  id: string
  /** Other labels that are not recognised as the same week: `3. 큐` beside `3장`. */
  aliases?: string[] | undefined
  topics?: string[] | undefined
}

/** A note's labels in its path. */
interface ColumnLabels {
  week: string
  member: string
}

/** The schedule, and what could not be read from the table. */
export interface ProposedSchedule {
  weeks: ProposedWeek[]
  /** Number of dates without a year. */
  undated: number
  /** Presenters and editors who are not members. */
  strangers: string[]
}

/**
 * Proposes the schedule from a table of the README. Without one, lists the labels in paths if weeks have no numbers, or
 * if members use different labels for a week.
 * @param start the date of the first meeting, if given by the user
 */
export function proposeWeeks(
  readme: Readme | undefined,
  sheets: readonly ColumnLabels[],
  members: readonly ProposedMember[],
  start: string | undefined,
): ProposedSchedule {
  const labels = byFrequency(sheets.map(({ week }) => week.normalize('NFC')))
  const spelled = spelledApart(sheets, labels)
  const byNumber = new Map<number, string>()
  for (const label of labels.toSorted(compareNaturally)) {
    const number = firstNumber(label)
    if (number !== undefined && !byNumber.has(number)) byNumber.set(number, spelled?.get(number)?.[0] ?? label)
  }
  const aliasesOf = (number: number) => spelled?.get(number)?.slice(1)
  const rows = rowsFor(findSchedule(readme, start), labels)
  // A single `gpt-3` among the names of papers is no week 3.
  const isNumbered = labels.filter((label) => /\d/.test(label)).length * 2 >= labels.length
  if (!isNumbered || !rows.some(({ number }) => byNumber.has(number))) {
    const numbered = spelled ? [...byNumber].sort(([a], [b]) => a - b) : []
    const weeks =
      byNumber.size === 0
        ? // A label without a number in a file name is a week only if the schedule contains it.
          labels.toSorted(compareNaturally).map((id) => ({ id }))
        : numbered.map(([number, id]) => ({ id, aliases: aliasesOf(number) }))
    return { weeks, undated: 0, strangers: [] }
  }
  const idOf = (wanted: string) => {
    const key = nameKey(wanted.replace(/^@/, ''))
    const all = members.filter(({ id, name, aliases }) =>
      [id, name ?? id, ...aliases].some((one) => nameKey(one) === key),
    )
    const byPart = members.filter(({ name = '' }) => name.split(/\s+/).some((part) => nameKey(part) === key))
    return all[0]?.id ?? (byPart.length === 1 ? byPart[0]?.id : undefined)
  }
  const strangers = new Set<string>()
  const person = (name: string | undefined) => {
    const id = name === undefined ? undefined : idOf(name)
    const isOpen =
      name === undefined || !/\p{L}/u.test(name) || /^(?:tb[ad]|n\/?a|미정|없음|전원|all|everyone)\.?$/i.test(name)
    if (id === undefined && !isOpen) strangers.add(name)
    return id
  }
  const weeks = rows.map(({ number, label, presenter, editor, ...row }): ProposedWeek => {
    const id = byNumber.get(number) ?? likeOthers(labels, number) ?? label.replaceAll('/', '-')
    return { ...row, id, aliases: aliasesOf(number), presenter: person(presenter), editor: person(editor) }
  })
  return { weeks, undated: weeks.filter(({ undated }) => undated !== undefined).length, strangers: [...strangers] }
}

/**
 * The rows of the schedule by the numbers of the labels. If labels are chapters, these are not the numbers of the rows
 * but those in their scope: `| 2주차 | Chapter 3-4 |` is the row of `ch03` and `ch04`.
 */
function rowsFor(rows: readonly ScheduledWeek[], labels: readonly string[]): ScheduledWeek[] {
  const numbers = new Set(labels.flatMap((label) => firstNumber(label) ?? []))
  const byScope = rows.flatMap((row) => scopeOf(row).map((number) => ({ ...row, number, label: String(number) })))
  const fitting = (some: readonly ScheduledWeek[]) => some.filter(({ number }) => numbers.has(number)).length
  const spans = labels.map(spanOf)
  if (spans.some(isMeeting)) return [...rows]
  const isUnique = new Set(byScope.map(({ number }) => number)).size === byScope.length
  const isChapters = spans.filter((span) => /\p{L}/u.test(span)).length * 2 > labels.length
  if (isUnique && fitting(byScope) > 0 && (isChapters || fitting(byScope) > fitting(rows)))
    return byScope.filter(({ number }) => numbers.has(number))
  return isChapters ? [] : [...rows]
}

/** The chapters that a row names: 3 and 4 for `3-4장`, `Chapter 3~4` and `ch. 3, 4`. */
function scopeOf({ scope = '', title = '', topics }: ScheduledWeek): number[] {
  const text = [scope, title, ...topics].join(' / ')
  const unit = '(?:chapters?|ch|챕터|제)\\.?'
  const number = '(\\d{1,3})(?:\\s*[-~–,]\\s*(\\d{1,3}))?'
  const found = [
    ...text.matchAll(new RegExp(`${unit}\\s*${number}|(?<![\\d.])${number}\\s*(?:장|챕터|chapters?)`, 'gi')),
  ]
  return found.flatMap(([, first, last, other, end]) => {
    const from = Number(first ?? other)
    const to = Math.max(from, Number(last ?? end ?? from))
    return to - from > 60 ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
}

/**
 * The labels of each number, the most frequent first, if some are not recognised as the same week. Undefined if a
 * member uses two labels for one number: then they are different weeks.
 */
function spelledApart(sheets: readonly ColumnLabels[], labels: readonly string[]): Map<number, string[]> | undefined {
  const spelled = new Map<number, string[]>()
  for (const label of labels) {
    const number = weeksIn(label).length > 0 ? firstNumber(label) : undefined
    if (number === undefined) continue
    const before = spelled.get(number) ?? []
    if (!before.some((other) => weekKey(other) === weekKey(label))) spelled.set(number, [...before, label])
  }
  const own = valuesByKey(sheets.map(({ member, week }) => [`${firstNumber(week)} ${nameKey(member)}`, weekKey(week)]))
  const isApart = [...spelled.values()].some((all) => all.length > 1)
  return isApart && [...own.values()].every((keys) => keys.size === 1) ? spelled : undefined
}

/** A label in the form of the others: `week09` for `week08` and `week10`. Undefined if they have several forms. */
function likeOthers(labels: readonly string[], number: number): string | undefined {
  const own = labels.map((label) => label.slice(0, weeksIn(label)[0]?.end ?? 0)).filter((label) => label !== '')
  const shapes = new Set(own.map((label) => label.replace(/\d+/, '\0')))
  const [shape = ''] = shapes
  const digits = own.every((label) => (/\d+/.exec(label)?.[0].length ?? 2) > 1) ? 2 : 1
  return shapes.size === 1 && !/\d/.test(shape) ? shape.replace('\0', String(number).padStart(digits, '0')) : undefined
}

/** A week in a table of the README, with people by name. */
interface ScheduledWeek {
  number: number
  /** The cell of the week. */
  label: string
  /** Only if its year is known. */
  date?: string | undefined
  /** The cell of the date if its year is unknown. */
  undated?: string | undefined
  title?: string | undefined
  scope?: string | undefined
  topics: string[]
  presenter?: string | undefined
  editor?: string | undefined
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
function findSchedule(readme: Readme | undefined, start: string | undefined): ScheduledWeek[] {
  const tables = (readme?.tables ?? []).map((table) => readTable(table)).sort((a, b) => b.length - a.length)
  const [rows = []] = tables
  const given = start === undefined ? undefined : Number(start.slice(0, 4))
  const years = readme?.years ?? []
  const first = given ?? (years.length === 1 || years[1] === (years[0] ?? 0) + 1 ? years[0] : undefined)
  return withYears(rows, years.length > 2 ? given : first)
}

function readTable([header = [], ...rows]: readonly string[][]): ScheduledWeek[] {
  const at = new Map<Column, number>()
  for (const [index, cell] of header.map(textOf).entries()) {
    const column = (Object.keys(columns) as Column[]).find((name) => !at.has(name) && columns[name].test(cell))
    if (column) at.set(column, index)
  }
  if (!at.has('week') || at.size < 2) return []
  const weeks = rows.flatMap((row): ScheduledWeek[] => {
    const cell = (column: Column) => row[at.get(column) ?? -1] ?? ''
    const label = textOf(cell('week'))
    const number = /^\D{0,12}(\d{1,3})/.exec(label)?.[1]
    if (number === undefined) return []
    const line = (column: Column) => textOf(cell(column)) || undefined
    return [
      {
        number: Number(number),
        label,
        undated: line('date'),
        title: line('title'),
        scope: line('scope'),
        topics: topicsOf(cell('topics')),
        presenter: line('presenter'),
        editor: line('editor'),
      },
    ]
  })
  return new Set(weeks.map(({ number }) => number)).size === weeks.length ? weeks : []
}

/** A cell as text, without emphasis, leading emoji and link targets. */
function textOf(cell: string): string {
  return cell
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[^\p{L}\p{N}([#]+/u, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The lines of a cell. A single line is split: `데이터/아키텍처/샘플링`, but not `CI/CD`. */
function topicsOf(cell: string): string[] {
  const lines = cell.split(/<br\s*\/?>/i)
  const parts = lines.length > 1 ? lines : cell.split(/(?:,|;|\s[+/]\s|(?<=[가-힣])\/|\/(?=[가-힣]))(?![^()]*\))/)
  return parts.map((topic) => textOf(topic)).filter((topic) => topic !== '')
}

/** Adds years to dates: the written one, else `first`, plus one each time the months start again. */
function withYears(rows: readonly ScheduledWeek[], first: number | undefined): ScheduledWeek[] {
  let year = first
  let before = 0
  return rows.map((row) => {
    const text = numericDate(row.undated ?? '')
    const written = /(?<!\d)(20\d{2})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})(?!\d)/.exec(text)
    const short = written ?? /(?<![\d.])()(\d{1,2})\s*[-./월]\s*(\d{1,2})(?!\d)/.exec(text)
    const [month, day] = [Number(short?.[2]), Number(short?.[3])]
    if (!short || month < 1 || month > 12 || day < 1 || day > 31) return row
    if (written) year = Number(written[1])
    else if (year !== undefined && month < before) year++
    before = month
    const date = [String(year), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
    return year === undefined || Number.isNaN(Date.parse(date)) ? row : { ...row, date, undated: undefined }
  })
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Turns `Mar 5, 2026` and `5th of March 2026` into `2026-3-5`. Other dates are unchanged. */
function numericDate(date: string): string {
  const [, before, name = '', after, year] =
    /(?:(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -])?([A-Za-z]{3,9})\.?(?:[ -](\d{1,2})(?!\d)(?:st|nd|rd|th)?)?(?:,? ?[ -](20\d{2}))?/g.exec(
      date.replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,? */gi, ''),
    ) ?? []
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1
  const day = before ?? after
  return month === 0 || day === undefined ? date : [...(year === undefined ? [] : [year]), month, day].join('-')
}
