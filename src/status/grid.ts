import type { NoteState, StatusWords } from '../languages/language.ts'
import { safeLine, styleOf } from '../terminal/terminal.ts'
import { widthOf } from '../terminal/width.ts'
import { type Config, expectedSections } from '../workspace/config.ts'
import type { MemberStatus, WeekStatus } from './status.ts'

const tones = { good: 'green', open: 'yellow', bad: 'red', quiet: 'dim' } as const

interface Cell {
  text: string
  tone: keyof typeof tones
}

/** The status as a table: a row for each member, a column for each week. */
interface Grid {
  /** The workspace, if there are several. */
  title: string | undefined
  head: string[]
  rows: { name: string; cells: Cell[] }[]
  /** Explains the signs that occur in the cells. */
  legend: string[]
}

/** @param title the workspace, if there are several */
export function gridOf(
  config: Config,
  weeks: readonly WeekStatus[],
  title: string | undefined,
  words: StatusWords,
): Grid {
  const expected = weeks.map(() => expectedSections(config.sections).map((section) => section.id))
  const cells = weeks.map((week, at) =>
    week.members.map((status) => memberCell(status, expected[at] ?? [], week.due, words)),
  )
  const rows = (weeks[0]?.members ?? []).map(({ name }, row) => ({
    name,
    cells: cells.flatMap((column) => column[row] ?? []),
  }))
  return { title, head: [words.member, ...weeks.map(({ id }) => id)], rows, legend: legendOf(cells.flat(), words) }
}

const toneOf: Record<NoteState, Cell['tone']> = {
  sections: 'good',
  whole: 'good',
  draft: 'open',
  empty: 'open',
  missing: 'open',
  excused: 'quiet',
  broken: 'bad',
}

function memberCell(
  { state, sections }: MemberStatus,
  expected: readonly string[],
  due: boolean,
  words: StatusWords,
): Cell {
  if (state === 'missing' && !due) return { text: words.notDue, tone: 'quiet' }
  const written = expected.filter((id) => sections.includes(id)).length
  if (state === 'sections' && written < expected.length) return { text: `${written}/${expected.length}`, tone: 'open' }
  return { text: words.states[state], tone: toneOf[state] }
}

/** What the signs in the cells mean, each once. */
function legendOf(cells: readonly Cell[], words: StatusWords): string[] {
  const texts = new Set(cells.map(({ text }) => text))
  const [, written, of] = [...texts].map((text) => /^(\d+)\/(\d+)$/.exec(text)).find((found) => found !== null) ?? []
  return [
    ...(written === undefined ? [] : [words.partlyMeans(Number(written), Number(of))]),
    ...Object.entries(words.means).flatMap(([state, meaning]) =>
      texts.has(words.states[state as NoteState]) ? [meaning] : [],
    ),
    ...(texts.has(words.notDue) ? [words.notDueMeans] : []),
  ]
}

/** Replaces control characters by visible symbols, before widths are measured: the symbols are wider. */
function safeGrid({ title, head, rows, legend }: Grid): Grid {
  const safe = rows.map(({ name, cells }) => ({
    name: safeLine(name),
    cells: cells.map((cell) => ({ ...cell, text: safeLine(cell.text) })),
  }))
  return { title: title && safeLine(title), head: head.map(safeLine), rows: safe, legend: legend.map(safeLine) }
}

/**
 * Prints a grid for a terminal, where a Hangul letter is two columns wide.
 * @param width of the terminal, in columns; weeks that do not fit have {@link shortLabels}, or go into further tables below
 */
export function gridTable(grid: Grid, width: number | undefined, color: boolean): string {
  const { title, head, rows, legend } = safeGrid(grid)
  const [corner = '', ...labels] = head
  const style = styleOf(color)
  const bold = (text: string) => style('bold', text)
  const inTone = (tone: Cell['tone']) => (text: string) => style(tones[tone], text)
  const widest = (texts: readonly string[]) => Math.max(...texts.map(widthOf))
  const first = widest([corner, ...rows.map(({ name }) => name)])
  const widthsWith = (labels: readonly string[]) =>
    labels.map((label, at) => widest([label, ...rows.map(({ cells }) => cells[at]?.text ?? '')]))
  const needed = widthsWith(labels).reduce((sum, column) => sum + 2 + column, first)
  const weeks = needed > (width ?? usualWidth) ? shortLabels(labels) : labels
  const widths = widthsWith(weeks)
  const line = (name: string, cells: readonly string[]) => [name, ...cells].join('  ').trimEnd()
  const blocks = blocksOf(widths, (width ?? Number.POSITIVE_INFINITY) - first).map((columns) => {
    const cell = (text: string, at: number, tone: (text: string) => string) => tone(text) + pad(text, widths[at] ?? 0)
    return [
      line(
        bold(corner) + pad(corner, first),
        columns.map((at) => cell(weeks[at] ?? '', at, bold)),
      ),
      ...rows.map(({ name, cells }) =>
        line(
          name + pad(name, first),
          columns.map((at) => {
            const { text, tone } = cells[at] as Cell
            return cell(text, at, inTone(tone))
          }),
        ),
      ),
    ].join('\n')
  })
  const parts = [title ? bold(title) : '', ...blocks, legend.join('\n')]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** In columns. Without a terminal there is one table, and its labels are short if it is wider than this. */
const usualWidth = 80

/** In columns. */
const maxLabel = 16

/**
 * Shortens the labels of weeks to their beginnings up to a number, `3주차` for `3주차(Chapter 6~7)`, or longer ones if
 * these are not unique: `4월 2주차` and `4월 3주차`. Commands accept such a beginning. Labels without a number are cut to
 * fewer than {@link maxLabel} columns.
 */
function shortLabels(labels: readonly string[]): string[] {
  const wordsEnd = (label: string) =>
    Array.from(label.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ({ 0: word, index }) => index + word.length)
  const beginningsOf = (label: string) => wordsEnd(label).map((end) => label.slice(0, end))
  const counts = new Map<string, number>()
  for (const beginning of labels.flatMap(beginningsOf)) counts.set(beginning, (counts.get(beginning) ?? 0) + 1)
  const shortened = labels.map(
    (label) =>
      beginningsOf(label).find((text) => /\d/.test(text) && counts.get(text) === 1) ??
      (/\d/.test(label) ? label : cut(label)),
  )
  return shortened.map((text, at) =>
    shortened.filter((other) => other === text).length === 1 ? text : (labels[at] ?? ''),
  )
}

function cut(label: string): string {
  const letters = [...label]
  while (widthOf(letters.join('')) >= maxLabel) letters.pop()
  return widthOf(label) > maxLabel ? `${letters.join('').trimEnd()}…` : label
}

function pad(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** The columns of each table; a column wider than the terminal gets its own. */
function blocksOf(widths: readonly number[], room: number): number[][] {
  const blocks: number[][] = []
  let left = -1
  for (const [at, width] of widths.entries()) {
    left -= width + 2
    if (left < 0) {
      blocks.push([])
      left = room - width - 2
    }
    blocks.at(-1)?.push(at)
  }
  return blocks
}
