import { type Finding, finding } from './errors.ts'
import type { Messages } from './languages/language.ts'
import { type Root, visitParents } from './markdown/mdast.ts'
import { parseBlocks } from './markdown/parser.ts'

/** What is too much in a text, on which line, and how much would do. */
export interface Excess {
  kind: 'depth' | 'size' | 'paragraph' | 'html'
  line: number
  found: number
  most: number
}

/** Quotes and lists in one another: micromark takes 42 seconds for ten thousand, and the stack ends before that. */
const deepest = 60
/**
 * What a text may weigh, its parts weighed by the time and the memory that reading them takes. A note of 100 KB weighs
 * some 20,000, one of 2,000 items with a bold title, code and a link each 50,000. A picture as base64 weighs little.
 */
const heaviest = 60_000
const weights = {
  line: 4,
  block: 8,
  item: 8,
  list: 16,
  quote: 24,
  dear: 48,
  mark: 1,
  node: 2.5,
  gap: 0.5,
  lazy: 0.002,
}
/** Brackets and emphasis in one paragraph are each compared with all before: 1,500 of them take 0.1 seconds. */
const mostMarks = 1_500
/** The same, over all paragraphs: the sum of squares, since it is squares that take time. */
const mostPairs = 8_000_000
/**
 * A browser, and whoever looks at HTML as one, goes through the elements that are open at each tag and each block below
 * them: what is open there, added up. A page of 1,100 tags that all end adds up to a few thousand.
 */
const mostOpen = 150_000

/** One quote's or list item's start at the place where a line stands. */
const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y
/** Lines that cost more than they look: definitions of links and footnotes, and what makes a heading of the line above. */
const dear = /^[ \t>*+-]*\[[^\]]*\]:|^[ \t>]*(?:=+|-+)[ \t]*$/
const marks = /[[\]*_`~<&|\\!@]|www|http/g
/** A link and a table's cell are several nodes each, and it is nodes that take memory. */
const nodes = /\]\(|\|/g
/** Between words: the parser begins anew at each, to look for an address. */
const gaps = /[ \t"'(){}#+=:;,./$^?%>-]/g

/**
 * Looks at a text's lines before it is parsed, for what a parser would take minutes or the whole memory for.
 * Far from what a person writes in a week: 2,000 list items, 1,500 paragraphs or a table of 500 rows pass.
 */
export function excessOfText(text: string): Excess | undefined {
  let weight = 0
  let blank = true
  /** Whether an item or a quote goes on in lines that do not begin like it: at each the parser goes through all above. */
  let mayBeLazy = false
  const open: number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const indent = width(/^[ \t]*/.exec(line)?.[0] ?? '')
    if (line.trim() === '') {
      blank = true
      mayBeLazy = false
      weight++
      if (weight > heaviest) return { kind: 'size', line: index + 1, found: index + 1, most: index }
      continue
    }
    // `- a`, `  - b`, `    - c`: a line that stands further in than an item stands in that item.
    let sibling = false
    while ((open.at(-1) ?? -1) >= indent) sibling = open.pop() === indent
    const containers = containersOf(line)
    const depth = open.length + containers.items + containers.quotes
    if (depth > deepest) return { kind: 'depth', line: index + 1, found: depth, most: deepest }
    if (depth > open.length) open.push(indent)
    // `# a` above `- b`, and again: to open and close a list costs more than its items.
    const lists = containers.items - (sibling && containers.items > 0 ? 1 : 0)
    weight += weights.line + (blank ? weights.block : 0)
    weight += lists * weights.list + containers.items * weights.item + containers.quotes * weights.quote
    const isMarked = containers.items + containers.quotes > 0
    if (mayBeLazy && !isMarked) weight += index * weights.lazy
    mayBeLazy ||= isMarked
    if (dear.test(line)) weight += weights.dear
    weight += count(line, marks) * weights.mark + count(line, nodes) * weights.node + count(line, gaps) * weights.gap
    blank = false
    if (weight > heaviest) return { kind: 'size', line: index + 1, found: index + 1, most: index }
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

/** Looks at paragraphs before what stands in them is read, for what takes time that grows with the square of its length. */
function excessOfBlocks(tree: Root): Excess | undefined {
  let found: Excess | undefined
  let pairs = 0
  const elements: OpenElements = { byName: new Map(), open: 0, most: 0, places: 0, sum: 0 }
  visitParents(tree, (node) => {
    if (found || !('value' in node) || node.type === 'code' || node.type === 'yaml') return
    const line = node.position?.start.line ?? 1
    countOpen(node.value, elements)
    if (elements.sum > mostOpen)
      found = { kind: 'html', line, found: elements.most, most: Math.floor(mostOpen / elements.places) }
    if (node.type === 'html') return
    const here = count(node.value, /[[\]*_`~<]/g)
    pairs += here ** 2
    if (here > mostMarks || pairs > mostPairs) found = { kind: 'paragraph', line, found: here, most: mostMarks }
  })
  return found
}

/** The elements that are open at a place of a text, and how many were open at each block and tag above it. */
interface OpenElements {
  byName: Map<string, number>
  open: number
  most: number
  places: number
  sum: number
}

/** Elements that hold nothing, and such as HTML itself closes where the next one or their parent ends. */
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

/**
 * Reads a text's blocks, down to the line from which on reading would take too long.
 * @returns the blocks, the text that they were read from and, where that is not the whole text, why
 */
export function readBlocks(text: string): { tree: Root; read: string; excess?: Excess | undefined } {
  const tooMuch = excessOfText(text)
  const tree = parseBlocks(tooMuch ? '' : text)
  const excess = tooMuch ?? excessOfBlocks(tree)
  if (!excess) return { tree, read: text }
  const above = text.split('\n', excess.line - 1).join('\n')
  return { excess, ...readBlocks(above) }
}

/** The finding for a text that is not read. */
export function tooComplex(path: string, { kind, line, found, most }: Excess, messages: Messages): Finding {
  return finding('too-complex', { path, line, column: 1 }, messages.tooComplex(kind, found, most))
}
