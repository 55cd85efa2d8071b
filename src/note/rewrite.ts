import type { Definition, Heading, Html, Image, Link, Text } from 'mdast'
import { applyEdits, type Edit, headingEdits, type Span } from '../markdown/edits.ts'
import { readInlines, unitsOf } from '../markdown/inlines.ts'
import { type Nodes, offset, type Parents, type RootContent, visitParents } from '../markdown/mdast.ts'
import { parseBlocks } from '../markdown/parser.ts'
import type { LabelDefinition, Labels } from './labels.ts'
import { type Online, rebase, type Use } from './links.ts'
import type { Note } from './note.ts'
import { definitionEdits, referenceEdits } from './references.ts'
import type { Part } from './sections.ts'

type HtmlTargets = typeof import('./html-targets.ts')

/** How to rewrite a note's sections for a document. */
export interface Isolation {
  /** The note's labels, with their names in the document. */
  labels: Labels
  /** The depth, from 1 to 6, of the document's heading above a section. */
  depth: number
  /** The path from the document's folder to the note's folder, from `segmentsBetween`; empty if they are the same. */
  between: readonly string[]
  /** Names of the elements that the template opens around the section, outermost first. */
  enclosing?: readonly string[]
}

/** The state that the sections of one note share while they are rewritten. */
export interface Context {
  labels: Labels
  how: Isolation
  /** What rebases URLs in raw HTML; absent if the note has no such HTML, or need not be rebased. */
  html: HtmlTargets | undefined
  /** The note's definitions by where they start. */
  byStart: ReadonlyMap<number, LabelDefinition>
  /** Definitions that are already in the document. */
  inDocument: Set<LabelDefinition>
  /** Definitions that are used but not yet in the document. */
  wanted: LabelDefinition[]
}

/**
 * Rewrites one part of a section.
 * @param shift how many levels its headings move down; may be negative
 */
export function rewritePart({ text }: Note, { start, end, blocks }: Part, shift: number, context: Context): string {
  const edits = editsIn(blocks, text, shift, context, (at) => at)
  return applyEdits(text.slice(start, end), moved(edits, -start))
}

/** Rewrites a definition from elsewhere in the note. */
export function rewriteDefinition({ source, place }: Stretch, context: Context): string {
  return applyEdits(source, editsIn(parseBlocks(source).children, source, 0, context, place))
}

/** The source of a definition from elsewhere in the note; `place` converts offsets in it to offsets in the note. */
export interface Stretch {
  source: string
  place: (at: number) => number
}

function moved(edits: readonly Edit[], by: number): Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }))
}

/** The edits of blocks, as offsets into the text they were parsed from. */
function editsIn(
  blocks: readonly RootContent[],
  text: string,
  shift: number,
  context: Context,
  place: Stretch['place'],
): Edit[] {
  const changing: RootContent[] = []
  const others: RootContent[] = []
  for (const block of blocks.flatMap(unitsOf)) {
    const source = text.slice(offset(block, 'start'), offset(block, 'end'))
    ;(mayChange(source, context) ? changing : others).push(block)
  }
  const ordered = [...readInlines(changing, text, context.labels), ...others].sort(
    (a, b) => offset(a, 'start') - offset(b, 'start'),
  )
  const edits: Edit[] = []
  for (const block of ordered)
    visitParents(block, (node, ancestors) => {
      const definition = context.byStart.get(place(offset(node, 'start')))
      edits.push(...editsOf(node, ancestors, text, definition, shift, context))
    })
  const from = blocks[0] ? offset(blocks[0], 'start') : 0
  const to = Math.max(from, ...blocks.map((block) => offset(block, 'end')))
  return withDisputed(edits, text, { start: from, end: to }, context, place)
}

/** Replaces the edits inside of disputed definitions, which the tree contains as other text, by those of definitions. */
function withDisputed(
  edits: readonly Edit[],
  text: string,
  { start, end }: Span,
  { byStart, how }: Context,
  place: Stretch['place'],
): Edit[] {
  if (![...byStart.values()].some(({ disputed }) => disputed)) return [...edits]
  let kept = [...edits]
  for (let at = text.indexOf('[', start); at >= 0 && at < end; at = text.indexOf('[', at + 1)) {
    const definition = byStart.get(place(at))
    if (!definition?.disputed) continue
    const { kind, label, destination, url } = definition
    // A footnote has further text after its label.
    const last = kind === 'definition' ? at + definition.end - definition.start : at + `[^${label}]`.length
    kept = kept.filter((edit) => edit.start < at || edit.start > last)
    kept.push(...definitionEdits(definition, at, text))
    const shift = at - definition.start
    if (!destination) continue
    const data = { destination: { start: destination.start + shift, end: destination.end + shift } }
    kept.push(...targetEdits({ data, url: url ?? '' }, text, how.between))
  }
  return kept
}

/** Whether a block may need edits that depend on its inlines, such as links, HTML or the line breaks of a heading. */
function mayChange(source: string, { labels, how, html }: Context): boolean {
  if (html && source.includes('<')) return true
  if (/\n[ \t>]*(?:=+|-+)[ \t]*$/m.test(source)) return true
  return source.includes('[') && (labels.all.length > 0 || how.between.length > 0)
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
    case 'footnoteReference': {
      const { link, footnote } = context.labels
      const definedAs = (node.type === 'footnoteReference' ? footnote : link).get(node.identifier)
      if (definedAs) addWanted(context, definedAs)
      return definedAs ? referenceEdits(node, source, definedAs) : []
    }
    case 'definition':
    case 'footnoteDefinition': {
      const label = definition ? definitionEdits(definition, offset(node, 'start'), source) : []
      return [...label, ...(node.type === 'definition' ? targetEdits(node, source, how.between) : [])]
    }
    case 'link':
    case 'image':
      return targetEdits(node, source, how.between)
    case 'text':
    case 'html':
      return context.html ? htmlEdits(node, ancestors, source, how.between, context.html) : []
    default:
      return []
  }
}

/** The edits that rebase the URLs in raw HTML. */
export function htmlEdits(
  node: Text | Html,
  ancestors: readonly Parents[],
  source: string,
  base: readonly string[] | Online,
  html: HtmlTargets,
): Edit[] {
  const start = offset(node, 'start')
  const raw = source.slice(start, offset(node, 'end'))
  // In a quote each line begins with `>`, which would end a tag that spans lines.
  const quoted = ancestors.some(({ type }) => type === 'blockquote')
  const text = quoted ? raw.replace(/(?<=\n)[ \t>]+/g, (marks) => ' '.repeat(marks.length)) : raw
  const edits = node.type === 'html' ? html.rebaseHtml(text, base) : html.rebaseText(text, base)
  return moved(edits, start)
}

function depthOf({ depth }: Heading, shift: number, { how }: Context): number {
  return Math.min(6, Math.max(how.depth + 1, depth + shift))
}

function addWanted({ inDocument, wanted }: Context, definition: LabelDefinition): void {
  if (inDocument.has(definition)) return
  inDocument.add(definition)
  wanted.push(definition)
}

/** The edits that rebase the URL of a link, an image or a definition. */
export function targetEdits(
  node: Pick<Link | Image | Definition, 'data' | 'url'>,
  source: string,
  base: readonly string[] | Online,
  use: Use = 'pages',
): Edit[] {
  const destination: Span | undefined = node.data?.destination
  if (!destination) return []
  const bracket = source[destination.start] === '<' ? 1 : 0
  const [start, end] = [destination.start + bracket, destination.end - bracket]
  const text = rebase(base, source.slice(start, end), node.url, use)
  return text === undefined ? [] : [{ start, end, text }]
}

/** Loads what rebases URLs in raw HTML, if the note has such HTML. */
export async function htmlTargets(text: string): Promise<HtmlTargets | undefined> {
  const isNeeded = /<(?:a|area|audio|img|source|track|video)[\s/]/i.test(text)
  return isNeeded ? await import('./html-targets.ts') : undefined
}
