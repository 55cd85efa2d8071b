import { Readable, Writable } from 'node:stream'
import { run } from '../src/run.ts'

/** The result of a run of the command line. */
export interface RunResult {
  code: number
  stdout: string
  stderr: string
}

/**
 * Runs the command line in this process, with its own streams instead of the terminal's.
 * @param surroundings `uptime`: makes stderr a terminal, and is how many seconds the program has been running;
 * `columns`: the width of stdout; `stdin`: what is piped into the program
 */
export async function insights(
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  surroundings: { uptime?: number; columns?: number; stdin?: string } = {},
): Promise<RunResult> {
  const { uptime, columns, stdin = '' } = surroundings
  const [stdout, stderr] = [capture(), capture()]
  const host = {
    argv: ['node', 'insights', ...args],
    cwd: () => cwd,
    env,
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: Object.assign(stdout.stream, { columns }),
    stderr: Object.assign(stderr.stream, { isTTY: uptime !== undefined }),
    uptime: () => uptime ?? 0,
    once: () => {},
    version: process.version,
    platform: process.platform,
  }
  const code = await run(host as unknown as NodeJS.Process)
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

function capture() {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => chunks.join('') }
}
