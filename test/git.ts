import { execFileSync } from 'node:child_process'

const who = {
  GIT_AUTHOR_NAME: '하나',
  GIT_AUTHOR_EMAIL: 'hana@example.com',
  GIT_COMMITTER_NAME: '하나',
  GIT_COMMITTER_EMAIL: 'hana@example.com',
}
/** The environment in which git ignores the settings of the machine and the user. */
export const gitEnv = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  HOME: '/dev/null',
  // No examples of hooks, which are most of a new repository.
  GIT_TEMPLATE_DIR: '',
}

export function git(root: string, ...args: string[]): string {
  const env = { ...gitEnv, ...who }
  return execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}
