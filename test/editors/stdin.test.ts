import { expect, test } from 'vitest'
import { resultOf, start } from '../binary.ts'
import { fixture } from '../workspaces.ts'

const config = { 'insights.config.yaml': 'language: en\nmembers: [{id: hana}]\n' }
const text = '## Core insights\n\n- 1~5 and 6~9\n'

async function lintStdin(input: string, name: string, ...args: string[]) {
  const child = start(['lint', ...args, '--stdin-filename', name], fixture({ ...config, 'README.md': '' }))
  child.stdin?.end(input)
  return await resultOf(child)
}

test('an unsaved note is checked as the note at its path', async () => {
  const { code, stdout } = await lintStdin(
    `---\nmember: duri\n---\n${text}`,
    'notes/week-02/hana.md',
    '--format',
    'unix',
  )
  expect([code, stdout.match(/\[[\w-]+\]$/gm)]).toEqual([1, ['[path-mismatch]', '[strikethrough-range]']])
})

test('the note of an unknown member is reported, and its text is printed unchanged', async () => {
  const ran = await lintStdin(text, 'notes/week-02/hanna.md', '--fix')
  expect([ran.code, ran.stdout]).toEqual([1, text])
  expect(ran.stderr).toContain('hanna')
})

test('--fix prints the fixed text, and the text of any other file unchanged', async () => {
  expect(await lintStdin(text, 'notes/week-02/hana.md', '--fix')).toMatchObject({
    code: 0,
    stdout: text.replaceAll('~', '\\~'),
  })
  expect(await lintStdin(text, 'README.md', '--fix')).toMatchObject({ code: 0, stdout: text })
})
