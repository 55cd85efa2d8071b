import { createColors } from 'picocolors'
import { type Finding, isError, placeOf } from '../errors.ts'

/** Styles a text for a terminal, or returns it unchanged if colours are off. */
export type Style = (style: (typeof styles)[number], text: string) => string

const styles = ['bold', 'dim', 'underline', 'red', 'yellow', 'green'] as const

/** A stream for people: a terminal, or the log of a CI job. */
export interface Talk {
  /** Writes a text, made safe by {@link safeText}. */
  write(text: string): void
  isTTY: boolean
}

/** The part of `process` that a command may use. Passed in, so that tests can run commands in their own process. */
export interface Io {
  cwd: string
  env: NodeJS.ProcessEnv
  stdin: NodeJS.ReadStream
  /** For data only, written byte for byte. */
  stdout: NodeJS.WriteStream
  /** For messages; with `--quiet` they are dropped. */
  stderr: Talk
  /** The same stream for errors, which `--quiet` keeps. */
  errors: Talk
  /** Writes tables, diffs and findings to stdout, made safe by {@link safeText}. */
  show(text: string): void
  /** Writes one line to stderr, made safe by {@link safeLine}; nothing with `--quiet`. */
  say(line: string): void
  /** The terminal itself, for a library that asks questions. The caller makes texts safe. */
  terminal: { input: NodeJS.ReadStream; output: NodeJS.WriteStream }
  /** Whether to use colours on a stream. */
  color(stream: 'stdout' | 'stderr'): boolean
  /** Prints findings to stderr, for a person; with `--quiet` only errors. */
  report(findings: readonly Finding[]): void
  /** Writes the commands in a message as the reader has to type them. stderr does this by itself. */
  named(text: string): string
  /** Seconds since the program started. */
  uptime(): number
}

/**
 * Delimits the name of a control sequence of ours until {@link safeText} replaces it. Random, so that no file can
 * contain it.
 */
const mark = `\0${Math.random().toString(36).slice(2)}\0`

/** Control sequences by name. */
const sequences = new Map([['erase', '\r\x1b[K']])
// Always with colours: `wantsColor` decides, by stream and by --color.
const colors = createColors(true)
for (const style of styles) {
  const [start = '', end = ''] = colors[style]('|').split('|')
  sequences.set(style, start).set(`/${style}`, end)
}

/** Waits for one turn of the event loop, so that signals and messages from an editor are handled. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Erases the line and moves the cursor to its start. */
export const eraseLine = `${mark}erase${mark}`

/** Makes a style with colours, or one that changes nothing. All colours come from here. */
export function styleOf(color: boolean): Style {
  return color ? (style, text) => `${mark}${style}${mark}${text}${mark}/${style}${mark}` : (_style, text) => text
}

/** Whether to use colours: decided by --color and --no-color, else NO_COLOR, else FORCE_COLOR, else if it is a terminal. */
export function wantsColor(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  stream: { isTTY?: boolean | undefined },
): boolean {
  const option = optionsIn(argv).findLast((word) => word === '--color' || word === '--no-color')
  if (option !== undefined) return option === '--color'
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return !/^(?:0|false)$/.test(env.FORCE_COLOR)
  return stream.isTTY === true && env.TERM !== 'dumb'
}

/** Whether `--quiet` leaves only errors on stderr. */
export function wantsQuiet(argv: readonly string[]): boolean {
  return optionsIn(argv).includes('--quiet')
}

function optionsIn(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end < 0 ? argv : argv.slice(0, end)
}

/**
 * Makes a text safe for a terminal or a log. Control characters from notes and file names become visible symbols.
 * Commands of CI logs (`::error::…` at the start of a line on GitHub, `##[group]…` anywhere on Azure) get a zero-width
 * space. Line endings are kept, and the marks of {@link styleOf} become colours. Everything for people goes through
 * here; data does not.
 */
export function safeText(text: string): string {
  if (!notable.test(text)) return text
  const parts = text.split(mark)
  return parts.map((part, index) => (index % 2 === 1 ? sequences.get(part) : escapeControls(part))).join('')
}

/** Like {@link safeText}, for a single line: a file name may contain line endings. */
export function safeLine(text: string): string {
  return safeText(text.replace(/\r?\n/g, controlPicture))
}

/** Formats a finding: `notes/a.md:3:1 warning  message`, then the hint on its own line. */
export function findingText(found: Finding, style: Style): string {
  const place = safeLine(placeOf(found))
  const severity = isError(found) ? style('red', 'error') : style('yellow', 'warning')
  const hint = found.hint ? `  ${style('dim', '→')} ${safeLine(found.hint)}\n` : ''
  return `${place ? `${style('bold', place)} ` : ''}${severity}  ${safeLine(found.message)}\n${hint}`
}

/** Matches any text that needs work. Most texts do not. */
const notable = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]|::|##/u

function escapeControls(text: string): string {
  return (
    text
      .replace(/\r(?!\n)|(?![\n\r\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, controlPicture)
      // The runner trims lines before it looks for commands.
      .replace(/^([^\S\n]*:):/gm, '$1\u200B:')
      .replace(/##(?=\w*\[)/g, '#\u200B#')
  )
}

/** Unicode has symbols for control characters from U+2400 on: ␛ for escape. */
function controlPicture(control: string): string {
  const code = control.codePointAt(0) ?? 0
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '␡' : '�'
}

/** In seconds since the program started. Shorter runs show no progress. */
const progressDelay = 1

/** Shows the progress of a long run in a line on stderr, only in a terminal. */
export function progressLine(io: Io, total: number): { next(name: string): Promise<void>; end(): void } {
  let done = 0
  let shown = false
  return {
    async next(name) {
      // A task may go through its steps twice.
      done = (done % total) + 1
      // Lets Ctrl-C interrupt between two weeks or notes.
      await turn()
      if (io.uptime() < progressDelay || !io.stderr.isTTY) return
      io.stderr.write(`${eraseLine}[${done}/${total}] ${safeLine(name)}`)
      shown = true
    },
    end() {
      if (shown) io.stderr.write(eraseLine)
    },
  }
}
