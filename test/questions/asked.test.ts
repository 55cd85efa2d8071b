import { describe, expect, it } from 'vitest'
import { visitParents } from '../../src/markdown/mdast.ts'
import { parse } from '../../src/markdown/parser.ts'
import { isolate } from '../../src/note/isolate.ts'
import { type Labels, nameLabels } from '../../src/note/labels.ts'
import { parseNote } from '../../src/note/note.ts'
import { type Asking, askedQuestions } from '../../src/questions/asked.ts'
import { listMarkdown } from '../../src/questions/markdown.ts'
import { containsQuestion, groupQuestions, sameQuestion } from '../../src/questions/same-question.ts'
import { defaults } from '../../src/workspace/config.ts'
import fc, { runs } from '../property.ts'

/** The questions of a member, as a build reads them from a note with that section. */
async function asking(member: string, section: string): Promise<Asking> {
  const at = { path: `${member}.md`, week: 'week-01', member, order: 0 }
  const note = parseNote(at, { text: `## 토론 질문\n${section}`, bom: false }, defaults('/'))
  const questions = note.outline.sections.get('questions')
  if (!questions) throw new Error('no questions')
  const labels = nameLabels([note], { ids: [], texts: [] }).get(note) as Labels
  const [markdown = ''] = isolate(note, [questions], { labels, depth: 3, between: [] })
  // A section of only comments is empty.
  return {
    member,
    name: member.toUpperCase(),
    section: `week-01/${member}/questions`,
    markdown: questions.empty ? '' : markdown,
    elsewhere: '[t-a]: z.md',
  }
}

/** The visible text and code, each with its node type. */
function leaves(markdown: string): string[] {
  const found: string[] = []
  visitParents(parse(markdown), (node) => {
    if (node.type === 'text' || node.type === 'code' || node.type === 'inlineCode')
      found.push(...node.value.split('\n').map((line) => `${node.type} ${line.trim()}`))
  })
  return found
}

const named = { evidence: false }

describe('sameQuestion', () => {
  it.each([
    ['인덱스는 언제 다시 만들까?', '인덱스는 언제 다시 만들까', true],
    ['인덱스는 언제 다시 만들까?', '인덱스는 언제 새로 만들까?', true],
    ['When is an index worth it?', 'when is an Index worth it', true],
    ['인덱스는 언제 다시 만들까?', '파티션은 어떻게 나눌까?', false],
    ['왜?', '뭐?', false],
  ])('%s | %s', (a, b, same) => expect(sameQuestion(a, b)).toBe(same))
})

describe('containsQuestion', () => {
  it('finds the words of a member inside what people wrote', () => {
    expect(containsQuestion('**인덱스**: 인덱스는 언제 다시 만들까? (하나, 두리)', '인덱스는 언제 다시 만들까?')).toBe(
      true,
    )
    expect(containsQuestion('파티션은 어떻게 나눌까?', '인덱스는 언제 다시 만들까?')).toBe(false)
  })
})

describe('groupQuestions', () => {
  it('finds the same question among hundreds of long ones', () => {
    const long = (nth: number) =>
      `${nth} ${'우리 서비스의 캐시는 어디에서 낡는가 '.repeat(8)}${String.fromCharCode(0xac00 + nth).repeat(60)}`
    const all = [...Array.from({ length: 400 }, (_, nth) => long(nth)), `${long(7)} 정말`]
    const groups = groupQuestions(all, (text) => ({ text, joins: true, takes: true }))
    expect(groups.length).toBe(400)
    expect(groups[7]).toEqual([long(7), `${long(7)} 정말`])
  })
})

describe('askedQuestions', () => {
  const table: [name: string, sections: string[], entries: string[], definitions?: string[]][] = [
    ['keeps the words as written', ['- **왜** `a_b`인가?'], ['- **왜** `a_b`인가? (A)']],
    ['lists all members who ask the same', ['- 왜 느릴까?', '1. 왜 느릴까'], ['- 왜 느릴까? (A, B)']],
    [
      'puts another wording below the first',
      ['- 인덱스는 언제 다시 만들까?', '* 인덱스는 언제 새로 만들까?'],
      ['- 인덱스는 언제 다시 만들까? (A)\n  - 인덱스는 언제 새로 만들까? (B)'],
    ],
    [
      'keeps both addresses of two questions with the same words',
      ['- [왜](x.md)?', '- [왜](y.md)?'],
      ['- [왜](x.md)? (A)\n  - [왜](y.md)? (B)'],
    ],
    ['lists a member once, even if they ask twice', ['- 왜?\n- 왜?'], ['- 왜? (A)']],
    [
      'keeps lines and lists below a question',
      ['1.  왜\n    느릴까?\n    - 밤에만?'],
      ['- 왜\n  느릴까? (A)\n  - 밤에만?'],
    ],
    [
      'reads each paragraph as a question',
      ['왜 느릴까?\n\n어떻게 고칠까?'],
      ['- 왜 느릴까? (A)', '- 어떻게 고칠까? (A)'],
    ],
    [
      'reads a paragraph beside a list',
      ['왜 느릴까?\n\n- 어떻게 고칠까?\n\n누가 고칠까?'],
      ['- 왜 느릴까? (A)', '- 어떻게 고칠까? (A)', '- 누가 고칠까? (A)'],
    ],
    [
      'puts a lead-in above its list',
      ['세미나에서 나온 것들\n- 왜?\n- 언제?\n\n어디서?'],
      ['- 세미나에서 나온 것들\n  - 왜? (A)\n  - 언제? (A)', '- 어디서? (A)'],
    ],
    [
      'puts a heading above its questions',
      ['### 성능\n\n왜?\n\n#### 쓰기\n- 언제?\n\n### 운영\n- 누가?'],
      ['- 성능\n  - 왜? (A)\n  - 쓰기\n    - 언제? (A)', '- 운영\n  - 누가? (A)'],
    ],
    ['keeps a heading without questions', ['- 왜?\n\n### 나중에'], ['- 왜? (A)', '- 나중에']],
    [
      'keeps a question below its heading, and adds later ones there',
      ['### 성능\n- 왜 느릴까?', '- 왜 느릴까?', '### 운영\n- 왜 느릴까?'],
      ['- 성능\n  - 왜 느릴까? (A, B)', '- 운영\n  - 왜 느릴까? (C)'],
    ],
    [
      'keeps an answer with its question',
      ['Q. 왜 느릴까?\n\nA. 디스크 탓입니다.\n\nQ. 언제?'],
      ['- Q. 왜 느릴까? (A)\n\n  A. 디스크 탓입니다.', '- Q. 언제? (A)'],
    ],
    [
      'keeps code, a table and a quote with their question',
      ['- 왜?\n\n```\nx\n```\n\n| a |\n|---|\n\n> 책\n- 언제?'],
      ['- 왜? (A)\n\n  ```\n  x\n  ```\n\n  | a |\n  |---|\n\n  > 책', '- 언제? (A)'],
    ],
    ['reads a single quote as a question', ['> 왜?\n> 언제?'], ['- (A)\n\n  > 왜?\n  > 언제?']],
    ['keeps code in a list item, also after tabs', ['-\t왜?\n\n\t\tx = 1'], ['-   왜? (A)\n\n    \tx = 1']],
    [
      'keeps the tabs of code',
      ['왜?\n\n```make\na:\n\tb\n```'],
      ['-   왜? (A)\n\n    ```make\n    a:\n    \tb\n    ```'],
    ],
    ['does not turn a lazy line into a heading', ['- 왜\n===\n- 끝'], ['- 왜\n=== (A)', '- 끝 (A)']],
    [
      'copies the definitions of a question, and those that are nowhere else',
      ['- [왜][r]?\n\n[r]: x.md\n[s]: y.md\n[t]: z.md'],
      ['- [왜][r-a]? (A)'],
      ['[r-a]: x.md', '[s-a]: y.md'],
    ],
    [
      'keeps complete HTML, and code that only looks like HTML',
      ['- <kbd>F5</kbd>는 *왜*<br>느릴까?\n- `List<User>`는 a < b인가? <!-- x -->'],
      ['- <kbd>F5</kbd>는 *왜*<br>느릴까? (A)', '- `List<User>`는 a < b인가? <!-- x --> (A)'],
    ],
    [
      'does not split a section if HTML or a fence continues from one question to the next',
      ['<details>\n\n- 왜?\n\n</details>', '- ```\n  x\n- 끝?'],
      ['- <details>\n\n  왜? (A)\n\n  </details>', '- (B)\n\n  - ```\n    x\n  - 끝?'],
    ],
    [
      'keeps the names from becoming the address of a definition',
      ['- [ref]:\n\n  왜 느릴까?'],
      ['- [ref]:\n\n  (A)\n\n  왜 느릴까?'],
    ],
    ['does so below an answer', ['A. 둘\n\n[ref]:'], ['- A. 둘\n\n  [ref]:\n\n  (A)']],
    [
      'keeps the end of a fence that is indented less than its question',
      ['-  왜?\n  ```\n  코드\n', '왜?\n\n  ```\n  코드\n```'],
      ['- 왜? (A)\n  ```\n  코드\n  ```\n  - 왜? (B)\n\n    ```\n    코드\n    ```'],
    ],
    ['leaves out empty items, and keeps comments', ['- 왜?\n-\n- <!-- x -->'], ['- 왜? (A)\n  <!-- x -->']],
  ]
  it.each(table)('%s', async (_name, sections, entries, definitions = []) => {
    const askings = await Promise.all(sections.map((section, at) => asking('abc'[at] ?? '', section)))
    const asked = askedQuestions(askings, named)
    expect(asked.entries.map(({ markdown }) => markdown)).toEqual(entries)
    expect(asked.definitions).toEqual(definitions)
  })

  it('returns who asked, and where', async () => {
    const askings = [await asking('a', '- 끝?\n- **제목**: 왜?'), await asking('b', '- **제목**: 왜?')]
    const { entries } = askedQuestions(askings, { evidence: true })
    expect(entries[1]).toEqual({
      markdown: '- **제목**: 왜? (A, B)\n  <!-- asked: week-01/a/questions/2, week-01/b/questions/1 -->',
      questions: [
        {
          title: '제목',
          text: '왜?',
          origin: 'asked',
          members: ['a', 'b'],
          evidence: ['week-01/a/questions/2', 'week-01/b/questions/1'],
        },
      ],
    })
  })

  it('names no items for a paragraph above a list, which is no item', async () => {
    const { entries } = askedQuestions([await asking('a', '왜?\n- 하나')], { evidence: true })
    expect(entries.map(({ markdown }) => markdown)).toEqual([
      '- 왜? (A)',
      '- 하나 (A)\n  <!-- asked: week-01/a/questions/1 -->',
    ])
  })

  const words = fc.constantFrom(
    '왜 느릴까',
    '캐시를 *언제* 비울까?',
    'a | b',
    '`x`는 [어디][r]',
    '# 아님',
    'Q. 하나',
    'A. 둘',
    '끝:',
  )
  const block = fc.oneof(
    { weight: 3, arbitrary: words },
    words.map((text) => `- ${text}`),
    words.map((text) => `1) ${text}\n   ${text}`),
    fc.tuple(words, words).map(([a, b]) => `- ${a}\n${b}`),
    fc.tuple(words, words).map(([a, b]) => `* ${a}\n\n  ${b}\n  - ${a}`),
    words.map((text) => `### ${text}`),
    words.map((text) => `${text}\n---`),
    words.map((text) => `> ${text}\n그리고`),
    words.map((text) => `\`\`\`js\n${text}\n\`\`\``),
    words.map((text) => `-\t${text}\n\n\t\t코드 ${text}`),
    words.map((text) => `    들여쓴 ${text}\n`),
    fc.constantFrom(
      '| 머리 |\n|---|\n| 칸 |',
      '<div>상자</div>',
      '<details>',
      '</details>',
      '<!-- 말 -->',
      '***',
      '[r]: x.md',
      '- ```\n  열린',
      '- [라벨]:\n\n  왜',
      '-  간격\n  ```\n  코드 둘',
      '  ~~~\n  코드 셋',
    ),
  )
  const section = fc
    .array(fc.tuple(block, fc.constantFrom('\n', '\n\n')), { minLength: 1, maxLength: 7 })
    .map((blocks) => blocks.flat().join(''))

  it('loses no line with a letter, and changes no text', async () => {
    const check = fc.asyncProperty(fc.array(section, { minLength: 1, maxLength: 3 }), async (sections) => {
      const askings = await Promise.all(sections.map((text, at) => asking('abc'[at] ?? '', text)))
      const { entries, definitions } = askedQuestions(askings, named)
      const markdown = listMarkdown(entries, [], definitions)
      const lines = markdown.split('\n').map((line) => line.trim().replace(/ \([ABC, ]+\)$/, ''))
      for (const line of askings.flatMap((one) => one.markdown.split('\n'))) {
        const text = line
          .trim()
          .replace(/^(?:(?:[-*>]|1\)|#+)(?:\s+|$))+/, '')
          .replace(/[.?!]$/, '')
        if (/\p{L}/u.test(text))
          expect(
            lines.some((one) => one.includes(text)),
            `${line}\n---\n${markdown}`,
          ).toBe(true)
      }
      // Everything is in one list.
      const [list, ...rest] = parse(markdown).children
      expect(rest.map(({ type }) => type).filter((type) => type !== 'definition')).toEqual([])
      if (list?.type !== 'list') return
      const rendered = leaves(markdown).join('\n')
      for (const leaf of askings.flatMap((one) => leaves(one.markdown)))
        expect(rendered, markdown).toContain(leaf.replace(/[.?!]$/, ''))
    })
    await fc.assert(check, { numRuns: runs(50) })
  })
})
