import { letters } from '../text.ts'
import { isShallow, prefixInRepository, repositoryOf, runGit } from '../workspace/git.ts'

/** Who added a file, and on which day. */
export interface Added {
  author: string
  /** In seconds. */
  day: number
}

/** Maximum number of commits to look through. */
const maxCommits = 20_000

/**
 * Who added each file below a folder, by its path on disk; renamed files are followed. Empty without git, and for a
 * shallow clone, whose first commit seems to have added everything.
 */
export async function addedBy(folder: string, env: NodeJS.ProcessEnv): Promise<Map<string, Added>> {
  const found = new Map<string, Added>()
  const top = repositoryOf(folder)
  if (top === undefined || isShallow(top)) return found
  const log = [
    'log',
    '--diff-filter=AR',
    '--find-renames',
    '--name-status',
    '-z',
    '--no-show-signature',
    `-n${maxCommits}`,
  ]
  const format = ['--format=%x01%aN%x00%aE%x00%at%x00', '--no-ext-diff', '--no-textconv', '--', folder]
  const { text = '' } = await runGit([...log, ...format], top, env)
  const prefix = prefixInRepository(top, folder)
  /** What a path of an earlier commit is called today. */
  const today = new Map<string, string>()
  const people = new Map<string, string>()
  for (const commit of text.split('\u0001').slice(1)) {
    const [name = '', mail = '', seconds = '', ...changes] = commit.split('\0')
    const author = samePerson(people, name, mail)
    const steps = changes.map((change) => change.replace(/^\n+/, '')).filter((change) => change !== '')
    for (let at = 0; at < steps.length; ) {
      const isRename = steps[at]?.startsWith('R')
      const [before = '', after = before] = isRename ? [steps[at + 1], steps[at + 2]] : [steps[at + 1]]
      const path = today.get(after) ?? after
      if (isRename) today.set(before, path)
      // The newest commit comes first, so that the first author replaces later ones.
      if (path.startsWith(prefix)) found.set(path.slice(prefix.length), { author, day: Number(seconds) })
      at += isRename ? 3 : 2
    }
  }
  return found
}

/** Joins the names of one mail address, and names of the same letters: `Park Seo Yeon` and `Seoyeon Park`. */
function samePerson(people: Map<string, string>, name: string, mail: string): string {
  const spelled = [...letters(name.normalize('NFKC')).replace(/\d/g, '')].sort().join('')
  const keys = [`<${mail.toLowerCase()}>`, ...(spelled === '' ? [] : [spelled])]
  const author = keys.map((key) => people.get(key)).find((one) => one !== undefined) ?? name
  for (const key of keys) people.set(key, author)
  return author
}
