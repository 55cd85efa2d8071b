import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  CodeAction,
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Position,
  Range,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { fixture } from '../workspaces.ts'
import { editor } from './client.ts'

const config = `title: Data systems
language: en
members: [{id: hana, name: Kim Hana, romanized: Kim Hana}, {id: duri, name: "두리: Lee"}]
sections:
  - {id: insights, required: true, min: 2, titled: true}
  - {id: discoveries}
  - {id: applications, optional: true}
weeks: [{id: week-01, title: Replication}, {id: week-02, title: Partitions, date: 2026-09-08}]
`
const path = 'notes/week-02/hana.md'
const root = fixture({
  'insights.config.yaml': config,
  'notes/week-01/hana.md': '## Core insights\n\n- **One**: text\n',
  'notes/week-01/duri.md': '## Core insights\n\n- **One**: text\n',
  'notes/week-02/images/복제 지연.png': '',
  'notes/week-02/images/lag.svg': '',
  'node_modules/package/README.md': '',
  [path]: '',
})
const note = `---
member: hana
---

# Week 2

## Core insights

- **Lag**: grows with [load](../week-01/duri.md)[^1]
  and more
- second

<!-- note
for me -->

**Unique perspectives or interesting discoveries**

one *paragraph*

## Elsewhere

\`\`\`js
code
\`\`\`

[^1]: page 152
`

let server: Awaited<ReturnType<typeof editor>>
beforeAll(async () => {
  server = await editor(root, [], { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } })
})
afterAll(async () => {
  await server.quit()
})

/** Opens a text in which `‸` is the cursor, asks about it, and closes it. */
async function ask<T>(marked: string, method: string, params: (position: Position) => object = () => ({})) {
  const at = Math.max(marked.indexOf('‸'), 0)
  const text = marked.replace('‸', '')
  const document = TextDocument.create('', 'markdown', 0, text)
  const position = document.positionAt(at)
  await server.open(path, text)
  const answer = await server.ask<T>(method, path, params(position))
  await server.close(path)
  const apply = (range: Range, newText: string) => TextDocument.applyEdits(document, [{ range, newText }])
  return { answer, apply, document, text }
}

const atCursor = (position: Position) => ({ position })

describe('document symbols', () => {
  const shape = ({ name, kind, range, children = [] }: DocumentSymbol): unknown[] => [
    name,
    kind,
    `${range.start.line}-${range.end.line}`,
    ...children.map(shape),
  ]
  const [section, heading, item] = [3, 15, 8]

  test('are headings, sections and items', async () => {
    const { answer } = await ask<DocumentSymbol[]>(note, 'textDocument/documentSymbol')
    expect(answer.map(shape)).toEqual([
      [
        'Week 2',
        heading,
        '4-25',
        [
          'Core insights',
          section,
          '6-17',
          ['Lag', item, '8-9'],
          ['second', item, '10-10'],
          ['Unique perspectives or interesting discoveries', section, '15-17', ['one paragraph', item, '17-17']],
        ],
        ['Elsewhere', heading, '19-25'],
      ],
    ])
  })

  test.each([
    ['an empty note', '', []],
    ['a heading without a name', '#\n\n## **\n', [['-', heading, '0-2', ['**', heading, '2-2']]]],
    ['front matter alone', '---\nmember: hana\n---\n', []],
  ])('of %s', async (_name, text, expected) => {
    expect((await ask<DocumentSymbol[]>(text, 'textDocument/documentSymbol')).answer.map(shape)).toEqual(expected)
  })
})

test('folds front matter, sections, items, comments and code', async () => {
  const { answer } = await ask<FoldingRange[]>(note, 'textDocument/foldingRange')
  expect(answer.map(({ startLine, endLine, kind = '' }) => `${startLine}-${endLine}${kind}`)).toEqual([
    '0-2',
    '4-25',
    '6-17',
    '8-9',
    '12-13comment',
    '15-17',
    '19-25',
    '21-23',
  ])
})

describe('completion', () => {
  const head = '## Core insights\n\n- **Lag**: text\n'
  test.each<[string, string, string[], string | undefined]>([
    [
      'sections that are lacking',
      `${head}\n##‸\n`,
      ['Unique perspectives or interesting discoveries', 'Practical applications', 'Discussion questions'],
      `${head}\n## Unique perspectives or interesting discoveries\n`,
    ],
    [
      'their level is the one that was typed',
      `${head}\n### Un‸\n`,
      ['Unique perspectives or interesting discoveries', 'Practical applications', 'Discussion questions'],
      `${head}\n### Unique perspectives or interesting discoveries\n`,
    ],
    [
      'on an empty line',
      '# Week 2\n\n‸\n',
      [
        'Core insights',
        'Unique perspectives or interesting discoveries',
        'Practical applications',
        'Discussion questions',
      ],
      '# Week 2\n\n## Core insights\n',
    ],
    ['no section in a sentence', `${head}Core‸\n`, [], undefined],
    ['nothing after a space in a sentence', `${head}Lag grows ‸\n`, [], undefined],
    ['nothing in a line of a megabyte', `${head}${'[a '.repeat(300_000)}[‸\n`, [], undefined],
    ['no section in code', `${head}\n\`\`\`sh\n#‸\n\`\`\`\n`, [], undefined],
    [
      'keys of front matter',
      '---\nmember: hana\n‸\n---\n',
      ['romanized', 'week', 'title', 'date', 'draft'],
      '---\nmember: hana\nromanized: \n---\n',
    ],
    ['members', '---\nmember: ‸\n---\n', ['Kim Hana', '두리: Lee'], '---\nmember: Kim Hana\n---\n'],
    ['a member whose name needs quotes', '---\nmember:‸du\n---\n', ['Kim Hana', '두리: Lee'], undefined],
    ['weeks', '---\nweek: we‸\n---\n', ['week-02', 'week-01'], '---\nweek: week-02\n---\n'],
    ['the title of the week', '---\ntitle: ‸\n---\n', ['Partitions'], '---\ntitle: Partitions\n---\n'],
    ['the date of the week', '---\ndate: ‸\n---\n', ['2026-09-08'], '---\ndate: 2026-09-08\n---\n'],
    ['drafts', '---\ndraft: ‸\n---\n', ['true'], '---\ndraft: true\n---\n'],
    ['nothing on the last line of front matter', '---\nmember: hana\n---‸\n', [], undefined],
    [
      'paths of notes',
      `${head}See [duri](‸)\n`,
      ['../week-01/duri.md', '../week-01/hana.md'],
      `${head}See [duri](../week-01/duri.md)\n`,
    ],
    [
      'paths of images',
      `${head}![lag](‸)\n`,
      ['images/lag.svg', 'images/복제 지연.png'],
      `${head}![lag](images/lag.svg)\n`,
    ],
    [
      'link labels',
      `${head}[text][‸\n\n[book]: https://example.com\n`,
      ['book'],
      `${head}[text][book]\n\n[book]: https://example.com\n`,
    ],
    ['footnotes', `${head}lag[^‸]\n\n[^1]: page 152\n`, ['^1'], `${head}lag[^1]\n\n[^1]: page 152\n`],
  ])('of %s', async (_name, text, labels, expected) => {
    const { answer, apply } = await ask<CompletionItem[] | null>(text, 'textDocument/completion', atCursor)
    expect(answer?.map(({ label }) => label) ?? []).toEqual(labels)
    const edit = answer?.[0]?.textEdit
    if (expected !== undefined && edit && 'range' in edit) expect(apply(edit.range, edit.newText)).toBe(expected)
    else expect(expected).toBeUndefined()
  })

  test('writes what a link or YAML needs', async () => {
    const image = await ask<CompletionItem[]>(`${head}![lag](im‸)\n`, 'textDocument/completion', atCursor)
    expect(image.answer[1]?.textEdit).toMatchObject({ newText: 'images/복제%20지연.png' })
    const member = await ask<CompletionItem[]>('---\nmember: ‸\n---\n', 'textDocument/completion', atCursor)
    expect(member.answer[1]?.textEdit).toMatchObject({ newText: '"두리: Lee"' })
  })
})

describe('hover', () => {
  test.each<[string, string, RegExp | undefined]>([
    [
      'a section',
      '## Core in‸sights\n\n- **Lag**: text\n',
      /^\*\*Core insights\*\*\n\nWhat you learned.*Required\\?\. Write at least 2.*bold title.*\n\nWhat is written here goes into the document/s,
    ],
    [
      'the questions',
      '## Discussion ques‸tions\n\n- Why?\n',
      /^\*\*Discussion questions\*\*.*the discussion of the week/s,
    ],
    ['another heading', '## Core insights\n\n- a\n\n## Else‸where\n', undefined],
    ['a finding', '## Core insights\n\n- 1~‸5 and 6~9\n', /\*\*\[strikethrough-range\]\(https.*\n\n.*tilde/s],
    ['a comment that turns a rule off', '<!-- insights-disable image-‸alt -->\n', /^\*\*\[image-alt\]/],
    ['a key of front matter', '---\nweek‸: week-02\n---\n', /^\*\*week\*\*\n\nThe week, such as week-02\.$/],
    ['text', '## Elsewhere\n\n- te‸xt\n', undefined],
  ])('of %s', async (_name, text, expected) => {
    const { answer } = await ask<Hover | null>(text, 'textDocument/hover', atCursor)
    if (expected)
      expect(answer).toMatchObject({ contents: { kind: 'markdown', value: expect.stringMatching(expected) } })
    else expect(answer).toBeNull()
  })
})

describe('definition', () => {
  test.each<[string, string, string | undefined, number]>([
    ['a footnote', 'lag[^‸1]\n\n[^1]: page 152\n', path, 2],
    ['a label', '[te‸xt][Book]\n\n[book]: https://example.com\n', path, 2],
    ['an image by label', '![te‸xt][a]\n\n[a]: images/lag.svg\n', path, 2],
    ['a link to a note', '[text](../week-01/du‸ri.md#core-insights)\n', 'notes/week-01/duri.md', 0],
    ['an image', '![text](images/%EB%B3%B5%EC%A0%9C%20지연.‸png)\n', 'notes/week-02/images/복제 지연.png', 0],
    ['a note in Obsidian', 'See [[du‸ri]]\n', 'notes/week-01/duri.md', 0],
    ['a note in Obsidian by its folder', 'See [[week-01/ha‸na#Core|text]]\n', 'notes/week-01/hana.md', 0],
    ['words in brackets that are no file', 'See [[Proto‸type]]\n', undefined, 0],
    ['a file that does not exist', '[text](go‸ne.md)\n', undefined, 0],
    ['a file outside of the workspace', '[text](../../../../etc/pass‸wd)\n', undefined, 0],
    ['a page of the web', '[text](https://exam‸ple.com)\n', undefined, 0],
  ])('of %s', async (_name, text, file, line) => {
    const { answer } = await ask<Location | null>(text, 'textDocument/definition', atCursor)
    if (file === undefined) expect(answer).toBeNull()
    else expect(answer).toMatchObject({ uri: server.uriOf(file), range: { start: { line } } })
  })
})

test('links lead to the web and to files of the workspace, and nowhere else', async () => {
  const links = [
    '[a](https://example.com)',
    '![b](images/lag.svg)',
    '[c](../week-01/duri.md)',
    '[[duri]]',
    '[d](command:workbench.action.terminal.new)',
    '[e](file:///etc/passwd)',
    '[f](javascript:alert(1))',
    '[g](../../../../../etc/passwd)',
    '[h](/etc/passwd)',
    '[i](gone.md)',
  ]
  const { answer, document } = await ask<DocumentLink[]>(`${links.join('\n')}\n`, 'textDocument/documentLink')
  expect(answer.map(({ range, target }) => [document.getText(range), target])).toEqual([
    ['https://example.com', 'https://example.com'],
    ['images/lag.svg', server.uriOf('notes/week-02/images/lag.svg')],
    ['../week-01/duri.md', server.uriOf('notes/week-01/duri.md')],
    ['[[duri]]', server.uriOf('notes/week-01/duri.md')],
  ])
})

describe('code actions', () => {
  const actionsAt = async (text: string, only?: string[]) =>
    ask<CodeAction[]>(text, 'textDocument/codeAction', (start) => ({
      range: { start, end: start },
      context: { diagnostics: [], ...(only ? { only } : {}) },
    }))

  test('are those of the whole line, wherever the cursor is', async () => {
    for (const text of ['‸- 1~5 and 6~9', '- 1~5 and 6~9 and more‸']) {
      const { answer } = await actionsAt(`## Core insights\n\n${text}\n- **b**: c\n`, ['quickfix'])
      expect(answer.map(({ title }) => title)).toEqual(['Fix (strikethrough-range)'])
    }
    expect((await actionsAt('## Core insights\n\n- 1~5 and 6~9\n- ‸b\n', ['quickfix'])).answer).toEqual([])
  })

  test.each<[string, string, string | undefined]>([
    [
      'of all sections',
      '# Week 2‸\n',
      '# Week 2\n\n## Core insights\n\n## Unique perspectives or interesting discoveries\n\n',
    ],
    [
      'below the others',
      '### Core insights‸\n\n- a',
      '### Core insights\n\n- a\n\n### Unique perspectives or interesting discoveries\n\n',
    ],
    [
      'above those that follow',
      'a‸\n\n## Practical applications\n\n- a\n',
      'a\n\n## Core insights\n\n## Unique perspectives or interesting discoveries\n\n## Practical applications\n\n- a\n',
    ],
    [
      'with the line endings of the file',
      '# Week 2‸\r\n\r\n',
      '# Week 2\r\n\r\n## Core insights\r\n\r\n## Unique perspectives or interesting discoveries\r\n\r\n',
    ],
    ['if any are missing', '## Core insights‸\n\n## Unique perspectives or interesting discoveries\n', undefined],
  ])('add the headings %s', async (_name, marked, expected) => {
    const { answer, text } = await actionsAt(marked, ['refactor'])
    if (expected === undefined) expect(answer).toEqual([])
    else {
      expect(answer).toMatchObject([{ title: 'Add the missing sections', kind: 'refactor.rewrite' }])
      expect(server.after(path, text, answer[0] as CodeAction)).toBe(expected)
    }
  })

  test('resolve the edit of all fixes only when it is chosen', async () => {
    const text = '## Core insights\n\n- 😀1~5 and 6~9\n- 1~5 and 6~9\n'
    await server.open(path, text)
    const [action] = await server.actions(path, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, [
      'source.fixAll',
    ])
    expect(action).toMatchObject({ kind: 'source.fixAll.insights' })
    expect(action).not.toHaveProperty('edit')
    const resolved = await server.ask<CodeAction>('codeAction/resolve', path, action)
    expect(server.after(path, text, resolved)).toBe(text.replaceAll('~', '\\~'))
    await server.close(path)
  })

  test('build the week of the note', async () => {
    const { answer } = await actionsAt('‸## Core insights\n', ['source'])
    const build = answer.find(({ command }) => command)
    expect(build).toMatchObject({
      title: 'Build week-02',
      kind: 'source',
      command: { command: 'study-insights.build' },
    })
    expect(existsSync(join(root, 'notes/week-01/insights.md'))).toBe(false)
    const other = 'notes/week-01/duri.md'
    const written = join(root, 'notes/week-01/insights.md')
    const run = (command: string) =>
      server.ask('workspace/executeCommand', other, { command, arguments: [server.uriOf(other), 'week-01'] })
    await server.open(other, readFileSync(join(root, other), 'utf8'))
    expect(await run('study-insights.build')).toBeNull()
    expect(readFileSync(written, 'utf8')).toContain('**One**: text')
    expect(server.messages).toMatchObject([{ type: 3, message: expect.stringContaining('notes/week-01/insights.md') }])
    // A document that was edited by hand is not overwritten.
    appendFileSync(written, 'mine\n')
    await run('study-insights.build')
    expect(server.messages[1]).toMatchObject({ type: 1, message: expect.stringContaining('notes/week-01/insights.md') })
    expect(readFileSync(written, 'utf8')).toMatch(/mine\n$/)
    expect([await run('rm'), server.messages.length]).toEqual([null, 2])
    await server.close(other)
  })
})

test('two servers work side by side, each with its own command', async () => {
  const other = await editor(root, [], {}, { commandSuffix: '.2' })
  expect(other.capabilities.executeCommandProvider?.commands).toEqual(['study-insights.build.2'])
  expect(server.capabilities.executeCommandProvider?.commands).toEqual(['study-insights.build'])
  await Promise.all([server, other].map((one) => one.open(path, '## Core insights\n')))
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  const [build] = (await other.actions(path, range, ['source'])).filter(({ command }) => command)
  expect(build?.command?.command).toBe('study-insights.build.2')
  await server.close(path)
  await other.quit()
})

describe('bad input', () => {
  const everywhere: [string, object][] = [
    ['textDocument/hover', {}],
    ['textDocument/completion', {}],
    ['textDocument/definition', {}],
    ['textDocument/codeAction', { context: { diagnostics: [] } }],
  ]
  test.each([
    { line: 99_999, character: 0 },
    { line: 2, character: 99_999 },
    { line: 2_147_483_647, character: 2_147_483_647 },
  ])('a position beyond the text: %o', async (position) => {
    for (const [method, params] of everywhere) {
      const range = { start: position, end: position }
      const { answer } = await ask(note, method, () => ({ position, range, ...params }))
      expect(answer === null || Array.isArray(answer)).toBe(true)
    }
  })

  test.each<[string, string, string]>([
    ['a file that is not a note', 'README.md', '# Title\n'],
    ['a file outside of the workspace', '../elsewhere.md', '# Title\n'],
    ['a note of five megabytes', path, `## Core insights\n\n${'- text\n'.repeat(720_000)}`],
    ['a document that was never opened', 'notes/week-02/duri.md', ''],
  ])('no answer for %s', async (name, file, text) => {
    if (!name.includes('never')) await server.open(file, text)
    const position = { line: 0, character: 0 }
    for (const [method, params] of [
      ...everywhere,
      ['textDocument/documentSymbol', {}],
      ['textDocument/foldingRange', {}],
    ] as const)
      expect(
        await server.ask(method, file, { position, range: { start: position, end: position }, ...params }),
      ).toBeNull()
    if (!name.includes('never')) await server.close(file)
  })

  test('a file renamed while it is open', async () => {
    const renamed = 'notes/week-01/hana-2.md'
    await server.open(path, '## Core insights\n')
    await server.close(path)
    await server.open(renamed, '## Core insights\n')
    expect(await server.ask('textDocument/documentSymbol', path)).toBeNull()
    await server.close(renamed)
  })
})

// `- 복제😀 ` is 13 bytes, 7 code units, 6 code points; `[글](` is 6, 4 and 4.
describe.each([
  ['utf-8', ['utf-8', 'utf-16'], 13, 19],
  ['utf-16', ['utf-16', 'utf-8'], 7, 11],
  ['utf-32', ['utf-32'], 6, 10],
  ['utf-16', ['utf-7'], 7, 11],
  ['utf-16', undefined, 7, 11],
] as const)('positions in %s, where the editor offers %j', (encoding, offered, before, link) => {
  test('are counted in it, in both directions', async () => {
    const other = await editor(root, [], { general: offered ? { positionEncodings: [...offered] } : {} })
    expect(other.capabilities.positionEncoding).toBe(encoding)
    await other.open(path, '## Core insights\n\n- 복제😀 [글](images/lag.svg)\n')
    const [target] = await other.ask<DocumentLink[]>('textDocument/documentLink', path)
    expect(target?.range.start).toEqual({ line: 2, character: link })
    await other.change(path, 2, 2, before, '그리고 ')
    const symbols = await other.ask<DocumentSymbol[]>('textDocument/documentSymbol', path)
    expect(symbols[0]?.children?.[0]?.name).toBe('복제😀 그리고 글')
    await other.quit()
  })
})
