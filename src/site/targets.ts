import { posix } from 'node:path'
import { type Finding, finding, type Words } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import { percentDecoded } from '../text.ts'
import { largestFile, readBytes, type Workspace } from '../workspace/files.ts'
import { type Hosting, viewUrl } from '../workspace/hosting.ts'
import { imagePath, largestImage } from './images.ts'
import type { Targets } from './render.ts'

/** The files of the workspace that pages link to or copy images from. */
export interface WorkspaceFiles {
  workspace: Workspace
  /** Where they are on GitHub or GitLab, if they are. */
  hosting: Hosting | undefined
  /** URLs of those that the site shows, by path, relative to a page in a folder. */
  addresses: ReadonlyMap<string, string>
  /** Cached contents; undefined for a file that cannot be read. */
  read: Map<string, Uint8Array | undefined>
}

/** The content of a file of the workspace; undefined if it cannot be read. */
export function bytesOf(path: string, { workspace, read }: WorkspaceFiles): Uint8Array | undefined {
  if (!read.has(path)) {
    const reading = readBytes(workspace, path, Math.max(largestFile, largestImage))
    read.set(path, 'bytes' in reading ? reading.bytes : undefined)
  }
  return read.get(path)
}

/** The URL for a link to a file of the workspace: its page, else the host's. */
function linkTo(path: string, { addresses, hosting }: WorkspaceFiles): string | undefined {
  return addresses.get(path.normalize('NFC')) ?? (hosting && viewUrl(hosting, path))
}

/**
 * Resolves a relative target to a file of the workspace.
 * @param from the file that contains the target, relative to the workspace
 * @returns the path of the file, or undefined if it is outside the workspace or the target is not a relative path
 */
export function linkedPath(target: string, from: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(target) || target.includes('\\')) return undefined
  const path = percentDecoded(/^[^?#]*/.exec(target)?.[0] ?? '')
  if (path === undefined || path === '' || path.includes('\0')) return undefined
  const joined = path.startsWith('/') ? posix.normalize(path.slice(1)) : posix.join(posix.dirname(from), path)
  return joined === '..' || joined.startsWith('../') || joined.startsWith('/') ? undefined : joined.replace(/\/$/, '')
}

/** What resolves the references of a week. */
export interface References {
  /** The path of the week's document. Targets are relative to it. */
  document: string
  workspace: WorkspaceFiles
  /** Receives the problems. */
  findings: Finding[]
  /** Receives the contents of all images that are looked up, by path. */
  images: Map<string, Uint8Array | undefined>
  /** Receives the copies of images, by their paths in the site. */
  copies: Map<string, Uint8Array>
}

/**
 * Resolves the links and images of a text.
 * @param files those that the text comes from, for findings
 */
export function targetsOf(
  files: readonly string[],
  { document, workspace, findings, images, copies }: References,
  words: SiteWords,
): Targets {
  const warn = (target: string, path: string | undefined, found: Words) => {
    findings.push(finding('site', placeOf(target, path, files, workspace), found, 'warning'))
    return undefined
  }
  return {
    link(target) {
      const path = linkedPath(target, document)
      return path === undefined ? undefined : linkTo(path, workspace)
    },
    image(target) {
      const path = linkedPath(target, document)
      if (path === undefined) return warn(target, path, words.imageMissing(target))
      const content = bytesOf(path, workspace)
      images.set(path, content)
      if (content === undefined) return warn(target, path, words.imageMissing(path))
      const copy = imagePath(content)
      if ('refused' in copy)
        return warn(target, path, copy.refused === 'kind' ? words.imageKind(path) : words.imageUnsafe(path))
      copies.set(copy.path, content)
      return `../${copy.path}`
    },
  }
}

/**
 * Finds where a target is, by its base name: its folder is rewritten for the document. If several notes contain the
 * name, such as `images/lag.png` in `item26/` and in `item31/`, it is in the one whose target leads to the file.
 * @param path the file that it leads to
 */
function placeOf(
  target: string,
  path: string | undefined,
  files: readonly string[],
  workspace: WorkspaceFiles,
): Pick<Finding, 'path' | 'line'> {
  const base = posix.basename(target)
  const places = files.flatMap((from) => {
    const text = Buffer.from(bytesOf(from, workspace) ?? []).toString()
    const leads = Array.from(text.matchAll(/[^\s()<>"'[\]]+/g)).find(
      ({ 0: word }) => path !== undefined && word.endsWith(base) && linkedPath(word, from) === path,
    )
    const at = leads?.index ?? text.indexOf(base)
    const line = text.slice(0, at).split(/\r\n?|\n/).length
    return at < 0 ? [] : [{ place: { path: from, line }, leads: leads !== undefined }]
  })
  const [first] = places
  return (places.find(({ leads }) => leads) ?? first)?.place ?? { path: files[0] ?? target }
}
