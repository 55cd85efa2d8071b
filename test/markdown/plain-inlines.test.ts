import { describe, expect, it, test } from 'vitest'
import { offset, visitParents } from '../../src/markdown/mdast.ts'
import { parseBlocks, parseMarkdown } from '../../src/markdown/parser.ts'
import { plainInlines } from '../../src/markdown/plain-inlines.ts'
import { findLabels } from '../../src/note/labels.ts'
import fc, { runs } from '../property.ts'

const definitions = '[ref]: a.md\n[글]: b.md\n[a b]: c.md\n[`x`]: d.md\n[^1]: 각주\n[^주]: 각주\n\n[x]: e.md\n\n'
const labels = findLabels(parseBlocks(definitions), definitions)

type Found = [type: string, start: number, end: number, more?: unknown]

/** The nodes with a target that the parser finds in a paragraph. */
function parsed(source: string): Found[] {
  const found: Found[] = []
  visitParents(parseMarkdown(`${definitions}${source}`), (node, ancestors) => {
    if (ancestors.some(({ type }) => type === 'footnoteDefinition') || node.type === 'footnoteDefinition') return
    const at = node.type === 'root' ? 0 : offset(node, 'start') - definitions.length
    const end = node.type === 'root' ? 0 : offset(node, 'end') - definitions.length
    if (node.type === 'linkReference' || node.type === 'imageReference')
      found.push([node.type, at, end, `${node.referenceType} ${node.identifier}`])
    if (node.type === 'footnoteReference') found.push([node.type, at, end, node.identifier])
    const { destination } = node.data ?? {}
    if ((node.type === 'link' || node.type === 'image') && destination)
      found.push([node.type, at, end, `${node.url} ${destination.start - definitions.length}`])
  })
  return found
}

function plain(source: string): Found[] | undefined {
  return plainInlines(source, labels)?.flatMap((inline): Found[] => {
    const { start, end } = inline
    switch (inline.type) {
      case 'link':
      case 'image':
        return inline.url === '' ? [] : [[inline.type, start, end, `${inline.url} ${inline.destination.start}`]]
      case 'linkReference':
      case 'imageReference':
        return [[inline.type, start, end, `${inline.referenceType} ${inline.identifier}`]]
      case 'footnoteReference':
        return [[inline.type, start, end, inline.identifier]]
      default:
        return []
    }
  })
}

describe('plainInlines', () => {
  const table = [
    '[글](a.md)과 [글][ref]와 ![그림][글] 또 [ref][] 그리고 [ref].',
    '각주[^1]와 [^주]는 <https://a.b/[ref]> 뒤에',
    '`[ref]` \\[ref] \\![ref] !\\[ref] [없음] [없음][ref] [`x`] [A  b]',
    '[a](<a b.md> "제목") [b](a_(b).md) [c]() ![d](e.png \'f\')',
    'https://example.com/a 와 www.example.com/ 뒤의 [ref]',
    '3 < 4, a*b*c **[ref]**은 ~~[글]~~',
  ]
  it.each(table)('finds what the parser finds: %s', (source) => {
    expect(plain(source)).toEqual(parsed(source))
  })

  const hard = ['[a [ref] b](c)', '<b>[ref]', '`[ref]', '[ref', '![^1]', '[^1](a)', 'https://a.b/[ref]', '[a](b c)']
  it.each(hard)('leaves to the parser what is not plain: %s', (source) => {
    expect(plain(source)).toBeUndefined()
  })

  const piece = fc.constantFrom(
    ...['[ref]', '[글]', '[', ']', '(', ')', '](', '][', '[]', '`', '``', '\\', '!', '<', '>', '^', '[^1]', '[^주]'],
    ...[
      '[a b]',
      '[a\nb]',
      '(a.md)',
      '(<a b>)',
      '("t")',
      ' "t"',
      '\n',
      ' ',
      'a',
      '가',
      '*',
      '**',
      '_',
      '~',
      '&amp;',
      '|',
    ],
    ...[
      'https://e.co',
      'www.e.co',
      '<https://e.co>',
      'a@b.co',
      '<a@b.co>',
      '<b>',
      '`x`',
      '[`x`]',
      '[x]',
      ':',
      '/',
      '1.',
      '#',
    ],
  )
  test('finds what the parser finds, or nothing', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const source = pieces.join('').trim()
        const [last, ...before] = parseBlocks(definitions + source).children.reverse()
        // Otherwise the text is several blocks.
        const isParagraph = last?.type === 'paragraph' && before.length === labels.all.length
        const found = isParagraph ? plain(source) : undefined
        if (found) expect([source, found]).toEqual([source, parsed(source)])
      }),
      { numRuns: runs(2000) },
    )
  })
})
