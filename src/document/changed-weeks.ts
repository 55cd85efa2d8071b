import type { Io } from '../terminal/terminal.ts'
import type { Config } from '../workspace/config.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { changedFiles } from '../workspace/git.ts'
import { weekAt } from '../workspace/open.ts'
import { type Week, weekFile } from '../workspace/weeks.ts'
import { standing } from './seal.ts'

/**
 * The weeks that a branch touches: their notes, free notes, discussion, minutes or document. The config and the templates
 * touch those whose document was built: an old week that nobody has built, or whose document people wrote, stays so.
 * Where there are none, says so.
 * @returns their ids, as if somebody had named them
 * @throws {InsightsError} where git cannot tell
 */
export async function changedWeeks(config: Config, ref: string | true, io: Io): Promise<string[]> {
  const { weeks, notes, sources } = listNotes(config)
  const changed = await changedFiles(config.root, ref, io.env, config.language.messages)
  const files = [...changed.files]
  const isForAll = (path: string) => path === config.path || path.startsWith(`${config.templates}/`)
  // A deleted note is known by its path alone, and a file of several weeks by what is in it.
  const labels = new Set(files.flatMap((path) => weekAt(config, path, config.root)?.normalize('NFC') ?? []))
  const held = [...notes, ...sources].filter(({ path }) => changed.files.has(path.normalize('NFC')))
  const ids = new Set(held.map(({ week }) => week))
  const touched = weeks.filter(
    (week) => ids.has(week.id) || [week.id, ...week.labels].some((label) => labels.has(label.normalize('NFC'))),
  )
  const isBuilt = (week: Week) => standing(config, weekFile(config.output, week)).kind === 'ours'
  const found = files.some(isForAll) ? weeks.filter((week) => touched.includes(week) || isBuilt(week)) : touched
  if (found.length === 0) io.say(config.language.messages.nothingChanged(changed.base))
  return found.map(({ id }) => id)
}
