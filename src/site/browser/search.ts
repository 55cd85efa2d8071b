import type { SiteWeek } from '../site.ts'
import { makeFinder, type SearchEntry } from './finder.ts'

declare global {
  interface Window {
    /** Called by the search data of each week. */
    insightsWeek?: (week: SiteWeek) => void
  }
}

const MAX_RESULTS = 50

const byId = <E extends HTMLElement>(id: string) => document.getElementById(`~${id}`) as E
const query = byId<HTMLInputElement>('query')
const status = byId('status')
const results = byId<HTMLOListElement>('results')
const finder = makeFinder()

let loading: Promise<unknown> | undefined

/** Loads the data of all weeks at the first search. As scripts, since `fetch` does not work on `file:` pages. */
function load(): Promise<unknown> {
  window.insightsWeek = finder.add
  const sources = [...document.querySelectorAll<HTMLElement>('[data-source]')]
  loading ??= Promise.all(sources.map(({ dataset: { source = '' } }) => loadScript(source)))
  return loading
}

function loadScript(source: string): Promise<unknown> {
  return new Promise((done) => {
    const script = document.createElement('script')
    script.src = source
    script.onload = script.onerror = done
    document.head.append(script)
  })
}

function show(text: string): void {
  const all = finder.find(text)
  const shown = all.slice(0, MAX_RESULTS)
  const { none = '', found = '', more = '' } = status.dataset
  const words = all.length === 0 ? none : all.length > shown.length ? more : found
  status.textContent =
    text.trim() === '' ? '' : words.replace('{count}', String(all.length)).replace('{shown}', String(shown.length))
  results.replaceChildren(...shown.map(resultOf))
}

function resultOf({ title, text, by, href }: SearchEntry): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = href
  link.textContent = title === '' ? text : title
  item.append(link, ...(title === '' ? [] : [paragraph(text, '')]), paragraph(by, 'facts'))
  return item
}

function paragraph(text: string, className: string): HTMLParagraphElement {
  const made = document.createElement('p')
  made.className = className
  made.textContent = text
  return made
}

async function update(): Promise<void> {
  const text = query.value
  if (text.trim() !== '' && !status.textContent) status.textContent = status.dataset.loading ?? ''
  await load()
  // The query may have changed meanwhile.
  if (text === query.value) show(text)
}

byId('search').hidden = false
query.addEventListener('focus', load)
query.addEventListener('input', update)
// The browser may have restored an earlier query.
if (query.value !== '') update()
