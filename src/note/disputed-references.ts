import type { FootnoteReference, LinkReference } from 'mdast'
import { normaliseLabel } from '../markdown/label-text.ts'
import { type Nodes, rangeOf, visitParents } from '../markdown/mdast.ts'
import { matchesIn } from '../markdown/sources.ts'
import type { Labels } from './labels.ts'

/**
 * The references of a paragraph, heading or cell to definitions that only some readers see. In our tree they are text:
 * `[d]` above `text`, then `> 2. [d]: a.md`.
 * @param text the note's text
 */
export function disputedReferences(
  block: Nodes,
  text: string,
  { link, footnote }: Labels,
): (LinkReference | FootnoteReference)[] {
  const hidden = hiddenIn(block)
  const { labels, alts } = linksIn(block)
  const found: (LinkReference | FootnoteReference)[] = []
  for (const { match, start, end } of matchesIn(block, text, brackets)) {
    if (hidden.some((range) => start < range.end && range.start < end) || labels.has(start)) continue
    // `![[d](b.md)](c.png)`: what is a link in an alternative text is no node.
    if (text[end] === '(' && alts.some((range) => range.start < start && end < range.end)) continue
    // In a quote each line begins with `>`.
    const label = normaliseLabel((match[1] ?? '').replace(/\n[ \t>]+/g, '\n'))
    const isFootnote = label.startsWith('^') && footnote.get(label.slice(1))?.disputed
    if (!isFootnote && !link.get(label)?.disputed) continue
    const position = { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } }
    const next = /^\[((?:\\[\s\S]|[^[\]\\])*)\]/.exec(text.slice(end, end + 1_002))
    const isLabel = text[start - 1] === ']'
    if (isFootnote) found.push({ type: 'footnoteReference', identifier: label.slice(1), position })
    else if (isLabel || next?.[1]?.trim() === '')
      found.push({
        type: 'linkReference',
        identifier: label,
        referenceType: isLabel ? 'full' : 'collapsed',
        children: [],
        position: isLabel ? position : { ...position, end: { ...position.end, offset: end + (next?.[0].length ?? 0) } },
      })
    else if (!next || !link.has(normaliseLabel(next[1] ?? '')))
      found.push({ type: 'linkReference', identifier: label, referenceType: 'shortcut', children: [], position })
  }
  return found
}

/** Text in brackets that contains no other brackets, and does not begin with an escaped one. */
const brackets = /(?<!(?<!\\)(?:\\\\)*\\)\[((?:\\[\s\S]|[^[\]\\])*)\]/g

/** Where the brackets of links and images with a destination start, `[d](b.md)` and `![d](c.png)`, and the images. */
function linksIn(block: Nodes): { labels: Set<number>; alts: { start: number; end: number }[] } {
  const labels = new Set<number>()
  const alts: { start: number; end: number }[] = []
  visitParents(block, (node) => {
    if (node.type !== 'link' && node.type !== 'image') return
    const range = rangeOf(node)
    labels.add(range.start + (node.type === 'image' ? 1 : 0))
    if (node.type === 'image') alts.push(range)
  })
  return { labels, alts }
}

/** The ranges of code, HTML and destinations, in which brackets are no references. */
function hiddenIn(block: Nodes): { start: number; end: number }[] {
  const hidden: { start: number; end: number }[] = []
  visitParents(block, (node) => {
    if (node.type === 'inlineCode' || node.type === 'html') hidden.push(rangeOf(node))
    if (node.data?.destination) hidden.push(node.data.destination)
  })
  return hidden
}
