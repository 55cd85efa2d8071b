import { describe, expect, test } from 'vitest'
import { imagePath } from '../../src/site/images.ts'
import { hostileImages } from './hostile.ts'

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`

describe('an image', () => {
  test.each<[string, string | Buffer, string]>([
    ['PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'png'],
    ['JPEG', Buffer.from('ffd8ffe0', 'hex'), 'jpg'],
    ['GIF', 'GIF89a', 'gif'],
    ['WebP', 'RIFF\0\0\0\0WEBP', 'webp'],
    ['AVIF', '\0\0\0\x1cftypavif', 'avif'],
    ['SVG', svg('<rect width="1" height="1"/>'), 'svg'],
    ['SVG as programs write it', `<?xml version="1.0"?>\n<!-- drawn -->\n${svg('<path d="M0 0"/>')}`, 'svg'],
    [
      'SVG whose parts refer to one another',
      svg('<use href="#a"/><g style="fill: url(#b)" clip-path="url(#c)"/>'),
      'svg',
    ],
    ['SVG with a picture in it', svg('<image href="data:image/png;base64,iVBO"/>'), 'svg'],
    ['SVG that speaks of code', svg('<text>on = 1; console.log(script)</text>'), 'svg'],
  ])('that is %s is copied by its content', (_kind, content, kind) => {
    expect(imagePath(Buffer.from(content))).toEqual({ path: expect.stringMatching(`^images/[0-9a-f]{16}\\.${kind}$`) })
  })

  test.each([
    ...Object.entries(hostileImages),
    ['animated.svg', svg('<a><animate attributeName="href" values="javascript:hacked()"/></a>')],
    ['set.svg', svg('<set attributeName="onclick" to="hacked()"/>')],
    ['link.svg', svg('<a href="javascript:hacked()"><text>x</text></a>')],
    ['nested.svg', svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>')],
    ['fill.svg', svg('<rect fill="url(https://evil.test/a#b)"/>')],
    ['slash.svg', svg('<rect/onload="hacked()"/>')],
    ['utf-16.svg', Buffer.from(svg('<script>hacked()</script>'), 'utf16le')],
    ['text.svg', 'no picture'],
  ])('that is more than one is refused: %s', (_name, content) => {
    expect(imagePath(Buffer.from(content))).toHaveProperty('refused')
  })

  test('is looked at in a moment, whatever is in it', () => {
    for (const part of ['<!--', '<!---->', '<animate ', ' onx', 'href=', 'url( ', '<svg '])
      expect(imagePath(Buffer.from(svg(part.repeat(200_000))))).toBeDefined()
  })
})
