import { styleOf } from '../terminal/terminal.ts'
import { widthOf } from '../terminal/width.ts'
import { type Cell, type Grid, safeGrid, type Tone } from './grid.ts'

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
