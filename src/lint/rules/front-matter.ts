import type { Rule } from '../rule.ts'

/** Front matter that cannot be read, or that says what it may not; found when the note is taken apart. */
export const frontMatter: Rule = {
  name: 'front-matter',
  severity: 'error',
  check: ({ note }) => note.findings.filter(({ ruleId }) => ruleId === 'front-matter'),
}
