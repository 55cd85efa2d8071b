import { posix } from 'node:path'
import { families, kinds, unitsAfter, unitsBefore } from '../languages/folder-words.ts'
import { nearest, normaliseName } from '../text.ts'
import { weekKey } from './old/weeks.ts'

/** A part of a name: a week, a word, or neither, such as `정리` or an id. Weeks with the same key are the same week. */
export interface NamePart {
  kind: 'week' | 'word' | 'other'
  text: string
  start: number
  end: number
  key: string
}

const monthAndDay = (mark: string) => `(?:0[1-9]|1[0-2])${mark}(?:0[1-9]|[12]\\d|3[01])`
const range = '(?:\\s?[~-]\\s?(?:\\d{1,3}|end|끝)(?![\\da-z]))?'

/** The id that Notion appends to the name of each file and folder. */
const exportId = /(?<![\da-z])[\da-f]{32}(?![\da-z])/g

/** The forms of the parts of a name, each with an example. The first form that matches a place wins. */
const forms: [NamePart['kind'], RegExp, string][] = [
  ['other', exportId, '0ab0b911ecafd5f65d9e4b584cda77fe'],
  ['week', new RegExp(`(?<![\\da-z])(?:20)?\\d{2}([-._]?)${monthAndDay('\\1')}(?![\\da-z])`, 'gi'), '2026-01-05'],
  ['week', /(?<![\da-z])20\d{2}([-._])\d{1,2}\1\d{1,2}(?![\da-z])/gi, '2026.1.5'],
  ['week', new RegExp(`(?<![\\da-z])${monthAndDay('')}(?![\\da-z])`, 'gi'), '0105'],
  ['week', /(?<!\d)\d{1,2}월\s?(?:\d주차?|\d{1,2}일)/g, '1월 2주차'],
  ['week', /(?<!\d)(?:20\d{2}년\s?)?\d{1,2}월(?!\s?\d)/g, '2026년 1월'],
  ['week', new RegExp(`(?<![a-z가-힣])(?:${unitsBefore})[\\s._-]{0,2}\\d{1,3}${range}(?!\\d)`, 'gi'), 'Chapter 3~4'],
  ['week', new RegExp(`(?<![a-z])(?:${unitsBefore})[\\s._-][ivx]{1,4}(?![a-z])`, 'gi'), 'Part IV'],
  ['week', new RegExp(`(?<![\\da-z])\\d{1,3}(?:st|nd|rd|th)?[\\s._-]?(?:${unitsBefore})(?![a-z])`, 'gi'), '3rd week'],
  ['week', new RegExp(`(?:[제第]\\s?)?(?<!\\d)\\d{1,3}(?:\\s?[~,-]\\s?\\d{1,3})?\\s?(?:${unitsAfter})`, 'g'), '3주차'],
  ['week', /(?<![^\s._[(-])\d{1,3}(?:[~-](?:\d{1,3}|end|끝))?(?=[\s._)\]-]|$)/g, '17-end'],
  ['other', /(?<=(?:group|team|squad)[\s._-]*)\w{1,2}(?!\w)/gi, 'the letter in team-a'],
  ['other', /(?<=^|[\s._-])\d+(?=[가-힣])/g, 'the page in 49김하나'],
  ['word', /[^\0\s._()[\]{}*,-]+/g, '김하나'],
]

// A folder name is looked up for each of its files.
const cache = new Map<string, NamePart[]>()

/** Splits the name of a folder or a file. `1week. chapter1 김하나` has two weeks and a word. */
function partsOf(name: string): readonly NamePart[] {
  const cached = cache.get(name)
  if (cached) return cached
  if (cache.size > 20_000) cache.clear()
  const parts: NamePart[] = []
  let open = name
  for (const [form, expression] of forms) {
    for (const { 0: text, index: start } of open.matchAll(expression)) {
      const end = start + text.length
      const kind = form === 'word' && isKind(text) ? 'other' : form
      parts.push({ kind, text, start, end, key: kind === 'week' ? weekKey(text) : nameKey(text) })
      open = open.slice(0, start) + '\0'.repeat(text.length) + open.slice(end)
    }
  }
  parts.sort((a, b) => a.start - b.start)
  cache.set(name, parts)
  return parts
}

/** The weeks in a name. */
export function weeksIn(name: string): NamePart[] {
  return partsOf(name).filter(({ kind }) => kind === 'week')
}

/** All runs of one to three words that may be a person. */
export function peopleIn(name: string): Pick<NamePart, 'text' | 'start' | 'end'>[] {
  const parts = partsOf(name)
  return parts.flatMap(({ start }, from) => {
    const row = parts.slice(from, from + 3)
    const other = row.findIndex(({ kind }) => kind !== 'word')
    return row.slice(0, other < 0 ? 3 : other).flatMap(({ end: last }) => {
      // The closing bracket of `hana(kim)`.
      const end = /\([^()]*$/.test(name.slice(start, last)) && name[last] === ')' ? last + 1 : last
      const text = name.slice(start, end)
      return mayBePerson(text) ? [{ text, start, end }] : []
    })
  })
}

/** A name without the id that Notion appends. */
export function withoutId(name: string): string {
  return name.replace(exportId, '').trimEnd()
}

/** Whether a week's label is a meeting, `week-02` or `3회차`, and not a part of a book, `chapter 2` or `3장`. */
export function isMeeting(week = ''): boolean {
  return /week|wk|^w\W?\d|session|meeting|round|주|회|차시|일$|^\d{4,}|^\d+[._-]\d+[._-]\d+/i.test(
    week.normalize('NFC'),
  )
}

/** The week in a label: a meeting if it has one, else its first number. */
export function weekIn(label: string): NamePart | undefined {
  const weeks = weeksIn(label)
  return weeks.find(({ text }) => isMeeting(text)) ?? weeks[0]
}

/** The unit in a week's label: `chapter` in `Chapter 3`, `주차` in `3주차`. */
export function unitOf(label: string): string {
  return normaliseName(/\p{L}+/u.exec(label)?.[0] ?? '')
}

/** Whether a name is a week whose unit is nearly this one: `chpater06` for `chapter`. */
export function isMisspelt(name: string, unit: string): boolean {
  const word = unitOf(name)
  return word !== unit && nearest(word, [unit]) !== undefined && /^\p{L}*[\s._-]*\d{1,3}(?!\d)/u.test(name)
}

const hangulKinds = [...kinds].filter((word) => /[가-힣]/.test(word)).sort((a, b) => b.length - a.length)
const partOfKind = new RegExp(hangulKinds.join('|'), 'g')

/** Whether a word is a kind of file: `slide`, `slides`, and `발표자료`, made of `발표` and `자료`. */
function isKindWord(word: string): boolean {
  return kinds.has(word) || kinds.has(word.replace(/s$/, '')) || word.replace(partOfKind, '') === ''
}

/** Whether a name says what a file is, not who wrote it: `ai-insights`, `질문`, `발표자료`, `회의록 2`. */
export function isKind(label: string): boolean {
  const words = normaliseName(label)
    .replace(exportId, '')
    .split(/[^\p{L}]+/u)
    // Ignores the `a` of `team-a`.
    .filter((word) => !/^[a-z]?$/.test(word))
  return words.length > 0 && words.every(isKindWord)
}

/** Folders whose files are not notes, even if their names contain members: `slides/hana.md`. */
const asides =
  /(?:^|\/)(?:_drafts?|assets?|images?|slides?|presentations?|code|src|assignments?|homework|exercises?|발표 ?자료|발표|과제|코드|이미지|첨부)\//i

/** Whether a file is in a folder of files beside the notes, such as slides or code. */
export function isAside(path: string): boolean {
  return asides.test(path.normalize('NFC'))
}

/** Whether a label may be a person's name: it has letters, and is not a week, a kind of file or a sentence. */
export function mayBePerson(label: string): boolean {
  const name = label.trim()
  if (!/\p{L}/u.test(name) || name.split(/\s+/).length > 4 || /[:?!]/.test(name)) return false
  return !isKind(name) && weeksIn(name)[0]?.start !== 0
}

/** Whether a word is a full name in Hangul. */
export function isFullName(word: string): boolean {
  return /^[가-힣]{3}$/.test(word) && families.has(word.charAt(0))
}

/** A key that is equal for names that differ only in case, separators and control characters. */
export function nameKey(name: string): string {
  return normaliseName(name).replace(/[\s._-]+/g, '')
}

/** The file name without its extension. */
export function stemOf(path: string): string {
  return posix.parse(path).name
}
