import { expect, test } from 'vitest'
import { noSection } from '../../../src/lint/rules/no-section.ts'
import { check } from '../checking.ts'
import { table } from '../table.ts'

table(noSection, [
  ['no heading at all', '글\n', [[1, 1, 1, 1]]],
  ['one section', '## 핵심 인사이트\n\n- 하나\n', []],
  ['a draft', '---\ndraft: true\n---\n', []],
])

test.each([
  [5, ': 가, 나, 다, 라, 마.'],
  [6, ': 가, 나, 다, 라, 마, ….'],
  [60, ': 가, 나, 다, 라, 마, ….'],
])('lists at most five of %i headings', async (number, listed) => {
  const names = [...'가나다라마바'.padEnd(60, '사')].slice(0, number)
  const [finding] = (await check(names.map((name) => `## ${name}\n`).join(''))).findings
  expect(finding?.message).toContain(listed)
})
