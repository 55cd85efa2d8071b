import { describe, expect, it } from 'vitest'
import { questionHeadings } from '../../src/languages/folder-words.ts'
import { normaliseHeading } from '../../src/text.ts'

const isQuestions = (text: string) => questionHeadings.some(([form]) => form.test(normaliseHeading(text)))

describe('a heading for questions', () => {
  it.each(questionHeadings.map(([form, example]) => ({ form, example })))('$example', ({ form, example }) => {
    expect(normaliseHeading(example)).toMatch(form)
  })

  it.each(['토론 거리', '함께 나누고 싶은 이야기', '💬 나의 질문', 'Discussion points'])('%s', (text) =>
    expect(isQuestions(text)).toBe(true),
  )

  it.each(['이야기', '질문과 답', '토론 결과', 'Discussion summary', '논의한 내용'])('is not %s', (text) =>
    expect(isQuestions(text)).toBe(false),
  )
})
