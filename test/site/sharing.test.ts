import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { Element, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { parseYaml } from '../../src/yaml.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { filesIn, sample } from './sample.ts'

const note = '## 핵심 인사이트\n\n- **캐시**: 무효화가 어렵다\n'
const url = 'https://group.github.io/study/'
const site = `site: {url: "${url}"}\n`

/** Writes the pages of a workspace. */
async function made(files: Record<string, string>) {
  const root = fixture(files)
  const { code, stderr } = await insights(['site', '--today', '2026-09-14'], root)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  const out = join(root, 'site')
  return { root, paths: filesIn(out), read: (path: string) => readFileSync(join(out, path), 'utf8') }
}

/** The elements of a page's head, each with its attributes. */
function headElements(html: string): { name: string; attributes: Map<string, string> }[] {
  const [head] = parse(html).childNodes.flatMap((node) => ('tagName' in node ? node.childNodes : []))
  return (head && 'tagName' in head ? head.childNodes : []).flatMap((node) =>
    'tagName' in node
      ? [{ name: node.tagName, attributes: new Map(node.attrs.map(({ name, value }) => [name, value])) }]
      : [],
  )
}

/** What the head of a page says: the names of `meta` and `link` with their values. */
function headOf(html: string): Record<string, string> {
  const values = headElements(html).map(({ attributes }) => {
    const first = (...names: string[]) => names.map((name) => attributes.get(name)).find(Boolean) ?? ''
    return [first('name', 'property', 'rel'), first('content', 'href')]
  })
  return Object.fromEntries(values)
}

/** The elements of a name, anywhere in a tree. */
function elements(node: Root | Element, name: string): Element[] {
  return node.children.flatMap((child) =>
    child.type !== 'element' ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)],
  )
}

function textOf(node: Element | undefined): string {
  return (node?.children ?? [])
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
}

describe('the head of a page', () => {
  const files = {
    'insights.config.yaml':
      'title: 모임\nweeks: [{id: week-01, title: 시작, scope: 1장, date: 2026-09-01}, {id: week-02, scope: 2장}]\n',
    'notes/week-01/hana.md': `${note}\n## 토론 질문\n\n- **만료**: 언제 ${'지'.repeat(300)}울까?\n- 둘째\n`,
    'notes/week-02/hana.md': note,
    'notes/week-02/duri.md': note.replace('어렵다', '쉽다'),
    'notes/week-02/minutes.md': '회의\n',
  }

  test('has a description of its own for each page: a question for a week', async () => {
    const { paths, read } = await made(files)
    const shared = paths.filter((path) => path.endsWith('.html') && path !== '404.html')
    const heads = new Map(shared.map((path) => [path, headOf(read(path))]))
    const [first, second] = ['weeks/week-01.html', 'weeks/week-02.html'].map((path) => heads.get(path))
    expect(first).toMatchObject({ 'og:type': 'article', 'og:site_name': '모임', 'og:title': 'Week 01 시작' })
    expect(first?.description).toMatch(/^만료: 언제 지{189,}…$/)
    expect([...(first?.description ?? '')]).toHaveLength(200)
    expect(second?.description).toBe('캐시')
    expect(heads.get('index.html')?.description).toContain('만료')
    for (const head of heads.values()) {
      expect(head['og:description']).toBe(head.description)
      expect(head.description).not.toBe('')
    }
    expect(new Set(Array.from(heads.values(), ({ description }) => description)).size).toBe(shared.length)
  })

  test('names no address without one in the config, and all links are relative', async () => {
    const { paths, read } = await made(files)
    expect(paths.filter((path) => path.endsWith('.xml'))).toEqual([])
    for (const path of paths.filter((each) => each.endsWith('.html'))) {
      expect(read(path)).not.toMatch(/(?:href|src|content)="(?:[a-z]+:)?\/|og:url|canonical|atom/)
    }
  })

  test('names its address if the config has it, and other links stay relative', async () => {
    const { read } = await made({ ...files, 'insights.config.yaml': files['insights.config.yaml'] + site })
    const [index, week] = ['index.html', 'weeks/week-01.html'].map((path) => read(path))
    expect(headOf(index ?? '')).toMatchObject({ canonical: url, 'og:url': url, alternate: 'feed.xml' })
    const address = `${url}weeks/week-01.html`
    const relative = { alternate: '../feed.xml', icon: '../icon.svg', stylesheet: '../style.css' }
    expect(headOf(week ?? '')).toMatchObject({ canonical: address, 'og:url': address, ...relative })
    expect(week?.slice(week.indexOf('<body'))).not.toContain(url)
  })
})

describe('the feed', () => {
  test('of the sample is the one that is committed, on any day', async () => {
    const root = sample()
    const config = readFileSync(join(root, 'insights.config.yaml'), 'utf8')
    const text = (await made({ ...notesOf(root), 'insights.config.yaml': config + site })).read('feed.xml')
    await expect(text).toMatchFileSnapshot('feed/feed.xml')
    const feed = fromXml(text)
    const dates = parseYaml(config).value as { weeks: { id: string; date: string }[] }
    const dated = new Map(dates.weeks.map(({ id, date }) => [`${url}weeks/${id}.html`, `${date}T00:00:00Z`]))
    const entries = elements(feed, 'entry')
    expect(entries).toHaveLength(3)
    for (const entry of entries) {
      const [id = ''] = elements(entry, 'id').map(textOf)
      expect(elements(entry, 'updated').map(textOf)).toEqual([dated.get(id)])
      expect(elements(entry, 'link')[0]?.attributes.href).toBe(id)
    }
  })

  test('has only weeks with a date, the latest first', async () => {
    const { read, paths } = await made({
      'insights.config.yaml': `${site}weeks: [{id: week-01, date: 2026-09-01}, {id: week-02}, {id: week-03, date: 2026-09-15}]\n`,
      'notes/week-01/hana.md': note,
      'notes/week-02/hana.md': note,
      'notes/week-03/hana.md': note,
    })
    const entries = elements(fromXml(read('feed.xml')), 'entry')
    expect(entries.map((entry) => textOf(elements(entry, 'title')[0]))).toEqual(['Week 03', 'Week 01'])
    expect(paths).toContain('sitemap.xml')
  })

  test('is left out, with its links, if no week has a date', async () => {
    const { read, paths } = await made({ 'insights.config.yaml': site, 'notes/week-01/hana.md': note })
    expect(paths).not.toContain('feed.xml')
    expect(headOf(read('index.html')).alternate).toBeUndefined()
  })
})

const hostile = '<script>alert(1)</script> & ]]> </title> \u202Eoslaf\u202C \u0007 "x" \u0000'

test('hostile titles, names and questions are text in the head and in the feed', async () => {
  const { read } = await made({
    'insights.config.json': JSON.stringify({
      title: hostile,
      site: { url: `${url}?`.replace('?', '&amp;/') },
      members: [{ id: 'hana', name: `${hostile} 김하나` }],
      weeks: [{ id: 'week-01', title: hostile, date: '2026-09-01' }],
    }),
    'notes/week-01/hana.md': `${note}\n## 토론 질문\n\n- **\u202E&lt;script&gt; ]]\\> & "**: \u0007왜?\n`,
  })
  const feed = fromXml(read('feed.xml'))
  const safe = '<script>alert(1)</script> & ]]> </title> �oslaf� � "x" �'
  expect(elements(feed, 'title').map(textOf)).toEqual([safe, `Week 01 ${safe}`])
  expect(elements(feed, 'name').map(textOf)).toEqual([safe, `${safe} 김하나`])
  expect(elements(feed, 'summary').map(textOf)).toEqual(['�<script> ]]> & ": �왜?'])
  expect(elements(fromXml(read('sitemap.xml')), 'loc').map(textOf)).toContain(`${url}&amp;/weeks/week-01.html`)
  const html = read('weeks/week-01.html')
  const named = (name: string) => headElements(html).filter((element) => element.name === name)
  expect(named('script').map(({ attributes }) => [...attributes])).toEqual([[['src', '../page.js']]])
  expect([named('title').length, named('meta').length]).toEqual([1, 12])
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
  expect(html.slice(0, html.indexOf('<body'))).not.toMatch(/[\u0000-\u001F\u202A-\u202E]/)
  expect(headOf(html)).toMatchObject({ 'og:title': `Week 01 ${safe}`, description: '�<script> ]]> & ": �왜?' })
})

test('the sitemap lists all pages but the one for a wrong address', async () => {
  const { read, paths } = await made({ 'insights.config.yaml': site, 'notes/3주차/김하나.md': note })
  const locations = elements(fromXml(read('sitemap.xml')), 'loc').map(textOf)
  const pages = paths.filter((path) => path.endsWith('.html') && path !== '404.html')
  expect(locations.map((each) => decodeURI(each.slice(url.length)) || 'index.html').sort()).toEqual(pages)
  for (const each of locations) expect(new URL(each).href).toBe(each)
})

describe('the page for a wrong address', () => {
  test('has absolute links if the address is known', async () => {
    const { read } = await made({ 'insights.config.yaml': site, 'notes/week-01/hana.md': note })
    const links = Array.from(read('404.html').matchAll(/(?:href|src)="([^#"]*)"/g), ([, href]) => href)
    expect(links.every((href) => href?.startsWith(url))).toBe(true)
    expect(links).toContain(`${url}style.css`)
    expect(read('404.html')).not.toMatch(/og:|canonical/)
  })

  test('has no links at all if it is not', async () => {
    const { read } = await made({ 'notes/week-01/hana.md': note })
    expect(read('404.html')).toContain('없는 페이지입니다')
    expect(read('404.html')).not.toMatch(/href|src=|<script/)
  })
})

describe('several books', () => {
  const books = {
    'insights.config.yaml': `title: 책장\nworkspaces: [가, b]\n${site}`,
    '가/insights.config.yaml': 'title: 첫째 책\nweeks: [{id: week-01, date: 2026-09-01}]\n',
    '가/notes/week-01/hana.md': note,
    'b/notes/week-01/hana.md': note.replaceAll('캐시', '큐'),
  }

  test('have addresses below that of the front page, a feed each, and one sitemap', async () => {
    const { read, paths } = await made(books)
    const folder = `${url}${encodeURI('가')}/`
    expect(headOf(read('index.html'))).toMatchObject({ canonical: url, description: expect.stringContaining('2') })
    expect(headOf(read('가/weeks/week-01.html')).canonical).toBe(`${folder}weeks/week-01.html`)
    expect(paths.filter((path) => /xml$|404|icon/.test(path))).toEqual([
      '404.html',
      'b/icon.svg',
      'icon.svg',
      'sitemap.xml',
      '가/feed.xml',
      '가/icon.svg',
    ])
    expect(elements(fromXml(read('가/feed.xml')), 'id').map(textOf)).toEqual([folder, `${folder}weeks/week-01.html`])
    expect(elements(fromXml(read('sitemap.xml')), 'loc').map(textOf)).toContain(`${url}b/weeks/week-01.html`)
  })

  test('are removed again with all their files, which a later run knows as its own', async () => {
    const { root } = await made(books)
    const { code } = await insights(['site', '--today', '2026-09-14'], root)
    expect(code).toBe(0)
    expect((await insights(['site', '--out', '../site'], join(root, 'b'))).code).toBe(0)
    expect(
      filesIn(join(root, 'site')).filter((path) => path.includes('/') && !/^(?:weeks|members|search)/.test(path)),
    ).toEqual([])
  })

  test('one alone does not take the address of all', async () => {
    const { root } = await made(books)
    for (const book of ['가', 'b']) {
      expect((await insights(['site'], join(root, book))).code).toBe(0)
      expect(filesIn(join(root, book, 'site')).filter((path) => path.endsWith('.xml'))).toEqual([])
    }
  })
})

/** The notes of a workspace, as files of a fixture. */
function notesOf(root: string): Record<string, string> {
  const text = filesIn(root).filter((path) => /^(?:notes|templates)\/.*\.md$/.test(path))
  return Object.fromEntries(text.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}
