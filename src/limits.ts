import { type Finding, finding } from './errors.ts'
import type { Messages } from './languages/language.ts'
import { type Root, visitParents } from './markdown/mdast.ts'
import { parseBlocks } from './markdown/parser.ts'
import { type SplitText, splitFrontMatter } from './markdown/split-front-matter.ts'

/**
 * The longest value of a config or of front matter that is printed in a document, in code units. A name or a title is a
 * tenth of it. Markdown in a value takes time that grows with the square of its length.
 */
export const maxLine = 500

/** Which limit a text exceeds, on which line (from 1), the value found and the highest allowed value. */
export interface Excess {
  kind: 'depth' | 'size' | 'paragraph' | 'html'
  line: number
  found: number
  most: number
}

/** Nested quotes and lists: micromark takes 42 seconds for ten thousand, and the stack overflows before that. */
const maxDepth = 60
/**
 * The maximum weight of a text. Weights estimate the time and memory that parsing takes. A note of 100 KB weighs about
 * 20,000; one with 2,000 items, each with a bold title, code and a link, 50,000. A base64 image weighs little.
 */
const maxWeight = 60_000
const weights = {
  line: 4,
  block: 8,
  item: 8,
  list: 16,
  quote: 24,
  costly: 48,
  mark: 1,
  node: 2.5,
  gap: 0.5,
  lazy: 0.002,
}
/** Each bracket and emphasis marker is compared with all earlier ones in its paragraph: 1,500 take 0.1 seconds. */
const maxMarks = 1_500
/** The same over all paragraphs, as a sum of squares, because the time per paragraph is quadratic. */
const maxPairs = 8_000_000
/**
 * HTML parsers walk the open elements at each tag and block, so this limits the sum of open elements over all of them.
 * A page of 1,100 properly closed tags has a sum of a few thousand.
 */
const maxOpenSum = 150_000

/** The start of one quote or list item, matched at `lastIndex`. */
const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y
/** Expensive lines: link and footnote definitions, and setext underlines. */
const costly = /^[ \t>*+-]*\[[^\]]*\]:|^[ \t>]*(?:=+|-+)[ \t]*$/
const marks = /[[\]*_`~<&|\\!@]|www|http/g
/** Links and table cells: each becomes several nodes, and nodes take memory. */
const nodes = /\]\(|\|/g
/** Word boundaries: at each one the parser looks for an autolink. */
const gaps = /[ \t"'(){}#+=:;,./$^?%>-]/g

/**
 * Checks a text before it is parsed for input that would take a parser minutes or exhaust its memory.
 * The limits are far above what a person writes in a week: 2,000 list items, 1,500 paragraphs or 500 table rows pass.
 */
export function excessOfText(text: string): Excess | undefined {
  let weight = 0
  let blank = true
  /** Whether the line may be a lazy continuation of an item or quote, for which the parser walks all lines above. */
  let mayBeLazy = false
  const open: number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const indent = width(/^[ \t]*/.exec(line)?.[0] ?? '')
    if (line.trim() === '') {
      blank = true
      mayBeLazy = false
      weight++
      if (weight > maxWeight) return { kind: 'size', line: index + 1, found: index + 1, most: index }
      continue
    }
    // `- a`, `  - b`, `    - c`: a line indented further than an item belongs to that item.
    let sibling = false
    while ((open.at(-1) ?? -1) >= indent) sibling = open.pop() === indent
    const containers = containersOf(line)
    const depth = open.length + containers.items + containers.quotes
    if (depth > maxDepth) return { kind: 'depth', line: index + 1, found: depth, most: maxDepth }
    if (depth > open.length) open.push(indent)
    // `# a`, `- b`, `# a`, `- b`: opening and closing a list costs more than its items.
    const lists = containers.items - (sibling && containers.items > 0 ? 1 : 0)
    weight += weights.line + (blank ? weights.block : 0)
    weight += lists * weights.list + containers.items * weights.item + containers.quotes * weights.quote
    const isMarked = containers.items + containers.quotes > 0
    if (mayBeLazy && !isMarked) weight += index * weights.lazy
    mayBeLazy ||= isMarked
    if (costly.test(line)) weight += weights.costly
    weight += count(line, marks) * weights.mark + count(line, nodes) * weights.node + count(line, gaps) * weights.gap
    blank = false
    if (weight > maxWeight) return { kind: 'size', line: index + 1, found: index + 1, most: index }
  }
  return undefined
}

function containersOf(line: string): { items: number; quotes: number } {
  let [items, quotes] = [0, 0]
  container.lastIndex = 0
  for (let found = container.exec(line); found; found = container.exec(line)) {
    if (found[0].endsWith('>')) quotes++
    else items++
  }
  return { items, quotes }
}

function width(spaces: string): number {
  return spaces.replaceAll('\t', '    ').length
}

/** Checks blocks, before their inlines are parsed, for content that takes quadratic time. */
function excessOfBlocks(tree: Root): Excess | undefined {
  let found: Excess | undefined
  let pairs = 0
  const elements: OpenElements = { byName: new Map(), open: 0, most: 0, places: 0, sum: 0 }
  visitParents(tree, (node) => {
    if (found || !('value' in node) || node.type === 'code') return
    const line = node.position?.start.line ?? 1
    countOpen(node.value, elements)
    if (elements.sum > maxOpenSum)
      found = { kind: 'html', line, found: elements.most, most: Math.floor(maxOpenSum / elements.places) }
    if (node.type === 'html') return
    const markCount = count(node.value, /[[\]*_`~<]/g)
    pairs += markCount ** 2
    if (markCount > maxMarks || pairs > maxPairs) found = { kind: 'paragraph', line, found: markCount, most: maxMarks }
  })
  return found
}

/** The elements open at one position of a text, and the sum of open elements over all blocks and tags above it. */
interface OpenElements {
  byName: Map<string, number>
  open: number
  most: number
  places: number
  sum: number
}

/** Void elements. */
const selfClosing = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

function countOpen(html: string, elements: OpenElements): void {
  const { byName } = elements
  for (const [, slash, written = ''] of [...html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi), []]) {
    const name = written.toLowerCase()
    const own = byName.get(name) ?? 0
    const by = slash === '/' ? -Math.min(1, own) : name === '' || selfClosing.test(name) ? 0 : 1
    byName.set(name, own + by)
    elements.open += by
    elements.most = Math.max(elements.most, elements.open)
    elements.places++
    elements.sum += elements.open
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** The blocks of a file, without its front matter, and the text they were parsed from. */
export interface ParsedFile extends SplitText {
  tree: Root
  /** Why it was not parsed to its end. */
  excess?: Excess | undefined
}

/**
 * Parses a file's blocks, up to the line where it exceeds a limit. All positions are those of the file.
 * @param text with LF line endings
 */
export function parseFile(text: string): ParsedFile {
  const { frontMatter, body } = splitFrontMatter(text)
  return { frontMatter, ...parseWithinLimits(body) }
}

function parseWithinLimits(body: string): Omit<ParsedFile, 'frontMatter'> {
  const tooMuch = excessOfText(body)
  const tree = parseBlocks(tooMuch ? '' : body)
  const excess = tooMuch ?? excessOfBlocks(tree)
  if (!excess) return { tree, body }
  const above = body.split('\n', excess.line - 1).join('\n')
  return { excess, ...parseWithinLimits(above) }
}

/** The finding for a text that exceeds a limit. */
export function tooComplex(path: string, { kind, line, found, most }: Excess, messages: Messages): Finding {
  return finding('too-complex', { path, line, column: 1 }, messages.tooComplex(kind, found, most))
}
