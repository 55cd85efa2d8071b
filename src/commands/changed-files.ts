import { execFile } from 'node:child_process'
import { finding, InsightsError, type Words } from '../errors.ts'
import type { LintWords } from '../languages/language.ts'

/** What a branch has touched: files below the folder, by their paths from there, composed (NFC). */
export interface Changed {
  /** What the branch is compared with, as git knows it. */
  base: string
  files: ReadonlySet<string>
}

/**
 * Asks git which files differ from where the branch left its base: committed, staged, unstaged and untracked ones.
 * @param folder absolute; files outside of it are left out
 * @param ref what to compare with; without one the branch that a pull request in CI goes to, or the main branch
 * @throws {InsightsError} where git cannot tell
 */
export async function changedFiles(
  folder: string,
  ref: string | undefined,
  env: NodeJS.ProcessEnv,
  words: LintWords,
): Promise<Changed> {
  const git: Git = (args) => runGit(args, folder, env)
  const inside = await git(['rev-parse', '--is-inside-work-tree'])
  if (inside.text !== 'true\n') throw failed(inside.absent ? words.gitAbsent() : words.noRepository(inside.reason))
  const base = await findBase(ref, env.GITHUB_BASE_REF, git, words)
  const fork = await git(['merge-base', base.commit, 'HEAD'])
  if (fork.text === undefined) throw failed(words.noMergeBase(base.name))
  // --no-renames: a renamed note is one that is new. The sums of a diff are of no use here, so no program may make them.
  const diff = ['diff', '--name-only', '-z', '--relative', '--no-renames', '--diff-filter=d', '--no-ext-diff']
  const named = [
    await git([...diff, fork.text.trim(), '--', '.']),
    await git(['ls-files', '-z', '--others', '--exclude-standard', '--', '.']),
  ]
  const files = named.flatMap(({ text, reason }) => {
    if (text === undefined) throw failed(words.noRepository(reason))
    return text.split('\0').filter((path) => path !== '')
  })
  return { base: base.name, files: new Set(files.map((path) => path.normalize('NFC'))) }
}

async function findBase(ref: string | undefined, target: string | undefined, git: Git, words: LintWords) {
  // The upstream of a branch is mostly its own copy on the server, so it comes last.
  const main = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master', '@{upstream}']
  const names = ref !== undefined ? [ref] : target ? [`origin/${target}`, target] : main
  for (const name of names) {
    // No name of git's begins with a hyphen, but an option does.
    if (name.startsWith('-')) continue
    const { text } = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
    if (text !== undefined) return { name, commit: text.trim() }
  }
  throw failed(words.unknownBase(names))
}

function failed(words: Words): InsightsError {
  return new InsightsError([finding('changed', { path: '' }, words)])
}

/** What git printed; nothing where it failed, and then why. */
interface Answer {
  text?: string
  reason: string
  absent: boolean
}
type Git = (args: string[]) => Promise<Answer>

function runGit(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Answer> {
  // In C its words are the same everywhere. A hundred thousand paths fit.
  const options = { cwd, env: { ...env, LC_ALL: 'C' }, maxBuffer: 64 * 1024 * 1024 }
  return new Promise((done) => {
    execFile('git', args, options, (error, text, reason) => {
      const answer = { reason: reason.trim().split('\n')[0] ?? '', absent: error?.code === 'ENOENT' }
      done(error ? answer : { ...answer, text })
    })
  })
}
