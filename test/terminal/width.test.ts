import stringWidth from 'string-width'
import { test } from 'vitest'
import { widthOf } from '../../src/terminal/width.ts'
import fc from '../property.ts'

test('widthOf returns what string-width returns, for plain text and for everything else', () => {
  const text = fc.array(fc.constantFrom(...'aZ~ 가힣…–␀✓漢é', '가', '👩‍💻', '❤️', '\u0301'), { maxLength: 6 })
  fc.assert(fc.property(text, (parts) => widthOf(parts.join('')) === stringWidth(parts.join(''))))
})
