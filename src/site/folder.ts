import { createHash } from 'node:crypto'
import { type Finding, finding, InsightsError } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import { isThere, namesIn, readBytes, removeFile, type Workspace, writeFile } from '../workspace/files.ts'
import { rememberMade, wasMadeHere } from './cache.ts'

/** What a week's pages were made from, by which a later run knows that they would come out the same. */
export interface WeekRecord {
  /** A hash of all that is not in files: the config, the version, the neighbours. */
  frame: string
  /** Files by their hash; null for one that was looked for and is not there. */
  inputs: Record<string, string | null>
  /** Where links to other files of the workspace led. */
  links: Record<string, string>
  files: string[]
  /** What was wrong with the week: warnings alone, since with an error no site is made. */
  findings: Finding[]
}

/** A site as it was made before: on disk, or in memory while it is served. */
export interface Site {
  weeks: ReadonlyMap<string, WeekRecord>
  /** By path, what was made. */
  files: ReadonlyMap<string, Uint8Array>
}

const manifestName = '.insights-site.json'
const format = 2
/** In bytes: a page holds the notes of a whole group. */
const largestPage = 64 * 1_048_576

/** The list that a site holds of itself. */
interface Manifest {
  weeks: ReadonlyMap<string, WeekRecord>
  /** Every file that is ours, with the hash of what we wrote. */
  files: ReadonlyMap<string, string>
}

/** Before the first time. */
export const nothingMade: Site = { weeks: new Map(), files: new Map() }

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * Reads what an earlier run wrote into a folder, without what somebody has changed since; nothing where the run was not
 * this user's on this machine.
 * @throws {InsightsError} where the folder holds files and is not ours
 */
export function readSite(folder: Workspace, shown: string, env: NodeJS.ProcessEnv, words: SiteWords): Site {
  const manifest = readManifest(folder, shown, words)
  if (!wasMadeHere(env, folder.root, hashOf(manifestText(manifest)))) return nothingMade
  const files = new Map<string, Uint8Array>()
  for (const [path, hash] of manifest.files) {
    const reading = readBytes(folder, path, largestPage)
    if ('bytes' in reading && hashOf(reading.bytes) === hash) files.set(path, reading.bytes)
  }
  return { weeks: manifest.weeks, files }
}

function readManifest(folder: Workspace, shown: string, words: SiteWords): Manifest {
  const reading = readBytes(folder, manifestName, largestPage)
  if ('finding' in reading) {
    if (!reading.absent) throw new InsightsError([reading.finding])
    // What begins with a dot is `.git` or the like and no page.
    if (namesIn(folder).some((name) => !name.startsWith('.')))
      throw new InsightsError([finding('site', { path: shown }, words.notOurs(shown))])
    return { weeks: new Map(), files: new Map() }
  }
  const manifest = parseManifest(reading.bytes.toString())
  if (!manifest) throw new InsightsError([finding('site', { path: `${shown}/${manifestName}` }, words.badManifest())])
  return manifest
}

/** A manifest of an older format makes nothing known but whose files these are. */
function parseManifest(text: string): Manifest | undefined {
  try {
    const { version, weeks = {}, files = {} } = JSON.parse(text)
    const own = new Map<string, string>(Object.entries(files))
    if (![...own].every(([path, hash]) => isOwnPath(path) && typeof hash === 'string')) return undefined
    return { weeks: new Map(version === format ? Object.entries<WeekRecord>(weeks) : []), files: own }
  } catch {
    return undefined
  }
}

/** A manifest may have come with a pull request: it names nothing that no run of ours would write. */
function isOwnPath(path: string): boolean {
  return /^(?:(?:weeks|members|search|images)\/)?[\p{L}\p{M}\p{N}-]+\.(?:html|js|css|png|jpg|gif|webp|avif|svg)$/u.test(
    path,
  )
}

/** What writing a site did. */
export interface Written {
  written: number
  same: number
  removed: number
  findings: Finding[]
}

/**
 * Writes a site: what is there already is left alone, and what an earlier run wrote and this one does not goes, unless
 * somebody has changed it.
 * @throws {InsightsError} where a file that is not ours stands in the way; then nothing is written
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
  const hashes = new Map([...made.files].map(([path, content]) => [path, hashOf(content)]))
  const gone = [...before.files].filter(([path]) => !hashes.has(path))
  // First of all, so that a run which is killed leaves nothing behind that the next one does not know for ours.
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
  rememberMade(env, folder.root, hashOf(manifestText(manifest)))
  return done
}

function isSame(folder: Workspace, path: string, hash: string | undefined): boolean {
  const reading = readBytes(folder, path, largestPage)
  return 'bytes' in reading && hashOf(reading.bytes) === hash
}

function writeManifest(folder: Workspace, manifest: Manifest): void {
  const text = manifestText(manifest)
  if (!isSame(folder, manifestName, hashOf(text))) writeFile(folder, manifestName, text)
}

function manifestText({ weeks, files }: Manifest): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  const value = { version: format, weeks: Object.fromEntries(weeks), files: Object.fromEntries(sorted) }
  return `${JSON.stringify(value, null, 1)}\n`
}
