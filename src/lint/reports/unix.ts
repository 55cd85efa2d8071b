import type { LintFinding } from '../rule.ts'
import type { FileFindings } from './result.ts'

/**
 * One line per finding, `path:line:column: warning: message [rule]`, as compilers print it. Vim's `errorformat` and the
 * problem matcher `$gcc` of VS Code parse it.
 */
export async function* unix(files: AsyncIterable<FileFindings>): AsyncGenerator<string> {
  for await (const { findings } of files) yield findings.map(lineOf).join('')
}

function lineOf({ path, line = 1, column = 1, severity, message, hint, rule }: LintFinding): string {
  const text = [message, hint].filter((part) => part).join(' → ')
  return `${path.replace(/\s+/g, ' ')}:${line}:${column}: ${severity}: ${text.replace(/\s+/g, ' ')} [${rule}]\n`
}
