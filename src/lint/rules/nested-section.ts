import { withParticle } from '../../languages/ko/particles.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    nested: (found: string) => ({
      message: `섹션 제목 ${withParticle(`\`${found}\``, '이')} 인용이나 목록 안에 있어서 섹션으로 읽지 않습니다.`,
      hint: '제목 앞의 `>`나 들여쓰기를 지우고, 위에 빈 줄을 넣어 주세요.',
    }),
  },
  en: {
    nested: (found) => ({
      message: `Found the section heading \`${found}\` in a quote or a list, expected it at the top level`,
      hint: 'Delete the `>` or the indentation before it.',
    }),
  },
})

/** A section heading inside a quote or a list, where it opens no section: `> ## 핵심 인사이트`. */
export const nestedSection: Rule = {
  name: 'nested-section',
  severity: 'warning',
  inBuild: 'warning',
  *check({ note, language }) {
    if (note.draft) return
    for (const { kind, found, ...span } of note.outline.strays)
      if (kind === 'inside') yield problem(span, words[language].nested(found))
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '섹션 제목이 인용이나 목록 안에 있습니다.',
    why: '인용이나 목록 밖에 있는 제목만 섹션이 됩니다. 인용 안의 제목은 다른 사람의 글일 수도 있습니다.',
    wrong: '> ## 핵심 인사이트\n>\n> - 쓰기는 비싸다.\n',
    right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
  },
  en: {
    what: 'The heading of a section is in a quote or a list.',
    why: 'Only headings at the top level of a note start a section. A heading in a quote may be part of another text.',
    wrong: '> ## Core insights\n>\n> - Writes are expensive.\n',
    right: '## Core insights\n\n- Writes are expensive.\n',
  },
}
