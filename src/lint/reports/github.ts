import { safeLine } from '../../terminal/terminal.ts'
import type { LintFinding } from '../rule.ts'
import type { LintResult } from './result.ts'

/**
 * For GitHub Actions: an annotation for each finding, which GitHub shows beside the line. The place stands in the text
 * too, since the log of a job shows only that. `@actions/core` would bring an HTTP client for these few lines.
 */
export function github({ findings, prefix }: LintResult): string {
  return findings.map((each) => annotation(each, prefix)).join('')
}

function annotation({ file, ruleId, fatal, reason, note, place }: LintFinding, prefix: string): string {
  const start = place && ('start' in place ? place.start : place)
  const end = place && 'end' in place ? place.end : start
  const path = file ? prefix + file : undefined
  // The runner drops all columns where the lines differ, and complains.
  const isOneLine = start?.line === end?.line
  const properties = {
    file: path,
    line: start?.line,
    col: isOneLine ? start?.column : undefined,
    endLine: end?.line,
    endColumn: isOneLine ? end?.column : undefined,
    title: ruleId,
  }
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
  const shown = [path, start?.line, start?.column].filter((part) => part !== undefined).join(':')
  const text = `${shown ? `${safeLine(shown)} ` : ''}${safeLine(reason)}${note ? `\n→ ${safeLine(note)}` : ''}`
  return `::${fatal ? 'error' : 'warning'} ${written.join(',')}::${escapeData(text)}\n`
}

/** The runner reads a line as a command, so that what a note says must not begin another. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
