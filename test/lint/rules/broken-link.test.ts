import { brokenLink } from '../../../src/lint/rules/broken-link.ts'
import { table } from '../table.ts'

table(brokenLink, [
  ['not there', '![그림](images/none.svg)\n', [[1, 7, 1, 22]]],
  ['letter case', '![그림](./Images/lag.svg#a)\n', [[1, 7, 1, 25]], '![그림](./images/lag.svg#a)\n'],
  [
    'composed and decomposed',
    '![그림](\u1100\u1173.png)\n',
    [[1, 7, 1, 13]],
    '![그림](그.png)\n',
    { files: ['notes/week-02/그.png'] },
  ],
  ['a space', '[글](my%20file.md) [글](<my file.md>)\n', [], undefined, { files: ['notes/week-02/my file.md'] }],
  [
    'a definition and raw HTML',
    '[글][a] <img src="b.png" alt="b">\n\n[a]: c.md\n',
    [
      [1, 18, 1, 23],
      [3, 6, 3, 10],
    ],
  ],
  [
    'elsewhere',
    '[가](https://a.b/c) [나](#d) [다](/e) [라](mailto:a@b.c) [마](../../../f) [바](../week-01/a.md)\n',
    [],
    undefined,
    { files: ['notes/week-01/a.md'] },
  ],
  ['in code', '`![그림](none.svg)`\n', []],
])
