import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

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

/** A group's repository on a server, as `init` creates it, with an old note that has an error. */
export interface Group {
  server: string
  /** A clone in which members work. */
  clone: string
}

const settings =
  '\nrepository: {url: https://github.com/group/study, branch: main}\ndiscussion: {common: 0, deep: 0, next: 0}\n'
const members = 'hana=김하나, duri=이두리, sechan=박세찬, neo=최네오'

/** @param host the hosting service, as part of the server's address */
export async function group(host: string): Promise<Group> {
  return await begin(host, async (clone) => {
    const answers = ['--language', 'ko', '--title', '데이터 시스템', '--weeks', '0', '--members', members]
    expect((await insights(['init', '--yes', ...answers], clone)).code).toBe(0)
    // Proposed questions do not matter here.
    write(clone, 'insights.config.yaml', settings)
    write(clone, 'notes/week-01/neo.md', note('**용어(Term)**은 어렵다'))
  })
}

/** A group with two books in one repository, one of which has a config of its own. */
export async function groupOfBooks(host: string): Promise<Group> {
  return await begin(host, async (clone) => {
    const roster = members.split(', ').map((member) => member.replace(/(.+)=(.+)/, '{id: $1, name: $2}'))
    const list = `language: ko\nworkspaces: [books/*]\nmembers: [${roster.join(', ')}]\n`
    write(clone, 'insights.config.yaml', `${list}${settings}`)
    write(clone, 'books/clean/notes/week-01/neo.md', note('**용어(Term)**은 어렵다'))
    write(clone, 'books/sql/insights.config.yaml', `title: SQL 튜닝\n${settings}`)
    write(clone, 'books/sql/notes/week-01/neo.md', note('쉽다'))
    expect((await insights(['init', '--yes'], clone)).code).toBe(0)
  })
}

async function begin(host: string, fill: (clone: string) => Promise<void>): Promise<Group> {
  const server = mkdtempSync(join(tmpdir(), `insights-${host}-`))
  git(server, 'init', '--quiet', '--bare', '--initial-branch', 'main')
  git(server, 'config', 'receive.advertisePushOptions', 'true')
  // Without example hooks, git does not create this folder.
  mkdirSync(join(server, 'hooks'), { recursive: true })
  const clone = fixture({})
  git(clone, 'init', '--quiet', '--initial-branch', 'main')
  git(clone, 'remote', 'add', 'origin', server)
  await fill(clone)
  git(clone, 'add', '--all')
  git(clone, 'commit', '--quiet', '--message', 'Begin')
  git(clone, 'push', '--quiet', 'origin', 'main')
  return { server, clone }
}

export function note(text: string): string {
  const headings = ['핵심 인사이트', '독특한 관점 또는 흥미로운 발견', '실무 적용 아이디어', '추가 학습이 필요한 부분']
  return headings.map((heading, at) => `## ${heading}\n\n- **${heading} ${at + 1}**: ${text}\n`).join('\n')
}

/** Pushes a member's branch and, as GitHub does, its merge with main, which the job checks out. */
export function pullRequest({ clone }: Group, number: number, files: Record<string, string>): void {
  git(clone, 'switch', '--quiet', '--create', `pull-${number}`, 'main')
  for (const [path, text] of Object.entries(files)) write(clone, path, text)
  git(clone, 'add', '--all')
  git(clone, 'commit', '--quiet', '--message', 'Notes')
  git(clone, 'push', '--quiet', 'origin', `HEAD:refs/pull/${number}/merge`)
  git(clone, 'switch', '--quiet', 'main')
}

export function merge({ clone }: Group, number: number): { before: string } {
  git(clone, 'pull', '--quiet', '--ff-only', 'origin', 'main')
  const before = git(clone, 'rev-parse', 'HEAD')
  git(clone, 'merge', '--quiet', '--no-ff', '--no-edit', `pull-${number}`)
  git(clone, 'push', '--quiet', 'origin', 'main')
  return { before }
}

/** Checks out what a job checks out: the main branch, or the merge of a pull request with it. */
export function checkout({ server }: Group, ref: string): string {
  const workspace = fixture({})
  git(workspace, 'clone', '--quiet', server, '.')
  git(workspace, 'fetch', '--quiet', 'origin', ref)
  git(workspace, ...(ref === 'refs/heads/main' ? ['switch', '--quiet', 'main'] : ['checkout', '--quiet', 'FETCH_HEAD']))
  return workspace
}

/** The documents on the server's branch. */
export function documentsIn({ server }: Group, branch = 'main'): string[] {
  const paths = git(server, 'ls-tree', '-r', '--name-only', branch).split('\n')
  return paths.filter((path) => /notes\/[^/]+\/insights\.md$/.test(path))
}

/** Adds lines to a file of a checkout, or creates it. */
function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  if (existsSync(join(root, path))) appendFileSync(join(root, path), text)
  else writeFileSync(join(root, path), text)
}
