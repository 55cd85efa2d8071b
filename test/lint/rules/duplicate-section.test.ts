import { duplicateSection } from '../../../src/lint/rules/duplicate-section.ts'
import { table } from '../table.ts'

table(duplicateSection, [
  ['twice', '## 핵심 인사이트\n\n- 하나\n\n### 핵심 인사이트\n\n- 둘\n', [[5, 1, 5, 12]]],
  ['once', '## 핵심 인사이트\n\n- 하나\n', []],
])
