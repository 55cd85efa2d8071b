import { createColors } from 'picocolors'
import type { Finding } from '../errors.ts'

/** Gives a text for a terminal a look, or leaves it as it is. */
export type Style = (look: (typeof looks)[number], text: string) => string

const looks = ['bold', 'dim', 'underline', 'red', 'yellow', 'green'] as const

/** Somewhere that people read: a terminal, or the log of a CI job. */
export interface Talk {
  /** Writes a text of several lines; see {@link safeText}. */
  write(text: string): void
  isTTY: boolean
}

/** The part of `process` that a command may touch: handed in, so that tests run the whole of it in their own process. */
export interface Io {
  cwd: string
  env: NodeJS.ProcessEnv
  stdin: NodeJS.ReadStream
  /** For data alone, which comes out byte for byte. */
  stdout: NodeJS.WriteStream
  /** For talk. */
  stderr: Talk
  /** For talk on stdout: tables, diffs and findings, in which control characters of notes do no harm. */
  show(text: string): void
  /** Says one line on stderr, whatever it holds. */
  say(line: string): void
  /** The terminal itself, for a library that asks questions; what it shows must be made safe before. */
  terminal: { input: NodeJS.ReadStream; output: NodeJS.WriteStream }
  /** Whether a stream wants colours. */
  color(stream: 'stdout' | 'stderr'): boolean
  /** Prints findings to stderr, for a person. */
  report(findings: readonly Finding[]): void
  /** Names the commands in a message as somebody has to type them; talk on stderr is named so by itself. */
  named(text: string): string
  /** Seconds since the program started. */
  uptime(): number
}

/**
 * What begins and ends our own control sequences until {@link safeText} makes them: nothing that stands in a file can
 * look like it.
 */
const mark = `\0${Math.random().toString(36).slice(2)}\0`

/** Sequences by the names that stand for them between two marks. */
const sequences = new Map([['erase', '\r\x1b[K']])
// Whether there are colours at all is for us to say, by stream and by --color.
const colors = createColors(true)
for (const look of looks) {
  const [start = '', end = ''] = colors[look]('|').split('|')
  sequences.set(look, start).set(`/${look}`, end)
}

/** Lets what waits run: a signal, a message from an editor. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Takes the cursor back to the start of the line, and what stands in it away. */
export const eraseLine = `${mark}erase${mark}`

/** The one place that makes colours; whether they are wanted, {@link wantsColor} has said. */
export function styleOf(color: boolean): Style {
  return color ? (look, text) => `${mark}${look}${mark}${text}${mark}/${look}${mark}` : (_look, text) => text
}

/** Whether a stream wants colours: the options say it first, then NO_COLOR and FORCE_COLOR, then whether anybody looks. */
export function wantsColor(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  stream: { isTTY?: boolean | undefined },
): boolean {
  const end = argv.indexOf('--')
  const options = end < 0 ? argv : argv.slice(0, end)
  const said = options.findLast((word) => word === '--color' || word === '--no-color')
  if (said !== undefined) return said === '--color'
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return !/^(?:0|false)$/.test(env.FORCE_COLOR)
  return stream.isTTY === true && env.TERM !== 'dumb'
}

/**
 * Makes a text fit for a terminal or a log, which would obey some of what notes and file names hold: of control
 * characters it shows pictures, and what GitHub or Azure would take for a command (`::error::…` where a line begins,
 * `##[group]…` anywhere) gets a space of no width. Line endings stay, and what {@link styleOf} made becomes colours.
 * All talk goes through here; data does not.
 */
export function safeText(text: string): string {
  if (!notable.test(text)) return text
  const parts = text.split(mark)
  return parts.map((part, index) => (index % 2 === 1 ? sequences.get(part) : harmless(part))).join('')
}

/** The same for a text that is to stand in one line: a file name may hold line endings. */
export function safeLine(text: string): string {
  return safeText(text.replace(/\r?\n/g, picture))
}

/** What stands in all that is not as it should be shown: most texts hold none of it. */
const notable = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]|::|##/u

function harmless(text: string): string {
  return (
    text
      .replace(/\r(?!\n)|(?![\n\r\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, picture)
      // The runner cuts spaces off before it looks at a line.
      .replace(/^([^\S\n]*:):/gm, '$1\u200B:')
      .replace(/##(?=\w*\[)/g, '#\u200B#')
  )
}

/** U+2400 and the next show the names of control characters in small letters: ␛ is the escape. */
function picture(control: string): string {
  const code = control.codePointAt(0) ?? 0
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '␡' : '�'
}

/** In seconds since the program started: until then nobody wonders whether it hangs. */
const moment = 1

/** A line on stderr that says how far a long run has come, for a person who looks on; in CI and in pipes there is none. */
export function progressLine(io: Io, total: number): { next(name: string): Promise<void>; end(): void } {
  let done = 0
  let shown = false
  return {
    async next(name) {
      done++
      // Between two weeks or notes, so that Ctrl-C need not wait for all of them.
      await turn()
      if (io.uptime() < moment || !io.stderr.isTTY) return
      io.stderr.write(`${eraseLine}[${done}/${total}] ${safeLine(name)}`)
      shown = true
    },
    end() {
      if (shown) io.stderr.write(eraseLine)
    },
  }
}
