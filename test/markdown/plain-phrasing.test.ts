import { describe, expect, it, test } from 'vitest'
import { definedBelow } from '../../src/markdown/inlines.ts'
import type { Nodes, RootContent } from '../../src/markdown/mdast.ts'
import { parseBlocks, parseMarkdown, parsePlain } from '../../src/markdown/parser.ts'
import type { Flavour } from '../../src/markdown/plain-emphasis.ts'
import { plainBlock } from '../../src/markdown/plain-phrasing.ts'
import fc, { runs } from '../property.ts'

const definitions = '[ref]: a.md\n[글]: b.md\n[a b]: c.md\n\n[^1]: 각주\n\n'
const parsers = { 'cjk-friendly': parseMarkdown, github: parsePlain }

/** The first block of a text, as both ways read it. */
function read(source: string, flavour: Flavour): [plain: RootContent | undefined, parsed: RootContent | undefined] {
  const text = `${source}\n\n${definitions}`
  const tree = parseBlocks(text)
  const [first] = tree.children
  const plain = first && plainBlock(first, text, definedBelow(tree), flavour)
  return [plain, parsers[flavour](text).children[0]]
}

/** A node as plain data, without undefined fields. */
function asData(node: Nodes | undefined): unknown {
  return JSON.parse(JSON.stringify(node, (_key, value) => value ?? undefined))
}

describe('plainBlock', () => {
  const table = [
    '[쿼럼](https://e.com/1)에 대해 **쿼럼(0)**의 [글][글]과 <https://e.org/0>을 *인덱스* 쪽은 `a*(0)`처럼',
    '- **복제**: [근거](b.md)와 https://e.net/0 을 보면 ~0배[^1]\n- ![그림 *하나*](a.png)와 ![둘][ref]',
    '| 조건 | **값** |\n| --- | --- |\n| 읽기 | ![그림](a.svg) |',
    '## 제목 `코드`\n',
    '> 둘 **셋**',
    '글\n[ref]와 [없음]\n3 < 4 \\*별\\* *하나 **둘** 셋*',
  ]
  it.each(table)('reads what the parser reads: %s', (source) => {
    for (const flavour of ['cjk-friendly', 'github'] as const) {
      const [plain, parsed] = read(source, flavour)
      expect(asData(plain)).toEqual(asData(parsed))
    }
  })

  it('knows in which flavour the marks beside a particle are bold', () => {
    const marked = (flavour: Flavour) => JSON.stringify(read('**쿼럼(Quorum)**은', flavour)[0]).includes('strong')
    expect([marked('cjk-friendly'), marked('github')]).toEqual([true, false])
  })

  const hard = [
    'a@b.co',
    '글 <b>',
    '&amp;',
    '~a~',
    '_a_',
    '***a***',
    '- [x] a',
    'a  \nb',
    '[a](b "c")',
    '“**a**”',
    '[https://a.b]',
    '![\n](a.md)',
  ]
  it.each(hard)('leaves to the parser what is not plain: %s', (source) => {
    expect(read(source, 'cjk-friendly')[0]).toBeUndefined()
  })

  const piece = fc.constantFrom(
    ...['*', '*', '**', '**', '**', '(', ')', ':', '"', ' ', ' ', '가', '은', 'a', '1', '.', '\n', '~', '_', '“', '，'],
    ...['[ref]', '[글][ref]', '[a b]', '[x]', '[', ']', '![', '](', '(a.md)', '(b.png)', '<a b>', '[^1]', '[^2]', '[]'],
    ...['`', '`x*`', '\\', '\\*', '<https://e.co>', 'https://e.co/a_b', 'www.e.co', '@', '&amp;', '& ', '|', '<', '!'],
    ...[
      '\n- ',
      '\n  - ',
      '\n> ',
      '\n1. ',
      '\n\n',
      '  \n',
      '\n## ',
      '\n===\n',
      '\n- [x] ',
      '\n\n[c]: d.md\n\n',
      '\n| - | - |\n',
      ' | ',
    ],
  )
  test.each(['cjk-friendly', 'github'] as const)('reads what the parser reads, or nothing: %s', (flavour) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const source = pieces.join('').trim()
        const [plain, parsed] = read(source, flavour)
        if (plain) expect([source, asData(plain)]).toEqual([source, asData(parsed)])
      }),
      { numRuns: runs(1000) },
    )
  })
})
