import { swallowedHeading } from '../../../src/lint/rules/swallowed-heading.ts'
import { table } from '../table.ts'

table(swallowedHeading, [
  ['below a line break', '<br/>\n## 요약\n\n글\n', [[2, 1, 2, 6]], '<br/>\n\n## 요약\n\n글\n'],
  ['with text below it', '<br/>\n## 요약\n글\n', [[2, 1, 2, 6]], '<br/>\n\n## 요약\n글\n'],
  [
    'in a table cell',
    '<table><tr><td>\n## 요약 **굵게**\n</td></tr></table>\n',
    [[2, 1, 2, 13]],
    '<table><tr><td>\n\n## 요약 **굵게**\n</td></tr></table>\n',
  ],
  ['where a fix would create a code block', '<br/>\n## 요약\n```\n글\n', [[2, 1, 2, 6]]],
  ['in a comment', '<!--\n## 요약\n-->\n', []],
  ['in code', '<pre>\n## 요약\n</pre>\n', []],
])
