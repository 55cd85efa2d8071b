import { nestedSection } from '../../../src/lint/rules/nested-section.ts'
import { table } from '../table.ts'

table(nestedSection, [
  ['in a quote', '> ## 핵심 인사이트\n', [[1, 3, 1, 13]]],
  ['in a list', '- ## 핵심 인사이트\n', [[1, 3, 1, 13]]],
  ['a bold item of a list', '- **핵심 인사이트**\n  - a\n', [[1, 3, 1, 14]]],
  ['a bold paragraph in a quote', '> 💡 **핵심 인사이트**:\n>\n> a\n', [[1, 3, 1, 18]]],
  ['bold at the start of an item', '- **핵심 인사이트**: 글\n', []],
  ['another heading in a quote', '> ## 인용\n', []],
])
