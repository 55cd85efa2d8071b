import { withParticle } from '../../languages/ko/particles.ts'
import { hasSection, inAllLanguages, problem, type Rule } from '../rule.ts'

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
    if (note.draft || !hasSection(note, questions)) return
    const { sections: found, strays } = note.outline
    for (const { id, heading, required } of sections) {
      // If a heading nearly matches, `unread-heading` already reports it.
      const near = strays.some(({ kind, expected }) => kind === 'near' && expected === heading)
      if (required && !found.has(id) && !near)
        yield problem({ start: 0, end: 0 }, words[language].missingSection(heading))
    }
  },
}
