import type { Heading, Html, Text } from 'mdast'
import { applyEdits, type Edit, headingEdits, type Span } from '../markdown/edits.ts'
import { bracketed } from '../markdown/labels.ts'
import { type Nodes, offset, type Parents, type RootContent, walk } from '../markdown/mdast.ts'
import { parseMarkdown } from '../markdown/parser.ts'
import { type Inline, plainInlines, type Reference } from '../markdown/plain-inlines.ts'
import type { LabelDefinition, Labels } from './labels.ts'
import type { Rebase } from './links.ts'
import type { Note } from './note.ts'
import { definitionEdits, referenceEdits, referenceOf } from './references.ts'
import type { Part } from './sections.ts'

/** How a note's sections come to stand in a document. */
export interface Isolation {
  /** The note's labels, with the names that they have in the document. */
  labels: Labels
  /** The depth of the heading, 1 to 6, under which a section will stand. */
  depth: number
  rebase?: Rebase | undefined
  /** Names of the elements that the template opens around the section, the outermost first. */
  around?: readonly string[]
}

/** What the sections of one note share while they are rewritten. */
export interface Context {
  labels: Labels
  how: Isolation
  html: ((source: string, type: 'html' | 'text') => Edit[]) | undefined
  /** The note's definitions by where they start. */
  byStart: ReadonlyMap<number, LabelDefinition>
  /** Definitions that stand in the document already. */
  here: Set<LabelDefinition>
  /** Definitions that are used and stand nowhere yet. */
  wanted: LabelDefinition[]
}

/**
 * Makes the allowed edits in one stretch of a note.
 * @param shift what its headings go down
 */
export function rewritePart({ text }: Note, { start, end, blocks }: Part, shift: number, context: Context): string {
  const edits = neighbours(blocks, text).flatMap((group) => {
    const plain = plainEdits(group, text, shift, context)
    if (plain) return plain
    const stretch = stretchOf(group, text)
    return moved(parsedEdits(stretch, shift, context), stretch.start)
  })
  return applyEdits(text.slice(start, end), moved(edits, -start))
}

/** Makes the allowed edits in a definition that comes along from elsewhere in the note. */
export function rewriteDefinition(stretch: Stretch, definition: LabelDefinition, context: Context): string {
  const { source, start } = stretch
  const { destination, url } = definition
  if (destination === undefined || source.includes('\n') || !isLiteral(url)) {
    return applyEdits(source, parsedEdits(stretch, 0, context))
  }
  const target = { start: destination.start - start, end: destination.end - start }
  const edits = [...definitionEdits(definition, 0, source), ...targetEdits(target, url, source, context.how)]
  return applyEdits(source, edits)
}

/** Whether a target says what it is written as: a parser of blocks alone leaves `https&#58;` unread. */
function isLiteral(url: string | undefined): boolean {
  return !/[&\\]/.test(url ?? '')
}

function moved(edits: readonly Edit[], by: number): Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }))
}

/** Blocks in groups that blank lines part: how a block is read may hang on the one right above it. */
function neighbours(blocks: readonly RootContent[], text: string): RootContent[][] {
  const groups: RootContent[][] = []
  let last = 0
  for (const block of blocks) {
    const group = groups.at(-1)
    if (group && !/\n[ \t]*\n/.test(text.slice(last, offset(block, 'start')))) group.push(block)
    else groups.push([block])
    last = offset(block, 'end')
  }
  return groups
}

/** What is to be edited: where it stands in the note, and for a place in it the place in the note. */
export interface Stretch {
  source: string
  start: number
  end: number
  place: (at: number) => number
}

function stretchOf(blocks: readonly RootContent[], text: string): Stretch {
  const [first, last] = [blocks[0] as RootContent, blocks.at(-1) as RootContent]
  const start = text.lastIndexOf('\n', offset(first, 'start') - 1) + 1
  const end = offset(last, 'end')
  return { source: text.slice(start, end), start, end, place: (at) => start + at }
}

/** The edits of blocks in which nothing asks for a parser, as offsets into the note; undefined where something does. */
function plainEdits(blocks: readonly RootContent[], text: string, shift: number, context: Context): Edit[] | undefined {
  const edits: Edit[] = []
  const inlines: Inline[] = []
  let isPlain = true
  const look = (node: Nodes, ancestors: readonly Parents[]) => {
    if (node.type === 'html' && context.html) isPlain = false
    if (node.type === 'definition' && context.how.rebase && !isLiteral(node.url)) isPlain = false
    if (node.type === 'heading' && isPlain) {
      const depth = depthOf(node, shift, context)
      // How the lines of an underlined heading break, a parser has to tell.
      isPlain = depth === node.depth || text[offset(node, 'start')] === '#'
      if (isPlain) edits.push(...headingEdits(node, depth, text))
    }
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const start = offset(node, 'start')
      const definition = context.byStart.get(start)
      if (definition) edits.push(...definitionEdits(definition, start, text))
      if (node.type === 'definition') edits.push(...targetEdits(node.data?.destination, node.url, text, context.how))
    }
    const found = isPlain ? inlinesOf(node, ancestors, text, context) : undefined
    if (found) inlines.push(...found)
    else isPlain = false
  }
  for (const block of blocks) walk(block, look)
  return isPlain ? [...edits, ...inlines.flatMap((inline) => inlineEdits(inline, text, context))] : undefined
}

/** The inline constructs of a block that can have to change; undefined where only a parser can find them. */
function inlinesOf(node: Nodes, ancestors: readonly Parents[], text: string, context: Context): Inline[] | undefined {
  if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return []
  const start = offset(node, 'start')
  const source = text.slice(start, offset(node, 'end'))
  const { labels, how, html } = context
  if (html && source.includes('<')) return undefined
  if (!source.includes('[') || (labels.all.length === 0 && how.rebase === undefined)) return []
  // A quote's mark stands before each line of it, a backslash before a bar in a table, and `[x]` is a box in a list.
  const isQuoted = source.includes('\n') && ancestors.some(({ type }) => type === 'blockquote')
  const isBox = labels.link.has('x') && ancestors.at(-1)?.type === 'listItem' && /^\[x\]/i.test(source)
  if (isQuoted || isBox || (node.type === 'tableCell' && source.includes('\\|'))) return undefined
  return plainInlines(source, labels)?.map((inline) => movedInline(inline, start))
}

function movedInline(inline: Inline, by: number): Inline {
  const { start, end } = inline
  const here = { ...inline, start: start + by, end: end + by }
  if (!('destination' in here)) return here
  const { destination } = here
  return { ...here, destination: { start: destination.start + by, end: destination.end + by } }
}

function inlineEdits(inline: Inline | Reference, source: string, context: Context): Edit[] {
  switch (inline.type) {
    case 'link':
    case 'image':
      return targetEdits(inline.destination, inline.url, source, context.how)
    case 'linkReference':
    case 'imageReference':
    case 'footnoteReference': {
      const { link, footnote } = context.labels
      const meant = (inline.type === 'footnoteReference' ? footnote : link).get(inline.identifier)
      if (meant) wants(context, meant)
      return meant ? referenceEdits(inline, source, meant) : []
    }
    default:
      return []
  }
}

/** The edits of a stretch that a parser reads whole, as offsets into it. */
function parsedEdits({ source, start, end, place }: Stretch, shift: number, context: Context): Edit[] {
  const stubs = definitionStubs(source, context.labels, start, end)
  const markdown = stubs + source
  const edits: Edit[] = []
  walk(parseMarkdown(markdown), (node, ancestors) => {
    const at = offset(node, 'start') - stubs.length
    if (at >= 0) edits.push(...editsOf(node, ancestors, markdown, context.byStart.get(place(at)), shift, context))
  })
  return moved(edits, -stubs.length)
}

function editsOf(
  node: Nodes,
  ancestors: readonly Parents[],
  source: string,
  definition: LabelDefinition | undefined,
  shift: number,
  context: Context,
): Edit[] {
  const { how } = context
  switch (node.type) {
    case 'heading':
      return headingEdits(node, depthOf(node, shift, context), source)
    case 'linkReference':
    case 'imageReference':
    case 'footnoteReference':
      return inlineEdits(referenceOf(node), source, context)
    case 'definition':
    case 'footnoteDefinition': {
      const label = definition ? definitionEdits(definition, offset(node, 'start'), source) : []
      return [...label, ...targetEdits(node.data?.destination, 'url' in node ? node.url : undefined, source, how)]
    }
    case 'link':
    case 'image':
      return targetEdits(node.data?.destination, node.url, source, how)
    case 'text':
    case 'html':
      return htmlEdits(node, ancestors, source, context)
    default:
      return []
  }
}

function htmlEdits(node: Text | Html, ancestors: readonly Parents[], source: string, { html }: Context): Edit[] {
  const start = offset(node, 'start')
  const raw = source.slice(start, offset(node, 'end'))
  // A quote's mark stands before each line of it, and would end a tag of several lines.
  const quoted = ancestors.some(({ type }) => type === 'blockquote')
  const text = quoted ? raw.replace(/(?<=\n)[ \t>]+/g, (marks) => ' '.repeat(marks.length)) : raw
  return moved(html?.(text, node.type) ?? [], start)
}

function depthOf({ depth }: Heading, shift: number, { how }: Context): number {
  return Math.min(6, Math.max(how.depth + 1, depth + shift))
}

function wants({ here, wanted }: Context, definition: LabelDefinition): void {
  if (here.has(definition)) return
  here.add(definition)
  wanted.push(definition)
}

function targetEdits(
  destination: Span | undefined,
  url: string | undefined,
  source: string,
  { rebase }: Isolation,
): Edit[] {
  if (!rebase || !destination) return []
  const bracket = source[destination.start] === '<' ? 1 : 0
  const [start, end] = [destination.start + bracket, destination.end - bracket]
  const text = rebase(source.slice(start, end), url)
  return text === undefined ? [] : [{ start, end, text }]
}

/**
 * Definitions of labels that a stretch says and that stand elsewhere in the note, so that references to them are read as
 * such; each fits one line.
 */
function definitionStubs(source: string, { link, footnote }: Labels, start: number, end: number): string {
  const isOutside = (one: LabelDefinition | undefined) => one && (one.start < start || one.start >= end)
  const stubs = [...new Set(bracketed(source))].flatMap((label) => [
    ...(isOutside(link.get(label)) ? [`[${label}]: -\n\n`] : []),
    ...(label.startsWith('^') && isOutside(footnote.get(label.slice(1))) ? [`[${label}]: -\n\n`] : []),
  ])
  return stubs.length > 0 ? `${stubs.join('')}<!-- -->\n\n` : ''
}

/** What makes raw HTML point right, loaded only where there is some that points. */
export async function htmlEditor(note: Note, { rebase }: Isolation): Promise<Context['html']> {
  if (rebase === undefined || !/<(?:a|area|audio|img|source|track|video)[\s/]/i.test(note.text)) return undefined
  const { rebaseHtml, rebaseText } = await import('./html-targets.ts')
  return (source, type) => (type === 'html' ? rebaseHtml : rebaseText)(source, rebase)
}
