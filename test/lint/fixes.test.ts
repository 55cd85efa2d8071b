import { HtmlRenderer, Parser } from 'commonmark'
import { describe, expect, test } from 'vitest'
import fc, { runs } from '../property.ts'
import { check } from './checking.ts'

/** The text that another renderer shows: bold and italic words in `[ ]`, all other letters, no comments. */
function shown(markdown: string): string {
  return new HtmlRenderer()
    .render(new Parser().parse(markdown))
    .replace(/<!--.*?-->/g, '')
    .replace(/<(?:strong|em)>/g, '[')
    .replace(/<\/(?:strong|em)>/g, ']')
    .replace(/<[^>]*>/g, '')
    .trim()
}

describe('emphasis next to letters, in another renderer', () => {
  test.each([
    ['**용어(Term)**은 쉽다', '[용어(Term)]은 쉽다'],
    ['이것은**"말"**이다', '이것은["말"]이다'],
    ['*용어(Term)*은', '[용어(Term)]은'],
    ['***용어(Term)***은', '[[용어(Term)]]은'],
    ['**가(a)**는 **나(b)**와 **다**를', '[가(a)]는 [나(b)]와 [다]를'],
    ['**`code()`**를', '[code()]를'],
    ['**가(a)**<br>', '[가(a)]'],
  ])('%s', async (markdown, expected) => {
    expect(shown((await check(markdown)).fixed).replaceAll('&quot;', '"')).toBe(expected)
  })

  test('the bold words and all letters stay as written', async () => {
    const words = fc.constantFrom('용어', '용어(Term)', '"말"', '`code`', 'a.', '(가)', '끝!', '“인용”')
    const neighbour = fc.constantFrom('', '은', ' 글', '글 ', '이라고')
    const piece = fc.tuple(neighbour, words, neighbour)
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 3 }), async (pieces) => {
        const markdown = pieces.map(([before, word, after]) => `${before}**${word}**${after}`).join(' ')
        const expected = pieces
          .map(([before, word, after]) => `${before}[${word.replaceAll('`', '')}]${after}`)
          .join(' ')
        const { fixed } = await check(markdown)
        expect(shown(fixed).replaceAll('&quot;', '"')).toBe(expected.trim())
      }),
      { numRuns: runs(50) },
    )
  })
})

test('a second run changes nothing', async () => {
  const note = '<br/>\n##핵심 인사이트\n장점:\n-\n**용어(Term) **은 1~5와 6~9, ![그림](Images/lag.svg)\n'
  const { fixed } = await check(note)
  expect((await check(fixed)).fixed).toBe(fixed)
})

test('CRLF, a lone CR and a byte order mark are kept', async () => {
  const { fixed } = await check('\uFEFF##핵심 인사이트\r\n\r\n장점:\r\n\r1~5와 6~9\r')
  expect(fixed).toBe('\uFEFF## 핵심 인사이트\r\n\r\n장점:\r\n\r1\\~5와 6\\~9\r')
})

test('a note with broken front matter is not changed', async () => {
  const note = '---\ndate: x\n---\n##핵심 인사이트\n'
  expect((await check(note)).fixed).toBe(note)
})

test.each([
  ['images/a b.png', '![](images/A%20b.png)', '![](images/a%20b.png)'],
  ['images/3.00\u202FPM.png', '![](images/3.00\u202Fpm.png)', '![](images/3.00%E2%80%AFPM.png)'],
  ['images/그림 (1).png', '![](<./Images/그림 (1).png>)', '![](<./images/그림%20%281%29.png>)'],
])('a link to %s gets the letter case of the file, and leads there', async (path, link, expected) => {
  const { fixed } = await check(`${link}\n`, { files: [`notes/week-02/${path}`] })
  expect(fixed).toBe(`${expected}\n`)
  const { findings } = await check(fixed, { files: [`notes/week-02/${path}`] })
  expect(findings.map(({ rule }) => rule)).toEqual(['no-section'])
})

test('a note without problems keeps its bytes', async () => {
  const note = '\uFEFF글\r\n다음\n\r끝 \t'
  expect((await check(note)).fixed).toBe(note)
})
