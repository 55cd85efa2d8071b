import { type Dirent, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { failure, finding, InsightsError } from '../errors.ts'
import type { SiteWords } from '../languages/language.ts'
import { isThere, namesIn, readBytes, removeFile, type Workspace, writeFile } from '../workspace/files.ts'
import { dataStart } from './addresses.ts'
import { imagePath } from './images.ts'
import { generator } from './page.ts'

/** In bytes. A page contains the notes of a whole group. */
const largestPage = 64 * 1_048_576
/** In bytes. The mark of our pages is in the first of them. */
const headLength = 512

/**
 * Refuses to write into a folder of other files. Hidden files such as `.git` may be there.
 * @throws {InsightsError} if the folder has files, and no front page of ours
 */
export function checkFolder(folder: Workspace, shown: string, words: SiteWords): void {
  const isEmpty = namesIn(folder).every((name) => name.startsWith('.'))
  if (!isEmpty && !isOurs(folder, 'index.html')) throw failure('site', words.notOurs(shown), shown)
}

/**
 * Writes a site. Leaves unchanged files alone, and removes those of ours that are no longer needed.
 * @param files contents by path
 * @throws {InsightsError} if a page would overwrite one that is not ours; then nothing is written
 */
export function writeSite(
  folder: Workspace,
  shown: string,
  files: ReadonlyMap<string, Uint8Array>,
  words: SiteWords,
): { written: number; same: number; removed: number } {
  try {
    mkdirSync(folder.root, { recursive: true })
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException
    const taken = code === 'EEXIST' || code === 'ENOTDIR'
    throw failure('site', taken ? words.notAFolder() : folder.language.messages.unwritable(code), shown)
  }
  checkFolder(folder, shown, words)
  const pages = [...files.keys()].filter((path) => path.endsWith('.html'))
  const inTheWay = pages.filter((path) => isThere(folder, path) && !isOurs(folder, path))
  if (inTheWay.length > 0)
    throw new InsightsError(inTheWay.map((path) => finding('site', { path: `${shown}/${path}` }, words.inTheWay())))
  const changed = [...files].filter(([path, content]) => !bytesOf(folder, path)?.equals(content))
  // The front page first: by it a later run knows the folder as ours, even if this one is killed.
  for (const [path, content] of changed.sort(([a], [b]) => Number(b === 'index.html') - Number(a === 'index.html')))
    writeFile(folder, path, content)
  const gone = pathsIn(folder.root).filter((path) => !files.has(path) && isOurs(folder, path))
  for (const path of gone) removeFile(folder, path)
  return { written: changed.length, same: files.size - changed.length, removed: gone.length }
}

const ownPath = /^(?:[^/]+\/)?(?:(?:weeks\/)?[^/]+\.html|search\/[^/]+\.js|images\/[^/]+)$/u

/** Whether we wrote a file: a page by its mark, data by how it begins, a copy of an image by its name. */
function isOurs(folder: Workspace, path: string): boolean {
  const bytes = ownPath.test(path) ? bytesOf(folder, path) : undefined
  if (!bytes) return false
  const head = bytes.subarray(0, headLength).toString()
  if (path.endsWith('.html')) return head.includes(generator)
  if (path.endsWith('.js')) return head.startsWith(dataStart)
  const copy = imagePath(bytes)
  return 'path' in copy && path.endsWith(copy.path)
}

function bytesOf(folder: Workspace, path: string): Buffer | undefined {
  const reading = readBytes(folder, path, largestPage)
  return 'bytes' in reading ? reading.bytes : undefined
}

/** The paths of the files in a folder and in two levels of folders below it. Links are not followed. */
function pathsIn(root: string, levels = 2): string[] {
  return entriesOf(root).flatMap((entry) => {
    if (entry.isFile()) return [entry.name]
    if (!entry.isDirectory() || levels === 0 || entry.name.startsWith('.')) return []
    return pathsIn(join(root, entry.name), levels - 1).map((path) => `${entry.name}/${path}`)
  })
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
