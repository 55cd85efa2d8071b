import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { filesIn } from './sample.ts'

const words = (text: string, more = '') => `## 핵심 인사이트\n\n- **${text}**: ${text}에 대해 썼다.\n${more}`
const left = (text: string) => `\n## 추가 학습이 필요한 부분\n\n- ${text}\n`
const asked = (text: string) => `\n## 토론 질문\n\n- ${text}\n`
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
  'notes/week-01/hana.md': words('로그', left('분산 트랜잭션은 언제 쓰는지') + left('아무도 다시 쓰지 않는 것')),
  'notes/week-01/duri.md': words('색인', left('리밸런싱 비용을 누가 내는지')),
  'notes/week-02/duri.md': words('리밸런싱', asked('왜 한 번에 옮기지 않을까?')),
}

/** The page as text: tags are dropped, and each block is on its own line. */
async function pageOn(day: string, more: Record<string, string> = {}) {
  const root = fixture({ ...files, ...more })
  const { code, stderr } = await insights(['site', '--today', day], root)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  const html = readFileSync(join(root, 'site/next.html'), 'utf8')
  const [, main = ''] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? []
  const text = main
    .replace(/<\/(?:p|li|h\d|dd|ul|ol)>/g, '\n')
    .replace(/<\/dt>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/\n+/g, '\n')
    .trim()
  const links = Array.from(main.matchAll(/<a[^>]* href="([^"]*)"[^>]*>/g), ([, href = '']) =>
    href.replaceAll('&#x26;', '&'),
  )
  return { root, text, links }
}

describe('the page of the next meeting', () => {
  test('shows who has written, what comes up again, and the questions', async () => {
    const { text, links } = await pageOn('2026-03-05')
    expect(text).toBe(`다음 모임
Week 02 파티션과 리밸런싱
모임 2026-03-10
범위 2장
발표 이두리
누가 썼나
2명 중 1명이 썼습니다.
이두리
김하나 없음 노트 쓰기
최네오 쉼
더 알아볼 것 가운데 이번에 이어지는 것
Week 01 이두리 리밸런싱 비용을 누가 내는지
이번 일정 파티션과 리밸런싱
이두리 리밸런싱
지금까지 나온 질문
공통 질문
왜 한 번에 옮기지 않을까?`)
    const write = new URL(links.find((href) => href.startsWith('https:')) ?? '')
    expect(write.origin + write.pathname).toBe('https://github.com/group/study/new/main/notes/week-02')
    expect(write.searchParams.get('filename')).toBe('hana.md')
    expect(write.searchParams.get('value')).toContain('## 핵심 인사이트')
  })

  test.each([
    ['on the day of a meeting', '2026-03-10', 'Week 02 파티션과 리밸런싱'],
    ['on the day after it', '2026-03-11', 'Week 03 끝'],
    ['before all meetings', '2020-01-01', 'Week 01 시작'],
    ['after the last meeting', '2026-03-18', '다음 모임\n일정에 다음 모임이 없습니다.'],
  ])('is that of the right week %s', async (_, day, expected) => {
    const { text } = await pageOn(day)
    expect(text.replace(/^다음 모임\n(?=Week)/, '').startsWith(expected)).toBe(true)
  })

  test.each([
    ['has notes', '2026-03-10', 'Week 02', '다음 모임 Week 02 파티션과 리밸런싱 2026-03-10 · 2장 · 발표 이두리'],
    ['has none yet', '2026-03-11', 'Week 03', '다음 모임 Week 03 끝 2026-03-17'],
    ['does not exist', '2026-03-18', undefined, undefined],
  ])('is the one that the front page names and marks in its lists, where it %s', async (_, day, marked, block) => {
    const { root } = await pageOn(day)
    const html = readFileSync(join(root, 'site/index.html'), 'utf8')
    const plain = (text: string | undefined) => text?.replace(/<[^>]*>/g, '')
    const [, link] = /<p class="coming">(<a href="next.html">.*?)<\/p>/.exec(html) ?? []
    expect(plain(link)).toBe(block)
    const rows = Array.from(html.matchAll(/<li>.*?<\/li>/g), ([row]) => row).filter((row) => row.includes('"badge"'))
    expect(rows.map((row) => /Week \d+/.exec(row)?.[0])).toEqual(marked === undefined ? [] : [marked])
  })

  test.each([
    ['ko', '최근 주차', '다음 모임'],
    ['en', 'Latest week', 'Next meeting'],
  ])('without dates, the last week with notes is no next meeting, in %s', async (language, latest, next) => {
    const undated = (more: string) => `language: ${language}\nmembers: [{id: hana}, {id: duri}]\n${more}`
    const pages = async (files: Record<string, string>, book = '') => {
      const root = fixture(files)
      expect((await insights(['site', '--today', '2026-03-05'], root)).code).toBe(0)
      const read = (path: string) => readFileSync(join(root, 'site', path), 'utf8')
      return { front: read('index.html'), coming: read(`${book}next.html`) }
    }
    const note = language === 'ko' ? words('로그') : '## Core insights\n\n- log\n'
    const last = await pages({ 'insights.config.yaml': undated(''), 'notes/week-01/hana.md': note })
    expect(last.front).toContain(`<span class="label">${latest}</span>`)
    expect(last.front).toContain(`<span class="badge">${latest}</span>`)
    expect(last.coming).toContain(`<p class="label">${latest}</p>`)
    expect(last.front + last.coming).not.toContain(next)
    const planned = await pages({
      'insights.config.yaml': undated('weeks: [{id: week-01}, {id: week-02}]\n'),
      'notes/week-01/hana.md': note,
      'notes/week-01/duri.md': note,
    })
    expect(planned.coming).toContain(`<p class="label">${next}</p>`)
    const books = await pages(
      {
        'insights.config.yaml': `language: ${language}\nworkspaces: [a]\n`,
        'a/insights.config.yaml': undated(''),
        'a/notes/week-01/hana.md': note,
      },
      'a/',
    )
    expect(books.front).toContain(`<a href="a/next.html">${latest}</a>`)
  })

  test('finds open points by the topics of a week without notes, and leads to no page of it', async () => {
    const { text, links } = await pageOn('2026-03-11')
    expect(text).toContain('Week 01 김하나 분산 트랜잭션은 언제 쓰는지\n이번 일정 분산 트랜잭션')
    expect(text).toContain('3명 중 0명이 썼습니다.')
    expect(text).toContain('아직 질문이 없습니다.')
    expect(links.some((href) => href.includes('week-03.html'))).toBe(false)
    expect(links.filter((href) => href.includes('/new/main/notes/week-03?'))).toHaveLength(3)
  })

  test('has no links to write without a repository', async () => {
    const { text, links } = await pageOn('2026-03-05', { 'insights.config.yaml': config })
    expect(text).toContain('김하나 없음\n')
    expect(links.some((href) => /^[a-z]+:/.test(href))).toBe(false)
  })

  test('and the front page alone depend on the day', async () => {
    const [before, after] = [await pageOn('2026-03-05'), await pageOn('2026-03-18')]
    const made = filesIn(join(before.root, 'site'))
    expect(filesIn(join(after.root, 'site'))).toEqual(made)
    const differing = made.filter((path) =>
      [before, after]
        .map(({ root }) => readFileSync(join(root, 'site', path), 'utf8'))
        .some((text, _, [first]) => text !== first),
    )
    expect(differing).toEqual(['.insights-site.json', 'index.html', 'next.html'])
  })

  test('shows what its length allows, and leads to the rest', async () => {
    const subjects = '잠금 색인 압축 복제 정족수 합의 시계 로그 큐 캐시 해시 트리 스냅숏 격리'.split(' ')
    const { text, links } = await pageOn('2026-03-05', {
      'notes/week-01/duri.md': `## 추가 학습이 필요한 부분\n\n- 리밸런싱 비용\n- 리밸런싱 시기\n`,
      'notes/week-02/discussion.md': `## 심화 토론\n\n${subjects.map((subject) => `- ${subject}의 비용은?\n`).join('')}`,
    })
    expect(text).toMatch(/\n4개 더 보기$/)
    expect(links.at(-1)).toBe('weeks/week-02.html#~questions')
  })

  test('refuses a date that does not exist, also with --serve', async () => {
    for (const more of [[], ['--serve']]) {
      const { code, stderr } = await insights(['site', '--today', '2026-02-30', ...more], fixture(files))
      expect([code, stderr]).toEqual([2, expect.stringContaining('--today: `2026-02-30`')])
    }
  })

  test('is there for each of several books, one step from the front page', async () => {
    const root = fixture({
      'insights.config.yaml': 'workspaces: [a, b]\n',
      'a/notes/week-01/hana.md': words('로그'),
      'b/notes/week-01/hana.md': words('색인'),
    })
    expect((await insights(['site', '--today', '2026-03-05'], root)).code).toBe(0)
    const front = readFileSync(join(root, 'site/index.html'), 'utf8')
    for (const book of ['a', 'b']) {
      expect(front).toContain(`href="${book}/next.html"`)
      expect(readFileSync(join(root, `site/${book}/next.html`), 'utf8')).toContain('일정에 다음 모임이 없습니다.')
    }
  })
})
