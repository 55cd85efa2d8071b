import { expect, test } from 'vitest'
import { check } from './checking.ts'

const config = `sections:
  - {id: insights, heading: 핵심 인사이트, required: true}
  - {id: applications, heading: 실무 적용 아이디어, required: true}
  - {id: further-study, heading: 추가 학습이 필요한 부분, required: true}
`

test.each([
  ['## 핵심 인사이트\n\n- a\n', ['실무 적용 아이디어', '추가 학습이 필요한 부분']],
  // The misspelt heading is reported instead.
  ['## 핵심 인사이트\n\n- a\n\n## 실무 적용 아이디아\n\n- b\n', ['추가 학습이 필요한 부분']],
  ['## 실무 적용 아이디아\n\n- b\n', []],
])('the required sections that a note lacks are reported: %j', async (note, missing) => {
  const { findings } = await check(note, { config })
  const found = findings.filter(({ rule }) => rule === 'missing-section')
  expect(found.map(({ message }) => /`(.*)`/.exec(message)?.[1])).toEqual(missing)
})
