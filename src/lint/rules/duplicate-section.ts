import { headingText } from '../headings.ts'
import type { Rule } from '../rule.ts'

/** A section that a note opens twice: the document joins the two. */
export const duplicateSection: Rule = {
  name: 'duplicate-section',
  severity: 'warning',
  *check({ note, words, find }) {
    for (const { parts } of note.outline.sections.values()) {
      const [first, ...again] = parts
      for (const { heading } of again)
        yield find(heading, words.duplicateSection(headingText(heading), first?.heading.position?.start.line ?? 1))
    }
  },
}
