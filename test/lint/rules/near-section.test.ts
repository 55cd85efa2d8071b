import { nearSection } from '../../../src/lint/rules/near-section.ts'
import { table } from '../table.ts'

table(nearSection, [
  ['one letter', '## 핵심 인사이드\n', [[1, 1, 1, 11]]],
  ['another word order, after a byte order mark', '\uFEFF## 인사이트 핵심\n', [[1, 2, 1, 12]]],
  ['no space after the marks', 'a\n##핵심 인사이트\n- b\n', [], 'a\n## 핵심 인사이트\n- b\n'],
  ['another heading without its space', '##핵심\n', []],
  ['another heading', '## 핵심 정리\n', []],
])
