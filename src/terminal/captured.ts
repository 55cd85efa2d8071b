import { Readable, Writable } from 'node:stream'
import { findingText, type Io, safeLine, safeText, styleOf } from './terminal.ts'

/** What a command printed: data, and messages for people. */
export interface Printed {
  data: string
  messages: string
}

/**
 * An {@link Io} without a terminal or stdin, which keeps what a command prints.
 * @param talks whether to keep messages that are not findings, such as what to type next
 */
export function captureIo({ cwd, env, named, uptime }: Io, talks: boolean): { io: Io; printed(): Printed } {
  const data: string[] = []
  const messages: string[] = []
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      data.push(String(chunk))
      done()
    },
  }) as NodeJS.WriteStream
  const stdin = Readable.from([]) as NodeJS.ReadStream
  const write = (text: string) => void messages.push(safeText(named(text)))
  const errors = { write, isTTY: false }
  const stderr = talks ? errors : { write: () => {}, isTTY: false }
  const io: Io = {
    cwd,
    env,
    stdin,
    stdout,
    stderr,
    errors,
    terminal: { input: stdin, output: stdout },
    show: (text) => stdout.write(safeText(text)),
    say: (line) => stderr.write(`${safeLine(line)}\n`),
    color: () => false,
    report: (findings) => write(findings.map((found) => findingText(found, styleOf(false))).join('')),
    named,
    uptime,
  }
  return { io, printed: () => ({ data: data.join(''), messages: messages.join('') }) }
}
