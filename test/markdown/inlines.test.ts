import { describe, expect, it, test } from 'vitest'
import { definedBelow, readInlines, unitsOf } from '../../src/markdown/inlines.ts'
import type { RootContent } from '../../src/markdown/mdast.ts'
import { parseBlocks, parseMarkdown, parsePlain } from '../../src/markdown/parser.ts'
import { note } from '../arbitrary.ts'
import fc, { runs } from '../property.ts'

const parsers = { 'cjk-friendly': parseMarkdown, github: parsePlain }

/** Blocks as plain data, without undefined fields. */
function asData(blocks: readonly RootContent[]): unknown {
  return JSON.parse(JSON.stringify(blocks, (_key, value) => value ?? undefined))
}

/** The results of both ways. Only the parser of the whole text loses the box of an empty item, `-` above `[x] a`. */
function read(text: string, flavour: keyof typeof parsers): [found: unknown, expected: unknown] {
  const tree = parseBlocks(text)
  const found = readInlines(tree.children, text, definedBelow(tree), flavour)
  return [asData(found), asData(parsers[flavour](text).children.flatMap(unitsOf))]
}

describe('readInlines', () => {
  it.each([
    '- _하나_\n\n글\n\n  _둘_ 셋',
    '1. _하나_\n\n# 제목\n\n   _둘_ 셋\n\n> _넷_\n\n  _다섯_',
    '- _하나_\n- 둘\n  - _셋_ [글][ref]\n\n[ref]: a.md\n\n_넷_',
    '| _가_ |\n| --- |\n| `나` |\n\n글[^1] &amp;\n\n[^1]: _각주_',
    '[above]: a.md\n2. _둘_ [above]\n\n    코드\n-\n  _하나_\n-\n  글',
  ])('gives nodes the same positions as the parser of the whole text: %j', (text) => {
    const [found, expected] = read(text, 'cjk-friendly')
    expect(found).toEqual(expected)
  })

  const block = fc.constantFrom(
    ...['글', '_하나_ 둘', '  _하나_', '- _하나_', '- 둘', '  - _셋_', '1. &amp;', '2. 둘', '> _인용_', '+ ~가~'],
    ...[
      '[글][ref] _가_',
      '[ref]: a.md',
      '[^1] _가_',
      '[^1]: _각주_',
      '# _제목_',
      '가  \n_나_',
      '   ~가~ `나',
      '***',
      '<!-- -->',
    ],
    ...[
      '```\n코드\n```',
      '| _가_ |\n| - |\n| 나 |',
      '[가](b "c")',
      '- [x] _가_',
      'www.a.bc',
      '*가*',
      '가\n===',
      '<b>_가_</b>',
    ],
  )
  const text = fc
    .array(fc.tuple(block, fc.constantFrom('\n', '\n\n', '\n\n\n')), { maxLength: 7 })
    .map((blocks) => blocks.flat().join(''))
  test.each(['cjk-friendly', 'github'] as const)('reads blocks as the parser of the whole text does: %s', (flavour) => {
    fc.assert(
      fc.property(text, (markdown) => {
        const [found, expected] = read(markdown, flavour)
        expect([markdown, found]).toEqual([markdown, expected])
      }),
      { numRuns: runs(1000) },
    )
  })

  test('loses no block of a note', () => {
    fc.assert(
      fc.property(note, (markdown) => {
        const lines = markdown.replace(/\r\n?/g, '\n')
        const tree = parseBlocks(lines)
        const starts = (blocks: readonly RootContent[]) => blocks.map(({ position }) => position?.start.offset)
        expect(starts(readInlines(tree.children, lines, definedBelow(tree)))).toEqual(
          starts(tree.children.flatMap(unitsOf)),
        )
      }),
      { numRuns: runs(300) },
    )
  })
})
