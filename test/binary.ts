import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** What a run of the shipped binary left behind: its exit code, or the signal that ended it. */
export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

const bin = resolve('bin/insights.js')

/** Nothing of the terminal, the CI or the runner that the tests stand in may show. */
function ownEnvironment(env: NodeJS.ProcessEnv) {
  const { PATH, SystemRoot } = process.env
  return { PATH, SystemRoot, INSIGHTS: `"${process.execPath}" "${bin}"`, ...env }
}

/** Starts `bin/insights.js` as a user's shell would, or a shell line in which `$INSIGHTS` stands for it. */
export function start(args: string[] | string, cwd: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  const own = ownEnvironment(env)
  return typeof args === 'string'
    ? spawn('sh', ['-c', args.replaceAll('$INSIGHTS', own.INSIGHTS)], { cwd, env: own })
    : spawn(process.execPath, [bin, ...args], { cwd, env: own })
}

/** Waits for the end of a process and for all that it says. */
export function ended(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      said[name] += chunk
    })
  }
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => done({ code, signal, ...said }))
  })
}

/** Runs the shipped binary to its end. */
export function binary(args: string[] | string, cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = start(args, cwd, env)
  child.stdin?.end()
  return ended(child)
}

/** Runs any other program to its end; in a shell `eval "$INSIGHTS lint"` is the shipped binary. */
export function program(name: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return ended(spawn(name, args, { cwd, env: ownEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] }))
}

/** Node options that run a line of JavaScript in the binary before it starts. */
export function before(script: string): NodeJS.ProcessEnv {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}
