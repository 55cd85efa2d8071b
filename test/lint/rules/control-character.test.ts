import { expect, test } from 'vitest'
import { controlCharacter } from '../../../src/lint/rules/control-character.ts'
import { check } from '../checking.ts'
import { table } from '../table.ts'

table(controlCharacter, [
  ['a backspace', '한\u0008글\n', [[1, 2, 1, 3]], '한글\n'],
  ['a form feed', '한\u000C글\n', [[1, 2, 1, 3]]],
  ['tabs and line endings', '\t한\r\n글\r\n', []],
])

test('names the character by its code point', async () => {
  const found = (await check('한\u0008글\n')).findings.find(({ rule }) => rule === controlCharacter.name)
  expect(found?.message).toContain(' U+0008')
})
