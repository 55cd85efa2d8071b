import { emphasisParticle } from '../../../src/lint/rules/emphasis-particle.ts'
import { table } from '../table.ts'

table(emphasisParticle, [
  ['a particle', '**용어(Term)**은 쉽다.\n', [[1, 1, 1, 13]], '**용어(Term)**<!-- -->은 쉽다.\n'],
  [
    'behind a byte order mark, with wide letters before',
    '\uFEFF😀 **용어(Term)**은\n',
    [[1, 5, 1, 17]],
    '\uFEFF😀 **용어(Term)**<!-- -->은\n',
  ],
  ['an opening', '이것은**"말"**이다.\n', [[1, 4, 1, 11]], '이것은<!-- -->**"말"**<!-- -->이다.\n'],
  [
    'two in a line',
    '**가(a)**는 **나(b)**와 **다**를\n',
    [
      [1, 1, 1, 9],
      [1, 11, 1, 19],
    ],
    '**가(a)**<!-- -->는 **나(b)**<!-- -->와 **다**를\n',
  ],
  ['one mark', '*용어(Term)*은\n', [[1, 1, 1, 11]], '*용어(Term)*<!-- -->은\n'],
  [
    'in a list, a heading and a table',
    '- **가(a)**는\n\n## **나(b)**는\n\n| **다(c)**는 |\n|---|\n',
    [
      [1, 3, 1, 11],
      [3, 4, 3, 12],
      [5, 3, 5, 11],
    ],
    '- **가(a)**<!-- -->는\n\n## **나(b)**<!-- -->는\n\n| **다(c)**<!-- -->는 |\n|---|\n',
  ],
  ['what GitHub reads as meant', '**제목**: 글 **용어**(Term)은 **용어(Term)** 은 **굵게→**은\n', []],
  ['in code', '`**용어(Term)**은`\n', []],
])
