import type { LintMessage } from '../api-types.ts'
import { fileEditsIn } from './positions.ts'
import type { LintFinding } from './rule.ts'

/**
 * Findings as plain data, for programs.
 * @param sources the text of each file that has findings with a fix, as on disk, by path
 */
export function messagesOf(findings: readonly LintFinding[], sources: ReadonlyMap<string, string>): LintMessage[] {
  const editors = new Map<string, ReturnType<typeof fileEditsIn>>()
  const editsOf = (file: string, fix: Parameters<ReturnType<typeof fileEditsIn>>[0]) => {
    const edits = editors.get(file) ?? fileEditsIn(sources.get(file) ?? '')
    editors.set(file, edits)
    return edits(fix)
  }
  return findings.map(({ file = '', ruleId = '', fatal, reason, note, url, fix, place }) => {
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
}
