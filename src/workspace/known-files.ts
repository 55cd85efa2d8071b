import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { valuesByKey } from '../collections.ts'

/** A cache of the file names of a workspace, by folder. */
export interface KnownFiles {
  /** The workspace's absolute folder, from which more folders are read. Without it, all folders are known already. */
  root?: string
  /** By path; undefined for a folder that cannot be read. */
  folders: Map<string, Folder | undefined>
}

/** A folder's names as on disk, and by their folded form, as disks compare that ignore case and Unicode composition. */
interface Folder {
  names: Set<string>
  folded: Map<string, string>
}

/** Creates the cache from the paths of all existing files. */
export function filesAt(paths: readonly string[]): KnownFiles {
  const names = paths.flatMap((path) => {
    const steps = path.split('/')
    return steps.map((step, at) => [steps.slice(0, at).join('/'), step] as const)
  })
  return { folders: new Map(Array.from(valuesByKey(names), ([path, entries]) => [path, folderOf([...entries])])) }
}

/**
 * Looks up a path, case-sensitively on every disk. Each folder is read once; nothing outside the workspace is read.
 * @returns `true` if it exists, the correct spelling if only letter case or Unicode composition differs, `false` if it
 * does not exist, undefined if that is unknown
 */
export function lookUp({ root, folders }: KnownFiles, path: string): boolean | string | undefined {
  const steps = path.split('/').filter((step) => step !== '' && step !== '.')
  if (steps.includes('..')) return undefined
  let at = ''
  for (const step of steps) {
    if (!folders.has(at)) folders.set(at, root === undefined ? folderOf([]) : readFolder(root, at))
    const folder = folders.get(at)
    if (!folder) return undefined
    const name = folder.names.has(step) ? step : folder.folded.get(fold(step))
    if (name === undefined) return false
    at = at === '' ? name : `${at}/${name}`
  }
  return at === steps.join('/') ? true : at
}

/** A folder's names; empty for a file; undefined if it cannot be read or leads out of the workspace. */
function readFolder(root: string, path: string): Folder | undefined {
  try {
    const real = realpathSync(join(root, path))
    const between = relative(realpathSync(root), real)
    if (between === '..' || between.startsWith(`..${sep}`)) return undefined
    return folderOf(statSync(real).isDirectory() ? readdirSync(real) : [])
  } catch {
    return undefined
  }
}

function folderOf(names: readonly string[]): Folder {
  return { names: new Set(names), folded: new Map(names.map((name) => [fold(name), name])) }
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
