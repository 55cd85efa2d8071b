import { resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { spawn } from '@lydell/node-pty'

/** Keys as a terminal sends them. */
export const keys = { enter: '\r', up: '\x1b[A', down: '\x1b[B', backspace: '\x7f', interrupt: '\x03', end: '\x04' }

/** A program in its own pseudo-terminal, with a simulated user. */
export interface Terminal {
  /** Waits until the text appears on the screen, after the last text that was waited for; then types. */
  see(text: string | RegExp, ...typed: string[]): Promise<void>
  /** Types an answer to each question, then only Enter, each when the screen has stopped changing, until the end. */
  answer(...texts: string[]): Promise<{ code: number; shown: string }>
  /** Waits until the program ends; returns the exit code and the whole output, without colours. */
  end(): Promise<{ code: number; shown: string }>
}

/** Starts the binary in a pseudo-terminal. */
export function terminal(
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  binary = resolve('bin/insights.js'),
): Terminal {
  return inTerminal(process.execPath, [binary, ...args], cwd, env)
}

/** Starts any program in a pseudo-terminal. */
export function inTerminal(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Terminal {
  // The tests may run in CI, and with `CI` set the binary does not ask questions.
  const { CI: _ci, NO_COLOR: _color, ...inherited } = process.env
  const child = spawn(program, args, {
    name: 'xterm-256color',
    cols: 100,
    rows: 40,
    cwd,
    env: { ...inherited, TERM: 'xterm-256color', ...env } as Record<string, string>,
  })
  let output = ''
  let from = 0
  const waiting = new Set<() => void>()
  child.onData((data) => {
    output += data
    for (const check of [...waiting]) check()
  })
  const exit = new Promise<number>((done) => child.onExit(({ exitCode }) => done(exitCode)))
  const screen = () => stripVTControlCharacters(output)
  return {
    async see(text, ...typed) {
      await new Promise<void>((done, fail) => {
        const check = () => {
          const rest = screen().slice(from)
          const found = typeof text === 'string' ? rest.indexOf(text) : rest.search(text)
          if (found < 0) return
          from += found + (typeof text === 'string' ? text.length : 1)
          finish()
          done()
        }
        const finish = () => {
          clearTimeout(timer)
          waiting.delete(check)
        }
        const timer = setTimeout(() => {
          finish()
          child.kill()
          fail(new Error(`never saw ${text} in:\n${screen()}`))
        }, 100_000)
        waiting.add(check)
        check()
      })
      for (const each of typed) child.write(each)
    },
    async answer(...texts) {
      let [before, left] = ['', 100]
      const timer = setInterval(() => {
        if (output !== before) before = output
        else if (output === '') return
        else if (left-- > 0) for (const typed of [texts.shift() ?? '', keys.enter]) child.write(typed)
        else child.kill()
      }, 300)
      const code = await exit
      clearInterval(timer)
      return { code, shown: screen() }
    },
    async end() {
      const code = await exit
      return { code, shown: screen() }
    },
  }
}
