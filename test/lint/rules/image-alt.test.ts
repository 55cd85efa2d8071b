import { imageAlt } from '../../../src/lint/rules/image-alt.ts'
import { table } from '../table.ts'

table(imageAlt, [
  [
    'none',
    '![](images/lag.svg)\n\n<img src="images/lag.svg">\n',
    [
      [1, 1, 1, 20],
      [3, 1, 3, 27],
    ],
  ],
  ['some', '![지연](images/lag.svg) <img src="images/lag.svg" alt="">\n', []],
])
