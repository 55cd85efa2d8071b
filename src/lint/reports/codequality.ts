import { createHash } from 'node:crypto'
import { isError } from '../../errors.ts'
import type { LintFinding } from '../rule.ts'
import { type FileFindings, jsonArray, type LintRun } from './result.ts'

/** A Code Quality report, which GitLab shows in a merge request: the part of Code Climate's format that it reads. */
export async function* codequality(files: AsyncIterable<FileFindings>, { prefix }: LintRun): AsyncGenerator<string> {
  yield* jsonArray(files, ({ path, findings, source }) => {
    const lines = source.split(/\r\n?|\n/)
    const seen = new Map<string, number>()
    return findings.map((found) => {
      const { line = 1, endLine = line, rule, message, hint } = found
      const key = keyOf(found, lines)
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
        location: { path: prefix + path, lines: { begin: line, end: endLine } },
      }
    })
  })
  yield '\n'
}

/** Identifies a finding across commits: by the text of its line, since a line added above changes its number. */
function keyOf({ path, line, rule, message }: LintFinding, lines: readonly string[]): string {
  const text = line === undefined ? '' : lines[line - 1]
  return [path, rule, message, text?.trim()].join('\0')
}
