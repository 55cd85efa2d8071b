import { type Finding, finding, InsightsError, type Place } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { readBlocks, tooComplex } from '../limits.ts'
import { applyEdits, type Edit } from '../markdown/edits.ts'
import { bracketed } from '../markdown/labels.ts'
import { type Nodes, offset, type RootContent, walk } from '../markdown/mdast.ts'
import { parseBlocks, parseMarkdown } from '../markdown/parser.ts'
import { findLabels, type LabelDefinition } from '../note/labels.ts'
import { definitionEdits, referenceEdits, referenceOf } from '../note/references.ts'
import { nearest } from '../text.ts'
import type { Config } from '../workspace/config.ts'
import { memberName } from '../workspace/members.ts'
import { type Week, weekHeading } from '../workspace/weeks.ts'

/** Names that stand inline in braces, of documents and of new notes; `{ - title}` leaves its dash out where there is no title. */
export const commonPlaces = [
  'week',
  'week-title',
  'title',
  'scope',
  'topics',
  'date',
  'presenter',
  'editor',
  'next',
  'next-title',
  'name',
  'romanized',
  'id',
  'heading',
] as const
const inlinePlaces = [...commonPlaces, 'note'] as const
const blockPlaces = ['content', 'discussion', 'minutes', 'overview'] as const
const loops = ['member', 'section'] as const

export type InlinePlace = (typeof inlinePlaces)[number]
export type BlockPlace = (typeof blockPlaces)[number]

/** A value to put into text: printed with what stands around it in the braces, or not at all. */
export interface Fill {
  name: InlinePlace
  before: string
  after: string
  inside: 'text' | 'cell' | 'destination'
}

/** One block of a template. `blankLines` is how many stood above it, undefined where a place's comment did. */
export type TemplateNode =
  | { type: 'text'; parts: (string | Fill)[]; block: RootContent['type']; blankLines: number | undefined }
  | { type: 'place'; name: BlockPlace; blankLines: number | undefined }
  | { type: 'each'; over: (typeof loops)[number]; children: TemplateNode[] }
  | { type: 'if'; name: BlockPlace | InlinePlace; children: TemplateNode[] }

export interface Template {
  nodes: TemplateNode[]
  /** The depth of the heading under which a member's words stand, and of the one that names the member. */
  sectionDepth: number
  memberDepth: number
  /** How many blank lines stand between the heading of a section and its content. */
  contentGap: number
  /** All of it as the group wrote it. */
  frame: string
  warnings: Finding[]
}

/** A `{place}`: punctuation and spaces may stand around the name, letters may not. */
export const braces = /(?<!\\)\{([^\w가-힣{}\n]*)([a-z]+(?:-[a-z]+)*)([^\w가-힣{}\n]*)\}/g

/**
 * Reads a template: Markdown in which `{name}` stands for a value, and a comment on lines of its own for blocks.
 * All else in it is kept as written.
 * @throws InsightsError with every place that is unknown, unfinished or where it cannot be
 */
export function parseTemplate(path: string, text: string, messages: Messages): Template {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const errors: Finding[] = []
  const template: Template = {
    nodes: [],
    sectionDepth: 0,
    memberDepth: 0,
    contentGap: 0,
    frame: source,
    warnings: [],
  }
  const open: { children: TemplateNode[]; over?: string; place: Place }[] = [
    { children: template.nodes, place: { path } },
  ]
  let previous: RootContent | undefined
  let heading = 2
  const { tree, excess } = readBlocks(source)
  if (excess) throw new InsightsError([tooComplex(path, excess, messages)])
  for (const node of tree.children) {
    const place = placeOf(path, node)
    const word = wordIn(node)
    const here = open.at(-1) as (typeof open)[number]
    const blankLines = blankLinesBetween(previous, node, source)
    previous = node
    if (word === undefined) {
      errors.push(...misplaced(path, node, messages))
      if (node.type !== 'code' && node.type !== 'html')
        template.warnings.push(...unknownBraces(sourceOf(node, source), inlinePlaces, place, messages))
      if (node.type === 'heading') {
        heading = node.depth
        if (open.some(({ over }) => over === 'member')) template.memberDepth ||= node.depth
      }
      here.children.push({ type: 'text', parts: fillsOf(node, source), block: node.type, blankLines })
      continue
    }
    const [verb = '', name = ''] = word.split(/\s+/)
    if (verb === 'end') {
      if (open.length > 1) open.pop()
      else errors.push(finding('template', place, messages.templateEnd()))
    } else if (verb === 'each' && isOneOf(loops, name)) {
      const inside = name === 'section' && !open.some(({ over }) => over === 'member')
      if (inside || open.some(({ over }) => over === name))
        errors.push(finding('template', place, messages.templatePlaceElsewhere(word)))
      open.push({ children: pushed(here.children, { type: 'each', over: name, children: [] }), over: name, place })
    } else if (verb === 'if' && (isOneOf(blockPlaces, name) || isOneOf(inlinePlaces, name))) {
      open.push({ children: pushed(here.children, { type: 'if', name, children: [] }), place })
    } else if (isOneOf(blockPlaces, word)) {
      const inSection = open.some(({ over }) => over === 'section')
      if (inSection !== (word === 'content'))
        errors.push(finding('template', place, messages.templatePlaceElsewhere(word)))
      if (word === 'content') {
        template.sectionDepth ||= heading
        template.contentGap = blankLines ?? 0
      }
      here.children.push({ type: 'place', name: word, blankLines })
    } else {
      errors.push(finding('template', place, messages.templateUnknownPlace(word, nearest(word, comments), comments)))
    }
  }
  for (const { place } of open.slice(1)) errors.push(finding('template', place, messages.templateOpen()))
  if (errors.length > 0) throw new InsightsError(errors)
  template.memberDepth ||= 2
  template.sectionDepth ||= template.memberDepth
  return template
}

const comments = [...loops.map((name) => `each ${name}`), 'if discussion', 'end', ...blockPlaces]

function pushed(children: TemplateNode[], node: TemplateNode & { children: TemplateNode[] }): TemplateNode[] {
  children.push(node)
  return node.children
}

function sourceOf({ position }: RootContent, source: string): string {
  return source.slice(position?.start.offset, position?.end.offset)
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name)
}

/**
 * How many blank lines were written above a block; undefined beside a comment of ours, which leaves no trace.
 * Only behind a heading or a rule may there be none: `text` right above a member's `---` would make a heading of both.
 */
function blankLinesBetween(above: RootContent | undefined, node: RootContent, source: string): number | undefined {
  if (!above || isOurs(above)) return undefined
  const lines = source.slice(above.position?.end.offset, node.position?.start.offset).split('\n').length - 2
  const apart = isOurs(node) && above.type !== 'heading' && above.type !== 'thematicBreak'
  return Math.max(apart ? 1 : 0, lines)
}

function isOurs(node: RootContent): boolean {
  return node.type === 'html' && /^<!--\s*insights:/.test(node.value)
}

/** The source of a block, cut where values go: in text, not in code, HTML or front matter. */
function fillsOf(block: RootContent, source: string): (string | Fill)[] {
  const [start, end] = [offset(block, 'start'), offset(block, 'end')]
  const text = source.slice(start, end)
  if (!text.includes('{') || block.type === 'code' || block.type === 'html' || block.type === 'yaml') return [text]
  const parts: (string | Fill)[] = []
  let at = 0
  const cut = (from: number, to: number, inside: Fill['inside']) => {
    for (const found of text.slice(from, to).matchAll(braces)) {
      const [all, before = '', name = '', after = ''] = found
      if (!isOneOf(inlinePlaces, name)) continue
      parts.push(text.slice(at, from + found.index), { name, before, after, inside })
      at = from + found.index + all.length
    }
  }
  const read = (node: Nodes, cell: boolean) => {
    if (node.type === 'text') cut(offset(node, 'start'), offset(node, 'end'), cell ? 'cell' : 'text')
    if ('children' in node) for (const child of node.children) read(child, cell || node.type === 'table')
    const { destination } = node.data ?? {}
    if (destination) cut(destination.start, destination.end, 'destination')
  }
  // Without a mark that could begin code, a link or HTML, all of a heading is text.
  if (block.type === 'heading' && !/[`<[\\]/.test(text)) cut(0, text.length, 'text')
  else read(parseMarkdown(text), false)
  return [...parts, text.slice(at)]
}

/** What a comment of ours says, where it stands as a block: `each member` of `<!-- insights:each member -->`. */
export function wordIn(node: RootContent): string | undefined {
  return node.type === 'html' ? /^<!--\s*insights:\s*(.*?)\s*-->$/s.exec(node.value)?.[1] : undefined
}

/** Comments of ours that stand where a block cannot: in a list, in the middle of a line, in an HTML block. */
export function misplaced(path: string, block: RootContent, messages: Messages): Finding[] {
  const found: Finding[] = []
  walk(block, (node) => {
    if (node.type !== 'html' || !/<!--\s*insights:/.test(node.value)) return
    found.push(finding('template', placeOf(path, node), messages.templateMisplaced()))
  })
  return found
}

/** `{titel}` stays as the group wrote it; but it is so near to a place that somebody has to be told. */
export function unknownBraces(text: string, names: readonly string[], place: Place, messages: Messages): Finding[] {
  return [...text.matchAll(braces)].flatMap(([, , name = '']) => {
    const near = names.includes(name) ? undefined : nearest(name, names)
    return near ? [finding('template', place, messages.templateUnknownBraces(name, near), 'warning')] : []
  })
}

/** Where a node stands in the file at `path`. */
export function placeOf(path: string, { position }: Nodes): Place {
  return {
    path,
    line: position?.start.line,
    column: position?.start.column,
    endLine: position?.end.line,
    endColumn: position?.end.column,
  }
}

/** What the places say that are about a week, in documents and in new notes. */
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
    editor: memberName(members, week.editor),
    next: next && weekHeading(next),
    'next-title': next?.title,
  }
}

/**
 * Gives other names to those labels of a template that somebody's words say in brackets: `[ref]` in a note that does not
 * define it is text, and must not become the template's link. What the template says stays.
 * @param words what comes to stand in the template
 */
export function keepLabelsApart(template: Template, words: readonly string[], messages: Messages): Template {
  if (!template.frame.includes(']:')) return template
  const labels = findLabels(parseBlocks(template.frame), template.frame)
  const said = new Set(words.flatMap(bracketed))
  const key = ({ kind, identifier }: LabelDefinition) => (kind === 'definition' ? identifier : `^${identifier}`)
  const meeting = labels.all.filter((one) => said.has(key(one)))
  if (meeting.length === 0) return template
  const taken = new Set([...said, ...bracketed(template.frame)])
  for (const one of meeting) {
    const suffixes = Array.from({ length: taken.size + 1 }, (_, at) => (at === 0 ? '-template' : `-${at + 1}-template`))
    one.suffix = suffixes.find((suffix) => !taken.has(key(one) + suffix)) ?? ''
  }
  const edits: Edit[] = []
  walk(parseMarkdown(template.frame), (node) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const start = offset(node, 'start')
      const definition = meeting.find((one) => one.start === start)
      if (definition) edits.push(...definitionEdits(definition, start, template.frame))
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference' && node.type !== 'footnoteReference') return
    const meant = (node.type === 'footnoteReference' ? labels.footnote : labels.link).get(node.identifier)
    if (meant && meeting.includes(meant)) edits.push(...referenceEdits(referenceOf(node), template.frame, meant))
  })
  return { ...template, nodes: parseTemplate('', applyEdits(template.frame, edits), messages).nodes }
}

/** Names of the elements that a template opens around a place where others' words come to stand, the outermost first. */
type Around = Record<Exclude<BlockPlace, 'overview'>, string[]>

/** `<div class="members">` over the members: what stands in it may close it by a stray `</div>`. */
export async function elementsAround({ frame }: Pick<Template, 'frame'>): Promise<Around> {
  const around: Around = { content: [], discussion: [], minutes: [] }
  if (!/<[a-z]/i.test(frame.replace(/<!--[\s\S]*?-->|<https?:[^<>\s]*>/g, ''))) return around
  const { closedAround, elementsOpen } = await import('../note/html.ts')
  for (const place of ['content', 'discussion', 'minutes'] as const) {
    const before = frame.split(new RegExp(`<!--\\s*insights:\\s*${place}\\s*-->`))
    const open = before.length > 1 ? elementsOpen(before[0] ?? '') : []
    // A `<p>` ends before any block.
    around[place] = open.filter((name) => closedAround('x', [name]) === undefined)
  }
  return around
}
