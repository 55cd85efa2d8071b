import type { Element, Root } from 'hast'
import { type Child, h } from 'hastscript'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import type { LanguageId } from '../languages/ids.ts'
import type { SiteWords } from '../languages/language.ts'
import { safeXml } from '../xml.ts'
import { feedPath, relativeUrl, weekPath } from './addresses.ts'
import type { SiteItem, SiteWeek } from './site.ts'

/** Allows only files of the site, no inline scripts or styles. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** What all pages share. */
export interface Frame {
  /** The title of the study. */
  title: string
  language: LanguageId
  words: SiteWords
  /** Whether the page reloads when a note is saved. */
  live: boolean
  /** The address of the front page of several workspaces, from the top of this one's pages. */
  front?: string | undefined
  /** Where the pages are online: `https://group.github.io/study/`. */
  url?: string | undefined
  /** Whether there is a feed of the weeks. */
  hasFeed: boolean
}

export type NavigationEntry = 'weeks' | 'people' | 'topics' | 'open' | 'minutes'

export interface Page {
  /** Without the title of the study. */
  title: string
  /** A sentence or two about it, for search engines and chats. */
  description: string
  /** The path to the top: `../` for a page in a folder. */
  up: string
  /** Its entry in the navigation. The front page of several workspaces has no navigation. */
  place?: NavigationEntry | 'search'
  /** The class of the body, for the stylesheet. */
  kind: string
  main: Child[]
}

const addresses: Record<NavigationEntry, string> = {
  weeks: 'index.html',
  people: 'people.html',
  topics: 'topics.html',
  open: 'open.html',
  minutes: 'minutes.html',
}

/** Ids of the frame begin with a tilde, which slugs of members and sections never contain. */
const mainId = '~main'

/**
 * The HTML of a page.
 * @param path the page's own, from the top; undefined for a page that is shown at other addresses
 */
export function pageHtml(frame: Frame, page: Page, path?: string): string {
  const { words } = frame
  const head = [
    ...metaOf(page.title === frame.title ? page.title : `${page.title} · ${frame.title}`),
    ...(path === undefined ? [] : sharing(frame, page, path)),
    h('link', { rel: 'icon', href: `${page.up}icon.svg`, type: 'image/svg+xml' }),
    h('link', { rel: 'stylesheet', href: `${page.up}style.css` }),
    h('script', { src: `${page.up}page.js` }),
    frame.live ? h('script', { src: `${page.up}live.js`, defer: true }) : undefined,
  ]
  const body = [
    h('a', { className: 'skip', href: `#${mainId}` }, words.skip),
    h('header', { className: 'site' }, [
      frame.front === undefined ? undefined : h('a', { className: 'front', href: page.up + frame.front }, words.front),
      h('a', { className: 'home', href: `${page.up}index.html` }, frame.title),
      page.place === undefined ? undefined : h('nav', { ariaLabel: words.nav.label, dataPlace: page.place }),
      page.kind === 'search' ? undefined : searchField(page.up, words),
      themeButton(words),
    ]),
    h(
      'main',
      {
        id: mainId,
        tabIndex: -1,
        ...(['week', 'coming'].includes(page.kind) ? { dataCopy: words.copy, dataCopied: words.copied } : {}),
        ...(page.kind === 'week' ? { dataAnchor: words.anchor } : {}),
      },
      ...page.main,
    ),
    h('footer', { className: 'site' }, h('p', words.madeWith)),
  ]
  return htmlFile(frame.language, head, h('body', { className: [page.kind] }, body))
}

/** What the head of any page begins with. */
export function metaOf(title: string): Element[] {
  return [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', safeXml(title)),
  ]
}

/** The text of an HTML file. */
export function htmlFile(language: LanguageId, head: Child[], body: Element): string {
  const html = h('html', { lang: language }, [h('head', ...head), body]) as Element
  return `${toHtml({ type: 'root', children: [{ type: 'doctype' }, html] })}\n`
}

/**
 * Fills in the navigation of a page, also of one from an earlier run. It leads only to pages that have something to
 * show, which is known when all weeks are made.
 */
export function withNavigation(html: string, { words }: Frame, places: readonly NavigationEntry[]): string {
  return html.replace(/(<nav [^>]*data-place="(\w+)">).*?(?=<\/nav>)/s, (_, start: string, current: string) => {
    const up = /<link rel="stylesheet" href="(.*?)style\.css/.exec(html)?.[1] ?? ''
    const entries = list('ul', places, (place) =>
      h('a', { href: up + addresses[place], ...(place === current ? { ariaCurrent: 'page' } : {}) }, words.nav[place]),
    )
    return start + toHtml(entries)
  })
}

/** In characters. Chats show no more of a description. */
const MAX_DESCRIPTION = 200

/** What chats and search engines show of a page. */
function sharing(frame: Frame, { title, description, kind, up }: Page, path: string): Child[] {
  const [name, short] = [safeXml(frame.title), shortened(safeXml(description))]
  const property = (name: string, content: string) => h('meta', { property: `og:${name}`, content })
  const address = frame.url === undefined ? undefined : frame.url + (path === 'index.html' ? '' : relativeUrl(path))
  return [
    h('meta', { name: 'description', content: short }),
    property('title', safeXml(title)),
    property('description', short),
    property('type', kind === 'week' ? 'article' : 'website'),
    property('site_name', name),
    property('locale', frame.words.locale),
    ...(address === undefined ? [] : [property('url', address), h('link', { rel: 'canonical', href: address })]),
    frame.hasFeed
      ? h('link', { rel: 'alternate', href: up + feedPath, type: 'application/atom+xml', title: name })
      : undefined,
  ]
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= MAX_DESCRIPTION
    ? text
    : `${characters
        .slice(0, MAX_DESCRIPTION - 1)
        .join('')
        .trimEnd()}…`
}

function toHtml(node: Element | Root): string {
  const root: Root = node.type === 'root' ? node : { type: 'root', children: [node] }
  return unified().use(rehypeStringify, { closeSelfClosing: false }).stringify(root)
}

/** A button for the script that changes the theme. */
function themeButton(words: SiteWords): Element {
  const { system, light, dark } = words.themes
  const names = { dataLabel: words.theme, dataSystem: system, dataLight: light, dataDark: dark }
  return h('button.theme', { type: 'button', hidden: true, ...names })
}

/** A link to an item, with its title, else its text. */
export function itemLink({ title, text, anchor }: SiteItem, week: SiteWeek, up: string): Element {
  return h('a', { href: up + relativeUrl(weekPath(week), anchor) }, title ?? text)
}

/** The field of the search, and a link to its page for browsers without scripts. */
export function searchField(up: string, words: SiteWords): Element {
  return h(
    'search',
    h('a', { href: `${up}search.html` }, words.search),
    h('input', {
      type: 'search',
      hidden: true,
      ariaLabel: words.searchLabel,
      ariaKeyShortcuts: '/ Control+K',
      placeholder: words.searchPlaceholder,
      autoComplete: 'off',
      spellCheck: 'false',
    }),
  )
}

/** The heading of a page with an introduction. */
export function pageHead(title: Child, intro?: string): Element {
  return h('div.head', h('h1', title), intro && h('p.intro', intro))
}

/** A list with one entry per value. */
export function list<T>(selector: string, values: readonly T[], entry: (value: T) => Child): Element {
  return h(
    selector,
    values.map((value) => h('li', entry(value))),
  )
}

/** The headings of a new note, to copy into an empty file. */
export function pasteBox(headings: string | undefined, words: SiteWords): Element | undefined {
  if (headings === undefined) return undefined
  return h('details.paste', h('summary', words.paste), h('p', words.pasteHint), h('pre', h('code', headings)))
}

/** A section with a heading, and with its id as a label. */
export function section(selector: string, id: string, heading: string, ...content: Child[]): Element {
  return h(selector, { ariaLabelledBy: id }, h('h2', { id }, heading), ...content)
}

/** A table in a box that scrolls if it is wider than the page. */
export function table(selector: string, headingId: string, head: Child, rows: Child): Element {
  return h(
    'div.scroll',
    { role: 'group', ariaLabelledBy: headingId, tabIndex: 0 },
    h(selector, h('thead', h('tr', head)), h('tbody', rows)),
  )
}
