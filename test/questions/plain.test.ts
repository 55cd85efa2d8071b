import { describe, expect, it } from 'vitest'
import { fold, plain } from '../../src/questions/plain.ts'

describe('an item as it may be read aloud', () => {
  it.each([
    ['한 줄\n두 줄\u2028세 줄', '한 줄 두 줄 세 줄'],
    ['캐\u0000시\u202e의\u200b 함정', '캐시의 함정'],
    ['**굵게** `코드` ~~지움~~', '굵게 코드 지움'],
    ['[이름](https://a.example/b) 참고 https://a.example', '이름 참고'],
    ['<b>태그</b>는 x < 5, y > 3', '태그는 x < 5, y > 3'],
    ['[x] 끝낸 일', '끝낸 일'],
    ['🔥 불 👨‍👩‍👧 ⚠️ 속도 ↔ 비용', '불 속도 ↔ 비용'],
    ['각'.normalize('NFD'), '각'],
  ])('%j', (text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  it('is bounded', () => {
    expect(plain('낱말 '.repeat(100_000)).length).toBeLessThanOrEqual(600)
    expect(plain('가'.repeat(1_000_000)).length).toBeLessThanOrEqual(600)
  })
})

it('names are compared without case, spaces and marks', () => {
  expect(fold('Top-k')).toBe(fold('top K'))
  expect(fold('사후 학습')).toBe(fold('사후학습'))
})
