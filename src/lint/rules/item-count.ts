import { itemsOf } from '../../note/items.ts'
import { headingText } from '../headings.ts'
import type { Rule } from '../rule.ts'

/** Fewer or more items in a section than its `min` and `max` in the config. */
export const itemCount: Rule = {
  name: 'item-count',
  severity: 'warning',
  needsAll: true,
  *check({ note, config, words, find }) {
    if (note.draft) return
    for (const { id, min = 0, max = Number.POSITIVE_INFINITY } of [...config.sections, config.questions]) {
      const section = note.outline.sections.get(id)
      const heading = section?.parts[0]?.heading
      // An empty section is `empty-section`.
      if (!section || !heading || section.empty || (min === 0 && max === Number.POSITIVE_INFINITY)) continue
      const { length } = itemsOf([{ note, section }])
      if (length < min) yield find(heading, words.tooFewItems(headingText(heading), length, min))
      if (length > max) yield find(heading, words.tooManyItems(headingText(heading), length, max))
    }
  },
}
