import { expect, test } from 'vitest'
import { ignorer } from '../src/workspace/pattern.ts'
import fc from './property.ts'

const name = fc.constantFrom('a', 'b', 'ab')

test('a pattern of ignore matches the paths that it says', () => {
  const pattern = fc.array(fc.oneof(name, fc.constantFrom('**', '*', 'a*')), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(pattern, fc.array(name, { minLength: 1, maxLength: 6 }), (segments, path) => {
      // The same as a regular expression: `**` at the end stands for at least one name.
      const ends = segments.at(-1) === '**' ? [...segments, '*'] : segments
      const source = ends.map((one) => (one === '**' ? '(?:[^/]+/)*' : `${one.replace('*', '[^/]*')}/`)).join('')
      const expected = new RegExp(`^${source}$`).test(`${path.join('/')}/`)
      expect([segments, path, ignorer([segments.join('/')])(path.join('/'))]).toEqual([segments, path, expected])
    }),
  )
})

test('many `**` over a deep path are no more work than few', () => {
  const ignores = ignorer([`${'**/a/'.repeat(8)}**/b`])
  expect(ignores(`${'a/'.repeat(200)}a`)).toBe(false)
  expect(ignores(`${'a/'.repeat(200)}b`)).toBe(true)
})
