import { describe, expect, it } from 'vitest'
import { joinNames } from '../../src/discussion/names.ts'
import { holds } from '../../src/discussion/phrases.ts'
import { reader, readItems } from '../../src/discussion/terms.ts'
import { itemsOf } from './weeks.ts'

const read = await reader('ko')
const runs = (text: string) => read(text).phrases.map(({ words }) => words.join(' '))

describe('the runs of nouns in a sentence', () => {
  it.each([
    ['언어별 토큰화 효율성의 차이', ['언어별 토큰화 효율성', '차이']],
    ['환각(Hallucination)은 왜 생길까', ['환각', 'Hallucination']],
    ['구조화된 출력의 설계', ['구조화된 출력', '설계']],
    ['쓰기 편향을 막지 못한다', ['쓰기 편향']],
    ['알림 피로가 심하다', ['알림 피로']],
    ['A/B 테스트의 함정', ['A/B 테스트', '함정']],
    ['B-Tree vs LSM-Tree', ['B-Tree', 'LSM-Tree']],
    ['허영 지표 구별하기', ['허영 지표']],
    ['Copy-on-Write와 fork', ['Copy-on-Write', 'fork']],
  ])('%s', (text, expected) => {
    expect(runs(text)).toEqual(expected)
  })

  it('hold a term at the bounds of morphemes only', () => {
    const inside = (text: string, key: string) => read(text).phrases.some((run) => holds(run, key))
    expect(inside('역스케일링 현상', '스케일링')).toBe(true)
    expect(inside('샘플링이 저평가되는 이유', '평가')).toBe(false)
  })

  it('are found in English too', async () => {
    const english = await reader('en')
    const words = english('The leader election of Raft is a slow process').phrases.map((run) => run.words.join(' '))
    expect(words).toEqual(['leader election', 'Raft', 'slow process'])
  })
})

describe('what one note tells of words that the dictionary lacks', () => {
  const title = (lines: string[]) =>
    readItems(itemsOf('w', { 가: { s: lines } }), read).map((one) => one.title?.phrases)

  it('a particle that a noun swallowed is taken off', () => {
    const [first] = title(['**리텐션이 성장을 이긴다**', '**리텐션은 무엇인가**', '**리텐션을 재는 법**'])
    expect(first?.map(({ words }) => words.join(' '))).toEqual(['리텐션', '성장'])
  })

  it('a noun that was taken apart is put together', () => {
    const [first] = title(['**에러 버짓**', '**버짓을 다 쓰면**'])
    expect(first?.map(({ words }) => words.join(' '))).toEqual(['에러 버짓'])
  })
})

describe('names that are one', () => {
  const general = new Set(['방법'])
  const names = (lines: string[], glossary: string[][] = []) =>
    joinNames(readItems(itemsOf('w', { 가: { s: lines } }), read), glossary, general)

  it.each([
    ['환각(Hallucination)의 원인', '환각', 'hallucination'],
    ['테스트 시점 연산(Test-time compute)', '테스트시점연산', 'testtimecompute'],
    ['Locality(지역성)를 살린다', 'locality', '지역성'],
    ['MoE(Mixture of Experts) 구조', 'moe', 'mixtureofexperts'],
  ])('a gloss: %s', (text, one, other) => {
    const { of } = names([text])
    expect(of(one)).toBe(of(other))
  })

  it.each(['새 아키텍처(RWKV, SSM)', '전체 연산(2%)', '방법(method)', '높은 온도(창의적 작업)'])(
    'no gloss: %s',
    (text) => {
      expect(names([text]).all('아키텍처')).toEqual(['아키텍처'])
      expect(names([text]).of('방법')).toBe('방법')
      expect(names([text]).of('온도')).toBe('온도')
    },
  )

  it('the glossary of the config, whatever the order', () => {
    const { of, all } = names([], [['환각', 'Hallucination', '할루시네이션']])
    expect(of('할루시네이션')).toBe(of('hallucination'))
    expect([...all('환각')].sort()).toEqual(['hallucination', '할루시네이션', '환각'])
  })
})
