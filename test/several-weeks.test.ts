import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parse } from '../src/markdown/parser.ts'
import { listNotes } from '../src/workspace/find-notes.ts'
import { findWorkspace } from '../src/workspace/find-workspace.ts'
import { weekSpans } from '../src/workspace/split-weeks.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const config = (more = '') =>
  `notes: 'notes/{member}.md'\noutput: 'notes/{week}.md'\nweekHeading: 'Chapter {week}'\ndiscussion: {file: 'talk/{week}.md', minutes: 'talk/{week}-minutes.md'}\nmembers: [{id: hana}, {id: duri}]\n${more}`

const hana = `---
member: hana
---

# 하나의 노트

## 핵심 인사이트
- 머리말

## Chapter 1. 시작

### 핵심 인사이트
- 하나 [링크][l]

\`\`\`md
## Chapter 9
\`\`\`

## 💡 chapter 2 - 둘째

### 핵심 인사이드
- 둘

### 실무 적용 아이디어
- 둘둘

# 부록

## 추가 학습이 필요한 부분
- 셋

[l]: https://example.com
`

const study = (more = '') => fixture({ 'insights.config.yaml': config(more), 'notes/hana.md': hana })

async function list(root: string) {
  const { notes, findings } = listNotes(await findWorkspace({ cwd: root }))
  return {
    notes: notes.map(({ week, member, path, part }) => [week, member, path, part]),
    findings: findings.map(({ path, line, severity, message }) => `${path}:${line} ${severity} ${message}`),
  }
}

describe('a note of several weeks', () => {
  it('is a note for each of them', async () => {
    expect((await list(study())).notes).toEqual([
      ['1', 'hana', 'notes/hana.md', 0],
      ['2', 'hana', 'notes/hana.md', 1],
    ])
  })

  it.each([
    ['by number', 'weeks: [{id: week-01}, {id: week-02, aliases: [x]}]', ['week-01', 'week-02']],
    ['by the words of the heading', 'weeks: [{id: 1장}, {id: Chapter 2}]', ['1장', 'Chapter 2']],
  ])('uses the ids of the schedule: %s', async (_how, weeks, ids) => {
    expect((await list(study(weeks))).notes.map(([week]) => week)).toEqual(ids)
  })

  it('gives each document its own sections, and definitions from the whole file', async () => {
    const cwd = study()
    expect((await insights(['build', '--all'], cwd)).code).toBe(0)
    const document = (week: string) => readFileSync(join(cwd, `notes/${week}.md`), 'utf8')
    expect(document('1')).toContain(
      '## hana\n\n### 핵심 인사이트\n- 하나 [링크][l-hana]\n\n```md\n## Chapter 9\n```\n\n[l-hana]: https://example.com\n',
    )
    expect(document('2')).toContain('## hana\n\n### 실무 적용 아이디어\n- 둘둘\n')
    expect(document('1') + document('2')).not.toMatch(/머리말|- 둘\n|- 셋/)
    // The document must not become the note of a member called `1`.
    expect((await list(cwd)).findings).toEqual([])
    expect((await insights(['build', '--all', '--check'], cwd)).code).toBe(0)
  })

  it('has its headings and the text between weeks in the section for all other text', async () => {
    const cwd = study('sections: [{id: notes, heading: 정리, rest: true}, {id: applications}]\n')
    await insights(['build', '--all'], cwd)
    const partsOf = (week: string) => readFileSync(join(cwd, `notes/${week}.md`), 'utf8').split('\n### ')
    expect(partsOf('1').slice(1)).toEqual([
      expect.stringMatching(
        /^정리\n#### 하나의 노트\n\n##### 핵심 인사이트\n- 머리말\n\n##### Chapter 1\. 시작\n\n###### 핵심/,
      ),
    ])
    expect(partsOf('2').slice(1)).toEqual([
      expect.stringMatching(
        /^정리\n#### 💡 chapter 2 - 둘째\n\n##### 핵심 인사이드\n- 둘\n\n#### 부록\n\n##### 추가 학습이 필요한 부분\n- 셋/,
      ),
      expect.stringMatching(/^실무 적용 아이디어\n- 둘둘\n/),
    ])
  })

  it('is checked once, each week with its own sections, and reports lines of the file', async () => {
    const cwd = study('sections: [{id: insights, required: true}, {id: applications}]\n')
    const lines = async (...args: string[]) =>
      JSON.parse((await insights(['lint', '--format', 'json', ...args], cwd)).stdout).map(
        ({ line, rule }: { line: number; rule: string }) => `${line} ${rule}`,
      )
    expect(await lines()).toEqual(['21 unread-heading'])
    expect(await lines('1')).toEqual([])
    expect(await lines('2')).toEqual(['21 unread-heading'])
    const { stderr } = await insights(['build', '2', '--stdout'], cwd)
    expect(stderr).toMatch(/^notes\/hana\.md:21:1 error/)
  })

  it('reports a missing section at the heading of its week, and text without sections where it begins', async () => {
    const text =
      '## Chapter 1\n\n### 핵심 인사이트\n- a\n\n## Chapter 2\n\n### 기타\n- b\n\n## Chapter 3\n\n### 실무 적용 아이디어\n- c\n'
    const cwd = fixture({
      'insights.config.yaml': config('sections: [{id: insights, required: true}, {id: applications}]\n'),
      'notes/hana.md': text,
    })
    const { stdout } = await insights(['lint', '--format', 'json'], cwd)
    expect(JSON.parse(stdout).map(({ line, rule }: { line: number; rule: string }) => `${line} ${rule}`)).toEqual([
      '8 no-section',
      '11 missing-section',
    ])
  })

  it('is fixed in all weeks at once', async () => {
    const text = '## Chapter 1\n\n##핵심 인사이트\n- a\n\n## Chapter 2\n\n##핵심 인사이트\n- b\n'
    const cwd = fixture({ 'insights.config.yaml': config(), 'notes/hana.md': text })
    await insights(['lint', '--fix'], cwd)
    expect(readFileSync(join(cwd, 'notes/hana.md'), 'utf8')).toBe(text.replaceAll('##핵심', '## 핵심'))
  })

  it('is broken in all weeks if its front matter is', async () => {
    const cwd = fixture({
      'insights.config.yaml': config(),
      'notes/hana.md': hana.replace('member: hana', 'member: ['),
    })
    expect((await insights(['build', '1', '--stdout'], cwd)).code).toBe(2)
    expect((await insights(['build', '2', '--stdout'], cwd)).code).toBe(2)
    const { stdout } = await insights(['lint', '--format', 'json'], cwd)
    expect(JSON.parse(stdout).filter(({ rule }: { rule: string }) => rule === 'front-matter')).toHaveLength(1)
  })

  it('is broken in one week by a conflict in that week', async () => {
    const text = hana.replace('- 하나 [', '<<<<<<< HEAD\n- 하나 [')
    const cwd = fixture({ 'insights.config.yaml': config(), 'notes/hana.md': text })
    expect(await insights(['build', '1', '--stdout'], cwd)).toMatchObject({ code: 2, stdout: '' })
    const { code, stderr } = await insights(['build', '2', '--stdout'], cwd)
    expect(code).toBe(0)
    expect(stderr).not.toContain('<<<<<<<')
  })

  it('is shown by week', async () => {
    const cwd = fixture({
      'insights.config.yaml': config(),
      'notes/hana.md': hana,
      'notes/duri.md': '## Chapter 2\n\n### 핵심 인사이트\n- a\n',
    })
    expect((await insights(['status'], cwd)).stdout).toMatch(/hana +1\/4 +1\/4\nduri +없음 +1\/4\n/)
  })

  it.each([
    ['no week', '# 하나\n\n- a\n', ['notes/hana.md:1 warning']],
    ['more than the limit', '## Chapter 1\n'.repeat(2).padEnd(900_000, '\n'), ['notes/hana.md:30001 error']],
    ['bytes that are not text', Buffer.from([0xff, 0xfe, 0xfd]) as unknown as string, ['notes/hana.md:1 error']],
  ])('gets a finding if it contains %s', async (_what, text, findings) => {
    const found = await list(fixture({ 'insights.config.yaml': config(), 'notes/hana.md': text }))
    expect(found.findings.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(findings)
  })

  it('joins two parts for the same week, but two files are an error', async () => {
    const [first, second] = ['## Chapter 1\n\n### 핵심 인사이트\n- a\n', '## Chapter 1\n\n### 핵심 인사이트\n- b\n']
    const cwd = fixture({ 'insights.config.yaml': config(), 'notes/hana.md': `${first}\n${second}` })
    expect((await insights(['build', '1', '--stdout'], cwd)).stdout).toContain('- a\n\n<!-- -->\n\n- b\n')
    const twice = fixture({
      'insights.config.yaml': config().replace("'notes/{member}.md'", "['notes/{member}.md', 'more/{member}.md']"),
      'notes/hana.md': first,
      'more/hana.md': second,
    })
    expect((await list(twice)).findings).toEqual([expect.stringContaining('notes/hana.md')])
  })
})

it('can be the source of a draft for one week', async () => {
  const cwd = fixture({
    'insights.config.yaml': "sources: 'study/{member}.md'\nweekHeading: 'Chapter {week}'\n",
    'study/hana.md':
      '# Chapter 1\n\n- **첫째**: 쓰기는 느리고 읽기는 빠르다는 것을 배웠다.\n\n# Chapter 2\n\n- **둘째**: 복제본은 늦게 따라온다는 것을 배웠다.\n\n# Chapter 3\n\n- **셋째**: 색인은 쓰기를 느리게 한다는 것을 배웠다.\n',
  })
  const { stdout, code } = await insights(['draft', '2', 'hana', '--prompt'], cwd)
  expect(code).toBe(0)
  expect(stdout).toContain('복제본은')
  expect(stdout).toContain('study/hana.md')
  expect(stdout).not.toMatch(/쓰기는 느리고|색인은/)
})

describe('a heading that starts a week', () => {
  test.each<[string, string, string[]]>([
    ['Chapter {week}', '# Chapter 1\n## chapter 02: 둘\n# 📖 CHAPTER 3~4\n# Chapter 5-6 끝', ['1', '02', '3~4', '5-6']],
    ['Chapter {week}', '# Chapter\n# Chapters 3\n# 지난 Chapter 4\n# Chapter 5장\n> # Chapter 6\n- # Chapter 7', []],
    ['Chapter {week}', '# **Chapter 1** 시작\nChapter 2\n===\n# [Chapter 3](a.md)', ['1', '2', '3']],
    ['{week}주차', '# 1주차\n# 2 주차: 둘\n# 3주차에는\n# 4차', ['1', '2']],
    ['{week}', '# week-01\n# 2주차 둘\n# ch3\n# 4\n# 5가지 배운 점\n# 6. 여섯', ['week-01', '2주차', 'ch3']],
    ['[{week}] (*)', '# [1] (*)\n# 2', ['1']],
  ])('%s in %j', (pattern, markdown, labels) => {
    expect(weekSpans(parse(markdown), markdown, pattern).map(({ label }) => label)).toEqual(labels)
  })

  it('is matched quickly, even if it is long', () => {
    const markdown = `# Chapter ${'1-'.repeat(100_000)}\n`
    expect(weekSpans(parse(markdown), markdown, 'Chapter {week}')).toEqual([])
  })
})
