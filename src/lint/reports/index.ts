import type { Report } from './result.ts'

/** The formats of `--format`; only the one that is asked for is loaded. */
export const reports = {
  pretty: async (result) => (await import('./pretty.ts')).pretty(result),
  unix: async (result) => (await import('./unix.ts')).unix(result),
  json: async (result) => (await import('./json.ts')).json(result),
  github: async (result) => (await import('./github.ts')).github(result),
  markdown: async (result) => (await import('./markdown.ts')).markdown(result),
  sarif: async (result) => (await import('./sarif.ts')).sarif(result),
  codequality: async (result) => (await import('./codequality.ts')).codequality(result),
  junit: async (result) => (await import('./junit.ts')).junit(result),
} satisfies Record<string, Report>

/** Those that people read; the others are read by programs, which get all as it stands. */
export const forPeople: ReadonlySet<string> = new Set<LintFormat>(['pretty', 'unix'])

export type LintFormat = keyof typeof reports
