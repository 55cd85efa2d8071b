import { bracketed } from './labels.ts'
import { offset, type Root, type RootContent, walk } from './mdast.ts'
import { parseMarkdown, parsePlain } from './parser.ts'
import type { Flavour } from './plain-emphasis.ts'
import type { Defined } from './plain-inlines.ts'
import { plainBlock } from './plain-phrasing.ts'

/** A block as it stands in the text that a parser reads: what has to be added to come back to the whole text. */
interface Stretch {
  from: number
  offset: number
  line: number
}

interface Place {
  start: { line: number; column: number; offset: number }
  end: { line: number; offset: number }
}

/** All labels that a tree defines, at any depth. */
export function definedBelow(tree: Root): Record<keyof Defined, Set<string>> {
  const defined = { link: new Set<string>(), footnote: new Set<string>() }
  walk(tree, (node) => {
    if (node.type === 'definition') defined.link.add(node.identifier)
    if (node.type === 'footnoteDefinition') defined.footnote.add(node.identifier)
  })
  return defined
}

/**
 * Reads what stands in the paragraphs, headings and cells of blocks, which a parse of the blocks alone leaves as raw text.
 * Only what is not plain is left to a parser, all of it at once.
 * @param blocks in the order of the text
 * @param text the text that they were read from
 * @param defined the labels that have a definition somewhere
 * @returns the blocks with their inline nodes, each in its place; of a list its items, one by one
 */
export function readInlines(
  blocks: readonly RootContent[],
  text: string,
  defined: Defined,
  flavour: Flavour = 'cjk-friendly',
): RootContent[] {
  const read: RootContent[] = []
  const stretches: Stretch[] = []
  let markdown = ''
  let line = 1
  for (const block of blocks.flatMap(unitsOf)) {
    const plain = plainBlock(block, text, defined, flavour)
    if (plain) {
      read.push(plain)
      continue
    }
    const { start, end } = block.position as Place
    const lineStart = start.offset - start.column + 1
    stretches.push({ from: markdown.length, offset: lineStart - markdown.length, line: start.line - line })
    markdown += `${text.slice(lineStart, end.offset)}\n\n`
    line += end.line - start.line + 2
  }
  if (markdown !== '') read.push(...parsed(markdown, stretches, defined, flavour))
  return read.sort((a, b) => offset(a, 'start') - offset(b, 'start'))
}

/** The parts of a block that may be read without the others. */
export function unitsOf(node: RootContent): RootContent[] {
  // By itself an item that stands four columns in, which only the items above it allow, would be read as code.
  const apart = node.type === 'list' && node.children.every(({ position }) => (position?.start.column ?? 9) <= 4)
  return apart ? node.children : [node]
}

/** Reads blocks with a parser, which has to know what is defined elsewhere to tell what is a link. */
function parsed(markdown: string, stretches: readonly Stretch[], defined: Defined, flavour: Flavour): RootContent[] {
  const isDefined = (label: string) =>
    defined.link.has(label) || (label.startsWith('^') && defined.footnote.has(label.slice(1)))
  const labels = [...new Set(bracketed(markdown))].filter(isDefined)
  const definitions = labels.map((label) => `[${label}]: -\n\n`).join('')
  const parse = flavour === 'cjk-friendly' ? parseMarkdown : parsePlain
  const tree = parse(markdown + definitions)
  tree.children = tree.children.filter((node) => offset(node, 'start') < markdown.length)
  return moved(tree, stretches).children.flatMap(unitsOf)
}

/** Brings the nodes of a tree to their places in the whole text. */
function moved(tree: Root, stretches: readonly Stretch[]): Root {
  // An end is that of the stretch before, not the start of the next.
  const move = (point: { line: number; offset?: number | undefined }, isEnd: boolean) => {
    const at = point.offset ?? 0
    const stretch = stretches.findLast(({ from }) => (isEnd ? from < at : from <= at)) ?? stretches[0]
    point.line += stretch?.line ?? 0
    point.offset = at + (stretch?.offset ?? 0)
  }
  walk(tree, ({ type, position, data }) => {
    if (type === 'root' || !position) return
    const shift = (stretches.findLast(({ from }) => from <= (position.start.offset ?? 0)) ?? stretches[0])?.offset ?? 0
    if (data?.destination) {
      data.destination = { start: data.destination.start + shift, end: data.destination.end + shift }
    }
    move(position.start, false)
    move(position.end, true)
  })
  return tree
}
