import { expect, test } from 'vitest'
import { resultOf, start } from '../binary.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const config = { 'insights.config.yaml': 'language: en\nmembers: [{id: hana}]\n' }
const text = '## Core insights\n\n- 1~5 and 6~9\n'

async function lintStdin(input: string, name: string, ...args: string[]) {
  return await lint(input, ...args, '--stdin-filename', name)
}

async function lint(input: string, ...args: string[]) {
  return await insights(['lint', ...args], fixture({ ...config, 'README.md': '' }), {}, { stdin: input })
}

test('the binary reads the stdin of its process', async () => {
  const child = start(['lint', '-', '--fix'], fixture(config))
  child.stdin?.end(text)
  expect(await resultOf(child)).toMatchObject({ code: 0, stdout: text.replaceAll('~', '\\~') })
})

test('an unsaved note is checked as the note at its path', async () => {
  const { code, stdout } = await lintStdin(
    `---\nmember: duri\n---\n${text}`,
    'notes/week-02/hana.md',
    '--format',
    'github',
  )
  expect([code, stdout.match(/(?<=title=)[\w-]+/g)]).toEqual([1, ['front-matter', 'strikethrough-range']])
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

test('`-` is stdin, with or without the path of a note', async () => {
  const path = 'notes/week-02/hana.md'
  const named = await lintStdin(text, path, '-', '--format', 'github')
  expect([named.code, named.stdout]).toEqual([1, expect.stringMatching(/^::error .*notes\/week-02\/hana\.md:3:4/)])
  const unnamed = await lint(text, '-', '--format', 'json')
  expect([unnamed.code, JSON.parse(unnamed.stdout)]).toMatchObject([1, [{ path: '-', line: 3, column: 4 }]])
  expect(await lint(text, '-', '--fix')).toMatchObject({ code: 0, stdout: text.replaceAll('~', '\\~') })
  // Nothing here is about a week or a member, so only the text counts.
  expect(await lint(text.replaceAll('~', '-'), '-')).toMatchObject({ code: 0, stdout: '' })
})

test.each([
  [['-', 'README.md'], 'error  - cannot be used together with weeks or paths.'],
  [['README.md', '--stdin-filename', 'a.md'], 'error  --stdin-filename cannot be used together with weeks or paths.'],
  [['-', '--changed'], 'error  Options that cannot be used together: -, --changed'],
])('refuses %j', async (args, message) => {
  const { code, stdout, stderr } = await lint('', ...args)
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)])
})
