import { failure, type InsightsError } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { compareNaturally, nearest, normaliseName, shellWord } from '../text.ts'
import { fillPattern } from './pattern.ts'
import { countOf, firstNumber, isSameWeek, labelKey } from './week-label.ts'

/** One meeting of the group, from the schedule or only found on disk. */
export interface Week {
  /** The id in the schedule, else the label in the path, in NFC. */
  id: string
  /** Its labels on disk. The first is used for new paths. Empty if it has no files yet. */
  labels: string[]
  /** The label in the names of its documents: `04` for the label `4` if another week has the label `03`. */
  documentLabel?: string | undefined
  /** Other labels in paths, from the schedule. */
  aliases: string[]
  /** The first number in the id. */
  number?: number | undefined
  title?: string | undefined
  scope?: string | undefined
  topics: string[]
  date?: string | undefined
  presenter?: string | undefined
  excused: string[]
  /** Whether it is in the schedule. */
  scheduled: boolean
}

/**
 * All weeks: the schedule in its order, then those only on disk in natural order, those without a number last. If the
 * schedule counts up in one unit, those on disk with the same unit are among it, by number. Labels with the same unit
 * and number are one week, unless the schedule lists them separately.
 * @param labels the weeks' labels on disk
 * @param documentLabels the labels under which a week's document, discussion or minutes exist
 */
export function weeksOf(
  schedule: readonly Week[],
  labels: Iterable<string>,
  documentLabels: ReadonlySet<string> = new Set(),
): Week[] {
  const scheduled = schedule.map((week) => ({ ...week, labels: [] as string[] }))
  const find = weeksCalled(scheduled)
  const others = new Map<string, { unit?: string | undefined; labels: string[] }[]>()
  for (const label of [...labels].sort(compareNaturally)) {
    const fitting = find(label)
    const [week] = fitting
    if (week && fitting.length === 1) {
      week.labels.push(label)
      continue
    }
    // What the schedule lists apart stays apart.
    const key = fitting.length > 1 ? labelKey(label) : numberKey(label)
    const { unit } = countOf(label) ?? {}
    const alike = others.get(key) ?? []
    const group = alike.find((one) => !one.unit || !unit || one.unit === unit)
    if (group) {
      group.labels.push(label)
      group.unit ||= unit
    } else others.set(key, [...alike, { unit, labels: [label] }])
  }
  for (const { id, labels } of scheduled) putFirst(labels, documentLabels, id)
  const found = [...others.values()]
    .flat()
    .map(({ labels }): Week => {
      const id = (labels[0] ?? '').normalize('NFC')
      putFirst(labels, documentLabels, id)
      return { id, labels, number: firstNumber(id), aliases: [], topics: [], excused: [], scheduled: false }
    })
    .sort((a, b) => compareIds(a.id, b.id))
  const weeks = inOrder(scheduled, found)
  const digits = weeks.flatMap(({ labels }) => labels.map((label) => /^\D*(0\d+)/.exec(label)?.[1]?.length ?? 0))
  const most = digits.reduce((one, other) => Math.max(one, other), 0)
  return weeks.map((week) => {
    const [label = ''] = week.labels
    const documentLabel = label.replace(/\d+/, (number) => number.padStart(most, '0'))
    return documentLabel === label || documentLabels.has(label) ? week : { ...week, documentLabel }
  })
}

/** A schedule of `week-09` alone says nothing about `week-01` on disk, which comes before it by number. */
function inOrder(schedule: readonly Week[], found: readonly Week[]): Week[] {
  const [shape, ...otherShapes] = new Set(schedule.map(({ id }) => shapeOf(id)))
  const isAscending = schedule.every(({ id }, at) => at === 0 || compareIds(schedule[at - 1]?.id ?? '', id) < 0)
  const isComparable = ({ id, number }: Week) =>
    isAscending && otherShapes.length === 0 && number !== undefined && shapeOf(id) === shape
  const merged = [...schedule]
  for (const week of found.filter(isComparable)) {
    const after = merged.findIndex(({ id }) => compareIds(id, week.id) > 0)
    merged.splice(after < 0 ? merged.length : after, 0, week)
  }
  const others = found.filter((week) => !isComparable(week))
  return [
    ...merged,
    ...others.filter(({ number }) => number !== undefined),
    ...others.filter(({ number }) => number === undefined),
  ]
}

/** The unit of a label or, without one, the label without its numbers: `0.` for `08. JSX`. */
function shapeOf(label: string): string {
  return countOf(label)?.unit || labelKey(label).replace(/\d+.*/, '0')
}

/** Equal for labels of one number: two of them are one week unless their units differ. */
function numberKey(label: string): string {
  const count = countOf(label)
  return count ? [count.number, count.second ?? ''].join('-') : labelKey(label)
}

/** Compares weeks in natural order, those with the same unit by number: `2주차` after `week-01`. */
function compareIds(a: string, b: string): number {
  const key = (id: string) => {
    const count = countOf(id)
    return count ? `${count.unit ?? ''} ${count.number} ${count.second ?? ''}` : labelKey(id)
  }
  return compareNaturally(key(a), key(b)) || compareNaturally(a, b)
}

/** Returns a function from a label on disk to its weeks: the one that lists it, else all of its number and unit. */
export function weeksCalled<W extends Pick<Week, 'id' | 'aliases'>>(weeks: readonly W[]): (label: string) => W[] {
  const spelled = new Map<string, W>()
  const numbered = new Map<string, [string, W][]>()
  for (const week of weeks) {
    for (const name of [week.id, ...week.aliases]) {
      spelled.set(labelKey(name), week)
      numbered.set(numberKey(name), [...(numbered.get(numberKey(name)) ?? []), [name, week]])
    }
  }
  return (label) => {
    const listed = spelled.get(labelKey(label))
    if (listed) return [listed]
    const alike = numbered.get(numberKey(label)) ?? []
    return [...new Set(alike.flatMap(([name, week]) => (isSameWeek(name, label) ? week : [])))]
  }
}

/** Sorts labels by preference for new files: where the week's other files are, then its id, then natural order. */
function putFirst(labels: string[], documentLabels: ReadonlySet<string>, id: string): void {
  const rank = (label: string) => (documentLabels.has(label) ? 0 : normaliseName(label) === normaliseName(id) ? 1 : 2)
  labels.sort((a, b) => rank(a) - rank(b) || compareNaturally(a, b))
}

type NamedWeek = Pick<Week, 'id' | 'labels' | 'aliases' | 'number'>

function namesOf({ id, labels, aliases }: NamedWeek): string[] {
  return [id, ...labels, ...aliases]
}

/** The ways a name can match a week, from exact to loose. */
const tiers: ((week: NamedWeek, name: string) => boolean)[] = [
  (week, name) => namesOf(week).some((label) => normaliseName(label) === normaliseName(name)),
  // `2` is a number that may also match `Chapter 2`; `week-2` is only another spelling of a label.
  (week, name) => !isDigits(name) && namesOf(week).some((label) => labelKey(label) === labelKey(name)),
  (week, name) => !isDigits(name) && namesOf(week).some((label) => isSameWeek(label, name)),
  (week, name) => {
    const { number, second, unit } = countOf(name) ?? {}
    return number !== undefined && number === week.number && second === undefined && (!unit || unit === 'week')
  },
  (week, name) => namesOf(week).some((label) => beginsWith(label, name)),
]

function isDigits(name: string): boolean {
  return /^\d+$/.test(normaliseName(name))
}

/** Whether a label begins with a name that does not end within a number: `3주차` in `3주차(Chapter 6~7)`. */
function beginsWith(label: string, name: string): boolean {
  const [whole, start] = [normaliseName(label), normaliseName(name)]
  return start !== '' && whole.startsWith(start) && !(/\d$/.test(start) && /^\d/.test(whole.slice(start.length)))
}

/**
 * Resolves the name of a week on the command line: an id, a number, or the beginning of a label.
 * @param weeks all weeks, from `weeksOf`
 * @throws {InsightsError} if no week or more than one matches
 */
export function resolveWeek(weeks: readonly Week[], name: string, messages: Messages): Week {
  for (const fits of tiers) {
    const fitting = weeks.filter((week) => fits(week, name))
    const [week] = fitting
    if (week && fitting.length === 1) return week
    if (week) throw failure('week', messages.ambiguousWeek(name, idsOf(fitting)))
  }
  throw unknownWeek(weeks, name, messages)
}

/** A label with this number in the form of the others. Undefined if their forms differ: `9주차(Chapter 18~19)`. */
export function formLabel(labels: readonly string[], number: number): string | undefined {
  const forms = labels.map((label) => /^(\D*)(\d+)(.*)$/u.exec(label) ?? [])
  const [first] = forms
  const [, start, , end = ''] = first ?? []
  const alike = forms.every((form) => start !== undefined && form[1] === start && form[3] === end)
  if (!first || !alike || /\d/.test(end)) return undefined
  const padded = forms.some(([, , digits = '']) => digits.startsWith('0'))
  const width = padded ? Math.max(...forms.map(([, , digits = '']) => digits.length)) : 1
  return `${start}${String(number).padStart(width, '0')}${end}`
}

/** The label of each week that has one. */
export function labelsOf(weeks: readonly Week[]): string[] {
  return weeks.flatMap(({ labels }) => labels.slice(0, 1))
}

/** The unit of a label's number, or the label without its last number: `week`, `chapter`, `sprint`. */
export function kindOf(label: string): string {
  return countOf(label)?.unit || labelKey(label).replace(/ ?\d+$/, '')
}

/**
 * The error for a name that no week has.
 * @param inWorkspace completes a command where there are several workspaces
 */
export function unknownWeek(
  weeks: readonly Week[],
  name: string,
  messages: Messages,
  inWorkspace = (command: string) => command,
): InsightsError {
  const number = firstNumber(name)
  // Beside `week01`, `week09` is a new week and no typo.
  const alike = weeks.filter((week) => number === undefined || week.number === undefined || week.number === number)
  const { id, after, begins } = newWeek(weeks, name)
  const begin = begins ? inWorkspace(`insights new ${shellWord(id)}`) : undefined
  const words = messages.unknownWeek(name, nearest(name, idsOf(alike)), [...new Set(idsOf(weeks))], {
    id,
    after,
    begin,
  })
  return failure('unknown-week', words)
}

/**
 * How a week with this name would begin.
 * @returns its id, like those of the other weeks; the week that it follows in the schedule; and whether its first note
 * begins it, because there is no schedule
 */
function newWeek(weeks: readonly Week[], name: string): { id: string; after: string | undefined; begins: boolean } {
  const number = firstNumber(name)
  const schedule = weeks.filter(({ scheduled }) => scheduled)
  const ids = schedule.length > 0 ? idsOf(schedule) : labelsOf(weeks)
  const formed = number === undefined ? undefined : formLabel(ids, number)
  const isCount = number !== undefined && (isDigits(name) || ids.some((id) => kindOf(id) === kindOf(name)))
  const isMeant = isCount || (formed !== undefined && nearest(name, [formed]) !== undefined)
  const last = schedule.at(-1)
  return {
    id: isMeant && formed !== undefined ? formed : name,
    after: isMeant && last?.number !== undefined && last.number + 1 === number ? last.id : undefined,
    begins: isMeant && weeks.length > 0 && schedule.length === 0,
  }
}

function idsOf(weeks: readonly Week[]): string[] {
  return weeks.map(({ id }) => id)
}

export function isNext(name: string): boolean {
  return normaliseName(name) === 'next'
}

/**
 * The week of the next meeting, by the dates of the schedule. Without dates, it is the last week with notes while one
 * of its notes is missing, else the week after it.
 * @param weeks all weeks, from `weeksOf`
 * @param today `2026-09-08`
 * @param written the ids of the weeks that have notes
 * @param owed whether a note of the week is still missing
 * @returns undefined if no week comes next
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
  // With a schedule, older folders do not count.
  const candidates = scheduled.length > 0 ? scheduled : weeks
  const last = candidates.findLast(({ id }) => written.has(id))
  if (!last) return candidates[0]
  return owed(last) ? last : nextWeek(weeks, last.id)
}

/**
 * The last week that has notes, in the schedule or not.
 * @param weeks all weeks, from `weeksOf`
 * @param written the ids of the weeks that have notes
 */
export function lastWeek(weeks: readonly Week[], written: ReadonlySet<string>): Week | undefined {
  const withNotes = weeks.filter(({ id }) => written.has(id))
  // A folder without a number, such as `intro`, comes last in `weeks`, but says nothing about when it was written.
  return withNotes.findLast(({ scheduled, number }) => scheduled || number !== undefined) ?? withNotes.at(-1)
}

/**
 * The week after the one with this id: the next in the schedule, else the next on disk in natural order.
 * @param weeks all weeks, from `weeksOf`
 */
export function nextWeek(weeks: readonly Week[], id: string): Week | undefined {
  const index = weeks.findIndex((week) => week.id === id)
  const after = index < 0 ? undefined : weeks[index + 1]
  if (after?.scheduled) return after
  // With a schedule of weeks 5 to 8 and older folders on disk, week 1 does not come after week 8.
  const found = weeks.filter(({ scheduled, number }) => !scheduled && number !== undefined)
  return found.find((week) => compareIds(week.id, id) > 0)
}

/** The heading of a week in documents: `Week 02` for `week-02`, else its id, such as `2주차`. */
export function weekHeading({ id }: Pick<Week, 'id'>): string {
  const number = /^week[\s_-]*(\d+)$/.exec(normaliseName(id))?.[1]
  return number === undefined ? id : `Week ${number}`
}

/**
 * The path of a week's document, discussion or minutes. In a folder of the week, it has the label on disk: `week-2` for
 * the id `week-02`.
 */
export function weekFile(pattern: string, { id, labels, documentLabel }: Week): string {
  const isInFolder = /\{week\}.*\//.test(pattern)
  return fillPattern(pattern, { week: (isInFolder ? undefined : documentLabel) ?? labels[0] ?? id }) ?? pattern
}

/** Whether a path is that of a document, discussion or minutes under this label. */
export function isWeekFile(path: string, pattern: string, label: string): boolean {
  return fillPattern(pattern, { week: label })?.normalize('NFC') === path.normalize('NFC')
}

/**
 * Today's date, `2026-09-08`: that of `SOURCE_DATE_EPOCH` in UTC if it is set, else of the clock in local time. The clock
 * is read only here; commands pass the date on.
 */
export function clockDay(env: NodeJS.ProcessEnv): string {
  const seconds = env.SOURCE_DATE_EPOCH
  if (seconds !== undefined && /^\d{1,11}$/.test(seconds))
    return new Date(Number(seconds) * 1000).toISOString().slice(0, 10)
  const now = new Date()
  return [
    String(now.getFullYear()).padStart(4, '0'),
    String(now.getMonth() + 1).padStart(2, '0'),
    String(now.getDate()).padStart(2, '0'),
  ].join('-')
}
