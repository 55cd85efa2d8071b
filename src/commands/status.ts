import { composeDocument } from '../document/document.ts'
import { markdownDocument } from '../document/markdown.ts'
import { readTemplate, readWeek } from '../document/read-week.ts'
import { documentState } from '../document/seal.ts'
import { isBlank } from '../document/week.ts'
import { type Finding, failure, finding, InsightsError, isError } from '../errors.ts'
import { enStatus } from '../languages/en/commands.ts'
import { koStatus } from '../languages/ko/commands.ts'
import type { DocumentState, StatusWords } from '../languages/language.ts'
import { gridOf, markdownTable, table } from '../status/grid.ts'
import { owesNote, type WeekNotes, type WeekStatus, weekStatuses } from '../status/week-status.ts'
import type { Io } from '../terminal/terminal.ts'
import { printJson } from '../text.ts'
import { type Config, configOf } from '../workspace/config.ts'
import { findWorkspace } from '../workspace/find-workspace.ts'
import { type Opened, openWeeks, printable, weeksWith } from '../workspace/open.ts'
import { filesUrl } from '../workspace/repository.ts'
import { clockDay, isDay, nextWeek, type Week, weekFile } from '../workspace/weeks.ts'

export interface StatusOptions {
  cwd?: string
  config?: string
  format?: 'table' | 'json' | 'markdown'
  check?: boolean
  changed?: string | true
  today?: string
}

/**
 * Shows who has written what, member by week.
 * @param args weeks; if empty, all of them, and `--check` counts only those that are due
 * @returns the exit code: 2 if a note cannot be read, 1 if `--check` finds a missing note, else 0
 */
export async function status(args: string[], options: StatusOptions, io: Io): Promise<number> {
  const cwd = options.cwd ?? io.cwd
  const config = await findWorkspace({ cwd, configPath: options.config })
  const words = config.language.id === 'en' ? enStatus : koStatus
  const today = options.today ?? clockDay()
  if (!isDay(today)) throw failure('usage', words.notADate(today))
  const { changed } = options
  const names =
    changed === undefined
      ? args
      : await (await import('../document/changed-weeks.ts')).changedWeeks(config, changed, io)
  if (changed !== undefined && names.length === 0) return 0
  const opened = openWeeks(config, names, { cwd, today, opens: 'all' })
  const { weeks: known, asked, findings } = opened
  if (known.length === 0) {
    const errors = findings.filter(isError)
    throw new InsightsError(errors.length > 0 ? errors : [finding('no-weeks', { path: '' }, words.noWeeks())])
  }
  const chosen = new Set(asked.map(({ id }) => id))
  const read = await readWeeks(config, opened, chosen)
  const all = weekStatuses(config, read.weeks, today)
  const shown = all.filter(({ id }) => chosen.size === 0 || chosen.has(id))
  io.report([...findings, ...read.findings].filter(isError))
  const text = print(config, shown, words, options, io)
  if (options.format === undefined || options.format === 'table') io.show(text)
  else io.stdout.write(text)
  if (read.unreadable || findings.some(({ rule }) => rule === 'unreadable')) return 2
  const counted = shown.filter(({ due }) => due || chosen.size > 0)
  return options.check && counted.some(({ members }) => members.some(owesNote)) ? 1 : 0
}

/** Reads the notes of every week, since without a roster they tell who the members are; documents only of `asked`. */
async function readWeeks(config: Config, { weeks: known, notes, sources: free, texts }: Opened, asked: Set<string>) {
  const template = readTemplate(config)
  const printed = weeksWith(printable(config, { notes, sources: free }))
  const weeks: WeekNotes[] = []
  const findings: Finding[] = []
  for (const week of known) {
    const own = notes.filter((note) => note.week === week.id)
    const sources = readWeek(config, week, { notes, sources: free, texts })
    const readable = new Set(sources.notes.map(({ path }) => path))
    const unreadable = own.filter(({ path }) => !readable.has(path))
    const shown = asked.size === 0 || asked.has(week.id)
    const blocked = sources.findings.some(isError)
    const next = nextWeek(known, week.id)
    const compose = async (weekConfig: Config) => {
      const document = await composeDocument(weekConfig, { ...sources, ...template, next })
      return isBlank(document) ? undefined : markdownDocument(document, template, weekConfig)
    }
    let state: DocumentState = 'none'
    if (shown && printed.has(week.id))
      state = blocked ? 'blocked' : await stateOf(configOf(config, week.id), week, compose, findings)
    weeks.push({
      week,
      notes: sources.notes,
      unreadable,
      sources: free.filter((source) => source.week === week.id),
      document: { path: weekFile(config.output, week), state },
    })
    if (shown) findings.push(...sources.findings)
  }
  const unreadable = weeks.some((one) => one.unreadable.length > 0 && (asked.size === 0 || asked.has(one.week.id)))
  return { weeks, findings, unreadable }
}

/** @param problems receives the reason if a document cannot be read, for example because it is a folder */
async function stateOf(
  config: Config,
  week: Week,
  compose: (config: Config) => Promise<string | undefined>,
  problems: Finding[],
): Promise<DocumentState> {
  try {
    return await documentState(config, week, compose)
  } catch (error) {
    if (!(error instanceof InsightsError)) throw error
    problems.push(...error.findings)
    return 'blocked'
  }
}

function print(
  config: Config,
  weeks: readonly WeekStatus[],
  words: StatusWords,
  { format }: StatusOptions,
  io: Io,
): string {
  if (format === 'json') return `${printJson(weeks)}\n`
  const grid = gridOf(config, weeks, words)
  if (format === 'markdown') return markdownTable(grid, filesUrl(config.root, io.env))
  const old = weeks.filter(({ document: { state } }) => state === 'stale' || state === 'absent').map(({ id }) => id)
  const unsettled = weeks.find(({ document: { state } }) => state === 'unsettled')
  const legend = [
    ...grid.legend,
    ...(old.length > 0 ? [io.named(words.toBuild(old))] : []),
    ...(unsettled ? [io.named(words.toSettle(unsettled.id))] : []),
  ]
  return table({ ...grid, legend }, io.stdout.columns ?? Number.POSITIVE_INFINITY, io.color('stdout'))
}
