import MiniSearch from 'minisearch'
import type { SiteWeek } from '../site.ts'
import { isFound, tokens } from './tokens.ts'

/** Something that can be found: an item of a note, or a question. */
interface Entry {
  id: number
  title: string
  text: string
  /** Who says it, where and when. */
  by: string
  href: string
}

declare global {
  interface Window {
    /** Called by each week's file of data. */
    insightsWeek?: (week: SiteWeek) => void
  }
}

const MOST = 50

const byId = <E extends HTMLElement>(id: string) => document.getElementById(`page.${id}`) as E
const query = byId<HTMLInputElement>('query')
const status = byId('status')
const results = byId<HTMLOListElement>('results')
const sources = [...document.querySelectorAll<HTMLElement>('[data-source]')]

const entries: Entry[] = []
const index = new MiniSearch<Entry>({
  fields: ['title', 'text', 'by'],
  tokenize: tokens,
  processTerm: (term) => term,
  searchOptions: { combineWith: 'AND', prefix: (term) => /^[\p{Script=Latin}\d]/u.test(term), boost: { title: 3 } },
})

function add(week: SiteWeek): void {
  const page = `weeks/${encodeURIComponent(week.slug)}.html`
  const names = new Map(week.members.map(({ id, name }) => [id, name]))
  const all = [
    ...week.questions.map(({ title, text, anchor, list }) => ({ title, text, anchor, by: list })),
    ...week.items.map(({ title = '', text, anchor, member }) => ({
      title,
      text,
      anchor,
      by: names.get(member) ?? member,
    })),
  ].map(({ anchor, by, ...said }, at) => ({
    ...said,
    id: entries.length + at,
    by: `${week.heading} · ${by}`,
    href: `${page}#${encodeURIComponent(anchor)}`,
  }))
  entries.push(...all)
  index.addAll(all)
}

let loading: Promise<unknown> | undefined

/** Loads every week once, when somebody first means to search: by script, since a page in a folder may fetch nothing. */
function load(): Promise<unknown> {
  window.insightsWeek = add
  loading ??= Promise.all(
    sources.map(
      (source) =>
        new Promise((done) => {
          const script = document.createElement('script')
          script.src = source.dataset.source ?? ''
          script.onload = script.onerror = done
          document.head.append(script)
        }),
    ),
  )
  return loading
}

function found(text: string): Entry[] {
  return index
    .search(text)
    .flatMap(({ id }) => entries[id as number] ?? [])
    .filter(({ title, text: words, by }) => isFound(text, `${title} ${words} ${by}`))
}

function show(text: string): void {
  const all = text.trim() === '' ? [] : found(text)
  const shown = all.slice(0, MOST)
  const { none = '', found: some = '', more = '' } = status.dataset
  const words = all.length === 0 ? none : all.length > shown.length ? more : some
  status.textContent =
    text.trim() === '' ? '' : words.replace('{count}', String(all.length)).replace('{shown}', String(shown.length))
  results.replaceChildren(...shown.map(resultOf))
}

function resultOf({ title, text, by, href }: Entry): HTMLLIElement {
  const [item, link, words, who] = [
    document.createElement('li'),
    document.createElement('a'),
    document.createElement('p'),
    document.createElement('p'),
  ]
  link.href = href
  link.textContent = title === '' ? text : title
  who.textContent = by
  who.className = 'facts'
  words.textContent = text
  item.append(link, ...(title === '' ? [] : [words]), who)
  return item
}

async function update(): Promise<void> {
  const text = query.value
  if (text.trim() !== '' && !status.textContent) status.textContent = status.dataset.loading ?? ''
  await load()
  if (text === query.value) show(text)
}

byId('search').hidden = false
query.addEventListener('focus', load)
query.addEventListener('input', update)
// The browser may have kept what was typed before.
if (query.value !== '') update()
