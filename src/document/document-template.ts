import { type Finding, finding, InsightsError } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { excessFinding, parseFile } from '../limits.ts'
import { applyEdits, type Edit } from '../markdown/edits.ts'
import { bracketed } from '../markdown/label-text.ts'
import { type Nodes, offset, type RootContent, visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { sourceOf } from '../markdown/sources.ts'
import { splitFrontMatter } from '../markdown/split-front-matter.ts'
import { findLabels, type LabelDefinition } from '../note/labels.ts'
import { definitionEdits, referenceEdits } from '../note/references.ts'
import {
  type Command,
  type Fill,
  nestBlocks,
  nodePosition,
  placesByTemplate,
  placesIn,
  placesOf,
  type TemplateBlock,
  unknownBraces,
  wordIn,
} from './template.ts'

const inlinePlaces = placesByTemplate['insights.md']
const blockPlaces = ['content', 'discussion', 'minutes', 'overview'] as const
const loops = ['member', 'section'] as const
const commands = {
  each: loops,
  if: [...blockPlaces, ...inlinePlaces],
  place: blockPlaces,
  examples: [...loops.map((name) => `each ${name}`), 'if discussion', 'end', ...blockPlaces],
}

export type InlinePlace = (typeof inlinePlaces)[number]
export type BlockPlace = (typeof blockPlaces)[number]
type Loop = (typeof loops)[number]

/** One block of a template. `blankLines` is how many are above it, undefined if one of our comments is above it. */
export type TemplateNode =
  | {
      type: 'text'
      text: string
      fills: Fill<InlinePlace>[]
      block: RootContent['type']
      blankLines: number | undefined
    }
  | { type: 'place'; name: BlockPlace; blankLines: number | undefined }
  | { type: 'each'; over: Loop; children: TemplateNode[] }
  | { type: 'if'; name: BlockPlace | InlinePlace; children: TemplateNode[] }

export interface Template {
  nodes: TemplateNode[]
  /** The depth of the heading above a section's content, and of the heading with the member's name. */
  sectionDepth: number
  memberDepth: number
  /** How many blank lines are between the heading of a section and its content. */
  contentGap: number
  /** The text of the template. */
  frame: string
  warnings: Finding[]
}

/**
 * Parses a template: Markdown in which `{name}` is replaced by a value, and a comment that is a block by blocks.
 * All other text is kept as written.
 * @throws {InsightsError} with every comment that is unknown, not closed or in the wrong place
 */
export function parseTemplate(path: string, text: string, messages: Messages): Template {
  const frame = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const { frontMatter, tree, excess } = parseFile(frame)
  if (excess) throw new InsightsError([excessFinding(path, excess, messages)])
  const { blocks, errors } = nestBlocks(
    path,
    [...(frontMatter ? [frontMatter] : []), ...tree.children],
    commands,
    messages,
  )
  const template: Template = { nodes: [], sectionDepth: 0, memberDepth: 0, contentGap: 0, frame, warnings: [] }
  let heading = 2
  const toNode = ({ node, above, command, children }: TemplateBlock, within: readonly string[]): TemplateNode => {
    const place = nodePosition(path, node)
    const blankLines = blankLinesBetween(above, node, frame)
    if (!command) {
      const text = sourceOf(node, frame)
      if (node.type !== 'code' && node.type !== 'html')
        template.warnings.push(...unknownBraces(text, 'insights.md', place, messages))
      if (node.type === 'heading') heading = node.depth
      if (node.type === 'heading' && within.includes('member')) template.memberDepth ||= node.depth
      return { type: 'text', text, fills: fillsOf(node, text), block: node.type, blankLines }
    }
    const { verb, name } = command
    if (isMisplaced(command, within))
      errors.push(finding('template', place, messages.templatePlaceElsewhere(wordIn(node) ?? name)))
    if (verb === 'place') {
      if (name === 'content') {
        template.sectionDepth ||= heading
        template.contentGap = blankLines ?? 0
      }
      return { type: 'place', name: name as BlockPlace, blankLines }
    }
    const inner = children.map((child) => toNode(child, verb === 'each' ? [...within, name] : within))
    return verb === 'each'
      ? { type: 'each', over: name as Loop, children: inner }
      : { type: 'if', name: name as BlockPlace | InlinePlace, children: inner }
  }
  template.nodes = blocks.map((block) => toNode(block, []))
  if (errors.length > 0) throw new InsightsError(errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)))
  template.memberDepth ||= 2
  template.sectionDepth ||= template.memberDepth
  return template
}

/** Whether a command has no meaning here: sections outside a member, a loop in itself, content outside a section. */
function isMisplaced({ verb, name }: Command, within: readonly string[]): boolean {
  if (verb === 'place') return within.includes('section') !== (name === 'content')
  return verb === 'each' && (within.includes(name) || (name === 'section' && !within.includes('member')))
}

/**
 * How many blank lines are above a block; undefined below one of our comments, since these are not printed.
 * At least one above a comment of ours, except below a heading or a rule: `text` right above a member's `---` would
 * become a heading.
 */
function blankLinesBetween(above: RootContent | undefined, node: RootContent, source: string): number | undefined {
  if (!above || isOurs(above)) return undefined
  const lines = source.slice(above.position?.end.offset, node.position?.start.offset).split('\n').length - 2
  const needsGap = isOurs(node) && above.type !== 'heading' && above.type !== 'thematicBreak'
  return Math.max(needsGap ? 1 : 0, lines)
}

function isOurs(node: RootContent): boolean {
  return node.type === 'html' && /^<!--\s*insights:/.test(node.value)
}

/** The places in a block: in its text, not in code, HTML or front matter. */
function fillsOf({ type }: RootContent, text: string): Fill<InlinePlace>[] {
  if (!text.includes('{') || type === 'code' || type === 'html' || type === 'yaml') return []
  // A heading without a character that can start code, a link or HTML is all text.
  if (type === 'heading' && !/[`<[\\]/.test(text))
    return placesIn(text, { start: 0, end: text.length, inside: 'text' }, inlinePlaces)
  const read = (node: Nodes, inTable: boolean): Fill<InlinePlace>[] => [
    ...placesOf(node, inTable, text, inlinePlaces),
    ...('children' in node ? node.children.flatMap((child) => read(child, inTable || node.type === 'table')) : []),
  ]
  return read(parse(text), false)
}

/**
 * Renames the labels of a template that also appear in brackets in a note: `[ref]` in a note that does not define it is
 * text, and must not become the template's link. The text that the template shows stays the same.
 * @param words the Markdown that the template is filled with
 */
export function keepLabelsApart(template: Template, words: readonly string[], messages: Messages): Template {
  if (!template.frame.includes(']:')) return template
  const { body } = splitFrontMatter(template.frame)
  const tree = parse(body)
  const labels = findLabels(tree, body)
  const inWords = new Set(words.flatMap(bracketed))
  const key = ({ kind, identifier }: LabelDefinition) => (kind === 'definition' ? identifier : `^${identifier}`)
  const clashing = labels.all.filter((definition) => inWords.has(key(definition)))
  if (clashing.length === 0) return template
  const taken = new Set([...inWords, ...bracketed(template.frame)])
  for (const definition of clashing) {
    const suffixes = Array.from({ length: taken.size + 1 }, (_, at) => (at === 0 ? '-template' : `-${at + 1}-template`))
    definition.suffix = suffixes.find((suffix) => !taken.has(key(definition) + suffix)) ?? ''
  }
  const edits: Edit[] = clashing.flatMap((definition) => definitionEdits(definition, definition.start, body))
  visitParents(tree, (node) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference' && node.type !== 'footnoteReference') return
    const target = (node.type === 'footnoteReference' ? labels.footnote : labels.link).get(node.identifier)
    if (target && clashing.includes(target) && !clashing.some(({ start }) => start === offset(node, 'start')))
      edits.push(...referenceEdits(node, body, target))
  })
  return { ...template, nodes: parseTemplate('', applyEdits(template.frame, edits), messages).nodes }
}
