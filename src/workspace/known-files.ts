import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { valuesByKey } from '../collections.ts'

/** What is known of the files of a workspace: the names in each folder that somebody has asked for. */
export interface KnownFiles {
  /** The workspace's absolute folder, where other folders can be read; without one there are none. */
  root?: string
  /** By path; nothing for a folder that cannot be read. */
  folders: Map<string, Folder | undefined>
}

/** A folder's names as on disk, and each by what a disk that minds neither case nor composition takes for the same. */
interface Folder {
  names: Set<string>
  folded: Map<string, string>
}

/** Knows files by paths that are known to be there, and the folders that they are in. */
export function filesAt(paths: readonly string[]): KnownFiles {
  const names = paths.flatMap((path) => {
    const steps = path.split('/')
    return steps.map((step, at) => [steps.slice(0, at).join('/'), step] as const)
  })
  return { folders: new Map(Array.from(valuesByKey(names), ([path, own]) => [path, folderOf([...own])])) }
}

/**
 * Looks a path up letter by letter as on disk. Each folder is read once; nothing outside the workspace is looked at.
 * @returns `true` where it is there, the right spelling where only letter case or Unicode composition differs, `false`
 * where it is not there, nothing where that cannot be known
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

/** A folder's names; none where it is a file; nothing where it cannot be read, or leads out of the workspace. */
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
