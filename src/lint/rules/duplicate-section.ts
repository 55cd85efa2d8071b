import { withParticle } from '../../languages/ko/particles.ts'
import { offset, plainText } from '../../markdown/mdast.ts'
import { inAllLanguages, problem, type Rule } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    duplicateSection: (heading: string, line: number) => ({
      message: `섹션 ${withParticle(`\`${heading}\``, '이')} ${line}번째 줄에도 있습니다. 문서에는 둘을 이어서 넣습니다.`,
      hint: '한곳으로 모으거나 한쪽 제목을 바꿔 주세요.',
    }),
  },
  en: {
    duplicateSection: (heading, line) => ({
      message: `Found the section \`${heading}\` a second time, after line ${line}; the document joins the two`,
      hint: 'Merge the two, or rename one of them.',
    }),
  },
})

/** A section that a note contains twice: the document joins the two. */
export const duplicateSection: Rule = {
  name: 'duplicate-section',
  severity: 'warning',
  *check({ note, language }) {
    for (const { parts, rest } of note.outline.sections.values()) {
      if (rest) continue
      // A hint of a new note may divide a section in two.
      const [first, ...again] = parts.filter((part) => offset(part.heading, 'start') < part.start)
      for (const { heading } of again)
        yield problem(
          heading,
          words[language].duplicateSection(plainText(heading), first?.heading.position?.start.line ?? 1),
        )
    }
  },
}
