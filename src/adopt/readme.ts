/** What a README says that a config can hold. */
export interface Readme {
  /** Its first heading of the first level, or else its first heading. */
  title?: string | undefined
  /** Its tables: rows of cells, the header first. */
  tables: string[][][]
  /** What stands in a list item or a table's row: a person with another name of theirs, perhaps. */
  lines: string[]
  /** The years that it speaks of. */
  years: number[]
}

/** Reads a README's title, tables, list items and years. */
export function readmeOf(text: string): Readme {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  const tables: string[][][] = []
  for (const [at, line] of lines.entries()) {
    if (!/^[|:\s-]+$/.test(line) || !line.includes('|') || !line.includes('-')) continue
    const end = lines.findIndex((other, index) => index > at && !other.includes('|'))
    const rows = lines.slice(at + 1, end < 0 ? undefined : end)
    tables.push([lines[at - 1] ?? '', ...rows].map(cellsOf))
  }
  const items = lines.filter((line) => /^\s*(?:[-*+]|\d+[.)])\s/.test(line))
  return {
    title: titleOf(lines, 1) ?? titleOf(lines, 6),
    tables,
    lines: [...items, ...tables.flatMap((table) => table.slice(1).map((row) => row.join(' | ')))],
    years: [...new Set([...text.matchAll(/(?<!\d)20[123]\d(?!\d)/g)].map(([year]) => Number(year)))].sort(),
  }
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}

/** The first heading of a level up to this one. */
function titleOf(lines: readonly string[], level: number): string | undefined {
  const heading = new RegExp(`^#{1,${level}}[ \\t]+(.{1,200})$`)
  return lines.map((line) => heading.exec(line)?.[1]?.replace(/#*$/, '').trim()).find((title) => title !== undefined)
}
