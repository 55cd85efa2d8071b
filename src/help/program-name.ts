import { realpathSync } from 'node:fs'
import { delimiter, join, posix, sep } from 'node:path'
import { shellWord } from '../text.ts'

/** How the program was called. */
export interface Call {
  readonly argv: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** Works anywhere. `npx insights` would fetch another package. */
const anywhere = 'npx study-insights'

/**
 * What to type to run this program again, without arguments: the npm script that ran it, its name on the PATH, or
 * `npx study-insights`.
 */
export function programName(call: Call): string {
  // People read the log of a CI job, and run its commands, on a machine without what the job installed.
  const isJob = call.env.CI !== undefined && call.env.CI !== '' && call.env.CI !== 'false'
  return scriptOf(call) ?? (isJob ? undefined : nameOnPath(call)) ?? anywhere
}

/**
 * Replaces the name in commands of a message, written as `insights …` between backticks, with {@link programName}. They
 * get the `--cwd` of this call, since users will run them in the same folder.
 */
export function nameCommands(text: string, call: Call): string {
  if (!text.includes('`insights ')) return text
  const name = programName(call)
  const cwd = cwdOf(call.argv)
  return text.replace(/`insights ([^`]*)`/g, (_command, args: string) => {
    if (cwd === undefined || args.startsWith('-')) return `\`${name} ${args}\``
    // At the root of several workspaces, the command names one of them already.
    const [start = '', folder = ''] = args.split(' --cwd ')
    return `\`${name} ${start} --cwd ${shellWord(posix.join(cwd, unquoted(folder)))}\``
  })
}

/** The folder that `--cwd` names, with `/`; undefined without it. `init` tells people to enter its folder first. */
function cwdOf(argv: readonly string[]): string | undefined {
  if (argv.includes('init')) return undefined
  const at = argv.findIndex((word) => /^--cwd(?:=|$)/.test(word))
  const folder = at < 0 ? undefined : argv[at]?.slice('--cwd='.length) || argv[at + 1]
  return folder?.split(sep).join('/')
}

/** Undoes `shellWord`, except for names that contain quotes, which are rare. */
function unquoted(word: string): string {
  return word.replace(/^(["'])(.*)\1$/, '$2')
}

/** The command for the npm script, if the script is only this program and so accepts any arguments. */
function scriptOf({ env }: Call): string | undefined {
  const { npm_lifecycle_event: event, npm_lifecycle_script: script, npm_command: command } = env
  if (!event || command === 'exec' || !/^(?:study-)?insights$/.test(script ?? '')) return undefined
  const [manager] = (env.npm_config_user_agent ?? 'npm').split('/')
  return manager === 'npm' ? `npm run ${event} --` : `${manager} run ${event}`
}

function nameOnPath({ argv, env }: Call): string | undefined {
  const script = realPath(argv[1] ?? '')
  if (script === undefined) return undefined
  // pre-commit and prek install each hook into a folder of its own.
  const hookFolder = env.PRE_COMMIT === undefined ? undefined : env.npm_config_prefix
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter)
  // npx, npm run and pre-commit add such folders only to the PATH of their child process.
  const isTemporary = (folder: string) =>
    /[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder) || (hookFolder !== undefined && folder.startsWith(hookFolder))
  const lasting = folders.filter((folder) => folder !== '' && !isTemporary(folder))
  return ['insights', 'study-insights'].find((name) => lasting.some((folder) => leadsTo(script, folder, name)))
}

/** Whether a folder has a link to the program or, on Windows, npm's script beside the folder of the package. */
function leadsTo(script: string, folder: string, name: string): boolean {
  return (
    realPath(join(folder, name)) === script ||
    (realPath(join(folder, `${name}.cmd`)) !== undefined &&
      realPath(join(folder, 'node_modules/study-insights/bin/insights.js')) === script)
  )
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
