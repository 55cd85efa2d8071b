import type { TableCell, TableRow } from 'mdast'
import type { DocumentState, StatusWords } from '../languages/language.ts'
import { printFrame } from '../markdown/print.ts'
import { safeLine, styleOf } from '../terminal/terminal.ts'
import { widthOf } from '../terminal/width.ts'
import { uriPath, withoutMentions } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { memberName } from '../workspace/members.ts'
import type { MemberStatus, WeekStatus } from './week-status.ts'

/** How a cell feels: something to be glad of, to look at, to act on, or to pass over. */
type Tone = 'good' | 'open' | 'bad' | 'quiet'

interface Cell {
  text: string
  tone: Tone
  /** A note of the workspace that the cell is about. */
  path?: string | undefined
}

/** The status as rows and columns of words: members and roles down, weeks across. */
export interface Grid {
  head: string[]
  rows: { name: string; cells: Cell[] }[]
  /** What the signs in the cells mean, as far as they occur. */
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

/** Puts the status into words. */
export function gridOf(config: Pick<Config, 'members'>, weeks: readonly WeekStatus[], words: StatusWords): Grid {
  const members = weeks[0]?.members ?? []
  const rows = members.map(({ name }, at) => ({
    name,
    cells: weeks.map((week) => memberCell(week.members[at] as MemberStatus, week.due, words)),
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
    // Of one that cannot be built nobody knows whether it is there.
    const isThere = state !== 'none' && state !== 'absent' && state !== 'blocked'
    return { text: words.documents[state], tone, path: isThere ? path : undefined }
  })
  rows.push({ name: words.document, cells: documents })
  const states = new Set(weeks.map(({ document }) => document.state))
  return { head: [words.member, ...weeks.map(({ id }) => id)], rows, legend: legendOf(rows, states, words) }
}

function memberCell({ state, late, sections, paths }: MemberStatus, due: boolean, words: StatusWords): Cell {
  const path = paths[0]
  if (state === 'missing' && !due) return { text: words.notDue, tone: 'quiet' }
  const word = state === 'partly' ? `${sections.written}/${sections.of}` : words.states[state]
  const tone =
    late || state === 'broken' ? 'bad' : state === 'written' ? 'good' : state === 'excused' ? 'quiet' : 'open'
  return { text: late ? `${word}${words.late}` : word, tone, path }
}

function legendOf(rows: Grid['rows'], states: ReadonlySet<DocumentState>, words: StatusWords): string[] {
  const texts = rows.flatMap(({ cells }) => cells.map(({ text }) => text))
  return [
    ...(texts.some((text) => text.endsWith(words.late)) ? [words.lateMeans] : []),
    ...(texts.includes(words.notDue) ? [words.notDueMeans] : []),
    ...(texts.some((text) => /^\d+\/\d+/.test(text)) ? [words.partlyMeans] : []),
    ...(['edited', 'foreign', 'blocked'] as const).flatMap((state) =>
      states.has(state) ? [words.documentsMean[state]] : [],
    ),
  ]
}

/** Of what a terminal would obey the pictures are shown, which are wider. */
function safeGrid({ head, rows, legend }: Grid): Grid {
  const safe = rows.map(({ name, cells }) => ({
    name: safeLine(name),
    cells: cells.map((cell) => ({ ...cell, text: safeLine(cell.text) })),
  }))
  return { head: head.map(safeLine), rows: safe, legend: legend.map(safeLine) }
}

const looks = { good: 'green', open: 'yellow', bad: 'red', quiet: 'dim' } as const

/**
 * Prints a grid as a table whose columns stand right in a terminal, where a Hangul letter is two wide.
 * @param width of the terminal; weeks that do not fit go below, in a table of their own
 */
export function table(grid: Grid, width: number, color: boolean): string {
  const { head, rows, legend } = safeGrid(grid)
  const [corner = '', ...weeks] = head
  const style = styleOf(color)
  const bold = (text: string) => style('bold', text)
  const inTone = (tone: Tone) => (text: string) => style(looks[tone], text)
  const widest = (texts: readonly string[]) => Math.max(...texts.map(widthOf))
  const first = widest([corner, ...rows.map(({ name }) => name)])
  const widths = weeks.map((week, at) => widest([week, ...rows.map(({ cells }) => cells[at]?.text ?? '')]))
  const line = (name: string, cells: readonly string[]) => [name, ...cells].join('  ').trimEnd()
  const blocks = blocksOf(widths, width - first).map((columns) => {
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
  return `${[...blocks, legend.join('\n')].filter((block) => block !== '').join('\n\n')}\n`
}

function pad(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** The columns that go together; one that is wider than the terminal stands alone. */
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
 * Prints a grid as a Markdown table, for a README at the workspace's top, a job's summary or a comment; cells lead to the notes.
 * @param base what comes before the path in a link; a README needs nothing
 */
export function markdownTable(grid: Grid, base: string): string {
  const { head, rows, legend } = safeGrid(grid)
  const cellOf = ({ text, path }: Pick<Cell, 'text' | 'path'>): TableCell => {
    const words = { type: 'text' as const, value: withoutMentions(text) }
    if (path === undefined) return { type: 'tableCell', children: [words] }
    return { type: 'tableCell', children: [{ type: 'link', url: base + uriPath(path), children: [words] }] }
  }
  const row = (cells: TableRow['children']): TableRow => ({ type: 'tableRow', children: cells })
  const table = printFrame([
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
  return table
}
