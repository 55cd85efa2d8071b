import { createHash } from 'node:crypto'
import { type Finding, finding, InsightsError } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import { isThere, namesIn, readBytes, removeFile, type Workspace, writeFile } from '../workspace/files.ts'
import { isRecordedSite, recordSite } from './cache.ts'

/** What the pages of a week were made from. If nothing of it has changed, a later run reuses them. */
export interface WeekRecord {
  /** A hash of all input other than files: the config, the version, the neighbouring weeks. */
  frame: string
  /** Hashes of input files by path; null for a missing file. */
  inputs: Record<string, string | null>
  /** Resolved links to other files of the workspace, by path. */
  links: Record<string, string>
  files: string[]
  /** With `--skip-broken` also errors. */
  findings: Finding[]
}

/** A built site, from disk or in memory while it is served. */
export interface Site {
  weeks: ReadonlyMap<string, WeekRecord>
  /** Contents by path. */
  files: ReadonlyMap<string, Uint8Array>
}

const manifestName = '.insights-site.json'
const format = 4
/** In bytes. A page contains the notes of a whole group. */
const largestPage = 64 * 1_048_576

/** The list of files that a site contains. */
interface Manifest {
  weeks: ReadonlyMap<string, WeekRecord>
  /** Every file that we wrote, with the hash of its content. */
  files: ReadonlyMap<string, string>
}

/** The site before the first build. */
export const nothingMade: Site = { weeks: new Map(), files: new Map() }

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * Reads the site of an earlier run, without files that have been changed since. Empty if the run was not by this user on
 * this machine.
 * @throws {InsightsError} if the folder contains files but no manifest
 */
export function readSite(folder: Workspace, shown: string, env: NodeJS.ProcessEnv, words: SiteWords): Site {
  const manifest = readManifest(folder, shown, words)
  if (!isRecordedSite(env, folder.root, sha256(manifestText(manifest)))) return nothingMade
  const files = new Map<string, Uint8Array>()
  for (const [path, hash] of manifest.files) {
    const reading = readBytes(folder, path, largestPage)
    if ('bytes' in reading && sha256(reading.bytes) === hash) files.set(path, reading.bytes)
  }
  return { weeks: manifest.weeks, files }
}

function readManifest(folder: Workspace, shown: string, words: SiteWords): Manifest {
  const reading = readBytes(folder, manifestName, largestPage)
  if ('finding' in reading) {
    if (!reading.absent) throw new InsightsError([reading.finding])
    // Hidden files such as `.git` may be there.
    if (namesIn(folder).some((name) => !name.startsWith('.')))
      throw new InsightsError([finding('site', { path: shown }, words.notOurs(shown))])
    return { weeks: new Map(), files: new Map() }
  }
  const manifest = parseManifest(reading.bytes.toString())
  if (!manifest) throw new InsightsError([finding('site', { path: `${shown}/${manifestName}` }, words.badManifest())])
  return manifest
}

/** Of a manifest in an older format, only the list of files is used. */
function parseManifest(text: string): Manifest | undefined {
  try {
    const { version, weeks = {}, files = {} } = JSON.parse(text)
    const hashes = new Map<string, string>(Object.entries(files))
    if (![...hashes].every(([path, hash]) => isOwnPath(path) && typeof hash === 'string')) return undefined
    return { weeks: new Map(version === format ? Object.entries<WeekRecord>(weeks) : []), files: hashes }
  } catch {
    return undefined
  }
}

/** Whether we could have written this path. A pull request may bring a forged manifest. */
function isOwnPath(path: string): boolean {
  const [, folder, file = ''] = /^([^/]+)\/([^/]+)$/.exec(path) ?? []
  return pathOfPage.test(path) || (folder !== undefined && folderOfWorkspace.test(folder) && filesOfWorkspace.has(file))
}

const name = String.raw`[\p{L}\p{M}\p{N}-]+`
const kinds = 'html|js|css|png|jpg|gif|webp|avif|svg'
const pathOfPage = new RegExp(
  String.raw`^(?:(?:(?:${name}/)?(?:weeks|members|search|images)/)?${name}\.(?:${kinds})|(?:feed|sitemap)\.xml)$`,
  'u',
)
/** Of several workspaces, each has its pages in a folder, together with these files. */
const filesOfWorkspace = new Set([
  ...['index', 'next', 'people', 'topics', 'open', 'minutes', 'search'].map((page) => `${page}.html`),
  ...['page', 'search', 'search-index', 'live'].map((script) => `${script}.js`),
  ...['style.css', 'icon.svg', 'feed.xml'],
])
const folderOfWorkspace = new RegExp(`^${name}$`, 'u')

export interface Written {
  written: number
  same: number
  removed: number
  findings: Finding[]
}

/**
 * Writes a site. Leaves unchanged files alone and removes obsolete files of earlier runs, unless they have been edited.
 * @throws {InsightsError} if a file would be overwritten that we did not write; then nothing is written
 */
export function writeSite(
  folder: Workspace,
  shown: string,
  made: Site,
  env: NodeJS.ProcessEnv,
  words: SiteWords,
): Written {
  const before = readManifest(folder, shown, words)
  const inTheWay = [...made.files.keys()].filter((path) => !before.files.has(path) && isThere(folder, path))
  if (inTheWay.length > 0)
    throw new InsightsError(inTheWay.map((path) => finding('site', { path: `${shown}/${path}` }, words.inTheWay())))
  const hashes = new Map([...made.files].map(([path, content]) => [path, sha256(content)]))
  const gone = [...before.files].filter(([path]) => !hashes.has(path))
  // Written first, so that the manifest lists all of our files even if the run is killed.
  writeManifest(folder, { weeks: made.weeks, files: new Map([...gone, ...hashes]) })
  const done: Written = { written: 0, same: 0, removed: 0, findings: [] }
  for (const [path, content] of made.files) {
    if (isSame(folder, path, hashes.get(path))) done.same++
    else {
      writeFile(folder, path, content)
      done.written++
    }
  }
  const kept = gone.filter(([path, hash]) => isThere(folder, path) && !isSame(folder, path, hash))
  for (const [path] of gone) {
    if (kept.some(([one]) => one === path) || !isThere(folder, path)) continue
    removeFile(folder, path)
    done.removed++
  }
  done.findings = kept.map(([path]) => finding('site', { path: `${shown}/${path}` }, words.kept(), 'warning'))
  const manifest = { weeks: made.weeks, files: hashes }
  if (gone.length > 0) writeManifest(folder, manifest)
  recordSite(env, folder.root, sha256(manifestText(manifest)))
  return done
}

function isSame(folder: Workspace, path: string, hash: string | undefined): boolean {
  const reading = readBytes(folder, path, largestPage)
  return 'bytes' in reading && sha256(reading.bytes) === hash
}

function writeManifest(folder: Workspace, manifest: Manifest): void {
  const text = manifestText(manifest)
  if (!isSame(folder, manifestName, sha256(text))) writeFile(folder, manifestName, text)
}

function manifestText({ weeks, files }: Manifest): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  const value = { version: format, weeks: Object.fromEntries(weeks), files: Object.fromEntries(sorted) }
  return `${JSON.stringify(value, null, 1)}\n`
}
