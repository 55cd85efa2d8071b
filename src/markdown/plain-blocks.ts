import type { AlignType, ListItem, Nodes, Root, RootContent, TableRow, Text } from 'mdast'
import { longestLabel, normaliseLabel } from './labels.ts'

/** The lines of a text, and where each begins. */
interface Lines {
  lines: readonly string[]
  starts: readonly number[]
}

/** A block, and the line below it. */
interface Read {
  node: RootContent
  next: number
}

/** Reads the block that begins at a line; undefined where it is of another kind, or not plain. */
type Reader = (text: Lines, at: number) => Read | undefined

/** Letters, bold ones too, code, a link that defines nothing: with these begins no block but a paragraph. */
const prose = String.raw`(?:(?:\*\*?|__?)?["'(]?[a-zA-Z\u0080-\uFFFF]|\d{1,9}(?![\d.)])|\x60{1,2}(?!\x60)|!?\[[^[\]\\^][^[\]\\]*\](?!:)).*`
const paragraphLine = new RegExp(`^${prose}$`)
const itemLine = new RegExp(`^([-*+]) ${prose}$`)
const headingLine = /^(#{1,6}) ([^\s#](?:.*[^\s#])?)$/
const definitionLine = /^\[([^\s[\]\\^&](?:[^[\]\\&]*[^\s[\]\\&])?)\]: (<[^\s<>\\&\p{Cc}]+>|[^\s<>()\\&\p{Cc}]+)$/u
const footnoteLine = new RegExp(String.raw`^\[\^([^\s[\]\\^&]+)\]: (${prose})$`)
const breakLine = /^(?:-{3,}|\*{3,}|_{3,})$/
const fenceLine = /^(`{3,}|~{3,})([\w+-]*)$/
const commentLine = /^<!-- [^<>]*[^<>-] -->$/
const rowLine = /^\|(?: (?:[^\s|\\`]|[^\s|\\`][^|\\`]*[^\s|\\`]) \|)+$/
const delimiterLine = /^\|(?: :?-+:? \|)+$/

/**
 * Reads a text's blocks as micromark does, in a fiftieth of the time that it takes where it has not run before: for texts
 * all of whose blocks are plain, as those of most notes are. Paragraphs, flat lists and what else there is begin at their
 * line's first letter and end where nobody could take them to go on.
 * What stands between two headings and is not plain goes to a parser.
 * @param parse reads the blocks of any text
 * @returns the same tree; undefined where nobody but a parser can tell where a block ends
 */
export function plainBlocks(markdown: string, parse: (markdown: string) => Root): Root | undefined {
  if (markdown === '' || /[\t\r\0\uFEFF]/.test(markdown)) return undefined
  const lines = markdown.split('\n')
  let start = 0
  const starts = lines.map((line) => {
    start += line.length + 1
    return start - line.length - 1
  })
  const text = { lines, starts }
  const children: RootContent[] = []
  let at = 0
  while (at < lines.length) {
    if (lines[at] === '') {
      at++
      continue
    }
    const read = at === 0 && markdown.startsWith('---') ? frontMatter(text, at) : readBlock(text, at)
    if (read) children.push(read.node)
    const next = read?.next ?? headingBelow(lines, at)
    if (next === undefined) return undefined
    if (!read) {
      const part = parse(markdown.slice(starts[at], starts[next]))
      moveDown(part, at, starts[at] ?? 0, new Set())
      children.push(...part.children)
    }
    at = next
  }
  const end = { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset: markdown.length }
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } }
}

/** The next line that is a heading whatever stands above it, or the end; undefined where that cannot be told. */
function headingBelow(lines: readonly string[], at: number): number | undefined {
  const end = below(lines, at, (line, index) => headingLine.test(line) && lines[index - 1] === '')
  const mayGoOn = lines.slice(at, end).some((line) => /`{3}|~{3}|^[ >*+\-\d.)]*</.test(line))
  return (mayGoOn && end < lines.length) || lines[at]?.startsWith('---') ? undefined : end
}

/** Makes the places in a part's tree those in the whole text. */
function moveDown(node: Nodes, line: number, offset: number, moved: Set<object>): void {
  for (const point of [node.position?.start, node.position?.end]) {
    // Nodes that begin or end together may share a point.
    if (!point || moved.has(point)) continue
    moved.add(point)
    point.line += line
    point.offset = (point.offset ?? 0) + offset
  }
  const place = node.data?.destination
  if (place) Object.assign(place, { start: place.start + offset, end: place.end + offset })
  if ('children' in node) for (const child of node.children) moveDown(child, line, offset, moved)
}

function readBlock(text: Lines, at: number): Read | undefined {
  for (const reader of readers) {
    const read = reader(text, at)
    if (read) return read
  }
  return undefined
}

const frontMatter: Reader = (text, at) => {
  const { lines } = text
  const end = below(lines, at, (line) => /^---[ \t]*$/.test(line))
  if (lines[at] !== '---' || lines[end] !== '---') return undefined
  return {
    node: { type: 'yaml', value: lines.slice(at + 1, end).join('\n'), position: position(text, at, end) },
    next: end + 1,
  }
}

const heading: Reader = (text, at) => {
  const [, marks = '', words = ''] = headingLine.exec(text.lines[at] ?? '') ?? []
  if (words === '') return undefined
  const depth = marks.length as 1 | 2 | 3 | 4 | 5 | 6
  const children = [textNode(text, at, at, marks.length + 1)]
  return { node: { type: 'heading', depth, children, position: position(text, at, at) }, next: at + 1 }
}

const paragraph: Reader = (text, at) => {
  const { lines } = text
  if (!paragraphLine.test(lines[at] ?? '')) return undefined
  let next = at + 1
  // Two spaces at the end of a line break it, unless nothing follows.
  while (!lines[next - 1]?.endsWith(' ') && paragraphLine.test(lines[next] ?? '')) next++
  if (!endsAt(lines[next], itemLine)) return undefined
  const children = [textNode(text, at, next - 1, 0)]
  return { node: { type: 'paragraph', children, position: position(text, at, next - 1) }, next }
}

const list: Reader = (text, at) => {
  const { lines } = text
  const [, marker] = itemLine.exec(lines[at] ?? '') ?? []
  if (marker === undefined) return undefined
  const children: ListItem[] = []
  let [next, last, spread] = [at, at, false]
  while (itemLine.exec(lines[next] ?? '')?.[1] === marker) {
    if (next > last + 1) spread = true
    last = next
    const place = position(text, last, last, 2)
    children.push({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [{ type: 'paragraph', children: [textNode(text, last, last, 2)], position: place }],
      position: position(text, last, last),
    })
    next++
    while (lines[next] === '') next++
  }
  // What stands right below goes on with the last item.
  if (next === last + 1 && next < lines.length && !headingLine.test(lines[next] ?? '')) return undefined
  if (/^(?: |(?:[-*+]|\d+[.)])(?: |$))/.test(lines[next] ?? '')) return undefined
  const node = { type: 'list', ordered: false, start: null, spread, children } as const
  return { node: { ...node, position: position(text, at, last) }, next }
}

const definition: Reader = (text, at) => {
  const { lines, starts } = text
  const line = lines[at] ?? ''
  const [, label = '', target = ''] = definitionLine.exec(line) ?? []
  if (label === '' || label.length > longestLabel || !endsAt(lines[at + 1], definitionLine, footnoteLine))
    return undefined
  const end = (starts[at] ?? 0) + line.length
  return {
    node: {
      type: 'definition',
      identifier: normaliseLabel(label),
      label,
      title: null,
      url: target.startsWith('<') ? target.slice(1, -1) : target,
      position: position(text, at, at),
      data: { destination: { start: end - target.length, end } },
    },
    next: at + 1,
  }
}

const footnote: Reader = (text, at) => {
  const { lines } = text
  const line = lines[at] ?? ''
  const [, label = '', words = ''] = footnoteLine.exec(line) ?? []
  if (label === '' || label.length > longestLabel || !endsAt(lines[at + 1], footnoteLine)) return undefined
  if (lines[below(lines, at, (one) => one !== '')]?.startsWith(' ')) return undefined
  const indent = line.length - words.length
  const children = [textNode(text, at, at, indent)]
  return {
    node: {
      type: 'footnoteDefinition',
      identifier: normaliseLabel(label),
      label,
      children: [{ type: 'paragraph', children, position: position(text, at, at, indent) }],
      position: position(text, at, at),
    },
    next: at + 1,
  }
}

/** The first line below another that is of a kind; the number of lines where there is none. */
function below(lines: readonly string[], at: number, is: (line: string, index: number) => boolean): number {
  let next = at + 1
  while (next < lines.length && !is(lines[next] ?? '', next)) next++
  return next
}

/** Whether a line cannot go on with what stands above it. */
function endsAt(line = '', ...others: readonly RegExp[]): boolean {
  return line === '' || headingLine.test(line) || others.some((other) => other.test(line))
}

const thematicBreak: Reader = (text, at) =>
  breakLine.test(text.lines[at] ?? '')
    ? { node: { type: 'thematicBreak', position: position(text, at, at) }, next: at + 1 }
    : undefined

const code: Reader = (text, at) => {
  const { lines } = text
  const [, fence = '', lang = ''] = fenceLine.exec(lines[at] ?? '') ?? []
  if (fence === '') return undefined
  const end = below(lines, at, (line) => line.trim().startsWith(fence))
  if (lines[end] !== fence) return undefined
  const value = lines.slice(at + 1, end).join('\n')
  return {
    node: { type: 'code', lang: lang || null, meta: null, value, position: position(text, at, end) },
    next: end + 1,
  }
}

const comment: Reader = (text, at) => {
  const value = text.lines[at] ?? ''
  if (!commentLine.test(value)) return undefined
  return { node: { type: 'html', value, position: position(text, at, at) }, next: at + 1 }
}

const table: Reader = (text, at) => {
  const { lines } = text
  const delimiters = cellsOf(lines[at + 1], delimiterLine)
  let next = at
  const children: TableRow[] = []
  for (let line = lines[next] ?? ''; line !== ''; line = lines[next] ?? '') {
    const cells = cellsOf(line, rowLine)
    if (cells.length === 0 || cells.length !== delimiters.length) return undefined
    if (next !== at + 1) children.push(rowOf(text, next, cells))
    next++
  }
  const align = delimiters.map((cell): AlignType => {
    const [left, right] = [cell.startsWith(' :'), cell.endsWith(': ')]
    return left && right ? 'center' : left ? 'left' : right ? 'right' : null
  })
  return { node: { type: 'table', align, children, position: position(text, at, next - 1) }, next }
}

/** What stands between the bars of a table's row, spaces included; nothing where a line is none. */
function cellsOf(line = '', row: RegExp): string[] {
  return row.test(line) ? line.slice(1, -1).split('|') : []
}

function rowOf(text: Lines, at: number, cells: readonly string[]): TableRow {
  let start = 0
  const children = cells.map((cell, index) => {
    const from = start
    start += cell.length + 1
    // The bar behind a row belongs to its last cell.
    const end = index === cells.length - 1 ? start + 1 : start
    const words = textNode(text, at, at, from + 2, start - 1)
    return { type: 'tableCell' as const, children: [words], position: position(text, at, at, from, end) }
  })
  return { type: 'tableRow', children, position: position(text, at, at) }
}

const readers = [heading, paragraph, list, definition, footnote, thematicBreak, code, comment, table]

/** Text, without the spaces behind it. */
function textNode(text: Lines, first: number, last: number, from: number, to?: number): Text {
  const line = text.lines[last] ?? ''
  let end = to ?? line.length
  while (line[end - 1] === ' ') end--
  const value = [...text.lines.slice(first, last), line.slice(0, end)].join('\n').slice(from)
  return { type: 'text', value, position: position(text, first, last, from, end) }
}

/** From one line to another; within them, from one letter to another. */
function position({ lines, starts }: Lines, first: number, last: number, from = 0, to = (lines[last] ?? '').length) {
  return {
    start: { line: first + 1, column: from + 1, offset: (starts[first] ?? 0) + from },
    end: { line: last + 1, column: to + 1, offset: (starts[last] ?? 0) + to },
  }
}
