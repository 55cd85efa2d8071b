import { createHash } from 'node:crypto'
import type { LintFinding } from '../rule.ts'
import type { LintResult } from './result.ts'

/** A Code Quality report, which GitLab shows in a merge request: the part of Code Climate's format that it reads. */
export function codequality({ findings, prefix, sources }: LintResult): string {
  const seen = new Map<string, number>()
  const issues = findings.map((found) => {
    const { file = '', line = 1, ruleId, fatal, reason, note, place } = found
    const key = keyOf(found, sources.get(file))
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return {
      type: 'issue',
      check_name: ruleId,
      description: reason,
      ...(note ? { content: { body: note } } : {}),
      categories: ['Style'],
      severity: fatal ? 'major' : 'minor',
      fingerprint: createHash('sha256').update(`${key}\0${before}`).digest('hex'),
      location: {
        path: prefix + file,
        lines: { begin: line, end: place && 'end' in place ? place.end.line : line },
      },
    }
  })
  return `${JSON.stringify(issues, null, 2)}\n`
}

/** What makes two findings of two commits one: the text of the line, not its number, which each line above it changes. */
function keyOf({ file = '', line, ruleId, reason }: LintFinding, source = ''): string {
  const text = line === undefined ? '' : source.split(/\r\n?|\n/, line)[line - 1]
  return [file, ruleId, reason, text?.trim()].join('\0')
}
