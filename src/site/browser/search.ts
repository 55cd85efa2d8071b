import type { SearchIndex, SearchWeek } from '../site.ts'
import { makeFinder, piecesOf, type SearchEntry, type SearchResult } from './finder.ts'

declare global {
  interface Window {
    /** Called by the list of weeks. */
    insightsIndex?: (index: SearchIndex) => void
    /** Called by the search data of each week. */
    insightsWeek?: (week: SearchWeek) => void
  }
}

/** How many results are shown below the field in the head, and on the page of the search. */
const MAX_BELOW = 8
const MAX_ON_PAGE = 50
/** How many weeks are loaded at a time. */
const PART = 20
/** How many characters of a long text are shown, and how many of them above what was found. */
const EXCERPT = 160
const BEFORE = 40

const top = new URL('.', (document.currentScript as HTMLScriptElement).src)
const box = document.querySelector('search') as HTMLElement
const query = box.querySelector('input') as HTMLInputElement
const onPage = document.body.classList.contains('search')
const finder = makeFinder()

const panel = document.createElement('div')
const status = document.createElement('p')
const results = document.createElement('ol')
panel.className = 'found'
panel.hidden = true
status.setAttribute('role', 'status')
results.className = 'results'
panel.append(status, results)
box.append(panel)

let words: SearchIndex['words'] | undefined
let isComplete = false

/**
 * Loads the data of all weeks at the first search, the latest first, and shows what it has after each part. As scripts,
 * since `fetch` does not work on `file:` pages.
 */
async function load(): Promise<void> {
  const index = await new Promise<SearchIndex>((done) => {
    window.insightsIndex = done
    loadScript('search-index.js')
  })
  words = index.words
  const scripts = index.books.flatMap((book) =>
    book.weeks.map((week) => ({ book, path: `${encodeURI(book.folder)}search/${encodeURIComponent(week)}.js` })),
  )
  const bookOf = new Map(scripts.map(({ book, path }) => [new URL(path, top).href, book]))
  window.insightsWeek = (week) => finder.add(week, bookOf.get((document.currentScript as HTMLScriptElement).src))
  for (let at = 0; at < scripts.length; at += PART) {
    show()
    await Promise.all(scripts.slice(at, at + PART).map(({ path }) => loadScript(path)))
  }
  isComplete = true
  show()
}

function loadScript(path: string): Promise<unknown> {
  return new Promise((done) => {
    const script = document.createElement('script')
    script.src = new URL(path, top).href
    // In the order of weeks.
    script.async = false
    script.onload = script.onerror = done
    document.head.append(script)
  })
}

function update(): void {
  const text = query.value.trim()
  panel.hidden = text === ''
  if (onPage) {
    document.documentElement.toggleAttribute('data-searching', text !== '')
    showInAddress(text)
  }
  show()
}

/** Makes the address one that can be shared. */
function showInAddress(text: string): void {
  const address = new URL(location.href)
  address.search = text === '' ? '' : `?q=${encodeURIComponent(text)}`
  history.replaceState(null, '', address)
}

/** Shows what the weeks that are loaded contain. Similar words count only if no week contains the words themselves. */
function show(): void {
  const text = query.value.trim()
  // A result that has the focus stays while more weeks are loaded.
  if (!words || text === '' || results.contains(document.activeElement)) return
  const found = finder.find(text)
  const entries = found.similar && !isComplete ? [] : found.entries
  const shown = entries.slice(0, onPage ? MAX_ON_PAGE : MAX_BELOW)
  const hidden = entries.length - shown.length
  const none = isComplete ? words.none : words.loading
  const said = shown.length === 0 ? none : hidden > 0 && onPage ? words.more : words.found
  status.textContent = [shown.length > 0 && found.similar ? words.similar : '', said]
    .join(' ')
    .trim()
    .replace('{count}', String(entries.length))
    .replace('{shown}', String(shown.length))
  results.replaceChildren(...shown.map((entry) => resultOf(entry, text, found)))
  if (hidden > 0 && !onPage) {
    const more = document.createElement('li')
    more.append(linkTo(`search.html?q=${encodeURIComponent(text)}`, [words.all]))
    results.append(more)
  }
}

function resultOf({ title, text, by, href }: SearchEntry, looked: string, found: SearchResult): HTMLLIElement {
  const item = document.createElement('li')
  const link = linkTo(href, title === '' ? excerptOf(text, looked, found) : marked(piecesOf(title, looked, found)))
  item.append(link)
  if (title !== '' && text !== '') item.append(paragraph(excerptOf(text, looked, found), 'excerpt'))
  item.append(paragraph(marked(piecesOf(by, looked, found)), 'facts'))
  return item
}

function linkTo(href: string, content: (Node | string)[]): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = new URL(href, top).href
  link.append(...content)
  return link
}

function paragraph(content: (Node | string)[], className: string): HTMLParagraphElement {
  const made = document.createElement('p')
  made.className = className
  made.append(...content)
  return made
}

/** A long text from a little above what was found. */
function excerptOf(text: string, looked: string, found: SearchResult): (Node | string)[] {
  const pieces = piecesOf(text, looked, found)
  const first = pieces.findIndex(({ hit }) => hit)
  const at = pieces.slice(0, Math.max(first, 0)).reduce((sum, piece) => sum + piece.text.length, 0)
  const from = text.length <= EXCERPT || at < BEFORE * 2 ? 0 : text.lastIndexOf(' ', at - BEFORE) + 1
  const end = text.length - from <= EXCERPT ? text.length : from + EXCERPT
  const part = marked(piecesOf(text.slice(from, end), looked, found))
  return [from > 0 ? '… ' : '', ...part, end < text.length ? '…' : '']
}

function marked(pieces: ReturnType<typeof piecesOf>): (Node | string)[] {
  return pieces.map(({ text, hit }) => {
    if (!hit) return text
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
}

/** The arrow keys go from the field through the results and back. */
function move(by: number): void {
  const stops = [query, ...results.querySelectorAll('a')]
  const at = stops.indexOf(document.activeElement as HTMLInputElement)
  stops[Math.max(0, Math.min(stops.length - 1, at + by))]?.focus()
}

box.addEventListener('keydown', (event) => {
  if (event.isComposing) return
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1)
  else if (event.key === 'Escape' && !onPage) {
    query.focus()
    panel.hidden = true
  } else if (event.key === 'Enter' && event.target === query && onPage) move(1)
  else return
  event.preventDefault()
})
box.addEventListener('focusout', ({ relatedTarget }) => {
  if (!onPage && !box.contains(relatedTarget as Node | null)) panel.hidden = true
})
query.addEventListener('input', update)
query.addEventListener('focus', update)
if (onPage && query.value === '') query.value = new URL(location.href).searchParams.get('q') ?? ''
if (query.value !== '') update()
load()
