import { enChanged } from '../languages/en/changed.ts'
import { koChanged } from '../languages/ko/changed.ts'
import type { Io } from '../terminal/io.ts'
import type { Config } from './config.ts'
import { type Changed, changedFiles } from './git.ts'

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

function wordsFor({ language }: Config) {
  return language.id === 'en' ? enChanged : koChanged
}
