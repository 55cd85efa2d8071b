import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Remembers in the user's own cache what was made in a folder. The folder itself may have come with a pull request, with
 * pages and a list of them that a stranger wrote: it cannot tell that they are ours.
 * @param folder absolute
 * @param hash of the list of pages in the folder
 */
export function rememberMade(env: NodeJS.ProcessEnv, folder: string, hash: string): void {
  const record = recordOf(env, folder)
  if (record === undefined) return
  try {
    writeFileSync(record, hash, { mode: 0o600 })
  } catch {
    // Then the next run makes every page anew.
  }
}

/** Whether {@link rememberMade} was told the same of this folder. */
export function wasMadeHere(env: NodeJS.ProcessEnv, folder: string, hash: string): boolean {
  try {
    return readFileSync(recordOf(env, folder) ?? '', 'utf8') === hash
  } catch {
    return false
  }
}

/** The file that remembers a folder; none where others may write to the cache. */
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
