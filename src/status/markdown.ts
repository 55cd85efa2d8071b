import type { TableCell, TableRow } from 'mdast'
import { printFrame } from '../markdown/print.ts'
import { uriPath, withoutMentions } from '../text.ts'
import { type Cell, type Grid, safeGrid } from './grid.ts'

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
