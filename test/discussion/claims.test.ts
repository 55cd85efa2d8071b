import { describe, expect, it } from 'vitest'
import { reader } from '../../src/discussion/terms.ts'
import { claim } from '../../src/languages/ko-claims.ts'
import { koQuestions } from '../../src/languages/ko-questions.ts'

const read = await reader('ko')

describe('a sentence of a note as what stands before a noun', () => {
  it.each([
    ['함수를 펼치면 코드가 늘어난다', '함수를 펼치면 코드가 늘어난다는'],
    ['규칙이 표준과 다름', '규칙이 표준과 다르다는'],
    ['처리량이 눈에 띄게 떨어짐', '처리량이 눈에 띄게 떨어진다는'],
    ['로그를 따로 쌓음', '로그를 따로 쌓는다는'],
    ['메모리를 두 배로 늘림', '메모리를 두 배로 늘린다는'],
    ['점수가 크지 않음', '점수가 크지 않다는'],
    ['순서가 보장되지 않음', '순서가 보장되지 않는다는'],
    ['필요 이상으로 복잡함', '필요 이상으로 복잡하다는'],
    ['데이터만큼의 빈 공간이 더 필요함', '데이터만큼의 빈 공간이 더 필요하다는'],
    ['인덱스는 공짜가 아님', '인덱스는 공짜가 아니라는'],
    ['캐시는 약이면서 독이다', '캐시는 약이면서 독이라는'],
    ['원인은 네트워크임', '원인은 네트워크라는'],
    ['선택이 중요', '선택이 중요하다는'],
    ['지연이 40% 감소', '지연이 40% 감소한다는'],
    ['작은 팀도 큰 일을 할 수 있다는 점', '작은 팀도 큰 일을 할 수 있다는'],
    ['위임은 권한을 넘기는 것', '위임은 권한을 넘기는 것이라는'],
    ['지표가 목표가 되면 조작된다고 함', '지표가 목표가 되면 조작된다는'],
    ['망각은 고장이 아니라 기능이라는 주장이 새로웠다', '망각은 고장이 아니라 기능이라는'],
  ])('%s', (text, expected) => {
    expect(claim(text, read(text).morphemes)).toBe(expected)
  })

  it.each([
    '이것은 문제다',
    '재고 차감에 락을 넣기',
    '컨텍스트 길이의 제약',
    '암묵적 피드백의 모호함',
    '서버에서는 끄라고 함',
    '전환율은 떨어진 사례',
    '"그렇다"고 말한다',
    '왜 그런가?',
    '수면을 다룬 부분이 좋았다',
  ])('nothing: %s', (text) => {
    expect(claim(text, read(text).morphemes)).toBeUndefined()
  })
})

describe('what a note asks', () => {
  it.each([
    ['책임은 누구에게 있는가', '책임은 누구에게 있을까?'],
    ['두 값은 함께 갈 수 있나', '두 값은 함께 갈 수 있을까?'],
    ['임계값은 어떻게 정해야 하나?', '임계값은 어떻게 정해야 할까?'],
    ['보상 작업이 실패하면?', '보상 작업이 실패하면 어떻게 해야 할까?'],
    ['충돌이 어느 정도일 때 손해인지', '충돌이 어느 정도일 때 손해인지 무엇으로 판단할 수 있을까?'],
    ['면담을 어떻게 깊게 할 수 있을까?', '면담을 어떻게 깊게 할 수 있을까?'],
  ])('%s', (text, expected) => {
    expect(koQuestions.asks(text, read(text).morphemes)).toBe(expected)
  })

  it.each(['외부 API 호출 금지', '편지', '락을 오래 잡는다'])('no question: %s', (text) => {
    expect(koQuestions.asks(text, read(text).morphemes)).toBeUndefined()
  })
})

describe('two things set against each other', () => {
  it.each([
    ['속도 vs 정확도', ['속도', '정확도']],
    ['스왑 vs OOM: 느려지는 것과 죽는 것', ['스왑', 'OOM']],
    ['낙관적 락과 비관적 락의 선택 기준', ['낙관적 락', '비관적 락']],
    ['희소 모델과 밀집 모델의 비용 트레이드오프', ['희소 모델', '밀집 모델']],
    ['갭 락과 데드락의 관계', undefined],
    ['속도와 비용에 영향', undefined],
  ])('%s', (text, expected) => {
    expect(koQuestions.pair(text)).toEqual(expected)
  })
})
