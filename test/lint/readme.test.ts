import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentation } from '../../src/lint/rule.ts'
import { rules } from '../../src/lint/rules.ts'

test('README has the anchor that the link of each rule leads to', () => {
  const anchors = Array.from(readFileSync('README.md', 'utf8').matchAll(/<a id="([\w-]+)"><\/a>/g), ([, id]) => id)
  expect(anchors).toEqual(rules.map(({ name }) => name))
  for (const { name } of rules) expect(new URL(documentation(name)).hash).toBe(`#${name}`)
})
