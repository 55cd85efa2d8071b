import { bracketed } from './labels.ts'
import { moveNode, offset, type Root, type RootContent, visitParents } from './mdast.ts'
import { parseMarkdown, parsePlain } from './parser.ts'
import type { Flavour } from './plain-emphasis.ts'
import type { Defined } from './plain-inlines.ts'
import { plainBlock } from './plain-phrasing.ts'

/** A block's range in the text for the parser, and what to add to get offsets and lines of the whole text. */
interface Stretch {
  from: number
  to: number
  offset: number
  line: number
}

/** Ends a list; otherwise an indented paragraph below it would become part of it. */
const separator = '\n\n<!-- -->\n\n'

interface Place {
  start: { line: number; column: number; offset: number }
  end: { line: number; offset: number }
}

/** All labels that a tree defines, at any depth. */
export function definedBelow(tree: Root): Record<keyof Defined, Set<string>> {
  const defined = { link: new Set<string>(), footnote: new Set<string>() }
  visitParents(tree, (node) => {
    if (node.type === 'definition') defined.link.add(node.identifier)
    if (node.type === 'footnoteDefinition') defined.footnote.add(node.identifier)
  })
  return defined
}

/**
 * Parses the inlines of paragraphs, headings and cells, which {@link parseBlocks} leaves as raw text. Blocks that are
 * not plain are passed to a parser, all at once.
 * @param blocks in the order of the text
 * @param text the text they were parsed from
 * @param defined the labels that have a definition anywhere
 * @returns the blocks with inline nodes, at their original positions; a list may be replaced by its items
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
  let above: string | undefined
  let line = 1
  for (const block of blocks.flatMap(unitsOf)) {
    const plain = plainBlock(block, text, defined, flavour)
    if (plain) {
      read.push(plain)
      continue
    }
    const { start, end } = block.position as Place
    const lineStart = start.offset - start.column + 1
    const source = text.slice(lineStart, end.offset)
    if (isTextBelow(block, source)) {
      above ??= unusedDefinition(text)
      markdown += above
      line++
    }
    const from = markdown.length
    stretches.push({ from, to: from + source.length, offset: lineStart - from, line: start.line - line })
    markdown += source + separator
    line += end.line - start.line + 4
  }
  if (markdown !== '') read.push(...parsed(markdown, stretches, defined, flavour))
  return read.sort((a, b) => offset(a, 'start') - offset(b, 'start'))
}

/** Whether a block may be text only because a definition or code is directly above it: `2. a`, `-`. */
function isTextBelow({ type }: RootContent, source: string): boolean {
  return (
    (type === 'paragraph' || type === 'heading') && /^(?: {4}| {0,3}(?:<|[-+*][ \t]*(?:\n|$)|\d+[.)]))/.test(source)
  )
}

/** A line that defines a label which the text does not contain. */
function unusedDefinition(text: string): string {
  const used = Array.from(text.matchAll(/\[(-*)above\]/gi), ([, dashes = '']) => dashes.length + 1)
  return `[${'-'.repeat(used.reduce((most, length) => Math.max(most, length), 0))}above]: -\n`
}

/** The parts of a block that can be parsed independently. */
export function unitsOf(node: RootContent): RootContent[] {
  // On its own, an item indented by four columns, which is possible below other items, would be parsed as code.
  const independent = node.type === 'list' && node.children.every(({ position }) => (position?.start.column ?? 9) <= 4)
  return independent ? node.children : [node]
}

/** Parses blocks. Adds definitions of the labels that are defined elsewhere, so that references become links. */
function parsed(markdown: string, stretches: readonly Stretch[], defined: Defined, flavour: Flavour): RootContent[] {
  const isDefined = (label: string) =>
    defined.link.has(label) || (label.startsWith('^') && defined.footnote.has(label.slice(1)))
  const labels = [...new Set(bracketed(markdown))].filter(isDefined)
  const definitions = labels.map((label) => `[${label}]: -\n\n`).join('')
  const parse = flavour === 'cjk-friendly' ? parseMarkdown : parsePlain
  const tree = parse(markdown + definitions)
  return tree.children.flatMap((node) => {
    const stretch = stretches.findLast(({ from }) => from <= offset(node, 'start'))
    if (!stretch || offset(node, 'start') >= stretch.to) return []
    moveNode(node, stretch)
    return unitsOf(node)
  })
}
