import { expect, test } from 'vitest'
import { tooComplex } from '../../../src/lint/rules/too-complex.ts'
import { check } from '../checking.ts'
import { table } from '../table.ts'

const deep = '> '.repeat(5_000)

table(tooComplex, [
  ['nested quotes', `## 핵심 인사이트\n\n${deep}글\n`, [[3, 1, 3, 1]]],
  ['marks in one paragraph', `## 핵심 인사이트\n\n${'['.repeat(5_000)}\n`, [[3, 1, 3, 1]]],
  ['an ordinary long note', `## 핵심 인사이트\n\n${'- 글\n'.repeat(500)}`, []],
])

test('the text above is still checked, but no fix is offered or applied', async () => {
  const note = `---\nmembr: x\n---\n\n## 핵심 인사이드\n\n- **용어(Term)**은\n- ![](images/lag.svg)\n\n${deep}글\n\n한\u0008글\n`
  const { findings, fixed } = await check(note)
  expect(findings.map(({ rule, line, fix }) => [rule, line, fix])).toEqual([
    ['front-matter-key', 2, undefined],
    ['near-section', 5, undefined],
    ['emphasis-particle', 7, undefined],
    ['image-alt', 8, undefined],
    ['too-complex', 10, undefined],
    ['control-character', 12, undefined],
  ])
  expect(fixed).toBe(note)
})
