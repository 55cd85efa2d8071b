import type { Rule } from '../rule.ts'

/** What git leaves in a file that two people changed: `<<<<<<< HEAD`. */
export const conflictMarker: Rule = {
  name: 'conflict-marker',
  severity: 'error',
  check: ({ note }) => note.findings.filter(({ ruleId }) => ruleId === 'conflict-marker'),
}
