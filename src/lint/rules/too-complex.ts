import type { Rule } from '../rule.ts'

/** A note that would take too long to read; it is checked down to the line from which on it was not read. */
export const tooComplex: Rule = {
  name: 'too-complex',
  severity: 'error',
  check: ({ note }) => note.findings.filter(({ ruleId }) => ruleId === 'too-complex'),
}
