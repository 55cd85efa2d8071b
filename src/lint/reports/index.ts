import type { LintWords } from '../../languages/language.ts'
import type { LintFinding } from '../rule.ts'
import { github } from './github.ts'
import { json } from './json.ts'
import { pretty } from './pretty.ts'
import { sarif } from './sarif.ts'

/** What a run of `lint` found, in the order of printing. */
export interface LintResult {
  findings: readonly LintFinding[]
  /** How many notes were checked. */
  notes: number
  /** The text of each file that has findings, as on disk, by path. */
  sources: ReadonlyMap<string, string>
  /** The folder of the workspace within its repository: empty, or ending in `/`. */
  prefix: string
  language: 'ko' | 'en'
  words: LintWords
  color: boolean
}

/** Writes what was found as text that ends with a line ending, or as nothing. */
export type Report = (result: LintResult) => string | Promise<string>

/** The formats of `--format`. */
export const reports = { pretty, json, github, sarif } satisfies Record<string, Report>

/** Those that people read; the others are read by programs, which get all as it stands. */
export const forPeople: ReadonlySet<string> = new Set<LintFormat>(['pretty'])

export type LintFormat = keyof typeof reports
