import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { git, gitEnv } from '../git.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const config = 'notes: notes/{week}/{member}.md\nsources: "{week}/{member}.md"\n'
const free = {
  'week01/hana.md': '# 1장\n\n글\n',
  'week01/duri.md': '글\n',
  'week02/hana.md': '# 2장\n\n글\n',
}

const group = (more = 'language: ko\nprintSources: true\n', files: Record<string, string> = {}) =>
  fixture({ 'insights.config.yaml': `${config}${more}`, ...free, ...files })

const korean = (count: number) => `자유롭게 쓴 글이 ${count}개 있습니다. 자유롭게 쓴 글은 검사하지 않습니다.\n`
const koreanFile = (path: string) => `${path}: 자유롭게 쓴 글이라서 검사하지 않습니다.\n`

describe('lint of a group that prints its free notes', () => {
  test.each<[args: string[], said: string]>([
    [[], korean(3)],
    [['.'], `.: ${korean(3)}`],
    [['week01'], `week01: ${korean(2)}`],
    [['week01/'], `week01/: ${korean(2)}`],
    [['week02'], koreanFile('week02/hana.md')],
    [['week01/hana.md'], koreanFile('week01/hana.md')],
    [['week01', 'insights.config.yaml'], `week01: ${korean(2)}insights.config.yaml: 노트가 아니어서 건너뛰었습니다.\n`],
  ])('passes and says that they are not checked: %j', async (args, said) => {
    expect(await insights(['lint', ...args], group())).toEqual({ code: 0, stdout: '', stderr: said })
  })

  test('passes in English', async () => {
    const cwd = group('language: en\nprintSources: true\n')
    expect(await insights(['lint'], cwd)).toMatchObject({
      code: 0,
      stderr: 'Found 3 free notes; free notes are not checked.\n',
    })
    expect(await insights(['lint', 'week01/hana.md'], cwd)).toMatchObject({
      code: 0,
      stderr: 'week01/hana.md: a free note, which is not checked.\n',
    })
  })

  test('has a report that says so', async () => {
    const cwd = group()
    expect((await insights(['lint', '--format', 'json'], cwd)).stdout).toBe('[]\n')
    expect((await insights(['lint', '--format', 'markdown'], cwd)).stdout).toContain(korean(3))
  })

  test('passes right after init', async () => {
    const cwd = fixture(free)
    await insights(['init', '--yes'], cwd)
    expect(await insights(['lint'], cwd)).toMatchObject({ code: 0, stderr: korean(3) })
  })

  test('checks the notes with sections that there are', async () => {
    const cwd = group(undefined, { 'notes/week01/hana.md': '## 느낀 점\n\n글\n' })
    for (const args of [[], ['week01']]) {
      const { code, stdout, stderr } = await insights(['lint', ...args], cwd)
      expect([code, stdout, stderr]).toEqual([1, expect.stringContaining('no-section'), ''])
    }
    expect(await insights(['lint', 'week02'], cwd)).toMatchObject({ code: 0, stderr: koreanFile('week02/hana.md') })
  })

  test('still fails for a week without any', async () => {
    const cwd = group('language: ko\nprintSources: true\nweeks: [{id: week01}, {id: week02}, {id: week03}]\n')
    expect(await insights(['lint', 'week03'], cwd)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('week03에는'),
    })
  })
})

test('lint names a free note that is not printed, too', async () => {
  const cwd = group('language: ko\n')
  expect(await insights(['lint', 'week01/hana.md'], cwd)).toMatchObject({
    code: 0,
    stderr: koreanFile('week01/hana.md'),
  })
  const { code, stderr } = await insights(['lint', 'week01'], cwd)
  expect([code, stderr]).toEqual([2, expect.stringContaining('`printSources: true`')])
})

test('lint names a free note from an editor, and gives it back as it is', async () => {
  const cwd = group()
  const args = ['lint', '--fix', '--stdin-filename', 'week01/hana.md']
  for (const isOnDisk of [true, false]) {
    if (!isOnDisk) rmSync(join(cwd, 'week01/hana.md'))
    const ran = await insights(args, cwd, {}, { stdin: '글\n' })
    expect(ran).toEqual({ code: 0, stdout: '글\n', stderr: koreanFile('week01/hana.md') })
  }
})

describe('lint --changed', () => {
  function branch(more?: string): string {
    const cwd = group(more, {
      'notes/week01/neo.md': '## 핵심 인사이트\n\n- **하나**: 글\n',
      'notes/week01/insights.md': '# 문서\n',
      'week01/README.md': '# 안내\n',
      'docs/plan.md': '# 계획\n',
    })
    git(cwd, 'init', '--quiet', '--initial-branch', 'main')
    git(cwd, 'add', '--all')
    git(cwd, 'commit', '--quiet', '--message', 'Begin')
    git(cwd, 'switch', '--quiet', '--create', 'change')
    return cwd
  }
  const run = (cwd: string, ...args: string[]) => insights(['lint', '--changed', ...args], cwd, gitEnv)

  test.each([
    ['ko', '`main` 이후 자유롭게 쓴 글만 2개 바뀌었습니다. 자유롭게 쓴 글은 검사하지 않습니다.\n', korean(2)],
    [
      'en',
      'Only 2 free notes changed since `main`; free notes are not checked.\n',
      'Found 2 free notes; free notes are not checked.\n',
    ],
  ])('says, in %s, that free notes alone have changed', async (language, said, report) => {
    for (const printed of ['', 'printSources: true\n']) {
      const cwd = branch(`language: ${language}\n${printed}`)
      for (const path of ['week01/hana.md', 'week02/hana.md']) writeFileSync(join(cwd, path), '새 글\n')
      expect(await run(cwd)).toEqual({ code: 0, stdout: '', stderr: said })
      const { code, stdout, stderr } = await run(cwd, '--format', 'markdown')
      expect([code, stdout, stderr]).toEqual([0, expect.stringContaining(report), said])
    }
  })

  test.each([
    ['ko', '`main` 이후 노트나 자유롭게 쓴 글 2개를 지웠습니다: notes/week01/neo.md, week01/hana.md\n'],
    ['en', '2 notes deleted since `main`: notes/week01/neo.md, week01/hana.md\n'],
  ])('names, in %s, those that were deleted', async (language, said) => {
    const cwd = branch(`language: ${language}\n`)
    // The document, the README and the plan are no notes.
    for (const path of [
      'week01/hana.md',
      'notes/week01/neo.md',
      'notes/week01/insights.md',
      'week01/README.md',
      'docs/plan.md',
    ])
      rmSync(join(cwd, path))
    expect(await run(cwd)).toEqual({ code: 0, stdout: '', stderr: said })
    writeFileSync(join(cwd, 'week02/hana.md'), '새 글\n')
    expect((await run(cwd)).stderr).toMatch(/^.*neo\.md, week01\/hana\.md\n.*1.*\n$/)
  })

  test('counts those below a path', async () => {
    const cwd = branch()
    for (const path of ['week01/hana.md', 'week02/hana.md']) writeFileSync(join(cwd, path), '새 글\n')
    const said = '`main` 이후 자유롭게 쓴 글만 1개 바뀌었습니다. 자유롭게 쓴 글은 검사하지 않습니다.\n'
    expect(await run(cwd, '--', 'week01/')).toEqual({ code: 0, stdout: '', stderr: said })
  })

  test('checks a note that has changed beside them, and says if nothing has', async () => {
    const cwd = branch()
    expect((await run(cwd)).stderr).toContain('바뀐 노트가 없습니다')
    writeFileSync(join(cwd, 'week01/hana.md'), '새 글\n')
    writeFileSync(join(cwd, 'notes/week01/neo.md'), '## 느낀 점\n\n글\n')
    const { code, stdout, stderr } = await run(cwd)
    expect([code, stdout, stderr]).toEqual([1, expect.stringContaining('no-section'), ''])
  })
})
