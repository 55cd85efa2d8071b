import type { PhrasingContent, TableCell, TableRow } from 'mdast'
import type { DocumentState, StatusWords } from '../languages/language.ts'
import { printFrame } from '../markdown/print.ts'
import { safeLine, styleOf } from '../terminal/terminal.ts'
import { widthOf } from '../terminal/width.ts'
import { uriPath, withoutMentions } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { memberName } from '../workspace/members.ts'
import { hasOnlyOtherText, type MemberStatus, type WeekStatus } from './week-status.ts'

/** The importance of a cell: done, still open, to be fixed, or nothing to do. */
type Tone = 'good' | 'open' | 'bad' | 'quiet'

interface Cell {
  text: string
  tone: Tone
  /** The note or document to link to. */
  path?: string | undefined
  /** The page to edit the note, or without a note the page that makes one. */
  link?: string | undefined
}

/** The status as a table: a row for each member and role, a column for each week. */
export interface Grid {
  /** The workspace, if there are several. */
  title?: string | undefined
  head: string[]
  rows: { name: string; cells: Cell[] }[]
  /** Explains the symbols that occur in the cells. */
  legend: string[]
}

const documentTones: Record<DocumentState, Tone> = {
  fresh: 'good',
  unsettled: 'good',
  absent: 'open',
  stale: 'bad',
  edited: 'bad',
  foreign: 'bad',
  blocked: 'bad',
  none: 'quiet',
}

/** Makes the gridTable of the status. */
export function gridOf(config: Pick<Config, 'members'>, weeks: readonly WeekStatus[], words: StatusWords): Grid {
  const members = weeks[0]?.members ?? []
  const rows = members.map(({ name }, at) => ({
    name,
    // A week that others have finished is not early.
    cells: weeks.map((week) =>
      memberCell(
        week.members[at] as MemberStatus,
        week.due || week.members.some(({ state }) => state === 'written'),
        words,
      ),
    ),
  }))
  for (const role of ['presenter', 'editor'] as const) {
    if (weeks.every((week) => week[role] === undefined)) continue
    const cells = weeks.map((week): Cell => {
      const id = week[role]
      return { text: memberName(config.members, id) ?? words.nothing, tone: 'quiet' }
    })
    rows.push({ name: words[role], cells })
  }
  const documents = weeks.map(({ document }): Cell => {
    const { state, path } = document
    const tone = documentTones[state]
    // A blocked document may or may not exist.
    const exists = state !== 'none' && state !== 'absent' && state !== 'blocked'
    return { text: words.documents[state], tone, path: exists ? path : undefined }
  })
  rows.push({ name: words.document, cells: documents })
  const states = new Set(weeks.map(({ document }) => document.state))
  return { head: [words.member, ...weeks.map(({ id }) => id)], rows, legend: legendOf(rows, states, words) }
}

/** The state of a note in a word, or how many of its sections have text. */
export function stateWord({ state, sections }: MemberStatus, words: Pick<StatusWords, 'states'>): string {
  return state === 'partly' ? `${sections.written}/${sections.of}` : words.states[state]
}

function memberCell(status: MemberStatus, due: boolean, words: StatusWords): Cell {
  const { state, late, paths, sources, link } = status
  const path = paths[0] ?? sources?.[0]
  if (state === 'missing' && !due) return { text: words.notDue, tone: 'quiet', link }
  const isSource = state === 'source'
  const word = isSource ? words.source : stateWord(status, words)
  const isBlank = isSource && paths.length > 0
  const tone =
    late || state === 'broken' ? 'bad' : state === 'written' ? 'good' : state === 'excused' ? 'quiet' : 'open'
  const mark = isBlank ? words.blankNote : hasOnlyOtherText(status) ? words.otherText : ''
  return { text: `${word}${mark}${late ? words.late : ''}`, tone, path, link }
}

function legendOf(rows: Grid['rows'], states: ReadonlySet<DocumentState>, words: StatusWords): string[] {
  const texts = rows.flatMap(({ cells }) => cells.map(({ text }) => text))
  const [, written, of] = texts.map((text) => /^(\d+)\/(\d+)/.exec(text)).find((fraction) => fraction !== null) ?? []
  return [
    ...(texts.some((text) => text.endsWith(words.late)) ? [words.lateMeans] : []),
    ...(texts.some((text) => text.startsWith(words.source)) ? [words.sourceMeans] : []),
    ...(texts.some((text) => text.includes(words.blankNote)) ? [words.blankNoteMeans] : []),
    ...(texts.some((text) => /^0\/\d/.test(text) && text.includes(words.otherText)) ? [words.otherTextMeans] : []),
    ...(texts.includes(words.notDue) ? [words.notDueMeans] : []),
    ...(written !== undefined ? [words.partlyMeans(Number(written), Number(of))] : []),
    ...(['edited', 'foreign', 'blocked'] as const).flatMap((state) =>
      states.has(state) ? [words.documentsMean[state]] : [],
    ),
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

const styles = { good: 'green', open: 'yellow', bad: 'red', quiet: 'dim' } as const

/**
 * Prints a grid as a gridTable for a terminal, where a Hangul letter is two columns wide.
 * @param width of the terminal, in columns; weeks that do not fit have {@link shortLabels}, or go into further tables below
 */
export function gridTable(grid: Grid, width: number | undefined, color: boolean): string {
  const { title, head, rows, legend } = safeGrid(grid)
  const [corner = '', ...labels] = head
  const style = styleOf(color)
  const bold = (text: string) => style('bold', text)
  const inTone = (tone: Tone) => (text: string) => style(styles[tone], text)
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
export function shortLabels(labels: readonly string[]): string[] {
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

/** The columns of each gridTable; a column wider than the terminal gets its own. */
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

/**
 * Prints a grid as a Markdown gridTable with links to the notes, and to the pages that make missing ones.
 * @param base the prefix of the links to notes and documents, in a job. Without it they lead to the pages to edit them
 */
export function markdownTable(grid: Grid, base: string, write: string): string {
  const { title, head, rows, legend } = safeGrid(grid)
  const cellOf = ({ text, path, link }: Pick<Cell, 'text' | 'path' | 'link'>): TableCell => {
    const words = { type: 'text' as const, value: withoutMentions(text) }
    const linked = (url: string, value = words): PhrasingContent => ({ type: 'link', url, children: [value] })
    if (path === undefined) {
      const toWrite = link === undefined ? [] : [{ ...words, value: ' ' }, linked(link, { ...words, value: write })]
      return { type: 'tableCell', children: [words, ...toWrite] }
    }
    return { type: 'tableCell', children: [linked(base === '' && link !== undefined ? link : base + uriPath(path))] }
  }
  const row = (cells: TableRow['children']): TableRow => ({ type: 'tableRow', children: cells })
  const text = (value: string) => [{ type: 'text' as const, value: withoutMentions(value) }]
  return printFrame([
    ...(title ? [{ type: 'heading' as const, depth: 3 as const, children: text(title) }] : []),
    {
      type: 'table',
      align: head.map((_, at) => (at === 0 ? null : 'center')),
      children: [
        row(head.map((text) => cellOf({ text }))),
        ...rows.map(({ name, cells }) => row([cellOf({ text: name }), ...cells.map(cellOf)])),
      ],
    },
    ...legend.map((value) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] })),
  ])
}
