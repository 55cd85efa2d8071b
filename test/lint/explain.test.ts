import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explanations } from '../../src/lint/explain.ts'
import type { RuleDocs } from '../../src/lint/rule.ts'
import { rules } from '../../src/lint/rules.ts'
import { check } from './checking.ts'

const docsOf = async (name: string): Promise<RuleDocs> => (await import(`../../src/lint/rules/${name}.ts`)).docs

describe.each(['ko', 'en'] as const)('explanations in %s', async (language) => {
  const all = await explanations(language)
  const optionsOf = async (name: string) => ({ config: `language: ${language}\n${(await docsOf(name)).config ?? ''}` })

  test('each rule has one, the same as in its file', async () => {
    expect([...all.keys()]).toEqual(rules.map(({ name }) => name))
    for (const [name, docs] of all) expect(docs).toEqual((await docsOf(name))[language])
  })

  test.each([...all])('%s: the wrong example is found, the right one is not', async (name, { wrong, right }) => {
    const own = async (markdown: string) =>
      (await check(markdown, await optionsOf(name))).findings.filter(({ rule }) => rule === name)
    expect(await own(wrong)).not.toEqual([])
    expect(await own(right)).toEqual([])
  })

  test.each([...all])('%s: --fix turns the wrong example into the right one', async (name, { wrong, right }) => {
    const { findings, fixed } = await check(wrong, await optionsOf(name))
    if (findings.some(({ rule, fix }) => rule === name && fix)) expect(fixed).toBe(right)
    else expect(fixed).toBe(wrong)
  })
})

test('commands load them only to print them', async () => {
  const [, { why = '' } = {}] = [...(await explanations('en'))][0] ?? []
  const chunks = readdirSync('dist').filter((name) => name.endsWith('.js'))
  const source = (name: string) => readFileSync(`dist/${name}`, 'utf8')
  const holding = chunks.filter((name) => source(name).includes(why))
  expect([why, holding]).toEqual([expect.stringMatching(/./), [expect.stringContaining('rule-docs')]])
  const naming = chunks.filter((name) => source(name).includes(holding[0] ?? ''))
  for (const name of naming) expect(source(name)).toContain(`import("./${holding[0]}")`)
})
