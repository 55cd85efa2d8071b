import { describe, expect, it } from 'vitest'
import { enQuestions } from '../../src/languages/en-questions.ts'
import { koQuestions } from '../../src/languages/ko-questions.ts'
import type { Premise } from '../../src/languages/question-language.ts'

const ko = (premise: Premise, term: string, shared?: string) => koQuestions.ask(premise, term, { shared })

describe('the Korean forms', () => {
  it.each<[Premise, string]>([
    [
      { kind: 'pair', one: 'WAL', other: 'Raft' },
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
      '사람이 많을수록 늦어진다는 말은 어떤 조건에서 맞고, 언제 틀릴까?',
    ],
    [{ kind: 'claim', text: '로그는 먼저 쓴다는' }, '로그는 먼저 쓴다는데, 우리 경험과도 맞는 말일까?'],
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
    [{ kind: 'heading', text: '캐시의 함정' }, "'캐시의 함정'은 우리 경험에서는 어떤 모습으로 나타날까?"],
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

describe('the English forms', () => {
  it.each<[Premise, string]>([
    [
      { kind: 'pair', one: 'Raft', other: 'Paxos' },
      'If we could have only one of Raft and Paxos, what would decide it for us?',
    ],
    [
      { kind: 'claim', text: 'Mulch keeps soil moist' },
      '“Mulch keeps soil moist”: under what conditions does that hold, and when does it stop?',
    ],
    [
      { kind: 'heading', text: 'The myth of daily watering' },
      'Where have we met “The myth of daily watering” ourselves?',
    ],
  ])('%j', (premise, expected) => {
    expect(enQuestions.ask(premise, 'it').texts[0]).toBe(expected)
  })
})
