import { placeOf } from '../../errors.ts'
import { safeLine, safeText } from '../../terminal/terminal.ts'
import type { FileFindings, LintFinding, ReportContext } from '../rule.ts'

/**
 * For GitHub Actions: an annotation for each finding, which GitHub shows beside the line. The text repeats the place,
 * since the log of a job shows only the text. `@actions/core` would bring an HTTP client for these few lines.
 */
export function github(files: readonly FileFindings[], { prefix }: Pick<ReportContext, 'prefix'>): string {
  return files.flatMap(({ findings }) => findings.map((finding) => annotation(finding, prefix))).join('')
}

function annotation(found: LintFinding, prefix: string): string {
  const { line, column, endLine = line, endColumn = column, rule, severity, message, hint } = found
  const path = found.path ? safeText(prefix + found.path) : undefined
  // The runner drops the columns of a span over several lines, with a warning.
  const isOneLine = line === endLine
  const properties = {
    file: path,
    line,
    col: isOneLine ? column : undefined,
    endLine,
    endColumn: isOneLine ? endColumn : undefined,
    title: rule,
  }
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
  const shown = placeOf({ path: path ?? '', line, column })
  const text = `${shown ? `${safeLine(shown)} ` : ''}${safeLine(message)}${hint ? `\n→ ${safeLine(hint)}` : ''}`
  return `::${severity} ${written.join(',')}::${escapeData(text)}\n`
}

/** The runner takes every line that starts with `::` for a command, so text from a note must not start a new line. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
