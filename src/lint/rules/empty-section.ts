import type { RootContent } from 'mdast'
import { isBlank, type Section } from '../../note/sections.ts'
import { headingText } from '../headings.ts'
import type { Context, Rule } from '../rule.ts'

/** A section under whose heading nothing is written: the document leaves it out. */
export const emptySection: Rule = {
  name: 'empty-section',
  severity: 'warning',
  needsAll: true,
  *check({ note, words, find }) {
    if (note.draft) return
    const sections = [...note.outline.sections.values()]
    const empty = sections.filter((section) => section.empty && !standsAbove(section, note))
    // Of a note that was made and not begun, once.
    if (empty.length > 1 && empty.length === sections.length) {
      yield find('file', words.emptyNote(empty.length))
      return
    }
    for (const { parts } of empty) {
      const heading = parts[0]?.heading
      if (heading) yield find(heading, words.emptySection(headingText(heading)))
    }
  },
}

/** Whether a section's heading has further headings below it and text under these: `# 토론 질문` over `## 핵심 인사이트`. */
function standsAbove({ parts }: Section, { tree }: Context['note']): boolean {
  return parts.some(({ heading, depth }) => {
    if (depth === undefined) return false
    const below = tree.children.slice(tree.children.indexOf(heading as RootContent) + 1)
    const end = below.findIndex((node) => node.type === 'heading' && node.depth <= depth)
    const own = end < 0 ? below : below.slice(0, end)
    return own.some((node) => node.type === 'heading') && own.some((node) => node.type !== 'heading' && !isBlank(node))
  })
}
