import { emptySection } from '../../../src/lint/rules/empty-section.ts'
import { table } from '../table.ts'

table(emptySection, [
  ['nothing below', '## 핵심 인사이트\n\n', [[1, 1, 1, 11]]],
  ['an empty marker and a comment', '## 핵심 인사이트\n\n-\n\n<!-- 여기에 -->\n', [[1, 1, 1, 11]]],
  ['all bold as a heading', '**핵심 인사이트**\n', [[1, 1, 1, 12]]],
  ['an item', '## 핵심 인사이트\n\n- 하나\n', []],
  ['a draft', '---\ndraft: true\n---\n\n## 핵심 인사이트\n\n', []],
])
