import type { AlignType, ListItem, Nodes, Paragraph, Root, RootContent, TableRow, Text } from 'mdast'
import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name'
import { longestLabel, normaliseLabel } from './labels.ts'
import { moveNode } from './mdast.ts'

/**
 * A line, or the rest of it inside a list or quote, and its start. Lines count from 1, columns from 0. Leading tabs are
 * expanded to spaces in `text`; then `column` and `offset` are counted back from the first character after them.
 */
interface Line {
  text: string
  /** The whole line as written. */
  source: string
  line: number
  column: number
  offset: number
}

/** A block, and the index of the line below it. */
interface Read {
  node: RootContent
  next: number
}

/** Reads the block that begins at a line; undefined if it is of another kind or not plain. */
type Reader = (lines: readonly Line[], at: number) => Read | undefined

/** The start of a line that can only be a paragraph: most letters, `**bold**`, `2nd`, `[link](a.md)`. */
const proseStart = [
  String.raw`[^\s\d#>+*_~=|:<[\]\x60-]`,
  String.raw`#{1,6}[^\s#]`,
  String.raw`\*{1,2}[^\s*]`,
  String.raw`_{1,2}[^\s_]`,
  String.raw`~{1,2}[^\s~]`,
  String.raw`\x60{1,2}[^\s\x60]`,
  String.raw`\d{1,9}(?![\d.)])`,
  String.raw`!?\[[^[\]\\^][^[\]\\]*\](?!:)`,
].join('|')
const prose = String.raw`(?:${proseStart})[^\t\r\u2028\u2029]*`
const paragraphLine = new RegExp(`^ {0,3}${prose}$`)
/** Further lines of a paragraph may be indented by any width. */
const furtherLine = new RegExp(`^ *${prose}$`)
const markerLine = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?=\s|$)/
const containerLine = new RegExp(`^ {0,3}>|${markerLine.source}`)
const itemLine = /^( {0,3})([-*+]|(\d{1,9})[.)])( {1,4})(?=\S)/
const quoteLine = /^( {0,3}> ?)/
const headingLine = /^(#{1,6}) ([^\s#](?:[^\t]*[^\s#])?)$/
const definitionLine = /^\[([^\s[\]\\^&](?:[^[\]\\&]*[^\s[\]\\&])?)\]: (<[^\s<>\\&\p{Cc}]+>|[^\s<>()\\&\p{Cc}]+)$/u
const footnoteLine = new RegExp(String.raw`^\[\^([^\s[\]\\^&]+)\]: (${prose})$`)
const breakLine = /^(?:-{3,}|\*{3,}|_{3,}) *$/
const fenceLine = /^( {0,3})(`{3,}|~{3,})([\w+-]*)$/
const commentLine = /^<!-- [^<>]*[^<>-] -->$/
const tagLine = /^<(?:\/([a-z][a-z\d-]*)|([a-z][a-z\d-]*)(?: [a-z-]+="[^"<>]*")* ?\/?)>$/
const blockTagLine = /^<\/?([a-z][a-z\d]*)(?= |\/?>|$)/
const rowLine = /^\|(?: (?:[^\s|\\`]|[^\s|\\`][^\t|\\`]*[^\s|\\`]) \|)+$/
const delimiterLine = /^\|(?: :?-+:? \|)+$/
/** Blocks that may continue after a blank line, whatever follows: code, and HTML with its own end condition. */
const continuesAfterBlank = /`{3}|~{3}|<(?:pre|script|style|textarea|[!?])/i

/**
 * Parses a text's blocks as micromark does, in a fiftieth of the time of its first run. Reads plain blocks of the
 * common kinds: those that begin at the start of a line and end where they cannot continue. All others are passed to a
 * parser, block by block.
 * @param parse parses the blocks of any text
 * @returns the tree that `parse` gives for the whole text
 */
export function plainBlocks(markdown: string, parse: (markdown: string) => Root): Root {
  if (markdown === '' || /[\r\0\uFEFF]/.test(markdown)) return parse(markdown)
  const lines = linesOf(markdown)
  const children: RootContent[] = []
  let at = 0
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at++
      continue
    }
    const read = readBlock(lines, at)
    if (read) {
      children.push(read.node)
      at = read.next
      continue
    }
    // The block directly above may affect how this one is parsed.
    while (mayContinue.has(children.at(-1)?.type) && !isBlank(lines[at - 1]))
      at = (children.pop()?.position?.start.line ?? 1) - 1
    const next = blockBelow(lines, at)
    children.push(...parsedBlocks(markdown, lines, at, next, parse))
    at = next
  }
  const end = pointAt(lines, lines.length - 1)
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } }
}

function linesOf(markdown: string): Line[] {
  let next = 0
  return markdown.split('\n').map((source, index) => {
    const indent = /^ *\t[ \t]*/.exec(source)?.[0] ?? ''
    const spaces = [...indent].reduce((sum, letter) => sum + (letter === '\t' ? 4 - (sum % 4) : 1), 0)
    const column = indent.length - spaces
    const offset = next + column
    next += source.length + 1
    const text = indent === '' ? source : ' '.repeat(spaces) + source.slice(indent.length)
    return { text, source, line: index + 1, column, offset }
  })
}

function isBlank(line: Line | undefined): boolean {
  return line !== undefined && /^ *$/.test(line.text)
}

/** The next line that begins a block whatever is above it: a heading or prose after a blank line. */
function blockBelow(lines: readonly Line[], at: number): number {
  let next = at
  do {
    if (continuesAfterBlank.test(lines[next]?.text ?? '')) return lines.length
    next++
  } while (next < lines.length && !(isBlank(lines[next - 1]) && beginsBlock.test(lines[next]?.text ?? '')))
  return next
}

/** Blocks that may include the line directly below, or be parsed differently because of it. */
const mayContinue = new Set<string | undefined>([
  'paragraph',
  'list',
  'blockquote',
  'definition',
  'footnoteDefinition',
  'html',
  'table',
])

const beginsBlock = new RegExp(`^(?:#{1,6} |${prose}$)`)

/** Parses some lines and moves the blocks to their positions in the whole text. */
function parsedBlocks(
  markdown: string,
  lines: readonly Line[],
  at: number,
  next: number,
  parse: (markdown: string) => Root,
): RootContent[] {
  const startOf = ({ offset, column }: Line) => offset - column
  const [first, end] = [lines[at] as Line, lines[next]]
  const from = startOf(first)
  const { children } = parse(markdown.slice(from, end && startOf(end)))
  for (const child of children) moveNode(child, { line: at, offset: from })
  return children
}

function readBlock(lines: readonly Line[], at: number): Read | undefined {
  for (const reader of readers) {
    const read = reader(lines, at)
    if (read) return read
  }
  return undefined
}

/** The blocks of a list item or a quote; undefined if one is not plain. */
function readAll(lines: readonly Line[]): RootContent[] | undefined {
  const children: RootContent[] = []
  let at = 0
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at++
      continue
    }
    const read = readBlock(lines, at)
    if (!read) return undefined
    children.push(read.node)
    at = read.next
  }
  return children
}

const heading: Reader = (lines, at) => {
  const [, marks = '', words = ''] = headingLine.exec(trimmed(lines[at])) ?? []
  if (words === '') return undefined
  const depth = marks.length as 1 | 2 | 3 | 4 | 5 | 6
  const children = [textNode(lines, at, at, marks.length + 1)]
  return { node: { type: 'heading', depth, children, position: position(lines, at, at) }, next: at + 1 }
}

const paragraph: Reader = (lines, at) => {
  if (!paragraphLine.test(lines[at]?.text ?? '')) return undefined
  let next = at + 1
  while (furtherLine.test(lines[next]?.text ?? '')) next++
  const item = itemLine.exec(lines[next]?.text ?? '')
  // An ordered list ends a paragraph only if it begins at 1.
  if (!endsAt(lines[next]) && !(item && /^(?:[-*+]|1.)$/.test(item[2] ?? ''))) return undefined
  const start = indentOf(lines[at])
  const children: Paragraph['children'] = []
  let from = at
  for (let line = at; line < next; line++) {
    const { text = '' } = lines[line] ?? {}
    // Two spaces at the end of a line are a hard break, except on the last line.
    if (line < next - 1 && !text.endsWith('  ')) continue
    children.push(textNode(lines, from, line, indentOf(lines[from])))
    if (line === next - 1) break
    const end = pointAt(lines, line)
    const position = { start: pointAt(lines, line, trimmed(lines[line]).length), end: lineBelow(end) }
    children.push({ type: 'break', position })
    from = line + 1
  }
  return { node: { type: 'paragraph', children, position: position(lines, at, next - 1, start) }, next }
}

function lineBelow({ line, offset }: { line: number; offset: number }) {
  return { line: line + 1, column: 1, offset: offset + 1 }
}

const list: Reader = (lines, at) => {
  const [, indent = '', marker = '', number] = itemLine.exec(lines[at]?.text ?? '') ?? []
  const children: ListItem[] = []
  let [next, last, spread] = [at, at, false]
  for (let width = itemWidth(lines[next], indent, marker); width > 0; width = itemWidth(lines[next], indent, marker)) {
    if (next > last + 1) spread = true
    const start = next
    const lazy: number[] = []
    last = next
    for (next++; next < lines.length; next++) {
      if (isBlank(lines[next])) continue
      if (indentOf(lines[next]) < width) {
        if (next > last + 1 || !furtherLine.test(lines[next]?.text ?? '')) break
        lazy.push(lines[next]?.line ?? 0)
      }
      last = next
    }
    const inner = lines.slice(start, last + 1).map((line, index) => insideItem(line, width, index === 0))
    // Directly below a paragraph, `- 2. a` is not a nested list.
    const blocks = containerLine.test(inner[0]?.text ?? '') ? undefined : readAll(inner)
    if (!blocks || !lazy.every((line) => blocks.some((block) => continuesAt(block, line)))) return undefined
    children.push({
      type: 'listItem',
      spread: blocks.some((block, nth) => nth > 0 && isBlankBetween(blocks[nth - 1], block)),
      checked: null,
      children: blocks as ListItem['children'],
      position: position(lines, start, last, indent.length),
    })
  }
  if (children.length === 0 || !isListOver(lines, last, next, marker)) return undefined
  const start = number === undefined ? null : Number(number)
  const node = { type: 'list', ordered: start !== null, start, spread, children } as const
  return { node: { ...node, position: position(lines, at, last, indent.length) }, next }
}

/** The content indentation of the list item that begins at a line; 0 if none does. */
function itemWidth(line: Line | undefined, indent: string, marker: string): number {
  const [whole = '', before, mark = ''] = itemLine.exec(line?.text ?? '') ?? []
  const isItem =
    before === indent && mark.at(-1) === marker.at(-1) && !breakLine.test(line?.text.replaceAll(' ', '') ?? '')
  return isItem ? whole.length : 0
}

/**
 * Whether a paragraph continues at a line, so that the line need not be indented as its item is. A nested list has
 * already checked its own lines.
 */
function continuesAt({ type, position }: Nodes, line: number): boolean {
  const { start, end } = position ?? {}
  return (type === 'paragraph' || type === 'list') && (start?.line ?? line) < line && line <= (end?.line ?? 0)
}

/** Whether a list ends after its last item. A line directly below may continue it, and so may an indented one. */
function isListOver(lines: readonly Line[], last: number, next: number, marker: string): boolean {
  const line = lines[next]
  if (!line) return true
  // `-` alone is an empty item.
  if (markerLine.exec(line.text)?.[0].at(-1) === marker.at(-1)) return false
  return next === last + 1 ? endsAt(line, markerLine) : !/^\s/.test(line.text)
}

/** The rest of a line inside an item, without up to `width` columns of indentation. */
function insideItem(line: Line, width: number, isFirst = false): Line {
  const by = isFirst ? width : Math.min(width, indentOf(line))
  // Copying it for each of fifty nested lists would exhaust the memory.
  return by === 0 ? line : { ...line, text: line.text.slice(by), column: line.column + by, offset: line.offset + by }
}

/** Whether there is a blank line between two blocks. */
function isBlankBetween(above: RootContent | undefined, { position }: RootContent): boolean {
  return (position?.start.line ?? 0) > (above?.position?.end.line ?? 0) + 1
}

const quote: Reader = (lines, at) => {
  const inner: Line[] = []
  let next = at
  for (let line = lines[next]; line; line = lines[++next]) {
    const marks = quoteLine.exec(line.text)?.[1]
    if (marks === undefined) break
    inner.push(insideItem(line, marks.length, true))
  }
  // A line directly below may continue a paragraph of the quote.
  if (inner.length === 0 || isBlank(inner[0]) || isBlank(inner.at(-1)) || !endsAt(lines[next])) return undefined
  const children = readAll(inner)
  // In a quote, a list or a footnote includes the line break or blank lines below it.
  if (children?.some((block) => endsAbove(block, lines[next - 1]?.line ?? 0))) return undefined
  const start = indentOf(lines[at])
  return (
    children && {
      node: {
        type: 'blockquote',
        children: children as ListItem['children'],
        position: position(lines, at, next - 1, start),
      },
      next,
    }
  )
}

/** Whether a list or a footnote, the block itself or one inside it, ends above a line. */
function endsAbove(block: Nodes, line: number): boolean {
  const includesBelow = block.type === 'list' || block.type === 'footnoteDefinition'
  if (includesBelow && (block.position?.end.line ?? 0) < line) return true
  return 'children' in block && block.children.some((child) => endsAbove(child, line))
}

const definition: Reader = (lines, at) => {
  const line = lines[at]
  const [whole = '', label = '', target = ''] = definitionLine.exec(line?.text ?? '') ?? []
  if (!line || label === '' || label.length > longestLabel || !endsAt(lines[at + 1], definitionLine, footnoteLine))
    return undefined
  const end = line.offset + whole.length
  return {
    node: {
      type: 'definition',
      identifier: normaliseLabel(label),
      label,
      title: null,
      url: target.startsWith('<') ? target.slice(1, -1) : target,
      position: position(lines, at, at),
      data: { destination: { start: end - target.length, end } },
    },
    next: at + 1,
  }
}

const footnote: Reader = (lines, at) => {
  const [whole = '', label = '', words = ''] = footnoteLine.exec(lines[at]?.text ?? '') ?? []
  if (label === '' || label.length > longestLabel || !endsAt(lines[at + 1], footnoteLine)) return undefined
  if (indentOf(lines[below(lines, at, (line) => !/^ *$/.test(line))]) > 0) return undefined
  const indent = whole.length - words.length
  const children = [textNode(lines, at, at, indent)]
  return {
    node: {
      type: 'footnoteDefinition',
      identifier: normaliseLabel(label),
      label,
      children: [{ type: 'paragraph', children, position: position(lines, at, at, indent) }],
      position: position(lines, at, at),
    },
    next: at + 1,
  }
}

/** The index of the first line below another that satisfies a condition; the number of lines if there is none. */
function below(lines: readonly Line[], at: number, is: (line: string) => boolean): number {
  let next = at + 1
  while (next < lines.length && !is(lines[next]?.text ?? '')) next++
  return next
}

/** Whether a line cannot continue the block above it. `others` match lines that cannot either. */
function endsAt(line: Line | undefined, ...others: readonly RegExp[]): boolean {
  return !line || isBlank(line) || headingLine.test(trimmed(line)) || others.some((other) => other.test(line.text))
}

function indentOf(line: Line | undefined): number {
  return /^ */.exec(line?.text ?? '')?.[0].length ?? 0
}

const thematicBreak: Reader = (lines, at) =>
  breakLine.test(lines[at]?.text ?? '')
    ? { node: { type: 'thematicBreak', position: position(lines, at, at) }, next: at + 1 }
    : undefined

const code: Reader = (lines, at) => {
  const [, indent = '', fence = '', lang = ''] = fenceLine.exec(lines[at]?.text ?? '') ?? []
  if (fence === '') return undefined
  const end = below(lines, at, (line) => line.trim().startsWith(fence))
  if (lines[end]?.text.replace(/^ {0,3}/, '') !== fence) return undefined
  const inner = lines.slice(at + 1, end)
  const isWhole = lines[at]?.source.startsWith(fence)
  if (!isWhole && inner.some(({ source }) => source.includes('\t'))) return undefined
  const value = isWhole ? sourceOf(inner) : textOf(inner.map((line) => insideItem(line, indent.length)))
  return {
    node: { type: 'code', lang: lang || null, meta: null, value, position: position(lines, at, end, indent.length) },
    next: end + 1,
  }
}

const html: Reader = (lines, at) => {
  const text = lines[at]?.text ?? ''
  const isTag = isTagLine(text)
  if (!isTag && !commentLine.test(text)) return undefined
  // After a tag, everything up to a blank line is HTML.
  if (text !== lines[at]?.source) return undefined
  const next = isTag ? below(lines, at, (line) => /^[ \t]*$/.test(line)) : at + 1
  const value = sourceOf(lines.slice(at, next))
  return { node: { type: 'html', value, position: position(lines, at, next - 1) }, next }
}

/** Whether a line is a single tag, or begins with the tag of a block element: `<p align="center">1`. */
function isTagLine(text: string): boolean {
  const [, closing, opening] = tagLine.exec(text) ?? []
  const name = opening ?? closing
  if (name !== undefined) return !htmlRawNames.includes(name)
  return htmlBlockNames.includes(blockTagLine.exec(text)?.[1] ?? '')
}

const table: Reader = (lines, at) => {
  const delimiters = cellsOf(lines[at + 1], delimiterLine)
  let next = at
  const children: TableRow[] = []
  for (; next < lines.length && !isBlank(lines[next]); next++) {
    const cells = cellsOf(lines[next], rowLine)
    if (cells.length === 0 || cells.length !== delimiters.length) return undefined
    if (next !== at + 1) children.push(rowOf(lines, next, cells))
  }
  const align = delimiters.map((cell): AlignType => {
    const [left, right] = [cell.startsWith(' :'), cell.endsWith(': ')]
    return left && right ? 'center' : left ? 'left' : right ? 'right' : null
  })
  return { node: { type: 'table', align, children, position: position(lines, at, next - 1) }, next }
}

/** The cells of a table row, including spaces; empty if a line is not a row. */
function cellsOf(line: Line | undefined, row: RegExp): string[] {
  return line && row.test(line.text) ? line.text.slice(1, -1).split('|') : []
}

function rowOf(lines: readonly Line[], at: number, cells: readonly string[]): TableRow {
  let start = 0
  const children = cells.map((cell, index) => {
    const from = start
    start += cell.length + 1
    // The last bar of a row belongs to its last cell.
    const end = index === cells.length - 1 ? start + 1 : start
    const words = textNode(lines, at, at, from + 2, start - 1)
    return { type: 'tableCell' as const, children: [words], position: position(lines, at, at, from, end) }
  })
  return { type: 'tableRow', children, position: position(lines, at, at) }
}

const readers = [heading, paragraph, list, quote, definition, footnote, thematicBreak, code, html, table]

/** A line's text without trailing spaces. */
function trimmed(line: { text: string } | undefined): string {
  const { text = '' } = line ?? {}
  let end = text.length
  while (text[end - 1] === ' ') end--
  return text.slice(0, end)
}

function sourceOf(lines: readonly Line[]): string {
  return lines.map(({ source }) => source).join('\n')
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n')
}

/** The text node of some lines, without their indentation and trailing spaces. */
function textNode(lines: readonly Line[], first: number, last: number, from: number, to?: number): Text {
  const end =
    to === undefined ? trimmed(lines[last]).length : trimmed({ text: lines[last]?.text.slice(0, to) ?? '' }).length
  const parts = lines.slice(first, last + 1).map((line, index) => {
    const whole = index === last - first ? line.text.slice(0, end) : trimmed(line)
    return whole.slice(index === 0 ? from : indentOf(line))
  })
  return { type: 'text', value: parts.join('\n'), position: position(lines, first, last, from, end) }
}

/** The position from a column of one line to a column of another. */
function position(lines: readonly Line[], first: number, last: number, from = 0, to?: number) {
  return { start: pointAt(lines, first, from), end: pointAt(lines, last, to) }
}

function pointAt(lines: readonly Line[], index: number, at?: number) {
  const { text = '', line = 1, column = 0, offset = 0 } = lines[index] ?? {}
  const by = at ?? text.length
  return { line, column: column + by + 1, offset: offset + by }
}
