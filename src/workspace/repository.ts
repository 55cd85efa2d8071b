import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { uriPath } from '../text.ts'

/** Where a workspace stands in its repository, whose paths GitHub goes by: empty, or ending in `/`. */
export function prefixIn(root: string): string {
  let top = root
  while (!existsSync(join(top, '.git'))) {
    if (dirname(top) === top) return ''
    top = dirname(top)
  }
  const path = relative(top, root).split(sep).join('/')
  return path === '' ? '' : `${path}/`
}

/**
 * Where GitHub shows the files of a workspace as a job has them; ends in `/`. In a summary or a comment a relative link
 * would lead nowhere.
 * @returns empty outside of a job
 */
export function filesUrl(root: string, env: NodeJS.ProcessEnv): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = env
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_SHA) return ''
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/${uriPath(prefixIn(root))}`
}
