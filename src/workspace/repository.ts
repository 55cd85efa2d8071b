import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** A workspace's path in its repository, as GitHub needs it: empty, or ending in `/`. */
export function prefixIn(root: string): string {
  let top = root
  while (!existsSync(join(top, '.git'))) {
    if (dirname(top) === top) return ''
    top = dirname(top)
  }
  const path = relative(top, root).split(sep).join('/')
  return path === '' ? '' : `${path}/`
}
