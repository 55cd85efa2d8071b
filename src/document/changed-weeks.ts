import type { Io } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import type { Workspaces } from '../workspace/find-workspace.ts'
import { changedFiles } from '../workspace/git.ts'
import { type Moment, type Opened, type OpenedWorkspace, openWeeks, weekAt } from '../workspace/open.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { readExistingOutput } from './seal.ts'

/**
 * Finds the weeks that a branch changes: their notes, sources, discussion, minutes or document. A change of the config or
 * the templates counts for all weeks with a built document; an old week without one, or with one that people wrote, is
 * skipped. Prints a message if there are none.
 * @param withIndex whether a workspace counts too if its table of weeks may have changed, even without such weeks
 * @returns the workspaces that have such weeks, as if these had been asked for
 * @throws {InsightsError} if git fails
 */
export async function openChanged(
  { top, configs }: Workspaces,
  ref: string | true,
  moment: Moment,
  io: Io,
  withIndex = false,
): Promise<OpenedWorkspace[]> {
  const workspaces = configs.map((config) => ({ config, opened: openWeeks(config, [], moment) }))
  const { files, base } = await changedFiles(top.root, ref, io.env, top.language.messages)
  const changed = workspaces.flatMap(({ config, opened }) => {
    const asked = weeksTouched(config, opened, files)
    return asked.length > 0 || (withIndex && isIndexTouched(config, files))
      ? [{ config, opened: { ...opened, asked } }]
      : []
  })
  if (changed.length === 0) io.say(top.language.messages.nothingChanged(base))
  return changed
}

function weeksTouched(config: Config, { weeks, notes, sources }: Opened, changed: ReadonlySet<string>): Week[] {
  const files = [...changed]
  // The path is all that is left of a deleted note. A file with several weeks has to be read for its weeks.
  const labels = new Set(files.flatMap((path) => weekAt(config, path, config.root)?.normalize('NFC') ?? []))
  const existing = [...notes, ...sources].filter(({ path }) => changed.has(path.normalize('NFC')))
  const ids = new Set(existing.map(({ week }) => week))
  const touched = weeks.filter(
    (week) => ids.has(week.id) || [week.id, ...week.labels].some((label) => labels.has(label.normalize('NFC'))),
  )
  const isBuilt = (week: Week) => readExistingOutput(config, weekFile(config.output, week)).kind === 'ours'
  return files.some((path) => isSetting(config, path))
    ? weeks.filter((week) => touched.includes(week) || isBuilt(week))
    : touched
}

/** Whether a changed file is shown in the table of weeks, or contains it: also the last note of a week, deleted. */
function isIndexTouched(config: Config, changed: ReadonlySet<string>): boolean {
  if (config.index.length === 0) return false
  return [...changed].some(
    (path) => isSetting(config, path) || config.index.includes(path) || weekAt(config, path, config.root) !== undefined,
  )
}

/** Whether a file is the config or a template. All documents depend on these. */
function isSetting({ path: configPath, parent, templates }: Config, path: string): boolean {
  return path === configPath || path === parent || path.startsWith(`${templates}/`)
}
