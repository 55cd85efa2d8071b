import { describe, expect, test } from 'vitest'
import { explanations } from '../../src/lint/explain.ts'
import { rules } from '../../src/lint/lint.ts'
import { check } from './checking.ts'

const configs = new Map([
  ['missing-section', 'sections: [{id: insights, required: true}, {id: applications}]'],
  ['item-count', 'sections: [{id: insights, min: 2}]'],
  ['item-title', 'sections: [{id: insights, titled: true}]'],
])

describe.each(['ko', 'en'] as const)('explanations in %s', async (language) => {
  const all = await explanations(language)

  test('there is one of each rule', () => {
    expect([...all.keys()].sort()).toEqual(rules.map(({ name }) => name).sort())
  })

  test.each([...all])('%s: the wrong example is found, the right one is not', async (name, { wrong, right }) => {
    const around = { config: `language: ${language}\n${configs.get(name) ?? ''}` }
    const own = async (markdown: string) =>
      (await check(markdown, around)).findings.filter(({ ruleId }) => ruleId === name)
    expect(await own(wrong)).not.toEqual([])
    expect(await own(right)).toEqual([])
  })

  test.each([...all])('%s: what can be fixed is fixed as the example says', async (name, { wrong, right }) => {
    const around = { config: `language: ${language}\n${configs.get(name) ?? ''}` }
    const { findings, fixed } = await check(wrong, around)
    if (findings.some(({ ruleId, fix }) => ruleId === name && fix)) expect(fixed).toBe(right)
    else expect(fixed).toBe(wrong)
  })
})
