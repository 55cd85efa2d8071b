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

/** The GitHub URL of the repository's files at a job's commit, ending in `/`; empty outside of a job. */
export function commitUrl(view: 'blob' | 'raw', env: NodeJS.ProcessEnv): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = env
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_SHA) return ''
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/${view}/${GITHUB_SHA}/`
}
