import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { failure } from '../errors.ts'
import type { Messages } from '../languages/language.ts'

/** What a branch has touched: files below the folder, deleted ones too, by their paths from there, composed (NFC). */
export interface Changed {
  /** What the branch is compared with, as git knows it. */
  base: string
  files: ReadonlySet<string>
}

/**
 * Asks git which files differ from where the branch left its base: committed, staged, unstaged, untracked and deleted
 * ones.
 * @param folder absolute; files outside of it are left out
 * @param ref what to compare with; `true` is the branch that a pull request in CI goes to, or the main branch. Zeros,
 * which CI services give for what came before a branch was there, are compared with nothing: every file has changed
 * @throws {InsightsError} where git cannot tell
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
  const inside = await git(['rev-parse', '--is-inside-work-tree'])
  if (inside.text !== 'true\n')
    throw failure('changed', inside.absent ? messages.gitAbsent() : messages.noRepository(inside.reason))
  const { name, since } = await findBase(ref, env.GITHUB_BASE_REF, git, messages)
  // --no-renames: a renamed note is one that is new.
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv']
  const named = [
    await git(since === undefined ? ['ls-files', '-z'] : [...diff, since, '--']),
    await git(['ls-files', '-z', '--others', '--exclude-standard']),
  ]
  const files = named.flatMap(({ text, reason }) => {
    if (text === undefined) throw failure('changed', messages.noRepository(reason))
    return text.split('\0').filter((path) => path !== '')
  })
  const prefix = prefixIn(top, folder).normalize('NFC')
  const composed = files.map((path) => path.normalize('NFC')).filter((path) => path.startsWith(prefix))
  return { base: name, files: new Set(composed.map((path) => path.slice(prefix.length))) }
}

/** What to compare with: its name, and the commit where the branch left it, if there is one. */
async function findBase(ref: string | true, target: string | undefined, git: Git, messages: Messages) {
  if (ref !== true && /^0{40,}$/.test(ref)) return { name: ref, since: undefined }
  // The upstream of a branch is mostly its own copy on the server, so it comes last.
  const main = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master', '@{upstream}']
  const names = ref !== true ? [ref] : target ? [`origin/${target}`, target] : main
  for (const name of names) {
    // No name of git's begins with a hyphen, but an option does.
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

/** What git printed; nothing where it failed, and then why. */
interface Answer {
  text?: string
  reason: string
  absent: boolean
}
type Git = (args: string[]) => Promise<Answer>

/** A setting of git's, as `user.name`, the name that it knows its user by; empty where it has none. */
export async function gitSetting(folder: string, name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { text = '' } = await runGit(['config', '--get', name], topOf(folder), env)
  return text.trim()
}

/** Where a folder's files are on GitHub. */
export interface GitHubFolder {
  /** `https://github.com/owner/name` */
  url: string
  branch: string
  /** The folder's path in the repository, with `/` at its end; empty at its top. */
  prefix: string
}

/** What git knows as `origin`, where that is on GitHub; of the address nothing is taken but owner and name. */
export async function gitHubFolder(folder: string, env: NodeJS.ProcessEnv): Promise<GitHubFolder | undefined> {
  const top = topOf(folder)
  const remote = await gitSetting(folder, 'remote.origin.url', env)
  const found =
    /^(?:https:\/\/(?:[^@/\s]*@)?github\.com\/|(?:ssh:\/\/)?git@github\.com[:/])([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i
  const [, owner, name] = found.exec(remote) ?? []
  if (owner === undefined || name === undefined) return undefined
  const head = await runGit(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'], top, env)
  return {
    url: `https://github.com/${owner}/${name}`,
    branch: head.text?.trim().replace(/^origin\//, '') || (await mainBranch(top, env)),
    prefix: prefixIn(top, folder),
  }
}

/** A clone of CI does not know what the server calls its main branch. */
async function mainBranch(top: string, env: NodeJS.ProcessEnv): Promise<string> {
  for (const name of ['main', 'master']) {
    const { text } = await runGit(['rev-parse', '--verify', '--quiet', `refs/remotes/origin/${name}`], top, env)
    if (text !== undefined) return name
  }
  return 'HEAD'
}

/**
 * The folder of the repository that holds a folder, else the root of the disk. Git begins there: from a subfolder it
 * would first find a bare repository that a pull request put there, with a config that starts programs.
 */
function topOf(folder: string): string {
  for (let top = realpathSync(folder); ; top = dirname(top)) {
    if (existsSync(join(top, '.git')) || dirname(top) === top) return top
  }
}

/** What the paths in a folder begin with in its repository: empty at its top, else with `/` at the end. */
function prefixIn(top: string, folder: string): string {
  const below = relative(top, realpathSync(folder)).split(sep).join('/')
  return below === '' ? '' : `${below}/`
}

/** Settings of a repository that would start a program, or that let git take any folder for a repository. */
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

/** The programs that a repository's config names for reading files; git runs them to see whether a file has changed. */
async function withoutFilters(top: string, env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const named = await runGit(['config', '--name-only', '-z', '--get-regexp', '^filter\\.'], top, env)
  const keys = [...new Set(named.text?.split('\0').filter((key) => key !== ''))]
  const count = Number(env.GIT_CONFIG_COUNT ?? 0)
  // Not by `-c`, which ends a key at the first `=`, and a filter may be called `a=b`.
  const entries = keys.flatMap((key, index) => [
    [`GIT_CONFIG_KEY_${count + index}`, key],
    [`GIT_CONFIG_VALUE_${count + index}`, key.endsWith('.required') ? 'false' : ''],
  ])
  return { ...env, ...Object.fromEntries(entries), GIT_CONFIG_COUNT: String(count + keys.length) }
}

/**
 * Runs git in a folder that a stranger may have filled: it starts no other program, fetches nothing and writes nothing,
 * whatever the folder's config says.
 */
function runGit(args: string[], top: string, env: NodeJS.ProcessEnv): Promise<Answer> {
  const options = {
    // On Windows a `git.exe` in the working folder would be run.
    cwd: dirname(process.execPath),
    env: {
      // A hook that runs us names another repository, or programs; what the user configures stays.
      ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_(?!CONFIG_|CEILING_)/.test(name))),
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_NO_LAZY_FETCH: '1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      // In C its words are the same everywhere.
      LC_ALL: 'C',
    },
    // A hundred thousand paths fit.
    maxBuffer: 64 * 1024 * 1024,
  }
  const given = ['-C', top, '--no-pager', ...settings.flatMap((setting) => ['-c', setting])]
  return new Promise((done) => {
    const isAbsent = (error: unknown) =>
      ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException | null)?.code ?? '')
    try {
      execFile('git', [...given, ...args], options, (error, text, reason) => {
        const answer = { reason: reason.trim().split('\n')[0] ?? '', absent: isAbsent(error) }
        done(error ? answer : { ...answer, text })
      })
    } catch (error) {
      // Node throws where a file stands in the PATH for a folder.
      done({ reason: String(error), absent: isAbsent(error) })
    }
  })
}
