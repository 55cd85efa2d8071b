import { sectionOrder } from '../../../src/lint/rules/section-order.ts'
import { table } from '../table.ts'

table(sectionOrder, [
  ['the other way round', '## 실무 적용 아이디어\n\n- 하나\n\n## 핵심 인사이트\n\n- 둘\n', [[5, 1, 5, 11]]],
  ['questions anywhere', '## 토론 질문\n\n- 왜?\n\n## 핵심 인사이트\n\n- 둘\n', []],
])
