import { distance } from 'fastest-levenshtein'
import { type Alternatives, anyOf } from './alternatives.ts'
import type { Span } from './markdown/edits.ts'

/**
 * Normalises a name for comparison: NFC, lower case, without control and format characters.
 * macOS decomposes `김` into three letters, and a name copied from a chat may contain a zero-width joiner.
 */
export function normaliseName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .trim()
}

/** The candidate most similar to a mistyped `name`, or undefined if none is similar enough. */
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

/** Compares names in natural order, `week-2` before `week-10`, independent of the locale. */
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

/** Compares by UTF-16 code units, independent of the locale. */
export function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Two paths for a message. If they look the same because one has `가` as two letters, that one gets the `mark`. */
export function namedApart(first: string, second: string, mark: string): string[] {
  const alike = first.normalize('NFC') === second.normalize('NFC')
  return [first, second].map((path) => `\`${path}\`${alike && path !== path.normalize('NFC') ? ` ${mark}` : ''}`)
}

/** Quotes a word for a command in a message if necessary: a shell does not accept a bare `2주차(3~4장)`. */
export function shellWord(word: string): string {
  if (/^[\p{L}\p{M}\p{N}_.-]+$/u.test(word)) return word
  return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`
}

/** The numbering of headings in lower case. Not a bare `3`, as in `3가지 배운 점`. */
export const numberings: Alternatives = [
  [/^\d+(?:[.-]\d+)+[.):\]]?/u, '3-1'],
  [/^\d+[.):\]]/u, '2)'],
  [/^\d+\uFE0F?\u20E3/u, '1️⃣'],
  [/^[ivx]+[.):\]]/u, 'iv)'],
  [/^[a-z][.):\]]/u, 'a.'],
  [/^[가나다라마바사아자차카타파하][.):\]]/u, '가)'],
  [/^[\p{No}\p{Nl}][.):]?/u, '①'],
]
const numbering = anyOf(numberings)

/** Normalises a heading's plain text for comparison: NFC, lower case, no emoji, numbering, punctuation or spaces. */
export function normaliseHeading(text: string): string {
  return headingWords(text).join('')
}

/** A text with its white space as single spaces. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Decodes a percent-encoded text. Returns undefined if it is invalid. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Abbreviations that end with a full stop, for an expression: none of `e.g.`, `No.` and `p.` ends a sentence. */
export const abbreviations = 'e\\.g i\\.e vs cf etc al ex Fig fig No Dr Mr Mrs Ms St p pp'.replaceAll(' ', '|')

/** Normalises names and questions for comparison: NFC, lower case, only letters and digits (`Top-k` equals `top k`). */
export function letters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The similarity of two texts, 0 to 1: the Dice coefficient of their pairs of letters. */
export function similarity(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return a.size + b.size === 0 ? 1 : (2 * shared) / (a.size + b.size)
}

function pairsOf(text: string): Set<string> {
  const characters = [...letters(text)]
  return new Set(characters.slice(1).map((character, at) => characters[at] + character))
}

/** Whether a text contains anything but emoji, punctuation and spaces. */
export function hasLetters(text: string): boolean {
  return [...text].some(isLetter)
}

/** The words of a heading after its emoji and numbering: `💡 1. 핵심 Insight!` has `핵심` and `insight`. */
export function headingWords(text: string): string[] {
  let characters = [...text.normalize('NFC').toLowerCase()]
  for (let before = -1; before !== characters.length; ) {
    before = characters.length
    const first = characters.findIndex(isLetter)
    characters = first < 0 ? [] : [...characters.slice(first).join('').replace(numbering, '')]
  }
  return characters
    .map((letter) => (isLetter(letter) ? letter : ' '))
    .join('')
    .split(' ')
    .filter((word) => word !== '')
}

/** Most letters match the first pattern; compiling the class of all letters takes as long as parsing a short note. */
function isLetter(letter: string): boolean {
  if (/[a-z\d가-힣]/i.test(letter)) return true
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80 || code === 0xfe0e || code === 0xfe0f || code === 0x20e3) return false
  return /[\p{L}\p{N}\p{M}]/u.test(letter)
}

/** Encodes a path for a URI. File names on Windows may contain lone surrogates, which a URI cannot. */
export function uriPath(path: string): string {
  return path
    .split('/')
    .map((step) => encodeURIComponent(step.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/')
}

/**
 * Prints a value as JSON with two spaces. `JSON.stringify` leaves DEL and the C1 controls as they are, and a terminal
 * takes `\u009b` for the start of a control sequence.
 */
export function printJson(value: object): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Quotes a value in a message as code, with more backticks than it has in a row. */
export function codeSpan(value: string): string {
  const fence = '`'.repeat(Math.max(0, ...Array.from(value.matchAll(/`+/g), ([run]) => run.length)) + 1)
  const pad = value.startsWith('`') || value.endsWith('`') ? ' ' : ''
  return fence + pad + value + pad + fence
}

/** A range in a file: 1-based lines and columns, columns in UTF-16 code units. */
export interface Position {
  line: number
  column: number
  endLine: number
  endColumn: number
}

/**
 * Returns a function that converts offsets into a text to lines and columns of its file.
 * @param text has `\n` line endings
 * @param bom whether the file begins with a byte order mark, which `text` does not contain
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
    // Editors count the byte order mark: the first letter after it is in column 2.
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 + (bom && low === 0 ? 1 : 0) }
  }
  return ({ start, end }) => {
    const to = position(end)
    return { ...position(start), endLine: to.line, endColumn: to.column }
  }
}

/** The encodings that can be guessed, with their names in VS Code. */
export const encodings = {
  'CP949(EUC-KR)': 'Korean (EUC-KR)',
  'UTF-16LE': 'UTF-16 LE',
  'UTF-16BE': 'UTF-16 BE',
}

export type Encoding = keyof typeof encodings

/** A text as a value in YAML's `{key: value}`, in quotes where it needs them: `02` alone would be a number. */
export function yamlWord(text: string): string {
  return /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u.test(text) && !/^(?:true|false|null)$/i.test(text) ? text : JSON.stringify(text)
}

/** A piece of a note for a message: on one line, at most 40 characters. */
export function excerpt(source: string): string {
  const letters = [...source.replace(/\s+/g, ' ')]
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : letters.join('')
}
