import { linkSpace } from '../../../src/lint/rules/link-space.ts'
import { table } from '../table.ts'

table(linkSpace, [
  [
    'an image',
    '글 ![그림](my image.png) 글\n',
    [[1, 3, 1, 22]],
    '글 ![그림](my%20image.png) 글\n',
    { files: ['notes/week-02/my image.png'] },
  ],
  ['a title', '![그림](a.png "제목")\n', [], undefined, { files: ['notes/week-02/a.png'] }],
  ['a link without words, which nobody would see', '[](b .md) [ ](b .md)\n', []],
  [
    'an image without words',
    '![](b c.png)\n',
    [[1, 1, 1, 13]],
    '![](b%20c.png)\n',
    { files: ['notes/week-02/b c.png'] },
  ],
  ['words in brackets', '[인용](3장 참고)\n', []],
])
