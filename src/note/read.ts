import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import type { Config } from '../config.ts'
import { type Finding, finding, InsightsError, type Words } from '../errors.ts'
import { insideWorkspace } from '../workspace.ts'

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
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const nul = text.indexOf('\0')
    const guess = nul >= 0 ? guessEncoding(bytes) : undefined
    if (nul >= 0)
      return refuse('encoding', guess ? messages.encoding(guess) : messages.nulCharacter(), placeAt(text, nul))
    const bom = text.startsWith('\uFEFF')
    return { text: bom ? text.slice(1) : text, bom }
  } catch {
    const valid = new TextDecoder('utf-8').decode(bytes)
    return refuse('encoding', messages.encoding(guessEncoding(bytes)), placeAt(valid, valid.indexOf('\uFFFD')))
  }
}

/** The encoding that bytes which are no UTF-8 look like: what Korean editors on Windows save, else unknown. */
function guessEncoding(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return 'UTF-16LE'
  if (mark === 'feff') return 'UTF-16BE'
  // Spaces, line ends and Latin letters have a zero in UTF-16: behind the letter, or before it.
  const sample = bytes.subarray(0, 4096)
  const zeros = [...sample.keys()].filter((index) => sample[index] === 0)
  if (zeros.length > sample.length / 16) return (zeros[0] ?? 0) % 2 === 1 ? 'UTF-16LE' : 'UTF-16BE'
  if (zeros.length > 0) return undefined
  try {
    new TextDecoder('euc-kr', { fatal: true }).decode(bytes)
    return 'CP949'
  } catch {
    return undefined
  }
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset)).split(/\r\n?|\n/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
