import { Readable, Writable } from 'node:stream'
import { run } from '../src/run.ts'

/** The result of a run of the command line. */
export interface RunResult {
  code: number
  stdout: string
  stderr: string
}

/** The streams of a process. */
export interface Streams {
  stdin: Readable
  stdout: Writable & { columns?: number | undefined }
  stderr: Writable & { isTTY?: boolean }
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
  const streams = {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: Object.assign(stdout.stream, { columns }),
    stderr: Object.assign(stderr.stream, { isTTY: uptime !== undefined }),
  }
  const code = await runWith(streams, args, cwd, env, uptime)
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** Runs the command line in this process with the given streams, for a command that goes on until its stdin ends. */
export function runWith(
  streams: Streams,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  uptime = 0,
): Promise<number> {
  const host = {
    ...streams,
    argv: ['node', 'insights', ...args],
    cwd: () => cwd,
    env,
    uptime: () => uptime,
    once: () => {},
    version: process.version,
    platform: process.platform,
  }
  return run(host as unknown as NodeJS.Process)
}

/** A stream that keeps what is written to it. */
export function capture() {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => chunks.join('') }
}
