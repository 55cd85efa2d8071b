import stringWidth from 'string-width'
import { test } from 'vitest'
import { widthOf } from '../../src/terminal/width.ts'
import fc from '../property.ts'

test('widthOf says what string-width says, of what it knows at a glance and of all else', () => {
  const text = fc.array(fc.constantFrom(...'aZ~ 가힣…–␀✓漢é', '가', '👩‍💻', '❤️', '\u0301'), { maxLength: 6 })
  fc.assert(fc.property(text, (parts) => widthOf(parts.join('')) === stringWidth(parts.join(''))))
})
