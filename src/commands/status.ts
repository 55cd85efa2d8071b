import { readTemplate, readWeek } from '../document/read-week.ts'
import { type Finding, failure, finding, InsightsError, isBreaking, mapAll } from '../errors.ts'
import type { DocumentState, StatusWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { documentState } from '../status/document-state.ts'
import { gridOf, gridTable, markdownTable } from '../status/grid.ts'
import { withLinks } from '../status/member-links.ts'
import { reminder } from '../status/reminder.ts'
import { notesOf, owesNote, type WeekFiles, type WeekStatus, weekStatuses } from '../status/week-status.ts'
import type { Io } from '../terminal/terminal.ts'
import { printJson, shellWord } from '../text.ts'
import { type Config, commandIn, configOf } from '../workspace/config.ts'
import { findWorkspaces } from '../workspace/find-workspace.ts'
import { hostingOf } from '../workspace/hosting.ts'
import {
  type Opened,
  type OpenedWorkspace,
  openWorkspaces,
  printable,
  weekOfMeeting,
  weeksWith,
} from '../workspace/open.ts'
import { filesUrl } from '../workspace/repository.ts'
import { dashed, isDay } from '../workspace/week-label.ts'
import { clockDay, nextWeek, type Week, weekFile } from '../workspace/weeks.ts'

export interface StatusOptions {
  cwd?: string
  config?: string
  format?: 'table' | 'json' | 'markdown' | 'text'
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
  const workspaces = await findWorkspaces({ cwd, configPath: options.config, env: io.env })
  const words = await languages[workspaces.top.language.speaks].load.status()
  const today = dashed(options.today ?? clockDay())
  if (!isDay(today)) throw failure('usage', workspaces.top.language.messages.notADate(today))
  const moment = { cwd, today, opens: 'all' as const }
  const { changed } = options
  const opened =
    changed === undefined
      ? openWorkspaces(workspaces, args, moment)
      : await (await import('../document/changed-weeks.ts')).openChanged(workspaces, changed, moment, io)
  if (changed !== undefined && opened.length === 0) return 0
  const findings = opened
    .flatMap((workspace) => workspace.opened.findings)
    .filter((found) => isBreaking(found) || isStray(found))
  const withWeeks = opened.filter((workspace) => workspace.opened.weeks.length > 0)
  if (withWeeks.length === 0) {
    const none = findings.some(isBreaking)
      ? []
      : [
          finding(
            'no-weeks',
            { path: '' },
            words.noWeeks(commandIn(workspaces.configs[0] ?? workspaces.top, 'insights new week-01')),
          ),
        ]
    throw new InsightsError([...findings, ...none])
  }
  const shown = await mapAll(withWeeks, (workspace) => statusOf(workspace, today, options, io))
  io.report([...findings, ...shown.flatMap((workspace) => workspace.findings).filter(isBreaking)])
  const text = print(shown, workspaces.several, words, options, io)
  if (options.format === 'json' || options.format === 'markdown') io.stdout.write(text)
  else io.show(text)
  if (shown.some(({ unreadable }) => unreadable) || findings.some(({ rule }) => rule === 'unreadable')) return 2
  return options.check && shown.some(({ counted }) => counted.some(({ members }) => members.some(owesNote))) ? 1 : 0
}

/** A stray file may be why a note seems to be missing. */
function isStray({ rule }: Finding): boolean {
  return rule === 'stray-file'
}

/** The status of one workspace. */
interface ShownWeeks {
  config: Config
  weeks: WeekStatus[]
  /** Whether these are all weeks: none was named. */
  isWhole: boolean
  /** The weeks that `--check` counts. */
  counted: WeekStatus[]
  /** The weeks that a reminder is about; none in other formats. */
  reminded: readonly WeekStatus[]
  findings: Finding[]
  /** Whether a note cannot be read. */
  unreadable: boolean
}

/** In characters: the addresses of new notes. GitHub takes comments of 65,536, Discord messages of 2,000. */
const maxLinks = { markdown: 20_000, text: 1_500, table: undefined, json: undefined }

async function statusOf(
  { config, opened }: OpenedWorkspace,
  today: string,
  { format = 'table' }: StatusOptions,
  io: Io,
): Promise<ShownWeeks> {
  const chosen = new Set(opened.asked.map(({ id }) => id))
  const { weeks: weeksRead, findings, unreadable } = await readWeeks(config, opened, chosen)
  const statuses = weekStatuses(config, weeksRead, today)
  const coming = statuses.find(({ date, due }) => (date === undefined ? !due : date >= today))
  const asked = statuses.filter(({ id }) => chosen.size === 0 || chosen.has(id))
  const hosting = format === 'table' ? undefined : await hostingOf(config, io.env)
  const isText = format === 'text'
  const shown = isText ? remindedOf(asked, weekOfMeeting(config, opened, today), chosen) : asked
  const isOpen = (week: WeekStatus) => isText || week.due || week.id === coming?.id || chosen.has(week.id)
  const how = { isOpen, room: maxLinks[format], isBrief: isText }
  const linked = hosting && withLinks(config, opened, shown, { hosting, ...how })
  findings.push(...(linked?.findings ?? []))
  const [weeks, reminded] = isText ? [asked, linked?.weeks ?? shown] : [linked?.weeks ?? asked, []]
  const counted = weeks.filter(({ due }) => due || chosen.size > 0)
  return { config, weeks, isWhole: chosen.size === 0, counted, reminded, findings, unreadable }
}

/** The weeks that a reminder is about: those that were asked for, else that of the next meeting or the last that is due. */
function remindedOf(
  weeks: readonly WeekStatus[],
  meeting: Week | undefined,
  chosen: ReadonlySet<string>,
): readonly WeekStatus[] {
  if (chosen.size > 0) return weeks
  const last = weeks.findLast(({ due }) => due) ?? weeks.at(-1)
  return [weeks.find(({ id }) => id === meeting?.id) ?? last].filter((week) => week !== undefined)
}

/** Reads the notes of every week, since without a roster they tell who the members are; documents only of `asked`. */
async function readWeeks(config: Config, listed: Opened, asked: Set<string>) {
  const { weeks: known } = listed
  const template = readTemplate(config)
  const printed = weeksWith(printable(config, listed))
  const weeks: WeekFiles[] = []
  const findings: Finding[] = []
  for (const week of known) {
    const sources = readWeek(config, week, listed)
    const shown = asked.size === 0 || asked.has(week.id)
    let state: DocumentState = 'none'
    if (shown && printed.has(week.id)) {
      const next = nextWeek(known, week.id)
      const document = await documentState(configOf(config, week.id), { ...sources, next }, template)
      state = document.state
      findings.push(...document.findings)
    }
    weeks.push({
      ...notesOf(sources, listed),
      document: { path: weekFile(config.output, week), state },
    })
    if (shown) findings.push(...sources.findings)
  }
  const unreadable = weeks.some(
    (status) => status.unreadable.length > 0 && (asked.size === 0 || asked.has(status.week.id)),
  )
  return { weeks, findings, unreadable }
}

function print(
  shown: readonly ShownWeeks[],
  several: boolean,
  words: StatusWords,
  { format }: StatusOptions,
  io: Io,
): string {
  if (format === 'json') {
    const weeks = shown.flatMap(({ config: { folder: workspace }, weeks }) =>
      several ? weeks.map((week) => ({ workspace, ...week })) : weeks,
    )
    return `${printJson(weeks)}\n`
  }
  if (format === 'text')
    return shown
      .map(({ config, reminded, isWhole }) =>
        reminder(reminded, several ? (config.title ?? config.folder) : undefined, !isWhole, words),
      )
      .join('\n')
  return shown
    .map((workspace) => tableOf(workspace, several ? workspace.config.folder : undefined, words, format, io))
    .join('\n')
}

/** The states of documents that `build` does not write. */
const unwritable: ReadonlySet<DocumentState> = new Set(['edited', 'foreign', 'blocked'])

/** @param title the workspace, if there are several */
function tableOf(
  { config, weeks, isWhole }: ShownWeeks,
  title: string | undefined,
  words: StatusWords,
  format: StatusOptions['format'],
  io: Io,
): string {
  const grid = { ...gridOf(config, weeks, words), title }
  if (format === 'markdown') return markdownTable(grid, filesUrl(config.root, io.env), words.write)
  const old = weeks.filter(({ document: { state } }) => state === 'stale' || state === 'absent').map(({ id }) => id)
  // `--all` would fail because of a document that it must not overwrite.
  const isAll = isWhole && old.length > 1 && !weeks.some(({ document: { state } }) => unwritable.has(state))
  const which = isAll ? '--all' : old.map(shellWord).join(' ')
  const unsettled = weeks.find(({ document: { state } }) => state === 'unsettled')
  const legend = [
    ...grid.legend,
    ...(old.length > 0 ? [io.named(words.toBuild(commandIn(config, `insights build ${which}`)))] : []),
    ...(unsettled ? [io.named(words.toSettle(commandIn(config, `insights discuss ${shellWord(unsettled.id)}`)))] : []),
  ]
  return gridTable({ ...grid, legend }, io.stdout.columns, io.color('stdout'))
}
