import { headingText } from '../headings.ts'
import type { Rule } from '../rule.ts'

/** A section under whose heading nothing is written: the document leaves it out. */
export const emptySection: Rule = {
  name: 'empty-section',
  severity: 'warning',
  *check({ note, words, find }) {
    if (note.draft) return
    for (const { parts, empty } of note.outline.sections.values()) {
      const heading = parts[0]?.heading
      if (empty && heading) yield find(heading, words.emptySection(headingText(heading)))
    }
  },
}
