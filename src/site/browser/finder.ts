import MiniSearch from 'minisearch'
import type { SiteWeek } from '../site.ts'

/** Something that can be found: an item of a note, or a question. */
export interface Entry {
  id: number
  title: string
  text: string
  /** When it was said, and by whom. */
  by: string
  href: string
}

/** Finds what weeks hold, by parts of words too. */
export interface Finder {
  add(week: SiteWeek): void
  /** The entries that hold every word of a query, the best first. */
  find(query: string): Entry[]
}

/**
 * Makes a finder that holds nothing yet. Its index is of pairs of letters, so that `밸런` is found in `리밸런싱`, and what
 * it finds is looked at again: two texts with the same pairs need not hold the same words.
 */
export function makeFinder(): Finder {
  const entries: Entry[] = []
  const index = new MiniSearch<Entry>({
    fields: ['title', 'text', 'by'],
    processTerm: (term) => term,
    // The last letter stands by itself, so that one letter is the start of a token wherever it is.
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

function entriesOf(week: SiteWeek, first: number): Entry[] {
  const page = `weeks/${encodeURIComponent(week.slug)}.html`
  const names = new Map(week.members.map(({ id, name }) => [id, name]))
  const said = [
    ...week.questions.map((question) => ({ ...question, by: question.list })),
    ...week.items.map((item) => ({ ...item, by: names.get(item.member) ?? item.member })),
  ]
  return said.map(({ title = '', text, anchor, by }, at) => ({
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

/** The letters and digits of a text that stand together. */
function runsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function pairsOf(run: string): string[] {
  const letters = [...run]
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
}
