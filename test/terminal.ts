import { resolve } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { spawn } from '@lydell/node-pty'
import { runWith } from './host.ts'

/** Keys as a terminal sends them. */
export const keys = { enter: '\r', up: '\x1b[A', down: '\x1b[B', backspace: '\x7f', interrupt: '\x03', end: '\x04' }

/** A program with a simulated user. */
export interface Dialog {
  /** Waits until the text appears on the screen, after the last text that was waited for; then types. */
  see(text: string | RegExp, ...typed: string[]): Promise<void>
  /** Types an answer to each question, then only Enter, each when the screen has stopped changing, until the end. */
  answer(...texts: string[]): Promise<{ code: number; shown: string }>
  /** Waits until the program ends; returns the exit code and the whole output, without colours. */
  end(): Promise<{ code: number; shown: string }>
}

const [columns, rows] = [100, 40]

/** Runs the command line in this process with streams like a terminal's, for what it asks rather than for the terminal. */
export function dialog(args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Dialog {
  const input = new PassThrough()
  const screen = screenFor(
    (typed) => input.write(typed),
    () => input.end(),
  )
  const output = new Writable({
    write(chunk, _encoding, done) {
      screen.print(String(chunk))
      done()
    },
  })
  const streams = {
    stdin: Object.assign(input, { isTTY: true, setRawMode: () => input }),
    stdout: Object.assign(output, { isTTY: true, columns, rows }),
    stderr: Object.assign(output, { isTTY: true }),
  }
  const exit = runWith(streams, args, cwd, { TERM: 'xterm-256color', ...env })
  return screen.dialog(exit)
}

/** Starts the binary in a pseudo-terminal of its own. */
export function terminal(
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  binary = resolve('bin/insights.js'),
): Dialog {
  // The tests may run in CI, and with `CI` set the binary does not ask questions.
  const { CI: _ci, NO_COLOR: _color, ...inherited } = process.env
  const child = spawn(process.execPath, [binary, ...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    env: { ...inherited, TERM: 'xterm-256color', ...env } as Record<string, string>,
  })
  const screen = screenFor(
    (typed) => child.write(typed),
    () => child.kill(),
  )
  child.onData(screen.print)
  return screen.dialog(new Promise((done) => child.onExit(({ exitCode }) => done(exitCode))))
}

/** What a program has printed, and a user who waits for it. */
function screenFor(type: (text: string) => void, kill: () => void) {
  let output = ''
  let from = 0
  const waiting = new Set<() => void>()
  const shown = () => stripVTControlCharacters(output)
  const print = (text: string) => {
    output += text
    for (const check of [...waiting]) check()
  }
  const dialog = (exit: Promise<number>): Dialog => {
    const end = async () => ({ code: await exit, shown: shown() })
    return {
      end,
      async see(text, ...typed) {
        await new Promise<void>((done, fail) => {
          const check = () => {
            const rest = shown().slice(from)
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
            kill()
            fail(new Error(`never saw ${text} in:\n${shown()}`))
          }, 100_000)
          waiting.add(check)
          check()
        })
        for (const each of typed) type(each)
      },
      async answer(...texts) {
        let [before, left] = ['', 100]
        const timer = setInterval(() => {
          if (output !== before) before = output
          else if (output === '') return
          else if (left-- > 0) for (const typed of [texts.shift() ?? '', keys.enter]) type(typed)
          else kill()
        }, 300)
        await exit
        clearInterval(timer)
        return await end()
      },
    }
  }
  return { print, dialog }
}
