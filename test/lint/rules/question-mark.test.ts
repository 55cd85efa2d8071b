import { questionMark } from '../../../src/lint/rules/question-mark.ts'
import { table } from '../table.ts'

table(questionMark, [
  ['no question', '## 토론 질문\n\n- 인덱스 비용\n- **비용**: 누가 낼까?\n', [[3, 1, 3, 9]]],
  ['full width', '## 토론 질문\n\n- 누가 낼까？\n', []],
  ['elsewhere', '## 핵심 인사이트\n\n- 인덱스 비용\n', []],
])
