import type { Rule } from '../rule.ts'

/** Front matter that names another member or week than the path, which is believed. */
export const pathMismatch: Rule = {
  name: 'path-mismatch',
  severity: 'warning',
  check: ({ note }) => note.findings.filter(({ ruleId }) => ruleId === 'path-mismatch'),
}
