import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { filesIn } from './sample.ts'

const words = (text: string, more = '') => `## 핵심 인사이트\n\n- **${text}**: ${text}에 대해 썼다.\n${more}`
const config = `title: 모임
members:
  - {id: hana, name: 김하나}
  - {id: duri, name: 이두리}
  - {id: neo, name: 최네오}
weeks:
  - {id: week-01, title: 시작, date: 2026-03-03}
  - {id: week-02, title: 파티션과 리밸런싱, scope: 2장, date: 2026-03-10, presenter: 이두리, excused: [neo]}
  - {id: week-03, title: 끝, date: 2026-03-17, topics: [분산 트랜잭션]}
`
const files = {
  'insights.config.yaml': `${config}repository: {url: "https://github.com/group/study", branch: main}\n`,
  'notes/week-01/hana.md': words('쓰기 증폭'),
  'notes/week-01/duri.md': words('쓰기 증폭'),
  'notes/week-02/duri.md': words('리밸런싱', '\n## 토론 질문\n\n- 왜 한 번에 옮기지 않을까?\n'),
}

/** A clock that stands at noon of a day. */
const on = (day: string) => ({ SOURCE_DATE_EPOCH: String(Date.parse(`${day}T12:00:00Z`) / 1000) })

/** The pages of a new site. */
async function siteOn(day: string, root = fixture(files)) {
  const { code, stderr } = await insights(['site'], root, on(day))
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return (path: string) => readFileSync(join(root, 'site', path), 'utf8')
}

/** A page as text: tags are dropped, and each block is on its own line. */
function textOf(html: string): string {
  const [, main = html] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? []
  return main
    .replace(/<\/(?:p|li|h\d|dd|ul|ol|tr)>/g, '\n')
    .replace(/<\/dt>|<\/th>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/ *\n+/g, '\n')
    .trim()
}

const navigation = (html: string) => textOf(/<nav aria-label="사이트">.*?<\/nav>/s.exec(html)?.[0] ?? '').split('\n')

/** The links of a page to the pages that make notes: the file, and what the link says. */
function writing(html: string): string[] {
  return Array.from(html.matchAll(/<a [^>]*href="([^"]*\/new\/[^"]*)"[^>]*>([^<]*)</g), ([, href = '', text]) => {
    const url = new URL(href.replaceAll('&#x26;', '&'))
    return `${url.pathname.slice('/group/study/new/main/notes/'.length)}/${url.searchParams.get('filename')} ${text}`
  })
}

test('the front page has the next meeting, the weeks, the latest first, and who has written', async () => {
  const page = await siteOn('2026-03-05')
  expect(textOf(page('index.html'))).toBe(`모임
2명이 2주 동안 쓴 노트입니다.
다음 모임 Week 02 파티션과 리밸런싱 2026-03-10 · 2장 · 발표 이두리
주차
Week 02 파티션과 리밸런싱
2026-03-10 · 2장 · 발표 이두리 · 1/2명 씀
왜 한 번에 옮기지 않을까?
Week 01 시작
2026-03-03 · 2/3명 씀
예정된 주차
Week 03 끝 2026-03-17
누가 썼나
팀원 02 01
김하나 ·●
이두리 ●●
최네오 –·
● 씀  · 없음  – 쉼`)
  expect(page('index.html')).toContain('<a href="weeks/week-01.html#duri" aria-label="Week 01: 씀">●</a>')
})

test('the navigation leads only to pages with content', async () => {
  const root = fixture({ ...files, 'notes/week-01/duri.md': words('색인') })
  const page = await siteOn('2026-03-05', root)
  expect(navigation(page('weeks/week-01.html'))).toEqual(['주차', '다음 모임'])
  expect(filesIn(join(root, 'site'))).not.toContain('topics.html')
  expect(navigation((await siteOn('2026-03-05'))('search.html'))).toEqual(['주차', '다음 모임', '주제'])
})

test('the page of topics has those of several weeks first, with links to the passages', async () => {
  const more = { 'notes/week-02/hana.md': words('쓰기 증폭'), 'notes/week-02/duri.md': words('쓰기 증폭') }
  const page = (await siteOn('2026-03-05', fixture({ ...files, ...more })))('topics.html')
  const several = /<section aria-labelledby="~several">.*?<\/section>/s.exec(page)?.[0] ?? ''
  expect(textOf(several)).toBe(
    '여러 주에 나온 주제\n쓰기 증폭\n 주차 2개Week 02 파티션과 리밸런싱 김하나, 이두리\nWeek 01 시작 김하나, 이두리',
  )
  expect(several).toContain('<a href="weeks/week-01.html#duri.insights.1">이두리</a>')
  expect(page).toContain('주차별 주제')
})

describe('the page of the next meeting', () => {
  test('shows who has written and the questions', async () => {
    const page = (await siteOn('2026-03-05'))('next.html')
    expect(textOf(page)).toBe(`다음 모임
Week 02 파티션과 리밸런싱
모임 2026-03-10
범위 2장
발표 이두리
누가 썼나
2명 중 1명이 썼습니다.
이두리
김하나 없음 노트 쓰기
최네오 쉼
지금까지 나온 질문
공통 질문
왜 한 번에 옮기지 않을까?`)
    expect(writing(page)).toEqual(['week-02/hana.md 노트 쓰기'])
    expect(page).toContain('<a href="weeks/week-02.html#duri">이두리</a>')
  })

  test.each([
    ['on the day of a meeting', '2026-03-10', 'Week 02 파티션과 리밸런싱'],
    ['on the day after it', '2026-03-11', 'Week 03 끝'],
    ['before all meetings', '2020-01-01', 'Week 01 시작'],
    ['after the last meeting', '2026-03-18', '일정에 다음 모임이 없습니다.'],
  ])('is that of the right week %s', async (_, day, expected) => {
    expect(textOf((await siteOn(day))('next.html')).split('\n')[1]).toBe(expected)
  })

  test.each([
    ['ko', '최근 주차', '다음 모임'],
    ['en', 'Latest week', 'Next meeting'],
  ])('without dates, is called the latest week, in %s', async (language, latest, next) => {
    const note = language === 'ko' ? words('로그') : '## Core insights\n\n- log\n'
    const undated = `language: ${language}\nmembers: [{id: hana}, {id: duri}]\n`
    const root = fixture({ 'insights.config.yaml': undated, 'notes/week-01/hana.md': note })
    const page = await siteOn('2026-03-05', root)
    expect(page('index.html')).toContain(`<span class="label">${latest}</span>`)
    expect(textOf(page('next.html')).split('\n')[0]).toBe(latest)
    const more = {
      'notes/week-01/duri.md': note,
      'insights.config.yaml': `${undated}weeks: [{id: week-01}, {id: week-02}]\n`,
    }
    const planned = await siteOn('2026-03-05', fixture({ 'notes/week-01/hana.md': note, ...more }))
    expect(textOf(planned('next.html')).split('\n')[0]).toBe(next)
  })

  test('leads to no page of a week without notes', async () => {
    const page = (await siteOn('2026-03-11'))('next.html')
    expect(textOf(page)).toContain('3명 중 0명이 썼습니다.')
    expect(page).not.toContain('week-03.html')
    expect(writing(page)).toHaveLength(3)
  })

  test('and the front page alone depend on the day', async () => {
    const [before, after] = [fixture(files), fixture(files)]
    await siteOn('2026-03-05', before)
    await siteOn('2026-03-18', after)
    const made = filesIn(join(before, 'site'))
    expect(filesIn(join(after, 'site'))).toEqual(made)
    const differing = made.filter(
      (path) => !readFileSync(join(before, 'site', path)).equals(readFileSync(join(after, 'site', path))),
    )
    expect(differing).toEqual(['index.html', 'next.html'])
  })

  test('shows what its length allows, and leads to the rest', async () => {
    const questions = Array.from({ length: 14 }, (_, at) => `- 질문 ${at}?\n`).join('')
    const root = fixture({ ...files, 'notes/week-02/discussion.md': `## 심화 토론\n\n${questions}` })
    const page = (await siteOn('2026-03-05', root))('next.html')
    expect(textOf(page)).toMatch(/\n4개 더 보기$/)
    expect(page).toContain('href="weeks/week-02.html#~questions"')
  })

  test('is there for each of several books, one step from the front page', async () => {
    const root = fixture({
      'insights.config.yaml': 'workspaces: [a, b]\n',
      'a/notes/week-01/hana.md': words('로그'),
      'b/notes/week-01/hana.md': words('색인'),
    })
    const page = await siteOn('2026-03-05', root)
    for (const book of ['a', 'b']) {
      expect(page('index.html')).toContain(`href="${book}/next.html"`)
      expect(page(`${book}/next.html`)).toContain('일정에 다음 모임이 없습니다.')
    }
  })
})

test('a week’s page links to the page that makes each missing note, and to those that edit the others', async () => {
  const page = (await siteOn('2026-03-05'))('weeks/week-02.html')
  expect(writing(page)).toEqual(['week-02/hana.md 노트 쓰기'])
  expect(page).toContain('href="https://github.com/group/study/edit/main/notes/week-02/duri.md"')
  expect(page).toContain('aria-label="김하나의 노트 쓰기"')
})

test('without a known host there are no links to write', async () => {
  const page = await siteOn('2026-03-05', fixture({ ...files, 'insights.config.yaml': config }))
  expect(page('weeks/week-01.html') + page('next.html')).not.toMatch(/노트 쓰기|노트 고치기/)
})

test('a template of notes that is broken is a warning, and leaves out links', async () => {
  const broken = fixture({ ...files, 'templates/note.md': '<!-- insights:eech section -->\n' })
  const { code, stderr } = await insights(['site'], broken, on('2026-03-05'))
  expect([code, stderr.match(/templates\/note\.md:1.*$/gm)]).toEqual([0, [expect.stringContaining('warning')]])
  expect(writing(readFileSync(join(broken, 'site/weeks/week-02.html'), 'utf8'))).toEqual([])
})
