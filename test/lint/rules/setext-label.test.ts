import { expect, test } from 'vitest'
import { setextLabel } from '../../../src/lint/rules/setext-label.ts'
import { check } from '../checking.ts'
import { table } from '../table.ts'

table(setextLabel, [
  ['a label', '장점:\n-\n', [[1, 1, 2, 2]], '장점:\n\n-\n'],
  ['a sentence above a rule', '글을 썼다.\n---\n', [[1, 1, 2, 4]], '글을 썼다.\n\n---\n'],
  ['two lines', '하나\n둘\n---\n', [[1, 1, 3, 4]], '하나\n둘\n\n---\n'],
  ['a heading', '제목\n---\n\n글\n===\n', []],
])

test('names the line above the marker', async () => {
  const found = (await check('하나\n둘\n---\n')).findings.find(({ rule }) => rule === setextLabel.name)
  expect(found?.message).toContain('`둘`')
})
