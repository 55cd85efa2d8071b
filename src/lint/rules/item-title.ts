import { itemsOf } from '../../note/items.ts'
import { inAllLanguages, lineRange, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    itemTitle: () => ({
      message: '항목에 굵은 제목이 없습니다. 이 섹션의 항목은 굵은 제목으로 시작해야 합니다.',
      hint: '`- **제목**: 설명` 형식으로 적어 주세요.',
    }),
  },
  en: {
    itemTitle: () => ({
      message: 'Item without a bold title, expected one in this section',
      hint: 'Start the item with a title: `- **Title**: text`.',
    }),
  },
})

/** An item without a bold title in a section that requires titles: `- 설명만 있는 항목`. */
export const itemTitle: Rule = {
  name: 'item-title',
  severity: 'warning',
  *check({ note, sections, questions, language }) {
    for (const { id } of [...sections, questions].filter(({ titled }) => titled)) {
      const section = note.outline.sections.get(id)
      for (const { title, line } of section ? itemsOf([{ note, section }]) : [])
        if (title === undefined) yield problem(lineRange(note.text, line), words[language].itemTitle())
    }
  },
}
