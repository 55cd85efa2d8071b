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
  ['a line without its marks', '## 핵심 인사이트\n- a\n\n토론 질문\n\n- 왜?\n', [[4, 1, 4, 6]]],
  ['a line above text, with a colon', '  실무 적용 아이디어:\n글\n', [[1, 3, 1, 14]]],
  ['bold in a line above text', '**토론 질문**\n글\n', [[1, 1, 1, 10]]],
  ['other words for a section, in bold', '## 핵심 인사이트\n- a\n\n**더 공부할 점**\n\n- b\n', [[4, 1, 4, 12]]],
  ['a part of a name, in bold', '## 핵심 인사이트\n- a\n\n**적용**\n\n- b\n', []],
  ['the name of a section that the note has', '## 핵심 인사이트\n- a\n\n핵심 인사이트\n\n**인사이트**\n', []],
  ['a sentence about a section', '## 핵심 인사이트\n토론 질문을 다시 읽었다.\n', []],
  ['a name in a list', '## 핵심 인사이트\n- 토론 질문\n', []],
])

/** Findings of the rule about a heading in a note of a group with these sections, of which the last is for all other text. */
async function near(heading: string, sections: readonly string[]) {
  const all = sections.map((name, at) => `{id: s${at}, heading: ${name}}`)
  const config = `sections: [${all.join(', ')}, {id: memo, heading: 정리, rest: true}]`
  const { findings } = await check(`# 3장\n\n글\n\n## ${heading}\n\n- 글\n`, { config })
  return findings.filter(({ rule }) => rule === 'near-section').length
}

test.each([
  ['느낀점', ['느낀정', '느낌점', '느낀저', '느끼점', '느낀 졈', '느낀점들', '나의 느낀점']],
  ['배운 점', ['배운 정', '배움 점', '배운점들', '이번에 배운 점']],
  ['아쉬운 점', ['아쉬운 정', '아쉬움 점', '아쉬은 점', '아쉬운 점들']],
  ['함께 볼 질문', ['함께 볼 질뮨', '함께 본 질문', '함께볼질문들', '질문 함께 볼']],
])('a heading that is nearly `%s` is reported: %j', async (section, headings) => {
  const found = await Promise.all(headings.map((heading) => near(heading, [section])))
  expect(headings.filter((_, at) => found[at] !== 1)).toEqual([])
})

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
