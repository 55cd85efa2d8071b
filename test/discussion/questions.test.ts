import { describe, expect, it } from 'vitest'
import { type Proposal, propose } from '../../src/discussion/questions.ts'
import fc, { runs } from '../property.ts'
import { compilers, gardening, itemsOf, weekOf } from './weeks.ts'

const lines = (proposals: Proposal[]) => proposals.map(({ list, title, text }) => `${list}: ${title}: ${text}`)
const chosen = async (...week: Parameters<typeof weekOf>) => (await propose(weekOf(...week))).chosen

describe('what is proposed for a week', () => {
  it('on compilers, in Korean', async () => {
    expect(lines(await chosen(compilers))).toEqual([
      'common: 인라인의 대가: 함수를 펼치면 호출은 빨라지지만 코드 크기가 늘어난다는데, 우리는 어디까지 감수할 수 있을까?',
      'common: 레지스터 할당의 남은 질문: 레지스터 할당이 실패하면 어떻게 될까?',
      'deep: 파서 생성기 vs 손으로 쓴 파서: 파서 생성기와 손으로 쓴 파서는 각각 어떤 상황에서 더 나은 선택이 될까?',
      'deep: 탈출 분석의 한계: 가상 호출이 끼어들면 힙 할당을 없애지 못한다면, 우리는 무엇으로 대신할 수 있을까?',
      'deep: 파서 오류 복구 전략 고르기: 파서 오류 복구 전략으로 꼽힌 panic mode, phrase level 가운데 우리가 먼저 시도할 것은 무엇일까?',
    ])
  })

  it('on gardening, in English', async () => {
    expect(lines(await chosen(gardening, { language: 'en' }))).toEqual([
      'common: Deep watering in clay soil: With “Deep watering” in mind, what would we need to know about “Deep watering in clay soil”?',
      'common: Doubts about mulch: “Mulch keeps the soil moist”: under what conditions does that hold, and when does it stop?',
      'deep: The myth of daily watering: Where have we met “The myth of daily watering” ourselves?',
      'deep: Compost vs fertilizer: Compost or fertilizer: in which of our situations is each the better choice?',
    ])
  })

  it('carries its evidence, at most four items, and who wrote them', async () => {
    const [first] = await chosen(compilers)
    expect(first).toMatchObject({
      origin: 'proposed',
      list: 'common',
      term: '인라인',
      members: ['가람', '나래', '다온'],
    })
    expect(first?.evidence).toEqual(['week-01/가람/insights/1', 'week-01/나래/open/1', 'week-01/다온/insights/1'])
  })

  it('names its members only where that is wanted', async () => {
    const [with3] = await chosen(compilers, { attribution: true })
    expect(with3?.text).toMatch(/\? \(가람, 나래, 다온\)$/)
  })

  it('is nothing for notes without items, or where no number is left to fill', async () => {
    expect(await propose(weekOf({ 가람: { insights: [] } }))).toMatchObject({ chosen: [] })
    expect(await propose(weekOf(compilers, { limits: { common: 0, deep: 0, next: 0 } }))).toMatchObject({
      chosen: [],
    })
  })

  it('leaves out what people asked already, under any of its names', async () => {
    const texts = ['인라인은 언제 손해일까요?', 'register allocation은 왜 어려운가요?']
    const terms = (await chosen(compilers, { taken: texts })).map(({ term }) => term)
    expect(terms).not.toContain('인라인')
    expect(terms).not.toContain('레지스터 할당')
  })

  it('counts over the roster, and says all only of all', async () => {
    const notes = (names: string[]) =>
      Object.fromEntries(
        names.map((name) => [name, { s: ['**캐시 무효화의 경로**: Redis, Kafka, Memcached 등의 도구'] }]),
      )
    const roster = ['가', '나', '다', '라'].map((id) => ({ id, name: id }))
    const [three] = await chosen(notes(['가', '나', '다']), { roster })
    expect(three?.text).toMatch(/^4명 중 3명이 다룬 캐시 무효화에서 Redis, Kafka, Memcached 가운데 /)
    const [all] = await chosen(notes(['가', '나', '다', '라']), { roster })
    expect(all?.text).toMatch(/^4명 모두가 다룬 /)
  })

  it('leads on to next week only where an item meets its topics', async () => {
    const next = { id: 'week-02', topics: ['탈출 분석과 가비지 수집'] }
    const limits = { common: 3, deep: 0, next: 3 }
    const lists = (await chosen(compilers, { next, limits })).filter(({ list }) => list === 'next')
    expect(lists.map(({ term, evidence }) => [term, evidence])).toEqual([['탈출 분석', ['week-01/나래/insights/2']]])
    expect(lists[0]?.text).toContain('탈출 분석과 가비지 수집')
    const other = { id: 'week-02', topics: ['네트워크'] }
    expect((await chosen(compilers, { next: other, limits })).some(({ list }) => list === 'next')).toBe(false)
  })

  it('prefers what the schedule says the week is about', async () => {
    const score = async (topics: string[]) => {
      const proposals = await chosen(compilers, { week: { id: 'week-01', topics } })
      return proposals.find(({ term }) => term === '인라인')?.score ?? 0
    }
    expect(await score(['인라인'])).toBeGreaterThan(await score(['링커']))
  })

  it('prefers what earlier weeks were not already full of', async () => {
    const limits = { common: 1, deep: 0, next: 0 }
    const earlier = [
      itemsOf('week-00', { 가람: { s: ['**인라인 복습**', '**인라인 더 보기**', '인라인은 무엇인가'] } }),
    ]
    expect((await chosen(compilers, { limits, earlier }))[0]?.term).toBe('레지스터 할당')
  })
})

describe('proposals are stable', () => {
  it('the same on two runs', async () => {
    const told = async () => {
      const { chosen, runnersUp } = await propose(weekOf(compilers))
      return { chosen, runnersUp: runnersUp() }
    }
    expect(await told()).toEqual(await told())
  })

  it('in order and wording, when a note on other things comes in', async () => {
    const roster = ['가람', '나래', '다온', '라온'].map((id) => ({ id, name: id }))
    const before = await chosen(compilers, { roster })
    const more = { ...compilers, 라온: { insights: ['**링커 스크립트**: 주소를 정한다', '디버그 심볼은 따로 둔다'] } }
    const after = await chosen(more, { roster })
    const kept = lines(after).filter((line) => lines(before).includes(line))
    expect(kept).toEqual(lines(before))
  })
})

describe('whatever the notes hold', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '캐시의 함정',
      '캐시 무효화(cache invalidation)는 어렵다',
      'A와 B의 비교',
      '**굵게** `코드`\n다음 줄',
      '인덱스 vs 스캔',
    ),
    fc.constantFrom(
      '가'.repeat(10_000),
      '(((('.repeat(500),
      '가, 나, '.repeat(500),
      '\u202eمرحبا 캐시의 위험\u0000',
      '__proto__',
      '🔥🔥',
    ),
  )
  const item = fc.record({
    title: fc.option(text, { nil: undefined }),
    text,
    member: fc.constantFrom('가', '나', 'constructor'),
  })

  it.each(['ko', 'en'] as const)(
    'questions in %s are one line, short enough and within the rules',
    async (language) => {
      const check = fc.asyncProperty(fc.array(item, { maxLength: 12 }), async (drafts) => {
        const items = drafts.map(({ title, ...rest }, at) => ({
          ...rest,
          ...(title === undefined ? {} : { title }),
          id: `w/${rest.member}/s/${at}`,
          memberName: rest.member,
          section: 's',
          line: at,
          path: 'p',
        }))
        const next = { id: 'w2', topics: ['캐시', 'cache'] }
        const proposals = await propose({ ...weekOf({}, { language, next }), items })
        for (const { title, text, list, evidence, members } of [...proposals.chosen, ...proposals.runnersUp()]) {
          expect(`${title}${text}`).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|을\(를\)/u)
          expect([...text].length).toBeLessThanOrEqual(language === 'ko' ? 70 : 140)
          expect(text).toMatch(/\?$/)
          expect(text.split('“').length).toBe(text.split('”').length)
          if (language === 'ko') expect(text.split(/['‘’]/).length % 2).toBe(1)
          expect(evidence.length).toBeGreaterThanOrEqual(list === 'common' ? 2 : 1)
          expect(evidence.length).toBeLessThanOrEqual(4)
          expect(members.length).toBeGreaterThanOrEqual(list === 'common' ? 2 : 1)
        }
        const evidence = proposals.chosen.filter(({ list }) => list !== 'next').flatMap((one) => one.evidence)
        expect(new Set(evidence).size).toBe(evidence.length)
      })
      await fc.assert(check, { numRuns: runs(60) })
    },
  )
})
