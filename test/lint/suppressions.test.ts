import { expect, test } from 'vitest'
import { check } from './checking.ts'

const image = '![](images/없음.svg)'

test.each([
  ['the next line', `<!-- insights-disable-next-line broken-link -->\n${image}\n\n${image}\n`, [4]],
  ['the next line, from the end of a line', `- 글 <!-- insights-disable-next-line broken-link -->\n- ${image}\n`, []],
  ['the whole note, from its end', `${image}\n\n${image}\n\n<!-- insights-disable broken-link -->\n`, []],
  ['several rules', `<!--insights-disable no-section, broken-link-->\n\n${image}\n`, []],
  ['another rule', `<!-- insights-disable no-section -->\n\n${image}\n`, [3]],
  ['all rules', `<!-- insights-disable -->\n\n${image}\n`, []],
  ['all rules in the next line', `<!-- insights-disable-next-line -->\n${image}\n\n${image}\n`, [4]],
  ['shown as code', `\`<!-- insights-disable broken-link -->\`\n\n${image}\n`, [3]],
  ['shown in a code block', `\`\`\`\n<!-- insights-disable broken-link -->\n\`\`\`\n\n${image}\n`, [5]],
  ['another word', `<!-- insights-disabled -->\n\n${image}\n`, [3]],
])('a comment turns off %s', async (_name, markdown, lines) => {
  const { findings } = await check(markdown, { config: 'lint: {rules: {no-section: off}}' })
  expect(findings.map(({ line }) => line)).toEqual(lines)
})

test('neither a comment nor the config silences what breaks a note', async () => {
  const config = 'lint: {rules: {conflict-marker: off, limits: warning, no-section: off}}'
  const conflict = await check('<!-- insights-disable -->\n\n<<<<<<< HEAD\n', { config })
  expect(conflict.findings).toMatchObject([{ rule: 'conflict-marker', severity: 'error' }])
  const deep = await check(`<!-- insights-disable -->\n\n${'> '.repeat(99)}글\n`, { config })
  expect(deep.findings).toMatchObject([{ rule: 'limits', severity: 'error' }])
})

test('positions are correct with front matter, CRLF, byte order mark, tabs and wide letters', async () => {
  const { findings } = await check(
    `\uFEFF---\r\nmember: hana\r\n---\r\n\r\n## 핵심 인사이트\r\n\r\n-\t👩‍💻 ${image}\r\n  1. 한글 ${image}\r\n`,
  )
  expect(findings.map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn])).toEqual([
    [7, 13, 7, 26],
    [8, 13, 8, 26],
  ])
})
