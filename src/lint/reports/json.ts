import type { LintResult } from './index.ts'

/** An array of findings, for programs. A finding that concerns a whole file stands at its first letter. */
export function json({ findings }: LintResult): string {
  const rows = findings.map(({ file, ruleId, fatal, reason, fix, place }) => {
    const start = place && ('start' in place ? place.start : place)
    const end = place && ('end' in place ? place.end : place)
    return {
      path: file,
      line: start?.line ?? 1,
      column: start?.column ?? 1,
      endLine: end?.line ?? 1,
      endColumn: end?.column ?? 1,
      rule: ruleId,
      severity: fatal ? 'error' : 'warning',
      message: reason,
      fixable: fix !== undefined,
    }
  })
  return `${JSON.stringify(rows, null, 2)}\n`
}
