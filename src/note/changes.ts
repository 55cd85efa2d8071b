import type { Definition, Heading, Html, Image, Link, Text } from 'mdast'
import { applyEdits, type Edit, headingEdits, type Span } from '../markdown/edits.ts'
import { normaliseLabel } from '../markdown/label-text.ts'
import { type Nodes, offset, type Parents, visitParents } from '../markdown/mdast.ts'
import { rebaseHtml, rebaseText } from './html.ts'
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

/** What changes at a node: fields with their new values, and the edits of the note's text that do the same there. */
interface Change {
  node: Nodes
  fields: { depth?: number; url?: string; identifier?: string; label?: string; value?: string }
  edits: readonly Edit[]
}

/** A range of a note's text with its nodes, and what has to change there in a document. Offsets into the note. */
export interface SectionPiece extends Span {
  text: string
  nodes: readonly Nodes[]
  changes: readonly Change[]
  /** Edits that change no node: the markers of a quote around the piece. */
  edits: readonly Edit[]
}

/**
 * One part of a section as a piece.
 * @param shift how many levels its headings move down; may be negative
 */
export function pieceOf(
  { text }: Note,
  { start, end, blocks }: Part,
  shift: number,
  context: IsolationContext,
): SectionPiece {
  return { start, end, text, nodes: blocks, changes: changesIn(blocks, text, shift, context), edits: [] }
}

/** A definition from elsewhere in the note, without the indentation and quote markers of its further lines. */
export function definitionPiece({ text }: Note, definition: LabelDefinition, context: IsolationContext): SectionPiece {
  const { node, start, end, indent } = definition
  const changes = changesIn([node], text, 0, context)
  const markers = new RegExp(`(?<=\\n)[ \\t>]{0,${indent}}`, 'g')
  const cuts = Array.from(text.slice(start, end).matchAll(markers), ({ 0: { length }, index }) => ({
    start: start + index,
    end: start + index + length,
    text: '',
  }))
  // A label that is replaced as a whole may contain markers: `> [two\n> lines]: a.md`.
  const others = changes.flatMap((change) => change.edits)
  const outside = cuts.filter((cut) => !others.some((edit) => edit.start <= cut.start && cut.end <= edit.end))
  return { start, end, text, nodes: [node], changes, edits: outside }
}

/** The text of a piece in the document. */
export function printPiece({ start, end, text, changes, edits }: SectionPiece): string {
  const inPiece = [...changes.flatMap((change) => change.edits), ...edits]
  return applyEdits(text.slice(start, end), moved(inPiece, -start))
}

function moved(edits: readonly Edit[], by: number): Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }))
}

/** What changes at some nodes. */
function changesIn(nodes: readonly Nodes[], text: string, shift: number, context: IsolationContext): Change[] {
  const changes: Change[] = []
  for (const root of nodes)
    visitParents(root, (node, ancestors) => {
      const change = changeOf(node, ancestors, text, shift, context)
      if (change && change.edits.length > 0) changes.push(change)
    })
  return changes
}

function changeOf(
  node: Nodes,
  ancestors: readonly Parents[],
  source: string,
  shift: number,
  context: IsolationContext,
): Change | undefined {
  const { labels, how } = context
  switch (node.type) {
    case 'heading': {
      const depth = depthOf(node, shift, context)
      return { node, fields: { depth }, edits: headingEdits(node, depth, source) }
    }
    case 'linkReference':
    case 'imageReference':
    case 'footnoteReference': {
      const definition = (node.type === 'footnoteReference' ? labels.footnote : labels.link).get(node.identifier)
      if (!definition) return undefined
      addWanted(context, definition)
      return { node, fields: labelFields(definition), edits: referenceEdits(node, source, definition) }
    }
    case 'definition':
    case 'footnoteDefinition': {
      const definition = context.byStart.get(offset(node, 'start'))
      const target = node.type === 'definition' ? targetEdits(node, source, how.between) : []
      const fields = {
        ...(definition ? labelFields(definition) : {}),
        ...(node.type === 'definition' ? urlField(node.url, how) : {}),
      }
      return {
        node,
        fields,
        edits: [...(definition ? definitionEdits(definition, offset(node, 'start'), source) : []), ...target],
      }
    }
    case 'link':
    case 'image': {
      const edits = targetEdits(node, source, how.between)
      return { node, fields: urlField(node.url, how), edits }
    }
    case 'text':
    case 'html': {
      if (how.between.length === 0) return undefined
      const value = node.type === 'html' ? applyEdits(node.value, rebaseHtml(node.value, how.between)) : node.value
      return { node, fields: { value }, edits: htmlEdits(node, ancestors, source, how.between) }
    }
    default:
      return undefined
  }
}

function labelFields({ identifier, label, stem, suffix }: LabelDefinition): Change['fields'] {
  const renamed = (stem ?? label) + suffix
  return suffix === '' ? {} : { identifier: normaliseLabel((stem ?? identifier) + suffix), label: renamed }
}

function urlField(url: string, { between }: Isolation): Change['fields'] {
  return { url: rebase(between, url) ?? url }
}

/** The edits that rebase the URLs in raw HTML. */
function htmlEdits(node: Text | Html, ancestors: readonly Parents[], source: string, base: readonly string[]): Edit[] {
  const start = offset(node, 'start')
  const raw = source.slice(start, offset(node, 'end'))
  // In a quote each line begins with `>`, which would end a tag that spans lines.
  const quoted = ancestors.some(({ type }) => type === 'blockquote')
  const text = quoted ? raw.replace(/(?<=\n)[ \t>]+/g, (marks) => ' '.repeat(marks.length)) : raw
  const edits = node.type === 'html' ? rebaseHtml(text, base) : rebaseText(text, base)
  return moved(edits, start)
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
