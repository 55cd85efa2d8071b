import type { Literal, Nodes, Parents, Root, RootContent } from 'mdast'

/** Markdown that is printed exactly as written. */
export interface Verbatim extends Literal {
  type: 'verbatim'
}

declare module 'mdast' {
  interface RootContentMap {
    verbatim: Verbatim
  }
  interface Data {
    /** The offsets of the destination of a link, image or definition, including angle brackets. */
    destination?: { start: number; end: number }
    /** The nodes of an image's alternative text, which mdast keeps as plain text only: `![a [ref] b](c.png)`. */
    alternative?: Nodes[]
    /** In a frame: the number of blank lines above this block. Defaults to 1. */
    blankLinesBefore?: number
    /** In a frame: whether the block may begin or end with a list or code, which would merge with an adjacent one. */
    fusible?: boolean
  }
}

export type { Nodes, Parents, Root, RootContent }

/**
 * Calls `visitor` for a node and all nodes below it, parents first. Unlike unist-util-visit-parents it also visits the
 * alternative text of images, and does not copy the ancestors for each node.
 * @param visitor gets the node and its ancestors, from the root down; the list changes during the visit
 */
export function visitParents(
  node: Nodes,
  visitor: (node: Nodes, ancestors: readonly Parents[]) => void,
  ancestors: Parents[] = [],
): void {
  visitor(node, ancestors)
  for (const inner of node.data?.alternative ?? []) visitParents(inner, visitor, ancestors)
  if (!('children' in node)) return
  ancestors.push(node)
  for (const child of node.children) visitParents(child, visitor, ancestors)
  ancestors.pop()
}

/** Whether a block consists of inline nodes. */
export function hasInlines({ type }: Nodes): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell'
}

/** The plain text of a node, as a reader sees it: no markers, no HTML, and line breaks as spaces. */
export function plainText(node: Nodes): string {
  if (node.type === 'break') return ' '
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'html' || node.type === 'footnoteReference') return ''
  if ('value' in node) return node.value.replaceAll('\n', ' ')
  return 'children' in node ? node.children.map(plainText).join('') : ''
}

/**
 * A node's start or end as an offset into the text it was parsed from.
 * @throws {Error} if the node has no position. Treating it as 0 would remove all text above the node
 */
export function offset({ type, position }: Nodes, side: 'start' | 'end'): number {
  const at = position?.[side].offset
  if (at === undefined) throw new Error(`A node of type ${type} has no position`)
  return at
}

/** The range of a node, as offsets into the text it was parsed from. */
export function rangeOf(node: Nodes): { start: number; end: number } {
  return { start: offset(node, 'start'), end: offset(node, 'end') }
}
