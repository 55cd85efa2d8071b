import search from 'approx-string-match'
import type { SearchBook, SearchWeek } from '../site.ts'

/** What a search found. */
export interface SearchResult {
  entries: SearchEntry[]
  /** Whether nothing contains the words themselves, so that similar ones were looked for. */
  similar: boolean
}

/** A searchable item or question. */
export interface SearchEntry {
  title: string
  text: string
  /** Its week and author, or the list of a question; before them its book, if there are several. */
  by: string
  href: string
  /** Title, text and `by`, to search in. */
  whole: string
}

/** A part of a text; `hit` if it is what was looked for. */
export interface MarkedText {
  text: string
  hit: boolean
}

/** Full-text search over weeks, also for parts of words. */
export interface Finder {
  /** @param book that the week belongs to, if there are several */
  add(week: SearchWeek, book?: Pick<SearchBook, 'folder' | 'title'>): void
  /** The entries that contain every word of a query: those with it in their title first, then in the order of weeks. */
  find(query: string): SearchResult
}

/** Minimum number of letters, with Hangul taken apart, for a word that may contain a wrong one. */
const MIN_LETTERS = 5

/**
 * Makes an empty finder. It looks through all texts, without an index: 1,000 notes take 20 milliseconds, and an index
 * of their letters takes seconds to build.
 */
export function makeFinder(): Finder {
  const entries: SearchEntry[] = []
  return {
    add(week, book = { folder: '', title: '' }) {
      entries.push(...entriesOf(week, book))
    },
    find(query) {
      const words = wordsOf(query)
      if (words.length === 0) return { entries: [], similar: false }
      const exact = entries.filter(({ whole }) => words.every((word) => whole.includes(word)))
      if (exact.length > 0) return { entries: ranked(exact, words, contains), similar: false }
      const near = entries.filter(({ whole }) => words.every((word) => isNear(whole, word)))
      return { entries: ranked(near, words, isNear), similar: true }
    },
  }
}

function entriesOf(week: SearchWeek, book: Pick<SearchBook, 'folder' | 'title'>): SearchEntry[] {
  const page = `${encodeURI(book.folder)}weeks/${encodeURIComponent(week.slug)}.html`
  const names = new Map(week.members.map(({ id, name }) => [id, name]))
  const found = [
    ...week.questions.map((question) => ({ ...question, by: question.list })),
    ...week.items.map((item) => ({ ...item, by: names.get(item.member) ?? item.member })),
  ]
  return found.map(({ title = '', text, anchor, by }) => {
    const author = [book.title, week.heading, by].filter((part) => part !== '').join(' · ')
    return {
      title: title.normalize('NFC'),
      text: text.normalize('NFC'),
      by: author,
      href: `${page}#${encodeURIComponent(anchor)}`,
      whole: folded(`${title} ${text} ${author}`),
    }
  })
}

function ranked(
  entries: SearchEntry[],
  words: readonly string[],
  has: (text: string, word: string) => boolean,
): SearchEntry[] {
  const inTitle = new Map(
    entries.map((entry) => [entry, words.filter((word) => has(folded(entry.title), word)).length] as const),
  )
  return entries.sort((a, b) => (inTitle.get(b) ?? 0) - (inTitle.get(a) ?? 0))
}

function contains(text: string, word: string): boolean {
  return text.includes(word)
}

/**
 * Whether a text contains a word with its Hangul taken apart, or with one letter that is wrong, missing or added:
 * `멱동성` in `멱등성`, and `리밸러` in `리밸런싱`, as someone types it.
 */
function isNear(text: string, word: string): boolean {
  return nearestIn(apart(text), word) !== undefined
}

function nearestIn(text: string, word: string): { start: number; end: number } | undefined {
  const letters = apart(word)
  const found = search(text, letters, letters.length < MIN_LETTERS ? 0 : 1)
  return found.reduce<(typeof found)[number] | undefined>(
    (best, one) => (best === undefined || one.errors < best.errors ? one : best),
    undefined,
  )
}

/** Cuts a text into pieces, so that what a query found in it can be marked. */
export function piecesOf(text: string, query: string, { similar }: Pick<SearchResult, 'similar'>): MarkedText[] {
  const characters = [...text]
  // A character may be several letters: `멱` is three, taken apart.
  const letters = characters.map((character) => (similar ? apart(folded(character)) : folded(character)))
  const whole = letters.join('')
  const owners = letters.flatMap((group, at) => Array<number>(group.length).fill(at))
  const hits = new Set<number>()
  for (const word of wordsOf(query))
    for (const { start, end } of placesOf(word, whole, similar))
      for (let at = start; at < end; at++) hits.add(owners[at] ?? -1)
  const pieces: MarkedText[] = []
  for (const [at, character] of characters.entries()) {
    const last = pieces.at(-1)
    if (last?.hit === hits.has(at)) last.text += character
    else pieces.push({ text: character, hit: hits.has(at) })
  }
  return pieces
}

function placesOf(word: string, text: string, similar: boolean): { start: number; end: number }[] {
  if (similar) return [nearestIn(text, word) ?? []].flat()
  const places: { start: number; end: number }[] = []
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length))
    places.push({ start, end: start + word.length })
  return places
}

/** The words of a query: runs of letters and digits. */
function wordsOf(query: string): string[] {
  return folded(query).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/** A text with each syllable of Hangul as its letters. */
function apart(text: string): string {
  return text.normalize('NFKD')
}
