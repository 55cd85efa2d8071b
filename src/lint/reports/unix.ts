import type { LintResult } from './result.ts'

/**
 * One line a finding, `path:line:column: warning: message [rule]`, as compilers print it: Vim's `errorformat` and the
 * problem matcher `$gcc` of VS Code know it.
 */
export function unix({ findings }: LintResult): string {
  return findings
    .map(({ file = '', line = 1, column = 1, fatal, reason, note, ruleId }) => {
      const message = [reason, note].filter((part) => part).join(' → ')
      return `${file.replace(/\s+/g, ' ')}:${line}:${column}: ${fatal ? 'error' : 'warning'}: ${message.replace(/\s+/g, ' ')} [${ruleId}]\n`
    })
    .join('')
}
