import type { LintWords } from '../language.ts'

export const enLint: LintWords = {
  unknownRule: (name, near, known) => ({
    message: `Found no rule \`${name}\`, expected one of ${known.join(', ')}`,
    hint: near ? `Did you mean \`${near}\`?` : 'Name one of the rules.',
  }),
  pathMissing: (path) => ({
    message: `Found no file or folder \`${path}\``,
    hint: 'Check the path, or write the id of a week.',
  }),
  notANote: (path) => `${path}: skipped, since it is no note.`,
  fixed: { before: 'current file', after: 'fixed note' },
  wrote: (path) => `${path}: fixed.`,
  summary: (errors, warnings, fixable) =>
    `${count(errors, 'error')}, ${count(warnings, 'warning')}${fixable > 0 ? `; ${fixable} can be fixed with \`--fix\`` : ''}`,
  noFindings: (notes) => `Found nothing wrong in ${count(notes, 'note')}.`,
  tooManyWarnings: (found, most) => `Found ${count(found, 'warning')}, \`--max-warnings\` allows ${most}.`,
  job: {
    title: 'Notes',
    place: 'Place',
    finding: 'Finding',
    rule: 'Rule',
    more: (left) => `There ${left === 1 ? 'is 1 more' : `are ${left} more`}.`,
  },
  editor: { fix: (rule) => `Fix (${rule})`, fixAll: 'Make all safe fixes' },
  explain: {
    what: 'What it is',
    why: 'Why it matters',
    wrong: 'This is found',
    right: 'This is right',
    severity: 'Default',
    fix: 'fixed with `--fix`',
    more: 'More',
  },
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
