import { describe, expect, it } from 'vitest'
import { defaults } from '../../src/config.ts'
import { isolate } from '../../src/note/isolate.ts'
import { itemsOf } from '../../src/note/items.ts'
import { type Labels, nameLabels } from '../../src/note/labels.ts'
import { parseNote } from '../../src/note/note.ts'
import { type Asking, askedQuestions, holdsQuestion, sameQuestion } from '../../src/questions/asked.ts'

/** What a member asks, as a build reads it from a note with that section. */
async function asking(member: string, section: string): Promise<Asking> {
  const at = { path: `${member}.md`, week: 'week-01', member, order: 0 }
  const note = parseNote(at, { text: `## 토론 질문\n${section}`, bom: false }, defaults('/'))
  const questions = note.outline.sections.get('questions')
  if (!questions) throw new Error('no questions')
  const labels = nameLabels([note], { ids: [], texts: [] }).get(note) as Labels
  const [{ markdown } = { markdown: '' }] = await isolate(note, [questions], { labels, depth: 3 })
  return { member, name: member.toUpperCase(), markdown, items: itemsOf([{ note, section: questions }]) }
}

describe('sameQuestion', () => {
  it.each([
    ['인덱스는 언제 다시 만들까?', '인덱스는 언제 다시 만들까', true],
    ['인덱스는 언제 다시 만들까?', '인덱스는 언제 새로 만들까?', true],
    ['When is an index worth it?', 'when is an Index worth it', true],
    ['인덱스는 언제 다시 만들까?', '파티션은 어떻게 나눌까?', false],
    ['왜?', '뭐?', false],
  ])('%s | %s', (a, b, same) => expect(sameQuestion(a, b)).toBe(same))
})

describe('holdsQuestion', () => {
  it('finds the words of a member within what people wrote', () => {
    expect(holdsQuestion('**인덱스**: 인덱스는 언제 다시 만들까? (하나, 두리)', '인덱스는 언제 다시 만들까?')).toBe(
      true,
    )
    expect(holdsQuestion('파티션은 어떻게 나눌까?', '인덱스는 언제 다시 만들까?')).toBe(false)
  })
})

describe('askedQuestions', () => {
  const table: [name: string, sections: string[], entries: string[], definitions?: string[]][] = [
    ['keeps the words as written', ['- **왜** `a_b`인가?'], ['- **왜** `a_b`인가? (A)']],
    ['names all who ask the same', ['- 왜 느릴까?', '1. 왜 느릴까'], ['- 왜 느릴까? (A, B)']],
    [
      'puts another wording below the first',
      ['- 인덱스는 언제 다시 만들까?', '* 인덱스는 언제 새로 만들까?'],
      ['- 인덱스는 언제 다시 만들까? (A)\n  - 인덱스는 언제 새로 만들까? (B)'],
    ],
    ['names once who asks twice', ['- 왜?\n- 왜?'], ['- 왜? (A)']],
    [
      'keeps lines and lists below a question',
      ['1.  왜\n    느릴까?\n    - 밤에만?'],
      ['- 왜\n  느릴까? (A)\n  - 밤에만?'],
    ],
    [
      'takes paragraphs where there is no list',
      ['왜 느릴까?\n\n어떻게 고칠까?'],
      ['- 왜 느릴까? (A)', '- 어떻게 고칠까? (A)'],
    ],
    [
      'takes along what a question links to',
      ['- [왜][r]?\n\n[r]: x.md\n[s]: y.md'],
      ['- [왜][r-a]? (A)'],
      ['[r-a]: x.md'],
    ],
    ['tells as plain text what HTML holds open', ['- <b>왜*\n- 끝?'], ['- 왜\\* (A)', '- 끝? (A)']],
    [
      'keeps HTML that is whole, and code that only looks like HTML',
      ['- <kbd>F5</kbd>는 *왜*<br>느릴까?\n- `List<User>`는 a < b인가? <!-- x -->\n- <b>어디*\n- 끝?'],
      [
        '- <kbd>F5</kbd>는 *왜*<br>느릴까? (A)',
        '- `List<User>`는 a < b인가? <!-- x --> (A)',
        '- 어디\\* (A)',
        '- 끝? (A)',
      ],
    ],
    ['tells as plain text what ends elsewhere', ['- <b>왜 *느릴까*\n- 끝</b>?'], ['- 왜 느릴까 (A)', '- 끝? (A)']],
    ['leaves out empty items', ['- 왜?\n-\n- <!-- x -->'], ['- 왜? (A)']],
  ]
  it.each(table)('%s', async (_name, sections, entries, definitions = []) => {
    const askings = await Promise.all(sections.map((section, at) => asking('abc'[at] ?? '', section)))
    const asked = askedQuestions(askings, true)
    expect(asked.entries).toEqual(entries)
    expect(asked.definitions).toEqual(definitions)
    expect(asked.questions).toHaveLength(entries.length)
    expect(askedQuestions(askings, false).entries.join()).not.toContain('(A')
  })

  it('says who asked, and where', async () => {
    const { questions } = askedQuestions(
      [await asking('a', '- **제목**: 왜?'), await asking('b', '- **제목**: 왜?')],
      true,
    )
    expect(questions).toEqual([
      {
        title: '제목',
        text: '왜?',
        origin: 'asked',
        members: ['a', 'b'],
        evidence: ['week-01/a/questions/1', 'week-01/b/questions/1'],
      },
    ])
  })
})
