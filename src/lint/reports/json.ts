import { messagesOf } from '../messages.ts'
import type { LintResult } from './result.ts'

/** An array of findings, for programs. A finding about a whole file is at its first letter. */
export function json({ findings, sources }: LintResult): string {
  return `${JSON.stringify(messagesOf(findings, sources), null, 2)}\n`
}
