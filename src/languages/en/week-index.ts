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
  stale: (path, command) => ({
    message: `The table of weeks is out of date: ${path}`,
    hint: `Run \`${command}\` and commit the result.`,
  }),
  built: (path) => `${path}: updated the table of weeks`,
}
