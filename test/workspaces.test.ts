import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { check } from '../src/lsp/check.ts'
import { binary } from './binary.ts'
import { git, gitEnv } from './git.ts'
import { insights as run } from './host.ts'
import { fixture } from './workspaces.ts'

const note = '## 핵심 인사이트\n\n- **하나**: 글\n'
const broken = '<<<<<<< HEAD\n=======\n>>>>>>> other\n'

/** Two books with a config of their own or without one, and a folder that matches but has no notes. */
const books = {
  'insights.config.yaml': `
title: 함께 읽기
members: [{id: hana, name: 김하나}, {id: duri, name: 이두리}]
workspaces: [클린코드, books/*]
`,
  '클린코드/notes/week-01/hana.md': note,
  '클린코드/notes/week-02/hana.md': note,
  'books/sql/insights.config.yaml': 'title: SQL 튜닝\nweeks: [{id: 2주차, presenter: 이두리}]\n',
  'books/sql/notes/2주차/duri.md': note,
  'books/later/README.md': '나중에 읽을 책\n',
}
const documents = [
  '클린코드/notes/week-01/insights.md',
  '클린코드/notes/week-02/insights.md',
  'books/sql/notes/2주차/insights.md',
]

let root: string
beforeEach(() => {
  root = fixture(books)
})

const insights = (args: string[], folder = '') => run(args, join(root, folder), gitEnv)
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const write = (path: string, text: string) => writeFileSync(join(root, path), text)
/** The documents that `build` says it wrote. */
const built = async (args: string[], folder?: string) => {
  const { code, stderr } = await insights(['build', ...args], folder)
  return [code, stderr.split('\n').flatMap((line) => /^\S+insights\.md(?=: )/.exec(line) ?? [])]
}

describe('build at the root of several workspaces', () => {
  it('builds the weeks of all, each with its config and what it inherits', async () => {
    expect(await built(['--all'])).toEqual([0, documents])
    expect(read('클린코드/notes/week-01/insights.md')).toMatch(/^# Week 01 - 함께 읽기 인사이트\n[\s\S]*\n## 김하나\n/)
    expect(read('books/sql/notes/2주차/insights.md')).toMatch(/^# 2주차 - SQL 튜닝 인사이트\n[\s\S]*\n## 이두리\n/)
  })

  it('writes the same bytes as in each workspace', async () => {
    await built(['--all'])
    for (const folder of ['클린코드', 'books/sql'])
      expect(await insights(['build', '--all', '--check'], folder)).toMatchObject({ code: 0, stdout: '' })
    rmSync(join(root, documents[0] as string))
    expect((await insights(['build', '--all', '--check'], '클린코드')).code).toBe(1)
  })

  it.each([
    ['a week of several', ['2'], documents.slice(1)],
    ['a week of one', ['week-01'], documents.slice(0, 1)],
    ['the path of a week', ['books/sql/notes/2주차'], documents.slice(2)],
    ['weeks of different workspaces', ['week-01', '2주차'], documents],
    ['the last week of each', [], documents.slice(1)],
  ])('builds %s', async (_title, args, expected) => {
    expect(await built(args)).toEqual([0, expected])
  })

  it('refuses a week of none, and names those that there are', async () => {
    const { code, stderr } = await insights(['build', 'week-01', '9'])
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('`9` 주차가 없습니다. 있는 주차: week-01, week-02, 2주차'),
    ])
    expect((await insights(['build', '--all', '--check'])).code).toBe(1)
  })

  it('skips a workspace that has the week in its schedule only', async () => {
    write('클린코드/insights.config.yaml', 'weeks: [{id: week-01}, {id: week-02}, {id: week-03}]\n')
    write('books/later/insights.config.yaml', 'weeks: [{id: week-01}]\n')
    expect(await built(['1'])).toEqual([0, documents.slice(0, 1)])
    const { code, stderr } = await insights(['build', '3'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('week-03에는 노트가 하나도 없습니다.')])
  })

  it('reports the problems of all in one run, with paths from the root, and writes nothing', async () => {
    write('클린코드/notes/week-01/duri.md', broken)
    write('books/sql/notes/2주차/hana.md', broken)
    const { code, stderr } = await insights(['build', '--all'])
    expect(code).toBe(2)
    for (const path of ['클린코드/notes/week-01/duri.md:1:1 error', 'books/sql/notes/2주차/hana.md:1:1 error'])
      expect(stderr).toContain(path)
    expect((await insights(['status', '--format', 'json'])).stdout).not.toContain('fresh')
    expect(await built(['--all', '--skip-broken'])).toEqual([0, documents])
  })

  it('prints an array whose entries name their workspace', async () => {
    const all = JSON.parse((await insights(['build', '--all', '--format', 'json'])).stdout)
    const named = all.map((one: { workspace: string; week: { id: string }; members: { path: string }[] }) => [
      one.workspace,
      one.week.id,
      one.members[0]?.path,
    ])
    expect(named).toEqual([
      ['클린코드', 'week-01', '클린코드/notes/week-01/hana.md'],
      ['클린코드', 'week-02', '클린코드/notes/week-02/hana.md'],
      ['books/sql', '2주차', 'books/sql/notes/2주차/duri.md'],
    ])
    expect(JSON.parse((await insights(['build', '1', '--format', 'json'])).stdout)).toMatchObject([
      { version: 1, workspace: '클린코드' },
    ])
    expect(JSON.parse((await insights(['build', '1', '--format', 'json'], '클린코드')).stdout)).not.toHaveProperty(
      'workspace',
    )
  })
})

describe('a command that a message at the root suggests names the workspace', () => {
  const document = '클린코드/notes/week-01/insights.md'
  const question = `${note}\n## 토론 질문\n\n- 왜 그럴까요?\n`
  const edit = () => write(document, read(document).replace('하나', '둘'))

  it.each([
    [
      'build 1',
      edit,
      ['insights build --check week-01 --cwd 클린코드`', 'insights build --force week-01 --cwd 클린코드`'],
    ],
    ['build 1', () => write(document, '# 다른 글\n'), ['insights build --force week-01 --cwd 클린코드`']],
    [
      'build 1',
      () => write(document, read(document).replace('\n\n', '\n\n\n\n')),
      ['insights build --force week-01 --cwd 클린코드`'],
    ],
    [
      'build 1 --check',
      () => write('클린코드/notes/week-01/hana.md', question),
      ['insights build week-01 --cwd 클린코드`', 'insights discuss week-01 --cwd 클린코드`'],
    ],
    [
      'build 1',
      () => {
        write('클린코드/notes/week-01/hana.md', question)
        write('클린코드/notes/week-01/discussion.md', '## 공통 질문\n\n- 다른 질문?\n')
      },
      ['insights discuss week-01 --merge --cwd 클린코드`'],
    ],
    [
      'build 3',
      () => write('클린코드/insights.config.yaml', 'weeks: [{id: week-03}]\n'),
      ['new week-03 --cwd 클린코드`'],
    ],
    ['build week-09', () => write('books/sql/insights.config.yaml', ''), ['insights new week-09 --cwd "books/sql"`']],
  ])('%s', async (command, change, expected) => {
    await built(['--all'])
    git(root, 'init', '--quiet', '--initial-branch', 'main')
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message', 'Notes')
    change()
    const { stdout, stderr } = await insights(command.split(' '))
    for (const text of expected) expect(stdout + stderr).toContain(text)
  })

  it('in a table of weeks too', async () => {
    write('클린코드/insights.config.yaml', 'index: README.md\n')
    write('클린코드/README.md', '<!-- insights:index -->\n<!-- insights:end -->\n')
    await built(['--all'])
    write('클린코드/README.md', read('클린코드/README.md').replace('week-01', 'week-1'))
    const { stderr } = await insights(['build', '--all'])
    for (const option of ['--check', '--force']) expect(stderr).toContain(`insights build ${option} --cwd 클린코드\``)
  })

  it('also where there are no notes at all', async () => {
    root = fixture({ 'insights.config.yaml': 'workspaces: [가, 나]\n', '가/a.txt': '', '나/a.txt': '' })
    for (const command of ['build', 'status', 'lint'])
      expect((await insights([command])).stderr).toContain('insights new week-01 --cwd 가`')
  })
})

describe('status at the root', () => {
  it('prints weeks that name their workspace, and checks all', async () => {
    const weeks = async (...args: string[]) =>
      JSON.parse((await insights(['status', '--format', 'json', ...args])).stdout).map(
        ({ workspace, id }: { workspace: string; id: string }) => `${workspace} ${id}`,
      )
    expect(await weeks()).toEqual(['클린코드 week-01', '클린코드 week-02', 'books/sql 2주차'])
    expect(await weeks('week-02')).toEqual(['클린코드 week-02', 'books/sql 2주차'])
    expect((await insights(['status', '--check'])).code).toBe(1)
  })
})

describe('lint at the root', () => {
  const found = async (...args: string[]) => {
    const { code, stdout, stderr } = await insights(['lint', '--format', 'json', ...args])
    return [code, stdout === '' ? stderr : [...new Set(JSON.parse(stdout).map(({ path }: { path: string }) => path))]]
  }
  beforeEach(() => {
    write('README.md', '책\n')
    write('클린코드/notes/week-02/hana.md', `${note}\n[없음](없음.md)\n`)
    write('books/sql/notes/2주차/duri.md', `${note}\n[없음](없음.md)\n`)
    write('books/sql/insights.config.yaml', 'sections: [{id: insights}]\nlint: {rules: {broken-link: warning}}\n')
  })

  it('checks each note with the config of its workspace', async () => {
    const { stdout } = await insights(['lint', '--format', 'json'])
    const severities = JSON.parse(stdout).map(({ path, severity }: Record<string, string>) => [path, severity])
    expect(severities).toEqual([
      ['books/sql/notes/2주차/duri.md', 'warning'],
      ['클린코드/notes/week-02/hana.md', 'error'],
    ])
  })

  it('takes weeks, folders and files', async () => {
    expect(await found('2')).toEqual([1, ['books/sql/notes/2주차/duri.md', '클린코드/notes/week-02/hana.md']])
    expect(await found('books')).toEqual([0, ['books/sql/notes/2주차/duri.md']])
    expect(await found('클린코드/notes/week-02/hana.md')).toEqual([1, ['클린코드/notes/week-02/hana.md']])
    // As a pre-commit hook does.
    expect(await found('클린코드/notes/week-02/hana.md', 'books/sql/notes/2주차/duri.md', 'README.md')).toEqual([
      1,
      ['books/sql/notes/2주차/duri.md', '클린코드/notes/week-02/hana.md'],
    ])
    expect(await found('week-01')).toEqual([0, []])
    expect(await found('9')).toEqual([2, expect.stringContaining('`9` 주차가 없습니다')])
    expect(await found('books/sql/none.md')).toEqual([2, expect.stringContaining('books/sql/none.md')])
    expect((await insights(['lint', 'books/later/README.md'])).code).toBe(0)
  })

  it('fixes, and reads a note from an editor', async () => {
    write('books/sql/notes/2주차/duri.md', '## 핵심 인사이트\n\n- **용어(Term)**은 어렵다\n')
    const file = 'books/sql/notes/2주차/duri.md'
    const piped = await binary(`$INSIGHTS lint --format json --stdin-filename ${file} < ${file}`, root)
    expect(JSON.parse(piped.stdout)).toMatchObject([{ path: file, rule: 'emphasis-particle' }])
    await insights(['lint', '--fix'])
    expect(read(file)).not.toContain('**은')
  })
})

describe('--changed at the root', () => {
  const commit = () => {
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message', 'Notes')
  }
  beforeEach(async () => {
    git(root, 'init', '--quiet', '--initial-branch', 'main')
    await built(['--all'])
    commit()
    git(root, 'switch', '--quiet', '--create', 'branch')
  })

  it.each([
    ['a note', 'books/sql/notes/2주차/duri.md', `${note}- 둘\n`, documents.slice(2)],
    ['a config', 'books/sql/insights.config.yaml', 'title: SQL\n', documents.slice(2)],
    ['the config at the root', 'insights.config.yaml', `${books['insights.config.yaml']}language: en\n`, documents],
    ['a file of no workspace', 'README.md', '책\n', []],
  ])('looks at the workspaces that %s changes', async (_title, path, text, expected) => {
    write(path, text)
    expect(await built(['--changed'])).toEqual([0, expected])
    expect((await insights(['build', '--changed', 'HEAD', '--check'])).code).toBe(0)
  })

  it('lints the changed notes', async () => {
    write('books/sql/notes/2주차/duri.md', `${note}[없음](없음.md)\n`)
    const { code, stdout } = await insights(['lint', '--changed', '--format', 'github'])
    expect([code, stdout]).toEqual([1, expect.stringContaining('books/sql/notes/2주차/duri.md:4:6')])
    git(root, 'checkout', '--quiet', '.')
    const { code: nothing, stderr } = await insights(['lint', '--changed'])
    expect([nothing, stderr.trim().split('\n')]).toEqual([0, [expect.any(String)]])
  })
})

describe('a command inside of a workspace', () => {
  it.each([
    ['with a config', 'books/sql', '2', 'notes/2주차/hana.md'],
    ['without one', '클린코드', '3', 'notes/week-03/hana.md'],
    ['below its folder', '클린코드/notes', '3', 'notes/week-03/hana.md'],
  ])('works as ever: %s', async (_title, folder, week, path) => {
    const { code, stdout } = await insights(['new', week, 'hana'], folder)
    expect([code, stdout]).toEqual([0, `${path}\n`])
    expect((await insights(['new', week, 'nobody'], folder)).code).toBe(2)
  })

  it.each([
    ['new', '3', 'hana'],
    ['draft', '2', '--prompt'],
    ['discuss', '2'],
  ])('at the root names the folders: %s %s', async (...args) => {
    const { code, stderr } = await insights(args)
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/클린코드, books\/later, books\/sql[\s\S]*--cwd 클린코드/),
    ])
    expect((await insights([...args, '--cwd', 'books/sql'])).stderr).not.toContain('books/later')
  })

  it('takes the title, the language and the members of the root, unless it has its own', async () => {
    write(
      'insights.config.yaml',
      'title: Books\nlanguage: en\nmembers: [{id: hana, name: Kim Hana}]\nworkspaces: [클린코드, books/*]\n',
    )
    const document = async (folder: string, week: string) =>
      (await insights(['build', week, '--stdout'], folder)).stdout
    expect(await document('클린코드', '1')).toMatch(/^# Week 01 - Books\n?[\s\S]*\n## Kim Hana\n/)
    write('books/sql/insights.config.yaml', 'language: ko\nmembers: [{id: duri, name: 이두리}]\n')
    expect(await document('books/sql', '2')).toMatch(/^# 2주차 - Books 인사이트\n[\s\S]*\n## 이두리\n/)
  })

  it('inherits nothing from a config that does not list it, or that is in another repository', async () => {
    write('insights.config.yaml', 'title: 함께 읽기\nworkspaces: [클린코드]\n')
    write('books/sql/insights.config.yaml', 'lint: {}\n')
    expect((await insights(['build', '2', '--stdout'], 'books/sql')).stdout).toMatch(/^# 2주차 인사이트\n/)
    write('insights.config.yaml', books['insights.config.yaml'])
    mkdirSync(join(root, 'books/sql/.git'))
    expect((await insights(['build', '2', '--stdout'], 'books/sql')).stdout).toMatch(/^# 2주차 인사이트\n/)
  })
})

describe('the list of workspaces', () => {
  test.each([
    [
      'a folder that is missing',
      'workspaces: [클린코드, 없음]\n',
      /^insights\.config\.yaml:1:20 error {2}workspaces: `없음`과 맞는 폴더가 없습니다/,
    ],
    ['a folder outside of the root', 'workspaces: [../a]\n', /^insights\.config\.yaml:1:14 error/],
    ['a folder that is a link', 'workspaces: [link]\n', /^insights\.config\.yaml:1:14 error {2}workspaces: `link`/],
  ])('refuses %s', async (_title, config, expected) => {
    symlinkSync(fixture({ 'notes/week-01/hana.md': note }), join(root, 'link'))
    write('insights.config.yaml', config)
    const { code, stderr } = await insights(['status'])
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)])
  })

  test('does not follow links with a pattern either', async () => {
    symlinkSync(fixture({ 'notes/week-01/hana.md': note }), join(root, 'books/away'))
    expect((await insights(['status', '--format', 'json'])).stdout).not.toContain('away')
  })

  test('has no folders inside of others', async () => {
    write('insights.config.yaml', 'workspaces: ["**", books/sql]\n')
    const weeks = JSON.parse((await insights(['status', '--format', 'json'])).stdout)
    expect(new Set(weeks.map(({ workspace }: { workspace: string }) => workspace))).toEqual(new Set(['클린코드']))
  })

  test('reports the problems of all configs together', async () => {
    write('클린코드/insights.config.yaml', 'titel: a\n')
    write('books/sql/insights.config.yaml', 'workspaces: [notes]\nlanguage: fr\n')
    const { code, stderr } = await insights(['lint'])
    expect(code).toBe(2)
    expect(stderr.match(/^\S+ error/gm)).toEqual([
      '클린코드/insights.config.yaml:1:1 error',
      'books/sql/insights.config.yaml:1:1 error',
      'books/sql/insights.config.yaml:2:11 error',
    ])
  })
})

describe('site at the root', () => {
  const page = (path: string) => read(`site/${path}`)

  it('has a front page that leads to the pages of each workspace', async () => {
    expect((await insights(['site'])).code).toBe(0)
    const [, folder = ''] = /href="(books-sql-[0-9a-f]{6})\/index\.html">SQL 튜닝</.exec(page('index.html')) ?? []
    expect(page('index.html')).toMatch(
      /<title>함께 읽기<\/title>[\s\S]*>클린코드<\/a><\/p><p class="facts">주차 2개 · 최근 Week 02</,
    )
    expect(page('index.html')).not.toContain('later')
    for (const path of ['클린코드/index.html', `${folder}/index.html`])
      expect(page(path)).toContain('href="../index.html"')
    expect(page(`${folder}/weeks/2주차.html`)).toContain('href="../../index.html"')
    expect(page('클린코드/weeks/week-01.html')).toContain('<strong>하나</strong>')
  })

  it('keeps what has not changed, and removes the pages of a workspace that is gone', async () => {
    await insights(['site'])
    expect((await insights(['site'])).stderr).toMatch(/파일 0개를 썼습니다/)
    write('insights.config.yaml', 'workspaces: [클린코드]\n')
    await insights(['site'])
    expect(readdirSync(join(root, 'site')).filter((name) => name.startsWith('books'))).toEqual([])
  })

  it('has the pages of one workspace inside of it', async () => {
    await insights(['site'], '클린코드')
    expect(read('클린코드/site/index.html')).not.toContain('class="front"')
  })
})

test('an editor finds the workspace of a file, and nothing wrong with other files of the root', async () => {
  const open = (path: string) => check(join(root, path), '## 핵심 인사이트\n\n- **용어(Term)**은 어렵다\n', {})
  const rules = async (path: string) => (await open(path)).findings.map(({ rule }) => rule)
  expect(await rules('클린코드/notes/week-01/hana.md')).toContain('emphasis-particle')
  expect(await rules('books/sql/notes/2주차/duri.md')).toContain('emphasis-particle')
  expect(await rules('README.md')).toEqual([])
})
