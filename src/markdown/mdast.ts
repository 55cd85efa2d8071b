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
    /** Where a destination stands in the source, as offsets, with its angle brackets: of a link, an image, a definition. */
    destination?: { start: number; end: number }
    /** What stands in an image's alternative text, which mdast else keeps as plain text: `![a [ref] b](c.png)`. */
    alternative?: Nodes[]
    /** In a frame that is to be printed: how many blank lines stand above this block (1 where it is not said). */
    blankLinesBefore?: number
    /** In a frame: whether the block may end or begin in a list or in code, which would become one with another such. */
    fusible?: boolean
  }
}

export type { Nodes, Parents, Root, RootContent }

/**
 * Calls `visit` for a node and all below it, parents first, with the ancestors from the root down: a list that changes as
 * the walk goes on.
 */
export function walk(
  node: Nodes,
  visit: (node: Nodes, ancestors: readonly Parents[]) => void,
  ancestors: Parents[] = [],
): void {
  visit(node, ancestors)
  for (const inner of node.data?.alternative ?? []) walk(inner, visit, ancestors)
  if (!('children' in node)) return
  ancestors.push(node)
  for (const child of node.children) walk(child, visit, ancestors)
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
