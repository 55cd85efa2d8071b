import type { LintWords } from '../../languages/language.ts'
import type { LintFinding } from '../rule.ts'

/** What a run of `lint` found, in the order of printing. */
export interface LintResult {
  findings: readonly LintFinding[]
  /** The notes that were checked. */
  paths: readonly string[]
  /** The text of each file that has findings, as on disk, by path. */
  sources: ReadonlyMap<string, string>
  /** The folder of the workspace within its repository: empty, or ending in `/`. */
  prefix: string
  /** What comes before such a path where links are shown, as on GitHub; empty where there are none. */
  files: string
  language: 'ko' | 'en'
  words: LintWords
  color: boolean
}

/** Writes what was found as text that ends with a line ending, or as nothing. */
export type Report = (result: LintResult) => string | Promise<string>
