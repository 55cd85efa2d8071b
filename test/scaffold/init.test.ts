import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { program } from '../binary.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const answers = ['--title', '데이터: #1', '--language', 'ko', '--members', '김하나, duri=이두리']

function read(cwd: string, path: string): string {
  return readFileSync(join(cwd, path), 'utf8')
}

describe('insights init', () => {
  it('writes everything that a group needs, and shows it first', async () => {
    const cwd = fixture({})
    const { code, stderr } = await insights(['init', ...answers], cwd)
    expect(code).toBe(0)
    expect(stderr.match(/^ {2}\+ .*$/gm)).toEqual([
      '  + insights.config.yaml',
      '  + templates/note.md',
      '  + templates/insights.md',
      '  + notes/week-01/README.md',
      '  + .github/workflows/insights.yml',
      '  + .gitattributes',
      '  + .gitignore',
    ])
    const config = read(cwd, 'insights.config.yaml')
    expect(config).toMatch(
      /^# yaml-language-server: \$schema=https:\/\/cdn\.jsdelivr\.net\/npm\/study-insights@\d+\/dist\/insights\.schema\.json\n/,
    )
    expect(parse(config)).toEqual({
      title: '데이터: #1',
      language: 'ko',
      members: [{ id: '김하나' }, { id: 'duri', name: '이두리' }],
    })
    expect(read(cwd, 'templates/note.md')).toBe(readFileSync('templates/note.md', 'utf8'))
    expect((await insights(['new', 'week-01', 'duri'], cwd)).stdout).toBe('notes/week-01/duri.md\n')
  })

  it('suggests a first note only where there is none', async () => {
    const cwd = fixture({ 'insights.config.yaml': 'language: en\n', 'notes/week-01/hana.md': '## Core insights\n' })
    const added = await insights(['init', '--yes'], cwd)
    expect([added.code, added.stderr]).toEqual([0, expect.stringMatching(/\nDone\.\n$/)])
    expect((await insights(['init', '--yes', '--language', 'en'], fixture({}))).stderr).toContain(
      'insights new week-01',
    )
  })

  it('says that options do not change an existing config', async () => {
    const cwd = fixture({ 'insights.config.yaml': 'language: en\n' })
    const { stderr } = await insights(['init', '--yes', '--language', 'ko', '--title', 'x'], cwd)
    expect(stderr).toContain('`--title`, `--language` had no effect. Edit insights.config.yaml instead')
    expect(read(cwd, 'insights.config.yaml')).toBe('language: en\n')
  })

  it('writes no members if none are named', async () => {
    const cwd = fixture({})
    await insights(['init', '--yes', '--language', 'en'], cwd)
    expect(parse(read(cwd, 'insights.config.yaml'))).not.toHaveProperty('members')
    expect((await insights(['new', 'week-01', 'anybody'], cwd)).code).toBe(0)
  })

  it('sets up the named folder, not the workspace above it', async () => {
    const cwd = fixture({ 'insights.config.yaml': 'language: en' })
    const { code, stderr } = await insights(['init', 'a/b', '--yes'], cwd)
    expect(code).toBe(0)
    expect(stderr).toContain('`cd "a/b"`')
    expect(existsSync(join(cwd, 'a/b/insights.config.yaml'))).toBe(true)
    expect((await insights(['init', 'insights.config.yaml', '--yes'], cwd)).code).toBe(2)
  })

  it('overwrites nothing, and adds missing files when run again', async () => {
    const mine = {
      'insights.config.yaml': 'language: en\ntemplates: forms\n',
      'forms/note.md': 'mine',
      '.gitignore': 'dist',
    }
    const cwd = fixture(mine)
    const { stderr } = await insights(['init'], cwd)
    expect(stderr).toContain('~ .gitignore  add `node_modules/`, `/site/`')
    expect(stderr).not.toMatch(/\+ (?:insights\.config|forms\/note)/)
    expect(read(cwd, 'insights.config.yaml')).toBe(mine['insights.config.yaml'])
    expect(read(cwd, 'forms/note.md')).toBe('mine')
    expect(read(cwd, '.gitignore')).toBe('dist\nnode_modules/\n/site/\n')
    expect(existsSync(join(cwd, 'forms/insights.md'))).toBe(true)
    expect((await insights(['init'], cwd)).stderr).toContain('All files are there already.')
  })

  it.each(['* text=auto', '*.md text eol=lf', '*.md  text'])('accepts %s as enough', async (line) => {
    const cwd = fixture({ '.gitattributes': `${line}\n`, '.gitignore': '/node_modules\nsite\n' })
    const { stderr } = await insights(['init', '--yes'], cwd)
    expect(stderr).not.toMatch(/\.gitattributes|\.gitignore/)
  })

  it('writes no CI job below the top of a repository', async () => {
    const cwd = fixture({ '.git/HEAD': '' })
    mkdirSync(join(cwd, 'study'))
    const { stderr } = await insights(['init', 'study', '--yes'], cwd)
    expect(stderr).toContain('.github/workflows/insights.yml은 저장소의 최상위 폴더에서만')
    expect(existsSync(join(cwd, 'study/.github'))).toBe(false)
  })

  it('removes what it has written if the rest cannot be written', async () => {
    const cwd = fixture({ templates: 'a file, no folder' })
    const { code } = await insights(['init', '--yes'], cwd)
    expect(code).toBe(2)
    expect(existsSync(join(cwd, 'insights.config.yaml'))).toBe(false)
  })

  describe('without a terminal', () => {
    it('lists all missing options, and writes nothing', async () => {
      const cwd = fixture({})
      const { code, stderr } = await insights(['init', '--title', 'x'], cwd, { LANG: 'ko_KR.UTF-8' })
      expect(stderr).toContain('`--language`, `--members`, `--yes`')
      expect(code).toBe(2)
      expect(existsSync(join(cwd, 'insights.config.yaml'))).toBe(false)
    })

    it.each([
      ['--members', '김하나 이두리'],
      ['--language', 'fr'],
    ])('refuses %s %s', async (flag, value) => {
      const cwd = fixture({})
      const { code, stderr } = await insights(['init', '--yes', `${flag}=${value}`], cwd)
      expect(stderr).toContain(flag)
      expect(code).toBe(2)
      expect(existsSync(join(cwd, 'insights.config.yaml'))).toBe(false)
    })

    it('reports errors in an existing config', async () => {
      const cwd = fixture({ 'insights.config.yaml': 'titel: x' })
      const { code, stderr } = await insights(['init', '--yes'], cwd)
      expect(stderr).toContain('titel')
      expect(code).toBe(2)
      expect(existsSync(join(cwd, 'templates'))).toBe(false)
    })
  })

  it.each([
    ['김하나', [{ id: '김하나' }]],
    [' 김 하나 ,, 이두리，', [{ id: '김-하나', name: '김 하나' }, { id: '이두리' }]],
    [
      'Ada Lovelace, AL=Ada L., ada lovelace',
      [
        { id: 'ada-lovelace', name: 'Ada Lovelace' },
        { id: 'AL', name: 'Ada L.' },
      ],
    ],
    [
      'a/b, ../x',
      [
        { id: 'a-b', name: 'a/b' },
        { id: '-x', name: '../x' },
      ],
    ],
  ])('reads the members %j', async (text, members) => {
    const cwd = fixture({})
    expect((await insights(['init', '--yes', '--members', text], cwd)).code).toBe(0)
    expect(parse(read(cwd, 'insights.config.yaml')).members).toEqual(members)
  })

  it('names the schema that is installed in the folder or above it, and the published one otherwise', async () => {
    const schema = 'node_modules/study-insights/dist/insights.schema.json'
    const cwd = fixture({ [schema]: '{}', 'books/one/README.md': '# One\n' })
    await insights(['init', '--yes'], cwd)
    expect(read(cwd, 'insights.config.yaml').split('\n', 1)).toEqual([`# yaml-language-server: $schema=${schema}`])
    await insights(['init', 'books/one', '--yes'], cwd)
    const [first = ''] = read(cwd, 'books/one/insights.config.yaml').split('\n', 1)
    expect(first).toBe(`# yaml-language-server: $schema=../../${schema}`)
  })

  const ignores = 'ignores:\n  - "notes/*/insights.md"\n'
  it.each<[string, Record<string, string>, string | undefined, string | undefined]>([
    ['nothing', {}, undefined, undefined],
    ['.prettierrc', { '.prettierrc': '{}' }, 'notes/*/insights.md\n', undefined],
    ['a script', { 'package.json': '{"scripts": {"fmt": "prettier --write ."}}' }, 'notes/*/insights.md\n', undefined],
    ['a package', { 'package.json': '{"devDependencies": {"prettier": "3"}}' }, 'notes/*/insights.md\n', undefined],
    ['.prettierignore', { '.prettierignore': 'dist' }, 'dist\nnotes/*/insights.md\n', undefined],
    ['*', { '.prettierignore': '*\n' }, '*\n', undefined],
    ['.markdownlint.json', { '.markdownlint.json': '{}' }, undefined, ignores],
    [
      'markdownlint-cli2',
      { 'package.json': '{"scripts": {"lint": "x"}, "devDependencies": {"markdownlint-cli2": "1"}}' },
      undefined,
      ignores,
    ],
    ['its own ignores', { '.markdownlint-cli2.yaml': 'ignores: [a.md]\n' }, undefined, 'ignores: [a.md]\n'],
    ['its own config', { '.markdownlint.json': '{}', '.markdownlint-cli2.jsonc': '{}' }, undefined, undefined],
    ['its config in a package', { 'package.json': '{"markdownlint-cli2": {}}' }, undefined, undefined],
    ['another markdownlint', { '.markdownlint.json': '{}', '.markdownlintignore': 'dist\n' }, undefined, undefined],
  ])('excludes documents from the formatters that a group uses: %s', async (_name, files, prettier, markdownlint) => {
    const cwd = fixture(files)
    expect((await insights(['init', '--yes'], cwd)).code).toBe(0)
    const found = ['.prettierignore', '.markdownlint-cli2.yaml'].map((name) =>
      existsSync(join(cwd, name)) ? read(cwd, name) : undefined,
    )
    expect(found).toEqual([prettier, markdownlint])
  })

  it('keeps markdownlint-cli2 away from the documents, but not from the notes', async () => {
    const note = '## 핵심 인사이트\n\n* 하나\n- 둘\n'
    const cwd = fixture({ '.markdownlint.json': '{"default": false, "MD004": true}', 'notes/week-01/kim.md': note })
    expect((await insights(['init', '--yes'], cwd)).code).toBe(0)
    expect((await insights(['build', '--all'], cwd)).code).toBe(0)
    expect(read(cwd, 'notes/week-01/insights.md')).toContain('* 하나\n- 둘\n')
    const { stderr } = await program(
      process.execPath,
      [resolve('node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'), 'notes/**/*.md'],
      cwd,
    )
    expect(stderr.match(/^notes\S*?(?=:)/gm)).toEqual(['notes/week-01/kim.md'])
  })

  it.each(['con', 'a:b=가', 'kim.=김', 'nul.x'])(
    'refuses %s, whose file Windows could not check out',
    async (member) => {
      const cwd = fixture({})
      const { code, stderr } = await insights(['init', '--yes', '--members', `ok, ${member}`], cwd)
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining(`--members: \`${member.replace(/=.*/, '')}\``),
      })
      expect(readdirSync(cwd)).toEqual([])
    },
  )

  it('reports a folder that cannot be written', async () => {
    const cwd = fixture({})
    writeFileSync(join(cwd, 'study'), '')
    chmodSync(join(cwd, 'study'), 0o444)
    expect((await insights(['init', 'study/deep', '--yes'], cwd)).code).toBe(2)
  })
})
