import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Config } from './config.ts'
import { finding, InsightsError } from './errors.ts'
import { insideWorkspace, targetInWorkspace } from './inside.ts'

/**
 * What stands at a path now, before anything is written: nothing, our own unedited output, or what people wrote;
 * that may be a note where a link leads to it.
 */
export type Standing =
  | { kind: 'absent' }
  | { kind: 'ours' | 'edited'; text: string }
  | { kind: 'foreign'; text: string; linked: boolean }

const format = 1

/** What stands behind the text of a document of ours: its last line alone. */
export const sealed = /^\n<!-- insights:\d+ sha256:[0-9a-f]{64} -->\n*$/

/** Puts the tool's own last line below a document: the format's version, and a hash by which an edit shows. */
export function seal(text: string): string {
  return `${text}\n<!-- insights:${format} sha256:${hash(`${text}\n`)} -->\n`
}

/** Reads what stands where a document will be written; line endings are read as `\n`, whatever git made of them. */
export function standing(config: Config, path: string): Standing {
  let text: string
  try {
    const file = insideWorkspace(config, path)
    // A named pipe or a device would be read for ever.
    if (!statSync(file).isFile())
      throw new InsightsError([finding('unwritable', { path }, config.language.messages.notAFile())])
    text = readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'absent' }
    throw couldNot(config, path, error)
  }
  if (text.trim() === '') return { kind: 'absent' }
  const [, body = '', sealed] = /^([\s\S]*?)<!-- insights:\d+ sha256:([0-9a-f]{64}) -->\n*$/.exec(text) ?? []
  if (sealed === undefined) return { kind: 'foreign', text, linked: isLink(config, path) }
  return { kind: hash(body) === sealed ? 'ours' : 'edited', text }
}

/**
 * Writes a document whole or not at all, keeping the mode and the owner of the file that stood there, and a link
 * pointing where it did.
 */
export function write(config: Config, path: string, text: string): void {
  try {
    const target = targetInWorkspace(config, path)
    mkdirSync(dirname(target), { recursive: true })
    replace(target, text)
  } catch (error) {
    throw couldNot(config, path, error)
  }
}

/**
 * Puts a text in a file's place by one rename. It waits for nothing, so that Ctrl-C comes before it or behind it; what a
 * `kill -9` leaves behind is a `.insights.md.….tmp`, which no pattern of notes matches and no build reads.
 * Not by `write-file-atomic`: on a full disk the system writes a part and says how much, which that does not look at.
 */
function replace(target: string, text: string): void {
  const before = statSync(target, { throwIfNoEntry: false })
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = openSync(temporary, 'wx')
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (before) keepRights(temporary, before)
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function keepRights(file: string, { mode, uid, gid }: { mode: number; uid: number; gid: number }): void {
  try {
    chownSync(file, uid, gid)
  } catch {
    // Only root may give a file to somebody else; the document then belongs to who built it.
  }
  chmodSync(file, mode & 0o7777)
}

/** The unified diff that a rebuild would make. */
export async function difference(path: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff')
  return createTwoFilesPatch(path, path, before, after, 'on disk', 'rebuilt', { context: 3 })
}

function isLink(config: Config, path: string): boolean {
  return lstatSync(insideWorkspace(config, path)).isSymbolicLink()
}

function couldNot(config: Config, path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof InsightsError || typeof code !== 'string') return error
  return new InsightsError([finding('unwritable', { path }, config.language.messages.unwritable(code))])
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
