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
  wrote: (path) => `${path}: fixed.`,
  summary: (errors, warnings, fixable) =>
    `${count(errors, 'error')}, ${count(warnings, 'warning')}${fixable > 0 ? `; ${fixable} can be fixed with \`--fix\`` : ''}`,
  noFindings: (notes) => `Found nothing wrong in ${count(notes, 'note')}.`,
  tooManyWarnings: (found, most) => `Found ${count(found, 'warning')}, \`--max-warnings\` allows ${most}.`,
  nothingChanged: (base) => `Nothing to check: no note has changed since \`${base}\`.`,
  gitAbsent: () => ({
    message: 'Found no git, which `--changed` needs',
    hint: 'Install git, or name the files or weeks to check.',
  }),
  noRepository: (reason) => ({
    message: `Expected git to tell what has changed${reason ? `, found: ${reason}` : ''}`,
    hint: '`--changed` works within a git repository. Elsewhere name the files or weeks to check.',
  }),
  unknownBase: (names) => ({
    message: `Expected a commit or a branch to compare with, found none called ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: 'Check the name, or give one, as in `--changed origin/main`. In CI give `actions/checkout` the line `fetch-depth: 0`.',
  }),
  noMergeBase: (base) => ({
    message: `Expected a commit that the branch and \`${base}\` share, found none`,
    hint: 'The repository may hold only the last commits. In CI give `actions/checkout` the line `fetch-depth: 0`, elsewhere run `git fetch --unshallow`.',
  }),
  job: {
    title: 'Notes',
    place: 'Place',
    finding: 'Finding',
    rule: 'Rule',
    more: (left) => `There ${left === 1 ? 'is 1 more' : `are ${left} more`}.`,
  },
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
