import type { Io } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { changedFiles } from '../workspace/git.ts'
import { weekAt } from '../workspace/open.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { standing } from './seal.ts'

/**
 * The weeks that a branch changes: their notes, sources, discussion, minutes or document. A change of the config or the
 * templates counts for all weeks with a built document; an old week without one, or with one that people wrote, is
 * skipped. Prints a message if there are none.
 * @returns the ids of the weeks
 * @throws {InsightsError} if git fails
 */
export async function changedWeeks(config: Config, ref: string | true, io: Io): Promise<string[]> {
  const { weeks, notes, sources } = listNotes(config)
  const changed = await changedFiles(config.root, ref, io.env, config.language.messages)
  const files = [...changed.files]
  const affectsAll = (path: string) => path === config.path || path.startsWith(`${config.templates}/`)
  // The path is all that is left of a deleted note. A file with several weeks has to be read for its weeks.
  const labels = new Set(files.flatMap((path) => weekAt(config, path, config.root)?.normalize('NFC') ?? []))
  const existing = [...notes, ...sources].filter(({ path }) => changed.files.has(path.normalize('NFC')))
  const ids = new Set(existing.map(({ week }) => week))
  const touched = weeks.filter(
    (week) => ids.has(week.id) || [week.id, ...week.labels].some((label) => labels.has(label.normalize('NFC'))),
  )
  const isBuilt = (week: Week) => standing(config, weekFile(config.output, week)).kind === 'ours'
  const found = files.some(affectsAll) ? weeks.filter((week) => touched.includes(week) || isBuilt(week)) : touched
  if (found.length === 0) io.say(config.language.messages.nothingChanged(changed.base))
  return found.map(({ id }) => id)
}
