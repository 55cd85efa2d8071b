import type { ChangedWords } from '../language.ts'

export const enChanged: ChangedWords = {
  nothingChanged: (base) => `No note has changed since \`${base}\`.`,
  gitAbsent: () => ({
    message: 'Found no git, which `--changed` needs',
    hint: 'Install git, or name files or weeks instead.',
  }),
  noRepository: (reason) => ({
    message: `Expected git to tell what has changed${reason ? `, found: ${reason}` : ''}`,
    hint: '`--changed` works within a git repository. Elsewhere name files or weeks instead.',
  }),
  unknownBase: (names) => ({
    message: `Expected a commit or a branch to compare with, found none called ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: 'Check the name, or give one, as in `--changed origin/main`. In CI give `actions/checkout` the line `fetch-depth: 0`.',
  }),
  noMergeBase: (base) => ({
    message: `Expected a commit that the branch and \`${base}\` share, found none`,
    hint: 'The repository may hold only the last commits. In CI give `actions/checkout` the line `fetch-depth: 0`, elsewhere run `git fetch --unshallow`.',
  }),
}
