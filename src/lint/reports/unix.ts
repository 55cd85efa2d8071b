import type { LintResult } from './result.ts'

/**
 * One line a finding, `path:line:column: warning: message [rule]`, as compilers print it: Vim's `errorformat` and the
 * problem matcher `$gcc` of VS Code know it.
 */
export function unix({ findings }: LintResult): string {
  return findings
    .map(({ path, line = 1, column = 1, severity, message, hint, rule }) => {
      const said = [message, hint].filter((part) => part).join(' → ')
      return `${path.replace(/\s+/g, ' ')}:${line}:${column}: ${severity}: ${said.replace(/\s+/g, ' ')} [${rule}]\n`
    })
    .join('')
}
