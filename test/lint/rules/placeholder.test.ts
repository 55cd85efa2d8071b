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
  ['other braces', '`{title}` {x} \\{title} {title: a}\n', []],
])
