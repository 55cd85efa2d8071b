import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, parse, relative, sep } from 'node:path'
import { failure } from '../errors.ts'
import type { Messages } from '../languages/language.ts'

/** The files that a branch has changed, including deleted ones, relative to the folder, in NFC. */
export interface Changed {
  /** The name of the ref that the branch is compared with. */
  base: string
  /** The commit where the branch left it; undefined if every file counts as changed. */
  since: string | undefined
  files: ReadonlySet<string>
}

/**
 * Lists the files that differ from the merge base: committed, staged, unstaged, untracked and deleted ones.
 * @param folder absolute; files outside of it are ignored
 * @param ref the ref to compare with. `true` is the target branch of a pull request in CI, or the main branch. All
 * zeros, which CI services pass for a new branch, mean that every file has changed
 * @throws {InsightsError} if git fails, the folder is not in a repository, or the ref is unknown
 */
export async function changedFiles(
  folder: string,
  ref: string | true,
  env: NodeJS.ProcessEnv,
  messages: Messages,
): Promise<Changed> {
  const top = topOf(folder)
  const safe = await withoutFilters(top, env)
  const git: Git = (args) => runGit(args, top, safe)
  const workTree = await git(['rev-parse', '--is-inside-work-tree'])
  if (workTree.text !== 'true\n')
    throw failure('changed', workTree.absent ? messages.gitAbsent() : messages.noRepository(workTree.reason))
  const { name, since } = await findBase(ref, env.GITHUB_BASE_REF, git, messages)
  // --no-renames: a renamed note counts as new.
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv']
  const named = [
    await git(since === undefined ? ['ls-files', '-z'] : [...diff, since, '--']),
    await git(['ls-files', '-z', '--others', '--exclude-standard']),
  ]
  const files = named.flatMap(({ text, reason }) => {
    if (text === undefined) throw failure('changed', messages.noRepository(reason))
    return text.split('\0').filter((path) => path !== '')
  })
  const prefix = prefixInRepository(top, folder).normalize('NFC')
  const composed = files.map((path) => path.normalize('NFC')).filter((path) => path.startsWith(prefix))
  return { base: name, since, files: new Set(composed.map((path) => path.slice(prefix.length))) }
}

/** The name of the ref to compare with, and the merge base, if there is one. */
async function findBase(ref: string | true, target: string | undefined, git: Git, messages: Messages) {
  if (ref !== true && /^0{40,}$/.test(ref)) return { name: ref, since: undefined }
  // The upstream of a branch is usually its own remote branch, so it comes last.
  const main = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master', '@{upstream}']
  const names = ref !== true ? [ref] : target ? [`origin/${target}`, target] : main
  for (const name of names) {
    // A ref cannot begin with a hyphen; git would read it as an option.
    if (name.startsWith('-')) continue
    const { text } = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
    if (text === undefined) continue
    const fork = await git(['merge-base', text.trim(), 'HEAD'])
    if (fork.text === undefined) throw failure('changed', messages.noMergeBase(name))
    return { name, since: fork.text.trim() }
  }
  // Before the first commit everything is new.
  const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD'])
  if (head.text === undefined) return { name: 'HEAD', since: undefined }
  throw failure('changed', messages.unknownBase(names))
}

/** What git printed. If it failed: no text, the reason, and whether git is not installed. */
interface GitOutput {
  text?: string
  reason: string
  absent: boolean
}
type Git = (args: string[]) => Promise<GitOutput>

/** The user's name in git's settings; empty if it is not set. */
export async function userName(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  return (await runGit(['config', '--get', 'user.name'], topOf(folder), env)).text?.trim() ?? ''
}

/** The URL of the remote `origin`; empty if there is none. */
export async function originUrl(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const top = repositoryOf(folder)
  return (top && (await runGit(['config', '--get', 'remote.origin.url'], top, env)).text?.trim()) ?? ''
}

/**
 * The paths, relative to a folder, that a branch of `origin` did not contain at the last fetch or push. None if the clone
 * does not know the branch but knows others.
 */
export async function pathsNotPushed(
  folder: string,
  branch: string,
  paths: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  const top = repositoryOf(folder)
  if (top === undefined || paths.length === 0) return []
  const prefix = prefixInRepository(top, folder)
  const listed = await runGit(
    ['ls-tree', '-z', '--name-only', remoteBranches + branch, '--', ...paths.map((path) => prefix + path)],
    top,
    env,
  )
  if (listed.text === undefined) {
    const known = await runGit(['for-each-ref', '--count=1', '--format=%(refname)', 'refs/remotes/'], top, env)
    return known.text === '' ? [...paths] : []
  }
  const pushed = new Set(listed.text.split('\0').map((path) => path.normalize('NFC')))
  return paths.filter((path) => !pushed.has((prefix + path).normalize('NFC')))
}

/**
 * The main branch of `origin`, as far as the clone knows it. Clones in CI have no `origin/HEAD`, and a new repository has
 * only the branch that will be pushed.
 */
export async function originBranch(folder: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const top = repositoryOf(folder)
  if (top === undefined) return undefined
  const nameOf = async (ref: string) => (await runGit(['symbolic-ref', '--quiet', ref], top, env)).text?.trim()
  const head = await nameOf('refs/remotes/origin/HEAD')
  if (head?.startsWith(remoteBranches)) return head.slice(remoteBranches.length)
  const { text = '' } = await runGit(['for-each-ref', '--format=%(refname)', remoteBranches], top, env)
  const branches = text.split('\n').flatMap((ref) => (ref === '' ? [] : [ref.slice(remoteBranches.length)]))
  const main = ['main', 'master'].find((name) => branches.includes(name))
  if (main !== undefined || branches.length > 0) return main ?? (branches.length === 1 ? branches[0] : undefined)
  return (await nameOf('HEAD'))?.replace(/^refs\/heads\//, '')
}

const remoteBranches = 'refs/remotes/origin/'

/**
 * Where git runs: at the top of the repository that contains a folder, else at the root of the file system. In a
 * subfolder it might find a bare repository added by a pull request, with a config that starts programs.
 */
function topOf(folder: string): string {
  return repositoryOf(folder) ?? parse(realpathSync(folder)).root
}

/** The top folder of the repository that contains a folder. Without one, there is nothing to ask git about. */
export function repositoryOf(folder: string): string | undefined {
  for (let top = realpathSync(folder); ; top = dirname(top)) {
    if (existsSync(join(top, '.git'))) return top
    if (dirname(top) === top) return undefined
  }
}

/** A folder's path in its repository, ending in `/`; empty for the top folder. */
export function prefixInRepository(top: string, folder: string): string {
  const below = relative(top, realpathSync(folder)).split(sep).join('/')
  return below === '' ? '' : `${below}/`
}

/** Whether a clone lacks the beginning of its history. */
export function isShallow(top: string): boolean {
  return existsSync(join(top, '.git', 'shallow'))
}

/** Overrides settings that would start a program or let git use any folder as a repository. */
const settings = [
  'safe.bareRepository=explicit',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.sshCommand=false',
  'core.pager=cat',
  'core.quotePath=false',
  'diff.external=',
  'diff.ignoreSubmodules=all',
]

/** Disables the filters in a repository's config: programs that git runs to see whether a file has changed. */
async function withoutFilters(top: string, env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const named = await runGit(['config', '--name-only', '-z', '--get-regexp', '^filter\\.'], top, env)
  const keys = [...new Set(named.text?.split('\0').filter((key) => key !== ''))]
  const count = Number(env.GIT_CONFIG_COUNT ?? 0)
  // Not with `-c`, which ends a key at the first `=`: a filter may be called `a=b`.
  const entries = keys.flatMap((key, index) => [
    [`GIT_CONFIG_KEY_${count + index}`, key],
    [`GIT_CONFIG_VALUE_${count + index}`, key.endsWith('.required') ? 'false' : ''],
  ])
  return { ...env, ...Object.fromEntries(entries), GIT_CONFIG_COUNT: String(count + keys.length) }
}

/**
 * Runs git in an untrusted folder: whatever the folder's config says, git starts no other program, fetches nothing and
 * writes nothing.
 */
export function runGit(args: string[], top: string, env: NodeJS.ProcessEnv): Promise<GitOutput> {
  const options = {
    // Windows would run a `git.exe` in the working folder.
    cwd: dirname(process.execPath),
    env: {
      // When a hook runs us, GIT_ variables may point to another repository or to programs. Keep the user's config.
      ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_(?!CONFIG_|CEILING_)/.test(name))),
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_NO_LAZY_FETCH: '1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      // The same messages in every locale.
      LC_ALL: 'C',
    },
    // Enough for a hundred thousand paths.
    maxBuffer: 64 * 1024 * 1024,
  }
  const globalArgs = ['-C', top, '--no-pager', ...settings.flatMap((setting) => ['-c', setting])]
  return new Promise((done) => {
    const isAbsent = (error: unknown) =>
      ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException | null)?.code ?? '')
    try {
      execFile('git', [...globalArgs, ...args], options, (error, text, reason) => {
        const answer = { reason: reason.trim().split('\n')[0] ?? '', absent: isAbsent(error) }
        done(error ? answer : { ...answer, text })
      })
    } catch (error) {
      // Node throws if an entry of PATH is a file.
      done({ reason: String(error), absent: isAbsent(error) })
    }
  })
}
