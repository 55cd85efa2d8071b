import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { insights } from '../host.ts'
import { keys, terminal } from '../terminal.ts'
import { fixture } from '../workspaces.ts'
import { editor, editorOfBinary } from './client.ts'

const config = 'language: en\nmembers: [{id: hana}]\n'
const path = 'notes/week-02/hana.md'
const head = '## Core insights\n\n'

let started: Awaited<ReturnType<typeof editorOfBinary>> | undefined
afterEach(() => started?.kill())

test('shows findings and fixes while the user types', async () => {
  const text = `${head}- 1~5 and 6~9\n- 글 **용어(Term)**은 [표](없음.md)\n`
  const root = fixture({ 'insights.config.yaml': config })
  started = await editorOfBinary(root)
  const running = started
  expect(running.serverInfo?.name).toBe('study-insights')

  // Neither the note nor its folder exists on disk yet.
  await running.open(path, `${head}- 1~5\n`)
  expect(await running.next()).toMatchObject({ version: 1, diagnostics: [] })
  await running.change(path, 2, 2, 5, ' and 6~9\n- 글 **용어(Term)**은 [표](없음.md)')
  const { version, diagnostics } = await running.next()
  expect(version).toBe(2)
  expect(diagnostics).toEqual([
    {
      range: { start: { line: 2, character: 3 }, end: { line: 2, character: 12 } },
      severity: 1,
      code: 'strikethrough-range',
      codeDescription: { href: expect.stringMatching(/#strikethrough-range$/) },
      source: 'insights',
      message: 'GitHub strikes out `~5 and 6~`, the text between two tildes\nWrite each tilde as `\\~`, or use `–`.',
    },
    expect.objectContaining({ code: 'emphasis-particle', severity: 1 }),
    expect.objectContaining({ code: 'broken-link' }),
  ])

  const [first, second, third] = diagnostics.map(({ range }) => range)
  if (!first || !second || !third) throw new Error('none')
  const [fix, ...others] = await running.actions(path, first, ['quickfix'])
  if (!fix) throw new Error('no fix')
  expect([others, fix]).toMatchObject([[], { title: 'Fix (strikethrough-range)', kind: 'quickfix', isPreferred: true }])
  expect(running.after(path, text, fix)).toBe(text.replaceAll('~', '\\~'))
  // The link has no fix, but something else on its line has.
  const onLine = await running.actions(path, third, ['quickfix'])
  expect(onLine.map(({ title }) => title)).toEqual(['Fix (emphasis-particle)'])

  const [all] = await running.actions(path, third, ['source.fixAll'])
  if (!all) throw new Error('no fix for all')
  const saved = fixture({ 'insights.config.yaml': config, [path]: text })
  await insights(['lint', '--fix'], saved)
  expect(running.after(path, text, all)).toBe(readFileSync(join(saved, path), 'utf8'))
  expect((await running.actions(path, second)).map(({ kind }) => kind)).toEqual(['quickfix', 'source.fixAll.insights'])

  await running.close(path)
  expect((await running.next()).diagnostics).toEqual([])
  expect(await running.quit()).toMatchObject({ code: 0, stderr: '' })
})

test('shows a problem of a config above the workspace in the open note, not in another config', async () => {
  const running = await editor(
    fixture({
      'insights.config.yaml': 'workspaces: [books]\ntitel: a\n',
      'books/insights.config.yaml': config,
      [`books/${path}`]: '',
    }),
  )
  await running.open(`books/${path}`, `${head}- a\n`)
  expect(await running.next()).toMatchObject({
    uri: running.uriOf(`books/${path}`),
    diagnostics: [{ code: 'config', message: expect.stringMatching(/^\.\.\/insights\.config\.yaml:2:1: titel/) }],
  })
  await running.quit()
})

test('reports an invalid config, and checks again when it changes', async () => {
  const root = fixture({ 'insights.config.yaml': 'titel: a\n', [path]: '' })
  const running = await editor(root)
  await running.open(path, `${head}- 1~5 and 6~9\n`)
  const ofConfig = { code: 'config', message: expect.stringMatching(/^insights\.config\.yaml:1:1: titel/) }
  expect(await running.next()).toMatchObject({ uri: running.uriOf(path), diagnostics: [ofConfig] })
  expect(running.registered).toEqual(['workspace/didChangeWatchedFiles'])
  writeFileSync(join(root, 'insights.config.yaml'), config)
  await running.watched('insights.config.yaml')
  expect(await running.next()).toMatchObject({
    uri: running.uriOf(path),
    diagnostics: [{ code: 'strikethrough-range' }],
  })
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  for (const file of ['README.md', 'untitled:Untitled-1', 'file://elsewhere/a.md']) {
    await running.open(file, '![](a.png)')
    expect((await running.next()).diagnostics).toEqual([])
    expect((await running.actions(file, range)) ?? []).toEqual([])
  }
  await running.quit()
})

test('takes positions beyond the text, an emoji beside a fix, and a document that was never opened', async () => {
  const running = await editor(fixture({ 'insights.config.yaml': config }))
  const text = `${head}- 😀 1~5 and 6~9 😀\r\n`
  await running.open(path, text)
  await running.next()
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 99_999, character: 99_999 } }
  const [all] = await running.actions(path, everywhere, ['source.fixAll'])
  if (!all) throw new Error('no fix for all')
  expect(running.after(path, text, all)).toBe(text.replaceAll('~', '\\~'))
  expect(await running.actions('notes/week-02/duri.md', everywhere)).toBeNull()
  await running.quit()
})

test('runs nothing from the opened folder', async () => {
  const touch = `require('node:fs').writeFileSync(require('node:path').join(__dirname, 'was-run'), '')\n`
  const packages = ['study-insights', 'remark', 'unified', 'unified-language-server', 'remark-language-server']
  const traps = [...packages.map((name) => `node_modules/${name}`), '.', 'notes/week-02']
  const root = fixture({
    'insights.config.yaml': `${config}model: {command: [node, was-run.js]}\n`,
    ...Object.fromEntries(
      traps.flatMap((folder) =>
        ['index.js', '.remarkrc.js', '.remarkrc.cjs', 'insights.config.js'].map((name) => [`${folder}/${name}`, touch]),
      ),
    ),
    '.remarkrc.json': '{"plugins": ["./index.js"]}',
    'package.json': '{"main": "index.js", "remarkConfig": {"plugins": ["./index.js"]}}',
    '.npmrc': 'node-options=--require ./index.js\n',
    [path]: '',
  })
  started = await editorOfBinary(root)
  const running = started
  await running.open(path, `---js\nrequire('./index.js')\n---\n${head}- 1~5 and 6~9\n`)
  expect((await running.next()).diagnostics.length).toBeGreaterThan(0)
  await running.quit()
  expect(traps.filter((folder) => existsSync(join(root, folder, 'was-run')))).toEqual([])
})

test('uses the config that --config names, and accepts what extensions for VS Code add', async () => {
  const root = fixture({ 'other.yaml': `${config}lint: {rules: {strikethrough-range: off, broken-link: warning}}\n` })
  started = await editorOfBinary(root, ['--config', 'other.yaml', `--clientProcessId=${process.pid}`])
  const running = started
  await running.open(path, `${head}- 1~5 and 6~9 [표](없음.md)\n`)
  expect((await running.next()).diagnostics).toMatchObject([{ code: 'broken-link', severity: 2 }])
  await running.quit()
})

test('prints what it is for if started by hand', async () => {
  const { see, end } = terminal(['lsp'], fixture({ 'insights.config.yaml': config }))
  await see('An editor starts the language server', keys.interrupt)
  expect((await end()).code).toBe(130)
})
