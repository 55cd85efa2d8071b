import { relative, resolve, sep } from 'node:path'
import { type Finding, failure, finding, InsightsError } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { shellWord } from '../text.ts'
import { type Config, commandIn } from './config.ts'
import { type Listed, listNotes, type NotePath, weekLabels } from './find-notes.ts'
import type { Workspaces } from './find-workspace.ts'
import { comingWeek, isNext, resolveWeek, unknownWeek, type Week } from './weeks.ts'

/** Where and when a command runs, and whether it opens all weeks regardless of its arguments. */
export interface Moment {
  cwd: string
  /** `2026-09-08` */
  today: string
  opens?: 'all'
}

/** What was found in the folders, and the weeks named on the command line, without duplicates. */
export interface Opened extends Listed {
  asked: Week[]
  /** The same weeks by how they were named. */
  named: ReadonlyMap<string, Week>
}

/**
 * Finds the notes of the weeks named on the command line, or of all weeks if none is named.
 * @param args ids, numbers, beginnings of labels, paths of a week's folder or files, or `next`
 * @throws {InsightsError} if a name matches no week or several: findings of the folders first, then one for each such
 * name
 */
export function openWeeks(config: Config, args: readonly string[], moment: Moment): Opened {
  const { opened, problems } = open(config, args, moment)
  // Problems with the folders may be the reason why a name is unknown.
  if (problems.size > 0) throw new InsightsError([...opened.findings, ...[...problems.values()].flat()])
  return opened
}

/** A workspace and what was found in it. */
export interface OpenedWorkspace {
  config: Config
  opened: Opened
}

/**
 * Does in each workspace what {@link openWeeks} does in one. A name means the week in every workspace that has it.
 * @returns the workspaces that have one of the weeks, or all of them if none is named
 * @throws {InsightsError} as {@link openWeeks} does, for names that no workspace knows
 */
export function openWorkspaces(found: Workspaces, args: readonly string[], moment: Moment): OpenedWorkspace[] {
  const { top, several, configs } = found
  if (!several) return [{ config: top, opened: openWeeks(top, args, moment) }]
  const workspaces = configs.map((config) => ({ config, ...open(config, args, moment) }))
  const weeks = workspaces.flatMap(({ opened }) => opened.weeks)
  const problems = args.flatMap((arg) => {
    const inEach = workspaces.map((workspace) => workspace.problems.get(arg) ?? [])
    return problemsOfName(arg, inEach, weeks, configs, top.language.messages)
  })
  if (problems.length > 0)
    throw new InsightsError([...workspaces.flatMap(({ opened }) => opened.findings), ...problems])
  return workspaces.filter(({ opened }) => args.length === 0 || opened.asked.length > 0)
}

/**
 * What is wrong with the name of a week: that it fits several in one of the workspaces, or none in all of them.
 * @param found the problems in each workspace
 * @param weeks those of all workspaces
 */
export function problemsOfName(
  name: string,
  found: readonly Finding[][],
  weeks: readonly Week[],
  configs: readonly Config[],
  messages: Messages,
): Finding[] {
  const ambiguous = found.flat().filter(({ rule }) => rule !== unknown)
  if (ambiguous.length > 0 || found.some((weeks) => weeks.length === 0)) return ambiguous
  if (isNext(name)) return found.flat().slice(0, 1)
  // A group that reads one book after another begins new weeks in the last.
  return unknownWeek(weeks, name, messages, (command) => commandIn(configs.at(-1) ?? { folder: '' }, command)).findings
}

/** The rule of the finding for a name that no week has. */
const unknown = 'unknown-week'

/** The notes of the weeks with these names, and the problems of each name that matches no week or several. */
function open(
  config: Config,
  args: readonly string[],
  moment: Moment,
): { opened: Opened; problems: Map<string, Finding[]> } {
  const names = new Map(args.map((arg) => [arg, weekAt(config, arg, moment.cwd) ?? arg]))
  const listed = listNotes(config)
  const problems = new Map<string, Finding[]>()
  const named = new Map<string, Week>()
  for (const [arg, name] of names) {
    try {
      named.set(arg, weekCalled(config, listed, name, moment.today))
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      problems.set(arg, error.findings)
    }
  }
  const asked = [...new Map([...named.values()].map((week) => [week.id, week])).values()]
  const findings = asked.length === 0 ? listed.findings : findingsOf(config, listed, asked)
  return { opened: { ...listed, findings, asked, named }, problems }
}

/** The findings about some of the weeks, and those about none. */
function findingsOf(config: Config, { weeks, findings }: Listed, asked: readonly Week[]): Finding[] {
  const others = new Set(weeks.flatMap((week) => (asked.some(({ id }) => id === week.id) ? [] : week.labels)))
  const labelIn = weekLabels(config)
  return findings.filter(({ path }) => {
    const label = labelIn(path)
    return label === undefined || !others.has(label)
  })
}

/**
 * Resolves the name of a week on the command line: an id, a number, the beginning of a label, or `next`.
 * @throws {InsightsError} if no week or more than one matches
 */
export function weekCalled(
  config: Pick<Config, 'members' | 'language'>,
  listed: Listed,
  name: string,
  today: string,
): Week {
  return isNext(name) ? nextOf(config, listed, today) : resolveWeek(listed.weeks, name, config.language.messages)
}

/**
 * Resolves `next` for the whole group.
 * @throws {InsightsError} if no week comes next
 */
function nextOf(config: Pick<Config, 'members' | 'language'>, listed: Listed, today: string): Week {
  const week = weekOfMeeting(config, listed, today)
  if (!week) throw noNextWeek(listed.weeks, config.language.messages)
  return week
}

/** The week of the group's next meeting, if there is one. */
export function weekOfMeeting(
  config: Pick<Config, 'members'>,
  listed: Pick<Listed, 'weeks' | 'notes'>,
  today: string,
): Week | undefined {
  const { notes } = listed
  const members = config.members?.map(({ id }) => id) ?? [...new Set(notes.map(({ member }) => member))]
  const owed = (week: Week) => members.some((id) => !week.excused.includes(id) && !hasNote(notes, week, id))
  return comingWeek(listed.weeks, today, weeksWith(notes), owed)
}

export function noNextWeek(weeks: readonly Week[], messages: Messages): InsightsError {
  return failure(unknown, messages.noNextWeek(weeks.findLast(({ scheduled }) => scheduled)?.id))
}

function hasNote(notes: readonly NotePath[], { id }: Week, member: string): boolean {
  return notes.some((note) => note.week === id && note.member === member)
}

/**
 * Why there is nothing to make a document from.
 * @param week only of this week
 */
export function nothingWritten(configs: readonly Config[], messages: Messages, week?: string): Finding {
  const first = commandIn(configs[0] ?? { folder: '' }, `insights new ${shellWord(week ?? 'week-01')}`)
  const patterns = configs.flatMap(({ notes }) => notes)
  const words = week === undefined ? messages.noNotesAtAll(patterns, first) : messages.noNotes(week, first)
  return finding('no-notes', { path: week ?? '' }, words)
}

/** The ids of the weeks that have notes. */
export function weeksWith(notes: readonly NotePath[]): Set<string> {
  return new Set(notes.map(({ week }) => week))
}

/** Whether an argument looks like a path, not like the name of a week. */
export function looksLikePath(arg: string): boolean {
  return /[/\\]|^\.\.?$|\.(?:md|markdown)$/i.test(arg)
}

/** An argument as a path relative to the workspace; undefined if it does not look like a path. */
function pathIn(root: string, arg: string, cwd: string): string | undefined {
  if (!looksLikePath(arg)) return undefined
  return relative(root, resolve(cwd, arg)).split(sep).join('/')
}

/** The week's label in an argument that is the path of its folder, a note or the document; else undefined. */
export function weekAt(config: Config, arg: string, cwd: string): string | undefined {
  const path = pathIn(config.root, arg, cwd)
  if (path === undefined || path === '' || path.startsWith('../')) return undefined
  return weekLabels(config)(path)
}
