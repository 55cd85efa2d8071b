import type { TableCell } from 'mdast'
import { columns } from '../languages/folder-words.ts'
import { parseFile } from '../limits.ts'
import { plainText, visitParents } from '../markdown/mdast.ts'
import type { Week } from '../workspace/weeks.ts'
import { isKind, nameKey } from './names.ts'

/** A row of a schedule, with its date as written and people by name. */
export interface ScheduleRow extends Pick<Week, 'title' | 'scope' | 'topics' | 'date' | 'presenter'> {
  editor?: string | undefined
  number: number
  /** The cell of the week. */
  label: string
}

/** The parts of a README that can go into a config. */
export type Readme = ReturnType<typeof readmeOf>

export function readmeOf(text: string) {
  const { tree } = parseFile(text)
  /** Rows of cells, the header first. */
  const tables: string[][][] = []
  const items: string[] = []
  visitParents(tree, (node) => {
    if (node.type === 'listItem') items.push(node.children[0] ? plainText(node.children[0]) : '')
    if (node.type === 'table') tables.push(node.children.map((row) => row.children.map(cellText)))
  })
  const schedules = new Map(tables.map((rows) => [rows, scheduleIn(rows)]))
  const [schedule = []] = [...schedules.values()].sort((a, b) => b.length - a.length)
  const rowsOf = (some: typeof tables) => some.flatMap((rows) => rows.slice(1).map((row) => row.join(' | ')))
  const headings = tree.children.filter((node) => node.type === 'heading')
  const titles = [headings.find(({ depth }) => depth === 1), headings[0]].flatMap((one) => (one ? plainText(one) : []))
  const words = [...items, ...rowsOf(tables)].flatMap((line) => line.split(/[^\p{L}\p{N}._-]+/u))
  return {
    /** The first heading of level 1, else the first heading, without emoji. Not `Schedule`, which does not name a study. */
    title: titles.map(textOf).find((title) => title !== '' && !isKind(title)),
    /** The rows of the longest table with a column of weeks or chapters and another known column. */
    schedule,
    /** Items and rows that may contain a person's name with another name: not `Week 1: Clean Code (hana)`. */
    lines: [
      ...items.filter((item) => !/(?<![\p{L}\p{N}._-])\d/u.test(item)),
      ...rowsOf(tables.filter((rows) => schedules.get(rows)?.length === 0)),
    ],
    /** Keys of the words in items and rows. */
    names: new Set(words.map(nameKey)),
    /** Keys of the people in the schedule. */
    presenters: new Set(schedule.flatMap(({ presenter = '', editor = '' }) => [presenter, editor].map(nameKey))),
    /** Keys of what the schedule is about. */
    subjects: new Set(schedule.flatMap(({ title = '', scope = '', topics }) => [title, scope, ...topics].map(nameKey))),
  }
}

/** The text of a cell; `<br>` is a line ending. */
function cellText({ children }: TableCell): string {
  const texts = children.map((node) => (node.type === 'html' && /^<br/i.test(node.value) ? '\n' : plainText(node)))
  return texts.join('').trim()
}

function scheduleIn([header = [], ...rows]: readonly string[][]): ScheduleRow[] {
  const names = header.map((cell) => Object.entries(columns).find(([, name]) => name.test(textOf(cell)))?.[0])
  if (!(names.includes('week') || names.includes('scope')) || new Set(names).size < 2) return []
  const weeks = rows.map((row): ScheduleRow => {
    const cell = (name: keyof typeof columns) => row[names.indexOf(name)] ?? ''
    const text = (name: keyof typeof columns) => textOf(cell(name)) || undefined
    const label = textOf(cell('week'))
    const number = Number(/^\D{0,12}(\d{1,3})/.exec(label)?.[1] ?? Number.NaN)
    const [date, title, written] = [text('date'), text('title'), text('scope')]
    // `3` in the column `Chapter` is `Chapter 3`.
    const scope = /^\d+$/.test(written ?? '') ? `${textOf(header[names.indexOf('scope')] ?? '')} ${written}` : written
    const topics = cell('topics').split('\n').map(textOf).filter(Boolean)
    return { number, label, date, title, scope, topics, presenter: text('presenter'), editor: text('editor') }
  })
  if (!names.includes('week')) return weeks
  const numbered = weeks.filter(({ number }) => !Number.isNaN(number))
  return new Set(numbered.map(({ number }) => number)).size === numbered.length ? numbered : []
}

/** A cell on one line, without leading emoji. */
function textOf(cell: string): string {
  return cell
    .replace(/^[^\p{L}\p{N}([#@]+/u, '')
    .replace(/\s+/g, ' ')
    .trim()
}
