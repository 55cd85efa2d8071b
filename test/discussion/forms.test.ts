import { describe, expect, it } from 'vitest'
import { enQuestions } from '../../src/languages/en-questions.ts'
import { koQuestions } from '../../src/languages/ko-questions.ts'
import type { Premise } from '../../src/languages/question-language.ts'

const ko = (premise: Premise, term: string, shared?: string) => koQuestions.ask(premise, term, { shared })

describe('the Korean forms', () => {
  it.each<[Premise, string]>([
    [
      { kind: 'pair', one: 'WAL', other: 'Raft', how: 'choice' },
      'WAL과 Raft 중 하나를 먼저 골라야 한다면, 우리 상황에서는 무엇이 기준이 될까?',
    ],
    [
      { kind: 'claim', text: '읽기는 빨라지지만 쓰기가 느려진다는' },
      '읽기는 빨라지지만 쓰기가 느려진다는 지적이 있는데, 그래도 감수할 만한 때는 언제일까?',
    ],
    [
      { kind: 'claim', text: '하나로는 전체를 막지 못한다는' },
      '하나로는 전체를 막지 못한다는 한계를 우리는 무엇으로 메울 수 있을까?',
    ],
    [
      { kind: 'claim', text: '경고를 세 번이나 놓쳤다는' },
      '경고를 세 번이나 놓쳤다는데, 우리라면 무엇을 다르게 했을까?',
    ],
    [
      { kind: 'claim', text: '새 방식이 옛 방식을 이겼다는' },
      '새 방식이 옛 방식을 이겼다는데, 그 까닭은 무엇이었을까?',
    ],
    [
      { kind: 'claim', text: '사람이 많을수록 늦어진다는' },
      '사람이 많을수록 늦어진다는데, 어느 지점에서 멈추는 것이 좋을까?',
    ],
    [{ kind: 'claim', text: '로그는 먼저 쓴다는' }, '로그는 먼저 쓴다는 점을 놓치면 어떤 일이 벌어질까?'],
    [{ kind: 'claim', text: '셋을 다 가질 수는 없다는' }, '셋을 다 가질 수는 없다면, 우리는 무엇을 먼저 포기할까?'],
    [
      { kind: 'claim', text: '받는 쪽이 검사해야 한다는' },
      '받는 쪽이 검사해야 한다는데, 그러기 어려운 상황은 언제일까?',
    ],
    [
      { kind: 'claim', text: '약한 심판도 센 선수를 속일 수 있다는' },
      '약한 심판도 센 선수를 속일 수 있다는데, 어떤 때에 그런 일이 벌어질까?',
    ],
    [
      { kind: 'claim', text: '평균이 아니라 꼬리로 본다는' },
      '평균이 아니라 꼬리로 본다는데, 우리는 지금 어느 쪽에 더 가까울까?',
    ],
    [{ kind: 'claim', text: '지연이 40% 감소한다는' }, '지연이 40% 감소한다는데, 그 효과가 사라지는 때는 언제일까?'],
    [
      { kind: 'pair', one: '자율', other: '통제', how: 'balance' },
      '자율과 통제 사이에서 우리는 어디에 선을 그어야 할까?',
    ],
    [
      { kind: 'pair', one: 'RAG', other: '파인튜닝', how: 'border' },
      'RAG와 파인튜닝의 경계를 우리는 무엇으로 그을 수 있을까?',
    ],
    [
      { kind: 'plan', text: '20단계를 넘으면 멈추기' },
      '20단계를 넘으면 멈추기로 한다면, 무엇이 가장 먼저 걸림돌이 될까?',
    ],
    [{ kind: 'scene', text: '둘이 하나보다 나은 경우' }, '둘이 하나보다 나은 경우는 언제일까?'],
    [{ kind: 'scene', text: '규칙이 깨지는 현상' }, '규칙이 깨지는 현상을 우리는 어떤 신호로 먼저 알아챌 수 있을까?'],
    [
      { kind: 'open', text: '두 방식의 실전 비교', beside: undefined },
      '두 방식의 차이는 어떤 상황에서 가장 크게 드러날까?',
    ],
    [
      { kind: 'titles', one: 'LRU의 한계', other: 'Clock' },
      "'LRU의 한계'와 'Clock'을 함께 놓고 보면, 우리가 먼저 풀어야 할 문제는 무엇일까?",
    ],
    [
      { kind: 'options', names: 'A, B', of: '교체 정책' },
      '교체 정책으로 꼽힌 A, B 가운데 무엇을 먼저 시도할지, 어떤 기준으로 정할까?',
    ],
    [{ kind: 'figure', text: '30%' }, "캐시 이야기에서 '30%'라는 수치는 어떤 조건에서 달라질까?"],
    [{ kind: 'heading', text: '캐시의 함정' }, "우리 경험에서 '캐시의 함정'은 어떤 모습으로 나타났을까?"],
  ])('%j', (premise, expected) => {
    expect(ko(premise, '캐시').texts[0]).toBe(expected)
  })

  it('ask nothing of a title that names no tension', () => {
    expect(ko({ kind: 'heading', text: '캐시의 구조' }, '캐시').texts).toEqual([])
    expect(ko({ kind: 'shared' }, '캐시').texts).toEqual([])
  })

  it('count and name who said so', () => {
    expect(ko({ kind: 'shared' }, 'JSON', koQuestions.count(3, 5)).texts).toEqual([
      '5명 중 3명이 JSON을 다뤘는데, 서로 생각이 갈리는 곳은 어디일까?',
    ])
    expect(koQuestions.by(['가', '나', '다', '라'])).toBe(' (가, 나 외 2명)')
  })
})

describe('what leads on to next week', () => {
  const lead = { heading: '로그가 원본', term: '복제', about: true }
  it.each<[Premise, string]>([
    [
      { kind: 'asks', text: '언제 나눌까?', other: undefined },
      "'언제 나눌까?'라는 물음에 다음 주 '복제 지연'은 어떤 답을 줄까?",
    ],
    [
      { kind: 'open', text: '두 로그의 차이', beside: undefined },
      "'두 로그의 차이'는 다음 주 '복제 지연'에서 어디까지 풀릴까?",
    ],
    [{ kind: 'claim', text: '로그가 전부라는' }, "로그가 전부라는 이번 주의 말은 다음 주 '복제 지연'에서도 통할까?"],
    [
      { kind: 'plan', text: '로그를 옮기기' },
      "로그를 옮기기로 한다면, 다음 주 '복제 지연'에서 무엇을 먼저 확인해야 할까?",
    ],
    [{ kind: 'heading', text: '로그가 원본' }, "이번 주의 '로그가 원본'은 다음 주 '복제 지연'에서 어떻게 이어질까?"],
  ])('%j', (premise, expected) => {
    const { title, texts } = koQuestions.askNext(premise, '복제 지연', lead)
    expect([title, texts[0]]).toEqual(['복제 지연에 앞서', expected])
  })

  it('says where a word came from that is not what its item is about', () => {
    const { title, texts } = koQuestions.askNext({ kind: 'shared' }, '샤딩', { ...lead, about: false })
    expect([title, ...texts]).toEqual([
      '복제와 샤딩',
      "이번 주의 '로그가 원본'에 나온 복제를 이어 가려면, 다음 주 '샤딩'에서 무엇을 알아내야 할까?",
    ])
  })
})

describe('the English forms', () => {
  it.each<[Premise, string]>([
    [
      { kind: 'pair', one: 'Raft', other: 'Paxos', how: 'choice' },
      'Raft or Paxos: if we could have only one, what would decide it for us?',
    ],
    [
      { kind: 'claim', text: 'Mulch keeps soil moist' },
      '“Mulch keeps soil moist”: under what conditions does that hold, and when does it stop?',
    ],
    [
      { kind: 'claim', text: 'Mulch keeps water but feeds slugs' },
      '“Mulch keeps water but feeds slugs”: when is that price worth paying?',
    ],
    [{ kind: 'plan', text: 'Water once a week' }, '“Water once a week”: what would get in our way first?'],
    [
      { kind: 'heading', text: 'The myth of daily watering' },
      'Where have we met “The myth of daily watering” ourselves?',
    ],
  ])('%j', (premise, expected) => {
    expect(enQuestions.ask(premise, 'it').texts[0]).toBe(expected)
  })
})
