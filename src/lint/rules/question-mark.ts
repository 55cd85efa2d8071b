import { itemsOf } from '../../note/items.ts'
import { lineRange } from '../lines.ts'
import type { Rule } from '../rule.ts'

/** An item under `토론 질문` that asks nothing: the discussion would print it among its questions. */
export const questionMark: Rule = {
  name: 'question-mark',
  severity: 'warning',
  *check({ note, config, words, find }) {
    const section = note.outline.sections.get(config.questions.id)
    for (const { title = '', text, line } of section ? itemsOf([{ note, section }]) : [])
      if (!/[?？]/.test(title + text)) yield find(lineRange(note.text, line), words.questionMark())
  },
}
