import type { Rule } from '../rule.ts'

/** A heading that is nearly a section and so is lost: `## 핵심 인사이드`. */
export const nearSection: Rule = {
  name: 'near-section',
  severity: 'error',
  check: ({ note }) => note.findings.filter(({ ruleId }) => ruleId === 'near-section'),
}
