import { createHash } from 'node:crypto'
import { isError } from '../../errors.ts'
import type { LintFinding } from '../rule.ts'
import type { LintResult } from './result.ts'

/** A Code Quality report, which GitLab shows in a merge request: the part of Code Climate's format that it reads. */
export function codequality({ findings, prefix, sources }: LintResult): string {
  const seen = new Map<string, number>()
  const issues = findings.map((found) => {
    const { path, line = 1, endLine = line, rule, message, hint } = found
    const key = keyOf(found, sources.get(path))
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return {
      type: 'issue',
      check_name: rule,
      description: message,
      ...(hint ? { content: { body: hint } } : {}),
      categories: ['Style'],
      severity: isError(found) ? 'major' : 'minor',
      fingerprint: createHash('sha256').update(`${key}\0${before}`).digest('hex'),
      location: {
        path: prefix + path,
        lines: { begin: line, end: endLine },
      },
    }
  })
  return `${JSON.stringify(issues, null, 2)}\n`
}

/** What makes two findings of two commits one: the text of the line, not its number, which each line above it changes. */
function keyOf({ path, line, rule, message }: LintFinding, source = ''): string {
  const text = line === undefined ? '' : source.split(/\r\n?|\n/, line)[line - 1]
  return [path, rule, message, text?.trim()].join('\0')
}
