import { posix } from 'node:path'
import { finding } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import { largestFile, readBytes, type Workspace } from '../workspace/files.ts'
import type { GitHubFolder } from '../workspace/git.ts'
import { gitHubUrl } from './addresses.ts'
import { hashOf, type WeekRecord } from './folder.ts'
import { imagePath, largestImage } from './images.ts'
import { decoded, type Targets } from './render.ts'

/** The files of the workspace, which pages link to and copy images from. */
export interface WorkspaceFiles {
  workspace: Workspace
  /** Where on GitHub they are, if they are. */
  repository: GitHubFolder | undefined
  /** Where on the site some of them are shown, by path, from a page in a folder. */
  addresses: ReadonlyMap<string, string>
  /** Those that were read, each once; undefined for one that cannot be. */
  read: Map<string, Uint8Array | undefined>
}

/** A hash of a file of the workspace; null where it is not there. */
export function inputHash(path: string, files: WorkspaceFiles): string | null {
  const content = bytesOf(path, files)
  return content === undefined ? null : hashOf(content)
}

function bytesOf(path: string, { workspace, read }: WorkspaceFiles): Uint8Array | undefined {
  if (!read.has(path)) {
    const reading = readBytes(workspace, path, Math.max(largestFile, largestImage))
    read.set(path, 'bytes' in reading ? reading.bytes : undefined)
  }
  return read.get(path)
}

/** Where a link to a file of the workspace leads: to its page, else to GitHub. */
export function linkTo(path: string, { addresses, repository }: WorkspaceFiles): string | undefined {
  return addresses.get(path.normalize('NFC')) ?? (repository && gitHubUrl(repository, 'blob', path))
}

/**
 * The file of the workspace that a relative target means.
 * @param from the file that holds it, relative to the workspace
 * @returns its path, composed (NFC); nothing where it lies outside, or where the target is of another kind
 */
export function fileOf(target: string, from: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(target) || target.includes('\\')) return undefined
  const path = decoded(/^[^?#]*/.exec(target)?.[0] ?? '')
  if (path === undefined || path === '' || path.includes('\0')) return undefined
  const joined = path.startsWith('/') ? posix.normalize(path.slice(1)) : posix.join(posix.dirname(from), path)
  return joined === '..' || joined.startsWith('../') || joined.startsWith('/') ? undefined : joined.replace(/\/$/, '')
}

/** What the pages of a week refer to, and what is noted of it. */
export interface References {
  /** The week's document, from whose folder targets lead. */
  document: string
  workspace: WorkspaceFiles
  /** Notes all that was looked up. */
  record: WeekRecord
  /** Gains copies of images. */
  copies: Map<string, Uint8Array>
}

/**
 * Resolves what people's links and images mean.
 * @param from the file that people wrote
 */
export function targetsOf(
  from: string,
  { document, workspace, record, copies }: References,
  words: SiteWords,
): Targets {
  const say = (target: string, found: { message: string; hint?: string }) => {
    record.findings.push(finding('site', { path: from, line: lineOf(target, from, workspace) }, found, 'warning'))
    return undefined
  }
  return {
    link(target) {
      const path = fileOf(target, document)
      if (path === undefined) return undefined
      const href = linkTo(path, workspace)
      record.links[path] = href ?? ''
      return href
    },
    image(target) {
      const path = fileOf(target, document)
      if (path === undefined) return say(target, words.imageMissing(target))
      record.inputs[path] = inputHash(path, workspace)
      const content = bytesOf(path, workspace)
      if (content === undefined) return say(target, words.imageMissing(path))
      const copy = imagePath(content)
      if ('refused' in copy)
        return say(target, copy.refused === 'kind' ? words.imageKind(path) : words.imageUnsafe(path))
      copies.set(copy.path, content)
      return `../${copy.path}`
    },
  }
}

/** The line of a file on which a target stands: its last part is there as the page has it, whatever the folder. */
function lineOf(target: string, from: string, workspace: WorkspaceFiles): number | undefined {
  const text = Buffer.from(bytesOf(from, workspace) ?? []).toString()
  const at = text.indexOf(posix.basename(target))
  return at < 0 ? undefined : text.slice(0, at).split(/\r\n?|\n/).length
}
