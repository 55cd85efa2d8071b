import manifest from '../package.json' with { type: 'json' }
import { type Finding, InsightsError, isError, withoutRepeats } from './errors.ts'
import { nameCommands } from './help/program-name.ts'
import {
  findingText,
  type Io,
  safeLine,
  safeText,
  styleOf,
  type Talk,
  wantsColor,
  wantsQuiet,
} from './terminal/terminal.ts'

/**
 * Runs the command line.
 * @param host the process, or a fake in tests
 * @returns the exit code
 */
export async function run(host: NodeJS.Process): Promise<number> {
  const quiet = wantsQuiet(host.argv)
  const report = (findings: readonly Finding[]) => {
    const shown = withoutRepeats(quiet ? findings.filter(isError) : findings)
    if (shown.length === 0) return
    const style = styleOf(io.color('stderr'))
    io.errors.write(shown.map((finding) => findingText(finding, style)).join(''))
  }
  const io: Io = {
    cwd: host.cwd(),
    env: host.env,
    // Node creates a stream on first access, which takes longer than reading a note: access only what is needed.
    get stdin() {
      return host.stdin
    },
    get stdout() {
      return stream(host, 'stdout')
    },
    get stderr() {
      return quiet ? silence : talk(host)
    },
    get errors() {
      return talk(host)
    },
    get terminal() {
      return { input: host.stdin, output: stream(host, 'stderr') }
    },
    show: (text) => stream(host, 'stdout').write(safeText(text)),
    say: (line) => io.stderr.write(`${safeLine(line)}\n`),
    color: (name) => wantsColor(host.argv, host.env, host[name]),
    report,
    named: (text) => nameCommands(text, host),
    uptime: () => host.uptime(),
  }
  endOnSignals(host)
  try {
    const { runCommand } = await import('./cli.ts')
    return await runCommand(host, io)
  } catch (error) {
    if (error instanceof InsightsError) {
      io.report(error.findings)
      return error.exitCode
    }
    talk(host).write(`${crash(error, host)}\n`)
    return 70
  }
}

/** Documents are written synchronously, so a signal arrives before or after a write and leaves no partial file. */
function endOnSignals(host: NodeJS.Process): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    host.once(signal, () => host.exit(code))
}

const withErrorHandler = new WeakSet<object>()

/** A reader may close the pipe early, as `| head -1` does. Any other error, such as a full disk, is reported. */
function stream(host: NodeJS.Process, name: 'stdout' | 'stderr'): NodeJS.WriteStream {
  const found = host[name]
  if (!withErrorHandler.has(found)) {
    withErrorHandler.add(found)
    found.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return
      if (name === 'stdout') talk(host).write(`error  cannot write to stdout (${error.code})\n`)
      host.exit(2)
    })
  }
  return found
}

const silence: Talk = { write: () => undefined, isTTY: false }

/** Stderr with text made safe for a terminal, and with commands named as this program was started. */
function talk(host: NodeJS.Process): Talk {
  const to = stream(host, 'stderr')
  return { write: (text) => to.write(safeText(nameCommands(text, host))), isTTY: to.isTTY }
}

function crash(error: unknown, { version: node, platform }: NodeJS.Process): string {
  return [
    error instanceof Error ? error.stack : String(error),
    '',
    'This is a bug in insights, not in your notes. No document was left half-written.',
    `Please report it with the text above: ${manifest.bugs.url} (insights ${manifest.version}, node ${node}, ${platform})`,
  ].join('\n')
}
