import { standing } from '../document/seal.ts'
import { enChanged } from '../languages/en/changed.ts'
import { koChanged } from '../languages/ko/changed.ts'
import type { Config, Week } from '../workspace/config.ts'
import { listNotes } from '../workspace/find-notes.ts'
import { type Changed, changedFiles } from '../workspace/git.ts'
import { weekAt } from '../workspace/open.ts'
import { outputPath } from '../workspace/paths.ts'
import type { Io } from './io.ts'

/**
 * Asks git what a branch has touched.
 * @param ref what the branch is compared with, or `true` to find that out
 * @throws {InsightsError} where git cannot tell
 */
export async function changedIn(config: Config, ref: string | true, io: Io): Promise<Changed> {
  return await changedFiles(config.root, ref === true ? undefined : ref, io.env, wordsFor(config))
}

/** Says that a branch has touched nothing that a command is about. */
export function sayNothingChanged(config: Config, { base }: Changed, io: Io): void {
  io.say(wordsFor(config).nothingChanged(base))
}

/**
 * The weeks that a branch touches: their notes, free notes, discussion, minutes or document. The config and the templates
 * touch those whose document was built: an old week that nobody has built, or whose document people wrote, stays so.
 * Where there are none, says so.
 * @returns their ids, as if somebody had named them
 * @throws {InsightsError} where git cannot tell
 */
export async function changedWeeks(config: Config, ref: string | true, io: Io): Promise<string[]> {
  const { weeks, notes, sources } = listNotes(config)
  const changed = await changedIn(config, ref, io)
  const files = [...changed.files]
  const isForAll = (path: string) => path === config.path || path.startsWith(`${config.templates}/`)
  // A deleted note is known by its path alone, and a file of several weeks by what is in it.
  const labels = new Set(files.flatMap((path) => weekAt(config, path, config.root)?.normalize('NFC') ?? []))
  const held = [...notes, ...sources].filter(({ path }) => changed.files.has(path.normalize('NFC')))
  const ids = new Set(held.map(({ week }) => week))
  const touched = weeks.filter(
    (week) => ids.has(week.id) || [week.id, ...week.labels].some((label) => labels.has(label.normalize('NFC'))),
  )
  const isBuilt = (week: Week) => standing(config, outputPath(config, week)).kind === 'ours'
  const found = files.some(isForAll) ? weeks.filter((week) => touched.includes(week) || isBuilt(week)) : touched
  if (found.length === 0) sayNothingChanged(config, changed, io)
  return found.map(({ id }) => id)
}

function wordsFor({ language }: Config) {
  return language.id === 'en' ? enChanged : koChanged
}
