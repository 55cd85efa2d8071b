import { expect, test } from 'vitest'
import { nearSection } from '../../../src/lint/rules/near-section.ts'
import { check } from '../checking.ts'
import { table } from '../table.ts'

table(nearSection, [
  ['one letter', '## 핵심 인사이드\n', [[1, 1, 1, 11]]],
  ['another word order, after a byte order mark', '\uFEFF## 인사이트 핵심\n', [[1, 2, 1, 12]]],
  ['no space after the marks', 'a\n##핵심 인사이트\n- b\n', [], 'a\n## 핵심 인사이트\n- b\n'],
  ['another heading without its space', '##핵심\n', []],
  ['another heading', '## 핵심 정리\n', []],
])

test.each([
  ['ko', '', ['이대로는 문서에 들어가지 않습니다']],
  ['ko', ', {id: memo, heading: 메모, rest: true}', ['이대로는 이 글이 문서의 `메모` 섹션에 들어갑니다']],
  ['en', '', ['as written, it is not a section']],
  ['en', ', {id: memo, heading: Memo, rest: true}', ['its text goes into the section `Memo` of the document']],
])(
  'near-section: says where the text goes, in %s with the sections {id: insights}%s',
  async (language, more, messages) => {
    const config = `language: ${language}\nsections: [{id: insights, heading: 핵심 인사이트}${more}]`
    const { findings } = await check('## 핵심 인사이드\n\n- 글\n', { config })
    const own = findings.filter(({ rule }) => rule === 'near-section')
    expect(own.map(({ message }) => message)).toEqual(messages.map((message) => expect.stringContaining(message)))
  },
)
