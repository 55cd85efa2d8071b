import { headingText } from '../headings.ts'
import type { Rule } from '../rule.ts'

/** A section that stands above one which the config puts before it; the document has them in the config's order. */
export const sectionOrder: Rule = {
  name: 'section-order',
  severity: 'warning',
  *check({ note, config, words, find }) {
    const order = config.sections.map(({ id }) => id)
    let highest = -1
    for (const { id, parts } of note.outline.sections.values()) {
      const rank = order.indexOf(id)
      const heading = parts[0]?.heading
      // The questions are a section of the discussion and may stand anywhere.
      if (rank < 0 || !heading) continue
      if (rank < highest)
        yield find(heading, words.sectionOrder(headingText(heading), config.sections[highest]?.heading ?? ''))
      highest = Math.max(highest, rank)
    }
  },
}
