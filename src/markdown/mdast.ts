import type { Literal, Nodes, Parents, Root, RootContent } from 'mdast'

/** Markdown whose source is printed exactly as it was written. */
export interface Verbatim extends Literal {
  type: 'verbatim'
}

declare module 'mdast' {
  interface RootContentMap {
    verbatim: Verbatim
  }
  interface Data {
    /**
     * Where a destination stands in the source, as offsets, with its angle brackets: of a link, an image, a definition.
     */
    destination?: { start: number; end: number }
    /** What stands in an image's alternative text, which mdast else keeps as plain text: `![a [ref] b](c.png)`. */
    alternative?: Nodes[]
    /** In a frame that is to be printed: how many blank lines stand above this block (1 where it is not said). */
    blankLinesBefore?: number
    /**
     * In a frame: whether the block may end or begin in a list or in code, which would become one with another such.
     */
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

/** The plain text of a node, as a reader sees it: no markers, no HTML, a line break as a space. */
export function plainText(node: Nodes): string {
  if (node.type === 'break') return ' '
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'html' || node.type === 'footnoteReference') return ''
  if ('value' in node) return node.value.replaceAll('\n', ' ')
  return 'children' in node ? node.children.map(plainText).join('') : ''
}

/**
 * A node's start or end as an offset into the text that it was parsed from.
 * @throws Error for a node that was not parsed: taken for 0, a missing position would remove all above the node
 */
export function offset({ type, position }: Nodes, side: 'start' | 'end'): number {
  const at = position?.[side].offset
  if (at === undefined) throw new Error(`A node of type ${type} has no position`)
  return at
}
