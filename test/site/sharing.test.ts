import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { filesIn } from './sample.ts'

const files = {
  'insights.config.yaml':
    'language: ko\ntitle: 데이터 <시스템> & 모임\nmembers: [{id: hana, name: 김하나}]\nweeks: [{id: week-01, title: "복제 </title>", date: 2026-01-08}, {id: week-02}]\n',
  'notes/week-01/hana.md': '## 핵심 인사이트\n\n- 글\n',
  'notes/week-01/discussion.md': '## 공통 질문\n\n- **한계**: 어디까지 "견딜까"?\n- 둘째\n',
  'notes/week-02/hana.md': '## 핵심 인사이트\n\n- 글\n',
}

async function site(root: string): Promise<(path: string) => string> {
  const { code, stderr } = await insights(['site', '--today', '2026-01-01'], root)
  expect(code, stderr).toBe(0)
  return (path) => readFileSync(join(root, 'site', path), 'utf8')
}

/** The content of a page's `<meta>` with this name or property. */
function meta(html: string, name: string): string | undefined {
  return new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)">`).exec(html)?.[1]
}

const withUrl = (url: string) => ({
  ...files,
  'insights.config.yaml': `${files['insights.config.yaml']}site: {url: ${url}}\n`,
})

test('each page has a title and a description of its own, for chats and search engines', async () => {
  const root = fixture(files)
  const page = await site(root)
  expect(meta(page('weeks/week-01.html'), 'og:title')).toBe('Week 01 복제 </title>')
  for (const name of ['description', 'og:description'])
    expect(meta(page('weeks/week-01.html'), name)).toBe('한계: 어디까지 &#x22;견딜까&#x22;?')
  expect(meta(page('weeks/week-01.html'), 'og:type')).toBe('article')
  expect(meta(page('index.html'), 'description')).toBe('1명이 2주 동안 쓴 노트입니다.')
  expect(meta(page('members/hana.html'), 'og:description')).toBe('김하나: 2주 동안 2개를 적었습니다.')
  const pages = filesIn(join(root, 'site')).filter((path) => path.endsWith('.html'))
  for (const path of pages) {
    expect([path, meta(page(path), 'description')]).toEqual([path, expect.stringMatching(/./)])
    expect(page(path)).not.toMatch(/canonical|og:url/)
    expect(page(path)).toMatch(/<link rel="icon" href="(?:\.\.\/)?icon\.svg" type="image\/svg\+xml">/)
  }
  expect(filesIn(join(root, 'site'))).toContain('icon.svg')
})

test('a long description ends with an ellipsis', async () => {
  const question = `## 공통 질문\n\n- ${'아주 긴 질문 '.repeat(60)}\n`
  const page = await site(fixture({ ...files, 'notes/week-01/discussion.md': question }))
  const text = meta(page('weeks/week-01.html'), 'description') ?? ''
  expect(text).toMatch(/질문…$/)
  expect(text.length).toBeLessThanOrEqual(200)
})

test('the feed has the weeks with dates, the same in each run', async () => {
  const page = await site(fixture(files))
  const [first, second] = [page('feed.xml'), (await site(fixture(files)))('feed.xml')]
  expect(first).toBe(second)
  expect(first).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="ko"><title>데이터 &#x3C;시스템> &#x26; 모임<\/title>/,
  )
  expect(first.match(/<entry>/g)).toHaveLength(1)
  const [entry] = /<entry>.*<\/entry>/s.exec(first) ?? []
  expect(entry).toMatch(/<id>urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}<\/id>/)
  expect(entry).toContain('<title>Week 01 복제 &#x3C;/title></title>')
  expect(entry).toContain('<updated>2026-01-08T00:00:00Z</updated>')
  expect(entry).toContain('<link rel="alternate" href="weeks/week-01.html"></link>')
  expect(entry).toContain('<summary>한계: 어디까지 "견딜까"?</summary>')
  expect(page('weeks/week-02.html')).toContain('<link rel="alternate" href="../feed.xml" type="application/atom+xml"')
})

test('without dates there is no feed', async () => {
  const root = fixture({ ...files, 'insights.config.yaml': 'language: ko\n' })
  const page = await site(root)
  expect(filesIn(join(root, 'site'))).not.toContain('feed.xml')
  expect(page('index.html')).not.toContain('feed.xml')
})

test.each(['https://group.github.io/study', 'https://group.github.io/study/'])(
  'with the address %s, pages, feed and sitemap name it, and links stay relative',
  async (url) => {
    const root = fixture(withUrl(url))
    const page = await site(root)
    expect(page('index.html')).toContain('<link rel="canonical" href="https://group.github.io/study/">')
    const week = page('weeks/week-01.html')
    expect(week).toContain('<link rel="canonical" href="https://group.github.io/study/weeks/week-01.html">')
    expect(meta(week, 'og:url')).toBe('https://group.github.io/study/weeks/week-01.html')
    expect(week).toContain('<link rel="stylesheet" href="../style.css">')
    expect(page('feed.xml')).toContain('<id>https://group.github.io/study/weeks/week-01.html</id>')
    const listed = Array.from(page('sitemap.xml').matchAll(/<loc>https:\/\/group\.github\.io\/study\/(.*?)<\/loc>/g))
    const pages = filesIn(join(root, 'site')).filter((path) => path.endsWith('.html') && path !== '404.html')
    expect(listed.map(([, path]) => path)).toEqual(pages)
  },
)

test('the page for an unknown address finds its style and its links at any depth', async () => {
  const page = (await site(fixture(withUrl('https://group.github.io/study'))))('404.html')
  const links = Array.from(page.matchAll(/(?:href|src)="([^"#]*)"/g), ([, href]) => href)
  expect(links.length).toBeGreaterThan(4)
  expect(links.filter((href) => !/^(?:https:\/\/group\.github\.io)?\/study\//.test(href ?? ''))).toEqual([])
  expect((await site(fixture(files)))('404.html')).toContain('<a href="index.html">모든 주차 보기</a>')
})

test('of several books, each has its address below that of the top', async () => {
  const root = fixture({
    'insights.config.yaml': 'language: ko\nworkspaces: [books/*]\nsite: {url: https://group.github.io/study}\n',
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`books/하나/${path}`, text])),
  })
  const page = await site(root)
  const folder =
    filesIn(join(root, 'site'))
      .find((path) => path.endsWith('feed.xml'))
      ?.replace('feed.xml', '') ?? ''
  const address = `https://group.github.io/study/${encodeURI(folder)}`
  expect(page(`${folder}weeks/week-01.html`)).toContain(`<link rel="canonical" href="${address}weeks/week-01.html">`)
  expect(page('sitemap.xml')).toContain(`<loc>${address}weeks/week-01.html</loc>`)
  expect(filesIn(join(root, 'site')).filter((path) => /404|sitemap/.test(path))).toEqual(['404.html', 'sitemap.xml'])
})

test.each(['group.github.io', 'https://me:secret@example.com/', 'https://example.com/?q'])(
  'an address that is none is an error: %s',
  async (url) => {
    const { code, stderr } = await insights(['site'], fixture(withUrl(JSON.stringify(url))))
    expect(code).toBe(2)
    expect(stderr).toContain('insights.config.yaml')
    expect(stderr).toContain('site.url')
  },
)
