import type { PhrasingContent } from 'mdast'
import { type Nodes, offset, type RootContent } from '../markdown/mdast.ts'
import type { SectionPiece } from '../note/changes.ts'
import type { Isolated } from '../note/isolate.ts'
import { withFormulas } from './formulas.ts'

/** Nodes for a page, and the copy of each node of the notes in them. */
export interface PageNodes {
  blocks: RootContent[]
  copies: ReadonlyMap<Nodes, Nodes>
}

/** What a page needs of an isolated section. */
type PageSource = Pick<Isolated, 'closers'> & { pieces: readonly Pick<SectionPiece, 'nodes' | 'changes' | 'text'>[] }

/** Copies the nodes of isolated sections for a page, with the changes that the document has, and closes their HTML. */
export function pageNodes(sections: readonly PageSource[]): PageNodes {
  const copies = new Map<Nodes, Nodes>()
  const blocks = sections.flatMap(({ pieces, closers }): RootContent[] => [
    ...pieces.flatMap(({ nodes, changes, text }) => {
      const fields = new Map(changes.map((change) => [change.node, change.fields]))
      return nodes.flatMap((node) => copiesOf(node, text, fields, copies) as RootContent[])
    }),
    ...(closers === '' ? [] : [{ type: 'html' as const, value: closers }]),
  ])
  return { blocks, copies }
}

/** The copy of a node; several nodes for a range, `1~5장과 6~9장`, whose single tildes are no strike-through here. */
function copiesOf(node: Nodes, text: string, fields: ReadonlyMap<Nodes, object>, copies: Map<Nodes, Nodes>): Nodes[] {
  const copied = 'children' in node ? node.children.flatMap((child) => copiesOf(child, text, fields, copies)) : []
  const hasText = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell'
  const children = hasText ? withFormulas(copied as PhrasingContent[], text) : copied
  const tilde: Nodes = { type: 'text', value: '~' }
  if (node.type === 'delete' && !text.startsWith('~~', offset(node, 'start'))) return [tilde, ...children, tilde]
  const copy = { ...node, ...fields.get(node), ...('children' in node ? { children } : {}) } as Nodes
  copies.set(node, copy)
  return [copy]
}
