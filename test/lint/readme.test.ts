import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentation, rules } from '../../src/lint/lint.ts'

test('README has each rule, with its default, whether it has a fix, and the anchor that its link leads to', () => {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(/^## Rules$/m)
  const rows = section.split(/^## /m)[0]?.match(/^\| <a .*$/gm) ?? []
  const written = rows.map((row) => /^\| <a id="(.+)"><\/a>`(.+)` \| (\w+) \| (\w*) ?\| \S.* \|$/.exec(row)?.slice(1))
  const expected = rules.map(({ name, severity, changes }) => [name, name, severity, changes ? 'yes' : ''])
  expect(written).toEqual(expected)
  for (const { name } of rules) expect(new URL(documentation(name)).hash).toBe(`#${name}`)
})
