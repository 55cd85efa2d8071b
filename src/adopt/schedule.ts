import type { Readme } from './readme.ts'

/** A week as a table of the README has it; people by name, a date only where its year is known. */
export interface ScheduledWeek {
  number: number
  /** The week's cell as written. */
  label: string
  date?: string | undefined
  /** The date's cell, where it has no year that can be known. */
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
 * Finds the schedule among a README's tables: the one with a column of weeks, another that says what is in them, and most rows.
 * @param start the date of the first meeting, where somebody has said it: its year is the schedule's
 */
export function findSchedule(readme: Readme | undefined, start: string | undefined): ScheduledWeek[] {
  const tables = (readme?.tables ?? []).map((table) => readTable(table)).sort((a, b) => b.length - a.length)
  const [rows = []] = tables
  const said = start === undefined ? undefined : Number(start.slice(0, 4))
  const years = readme?.years ?? []
  const first = said ?? (years.length === 1 || years[1] === (years[0] ?? 0) + 1 ? years[0] : undefined)
  return withYears(rows, years.length > 2 ? said : first)
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

/** A cell as text: no emphasis, no emoji in front, a link by its words. */
function textOf(cell: string): string {
  return cell
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[^\p{L}\p{N}([#]+/u, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The lines of a cell; of a single line its parts, `데이터/아키텍처/샘플링`, but not those of `CI/CD`. */
function topicsOf(cell: string): string[] {
  const lines = cell.split(/<br\s*\/?>/i)
  const parts = lines.length > 1 ? lines : cell.split(/(?:,|;|\s[+/]\s|(?<=[가-힣])\/|\/(?=[가-힣]))(?![^()]*\))/)
  return parts.map((topic) => textOf(topic)).filter((topic) => topic !== '')
}

/** Gives the dates their years: as written, or from the first one on, a year later where the months begin anew. */
function withYears(rows: readonly ScheduledWeek[], first: number | undefined): ScheduledWeek[] {
  let year = first
  let before = 0
  return rows.map((row) => {
    const said = numeric(row.undated ?? '')
    const written = /(?<!\d)(20\d{2})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})(?!\d)/.exec(said)
    const short = written ?? /(?<![\d.])()(\d{1,2})\s*[-./월]\s*(\d{1,2})(?!\d)/.exec(said)
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

/** `Mar 5, 2026` and `5th of March 2026` as `2026-3-5`; a date in numbers as it is. */
function numeric(date: string): string {
  const [, before, name = '', after, year] =
    /(?:(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -])?([A-Za-z]{3,9})\.?(?:[ -](\d{1,2})(?!\d)(?:st|nd|rd|th)?)?(?:,? ?[ -](20\d{2}))?/g.exec(
      date.replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,? */gi, ''),
    ) ?? []
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1
  const day = before ?? after
  return month === 0 || day === undefined ? date : [...(year === undefined ? [] : [year]), month, day].join('-')
}
