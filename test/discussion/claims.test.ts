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
    ['이번 장의 핵심은 동기가 더해지지 않는다는 것이다', '동기가 더해지지 않는다는'],
    ['원본이 쌓이면 느려진다', '원본이 쌓이면 느려진다는'],
    ['망각은 고장이 아니라 기능이라는 주장이 새로웠다', '망각은 고장이 아니라 기능이라는'],
  ])('%s', (text, expected) => {
    expect(claim(text, read(text).morphemes)).toBe(expected)
  })

  it.each([
    '이것은 문제다',
    '재고 차감에 락을 넣기',
    '컨텍스트 길이의 제약',
    '암묵적 피드백의 모호함',
    '청크 크기의 민감함',
    '정확히 한 번 전달이라는 환상',
    '시계열 데이터에는 시간 창 컴팩션',
    '하지만 원본에는 이름도 있다',
    '둘을 나누기는 어렵다',
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
    ['충돌이 어느 정도일 때 손해인지', '충돌이 어느 정도일 때 손해일까?'],
    ['원본을 얼마나 보관할지', '원본을 얼마나 보관할까?'],
    ['도구를 어떻게 만드는지', '도구를 어떻게 만들까?'],
    ['누가 누구를 돕는가', '누가 누구를 도울까?'],
    ['왜 이렇게 어려운지', '왜 이렇게 어려울까?'],
    ['다른 곳에서도 재현되었는지', '다른 곳에서도 재현되었을까?'],
    ['둘 가운데 무엇이 더 나은지', '둘 가운데 무엇이 더 나을까?'],
    ['그 차이는 왜 생기나요?', '그 차이는 왜 생길까?'],
    ['면담을 어떻게 깊게 할 수 있을까?', '면담을 어떻게 깊게 할 수 있을까?'],
  ])('%s', (text, expected) => {
    expect(koQuestions.asks(text, read(text).morphemes)).toBe(expected)
  })

  it.each(['외부 API 호출 금지', '편지', '락을 오래 잡는다'])('no question: %s', (text) => {
    expect(koQuestions.asks(text, read(text).morphemes)).toBeUndefined()
  })
})

describe('the clauses of a sentence that may stand alone', () => {
  it.each([
    ['빠르고 저렴하지만 의미를 모르고, 본문 검색은 이름을 놓친다', ['본문 검색은 이름을 놓친다']],
    ['검색은 쉽지만 순서가 깨진다', ['순서가 깨진다']],
    ['순서가 깨지고, 로그가 사라진다', ['로그가 사라진다', '순서가 깨진다']],
    ['최신을 믿으면 간단하지만, 농담으로 한 말이 영원히 남을 수 있다', ['농담으로 한 말이 영원히 남을 수 있다']],
    ['순서가 깨지고, 길이가 긴 답을 놓친다', []],
    ['급하면 검색하고 여유가 있으면 둘러본다', []],
    ['하지만 원본에는 이름도 있다', ['원본에는 이름도 있다']],
    ['캐시가 비면 모두가 느려진다', []],
  ])('%s', (text, expected) => {
    expect(koQuestions.parts(text, read(text).morphemes)).toEqual(expected)
  })
})

describe('what a note means to do', () => {
  it.each([
    ['20단계를 넘으면 사람에게 넘기기', false, '20단계를 넘으면 사람에게 넘기기'],
    ['기준을 모두에게 공개한다', true, '기준을 모두에게 공개하기'],
    ['빈 화면을 먼저 만든다', true, '빈 화면을 먼저 만들기'],
    ['옛 규칙을 막는다', true, '옛 규칙을 막기'],
    ['개편은 실험으로 판단하지 않기로 한다', true, '개편은 실험으로 판단하지 않기'],
    ['기준을 모두에게 공개한다', false, undefined],
    ['읽기와 쓰기', true, undefined],
    ['이를 로그에 적기', true, undefined],
  ])('%s', (text, intended, expected) => {
    expect(koQuestions.plan(text, read(text).morphemes, intended)).toBe(expected)
  })
})

describe('two things set against each other', () => {
  it.each([
    ['속도 vs 정확도', { one: '속도', other: '정확도', how: 'choice' }],
    ['스왑 vs OOM: 느려지는 것과 죽는 것', { one: '스왑', other: 'OOM', how: 'choice' }],
    ['낙관적 락과 비관적 락의 선택 기준', { one: '낙관적 락', other: '비관적 락', how: 'choice' }],
    ['희소 모델과 밀집 모델의 비용 트레이드오프', { one: '희소 모델', other: '밀집 모델', how: 'choice' }],
    ['용어 기반 검색과 의미 기반 검색', { one: '용어 기반 검색', other: '의미 기반 검색', how: 'choice' }],
    ['자율과 통제의 트레이드오프', { one: '자율', other: '통제', how: 'balance' }],
    ['사실과 의견의 구분', { one: '사실', other: '의견', how: 'border' }],
    ['ETL에서 ELT로', { one: 'ETL', other: 'ELT', how: 'shift' }],
    ['갭 락과 데드락의 관계', undefined],
    ['속도와 비용에 영향', undefined],
  ])('%s', (text, expected) => {
    expect(koQuestions.pair(text)).toEqual(expected)
  })
})
