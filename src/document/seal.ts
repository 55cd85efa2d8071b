import { createHash } from 'node:crypto'
import { InsightsError } from '../errors.ts'
import { isLink, largestFile, readText, type Workspace } from '../workspace/files.ts'

/** The file at an output path before it is written: our own output as we wrote it, or anything else. */
export type ExistingOutput =
  | { kind: 'absent' }
  | { kind: 'ours'; text: string }
  /** Edited, or never ours. A symbolic link (`linked`) may lead to a note. */
  | { kind: 'edited'; text: string; linked: boolean }

const format = 1

/** In bytes: a document contains the notes of a whole group. */
const largestDocument = 64 * largestFile

const seals = /^<!-- insights:\d+ sha256:([0-9a-f]{64}) -->$/gm

/** Adds the seal below a document: a comment with the version of the format and a hash, to detect edits later. */
export function seal(text: string): string {
  return `${text}\n<!-- insights:${format} sha256:${hash(`${text}\n`)} -->\n`
}

/** Adds the seal to a `discussion.md`: below its title, since people add questions at its end. */
export function sealDiscussion(text: string): string {
  return text.replace(/\n/, () => `\n\n<!-- insights:${format} sha256:${hash(text)} -->\n`)
}

/** Whether a `discussion.md` is as `discuss` wrote it. */
export function isSealedDiscussion(file: string): boolean {
  const text = file.replace(/\r\n?/g, '\n')
  const [line, sealed] = new RegExp(seals.source, 'm').exec(text) ?? []
  return line !== undefined && sealed === hash(text.replace(`\n${line}\n`, ''))
}

/**
 * Reads the file at an output path. Line endings are converted to `\n`, since git may have changed them.
 * @throws {InsightsError} if the file exists and cannot be read
 */
export function readExistingOutput(workspace: Workspace, path: string): ExistingOutput {
  const reading = readText(workspace, path, largestDocument)
  if ('finding' in reading) {
    if (reading.absent) return { kind: 'absent' }
    // A binary file is not ours, and can be overwritten with `--force`.
    if (reading.finding.rule === 'encoding') return { kind: 'edited', text: '', linked: isLink(workspace, path) }
    throw new InsightsError([reading.finding])
  }
  return existingOutput(reading.text, isLink(workspace, path))
}

/**
 * Seals the table of weeks in a file that people edit. Prettier may align it, so the hash is that of
 * {@link unaligned} text.
 */
export function sealIndex(text: string): string {
  return `${text}\n<!-- insights:${format} sha256:${hash(unaligned(`${text}\n`))} -->\n`
}

/** A text with tables as narrow as they can be, and without blank lines. */
export function unaligned(text: string): string {
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/-{2,}/g, '-')
    .replace(/\s*\n\s*/g, '\n')
}

/**
 * Compares a text with its seal.
 * @param linked whether a symbolic link leads to it
 * @param hashed returns the part of the text above the seal that was hashed
 */
export function existingOutput(file: string, linked: boolean, hashed = (text: string) => text): ExistingOutput {
  const text = file.replace(/\r\n?/g, '\n')
  if (text.trim() === '') return { kind: 'absent' }
  const seal = [...text.matchAll(seals)].at(-1)
  const isOurs =
    seal && hash(hashed(text.slice(0, seal.index))) === seal[1] && text.slice(seal.index + seal[0].length).trim() === ''
  return isOurs ? { kind: 'ours', text } : { kind: 'edited', text, linked }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
