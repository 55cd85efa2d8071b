import type { Element, Root } from 'hast'
import { type Child, h } from 'hastscript'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import type { SiteWords } from '../languages/language.ts'

/** What may load: what lies beside the page, and nothing that stands in it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** What all pages share. */
export interface Frame {
  /** The study's name. */
  title: string
  language: 'ko' | 'en'
  words: SiteWords
  /** Whether the page reloads when a note is saved. */
  live: boolean
}

type Place = 'weeks' | 'open' | 'minutes' | 'search'

export interface Page {
  /** Of the page alone. */
  title: string
  /** `../` where the page lies in a folder. */
  up: '' | '../'
  /** Which entry of the navigation it belongs to. */
  place: Place
  /** Of the body: what the stylesheet tells pages apart by. */
  kind: string
  scripts?: string[]
  main: Child[]
}

const addresses: Record<Place, string> = {
  weeks: 'index.html',
  open: 'open.html',
  minutes: 'minutes.html',
  search: 'search.html',
}

/** Ids of the frame begin with a tilde, which is in no member's or section's slug. */
const mainId = '~main'

/** Writes a page as HTML. */
export function pageHtml(frame: Frame, page: Page): string {
  const { words } = frame
  const scripts = [...(page.scripts ?? []), ...(frame.live ? ['live.js'] : [])]
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', page.title === frame.title ? page.title : `${page.title} · ${frame.title}`),
    h('link', { rel: 'stylesheet', href: `${page.up}style.css` }),
    ...scripts.map((name) => h('script', { src: `${page.up}${name}`, defer: true })),
  ])
  const nav = (Object.keys(addresses) as Place[]).map((place) => {
    const current = page.place === place ? { ariaCurrent: 'page' as const } : {}
    return h('li', h('a', { href: page.up + addresses[place], ...current }, words.nav[place]))
  })
  const body = h('body', { className: [page.kind] }, [
    h('a', { className: 'skip', href: `#${mainId}` }, words.skip),
    h('header', { className: 'site' }, [
      h('a', { className: 'home', href: `${page.up}index.html` }, frame.title),
      h('nav', { ariaLabel: words.nav.label }, h('ul', nav)),
    ]),
    h('main', { id: mainId, tabIndex: -1 }, ...page.main),
    h('footer', { className: 'site' }, h('p', words.madeWith)),
  ])
  const root: Root = {
    type: 'root',
    children: [{ type: 'doctype' }, h('html', { lang: frame.language }, [head, body]) as Element],
  }
  return `${unified().use(rehypeStringify, { closeSelfClosing: false }).stringify(root)}\n`
}

/** A page's heading, and what it says of itself. */
export function pageHead(title: Child, intro?: string): Element {
  return h('div.head', h('h1', title), intro && h('p.intro', intro))
}

/** A list with an entry for each of some things. */
export function list<T>(selector: string, things: readonly T[], entry: (thing: T) => Child): Element {
  return h(
    selector,
    things.map((thing) => h('li', entry(thing))),
  )
}

/** A part of a page below a heading of its own. */
export function section(selector: string, id: string, heading: string, ...content: Child[]): Element {
  return h(selector, { ariaLabelledBy: id }, h('h2', { id }, heading), ...content)
}

/** A table that scrolls by itself where it is wider than the page. */
export function table(selector: string, headingId: string, head: Child, rows: Child): Element {
  return h(
    'div.scroll',
    { role: 'group', ariaLabelledBy: headingId, tabIndex: 0 },
    h(selector, h('thead', h('tr', head)), h('tbody', rows)),
  )
}
