import { brokenLink } from '../../../src/lint/rules/broken-link.ts'
import { table } from '../table.ts'

table(brokenLink, [
  ['a missing file', '![그림](images/none.svg)\n', [[1, 7, 1, 22]]],
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
    'a definition and HTML',
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
  [
    'pasted HTML',
    '<ul class="menu">\n<li><a href="about.html">소개</a></li>\n<li><img src="img/logo.png"></li>\n</ul>\n\n본문 <a href="page2.html">다음</a> <button><img src="ok.png"></button>\n\n<!DOCTYPE html>\n<html><body><img src="cat.jpg"></body></html>\n',
    [],
  ],
  ['a picture placed by HTML', '<p align="center">\n<img src="none.png" width="300">\n</p>\n', [[2, 11, 2, 19]]],
  [
    'pasted HTML with the name of an existing folder',
    '<figure class="image"><img src="images/none.svg"></figure>\n',
    [[1, 33, 1, 48]],
  ],
  [
    'a backslash',
    '![그림](images\\lag.svg#a)\n\n![그림](.\\images\\none.svg)\n',
    [
      [1, 7, 1, 23],
      [3, 7, 3, 24],
    ],
    '![그림](images/lag.svg#a)\n\n![그림](.\\images\\none.svg)\n',
  ],
  [
    'a path on one computer',
    String.raw`![](C:\Users\hana\a.png) ![](d:/a.png) ![](file:///C:/a.png) [글](\\nas\a.png) ![](/Users/hana/a.png) <img src="E:\a.png">`,
    [
      [1, 5, 1, 24],
      [1, 30, 1, 38],
      [1, 44, 1, 60],
      [1, 66, 1, 77],
      [1, 83, 1, 100],
      [1, 112, 1, 120],
    ],
  ],
  ['in code', '`![그림](none.svg)`\n', []],
])
