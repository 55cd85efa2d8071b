import { htmlVoidElements } from 'html-void-elements'
import type { Definition, FootnoteDefinition, ListItem } from 'mdast'
import { applyEdits } from '../markdown/edits.ts'
import { type Nodes, plainText, type RootContent, visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { sourceOf } from '../markdown/sources.ts'
import { type HtmlToken, htmlTokens } from '../note/html.ts'
import { titleAndText } from '../note/items.ts'
import { isBlank } from '../note/sections.ts'
import { onOneLine } from '../text.ts'
import { saysNothing } from './statements.ts'

/** A line of Markdown. A lazy continuation line (CommonMark's term) is not indented with its list item. */
export interface Line {
  text: string
  lazy: boolean
}

/** One question of a section, with the blocks that belong to it. */
export interface Entry {
  title: string
  /** As plain text, on one line. */
  text: string
  /** Its blocks as Markdown without indentation. */
  lines: Line[]
  /** The line of `lines` on which the first paragraph ends, from 1; 0 without a paragraph. */
  opening: number
  /** The line of the section on which it starts, from 1. */
  line: number
  /** The numbers of the section's items in it, from 1. */
  items: number[]
  /** Whether it is the whole section: it was not split, because a `<details>`, say, contains several of its blocks. */
  whole: boolean
}

/** A heading or a lead-in, and the entries below it. */
export interface Lead {
  lead: Line[]
  below: (Lead | Entry)[]
}

/** A parsed section of questions. */
export interface Entries {
  entries: (Lead | Entry)[]
  /** The definitions between them, as written, and whether a question uses them. */
  definitions: { markdown: string; used: boolean }[]
}

/**
 * Splits a section of questions into entries without losing a word. A list item or a paragraph is an entry. Code,
 * tables, quotes, HTML and an answer (`A. …`) belong to the entry above. A heading leads the entries below it; so does
 * a paragraph right above a list, or one that ends with a colon.
 */
export function entriesOf(markdown: string): Entries {
  const blocks = parse(markdown).children
  const used = usedIn(blocks)
  const definitions = blocks
    .filter(isDefinition)
    .map((block) => ({ markdown: sourceOf(block, markdown), used: used.has(block.identifier) }))
  const content = blocks.filter((block) => !isDefinition(block) && block.type !== 'thematicBreak')
  const pieces = numbered(content)
    .map((piece) => pieceOf(piece, markdown))
    .filter(({ lines }) => lines.some(({ text }) => text.trim() !== ''))
  const units = unitsOf(pieces).filter((unit) => !isEmptyAnswer(unit))
  if (units.some((unit) => !isClosed(unit, markdown))) return { entries: [wholeOf(pieces, markdown)], definitions: [] }
  return { entries: nested(units), definitions }
}

/** `- 없음` is no question. */
function isEmptyAnswer({ main: { role, node }, pieces }: Unit): boolean {
  const [first, ...more] = node.type === 'listItem' ? node.children : [node]
  return (
    role === 'entry' &&
    pieces.length === 1 &&
    more.length === 0 &&
    first?.type === 'paragraph' &&
    saysNothing(plainText(first))
  )
}

/** All entries in order, including those below headings and lead-ins. */
export function flat(entries: readonly (Lead | Entry)[]): Entry[] {
  return entries.flatMap((entry) => ('lead' in entry ? flat(entry.below) : [entry]))
}

/** A block or a list item, without indentation. */
interface Piece {
  node: RootContent | ListItem
  lines: Line[]
  item: number | undefined
  /** Its first and last line in the section, from 1. */
  first: number
  last: number
  role: 'heading' | 'lead' | 'entry' | 'part'
}

/** Pieces that stay together: a question, a heading or a lead-in with its parts. */
interface Unit {
  main: Piece
  pieces: Piece[]
}

function isDefinition(node: Nodes): node is Definition | FootnoteDefinition {
  return node.type === 'definition' || node.type === 'footnoteDefinition'
}

function usedIn(blocks: readonly RootContent[]): Set<string> {
  const used = new Set<string>()
  for (const block of blocks)
    visitParents(block, (node) => {
      if (node.type === 'linkReference' || node.type === 'imageReference' || node.type === 'footnoteReference')
        used.add(node.identifier)
    })
  return used
}

/** Blocks and list items, numbered like the items of a note: paragraphs count only if there is no list. */
function numbered(
  blocks: readonly RootContent[],
): { node: RootContent | ListItem; item: number | undefined; leads: boolean }[] {
  const listed = blocks.some((block) => block.type === 'list' && !isBlank(block))
  let count = 0
  return blocks.flatMap((block, at) => {
    if (block.type === 'list')
      return block.children.map((node) => ({ node, item: isBlank(node) ? undefined : ++count, leads: false }))
    const isItem = !listed && block.type === 'paragraph'
    return [{ node: block, item: isItem ? ++count : undefined, leads: leadsOn(block, blocks[at + 1]) }]
  })
}

/** `다음이 궁금합니다:` leads the next block. Right above a list, so does any paragraph that is no question. */
function leadsOn(block: RootContent, next: RootContent | undefined): boolean {
  if (block.type !== 'paragraph' || next === undefined) return false
  const text = plainText(block).trim()
  const canFollow = next.type === 'list' || next.type === 'paragraph'
  return canFollow && (/[:：]$/.test(text) || (next.type === 'list' && !/[?？]$/.test(text) && !isAnswer(block)))
}

function isAnswer(node: Nodes): boolean {
  const first = node.type === 'listItem' ? node.children[0] : node
  return first?.type === 'paragraph' && /^(?:A|답|답변)\s?[.:：)]/i.test(plainText(first).trim())
}

function pieceOf(
  { node, item, leads }: { node: RootContent | ListItem; item: number | undefined; leads: boolean },
  markdown: string,
): Piece {
  const isEntry = (node.type === 'paragraph' || (node.type === 'listItem' && !isBlank(node))) && !isAnswer(node)
  return {
    node,
    item,
    lines: dedented(node, sourceOf(node, markdown)),
    first: node.position?.start.line ?? 1,
    last: node.position?.end.line ?? 1,
    role: node.type === 'heading' ? 'heading' : leads ? 'lead' : isEntry ? 'entry' : 'part',
  }
}

/** Each entry with its parts. Parts without an entry above go to the next entry, or become one themselves. */
function unitsOf(pieces: readonly Piece[]): Unit[] {
  const units: Unit[] = []
  let early: Piece[] = []
  // A comment is not shown: it is no entry itself, and goes below the next entry, not above it.
  const hidden = ({ node }: Piece) => isBlank(node)
  const shown = () => early.filter((piece) => !hidden(piece))
  const pushEarly = () =>
    units.push(
      ...shown()
        .slice(0, 1)
        .map((main) => ({ main, pieces: shown() })),
    )
  for (const piece of pieces) {
    const unit = units.at(-1)
    if (piece.role === 'part') {
      if (unit?.main.role === 'entry') unit.pieces.push(piece)
      else early.push(piece)
      continue
    }
    if (piece.role !== 'entry') pushEarly()
    const before = piece.role === 'entry' ? shown() : []
    units.push({ main: piece, pieces: [...before, piece, ...early.filter(hidden)] })
    early = []
  }
  pushEarly()
  units.at(-1)?.pieces.push(...early.filter(hidden))
  return units
}

/** Nests entries below their headings and lead-ins. */
function nested(units: readonly Unit[]): (Lead | Entry)[] {
  const entries: (Lead | Entry)[] = []
  const open: { depth: number; below: (Lead | Entry)[] }[] = []
  let list: { below: (Lead | Entry)[]; isList: boolean } | undefined
  for (const unit of units) {
    const { node, role, lines } = unit.main
    const isItem = node.type === 'listItem'
    if (list && (role !== 'entry' || (list.isList && !isItem))) list = undefined
    if (node.type === 'heading') while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop()
    const parent = list?.below ?? open.at(-1)?.below ?? entries
    if (role !== 'heading' && role !== 'lead') {
      if (list) list.isList ||= isItem
      parent.push(entryOf(unit))
      continue
    }
    const main = { ...unit.main, lines: headingText(node, lines) }
    const lead: Lead = { lead: joined(unit.pieces.map((piece) => (piece === unit.main ? main : piece))), below: [] }
    parent.push(lead)
    if (node.type === 'heading') open.push({ depth: node.depth, below: lead.below })
    else list = { below: lead.below, isList: false }
  }
  return entries
}

/** `### 성능` as the text of a list item, where a heading would be too large. */
function headingText(node: Nodes, lines: Line[]): Line[] {
  if (node.type !== 'heading') return lines
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .replace(/^#{1,6}[ \t]+/, '')
    .replace(/(?:[ \t]+#+|\n[ \t]*(?:=+|-+))[ \t]*$/, '')
  const [block, ...more] = parse(text).children
  return block?.type === 'paragraph' && more.length === 0 ? linesOf(text) : lines
}

function entryOf({ main, pieces }: Unit): Entry {
  const { node } = main
  const question =
    node.type === 'listItem' || node.type === 'paragraph' ? titleAndText(node) : { text: plainText(node) }
  return {
    title: question.title ?? '',
    text: onOneLine(
      [question.text, ...pieces.flatMap((part) => (part === main ? [] : plainText(part.node)))].join(' '),
    ),
    lines: joined(pieces),
    opening: openingOf({ main, pieces }),
    line: main.first,
    items: pieces.flatMap(({ item }) => item ?? []),
    whole: false,
  }
}

/** The line on which the question's first paragraph ends, from 1. */
function openingOf({ main, pieces }: Unit): number {
  const { node, lines, first } = main
  const opening = node.type === 'listItem' ? node.children[0] : node
  if (opening?.type !== 'paragraph' || !opening.position) return 0
  const above = joined(pieces.slice(0, pieces.indexOf(main) + 1)).length - lines.length
  // In `-` with `  a` on the next line, the first line was dropped.
  const dropped = main.last - first + 1 - lines.length
  return above + opening.position.end.line - first + 1 - dropped
}

/** The lines of pieces with blank lines between them. Code or a comment right below another piece needs none. */
function joined(pieces: readonly Piece[]): Line[] {
  return pieces.flatMap(({ node, lines, first }, at) => {
    const before = pieces[at - 1]
    const adjoins = before && (isBlank(node) || (first === before.last + 1 && node.type === 'code'))
    if (before === undefined || adjoins) return lines
    // Indented code below a list would be a paragraph of its last item.
    const needsSeparator =
      node.type === 'code' && before.node.type === 'listItem' && !/^[`~]/.test(lines[0]?.text ?? '')
    return [...linesOf(needsSeparator ? '\n<!-- -->\n' : ''), ...lines]
  })
}

function linesOf(markdown: string): Line[] {
  return markdown.split('\n').map((text) => ({ text, lazy: false }))
}

function wholeOf(pieces: readonly Piece[], markdown: string): Entry {
  return {
    title: '',
    text: onOneLine(pieces.map(({ node }) => plainText(node)).join(' ')),
    lines: linesOf(markdown),
    opening: 0,
    line: pieces[0]?.first ?? 1,
    items: pieces.flatMap(({ item }) => item ?? []),
    whole: true,
  }
}

/**
 * Whether pieces can be moved: `<kbd>F5</kbd>` can, a `<details>` that a later block closes cannot, and an open fence
 * would swallow the text after it.
 */
function isClosed({ pieces }: Unit, markdown: string): boolean {
  const open: string[] = []
  let closed = true
  const visit = (node: Nodes) => {
    if (node.type === 'code') closed &&= !isOpenFence(sourceOf(node, markdown))
    if (node.type !== 'html') return
    const tokens = htmlTokens(node.value)
    for (const { kind, name } of tokens) {
      const element = name.toLowerCase()
      if (kind === 'startTag' && !htmlVoidElements.includes(element)) open.push(element)
      if (kind === 'endTag') closed &&= open.pop() === element
    }
    const between = applyEdits(
      node.value,
      tokens.map(({ start, end }) => ({ start, end, text: '' })),
    )
    closed &&= tokens.every(isUndisputed) && !between.includes('<')
  }
  for (const { node } of pieces) visitParents(node, visit)
  return closed && open.length === 0
}

function isOpenFence(source: string): boolean {
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0]
  return fence !== undefined && !/\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(source)?.[0].trim().endsWith(fence)
}

/** Whether every reader sees the same end of a comment or a tag. */
function isUndisputed({ kind, source, isComplete }: HtmlToken): boolean {
  return isComplete && !(kind === 'comment' ? /^<!--.*--.*-->$/s : /^<.*[<>].*>$/s).test(source)
}

/** Removes the marker and the indentation: `1.  a`, `    - b` becomes `a`, `- b`. */
function dedented(node: RootContent | ListItem, source: string): Line[] {
  const indent = (node.position?.start.column ?? 1) - 1
  const [, marker = '', rest = ''] = (node.type === 'listItem' && /^([-+*]|\d{1,9}[.)])(.*)/.exec(source)) || []
  const [opening = '', ...lines] = source.split('\n')
  const [, spaces = ''] = /^([ \t]*)/.exec(rest) ?? []
  const width = columns(spaces, indent + marker.length)
  // More than four spaces after a marker start code. The content of a bare marker is on the next line.
  const gap = rest.trim() === '' || width > 4 ? 1 : width
  const first = marker === '' ? opening : unindented(rest, gap, indent + marker.length)
  const edge = marker === '' ? indent : indent + marker.length + gap
  // Only in a list item can a line without its indentation continue a paragraph. The end of a fence at two columns, or
  // that of one that was closed for its author, belongs to the fence.
  const below = lines.map((line) => ({
    text: unindented(line, edge, 0),
    lazy: node.type === 'listItem' && isLazy(line, edge),
  }))
  // `-` with `  a` on the next line starts there.
  return first.trim() === '' ? below : [{ text: first, lazy: false }, ...below]
}

function isLazy(line: string, edge: number): boolean {
  return line.trim() !== '' && columns(/^[ \t]*/.exec(line)?.[0] ?? '', 0) < edge
}

function columns(spaces: string, from: number): number {
  let at = from
  for (const space of spaces) at = space === '\t' ? at + 4 - (at % 4) : at + 1
  return at - from
}

/** Removes up to `most` columns of indentation. A tab that is wider than these leaves spaces. */
function unindented(line: string, most: number, from: number): string {
  const spaces = /^[ \t]*/.exec(line)?.[0] ?? ''
  if (most === 0 || !spaces.includes('\t')) return line.slice(Math.min(most, spaces.length))
  // A tab is exactly four columns here, so the rest of the line stays as it is.
  if (most === 4 && from === 0 && spaces.startsWith('\t')) return line.slice(1)
  return ' '.repeat(Math.max(0, columns(spaces, from) - most)) + line.slice(spaces.length)
}
