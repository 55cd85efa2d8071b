import type { PhrasingContent } from 'mdast'
import { describe, expect, it, test } from 'vitest'
import { plainText } from '../../src/markdown/mdast.ts'
import { parsedPhrasing, plainPhrasing } from '../../src/note/phrasing.ts'
import fc, { runs } from '../property.ts'

const defined = { link: new Set(['ref', '글']), footnote: new Set(['1']) }

/** The bold words that a line begins with, and all of its words. */
function words(found: readonly PhrasingContent[]): (string | undefined)[] {
  const [first] = found
  return [first?.type === 'strong' ? plainText(first) : undefined, found.map(plainText).join('').trim()]
}

describe('plainPhrasing', () => {
  const table: [line: string, title: string | undefined, text: string][] = [
    ['**쿼럼**: [근거](a_b.md)와 [글][ref]', '쿼럼', '쿼럼: 근거와 글'],
    ['**쿼럼:** `a*b`를 본다[^1]', '쿼럼:', '쿼럼: a*b를 본다'],
    ['**`code` 글**은 \\*별\\*', 'code 글', 'code 글은 *별*'],
    ['![그림](a.png) <https://a.b/c_d> 3 < 4 [없음]', undefined, '그림 https://a.b/c_d 3 < 4 [없음]'],
  ]
  it.each(table)('reads %s', (line, title, text) => {
    expect(words(plainPhrasing(line, defined) ?? [])).toEqual([title, text])
  })

  it.each(['a **b** c', '~a~', '&amp;', '**[a](b)**은', '** a**'])('leaves to a parser: %s', (line) => {
    expect(plainPhrasing(line, defined)).toBeUndefined()
  })

  const piece = fc.constantFrom(
    ...[
      '**',
      '**',
      '*',
      '_',
      '~',
      '[ref]',
      '[글](a_b)',
      '[',
      ']',
      '(',
      ')',
      '`',
      '`x*`',
      '` x `',
      '\\',
      '\\*',
      '!',
      '<',
      '>',
    ],
    ...[
      '[^1]',
      '[^2]',
      '![a](b)',
      '![글]',
      '<https://e.co>',
      'https://e.co',
      ' ',
      ' ',
      'a',
      '가',
      ':',
      '.',
      '&amp;',
      '"',
      '1',
    ],
  )
  test('reads the words that a parser reads, or nothing', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = pieces.join('').trim()
        const found = plainPhrasing(line, defined)
        if (found) expect([line, ...words(found)]).toEqual([line, ...words(parsedPhrasing(line, defined))])
      }),
      { numRuns: runs(3000) },
    )
  })
})
