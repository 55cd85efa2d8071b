import type { Html } from 'mdast'
import { expect, test } from 'vitest'
import { suppressionsIn } from '../../src/lint/suppressions.ts'
import { visitParents } from '../../src/markdown/mdast.ts'
import { parse } from '../../src/markdown/parser.ts'
import fc from '../property.ts'

function commentsIn(text: string): Html[] {
  const html: Html[] = []
  visitParents(parse(text), (node) => {
    if (node.type === 'html') html.push(node)
  })
  return html
}

const found = (text: string) =>
  suppressionsIn(commentsIn(text), text).map(({ rule, line }) => [rule, ...(line === undefined ? [] : [line])])

test.each<[string, unknown[]]>([
  ['<!-- insights-disable -->', [['']]],
  ['<!--insights-disable image-alt, open-html-->', [['image-alt'], ['open-html']]],
  ['a\n\n<!-- insights-disable-next-line image-alt -->\n', [['image-alt', 4]]],
  ['<!-- insights-disable\nimage-alt -->\n<!-- insights-disable-next-line -->', [['image-alt'], ['', 4]]],
  ['글 <!-- insights-disable-next-line image-alt --> 글', [['image-alt', 2]]],
  ['<!-- insights-disabled -->', []],
  ['<!-- insights-disable > -->', []],
  ['<!-- insights-disable <!-- insights-disable a -->', [['<!--'], ['insights-disable'], ['a']]],
  ['`<!-- insights-disable -->`', []],
])('%j', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test('comments are found anywhere, and end where they end in Markdown', () => {
  const piece = fc.constantFrom('<!-- insights-disable', '-next-line', ' image-alt', ' ', '\n', '-->', '>', '--', 'a,b')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      // An HTML block up to the end of the text: only a blank line ends it.
      const text = `<div>${pieces.join('').replace(/\n\s*\n/g, '\n')}`
      const [html] = parse(text).children
      fc.pre(html?.type === 'html' && html.value === text)
      const expected: string[] = []
      let rest = text
      for (;;) {
        const match = /<!--\s*insights-disable(?:-next-line)?(?=[\s-])([^>]*?)-->/.exec(rest)
        if (!match) break
        const names = (match[1] ?? '').match(/[^\s,]+/g) ?? ['']
        expected.push(...names)
        rest = rest.slice(match.index + match[0].length)
      }
      expect(found(text).map(([rule]) => rule)).toEqual(expected)
    }),
  )
})

test('nine thousand comments that are not closed', () => {
  expect(found('<!-- insights-disable '.repeat(9_000))).toEqual([])
})
