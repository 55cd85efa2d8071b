import { fileEditsIn } from '../positions.ts'
import type { LintResult } from './index.ts'

/** An array of findings, for programs. A finding about a whole file is at its first letter. */
export function json({ findings, sources }: LintResult): string {
  const editors = new Map<string, ReturnType<typeof fileEditsIn>>()
  const editsOf = (file: string, fix: Parameters<ReturnType<typeof fileEditsIn>>[0]) => {
    const edits = editors.get(file) ?? fileEditsIn(sources.get(file) ?? '')
    editors.set(file, edits)
    return edits(fix)
  }
  const rows = findings.map(({ file = '', ruleId, fatal, reason, note, url, fix, place }) => {
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
      hint: note ?? null,
      url: url ?? null,
      fixable: fix !== undefined,
      edits: fix ? editsOf(file, fix) : [],
    }
  })
  return `${JSON.stringify(rows, null, 2)}\n`
}
