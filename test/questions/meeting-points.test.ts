import { describe, expect, it } from 'vitest'
import { parseMarkdown, parsePlain } from '../../src/markdown/parser.ts'
import { listMarkdown, quote } from '../../src/questions/markdown.ts'
import { meetingPoints } from '../../src/questions/meeting-points.ts'
import type { Proposal } from '../../src/questions/question.ts'
import fc, { runs } from '../property.ts'
import { weekOf } from './weeks.ts'

type Notes = Parameters<typeof weekOf>[0]

/** The list, the term and the lines of each point. */
const summary = (points: readonly Proposal[]) =>
  points.map(({ list, title, lines }) => [list, title, ...lines.map(({ markdown }) => markdown)])
const points = (notes: Notes, more: Parameters<typeof weekOf>[1] = {}) =>
  summary(meetingPoints(weekOf(notes, more)).chosen)
const terms = (notes: Notes, more: Parameters<typeof weekOf>[1] = {}) => points(notes, more).map(([, term]) => term)

describe('notes', () => {
  it.each<[string, Notes, unknown[]]>([
    [
      'meet at a word with different particles',
      { 가: { s: ['**카탈로그를 나눈다**'] }, 나: { s: ['카탈로그는 누가 고치는가'] } },
      [['common', '카탈로그', '카탈로그를 나눈다', '카탈로그는 누가 고치는가']],
    ],
    [
      'meet at the longest term of the same items',
      { 가: { s: ['**행 저장소 압축**'] }, 나: { s: ['행 저장소 압축이 늦다'] } },
      [['common', '행 저장소 압축', '행 저장소 압축', '행 저장소 압축이 늦다']],
    ],
    [
      'meet at a term in the head of one and the body of another, if they share another word',
      {
        가: { s: ['**행 저장소**: 행 저장소는 캐시를 비운다.'] },
        나: { s: ['**디스크**: 느리다. 캐시 앞에 행 저장소를 둔다.'] },
      },
      [['common', '행 저장소', '행 저장소는 캐시를 비운다.', '느리다. 캐시 앞에 행 저장소를 둔다.']],
    ],
    [
      'do not meet at a term that the body of another only mentions',
      { 가: { s: ['**행 저장소**: 읽기 쉽다.'] }, 나: { s: ['**디스크**: 느리다. 그래서 행 저장소를 쓴다.'] } },
      [],
    ],
    [
      'show only the sentence with the term if an item is too long to read aloud',
      {
        가: { s: ['**행 저장소**: 행 저장소는 캐시를 비운다.'] },
        나: { s: [`**디스크**: ${'느리고 또 느리다. '.repeat(12)}캐시 앞에 행 저장소를 둔다.`] },
      },
      [['common', '행 저장소', '행 저장소는 캐시를 비운다.', '캐시 앞에 행 저장소를 둔다.']],
    ],
    [
      'meet at a common title, even one of general words',
      { 가: { s: ['**방법 피로**: 늘 바뀐다.'] }, 나: { s: ['**방법 피로**: 늘 그대로다.'] } },
      [['common', '방법 피로', '늘 바뀐다.', '늘 그대로다.']],
    ],
    [
      'do not meet at a term that one of them only lists',
      { 가: { s: ['**행 저장소**: 읽기 쉽다.'] }, 나: { s: ['**저장 방식**: 열 저장소, 행 저장소, 그래프가 있다.'] } },
      [],
    ],
    [
      'do not meet at an item that describes its own note',
      { 가: { s: ['**행 저장소**: 읽기 쉽다.'] }, 나: { s: ['행 저장소를 표로 깔끔하게 정리한 점이 돋보임'] } },
      [],
    ],
    [
      'do not meet at a word that only looks like a name because of its particle or ending',
      { 가: { s: ['**알을 낳으면**', '**돈이 된다**'] }, 나: { s: ['**알을 품는다**', '**돈이 온다**'] } },
      [],
    ],
    [
      'do not meet at a word that only a general word follows',
      { 가: { s: ['물길을 그린 지도 활용'] }, 나: { s: ['별빛을 그려 넣은 지도 활용'] } },
      [],
    ],
    [
      'meet at a plan to write something down',
      { 가: { s: ['**행 저장소**: 읽기 쉽다.'] }, 나: { '실무 적용': ['행 저장소 규칙을 한 쪽으로 간결하게 정리'] } },
      [['common', '행 저장소', '읽기 쉽다.', '행 저장소 규칙을 한 쪽으로 간결하게 정리']],
    ],
    [
      'meet at a name without the verb before it',
      { 가: { s: ['**쉽고 넓은 골목**'] }, 나: { s: ['쉽고 넓은 골목이다'] } },
      [['common', '넓은 골목', '쉽고 넓은 골목', '쉽고 넓은 골목이다']],
    ],
    [
      'meet at a name without the subject before it',
      { 가: { s: ['**대문이 낡은 별장**'] }, 나: { s: ['대문이 낡은 별장이다'] } },
      [['common', '낡은 별장', '대문이 낡은 별장', '대문이 낡은 별장이다']],
    ],
    [
      'do not meet at a number with its unit',
      { 가: { s: ['**2017년은 길었다**'] }, 나: { s: ['**2017년은 짧았다**'] } },
      [],
    ],
    [
      'do not meet at a line that is only a list',
      { 가: { s: ['**행 저장소**: 읽기, 쓰기, 빈틈 잠금'] }, 나: { s: ['**행 저장소**: 읽기 쉽다.'] } },
      [],
    ],
    [
      'do not meet at two general words inside longer names',
      { 가: { s: ['**시스템 품질 지도: 넓다.**'] }, 나: { s: ['**시스템 품질 시계**: 늦다.'] } },
      [],
    ],
    [
      'do not meet at a word inside a longer name',
      { 가: { s: ['**녹슨 열쇠 구멍 크기**'] }, 나: { s: ['열쇠는 작다.'] } },
      [],
    ],
    [
      'do not meet at a bare name whose text cannot be read aloud',
      { 가: { s: ['**행 저장소**: 쓰기 → 읽기'] }, 나: { s: ['**행 저장소**: 읽기 쉽다.'] } },
      [],
    ],
    [
      'meet at a name in another language, in any form',
      { 가: { s: ['Bloom-Filter는 작다'] }, 나: { s: ['**bloom filters**'] } },
      [['common', 'Bloom-Filter', 'Bloom-Filter는 작다', 'bloom filters']],
    ],
    ['of one member do not meet', { 가: { s: ['**행 저장소**', '행 저장소는 빠르다'] }, 나: { s: ['**열**'] } }, []],
    [
      'do not meet at the stem of a verb',
      { 가: { s: ['**파티션을 이용한 정리**'] }, 나: { s: ['인덱스를 이용하는 정리'] } },
      [],
    ],
    ['do not meet at general words', { 가: { s: ['**선택 기준과 방법**'] }, 나: { s: ['선택 기준과 방법'] } }, []],
    [
      'do not meet at a word that two long heads contain by chance',
      {
        가: { s: ['**오래 걸린 공사 끝에 열린 운하가 낳은 개혁**'] },
        나: { s: ['나라의 세금을 줄이려던 사람들이 밀어붙인 개혁'] },
      },
      [],
    ],
    [
      'meet at such a word if they share another',
      { 가: { s: ['새 구조(Osprey, Kestrel)의 쓰임'] }, 나: { s: ['Kestrel 계열(Merlin, Osprey)'] } },
      [['common', 'Kestrel', '새 구조(Osprey, Kestrel)의 쓰임', 'Kestrel 계열(Merlin, Osprey)']],
    ],
  ])('%s', (_name, notes, expected) => expect(points(notes)).toEqual(expected))

  it('meet in English by the same rules', () => {
    const notes = {
      Ann: { s: ['**Broken clocks**: Every clock in the house stops.'] },
      Ben: { s: ['Why does the broken clock matter?', '**Time and ways**'] },
      Cas: { s: ['**Ways of telling**'] },
    }
    expect(points(notes, { language: 'en' })).toEqual([
      ['common', 'Broken clocks', 'Every clock in the house stops.', 'Why does the broken clock matter?'],
    ])
  })

  it('do not meet in English at the first word of a title', () => {
    const notes = {
      Ann: { s: ['**Harbour lights**: They blink.'] },
      Ben: { s: ['**Bread comes by the harbour**: It is late.'] },
    }
    expect(terms(notes, { language: 'en' })).toEqual([])
  })

  it('use the spelling of a head that begins with the term', () => {
    const notes = { Ann: { s: ['What do naps cost us?'] }, Ben: { s: ['**Naps are short**'] } }
    expect(terms(notes, { language: 'en' })).toEqual(['Naps'])
  })

  it('do not meet at the subject of the week or its topic in the schedule, but at a longer term', () => {
    const names = ['가', '나', '다', '라', '마']
    const notes = Object.fromEntries(names.map((name) => [name, { s: [`**파서의 일 ${name}**`] }]))
    expect(terms(notes)).toEqual([])
    const longer = { 가: { s: ['**파서 생성기**'] }, 나: { s: ['**파서 생성기**'] } }
    expect(
      terms({ 가: { s: ['**파서**'] }, 나: { s: ['**파서**'] } }, { week: { id: 'w', topics: ['파서'] } }),
    ).toEqual([])
    expect(terms(longer, { week: { id: 'w', topics: ['파서'] } })).toEqual(['파서 생성기'])
  })

  it('meet at two names if a word of both is in four heads', () => {
    const heads = { 가: '소금 창고 열쇠', 나: '소금 창고 지붕', 다: '소금 나룻배 삯', 라: '소금 나룻배 노' }
    const notes = Object.fromEntries(Object.entries(heads).map(([name, head]) => [name, { s: [`${head}는 무겁다`] }]))
    expect(terms(notes).toSorted()).toEqual(['소금 나룻배', '소금 창고'])
  })

  it('do not meet in a section that summarises the note', () => {
    const notes = {
      가: { s: ['**행 저장소**: 읽기 쉽다.'] },
      나: { '전체적인 작성 내용 요약': ['행 저장소를 다룬다.'] },
    }
    expect(terms(notes)).toEqual([])
  })

  it('meet with one line per member, at most four, and each item once', () => {
    const names = ['가', '나', '다', '라', '마']
    const notes = Object.fromEntries(
      names.map((name) => [name, { s: ['**행 저장소 압축**', '**행 저장소 압축과 복구**'] }]),
    )
    const { chosen } = meetingPoints(weekOf(notes))
    const evidence = chosen.flatMap((point) => point.evidence)
    expect(new Set(evidence).size).toBe(evidence.length)
    for (const { lines, members } of chosen) {
      expect(lines.length).toBeLessThanOrEqual(4)
      expect(new Set(members).size).toBe(members.length)
    }
  })

  it('do not meet at a subject that people have asked or decided', () => {
    const notes = { 가: { s: ['**행 저장소**'] }, 나: { s: ['**행 저장소**'] } }
    const { chosen, runnersUp } = meetingPoints(weekOf(notes, { taken: ['행 저장소는 언제 쓸까?'] }))
    expect(chosen).toEqual([])
    expect(runnersUp).toEqual([{ term: '행 저장소', evidence: ['week-01/가/s/1', 'week-01/나/s/1'], why: 'asked' }])
  })

  it('meet at synonyms in the glossary', () => {
    const notes = { 가: { s: ['**멱등성이란**'] }, 나: { s: ['idempotency는 누가 지키나'] } }
    expect(terms(notes)).toEqual([])
    expect(terms(notes, { glossary: [['멱등성', 'idempotency']] })).toEqual(['멱등성'])
  })
})

describe('the question of a meeting point', () => {
  const meet = (가: Record<string, string[]>, 나: Record<string, string[]>, attribution = true) =>
    meetingPoints(weekOf({ 가, 나 }, { attribution })).chosen[0]?.text

  it.each([
    [{ open: ['행 저장소는 왜 느릴까?'] }, { open: ['행 저장소를 누가 쓸까?'] }, /^함께 더 알고/],
    [{ open: ['행 저장소는 왜 느릴까?'] }, { s: ['**행 저장소**: 한 줄씩 쓴다.'] }, /가 님.*나 님|나 님.*가 님/],
    [
      { s: ['**행 저장소는 왜 느릴까?**: 열보다 느리다.'] },
      { s: ['**행 저장소**: 한 줄씩 쓴다.'] },
      /가 님.*나 님|나 님.*가 님/,
    ],
    [{ '더 나은 길': ['**행 저장소**: 열보다 느리다.'] }, { s: ['**행 저장소**: 한 줄씩 쓴다.'] }, /^이 가운데/],
    [{ s: ['**행 저장소**: 쓰기는 빠르다'] }, { s: ['**행 저장소**: 쓰기는 빠르다'] }, /같은/],
    [{ s: ['**행 저장소**: 쓰기가 빠르다.'] }, { s: ['**행 저장소**: 집계에는 맞지 않는다.'] }, /^이 가운데/],
    [{ 실천: ['**행 저장소**: 한 줄씩 쓴다.'] }, { 적용: ['**행 저장소**: 모아서 쓴다.'] }, /해 보/],
    [{ 실천: ['**행 저장소**: 한 줄씩 쓴다.'] }, { s: ['**행 저장소**: 집계에는 맞지 않는다.'] }, /^우리 일에 쓴다면/],
  ])('%j and %j', (one, other, expected) => expect(meet(one, other)).toMatch(expected))

  it('has no names if the config says so', () => {
    expect(meet({ open: ['행 저장소는 왜 느릴까?'] }, { s: ['**행 저장소**'] }, false)).not.toMatch(/ 님|\(/)
  })

  it('is one question, followed by the names', () => {
    const text = meet({ s: ['**행 저장소**: 빠르다.'] }, { s: ['**행 저장소**: 느리다.'] })
    expect(text).toMatch(/^[^?]+\? \(가, 나\)$/)
  })

  it('stays the same if an unrelated note is added', () => {
    const notes = { 가: { s: ['**행 저장소**: 빠르다.'] }, 나: { s: ['**행 저장소**: 느리다.'] } }
    const more = { ...notes, 다: { s: ['**운하**: 길다.'] } }
    expect(meetingPoints(weekOf(more)).chosen).toEqual(meetingPoints(weekOf(notes)).chosen)
  })
})

describe('the other lists of questions', () => {
  it('contain a finding of one member and a plan of one member', () => {
    const notes = {
      가: { s: ['**늦은 커밋의 역설**: 빨리 쓸수록 늦게 끝난다.'], '실무 적용': ['**쓰기 모으기**: 열 건씩 쓴다.'] },
    }
    expect(points(notes)).toEqual([
      ['deep', '늦은 커밋의 역설', '빨리 쓸수록 늦게 끝난다.'],
      ['deep', '쓰기 모으기', '열 건씩 쓴다.'],
    ])
  })

  it('link to next week if a head contains its topic', () => {
    const next = { id: 'week-02', topics: ['탈출 분석', '링커'] }
    expect(
      points({ 가: { s: ['탈출 분석은 왜 어려울까'] }, 나: { s: ['**인라인**: 링커가 한다.'] } }, { next }),
    ).toEqual([['next', '탈출 분석', '탈출 분석은 왜 어려울까']])
  })

  it('do not repeat a subject of another list', () => {
    const next = { id: 'week-02', topics: ['탈출 분석'] }
    const notes = {
      가: { s: ['**탈출 분석**: 느리다.', '**탈출 분석**: 왜 느린가.'] },
      나: { s: ['**탈출 분석**: 빠르다.'] },
    }
    expect(points(notes, { next }).map(([list]) => list)).toEqual(['common'])
  })

  it('leave out a finding whose line refers to its title', () => {
    expect(points({ 가: { s: ['**늦은 커밋의 역설**: 이 문제를 푸는 길은 하나다.'] } })).toEqual([])
  })

  it('contain no more than the config allows', () => {
    const notes = { 가: { s: ['**행 저장소**', '**빈틈 잠금**'] }, 나: { s: ['**행 저장소**', '**빈틈 잠금**'] } }
    const limits = { common: 1, deep: 0, next: 0 }
    const { chosen, runnersUp } = meetingPoints(weekOf(notes, { limits }))
    expect([chosen.length, runnersUp.map(({ why }) => why)]).toEqual([1, ['full']])
  })
})

describe('a line of a note', () => {
  it.each([
    ['한 줄', '한 줄', '한 줄'],
    ['map은 느리다', '**`map`은 느리다**: 왜', '`map`은 느리다'],
    ['아주 느리다', '*아주* 느리다', '*아주* 느리다'],
    ['snake_case와 C*', 'snake_case와 C*', 'snake_case와 C*'],
    ['두 줄 글', '두\n줄 글', '두 줄 글'],
    ['[x] 링크', '[x] 링크', '\\[x] 링크'],
    ['여기를 본다', '[여기](https://a.example)를 본다', '여기를 본다'],
    ['# 아님', '# 아님', '# 아님'],
  ])('%s', (words, source, expected) => expect(quote(words, source)).toBe(expected))
})

describe('with any notes', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '캐시의 함정',
      '캐시 무효화(cache)는 *어렵다*',
      '- 캐시',
      '`캐시',
      '[캐시][r] <b>',
      '캐시 | 표',
      '1. 캐시',
    ),
    fc.constantFrom('가'.repeat(10_000), '(((('.repeat(500), '캐시 '.repeat(300), '\u202e캐시\u0000', '__proto__ 캐시'),
  )
  const item = fc.record({
    title: fc.option(text, { nil: undefined }),
    text,
    member: fc.constantFrom('가', '*나*', 'constructor'),
  })

  it.each(['ko', 'en'] as const)('points in %s are nested lists, the same every time', (language) => {
    const check = fc.property(fc.array(item, { maxLength: 10 }), (drafts) => {
      const items = drafts.map(({ title, text, member }, at) => ({
        ...(title === undefined ? {} : { title }),
        text,
        source: title === undefined ? text : `**${title}**: ${text}`,
        id: `w/${member}/s/${at}`,
        member,
        memberName: member,
        section: 's',
        heading: 's',
        line: at,
        path: 'p',
      }))
      const material = {
        ...weekOf({}, { language, next: { id: 'w2', topics: ['캐시', 'cache'] }, attribution: true }),
        items,
      }
      const { chosen } = meetingPoints(material)
      expect(meetingPoints(material).chosen).toEqual(chosen)
      if (chosen.length === 0) return
      for (const parse of [parseMarkdown, parsePlain]) {
        const [list, ...rest] = parse(listMarkdown([], chosen, [])).children
        expect(rest).toEqual([])
        if (list?.type !== 'list') throw new Error('no list')
        expect(list.children.map(({ children }) => children.map(({ type }) => type))).toEqual(
          chosen.map(() => ['paragraph', 'list']),
        )
      }
    })
    fc.assert(check, { numRuns: runs(100) })
  })
})
