import { itemsOf } from '../../note/items.ts'
import { lineRange } from '../excerpts.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

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

export const docs: RuleDocs = {
  ko: {
    what: '설정에서 `titled: true`로 정한 섹션에 굵은 제목이 없는 항목이 있습니다.',
    why: '토론 주제에서 항목을 제목으로 가리킵니다.',
    wrong: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
    right: '## 핵심 인사이트\n\n- **쓰기 비용**: 쓰기는 비싸다.\n',
  },
  en: {
    what: 'An item has no bold title in a section that the config marks `titled: true`.',
    why: 'The discussion refers to items by their titles.',
    wrong: '## Core insights\n\n- Writes are expensive.\n',
    right: '## Core insights\n\n- **The cost of writes**: Writes are expensive.\n',
  },
  config: 'sections: [{id: insights, titled: true}]',
}
