import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explanations } from '../../src/lint/explain.ts'
import type { RuleDocs } from '../../src/lint/rule.ts'
import { rules } from '../../src/lint/rules.ts'
import { check } from './checking.ts'

const docsOf = async (name: string): Promise<RuleDocs> => (await import(`../../src/lint/rules/${name}.ts`)).docs

describe.each(['ko', 'en'] as const)('explanations in %s', async (language) => {
  const all = await explanations(language)
  const around = async (name: string) => ({ config: `language: ${language}\n${(await docsOf(name)).config ?? ''}` })

  test('there is one of each rule, as its file has it', async () => {
    expect([...all.keys()]).toEqual(rules.map(({ name }) => name))
    for (const [name, told] of all) expect(told).toEqual((await docsOf(name))[language])
  })

  test.each([...all])('%s: the wrong example is found, the right one is not', async (name, { wrong, right }) => {
    const own = async (markdown: string) =>
      (await check(markdown, await around(name))).findings.filter(({ rule }) => rule === name)
    expect(await own(wrong)).not.toEqual([])
    expect(await own(right)).toEqual([])
  })

  test.each([...all])('%s: what can be fixed is fixed as the example says', async (name, { wrong, right }) => {
    const { findings, fixed } = await check(wrong, await around(name))
    if (findings.some(({ rule, fix }) => rule === name && fix)) expect(fixed).toBe(right)
    else expect(fixed).toBe(wrong)
  })
})

test('no command loads them but to print them', async () => {
  const [, { why = '' } = {}] = [...(await explanations('en'))][0] ?? []
  const chunks = readdirSync('dist').filter((name) => name.endsWith('.js'))
  const source = (name: string) => readFileSync(`dist/${name}`, 'utf8')
  const holding = chunks.filter((name) => source(name).includes(why))
  expect([why, holding]).toEqual([expect.stringMatching(/./), [expect.stringContaining('rule-docs')]])
  const naming = chunks.filter((name) => source(name).includes(holding[0] ?? ''))
  for (const name of naming) expect(source(name)).toContain(`import("./${holding[0]}")`)
})
