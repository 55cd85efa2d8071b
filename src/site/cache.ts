import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Records in the user's cache that we made the site in a folder. The folder cannot prove it: a pull request may have
 * brought it, with forged pages and a forged manifest.
 * @param folder absolute
 * @param hash of the manifest in the folder
 */
export function recordSite(env: NodeJS.ProcessEnv, folder: string, hash: string): void {
  const record = recordOf(env, folder)
  if (record === undefined) return
  try {
    writeFileSync(record, hash, { mode: 0o600 })
  } catch {
    // Without a record, the next run builds every page again.
  }
}

/** Whether {@link recordSite} recorded this hash for the folder. */
export function isRecordedSite(env: NodeJS.ProcessEnv, folder: string, hash: string): boolean {
  try {
    return readFileSync(recordOf(env, folder) ?? '', 'utf8') === hash
  } catch {
    return false
  }
}

/** The file with the record of a folder, or undefined if other users can write to the cache. */
function recordOf({ XDG_CACHE_HOME, HOME, USERPROFILE }: NodeJS.ProcessEnv, folder: string): string | undefined {
  const home = HOME || USERPROFILE
  const cache = XDG_CACHE_HOME || (home && join(home, '.cache'))
  if (!cache) return undefined
  try {
    const sites = join(cache, 'study-insights', 'sites')
    mkdirSync(sites, { recursive: true, mode: 0o700 })
    const isOurs = (path: string) => {
      const { uid, mode } = lstatSync(path)
      return !process.getuid || (uid === process.getuid() && (mode & 0o022) === 0)
    }
    if (![sites, dirname(sites), cache].every(isOurs)) return undefined
    return join(sites, createHash('sha256').update(realpathSync(folder)).digest('hex'))
  } catch {
    return undefined
  }
}
