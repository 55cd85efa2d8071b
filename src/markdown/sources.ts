import type { Span } from './edits.ts'
import { type Nodes, offset } from './mdast.ts'

/** The Markdown of a node. */
export function sourceOf(node: Nodes, text: string): string {
  return text.slice(offset(node, 'start'), offset(node, 'end'))
}

/** The matches of a pattern in the Markdown of a node, with their offsets into the text. */
export function matchesIn(node: Nodes, text: string, pattern: RegExp): (Span & { match: RegExpExecArray })[] {
  const from = offset(node, 'start')
  return Array.from(sourceOf(node, text).matchAll(pattern), (match) => {
    const start = from + match.index
    return { match, start, end: start + match[0].length }
  })
}
