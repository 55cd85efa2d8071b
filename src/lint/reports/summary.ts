import { isError } from '../../errors.ts'
import type { LintResult } from './result.ts'

/** How much was found, in one line: errors, warnings, and how many of them have a fix. */
export function summaryOf({ findings, paths, words }: Pick<LintResult, 'findings' | 'paths' | 'words'>): string {
  if (findings.length === 0) return words.noFindings(paths.length)
  const errors = findings.filter(isError).length
  return words.summary(errors, findings.length - errors, findings.filter(({ fix }) => fix).length)
}
