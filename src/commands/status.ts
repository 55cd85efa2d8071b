import { readWeek } from '../document/read-week.ts'
import { type Finding, finding, InsightsError, isBreaking } from '../errors.ts'
import type { StatusWords } from '../languages/language.ts'
import { languages } from '../languages/registry.ts'
import { gridOf, gridTable } from '../status/grid.ts'
import { hasWritten, notesOf, owesNote, type WeekStatus, weekStatuses } from '../status/status.ts'
import type { Io } from '../terminal/terminal.ts'
import { printJson } from '../text.ts'
import { type Config, commandIn } from '../workspace/config.ts'
import { findWorkspaces } from '../workspace/find-workspace.ts'
import { type OpenedWorkspace, openWorkspaces, weekOfMeeting } from '../workspace/open.ts'
import { clockDay, weekHeading } from '../workspace/weeks.ts'

interface StatusOptions {
  cwd?: string
  config?: string
  format?: 'table' | 'json' | 'text'
  check?: boolean
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
  const today = clockDay(io.env)
  const opened = openWorkspaces(workspaces, args, { cwd, today })
  // A stray file may be why a note seems to be missing.
  const findings = opened
    .flatMap((workspace) => workspace.opened.findings)
    .filter((found) => isBreaking(found) || found.rule === 'stray-file')
  const shown = opened.filter(({ opened }) => opened.weeks.length > 0).map((workspace) => statusOf(workspace, today))
  if (shown.length === 0) {
    const first = commandIn(workspaces.configs[0] ?? workspaces.top, 'insights new week-01')
    const none = finding('no-weeks', { path: '' }, words.noWeeks(first))
    throw new InsightsError(findings.some(isBreaking) ? findings : [...findings, none])
  }
  io.report([...findings, ...shown.flatMap((workspace) => workspace.findings)])
  const { several } = workspaces
  if (options.format === 'json') {
    const data = shown.flatMap(({ config: { folder: workspace }, weeks }) =>
      several ? weeks.map((week) => ({ workspace, ...week })) : weeks,
    )
    io.stdout.write(`${printJson(data)}\n`)
  } else {
    const parts = shown.map(({ config, weeks, reminded }) => {
      if (options.format === 'text')
        return reminder(reminded, several ? (config.title ?? config.folder) : undefined, words)
      const grid = gridOf(config, weeks, several ? config.folder : undefined, words)
      return gridTable(grid, io.stdout.columns, io.color('stdout'))
    })
    io.show(parts.join('\n'))
  }
  if (shown.some(({ unreadable }) => unreadable)) return 2
  return options.check && shown.some(({ counted }) => counted.some(({ members }) => members.some(owesNote))) ? 1 : 0
}

/** The status of one workspace. */
interface ShownWeeks {
  config: Config
  weeks: WeekStatus[]
  /** The weeks that `--check` counts. */
  counted: WeekStatus[]
  /** The weeks that a reminder is about. */
  reminded: WeekStatus[]
  /** The errors in the notes of the weeks. */
  findings: Finding[]
  /** Whether one of these notes cannot be read. */
  unreadable: boolean
}

/** Reads the notes of every week, since without a roster they tell who the members are. */
function statusOf({ config, opened }: OpenedWorkspace, today: string): ShownWeeks {
  const asked = new Set(opened.asked.map(({ id }) => id))
  const isShown = ({ id }: { id: string }) => asked.size === 0 || asked.has(id)
  const findings: Finding[] = []
  let unreadable = false
  const read = opened.weeks.map((week) => {
    const sources = readWeek(config, week, opened)
    if (isShown(week)) {
      findings.push(...sources.findings.filter(isBreaking))
      const paths = new Set(sources.notes.map(({ path }) => path))
      unreadable ||= opened.notes.some((note) => note.week === week.id && !paths.has(note.path))
    }
    return notesOf(sources, opened)
  })
  const weeks = weekStatuses(config, read, today).filter(isShown)
  if (asked.size > 0) return { config, weeks, counted: weeks, reminded: weeks, findings, unreadable }
  const counted = weeks.filter(({ due }) => due)
  const meeting = weekOfMeeting(config, opened, today)?.id
  const next = weeks.find(({ id }) => id === meeting) ?? counted.at(-1) ?? weeks.at(-1)
  return { config, weeks, counted, reminded: next ? [next] : [], findings, unreadable }
}

/**
 * A text to paste into a chat: who has not written yet.
 * @param title the workspace, if there are several
 */
function reminder(weeks: readonly WeekStatus[], title: string | undefined, words: StatusWords): string {
  const lines = weeks.map(({ id, number, date, scope, members }) => {
    const left = members.filter(owesNote).map(({ name }) => name)
    // A label such as `Chapter 3~4` is a name of its own.
    const name = weekHeading({ id }) === id || number === undefined ? id : words.week(number)
    const facts = [date && words.day(date), scope].filter(Boolean).join(', ')
    const all = members.some(hasWritten) ? words.allWritten : words.nobody
    return `${name}${facts === '' ? '' : ` (${facts})`}: ${left.length > 0 ? words.left(left) : all}`
  })
  return `${[...(title === undefined ? [] : [title]), ...lines].join('\n')}\n`
}
