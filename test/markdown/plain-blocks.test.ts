import { describe, expect, it, test } from 'vitest'
import { parseShortened } from '../../src/markdown/parser.ts'
import { plainBlocks } from '../../src/markdown/plain-blocks.ts'
import { note } from '../arbitrary.ts'
import fc, { runs } from '../property.ts'

const plain = [
  '---\nmember: kim-hana\n\nweek: 02\n---\n## 제목',
  '---\n---\n\n글',
  '# 하나\n\n문단 하나\n둘째 줄\n**셋째** 줄\n## 둘\n글\n',
  '[링크](a.md) 하나\n[또] 하나 `코드`\n\n![그림](a.svg)\n\n`코드` 하나\n\n2024년\n\n(괄호) 하나',
  '문단\n- 하나\n- **둘**: 셋\n## 제목\n\n* 하나\n\n* 둘\n\n\n* 셋\n\n글',
  '- 하나\n\n---\n\n- [ ] 둘\n- [x] 셋\n',
  '[글 0]: https://example.com/a\n[글1]: <b.md>\n[^0]: 각주\n[^ㄱ]: [각주](a.md)\n\n[A  b]: c\n## 제목',
  '```sql\n\nselect *\n  from a\n\n```\n\n~~~\n~~~\n글',
  '<!-- insights:each member -->\n<!-- insights:end -->\n글',
  '| 가 | 나 다 |\n| :-- | :-: |\n| 라 | ![마](a.svg) |\n\n| 가 |\n| --- |',
  '\n\n글\n\n\n***\n___\n',
  '글  \n\n글\n글 \n- 하나 \n- 둘  \n\n[^1]: 각주 ',
]

/** Texts in which one line goes on with the one above it, or is something else than it looks. */
const others = [
  '글\n===',
  '글\n---',
  '글  \n글',
  '## #',
  '글\n\n    코드\n\n## 제목\n글',
  '> 글\n> [a]: b\n\n## 제목\n\n1. 하나\n   둘\n\n# 제목\n글',
  '```\n\n## 제목\n```',
  '글\n--- \n\n## 제목',
  '[^1]: 각주\n\n    글\n\n## 제목',
  '글\u3000',
  '- 하나\n둘',
  '- 하나\n\n  둘',
  '- 하나\n  - 둘',
  '- 하나\n\n+ 둘',
  '[글]: a\n"제목"',
  '[^1]: 글\n[글]: a',
  '글\n[글]: a',
  '글\n[^1]: 각주',
  '    코드',
  '```\n글',
  '````\n```\n````',
  '<div>\n\n글',
  '가 | 나\n--- | ---',
  '1. 하나',
  '> 글',
  '## 제목 ##',
  '##  제목',
  '\uFEFF글',
  '',
]

function refuse(markdown: string): never {
  throw new Error(`Not plain: ${markdown}`)
}

describe('plainBlocks', () => {
  it.each(plain)('reads %j as micromark does', (markdown) => {
    expect(plainBlocks(markdown, refuse)).toEqual(parseShortened(markdown))
  })

  it.each(others)('reads %j as micromark does, or not at all', (markdown) => {
    expect(plainBlocks(markdown, parseShortened) ?? parseShortened(markdown)).toEqual(parseShortened(markdown))
  })

  const linesOf = (texts: readonly string[]) =>
    fc
      .array(fc.constantFrom(...texts.flatMap((text) => [text, ...text.split('\n'), ''])), { maxLength: 8 })
      .map((lines) => lines.join('\n'))

  test('reads any text as micromark does, or not at all', () => {
    const text = fc.oneof(
      note.map((one) => one.replace(/\r\n?/g, '\n')),
      linesOf(plain),
      linesOf([...plain, ...others]),
    )
    fc.assert(
      fc.property(text, (markdown) => {
        const found = plainBlocks(markdown, parseShortened)
        if (found) expect([markdown, found]).toEqual([markdown, parseShortened(markdown)])
      }),
      { numRuns: runs(2000) },
    )
  })
})
