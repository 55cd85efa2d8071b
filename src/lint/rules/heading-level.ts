import type { Rule } from '../rule.ts'

/** A heading two or more levels below the one above it: `##`, then `####`. */
export const headingLevel: Rule = {
  name: 'heading-level',
  severity: 'warning',
  *check({ note, words, find }) {
    let above: number | undefined
    for (const node of note.tree.children) {
      if (node.type !== 'heading') continue
      if (above !== undefined && node.depth > above + 1) yield find(node, words.headingLevel(node.depth, above + 1))
      above = node.depth
    }
  },
}
