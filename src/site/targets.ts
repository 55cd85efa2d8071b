import { posix } from 'node:path'
import { decoded } from './render.ts'

/**
 * The file of the workspace that a relative target means.
 * @param from the file that holds it, relative to the workspace
 * @returns its path, composed (NFC); nothing where it lies outside, or where the target is of another kind
 */
export function fileOf(target: string, from: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(target) || target.includes('\\')) return undefined
  const path = decoded(/^[^?#]*/.exec(target)?.[0] ?? '')
  if (path === undefined || path === '' || path.includes('\0')) return undefined
  const joined = path.startsWith('/') ? posix.normalize(path.slice(1)) : posix.join(posix.dirname(from), path)
  return joined === '..' || joined.startsWith('../') || joined.startsWith('/') ? undefined : joined.replace(/\/$/, '')
}
