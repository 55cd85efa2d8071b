import { Command, CommanderError, Option } from 'commander'
import { createColors } from 'picocolors'
import manifest from '../package.json' with { type: 'json' }
import type { Io } from './commands/io.ts'
import { type Finding, InsightsError } from './errors.ts'

/**
 * Runs the command line.
 * @param host the process, or what stands for it in a test
 * @returns the exit code
 */
export async function run(host: NodeJS.Process): Promise<number> {
  const colors = createColors(wantsColor(host))
  const io: Io = {
    cwd: host.cwd(),
    env: host.env,
    stdin: host.stdin,
    stdout: host.stdout,
    stderr: host.stderr,
    report: (findings) => host.stderr.write(findings.map((each) => describe(each, colors)).join('')),
  }
  let code = 0
  // Whoever reads our output may close it early, as `| head -1` does.
  for (const stream of [host.stdout, host.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  try {
    await program(io, (result) => {
      code = result
    }).parseAsync(host.argv)
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof InsightsError) {
      io.report(error.findings)
      return error.exitCode
    }
    host.stderr.write(`${crash(error, host)}\n`)
    return 70
  }
}

function program(io: Io, done: (code: number) => void): Command {
  const insights = new Command('insights')
    .description("Combines a study group's weekly notes into one document")
    .version(manifest.version)
    .option('--cwd <dir>', 'run as if started in this folder')
    .option('--config <file>', 'use this config file')
    .option('--color', 'colours, even where nobody seems to look')
    .option('--no-color', 'no colours')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
  insights
    .command('build')
    .description("write a week's document from its notes")
    .argument('[weeks...]')
    .option('--all', 'every week that has notes')
    .option('--check', 'write nothing; exit 1 with a diff if a document is stale')
    .option('--stdout', 'print the document instead of writing it')
    .addOption(new Option('--format <format>', 'print as').choices(['markdown', 'json']))
    .option('--skip-broken', 'leave broken notes out and go on')
    .option('--force', 'overwrite a document that people edited')
    .action(async (weeks: string[], _options: object, command: Command) => {
      if (weeks.length === 0 && !command.opts().all)
        command.error('error: name a week, as in `insights build week-02`, or use --all')
      const { build } = await import('./commands/build.ts')
      done(await build(weeks, command.optsWithGlobals(), io))
    })
  return insights
}

function wantsColor({ argv, env, stderr }: NodeJS.Process): boolean {
  if (argv.includes('--no-color')) return false
  if (argv.includes('--color')) return true
  return !env.NO_COLOR && (Boolean(env.FORCE_COLOR) || (stderr.isTTY === true && env.TERM !== 'dumb'))
}

/** One finding as a person reads it: `notes/a.md:3:1 warning  what was found`, then what to do. */
function describe(
  { file, line, column, fatal, reason, note }: Finding,
  colors: ReturnType<typeof createColors>,
): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const severity = fatal ? colors.red('error') : colors.yellow('warning')
  const hint = note ? `  ${colors.dim('→')} ${note}\n` : ''
  return `${colors.bold(place)} ${severity}  ${reason}\n${hint}`
}

function crash(error: unknown, { version: node, platform }: NodeJS.Process): string {
  return [
    error instanceof Error ? error.stack : String(error),
    '',
    'This is a bug of insights, not of your notes; nothing was written.',
    `Please report it with the text above: ${manifest.bugs.url} (insights ${manifest.version}, node ${node}, ${platform})`,
  ].join('\n')
}
