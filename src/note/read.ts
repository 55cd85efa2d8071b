import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Config } from '../config.ts'
import { type Finding, finding, InsightsError, type Words } from '../errors.ts'
import { insideWorkspace } from '../workspace.ts'

/** In bytes. A note of a hundred printed pages has a third of it; a file beyond it is something else. */
export const largestNote = 1_048_576

/** A file's text as read, or why it cannot be. */
export type Reading = { text: string; bom: boolean } | { finding: Finding; absent?: boolean }

/** Reads a Markdown file of the workspace: UTF-8, with or without a byte order mark, of at most {@link largestNote} bytes. */
export async function readText(config: Config, path: string): Promise<Reading> {
  const { messages } = config.language
  const refuse = (rule: string, words: Words, place = {}) => ({ finding: finding(rule, { path, ...place }, words) })
  let bytes: Buffer
  try {
    // Not to hang on a named pipe that bears a note's name.
    const file = await open(await insideWorkspace(config, path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const { size } = await file.stat()
      if (size > largestNote) return refuse('too-large', messages.tooLarge(size, largestNote))
      bytes = await file.readFile()
    } finally {
      await file.close()
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
    if (nul >= 0) return refuse('encoding', messages.encoding(guessEncoding(bytes) ?? 'NUL'), placeAt(text, nul))
    const bom = text.startsWith('\uFEFF')
    return { text: bom ? text.slice(1) : text, bom }
  } catch {
    const valid = new TextDecoder('utf-8').decode(bytes)
    return refuse('encoding', messages.encoding(guessEncoding(bytes)), placeAt(valid, valid.indexOf('\uFFFD')))
  }
}

/** The encoding that bytes which are no UTF-8 look like: what Korean editors on Windows save, else unknown. */
function guessEncoding(bytes: Buffer): string | undefined {
  const [first, second] = bytes
  const zeros = bytes.filter((byte, index) => byte === 0 && index < 4096)
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16'
  if (zeros.length > Math.min(bytes.length, 4096) / 8) return 'UTF-16'
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
