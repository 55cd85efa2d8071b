import { withParticle } from '../../languages/ko/particles.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'
import { readAsMarkdown, swallowedHeadings } from '../swallowed.ts'

const words = inAllLanguages({
  ko: {
    swallowedHeading: (title: string) => ({
      message: `제목 ${withParticle(`\`${title}\``, '이')} 바로 윗줄의 HTML에 붙어서 \`#\`이 그대로 보입니다.`,
      hint: '제목 위에 빈 줄을 하나 넣어 주세요.',
    }),
  },
  en: {
    swallowedHeading: (title) => ({
      message: `The heading \`${title}\` is part of the HTML directly above it, so its \`#\` is shown`,
      hint: 'Add a blank line above the heading.',
    }),
  },
})

/** A heading that is part of an HTML block, so that GitHub shows its `#`: `<br/>` on the line above `## 제목`. */
export const swallowedHeading: Rule = {
  name: 'swallowed-heading',
  severity: 'error',
  changes: readAsMarkdown,
  *check({ note, language }) {
    // Section headings are reported by `swallowed-section`.
    const sections = new Set(note.outline.strays.map(({ start }) => start))
    for (const { start, end, title } of swallowedHeadings(note))
      if (!sections.has(start))
        yield problem({ start, end }, words[language].swallowedHeading(title), [{ start, end: start, text: '\n' }])
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '제목이 바로 윗줄의 HTML에 붙어 있습니다.',
    why: 'HTML은 빈 줄까지 이어지므로, GitHub에서 제목이 아니라 `##`이 보이는 글이 됩니다.',
    wrong: '<br/>\n## 장 요약\n',
    right: '<br/>\n\n## 장 요약\n',
  },
  en: {
    what: 'A heading comes directly below HTML.',
    why: 'HTML continues to the next blank line, so GitHub shows the `##` as text.',
    wrong: '<br/>\n## Summary\n',
    right: '<br/>\n\n## Summary\n',
  },
}
