import { excerpt, lineRange } from '../lines.ts'
import type { Rule } from '../rule.ts'

/** `##핵심 인사이트` without a space, or with one that is none in Markdown (NBSP, U+3000): no section, but text with marks. */
export const headingSpace: Rule = {
  name: 'heading-space',
  severity: 'error',
  changes: { nodes: ['heading', 'paragraph'], letters: /[#\s]/g },
  *check({ note, words, find }) {
    for (const { kind, place } of note.outline.strays) {
      if (kind !== 'unspaced') continue
      const range = lineRange(note.text, place.line)
      const source = note.text.slice(range.start, range.end)
      const [, marks = '', title = ''] = /^(#+)\s*(.*)$/.exec(source) ?? []
      const end = range.end - title.length
      const fix = [{ start: range.start + marks.length, end, text: ' ' }]
      // One mark within a paragraph may be a tag: `글`, then `#인사이트`.
      const alone = note.tree.children.some(
        ({ position: at }) => at?.start.line === place.line && at.end.line === place.line,
      )
      yield find(range, words.headingSpace(excerpt(source)), marks.length > 1 || alone ? fix : undefined)
    }
  },
}
