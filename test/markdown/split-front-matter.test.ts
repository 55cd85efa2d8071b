import { describe, expect, it } from 'vitest'
import { offset } from '../../src/markdown/mdast.ts'
import { parse } from '../../src/markdown/parser.ts'
import { splitFrontMatter } from '../../src/markdown/split-front-matter.ts'

describe('splitFrontMatter', () => {
  const table: [name: string, text: string, value: string | undefined, below: string][] = [
    ['none', '# 제목\n', undefined, '# 제목\n'],
    ['some', '---\na: b\n---\n# 제목\n', 'a: b', '# 제목\n'],
    ['with a blank line', '---\na: b\n\nc: d\n---\n\n글', 'a: b\n\nc: d', '글'],
    ['without lines', '---\n---\n글', '', '글'],
    ['with a blank line only', '---\n\n---\n글', '', '글'],
    ['at the end of the file', '---\na: b\n---', 'a: b', ''],
    ['with spaces and tabs after the lines', '--- \t\na: b\n---  \n글', 'a: b', '글'],
    ['with a longer line inside', '---\na: |\n ---\n---foo\n----\n---\n글', 'a: |\n ---\n---foo\n----', '글'],
    ['never closed', '---\n\n- a\n', undefined, '---\n\n- a\n'],
    ['never closed, with spaces', '--- \n\n> a\n', undefined, '--- \n\n> a\n'],
    ['closed by an indented line', '---\n- a\n ---\n', undefined, '---\n- a\n ---\n'],
    ['below a blank line', '\n---\na: b\n---\n', undefined, '---\na: b\n---\n'],
    ['in another language', '---js\n{}\n---\n', undefined, '---js\n{}\n---\n'],
  ]
  it.each(table)('%s', (_name, text, value, below) => {
    const { frontMatter, body } = splitFrontMatter(text)
    expect(frontMatter?.value).toBe(value)
    expect(body.trimStart()).toBe(below)
    // Everything below keeps its position.
    expect(body.split('\n').map((line) => line.length)).toEqual(text.split('\n').map((line) => line.length))
    const { start, end } = frontMatter?.position ?? {}
    expect(text.slice(start?.offset, end?.offset ?? 0)).toMatch(value === undefined ? /^$/ : /^---[\s\S]*\n---[ \t]*$/)
  })

  it('gives blocks their positions in the file', () => {
    const text = '---\na: b\n---\n\n## 제목\n\n- a\n'
    const { children } = parse(splitFrontMatter(text).body)
    expect(children.map((node) => [node.type, offset(node, 'start'), node.position?.start.line])).toEqual([
      ['heading', text.indexOf('##'), 5],
      ['list', text.indexOf('- a'), 7],
    ])
  })
})
