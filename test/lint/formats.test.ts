import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Log } from 'sarif'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { type FilePosition, finding } from '../../src/errors.ts'
import { github } from '../../src/lint/reports/github.ts'
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

  test.each(['pretty', 'json', 'github', 'sarif'])('%s', async (format) => {
    const { code, stdout } = await insights(['lint', '--format', format], root)
    expect(code).toBe(1)
    const text = stdout.replaceAll(`"semanticVersion": "${manifest.version}"`, '"semanticVersion": "0.0.0"')
    await expect(text).toMatchFileSnapshot(`golden/notes.${format === 'pretty' ? 'txt' : format}`)
    if (format === 'sarif') expect([isSarif(JSON.parse(stdout)), isSarif.errors]).toEqual([true, null])
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
    const shown = github([{ path: 'a.md', findings, source: '' }], { prefix: 'g/' })
    expect(shown.split('::')[1]).toBe(`warning ${properties}`)
  })
})
