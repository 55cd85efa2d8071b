import { itemsOf } from '../../note/items.ts'
import { lineRange } from '../lines.ts'
import type { Rule } from '../rule.ts'

/** An item without a bold title in a section where the config asks for titles: `- 설명만 있는 항목`. */
export const itemTitle: Rule = {
  name: 'item-title',
  severity: 'warning',
  *check({ note, config, words, find }) {
    for (const { id } of [...config.sections, config.questions].filter(({ titled }) => titled)) {
      const section = note.outline.sections.get(id)
      for (const { title, line } of section ? itemsOf([{ note, section }]) : [])
        if (title === undefined) yield find(lineRange(note.text, line), words.itemTitle())
    }
  },
}
