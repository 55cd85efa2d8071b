import type { Definition, Heading, Html, Image, Link, Text } from 'mdast'
import { applyEdits, type Edit, headingEdits, type Span } from '../markdown/edits.ts'
import { normaliseLabel } from '../markdown/label-text.ts'
import { hasInlines, type Nodes, offset, type Parents, rangeOf, visitParents } from '../markdown/mdast.ts'
import type { KnownFiles } from '../workspace/known-files.ts'
import { disputedReferences } from './disputed-references.ts'
import type { LabelDefinition, Labels } from './labels.ts'
import { type LinkUse, type Online, rebase } from './links.ts'
import type { Note } from './note.ts'
import { type ObsidianData, targetOf } from './obsidian.ts'
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
  /** The note's path, and the files that Obsidian's links may name; absent in GitHub's dialect. */
  files?: { note: string; known: KnownFiles } | undefined
  /** Names of the elements that the template opens around the section, outermost first. */
  enclosing?: readonly string[]
}

/** The state that the sections of one note share while they are rewritten. */
export interface IsolationContext {
  labels: Labels
  how: Isolation
  /** What rebases URLs in raw HTML; absent if the note has no such HTML, or need not be rebased. */
  html: HtmlTargets | undefined
  /** The note's definitions by where they start. */
  byStart: ReadonlyMap<number, LabelDefinition>
  /** Whether some definitions of the note are seen by some readers only. */
  isDisputed: boolean
  /** Definitions that are already in the document. */
  inDocument: Set<LabelDefinition>
  /** Definitions that are used but not yet in the document. */
  wanted: LabelDefinition[]
}

/** What changes at a node: fields with their new values, and the edits of the note's text that do the same there. */
interface Change {
  node: Nodes
  fields:
    | { depth?: number; url?: string; identifier?: string; label?: string; referenceType?: 'full'; value?: string }
    | Link
    | Image
    | Html
  edits: readonly Edit[]
}

/** A range of a note's text with its nodes, and what has to change there in a document. Offsets into the note. */
export interface SectionPiece extends Span {
  text: string
  nodes: readonly Nodes[]
  changes: readonly Change[]
  /** Edits that change no node of ours: labels that only some readers see, markers of a quote around the piece. */
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
  return { start, end, text, nodes: blocks, ...changesIn(blocks, text, { start, end }, shift, context) }
}

/** A definition from elsewhere in the note, without the indentation and quote markers of its further lines. */
export function definitionPiece(
  { text, tree }: Note,
  definition: LabelDefinition,
  context: IsolationContext,
): SectionPiece {
  const { node, start, end, indent } = definition
  const nodes = node ? [node] : nodesBetween(tree, start, end)
  const { changes, edits } = changesIn(nodes, text, { start, end }, 0, context)
  const markers = new RegExp(`(?<=\\n)[ \\t>]{0,${indent}}`, 'g')
  const cuts = Array.from(text.slice(start, end).matchAll(markers), ({ 0: { length }, index }) => ({
    start: start + index,
    end: start + index + length,
    text: '',
  }))
  // A label that is replaced as a whole may contain markers: `> [two\n> lines]: a.md`.
  const others = [...changes.flatMap((change) => change.edits), ...edits]
  const outside = cuts.filter((cut) => !others.some((edit) => edit.start <= cut.start && cut.end <= edit.end))
  return { start, end, text, nodes, changes, edits: [...edits, ...outside] }
}

/** The text of a piece in the document. */
export function printPiece({ start, end, text, changes, edits }: SectionPiece, more: readonly Edit[] = []): string {
  const inPiece = [...changes.flatMap((change) => change.edits), ...edits, ...more].filter(
    (edit) => start <= edit.start && edit.end <= end,
  )
  return applyEdits(text.slice(start, end), moved(inPiece, -start))
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

/** What changes at some nodes, and the edits of the disputed definitions in a range. */
function changesIn(
  nodes: readonly Nodes[],
  text: string,
  range: Span,
  shift: number,
  context: IsolationContext,
): Pick<SectionPiece, 'changes' | 'edits'> {
  const changes: Change[] = []
  for (const root of nodes)
    visitParents(root, (node, ancestors) => {
      const change = changeOf(node, ancestors, text, shift, context)
      if (change && (change.edits.length > 0 || node.data?.obsidian)) changes.push(change)
      if (context.isDisputed && hasInlines(node)) changes.push(...disputedChanges(node, text, context))
    })
  const disputed = context.labels.all.filter(
    (definition) => definition.disputed && range.start <= definition.start && definition.start < range.end,
  )
  if (disputed.length === 0) return { changes: context.isDisputed ? withoutOverlaps(changes) : changes, edits: [] }
  // The tree contains disputed definitions as other text. A footnote has further text after its label.
  const ends = disputed.map(({ kind, label, start, end }) =>
    kind === 'definition' ? end : start + `[^${label}]`.length,
  )
  const isInside = ({ start }: Edit) => {
    const at = disputed.findLastIndex((definition) => definition.start <= start)
    return at >= 0 && start <= (ends[at] ?? 0)
  }
  const outside = withoutOverlaps(changes).map((change) => ({
    ...change,
    edits: change.edits.filter((edit) => !isInside(edit)),
  }))
  const edits = disputed.flatMap((definition) => {
    const { destination, url = '', start } = definition
    const target = destination ? targetEdits({ data: { destination }, url }, text, context.how.between) : []
    return [...definitionEdits(definition, start, text), ...target]
  })
  return { changes: outside, edits }
}

/** Drops references that only some readers see, where Obsidian sees a comment or a link: `[[a]]` with `- [ ] [a]: b`. */
function withoutOverlaps(changes: readonly Change[]): Change[] {
  const taken = changes.flatMap(({ node, edits }) => (node.data?.obsidian ? edits : []))
  if (taken.length === 0) return [...changes]
  const isTaken = ({ start, end }: Edit) => taken.some((edit) => edit.start < end && start < edit.end)
  return changes.map((change) =>
    change.node.data?.obsidian ? change : { ...change, edits: change.edits.filter((edit) => !isTaken(edit)) },
  )
}

/** What changes in a block because of references that only some readers see. Our tree stays as it is. */
function disputedChanges(block: Nodes, text: string, context: IsolationContext): Change[] {
  const { link, footnote } = context.labels
  return disputedReferences(block, text, context.labels).flatMap((reference) => {
    const definition = (reference.type === 'footnoteReference' ? footnote : link).get(reference.identifier)
    if (!definition) return []
    addWanted(context, definition)
    return [{ node: block, fields: {}, edits: referenceEdits(reference, text, definition) }]
  })
}

function changeOf(
  node: Nodes,
  ancestors: readonly Parents[],
  source: string,
  shift: number,
  context: IsolationContext,
): Change | undefined {
  const { labels, how, html } = context
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
      if (node.data?.obsidian) return obsidianChange(node, node.data.obsidian, context)
      if (!html) return undefined
      const value = node.type === 'html' ? applyEdits(node.value, html.rebaseHtml(node.value, how.between)) : node.value
      return { node, fields: { value }, edits: htmlEdits(node, ancestors, source, how.between, html) }
    }
    default:
      return undefined
  }
}

/** What changes where Obsidian reads something else. Marked words and folds are shown on pages only. */
function obsidianChange(
  node: Text | Html,
  { link, comment, mark, callout }: ObsidianData,
  { how: { files, between } }: IsolationContext,
): Change | undefined {
  if (comment) return { node, fields: { value: '<!-- -->' }, edits: [comment] }
  if (callout) return { node, fields: {}, edits: callout.edits }
  if (mark) return { node, fields: { type: 'html', value: mark === 'start' ? '<mark>' : '</mark>' }, edits: [] }
  const target = link && files && targetOf(link, files.note, files.known)
  if (!target) return undefined
  const { words, isImage, width } = target
  const url = rebase(between, target.url) ?? target.url
  const edits = [{ ...rangeOf(node), text: `${isImage ? '!' : ''}[${words}](${url})` }]
  if (!isImage) return { node, fields: { type: 'link', url, children: [{ type: 'text', value: words }] }, edits }
  return { node, fields: { type: 'image', url, alt: words, data: { hProperties: { width } } }, edits }
}

function labelFields({ identifier, label, stem, suffix }: LabelDefinition): Change['fields'] {
  const renamed = (stem ?? label) + suffix
  return suffix === '' ? {} : { identifier: normaliseLabel((stem ?? identifier) + suffix), label: renamed }
}

function urlField(url: string, { between }: Isolation): Change['fields'] {
  return { url: rebase(between, url) ?? url }
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

function depthOf({ depth }: Heading, shift: number, { how }: IsolationContext): number {
  return Math.min(6, Math.max(how.depth + 1, depth + shift))
}

function addWanted({ inDocument, wanted }: IsolationContext, definition: LabelDefinition): void {
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
