import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { type Plugin, unified } from 'unified'
import { expect, test } from 'vitest'
import remarkInsights from '../../src/remark.ts'
import { program } from '../binary.ts'
import { fixture } from '../workspaces.ts'

const remark = resolve('node_modules/remark-cli/cli.js')
const config = 'language: en\nmembers: [{id: hana}]\nlint: {rules: {image-alt: error}}\n'
const note = '## Core insights\n\n- ![](https://example.com/a.png) 1~5 and 6~9\n- 글 **용어(Term)**은\n'

test('remark-cli shows the findings of lint with the config of the workspace, and none for other files', async () => {
  const root = fixture({
    'insights.config.yaml': config,
    'notes/week-02/hana.md': '## Core insights\n\n- ![](https://example.com/a.png)\n',
    'README.md': '## Core insights\n\n![](a.png)\n',
    '.remarkrc.json': '{"plugins": ["study-insights/remark"]}',
  })
  link(root, 'study-insights', '.')
  const ran = await program(process.execPath, [remark, '.', '--quiet', '--verbose', '--no-color'], root)
  expect(ran.stderr.replace(/ +/g, ' ')).toBe(`notes/week-02/hana.md
3:3-3:33 error Image without alternative text, expected a description for people who cannot see it image-alt insights
 [url]:
 https://github.com/study-insights/insights/blob/main/docs/rules.md#image-alt
 [note]:
 Describe it: \`![what the image shows](path)\`.

✖ 1 error
`)
  expect([ran.code, ran.stdout]).toEqual([1, ''])
})

const inRemarkStyle = `---
member: hana
title: 'One: two'
---

## Core insights

* **Leader election**: see [^1] and <https://example.com/a_b>
* [ ] read ~~all of~~ it

| a | b |
| - | - |
| 1 | 2 |

[^1]: A note.
`

test.each([
  ['alone', [remarkInsights]],
  ['after the plugins that it brings', [remarkFrontmatter, remarkGfm, remarkInsights]],
  ['before the plugins that it brings', [remarkInsights, remarkFrontmatter, remarkGfm]],
] as [string, Plugin[]][])(
  'remark keeps front matter and the syntax of GitHub, with the plugin %s',
  async (_name, plugins) => {
    const processor = unified().use(remarkParse).use(plugins).use(remarkStringify)
    const cwd = fixture({ 'insights.config.yaml': config })
    const value = inRemarkStyle.replace('a | b', 'a|b')
    const file = await processor.process({ cwd, path: 'notes/week-02/hana.md', value })
    expect(String(file)).toBe(inRemarkStyle)
  },
)

test('remark --output writes the note', async () => {
  const path = 'notes/week-02/hana.md'
  const root = fixture({
    'insights.config.yaml': config,
    '.remarkrc.json': '{"plugins": ["study-insights/remark"]}',
    [path]: inRemarkStyle.replace('a | b', 'a|b'),
  })
  link(root, 'study-insights', '.')
  const ran = await program(process.execPath, [remark, '.', '--output', '--quiet', '--no-color'], root)
  expect([ran.code, readFileSync(join(root, path), 'utf8')]).toEqual([0, inRemarkStyle])
})

/** Links a package into the `node_modules` of a workspace. */
function link(root: string, name: string, folder: string): void {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  symlinkSync(resolve(folder), join(root, 'node_modules', name), 'dir')
}

test('a message has a rule, a place, a URL, a note and the expected text', async () => {
  const root = fixture({ 'insights.config.yaml': config, 'notes/week-02/hana.md': note })
  // This also checks that the types allow this use.
  const processor = unified().use(remarkParse).use(remarkInsights).use(remarkStringify)
  const file = await processor.process({ cwd: root, path: 'notes/week-02/hana.md', value: note })
  expect(file.messages).toMatchObject([
    { ruleId: 'image-alt', fatal: true },
    {
      ruleId: 'strikethrough-range',
      source: 'insights',
      place: { start: { line: 3, column: 35 }, end: { line: 3, column: 44 } },
      note: 'Write each tilde as `\\~`, or use `–`.',
      url: 'https://github.com/study-insights/insights/blob/main/docs/rules.md#strikethrough-range',
      actual: '~5 and 6~',
      expected: ['\\~5 and 6\\~'],
    },
    { ruleId: 'emphasis-particle', actual: '**용어(Term)**', expected: ['**용어(Term)**<!-- -->'] },
  ])
})

test('an invalid config, bytes that are not text, and a text without a path', async () => {
  const processor = unified().use(remarkParse).use(remarkInsights).use(remarkStringify)
  const path = 'notes/week-02/hana.md'
  const found = async (files: Record<string, string>, file: object) =>
    (await processor.process({ cwd: fixture(files), ...file })).messages.map((each) => `${each.file} ${each.ruleId}`)
  expect(await found({ 'insights.config.yaml': 'titel: a\n' }, { path, value: note })).toEqual([
    'insights.config.yaml config',
  ])
  expect(await found({}, { path, value: new Uint8Array([0xb0, 0xa1]) })).toEqual([`${path} encoding`])
  expect(await found({}, { value: note })).toEqual([])
})
