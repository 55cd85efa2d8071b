import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const note = (text: string) => `## 핵심 인사이트\n\n- **하나**: ${text}\n`
const empty = '## 핵심 인사이트\n\n-\n'
const picked = (week: string) => `주차를 적지 않아서, 노트가 있는 마지막 주차인 ${week} 골랐습니다.\n`

describe('build without weeks', () => {
  const chosen: [string, Record<string, string>, string, string][] = [
    ['by number', { 'notes/week-9/kim.md': '', 'notes/week-10/kim.md': '' }, 'week-10을', 'week-10'],
    [
      'of the schedule, not an older folder',
      {
        'insights.config.yaml': 'weeks: [{id: week-05}, {id: week-06}, {id: week-07}]\n',
        'notes/week-01/kim.md': '',
        'notes/week-05/kim.md': '',
        'notes/week-06/kim.md': '',
      },
      'week-06을',
      'week-06',
    ],
    [
      'after the last of the schedule',
      {
        'insights.config.yaml': 'weeks: [{id: week-01}, {id: week-02}]\n',
        'notes/week-01/kim.md': '',
        'notes/week-02/kim.md': '',
        'notes/week-03/kim.md': '',
      },
      'week-03을',
      'week-03',
    ],
    [
      'of a schedule without numbers',
      {
        'insights.config.yaml': 'weeks: [{id: 저장}, {id: 복제}, {id: 분산}]\n',
        'notes/저장/kim.md': '',
        'notes/복제/kim.md': '',
        'notes/가나/kim.md': '',
      },
      '복제를',
      '복제',
    ],
    [
      'with a number, not a folder without one',
      {
        'insights.config.yaml': 'members: [{id: kim}]\n',
        'notes/week-02/kim.md': '',
        'notes/옛글/kim.md': '',
      },
      'week-02를',
      'week-02',
    ],
  ]
  test.each(chosen)('builds the last week that has notes: %s', async (_name, files, said, week) => {
    const notes = Object.entries(files).map(([path, text]) => [path, path.endsWith('.md') ? note('글') : text])
    const cwd = fixture(Object.fromEntries(notes))
    const { code, stderr } = await insights(['build'], cwd)
    expect([code, stderr]).toEqual([0, `${picked(said)}notes/${week}/insights.md: 1명\n`])
    expect(readFileSync(join(cwd, `notes/${week}/insights.md`), 'utf8')).toContain('- **하나**: 글\n')
    expect(await insights(['build', '--stdout'], cwd)).toMatchObject({ code: 0, stderr: picked(said) })
  })

  test('says in English which one it is', async () => {
    const cwd = fixture({
      'insights.config.yaml': 'language: en\n',
      'notes/week-01/kim.md': '## Core insights\n\n- a\n',
    })
    expect((await insights(['build'], cwd)).stderr).toBe(
      'No week given, so this is the last one with notes: week-01\nnotes/week-01/insights.md: 1 member\n',
    )
  })

  test('2: there is no note at all', async () => {
    const { code, stderr } = await insights(['build'], fixture({ 'notes/README.md': '# 노트\n' }))
    expect([code, stderr]).toEqual([2, expect.stringContaining('노트가 하나도 없습니다.')])
  })
})

test('the line of a document says who is in it, how many questions, and who is missing', async () => {
  const config = [
    'members: [{id: kim, name: 김하나}, {id: lee, name: 이두리}, {id: park, name: 박세찬}, {id: choi, name: 최네오}]',
    'weeks: [{id: week-01, excused: [choi]}, {id: week-02}]',
  ]
  const files = {
    'insights.config.yaml': `${config.join('\n')}\n`,
    'notes/week-01/kim.md': `${note('글')}\n## 토론 질문\n\n- 왜 그럴까요?\n- 언제 바꾸나요?\n`,
    'notes/week-02/kim.md': note('글'),
    'notes/week-02/lee.md': note('다른 글'),
    'notes/week-02/discussion.md':
      '## 공통 질문\n\n- **하나**: 왜 그럴까요?\n\n## 심화 토론\n\n- **둘**: 언제일까요?\n',
  }
  const { stderr } = await insights(['build', '--all'], fixture(files))
  expect(stderr).toBe(
    'notes/week-01/insights.md: 1명, 질문 2개; 이두리, 박세찬 없음\n' +
      'notes/week-02/insights.md: 2명, 질문 2개; 박세찬, 최네오 없음\n',
  )
  const english = {
    'insights.config.yaml': `language: en\n${config.join('\n')}\n`,
    'notes/week-02/kim.md': '## Core insights\n\n- a\n',
    'notes/week-02/lee.md': '## Core insights\n\n- b\n\n## Discussion questions\n\n- Why?\n',
  }
  expect((await insights(['build', '2'], fixture(english))).stderr).toBe(
    'notes/week-02/insights.md: 2 members, 1 question; missing: 박세찬, 최네오\n',
  )
})

describe('a week whose notes have text, but none below the heading of a section', () => {
  const output = 'notes/week-01/insights.md'
  const before = '섹션 제목 아래에 글이 있는 노트가 없'
  test.each([
    ['no heading matches', '# 1장\n\n## 느낀 점\n\n글\n'],
    ['there is no heading', '글\n'],
    ['the section is empty', `${empty}\n## 느낀 점\n\n글\n`],
    ['the heading is almost a section', '## 핵심 인사이드\n\n글\n'],
  ])('is not called unwritten: %s', async (_what, text) => {
    const cwd = fixture({ 'notes/week-01/kim.md': text, 'notes/week-01/lee.md': empty })
    const { code, stderr } = await insights(['build', '1'], cwd)
    expect([code, stderr]).toEqual([0, expect.stringContaining(`week-01: ${before}어서 문서를 만들지 않았습니다.\n`)])
    expect(stderr).not.toContain('아직 쓴 사람이 없')
    expect(existsSync(join(cwd, output))).toBe(false)
  })

  test('says so of a document from before, too', async () => {
    const cwd = fixture({ 'notes/week-01/kim.md': note('글') })
    await insights(['build', '1'], cwd)
    writeFileSync(join(cwd, 'notes/week-01/kim.md'), '## 느낀 점\n\n글\n')
    const words = `이 주차에는 ${before}는데, 전에 만든 문서가 남아 있습니다.\n`
    for (const [args, severity] of [
      [['build', '1'], 'warning'] as const,
      [['build', '1', '--check'], 'error'] as const,
    ])
      expect((await insights([...args], cwd)).stderr).toContain(`${output} ${severity}  ${words}`)
  })

  test('is said in English', async () => {
    const files = { 'insights.config.yaml': 'language: en\n', 'notes/week-01/kim.md': '## Thoughts\n\nText\n' }
    const { stderr } = await insights(['build', '1'], fixture(files))
    expect(stderr).toContain("week-01: no note has text below a section's heading, so there is no document\n")
  })

  test('does not include empty files and drafts', async () => {
    for (const text of ['', '---\ndraft: true\n---\n## 느낀 점\n\n글\n'])
      expect((await insights(['build', '1'], fixture({ 'notes/week-01/kim.md': text }))).stderr).not.toContain(before)
  })
})

describe('a week in which nobody has written anything yet', () => {
  const week = () => fixture({ 'notes/week-01/kim.md': empty, 'notes/week-02/kim.md': note('글') })
  const output = 'notes/week-01/insights.md'
  const line = 'week-01: 아직 쓴 사람이 없어서 문서를 만들지 않았습니다.\n'

  test('gets a line and no document, beside weeks that do', async () => {
    const cwd = week()
    const { code, stderr } = await insights(['build', '--all'], cwd)
    expect([code, stderr]).toEqual([0, expect.stringContaining(`${line}notes/week-02/insights.md: 1명\n`)])
    expect([existsSync(join(cwd, output)), existsSync(join(cwd, 'notes/week-02/insights.md'))]).toEqual([false, true])
  })

  test('is up to date, and prints nothing', async () => {
    const cwd = week()
    for (const option of ['--check', '--stdout'])
      expect(await insights(['build', '1', option], cwd)).toMatchObject({
        code: 0,
        stdout: '',
        stderr: expect.stringContaining(line),
      })
    expect(JSON.parse((await insights(['build', '1', '--format', 'json'], cwd)).stdout)).toMatchObject({ members: [] })
    expect((await insights(['status', '1'], cwd)).stdout).not.toContain('build')
  })

  test('keeps a document from before, and says so', async () => {
    const cwd = week()
    writeFileSync(join(cwd, 'notes/week-01/kim.md'), note('글'))
    await insights(['build', '1'], cwd)
    const before = readFileSync(join(cwd, output), 'utf8')
    writeFileSync(join(cwd, 'notes/week-01/kim.md'), empty)
    const { code, stderr } = await insights(['build', '1'], cwd)
    const words = '이 주차에는 아직 쓴 사람이 없는데, 전에 만든 문서가 남아 있습니다.'
    expect([code, stderr]).toEqual([0, expect.stringContaining(`${output} warning  ${words}\n`)])
    expect(readFileSync(join(cwd, output), 'utf8')).toBe(before)
    expect(await insights(['build', '1', '--check'], cwd)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`${output} error  ${words}\n`),
    })
  })

  test('has a document if only minutes or questions were written', async () => {
    const asked = '## 토론 질문\n\n- 왜 그럴까요?\n'
    for (const files of [
      { 'notes/week-01/kim.md': asked },
      { 'notes/week-01/kim.md': empty, 'notes/week-01/minutes.md': '다음에 쓰기로 했다.\n' },
    ]) {
      const cwd = fixture(files)
      expect((await insights(['build', '1'], cwd)).code).toBe(0)
      expect(existsSync(join(cwd, output))).toBe(true)
    }
  })
})

describe('site', () => {
  test('leaves out a second note of a member', async () => {
    const cwd = fixture({
      'insights.config.yaml': 'members: [{id: kim, aliases: [Kim Hana]}]\n',
      'notes/week-01/Kim Hana.md': note('첫 노트'),
      'notes/week-01/kim.md': note('둘째 노트'),
    })
    expect((await insights(['site'], cwd)).code).toBe(0)
    const page = readFileSync(join(cwd, 'site/weeks/week-01.html'), 'utf8')
    expect([page.includes('첫 노트'), page.includes('둘째 노트')]).toEqual([true, false])
  })
})
