import { expect, test } from 'vitest'
import { check } from './checking.ts'

test.each([
  ['a[^1]\n\n[^1]: <p>글\n', []],
  ['a[^1]\n\n[^1]: <b>글\n', ['breaks']],
  ['a[^1]\n\n[^1]: <!-- 글\n', ['breaks']],
  ['<plaintext>\n', ['breaks']],
  ['<p>글\n\n<li>글\n', []],
  ['- <select> 태그\n', ['reported']],
  ['`<b>`와 <br>, <img src="a">\n', []],
  ['</div>\n\n</p>\n', ['reported']],
])('what is open in %j', async (note, expected) => {
  const { findings } = await check(note)
  const found = findings.filter(({ rule }) => rule === 'open-html')
  expect(found.map(({ harmless }) => (harmless ? 'reported' : 'breaks'))).toEqual(expected)
})
