import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { git, gitEnv } from './ci/group.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const document = 'notes/week-01/insights.md'
const note = (words: string) => `## 핵심 인사이트\n\n- **하나**: ${words}\n`

/** A branch of a group whose documents are built. The old document of week-00 was written by people. */
async function branch(config = 'language: ko\n'): Promise<string> {
  const cwd = fixture({
    'insights.config.yaml': config,
    'notes/week-00/hana.md': note('글'),
    'notes/week-00/insights.md': '# 예전 문서\n',
    'notes/week-01/hana.md': note('글'),
    'templates/note.md': '# {name}\n',
  })
  await insights(['build', '1'], cwd)
  git(cwd, 'init', '--quiet', '--initial-branch', 'main')
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--message', 'Begin')
  git(cwd, 'switch', '--quiet', '--create', 'change')
  return cwd
}

function write(cwd: string, path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), text)
}

function edit(cwd: string, path: string, change: (text: string) => string): void {
  write(cwd, path, change(readFileSync(join(cwd, path), 'utf8')))
}

const review = (cwd: string, format: string, env: NodeJS.ProcessEnv = {}) =>
  insights(['lint', '--changed', '--format', format], cwd, { ...gitEnv, ...env })

describe('a branch that edits a built document', () => {
  test.each<[string, (text: string) => string]>([
    ['puts words into the mouth of a member', (text) => text.replace('글', '말')],
    ['and removes the last line, which shows it', (text) => text.replace('글', '말').replace(/<!-- insights:.*/, '')],
    ['adds words below', (text) => `${text}말\n`],
  ])('fails: it %s', async (_name, change) => {
    const cwd = await branch()
    edit(cwd, document, change)
    const { code, stdout } = await review(cwd, 'github')
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(`^::error file=${document},title=output::${document} 만든 뒤에 사람이 고친 문서입니다`),
    ])
    const inEnglish = await review(cwd, 'unix', { LANG: 'en_US.UTF-8' })
    expect([inEnglish.code, inEnglish.stdout]).toEqual([1, expect.stringContaining(`${document}:1:1: `)])
  })

  test('as its note gets a warning that it is out of date, and build makes it anew', async () => {
    const cwd = await branch()
    for (const path of ['notes/week-01/hana.md', document]) edit(cwd, path, (text) => text.replace('글', '말'))
    const { code, stdout } = await review(cwd, 'github')
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`::warning file=${document},title=output::${document} 문서가 최신이 아닙니다`),
    ])
    const status = JSON.parse((await insights(['status', '1', '--format', 'json'], cwd, gitEnv)).stdout)
    expect(status).toMatchObject([{ document: { state: 'stale' } }])
    const checked = await insights(['build', '1', '--check'], cwd, gitEnv)
    expect([checked.code, checked.stderr]).toEqual([1, expect.stringContaining('문서가 최신이 아닙니다')])
    expect(checked.stdout.match(/^[-+]<!-- insights:1/gm)).toHaveLength(2)
    expect(await insights(['build', '1'], cwd, gitEnv)).toMatchObject({ code: 0 })
    expect((await review(cwd, 'github')).stdout).toBe('')
  })

  test('as its note, and a word more, fails', async () => {
    const cwd = await branch()
    for (const path of ['notes/week-01/hana.md', document]) edit(cwd, path, (text) => text.replace('글', '말'))
    edit(cwd, document, (text) => text.replace('말', '말.'))
    const { code, stdout } = await review(cwd, 'github')
    expect([code, stdout]).toEqual([1, expect.stringContaining('사람이 고친 문서입니다')])
    const built = await insights(['build', '1'], cwd, gitEnv)
    expect([built.code, built.stderr]).toEqual([2, expect.stringContaining('사람이 고친 문서라서 덮어쓰지')])
  })

  test('with a new hash gets a warning, since its notes say something else', async () => {
    const cwd = await branch()
    edit(cwd, 'notes/week-01/hana.md', (text) => text.replace('글', '남의 말'))
    await insights(['build', '1'], cwd)
    git(cwd, 'checkout', '--quiet', '--', 'notes/week-01/hana.md')
    const { code, stdout } = await review(cwd, 'github')
    expect([code, stdout]).toEqual([0, expect.stringContaining(`::warning file=${document},title=output::`)])
  })

  test.each(['pretty', 'unix', 'github', 'markdown', 'json'])(
    'gets a hint with a command to type, or to revert the file, in the format %s',
    async (format) => {
      const cwd = await branch('language: en\n')
      edit(cwd, document, (text) => text.replace('글', '말'))
      const edited = (await review(cwd, format)).stdout
      expect(edited).toContain('npx study-insights build --force week-01')
      expect(edited).toContain('revert the file')
      git(cwd, 'checkout', '--quiet', '--', document)
      expect((await review(cwd, format)).stdout).not.toContain('output')
      edit(cwd, 'notes/week-01/hana.md', (text) => text.replace('글', '남의 말'))
      await insights(['build', '1'], cwd)
      git(cwd, 'checkout', '--quiet', '--', 'notes/week-01/hana.md')
      const stale = (await review(cwd, format)).stdout
      expect(stale).toContain('npx study-insights build week-01')
      expect(edited + stale).not.toMatch(/(?<!study-)insights build/)
    },
  )

  test('keeps the words of a note as they are, also if they look like a command', async () => {
    const cwd = await branch('language: en\n')
    edit(cwd, 'notes/week-01/hana.md', (text) => `${text}\n## \`insights build\` 정리\n\n- 글\n`)
    expect((await review(cwd, 'pretty')).stdout).toContain('## `insights build` 정리')
  })

  test('passes if build wrote it, if it is deleted, and if insights never made it', async () => {
    const cwd = await branch()
    edit(cwd, 'notes/week-01/hana.md', (text) => text.replace('글', '새 글'))
    await insights(['build', '1'], cwd)
    write(cwd, 'notes/week-00/insights.md', '# 예전 문서, 고침\n')
    expect(await review(cwd, 'github')).toMatchObject({ code: 0, stdout: '' })
    git(cwd, 'rm', '--quiet', '--force', document)
    expect(await review(cwd, 'github')).toMatchObject({ code: 0, stdout: '' })
  })

  test('also fails if it edits the table of weeks', async () => {
    const cwd = await branch('language: ko\nindex: README.md\n')
    write(cwd, 'README.md', '<!-- insights:index -->\n<!-- insights:end -->\n\n글\n')
    await insights(['build', '1'], cwd)
    expect(await review(cwd, 'github')).toMatchObject({ code: 0 })
    edit(cwd, 'README.md', (text) => text.replace('하나', '두리').replace('hana', 'duri'))
    const { code, stdout } = await review(cwd, 'github')
    expect([code, stdout]).toEqual([1, expect.stringContaining('::error file=README.md,title=output::')])
  })

  test('is a warning without --changed', async () => {
    const cwd = await branch()
    edit(cwd, document, (text) => text.replace('글', '말'))
    const { code, stdout } = await insights(['lint', '--format', 'github'], cwd, gitEnv)
    expect([code, stdout]).toEqual([0, expect.stringContaining(`::warning file=${document},title=output::`)])
  })
})

describe('a branch that changes the config or templates', () => {
  const files = {
    'insights.config.yaml': 'language: ko\nlint: {rules: {left-out: off}}\n',
    'templates/note.md': '# 글\n',
  }

  test('passes with a warning that names them, in every format', async () => {
    const cwd = await branch()
    for (const [path, text] of Object.entries(files)) write(cwd, path, text)
    const paths = '`insights.config.yaml`, `templates/note.md`'
    const annotated = await review(cwd, 'github')
    expect([annotated.code, annotated.stdout]).toEqual([
      0,
      expect.stringMatching(/^::warning file=insights\.config\.yaml,title=settings::.*templates\/note\.md/),
    ])
    const comment = await review(cwd, 'markdown')
    expect([comment.code, comment.stdout]).toEqual([0, expect.stringContaining(`⚠️ 문서를 만들고 검사하는 방법을`)])
    expect(comment.stdout).toContain(paths)
    const json = await review(cwd, 'json')
    expect([json.code, json.stdout, json.stderr]).toEqual([0, '[]\n', expect.stringContaining(paths)])
    // A group that fails for warnings can still change its config.
    const strict = ['lint', '--changed', '--max-warnings', '0', '--format', 'github']
    expect((await insights(strict, cwd, gitEnv)).code).toBe(0)
  })

  const workflow = (filters: readonly string[], more: readonly string[] = filters) =>
    stringify({ on: { pull_request: { paths: filters }, push: { branches: ['main'], paths: more } } })
  const written = ['notes/**', 'templates/**', 'insights.config.yaml', '!**/README.md']

  test.each<[string, string, string[]]>([
    ['a new index', workflow(written), ['3:5', '11:5']],
    ['a new index, watched', workflow([...written, 'README.md']), []],
    ['an index watched by one event', workflow([...written, 'README.md'], written), ['12:5']],
    ['other filters that cover it', workflow(['**']), []],
    ['other filters, with signs of GitHub', workflow(['**/*.md', '!notes/**/insights.md', '*.ya?ml']), []],
    ['no filters', 'on:\n  push:\n  pull_request:\n', []],
    ['a workflow that is not YAML', 'on: [', []],
  ])('gets a warning for %s that the workflow does not watch', async (_name, text, places) => {
    const path = '.github/workflows/insights.yml'
    const cwd = await branch()
    write(cwd, path, text)
    write(cwd, 'README.md', '<!-- insights:index -->\n<!-- insights:end -->\n')
    write(cwd, 'insights.config.yaml', 'language: ko\nindex: README.md\n')
    const { code, stdout } = await review(cwd, 'unix')
    const lines = stdout.split('\n').filter((line) => line.startsWith(path))
    expect([code, lines.map((line) => /:(\d+:\d+): warning: .*`- README\.md`/.exec(line)?.[1])]).toEqual([0, places])
  })

  test.each([
    ['leaves out', written, ['3:5', '11:5']],
    ['lets through', ['notes/**', 'templates/**', 'insights.config.yaml'], []],
    ['lets through at the end', [...written, 'notes/**'], []],
  ])('gets a warning for a workflow that %s READMEs, where these are notes', async (_name, filters, places) => {
    const path = '.github/workflows/insights.yml'
    const cwd = await branch()
    write(cwd, path, workflow(filters))
    write(cwd, 'insights.config.yaml', 'language: ko\nnotes: notes/{week}/{member}/README.md\nignore: []\n')
    const { stdout } = await review(cwd, 'unix')
    const lines = stdout.split('\n').filter((line) => line.startsWith(path))
    expect(lines.map((line) => /:(\d+:\d+): warning: .*`- notes\/\*\*`/.exec(line)?.[1])).toEqual(places)
  })

  test.each<[string, string]>([
    ['insights.md', '# {title}\n\n<!-- insights:each membr -->\n'],
    ['index.md', '# No table\n'],
    ['note.md', '# {name}\n\n<!-- insights:if scope -->\n'],
  ])('fails if the template %s is broken, as build would after the merge', async (name, text) => {
    const cwd = await branch('language: ko\nindex: README.md\n')
    write(cwd, `templates/${name}`, text)
    const { code, stdout } = await review(cwd, 'github')
    expect([code, stdout]).toEqual([1, expect.stringContaining(`::error file=templates/${name},`)])
  })

  test.each<[string, string, Record<string, string>]>([
    ['a misspelled key', 'nope: 1\n', { 'insights.config.yaml': 'insights.config.yaml,line=1,col=1,' }],
    ['broken YAML', 'members: [\n', { 'insights.config.yaml': 'insights.config.yaml,line=' }],
  ])('fails with an annotation and a report for %s', async (_name, text, place) => {
    const cwd = await branch()
    write(cwd, 'insights.config.yaml', text)
    const annotated = await review(cwd, 'github')
    expect([annotated.code, annotated.stderr]).toEqual([2, ''])
    expect(annotated.stdout).toContain(`::error file=${place['insights.config.yaml']}`)
    const report = await review(cwd, 'markdown')
    expect([report.code, report.stdout]).toEqual([
      2,
      expect.stringMatching(/\| `insights\.config\.yaml:\d+:\d+` *\| ❌ /),
    ])
    const json = await review(cwd, 'json')
    expect([json.code, json.stdout, json.stderr]).toEqual([2, '', expect.stringContaining('insights.config.yaml:')])
  })
})
