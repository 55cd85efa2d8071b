import MiniSearch from 'minisearch'
import type { SiteWeek } from '../site.ts'

/** A searchable item or question. */
export interface SearchEntry {
  id: number
  title: string
  text: string
  /** Its week and author, or the list of a question. */
  by: string
  href: string
}

/** Full-text search over weeks, also for parts of words. */
export interface Finder {
  add(week: SiteWeek): void
  /** The entries that contain every word of a query, the best first. */
  find(query: string): SearchEntry[]
}

/**
 * Makes an empty finder. It indexes pairs of letters, so that `밸런` is found in `리밸런싱`. Results are checked again,
 * since a text may contain the pairs of a word but not the word.
 */
export function makeFinder(): Finder {
  const entries: SearchEntry[] = []
  const index = new MiniSearch<SearchEntry>({
    fields: ['title', 'text', 'by'],
    processTerm: (term) => term,
    // The last letter is a token too, so that any single letter is the prefix of a token.
    tokenize: (text) => runsOf(text).flatMap((run) => [...pairsOf(run), [...run].at(-1) ?? '']),
    searchOptions: {
      tokenize: (query) => runsOf(query).flatMap((run) => ([...run].length === 1 ? [run] : pairsOf(run))),
      combineWith: 'AND',
      prefix: (term) => [...term].length === 1,
      boost: { title: 3 },
    },
  })
  return {
    add(week) {
      const added = entriesOf(week, entries.length)
      entries.push(...added)
      index.addAll(added)
    },
    find(query) {
      const words = runsOf(query)
      if (words.length === 0) return []
      const found = index.search(query).flatMap(({ id }) => entries[id as number] ?? [])
      return found.filter(({ title, text, by }) => {
        const whole = folded(`${title} ${text} ${by}`)
        return words.every((word) => whole.includes(word))
      })
    },
  }
}

function entriesOf(week: SiteWeek, first: number): SearchEntry[] {
  const page = `weeks/${encodeURIComponent(week.slug)}.html`
  const names = new Map(week.members.map(({ id, name }) => [id, name]))
  const found = [
    ...week.questions.map((question) => ({ ...question, by: question.list })),
    ...[...week.items, ...week.passages].map((item) => ({ ...item, by: names.get(item.member) ?? item.member })),
  ]
  return found.map(({ title = '', text, anchor, by }, at) => ({
    id: first + at,
    title,
    text,
    by: `${week.heading} · ${by}`,
    href: `${page}#${encodeURIComponent(anchor)}`,
  }))
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/** Runs of letters and digits. */
function runsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function pairsOf(run: string): string[] {
  const letters = [...run]
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
}
