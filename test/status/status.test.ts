import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const full =
  '## 핵심 인사이트\n- a\n## 독특한 관점 또는 흥미로운 발견\n- b\n## 실무 적용 아이디어\n- c\n## 추가 학습이 필요한 부분\n- d\n'
const most = full.replace('- d', '<!-- 아직 -->\n-')
const group = {
  'insights.config.yaml': `
members: [{id: hana, name: 김하나}, {id: duri, name: 이두리}, {id: ada, name: Ada Lovelace}]
weeks:
  - {id: week-01, date: 2026-09-01}
  - {id: week-02, date: 2026-09-08, scope: 2장, excused: [ada]}
  - {id: week-03, date: 2026-09-15}
`,
  'notes/week-01/hana.md': full,
  'notes/week-01/duri.md': most,
  'notes/week-01/ada.md': `---\ndraft: true\n---\n${full}`,
  'notes/week-02/hana.md': most,
}
/** The environment on a day. */
const on = (day: string) => ({ SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000) })

describe('insights status', () => {
  it('shows members by week, aligned even with wide letters, and says what the signs mean', async () => {
    const { code, stdout } = await insights(['status'], fixture(group), on('2026-09-08'))
    expect(stdout).toBe(`팀원          week-01  week-02  week-03
김하나        완료     3/4      ·
이두리        3/4      없음     ·
Ada Lovelace  초안     면제     ·

3/4: 섹션 4개 중 3개를 썼습니다.
초안: 노트에 \`draft: true\`가 있어서 아직 문서에 들어가지 않습니다.
면제: 이 주차에는 쓰지 않아도 됩니다.
·: 아직 시작하지 않은 주차입니다.
`)
    expect(code).toBe(0)
  })

  it('shows the same in colour, and in English', async () => {
    const cwd = fixture({ ...group, 'insights.config.yaml': `language: en\n${group['insights.config.yaml']}` })
    const plain = (await insights(['status'], cwd)).stdout
    const { stdout } = await insights(['status', '--color'], cwd)
    expect(stdout).toContain('\x1b[32m')
    expect(stripVTControlCharacters(stdout)).toBe(plain)
    expect(plain.replace(/김하나|이두리/g, '')).not.toMatch(/[가-힣]/)
  })

  it('puts weeks that do not fit below, and shortens their labels', async () => {
    const labels = Array.from({ length: 9 }, (_, at) => `${at + 1}주차(Chapter ${at + 1}) 함께 읽기`)
    const cwd = fixture(Object.fromEntries(labels.map((label) => [`notes/${label}/김하나.md`, full])))
    const { stdout } = await insights(['status'], cwd, {}, { columns: 40 })
    expect(stdout.match(/^팀원/gm)?.length).toBeGreaterThan(1)
    const tables = stdout.split('\n').filter((line) => /^(?:팀원|김하나) /.test(line))
    expect(Math.max(...tables.map((line) => stringWidth(line)))).toBeLessThanOrEqual(40)
    expect(stdout.match(/\S+주차\S*/g)).toEqual(labels.map((_, at) => `${at + 1}주차`))
  })

  it('tells the state of each note as data', async () => {
    const cwd = fixture({
      ...group,
      'notes/week-03/hana.md': '## 핵심 인사이트\n\n<!-- 힌트 -->\n',
      'notes/week-03/duri.md': '---\nmember: [\n---\n',
    })
    const { stdout } = await insights(['status', '--format', 'json'], cwd, on('2026-09-08'))
    const weeks = JSON.parse(stdout)
    expect(weeks[0]).toMatchObject({ id: 'week-01', number: 1, date: '2026-09-01', due: true })
    expect(weeks[0].members[1]).toEqual({
      id: 'duri',
      name: '이두리',
      state: 'sections',
      sections: ['insights', 'discoveries', 'applications'],
      paths: ['notes/week-01/duri.md'],
    })
    expect(weeks.map(({ members }: { members: { state: string }[] }) => members.map(({ state }) => state))).toEqual([
      ['sections', 'sections', 'draft'],
      ['sections', 'missing', 'excused'],
      ['empty', 'broken', 'missing'],
    ])
  })

  it('finds members without a roster from the notes of all weeks, and takes a note without sections whole', async () => {
    const cwd = fixture({
      'notes/week-01/Kim.md': `---\nmember: 김하나\n---\n글\n`,
      'notes/week-02/kim.md': full,
      'notes/week-02/b.md': full,
    })
    const { stdout } = await insights(['status', 'week-01', '--format', 'json'], cwd)
    expect(JSON.parse(stdout)[0].members).toMatchObject([
      { id: 'b', state: 'missing' },
      { id: 'Kim', name: '김하나', state: 'whole', sections: [] },
    ])
  })

  it('prints nothing that a terminal or a log would interpret', async () => {
    const { stdout } = await insights(['status'], fixture({ 'notes/week-01/a\u001b[2J.md': full }))
    expect(stdout).toMatch(/^a␛\[2J/m)
    expect(stdout).toMatch(/^[\P{Cc}\n]*$/u)
  })

  it('has nothing to show in an empty folder', async () => {
    const { code, stderr } = await insights(['status'], fixture({}))
    expect([code, stderr]).toEqual([2, expect.stringContaining('npx study-insights new week-01')])
  })
})

describe('status --format text', () => {
  it.each([
    ['before the next meeting', '2026-09-07', [], '2주차 (9/8, 2장): 1명 남았어요: 이두리\n'],
    ['after the last meeting', '2026-10-01', [], '3주차 (9/15): 3명 남았어요: 김하나, 이두리, Ada Lovelace\n'],
    ['about the weeks that were asked for', '2026-09-07', ['1'], '1주차 (9/1): 1명 남았어요: Ada Lovelace\n'],
  ])('says who is left, %s', async (_title, day, weeks, text) => {
    expect((await insights(['status', ...weeks, '--format', 'text'], fixture(group), on(day))).stdout).toBe(text)
  })

  it.each([
    ['everybody has written', { 'notes/Chapter 3~4/ada.md': '## Core insights\n\n- a\n' }, 'everybody has written.'],
    ['there are no members', {}, 'nobody has written yet.'],
  ])('says it if %s', async (_title, notes, words) => {
    const config = 'language: en\nweeks: [{id: Chapter 3~4, scope: "pp. 1-9", date: 2026-09-08}]\n'
    const cwd = fixture({ 'insights.config.yaml': config, ...notes })
    const { stdout } = await insights(['status', '--format', 'text'], cwd)
    expect(stdout).toBe(`Chapter 3~4 (Sep 8, pp. 1-9): ${words}\n`)
  })
})

describe('status --check', () => {
  const check = async (cwd: string, day: string, ...args: string[]) =>
    (await insights(['status', '--check', ...args], cwd, on(day))).code

  it('is 0 if everyone has written or is excused, whatever comes later', async () => {
    expect(await check(fixture(group), '2026-09-08')).toBe(1)
    const cwd = fixture({ ...group, 'notes/week-01/ada.md': full, 'notes/week-02/duri.md': full })
    expect(await check(cwd, '2026-09-08')).toBe(0)
    expect(await check(cwd, '2026-09-15')).toBe(1)
    expect(await check(cwd, '2026-09-08', 'week-03')).toBe(1)
    expect(await check(cwd, '2026-09-15', 'week-01', '2')).toBe(0)
  })

  it.each([
    ['a draft', `---\ndraft: true\n---\n${full}`],
    ['a note with empty sections', '## 핵심 인사이트\n\n<!-- 힌트 -->\n'],
    ['a note that cannot be read', '---\nmember: [\n---\n'],
  ])('does not count %s', async (_what, text) => {
    const cwd = fixture({ 'insights.config.yaml': 'members: [{id: a}]', 'notes/week-01/a.md': text })
    expect(await check(cwd, '2026-09-08')).toBe(1)
  })
})
