import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compareNaturally } from '../text.ts'
import { compilePattern, matchSegment, type Pattern } from './pattern.ts'

/**
 * The folders that match a pattern of `workspaces`, in natural order. Links are not followed, so that no workspace is
 * outside of the root or listed twice.
 * @param root absolute
 * @returns paths relative to the root
 */
export function workspaceFolders(root: string, pattern: string): string[] {
  const found = new Set<string>()
  const seen = new Set<string>()
  const visit = (path: string, segments: Pattern['segments']): void => {
    // `**`, `a`, `**`, `a` reaches a folder in a tree of folders called `a` in many ways.
    const key = `${segments.length} ${path}`
    if (seen.has(key)) return
    seen.add(key)
    const [segment, ...rest] = segments
    if (segment === undefined) {
      found.add(path)
      return
    }
    if (segment === '**') visit(path, rest)
    for (const { name } of foldersIn(join(root, path))) {
      const below = path === '' ? name : `${path}/${name}`
      if (segment === '**') {
        if (matchSegment(['*'], name, {}, () => 1)) visit(below, segments)
      } else if (matchSegment(segment, name, {}, () => 1)) visit(below, rest)
    }
  }
  visit('', compilePattern(pattern).segments)
  return [...found].sort(compareNaturally)
}

/** The folders in a folder, without links. */
export function foldersIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  } catch {
    // What cannot be opened has no workspace that could be read.
    return []
  }
}

/** Removes folders inside other ones: with `books/**`, the folders of a book are not books. */
export function outermost(folders: readonly string[]): string[] {
  const known = new Set(folders)
  return [...known].filter((folder) => {
    const steps = folder.split('/')
    return !steps.slice(1).some((_, at) => known.has(steps.slice(0, at + 1).join('/')))
  })
}
