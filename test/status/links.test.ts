import { describe, expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const full =
  '## 핵심 인사이트\n- a\n## 독특한 관점 또는 흥미로운 발견\n- b\n## 실무 적용 아이디어\n- c\n## 추가 학습이 필요한 부분\n- d\n'
const roster =
  'members: [{id: kim-hana, name: 김하나}, {id: lee-duri, name: 이두리}, {id: park-sechan, name: 박세찬}, {id: choi-neo, name: 최네오}]\n'
const repository = 'repository: {url: https://github.com/group/study, branch: main}\n'
const schedule = `weeks:
  - {id: week-02, date: 2026-09-08, excused: [choi-neo]}
  - {id: week-03, title: 복제, scope: 4장, date: 2026-09-15}
  - {id: week-04, date: 2026-09-22}
  - {id: week-05, date: 2026-09-29}
`
const files = {
  'insights.config.yaml': repository + roster + schedule,
  'notes/week-02/kim-hana.md': full,
  'notes/week-02/lee-duri.md': full,
  'notes/week-02/park-sechan.md': full,
  'notes/week-03/kim-hana.md': full,
  'notes/week-03/park-sechan.md': `---\ndraft: true\n---\n\n${full}`,
}
const edit = 'https://github.com/group/study/edit/main/notes'
const fresh = 'https://github.com/group/study/new/main/notes'

async function status(root: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await insights(['status', '--today', '2026-09-15', ...args], root)
  expect([stderr, code]).toEqual(['', 0])
  return stdout
}

/** Shortens the addresses of new notes. */
function short(text: string): string {
  return text.replace(/\?filename=([\w-]+)\.md\\?&value=[^\s)]+/g, '?$1')
}

describe('status --format text', () => {
  test('is a text for a chat: who is left before the next meeting, each with a short link', async () => {
    const text = await status(fixture(files), '--format', 'text')
    expect(short(text)).toBe(`3주차 (9/15, 4장): 3명 남았어요: 이두리, 박세찬, 최네오
이두리: ${fresh}/week-03?lee-duri
박세찬: ${edit}/week-03/park-sechan.md
최네오: ${fresh}/week-03?choi-neo
`)
    const next = await insights(['status', '--format', 'text', '--today', '2026-09-16'], fixture(files))
    expect(next.stdout.match(/^.주차.*$/gm)).toEqual(['4주차 (9/22): 4명 남았어요: 김하나, 이두리, 박세찬, 최네오'])
    const address = /^이두리: (.*)$/m.exec(text)?.[1] ?? ''
    expect(new URL(address).searchParams.get('value')?.match(/^.+$/gm)).toEqual([
      '## 핵심 인사이트',
      '## 독특한 관점 또는 흥미로운 발견',
      '## 실무 적용 아이디어',
      '## 추가 학습이 필요한 부분',
      '## 토론 질문',
    ])
  })

  test('is about the last week that was due after the last meeting', async () => {
    const { stdout } = await insights(['status', '--format', 'text', '--today', '2026-10-01'], fixture(files))
    expect(stdout.match(/^.주차.*$/gm)).toEqual(['5주차 (9/29): 4명 남았어요: 김하나, 이두리, 박세찬, 최네오'])
  })

  test.each([
    [
      'the last week with notes while somebody is missing',
      { 'notes/week-02/kim.md': full },
      '2주차 (최근 주차): 1명 남았어요: lee',
    ],
    [
      'the week after it in the schedule',
      { 'insights.config.yaml': 'weeks: [{id: week-01}, {id: week-02}]\n' },
      '2주차: 2명 남았어요: kim, lee',
    ],
    ['the last week, which all have written', {}, '1주차 (최근 주차): 모두 썼어요.'],
  ])('is, without dates, about %s', async (_what, more, expected) => {
    const root = fixture({ 'notes/week-01/kim.md': full, 'notes/week-01/lee.md': full, ...more })
    expect(await status(root, '--format', 'text')).toBe(`${expected}\n`)
  })

  test('names the latest week as such in English, unless the user named it', async () => {
    const root = fixture({
      'insights.config.yaml': 'language: en\nmembers: [{id: kim}, {id: lee}]\nweeks: [{id: week-01, scope: ch. 1}]\n',
      'notes/week-01/kim.md': '## Core insights\n\n- a\n',
    })
    expect(await status(root, '--format', 'text')).toBe('Week 1 (latest week, ch. 1): 1 to go: lee\n')
    expect(await status(root, '1', '--format', 'text')).toBe('Week 1 (ch. 1): 1 to go: lee\n')
  })

  test('fits into one message, however many are missing', async () => {
    const members = Array.from({ length: 12 }, (_, at) => `{id: member-${at}, name: 김하나${at}}`)
    const weeks = 'weeks: [{id: week-01, date: 2026-09-15}]\n'
    const root = fixture({ 'insights.config.yaml': `${repository}members: [${members.join(', ')}]\n${weeks}` })
    const text = await status(root, '--format', 'text')
    expect(text.match(/\?filename=member-\d+\.md$/gm)).toHaveLength(12)
    expect(text.length).toBeLessThan(2_000)
  })

  test('is about the weeks that were asked for', async () => {
    const root = fixture({ ...files, 'insights.config.yaml': roster + schedule })
    expect(await status(root, '2', '3', '5', '--format', 'text')).toBe(`2주차 (9/8): 모두 썼어요.
3주차 (9/15, 4장): 3명 남았어요: 이두리, 박세찬, 최네오
5주차 (9/29): 4명 남았어요: 김하나, 이두리, 박세찬, 최네오
`)
  })

  test('keeps labels that are names, and says if everybody has written', async () => {
    const root = fixture({
      'insights.config.yaml': 'language: en\nweeks: [{id: Chapter 3~4, scope: "pp. 1-9", date: 2026-09-08}]\n',
      'notes/Chapter 3~4/ada.md': '## Core insights\n\n- a\n',
    })
    expect(await status(root, '--format', 'text')).toBe('Chapter 3~4 (Sep 8, pp. 1-9): everybody has written.\n')
  })

  test('has a heading for each of several workspaces, and no control characters', async () => {
    const root = fixture({
      'insights.config.yaml': 'workspaces: [books/*]\n',
      'books/sql/insights.config.yaml': `title: SQL\n${roster}`,
      'books/sql/notes/week-01/kim-hana.md': full,
      'books/clean/notes/week-01/\u001b[31m하나.md': full,
    })
    const text = await status(root, '--format', 'text')
    expect(text).toContain('books/clean\n')
    expect(text).toContain('\nSQL\n1주차 (최근 주차): 3명 남았어요: 이두리, 박세찬, 최네오\n')
    expect(text).not.toContain('\u001b')
  })
})

test('status --format json holds the links of notes, and of missing ones in weeks that are open', async () => {
  const weeks: { id: string; scope?: string; members: { id: string; link?: string }[] }[] = JSON.parse(
    await status(fixture(files), '--format', 'json'),
  )
  const links = weeks.map(({ members }) => members.map(({ link }) => link && short(link)))
  expect(links).toEqual([
    [`${edit}/week-02/kim-hana.md`, `${edit}/week-02/lee-duri.md`, `${edit}/week-02/park-sechan.md`, undefined],
    [
      `${edit}/week-03/kim-hana.md`,
      `${fresh}/week-03?lee-duri`,
      `${edit}/week-03/park-sechan.md`,
      `${fresh}/week-03?choi-neo`,
    ],
    [undefined, undefined, undefined, undefined],
    [undefined, undefined, undefined, undefined],
  ])
  expect(weeks[1]?.scope).toBe('4장')
})

describe('status --format markdown', () => {
  test('links to the pages that edit or make notes', async () => {
    const text = await status(fixture(files), '2', '3', '--format', 'markdown')
    expect(short(text)).toContain(
      `| 김하나 | [완료](${edit}/week-02/kim-hana.md) | [완료](${edit}/week-03/kim-hana.md) |
| 이두리 | [완료](${edit}/week-02/lee-duri.md) | 없음 [쓰기](${fresh}/week-03?lee-duri) |
| 박세찬 | [완료](${edit}/week-02/park-sechan.md) | [초안](${edit}/week-03/park-sechan.md) |
| 최네오 | 면제 | 없음 [쓰기](${fresh}/week-03?choi-neo) |
`.replace('초안!', '초안'),
    )
  })

  test('stays small enough for a comment, however many are missing', async () => {
    const members = Array.from({ length: 40 }, (_, at) => `{id: member-${at}}`)
    const weeks = 'weeks: [{id: week-01, date: 2026-09-01}]\n'
    const root = fixture({ 'insights.config.yaml': `${repository}members: [${members.join(', ')}]\n${weeks}` })
    const text = await status(root, '--format', 'markdown')
    expect(text.match(/\?filename=member-\d+\.md/g)).toHaveLength(40)
    expect(text.length).toBeLessThan(25_000)
  })

  test('links to files without a known host, as for a README at the top', async () => {
    const root = fixture({ ...files, 'insights.config.yaml': roster + schedule })
    const text = await status(root, '3', '--format', 'markdown')
    expect(text).toContain('| 김하나 | [완료](notes/week-03/kim-hana.md) |\n| 이두리 | 없음 |\n')
  })
})

test('a broken note template is reported, and does not hide who has written', async () => {
  const root = fixture({ ...files, 'templates/note.md': '<!-- insights:eech section -->\n' })
  const { code, stdout, stderr } = await insights(
    ['status', '3', '--format', 'markdown', '--today', '2026-09-15'],
    root,
  )
  expect([code, stderr]).toEqual([0, expect.stringContaining('templates/note.md:1')])
  expect(stderr.match(/templates\/note\.md/g)).toHaveLength(1)
  expect(stdout).toContain(`| 이두리 | 없음 |\n| 박세찬 | [초안](${edit}/week-03/park-sechan.md) |\n`)
})
