import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * Tells of a path in the workspace, letter by letter as on disk: `true` where it is there, the right spelling where only
 * letter case or Unicode composition differs, `false` where it is not there, `undefined` where that cannot be known.
 */
export type LookUp = (path: string) => boolean | string | undefined

/** A folder's names as on disk, and each by what a disk that minds neither case nor composition takes for the same. */
interface Folder {
  names: Set<string>
  folded: Map<string, string>
}

/** Makes the look-up of a workspace's files. Each folder is read once; nothing outside the workspace is looked at. */
export function lookUpIn(root: string): LookUp {
  const folders = new Map<string, Folder | undefined>()
  const folderAt = (path: string) => {
    if (!folders.has(path)) folders.set(path, readFolder(root, path))
    return folders.get(path)
  }
  return (path) => {
    const steps = path.split('/').filter((step) => step !== '' && step !== '.')
    if (steps.includes('..')) return undefined
    let at = ''
    for (const step of steps) {
      const folder = folderAt(at)
      if (!folder) return undefined
      const name = folder.names.has(step) ? step : folder.folded.get(fold(step))
      if (name === undefined) return false
      at = at === '' ? name : `${at}/${name}`
    }
    return at === steps.join('/') ? true : at
  }
}

/** Makes the look-up among paths that are known to be there, and the folders that they are in. */
export function lookUpAmong(paths: readonly string[]): LookUp {
  const known = new Set(
    paths.flatMap((path) => {
      const steps = path.split('/')
      return steps.map((_, at) => steps.slice(0, at + 1).join('/'))
    }),
  )
  const folded = new Map(Array.from(known, (path) => [fold(path), path]))
  return (path) => {
    const steps = path.split('/').filter((step) => step !== '' && step !== '.')
    if (steps.includes('..')) return undefined
    const found = steps.join('/')
    return known.has(found) || (folded.get(fold(found)) ?? false)
  }
}

/** A folder's names; none where it is a file; nothing where it cannot be read, or leads out of the workspace. */
function readFolder(root: string, path: string): Folder | undefined {
  try {
    const real = realpathSync(join(root, path))
    const between = relative(realpathSync(root), real)
    if (between === '..' || between.startsWith(`..${sep}`)) return undefined
    const names = statSync(real).isDirectory() ? readdirSync(real) : []
    return { names: new Set(names), folded: new Map(names.map((name) => [fold(name), name])) }
  } catch {
    return undefined
  }
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
