import { type FilePosition, type Finding, finding } from '../errors.ts'
import type { Messages, TemplateName } from '../languages/language.ts'
import { applyEdits } from '../markdown/edits.ts'
import { type Nodes, offset, type RootContent, visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { printFrame } from '../markdown/print.ts'
import { nearest, onOneLine } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { memberName } from '../workspace/members.ts'
import { type Week, weekHeading } from '../workspace/weeks.ts'

/** Names in braces, in all templates. */
const weekPlaces = ['week', 'week-title', 'title', 'scope', 'topics', 'date', 'presenter'] as const

/** Names in braces, in templates of documents and of notes. */
const commonPlaces = [...weekPlaces, 'next', 'next-title', 'name', 'romanized', 'id', 'heading'] as const

/**
 * The names in braces of each template. `{ - title}` prints no dash if there is no title. `sections-only` has a value if
 * the document has no section for all other text: there, a title above would be printed.
 */
export const placesByTemplate = {
  'insights.md': [...commonPlaces, 'note'],
  'note.md': [...commonPlaces, 'member', 'week-id', 'questions', 'outside', 'sections-only', 'hint'],
} as const satisfies Record<TemplateName, readonly string[]>

const templateNames = Object.keys(placesByTemplate) as TemplateName[]

/** A block of a template. A comment like `<!-- insights:if scope -->` contains the blocks up to its `end`. */
export interface TemplateBlock {
  node: RootContent
  /** The previous block of the file, whatever contains it. */
  above: RootContent | undefined
  command: Command | undefined
  children: TemplateBlock[]
}

/** The command in one of our comments: `each member`, `if scope`, or the name of a place for blocks. */
export interface Command {
  verb: 'each' | 'if' | 'place'
  name: string
}

/** The names that the commands of a kind of template accept, and the examples in messages. */
export type Commands = Record<Command['verb'] | 'examples', readonly string[]>

/** Nests the blocks of a template, and returns the errors in its comments. */
export function nestBlocks(
  path: string,
  nodes: readonly RootContent[],
  commands: Commands,
  messages: Messages,
): { blocks: TemplateBlock[]; errors: Finding[] } {
  const { examples } = commands
  const errors: Finding[] = []
  const blocks: TemplateBlock[] = []
  const open: { children: TemplateBlock[]; place: FilePosition }[] = [{ children: blocks, place: { path } }]
  for (const [at, node] of nodes.entries()) {
    const place = nodePosition(path, node)
    const word = wordIn(node)
    const command = word === undefined ? undefined : commandIn(word, commands)
    if (word === undefined) errors.push(...misplaced(path, node, messages))
    if (word?.split(/\s+/)[0] === 'end') {
      if (open.length > 1) open.pop()
      else errors.push(finding('template', place, messages.templateEnd()))
    } else if (word !== undefined && !command) {
      errors.push(finding('template', place, messages.templateUnknownPlace(word, nearest(word, examples), examples)))
    } else {
      const block: TemplateBlock = { node, above: nodes[at - 1], command, children: [] }
      open.at(-1)?.children.push(block)
      if (command && command.verb !== 'place') open.push({ children: block.children, place })
    }
  }
  for (const { place } of open.slice(1)) errors.push(finding('template', place, messages.templateOpen()))
  return { blocks, errors }
}

function commandIn(word: string, commands: Commands): Command | undefined {
  if (commands.place.includes(word)) return { verb: 'place', name: word }
  const [verb = '', name = ''] = word.split(/\s+/)
  return (verb === 'each' || verb === 'if') && commands[verb].includes(name) ? { verb, name } : undefined
}

/** The text of one of our comments if it is a block: `each member` in `<!-- insights:each member -->`. */
export function wordIn(node: RootContent): string | undefined {
  return node.type === 'html' ? /^<!--\s*insights:\s*(.*?)\s*-->$/s.exec(node.value)?.[1] : undefined
}

/** Our comments where a block cannot be: in a list, in the middle of a line, in an HTML block. */
function misplaced(path: string, block: RootContent, messages: Messages): Finding[] {
  const found: Finding[] = []
  visitParents(block, (node) => {
    if (node.type !== 'html' || !/<!--\s*insights:/.test(node.value)) return
    found.push(finding('template', nodePosition(path, node), messages.templateMisplaced()))
  })
  return found
}

/** The place of a node in the file at `path`. */
export function nodePosition(path: string, { position }: Nodes): FilePosition {
  return {
    path,
    line: position?.start.line,
    column: position?.start.column,
    endLine: position?.end.line,
    endColumn: position?.end.column,
  }
}

/** A `{place}`: punctuation and spaces around the name are allowed, letters are not. */
export const braces = /(?<!\\)\{([^\w가-힣{}\n]*)([a-z]+(?:-[a-z]+)*)([^\w가-힣{}\n]*)\}/g

/** A place in braces: its offsets, and the punctuation around its name, which is printed with the value. */
export interface Fill<Name extends string = string> {
  start: number
  end: number
  name: Name
  before: string
  after: string
  inside: 'text' | 'cell' | 'destination' | 'comment'
}

/** The places with these names in a span of a text. */
export function placesIn<Name extends string>(
  source: string,
  { start, end, inside }: Pick<Fill, 'start' | 'end' | 'inside'>,
  names: readonly Name[],
): Fill<Name>[] {
  const found = source.slice(start, end).matchAll(braces)
  return [...found].flatMap(({ 0: whole, 1: before = '', 2: name = '', 3: after = '', index }) => {
    const from = start + index
    return isOneOf(names, name) ? [{ start: from, end: from + whole.length, name, before, after, inside }] : []
  })
}

/** The places in a text node, or in the target of a link or an image. */
export function placesOf<Name extends string>(
  node: Nodes,
  inTable: boolean,
  source: string,
  names: readonly Name[],
): Fill<Name>[] {
  const { destination } = node.data ?? {}
  if (destination) return placesIn(source, { ...destination, inside: 'destination' }, names)
  if (node.type !== 'text') return []
  const [start, end] = [offset(node, 'start'), offset(node, 'end')]
  return placesIn(source, { start, end, inside: inTable ? 'cell' : 'text' }, names)
}

/**
 * The text to print for a place: the value with the punctuation in the braces, or nothing without a value.
 * @param escapes whether to escape Markdown in the value
 */
export function filled({ before, after, inside }: Fill, value: string | undefined, escapes: boolean): string {
  const line = onOneLine(value ?? '')
  if (line === '') return ''
  if (inside === 'destination') return before + line.replace(/[\s()<>\\]/g, encodeURIComponent) + after
  // A topic called `## 핵심 인사이트` must not look like a section heading, not even on its own line in a comment.
  if (inside === 'comment') return before + inComment(line).replace(/^(?=#|\*\*|__)/, '\\') + after
  const text = escapes ? escapeText(line) : line
  return before + (inside === 'cell' ? text.replaceAll('|', '\\|') : text) + after
}

/**
 * A block of a template with its places filled in, with escapes if a value would be taken for Markdown.
 * @param textOf the text for a place, see {@link filled}
 */
export function fillPlaces<Name extends string>(
  text: string,
  fills: readonly Fill<Name>[],
  textOf: (fill: Fill<Name>, escapes: boolean) => string,
): string {
  const fillWith = (escapes: boolean) =>
    applyEdits(
      text,
      fills.map((fill) => ({ ...fill, text: textOf(fill, escapes) })),
    )
  const [plain, escaped] = [fillWith(false), fillWith(true)]
  // `Chapter 3~4` alone needs no escape; with a second `~` in the block it would be struck through.
  return plain !== escaped && !sameTree(plain, escaped) ? escaped : plain
}

/** Escapes a value as Markdown: `C_\*` for a group called `C_*`. */
function escapeText(text: string): string {
  if (/^[\w가-힣 .,()'"/%+-]*$/.test(text) && !/_|www\./.test(text)) return text
  // The letter in front prevents escapes that `1.` or `#` need only at the start of a line.
  return printFrame([{ type: 'paragraph', children: [{ type: 'text', value: `x${text}` }] }])
    .trimEnd()
    .slice(1)
}

/** Changes a value so that it cannot end the comment around it: with `-->` anywhere, or with `>` right at the start. */
export function inComment(value: string): string {
  return value.replace(/--+(?=!?>)/g, (dashes) => `${dashes} `).replace(/^(?=-?>)/, ' ')
}

/** Whether two texts have the same tree, without positions. */
export function sameTree(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) =>
    JSON.stringify(parse(text), (key, value) => (key === 'position' || key === 'data' ? undefined : value)),
  )
  return left === right
}

/**
 * Warns about what is printed as written although it was probably meant as a place: `{titel}`, and `{hint}` in a template
 * that has no hints.
 */
export function unknownBraces(
  text: string,
  template: TemplateName,
  place: FilePosition,
  messages: Messages,
): Finding[] {
  const names: readonly string[] = placesByTemplate[template]
  return [...text.matchAll(braces)].flatMap(([, , name = '']) => {
    if (names.includes(name)) return []
    const others = templateNames.filter((other) => isOneOf(placesByTemplate[other], name))
    const near = nearest(name, names)
    const words =
      others.length > 0
        ? messages.templateBracesElsewhere(name, others)
        : near && messages.templateUnknownBraces(name, near)
    return words ? [finding('template', place, words, 'warning')] : []
  })
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name)
}

/** The values of a week for the places in templates of documents and notes. */
export function weekValues(
  { title, members }: Pick<Config, 'title' | 'members'>,
  week: Week,
  next: Week | undefined,
): Partial<Record<(typeof commonPlaces)[number], string | undefined>> {
  return {
    week: weekHeading(week),
    'week-title': week.title,
    title,
    scope: week.scope,
    topics: week.topics.join(', '),
    date: week.date,
    presenter: memberName(members, week.presenter),
    next: next && weekHeading(next),
    'next-title': next?.title,
  }
}
