import { nearSection } from '../../../src/lint/rules/near-section.ts'
import { table } from '../table.ts'

table(nearSection, [
  ['one letter', '## 핵심 인사이드\n', [[1, 1, 1, 11]]],
  ['other order behind a byte order mark', '\uFEFF## 인사이트 핵심\n', [[1, 2, 1, 12]]],
  ['no space behind the marks', 'a\n##핵심 인사이트\n- b\n', [], 'a\n## 핵심 인사이트\n- b\n'],
  ['a heading of its own without its space', '##핵심\n', []],
  ['a heading of its own', '## 핵심 정리\n', []],
])
