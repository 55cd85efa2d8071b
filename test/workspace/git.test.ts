import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const right = '## 핵심 인사이트\n\n- 글\n'
const wrong = '## 핵심 인사이트\n\n- **용어(Term)**은 쉽다\n'
const { PATH } = process.env
// Ignores the git settings of the machine and the user. No examples of hooks, which are most of a new repository.
const env = { PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', HOME: '/dev/null', GIT_TEMPLATE_DIR: '' }

function git(root: string, ...args: string[]): void {
  const who = ['-c', 'user.name=하나', '-c', 'user.email=hana@example.com']
  execFileSync('git', [...who, ...args], { cwd: root, env, stdio: 'ignore' })
}

function commit(root: string): void {
  git(root, 'add', '--all')
  git(root, 'commit', '--message', 'notes')
}

function repository(files: Record<string, string>): string {
  const root = fixture(files)
  git(root, 'init', '--initial-branch', 'main')
  commit(root)
  return root
}

async function pathsOf(root: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const { stdout, code, stderr } = await insights(['lint', '--format', 'json', ...args], root, { ...env, ...more })
  expect([stderr, code]).toEqual([expect.any(String), stdout === '[]\n' ? 0 : 1])
  return JSON.parse(stdout).map(({ path }: { path: string }) => path)
}

const old = { 'notes/week-01/duri.md': wrong }

test('committed, staged, changed and untracked notes, with any name, and no others', async () => {
  const root = repository({ ...old, 'notes/week-01/neo.md': right, 'notes/week-01/sechan.md': wrong })
  git(root, 'switch', '--create', 'week-02')
  mkdirSync(join(root, 'notes/2주차 "복제"'))
  writeFileSync(join(root, 'notes/2주차 "복제"/하나.md'), wrong)
  commit(root)
  writeFileSync(join(root, 'notes/week-01/neo.md'), wrong)
  writeFileSync(join(root, 'notes/week-01/staged.md'), wrong)
  git(root, 'add', 'notes/week-01/staged.md')
  writeFileSync(join(root, 'notes/week-01/untracked.md'), wrong)
  renameSync(join(root, 'notes/week-01/sechan.md'), join(root, 'notes/week-01/renamed.md'))
  const all = [
    'notes/2주차 "복제"/하나.md',
    'notes/week-01/neo.md',
    'notes/week-01/renamed.md',
    'notes/week-01/staged.md',
    'notes/week-01/untracked.md',
  ]
  expect(await pathsOf(root, ['--changed'])).toEqual(all)
  expect(await pathsOf(root, ['--changed', 'main'])).toEqual(all)
  expect(await pathsOf(root, ['--changed', 'HEAD'])).toEqual(all.slice(1))
  expect(await pathsOf(root, ['week-01', '--changed'])).toEqual(all.slice(1))
})

test('later commits on the main branch do not count as changes of the branch', async () => {
  const root = repository({ ...old, 'notes/week-01/neo.md': right })
  git(root, 'switch', '--create', 'mine')
  writeFileSync(join(root, 'notes/week-01/mine.md'), wrong)
  commit(root)
  git(root, 'switch', 'main')
  writeFileSync(join(root, 'notes/week-01/neo.md'), wrong)
  commit(root)
  git(root, 'switch', 'mine')
  expect(await pathsOf(root, ['--changed'])).toEqual(['notes/week-01/mine.md'])
})

test('in CI the target branch of the pull request is the base', async () => {
  const root = repository(old)
  git(root, 'branch', 'release')
  writeFileSync(join(root, 'notes/week-01/neo.md'), wrong)
  commit(root)
  expect(await pathsOf(root, ['--changed'])).toEqual([])
  expect(await pathsOf(root, ['--changed'], { GITHUB_BASE_REF: 'release' })).toEqual(['notes/week-01/neo.md'])
})

test('a workspace below the top of its repository; annotations use the paths of the repository', async () => {
  const root = repository({ 'study/insights.config.yaml': '', 'notes/week-01/other.md': wrong })
  mkdirSync(join(root, 'study/notes/week-01'), { recursive: true })
  writeFileSync(join(root, 'study/notes/week-01/하나.md'), wrong)
  writeFileSync(join(root, 'notes/week-01/other.md'), `${wrong}- 글\n`)
  const study = join(root, 'study')
  expect(await pathsOf(study, ['--changed'])).toEqual(['notes/week-01/하나.md'])
  const github = await insights(['lint', '--changed', '--format', 'github'], study, env)
  expect(github.stdout).toMatch(/^::error file=study\/notes\/week-01\/하나\.md,/)
  const sarif = await insights(['lint', '--changed', '--format', 'sarif'], study, env)
  expect(sarif.stdout).toContain('"uri": "study/notes/week-01/%ED%95%98%EB%82%98.md"')
})

test('before the first commit everything is new', async () => {
  const root = fixture({ ...old, 'notes/week-01/neo.md': wrong })
  git(root, 'init', '--initial-branch', 'main')
  git(root, 'add', 'notes/week-01/neo.md')
  for (const args of [['--changed'], ['--changed', 'HEAD']])
    expect(await pathsOf(root, args)).toEqual(['notes/week-01/duri.md', 'notes/week-01/neo.md'])
})

test('if there is nothing to check, it says so and succeeds', async () => {
  const root = repository(old)
  for (const args of [[], ['week-01']]) {
    const { code, stdout, stderr } = await insights(['lint', ...args, '--changed'], root, env)
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toContain('바뀐 노트가 없습니다')
  }
  rmSync(join(root, 'notes'), { recursive: true })
  expect((await insights(['lint', '--changed'], root, env)).code).toBe(0)
})

test.each<[string, string[], string]>([
  ['an unknown branch', ['--changed', 'gone'], 'gone'],
  ['an option of git', ['--changed=--output=x'], '--output=x'],
  ['nothing', ['--changed='], '``'],
  ['with stdin', ['--changed=main', '--stdin-filename', 'a.md'], '함께 쓸 수 없는 옵션입니다'],
  ['an unknown week', ['week-09', '--changed=main'], 'week-09'],
])('2: %s', async (_name, args, words) => {
  const { code, stderr } = await insights(['lint', ...args], repository(old), env)
  expect(stderr).toContain(words)
  expect(code).toBe(2)
})

test('2: no repository, no git, no common commit', async () => {
  const outside = await insights(['lint', '--changed'], fixture(old), { ...env, GIT_CEILING_DIRECTORIES: '/' })
  expect([outside.code, outside.stderr]).toEqual([2, expect.stringContaining('not a git repository')])
  const without = await insights(['lint', '--changed'], fixture(old), { PATH: '/dev/null' })
  expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('git을 설치')])
  const root = repository(old)
  git(root, 'switch', '--orphan', 'apart')
  git(root, 'commit', '--allow-empty', '--message', 'apart')
  const apart = await insights(['lint', '--changed', 'main'], root, env)
  expect([apart.code, apart.stderr]).toEqual([2, expect.stringContaining('fetch-depth: 0')])
})

/** A shell command that creates a file if git runs it. */
const marking = (root: string, name: string) => `sh -c 'touch "${join(root, name)}"; cat'`

test('git runs nothing that a bare repository in the workspace configures', async () => {
  const root = repository({ 'study/insights.config.yaml': '', 'study/notes/week-01/hana.md': right })
  const study = join(root, 'study')
  git(root, 'switch', '--create', 'theirs')
  git(study, 'init', '--bare', '.')
  git(study, '--git-dir', '.', 'config', 'core.bare', 'false')
  git(study, '--git-dir', '.', 'config', 'core.worktree', '.')
  git(study, '--git-dir', '.', 'config', 'core.fsmonitor', marking(root, 'ran'))
  writeFileSync(join(study, 'notes/week-01/hana.md'), wrong)
  // This shows that the trap works: plain git runs the command.
  execFileSync('git', ['ls-files', '--others'], { cwd: study, env, stdio: 'ignore' })
  expect(existsSync(join(root, 'ran'))).toBe(true)
  rmSync(join(root, 'ran'))
  const { code, stdout } = await insights(['lint', '--changed', 'main', '--format', 'json'], study, env)
  expect([code, stdout]).toEqual([1, expect.stringContaining('notes/week-01/hana.md')])
  expect(existsSync(join(root, 'ran'))).toBe(false)
})

test('git runs nothing that the config of a repository or the environment sets', async () => {
  const root = repository({
    'notes/week-01/hana.md': right,
    '.gitattributes': '*.md filter=mine diff=mine\n',
    'hooks/post-index-change': '#!/bin/sh\ntouch ../ran-hook ran-hook\n',
  })
  chmodSync(join(root, 'hooks/post-index-change'), 0o755)
  git(root, 'switch', '--create', 'mine')
  for (const [key, value] of [
    ['core.fsmonitor', marking(root, 'ran-fsmonitor')],
    ['core.hooksPath', 'hooks'],
    ['filter.mine.clean', marking(root, 'ran-clean')],
    ['filter.mine.required', 'true'],
    ['filter.a=b.clean', marking(root, 'ran-equals')],
    ['diff.external', marking(root, 'ran-diff')],
    ['diff.mine.textconv', marking(root, 'ran-textconv')],
  ] as const)
    git(root, 'config', key, value)
  mkdirSync(join(root, '.git/info'))
  writeFileSync(join(root, '.git/info/attributes'), 'hana.md filter=a=b\n')
  writeFileSync(join(root, 'notes/week-01/hana.md'), wrong)
  const more = { ...env, GIT_EXTERNAL_DIFF: marking(root, 'ran-env'), GIT_DIR: join(root, 'nowhere') }
  const { code, stdout } = await insights(['lint', '--changed', 'main', '--format', 'json'], root, more)
  expect([code, JSON.parse(stdout)]).toEqual([1, [expect.objectContaining({ path: 'notes/week-01/hana.md' })]])
  expect(readdirSync(root).filter((name) => name.startsWith('ran'))).toEqual([])
})

test('init asks git for each thing once, and for nothing outside of a repository', async () => {
  const bin = fixture({})
  const git = `#!/bin/sh\necho "$@" >> '${join(bin, 'asked')}'\nPATH='${PATH}' exec git "$@"\n`
  writeFileSync(join(bin, 'git'), git, { mode: 0o755 })
  const more = { ...env, PATH: bin }
  expect((await insights(['init', '--yes'], fixture(old), more)).code).toBe(0)
  expect(readdirSync(bin)).toEqual(['git'])
  expect((await insights(['init', '--yes'], repository(old), more)).code).toBe(0)
  const asked = readFileSync(join(bin, 'asked'), 'utf8').trimEnd().split('\n')
  expect(asked.filter((line) => line.includes(' log ')).length).toBe(1)
  expect(asked.filter((line) => line.includes('remote.origin.url')).length).toBe(1)
  expect(new Set(asked).size).toBe(asked.length)
})

test.each([
  ['build', '--changed', 'main', 'week-01'],
  ['build', '--changed', '--all'],
  ['status', '--changed', 'main', 'week-01'],
])('2: %s %s %s %s', async (...args) => {
  const { code, stderr } = await insights(args, repository(old), env)
  expect([code, stderr]).toEqual([2, expect.stringContaining('--changed')])
})
