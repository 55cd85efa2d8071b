import { withParticle } from '../../languages/ko/particles.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    near: (found: string, expected: string) => ({
      message: `제목 ${withParticle(`\`${found}\``, '은')} 섹션 이름 ${withParticle(`\`${expected}\``, '과')} 비슷하지만 다릅니다. 이대로는 문서에 들어가지 않습니다.`,
      hint: `이 섹션이라면 제목을 ${withParticle(`\`${expected}\``, '으로')} 고쳐 주세요.`,
    }),
    within: (found: string, expected: string, section: string) => ({
      message: `제목 ${withParticle(`\`${found}\``, '은')} 섹션 이름 ${withParticle(`\`${expected}\``, '과')} 비슷하지만 다릅니다. 이대로는 이 글이 문서의 \`${section}\` 섹션에 들어갑니다.`,
      hint: `섹션 \`${expected}\`에 쓴 글이라면 제목을 ${withParticle(`\`${expected}\``, '으로')} 고쳐 주세요.`,
    }),
    unmarked: (found: string, expected: string) => ({
      message: `\`${found}\` 줄은 섹션 \`${expected}\`의 제목처럼 보이지만, 앞에 \`##\`이 없어서 섹션으로 읽지 않습니다.`,
      hint: `섹션의 제목이라면 이 줄을 ${withParticle(`\`## ${expected}\``, '으로')} 고쳐 주세요.`,
    }),
    elsewhere: (found: string) => ({
      message: `\`${found}\` 섹션은 이 주차에 없습니다. 이 제목 아래의 글은 문서에 들어가지 않습니다.`,
      hint: '이 주차의 섹션 이름으로 바꾸거나, 설정의 `sections`에서 이 섹션의 `weeks`를 고쳐 주세요.',
    }),
  },
  en: {
    near: (found, expected) => ({
      message: `Found the heading \`${found}\`, expected \`${expected}\`; as written, it is not a section`,
      hint: `If you mean that section, change the heading to \`${expected}\`.`,
    }),
    within: (found, expected, section) => ({
      message: `Found the heading \`${found}\`, expected \`${expected}\`; as written, its text goes into the section \`${section}\` of the document`,
      hint: `If you mean the section \`${expected}\`, change the heading to \`${expected}\`.`,
    }),
    unmarked: (found, expected) => ({
      message: `Found the line \`${found}\` without \`##\`; it looks like the heading of \`${expected}\`, but is not read as a section`,
      hint: `If it is the heading of the section, write \`## ${expected}\`.`,
    }),
    elsewhere: (found) => ({
      message: `This week has no section \`${found}\`, so the text below it is left out of the document`,
      hint: 'Use the name of a section of this week, or change `weeks` of the section in the config.',
    }),
  },
})

/**
 * A heading that nearly matches a section, `## 핵심 인사이드`, or matches a section of other weeks, or has no `##`: its text
 * is left out, or is in the section around it or in the one for all other text.
 */
export const nearSection: Rule = {
  name: 'near-section',
  severity: 'error',
  inBuild: 'warning',
  *check({ note, sections, language }) {
    if (note.draft) return
    const { near, within, unmarked, elsewhere } = words[language]
    for (const { kind, isUnmarked, found, expected, ...span } of note.outline.strays) {
      const around = sections.find(({ id }) =>
        note.outline.sections.get(id)?.parts.some(({ start, end }) => start <= span.start && span.start < end),
      )
      if (isUnmarked) yield problem(span, unmarked(found, expected))
      else if (kind === 'near')
        yield problem(span, around ? within(found, expected, around.heading) : near(found, expected))
      else if (kind === 'elsewhere') yield problem(span, elsewhere(found))
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '섹션 이름과 한 글자가 다르거나, 단어 순서가 다르거나, 다른 단어가 더 붙은 제목입니다. 섹션 이름만 있는 줄인데 앞에 `##`이 없어도 알려 줍니다.',
    why: '섹션으로 읽지 않으므로 그 아래의 글이 문서에서 빠지거나, 나머지 글을 모으는 섹션에 들어갑니다.',
    wrong: '## 핵심 인사이드\n\n- 쓰기는 비싸다.\n',
    right: '## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
  },
  en: {
    what: 'A heading almost matches a section: one letter differs, the words are in another order, or there are extra words. A line with the name of a section but without `##` is reported too.',
    why: 'It is not read as the section, so the text below it would be missing from the document, or in the section for all other text.',
    wrong: '## Core insight\n\n- Writes are expensive.\n',
    right: '## Core insights\n\n- Writes are expensive.\n',
  },
}
