import type { LintResult } from './index.ts'

/** How much was found, in one line: errors, warnings, and how many of them have a fix. */
export function summaryOf({ findings, notes, words }: Pick<LintResult, 'findings' | 'notes' | 'words'>): string {
  if (findings.length === 0) return words.noFindings(notes)
  const errors = findings.filter(({ fatal }) => fatal).length
  return words.summary(errors, findings.length - errors, findings.filter(({ fix }) => fix).length)
}
