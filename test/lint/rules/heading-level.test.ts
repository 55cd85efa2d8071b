import { headingLevel } from '../../../src/lint/rules/heading-level.ts'
import { table } from '../table.ts'

table(headingLevel, [
  ['two levels deeper', '# 글\n\n### 안\n', [[3, 1, 3, 6]]],
  ['several levels up', '# 글\n\n## 안\n\n### 속\n\n# 또\n', []],
  ['any level first', '### 글\n', []],
])
