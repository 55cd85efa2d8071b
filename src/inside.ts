import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Config } from './config.ts'
import { finding, InsightsError } from './errors.ts'

/**
 * The absolute path of a file of the workspace, which need not be there yet.
 * @param path relative to the workspace, with `/`
 * @throws {InsightsError} where it leads out of the workspace, by `..` or through a symbolic link
 */
export function insideWorkspace(config: Config, path: string): string {
  targetInWorkspace(config, path)
  return resolve(config.root, path)
}

/** The same with links followed: the file itself that a rename may replace, and no link to it. */
export function targetInWorkspace(config: Config, path: string): string {
  const absolute = resolve(config.root, path)
  const [root, target] = [realpathSync.native(config.root), destination(absolute, 40)]
  if (isInside(config.root, absolute) && target !== undefined && isInside(root, target)) return target
  throw new InsightsError([finding('workspace', { path }, config.language.messages.linkOutside())])
}

/** Where writing to a path would end, links followed, even to what is not there; nothing where they go in circles. */
function destination(path: string, links: number): string | undefined {
  if (links === 0) return undefined
  try {
    return realpathSync.native(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined
  }
  if (isLink(path)) return destination(resolve(dirname(path), readlinkSync(path)), links - 1)
  if (dirname(path) === path) return path
  const folder = destination(dirname(path), links)
  return folder === undefined ? undefined : join(folder, basename(path))
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

function isInside(root: string, path: string): boolean {
  const rest = relative(root, path)
  return rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest)
}
