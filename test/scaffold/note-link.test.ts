import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const names = [
  'kim-hana',
  '김하나',
  '김하나'.normalize('NFD'),
  '이 두리',
  'R&D',
  'C#',
  '100%',
  '%41b',
  "O'Neil Neo",
  'a+b=c;',
]
const branches = ['study/2026', '모임#1', 'a&b', '100%']
const repository = (branch = 'main') => ({ url: 'https://github.com/group/study', branch })
const schedule = [
  { id: 'week-01', date: '2026-09-01' },
  { id: 'week-02', title: '복제 & 일관성 #2 100%', scope: '3장', date: '2026-09-08' },
]

const author = {
  GIT_AUTHOR_NAME: 'Kim Hana',
  GIT_AUTHOR_EMAIL: 'hana@example.com',
  GIT_COMMITTER_NAME: 'Kim Hana',
  GIT_COMMITTER_EMAIL: 'hana@example.com',
}

function study(config: object, files: Record<string, string> = {}): string {
  return fixture({ 'insights.config.yaml': stringify(config), ...files })
}

async function lines(root: string, ...args: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await insights(['new', ...args], root)
  expect([stderr, code]).toEqual(['', 0])
  return stdout.trimEnd().split('\n')
}

describe('the link that new prints', () => {
  const cases = [
    ...names.map((name) => [name, 'main'] as const),
    ...branches.map((branch) => ['R&D 김하나', branch] as const),
  ]
  test.each(cases)('opens the note of %s on %s as new writes it', async (name, branch) => {
    const open = '## 추가 학습이 필요한 부분\n\n- **꼬리 & 지연**: 100% 왜?\n'
    const root = study(
      { repository: repository(branch), members: [{ id: name }], weeks: schedule },
      { [`notes/week-01/${name.normalize('NFC')}.md`]: open },
    )
    const [address = '', ...others] = await lines(root, 'week-02', name, '--link')
    expect(others).toEqual([])
    expect(address.length).toBeLessThan(8_000)
    const url = new URL(address)
    expect(decodeURIComponent(url.pathname)).toBe(`/group/study/new/${branch}/notes/week-02`)
    expect([...url.searchParams.keys()]).toEqual(['filename', 'value'])
    expect(url.hash).toBe('')
    const { stdout } = await insights(['new', 'week-02', name, '--stdout'], root)
    expect(url.searchParams.get('value')).toBe(stdout)
    expect(stdout).toContain('꼬리 & 지연: 100% 왜?')
    const made = await insights(['new', 'week-02', name], root)
    expect(made.stdout).toBe(`notes/week-02/${url.searchParams.get('filename')}\n`)
  })

  const members = [{ id: 'hana', name: '김하나' }, { id: 'duri', name: '이두리' }, { id: 'neo' }]
  const config = { repository: repository(), members, weeks: schedule }

  test('is one for each member without a member: to edit a note, a draft too, or to write one', async () => {
    const root = study(config, {
      'notes/week-02/hana.md': '## 핵심 인사이트\n\n- 글\n',
      'notes/week-02/duri.md': '---\ndraft: true\n---\n\n## 핵심 인사이트\n\n- 글\n',
    })
    expect(await lines(root, 'week-02', '--link')).toEqual([
      '김하나: https://github.com/group/study/edit/main/notes/week-02/hana.md',
      '이두리: https://github.com/group/study/edit/main/notes/week-02/duri.md',
      expect.stringMatching(
        /^neo: https:\/\/github\.com\/group\/study\/new\/main\/notes\/week-02\?filename=neo\.md&value=/,
      ),
    ])
    expect(await lines(root, '2', '김하나', '--link')).toEqual([
      'https://github.com/group/study/edit/main/notes/week-02/hana.md',
    ])
  })

  test('is for the next week if none is named, and for the writers if there is no roster', async () => {
    const note = '## 핵심 인사이트\n\n- 글\n'
    const root = study(
      { repository: repository() },
      { 'notes/week-01/하나.md': note, 'notes/week-01/두리.md': note, 'notes/week-02/두리.md': note },
    )
    expect(await lines(root, '--link')).toEqual([
      '두리: https://github.com/group/study/edit/main/notes/week-02/%EB%91%90%EB%A6%AC.md',
      expect.stringMatching(/^하나: https:\/\/github\.com\/group\/study\/new\/main\/notes\/week-02\?/),
    ])
    const [address = ''] = await lines(root, 'next', '두리', '--link')
    expect(new URL(address).pathname).toBe('/group/study/new/main/notes/week-03')
  })

  test('leads to the page of GitLab with the name of the file', async () => {
    const url = 'https://gitlab.com/group/sub/study'
    const root = study({ ...config, repository: { url, branch: 'main' } })
    const { stdout, stderr } = await insights(['new', 'week-02', 'hana', '--link'], root)
    const headings = [
      '핵심 인사이트',
      '독특한 관점 또는 흥미로운 발견',
      '실무 적용 아이디어',
      '추가 학습이 필요한 부분',
      '토론 질문',
    ]
    expect(stdout).toBe(
      `${url}/-/new/main/notes/week-02?file_name=hana.md\n\n${headings.map((heading) => `## ${heading}\n`).join('\n')}`,
    )
    expect(stderr).toContain('아래 제목을 복사해 붙여 넣어 주세요.')
  })

  test.each(['hana.markdown', 'Hana.MD', 'hana.txt'])('is missing if the note is there as %s', async (name) => {
    const root = study(config, { [`notes/week-02/${name}`]: '글\n' })
    const { code, stdout, stderr } = await insights(['new', 'week-02', 'hana', '--link'], root)
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringContaining('`week-02` 주차의 노트를 새로 만들 링크가 없습니다: 김하나'),
    ])
    const all = await insights(['new', 'week-02', '--link'], root)
    expect([all.code, all.stdout.match(/^\S+(?=: )/gm)]).toEqual([0, ['이두리', 'neo']])
    expect(all.stderr).toContain('링크가 없습니다: 김하나')
  })

  test('comes from origin without a repository in the config, and from nothing without both', async () => {
    const root = study({ members, weeks: schedule })
    const none = await insights(['new', 'week-02', 'hana', '--link'], root)
    expect([none.code, none.stdout, none.stderr]).toEqual([2, '', expect.stringContaining('repository: {url:')])
    for (const args of [
      ['init', '--initial-branch', 'main'],
      ['remote', 'add', 'origin', 'git@github.com:fork/study.git'],
    ])
      execFileSync('git', args, { cwd: root, stdio: 'ignore' })
    const { stdout } = await insights(['new', 'week-02', 'hana', '--link'], root, process.env)
    expect(stdout).toMatch(/^https:\/\/github\.com\/fork\/study\/new\/main\/notes\/week-02\?/)
  })

  test('comes with a warning if the note is not pushed yet', async () => {
    const text = '## 핵심 인사이트\n\n- 글\n'
    const top = study({}, { 'books/one/insights.config.yaml': stringify({ members, weeks: schedule }) })
    const root = join(top, 'books/one')
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: top, stdio: 'ignore', env: { ...process.env, ...author } })
    const warnings = async (...args: string[]) => {
      const { code, stdout, stderr } = await insights(['new', 'week-02', ...args, '--link'], root, process.env)
      expect([code, stdout.includes('/edit/main/books/one/notes/week-02/')]).toEqual([0, true])
      return stderr.match(/^notes\S+ warning/gm)
    }
    for (const name of ['hana', 'duri']) await insights(['new', 'week-02', name], root)
    git('init', '--initial-branch', 'main')
    git('remote', 'add', 'origin', 'git@github.com:fork/study.git')
    // Nothing has been pushed or fetched.
    expect(await warnings()).toEqual(['notes/week-02/hana.md warning', 'notes/week-02/duri.md warning'])
    git('add', 'books/one/notes/week-02/hana.md')
    git('commit', '-m', 'hana')
    git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    writeFileSync(join(root, 'notes/week-02/hana.md'), text)
    expect(await warnings()).toEqual(['notes/week-02/duri.md warning'])
    expect(await warnings('hana')).toBe(null)
    expect(await warnings('duri')).toEqual(['notes/week-02/duri.md warning'])
    // The clone knows another branch alone, or is one of a fork.
    git('update-ref', 'refs/remotes/origin/dev', 'HEAD')
    git('update-ref', '-d', 'refs/remotes/origin/main')
    writeFileSync(
      join(root, 'insights.config.yaml'),
      stringify({ ...config, repository: { url: 'https://github.com/fork/study', branch: 'main' } }),
    )
    expect(await warnings('duri')).toBe(null)
    git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    expect(await warnings('duri')).toHaveLength(1)
    writeFileSync(join(root, 'insights.config.yaml'), stringify(config))
    expect(await warnings('duri')).toBe(null)
  })

  test('is an error for an unknown member or week, and beside --stdout', async () => {
    const root = study(config)
    for (const args of [
      ['week-02', 'nobody', '--link'],
      ['week-09', '--link'],
      ['week-02', 'hana', '--link', '--stdout'],
    ])
      expect((await insights(['new', ...args], root)).code).toBe(2)
  })
})
