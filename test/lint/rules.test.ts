import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { documentation } from '../../src/lint/rule.ts'
import { rules } from '../../src/lint/rules.ts'
import { ruleNames } from '../../src/workspace/rule-names.ts'
import { check } from './checking.ts'

/** Two texts below a rule in docs/rules.md: one with a finding, and one without, which may be what `--fix` makes of it. */
interface Example {
  bad: string
  good: string
  isFixed: boolean
}

interface Section {
  title: string
  config: string
  examples: Example[]
}

/** The sections of a page about rules, with their examples. */
function sectionsOf(path: string): Section[] {
  const page = readFileSync(path, 'utf8')
  return page.split(/\n## (?=[a-z-]+\n)/).flatMap((text) => {
    const title = /^.*/.exec(text)?.[0] ?? ''
    if (!ruleNames.includes(title)) return []
    const config = /^```yaml\n([\s\S]*?)^```/m.exec(text)?.[1] ?? ''
    const blocks = [...text.matchAll(/\*\*(.+)\*\*\n\n````md\n([\s\S]*?)^````/gm)]
    const examples = Array.from({ length: blocks.length / 2 }, (_, at): Example => {
      const [bad, good] = [blocks[2 * at], blocks[2 * at + 1]]
      return { bad: bad?.[2] ?? '', good: good?.[2] ?? '', isFixed: good?.[1]?.includes('--fix') ?? false }
    })
    return [{ title, config, examples }]
  })
}

test('each rule has a file, and a section in both pages where the link of its findings leads', () => {
  expect(rules.map(({ name }) => name)).toEqual(ruleNames)
  for (const language of ['ko', 'en'] as const) {
    const { pathname } = new URL(documentation(language))
    const sections = sectionsOf(pathname.replace(/^.*\/blob\/main\//, ''))
    expect(sections.map(({ title }) => title)).toEqual(ruleNames)
  }
})

describe.each([
  ['ko', 'docs/rules.ko.md'],
  ['en', 'docs/rules.md'],
])('in %s', (language, path) => {
  const cases = sectionsOf(path).flatMap(({ title, config, examples }) =>
    examples.map((example) => [title, config, example] as const),
  )
  test.each(cases)('%s', async (rule, config, { bad, good, isFixed }) => {
    // Most examples are too short to have a section.
    const structure = rule === 'no-section' ? '' : 'lint: {rules: {no-section: off}}\n'
    const options = { config: `language: ${language}\n${structure}${config}` }
    const { findings, fixed } = await check(bad, options)
    expect(findings).toMatchObject([{ rule, url: documentation(language as 'ko' | 'en', rule) }])
    expect(findings[0]?.hint).toBeTruthy()
    expect(fixed).toBe(isFixed ? good : bad)
    expect((await check(good, options)).findings).toEqual([])
  })

  test('the table tells severity, fix and build of each rule', () => {
    const rows = [...readFileSync(path, 'utf8').matchAll(/^\| \[`(.+?)`\]\(#(.+?)\) \| (\w+) \| (.*?) \| (.*?) \|/gm)]
    const hasFix = (name: string) => cases.some(([title, , { isFixed }]) => title === name && isFixed)
    expect(
      rows.map(([, name, anchor, severity, fix, build]) => [name, anchor, severity, fix !== '', build !== '']),
    ).toEqual(rules.map(({ name, severity, inBuild }) => [name, name, severity, hasFix(name), inBuild === true]))
  })
})
