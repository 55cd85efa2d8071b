import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const files = {
  'insights.config.yaml': 'language: en\nindex: README.md\nmembers: [{id: kim-hana, name: Kim Hana}]\n',
  'README.md': '<!-- insights:index -->\n<!-- insights:end -->\n',
  'notes/week-01/kim-hana.md': '## Core insights\n\n- A replica lags.\n',
}

test.each([
  [
    'insights.md',
    '# {week}\n\n{hint}\n',
    'build',
    '3:1 warning  `{hint}` is left as it is, since it has a value only in note.md',
  ],
  ['insights.md', '# {titel}\n', 'build', '1:1 warning  `{titel}` is left as it is, since no value has this name'],
  ['note.md', '{note}\n', 'new', '1:1 warning  `{note}` is left as it is, since it has a value only in insights.md'],
  ['insights.md', '# {week}\n\n{schedule}\n', 'build', undefined],
])('a value in %s that it does not have is reported: %j', async (name, template, command, expected) => {
  const root = fixture({ ...files, [`templates/${name}`]: template })
  const { code, stderr } = await insights(command === 'new' ? ['new', 'week-02', 'kim-hana'] : [command, '1'], root)
  expect([code, stderr.split('\n').find((line) => line.includes('left as it is'))]).toEqual([
    0,
    expected && expect.stringContaining(`templates/${name}:${expected}`),
  ])
})

/** What `build` writes: the document, or the table of weeks. */
async function built(files: Record<string, string>, path: string): Promise<string> {
  const root = fixture(files)
  const { code, stderr } = await insights(['build', '1'], root)
  expect(code, stderr).toBe(0)
  return readFileSync(join(root, path), 'utf8')
}

test.each([
  ['C*로 쓰는 *DB*', '# C\\*로 쓰는 \\*DB\\*'],
  ['snake_case와 2*3', '# snake_case와 2*3'],
  ['Chapter 3~4', '# Chapter 3~4'],
  ['<b> & [링크](a)', '# \\<b> & \\[링크]\\(a)'],
  ['a | b', '# a | b'],
])('the title %j is shown as it is', async (title, heading) => {
  const config = `title: '${title}'\n`
  const document = await built(
    { ...files, 'insights.config.yaml': config, 'templates/insights.md': '# {title}\n' },
    'notes/week-01/insights.md',
  )
  expect(document.split('\n')[0]).toBe(heading)
})

test('a `|` in a value does not end the cell of a table', async () => {
  const document = await built(
    {
      ...files,
      'insights.config.yaml': "language: en\ntitle: 'a | b'\n",
      'templates/insights.md': '| {title} | {week} |\n| --- | --- |\n',
    },
    'notes/week-01/insights.md',
  )
  expect(document.split('\n')[0]).toBe('| a \\| b | Week 01 |')
})

test('a template with the line endings of Windows gives a document without', async () => {
  const document = await built(
    {
      ...files,
      'templates/insights.md':
        '\uFEFF# {week}\r\n\r\nOne line,\r\nand another.\r\n\r\n<!-- insights:each member -->\r\n\r\n## {name}\r\n\r\n<!-- insights:each section -->\r\n\r\n<!-- insights:content -->\r\n\r\n<!-- insights:end -->\r\n\r\n<!-- insights:end -->\r\n',
    },
    'notes/week-01/insights.md',
  )
  expect(document).toMatch(/^# Week 01\n\nOne line,\nand another.\n\n## Kim Hana\n\n/)
  expect(document).not.toContain('\r')
})

test.each([
  ['', '## Kim, Hana'],
  ['members: [{id: kim-hana, name: Kim Hana}]\n', '## Kim Hana'],
])('the name in the front matter counts only without members in the config: %j', async (members, heading) => {
  const note = `---\nmember: Kim, Hana\ndraft: false\n---\n${files['notes/week-01/kim-hana.md']}`
  const document = await built(
    { 'insights.config.yaml': `language: en\n${members}`, 'notes/week-01/kim-hana.md': note },
    'notes/week-01/insights.md',
  )
  expect(document).toContain(`\n${heading}\n`)
  expect(document).toContain('- A replica lags.')
})

test('names in the links above whole notes are text', async () => {
  const names = ['<details><summary>Kim', 'Lee  *Hana*', '[Park](a)']
  const notes = names.map((name, at) => [`notes/week-01/${at}.md`, `---\nmember: "${name}"\n---\nText.\n`])
  const document = await built(
    { 'insights.config.yaml': 'language: en\n', ...Object.fromEntries(notes) },
    'notes/week-01/insights.md',
  )
  const line = document.split('\n').find((text) => text.includes(' · '))
  expect(line).toBe(
    String.raw`[\<details>\<summary>Kim](#detailssummarykim) · [Lee \*Hana\*](#lee-hana) · [\[Park\](a)](#parka)`,
  )
})

test.each([
  ['kim.md', 'kim.md'],
  ['김 하나.md', '김%20하나.md'],
  ['kim#2.md', 'kim%232.md'],
  ['(3)kim.md', '%283%29kim.md'],
  ['kim%20a.md', 'kim%2520a.md'],
])('the link to the note %s', async (name, url) => {
  const document = await built(
    {
      'insights.config.yaml': 'language: en\noutput: out/{week}.md\n',
      [`notes/week-01/${name}`]: 'Text.\n',
      'templates/insights.md': '<!-- insights:each member -->\n\n## [{name}]({note})\n\n<!-- insights:end -->\n',
    },
    'out/week-01.md',
  )
  expect(document).toContain(`](../notes/week-01/${url})\n`)
})
