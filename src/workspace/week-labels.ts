import { normaliseName } from '../text.ts'

/** The words that say what a label's number counts, by kind. */
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

/** `week-02`, `[CH.14] 클래스`, `제3장`; none in `3-1` and `2025-11`, where the next number counts as well, nor in `2b`. */
const numbered = /^[^\p{L}\p{N}]*(?:제(?=\s*\d))?(\p{L}*)[\s_.#-]*0*(\d+)(?![a-z\d]|[.-]\d)\s*(\p{L}*)/u

/**
 * What makes two labels one week, their kind and their number: `week-2`, `Week02`, `2주차` and `02` give the same key,
 * and so do `14장` and `ch14.클래스`. A label without either has a key of its own.
 */
export function weekKey(label: string): string {
  const { kind, number } = countOf(label)
  return kind === undefined ? labelKey(label) : `${kind} ${number}`
}

/** Whether a label says what its number counts: `week-02`, `3장`, and not `02` or `02-lists`. */
export function isCounted(label: string): boolean {
  return countOf(label).kind !== undefined && /\p{L}/u.test(label)
}

function countOf(label: string): { kind?: string | undefined; number?: string | undefined } {
  const name = normaliseName(label)
  const [, before = '', number, after = ''] = numbered.exec(name) ?? []
  const kind = /^\d+$/.test(name) ? 'week' : units.get(before || after)
  return number === undefined ? {} : { kind, number }
}

/** What two spellings of one label have in common: `Sprint 03` and `sprint-3` give the same key. */
export function labelKey(label: string): string {
  const parts = normaliseName(label).match(/\d+|\p{L}+|[^\s_\d\p{L}-]+/gu) ?? []
  return parts.map((part) => part.replace(/^0+(?=\d)/, '')).join(' ')
}

/** The first number in a label, `3` of `Chapter 3~4`; none where it has no number, or one too long to be counted with. */
export function firstNumber(label: string): number | undefined {
  const digits = /\d+/.exec(label)?.[0]
  return digits !== undefined && Number.isSafeInteger(Number(digits)) ? Number(digits) : undefined
}
