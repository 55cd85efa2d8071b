import { resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { spawn } from '@lydell/node-pty'

/** Keys as a terminal sends them. */
export const keys = { enter: '\r', up: '\x1b[A', down: '\x1b[B', backspace: '\x7f', interrupt: '\x03' }

/** A program in a terminal of its own, as a person sits in front of it. */
export interface Terminal {
  /** Waits until the text stands on the screen, behind what was waited for before; then types. */
  see(text: string | RegExp, ...typed: string[]): Promise<void>
  /** Waits for the end; gives the exit code and all that was shown, without colours. */
  end(): Promise<{ code: number; shown: string }>
}

/** Starts the binary in a pseudo-terminal. */
export function terminal(
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  binary = resolve('bin/insights.js'),
): Terminal {
  // CI is what the tests may run under, and what keeps the binary from asking.
  const { CI: _ci, NO_COLOR: _color, ...inherited } = process.env
  const child = spawn(process.execPath, [binary, ...args], {
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
    for (const look of [...waiting]) look()
  })
  const exit = new Promise<number>((done) => child.onExit(({ exitCode }) => done(exitCode)))
  const screen = () => stripVTControlCharacters(output)
  return {
    async see(text, ...typed) {
      await new Promise<void>((done, fail) => {
        const look = () => {
          const rest = screen().slice(from)
          const found = typeof text === 'string' ? rest.indexOf(text) : rest.search(text)
          if (found < 0) return
          from += found + (typeof text === 'string' ? text.length : 1)
          finish()
          done()
        }
        const finish = () => {
          clearTimeout(timer)
          waiting.delete(look)
        }
        const timer = setTimeout(() => {
          finish()
          child.kill()
          fail(new Error(`never saw ${text} in:\n${screen()}`))
        }, 20_000)
        waiting.add(look)
        look()
      })
      for (const each of typed) child.write(each)
    },
    async end() {
      const code = await exit
      return { code, shown: screen() }
    },
  }
}
