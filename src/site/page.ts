import type { Element } from 'hast'
import { type Child, h } from 'hastscript'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import type { LanguageId } from '../languages/ids.ts'
import type { SiteWords } from '../languages/language.ts'

/** Allows only files of the site, no inline scripts or styles. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** By this mark we know our own pages. It is at their beginning, where nothing from a note can stand. */
export const generator = '<meta name="generator" content="study-insights">'

/** What all pages share. */
export interface Frame {
  /** The title of the study. */
  title: string
  language: LanguageId
  words: SiteWords
  /** Whether the page reloads when a note is saved. */
  live: boolean
  /** Whether its pages are in a folder below the front page of several workspaces, with the assets and the search. */
  inFolder: boolean
  navigation: readonly PageName[]
}

export type PageName = 'weeks' | 'topics' | 'next'

export interface Page {
  /** Without the title of the study. */
  title: string
  /** A sentence or two about it, for search engines and chats. */
  description: string
  /** The path to the top: `../` for a page in a folder. */
  up: string
  /** Its entry in the navigation. */
  place?: PageName
  /** The class of the body, for the stylesheet. */
  kind: string
  main: Child[]
}

export const addresses: Record<PageName, string> = { weeks: 'index.html', next: 'next.html', topics: 'topics.html' }

/** Ids of the frame begin with a tilde, which slugs of members and sections never contain. */
const mainId = '~main'

/** In characters. Chats show no more of a description. */
const MAX_DESCRIPTION = 200

/** The bytes of a page. */
export function pageHtml(frame: Frame, { title, description, up, place, kind, main }: Page): Buffer {
  const { words } = frame
  const top = frame.inFolder ? `${up}../` : up
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'generator', content: 'study-insights' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'description', content: shortened(onOneSafeLine(description)) }),
    h('title', onOneSafeLine(title === frame.title ? title : `${title} · ${frame.title}`)),
    h('link', { rel: 'icon', href: `${top}icon.svg`, type: 'image/svg+xml' }),
    h('link', { rel: 'stylesheet', href: `${top}style.css` }),
    h('script', { src: `${top}page.js` }),
    frame.live ? h('script', { src: `${top}live.js`, defer: true }) : undefined,
  ])
  const navigation = list('ul', frame.navigation, (entry) =>
    h('a', { href: up + addresses[entry], ariaCurrent: entry === place ? 'page' : undefined }, words.nav[entry]),
  )
  const body = h('body', { className: [kind] }, [
    h('a', { className: 'skip', href: `#${mainId}` }, words.skip),
    h('header', { className: 'site' }, [
      frame.inFolder ? h('a', { className: 'front', href: `${top}index.html` }, words.front) : undefined,
      h('a', { className: 'home', href: `${up}index.html` }, frame.title),
      frame.navigation.length > 0 ? h('nav', { ariaLabel: words.nav.label }, navigation) : undefined,
      kind === 'search' ? undefined : searchField(top, words),
    ]),
    h('main', { id: mainId, tabIndex: -1 }, ...main),
    h('footer', { className: 'site' }, h('p', words.madeWith)),
  ])
  const html = h('html', { lang: frame.language }, [head, body]) as Element
  const text = unified()
    .use(rehypeStringify, { closeSelfClosing: false })
    .stringify({ type: 'root', children: [{ type: 'doctype' }, html] })
  return Buffer.from(`${text}\n`)
}

/**
 * A text on one line for the head of a page. A control character or a lone surrogate cannot be shown, and a bidirectional control
 * changes the text after it. They become `U+FFFD`.
 */
function onOneSafeLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7E\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}

function shortened(text: string): string {
  const characters = [...text]
  if (characters.length <= MAX_DESCRIPTION) return text
  const start = characters.slice(0, MAX_DESCRIPTION - 1).join('')
  return `${start.trimEnd()}…`
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

/** Labels and values, without those that are empty. */
export function factList(facts: readonly [label: string, value: string | undefined][]): Element | undefined {
  const known = facts.filter(([, value]) => value)
  if (known.length === 0) return undefined
  return h(
    'dl.facts',
    known.map(([label, value]) => h('div', h('dt', label), h('dd', value))),
  )
}

/** A list with one entry per value. */
export function list<T>(selector: string, values: readonly T[], entry: (value: T) => Child): Element {
  return h(
    selector,
    values.map((value) => h('li', entry(value))),
  )
}

/** A section with a heading, and with its id as a label. */
export function section(selector: string, id: string, heading: string, ...content: Child[]): Element {
  return h(selector, { ariaLabelledBy: id }, h('h2', { id }, heading), ...content)
}
