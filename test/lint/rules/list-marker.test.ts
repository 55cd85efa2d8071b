import { listMarker } from '../../../src/lint/rules/list-marker.ts'
import { table } from '../table.ts'

table(listMarker, [
  [
    'bold titles right after the dash',
    '## 핵심 인사이트\n\n-**복제**: 늦다\n-**샤딩**: 어렵다\n',
    [[3, 1, 4, 13]],
    '## 핵심 인사이트\n\n- **복제**: 늦다\n- **샤딩**: 어렵다\n',
  ],
  ['one of them', '-**복제**: 늦다\n', [[1, 1, 1, 12]], '- **복제**: 늦다\n'],
  ['the colon in bold', '-**복제:** 늦다\n', [[1, 1, 1, 12]], '- **복제:** 늦다\n'],
  ['in a quote, with CRLF', '> -가\r\n> -나\r\n', [[1, 3, 2, 5]], '> - 가\r\n> - 나\r\n'],
  ['words', '글\n-가\n-나\n\n글\n', [[2, 1, 3, 3]], '글\n- 가\n- 나\n\n글\n'],
  ['below an item, which swallows it', '- 가\n-나\n- 다\n', [[2, 1, 2, 3]], '- 가\n- 나\n- 다\n'],
  ['in a nested list', '- 가\n  - 나\n  -다\n', [[3, 3, 3, 5]], '- 가\n  - 나\n  - 다\n'],
  ['bullets', '글\n• 가\n• 나\n', [[2, 1, 3, 4]]],
  [
    'other signs',
    '· 가\n·나\n\n※ 가\n※ 나\n',
    [
      [1, 1, 2, 3],
      [4, 1, 5, 4],
    ],
  ],
  ['one bullet', '• 가\n나\n\n※ 참고\n', []],
  ['bullets apart', '• 가\n\n• 나\n\n• 가  \n• 나\n\n• 가\\\n• 나\n\n• 가<br>\n• 나\n', []],
  ['different signs', '• 가\n· 나\n', []],
  ['numbers, options, arrows and dashes', '-5도\n-3도\n\n-v\n-q\n\n->가\n->나\n\n--가\n--나\n\n—가\n—나\n', []],
  ['the author of a quote', '> 인용\n\n-**김하나**\n\n-김하나\n', []],
  ['an escaped dash, and code', '\\-가\n\\-나\n\n```\n-가\n-나\n```\n\n`-가`\n`-나`\n', []],
])
