import type { LintMessage, TextEdit } from '../../api-types.ts'
import type { Edit } from '../../markdown/edits.ts'
import { positionsIn, printJson } from '../../text.ts'
import type { FileFindings, LintFinding } from '../rule.ts'

/** An array of findings, for programs. */
export function json(files: readonly FileFindings[]): string {
  return `${printJson(files.flatMap(({ findings, source }) => messagesOf(findings, source)))}\n`
}

/**
 * The findings of a file as data for programs. A finding about the whole file is at line 1, column 1.
 * @param source the file's text as on disk; may be empty if no finding has a fix
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
    edits: fix ? editsOf(fix) : [],
  }))
}

/**
 * Returns a function that converts edits of the note's text to edits of the file, with the file's line endings.
 * @param source the file's text as on disk
 */
function fileEditsIn(source: string): (edits: readonly Edit[]) => TextEdit[] {
  const bom = source.startsWith('\uFEFF')
  const positionOf = positionsIn(source.slice(bom ? 1 : 0).replace(/\r\n?/g, '\n'), bom)
  const ending = /\r\n?/.exec(source)?.[0] ?? '\n'
  return (edits) => edits.map((edit) => ({ ...positionOf(edit), text: edit.text.replaceAll('\n', ending) }))
}
