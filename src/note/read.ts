import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import type { Config } from '../config.ts'
import { decodeText } from '../encoding.ts'
import { type Finding, finding, InsightsError, type Words } from '../errors.ts'
import { insideWorkspace } from '../inside.ts'
import { undecodable } from '../workspace.ts'

/** In bytes. A note of a hundred printed pages has a third of it; a file beyond it is something else. */
export const largestNote = 1_048_576

/** A file's text as read, or why it cannot be. */
export type Reading = { text: string; bom: boolean } | { finding: Finding; absent?: boolean }

/** Reads a Markdown file of the workspace: UTF-8, with or without a byte order mark, of at most {@link largestNote} bytes. */
export function readText(config: Config, path: string): Reading {
  const { messages } = config.language
  const refuse = (rule: string, words: Words, place = {}) => ({ finding: finding(rule, { path, ...place }, words) })
  let bytes: Buffer
  try {
    // Not to hang on a named pipe that bears a note's name.
    const file = openSync(insideWorkspace(config, path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const status = fstatSync(file)
      const { size } = status
      if (!status.isFile()) return refuse('unreadable', messages.notAFile())
      if (size > largestNote) return refuse('too-large', messages.tooLarge(size, largestNote))
      bytes = readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const [outside] = error instanceof InsightsError ? error.findings : []
    if (outside) return { finding: outside }
    const { code = String(error) } = error as NodeJS.ErrnoException
    return { ...refuse('unreadable', messages.unreadable(code)), absent: code === 'ENOENT' }
  }
  const decoded = decodeText(bytes)
  return 'text' in decoded ? decoded : { finding: undecodable(path, decoded, messages) }
}
