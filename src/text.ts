import { distance } from 'fastest-levenshtein'
import type { Span } from './markdown/edits.ts'

/**
 * A name as it is compared: composed, in lower case, without control and format characters.
 * macOS hands out `김` as three letters, and a name copied from a chat carries a zero-width joiner.
 */
export function normaliseName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .trim()
}

/** The candidate that somebody who wrote `name` most likely meant, if one is near enough. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = normaliseName(name)
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length * 0.4)) + 1
  for (const candidate of candidates) {
    const edits = distance(wanted, normaliseName(candidate))
    if (edits < least && edits < wanted.length) [best, least] = [candidate, edits]
  }
  return best
}

/** Orders names as people do, `week-2` before `week-10`; the same on every machine, whatever its locale. */
export function compareNaturally(a: string, b: string): number {
  if (a === b) return 0
  const left = normaliseName(a).match(/\d+|\D+/g) ?? []
  const right = normaliseName(b).match(/\d+|\D+/g) ?? []
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareChunks(left[i] as string, right[i] as string)
    if (order !== 0) return order
  }
  return left.length - right.length || compareUnits(a, b)
}

function compareChunks(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) return compareUnits(a, b)
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return x.length - y.length || compareUnits(x, y)
}

/** Orders by UTF-16 code units: no locale has a say. */
export function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Two paths for a message; where they look the same, since one has `가` as two letters, that one with a `mark`. */
export function namedApart(first: string, second: string, mark: string): string[] {
  const alike = first.normalize('NFC') === second.normalize('NFC')
  return [first, second].map((path) => `\`${path}\`${alike && path !== path.normalize('NFC') ? ` ${mark}` : ''}`)
}

/** A word for a command that a message tells to run: `2주차(3~4장)` by itself is no word to a shell. */
export function shellWord(word: string): string {
  if (/^[\p{L}\p{M}\p{N}_.-]+$/u.test(word)) return word
  return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`
}

// `1.`, `(2)`, `3-1`, `①`, `Ⅳ.`, `iv)`, `a.`, `가)` and the keycap `1️⃣`; a bare `3` stays, as in `3가지 배운 점`.
const numbering =
  /^(?:\d+(?:[.-]\d+)+[.):\]]?|(?:\d+|[ivx]+|[a-z]|[가나다라마바사아자차카타파하])(?:[.):\]]|\uFE0F?\u20E3)|[\p{No}\p{Nl}][.):]?)/u

/** Folds a heading's plain text for comparing: NFC, lower case, without emoji, numbering, punctuation and spaces. */
export function normaliseHeading(text: string): string {
  return headingWords(text).join('')
}

/** The form in which names and questions are compared: NFC, lower case, nothing but letters and digits (`Top-k` and `top k` are one). */
export function letters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Whether a text holds anything but emoji, punctuation and spaces. */
export function hasLetters(text: string): boolean {
  return [...text].some(isLetter)
}

/** The words of a heading behind its emoji and numbering: `💡 1. 핵심 Insight!` has `핵심` and `insight`. */
export function headingWords(text: string): string[] {
  let rest = [...text.normalize('NFC').toLowerCase()]
  for (let before = -1; before !== rest.length; ) {
    before = rest.length
    const first = rest.findIndex(isLetter)
    rest = first < 0 ? [] : [...rest.slice(first).join('').replace(numbering, '')]
  }
  return rest
    .map((letter) => (isLetter(letter) ? letter : ' '))
    .join('')
    .split(' ')
    .filter((word) => word !== '')
}

/** Most letters are of these two ranges; to compile the class of all letters takes as long as to parse a short note. */
function isLetter(letter: string): boolean {
  if (/[a-z\d가-힣]/i.test(letter)) return true
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80 || code === 0xfe0e || code === 0xfe0f || code === 0x20e3) return false
  return /[\p{L}\p{N}\p{M}]/u.test(letter)
}

/** A path as a URI has it. A file name on Windows may hold half a letter, which no URI can. */
export function uriPath(path: string): string {
  return path
    .split('/')
    .map((step) => encodeURIComponent(step.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/')
}

/** A text in which GitHub tells nobody who is named: each `@` of a name gets a space of no width behind it. */
export function withoutMentions(text: string): string {
  return text.replace(/@(?=\w)/g, '@\u200B')
}

/** A place in a file: lines and columns from 1, columns in UTF-16 code units. */
export interface Position {
  line: number
  column: number
  endLine: number
  endColumn: number
}

/**
 * Makes the function from offsets into a text to lines and columns of its file.
 * @param text of which each line ends in `\n`
 * @param bom whether a byte order mark stands before it in the file
 */
export function positionsIn(text: string, bom: boolean): (span: Span) => Position {
  let starts: number[] | undefined
  const position = (at: number) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle
    }
    // The mark is no part of the text, but an editor's column 2 is the first letter behind it.
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 + (bom && low === 0 ? 1 : 0) }
  }
  return ({ start, end }) => {
    const to = position(end)
    return { ...position(start), endLine: to.line, endColumn: to.column }
  }
}
