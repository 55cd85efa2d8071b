import type { Finding } from '../errors.ts'
import type { Talk } from './terminal.ts'

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
