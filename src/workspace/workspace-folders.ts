import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compareNaturally } from '../text.ts'
import { compilePattern } from './pattern.ts'

/**
 * The folders that match a pattern of `workspaces`, in natural order. Links are not followed, so that no workspace is
 * outside of the root or listed twice.
 * @param root absolute
 * @returns paths relative to the root
 */
export function workspaceFolders(root: string, pattern: string): string[] {
  const { labelsOf, labelsAbove } = compilePattern(pattern)
  const found: string[] = []
  const visit = (path: string): void => {
    if (labelsOf(path)) found.push(path)
    if (path !== '' && !labelsAbove(path)) return
    for (const { name } of foldersIn(join(root, path))) visit(path === '' ? name : `${path}/${name}`)
  }
  visit('')
  return found.sort(compareNaturally)
}

/** The folders in a folder, without links. */
function foldersIn(folder: string): Dirent[] {
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
