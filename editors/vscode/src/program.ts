import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The program that is installed in a folder, or undefined. No other is ever started. */
export function programIn(folder: string): string | undefined {
  const file = join(folder, 'node_modules', 'study-insights', 'bin', 'insights.js')
  return existsSync(file) ? file : undefined
}

/** The result of a command. */
export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** Runs VS Code's Node, so that none has to be on the PATH. */
export const nodeEnvironment: NodeJS.ProcessEnv = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' }

/** Runs the program in its folder and waits for it. */
export function run(program: string, folder: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: nodeEnvironment, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 70) : 0
      resolve({ code, stdout, stderr: stderr === '' && error ? error.message : stderr })
    })
    child.stdin?.end()
  })
}
