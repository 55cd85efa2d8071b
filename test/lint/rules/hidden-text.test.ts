import { expect, it } from 'vitest'
import { languages } from '../../../src/languages/registry.ts'
import { hiddenText } from '../../../src/lint/rules/hidden-text.ts'
import { insights } from '../../host.ts'
import { fixture } from '../../workspaces.ts'
import { check } from '../checking.ts'
import { table } from '../table.ts'

const hint = '<!-- 이 줄 아래에 써 주세요. 이번 주에 새로 알게 된 것과 그 이유. 예: - **제목**: 내용 -->'
const template = '## {heading}\n\n<!-- {week-title}에서 배운 것을 쓰는 곳 -->\n'
const rest = { config: 'sections: [{id: all, heading: 정리, rest: true}, {id: thoughts, heading: 느낀점}]' }

table(hiddenText, [
  ['in an empty section', '## 핵심 인사이트\n\n<!-- 쓰기는 비싸다. -->\n', [[3, 1, 3, 18]]],
  ['in an item', '## 핵심 인사이트\n\n- <!--\n  쓰기는 비싸다.\n  -->\n', [[3, 3, 5, 6]]],
  ['beside text', '## 핵심 인사이트\n\n- 글\n\n<!-- 비싸다. -->\n', [[5, 1, 5, 14]]],
  ['in a line of text', '## 핵심 인사이트\n\n글 <!-- 비싸다. --> 글\n', [[3, 3, 3, 16]]],
  [
    'once a section',
    '## 핵심 인사이트\n\n<!-- 하나 -->\n\n<!-- 둘 -->\n\n## 실무 적용 아이디어\n\n<!-- 셋 -->\n',
    [
      [3, 1, 3, 12],
      [9, 1, 9, 11],
    ],
  ],
  ['in the questions', '## 핵심 인사이트\n\n- 글\n\n## 토론 질문\n\n<!-- - 왜 비쌀까? -->\n', [[7, 1, 7, 18]]],
  ['in the section for all other text', '# 3장\n\n글\n\n<!-- 나만 볼 글 -->\n', [[5, 1, 5, 16]], undefined, rest],
  ['below a hint', `## 핵심 인사이트\n\n${hint}\n\n<!-- 비싸다. -->\n`, [[5, 1, 5, 14]]],
  [
    'after a hint, in its comment',
    `## 핵심 인사이트\n\n${hint.replace(' -->', ' 비싸다. -->')}\n`,
    [[3, 1, 3, hint.length + 6]],
  ],
  [
    'other text than in the template of the group',
    '## 핵심 인사이트\n\n<!-- 복제에서 배운 것 -->\n',
    [[3, 1, 3, 19]],
    undefined,
    { template },
  ],
  ['a hint of that template', '## 핵심 인사이트\n\n<!-- 복제에서 배운 것을 쓰는 곳 -->\n', [], undefined, { template }],
  ['a hint', `## 핵심 인사이트\n\n${hint}\n\n- 글\n`, []],
  ['the comment of a draft', `## 핵심 인사이트\n\n<!-- ${languages.ko.note.nothingCopied} -->\n`, []],
  ['outside of the sections', '<!-- 나만 볼 글 -->\n\n## 핵심 인사이트\n\n- 글\n', []],
  ['in code', '## 핵심 인사이트\n\n`<!-- 비싸다. -->`\n\n```html\n<!-- 비싸다. -->\n```\n', []],
  ['no letters', '## 핵심 인사이트\n\n- 글\n\n<!-- - -->\n\n<!-- -->\n', []],
  ['a draft', '---\ndraft: true\n---\n\n## 핵심 인사이트\n\n<!-- 비싸다. -->\n', []],
  ['turned off in the note', '<!-- insights-disable hidden-text -->\n\n## 핵심 인사이트\n\n<!-- 비싸다. -->\n', []],
])

it.each(['insights-disable image-alt', 'markdownlint-disable MD033', 'prettier-ignore', 'cspell:disable', 'toc'])(
  'a comment for a program is not reported: %s',
  async (text) => {
    const { findings } = await check(`## 핵심 인사이트\n\n- 글\n\n<!-- ${text} -->\n`)
    expect(findings.filter(({ rule }) => rule === 'hidden-text')).toEqual([])
  },
)

it('says on which line the text is, and where to move it, also in `build`', async () => {
  const cwd = fixture({ 'notes/week-01/김하나.md': '# 1장\n\n## 핵심 인사이트\n\n- 글\n\n<!-- 쓰기는 비싸다. -->\n' })
  const { stderr } = await insights(['build', '--stdout'], cwd)
  expect(stderr).toContain('김하나.md:7:1 warning')
  expect(stderr).toContain('7번째 줄의 `<!--`와 `-->` 사이')
  expect(stderr).toContain('`-->` 아래로 옮겨 주세요')
})
