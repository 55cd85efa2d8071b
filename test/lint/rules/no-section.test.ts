import { expect, test } from 'vitest'
import { noSection } from '../../../src/lint/rules/no-section.ts'
import { check } from '../checking.ts'
import { table } from '../table.ts'

table(noSection, [
  ['no heading at all', '<!-- 숨긴 글 -->\n\n글과\n그 아래 줄\n', [[3, 1, 3, 3]]],
  ['other headings, below the title', '# 1주차\n\n## 느낀 점\n\n- 글\n', [[3, 1, 3, 8]]],
  ['no text', '<!-- 숨긴 글 -->\n', [[1, 1, 1, 1]]],
  ['one section', '## 핵심 인사이트\n\n- 하나\n', []],
  ['a draft', '---\ndraft: true\n---\n', []],
])

test.each([
  ['nothing', '', '노트가 비어 있습니다.'],
  ['front matter', '---\ntitle: 제목\n---\n\n', '노트가 비어 있습니다.'],
  ['a comment', '<!-- 여기에 -->\n', '노트가 비어 있습니다.'],
])('says that a note with %s is empty where a section contains all text', async (_name, markdown, message) => {
  const config = 'sections: [{id: insights}, {id: all, heading: 노트, rest: true}]\n'
  const { findings } = await check(markdown, { config })
  expect(findings.map((each) => [each.rule, each.message, each.hint])).toEqual([
    ['no-section', message, '글을 적어 주세요. 섹션 제목이 없어도 문서에 들어갑니다.'],
  ])
})

test.each([
  [5, ': 가, 나, 다, 라, 마.'],
  [6, ': 가, 나, 다, 라, 마, ….'],
  [60, ': 가, 나, 다, 라, 마, ….'],
])('lists at most five of %i headings', async (number, listed) => {
  const names = [...'가나다라마바'.padEnd(60, '사')].slice(0, number)
  const [finding] = (await check(names.map((name) => `## ${name}\n`).join(''))).findings
  expect(finding?.message).toContain(listed)
})
