import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import type { ModelWords } from '../languages/language.ts'
import { failed, shown } from './check.ts'

/** Maximum output of a program in bytes, with its log. */
const maxOutput = 8 * 1024 * 1024
/** How many bytes of the end of stderr are kept, for the error message. */
const maxErrorOutput = 4096
/** How many characters of the end of each stream an error message shows. */
const maxShown = 200
/** How long to wait for output after the program exits, in milliseconds: a process outside its group may keep it open. */
const closeTimeout = 1000

const windows = process.platform === 'win32'

export interface AskOptions {
  env: NodeJS.ProcessEnv
  /** The working folder of the program, absolute. */
  root: string
  words: ModelWords
  /** Called with a message before the program runs. */
  onAsk(text: string): void
  /** Called each second with a message for the user. */
  onWait(text: string): void
  /** In milliseconds. */
  timeoutMs?: number
}

/** In milliseconds. A small model on a laptop takes minutes to read a week. */
const defaultTimeout = 300_000

/**
 * Runs a program, without a shell, with the prompt on stdin and returns its output.
 * @throws {InsightsError} with the rule `model` if it is not found, fails, takes too long or prints too much
 */
export async function askProgram(
  command: readonly string[],
  prompt: string,
  { env, root, words, onAsk, onWait, timeoutMs = defaultTimeout }: AskOptions,
): Promise<string> {
  const [name = '', ...args] = command
  const program = findProgram(name, env, root)
  if (program === undefined) throw failed(words.noProgram(shown(name)))
  onAsk(words.running(shown([program, ...args].join(' '))))
  return await new Promise<string>((done, fail) => {
    const child = spawn(program, args, { cwd: root, env: withoutTokens(env), detached: !windows, windowsHide: true })
    const timer = setTimeout(() => end(failed(words.timeLimit(timeoutMs / 1000))), timeoutMs)
    let seconds = 0
    const ticker = setInterval(() => onWait(words.waiting(++seconds)), 1000)
    const output: Buffer[] = []
    let size = 0
    let errorOutput = ''
    let ended: string | number | undefined
    const kill = () => killTree(child.pid)
    const end = (error?: Error) => {
      process.off('exit', kill)
      clearInterval(ticker)
      clearTimeout(timer)
      kill()
      for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy()
      if (error) fail(error)
      else if (ended !== 0) fail(failed(words.programFailed(shown(name), String(ended), reasonIn(output, errorOutput))))
      else done(Buffer.concat(output).toString('utf8'))
    }
    // Ctrl-C does not reach the program, since it has its own process group.
    process.once('exit', kill)
    child.stdin.on('error', () => {
      // A program may answer without reading all of the prompt.
    })
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxOutput) end(failed(words.tooLong(maxOutput / 1024 / 1024)))
      else output.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      errorOutput = (errorOutput + chunk.toString('utf8')).slice(-maxErrorOutput)
    })
    child.on('error', (error: NodeJS.ErrnoException) => {
      end(failed(words.programFailed(shown(name), error.code ?? '', '')))
    })
    child.on('exit', (code, killed) => {
      ended = code ?? killed ?? ''
      killTree(child.pid)
      setTimeout(end, closeTimeout).unref()
    })
    child.on('close', () => end())
    child.stdin.end(prompt)
  })
}

/** The end of what a failed program printed: some give the reason on stdout, such as a login that has expired. */
function reasonIn(output: readonly Buffer[], errorOutput: string): string {
  const ends = [Buffer.concat(output).toString('utf8'), errorOutput].map((text) => shown(text.trim().slice(-maxShown)))
  return ends.filter((text) => text !== '').join(' · ')
}

/** The tokens that CI services put into a job's environment. A program that writes text needs none of them. */
const ciTokens = [
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_*',
  'INPUT_*',
  'CI_JOB_TOKEN',
  'CI_JOB_JWT*',
  'CI_BUILD_TOKEN',
  'CI_REPOSITORY_URL',
  'CI_*_PASSWORD',
  'NODE_AUTH_TOKEN',
  'NPM_TOKEN',
  'SYSTEM_ACCESSTOKEN',
  'CIRCLE_OIDC_TOKEN*',
  'BITBUCKET_STEP_OIDC_TOKEN',
]
const isCiToken = new RegExp(`^(?:${ciTokens.join('|').replaceAll('*', '.*')})$`, 'i')

function withoutTokens(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isCiToken.test(name)))
}

/** Kills a program and its child processes: its process group or, on Windows, its process tree. */
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
    // All processes have ended already.
  }
}

/**
 * Finds a program as a shell would: on the PATH, or at a given path. Skips relative folders of the PATH and the current
 * folder, where Windows would look first: it may contain untrusted files.
 * @returns its absolute path, or undefined if no program is found that runs without a shell
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
