import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildWeek, lintText } from '../src/api.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const config = `
title: 분산 시스템
members: [{id: kim-hana, name: 김하나}, {id: lee-duri, name: 이두리}]
weeks: [{id: week-02, title: 복제}, {id: week-03, title: 파티션}]
`
const hana = `---
member: 김하나
---

## 핵심 인사이트

- **복제 지연**: 팔로워는 리더보다 늦다.
- **용어(Term)**은 쉽다

## 토론 질문

- 지연은 얼마나 참을 만한가?
`
const duri = '## 핵심 인사이트\r\n\r\n복제 지연이 문제다. [글](images/a.png)\r\n'
const files = { 'notes/week-02/kim-hana.md': hana, 'notes/week-02/lee-duri.md': duri }
const notes = Object.entries(files).map(([path, text]) => ({ path, text }))

describe('the functions return what the commands print', () => {
  test('lintText', async () => {
    const root = fixture({ ...files, 'insights.config.yaml': config })
    const { stdout } = await insights(['lint', '--format', 'json'], root)
    const found = await Promise.all(
      notes.map(({ path, text }) => lintText(text, { path, config, files: Object.keys(files) })),
    )
    expect(found.flat().map(({ rule }) => rule)).toEqual(['emphasis-particle', 'broken-link'])
    expect(found.flat()).toEqual(JSON.parse(stdout))
  })

  test('buildWeek', async () => {
    const all = { ...files, 'notes/week-02/discussion.md': '## 공통 질문\n\n- **지연**: 얼마나?\n' }
    const root = fixture({ ...all, 'insights.config.yaml': config })
    const { stdout } = await insights(['build', '2', '--format', 'json'], root)
    await insights(['build', '2'], root)
    const built = await buildWeek(notes, { config, discussion: all['notes/week-02/discussion.md'] })
    expect(built.path).toBe('notes/week-02/insights.md')
    expect(built.markdown).toBe(readFileSync(join(root, built.path), 'utf8'))
    expect(JSON.parse(JSON.stringify(built.document))).toEqual(JSON.parse(stdout))
    expect(built.messages.map(({ rule, severity, path, line }) => [rule, severity, path, line])).toEqual([
      ['unanswered', 'warning', 'notes/week-02/kim-hana.md', 12],
    ])
  })
})

test('without options, only the text is checked', async () => {
  expect((await lintText('글\n')).map(({ rule, path }) => [rule, path])).toEqual([['no-section', 'note.md']])
})

describe('invalid input', () => {
  test('an invalid config throws an error with the position', async () => {
    await expect(lintText(hana, { config: 'titel: a\n' })).rejects.toThrow('insights.config.yaml:1:1')
  })

  test('a path that is not a note gives no messages, the note of an unknown member gives one', async () => {
    expect(await lintText(hana, { path: 'README.md', config })).toEqual([])
    expect(await lintText(hana, { path: 'notes/week-02/kim-hanna.md', config })).toMatchObject([
      { rule: 'workspace', severity: 'error', path: 'notes/week-02/kim-hanna.md' },
    ])
  })

  test('a broken note is left out with its message', async () => {
    const broken = { path: 'notes/week-02/lee-duri.md', text: '---\na: [\n---\n## 핵심 인사이트\n\n- 글\n' }
    const { document, messages } = await buildWeek([notes[0] ?? broken, broken], { config })
    expect(document.missing).toEqual(['lee-duri'])
    const url = 'https://github.com/study-insights/insights/blob/main/docs/rules.ko.md#front-matter'
    expect(messages.filter(({ severity }) => severity === 'error')).toMatchObject([{ path: broken.path, url }])
  })

  test('no notes, or notes of two weeks, are an error', async () => {
    await expect(buildWeek([], { config })).rejects.toThrow()
    const two = [...notes, { path: 'notes/week-03/kim-hana.md', text: hana }]
    await expect(buildWeek(two, { config })).rejects.toThrow(/^여러 주차의 노트가 있습니다: week-02, week-03\..*`week`/)
    expect((await buildWeek(two, { config, week: '3' })).document.week.id).toBe('week-03')
  })
})

describe('the package', () => {
  test('its functions use no file system, process or network', () => {
    const script = `import { buildWeek, lintText } from ${JSON.stringify(resolve('dist/api.js'))}
const [text, path, config] = ['## 핵심 인사이트\\n\\n- ![](a.png)\\n', 'notes/week-01/hana.md', 'language: ko']
const lint = await lintText(text, { path, config, files: [] })
const { markdown, document } = await buildWeek([{ path, text }], { config })
console.log(JSON.stringify([lint.map(({ rule }) => rule), document.members.length, markdown.split('\\n')[0]]))`
    // Node allows this process to read the package's own code and nothing else.
    const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'
    const reads = ['dist', 'package.json'].map((path) => `--allow-fs-read=${resolve(path)}`)
    const args = ['--no-warnings', flag, ...reads, '--input-type=module', '--eval', script]
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect([stderr, JSON.parse(stdout || 'null')]).toEqual(['', [['broken-link'], 1, '# Week 01 인사이트']])
  })

  test('loads no package that happens to be installed beside it', () => {
    const trap = "process.stderr.write('loaded')"
    const root = fixture({
      'a/node_modules/esprima/index.js': trap,
      'a/notes/week-01/hana.md': '---\ndate: 2026\n---\n',
    })
    const copy = join(root, 'a/node_modules/study-insights')
    for (const part of ['bin', 'dist', 'package.json']) cpSync(resolve(part), join(copy, part), { recursive: true })
    const args = [join(copy, 'bin/insights.js'), 'lint', '--format', 'github']
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: join(root, 'a'), encoding: 'utf8' })
    expect(stdout).toContain('title=front-matter')
    expect(stderr).not.toContain('loaded')
  })

  test('exports its types', () => {
    const root = fixture({
      'use.mts': `import { buildWeek, lintText, type LintMessage, type NoteFile } from 'study-insights'
const notes: NoteFile[] = [{ path: 'notes/week-02/a.md', text: '' }]
const messages: LintMessage[] = await lintText('', { files: [] })
const { document, markdown } = await buildWeek(notes)
export const all: string[] = [messages[0]?.edits[0]?.text ?? '', document.members[0]?.sections[0]?.items[0]?.title ?? '', markdown]
// @ts-expect-error: this option does not exist
await lintText('', { fiels: [] })
`,
    })
    mkdirSync(join(root, 'node_modules'))
    symlinkSync(resolve('.'), join(root, 'node_modules/study-insights'), 'dir')
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--types',
      '',
    ]
    const ran = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...options, 'use.mts'], {
      cwd: root,
    })
    expect([ran.status, String(ran.stdout)]).toEqual([0, ''])
  })

  test('its declarations import only each other', () => {
    const declared = ['api', 'api-types'].map((name) => readFileSync(`dist/${name}.d.ts`, 'utf8')).join('\n')
    expect([...new Set(Array.from(declared.matchAll(/from '([^']+)'/g), ([, target]) => target))]).toEqual([
      './api-types.ts',
    ])
  })
})
