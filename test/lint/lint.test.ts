import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/lint/rules.ts'
import { ruleNames } from '../../src/workspace/rule-names.ts'
import { check, placeOf } from './checking.ts'

const namesIn = (folder: string, ending: string) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort()

test('each rule has a file and a table of tests', () => {
  const names = rules.map(({ name }) => name).sort()
  expect(namesIn('../../src/lint/rules', '.ts')).toEqual(names)
  expect(namesIn('rules', '.test.ts')).toEqual(names)
  expect(ruleNames).toEqual(rules.map(({ name }) => name))
})

const image = '![](images/lag.svg)'

describe('severity', () => {
  test.each([
    ['image-alt', '', 'warning'],
    ['image-alt', 'lint: {rules: {image-alt: error}}', 'error'],
    ['image-alt', 'lint: {rules: {image-alt: off}}', undefined],
    ['near-section', '', 'error'],
    ['near-section', 'lint: {rules: {near-section: warning}}', 'warning'],
  ])('%s with %j', async (name, config, severity) => {
    const { findings } = await check(`## 핵심 인사이드\n\n${image}\n`, { config })
    expect(findings.find(({ rule }) => rule === name)?.severity).toBe(severity)
  })
})

describe('suppression', () => {
  const lines = async (markdown: string) =>
    (await check(markdown)).findings.filter(({ rule }) => rule === 'image-alt').map(({ line }) => line)

  test.each([
    ['the next line', `<!-- insights-disable-next-line image-alt -->\n${image}\n\n${image}\n`, [4]],
    ['the next line, from the end of a line', `- 글 <!-- insights-disable-next-line image-alt -->\n- ${image}\n`, []],
    ['the whole file, from its end', `${image}\n\n${image}\n\n<!-- insights-disable image-alt -->\n`, []],
    ['several rules', `<!-- insights-disable no-section, image-alt -->\n\n${image}\n`, []],
    ['another rule', `<!-- insights-disable no-section -->\n\n${image}\n`, [3]],
    ['shown as code', `\`<!-- insights-disable image-alt -->\`\n\n${image}\n`, [3]],
    ['shown in a code block', `\`\`\`\n<!-- insights-disable image-alt -->\n\`\`\`\n\n${image}\n`, [5]],
  ])('%s', async (_name, markdown, expected) => expect(await lines(markdown)).toEqual(expected))
})

test('positions are correct with front matter, CRLF, byte order mark, tabs and wide letters', async () => {
  const { findings } = await check(
    `\uFEFF---\r\nmember: hana\r\n---\r\n\r\n## 핵심 인사이트\r\n\r\n-\t👩‍💻 ${image}\r\n  1. 한글 ${image}\r\n`,
  )
  expect(findings.map(placeOf)).toEqual([
    [7, 9, 7, 28],
    [8, 9, 8, 28],
  ])
})
