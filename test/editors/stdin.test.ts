import { expect, test } from 'vitest'
import { ended, start } from '../binary.ts'
import { lay } from '../workspaces.ts'

const config = { 'insights.config.yaml': 'language: en\nmembers: [{id: hana}]\n' }
const text = '## Core insights\n\n- 1~5 and 6~9\n'

async function typed(input: string, name: string, ...args: string[]) {
  const child = start(['lint', ...args, '--stdin-filename', name], lay({ ...config, 'README.md': '' }))
  child.stdin?.end(input)
  return await ended(child)
}

test('a note that is not saved yet is checked as the note of its path', async () => {
  const { code, stdout } = await typed(`---\nmember: duri\n---\n${text}`, 'notes/week-02/hana.md', '--format', 'unix')
  expect([code, stdout.match(/\[[\w-]+\]$/gm)]).toEqual([1, ['[path-mismatch]', '[strikethrough-range]']])
})

test('a stranger’s note is found out, and its text comes back as it was', async () => {
  const ran = await typed(text, 'notes/week-02/hanna.md', '--fix')
  expect([ran.code, ran.stdout]).toEqual([1, text])
  expect(ran.stderr).toContain('hanna')
})

test('with --fix the text comes back mended; that of another file as it was', async () => {
  expect(await typed(text, 'notes/week-02/hana.md', '--fix')).toMatchObject({
    code: 0,
    stdout: text.replaceAll('~', '\\~'),
  })
  expect(await typed(text, 'README.md', '--fix')).toMatchObject({ code: 0, stdout: text })
})
