import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const right = '## 핵심 인사이트\n\n- 글\n'
const warned = `${right}\n## 실무 적용 아이디어\n`
const wrong = '## 핵심 인사이트\n\n- **용어(Term)**은 쉽다\n'
const path = 'notes/week-02/hana.md'
const config = { 'insights.config.yaml': 'language: ko\n' }

describe('exit codes', () => {
  test.each<[string, Record<string, string | Uint8Array>, string[], number]>([
    ['nothing wrong', { [path]: right }, [], 0],
    ['warnings alone', { [path]: warned }, [], 0],
    ['more warnings than allowed', { [path]: warned }, ['--max-warnings', '0'], 1],
    ['as many warnings as allowed', { [path]: warned }, ['--max-warnings', '1'], 0],
    ['errors', { [path]: wrong }, [], 1],
    ['errors that --fix resolves', { [path]: wrong }, ['--fix'], 0],
    ['errors that --fix --dry-run would resolve', { [path]: wrong }, ['--fix', '--dry-run'], 1],
    ['a week', { [path]: right, 'notes/week-03/hana.md': wrong }, ['2'], 0],
    ['a folder', { [path]: right, 'notes/week-03/hana.md': wrong }, ['notes/week-03'], 1],
    ['a file', { [path]: right, 'notes/week-03/hana.md': wrong }, [path], 0],
    ['a file that is not a note', { [path]: wrong, 'README.md': '#' }, ['README.md'], 0],
    ['a file that is not a note together with one', { [path]: wrong, 'README.md': '#' }, ['README.md', path], 1],
    ['an explanation of a rule', {}, ['--explain', 'emphasis-particle'], 0],
    ['no notes', {}, [], 2],
    ['no such file', { [path]: right }, ['notes/week-02/duri.md'], 2],
    ['no such week', { [path]: right }, ['week-09'], 2],
    ['an unknown flag', { [path]: right }, ['--fxi'], 2],
    ['an unknown format', { [path]: right }, ['--format', 'xml'], 2],
    ['not a number', { [path]: right }, ['--max-warnings', 'few'], 2],
    ['an unknown rule to explain', { [path]: right }, ['--explain', 'emphasis-particel'], 2],
    [
      'an unknown rule in the config',
      { [path]: right, 'insights.config.yaml': 'lint: {rules: {imagealt: off}}' },
      [],
      2,
    ],
    ['a file that is not text', { [path]: new Uint8Array([0xb0, 0xa1, 0xb3, 0xaa]) }, [], 2],
    [
      'the note of an unknown member',
      { [path]: right, 'insights.config.yaml': 'members: [{id: hana}]', 'notes/week-02/hanna.md': right },
      [],
      1,
    ],
  ])('%s', async (_name, files, args, code) => {
    const ran = await insights(['lint', ...args], fixture({ ...config, ...files }))
    expect(ran).toMatchObject({ code })
    if (code === 2) expect(ran.stdout + ran.stderr).not.toBe('')
  })
})

test.each<[string, RegExp, object]>([
  ['5주차', /^notes\/5주차\/hana\.md:3:/, { code: 1, stderr: '' }],
  ['week-05', /^notes\/5주차\/hana\.md:3:/, { code: 1, stderr: '' }],
  ['5', /^notes\/5주차\/hana\.md:3:/, { code: 1, stderr: '' }],
  ['notes', /^notes\/5주차\/hana\.md:3:/, { code: 1, stderr: '' }],
  ['6주차', /^$/, { code: 2, stderr: expect.stringContaining('섹션이 있는 노트는 아직 없습니다') }],
  ['5주차/', /^$/, { code: 0, stderr: '5주차/duri.md: 자유롭게 쓴 글이라서 검사하지 않습니다.\n' }],
  ['5주차/duri.md', /^$/, { code: 0, stderr: '5주차/duri.md: 자유롭게 쓴 글이라서 검사하지 않습니다.\n' }],
  ['books', /^$/, { code: 0, stderr: 'books: 노트가 아니어서 건너뛰었습니다.\n' }],
])('%s names a week if it can, also beside a folder of that name', async (arg, stdout, ran) => {
  const cwd = fixture({
    'insights.config.yaml': 'language: ko\nsources: "{week}/{member}.md"\nignore: [books/**]\n',
    'notes/5주차/hana.md': wrong,
    '5주차/duri.md': '글\n',
    '6주차/duri.md': '글\n',
    'books/list.md': '글\n',
  })
  const shown = await insights(['lint', '--format', 'unix', arg], cwd)
  expect(shown).toMatchObject({ ...ran, stdout: expect.stringMatching(stdout) })
})

test('an unreadable note does not hide findings in the others', async () => {
  const ran = await insights(
    ['lint', '--format', 'json'],
    fixture({ ...config, [path]: wrong, 'notes/week-02/duri.md': new Uint8Array([0xff, 0xfe, 0x41, 0x00]) }),
  )
  expect(ran.code).toBe(2)
  expect(JSON.parse(ran.stdout).map(({ rule }: { rule: string }) => rule)).toEqual(['encoding', 'emphasis-particle'])
})

test('--fix writes the note and says so; the second time there is nothing to do', async () => {
  const root = fixture({ ...config, [path]: '\uFEFF## 핵심 인사이트\r\n\r\n- **용어(Term)**은\r\n' })
  const first = await insights(['lint', '--fix'], root)
  expect(readFileSync(join(root, path), 'utf8')).toBe('\uFEFF## 핵심 인사이트\r\n\r\n- **용어(Term)**<!-- -->은\r\n')
  expect(first.stderr).toContain(`${path}: 고쳤습니다`)
  expect((await insights(['lint', '--fix'], root)).stderr).not.toContain('고쳤습니다')
})

test('--fix --dry-run prints a diff and writes nothing', async () => {
  const root = fixture({ ...config, [path]: wrong })
  const { stdout } = await insights(['lint', '--fix', '--dry-run'], root)
  expect(stdout).toContain('-- **용어(Term)**은 쉽다\n+- **용어(Term)**<!-- -->은 쉽다\n')
  expect(readFileSync(join(root, path), 'utf8')).toBe(wrong)
})

test('an unknown rule is reported with the closest name', async () => {
  const { stderr } = await insights(['lint', '--explain', 'image-at'], fixture(config))
  expect(stderr).toContain('`image-alt`')
})

test('links must have the letter case of the file', async () => {
  const note = `${right}- ![가](images/a.png) ![나](images/A.png) ![다](images/%EA%B7%B8.png) ![라](images/b.png)\n`
  const root = fixture({ ...config, [path]: note, 'notes/week-02/images/a.png': '', 'notes/week-02/images/그.png': '' })
  const { stdout } = await insights(['lint', '--format', 'json'], root)
  const found = JSON.parse(stdout).map(({ column, fixable }: { column: number; fixable: boolean }) => [column, fixable])
  expect(found).toEqual([
    [27, true],
    [73, false],
  ])
})

test.each([
  ['- **제목**: 설명', true],
  ['> 배운 것을 한 줄로 요약합니다.', true],
  ['(여기에 적어 주세요)', true],
  ['| 개념 | 설명 |', false],
])('a line of the template that was left in is found, unless it is meant to stay: %s', async (line, isFound) => {
  const root = fixture({
    ...config,
    [path]: `${right}\n${line}\n`,
    'templates/note.md': `## 핵심 인사이트\n\n${line}\n`,
  })
  expect((await insights(['lint'], root)).stdout.includes('placeholder')).toBe(isFound)
})

test('--explain prints what a rule finds, why, and both examples', async () => {
  const { stdout } = await insights(['lint', '--explain', 'strikethrough-range'], fixture(config))
  expect(stdout).toContain('1~5장과 6~9장')
  expect(stdout).toContain('1\\~5장과 6\\~9장')
})

describe('a built document', () => {
  const document = 'notes/week-02/insights.md'
  const reported = `${document}:1:1: warning: 만든 뒤에 사람이 고친 문서입니다.`

  test.each<[string, (text: string) => string, string[], boolean]>([
    ['that was edited by hand', (text) => text.replace('- 글', '- 다른 글'), [], true],
    ['with lines below its end', (text) => `${text}\n모임 기록\n`, [], true],
    ['as build wrote it', (text) => text, [], false],
    ['with the line endings of Windows', (text) => text.replaceAll('\n', '\r\n'), [], false],
    ['that people wrote', () => '# 우리 문서\n', [], false],
    ['that was edited, beside the notes of the command', (text) => text.replace('- 글', '- 다른 글'), [path], false],
  ])('%s', async (_title, edit, args, isReported) => {
    const cwd = fixture({ ...config, [path]: right })
    await insights(['build'], cwd)
    writeFileSync(join(cwd, document), edit(readFileSync(join(cwd, document), 'utf8')))
    const { code, stdout } = await insights(['lint', '--format', 'unix', ...args], cwd)
    expect([code, stdout.includes(document)]).toEqual([0, isReported])
    if (isReported) expect(stdout).toContain(reported)
    if (isReported) expect(stdout).toContain('insights build --force week-02`')
  })

  test('that is a folder is a problem of build alone', async () => {
    const cwd = fixture({ ...config, [path]: right, [`${document}/a.txt`]: '' })
    expect(await insights(['lint'], cwd)).toMatchObject({ code: 0, stdout: '' })
  })
})
