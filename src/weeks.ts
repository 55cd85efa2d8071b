import type { Config, Week } from './config.ts'
import { type Finding, finding, InsightsError, type Words } from './errors.ts'
import { compareNaturally, firstNumber, nearest, normaliseName, weekKey } from './names.ts'

/**
 * All weeks: the schedule in its order, then those that only the disk knows, naturally.
 * @param labels the weeks' labels on disk; `week-2` and `week-02` are one week
 */
export function weeksOf(config: Config, labels: Iterable<string>): Week[] {
  const onDisk = new Map<string, string>()
  for (const label of [...labels].sort(compareNaturally)) {
    if (!onDisk.has(weekKey(label))) onDisk.set(weekKey(label), label)
  }
  const scheduled = config.weeks.map((week) => ({ ...week, label: onDisk.get(weekKey(week.id)) }))
  const keys = new Set(config.weeks.map(({ id }) => weekKey(id)))
  const others = [...onDisk].filter(([key]) => !keys.has(key)).map(([, label]) => fromLabel(label))
  return [...scheduled, ...others]
}

/** The week of a label that the schedule does not have. */
function fromLabel(label: string): Week {
  const id = label.normalize('NFC')
  return { id, label, number: firstNumber(id), aliases: [], topics: [], excused: [] }
}

/** Whether a label on disk may be the week that somebody calls `name`: by its id, or by its number. */
export function mayBe(label: string, name: string): boolean {
  return weekKey(label) === weekKey(name) || (isNumber(name) && firstNumber(label) === firstNumber(name))
}

/** Names that say no more than a number: `2`, `02`, `week-2`. */
function isNumber(name: string): boolean {
  return weekKey(name).startsWith('week ')
}

/**
 * The week that a name on the command line means: an id, a number, or `next`.
 * @param weeks all weeks, from `weeksOf`; those with notes have a label
 * @throws {InsightsError} where no week or more than one has the name, or nothing is scheduled next
 */
export function resolveWeek(config: Config, weeks: readonly Week[], name: string): Week {
  const { messages } = config.language
  if (isNext(name)) return afterLast(config, weeks)
  const exact = weeks.find(({ id, label }) =>
    [id, label ?? id].some((own) => normaliseName(own) === normaliseName(name)),
  )
  if (exact) return exact
  // `2` is a number and may fit `2주차` too; `week-2` is the other spelling of one id.
  const same = /^\d+$/.test(normaliseName(name)) ? undefined : weeks.find(({ id }) => weekKey(id) === weekKey(name))
  const fitting = same ? [same] : weeks.filter(({ id }) => mayBe(id, name))
  const ids = (fitting.length > 0 ? fitting : weeks).map(({ id }) => id)
  if (fitting.length > 1) throw notResolved(messages.ambiguousWeek(name, ids))
  const [week] = fitting
  if (!week) throw notResolved(messages.unknownWeek(name, nearest(name, ids), ids))
  return week
}

/**
 * The weeks that several names mean, each once.
 * @param found what is wrong with the workspace: it may be why a name means nothing
 * @throws {InsightsError} with what is wrong with each of the names, behind what was found
 */
export function resolveWeeks(
  config: Config,
  weeks: readonly Week[],
  names: readonly string[],
  found: readonly Finding[] = [],
): Week[] {
  const problems: Finding[] = []
  const resolved = names.flatMap((name) => {
    try {
      return resolveWeek(config, weeks, name)
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      problems.push(...error.findings)
      return []
    }
  })
  if (problems.length > 0) throw new InsightsError([...found, ...problems])
  return [...new Map(resolved.map((week) => [week.id, week])).values()]
}

/** What weeks have to be opened on disk to know these: all of them, or none but these, as `listNotes` takes it. */
export function weeksToOpen(names: readonly string[]): { weeks?: readonly string[] } {
  return names.some(isNext) ? {} : { weeks: names }
}

function isNext(name: string): boolean {
  return normaliseName(name) === 'next'
}

function afterLast(config: Config, weeks: readonly Week[]): Week {
  const scheduled = weeks.slice(0, config.weeks.length)
  const last = scheduled.findLastIndex(({ label }) => label !== undefined)
  const week = scheduled[last + 1]
  if (!week) throw notResolved(config.language.messages.noNextWeek(scheduled[last]?.id))
  return week
}

function notResolved(words: Words): InsightsError {
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
  return weeks.slice(config.weeks.length).find((week) => compareNaturally(week.id, id) > 0)
}

/** What the document calls a week: `Week 02` for `week-02`, else its id, such as `2주차`. */
export function weekHeading({ id }: Pick<Week, 'id'>): string {
  const number = /^week[\s_-]*(\d+)$/.exec(normaliseName(id))?.[1]
  return number === undefined ? id : `Week ${number}`
}
