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
import type { Config } from './config.ts'
import { toolFolder } from './pattern.ts'

/** The folder that files are read from and written to, and the language to say in what is wrong with them. */
export type Workspace = Pick<Config, 'root' | 'language'>

/** In bytes. A note of a hundred printed pages has a third of it; a file beyond it is something else. */
export const largestFile = 1_048_576

/** Why a file cannot be read. */
type Unreadable = { finding: Finding; absent?: boolean }

/** A file's text as read, or why it cannot be. */
export type Reading = { text: string; bom: boolean } | Unreadable

/** What the bytes of a file, or of a text that is handed in as one, say. */
export function readingOf(path: string, bytes: Uint8Array, messages: Messages, most = largestFile): Reading {
  if (bytes.length > most) return { finding: finding('too-large', { path }, messages.tooLarge(bytes.length, most)) }
  const decoded = decodeText(bytes)
  return 'text' in decoded ? decoded : { finding: undecodable(path, decoded, messages) }
}

/**
 * Reads a file of the workspace as text: in UTF-8, with or without a byte order mark, and else as {@link readBytes} does.
 */
export function readText(workspace: Workspace, path: string, most = largestFile): Reading {
  const reading = readBytes(workspace, path, most)
  return 'finding' in reading ? reading : readingOf(path, reading.bytes, workspace.language.messages, most)
}

/**
 * Reads a file of the workspace: a regular file that is not too large and that no link leads out of the workspace to.
 * Throws nothing.
 * @param path relative to the workspace, with `/`
 * @param most how many bytes it may have
 */
export function readBytes(workspace: Workspace, path: string, most: number): { bytes: Buffer } | Unreadable {
  const { messages } = workspace.language
  const refuse = (rule: string, words: Words) => ({ finding: finding(rule, { path }, words) })
  try {
    // Not to hang on a named pipe, and not to follow a link that was put there since.
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
    // A socket cannot even be opened.
    if (code === 'ENXIO') return refuse('unreadable', messages.notAFile())
    return { ...refuse('unreadable', messages.unreadable(code)), absent: code === 'ENOENT' }
  }
}

/** What to say of bytes that are no text. */
function undecodable(path: string, { nul, guess, ...place }: Undecodable, messages: Messages): Finding {
  const words = nul && guess === undefined ? messages.nulCharacter() : messages.encoding(guess)
  return finding('encoding', { path, ...place }, words)
}

/** Whether something has this path, a broken link too. */
export function isThere(workspace: Workspace, path: string): boolean {
  try {
    return lstatSync(resolve(workspace.root, path), { throwIfNoEntry: false }) !== undefined
  } catch {
    // A file stands where a folder should; who writes there is told.
    return false
  }
}

/** The names of all that stands at the top of the workspace; none where the folder cannot be read. */
export function namesIn({ root }: Workspace): string[] {
  try {
    return readdirSync(root)
  } catch {
    return []
  }
}

/** Whether a link has this path. */
export function isLink({ root }: Workspace, path: string): boolean {
  return isLinkAt(resolve(root, path))
}

/**
 * Writes a file whole or not at all, keeping the mode and the owner of the file that stood there, and a link pointing
 * where it did.
 * @param path relative to the workspace, with `/`
 * @throws {InsightsError} where the path leads out of the workspace or cannot be written to
 */
export function writeFile(workspace: Workspace, path: string, content: string | Uint8Array): void {
  try {
    const target = targetInWorkspace(workspace, path)
    const folder = toolFolder(relative(realpathSync.native(workspace.root), target).split(sep))
    if (folder !== undefined) throw failure('workspace', workspace.language.messages.toolFolder(folder), path)
    replace(target, content)
  } catch (error) {
    throw couldNot(workspace, path, error)
  }
}

/**
 * Removes a file, and the folders above it that it leaves empty; one that is gone already is no error.
 * @param path relative to the workspace, with `/`
 * @throws {InsightsError} where the path leads out of the workspace or the file cannot be removed
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
    throw couldNot(workspace, path, error)
  }
}

/**
 * Writes a file that is not there yet, whole or not at all; whatever stands at its path is left alone.
 * @param exists what to say where something does
 * @throws {InsightsError} where something stands there, the path leads out of the workspace, or it cannot be written
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
    throw couldNot(workspace, path, error)
  }
}

/**
 * The absolute path of a file of the workspace, which need not be there yet, with links followed.
 * @param path relative to the workspace, with `/`
 * @throws {InsightsError} where it leads out of the workspace, by `..` or through a symbolic link, or to what git keeps:
 * in CI the config of git holds the key of the repository
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

/** Where writing to a path would end, links followed, even to what is not there; nothing where they go in circles. */
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
  const rest = relative(root, path)
  return rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest)
}

/** How often another run may take our temporary file for one that was left behind. */
const attempts = 50

/**
 * Puts a content in a file's place by one rename. It waits for nothing, so that Ctrl-C comes before it or after it; what a
 * `kill -9` leaves behind is a `.insights.md.….tmp`, which no pattern of notes matches, no build reads, and the next run
 * that writes the file removes. That run cannot know whether another one still needs it, so that whoever finds the
 * temporary file gone writes it again.
 * Not by `write-file-atomic`: on a full disk the system writes a part and says how much, which that does not look at.
 */
function replace(target: string, content: string | Uint8Array): void {
  mkdirSync(dirname(target), { recursive: true })
  removeLeftBehind(target)
  for (let attempt = 1; ; attempt++) {
    const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
    try {
      const before = statSync(target, { throwIfNoEntry: false })
      create(temporary, content)
      if (before) keepRights(temporary, before)
      renameSync(temporary, target)
      return
    } catch (error) {
      rmSync(temporary, { force: true })
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === attempts) throw error
    }
  }
}

/** Removes the temporary files of runs that were killed while they wrote this file. */
function removeLeftBehind(target: string): void {
  const [folder, start] = [dirname(target), `.${basename(target)}.`]
  const names = readdirSync(folder).filter(
    (name) => name.startsWith(start) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(start.length)),
  )
  for (const name of names) {
    try {
      rmSync(join(folder, name), { force: true })
    } catch {
      // On Windows a file that another run has open stays; it is no reason not to write ours.
    }
  }
}

/** Writes a new file with all that a full disk takes to be known; `x` asks and opens in one step, so nobody comes between. */
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

function keepRights(file: string, { mode, uid, gid }: { mode: number; uid: number; gid: number }): void {
  try {
    chownSync(file, uid, gid)
  } catch (error) {
    // Only root may give a file to somebody else; the document then belongs to who built it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error
  }
  chmodSync(file, mode & 0o7777)
}

function couldNot({ language }: Workspace, path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof InsightsError || typeof code !== 'string') return error
  return failure('unwritable', language.messages.unwritable(code), path)
}

/** Bytes that are no UTF-8 text: where that shows first, and the encoding that they look like. */
export interface Undecodable {
  /** Whether they are UTF-8 but for a NUL. */
  nul: boolean
  guess?: string | undefined
  line: number
  column: number
}

/** Reads UTF-8, with or without a byte order mark; throws nothing. */
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

/** The encoding that bytes which are no UTF-8 look like: what Korean editors on Windows save, else unknown. */
function guessEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
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
