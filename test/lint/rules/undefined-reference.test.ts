import { undefinedReference } from '../../../src/lint/rules/undefined-reference.ts'
import { table } from '../table.ts'

table(undefinedReference, [
  [
    'a footnote',
    '글[^1]과 [글][없음]\n',
    [
      [1, 2, 1, 6],
      [1, 8, 1, 15],
    ],
  ],
  ['defined', '글[^1]과 [글][있음]\n\n[^1]: 각주\n\n[있음]: https://a.b\n', []],
  ['indices and checkboxes', 'a[0][1] x[i][j] 글 [x] [참고]\n\n- [ ] 할 일\n', []],
  ['code without its backticks', 'user?.[key][0] 행렬[i][j] rows(2)[name][id] [i][j] "ab"[0][1]\n', []],
  ['after a bracket', '(자세한 것은 [위의 표][표 1])\n', [[1, 9, 1, 20]]],
])
