import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import type { ModelWords } from '../languages/language.ts'
import { failed, shown } from './check.ts'
import type { Asking } from './prompt.ts'

/** In bytes: no answer is longer, however much a program tells of its work. */
const mostOutput = 8 * 1024 * 1024
/** In bytes, of what it says last on stderr: enough for the reason why it failed. */
const mostComplaint = 4096
/** In milliseconds: how long an ended program's output is waited for where something that left its group holds it open. */
const patience = 1000

const windows = process.platform === 'win32'

/**
 * Runs a program with the prompt on stdin and gives what it printed. No shell has a part in it.
 * @throws {InsightsError} where the program is not found, fails, is stopped or prints too much
 */
export async function askProgram(
  command: readonly string[],
  prompt: string,
  { env, root, signal, onAsk }: Asking,
  words: ModelWords,
): Promise<string> {
  const [name = '', ...args] = command
  const program = findProgram(name, env, root)
  if (program === undefined) throw failed(words.noProgram(shown(name)))
  onAsk(words.running(shown([program, ...args].join(' '))))
  return await new Promise<string>((done, fail) => {
    const child = spawn(program, args, { cwd: root, env, detached: !windows, windowsHide: true })
    const output: Buffer[] = []
    let size = 0
    let complaint = ''
    let ended: string | number | undefined
    const kill = () => killTree(child.pid)
    const end = (error?: Error) => {
      process.off('exit', kill)
      signal.removeEventListener('abort', stop)
      kill()
      for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy()
      if (error) fail(error)
      else if (ended !== 0) fail(failed(words.programFailed(shown(name), String(ended), shown(complaint.slice(-200)))))
      else done(Buffer.concat(output).toString('utf8'))
    }
    const stop = () => end(failed(words.stopped(shown(name))))
    // Ctrl-C reaches us alone, since the program has a group of its own.
    process.once('exit', kill)
    signal.addEventListener('abort', stop)
    child.stdin.on('error', () => {
      // A program that answers without reading to the end is its own affair.
    })
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > mostOutput) end(failed(words.tooLong(mostOutput / 1024 / 1024)))
      else output.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-mostComplaint)
    })
    child.on('error', (error: NodeJS.ErrnoException) => {
      end(failed(words.programFailed(shown(name), error.code ?? '', '')))
    })
    child.on('exit', (code, killed) => {
      ended = code ?? killed ?? ''
      killTree(child.pid)
      setTimeout(end, patience).unref()
    })
    child.on('close', () => end())
    child.stdin.end(prompt)
  })
}

/** Ends a program with all that it started: its process group, or on Windows its tree. */
function killTree(pid: number | undefined): void {
  if (pid === undefined) return
  if (windows) {
    const taskkill = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe')
    spawnSync(taskkill, ['/pid', String(pid), '/t', '/f'], { windowsHide: true, stdio: 'ignore' })
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // All of it has ended already.
  }
}

/**
 * Finds a program as a shell would: on the PATH, or at the path that is given. Folders of the PATH that depend on the
 * current one are passed over, and so is the current folder, where Windows would look first: notes may lie there.
 * @returns its absolute path; nothing where there is none that can be run without a shell
 */
export function findProgram(name: string, env: NodeJS.ProcessEnv, root: string): string | undefined {
  const path = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? ''
  const folders = /[/\\]/.test(name) ? [root] : path.split(delimiter).filter(isAbsolute)
  const endings = windows && !/\.(?:exe|com)$/i.test(name) ? ['.exe', '.com'] : ['']
  return folders.flatMap((folder) => endings.map((ending) => resolve(folder, name + ending))).find(canRun)
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
