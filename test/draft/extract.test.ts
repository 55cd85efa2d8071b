import { describe, expect, it } from 'vitest'
import { extract } from '../../src/draft/extract.ts'
import { readSource } from '../../src/draft/source.ts'
import { enCues } from '../../src/languages/en/draft.ts'
import { koCues } from '../../src/languages/ko/draft.ts'

const sections = ['insights', 'discoveries', 'applications', 'further-study'].map((id) => ({ id, heading: id }))
/** The points that are picked from a text: section, line and sentence. */
const pick = (text: string, others: string[] = [], cues: typeof koCues = koCues) =>
  extract(
    [readSource({ path: 'a.md' }, text)],
    others.map((one) => readSource({ path: 'b.md' }, one)),
    sections,
    cues,
  ).map(({ section, sentences, text }) => [section, sentences[0].line, text])

describe('a sentence that is picked', () => {
  it.each<[string, string, string]>([
    ['bold', '- **색인을 늘릴수록 쓰기는 느려질 수밖에 없다.**', 'insights'],
    ['starred', '★ 색인을 늘리면 읽기는 빨라지지만 쓰기가 느려진다.', 'insights'],
    ['quoted', '> 색인은 읽기를 위해 쓰기를 희생하는 약속이기 때문에 공짜가 아니다.', 'insights'],
    ['the author’s own thought', '결국 색인을 지우는 용기가 더 중요한 것 같다는 생각이 들었다.', 'insights'],
    ['a surprise', '색인을 지웠더니 조회가 오히려 빨라진 점이 흥미로웠다.', 'discoveries'],
    ['a guess as a question', '자주 쓰지 않는 색인이 절반을 넘지 않을까..', 'discoveries'],
    ['an idea for work', '우리 팀 주문 테이블에도 부분 색인을 적용해 보면 좋겠다.', 'applications'],
    ['advice', '새 색인을 만들기 전에 쓰이지 않는 색인을 먼저 지우는 것이 좋다.', 'applications'],
    ['a question', '색인이 너무 많아진 것은 무엇을 보고 알 수 있을까?', 'further-study'],
    ['to be filled in', '해시 색인의 충돌 처리 부분은 내용 보충 필요', 'further-study'],
    ['a TODO', 'TODO 커버링 색인이 왜 빠른지 다시 확인해야 한다', 'further-study'],
    ['to be studied', 'LSM 트리의 압축 방식은 더 알아봐야 한다', 'further-study'],
  ])('%s', (_, text, section) => {
    expect(pick(`# 색인\n\n${text}\n`)).toEqual([[section, 3, text.replace(/^[->] |\*\*/g, '')]])
  })

  it.each([
    [
      'a second question, which depends on the first',
      '색인이 늘면 쓰기는 왜 느려지는 것일까? 쓰는 사람이 어떻게 고칠 수 있을까?',
      ['색인이 늘면 쓰기는 왜 느려지는 것일까?'],
    ],
    ['a sentence that refers back', '★ 이건 쓰기에도 쓸 수 있지 않을까?', []],
    ['a sentence that continues the one before', '대신 부분 색인을 먼저 만들어 두는 것이 좋은 방법이다.', []],
    ['an explanation that only contains "confused"', '색인이 셋이면 그중 하나를 고르는 만큼 헷갈린다는 뜻이다.', []],
    [
      'two lines that end in nominalised verbs, joined',
      'TODO: 색인을 지우면 무엇이 느려지는지 더 찾아보기\n부분 색인이 정말 쓰기를 줄여 주는지 궁금하다.',
      ['TODO: 색인을 지우면 무엇이 느려지는지 더 찾아보기', '부분 색인이 정말 쓰기를 줄여 주는지 궁금하다.'],
    ],
  ])('is not %s', (_, text, expected) => {
    expect(pick(`# 색인\n\n${text}\n`).map(([, , sentence]) => sentence)).toEqual(expected)
  })

  it('ends at a full stop, or at a line that ends like a sentence', () => {
    const text = `결국 색인은 읽기를 위해 쓰기를 희생하기 때문에 공짜가 아니다
색인을 지웠더니 조회가 오히려 빨라진 점은 의외였다. 왜 그런지는 아직 모르겠고 더 알아봐야 한다.
값이 0.7보다 작으면 오히려 정렬이 흐트러진다는 점이
신기했다.`
    expect(pick(text)).toEqual([
      ['insights', 1, '결국 색인은 읽기를 위해 쓰기를 희생하기 때문에 공짜가 아니다'],
      ['discoveries', 2, '색인을 지웠더니 조회가 오히려 빨라진 점은 의외였다.'],
      ['discoveries', 3, '값이 0.7보다 작으면 오히려 정렬이 흐트러진다는 점이 신기했다.'],
      ['further-study', 2, '왜 그런지는 아직 모르겠고 더 알아봐야 한다.'],
    ])
  })

  it('is plain text: without markers, links, tags and entities', () => {
    const text =
      '- *색인*은 [읽기](x.md)를 빠르게 하지만 `INSERT`&nbsp;문에는 <u>오히려</u> 짐이 된다는 점이 놀라웠다.[^1]\n'
    expect(pick(text)[0]?.[2]).toBe('색인은 읽기를 빠르게 하지만 INSERT 문에는 오히려 짐이 된다는 점이 놀라웠다.')
  })

  it('may be in HTML that a blog exported', () => {
    const html = `<h2 data-ke-size="size26">색인</h2>
<p data-ke-size="size16"><b>색인을 늘릴수록 쓰기는 느려질 수밖에 없다.</b></p>
<figure><img src="x.png"><figcaption>그림 1은 색인이 늘수록 느려지는 쓰기를 보여 주기 때문에 중요하다.</figcaption></figure>
<ul style="list-style-type: disc;">
<li>색인을 지웠더니 조회가 오히려 빨라진 점이<br>흥미로웠다.</li>
</ul>
<table><tr><td>표 안의 문장은 아무리 중요하고 놀라워도 옮기지 않는다.</td></tr></table>
`
    expect(pick(html)).toEqual([
      ['insights', 2, '색인을 늘릴수록 쓰기는 느려질 수밖에 없다.'],
      ['discoveries', 5, '색인을 지웠더니 조회가 오히려 빨라진 점이 흥미로웠다.'],
    ])
  })

  it('is preferred if it is the author’s own rather than the book’s', () => {
    const text = `색인이 없으면 3초가 걸리지만, 모든 행을 읽기 때문에 오히려 드물게 빠를 때도 없다.

색인을 지우는 쪽이 만드는 쪽보다 두려웠던 것 같다.
`
    const [first] = extract([readSource({ path: 'a.md' }, text)], [], [{ id: 'insights', heading: '', max: 1 }], koCues)
    expect(first?.text).toContain('두려웠던')
  })

  it('is preferred if others wrote about its subject too', () => {
    const filler = Array.from({ length: 200 }, (_, at) => `낱말${at}은 ${at}이다.`).join('\n\n')
    const text = `비트맵 비트맵 역색인 역색인

${filler}

비트맵 방식은 좁은 값에는 빠르지만, 자주 바뀌는 넓은 값에는 어렵다.

역색인 방식은 좁은 값에는 빠르지만, 자주 바뀌는 넓은 값에는 어렵다.
`
    const first = (others: string[]) =>
      extract(
        [readSource({ path: 'a.md' }, text)],
        others.map((one) => readSource({ path: 'b.md' }, one)),
        [{ id: 'insights', heading: '', max: 1 }],
        koCues,
      )[0]?.text
    expect(first([])).toContain('비트맵')
    expect(first(['역색인은 무엇인가.'])).toContain('역색인')
  })
})

describe('two sentences that depend on each other', () => {
  it.each<[string, string, string[]]>([
    [
      'a contradiction is picked with the sentence before it',
      '부분 색인은 쓰기를 가볍게 만들기 때문에 유리하다. 하지만 조건이 다른 조회에는 전혀 쓸 수 없다.',
      ['부분 색인은 쓰기를 가볍게 만들기 때문에 유리하다. 하지만 조건이 다른 조회에는 전혀 쓸 수 없다.'],
    ],
    [
      'a conclusion is picked with its premise, even over two items',
      '- 통계가 낡으면 계획이 어긋나기 때문에 느려진다\n- 따라서 대량으로 넣은 뒤에는 통계를 다시 모으는 것이 좋다',
      ['통계가 낡으면 계획이 어긋나기 때문에 느려진다 따라서 대량으로 넣은 뒤에는 통계를 다시 모으는 것이 좋다'],
    ],
    [
      'a reason is picked with its statement',
      '색인을 지운 뒤에 쓰기가 두 배 빨라졌다. 모든 쓰기가 색인을 함께 고쳐야 했기 때문이다.',
      ['색인을 지운 뒤에 쓰기가 두 배 빨라졌다. 모든 쓰기가 색인을 함께 고쳐야 했기 때문이다.'],
    ],
    [
      'a short question is picked with its subject',
      '지운 색인이 정말 쓰이지 않았는지는 알 수 없다. 기준은 무엇이어야 할까?',
      ['지운 색인이 정말 쓰이지 않았는지는 알 수 없다. 기준은 무엇이어야 할까?'],
    ],
    ['half of a contrast is not picked', '하지만 조건이 다른 조회에는 색인을 전혀 쓸 수 없기 때문에 느리다.', []],
    [
      'a contradiction that cannot be picked leaves out both',
      '★ 색인은 많을수록 조회가 빨라지기 때문에 유리하다. 하지만 $$O(n)$$ 이 되기 때문에 그렇지 않을 때도 있다.',
      [],
    ],
    [
      'a conclusion that is contradicted leaves out all three',
      '★ 색인은 많을수록 조회가 빨라진다. 따라서 모두 만들면 된다고 믿기 쉽다. 그러나 쓰기는 느려진다.',
      [],
    ],
    [
      'a third sentence that contradicts leaves out all three',
      '★ 색인은 많을수록 조회가 빨라진다. 하지만 쓰기는 느려진다. 그래도 대부분은 읽기가 더 많기 때문에 괜찮다.',
      [],
    ],
    [
      'two sentences that are too long for one point are not picked',
      `★ ${'색인을 고르는 기준은 하나가 아니라 여럿이기 때문에 '.repeat(6)}어렵다. 하지만 ${'조회를 먼저 모아 보면 생각보다 쉽게 '.repeat(8)}정해진다.`,
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(pick(`## 색인\n\n${text}\n`).map(([, , words]) => words)).toEqual(expected)
  })

  it('keep the lines of each', () => {
    const text = '색인은 조회를 빠르게 하기 때문에 늘어난다.\n\n그러나 쓰기는\n그만큼 느려질 수밖에 없다.\n'
    const [picked] = extract([readSource({ path: 'a.md' }, text)], [], sections, koCues)
    expect(picked?.sentences.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 1],
      [3, 4],
    ])
  })

  it.each([
    [
      'Retries hide short outages because clients never notice. But without jitter they turn into a storm.',
      ['Retries hide short outages because clients never notice. But without jitter they turn into a storm.'],
    ],
    ['However, a budget that nobody enforces is only a number, because nobody is stopped.', []],
  ])('are recognised in English: %s', (text, expected) => {
    expect(pick(`${text}\n`, [], enCues).map(([, , words]) => words)).toEqual(expected)
  })
})

it('reads a short first line of a list item as its subject', () => {
  const text = '1. 부분 색인\n   조건이 맞는 행만 담기 때문에 쓰기는 전보다 훨씬 빠르다.\n'
  expect(pick(text).map(([, line, words]) => [line, words])).toEqual([
    [2, '조건이 맞는 행만 담기 때문에 쓰기는 전보다 훨씬 빠르다.'],
  ])
})

describe('headings of a source', () => {
  const headings = (text: string) =>
    extract([readSource({ path: 'a.md' }, text)], [], sections, koCues).map(
      ({ sentences }) => sentences[0].block.headings,
    )

  it('include bold list items above nested text', () => {
    const text = '## 색인\n\n- **부분 색인**:\n  - 조건이 맞는 행만 담기 때문에 오히려 쓰기가 빠르다.\n'
    expect(headings(text)).toEqual([['색인', '부분 색인']])
  })

  it.each([
    ['# 3주차 메모', []],
    ['# 3주차 메모\n\n## 색인', ['색인']],
    ['# 색인\n\n# 잠금', ['잠금']],
  ])('do not include the title of the note: %j', (above, expected) => {
    expect(headings(`${above}\n\n색인을 지웠더니 조회가 오히려 빨라진 점이 놀라웠다.\n`)).toEqual([expected])
  })
})

it('reads tens of thousands of conclusions in a row', () => {
  const text = `색인은 느리다. ${'따라서 색인을 지운다. '.repeat(50_000)}하지만 조회는 느려진다.`
  expect(pick(text)).toEqual([])
})

describe('the section of a sentence', () => {
  it.each<[string, string, string[]]>([
    ['a plan', '배포할 때마다 느린 조회를 모으는 작업을 추가해 보기로 했다.', ['applications']],
    ['advice that compares two things', '색인부터 만들지 말고 느린 조회부터 찾는다.', ['applications']],
    ['an opinion of others', '일부 개발자들은 색인을 모두 지우고 시작하는 것이 더 좋다고 생각한다.', []],
    ['a statement that something is important', '색인을 고를 때는 컬럼의 순서도 고려하는 것이 중요하다.', []],
    [
      'a statement that something has an influence',
      '어떤 컬럼을 고르는지는 조회뿐만 아니라 쓰기에도 큰 영향을 미친다.',
      [],
    ],
    ['importance with a reason', '컬럼의 순서가 중요한데, 앞 컬럼으로만 찾을 수 있기 때문이다.', ['insights']],
    ['a possibility', '색인이 많은 테이블에서는 예상치 못한 문제가 발생할 수 있다.', []],
    ['experience from work', '우리 팀은 색인을 반으로 줄였는데도 느려진 조회가 하나도 없었다.', ['insights']],
    ['a number from the book', '색인 하나는 테이블 크기의 약 20%를 차지한다는 것을 발견했다.', []],
    [
      'a number with a conclusion',
      '색인이 12개를 넘으면 조회는 그대로지만 쓰기는 오히려 절반으로 떨어진다.',
      ['discoveries'],
    ],
    ['a statement with a question mark', '색인을 많이 만들수록 조회가 느려진다 ?', ['further-study']],
    ['a plan for next week', '다음 주에는 느린 조회부터 하나씩 고쳐 보려고 합니다.', ['applications']],
    ['a plan without a full stop', '색인을 만들기 전에 조회부터 모으자', ['applications']],
    ['the first person', '저는 그동안 색인을 모든 컬럼에 만들어서 쓰기가 느려진 적이 있습니다.', ['insights']],
    ['a text marked as a question', 'Q. 색인은 몇 개까지 만들어도 되는 걸까?', ['further-study']],
    ['something to read', 'LSM 논문은 나중에 읽어 볼 것', ['further-study']],
    ['a question that changes the subject', '그런데 색인을 지우면 조회는 얼마나 느려질까?', ['further-study']],
    ['importance of a name with a digit', 'S3 색인을 고를 때는 컬럼의 순서도 고려해야 한다.', []],
    ['a sentence that trails off', '긴 조회를 색인으로 더 빠르게 하려는 여러 시도들..', []],
    ['an experience of the author', '색인을 모르고 지웠다가 밤새 되살린 적이 있다.', ['insights']],
    ['a question without a question mark', '우리 서비스에서도 부분 색인이 이득일까', ['further-study']],
    ['a bare description', '색인에는 키와 행의 위치를 함께 저장하는 구조를 주로 사용한다.', []],
  ])('%s', (_, text, expected) => {
    expect(pick(`${text}\n`).map(([section]) => section)).toEqual(expected)
  })
})

describe('text that is not picked', () => {
  it.each<[string, string]>([
    ['a heading', '# 색인을 늘릴수록 쓰기는 느려질 수밖에 없다.'],
    ['front matter', '---\nsummary: 색인을 늘릴수록 쓰기는 오히려 느려진다는 점이 놀라웠다.\n---\n'],
    ['code', '```\n색인을 늘릴수록 쓰기는 오히려 느려진다는 점이 놀라웠다.\n```'],
    ['a row of a table', '| 무엇 | 왜 |\n|--|--|\n| 색인 | 늘릴수록 쓰기는 오히려 느려진다는 점이 놀라웠다. |'],
    ['a comment', '<!-- 색인을 늘릴수록 쓰기는 오히려 느려진다는 점이 놀라웠다. -->'],
    ['a list of links', '- [색인이 느려지는 까닭](https://x.example)\n- https://x.example/색인을-늘릴수록-느려진다'],
    ['a definition', '색인이란 원하는 값을 빨리 찾기 위해 따로 정렬해 둔 자료 구조를 말한다.'],
    ['a sentence that refers to something else', '이러한 문제 때문에 위 방법은 한계가 있다.'],
    ['a lead-in', '이번 장에서는 색인이 왜 중요한지, 어떤 한계가 있는지 살펴보자.'],
    ['a caption', '그림 3 색인이 늘수록 쓰기가 느려지는 한계를 보여 준다.'],
    ['half a sentence', '색인을 늘릴수록 쓰기가 느려지는 문제의'],
    ['a formula', '쓰기 비용은 $$O(n \\log n)$$ 보다 크지만 읽기 때문에 감수한다.'],
    ['a few words', '색인은 중요하다.'],
  ])('%s', (_, text) => {
    expect(pick(`${text}\n`)).toEqual([])
  })

  it('includes everything below ten thousand nested lists', () => {
    const deep = Array.from({ length: 10_000 }, (_, at) => `${' '.repeat(at * 2)}- 색인`).join('\n')
    expect(readSource({ path: 'a.md' }, deep).excess?.kind).toBe('depth')
  })
})

it('leaves at most five sentences for a section, and no sentence twice', () => {
  const many = Array.from(
    { length: 30 },
    (_, at) =>
      `## ${at}번\n\n${at}번 색인을 지웠더니 조회가 오히려 빨라져 ${'가나다라마바사아자차카타파하'[at % 14]}렸다는 점이 놀라웠다.\n`,
  )
  const picked = pick(many.join('\n'))
  expect(picked.length).toBeLessThanOrEqual(5)
  expect(
    pick(
      ['같은 말을', '같은 말을']
        .map((words) => `${words} 두 번 적었는데도 오히려 뜻이 흐려진 점이 놀라웠다.\n`)
        .join('\n'),
    ),
  ).toHaveLength(1)
})

it('depends on the language: English', () => {
  const text = `An index is called a sorted copy of a column that makes reads fast.

Every index makes writes slower, because each insert has to touch it.

I was surprised that dropping an index made our reads faster.
`
  expect(pick(text, [], enCues).map(([section, line]) => [section, line])).toEqual([
    ['insights', 3],
    ['discoveries', 5],
  ])
})

it.each<[string, string[]]>([
  ["It's funny that dropping an index made our reads faster.", ['discoveries']],
  ['We hit exactly this bug last spring, and it took us two weeks to find.', ['insights']],
  ['I would rather drop unused indexes before the next release.', ['applications']],
  ['TODO compare with hash indexes', ['further-study']],
  ['Indexes are important for performance.', []],
  ['Some developers believe that every column should always have an index.', []],
])('depends on English cues: %s', (text, expected) => {
  expect(pick(`${text}\n`, [], enCues).map(([section]) => section)).toEqual(expected)
})
