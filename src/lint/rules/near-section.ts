import { withParticle } from '../../languages/ko/particles.ts'
import { inBoth, type Rule, type RuleDocs } from '../rule.ts'

const words = inBoth({
  ko: {
    near: (found: string, expected: string) => ({
      message: `섹션 이름과 비슷하지만 다른 제목 ${withParticle(`\`${found}\``, '이')} 있습니다. ${withParticle(`\`${expected}\``, '이라고')} 적어야 문서에 들어갑니다.`,
      hint: `이 섹션이 맞으면 제목을 ${withParticle(`\`${expected}\``, '으로')} 고쳐 주세요.`,
    }),
  },
  en: {
    near: (found, expected) => ({
      message: `Found the heading \`${found}\`, expected \`${expected}\`; as it stands it is no section`,
      hint: `If it is meant as that section, write \`${expected}\`.`,
    }),
  },
})

/** A heading that is nearly a section and so is lost: `## 핵심 인사이드`. */
export const nearSection: Rule = {
  name: 'near-section',
  severity: 'error',
  inBuild: 'warning',
  *check({ note, language, find }) {
    if (note.draft) return
    for (const { kind, found, expected, ...span } of note.outline.strays)
      if (kind === 'near') yield find(span, words[language].near(found, expected))
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '섹션 이름과 한 글자가 다르거나 낱말의 순서가 다른 제목입니다.',
    why: '섹션으로 읽지 않으므로 그 아래 글이 문서에서 빠집니다.',
    wrong: '## 핵심 인사이드\n\n- 쓰기는 비싸다.\n',
    right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
  },
  en: {
    what: 'A heading differs from that of a section by one letter or in the order of its words.',
    why: 'It is no section, so what stands below it would be missing in the document.',
    wrong: '## Core insight\n\n- Writes are expensive.\n',
    right: '## Core insights\n\n- Writes are expensive.\n',
  },
}
