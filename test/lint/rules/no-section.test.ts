import { noSection } from '../../../src/lint/rules/no-section.ts'
import { table } from '../table.ts'

table(noSection, [
  ['no heading at all', '글\n', [[1, 1, 1, 1]]],
  ['one section', '## 핵심 인사이트\n\n- 하나\n', []],
  ['a draft', '---\ndraft: true\n---\n', []],
])
