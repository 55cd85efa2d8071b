import { expect, it } from 'vitest'
import { languages } from '../../../src/languages/registry.ts'
import { emptySection } from '../../../src/lint/rules/empty-section.ts'
import { check } from '../checking.ts'
import { table } from '../table.ts'

const hint = '<!-- 이 줄 아래에 써 주세요. 이번 주에 새로 알게 된 것과 그 이유. 예: - **제목**: 내용 -->'
const reminder = `<!-- ${languages.ko.note.reminder} week-01에 남겨 둔 것:\n- 꼬리 지연\n-->`
const ours = { template: '## {heading}\n\n<!-- {week-title}에서 배운 것을 쓰는 곳 -->\n' }

table(emptySection, [
  ['nothing below', '## 핵심 인사이트\n\n', [[1, 1, 1, 11]]],
  ['an empty marker and a comment', '## 핵심 인사이트\n\n-\n\n<!-- - -->\n', [[1, 1, 1, 11]]],
  ['a bold paragraph as the heading', '**핵심 인사이트**\n', [[1, 1, 1, 12]]],
  ['only subsections with text', '## 핵심 인사이트\n\n### 첫째\n\n글\n', []],
  ['only sections with text below it', '# 토론 질문\n\n## 핵심 인사이트\n\n- 글\n\n# 끝\n', []],
  [
    'only a section without text below it',
    '# 토론 질문\n\n## 핵심 인사이트\n\n-\n\n# 실무 적용 아이디어\n\n- 글\n',
    [
      [1, 1, 1, 8],
      [3, 1, 3, 11],
    ],
  ],
  ['all of them, once', '## 핵심 인사이트\n\n<!-- insights-disable-line -->\n\n## 실무 적용 아이디어\n', [[]]],
  ['text in a comment', '## 핵심 인사이트\n\n<!-- 쓰기는 비싸다. -->\n', [[3, 1, 3, 18]]],
  ['text in a comment of an item', '## 핵심 인사이트\n\n- <!--\n  쓰기는 비싸다.\n  -->\n', [[3, 3, 5, 6]]],
  ['text in a comment below a hint', `## 핵심 인사이트\n\n${hint}\n\n<!-- 비싸다. -->\n`, [[5, 1, 5, 14]]],
  [
    'text after a hint, in its comment',
    `## 핵심 인사이트\n\n${hint.replace(' -->', ' 비싸다. -->')}\n`,
    [[3, 1, 3, hint.length + 6]],
  ],
  [
    'text in a comment, in the only other section',
    `## 핵심 인사이트\n\n${hint}\n\n## 실무 적용 아이디어\n\n<!-- 싸다. -->\n`,
    [
      [1, 1, 1, 11],
      [7, 1, 7, 13],
    ],
  ],
  ['a comment beside text', '## 핵심 인사이트\n\n<!-- 비싸다. -->\n\n- 글\n', []],
  ['a hint', `## 핵심 인사이트\n\n${hint}\n`, [[1, 1, 1, 11]]],
  ['a hint on other lines', `## 핵심 인사이트\n\n${hint.replaceAll(' ', '\n')}\n`, [[1, 1, 1, 11]]],
  [
    'a hint with limits',
    `## 핵심 인사이트\n\n${hint.replace('이유.', '이유. 2개 이상 적습니다.')}\n`,
    [[1, 1, 1, 11]],
    undefined,
    { config: 'sections: [{id: insights, min: 2}]' },
  ],
  [
    'a hint of the template of the group',
    '## 핵심 인사이트\n\n<!-- 복제에서 배운 것을 쓰는 곳 -->\n',
    [[1, 1, 1, 11]],
    undefined,
    ours,
  ],
  [
    'text in a comment, with a template of the group',
    '## 핵심 인사이트\n\n<!-- 복제에서 배운 것 -->\n',
    [[3, 1, 3, 19]],
    undefined,
    ours,
  ],
  ['a suppression', '## 핵심 인사이트\n\n<!-- insights-disable image-alt -->\n', [[1, 1, 1, 11]]],
  ['the comment of a draft', `## 핵심 인사이트\n\n<!-- ${languages.ko.note.nothingCopied} -->\n`, [[1, 1, 1, 11]]],
  ['the reminder of last week', `## 추가 학습이 필요한 부분\n\n${reminder}\n`, [[1, 1, 1, 17]]],
  ['an item', '## 핵심 인사이트\n\n- 하나\n', []],
  ['a draft', '---\ndraft: true\n---\n\n## 핵심 인사이트\n\n', []],
])

it('says on which line the hidden text is, and where to move it', async () => {
  const { findings } = await check('---\nweek: week-02\n---\n\n## 핵심 인사이트\n\n<!-- 쓰기는 비싸다. -->\n')
  expect(findings.find(({ rule }) => rule === 'empty-section')).toMatchObject({
    line: 7,
    message: expect.stringContaining('7번째 줄의 `<!--`와 `-->` 사이'),
    hint: '그 글을 `-->` 아래로 옮겨 주세요.',
  })
})
