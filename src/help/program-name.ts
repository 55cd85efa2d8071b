import { realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

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
  return scriptOf(call) ?? nameOnPath(call) ?? anywhere
}

/** Replaces the name in commands of a message, written as `insights …` between backticks, with {@link programName}. */
export function nameCommands(text: string, call: Call): string {
  return text.includes('`insights ') ? text.replaceAll('`insights ', `\`${programName(call)} `) : text
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
