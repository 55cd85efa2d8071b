import type { AlignType, PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import {
  type Fill,
  filled,
  fillPlaces,
  nodePosition,
  placesByTemplate,
  placesIn,
  placesOf,
  unknownBraces,
  weekValues,
} from '../document/template.ts'
import { type Finding, finding, InsightsError } from '../errors.ts'
import type { IndexWords, Messages, StatusWords } from '../languages/language.ts'
import { excessFinding, parseFile } from '../limits.ts'
import { type Nodes, offset, type RootContent } from '../markdown/mdast.ts'
import { printFrame } from '../markdown/print.ts'
import { encodedSegments, segmentsBetween } from '../note/links.ts'
import type { Config } from '../workspace/config.ts'
import { templateFile } from '../workspace/templates.ts'
import { stateWord } from './grid.ts'
import type { IndexWeek, WeekIndex } from './week-index.ts'
import { hasOnlyOtherText, type MemberStatus, owesNote } from './week-status.ts'

/** Names in braces in the table of the template. A column with one of the last four is repeated for each member. */
const memberPlaces = ['name', 'romanized', 'id', 'mark'] as const
const cellPlaces = placesByTemplate['index.md']
type CellPlace = (typeof cellPlaces)[number]

interface IndexCell {
  text: string
  fills: Fill<CellPlace>[]
}

interface IndexColumn {
  align: AlignType | undefined
  head: IndexCell
  body: IndexCell
}

/** One block of the template: text that is printed as written, or the table. */
type IndexBlock = { type: 'text'; text: string; fills: Fill<'title'>[] } | { type: 'table'; columns: IndexColumn[] }

export interface IndexTemplate {
  path: string
  blocks: IndexBlock[]
  warnings: Finding[]
}

/**
 * Reads the group's template of the table, or the built-in one.
 * @throws {InsightsError} as {@link parseIndexTemplate} does
 */
export function readIndexTemplate(
  config: Pick<Config, 'root' | 'language' | 'templates'>,
  words: IndexWords,
): IndexTemplate {
  const { path, text } = templateFile(config, 'index.md')
  return parseIndexTemplate(path, text, config.language.messages, words)
}

/**
 * Parses a template: Markdown with one table, in which the row with places is repeated for each week.
 * @throws {InsightsError} if there is no such row or more than one, or a comment of ours
 */
function parseIndexTemplate(path: string, text: string, messages: Messages, words: IndexWords): IndexTemplate {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const { frontMatter, tree, excess } = parseFile(source)
  if (excess) throw new InsightsError([excessFinding(path, excess, messages)])
  const errors: Finding[] = []
  const warnings: Finding[] = []
  const report = (node: Nodes, kind: 'comment' | 'manyRows') =>
    errors.push(finding('template', nodePosition(path, node), words[kind]()))
  let found = false
  const toBlock = (node: RootContent): IndexBlock => {
    const [start, end] = [offset(node, 'start'), offset(node, 'end')]
    const block = source.slice(start, end)
    if (node.type === 'html' && /<!--\s*insights:/.test(node.value)) report(node, 'comment')
    if (node.type !== 'code' && node.type !== 'html')
      warnings.push(...unknownBraces(block, 'index.md', nodePosition(path, node), messages))
    const rows = node.type === 'table' ? node.children.slice(1).filter((row) => hasPlaces(row, source)) : []
    const [row, second] = found ? [undefined, rows[0]] : rows
    if (second) report(second, 'manyRows')
    if (node.type !== 'table' || !row) {
      const isText = !['code', 'html', 'yaml'].includes(node.type)
      const fills = isText ? placesIn(block, { start: 0, end: block.length, inside: 'text' }, ['title'] as const) : []
      return { type: 'text', text: block, fills }
    }
    found = true
    return { type: 'table', columns: columnsOf(node, row, source) }
  }
  const blocks = [...(frontMatter ? [frontMatter] : []), ...tree.children].map(toBlock)
  if (!found) errors.push(finding('template', { path }, words.noRow()))
  if (errors.length > 0) throw new InsightsError(errors)
  return { path, blocks, warnings }
}

function hasPlaces(row: TableRow, source: string): boolean {
  return row.children.some((cell) => cellOf(cell, source).fills.length > 0)
}

function columnsOf({ align, children: [head] }: Table, row: TableRow, source: string): IndexColumn[] {
  return row.children.map((cell, at) => ({
    align: align?.[at],
    head: cellOf(head?.children[at], source),
    body: cellOf(cell, source),
  }))
}

/** The source of a cell without the spaces around it, and the places in its text. */
function cellOf(cell: TableCell | undefined, source: string): IndexCell {
  const [first, last] = [cell?.children[0], cell?.children.at(-1)]
  if (!first || !last) return { text: '', fills: [] }
  const [start, end] = [offset(first, 'start'), offset(last, 'end')]
  const read = (node: Nodes): Fill<CellPlace>[] => [
    ...placesOf(node, true, source, cellPlaces),
    ...('children' in node ? node.children.flatMap(read) : []),
  ]
  const fills = (cell?.children ?? []).flatMap(read)
  return {
    text: source.slice(start, end),
    fills: fills.map((fill) => ({ ...fill, start: fill.start - start, end: fill.end - start })),
  }
}

/** The words in cells, in the language of the document. */
type CellWords = Pick<IndexWords, 'written' | 'document' | 'write'> & Pick<StatusWords, 'states'>

/** What a cell is about. The head of the table has no week. */
interface CellScope {
  config: Pick<Config, 'title' | 'members'>
  words: CellWords
  /** The path of the file that the table is for. */
  path: string
  week?: IndexWeek | undefined
  member?: WeekIndex['members'][number] | undefined
}

/** Fills in the template. The text is as narrow as possible: a link to a page for a new note may be long. */
export function indexMarkdown(
  { blocks }: IndexTemplate,
  index: WeekIndex,
  { config, path, words }: Pick<CellScope, 'config' | 'path' | 'words'>,
): string {
  const scope: CellScope = { config, path, words }
  return printFrame(
    blocks.map((block): RootContent => {
      if (block.type === 'table') return tableOf(block.columns, index, scope)
      const value = fillPlaces(block.text, block.fills, (fill, escapes) => filled(fill, config.title, escapes))
      return { type: 'verbatim', value }
    }),
  )
}

/** A column of the table to print, for one of the members if it is about them. */
interface ShownColumn {
  column: IndexColumn
  member?: WeekIndex['members'][number]
}

function tableOf(columns: readonly IndexColumn[], index: WeekIndex, scope: CellScope): Table {
  const shown = columns.flatMap((column): ShownColumn[] => {
    const { head, body } = column
    if ([...head.fills, ...body.fills].some(({ name }) => isOfMember(name)))
      return index.members.map((member) => ({ column, member }))
    // A group without a schedule has no titles and dates.
    const isUsed = (week: IndexWeek) => body.fills.some((fill) => textOf(fill, { ...scope, week }, false) !== '')
    return body.fills.length === 0 || index.weeks.some(isUsed) ? [{ column }] : []
  })
  const rowOf = (part: 'head' | 'body', week?: IndexWeek): TableRow => ({
    type: 'tableRow',
    children: shown.map(({ column, member }) => {
      const { text, fills } = column[part]
      const cellScope = { ...scope, week, member }
      const value = fillPlaces(text, fills, (fill, escapes) => textOf(fill, cellScope, escapes))
      return {
        type: 'tableCell',
        children: value === '' ? [] : [{ type: 'verbatim', value } as Nodes as PhrasingContent],
      }
    }),
  })
  return {
    type: 'table',
    align: shown.map(({ column }) => column.align ?? null),
    children: [rowOf('head'), ...index.weeks.map((week) => rowOf('body', week))],
  }
}

function isOfMember(name: CellPlace): boolean {
  return (memberPlaces as readonly string[]).includes(name)
}

function textOf(fill: Fill<CellPlace>, scope: CellScope, escapes: boolean): string {
  const { config, path, words, week, member } = scope
  const { before, name, after } = fill
  const around = (text: string) => (text === '' ? '' : before + text + after)
  switch (name) {
    case 'document': {
      const target = week?.document
      return around(target === undefined ? '' : link(words.document, between(path, target)))
    }
    case 'mark': {
      const status = week?.members.find(({ id }) => id === member?.id)
      return around(status ? mark(status, path, words, week?.pages.get(status.id)) : '')
    }
    case 'name':
    case 'romanized':
    case 'id':
      return filled(fill, member?.[name], escapes)
    case 'title':
      return filled(fill, config.title, escapes)
    default:
      return filled(fill, week && weekValues(config, week.week, undefined)[name], escapes)
  }
}

/**
 * What a member has written for a week: a link to the note, with its state unless the document has one of the sections
 * that it should have.
 * @param page where a member without a note creates it
 */
function mark(status: MemberStatus, from: string, words: CellWords, page: string | undefined): string {
  const { state, paths, sources } = status
  // Beside a blank note, the state is that of the free note.
  const path = (state === 'source' ? undefined : paths[0]) ?? sources?.[0]
  const write = page === undefined ? '' : link(words.write, page)
  if (path === undefined) return state === 'excused' ? words.states.excused : write
  const isOpen = owesNote(status) || hasOnlyOtherText(status)
  const note = link(isOpen ? stateWord(status, words) : words.written, between(from, path))
  return write === '' ? note : `${note} ${write}`
}

/** A link with words of ours. The printer would write `\&` in an address, which Prettier takes back. */
function link(text: string, url: string): string {
  return `[${text}](${url.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))})`
}

/** The way from one file to another. */
function between(from: string, to: string): string {
  return [...segmentsBetween(from, to), ...encodedSegments(to.slice(to.lastIndexOf('/') + 1))].join('/')
}
