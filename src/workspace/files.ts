import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path'
import { type Finding, failure, finding, InsightsError, type Words } from '../errors.ts'
import type { Messages } from '../languages/language.ts'
import type { Encoding } from '../text.ts'
import type { Config } from './config.ts'
import { toolFolder } from './pattern.ts'

/** The folder that files are read from and written to, and the language of error messages. */
export type Workspace = Pick<Config, 'root' | 'language'>

/** In bytes. A note of a hundred printed pages is a third of it, so a larger file is not a note. */
export const largestFile = 1_048_576

/** Why a file cannot be read; `absent` if it does not exist. */
type Unreadable = { finding: Finding; absent?: boolean }

/** A file's text without its byte order mark, or why it cannot be read. */
export type ReadResult = { text: string; bom: boolean } | Unreadable

/** Decodes the bytes of a file, or of a text that is treated as one. `most` is the maximum size in bytes. */
export function readingOf(path: string, bytes: Uint8Array, messages: Messages, most = largestFile): ReadResult {
  if (bytes.length > most) return { finding: finding('too-large', { path }, messages.tooLarge(bytes.length, most)) }
  const decoded = decodeText(bytes)
  return 'text' in decoded ? decoded : { finding: undecodable(path, decoded, messages) }
}

/** Reads a file of the workspace as UTF-8 text, with or without a byte order mark. See {@link readBytes}. */
export function readText(workspace: Workspace, path: string, most = largestFile): ReadResult {
  const reading = readBytes(workspace, path, most)
  return 'finding' in reading ? reading : readingOf(path, reading.bytes, workspace.language.messages, most)
}

/**
 * Reads a regular file of the workspace. Links are followed only inside the workspace. Never throws.
 * @param path relative to the workspace, with `/`
 * @param most the maximum size in bytes
 */
export function readBytes(workspace: Workspace, path: string, most: number): { bytes: Buffer } | Unreadable {
  const { messages } = workspace.language
  const refuse = (rule: string, words: Words) => ({ finding: finding(rule, { path }, words) })
  try {
    // Do not block on a named pipe, and do not follow a link created since the path was checked.
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
    const file = openSync(targetInWorkspace(workspace, path), flags)
    try {
      const status = fstatSync(file)
      if (!status.isFile()) return refuse('unreadable', messages.notAFile())
      if (status.size > most) return refuse('too-large', messages.tooLarge(status.size, most))
      return { bytes: readFileSync(file) }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const [outside] = error instanceof InsightsError ? error.findings : []
    if (outside) return { finding: outside }
    const { code = String(error) } = error as NodeJS.ErrnoException
    // Opening a socket fails with ENXIO.
    if (code === 'ENXIO') return refuse('unreadable', messages.notAFile())
    return { ...refuse('unreadable', messages.unreadable(code)), absent: code === 'ENOENT' }
  }
}

/** The finding for bytes that are not UTF-8 text. */
function undecodable(path: string, { nul, guess, ...place }: Undecodable, messages: Messages): Finding {
  const words = nul && guess === undefined ? messages.nulCharacter() : messages.encoding(guess)
  return finding('encoding', { path, ...place }, words)
}

/** Whether a path exists, even as a broken link. */
export function isThere(workspace: Workspace, path: string): boolean {
  try {
    return lstatSync(resolve(workspace.root, path), { throwIfNoEntry: false }) !== undefined
  } catch {
    // A parent is a file, not a folder; writing there reports that.
    return false
  }
}

/** The names of all entries of a folder of the workspace; empty if it cannot be read. */
export function namesIn({ root }: Workspace, folder = '.'): string[] {
  try {
    return readdirSync(resolve(root, folder))
  } catch {
    return []
  }
}

/** Whether a path is a symbolic link. */
export function isLink({ root }: Workspace, path: string): boolean {
  return isLinkAt(resolve(root, path))
}

/**
 * Writes a file atomically. Keeps the mode and owner of an existing file; a link is kept and its target written.
 * @param path relative to the workspace, with `/`
 * @throws {InsightsError} if the path is outside the workspace or cannot be written
 */
export function writeFile(workspace: Workspace, path: string, content: string | Uint8Array): void {
  try {
    const target = targetInWorkspace(workspace, path)
    const folder = toolFolder(relative(realpathSync.native(workspace.root), target).split(sep))
    if (folder !== undefined) throw failure('workspace', workspace.language.messages.toolFolder(folder), path)
    replace(target, content)
  } catch (error) {
    throw writeError(workspace, path, error)
  }
}

/**
 * Removes a file and the parent folders that become empty. A missing file is not an error.
 * @param path relative to the workspace, with `/`
 * @throws {InsightsError} if the path is outside the workspace or the file cannot be removed
 */
export function removeFile(workspace: Workspace, path: string): void {
  try {
    targetInWorkspace(workspace, path)
    rmSync(resolve(workspace.root, path), { force: true })
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
      if (readdirSync(resolve(workspace.root, folder)).length > 0) return
      rmdirSync(resolve(workspace.root, folder))
    }
  } catch (error) {
    throw writeError(workspace, path, error)
  }
}

/**
 * Creates a file, complete or not at all. Never overwrites.
 * @param exists the message if the path already exists
 * @throws {InsightsError} if the path exists, is outside the workspace, or cannot be written
 */
export function createText(workspace: Workspace, path: string, text: string, exists: Words): void {
  try {
    targetInWorkspace(workspace, posix.dirname(path))
    targetInWorkspace(workspace, path)
    const target = resolve(workspace.root, path)
    mkdirSync(dirname(target), { recursive: true })
    create(target, text)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw failure('exists', exists, path)
    throw writeError(workspace, path, error)
  }
}

/**
 * Resolves a path of the workspace to an absolute path, following links. The file need not exist.
 * @param path relative to the workspace, with `/`
 * @throws {InsightsError} if it leads out of the workspace, by `..` or a symbolic link, or into `.git`: in CI, git's
 * config contains the repository's access token
 */
export function targetInWorkspace({ root, language: { messages } }: Workspace, path: string): string {
  const absolute = resolve(root, path)
  const [realRoot, target] = [realpathSync.native(root), destination(absolute, 40)]
  if (!isInside(root, absolute) || target === undefined || !isInside(realRoot, target))
    throw failure('workspace', messages.linkOutside(), path)
  if (toolFolder(relative(realRoot, target).split(sep)) === '.git')
    throw failure('workspace', messages.toolFolder('.git'), path)
  return target
}

/** The real path that a write would go to, even if it does not exist; undefined if links form a loop. */
function destination(path: string, links: number): string | undefined {
  if (links === 0) return undefined
  try {
    return realpathSync.native(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined
  }
  if (isLinkAt(path)) return destination(resolve(dirname(path), readlinkSync(path)), links - 1)
  if (dirname(path) === path) return path
  const folder = destination(dirname(path), links)
  return folder === undefined ? undefined : join(folder, basename(path))
}

function isLinkAt(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

function isInside(root: string, path: string): boolean {
  const inRoot = relative(root, path)
  return inRoot !== '..' && !inRoot.startsWith(`..${sep}`) && !isAbsolute(inRoot)
}

/** How often another run may remove our temporary file, mistaking it for a leftover. */
const attempts = 50

/**
 * Replaces a file by writing a temporary file and renaming it. Synchronous, so Ctrl-C takes effect before or after it.
 * `kill -9` may leave a `.insights.md.….tmp`, which no pattern matches and no build reads; the next run that writes the
 * file removes it. It may remove the temporary file of a run that is still writing, which then tries again.
 * `write-file-atomic` does not check for partial writes, which happen on a full disk.
 */
function replace(target: string, content: string | Uint8Array): void {
  mkdirSync(dirname(target), { recursive: true })
  removeLeftovers(target)
  for (let attempt = 1; ; attempt++) {
    const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
    try {
      const before = statSync(target, { throwIfNoEntry: false })
      create(temporary, content)
      if (before) keepModeAndOwner(temporary, before)
      renameSync(temporary, target)
      return
    } catch (error) {
      rmSync(temporary, { force: true })
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === attempts) throw error
    }
  }
}

/** Removes temporary files of runs that were killed while writing this file. */
function removeLeftovers(target: string): void {
  const [folder, start] = [dirname(target), `.${basename(target)}.`]
  const names = readdirSync(folder).filter(
    (name) => name.startsWith(start) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(start.length)),
  )
  for (const name of names) {
    try {
      rmSync(join(folder, name), { force: true })
    } catch {
      // On Windows, a file that another run has open cannot be removed. Ignore it and write ours.
    }
  }
}

/** Writes a new file. `fsync` makes a full disk an error; `wx` checks that the file is new and opens it in one step. */
function create(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx')
  try {
    writeFileSync(file, content)
    fsyncSync(file)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

function keepModeAndOwner(file: string, { mode, uid, gid }: { mode: number; uid: number; gid: number }): void {
  try {
    chownSync(file, uid, gid)
  } catch (error) {
    // Only root may change a file's owner; otherwise the file belongs to the current user.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error
  }
  chmodSync(file, mode & 0o7777)
}

function writeError({ language }: Workspace, path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof InsightsError || typeof code !== 'string') return error
  return failure('unwritable', language.messages.unwritable(code), path)
}

/** Bytes that are not UTF-8 text: the first invalid position, and a guess of the encoding. */
export interface Undecodable {
  /** Whether they are valid UTF-8 except for a NUL. */
  nul: boolean
  guess?: Encoding | undefined
  line: number
  column: number
}

/** Decodes UTF-8, with or without a byte order mark. Never throws. */
export function decodeText(bytes: Uint8Array): { text: string; bom: boolean } | Undecodable {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const nul = text.indexOf('\0')
    if (nul >= 0) return { nul: true, guess: guessEncoding(bytes), ...placeAt(text, nul) }
    const bom = text.startsWith('\uFEFF')
    return { text: bom ? text.slice(1) : text, bom }
  } catch {
    const valid = new TextDecoder('utf-8').decode(bytes)
    return { nul: false, guess: guessEncoding(bytes), ...placeAt(valid, valid.indexOf('\uFFFD')) }
  }
}

/**
 * Guesses the encoding of invalid UTF-8, among those that Korean editors on Windows use. Only a guess, for the message:
 * Node's decoder of EUC-KR also takes Shift_JIS and Latin-1, so nothing is converted by it.
 */
function guessEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  // In UTF-16, spaces, line endings and Latin letters have a zero byte: the second in LE, the first in BE.
  const sample = bytes.subarray(0, 4096)
  const zeros = [...sample.keys()].filter((index) => sample[index] === 0)
  if (zeros.length > sample.length / 16) return (zeros[0] ?? 0) % 2 === 1 ? 'UTF-16LE' : 'UTF-16BE'
  if (zeros.length > 0) return undefined
  try {
    new TextDecoder('euc-kr', { fatal: true }).decode(bytes)
    return 'CP949(EUC-KR)'
  } catch {
    return undefined
  }
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset)).split(/\r\n?|\n/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
