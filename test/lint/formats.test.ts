import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parse } from 'junit2json'
import type { Log } from 'sarif'
import { describe, expect, test } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import manifest from '../../package.json' with { type: 'json' }
import { type FilePosition, finding } from '../../src/errors.ts'
import { reports } from '../../src/lint/report-findings.ts'
import { github } from '../../src/lint/reports/github.ts'
import type { FileFindings } from '../../src/lint/reports/result.ts'
import { rules } from '../../src/lint/rules.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

// A CommonJS module that exports a class, which TypeScript cannot import as ESM.
const require = createRequire(import.meta.url)
const Ajv = require('ajv-draft-04')
const addFormats = require('ajv-formats')
const schema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
)
const isSarif = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema)

const head = '## 핵심 인사이트\n\n'
const path = 'notes/week-02/hana.md'

async function logOf(files: Record<string, string | Uint8Array>): Promise<Log> {
  const { stdout } = await insights(['lint', '--format', 'sarif'], fixture(files))
  const log = JSON.parse(stdout)
  expect([isSarif(log), isSarif.errors]).toEqual([true, null])
  return log
}

describe('the findings of three notes, in each format', () => {
  const root = fixture({
    'insights.config.yaml': 'language: ko\n',
    'notes/week-01/kim-hana.md': `${head}- **B-tree가 얕은 이유**: 페이지 하나에 자식을 500개쯤 담으므로 잎까지 네 단계면 됨. 페이지의 크기는 4~64KB(기본 16KB)이고 깊이는 대개 1~5단계라서, 위쪽 단계가 메모리에 있으면 디스크는 한 번만 읽음\n`,
    'notes/week-01/park-sechan.md': `${head}- **톰스톤**: 지웠다는 표시\n\n### 추가 학습이 필요한 부분\n\n-\n`,
    'notes/week-02/kim-hana.md': `---\nmember: kim-hana\n---\n\n${head}- 창고 예에서 보듯 **쓰기 왜곡(Write Skew)**은 고친 행을 잠그는 것으로는 막히지 않음\n`,
  })

  test.each(Object.keys(reports))('%s', async (format) => {
    const { code, stdout } = await insights(['lint', '--format', format], root)
    expect(code).toBe(1)
    const text = stdout.replaceAll(`"semanticVersion": "${manifest.version}"`, '"semanticVersion": "0.0.0"')
    await expect(text).toMatchFileSnapshot(`golden/notes.${format === 'pretty' ? 'txt' : format}`)
    if (format === 'sarif') expect([isSarif(JSON.parse(stdout)), isSarif.errors]).toEqual([true, null])
  })

  test('the summary of a job', async () => {
    const file = join(fixture({ 'summary.md': '' }), 'summary.md')
    await insights(['lint'], root, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file })
    await expect(readFileSync(file, 'utf8')).toMatchFileSnapshot('golden/notes.markdown')
  })
})

describe('sarif', () => {
  test('columns are UTF-16, paths are URIs, a finding about a whole file has no region', async () => {
    const [run] = (
      await logOf({
        'notes/week-02/하 나%.md': `${head}- 👩‍💻 **용어(Term)**은\n`,
        'notes/week-02/neo.md': new Uint8Array([0xb0, 0xa1]),
        'notes/week-02/sechan.md': `${head}- [가](images/나.png)\n`,
        'notes/week-2/sechan.md': `${head}- 글\n`,
      })
    ).runs
    expect(run?.columnKind).toBe('utf16CodeUnits')
    const placeOf = (rule: string) =>
      run?.results?.find(({ ruleId }) => ruleId === rule)?.locations?.[0]?.physicalLocation
    expect(placeOf('encoding')).toMatchObject({ artifactLocation: { uri: 'notes/week-02/neo.md' } })
    expect(placeOf('workspace')).toEqual({
      artifactLocation: { uri: 'notes/week-2/sechan.md', uriBaseId: '%SRCROOT%' },
    })
    expect(placeOf('emphasis-particle')).toEqual({
      artifactLocation: { uri: 'notes/week-02/%ED%95%98%20%EB%82%98%25.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 9, endLine: 3, endColumn: 21 },
    })
  })

  test('each rule has a help text', async () => {
    const [run] = (await logOf({ [path]: `${head}- 글\n`, 'insights.config.yaml': 'language: en\n' })).runs
    const described = run?.tool.driver.rules ?? []
    expect(described.map(({ id, helpUri }) => [id, helpUri?.split('#')[1]])).toEqual(
      rules.map(({ name }) => [name, name]),
    )
    for (const { help, fullDescription } of described) expect([help?.text, fullDescription?.text]).not.toContain('')
  })
})

describe('github', () => {
  const annotate = async (note: string, name = path, env = {}) =>
    (await insights(['lint', '--format', 'github'], fixture({ [name]: note }), env)).stdout

  test('no text of a note or its path starts a command', async () => {
    const shown = await annotate(`${head}- **100%,::error::(Term)**은\n`, 'notes/2주차: 쉼,표 50%/hana.md')
    expect(shown.split('\n')).toHaveLength(2)
    expect(shown).toMatch(
      /^::error file=notes\/2주차%3A 쉼%2C표 50%25\/hana\.md,line=3,col=3,endLine=3,endColumn=27,title=emphasis-particle::notes\/2주차: 쉼,표 50%25\/hana\.md:3:3 `\*\*100%25,::/,
    )
  })

  test.each<[string, FilePosition, string]>([
    [
      'columns are left out if the lines differ',
      { path: 'a.md', line: 2, column: 3, endLine: 4, endColumn: 5 },
      'file=g/a.md,line=2,endLine=4,title=one',
    ],
    [
      'an empty range ends where it begins',
      { path: 'a.md', line: 2, column: 3 },
      'file=g/a.md,line=2,col=3,endLine=2,endColumn=3,title=one',
    ],
    ['a whole file has no position', { path: 'a.md' }, 'file=g/a.md,title=one'],
    ['a finding about no file has no path', { path: '' }, 'title=one'],
  ])('%s', async (_name, place, properties) => {
    const findings = [finding('one', place, { message: 'words' }, 'warning')]
    async function* files(): AsyncGenerator<FileFindings> {
      yield { path: 'a.md', findings, overviews: [], source: '', unreadable: false }
    }
    const { value: shown } = await github(files(), { prefix: 'g/' }).next()
    expect(shown.split('::')[1]).toBe(`warning ${properties}`)
  })

  test('it is the default under GitHub Actions', async () => {
    const root = fixture({ [path]: `${head}- **용어(Term)**은\n` })
    const env = { GITHUB_ACTIONS: 'true' }
    expect((await insights(['lint'], root, env)).stdout).toMatch(/^::error /)
    expect((await insights(['lint', '--format', 'pretty'], root, env)).stdout).not.toContain('::')
    expect((await insights(['lint'], root)).stdout).not.toContain('::')
  })

  test('the summary is appended to the file, quotes notes and has a maximum length', async () => {
    const root = fixture({
      [path]: `${head}${'- **`|<b>(Term)**은 @hana\n'.repeat(300)}`,
      'insights.config.yaml': '',
      'summary.md': '# 앞 단계\n\n',
    })
    await insights(['lint', '--format', 'github'], root, { GITHUB_STEP_SUMMARY: join(root, 'summary.md') })
    const summary = readFileSync(join(root, 'summary.md'), 'utf8')
    expect(summary).toMatch(/^# 앞 단계\n\n## 노트 검사\n/)
    expect(summary.match(/^\| `/gm)).toHaveLength(50)
    expect(summary).toContain('이 밖에 550개가 더 있습니다.')
    expect(summary).not.toMatch(/^[^`]*(?:`[^`]*`[^`]*)*@hana/m)
    for (const row of summary.split('\n').filter((line) => line.startsWith('| `')))
      expect(row.match(/(?<!\\)\|/g)).toHaveLength(4)
  })

  test('it always fits into a comment', async () => {
    const long = `- [글](${'@hana'.repeat(400)}.md)\n`
    const { stdout } = await insights(
      ['lint', '--format', 'markdown'],
      fixture({ 'insights.config.yaml': '', [path]: head + long.repeat(40) }),
    )
    expect(stdout.length).toBeLessThan(30_000)
    expect(stdout).toMatch(/\n\| `notes[^\n]+\n\n이 밖에 \d+개가 더 있습니다\.\n$/)
    expect(stdout.replace(/(`+)[^`].*?\1/g, '')).not.toContain('@hana')
  })

  test('a file name stays in its row, whatever it contains', async () => {
    const root = fixture({ 'notes/week-02/x\n\n# 문제 없음\n\n@hana.md': '글\n', [path]: `${head}- 글\n` })
    const { stdout } = await insights(['lint', '--format', 'markdown'], root)
    expect(stdout).toContain('\n| `notes/week-02/x␊␊# 문제 없음␊␊@hana.md:1:1` |')
    expect(stdout).not.toMatch(/^(?:# |@)/m)
  })

  test('a summary that cannot be written affects nothing else', async () => {
    const root = fixture({ [path]: `${head}- 글\n` })
    // A file cannot contain another file.
    const summary = join(root, path, 'summary.md')
    const { code, stderr } = await insights(['lint', '--format', 'github'], root, { GITHUB_STEP_SUMMARY: summary })
    expect([code, stderr]).toEqual([0, expect.stringContaining(`${summary}: ENOTDIR`)])
  })
})

describe('unix', () => {
  test('each finding is one line that a compiler’s problem matcher reads', async () => {
    const root = fixture({ [path]: `${head}- **용어(Term)**은\n- ![](a.png)\n`, 'a.png': '' })
    const { stdout } = await insights(['lint', '--format', 'unix'], root)
    // The matcher from docs/editors.md.
    const [, regexp = ''] = /"regexp": (".*")/.exec(readFileSync('docs/editors.md', 'utf8')) ?? []
    const matcher = new RegExp(JSON.parse(regexp))
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => matcher.exec(line)?.slice(1)),
    ).toEqual([
      [path, '3', '3', 'error', expect.stringContaining('→'), 'emphasis-particle'],
      [path, '4', '3', 'warning', expect.any(String), 'image-alt'],
      [path, '4', '7', 'error', expect.any(String), 'broken-link'],
    ])
  })

  test('a control character of a note is made visible', async () => {
    const root = fixture({ [path]: '## 핵심 인사이드\u001b[31m\n' })
    expect((await insights(['lint', '--format', 'unix'], root)).stdout).not.toContain('\u001b')
  })
})

describe('codequality', () => {
  const report = async (note: string) => {
    const { stdout } = await insights(['lint', '--format', 'codequality'], fixture({ [path]: note, '.git/HEAD': '' }))
    return JSON.parse(stdout) as Record<string, never>[]
  }

  test('has the fields that GitLab requires', async () => {
    expect(await report(`${head}- **용어(Term)**은\n`)).toEqual([
      {
        type: 'issue',
        check_name: 'emphasis-particle',
        description: expect.any(String),
        content: { body: expect.any(String) },
        categories: ['Style'],
        severity: 'major',
        fingerprint: expect.stringMatching(/^[\da-f]{64}$/),
        location: { path, lines: { begin: 3, end: 3 } },
      },
    ])
    expect(await report(`${head}- 글\n`)).toEqual([])
  })

  test('a finding keeps its fingerprint if lines move, and no two have the same', async () => {
    const prints = async (note: string) => (await report(note)).map(({ fingerprint }) => fingerprint)
    const before = await prints(`${head}- **용어(Term)**은\n- **용어(Term)**은\n`)
    expect(new Set(before).size).toBe(2)
    expect(await prints(`${head}- 새 글\n- **용어(Term)**은\n- **용어(Term)**은\n`)).toEqual(before)
  })
})

describe('junit', () => {
  test('no line begins with a command of a CI log', async () => {
    const root = fixture({ 'notes/week-02/x\n::error::y.md': '글\n' })
    const { stdout } = await insights(['lint', '--format', 'junit'], root)
    expect(stdout).toContain('::error::y.md')
    expect(stdout).not.toMatch(/^\s*::/m)
  })

  const suites = async (files: Record<string, string>) => {
    const { stdout } = await insights(['lint', '--format', 'junit'], fixture(files))
    expect(stdout).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /)
    return await parse(stdout)
  }

  test('a suite for each note, a failure for each error, a test for each warning', async () => {
    const found = await suites({
      [path]: `${head}- **용어(Term)**은 <b&"\n- ![](a.png)\n`,
      'notes/week-02/duri.md': `${head}- 글\n`,
      'notes/week-02/a.png': '',
    })
    expect(found).toMatchObject({
      tests: 3,
      failures: 1,
      testsuite: [
        { name: 'notes/week-02/duri.md', tests: 1, failures: 0, testcase: [{ name: 'notes/week-02/duri.md' }] },
        {
          name: path,
          tests: 2,
          failures: 1,
          testcase: [
            { classname: path, name: 'emphasis-particle (3:3)', failure: [{ type: 'error' }] },
            { classname: path, name: 'image-alt (4:3)', 'system-out': [expect.stringContaining(`${path}:4:3`)] },
          ],
        },
      ],
    })
  })

  test('characters that XML does not allow are replaced by visible ones', async () => {
    const files = { [path]: '## 핵심 인사이드\u0001<&"]]>\n' }
    expect(JSON.stringify(await suites(files))).toContain('인사이드\uFFFD<&\\"]]>')
    const { stdout } = await insights(['lint', '--format', 'junit'], fixture(files))
    // A strict parser, since readers of XML refuse `]]>` in a text.
    expect(fromXml(stdout).children).toHaveLength(2)
  })
})
