import type { Definition, FootnoteDefinition, ListItem } from 'mdast'
import { type Nodes, offset, plainText, type RootContent, visitParents } from '../markdown/mdast.ts'
import { parseMarkdown } from '../markdown/parser.ts'
import { titleAndText } from '../note/items.ts'
import { isBlank } from '../note/sections.ts'

/** A line of Markdown. A lazy one goes on with a paragraph from outside its list item or quote: it is never indented. */
export interface Line {
  text: string
  lazy: boolean
}

/** One question of a section, with all that belongs to it. */
export interface Entry {
  title: string
  /** As plain text, on one line. */
  text: string
  /** Its blocks as Markdown that stands at the left edge. */
  lines: Line[]
  /** The line on which the question's first paragraph ends, from 1; 0 where it has none. */
  opening: number
  /** The line of the section, from 1. */
  line: number
  /** The numbers, from 1, of the section's items that are in it. */
  items: number[]
  /** Whether it cannot be taken apart: what one block opens (`<details>`, say), a later one closes. */
  whole: boolean
}

/** A heading or a lead-in, and the entries that it stands over. */
export interface Lead {
  lead: Line[]
  below: (Lead | Entry)[]
}

/** A section of questions, read. */
export interface Entries {
  entries: (Lead | Entry)[]
  /** The definitions that stand between them, as they are written, and whether a question uses them. */
  definitions: { markdown: string; used: boolean }[]
}

/**
 * Takes a section of questions apart, and drops no word of it. A list item or a paragraph is an entry; code, tables,
 * quotes, HTML and an answer (`A. …`) belong to the entry above them; a heading stands over what follows it, and so does
 * a paragraph right above a list, or one that ends in a colon.
 */
export function entriesOf(markdown: string): Entries {
  const blocks = parseMarkdown(markdown).children
  const used = usedIn(blocks)
  const definitions = blocks
    .filter(isDefinition)
    .map((block) => ({ markdown: sourceOf(block, markdown), used: used.has(block.identifier) }))
  const rest = blocks.filter((block) => !isDefinition(block) && block.type !== 'thematicBreak')
  const pieces = numbered(rest)
    .map((piece) => pieceOf(piece, markdown))
    .filter(({ lines }) => lines.some(({ text }) => text.trim() !== ''))
  const units = unitsOf(pieces)
  if (units.some((unit) => !isClosed(unit, markdown))) return { entries: [wholeOf(pieces, markdown)], definitions: [] }
  return { entries: nested(units), definitions }
}

/** All entries, those below a heading too, in their order. */
export function flat(entries: readonly (Lead | Entry)[]): Entry[] {
  return entries.flatMap((one) => ('lead' in one ? flat(one.below) : [one]))
}

/** A block or an item of a list, at the left edge. */
interface Piece {
  node: RootContent | ListItem
  lines: Line[]
  item: number | undefined
  /** The first and the last line of the section that it stands on. */
  first: number
  last: number
  role: 'heading' | 'lead' | 'entry' | 'part'
}

/** Pieces that stay together, one of which is a question, a heading or a lead-in. */
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

/** Blocks, lists as their items; items are counted as the notes' items are: paragraphs count where there is no list. */
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

/** `다음이 궁금합니다:` leads on to what follows, and any paragraph but a question to a list. */
function leadsOn(block: RootContent, next: RootContent | undefined): boolean {
  if (block.type !== 'paragraph' || next === undefined) return false
  const text = plainText(block).trim()
  const ends = next.type === 'list' || next.type === 'paragraph'
  return ends && (/[:：]$/.test(text) || (next.type === 'list' && !/[?？]$/.test(text) && !isAnswer(block)))
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
    lines: atTheEdge(node, sourceOf(node, markdown)),
    first: node.position?.start.line ?? 1,
    last: node.position?.end.line ?? 1,
    role: node.type === 'heading' ? 'heading' : leads ? 'lead' : isEntry ? 'entry' : 'part',
  }
}

/** Each entry with its parts. Those that stand before any entry go to the next, or are one by themselves. */
function unitsOf(pieces: readonly Piece[]): Unit[] {
  const units: Unit[] = []
  let early: Piece[] = []
  // A comment shows nowhere: it needs no item of its own, and no question should have to begin below it.
  const hidden = ({ node }: Piece) => isBlank(node)
  const shown = () => early.filter((piece) => !hidden(piece))
  const alone = () =>
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
    if (piece.role !== 'entry') alone()
    const before = piece.role === 'entry' ? shown() : []
    units.push({ main: piece, pieces: [...before, piece, ...early.filter(hidden)] })
    early = []
  }
  alone()
  units.at(-1)?.pieces.push(...early.filter(hidden))
  return units
}

/** Puts entries below the headings and lead-ins that stand over them. */
function nested(units: readonly Unit[]): (Lead | Entry)[] {
  const entries: (Lead | Entry)[] = []
  const open: { depth: number; below: (Lead | Entry)[] }[] = []
  let list: { below: (Lead | Entry)[]; isList: boolean } | undefined
  for (const unit of units) {
    const { node, role, lines } = unit.main
    const isItem = node.type === 'listItem'
    if (list && (role !== 'entry' || (list.isList && !isItem))) list = undefined
    if (node.type === 'heading') while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop()
    const around = list?.below ?? open.at(-1)?.below ?? entries
    if (role !== 'heading' && role !== 'lead') {
      if (list) list.isList ||= isItem
      around.push(entryOf(unit))
      continue
    }
    const told = { ...unit.main, lines: headingText(node, lines) }
    const lead: Lead = { lead: joined(unit.pieces.map((piece) => (piece === unit.main ? told : piece))), below: [] }
    around.push(lead)
    if (node.type === 'heading') open.push({ depth: node.depth, below: lead.below })
    else list = { below: lead.below, isList: false }
  }
  return entries
}

/** `### 성능` as the text of a list item; what is set as a heading there would stand out above its questions. */
function headingText(node: Nodes, lines: Line[]): Line[] {
  if (node.type !== 'heading') return lines
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .replace(/^#{1,6}[ \t]+/, '')
    .replace(/(?:[ \t]+#+|\n[ \t]*(?:=+|-+))[ \t]*$/, '')
  const [block, ...more] = parseMarkdown(text).children
  return block?.type === 'paragraph' && more.length === 0 ? linesOf(text) : lines
}

function entryOf({ main, pieces }: Unit): Entry {
  const { node } = main
  const told = node.type === 'listItem' || node.type === 'paragraph' ? titleAndText(node) : { text: plainText(node) }
  return {
    title: told.title ?? '',
    text: onOneLine([told.text, ...pieces.flatMap((part) => (part === main ? [] : plainText(part.node)))]),
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
  // `-` over `  a` has lost its first line.
  const lost = main.last - first + 1 - lines.length
  return above + opening.position.end.line - first + 1 - lost
}

/** Paragraphs must stay apart; what stood right below may stay there. */
function joined(pieces: readonly Piece[]): Line[] {
  return pieces.flatMap(({ node, lines, first }, at) => {
    const before = pieces[at - 1]
    const adjoins = before && (isBlank(node) || (first === before.last + 1 && node.type === 'code'))
    if (before === undefined || adjoins) return lines
    // Indented code below a list would be a paragraph of its last item.
    const apart = node.type === 'code' && before.node.type === 'listItem' && !/^[`~]/.test(lines[0]?.text ?? '')
    return [...linesOf(apart ? '\n<!-- -->\n' : ''), ...lines]
  })
}

function onOneLine(texts: readonly string[]): string {
  return texts.join(' ').replace(/\s+/g, ' ').trim()
}

function linesOf(markdown: string): Line[] {
  return markdown.split('\n').map((text) => ({ text, lazy: false }))
}

function wholeOf(pieces: readonly Piece[], markdown: string): Entry {
  return {
    title: '',
    text: onOneLine(pieces.map(({ node }) => plainText(node))),
    lines: linesOf(markdown),
    opening: 0,
    line: pieces[0]?.first ?? 1,
    items: pieces.flatMap(({ item }) => item ?? []),
    whole: true,
  }
}

/**
 * Whether pieces can stand alone: `<kbd>F5</kbd>` can, `<details>` above one question leans on what stands around it, and
 * a fence that nobody closed would take in what comes behind.
 */
function isClosed({ pieces }: Unit, markdown: string): boolean {
  const open: string[] = []
  let closed = true
  const look = (node: Nodes) => {
    if (node.type === 'code') closed &&= !isOpenFence(sourceOf(node, markdown))
    if (node.type !== 'html') return
    const rest = node.value.replace(/<!--(?:(?!--)[\s\S])*-->/g, '').replace(tag, (_all, end: string, name: string) => {
      const element = name.toLowerCase()
      if (end === '') open.push(...(hollow.has(element) ? [] : [element]))
      else if (open.pop() !== element) closed = false
      return ''
    })
    closed &&= !rest.includes('<')
  }
  for (const { node } of pieces) visitParents(node, look)
  return closed && open.length === 0
}

function isOpenFence(source: string): boolean {
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0]
  return fence !== undefined && !/\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(source)?.[0].trim().endsWith(fence)
}

const tag = /<(\/?)([a-z][a-z\d-]*)(?:\s+[a-z][\w-]*(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))?)*\s*\/?>/gi
/** Elements that hold nothing, and so need no end. */
const hollow = new Set(['br', 'hr', 'img', 'input', 'wbr'])

function sourceOf(node: Nodes, markdown: string): string {
  return markdown.slice(offset(node, 'start'), offset(node, 'end'))
}

/** `1.  a` over `    - b` is `a` over `- b`. */
function atTheEdge(node: RootContent | ListItem, source: string): Line[] {
  const indent = (node.position?.start.column ?? 1) - 1
  const [, marker = '', rest = ''] = (node.type === 'listItem' && /^([-+*]|\d{1,9}[.)])(.*)/.exec(source)) || []
  const [opening = '', ...lines] = source.split('\n')
  const [, spaces = ''] = /^([ \t]*)/.exec(rest) ?? []
  const width = columns(spaces, indent + marker.length)
  // More than four spaces behind a marker are code; a bare marker has its content below.
  const gap = rest.trim() === '' || width > 4 ? 1 : width
  const first = marker === '' ? opening : unindented(rest, gap, indent + marker.length)
  const edge = marker === '' ? indent : indent + marker.length + gap
  const below = lines.map((line) => ({ text: unindented(line, edge, 0), lazy: isLazy(line, edge) }))
  // `-` over `  a` begins on the second line.
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

/** Takes some columns off the space that a line begins with; a tab that reaches further leaves spaces. */
function unindented(line: string, most: number, from: number): string {
  const spaces = /^[ \t]*/.exec(line)?.[0] ?? ''
  if (most === 0 || !spaces.includes('\t')) return line.slice(Math.min(most, spaces.length))
  // Four columns are a tab: what stands behind it stays as it is.
  if (most === 4 && from === 0 && spaces.startsWith('\t')) return line.slice(1)
  return ' '.repeat(Math.max(0, columns(spaces, from) - most)) + line.slice(spaces.length)
}
