import { describe, expect, it } from 'vitest'
import { authorMarks } from '../../src/draft/author-marks.ts'
import { markedLines } from '../../src/draft/marked-lines.ts'
import fc, { runs } from '../property.ts'
import { sourceOf } from './source.ts'

const sections = ['insights', 'discoveries', 'applications', 'further-study'].map((id) => ({ id, titled: false }))
/** The marked lines of a text: section, lines and words. */
const marked = (text: string) =>
  markedLines([sourceOf(text)], sections).map(({ section, text, evidence }) => [
    section,
    evidence.map(({ line, endLine }) => (line === endLine ? `${line}` : `${line}-${endLine}`)).join(),
    text,
  ])
const words = (text: string) => marked(text).map(([, , line]) => line)

describe('a mark', () => {
  it.each(authorMarks.map((mark) => [mark.example, mark] as const))('is found in: %s', (example, mark) => {
    const line = example.replaceAll('==', '')
    expect(marked(`# 색인\n\n${example}\n`)).toEqual([[mark.section ?? 'insights', '3', line]])
    expect(authorMarks.filter(({ isOn }) => isOn(example))).toEqual([mark])
  })

  it.each(authorMarks.map(({ unmarked }) => [unmarked]))('is not found in: %s', (unmarked) => {
    expect(marked(`# 색인\n\n${unmarked}\n`)).toEqual([])
  })

  it.each([
    '⭐️ 색인의 순서',
    '색인의 순서 ★',
    '★★★ 색인의 순서를 먼저 정하기',
    '**[중요]** 색인의 순서',
    '색인은 순서를 바꿀 수 없다 (매우 중요!)',
    '목적은 **읽는 값과 쓰는 값의 차이를 줄이는 것이다.**',
    '__색인을 지우면 쓰기가 빨라진다__',
    '**Every index makes writes slower.**',
    '여러 색인을 함께 쓰는 방법은 추후 학습',
    'I still need to find out why it is slow.',
    'The cost of a covering index – look up later',
    '(TODO) 여러 색인을 함께 쓰는 방법',
    '> ★ 색인은 공짜가 아니다.',
    '- [ ] ★ 색인은 공짜가 아니다.',
  ])('may be written as: %s', (text) => {
    expect(words(text)).toEqual([text.replace(/^(?:> |- \[ \] )/, '')])
  })

  it.each([
    ['words of the author', '결국 색인을 지우는 용기가 더 중요한 것 같다는 생각이 들었다.'],
    ['a question', '색인이 너무 많아진 것은 무엇을 보고 알 수 있을까?'],
    ['a bold term', '**색인**은 정렬해 둔 사본이다.'],
    ['a bold label', '**색인**: 정렬해 둔 사본이다.'],
    ['a bold title', '**색인의 문제점 두 가지**'],
    ['a heading with a star', '## ★ 색인'],
    ['code', '```\n★ 색인을 늘린다.\n```'],
    ['a table', '| ★ 색인 | 값 |\n|--|--|\n| ★ 색인 | 1 |'],
    ['a comment', '<!-- ★ 색인을 늘린다. -->'],
    ['front matter', '---\ntitle: ★ 색인을 늘린다.\n---\n'],
  ])('is not %s', (_, text) => {
    expect(marked(`${text}\n`)).toEqual([])
  })
})

describe('a marked line', () => {
  it('is a whole sentence, or a whole line without a full stop', () => {
    const text = `색인은 사본이다. ★ 색인은 읽기를 위해
쓰기를 희생한다. 값은 3.5배 든다.
조회를 모은다
★ 느린 조회부터 고친다
색인이 줄어들면 쓰기가 빨라진다. 부분 색인은 내용 보충 필요
`
    expect(marked(text)).toEqual([
      ['insights', '1-2', '★ 색인은 읽기를 위해 쓰기를 희생한다.'],
      ['insights', '4', '★ 느린 조회부터 고친다'],
      ['further-study', '5', '부분 색인은 내용 보충 필요'],
    ])
  })

  it('is never cut inside bold, code, brackets or a highlight', () => {
    const text = `**색인은 공짜가 아니다. 쓰기가 느려진다.** 값은 크다.

★ 조건(예: a. b. c)과 \`x. y\` 코드는 그대로 둔다. 값은 크다.

색인은 ==사본이다. 쓰기가 느려진다.== 값은 크다.
`
    expect(words(text)).toEqual([
      '**색인은 공짜가 아니다. 쓰기가 느려진다.**',
      '★ 조건(예: a. b. c)과 `x. y` 코드는 그대로 둔다.',
      '색인은 사본이다. 쓰기가 느려진다.',
    ])
  })

  it('keeps emphasis, code and addresses, and only the words of links, images and HTML', () => {
    const text =
      '★ *색인*은 [읽기](x.md)를 빠르게 하지만 `INSERT`&nbsp;문에는 <u>짐이</u> 된다.\n\n★ **색인**과 `B-tree`, https://x.example/a_b\n'
    expect(words(text)).toEqual([
      '★ 색인은 읽기를 빠르게 하지만 INSERT 문에는 짐이 된다.',
      '★ **색인**과 `B-tree`, https://x.example/a_b',
    ])
  })

  it('may be in HTML that a blog exported', () => {
    const html = `<h2 data-ke-size="size26">색인</h2>
<p data-ke-size="size16"><b>색인을 늘릴수록 쓰기는 느려질 수밖에 없다.</b></p>
<figure><img src="x.png"><figcaption>★ 그림 1</figcaption></figure>
<ul style="list-style-type: disc;">
<li>값은 <mark>snake_case_이름</mark>으로 적는다.</li>
</ul>
<table><tr><td>★ 표 안의 문장</td></tr></table>
`
    expect(marked(html)).toEqual([
      ['insights', '2', '**색인을 늘릴수록 쓰기는 느려질 수밖에 없다.**'],
      ['insights', '5', '값은 snake\\_case\\_이름으로 적는다.'],
    ])
  })

  it.each([
    ['a heading', '## 2.3 부분 색인\n\n내용 보충 필요\n', '부분 색인'],
    ['a list item', '## 색인\n\n- **부분 색인**:\n  - 내용 보충 필요\n', '부분 색인'],
    ['nothing', '내용 보충 필요\n', undefined],
  ])('gets a title from what is above it if it is short: %s', (_, text, title) => {
    expect(markedLines([sourceOf(text)], sections)).toMatchObject([{ title, text: '내용 보충 필요' }])
  })

  it('may be a heading that is to be filled in', () => {
    expect(marked('# 색인\n\n## 2.3 부분 색인 (내용 보충 필요)\n')).toEqual([
      ['further-study', '3', '2.3 부분 색인 (내용 보충 필요)'],
    ])
  })

  it('is taken once', () => {
    const line = '★ 색인을 늘리면 쓰기가 느려진다.\n'
    expect(words(`${line}\n${line}`)).toEqual([line.trim()])
  })

  it('goes to the first section if the config has no section for it', () => {
    const own = [{ id: 'learned', titled: true }]
    const text = '## 색인\n\nTODO 커버링 색인이 왜 빠른지 확인\n\n**부분 색인**: 조건이 맞는 행만 담는다. ★\n'
    expect(markedLines([sourceOf(text)], own)).toMatchObject([
      { section: 'learned', title: '색인' },
      { section: 'learned', title: '색인' },
    ])
    expect(markedLines([sourceOf(text)], [])).toEqual([])
  })
})

it('takes nothing that is not in the source, letter for letter', () => {
  const parts = [
    '★ ',
    '**',
    '==',
    '(',
    '[',
    '`',
    '. ',
    '\n',
    '\n\n',
    '- ',
    '> ',
    '색인이 빨라진다',
    ' TODO ',
    '내용 보충 필요',
    '<b>',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      const bare = (one: string) => one.replace(/[^\p{L}\p{N}]/gu, '')
      for (const { text: line, evidence } of markedLines([sourceOf(text)], sections)) {
        const [{ line: from, endLine } = { line: 0, endLine: 0 }] = evidence
        const lines = text
          .split('\n')
          .slice(from - 1, endLine)
          .join('\n')
          .replaceAll('<b>', '')
        expect(bare(lines)).toContain(bare(line))
      }
    }),
    { numRuns: runs(60) },
  )
})

describe('a source that is too large', () => {
  it.each([
    ['sentences', '★ 색인은 느리다. '.repeat(5_000)],
    ['an open bracket', `★ (${'색인은 느리다. '.repeat(20_000)}`],
    ['full stops', `★ ${'.'.repeat(200_000)}x`],
    ['spaces', `★ ${' '.repeat(200_000)}x`],
    ['bold', `★ ${'**a** '.repeat(20_000)}`],
  ])('is read to its end: %s', (_, text) => {
    expect(words(text).length).toBeLessThanOrEqual(1)
  })

  it('is cut where ten thousand lists are nested', () => {
    const deep = Array.from({ length: 10_000 }, (_, at) => `${' '.repeat(at * 2)}- 색인`).join('\n')
    expect(sourceOf(deep).excess?.kind).toBe('depth')
  })
})
