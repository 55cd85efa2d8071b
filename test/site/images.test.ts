import { describe, expect, test } from 'vitest'
import { imagePath } from '../../src/site/images.ts'
import { hostileImages } from './hostile.ts'

const svg = (inner: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inner}</svg>`

describe('an image', () => {
  test.each<[string, string | Buffer, string]>([
    ['PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'png'],
    ['JPEG', Buffer.from('ffd8ffe0', 'hex'), 'jpg'],
    ['GIF', 'GIF89a', 'gif'],
    ['WebP', 'RIFF\0\0\0\0WEBP', 'webp'],
    ['AVIF', '\0\0\0\x1cftypavif', 'avif'],
    ['SVG', svg('<rect width="1" height="1"/>'), 'svg'],
    ['SVG from a drawing program', `<?xml version="1.0"?>\n<!-- drawn -->\n${svg('<path d="M0 0"/>')}`, 'svg'],
    [
      'SVG whose parts refer to each other',
      svg('<use href="#a"/><g style="fill: url(#b)" clip-path="url(#c)"/>'),
      'svg',
    ],
    ['SVG with an embedded picture', svg('<image href="data:image/png;base64,iVBO"/>'), 'svg'],
    [
      'SVG from Inkscape and Matplotlib',
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n${svg(
        '<!-- $\\mathdefault{10^{0}}$ --><animate attributeName="stroke-width" values="1;2"/>',
        ' xmlns:svg="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"',
      )}`,
      'svg',
    ],
    ['SVG with text about code', svg('<text>on = 1; console.log(script)</text>'), 'svg'],
  ])('that is %s is copied, named by its content', (_kind, content, kind) => {
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
    ['text-above.svg', `no picture ${svg('')}`],
    ['feed.svg', '<?xml version="1.0"?><rss/>'],
    ['encoding.svg', `<?xml version="1.0" encoding="iso-2022-jp"?>${svg('<s\x1b(Bcript>hacked()</s\x1b(Bcript>')}`],
    ['escape.svg', svg('<text>\x1b(B</text>')],
    ['prefix.svg', svg('<é:script>hacked()</é:script>', ' xmlns:é="http://www.w3.org/2000/svg"')],
    ['reference.svg', svg('<a><animate attributeName="&#104;ref" values="javascript:hacked()"/></a>')],
    [
      'qualified.svg',
      svg('<a><animate attributeName="q:href" values="#"/></a>', ' xmlns:q="http://www.w3.org/1999/xlink"'),
    ],
    ['image-set.svg', svg('<style>svg { background: image-set("https://evil.test/a" 1x) }</style>')],
    ['css-escape.svg', svg('<style>svg { background: u\\72 l(https://evil.test/a) }</style>')],
    ['css-letter.svg', svg('<style>svg { background: \\u\\r\\l(https://evil.test/a) }</style>')],
    ['css-reference.svg', svg('<style>&#64;import "https://evil.test/a";</style>')],
    [
      'refresh.svg',
      svg('<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=https://evil.test/"/>'),
    ],
    ['srcset.svg', svg('<h:img xmlns:h="http://www.w3.org/1999/&#x78;html" srcset="https://evil.test/a 1x"/>')],
  ])('with active content is refused: %s', (_name, content) => {
    expect(imagePath(Buffer.from(content))).toHaveProperty('refused')
  })

  test('is checked quickly, whatever it contains', () => {
    for (const part of [
      '<!--',
      '<!---->',
      '<animate ',
      ' onx',
      'href=',
      'url( ',
      '<svg ',
      '<?xml ',
      '&#1',
      '\\1',
      'attributeName="a',
    ])
      expect(imagePath(Buffer.from(svg(part.repeat(200_000))))).toBeDefined()
  })
})
