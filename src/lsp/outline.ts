import { type DocumentSymbol, type FoldingRange, FoldingRangeKind, SymbolKind } from 'vscode-languageserver/node'
import type { Span } from '../markdown/edits.ts'
import { offset, plainText, visitParents } from '../markdown/mdast.ts'
import { itemNodes, titleAndText } from '../note/items.ts'
import { headedParts } from '../note/sections.ts'
import { onOneLine } from '../text.ts'
import type { EditedNote } from './edited-note.ts'

/** A heading with everything below it, or an item of a section. */
interface OutlineEntry extends Span {
  name: string
  kind: SymbolKind
  /** The heading's depth; an item is below all headings. */
  depth: number
  /** The heading, or the item's first line. */
  head: Span
}

const itemDepth = 7

/** In code units. Editors show one line. */
const longestName = 80

/** The sections with their items, and all other headings of the top level. */
export function symbolsOf({ notes, positions: { rangeOf } }: EditedNote): DocumentSymbol[] {
  const roots: DocumentSymbol[] = []
  const open: { depth: number; symbol: DocumentSymbol }[] = []
  for (const entry of entriesOf(notes)) {
    const { name, kind, depth, head } = entry
    const symbol = { name, kind, range: rangeOf(entry), selectionRange: rangeOf(head), children: [] }
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop()
    const parent = open.at(-1)?.symbol.children ?? roots
    parent.push(symbol)
    open.push({ depth, symbol })
  }
  return roots
}

/** The parts of a note that can be folded: front matter, sections, items, code and comments. */
export function foldsOf({ notes, positions: { rangeOf } }: EditedNote): FoldingRange[] {
  const [{ tree, text, frontMatter }] = notes
  const fold = (span: Span, kind?: FoldingRangeKind): FoldingRange[] => {
    const { start, end } = rangeOf({
      start: span.start,
      end: span.start + text.slice(span.start, span.end).trimEnd().length,
    })
    return start.line < end.line ? [{ startLine: start.line, endLine: end.line, ...(kind ? { kind } : {}) }] : []
  }
  const blocks: FoldingRange[] = []
  visitParents(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'html') return
    const isComment = node.type === 'html' && node.value.startsWith('<!--')
    const span = { start: offset(node, 'start'), end: offset(node, 'end') }
    blocks.push(...fold(span, isComment ? FoldingRangeKind.Comment : undefined))
  })
  const head = frontMatter.end === undefined ? [] : fold({ start: 0, end: frontMatter.end })
  const folds = [...head, ...entriesOf(notes).flatMap((entry) => fold(entry)), ...blocks]
  return folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
}

function entriesOf(notes: EditedNote['notes']): OutlineEntry[] {
  const [{ tree, text }] = notes
  const parts = new Set(notes.flatMap(({ outline }) => headedParts(outline)).map(({ heading }) => heading))
  const headings = tree.children.flatMap((node): OutlineEntry[] => {
    const isSection = parts.has(node)
    if (node.type !== 'heading' && !isSection) return []
    const head = { start: offset(node, 'start'), end: offset(node, 'end') }
    const depth = node.type === 'heading' ? node.depth : itemDepth - 1
    const kind = isSection ? SymbolKind.Namespace : SymbolKind.String
    return [{ ...head, name: named(plainText(node)), kind, depth, head }]
  })
  for (const [at, heading] of headings.entries()) {
    const next = headings.slice(at + 1).find(({ depth }) => depth <= heading.depth)
    heading.end = heading.start + text.slice(heading.start, next?.start).trimEnd().length
  }
  return [...headings, ...itemsIn(notes)].sort((a, b) => a.start - b.start)
}

function itemsIn(notes: EditedNote['notes']): OutlineEntry[] {
  return notes.flatMap(({ outline, text }) =>
    [...outline.sections.values()].flatMap(({ parts }) =>
      itemNodes(parts.flatMap(({ blocks }) => blocks.map((node) => ({ node })))).map(({ item }): OutlineEntry => {
        const span = { start: offset(item, 'start'), end: offset(item, 'end') }
        const newline = text.indexOf('\n', span.start)
        const head = { start: span.start, end: newline < 0 ? span.end : Math.min(newline, span.end) }
        const { title, text: words } = titleAndText(item)
        return { ...span, name: named(title ?? words), kind: SymbolKind.Field, depth: itemDepth, head }
      }),
    ),
  )
}

/** A name for an editor, which must not be empty. */
function named(text: string): string {
  const line = onOneLine(text)
  return line === '' ? '-' : line.length > longestName ? `${line.slice(0, longestName - 1)}…` : line
}
