import { placeholder } from '../../../src/lint/rules/placeholder.ts'
import { table } from '../table.ts'

table(placeholder, [
  ['a placeholder', '# {title}\n', [[1, 3, 1, 10]]],
  [
    'a line of the template',
    '## 핵심 인사이트\n\n- **제목**: 설명\n',
    [[3, 1, 3, 13]],
    undefined,
    { placeholders: ['- **제목**: 설명'] },
  ],
  [
    'a hint that is no comment any more',
    '## 핵심 인사이트\n\n이번 주의 한 가지를 적으세요 -->\n\n이번 주의 한 가지를 적으세요\n\n- 글\n',
    [
      [3, 1, 3, 21],
      [5, 1, 5, 17],
    ],
    undefined,
    { template: '# {title}\n\n<!-- 이번 주의 한 가지를 적으세요 -->\n' },
  ],
  [
    'a hint in its comment',
    '<!-- 이번 주의 한 가지를 적으세요 -->\n',
    [],
    undefined,
    { template: '<!-- 이번 주의 한 가지를 적으세요 -->\n' },
  ],
  ['the example of a hint', '## 핵심 인사이트\n\n- **제목**: 내용\n- **제목**: 내용은 이렇다\n', [[3, 1, 3, 13]]],
  [
    'the end of a comment alone',
    '## 핵심 인사이트\n\n글\n-->\n\n- 글\n  -->\n\n> -->\n',
    [
      [4, 1, 4, 4],
      [7, 3, 7, 6],
      [9, 3, 9, 6],
    ],
  ],
  ['an arrow', '가 --> 나 -->\n\n`-->`\n\n```\n-->\n```\n\n<!-- 가\n-->\n', []],
  ['other braces', '`{title}` {x} \\{title} {title: a}\n', []],
])
