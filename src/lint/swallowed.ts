import { matchesIn } from '../markdown/sources.ts'
import type { Note } from '../note/note.ts'
import type { Changes } from './rule.ts'

/** What a blank line above such a heading may change: the rest of the HTML block becomes Markdown. */
export const readAsMarkdown: Changes = {
  nodes: ['heading', 'paragraph', 'list', 'listItem', 'strong', 'emphasis'],
  letters: /[#*_+\d.)\s-]/g,
}

/** A line that looks like a heading, with its offsets. */
interface Swallowed {
  title: string
  start: number
  end: number
}

/**
 * Lines like `## 제목` in HTML blocks that continue to the next blank line, as after `<br/>` or `<div>`. Comments and
 * `<pre>` are skipped: their authors put such lines there on purpose.
 */
export function swallowedHeadings({ tree, text }: Pick<Note, 'tree' | 'text'>): Swallowed[] {
  return tree.children.flatMap((node) => {
    if (node.type !== 'html' || /^\s*<(?:!|\?|(?:script|pre|style|textarea)\b)/i.test(node.value)) return []
    return matchesIn(node, text, /(?<=\n) {0,3}#{1,6}[ \t]+(\S.*)$/gm).map(({ match: [whole, title = ''], start }) => ({
      title: title.replace(/[ \t]+#*[ \t]*$/, ''),
      start,
      end: start + whole.trimEnd().length,
    }))
  })
}
