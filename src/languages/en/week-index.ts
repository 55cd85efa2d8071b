import { shellWord } from '../../text.ts'
import type { IndexWords } from '../language.ts'

const comments = '`<!-- insights:index -->`, and on the line below `<!-- insights:end -->`'

export const enIndex: IndexWords = {
  columns: { week: 'Week', title: 'Title', notes: 'Notes', document: 'Document', read: 'read' },
  fileMissing: () => ({
    message: 'Found no such file for the table of weeks',
    hint: `Create it, and put two lines where the table should be: ${comments}. If you need no table, delete \`index\` from the config.`,
  }),
  noPlace: () => ({
    message: 'Found no place for the table of weeks',
    hint: `Put two lines where the table should be: ${comments}. Code, lists and other HTML are not a place.`,
  }),
  twoPlaces: () => ({
    message: 'Found a second `<!-- insights:index -->`, expected one place for the table in a file',
    hint: 'Keep one of them, and delete the other with its `<!-- insights:end -->`.',
  }),
  openPlace: () => ({
    message: 'Found no `<!-- insights:end -->` below, where the place for the table ends',
    hint: 'Put `<!-- insights:end -->` on a line of its own below the table. Check for code or a comment above it that is not closed.',
  }),
  isNote: () => ({
    message: 'Found a note, expected another file for the table of weeks',
    hint: 'Change `index` in the config to a file that is not a note.',
  }),
  edited: ({ check, force }) => ({
    message: 'The table of weeks was edited by hand, so it was not overwritten',
    hint: `\`${check}\` shows what differs. Move added text outside the two comments, then run \`${force}\`.`,
  }),
  foreign: (force) => ({
    message:
      'The text between `<!-- insights:index -->` and `<!-- insights:end -->` was not written by insights, so it was not overwritten',
    hint: `Move this text outside the two comments or delete it, then build again. To overwrite it, run \`${force}\`.`,
  }),
  conflictEdited: (path, sides, force) => ({
    message: `The table of weeks has merge conflicts and was edited by hand in ${sides.map(({ name }) => name).join(' and ')}, so it was not overwritten`,
    hint: `${sides.map(({ stage }) => `\`git show ${shellWord(`:${stage}:./${path}`)}\``).join(' and ')} shows the edited table. Move added text outside the two comments, then run \`${force}\`.`,
  }),
  conflictBuilt: (path) => ({
    message: 'A table of weeks with merge conflicts was built again; neither side had been edited by hand',
    hint: `If no other conflict is left in the file, continue the merge with \`git add ${shellWord(path)}\`.`,
  }),
  stale: (path, command) => ({
    message: `The table of weeks is out of date: ${path}`,
    hint: `Run \`${command}\` and commit the result.`,
  }),
  built: (path) => `${path}: updated the table of weeks`,
}
