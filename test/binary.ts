import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** The result of a run of the shipped binary: its output, and its exit code or the signal that ended it. */
export interface ProcessResult {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

const bin = resolve('bin/insights.js')

/** Leaves out variables of the terminal, the CI and the test runner, which would change the output. */
function ownEnvironment(env: NodeJS.ProcessEnv) {
  const { PATH, SystemRoot } = process.env
  return { PATH, SystemRoot, INSIGHTS: `"${process.execPath}" "${bin}"`, ...env }
}

/** Starts `bin/insights.js` with arguments, or runs a shell line in which `$INSIGHTS` is the binary. */
export function start(args: string[] | string, cwd: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const own = ownEnvironment(env)
  return typeof args === 'string'
    ? spawn('sh', ['-c', args.replaceAll('$INSIGHTS', own.INSIGHTS)], { cwd, env: own })
    : spawn(process.execPath, [bin, ...args], { cwd, env: own })
}

/** Waits until a process ends, and returns its whole output. */
export function resultOf(child: ChildProcess): Promise<ProcessResult> {
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      output[name] += chunk
    })
  }
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => done({ code, signal, ...output }))
  })
}

/** Runs the shipped binary and waits for it. */
export function binary(args: string[] | string, cwd: string, env: NodeJS.ProcessEnv = {}): Promise<ProcessResult> {
  const child = start(args, cwd, env)
  child.stdin?.end()
  return resultOf(child)
}

/** Runs another program and waits for it; in a shell, `eval "$INSIGHTS lint"` runs the shipped binary. */
export function program(
  name: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<ProcessResult> {
  return resultOf(spawn(name, args, { cwd, env: ownEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] }))
}

/** Node options that run a line of JavaScript in the binary before it starts. */
export function before(script: string): NodeJS.ProcessEnv {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}
