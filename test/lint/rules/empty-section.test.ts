import { languages } from '../../../src/languages/registry.ts'
import { emptySection } from '../../../src/lint/rules/empty-section.ts'
import { table } from '../table.ts'

const hint = '<!-- 이 줄 아래에 써 주세요. 이번 주에 새로 알게 된 것과 그 이유. 예: - **제목**: 내용 -->'
const reminder = `<!-- ${languages.ko.note.reminder} week-01에 남겨 둔 것:\n- 꼬리 지연\n-->`
const ours = { template: '## {heading}\n\n<!-- {week-title}에서 배운 것을 쓰는 곳 -->\n' }

table(emptySection, [
  ['nothing below', '## 핵심 인사이트\n\n', [[1, 1, 1, 11]]],
  ['an empty marker and a comment', '## 핵심 인사이트\n\n-\n\n<!-- - -->\n', [[1, 1, 1, 11]]],
  ['a bold paragraph as the heading', '**핵심 인사이트**\n', [[1, 1, 1, 12]]],
  ['only subsections with text', '## 핵심 인사이트\n\n### 첫째\n\n글\n', []],
  ['only sections with text below it', '# 실무 적용 아이디어\n\n## 핵심 인사이트\n\n- 글\n\n# 끝\n', []],
  [
    'only a section without text below it',
    '# 실무 적용 아이디어\n\n## 핵심 인사이트\n\n-\n\n# 추가 학습이 필요한 부분\n\n- 글\n',
    [
      [1, 1, 1, 13],
      [3, 1, 3, 11],
    ],
  ],
  ['all of them, once', '## 핵심 인사이트\n\n<!-- insights-disable-line -->\n\n## 실무 적용 아이디어\n', [[]]],
  ['all but the questions', '## 핵심 인사이트\n\n## 실무 적용 아이디어\n\n## 토론 질문\n\n- 왜?\n', [[]]],
  ['the questions', '## 핵심 인사이트\n\n- 글\n\n## 토론 질문\n\n-\n', []],
  ['text in a comment, which `hidden-text` reports', '## 핵심 인사이트\n\n<!-- 비싸다. -->\n', []],
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
  ['a suppression', '## 핵심 인사이트\n\n<!-- insights-disable image-alt -->\n', [[1, 1, 1, 11]]],
  ['the comment of a draft', `## 핵심 인사이트\n\n<!-- ${languages.ko.note.nothingCopied} -->\n`, [[1, 1, 1, 11]]],
  ['the reminder of last week', `## 추가 학습이 필요한 부분\n\n${reminder}\n`, [[1, 1, 1, 17]]],
  ['an item', '## 핵심 인사이트\n\n- 하나\n', []],
  ['a draft', '---\ndraft: true\n---\n\n## 핵심 인사이트\n\n', []],
])
