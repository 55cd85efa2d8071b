import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import type { Excess } from '../limits.ts'
import { type Nodes, offset, type Root } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { wholeSection } from '../note/isolate.ts'
import { type KnownSections, parseNote } from '../note/note.ts'
import { withoutComments } from '../note/obsidian.ts'
import type { NotePath } from '../workspace/find-notes.ts'

/** A member's free note. */
export interface Source {
  /** Relative to the workspace. */
  path: string
  /** With LF line endings. Lines above the text of the source are empty. */
  text: string
  tree: Root
  /** Why it was not read to its end. */
  excess?: Excess | undefined
  /** In a file with several weeks, the line of the heading that begins this one. It is not a title. */
  weekLine?: number | undefined
}

/** A paragraph, a heading, or the text of a list item without nested lists. */
export interface Block {
  /** Raw inline Markdown, in which bold HTML is `**bold**` and `<mark>` is `==marked==`. */
  text: string
  /** Its first line, from 1. */
  line: number
  isHeading: boolean
  /** The texts of the headings and list items above it, the innermost last. */
  above: string[]
}

/**
 * Reads what a document prints of a source. If a part is too complex, skips it and all lines below. Never throws.
 * @param at its path and, in a file with several weeks, which of them
 * @param file the file's text, and whether a byte order mark preceded it
 */
export function readSource(at: NotePath, file: { text: string; bom: boolean }, known: KnownSections): Source {
  const note = parseNote(at, file, known)
  const { path, excess } = note
  const [part] = wholeSection(note).parts
  const last = part?.blocks.at(-1)
  if (!part || !last) return { path, text: '', tree: parse(''), excess }
  const above = note.text.slice(0, part.start)
  const printed = withoutComments({ start: part.start, end: offset(last, 'end') }, part.blocks, note.text)
  const text = above.replace(/[^\n]/g, '') + printed
  const weekLine = note.within && note.text.slice(0, note.within.start).split('\n').length
  return { path, text, tree: parse(text), excess, weekLine }
}

/** The paragraphs, headings and list items of a source in order, without code, tables, definitions and HTML comments. */
export function textBlocks({ tree, text: source, weekLine }: Omit<Source, 'path'>): Block[] {
  const found: Block[] = []
  const headings: { depth: number; text: string }[] = []
  const add = (text: string, line: number, depth = 0) => {
    if (text.trim() === '') return
    while (depth > 0 && (headings.at(-1)?.depth ?? 0) >= depth) headings.pop()
    found.push({ text, line, isHeading: depth > 0, above: headings.map((heading) => heading.text) })
    if (depth > 0 && line !== weekLine) headings.push({ depth, text })
  }
  const visit = (node: Nodes): void => {
    const line = node.position?.start.line ?? 1
    if (node.type === 'heading') add(rawText(node, source), line, node.depth)
    else if (node.type === 'paragraph') add(rawText(node, source), line)
    else if (node.type === 'html') addHtml(node.value, line, add)
    else if (node.type === 'listItem') {
      const [first] = node.children
      const text = first?.type === 'paragraph' ? rawText(first, source) : undefined
      for (const child of node.children) {
        const isBelow = text !== undefined && child.type === 'list'
        if (isBelow) headings.push({ depth: deepest, text })
        visit(child)
        if (isBelow) headings.pop()
      }
    } else if (node.type === 'blockquote' || node.type === 'root' || node.type === 'list')
      for (const child of node.children) visit(child)
  }
  visit(tree)
  return found
}

/** The source of a heading's or a paragraph's text, without the indentation and quote markers of further lines. */
function rawText({ children }: Extract<Nodes, { type: 'heading' | 'paragraph' }>, source: string): string {
  const [first, last] = [children[0], children.at(-1)]
  if (!first || !last) return ''
  return source
    .slice(offset(first, 'start'), offset(last, 'end'))
    .replace(/\n[ \t>]*/g, '\n')
    .replace(/<\/?(?:b|strong)(?:\s[^<>]*)?>/gi, '**')
    .replace(/<\/?mark(?:\s[^<>]*)?>/gi, '==')
}

/** Deeper than any Markdown heading. */
const deepest = 7

/** HTML elements without sentences by the author. */
const silent = new Set('script style pre table figure figcaption svg iframe template noscript'.split(' '))
const blocks = new Set('p li div blockquote h1 h2 h3 h4 h5 h6 summary details ul ol'.split(' '))
/** What elements are in Markdown. */
const markers = new Map([
  ['b', '**'],
  ['strong', '**'],
  ['mark', '=='],
])

/** Adds the blocks of HTML: notes exported from a blog consist of it. */
function addHtml(html: string, from: number, add: (text: string, line: number, depth: number) => void): void {
  let text = ''
  let line = from
  let depth = 0
  const flush = () => {
    add(text.trim(), line, depth)
    text = ''
  }
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterTypes.TextNode
      const start = (node.sourceCodeLocation?.startLine ?? 1) + (/^\s*/.exec(value)?.[0].split('\n').length ?? 1) - 1
      if (text.trim() === '') line = from + start - 1
      text += value.replace(/[\\`*_<&]/g, '\\$&')
      return
    }
    if (!('tagName' in node) || silent.has(node.tagName)) return
    const { tagName, childNodes } = node
    const outer = depth
    const isBlock = blocks.has(tagName)
    const marker = markers.get(tagName) ?? ''
    if (isBlock) flush()
    if (tagName === 'br') text += '\n'
    if (/^h[1-6]$/.test(tagName)) depth = Number(tagName[1])
    text += marker
    for (const child of childNodes) visit(child)
    text += marker
    if (isBlock) flush()
    depth = outer
  }
  for (const child of parseFragment(html, { sourceCodeLocationInfo: true }).childNodes) visit(child)
  flush()
}
