import { describe, expect, it } from 'vitest'
import { parseFile } from '../src/limits.ts'

const paragraph =
  '<p data-x="1"><b>항목</b>은 <span style="color: #333">적어 둔 <code>글</code></span>입니다.<br>\n둘째 줄</p>\n\n'
const table = '<table><tbody><tr><td>값 하나</td><td><br></td></tr></tbody></table>\n\n'

describe('the part of a text that is read', () => {
  const whole: [name: string, text: string][] = [
    ['the export of a blog with more than 1,110 tags', paragraph.repeat(300)],
    ['120 KB of HTML tables', table.repeat(1_700)],
    ['a list of 2,000 items', '- **제목**: `값` [글](a.md)\n'.repeat(2_000)],
    ['300 items with lazy continuation lines', '- 하나\n둘\n'.repeat(300)],
    ['5,000 lines of code', `\`\`\`\n${'let a = 1\n'.repeat(5_000)}\`\`\`\n`],
  ]
  it.each(whole)('is the whole text: %s', (_name, text) => {
    expect(parseFile(text).excess).toBeUndefined()
  })

  const apart: [name: string, text: string, kind: string][] = [
    [
      'elements that are left open above a thousand paragraphs',
      `${Array.from({ length: 250 }, (_, at) => `<b a${at}>`).join('')}\n\n${'글\n\n'.repeat(1_000)}`,
      'html',
    ],
    ['ten thousand lazy lines', '- 하나\n둘\n'.repeat(8_000), 'size'],
    ['forty thousand lines', 'a)\n'.repeat(40_000), 'size'],
    ['brackets in one paragraph', '[a '.repeat(5_000), 'paragraph'],
    ['nested quotes', '> '.repeat(100), 'depth'],
  ]
  it.each(apart)('ends where the rest would take long: %s', (_name, text, kind) => {
    expect(parseFile(text).excess?.kind).toBe(kind)
  })
})
