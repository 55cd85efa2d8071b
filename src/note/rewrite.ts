import type { Definition, Heading, Html, Image, Link, Text } from 'mdast'
import { applyEdits, type Edit, headingEdits, type Span } from '../markdown/edits.ts'
import { type Nodes, offset, type Parents, visitParents } from '../markdown/mdast.ts'
import type { LabelDefinition, Labels } from './labels.ts'
import { type LinkUse, type Online, rebase } from './links.ts'
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
export interface RewriteContext {
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
export function rewritePart(
  { text }: Note,
  { start, end, blocks }: Part,
  shift: number,
  context: RewriteContext,
): string {
  return applyEdits(text.slice(start, end), moved(editsIn(blocks, text, { start, end }, shift, context), -start))
}

/** Rewrites a definition from elsewhere in the note, without the indentation and quote markers of its further lines. */
export function rewriteDefinition({ text, tree }: Note, definition: LabelDefinition, context: RewriteContext): string {
  const { node, start, end, indent } = definition
  const edits = editsIn(node ? [node] : nodesBetween(tree, start, end), text, { start, end }, 0, context)
  const markers = new RegExp(`(?<=\\n)[ \\t>]{0,${indent}}`, 'g')
  const cuts = Array.from(text.slice(start, end).matchAll(markers), ({ 0: { length }, index }) => ({
    start: start + index,
    end: start + index + length,
    text: '',
  }))
  // A label that is replaced as a whole may contain markers: `> [two\n> lines]: a.md`.
  const outside = cuts.filter((cut) => !edits.some((edit) => edit.start <= cut.start && cut.end <= edit.end))
  return applyEdits(text.slice(start, end), moved([...edits, ...outside], -start))
}

/** The highest nodes of a tree that are completely in a range. */
function nodesBetween(tree: Nodes, start: number, end: number): Nodes[] {
  if (!('children' in tree)) return []
  return tree.children.flatMap((node) => {
    const [from, to] = [offset(node, 'start'), offset(node, 'end')]
    if (from >= start && to <= end) return [node]
    return from < end && to > start ? nodesBetween(node, start, end) : []
  })
}

function moved(edits: readonly Edit[], by: number): Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }))
}

/** The edits of some nodes and of the disputed definitions in a range, as offsets into the note's text. */
function editsIn(nodes: readonly Nodes[], text: string, range: Span, shift: number, context: RewriteContext): Edit[] {
  const edits: Edit[] = []
  for (const root of nodes)
    visitParents(root, (node, ancestors) => {
      edits.push(...editsOf(node, ancestors, text, shift, context))
    })
  const disputed = context.labels.all.filter((one) => one.disputed && range.start <= one.start && one.start < range.end)
  if (disputed.length === 0) return edits
  // The tree contains disputed definitions as other text. A footnote has further text after its label.
  const ends = disputed.map(({ kind, label, start, end }) =>
    kind === 'definition' ? end : start + `[^${label}]`.length,
  )
  let at = 0
  const outside = edits
    .sort((a, b) => a.start - b.start)
    .filter(({ start }) => {
      while ((ends[at] ?? start) < start) at++
      return start < (disputed[at]?.start ?? Number.POSITIVE_INFINITY)
    })
  const inside = disputed.flatMap((definition) => {
    const { destination, url = '', start } = definition
    const target = destination ? targetEdits({ data: { destination }, url }, text, context.how.between) : []
    return [...definitionEdits(definition, start, text), ...target]
  })
  return [...outside, ...inside]
}

function editsOf(
  node: Nodes,
  ancestors: readonly Parents[],
  source: string,
  shift: number,
  context: RewriteContext,
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
      const definition = context.byStart.get(offset(node, 'start'))
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

function depthOf({ depth }: Heading, shift: number, { how }: RewriteContext): number {
  return Math.min(6, Math.max(how.depth + 1, depth + shift))
}

function addWanted({ inDocument, wanted }: RewriteContext, definition: LabelDefinition): void {
  if (inDocument.has(definition)) return
  inDocument.add(definition)
  wanted.push(definition)
}

/** The edits that rebase the URL of a link, an image or a definition. */
export function targetEdits(
  node: Pick<Link | Image | Definition, 'data' | 'url'>,
  source: string,
  base: readonly string[] | Online,
  use: LinkUse = 'pages',
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
