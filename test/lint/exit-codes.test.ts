import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { before, binary } from '../binary.ts'
import { git, gitEnv } from '../git.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

type Files = Record<string, string | Uint8Array>

const path = 'notes/week-02/hana.md'
const right: Files = { [path]: '## 핵심 인사이트\n\n- 글\n' }
const warned: Files = { [path]: '## 핵심 인사이트\n\n- 글\n\n## 실무 적용 아이디어\n' }
const wrong: Files = { [path]: '## 핵심 인사이트\n\n- **용어(Term)**은 쉽다\n' }

// The documented exit codes.
test.each<[number, string, Files, string[], string]>([
  [0, 'nothing found', right, [], '노트 1개에 문제가 없습니다'],
  [0, 'warnings alone', warned, [], 'empty-section'],
  [0, 'warnings up to the limit', warned, ['--max-warnings', '1'], 'empty-section'],
  [0, 'errors that were mended', wrong, ['--fix'], '고쳤습니다'],
  [0, 'paths that are no notes', { ...wrong, 'README.md': '#' }, ['README.md'], 'README.md: 노트가 아니어서'],
  [1, 'errors', wrong, [], 'emphasis-particle'],
  [1, 'errors, as json', wrong, ['--format', 'json'], '"severity": "error"'],
  [1, 'errors, as sarif', wrong, ['--format', 'sarif'], '"level": "error"'],
  [1, 'errors, as annotations', wrong, ['--format', 'github'], '::error '],
  [1, 'a note too complex to read', { [path]: `## 핵심 인사이트\n\n${'> '.repeat(999)}글\n` }, [], 'limits'],
  [1, 'too many warnings', warned, ['--max-warnings', '0'], '경고가 1개로'],
  [2, 'no notes', {}, [], '노트가'],
  [2, 'a path that is not there', right, ['notes/week-02/duri.md'], '파일이나 폴더가 없습니다'],
  [2, 'a week that is not there', right, ['week-09'], '`week-09` 주차가 없습니다'],
  [2, 'one of two that is not there', right, [path, 'week-09'], '`week-09` 주차가 없습니다'],
  [2, 'an unknown flag', right, ['--fxi'], '알 수 없는 옵션입니다: --fxi'],
  [2, 'an unknown format', right, ['--format', 'xml'], '쓸 수 없는 값입니다: xml'],
  [2, 'no number', right, ['--max-warnings', 'few'], '쓸 수 없는 값입니다: few'],
  [
    2,
    'an unknown rule in the config',
    { ...right, 'insights.config.yaml': 'lint: {rules: {image-art: off}}' },
    [],
    'insights.config.yaml:1:16 error  lint.rules.image-art: 알 수 없는 키입니다.',
  ],
  [2, 'an undecodable note', { ...right, 'notes/week-02/neo.md': new Uint8Array([0xb0, 0xa1]) }, [], 'CP949'],
  [2, 'a broken config', { ...right, 'insights.config.yaml': 'titel: x' }, [], 'titel'],
  [2, 'no repository', right, ['--changed'], 'git'],
])('%i: %s', async (code, _name, files, args, words) => {
  const ran = await insights(['lint', ...args], fixture(files), {
    PATH: process.env.PATH,
    GIT_CEILING_DIRECTORIES: '/',
  })
  expect(ran.stdout + ran.stderr).toContain(words)
  expect(ran.code).toBe(code)
})

test('a new note has one line of findings', async () => {
  const root = fixture({ 'insights.config.yaml': 'language: en\n' })
  await insights(['new', 'week-01', 'hana'], root)
  const ran = await insights(['lint'], root)
  expect(ran).toMatchObject({ code: 0 })
  expect(ran.stdout.split('\n')).toEqual([
    'notes/week-01/hana.md',
    expect.stringMatching(/^ {2}warning {2}All 4 sections are empty → .* {2}empty-section$/),
    '',
    '0 errors, 1 warning',
    '',
  ])
})

test('0: nothing changed', async () => {
  const root = fixture(wrong)
  git(root, 'init', '--initial-branch', 'main')
  git(root, 'add', '.')
  git(root, 'commit', '-m', 'notes')
  expect(await insights(['lint', '--changed'], root, gitEnv)).toMatchObject({ code: 0, stdout: '' })
})

test.each(['/etc/hosts', '../../.git/HEAD'])('1: a link to %s, which is not followed', async (target) => {
  const root = fixture(right)
  git(root, 'init', '--initial-branch', 'main')
  symlinkSync(target, join(root, 'notes/week-02/neo.md'))
  const ran = await insights(['lint'], root)
  expect([ran.code, ran.stdout]).toEqual([1, expect.stringMatching(/neo\.md\n {2}error .* {2}workspace\n/)])
})

test('2: a note that cannot be read, together with the findings of the others', async () => {
  // Root may read everything, so the error has to come from the file system itself.
  const deny = before(`
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const { openSync } = fs
    fs.openSync = (path, ...rest) => {
      if (String(path).endsWith('neo.md')) throw Object.assign(new Error('denied'), { code: 'EACCES' })
      return openSync(path, ...rest)
    }
    syncBuiltinESMExports()
  `)
  const ran = await binary(['lint'], fixture({ ...wrong, 'notes/week-02/neo.md': '' }), deny)
  expect(ran.code).toBe(2)
  expect(ran.stdout).toContain('EACCES')
  expect(ran.stdout).toContain('emphasis-particle')
})
