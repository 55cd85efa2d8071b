import type { Rule } from '../rule.ts'

/** A note in which no heading is a section: nothing of it would stand in the document. */
export const noSection: Rule = {
  name: 'no-section',
  severity: 'error',
  check: ({ note }) => note.findings.filter(({ ruleId }) => ruleId === 'no-section'),
}
