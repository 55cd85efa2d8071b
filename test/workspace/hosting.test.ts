import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { editUrl, type Hosting, hostingOf, newFileUrl, originOf, viewUrl } from '../../src/workspace/hosting.ts'
import { insights } from '../host.ts'
import { copyOf, fixture } from '../workspaces.ts'

const { PATH } = process.env
const env = { PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', HOME: '/dev/null', GIT_TEMPLATE_DIR: '' }
const who = ['-c', 'user.name=하나', '-c', 'user.email=hana@example.com']

function git(root: string, ...args: string[]): void {
  execFileSync('git', [...who, ...args], { cwd: root, env, stdio: 'ignore' })
}

const repositories = new Map<string, string>()

/** A repository with these branches of a remote that it has no URL of. */
function fetched(branches: readonly string[]): string {
  const root = fixture({})
  git(root, 'init', '--initial-branch', 'trunk')
  if (branches.length > 0) git(root, 'commit', '--allow-empty', '--message', 'first')
  for (const branch of branches) git(root, 'update-ref', `refs/remotes/origin/${branch}`, 'HEAD')
  repositories.set(branches.join(), root)
  return root
}

/** A repository with a remote and these branches of it. */
function cloned(remote: string, branches: readonly string[] = ['main'], files: Record<string, string> = {}): string {
  const root = copyOf(repositories.get(branches.join()) ?? fetched(branches), files)
  appendFileSync(join(root, '.git/config'), `[remote "origin"]\n\turl = ${JSON.stringify(remote)}\n`)
  return root
}

describe('the page of a remote', () => {
  const group = 'https://github.com/group/study'
  test.each([
    ['https://github.com/group/study', group],
    ['https://github.com/group/study.git', group],
    ['https://github.com/group/study.git/', group],
    ['https://me:secret@github.com/group/study', group],
    ['https://GitHub.com/group/study', group],
    ['https://www.github.com/group/study', group],
    ['git@github.com:group/study.git', group],
    ['git@github.com:/group/study.git', group],
    ['ssh://git@github.com/group/study.git', group],
    ['ssh://git@ssh.github.com:443/group/study.git', group],
    ['https://github.example.com/group/study', 'https://github.example.com/group/study'],
    ['https://github.com/my.group/study_2.0', 'https://github.com/my.group/study_2.0'],
    ['https://gitlab.com/group/sub/study.git', 'https://gitlab.com/group/sub/study'],
    ['https://gitlab-ci-token:secret@gitlab.com/group/study.git', 'https://gitlab.com/group/study'],
    ['git@gitlab.example.com:group/study.git', 'https://gitlab.example.com/group/study'],
    ['https://gitlab.example.com:8443/group/study', 'https://gitlab.example.com:8443/group/study'],
    ['https://bitbucket.org/group/study', undefined],
    ['https://notgithub.com/group/study', undefined],
    ['https://example.com/github.com/group/study', undefined],
    ['https://github.com/study', undefined],
    ['https://github.com/group/../study', undefined],
    ['https://github.com/group/study/tree/main', undefined],
    ['https://github.com/group/study?x=y#z', undefined],
    ['https://github.com/gr%6Fup/study', undefined],
    ['file:///srv/github.com/group/study', undefined],
    ['../study', undefined],
    ['C:\\github.com\\study', undefined],
  ])('%s', async (remote, url) => {
    const expected = url && { url, branch: 'main' }
    expect(await originOf(cloned(remote), env)).toEqual(expected)
  })
})

describe('the main branch of origin', () => {
  test.each<[string, string[], string | undefined]>([
    ['is the branch of that name', ['develop', 'main', 'release/1'], 'main'],
    ['may be called master', ['develop', 'master'], 'master'],
    ['is the only one that was fetched', ['release/2.0'], 'release/2.0'],
    ['is the one to be pushed before the first push', [], 'trunk'],
    ['is not guessed from several', ['develop', 'release/1'], undefined],
  ])('%s', async (_name, branches, branch) => {
    expect((await originOf(cloned('git@github.com:group/study.git', branches), env))?.branch).toBe(branch)
  })

  test('is what origin/HEAD names', async () => {
    const root = cloned('git@github.com:group/study.git', ['main', '모임/가을#1'])
    git(root, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/모임/가을#1')
    git(root, 'checkout', '--detach')
    expect((await originOf(root, env))?.branch).toBe('모임/가을#1')
  })

  test('is unknown on a detached head without remote branches, without a remote, a repository or git', async () => {
    const detached = cloned('git@github.com:group/study.git', [])
    git(detached, 'commit', '--allow-empty', '--message', 'first')
    git(detached, 'checkout', '--detach')
    const bare = fixture({})
    git(bare, 'init')
    for (const root of [detached, bare, fixture({})]) expect(await originOf(root, env)).toBeUndefined()
    expect(await originOf(cloned('git@github.com:group/study.git'), { PATH: '/dev/null' })).toBeUndefined()
  })
})

test('the config comes before origin, and a host without known pages gives nothing', async () => {
  const root = cloned('git@github.com:fork/study.git', ['main'], { 'books/sql/a.md': '' })
  const repository = { url: 'https://github.com/group/study', branch: 'main' }
  const known = { kind: 'github', branch: 'main', prefix: '' }
  expect(await hostingOf({ root, repository }, env)).toEqual({ ...known, url: 'https://github.com/group/study' })
  expect(await hostingOf({ root, repository: undefined }, env)).toEqual({
    ...known,
    url: 'https://github.com/fork/study',
  })
  expect(await hostingOf({ root: join(root, 'books/sql'), repository: undefined }, env)).toEqual({
    ...known,
    url: 'https://github.com/fork/study',
    prefix: 'books/sql/',
  })
  const elsewhere = { url: 'https://example.com/group/study', branch: 'main' }
  expect(await hostingOf({ root, repository: elsewhere }, env)).toBeUndefined()
})

test('in a job for a pull request, links lead to the repository of the job, whatever the config says', async () => {
  const root = cloned('git@github.com:fork/study.git', ['main'], { 'books/sql/a.md': '' })
  const repository = { url: 'https://gitlab.elsewhere.example/group/study', branch: 'other' }
  const job = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'group/study' }
  const place = { root: join(root, 'books/sql'), repository }
  expect(await hostingOf(place, { ...env, ...job, GITHUB_BASE_REF: 'trunk' })).toEqual({
    kind: 'github',
    url: 'https://github.com/group/study',
    branch: 'trunk',
    prefix: 'books/sql/',
  })
  // After a push, the config is the group's.
  expect(await hostingOf(place, { ...env, ...job })).toMatchObject({ kind: 'gitlab', url: repository.url })
})

const names = ['kim-hana', '김하나', '김 하나', 'R&D', 'C#', '100%', '%41', 'O\'Neil "Neo"', 'a+b=c', '하나?', '해(1)']
const branches = ['main', 'study/2026', '모임#1', 'a&b', '100%']

describe('addresses', () => {
  const cases = names.flatMap((name) => branches.map((branch) => [name, branch] as const))
  test.each(cases)('of %s on %s', (name, branch) => {
    const path = `notes/3주차 #1/${name}.md`
    const text = `---\nmember: ${JSON.stringify(name)}\n---\n\n# ${name} & 친구\n\n## 💡 100% +1?\n`
    const hosting: Hosting = { kind: 'github', url: 'https://github.com/group/study', branch, prefix: '모임 1/' }
    const decoded = (url: string) => decodeURIComponent(new URL(url).pathname)
    const blank = new URL(newFileUrl(hosting, path, [text]))
    expect([blank.origin, decodeURIComponent(blank.pathname), blank.hash]).toEqual([
      'https://github.com',
      `/group/study/new/${branch}/모임 1/notes/3주차 #1`,
      '',
    ])
    expect([...blank.searchParams]).toEqual([
      ['filename', `${name}.md`],
      ['value', text],
    ])
    expect(newFileUrl(hosting, path, [text])).toMatch(/^[\w.~:/?&=%-]+$/)
    expect(decoded(editUrl(hosting, path))).toBe(`/group/study/edit/${branch}/모임 1/${path}`)
    expect(decoded(viewUrl(hosting, path))).toBe(`/group/study/blob/${branch}/모임 1/${path}`)

    const lab: Hosting = { ...hosting, kind: 'gitlab', url: 'https://gitlab.com/group/sub/study', prefix: '' }
    const page = new URL(newFileUrl(lab, path, [text]))
    expect([decodeURIComponent(page.pathname), [...page.searchParams]]).toEqual([
      `/group/sub/study/-/new/${branch}/notes/3주차 #1`,
      [['file_name', `${name}.md`]],
    ])
    expect(decoded(editUrl(lab, path))).toBe(`/group/sub/study/-/edit/${branch}/${path}`)
  })

  test('stay below 8,000 letters, and a file at the top needs no folder', () => {
    const hosting: Hosting = { kind: 'github', url: 'https://github.com/group/study', branch: 'main', prefix: '' }
    const value = (texts: string[]) => new URL(newFileUrl(hosting, '하나.md', texts)).searchParams.get('value')
    expect(newFileUrl(hosting, 'hana.md', ['a\n'])).toBe(
      'https://github.com/group/study/new/main?filename=hana.md&value=a%0A',
    )
    expect(value(['가'.repeat(800), '나'])).toBe('가'.repeat(800))
    expect(value(['가'.repeat(900), '나'])).toBe('나')
    expect(value(['가'.repeat(900), '나'.repeat(900)])).toBeNull()
  })
})

test.each([
  ['{url: git@github.com:group/study.git, branch: main}', 'repository.url'],
  ['{url: "https://me:secret@github.com/group/study", branch: main}', 'repository.url'],
  ['{url: https://github.com/group/study}', 'repository.branch'],
  ['{url: https://github.com/group/study, brunch: main, branch: main}', 'repository.brunch'],
  ['https://github.com/group/study', 'repository'],
])('a config with the repository %s is an error', async (value, key) => {
  const root = fixture({ 'insights.config.yaml': `repository: ${value}\n` })
  const { code, stderr } = await insights(['status'], root)
  expect([code, stderr]).toEqual([2, expect.stringContaining(` ${key}: `)])
})

test('init writes the repository, once where there are several books', async () => {
  const note = '## 핵심 인사이트\n\n- 글\n\n## 실무 적용 아이디어\n\n- 글\n'
  const weeks = [1, 2].flatMap((week) => ['김하나', '이두리', '박세찬'].map((name) => `week-0${week}/${name}.md`))
  const filesIn = (folder: string) => Object.fromEntries(weeks.map((path) => [`${folder}notes/${path}`, note]))
  const expected = { url: 'https://github.com/group/study', branch: 'main' }
  const config = async (files: Record<string, string>) => {
    const root = cloned('https://me:secret@github.com/group/study.git', ['main'], files)
    await insights(['init', '--yes'], root, env)
    return (path: string) => readFileSync(join(root, path), 'utf8')
  }
  const single = (await config(filesIn('')))('insights.config.yaml')
  expect(single).toContain('\nrepository: {url: https://github.com/group/study, branch: main}\n')
  expect(parse(single).repository).toEqual(expected)
  expect(parse((await config({}))('insights.config.yaml')).repository).toEqual(expected)
  const books = await config({ ...filesIn('sql/'), ...filesIn('clean/') })
  expect(parse(books('insights.config.yaml')).repository).toEqual(expected)
  expect(parse(books('sql/insights.config.yaml')).repository).toBeUndefined()
})
