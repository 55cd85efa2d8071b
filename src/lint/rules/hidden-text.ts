import { textInComment } from '../../note/hints.ts'
import { blocksOf } from '../../note/sections.ts'
import { inAllLanguages, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    hiddenText: (heading: string, line: number) => ({
      message: `섹션 \`${heading}\`에 쓴 글이 문서에서 보이지 않습니다. ${line}번째 줄의 \`<!--\`와 \`-->\` 사이에 있는 글입니다.`,
      hint: '보여 줄 글이면 `-->` 아래로 옮겨 주세요. 일부러 숨긴 글이면 노트에 `<!-- insights-disable hidden-text -->`을 넣어 주세요.',
    }),
  },
  en: {
    hiddenText: (heading, line) => ({
      message: `Text of the section \`${heading}\` is not shown in the document: it is between \`<!--\` and \`-->\` on line ${line}`,
      hint: 'Move it below `-->`. If you hide it on purpose, put `<!-- insights-disable hidden-text -->` into the note.',
    }),
  },
})

/**
 * Text of a section in a comment, which its author may take for a box to fill in: `<!-- 쓰기는 비싸다. -->`. The hints of a
 * new note and comments for programs do not count. One finding for each section.
 */
export const hiddenText: Rule = {
  name: 'hidden-text',
  severity: 'warning',
  inBuild: true,
  *check({ note, sections, questions, language, hints }) {
    if (note.draft) return
    for (const { id, heading } of [...sections, questions]) {
      const section = note.outline.sections.get(id)
      const hidden = section && textInComment(blocksOf(section), note.text, hints)
      if (hidden) yield problem(hidden, words[language].hiddenText(heading, lineOf(note.text, hidden.start)))
    }
  },
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
