import { describe, expect, test } from 'vitest'
import { ruleDocs, rules } from '../../src/lint/rules.ts'
import { check } from './checking.ts'

describe.each(['ko', 'en'] as const)('explanations in %s', (language) => {
  const all = Array.from(
    ruleDocs,
    ([
      name,
      {
        [language]: { wrong, right },
      },
    ]) => ({ name, wrong, right }),
  )
  const optionsOf = (name: string) => ({ config: `language: ${language}\n${ruleDocs.get(name)?.config ?? ''}` })

  test('each rule has one', () => {
    expect([...ruleDocs.keys()]).toEqual(rules.map(({ name }) => name))
  })

  test.each(all)('$name: the wrong example is found, the right one is not', async ({ name, wrong, right }) => {
    const own = async (markdown: string) =>
      (await check(markdown, optionsOf(name))).findings.filter(({ rule }) => rule === name)
    expect(await own(wrong)).not.toEqual([])
    expect(await own(right)).toEqual([])
  })

  test.each(all)('$name: --fix turns the wrong example into the right one', async ({ name, wrong, right }) => {
    const { findings, fixed } = await check(wrong, optionsOf(name))
    if (findings.some(({ rule, fix }) => rule === name && fix)) expect(fixed).toBe(right)
    else expect(fixed).toBe(wrong)
  })
})
