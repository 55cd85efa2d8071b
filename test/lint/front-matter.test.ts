import { expect, test } from 'vitest'
import { check } from './checking.ts'

test.each([
  ['---\ndraft: true\n\n## 핵심 인사이트\n\n- a\n', '1 첫 줄의 `---`로 연 front matter를 닫는'],
  ['---\ntags: [a]\nmember: 김하나\n', '1 첫 줄의 `---`로 연 front matter를 닫는'],
  ['\n---\ndraft: true\n---\n글\n', '2 front matter 위에 빈 줄이 있어서'],
  ['---js\n{ member: "김하나" }\n---\n글\n', '1 front matter가 `js`로 적혀 있습니다'],
  ['+++\ndraft = true\n+++\n글\n', '1 front matter가 `toml`로 적혀 있습니다'],
  ['---\n그냥 글\n---\n', '2 첫 줄의 `---`부터 다음 `---`까지는'],
  ['---\ndraft: yes\n---\n', '2 front matter의 `draft` 값이 올바르지 않습니다'],
  ['---\n\n그냥 글, 선 아래\n', undefined],
  ['---\ntitle: 선 아래의 글\n\n---\n', undefined],
  ['글\n\n---\n\nmember: 김하나\n', undefined],
])('front matter that cannot be read is reported: %j', async (note, message) => {
  const { findings } = await check(note, { config: 'lint: {rules: {no-section: off}}\n' })
  const found = findings.filter(({ rule }) => rule === 'front-matter')
  expect(found.map((each) => `${each.line} ${each.message}`)).toEqual(
    message === undefined ? [] : [expect.stringContaining(message)],
  )
})
