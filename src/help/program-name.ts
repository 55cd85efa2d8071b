import { realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What tells how somebody called the program. */
export interface Call {
  readonly argv: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** Always runs this program: `npx insights` would fetch somebody else's package. */
const anywhere = 'npx study-insights'

/**
 * What somebody types to run this program again, without its arguments: the npm script that ran it, the name by which
 * it is on the PATH, or `npx study-insights`, which works anywhere.
 */
export function programName(call: Call): string {
  return scriptOf(call) ?? nameOnPath(call) ?? anywhere
}

/** Messages write a command as `insights …` between backticks; this names the program in them as it was called. */
export function nameCommands(text: string, call: Call): string {
  return text.includes('`insights ') ? text.replaceAll('`insights ', `\`${programName(call)} `) : text
}

/** The script of a `package.json` that is nothing but this program, so that it takes any arguments. */
function scriptOf({ env }: Call): string | undefined {
  const { npm_lifecycle_event: event, npm_lifecycle_script: script, npm_command: command } = env
  if (!event || command === 'exec' || !/^(?:study-)?insights$/.test(script ?? '')) return undefined
  const [manager] = (env.npm_config_user_agent ?? 'npm').split('/')
  return manager === 'npm' ? `npm run ${event} --` : `${manager} run ${event}`
}

function nameOnPath({ argv, env }: Call): string | undefined {
  const own = realPath(argv[1] ?? '')
  if (own === undefined) return undefined
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter)
  // npx and npm run put such folders on the PATH of what they run alone.
  const lasting = folders.filter((folder) => folder !== '' && !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder))
  return ['insights', 'study-insights'].find((name) => lasting.some((folder) => leadsTo(own, folder, name)))
}

/** A link to the program, or on Windows a script of npm's beside the folder that holds the package. */
function leadsTo(own: string, folder: string, name: string): boolean {
  return (
    realPath(join(folder, name)) === own ||
    (realPath(join(folder, `${name}.cmd`)) !== undefined &&
      realPath(join(folder, 'node_modules/study-insights/bin/insights.js')) === own)
  )
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
