import type { ChangedWords } from '../language.ts'

export const enChanged: ChangedWords = {
  nothingChanged: (base) => `No note has changed since \`${base}\`.`,
  gitAbsent: () => ({
    message: '`--changed` needs git, which was not found',
    hint: 'Install git, or name files or weeks instead.',
  }),
  noRepository: (reason) => ({
    message: `git cannot tell what has changed${reason ? `: ${reason}` : ''}`,
    hint: '`--changed` works only in a git repository. Otherwise, name files or weeks.',
  }),
  unknownBase: (names) => ({
    message: `Found no branch or commit ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: 'Check the name, or use for example `--changed origin/main`. In CI, set `fetch-depth: 0` for `actions/checkout`.',
  }),
  noMergeBase: (base) => ({
    message: `Found no common commit with \`${base}\``,
    hint: 'The repository may contain only the latest commits. In CI, set `fetch-depth: 0` for `actions/checkout`; otherwise run `git fetch --unshallow`.',
  }),
}
