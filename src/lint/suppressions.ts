import { type Root, walk } from '../mdast.ts'
import { offset } from '../note/edits.ts'
import type { Suppression } from './rule.ts'

/** Whether a text may hold a comment that suppresses findings. */
export function asksForSuppression(source: string): boolean {
  return source.includes('insights-disable')
}

/** What the comments of a note ask for: in real HTML, not in code that shows such a comment. */
export function suppressionsIn(tree: Root, text: string): Suppression[] {
  const found: Suppression[] = []
  walk(tree, (node) => {
    if (node.type !== 'html') return
    const start = offset(node, 'start')
    const source = text.slice(start, offset(node, 'end'))
    for (const comment of source.matchAll(/<!--\s*insights-disable(-next-line)?(?=[\s-])([^>]*?)-->/g)) {
      const [whole, nextLine, names = ''] = comment
      const at = start + comment.index + whole.length - '-->'.length - names.length
      const line = nextLine && text.slice(0, start + comment.index + whole.length).split('\n').length + 1
      const scope = typeof line === 'number' ? { line } : {}
      const named = [...names.matchAll(/[^\s,]+/g)]
      for (const { 0: rule, index } of named)
        found.push({ rule, ...scope, start: at + index, end: at + index + rule.length, used: false })
      const from = start + comment.index
      if (named.length === 0) found.push({ rule: '', ...scope, start: from, end: from + whole.length, used: false })
    }
  })
  return found
}
