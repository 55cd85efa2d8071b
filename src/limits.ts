import { htmlVoidElements } from 'html-void-elements'
import { type Finding, finding } from './errors.ts'
import type { Messages } from './languages/language.ts'
import { type Root, visitParents } from './markdown/mdast.ts'
import { parse, parseBlocks } from './markdown/parser.ts'
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
/** Blank ones included. */
const maxLines = 30_000
/** Lines that begin with a list marker or `>`. The parser walks all containers above each of them. */
const maxContainers = 3_000
/** Brackets, asterisks and the like in a whole text: each may become a node. */
const maxMarks = 50_000
/** In one paragraph, where each mark is compared with all earlier ones: 1,500 take 0.1 seconds. */
const maxMarksTogether = 1_500
/** The sum of squares over all paragraphs. */
const maxPairs = 8_000_000
/**
 * HTML parsers walk the open elements at each tag and block, so this limits the sum of open elements over all of them.
 * A page of 1,100 properly closed tags has a sum of a few thousand.
 */
const maxOpenSum = 150_000

/** The start of one quote or list item, matched at `lastIndex`. */
const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y
const marks = /[[\]*_`~<&|\\!@]|www|http/g

/**
 * Checks a text before it is parsed for input that would take a parser minutes or exhaust its memory.
 * The limits are far above what a person writes in a week: 2,000 list items, 1,500 paragraphs or 500 table rows pass.
 */
function excessOfText(text: string): Excess | undefined {
  const counts = { containers: 0, marks: 0 }
  const open: number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (index >= maxLines) return { kind: 'size', line: index + 1, found: index + 1, most: index }
    if (line.trim() === '') continue
    const indent = width(/^[ \t]*/.exec(line)?.[0] ?? '')
    // `- a`, `  - b`, `    - c`: a line indented further than an item belongs to that item.
    while ((open.at(-1) ?? -1) >= indent) open.pop()
    const containers = containersOf(line)
    const depth = open.length + containers
    if (depth > maxDepth) return { kind: 'depth', line: index + 1, found: depth, most: maxDepth }
    if (containers > 0) open.push(indent)
    counts.containers += containers
    counts.marks += count(line, marks)
    if (counts.containers > maxContainers || counts.marks > maxMarks)
      return { kind: 'size', line: index + 1, found: index + 1, most: index }
  }
  return undefined
}

function containersOf(line: string): number {
  let found = 0
  container.lastIndex = 0
  while (container.test(line)) found++
  return found
}

function width(spaces: string): number {
  return spaces.replaceAll('\t', '    ').length
}

/** Whether no paragraph can have too many marks, wherever the parser lets one begin and end. */
function isEvenlyMarked(text: string): boolean {
  const counts = text.split(/\n[ \t]*\n/).map((part) => count(part, marks))
  return counts.every((marks) => marks <= maxMarksTogether) && sumOfSquares(counts) <= maxPairs
}

/** Checks the paragraphs, headings and cells of a text for marks that take quadratic time. */
function excessOfParagraphs(text: string): Excess | undefined {
  let found: Excess | undefined
  let pairs = 0
  visitParents(parseBlocks(text), (node) => {
    if (found || node.type !== 'text') return
    const together = count(node.value, marks)
    pairs += together ** 2
    if (together > maxMarksTogether || pairs > maxPairs)
      found = { kind: 'paragraph', line: node.position?.start.line ?? 1, found: together, most: maxMarksTogether }
  })
  return found
}

/** Checks the HTML of a text, also what only some readers take for HTML. */
function excessOfHtml(tree: Root): Excess | undefined {
  let found: Excess | undefined
  const elements: OpenElements = { byName: new Map(), open: 0, most: 0, places: 0, sum: 0 }
  visitParents(tree, (node) => {
    if (found) return
    if (node.type === 'html' || node.type === 'text' || node.type === 'inlineCode') countOpen(node.value, elements)
    else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') addPlace(elements)
    else return
    const { sum, most, places } = elements
    if (sum > maxOpenSum)
      found = {
        kind: 'html',
        line: node.position?.start.line ?? 1,
        found: most,
        most: Math.floor(maxOpenSum / places),
      }
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

function countOpen(html: string, elements: OpenElements): void {
  const { byName } = elements
  for (const [, slash, written = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    const name = written.toLowerCase()
    const openOfName = byName.get(name) ?? 0
    const by = slash === '/' ? -Math.min(1, openOfName) : htmlVoidElements.includes(name) ? 0 : 1
    byName.set(name, openOfName + by)
    elements.open += by
    elements.most = Math.max(elements.most, elements.open)
    addPlace(elements)
  }
}

function addPlace(elements: OpenElements): void {
  elements.places++
  elements.sum += elements.open
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** The tree of a file, without its front matter, and the text it was parsed from. */
export interface ParsedFile extends SplitText {
  tree: Root
  /** Why it was not parsed to its end. */
  excess?: Excess | undefined
}

/**
 * Parses a file, up to the line where it exceeds a limit. All positions are those of the file.
 * @param text with LF line endings
 */
export function parseFile(text: string): ParsedFile {
  const { frontMatter, body } = splitFrontMatter(text)
  return { frontMatter, ...parseWithinLimits(body) }
}

function parseWithinLimits(body: string): Omit<ParsedFile, 'frontMatter'> {
  const tooMuch = excessOfText(body) ?? (isEvenlyMarked(body) ? undefined : excessOfParagraphs(body))
  const tree = parse(tooMuch ? '' : body)
  const excess = tooMuch ?? excessOfHtml(tree)
  if (!excess) return { tree, body }
  const above = body.split('\n', excess.line - 1).join('\n')
  return { excess, ...parseWithinLimits(above) }
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value ** 2, 0)
}

/** The finding for a text that exceeds a limit. */
export function excessFinding(path: string, { kind, line, found, most }: Excess, messages: Messages): Finding {
  return finding('limits', { path, line, column: 1 }, messages.tooComplex(kind, found, most))
}
