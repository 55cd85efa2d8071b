import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { filesIn } from './sample.ts'

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** A workspace of weeks from 2026-01-01 on, each with a note by Hana. */
function weekly(count: number, { dates = true } = {}): Record<string, string> {
  const weeks = Array.from({ length: count }, (_, at) => at + 1)
  const day = (week: number) => new Date(Date.UTC(2026, 0, 1 + 7 * (week - 1))).toISOString().slice(0, 10)
  const schedule = weeks.map(
    (week) =>
      `  - {id: week-${twoDigits(week)}, title: 제목 ${week}, presenter: hana${dates ? `, date: ${day(week)}` : ''}}\n`,
  )
  return {
    'insights.config.yaml': `language: ko\nmembers: [{id: hana, name: 김하나}, {id: duri, name: 이두리}]\nweeks:\n${schedule.join('')}`,
    ...Object.fromEntries(
      weeks.map((week) => [`notes/week-${twoDigits(week)}/hana.md`, `## 핵심 인사이트\n\n- 글 ${week}\n`]),
    ),
  }
}

async function site(root: string): Promise<(path: string) => string> {
  const { code, stderr } = await insights(['site', '--today', '2026-01-01'], root)
  expect(code, stderr).toBe(0)
  return (path) => readFileSync(join(root, 'site', path), 'utf8')
}

/** The text between tags. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const navigation = (html: string) => textOf(/<nav [^>]*data-place[^>]*>.*?<\/nav>/s.exec(html)?.[0] ?? '')

test('the front page has the weeks by month, the latest open, with a line for each', async () => {
  const files = {
    ...weekly(12),
    'notes/week-12/discussion.md': '## 공통 질문\n\n- **한계**: 어디까지 견딜까?\n- 둘째\n',
  }
  const index = (await site(fixture(files)))('index.html')
  const groups = Array.from(
    index.matchAll(/<details class="group"( open)?><summary>(.*?)<\/summary>(.*?)<\/details>/gs),
    ([, open, label = '', rows = '']) => [textOf(label), open !== undefined, rows.match(/<li>/g)?.length],
  )
  expect(groups).toEqual([
    ['2026년 3월 주차 3개', true, 3],
    ['2026년 2월 주차 4개', false, 4],
    ['2026년 1월 주차 5개', false, 5],
  ])
  expect(textOf(/<ol class="weeks"><li>.*?<\/li>/s.exec(index)?.[0] ?? '')).toBe(
    'Week 12 제목 12 2026-03-19 · 발표 김하나 · 1/2명 씀 한계: 어디까지 견딜까?',
  )
})

test.each([
  [8, []],
  [21, ['Week 21 – Week 21', 'Week 11 – Week 20', 'Week 01 – Week 10']],
])('%i weeks without dates are in tens, and a few are not grouped', async (count, labels) => {
  const index = (await site(fixture(weekly(count, { dates: false }))))('index.html')
  const groups = Array.from(index.matchAll(/<span class="name">(Week \d+ – Week \d+)<\/span>/g), ([, label]) => label)
  expect(groups).toEqual(labels)
  expect(index.match(/class="weeks"/g)).toHaveLength(Math.max(1, labels.length))
})

test('the table of who has written leads from a mark to the note', async () => {
  const files = {
    ...weekly(2),
    'notes/week-02/duri.md': '## 핵심 인사이트\n\n- 글\n',
  }
  const index = (await site(fixture(files)))('index.html')
  const row = /<tr><th scope="row"><a href="members\/duri.html">이두리<\/a><\/th>(.*?)<\/tr>/s.exec(index)?.[1]
  expect(row).toBe(
    '<td class="missing"><span role="img" aria-label="Week 01: 없음">·</span></td>' +
      '<td class="written"><a href="weeks/week-02.html#duri" aria-label="Week 02: 씀">●</a></td>',
  )
  expect(index).toContain('<a href="weeks/week-02.html" title="Week 02" aria-label="Week 02">02</a>')
})

test('the navigation leads only to pages with content, also on pages that are not made again', async () => {
  const root = fixture(weekly(2))
  const before = await site(root)
  expect(navigation(before('weeks/week-01.html'))).toBe('주차 팀원')
  expect(filesIn(join(root, 'site'))).not.toContain('minutes.html')
  writeFileSync(join(root, 'notes/week-02/minutes.md'), '정한 것\n')
  const after = await site(root)
  // The page for a wrong address has none: without an address it could lead nowhere.
  for (const path of filesIn(join(root, 'site')).filter((name) => name.endsWith('.html') && name !== '404.html'))
    expect([path, navigation(after(path))]).toEqual([path, '주차 팀원 회의록'])
  expect(after('weeks/week-01.html')).toContain('href="../minutes.html"')
  expect(after('minutes.html')).toContain('<a href="minutes.html" aria-current="page">')
})

test('the page of topics has those of several weeks first, with links to the passages', async () => {
  const about = (subject: string) => `## 핵심 인사이트\n\n- **${subject}**: ${subject}을 보았다\n`
  const files = {
    ...weekly(2),
    'notes/week-01/hana.md': about('쓰기 증폭'),
    'notes/week-01/duri.md': about('쓰기 증폭'),
    'notes/week-02/hana.md': about('쓰기 증폭'),
    'notes/week-02/duri.md': about('쓰기 증폭'),
  }
  const page = (await site(fixture(files)))('topics.html')
  const several = /<section aria-labelledby="~several">.*?<\/section>/s.exec(page)?.[0] ?? ''
  expect(textOf(several)).toBe(
    '여러 주에 나온 주제 쓰기 증폭 주차 2개 Week 02 제목 2 김하나 , 이두리 Week 01 제목 1 김하나 , 이두리',
  )
  expect(several).toContain('<a href="weeks/week-01.html#duri.insights.1">이두리</a>')
  expect(page).toContain('주차별 주제')
})

test('open points are by week, without those that are ticked off, beside what took them up', async () => {
  const files = {
    ...weekly(2),
    'notes/week-01/hana.md': '## 추가 학습이 필요한 부분\n\n- [x] 닫은 물음\n- [ ] 유일 키 비용\n- 남은 물음\n',
    'notes/week-02/duri.md': '## 핵심 인사이트\n\n- **유일 키 비용**: 재 보았다\n',
  }
  const page = (await site(fixture(files)))('open.html')
  expect(page).not.toContain('닫은 물음')
  const points = Array.from(page.matchAll(/<li data-member="(\w+)" data-again="(\w+)">(.*?)<\/p>/gs), (found) => [
    found[1],
    found[2],
    textOf(found[3] ?? ''),
  ])
  expect(points).toEqual([
    ['hana', 'yes', '김하나 유일 키 비용'],
    ['hana', 'no', '김하나 남은 물음'],
  ])
  expect(page).toMatch(/data-again="yes">.*?다시 나온 곳.*?Week 02 이두리.*?data-again="no"/s)
})

test.each([
  [
    'ko',
    '2명이 3주 동안 쓴 노트입니다.',
    ['2/3명 씀 · 2명은 자유롭게 쓴 글', '1/3명 씀 · 1명은 자유롭게 쓴 글', '1/3명 씀'],
    [
      '2주 동안 항목 2개를 썼습니다. 그중 1주는 자유롭게 쓴 글입니다.',
      '2주 동안 자유롭게 글을 썼습니다.',
      '아직 쓴 글이 없습니다.',
    ],
  ],
  [
    'en',
    'Notes by 2 members over 3 weeks.',
    ['2 of 3 written · 2 with free notes', '1 of 3 written · 1 with free notes', '1 of 3 written'],
    ['2 items over 1 week, and free notes over 1 week.', 'Free notes over 2 weeks.', 'Nothing written yet.'],
  ],
])('several free notes of a member and week count once, in %s', async (language, intro, rows, people) => {
  const members = 'members: [{id: hana, name: 김하나}, {id: duri, name: 이두리}, {id: neo, name: 최네오}]'
  const files = {
    'insights.config.yaml': `language: ${language}\n${members}\nsources: study/{week}/{member}*.md\nprintSources: true\n`,
    'study/week-01/hana-1.md': '하나\n',
    'study/week-01/duri-1.md': '둘\n',
    'study/week-01/duri-2.md': '셋\n',
    'study/week-02/duri-1.md': '넷\n',
    'study/week-02/duri-2.md': '다섯\n',
    'notes/week-03/hana.md': `## ${language === 'ko' ? '핵심 인사이트' : 'Core insights'}\n\n- 여섯\n- 일곱\n`,
  }
  const page = await site(fixture(files))
  const facts = (html: string) => Array.from(html.matchAll(/<p class="facts">(.*?)<\/p>/g), ([, fact = '']) => fact)
  expect(page('index.html')).toContain(`<p class="intro">${intro}</p>`)
  expect(facts(page('index.html'))).toEqual(rows.toReversed())
  expect(facts(page('people.html'))).toEqual(people)
  for (const [at, id] of ['hana', 'duri', 'neo'].entries())
    expect(page(`members/${id}.html`)).toContain(`<p class="intro">${people[at]}</p>`)
})
