import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { enMessages } from '../src/languages/en/messages.ts'
import { koMessages } from '../src/languages/ko/messages.ts'
import { parseYaml } from '../src/yaml.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

test.each([
  ['title: A: B', 'title: "A: B"'],
  ['week: 1\r\ntitle: [AI] 1장\r\n', 'title: "[AI] 1장"'],
  ['title: *굵게* 씀', 'title: "*굵게* 씀"'],
  ['title: @kim', 'title: "@kim"'],
  ['title: "가" 나', `title: '"가" 나'`],
  ['  - {id: w1, title: 1장: 소개, date: 2026-09-01}', '- {id: w1, title: "1장: 소개", date: 2026-09-01}'],
  ['notes: {week}: {member}', 'notes: "{week}: {member}"'],
  // Quotes would not mend these, or would take in what is no value.
  ['title: [', undefined],
  ['members: [{id: kim name: Kim}]', undefined],
  ['title: A: B # 메모', undefined],
  ['a: 1\n  b: 2', undefined],
  ['a: |x\n b', undefined],
])('shows the line of %j with the quotes that it needs', (text, line) => {
  const [problem] = parseYaml(text).problems
  expect(problem?.quoted).toBe(line)
  for (const { brokenYaml, configSyntax } of [koMessages, enMessages])
    for (const { hint } of [brokenYaml, configSyntax].flatMap((say) => (problem ? say(problem) : [])))
      expect(hint?.includes(`\`${line}\``)).toBe(line !== undefined)
})

test.each([
  ['title: a\nmember: [Kim\nweek: 2\n', '[Kim'],
  ['a: {b: c, d: [}\n', '[}'],
  ['weeks:\n  - {id: week-1, title: x\n  - {id: week-2}\n', '{id: week-1'],
  ['a: 1\nmember: "Kim\nweek: 2\n', '"Kim'],
  ["a: 'x\nb: 2\n", "'x"],
  ['a: 1\na: 2\n', 'a: 2'],
])('points at the mistake in the YAML %j, not below it', (text, mistake) => {
  expect(text.slice(parseYaml(text).problems[0]?.start, text.indexOf(mistake) + mistake.length)).toBe(mistake)
})

describe('a diff', () => {
  const changed = {
    'notes/1주차/김하나.md': '# 1주차\n\n##핵심 인사이트\n\n- 복제는 늦다\n',
    'notes/1주차/insights.md': '<!-- insights:1 sha256:0 -->\n',
  }

  it('shows file names as they are, with labels in the language of the workspace', async () => {
    const written = { 'notes/1주차/이두리.md': '## 핵심 인사이트\n\n- 글\n' }
    const built = await insights(['build', '1', '--check'], fixture({ ...changed, ...written }))
    expect(built.stdout).toContain(
      '--- notes/1주차/insights.md\t지금 파일\n+++ notes/1주차/insights.md\t다시 만든 문서\n@@',
    )
    const english = await insights(
      ['build', '1', '--check'],
      fixture({ ...changed, ...written, 'insights.config.yaml': 'language: en' }),
    )
    expect(english.stdout).toContain('--- notes/1주차/insights.md\tcurrent file\n+++')
  })
})

describe('words', () => {
  const sources = ['src/languages', 'src/lint/rules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      // Groups name their folders in any words.
      .filter((name) => name.endsWith('.ts') && name !== 'folder-words.ts')
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
  )

  it('uses one Korean word for each thing, the usual one', () => {
    for (const { path, text } of sources) {
      const found = text.match(/까닭|빈칸|낱말|멤버|오타라면|모르는 (?:키|옵션|명령|팀원)|아는 (?:키|사람:|자리)/g)
      expect({ path, found }).toEqual({ path, found: null })
    }
  })

  it('puts commands in backticks, so that the name becomes what the reader has to type', () => {
    for (const { path, text } of sources.filter((source) => !/\bhelp\.ts$/.test(source.path))) {
      const bare = text.match(/(?<!npx study-|`)insights (?:init|new|draft|lint|discuss|build|site|status)\b/g)
      expect({ path, bare }).toEqual({ path, bare: null })
    }
  })
})
