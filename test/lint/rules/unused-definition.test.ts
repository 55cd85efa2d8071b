import { unusedDefinition } from '../../../src/lint/rules/unused-definition.ts'
import { table } from '../table.ts'

table(unusedDefinition, [
  [
    'both kinds',
    '글\n\n[^1]: 각주\n\n[a]: https://a.b\n',
    [
      [3, 1, 3, 9],
      [5, 1, 5, 17],
    ],
  ],
  ['used in a quote and in a footnote', '> 글[^1]\n\n[^1]: 각주 [a]\n\n[a]: https://a.b\n', []],
  ['in a note with a section in an open fence', '[a]: https://a.b\n\n```\n## 핵심 인사이트\n\n[a]\n', []],
  ['a comment', '[//]: # (숨은 말)\n', []],
])
