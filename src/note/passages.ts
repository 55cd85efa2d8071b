import { type Nodes, plainText } from '../markdown/mdast.ts'
import { onOneLine } from '../text.ts'

/** A part of a whole note as plain text: what is below a heading or, above the first heading, one block. */
export interface Passage {
  /** The headings directly above, the outermost first. */
  title?: string
  /** On one line; empty below a heading without text. */
  text: string
  /** Its first block with text that is not a heading. */
  node?: Nodes
}

/** Splits the blocks of a whole note into passages. All its words are in one of them, apart from HTML tags. */
export function passagesOf(blocks: readonly Nodes[]): Passage[] {
  const passages: Passage[] = []
  let headings: string[] = []
  let open: Passage | undefined
  for (const block of blocks) {
    const text = textOf(block)
    if (text === '') continue
    if (block.type === 'heading') {
      headings.push(text)
      open = undefined
    } else if (open) open.text += ` ${text}`
    else {
      const passage = { ...titleOf(headings), text, node: block }
      passages.push(passage)
      if (headings.length > 0) open = passage
      headings = []
    }
  }
  return headings.length > 0 ? [...passages, { ...titleOf(headings), text: '' }] : passages
}

function titleOf(headings: readonly string[]): Pick<Passage, 'title'> {
  return headings.length > 0 ? { title: headings.join(' › ') } : {}
}

/** The words of a block, also those of lists, tables and code in it. */
function textOf(node: Nodes): string {
  const isLeaf = !('children' in node) || ['paragraph', 'heading', 'tableCell'].includes(node.type)
  const text = isLeaf ? plainText(node) : node.children.map(textOf).join(' ')
  return onOneLine(text)
}
