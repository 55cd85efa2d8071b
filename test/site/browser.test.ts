import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from '../../src/site/serve.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { hostile, hostileImages } from './hostile.ts'
import { filesIn, sample } from './sample.ts'

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = programs.find((path) => existsSync(path))
if (executablePath === undefined) console.warn(`skipped: no browser at ${programs.join(', ')}`)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const looks: ['light' | 'dark', width: number, rules?: string[]][] = [
  ['light', 360],
  ['dark', 360, ['color-contrast']],
  ['dark', 1200, ['color-contrast']],
  ['light', 1200],
]
const shared = ['index.html', 'next.html', 'topics.html', 'search.html']
const pages = [...shared, 'weeks/week-02.html', 'weeks/week-03.html']

/** Makes something that several tests read when the first of them needs it. */
function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

describe.skipIf(executablePath === undefined)('in a browser', () => {
  let browser: Browser
  let out: string

  beforeAll(async () => {
    const root = sample()
    await insights(['site'], root, { SOURCE_DATE_EPOCH: '1789344000' })
    out = join(root, 'site')
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
  })
  afterAll(() => browser?.close())

  /** The sample with a repository on GitHub, and its pages. */
  const onGitHub = lazy(async () => {
    const root = sample()
    const repository = '\nrepository: {url: https://github.com/group/study, branch: main}\n'
    appendFileSync(join(root, 'insights.config.yaml'), repository)
    await insights(['site'], root, { SOURCE_DATE_EPOCH: '1789344000' })
    return root
  })

  const visitors = new Map<string, Promise<Page>>()

  /** Uses the page of visitors like this one. Tests share it, because making one takes longer than most of them. */
  async function open<T>(visitor: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
    const { viewport, ...others } = visitor
    const key = JSON.stringify(others)
    const page = await (visitors.get(key) ?? browser.newPage(others))
    visitors.set(key, Promise.resolve(page))
    await page.removeAllListeners()
    await page.unrouteAll()
    await page.emulateMedia({ media: null, colorScheme: visitor.colorScheme ?? null })
    await page.setViewportSize(viewport ?? { width: 1280, height: 720 })
    return await use(page)
  }

  const at = (path: string, folder = out) => pathToFileURL(join(folder, path)).href

  /** Presses Tab until the element has the focus. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    }
    throw new Error(`Tab never reached ${selector}`)
  }

  test('the keyboard is enough to get from the index to the source of a topic', () =>
    open({}, async (page) => {
      await page.goto(at('index.html'))
      await tabTo(page, '.weeks a[href="weeks/week-03.html"]')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/week-03.html')
      await tabTo(page, '.evidence a')
      await page.keyboard.press('Enter')
      const target = await page.evaluate(() => {
        const found = document.querySelector(':target')
        const box = found?.getBoundingClientRect()
        return { text: found?.textContent ?? '', seen: box !== undefined && box.top >= 0 && box.top < innerHeight }
      })
      expect(target.seen).toBe(true)
      expect(target.text.length).toBeGreaterThan(20)
    }))

  test('the keyboard is enough to get from any page to a found sentence and back', () =>
    open({}, async (page) => {
      // The pages of a folder have the same field, so one of each kind is tried.
      const fields = shared.map((path) => /<search>.*<\/search>/s.exec(readFileSync(join(out, path), 'utf8'))?.[0])
      expect([...new Set(fields)]).toEqual([expect.stringContaining('type="search"')])
      for (const path of ['index.html', 'next.html', 'search.html', 'weeks/week-02.html']) {
        await page.goto(at(path))
        // The index loads when it is first used.
        if (path !== 'search.html') expect(await page.evaluate(() => document.scripts.length)).toBe(1)
        await page.keyboard.press(path === 'next.html' ? 'Control+k' : '/')
        await page.keyboard.type('팩션')
        await page.locator('.results mark').first().waitFor()
        const found = await page.locator('.results li:has(.facts)').allTextContents()
        expect(found.length).toBeGreaterThan(1)
        expect(found.every((text) => /팩션/.test(text) && /Week 0\d · [가-힣 ]+$/.test(text))).toBe(true)
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('ArrowUp')
        const before = page.url()
        const href = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)
        await page.keyboard.press('Enter')
        await page.waitForURL(href)
        expect(await page.locator(':target').textContent()).toContain('팩션')
        await page.goBack()
        await page.waitForURL(before)
      }
    }))

  test('the results have an address of their own, with the words in the field', () =>
    open({}, async (page) => {
      await page.goto(at('weeks/week-02.html'))
      await page.keyboard.press('/')
      await page.keyboard.type('복제 지연')
      await page.keyboard.press('Enter')
      await page.waitForURL(/search\.html\?q=/)
      await page.locator('.results mark').first().waitFor()
      expect(await page.locator('search input').inputValue()).toBe('복제 지연')
      await page.locator('search input').fill('멱동')
      await page.getByText('비슷한 말을 찾았습니다').waitFor()
      expect(await page.locator('.results mark').first().textContent()).toBe('멱등')
      expect(new URL(page.url()).searchParams.get('q')).toBe('멱동')
      await page.locator('search input').fill('없는낱말')
      await page.getByText('찾은 것이 없습니다.').waitFor()
    }))

  test('the latest weeks give the first results, before all are loaded', () =>
    open({}, async (page) => {
      const weeks = Array.from({ length: 25 }, (_, at) => `week-${String(at + 1).padStart(2, '0')}`)
      const root = fixture({
        'insights.config.yaml': 'language: ko\n',
        ...Object.fromEntries(weeks.map((week) => [`notes/${week}/hana.md`, `## 핵심 인사이트\n\n- ${week} 글\n`])),
      })
      await insights(['site'], root)
      let answer = () => {}
      await page.route(/week-01\.js$/, (route) => {
        answer = () => route.continue()
      })
      await page.goto(at('index.html', join(root, 'site')))
      await page.keyboard.press('/')
      await page.keyboard.type('글')
      await page.getByText('20개를 찾았습니다.').waitFor()
      expect(await page.locator('.results a').first().textContent()).toBe('week-25 글')
      await page.locator('search input').fill('week-01')
      await page.getByText('찾을 준비를 하고 있습니다.').waitFor()
      answer()
      await page.getByText('1개를 찾았습니다.').waitFor()
    }))

  test('the results close with Escape, and a slash in the field is a letter', () =>
    open({}, async (page) => {
      await page.goto(at('index.html'))
      await page.keyboard.press('/')
      await page.keyboard.type('w/r')
      expect(await page.locator('search input').inputValue()).toBe('w/r')
      await page.locator('.found').waitFor()
      await page.keyboard.press('Escape')
      expect(await page.locator('.found').isVisible()).toBe(false)
    }))

  test('formulas and colours need no style of their own', () =>
    open({}, async (page) => {
      const code = 'const a = "<b>"\n\nawait a // 가'
      const root = fixture({
        'notes/week-01/hana.md': `## 핵심 인사이트\n\n\`\`\`js\n${code}\n\`\`\`\n\n- $\\frac{a}{b}$\n\n$$\n\\begin{aligned} a &= b \\end{aligned}\n$$\n`,
      })
      await insights(['site'], root)
      const messages: string[] = []
      page.on('console', (message) => messages.push(message.text()))
      await page.goto(at('weeks/week-01.html', join(root, 'site')))
      expect(await page.locator('math').count()).toBe(2)
      const colour = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((node) => getComputedStyle(node).color)
      expect(await colour('.hljs-keyword')).not.toBe(await colour('pre code'))
      expect(messages).toEqual([])
    }))

  test('the front page of several books finds what is in any of them', () =>
    open({}, async (page) => {
      const root = fixture({
        'insights.config.yaml': 'workspaces: [가 나, b]\n',
        '가 나/insights.config.yaml': 'title: 첫째 책\n',
        '가 나/notes/week-01/hana.md': '## 핵심 인사이트\n\n- **역압**: 큐가 넘친다\n',
        'b/notes/week-01/hana.md': '## 핵심 인사이트\n\n- **캐시**: 역압과 무관하다\n',
      })
      await insights(['site'], root)
      await page.goto(at('index.html', join(root, 'site')))
      await page.locator('input[type=search]').fill('역압')
      await page.locator('.results li').nth(1).waitFor()
      expect(await page.locator('.results .facts').allTextContents()).toEqual([
        '첫째 책 · Week 01 · hana',
        'b · Week 01 · hana',
      ])
      await page.locator('.results a').nth(1).click()
      await page.waitForURL('**/b/weeks/week-01.html#*')
      await page.goto(`${at('search.html', join(root, 'site'))}?q=역압`)
      await page.locator('.results li').nth(1).waitFor()
      await page.locator('.results a').first().click()
      await page.waitForURL('**/weeks/week-01.html#hana.insights.1')
      expect(await page.locator(':target').textContent()).toContain('큐가 넘친다')
    }))

  test('40 weeks of 8 members fit into a table on one screen', () =>
    open({ viewport: { width: 1200, height: 900 } }, async (page) => {
      const weeks = Array.from({ length: 40 }, (_, at) => `week-${String(at + 1).padStart(2, '0')}`)
      const ids = Array.from({ length: 8 }, (_, at) => `m${at}`)
      const text = `## 추가 학습이 필요한 부분\n\n${'- 아직 모르는 것이 무엇인지부터 차근차근 적어 두어야 나중에 다시 볼 수 있다\n'.repeat(2)}`
      const notes = weeks.flatMap((week) => ids.map((id) => [`notes/${week}/${id}.md`, text]))
      const members = ids.map((id, at) => `{id: ${id}, name: 팀원 ${at}}`).join(', ')
      const root = fixture({
        'insights.config.yaml': `language: ko\nmembers: [${members}]\n`,
        ...Object.fromEntries(notes),
      })
      await insights(['site'], root)
      const folder = join(root, 'site')
      await page.goto(at('index.html', folder))
      const table = page.locator('.scroll:has(.written)')
      const size = await table.evaluate((box) => ({
        hidden: box.scrollWidth - box.clientWidth,
        height: box.scrollHeight,
      }))
      expect(size.hidden).toBe(0)
      expect(size.height).toBeLessThan(900)
      // On a phone, the names and the latest weeks are in view.
      await page.setViewportSize({ width: 360, height: 740 })
      await page.goto(at('index.html', folder))
      const places = await table.evaluate((box) => {
        const left = (selector: string) => box.querySelector(selector)?.getBoundingClientRect().left ?? -1
        return [left('tbody th'), left('td')]
      })
      expect(places[0]).toBeLessThan(40)
      expect(places[1]).toBeLessThan(200)
    }))

  test('the contents are beside the text, and on a phone above it', () =>
    open({ viewport: { width: 1200, height: 800 } }, async (page) => {
      await page.goto(at('weeks/week-02.html'))
      expect((await page.locator('.contents').boundingBox())?.x).toBeGreaterThan(800)
      await page.locator('.contents a', { hasText: '최네오' }).click()
      expect(new URL(page.url()).hash).toBe('#choi-neo')
      await page.setViewportSize({ width: 360, height: 740 })
      expect((await page.locator('.contents').boundingBox())?.x).toBeLessThan(50)
    }))

  test('headings are larger than text, and code is no smaller than 15 pixels', () =>
    open({}, async (page) => {
      await page.goto(at('weeks/week-01.html'))
      const size = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
      const text = await size('.prose li')
      expect(text).toBe(17)
      const [h2, h3] = [await size('.who h2'), await size('.prose > h3')]
      expect(h3).toBeGreaterThan(text)
      expect(h2).toBeGreaterThan(h3)
      expect(await size('code')).toBeGreaterThanOrEqual(15)
    }))

  test('shows the same without JavaScript', () =>
    open({ javaScriptEnabled: false }, async (page) => {
      await page.goto(at('search.html'))
      expect(await page.locator('search input').isVisible()).toBe(false)
      expect(await page.locator('main a[href="weeks/week-02.html"]').isVisible()).toBe(true)
      await page.goto(at('index.html'))
      await page.locator('header search a').click()
      await page.waitForURL('**/search.html')
      await page.goto(at('weeks/week-03.html'))
      expect(await page.locator('.evidence a').first().isVisible()).toBe(true)
      await page.locator('.evidence summary').first().click()
      expect(await page.locator('.evidence a').first().isVisible()).toBe(false)
      await page.goto(at('weeks/week-02.html'))
      await page.locator('img').scrollIntoViewIfNeeded()
      await page.waitForLoadState('networkidle')
      expect(await page.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    }))

  test('axe finds no problems, in light and dark mode, on a phone and a desktop', () =>
    open({ bypassCSP: true }, async (page) => {
      for (const path of pages) {
        await page.goto(at(path))
        if (path === 'index.html') {
          await page.keyboard.press('/')
          await page.keyboard.type('복제')
          await page.locator('.results mark').first().waitFor()
        }
        await page.evaluate(axe)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        // What a width shows has to be readable in the dark too; nothing else depends on both.
        for (const [colorScheme, width, only] of looks) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 900 })
          const found = await page.evaluate(async (rules) => {
            const { axe } = window as unknown as { axe: typeof import('axe-core') }
            const { violations } = await axe.run({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) })
            return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
          }, only)
          expect({ path, colorScheme, width, found }).toEqual({ path, colorScheme, width, found: [] })
        }
      }
    }))

  test('fits into 320 pixels, with a head of two rows on a phone and one on a tablet', () =>
    open({}, async (page) => {
      for (const path of pages) {
        await page.setViewportSize({ width: 320, height: 600 })
        await page.goto(at(path))
        expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 320])
        for (const [width, rows] of [
          [360, 2],
          [768, 1],
        ] as const) {
          await page.setViewportSize({ width, height: 740 })
          const box = await page.locator('header.site').boundingBox()
          expect(box?.height, path).toBeLessThan(rows * 50 + 40)
        }
      }
    }))

  test('the questions fit onto a sheet of paper', () =>
    open({}, async (page) => {
      // A4 without margins, at 96 dots per inch.
      await page.setViewportSize({ width: 657, height: 1001 })
      await page.emulateMedia({ media: 'print' })
      await page.goto(at('weeks/week-02.html'))
      const box = await page.locator('.questions').boundingBox()
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(1001)
    }))

  test('links in lists have a line in the colour of links, and the search a border as dark as its words', () =>
    open({}, async (page) => {
      const styles = (selector: string, property: string) =>
        page
          .locator(selector)
          .evaluateAll(
            (found, name) => [...new Set(found.map((one) => getComputedStyle(one).getPropertyValue(name)))],
            property,
          )
      for (const [path, selector] of [
        ['index.html', '.weeks .name a'],
        ['topics.html', '[open] .points a'],
      ] as const) {
        await page.goto(at(path))
        expect([path, await styles(selector, 'text-decoration-line')]).toEqual([path, ['underline']])
        // The skip link has the colour of links.
        expect(await styles(selector, 'text-decoration-color')).toEqual(await styles('.skip', 'color'))
        expect(await styles('header input', 'border-top-color')).toEqual(await styles('header input', 'color'))
      }
    }))

  test('topics are printed with what members wrote, and questions without', () =>
    open({}, async (page) => {
      await page.goto(at('weeks/week-03.html'))
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.questions .evidence').first().isVisible()).toBe(false)
      expect(await page.locator('.meetings .evidence li').first().isVisible()).toBe(true)
    }))

  test('leads from the front page to a new note in two clicks on a phone', () =>
    open({ viewport: { width: 360, height: 740 }, hasTouch: true }, async (page) => {
      const root = await onGitHub()
      await page.route(/^https:/, (route) => route.fulfill({ body: '<title>GitHub</title>', contentType: 'text/html' }))
      await page.goto(at('index.html', join(root, 'site')))
      const isSeen = (selector: string) =>
        page.locator(selector).evaluate((link) => link.getBoundingClientRect().bottom <= innerHeight)
      expect(await isSeen('.coming a')).toBe(true)
      await page.locator('.coming a').tap()
      await page.waitForURL('**/next.html')
      expect(await isSeen('a.write')).toBe(true)
      await page.locator('a.write').tap()
      await page.waitForURL(/^https:/)
      const { pathname, searchParams } = new URL(page.url())
      expect(pathname).toBe('/group/study/new/main/notes/week-03')
      expect(searchParams.get('filename')).toBe('lee-duri.md')
      expect(searchParams.get('value')).toContain('## 핵심 인사이트')
    }))

  test('prints the next meeting on one sheet, whatever it holds', () =>
    open({}, async (page) => {
      const long = '아주 긴 문장이 이어져서 한 줄에는 들어가지 않고 두 줄이나 세 줄이 되기도 하는데 '.repeat(3)
      const subjects = '잠금 색인 압축 복제 정족수 합의 시계 로그 큐 캐시 해시 트리 스냅숏 격리'.split(' ')
      const questions = subjects.map((subject) => `- **${subject}**: ${subject}은 왜 필요할까? ${long}\n`).join('')
      const members = Array.from({ length: 24 }, (_, at) => `  - {id: m${at}, name: 이름이 긴 사람 ${at}}`).join('\n')
      const root = fixture({
        'insights.config.yaml': `members:\n${members}\nweeks:\n  - {id: week-01}\n  - {id: week-02, title: ${long}, date: 2026-03-10, presenter: m1, topics: [${subjects.map((subject) => `${subject} 비용`)}]}\n`,
        'notes/week-02/m1.md': `## 핵심 인사이트\n\n${subjects.map((subject) => `- **${subject} 비용**: ${long}\n`).join('')}`,
        'notes/week-02/discussion.md': `## 공통 질문\n\n${questions}\n## 심화 토론\n\n${questions}`,
      })
      expect((await insights(['site'], root, { SOURCE_DATE_EPOCH: '1773144000' })).code).toBe(0)
      await page.goto(at('next.html', join(root, 'site')))
      expect(await page.locator('.asked > li').count()).toBe(10)
      for (const format of ['A4', 'Letter']) {
        const pdf = await page.pdf({ format, preferCSSPageSize: false })
        expect([format, pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length]).toEqual([format, 1])
      }
    }))

  const notes = Object.fromEntries(
    hostile.map((text, at) => {
      const id = `m${String(at).padStart(2, '0')}`
      return [
        `notes/week-01/${id}.md`,
        `## 핵심 인사이트\n\n- before\n- ${text}\n\n## 실무 적용 아이디어\n\n- ${id} after\n`,
      ]
    }),
  )
  const images = Object.keys(hostileImages).map((name) => `- ![x](images/${name})`)
  const hostileFiles = {
    ...notes,
    'notes/week-01/images.md': `## 핵심 인사이트\n\n${images.join('\n')}\n`,
    ...Object.fromEntries(Object.entries(hostileImages).map(([name, text]) => [`notes/week-01/images/${name}`, text])),
    'notes/week-01/discussion.md': `## 공통 질문\n\n${hostile.map((text) => `- ${text}\n`).join('')}`,
    'notes/week-01/minutes.md': `${hostile.join('\n\n')}\n`,
  }

  const hostileSite = lazy(async () => {
    const root = fixture(hostileFiles)
    const ran = await insights(['site'], root)
    expect(ran.code, ran.stderr).toBe(0)
    return join(root, 'site')
  })

  // Also without the policy: a page has to be safe because of its content.
  test.each([false, true])(
    'runs nothing, loads nothing and links nowhere bad, whatever notes contain (policy off: %s)',
    async (bypassCSP) => {
      expect(hostile.length).toBeGreaterThanOrEqual(40)
      const folder = await hostileSite()
      expect(filesIn(folder).filter((name) => name.startsWith('images/'))).toEqual([])
      await open({ bypassCSP }, async (page) => {
        const events: string[] = []
        page.on('request', (request) => {
          const url = request.url()
          if (!url.startsWith(pathToFileURL(folder).href)) events.push(`loads ${url}`)
        })
        page.on('dialog', (dialog) => events.push(`dialog ${dialog.message()}`))
        page.on('popup', () => events.push('popup'))
        page.on('console', (message) => events.push(`console ${message.text()}`))
        await page.addInitScript(() => {
          Object.assign(window, { hacked: () => console.log('hacked') })
        })
        const start = at('weeks/week-01.html', folder)
        await page.goto(start)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
          for (const node of document.querySelectorAll('main *')) {
            node.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
            if (node instanceof HTMLElement) node.focus()
          }
        })
        await page.waitForTimeout(200)
        expect(events).toEqual([])
        expect(page.url()).toBe(start)
        const content = await page.evaluate(() => ({
          links: [...document.querySelectorAll('main a[href]')].map((link) => (link as HTMLAnchorElement).protocol),
          ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
          attributes: [...document.querySelectorAll('main *')].flatMap((node) => node.getAttributeNames()),
          names: [...document.querySelectorAll('main *')].map(({ localName }) => localName),
          members: document.querySelectorAll('main > section.member').length,
          mainText: document.querySelector('[id="~main"]')?.localName,
        }))
        expect([...new Set(content.links)].sort()).toEqual(['file:', 'https:'])
        expect(new Set(content.ids).size).toBe(content.ids.length)
        expect(
          content.attributes.filter((name) => /^on|^style$|^srcset$|^ping$|^name$|^accesskey$/.test(name)),
        ).toEqual([])
        expect(
          content.names.filter((name) =>
            /script|style|frame|object|embed|form|svg|math|meta|base|link|dialog|video|audio/.test(name),
          ),
        ).toEqual([])
        // What no renderer can close makes its note a broken one, which is left out.
        const { stdout } = await insights(['status', '--format', 'json'], dirname(folder))
        const [{ members }] = JSON.parse(stdout) as [{ members: { state: string }[] }]
        const shown = members.filter(({ state }) => state !== 'broken').length
        expect(shown).toBeGreaterThan(hostile.length * 0.9)
        expect(content.members).toBe(shown)
        expect(content.mainText).toBe('main')
      })
    },
  )

  test('--serve shows a saved note at once', async () => {
    const files = new Map(filesIn(out).map((path) => [path, readFileSync(join(out, path)) as Uint8Array]))
    const live = (text: string) =>
      Buffer.from(`<!doctype html><title>${text}</title><script src="live.js" defer></script><p>${text}</p>`)
    files.set('live.js', readFileSync('dist/site/live.js'))
    files.set('index.html', live('before'))
    const preview = await serve(files, 0)
    try {
      await open({}, async (page) => {
        await page.goto(preview.url)
        expect(await page.title()).toBe('before')
        await page.waitForFunction(() => performance.getEntriesByType('resource').length > 0)
        await page.waitForTimeout(100)
        preview.show(new Map(files).set('index.html', live('after')))
        await page.waitForFunction(() => document.title === 'after')
      })
    } finally {
      preview.close()
    }
  })
})
