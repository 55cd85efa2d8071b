import { relative, resolve, sep } from 'node:path'
import { type Finding, failure, InsightsError } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import { type Config, weekFiles } from './config.ts'
import { judgeOf, type Listed, listNotes, type NotePath } from './find-notes.ts'
import { labelsAlong } from './match-files.ts'
import { compilePattern } from './pattern.ts'
import { comingWeek, isNext, resolveWeek, type Week } from './weeks.ts'

/** Where and when a command runs, and whether it looks at all weeks whatever it is asked for. */
export interface Moment {
  cwd: string
  /** `2026-09-08` */
  today: string
  opens?: 'all'
}

/** What the folders hold, and the weeks that a command line asks for, each once. */
export interface Opened extends Listed {
  asked: Week[]
}

/**
 * Finds the notes of the weeks that a command line asks for; of all weeks where it names none.
 * @param args ids, numbers, beginnings of labels, paths of a week's folder or files, or `next`
 * @throws {InsightsError} with what is wrong with each of the names, behind what is wrong with the folders
 */
export function openWeeks(config: Config, args: readonly string[], moment: Moment): Opened {
  const names = args.map((arg) => weekAt(config, arg, moment.cwd) ?? arg)
  const isWhole = moment.opens === 'all' || names.length === 0 || names.some(isNext)
  const listed = listNotes(config, isWhole ? {} : { weeks: names })
  const problems: Finding[] = []
  const asked = names.flatMap((name) => {
    try {
      return weekCalled(config, listed, name, moment.today)
    } catch (error) {
      if (!(error instanceof InsightsError)) throw error
      problems.push(...error.findings)
      return []
    }
  })
  // What is wrong with the folders may be why a name means nothing.
  if (problems.length > 0) throw new InsightsError([...listed.findings, ...problems])
  return { ...listed, asked: [...new Map(asked.map((week) => [week.id, week])).values()] }
}

/**
 * The week that a command line means by an id, a number, a label's beginning or `next`.
 * @throws {InsightsError} where it means none, or two
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
 * The week that `next` means where nobody in particular asks.
 * @throws {InsightsError} where nothing is scheduled next
 */
function nextOf(config: Pick<Config, 'members' | 'language'>, { weeks, notes }: Listed, today: string): Week {
  const members = config.members?.map(({ id }) => id) ?? [...new Set(notes.map(({ member }) => member))]
  const owed = (week: Week) => members.some((id) => !week.excused.includes(id) && !hasNote(notes, week, id))
  const week = comingWeek(weeks, today, weeksWith(notes), owed)
  if (!week) throw noNextWeek(weeks, config.language.messages)
  return week
}

export function noNextWeek(weeks: readonly Week[], messages: Messages): InsightsError {
  return failure('week', messages.noNextWeek(weeks.findLast(({ scheduled }) => scheduled)?.id))
}

function hasNote(notes: readonly NotePath[], { id }: Week, member: string): boolean {
  return notes.some((note) => note.week === id && note.member === member)
}

/** The ids of the weeks that have notes. */
export function weeksWith(notes: readonly NotePath[]): Set<string> {
  return new Set(notes.map(({ week }) => week))
}

/** What an argument is as a path in the workspace; nothing where it is none. */
function pathIn(root: string, arg: string, cwd: string): string | undefined {
  if (!/[/\\]|^\.\.?$|\.md$/i.test(arg)) return undefined
  return relative(root, resolve(cwd, arg)).split(sep).join('/')
}

/** The label of the week that an argument means as the path of its folder, of a note or of the document. */
export function weekAt(config: Config, arg: string, cwd: string): string | undefined {
  const path = pathIn(config.root, arg, cwd)
  if (path === undefined || path === '' || path.startsWith('../')) return undefined
  const patterns = [...config.notes, ...config.sources, ...weekFiles(config)].map(compilePattern)
  const search = { judge: judgeOf(config), unnumbered: config.members !== undefined }
  return labelsAlong(path, patterns, search).find(({ week }) => week !== undefined)?.week
}
