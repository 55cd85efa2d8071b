import { withParticle } from '../../languages/ko/particles.ts'
import { hasSection } from '../has-section.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    missingSection: (heading: string) => ({
      message: `필수 섹션 ${withParticle(`\`${heading}\``, '이')} 없습니다.`,
      hint: `\`## ${heading}\` 제목을 달고 그 아래에 적어 주세요.`,
    }),
  },
  en: {
    missingSection: (heading) => ({
      message: `The required section \`${heading}\` is missing`,
      hint: `Add the heading \`## ${heading}\` and write below it.`,
    }),
  },
})

/** A required section that the note lacks. A note without any section is `no-section`. */
export const missingSection: Rule = {
  name: 'missing-section',
  severity: 'error',
  needsAll: true,
  *check({ note, sections, questions, language }) {
    const { sections: found, strays } = note.outline
    if (note.draft || !hasSection(note.outline, questions)) return
    for (const { id, heading, required } of sections) {
      // If a heading nearly matches, `near-section` already reports it.
      const near = strays.some(({ kind, expected }) => kind === 'near' && expected === heading)
      if (required && !found.has(id) && !near)
        yield problem({ start: 0, end: 0 }, words[language].missingSection(heading))
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '설정에서 `required: true`로 정한 섹션이 없습니다. 예에서는 핵심 인사이트입니다.',
    why: '모두가 쓰기로 한 섹션이 문서에서 빠집니다.',
    wrong: '## 실무 적용 아이디어\n\n- 인덱스를 다시 본다.\n',
    right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n\n## 실무 적용 아이디어\n\n- 인덱스를 다시 본다.\n',
  },
  en: {
    what: 'A section that the config marks `required: true` is missing. In the example that is Core insights.',
    why: 'Everybody agreed to write it, and the document would lack it.',
    wrong: '## Practical applications\n\n- Look at the indexes again.\n',
    right: '## Core insights\n\n- Writes are expensive.\n\n## Practical applications\n\n- Look at the indexes again.\n',
  },
  config: 'sections: [{id: insights, required: true}, {id: applications}]',
}
