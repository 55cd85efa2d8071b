import { placeOf } from '../../errors.ts'
import { safeLine } from '../../terminal/terminal.ts'
import type { LintFinding } from '../rule.ts'
import type { FileFindings, LintRun } from './result.ts'

/**
 * For GitHub Actions: an annotation for each finding, which GitHub shows beside the line. The place stands in the text
 * too, since the log of a job shows only that. `@actions/core` would bring an HTTP client for these few lines.
 */
export async function* github(
  files: AsyncIterable<FileFindings>,
  { prefix }: Pick<LintRun, 'prefix'>,
): AsyncGenerator<string> {
  for await (const { findings } of files) yield findings.map((each) => annotation(each, prefix)).join('')
}

function annotation(found: LintFinding, prefix: string): string {
  const { line, column, endLine = line, endColumn = column, rule, severity, message, hint } = found
  const path = found.path ? prefix + found.path : undefined
  // The runner drops all columns where the lines differ, and complains.
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

/** The runner reads a line as a command, so that what a note says must not begin another. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
