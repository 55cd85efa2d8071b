import { HtmlRenderer, Parser } from 'commonmark'
import { expect, test } from 'vitest'
import { emphasisParticle } from '../../../src/lint/rules/emphasis-particle.ts'
import fc, { runs } from '../../property.ts'
import { check } from '../checking.ts'
import { table } from '../table.ts'

table(emphasisParticle, [
  ['a particle', '**용어(Term)**은 쉽다.\n', [[1, 1, 1, 13]], '**용어(Term)**<!-- -->은 쉽다.\n'],
  // Authors of English see the asterisks in any preview, and leave a space.
  ['a Latin letter, which its page does not promise', '**Term (x)**abc\n', []],
  [
    'after a byte order mark and wide letters',
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
  ['emphasis that GitHub reads correctly', '**제목**: 글 **용어**(Term)은 **용어(Term)** 은 **굵게→**은\n', []],
  ['two in one', '이것은***"말"***이다.\n', [[1, 4, 1, 13]], '이것은<!-- -->***"말"***<!-- -->이다.\n'],
  [
    'around other marks',
    '**_가_**는 **~~나~~**는\n',
    [
      [1, 1, 1, 8],
      [1, 10, 1, 19],
    ],
    '**_가_**<!-- -->는 **~~나~~**<!-- -->는\n',
  ],
  ['with underscores', '**_가(a)_** 나 __다(b)__ 는\n', []],
  ['in code', '`**용어(Term)**은`\n', []],
])

const parts =
  '** ** **( (A)** **" "** *** * 가 나다 은 Term . " ( ) `x` `a*b` [글](a.md) [*가*](a.md) <https://e.com/a> ~ _ \n'
const paragraph = fc.array(fc.constantFrom(' ', '\n> ', '\n- ', ...parts.split(' ')), { maxLength: 16 })

test('finds nothing more in emphasis that it has fixed', async () => {
  const found = async (text: string) =>
    (await check(text, { config: 'lint: {rules: {broken-link: off}}' })).findings.filter(
      ({ rule }) => rule === emphasisParticle.name,
    )
  await fc.assert(
    fc.asyncProperty(paragraph, async (written) => {
      const text = `**가(a)**는 ${written.join('')}\n`
      const { fixed } = await check(text)
      expect(await found(fixed)).toEqual([])
    }),
    { numRuns: runs(50) },
  )
})

test('finds only asterisks that CommonMark shows', async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(paragraph, async (written) => {
      const text = `가${written.join('')}\n`
      const { findings } = await check(text)
      if (!findings.some(({ rule }) => rule === emphasisParticle.name)) return
      count++
      expect(new HtmlRenderer().render(new Parser().parse(text)).replace(/<code>.*?<\/code>/g, '')).toContain('*')
    }),
    { numRuns: runs(400) },
  )
  expect(count).toBeGreaterThan(0)
})
