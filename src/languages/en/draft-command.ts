import type { DraftWords } from '../language.ts'

export const enDraft: DraftWords = {
  noSections: (week) => ({
    message: `The config has no section to fill for ${week}: drafts do not fill a \`rest\` section`,
    hint: 'Add a section without `rest` to `sections`.',
  }),
  noneInWeek: (week) => ({
    message: `Found no notes without sections for ${week}; drafts are made from these`,
    hint: '`insights status` shows who has written what.',
  }),
  noneOfMember: (name, week, known) => ({
    message: `Found no note without sections by ${name} for ${week}`,
    hint: `Free notes exist by ${known.join(', ')}.`,
  }),
  noSuchMember: (name) => ({
    message: `Found \`${name}\`, who is not in members`,
    hint: 'Use an id or a name from `members` in the config.',
  }),
  exists: () => ({
    message: 'The note exists already, so no draft was made',
    hint: 'Use `--stdout` to print the draft.',
  }),
  noPath: (line) => ({
    message: 'There is no place for the draft: each path by `notes` in the config is taken',
    hint: `Add a path to \`notes\` in the config, for example \`${line}\`.`,
  }),
  written: (name) => `When ${name} has read and edited it, removing the line \`draft: true\` turns it into a note.`,
  allWritten: (week) =>
    `Nobody needs a draft for ${week}: everybody with a note without sections has one with sections too.`,
  noPoint: () => ({
    message: "No point of the model's answer can be used, so no draft was written",
    hint: "The lines above say why. If there are none, check that it is the whole answer to this week's `--prompt`.",
  }),
  tooFew: (heading, min, found) => ({
    message: `${heading}: found ${found}, expected at least ${min}`,
    hint: 'Write the rest yourself.',
  }),
  intro:
    'A language model wrote the points below from your note: check them and put them into your own words. The source of each:',
  lines: 'line',
}
