import { normaliseName } from '../text.ts'

/** The unit words of a label's number, by kind. */
const units = new Map(
  Object.entries({
    week: ['week', 'wk', 'w', '주차', '주'],
    chapter: ['chapter', 'chap', 'ch', '챕터', '장'],
    part: ['part', '파트', '부'],
    session: ['session', '회차', '차시', '회'],
    lecture: ['lecture', 'lec', '강의', '강'],
    day: ['day', '일차'],
  }).flatMap(([kind, words]) => words.map((word) => [word, kind])),
)

/** All unit words, for an expression: the longest first, in small and capital letters. */
export const unitWords = [...units.keys()]
  .sort((a, b) => b.length - a.length)
  .flatMap((word) => [...new Set([word, word[0]?.toUpperCase() + word.slice(1), word.toUpperCase()])])
  .join('|')

/** What the number of a label counts. */
interface Count {
  number: number
  /** A second number directly after the first, `2` in `3-2`; not that of a range, `4` in `3~4`. */
  second?: string | undefined
  /** `week`, or a word without a known meaning before the number: `sprint`. */
  unit?: string | undefined
}

/**
 * What a label counts: week 2 for `week-02`, `2주차` and `[2주차] 클래스`, and 4 for `PartⅣ` and `４장`.
 * @returns undefined for a label without a number, a date, and a number with letters behind it: `2b`
 */
export function countOf(label: string): Count | undefined {
  const name = digitsIn(label)
  // A path is no label.
  if (isDay(name) || name.includes('/') || /\d{4}[-./]\d{1,2}[-./]\d{1,2}/.test(name)) return undefined
  const [, before = '', digits, second, glued = '', apart = ''] =
    /(\p{L}*)[\s_.#-]*(\d+)(?:[.-](\d+))?(?:\s?[~–]\s?\d+)?(\p{L}*)[\s_-]?(\p{L}*)/u.exec(name) ?? []
  const number = Number(digits)
  if (digits === undefined || !Number.isSafeInteger(number)) return undefined
  // `1월 2주차`, `2부 3장`
  const [, below] =
    /^[\s_.-]*(\d+)(?:주|장|회|강|일|차시)/.exec(name.slice(name.indexOf(digits) + digits.length + glued.length)) ?? []
  const known = unitAtStart(glued) ?? units.get(before) ?? unitAtStart(apart)
  if (known === undefined && /^[a-z]/.test(glued)) return undefined
  return {
    number,
    second: (second ?? (glued === '' ? undefined : below))?.replace(/^0+(?=\d)/, ''),
    unit: known ?? (before === '제' ? '' : before || undefined),
  }
}

/** The unit that a word is or, in Hangul, begins with: `주차의` counts weeks. */
function unitAtStart(word: string): string | undefined {
  const [unit] = /^(?:[a-z]+|주차|주|챕터|장|파트|부|회차|차시|회|강의|강|일차)/.exec(word) ?? []
  return unit === undefined ? undefined : units.get(unit)
}

/** `part iv`: letters that are a numeral only after a unit. */
const romanAfterUnit = new RegExp(
  String.raw`(?<!\p{L})(${[...units.keys()].filter((unit) => /^[a-z]+$/.test(unit)).join('|')})([\s_.-]*)([ivx]+)(?![\p{L}\p{N}])`,
  'u',
)

/** A label in NFKC and lower case, with Roman numerals as digits: `part4` for `PartⅣ` and for `Part IV`. */
function digitsIn(label: string): string {
  const roman = label
    .normalize('NFC')
    .replace(/[\u2160-\u217F]+/g, (letters) => ` ${romanValue(letters.normalize('NFKC'))} `)
  const name = normaliseName(roman.normalize('NFKC'))
  return name.replace(
    romanAfterUnit,
    (_all, unit: string, between: string, letters: string) => unit + between + romanValue(letters),
  )
}

/** The value of a Roman numeral. */
function romanValue(letters: string): number {
  const values = [...letters.toLowerCase()].map(
    (letter) => ({ i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 })[letter] ?? 0,
  )
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

/** Whether a label's number has a unit: `week-02` and `3장`, but not `02` or `02-lists`. */
export function isCounted(label: string): boolean {
  return [...units.values()].includes(countOf(label)?.unit ?? '')
}

/** A key that is equal for two spellings of a label: `Sprint 03` and `sprint-3`, `2025.07.24` and `2025-07-24`. */
export function labelKey(label: string): string {
  const dashed = normaliseName(label.normalize('NFKC')).replace(
    /(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/g,
    '$1-$2-$3',
  )
  const parts = dashed.match(/\d+|\p{L}+|[^\s_\d\p{L}-]+/gu) ?? []
  return parts.map((part) => part.replace(/^0+(?=\d)/, '')).join(' ')
}

/** Whether two labels are one week's: they have one number, and their units, if both have one, are the same. */
export function isSameWeek(a: string, b: string): boolean {
  const [one, other] = [countOf(a), countOf(b)]
  if (!one || !other) return labelKey(a) === labelKey(b)
  return (
    one.number === other.number && one.second === other.second && (!one.unit || !other.unit || one.unit === other.unit)
  )
}

/** The first number of a label, `3` in `Chapter 3~4`; undefined if it has none or it is not a safe integer. */
export function firstNumber(label: string): number | undefined {
  const digits = /\d+/.exec(digitsIn(label))?.[0]
  return digits !== undefined && Number.isSafeInteger(Number(digits)) ? Number(digits) : undefined
}

/** A date with dashes: `2026-09-08` for `2026.09.08` and `2026/09/08`. Another text stays as it is. */
export function dashed(date: string): string {
  return date.replace(/^(\d{4})[./](\d{2})[./](\d{2})$/, '$1-$2-$3')
}

/** Whether a text is a valid date such as `2026-09-08` or `2026.09.08`. */
function isDay(text: string): boolean {
  const day = dashed(text)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
