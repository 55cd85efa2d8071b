import type { Definition, Heading, Html, Image, Link } from 'mdast'
import { applyEdits, type Edit, headingEdits, moved, type Span } from '../markdown/edits.ts'
import { type Nodes, offset, type Parents, visitParents } from '../markdown/mdast.ts'
import { rebaseHtml } from './html.ts'
import type { LabelDefinition, Labels } from './labels.ts'
import { rebase } from './links.ts'
import type { Note } from './note.ts'
import { definitionEdits, referenceEdits } from './references.ts'
import type { Part } from './sections.ts'

/** How to rewrite a note's sections for a document. */
export interface Isolation {
  /** The note's labels, with their names in the document. */
  labels: Labels
  /** The depth, from 1 to 6, of the document's heading above a section. */
  depth: number
  /** The path from the document's folder to the note's folder, from `segmentsBetween`; empty if they are the same. */
  between: readonly string[]
}

/** The state that the sections of one note share while they are rewritten. */
export interface IsolationContext {
  labels: Labels
  how: Isolation
  /** The note's definitions by where they start. */
  byStart: ReadonlyMap<number, LabelDefinition>
  /** Definitions that are already in the document. */
  inDocument: Set<LabelDefinition>
  /** Definitions that are used but not yet in the document. */
  wanted: LabelDefinition[]
}

/**
 * The text of one part of a section in the document.
 * @param shift how many levels its headings move down; may be negative
 */
export function partMarkdown(
  { text }: Note,
  { start, end, blocks }: Part,
  shift: number,
  context: IsolationContext,
): string {
  return edited(text, start, end, editsIn(blocks, text, shift, context))
}

/** A definition from elsewhere in the note, without the indentation and quote markers of its further lines. */
export function definitionMarkdown({ text }: Note, definition: LabelDefinition, context: IsolationContext): string {
  const { node, start, end, indent } = definition
  const edits = editsIn([node], text, 0, context)
  const markers = new RegExp(`(?<=\\n)[ \\t>]{0,${indent}}`, 'g')
  const cuts = Array.from(text.slice(start, end).matchAll(markers), ({ 0: { length }, index }) => ({
    start: start + index,
    end: start + index + length,
    text: '',
  }))
  // A label that is replaced as a whole may contain markers: `> [two\n> lines]: a.md`.
  const outside = cuts.filter((cut) => !edits.some((edit) => edit.start <= cut.start && cut.end <= edit.end))
  return edited(text, start, end, [...edits, ...outside])
}

/** A range of a text with edits, whose offsets refer to the whole text. */
function edited(text: string, start: number, end: number, edits: readonly Edit[]): string {
  return applyEdits(text.slice(start, end), moved(edits, -start))
}

/** What has to change in some nodes. */
function editsIn(nodes: readonly Nodes[], text: string, shift: number, context: IsolationContext): Edit[] {
  const edits: Edit[] = []
  for (const root of nodes)
    visitParents(root, (node, ancestors) => {
      edits.push(...editsAt(node, ancestors, text, shift, context))
    })
  return edits
}

function editsAt(
  node: Nodes,
  ancestors: readonly Parents[],
  source: string,
  shift: number,
  context: IsolationContext,
): readonly Edit[] {
  const { labels, how } = context
  switch (node.type) {
    case 'heading':
      return headingEdits(node, depthOf(node, shift, context), source)
    case 'linkReference':
    case 'imageReference':
    case 'footnoteReference': {
      const definition = (node.type === 'footnoteReference' ? labels.footnote : labels.link).get(node.identifier)
      if (!definition) return []
      addWanted(context, definition)
      return referenceEdits(node, source, definition)
    }
    case 'definition':
    case 'footnoteDefinition': {
      const definition = context.byStart.get(offset(node, 'start'))
      const target = node.type === 'definition' ? targetEdits(node, source, how.between) : []
      return [...(definition ? definitionEdits(definition, offset(node, 'start'), source) : []), ...target]
    }
    case 'link':
    case 'image':
      return targetEdits(node, source, how.between)
    case 'html':
      return how.between.length === 0 ? [] : htmlEdits(node, ancestors, source, how.between)
    default:
      return []
  }
}

/** The edits that rebase the URLs in raw HTML. */
function htmlEdits(node: Html, ancestors: readonly Parents[], source: string, base: readonly string[]): Edit[] {
  const start = offset(node, 'start')
  const raw = source.slice(start, offset(node, 'end'))
  // In a quote each line begins with `>`, which would end a tag that spans lines.
  const quoted = ancestors.some(({ type }) => type === 'blockquote')
  const text = quoted ? raw.replace(/(?<=\n)[ \t>]+/g, (marks) => ' '.repeat(marks.length)) : raw
  return moved(rebaseHtml(text, base), start)
}

function depthOf({ depth }: Heading, shift: number, { how }: IsolationContext): number {
  return Math.min(6, Math.max(how.depth + 1, depth + shift))
}

function addWanted({ inDocument, wanted }: IsolationContext, definition: LabelDefinition): void {
  if (inDocument.has(definition)) return
  inDocument.add(definition)
  wanted.push(definition)
}

/** The edits that rebase the URL of a link, an image or a definition. */
function targetEdits(
  node: Pick<Link | Image | Definition, 'data' | 'url'>,
  source: string,
  base: readonly string[],
): Edit[] {
  const destination: Span | undefined = node.data?.destination
  if (!destination) return []
  const bracket = source[destination.start] === '<' ? 1 : 0
  const [start, end] = [destination.start + bracket, destination.end - bracket]
  const text = rebase(base, source.slice(start, end), node.url)
  return text === undefined ? [] : [{ start, end, text }]
}
