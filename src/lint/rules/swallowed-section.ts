import { withParticle } from '../../languages/ko/particles.ts'
import { offset } from '../../markdown/mdast.ts'
import type { Note } from '../../note/note.ts'
import { inAllLanguages, problem, type Rule, type RuleDocs } from '../rule.ts'
import { readAsMarkdown, swallowedHeadings } from '../swallowed.ts'

const words = inAllLanguages({
  ko: {
    swallowed: (found: string) => ({
      message: `섹션 제목 ${withParticle(`\`${found}\``, '이')} HTML 안에 있어서 섹션으로 읽지 않습니다.`,
      hint: '제목 위에 빈 줄을 하나 넣어 주세요(`--fix`가 넣어 줍니다).',
    }),
    inOpenHtml: (found: string, line: number) => ({
      message: `섹션 제목 ${withParticle(`\`${found}\``, '이')} HTML 안에 있어서 섹션으로 읽지 않습니다.`,
      hint: `${line}번째 줄에서 연 주석이나 태그(\`<!--\`, \`<pre>\`)를 닫아 주세요.`,
    }),
  },
  en: {
    swallowed: (found) => ({
      message: `The section heading \`${found}\` is part of HTML`,
      hint: 'Add a blank line above it (`--fix` does).',
    }),
    inOpenHtml: (found, line) => ({
      message: `The section heading \`${found}\` is part of HTML`,
      hint: `Close the comment or the tag that starts on line ${line} (\`<!--\`, \`<pre>\`).`,
    }),
  },
})

/** A section heading that is part of HTML: `<br/>` on the line above `## 핵심 인사이트`. In an open code block, it is `open-fence`. */
export const swallowedSection: Rule = {
  name: 'swallowed-section',
  severity: 'error',
  inBuild: 'warning',
  changes: readAsMarkdown,
  *check({ note, language }) {
    if (note.draft || note.excess) return
    const swallowed = note.outline.strays.filter(({ kind }) => kind === 'swallowed')
    // Only in these HTML blocks does a blank line help; in a comment it does not.
    const starts = new Set(swallowed.length > 0 ? swallowedHeadings(note).map(({ start }) => start) : [])
    for (const { found, start, end } of swallowed) {
      yield starts.has(start)
        ? problem({ start, end }, words[language].swallowed(found), [{ start, end: start, text: '\n' }])
        : problem({ start, end }, words[language].inOpenHtml(found, openLine(note, start)))
    }
  },
}

/** The line on which the HTML around an offset begins, counted from 1. */
function openLine({ tree, text }: Pick<Note, 'tree' | 'text'>, at: number): number {
  const block = tree.children.findLast((node) => offset(node, 'start') <= at)
  const from = block ? offset(block, 'start') : 0
  const comment = text.lastIndexOf('<!--', at)
  return text.slice(0, Math.max(from, comment)).split('\n').length
}

export const docs: RuleDocs = {
  ko: {
    what: '섹션 제목이 바로 윗줄의 HTML 안에 있습니다.',
    why: 'GitHub에서도 제목이 아니라 글로 보이고, 그 섹션은 문서에서 빠집니다.',
    wrong: '<br/>\n## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
    right: '<br/>\n\n## 핵심 인사이트\n\n- 쓰기는 비싸다.\n',
  },
  en: {
    what: 'The heading of a section is part of the HTML on the line above.',
    why: 'GitHub shows it as text, and the section is missing from the document.',
    wrong: '<br/>\n## Core insights\n\n- Writes are expensive.\n',
    right: '<br/>\n\n## Core insights\n\n- Writes are expensive.\n',
  },
}
