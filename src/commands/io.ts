import type { Finding } from '../errors.ts'

/** The part of `process` that a command may touch: handed in, so that tests run the whole of it in their own process. */
export interface Io {
  cwd: string
  env: NodeJS.ProcessEnv
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  /** Whether a stream wants colours. */
  color(stream: 'stdout' | 'stderr'): boolean
  /** Prints findings to stderr, for a person. */
  report(findings: readonly Finding[]): void
  /** Seconds since the program started. */
  uptime(): number
}
