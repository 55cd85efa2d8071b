import { finding, InsightsError, type Words } from '../errors.ts'
import { compareNaturally, nearest, normaliseName } from '../text.ts'
import type { Config, SectionConfig, Week } from './config.ts'
import { firstNumber, labelKey, weekKey } from './week-labels.ts'

/**
 * All weeks: the schedule in its order, then those that only the disk knows, naturally; what has no number comes last.
 * Labels of one kind with one number are one week, but for those that the schedule lists apart.
 * @param labels the weeks' labels on disk
 * @param homes those of them where a week's document, discussion or minutes are
 */
export function weeksOf(config: Config, labels: Iterable<string>, homes: ReadonlySet<string> = new Set()): Week[] {
  const scheduled = config.weeks.map((week) => ({ ...week, labels: [] as string[] }))
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
      return { id, labels: own, number: firstNumber(id), aliases: [], topics: [], excused: [] }
    })
    .sort((a, b) => compareIds(a.id, b.id))
  return [
    ...scheduled,
    ...found.filter(({ number }) => number !== undefined),
    ...found.filter(({ number }) => number === undefined),
  ]
}

/** Whether a section is one of a week's. */
function isOfWeek({ weeks }: SectionConfig, week: string): boolean {
  const number = firstNumber(week)
  return (
    weeks === undefined ||
    weeks.some((range) =>
      'id' in range
        ? weekKey(range.id) === weekKey(week)
        : number !== undefined && range.from <= number && number <= range.to,
    )
  )
}

/** The sections that notes may have. */
interface Sections {
  sections: readonly SectionConfig[]
  questions: SectionConfig
}

const ofWeeks = new WeakMap<Sections, Map<string, Sections>>()

/** The config as it is for one week: without the sections that other weeks have. The same one for the same sections. */
export function configOf<C extends Sections>(config: C, week: string): C {
  if ([...config.sections, config.questions].every(({ weeks }) => weeks === undefined)) return config
  const sections = config.sections.filter((section) => isOfWeek(section, week))
  const asks = isOfWeek(config.questions, week)
  const key = [asks, ...sections.map(({ id }) => id)].join('\0')
  const made = (ofWeeks.get(config) ?? new Map()) as Map<string, C>
  ofWeeks.set(config, made)
  // No heading of a note is an empty one.
  const questions = asks ? config.questions : { ...config.questions, heading: '', aliases: [] }
  const own = made.get(key) ?? { ...config, sections, questions }
  made.set(key, own)
  return own
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
export function labelFilter(config: Config, names: readonly string[]): (label: string) => boolean {
  const all = names.flatMap((name) => {
    const scheduled = config.weeks.filter((week) => tiers.some((fits) => fits(week, name)))
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
export function resolveWeek(config: Config, weeks: readonly Week[], name: string): Week {
  const { messages } = config.language
  for (const fits of tiers) {
    const fitting = weeks.filter((week) => fits(week, name))
    const [week] = fitting
    if (week && fitting.length === 1) return week
    if (week) throw notResolved(messages.ambiguousWeek(name, idsOf(fitting)))
  }
  throw notResolved(messages.unknownWeek(name, nearest(name, idsOf(weeks)), idsOf(weeks)))
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
  config: Config,
  weeks: readonly Week[],
  today: string,
  written: ReadonlySet<string>,
  owed: (week: Week) => boolean,
): Week | undefined {
  const scheduled = weeks.slice(0, config.weeks.length)
  if (scheduled.some(({ date }) => date !== undefined)) {
    const last = scheduled.findLastIndex(({ date }) => date !== undefined && date < today)
    return scheduled.find(({ date }) => date !== undefined && date >= today) ?? scheduled[last + 1]
  }
  // Older folders than those of a schedule are none to go on with.
  const all = scheduled.length > 0 ? scheduled : weeks
  const last = all.findLast(({ id }) => written.has(id))
  if (!last) return all[0]
  return owed(last) ? last : nextWeek(config, weeks, last.id)
}

export function notResolved(words: Words): InsightsError {
  return new InsightsError([finding('week', { path: '' }, words)])
}

/**
 * The week after the one with this id: the schedule's next, else the next on disk in natural order.
 * @param weeks all weeks, from `weeksOf`
 */
export function nextWeek(config: Config, weeks: readonly Week[], id: string): Week | undefined {
  const index = weeks.findIndex((week) => week.id === id)
  if (index >= 0 && index + 1 < config.weeks.length) return weeks[index + 1]
  // A schedule of weeks 5 to 8 on top of older folders: what comes after week 8 is not week 1.
  const found = weeks.slice(config.weeks.length).filter(({ number }) => number !== undefined)
  return found.find((week) => compareIds(week.id, id) > 0)
}

/** What the document calls a week: `Week 02` for `week-02`, else its id, such as `2주차`. */
export function weekHeading({ id }: Pick<Week, 'id'>): string {
  const number = /^week[\s_-]*(\d+)$/.exec(normaliseName(id))?.[1]
  return number === undefined ? id : `Week ${number}`
}
