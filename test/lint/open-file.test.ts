import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Steps } from '../../src/collections.ts'
import { checkOpenFile, findingsInSteps, openFile } from '../../src/lint/open-file.ts'
import type { Workspaces } from '../../src/workspace/find-workspace.ts'
import { fixture } from '../workspaces.ts'

const path = 'notes/week-02/hana.md'

test('findings are found one by one, and are the same as at once', async () => {
  const file = join(fixture({ 'insights.config.yaml': 'language: en\n' }), path)
  const text = `## Core insights\n\n${'- **lag(a)**은 1~5 and 6~9\n\n'.repeat(3)}`
  const { findings } = await checkOpenFile(file, text)
  expect(findings.map(({ line, rule }) => `${line} ${rule}`)).toEqual(
    [3, 5, 7].flatMap((line) => [`${line} emphasis-particle`, `${line} strikethrough-range`]),
  )
  const steps = new Steps(findingsInSteps(await openFile(file, text)))
  let count = 1
  while (!steps.next()) count++
  expect(count).toBeGreaterThan(findings.length)
  expect([steps.next(), steps.finish()]).toEqual([true, findings])
  const begun = new Steps(findingsInSteps(await openFile(file, text)))
  begun.next()
  expect(begun.finish()).toEqual(findings)
})

test('the notes of a workspace without a config are read once for its language', async () => {
  const other = 'notes/week-01/duri.md'
  const root = fixture({ [other]: '## 핵심 인사이트\n\n- 지연\n' })
  const known = new Map<string, Workspaces>()
  const languageOf = async (how = {}) => (await openFile(join(root, path), '', how)).config.language.id
  expect(await languageOf({ known })).toBe('ko')
  writeFileSync(join(root, other), '## Core insights\n\n- Lag\n')
  expect([await languageOf({ known }), await languageOf()]).toEqual(['ko', 'en'])
  // A config counts at once.
  writeFileSync(join(root, 'insights.config.yaml'), 'language: en\n')
  expect(await languageOf({ known })).toBe('en')
})
