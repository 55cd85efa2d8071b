import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { type Excess, excessOfText } from '../limits.ts'
import type { Nodes, Root } from '../markdown/mdast.ts'
import { parseBlocks } from '../markdown/parser.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { weekSpans } from '../workspace/split-weeks.ts'

/** A member's free note. */
export interface Source {
  /** Relative to the workspace. */
  path: string
  /** With LF line endings. */
  text: string
  tree: Root
  /** Why it was not read to its end. */
  excess?: Excess | undefined
}

/** A paragraph, or the text of a list item without nested lists. */
export interface Block {
  /** Raw inline Markdown. */
  text: string
  /** Its first line, from 1. */
  line: number
  kind: 'paragraph' | 'item' | 'quote'
  /** Whether it is a list item with a nested list. */
  leads: boolean
  /**
   * The texts of the headings above it, the innermost last, without the title of the note. A bold list item counts as a
   * heading of its nested items.
   */
  headings: string[]
}

/**
 * Reads a source. If a part is too complex, skips it and all lines below. Never throws.
 * @param weekHeading the pattern of headings that begin a week; from a file of several weeks, keeps the lines of one
 */
export function readSource({ path, part }: SourcePath, file: string, weekHeading = ''): Source {
  const text = file.replace(/\r\n?/g, '\n')
  const excess = excessOfText(text)
  const read = excess ? text.split('\n', excess.line - 1).join('\n') : text
  const tree = parseBlocks(read)
  if (part === undefined) return { path, text: read, tree, excess }
  const { body, end } = weekSpans(tree, read, weekHeading)[part] ?? { body: read.length, end: read.length }
  const own = read.slice(0, body).replace(/[^\n]/g, '') + read.slice(body, end)
  return { path, text: own, tree: parseBlocks(own), excess }
}

type SourcePath = Pick<NotePath, 'path' | 'part'>

/** The paragraphs and list items of a source in order, without headings, code, tables, definitions and HTML comments. */
export function blocksOf({ tree }: Pick<Source, 'tree'>): Block[] {
  const found: Block[] = []
  const headings: { depth: number; text: string }[] = []
  const tops: boolean[] = []
  const enter = (depth: number, text: string) => {
    tops.push(depth === 1)
    while ((headings.at(-1)?.depth ?? 0) >= depth) headings.pop()
    headings.push({ depth, text })
  }
  const add = (block: Omit<Block, 'headings'>) => {
    if (block.text.trim() !== '') found.push({ ...block, headings: headings.map(({ text }) => text) })
  }
  const visit = (node: Nodes, kind: Block['kind'], leads: boolean): void => {
    const line = node.position?.start.line ?? 1
    if (node.type === 'heading') enter(node.depth, rawText(node))
    else if (node.type === 'paragraph') add({ text: rawText(node), line, kind, leads })
    else if (node.type === 'html') visitHtml(node.value, line, add, enter)
    else if (node.type === 'listItem') {
      const below = node.children.some(({ type }) => type === 'list')
      const [first] = node.children
      const title = below && first?.type === 'paragraph' ? boldWords(rawText(first)) : undefined
      for (const child of node.children) {
        const isUnder = title !== undefined && child.type === 'list'
        if (isUnder) headings.push({ depth: deepest, text: title })
        visit(child, kind === 'quote' ? kind : 'item', below)
        if (isUnder) headings.pop()
      }
    } else if (node.type === 'blockquote') for (const child of node.children) visit(child, 'quote', false)
    else if (node.type === 'root' || node.type === 'list') for (const child of node.children) visit(child, kind, false)
  }
  visit(tree, 'paragraph', false)
  const isTitled = tops[0] && tops.filter(Boolean).length === 1
  return isTitled ? found.map((block) => ({ ...block, headings: block.headings.slice(1) })) : found
}

function rawText(node: Extract<Nodes, { type: 'heading' | 'paragraph' }>): string {
  return node.children.map((child) => ('value' in child ? child.value : '')).join('')
}

/** Deeper than any Markdown heading. */
const deepest = 7

/** The text without its marks if all of it is bold. */
function boldWords(text: string): string | undefined {
  return /^\*\*([^*]+)\*\*[\s:：]*$/u.exec(text.trim())?.[1]
}

/** HTML elements without sentences by the author. */
const silent = new Set('script style pre table figure figcaption svg iframe template noscript'.split(' '))
const blocks = new Set('p li div blockquote h1 h2 h3 h4 h5 h6 summary details ul ol'.split(' '))

/** Adds the blocks and headings of HTML: notes exported from a blog consist of it. */
function visitHtml(
  html: string,
  from: number,
  add: (block: Omit<Block, 'headings'>) => void,
  enter: (depth: number, text: string) => void,
): void {
  let text = ''
  let line = from
  let kind: Block['kind'] = 'paragraph'
  let depth = 0
  const flush = (leads = false) => {
    const words = text.trim()
    text = ''
    if (words === '') return
    if (depth > 0) enter(depth, words)
    else add({ text: words, line, kind, leads })
  }
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterTypes.TextNode
      const start = (node.sourceCodeLocation?.startLine ?? 1) + (/^\s*/.exec(value)?.[0].split('\n').length ?? 1) - 1
      if (text.trim() === '') line = from + start - 1
      text += value
      return
    }
    if (!('tagName' in node) || silent.has(node.tagName)) return
    const { tagName, childNodes } = node
    const outer = { kind, depth }
    const isBlock = blocks.has(tagName)
    if (isBlock) flush(tagName === 'ul' || tagName === 'ol')
    if (tagName === 'br') text += '\n'
    if (tagName === 'li') kind = 'item'
    if (tagName === 'blockquote') kind = 'quote'
    if (/^h[1-6]$/.test(tagName)) depth = Number(tagName[1])
    const bold = tagName === 'strong' || tagName === 'b'
    if (bold) text += '**'
    for (const child of childNodes) visit(child)
    if (bold) text += '**'
    if (isBlock) flush()
    ;({ kind, depth } = outer)
  }
  for (const child of parseFragment(html, { sourceCodeLocationInfo: true }).childNodes) visit(child)
  flush()
}
