import { emptySection } from '../../../src/lint/rules/empty-section.ts'
import { table } from '../table.ts'

table(emptySection, [
  ['nothing below', '## 핵심 인사이트\n\n', [[1, 1, 1, 11]]],
  ['an empty marker and a comment', '## 핵심 인사이트\n\n-\n\n<!-- 여기에 -->\n', [[1, 1, 1, 11]]],
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
  ['all of them, once', '## 핵심 인사이트\n\n<!-- 여기에 -->\n\n## 실무 적용 아이디어\n', [[]]],
  ['an item', '## 핵심 인사이트\n\n- 하나\n', []],
  ['a draft', '---\ndraft: true\n---\n\n## 핵심 인사이트\n\n', []],
])
