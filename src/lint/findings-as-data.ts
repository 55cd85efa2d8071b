import type { LintMessage, TextEdit } from '../api-types.ts'
import type { Edit } from '../markdown/edits.ts'
import { positionsIn } from '../text.ts'
import type { LintFinding } from './rule.ts'

/**
 * The findings of a file as programs get them. What is about a whole file is at its first letter.
 * @param source the file's text as on disk; not looked at where no finding has a fix
 */
export function messagesOf(findings: readonly LintFinding[], source: string): LintMessage[] {
  const editsOf = findings.some(({ fix }) => fix) ? fileEditsIn(source) : () => []
  return findings.map(({ path, line = 1, column = 1, rule, severity, message, hint, url, fix, ...end }) => ({
    path,
    line,
    column,
    endLine: end.endLine ?? line,
    endColumn: end.endColumn ?? column,
    rule,
    severity,
    message,
    hint: hint ?? null,
    url: url ?? null,
    fixable: fix !== undefined,
    edits: fix ? editsOf(fix.edits) : [],
  }))
}

/**
 * Makes the function from the edits of a finding to edits of the file.
 * @param source the file's text as it is on disk; the edits get its line endings
 */
function fileEditsIn(source: string): (edits: readonly Edit[]) => TextEdit[] {
  const bom = source.startsWith('\uFEFF')
  const place = positionsIn(source.slice(bom ? 1 : 0).replace(/\r\n?/g, '\n'), bom)
  const ending = /\r\n?/.exec(source)?.[0] ?? '\n'
  return (edits) => edits.map((edit) => ({ ...place(edit), text: edit.text.replaceAll('\n', ending) }))
}
