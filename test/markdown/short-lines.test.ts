import { describe, expect, it, test } from 'vitest'
import { parseBlocks, parseShortened } from '../../src/markdown/parser.ts'
import { shortenLines } from '../../src/markdown/short-lines.ts'
import { note } from '../arbitrary.ts'
import fc, { runs } from '../property.ts'

const long = '긴 줄의 가운데는 무엇이 어떤 블록인지에 아무 영향을 주지 않으므로 빼고 읽어도 같은 나무가 된다 '

/** A line as it is, or long: words behind its beginning, before its end, or in its middle. */
function lengthened(markdown: string, places: readonly number[]): string {
  return markdown
    .split('\n')
    .map((line, at) => {
      const place = places[at % places.length] ?? 0
      if (place === 0 || line.trim() === '') return line
      const middle = place === 1 ? line.trimEnd().length : place === 2 ? line.search(/\S/) : Math.ceil(line.length / 2)
      return line.slice(0, middle) + long + long + line.slice(middle)
    })
    .join('\n')
}

describe('shortenLines', () => {
  const table: [name: string, markdown: string, expected: number][] = [
    ['shortens prose, in lists and quotes too', `${long}${long}\n- **${long}${long}\n> 1. ${long}${long}`, 3],
    ['leaves short lines', '짧다\n- 짧다', 0],
    ['leaves what may define something', `[a]: x "\n${long}${long}"\n\n[b\n${long}${long}]: x`, 0],
    ['leaves the end of HTML', `<!-- a\n${long}${long}-->${long}`, 0],
    ['leaves tables', `a${long}${long} | b\n--- | ---`, 0],
    ['leaves all where letters of its own stand', `\uE000${long}${long}`, 0],
    ['shortens what begins with a link', `[a](b.md) ${long}${long}`, 1],
  ]
  it.each(table)('%s', (_name, markdown, expected) => {
    expect(shortenLines(markdown).cuts).toHaveLength(expected)
  })

  test('changes nothing of what is read', () => {
    fc.assert(
      fc.property(note, fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 7 }), (text, places) => {
        const markdown = lengthened(text.replace(/\r\n?/g, '\n'), places)
        expect([markdown, parseBlocks(markdown)]).toEqual([markdown, parseShortened(markdown)])
      }),
      { numRuns: runs(300) },
    )
  })
})
