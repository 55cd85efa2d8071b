import { withParticle } from '../../languages/ko/particles.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'

const words = inAllLanguages({
  ko: {
    headingLevel: (found: number, most: number) => ({
      message: `제목 단계를 건너뛰었습니다: \`${'#'.repeat(found)}\`. 앞 제목 다음에는 \`${'#'.repeat(most)}\`까지 쓸 수 있습니다.`,
      hint: `${withParticle(`\`${'#'.repeat(most)}\``, '으로')} 바꾸거나 중간 단계의 제목을 넣어 주세요.`,
    }),
  },
  en: {
    headingLevel: (found, most) => ({
      message: `Found a heading of level ${found}, expected at most level ${most} below the heading above`,
      hint: `Use \`${'#'.repeat(most)}\`, or add a heading in between.`,
    }),
  },
})

/** A heading two or more levels below the one above it: `##`, then `####`. */
export const headingLevel: Rule = {
  name: 'heading-level',
  severity: 'warning',
  *check({ note, language }) {
    let above: number | undefined
    for (const node of note.tree.children) {
      if (node.type !== 'heading') continue
      if (above !== undefined && node.depth > above + 1)
        yield problem(node, words[language].headingLevel(node.depth, above + 1))
      above = node.depth
    }
  },
}

export const docs: RuleDocs = {
  ko: {
    what: '제목 단계를 건너뛰었습니다.',
    why: '목차와 화면 낭독기에서 글의 구조가 잘못 나옵니다.',
    wrong: '## 장 요약\n\n#### 세부\n',
    right: '## 장 요약\n\n### 세부\n',
  },
  en: {
    what: 'A heading skips a level.',
    why: 'Tables of contents and screen readers rely on heading levels.',
    wrong: '## Summary\n\n#### Details\n',
    right: '## Summary\n\n### Details\n',
  },
}
