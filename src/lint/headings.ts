import type { Nodes } from '../markdown/mdast.ts'
import { headingText as plain } from '../markdown/parser.ts'

/** What a heading of the note's tree says, as plain text; also an all-bold paragraph that stands for one. */
export function headingText(node: Nodes): string {
  const children = 'children' in node ? node.children : []
  const text = plain(children.map((child) => ('value' in child ? child.value : '')).join(''))
  return node.type === 'paragraph' ? text.replace(/\*\*|__/g, '').trim() : text
}
