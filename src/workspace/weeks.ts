import { failure } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { compareNaturally, nearest, normaliseName } from '../text.ts'
import { fillPattern } from './pattern.ts'

/** One meeting of the group, in the schedule or only on disk. */
export interface Week {
  /** The schedule's id, else the label in the path, composed (NFC). */
  id: string
  /** Its labels on disk, the one that paths are filled with first; none where it has no folder yet. */
  labels: string[]
  /** Other labels of the week in paths. */
  aliases: string[]
  /** The first number in the id. */
  number?: number | undefined
  title?: string | undefined
  scope?: string | undefined
  topics: string[]
  date?: string | undefined
  presenter?: string | undefined
  editor?: string | undefined
  excused: string[]
  /** Whether the schedule has it. */
  scheduled: boolean
}

/** Weeks by number, the last one included, or one week by its id. */
export type WeekRange = { from: number; to: number } | { id: string }

/** `1-9` is a range, `3` one week by number, all else the id of a week. */
export function toWeekRange(text: string | number): WeekRange {
  const [, from, to = from] = /^0*(\d{1,9})(?:\s*[-~–]\s*0*(\d{1,9}))?$/.exec(String(text)) ?? []
  return from === undefined ? { id: String(text) } : { from: Number(from), to: Number(to) }
}

/** Whether a week is within one of the ranges, or named by one. */
export function isWithin(ranges: readonly WeekRange[], week: string): boolean {
  const number = firstNumber(week)
  return ranges.some((range) =>
    'id' in range
      ? weekKey(range.id) === weekKey(week)
      : number !== undefined && range.from <= number && number <= range.to,
  )
}

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

/**
 * All weeks: the schedule in its order, then those that only the disk knows, naturally; what has no number comes last.
 * Labels of one kind with one number are one week, but for those that the schedule lists apart.
 * @param labels the weeks' labels on disk
 * @param homes those of them where a week's document, discussion or minutes are
 */
export function weeksOf(
  schedule: readonly Week[],
  labels: Iterable<string>,
  homes: ReadonlySet<string> = new Set(),
): Week[] {
  const scheduled = schedule.map((week) => ({ ...week, labels: [] as string[] }))
  const find = weeksCalled(scheduled)
  const others = new Map<string, string[]>()
  for (const label of [...labels].sort(compareNaturally)) {
    const fitting = find(label)
    const [week] = fitting
    if (week && fitting.length === 1) week.labels.push(label)
    else {
      const key = fitting.length > 1 ? labelKey(label) : weekKey(label)
      others.set(key, [...(others.get(key) ?? []), label])
    }
  }
  for (const { id, labels } of scheduled) putFirst(labels, homes, id)
  const found = [...others.values()]
    .map((own): Week => {
      const id = (own[0] ?? '').normalize('NFC')
      putFirst(own, homes, id)
      return { id, labels: own, number: firstNumber(id), aliases: [], topics: [], excused: [], scheduled: false }
    })
    .sort((a, b) => compareIds(a.id, b.id))
  return [
    ...scheduled,
    ...found.filter(({ number }) => number !== undefined),
    ...found.filter(({ number }) => number === undefined),
  ]
}

/** Orders weeks naturally, those of one kind by their number: `2주차` behind `week-01`. */
function compareIds(a: string, b: string): number {
  return compareNaturally(weekKey(a), weekKey(b)) || compareNaturally(a, b)
}

/** Tells which weeks a label on disk may be: the one that lists it, else all that share its kind and number. */
export function weeksCalled<W extends Pick<Week, 'id' | 'aliases'>>(weeks: readonly W[]): (label: string) => W[] {
  const spelled = new Map<string, W>()
  const counted = new Map<string, Set<W>>()
  for (const week of weeks) {
    for (const name of [week.id, ...week.aliases]) {
      spelled.set(labelKey(name), week)
      counted.set(weekKey(name), (counted.get(weekKey(name)) ?? new Set()).add(week))
    }
  }
  return (label) => {
    const listed = spelled.get(labelKey(label))
    return listed ? [listed] : [...(counted.get(weekKey(label)) ?? [])]
  }
}

/** Files go where the week's others are, else where its id is, else by the first label naturally. */
function putFirst(labels: string[], homes: ReadonlySet<string>, id: string): void {
  const rank = (label: string) => (homes.has(label) ? 0 : normaliseName(label) === normaliseName(id) ? 1 : 2)
  labels.sort((a, b) => rank(a) - rank(b) || compareNaturally(a, b))
}

/**
 * Tells whether a label on disk may belong to a week that somebody calls by one of these names; what it lets pass,
 * {@link resolveWeek} decides.
 */
export function labelFilter(schedule: readonly Week[], names: readonly string[]): (label: string) => boolean {
  const all = names.flatMap((name) => {
    const scheduled = schedule.filter((week) => tiers.some((fits) => fits(week, name)))
    return [name, ...scheduled.flatMap(({ id, aliases }) => [id, ...aliases])]
  })
  return (label) => {
    const week = { id: label, labels: [], aliases: [], number: firstNumber(label) }
    return all.some((name) => tiers.some((fits) => fits(week, name)))
  }
}

type Named = Pick<Week, 'id' | 'labels' | 'aliases' | 'number'>

function namesOf({ id, labels, aliases }: Named): string[] {
  return [id, ...labels, ...aliases]
}

/** The ways in which a name may mean a week, the surest first. */
const tiers: ((week: Named, name: string) => boolean)[] = [
  (week, name) => namesOf(week).some((own) => normaliseName(own) === normaliseName(name)),
  // `2` is a number and may fit `Chapter 2` too; `week-2` is the other spelling of one label.
  (week, name) => !isDigits(name) && namesOf(week).some((own) => labelKey(own) === labelKey(name)),
  (week, name) => !isDigits(name) && namesOf(week).some((own) => weekKey(own) === weekKey(name)),
  (week, name) => weekKey(name).startsWith('week ') && week.number !== undefined && week.number === firstNumber(name),
  (week, name) => namesOf(week).some((own) => beginsWith(own, name)),
]

function isDigits(name: string): boolean {
  return /^\d+$/.test(normaliseName(name))
}

/** Whether a label begins with a name and does not go on with its number: `3주차` in `3주차(Chapter 6~7)`. */
function beginsWith(label: string, name: string): boolean {
  const [whole, start] = [normaliseName(label), normaliseName(name)]
  return start !== '' && whole.startsWith(start) && !(/\d$/.test(start) && /^\d/.test(whole.slice(start.length)))
}

/**
 * The week that a name on the command line means: an id, a number, or the beginning of a label.
 * @param weeks all weeks, from `weeksOf`
 * @throws {InsightsError} where no week or more than one has the name
 */
export function resolveWeek(weeks: readonly Week[], name: string, messages: Messages): Week {
  for (const fits of tiers) {
    const fitting = weeks.filter((week) => fits(week, name))
    const [week] = fitting
    if (week && fitting.length === 1) return week
    if (week) throw failure('week', messages.ambiguousWeek(name, idsOf(fitting)))
  }
  throw failure('week', messages.unknownWeek(name, nearest(name, idsOf(weeks)), idsOf(weeks)))
}

function idsOf(weeks: readonly Week[]): string[] {
  return weeks.map(({ id }) => id)
}

export function isNext(name: string): boolean {
  return normaliseName(name) === 'next'
}

/**
 * The week of the meeting that comes next: by the dates of the schedule; where it has none, the last week that has notes
 * while somebody still owes one, else the one after it.
 * @param weeks all weeks, from `weeksOf`
 * @param today `2026-09-08`
 * @param written the ids of the weeks that have notes
 * @param owed whether a note of the week is still to be written
 * @returns nothing where nothing is scheduled next
 */
export function comingWeek(
  weeks: readonly Week[],
  today: string,
  written: ReadonlySet<string>,
  owed: (week: Week) => boolean,
): Week | undefined {
  const scheduled = weeks.filter((week) => week.scheduled)
  if (scheduled.some(({ date }) => date !== undefined)) {
    const last = scheduled.findLastIndex(({ date }) => date !== undefined && date < today)
    return scheduled.find(({ date }) => date !== undefined && date >= today) ?? scheduled[last + 1]
  }
  // Older folders than those of a schedule are none to go on with.
  const all = scheduled.length > 0 ? scheduled : weeks
  const last = all.findLast(({ id }) => written.has(id))
  if (!last) return all[0]
  return owed(last) ? last : nextWeek(weeks, last.id)
}

/**
 * The week after the one with this id: the schedule's next, else the next on disk in natural order.
 * @param weeks all weeks, from `weeksOf`
 */
export function nextWeek(weeks: readonly Week[], id: string): Week | undefined {
  const index = weeks.findIndex((week) => week.id === id)
  const after = index < 0 ? undefined : weeks[index + 1]
  if (after?.scheduled) return after
  // A schedule of weeks 5 to 8 on top of older folders: what comes after week 8 is not week 1.
  const found = weeks.filter(({ scheduled, number }) => !scheduled && number !== undefined)
  return found.find((week) => compareIds(week.id, id) > 0)
}

/** What the document calls a week: `Week 02` for `week-02`, else its id, such as `2주차`. */
export function weekHeading({ id }: Pick<Week, 'id'>): string {
  const number = /^week[\s_-]*(\d+)$/.exec(normaliseName(id))?.[1]
  return number === undefined ? id : `Week ${number}`
}

/** The path of a week's document, discussion or minutes. A folder `week-2` may be what the schedule calls `week-02`. */
export function weekFile(pattern: string, week: Week): string {
  return fillPattern(pattern, { week: week.labels[0] ?? week.id }) ?? pattern
}

/** Whether a path is the one that such a file has by one of a week's labels. */
export function isWeekFile(path: string, pattern: string, label: string): boolean {
  return fillPattern(pattern, { week: label })?.normalize('NFC') === path.normalize('NFC')
}

/** The day on this machine's clock, `2026-09-08`: the only look at it; commands hand the day on. */
export function clockDay(): string {
  const now = new Date()
  return [
    String(now.getFullYear()).padStart(4, '0'),
    String(now.getMonth() + 1).padStart(2, '0'),
    String(now.getDate()).padStart(2, '0'),
  ].join('-')
}

/** Whether a text is a day of the calendar, written `2026-09-08`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The day that comes some days after another. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
