import type { Rule } from '../rule.ts'

/** A section heading inside a quote or a list, where it opens no section: `> ## 핵심 인사이트`. */
export const nestedSection: Rule = {
  name: 'nested-section',
  severity: 'warning',
  check: ({ note }) => note.findings.filter(({ ruleId }) => ruleId === 'nested-section'),
}
