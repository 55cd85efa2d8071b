import type { DraftWords } from '../language.ts'

export const enDraft: DraftWords = {
  noSources: () => ({
    message: 'The config has no `sources`, so there are no free notes to make drafts from',
    hint: "Set `sources` in the config to the path of the members' free notes, for example `sources: study/{week}/{member}.md`.",
  }),
  noSections: (week) => ({
    message: `The config has no section to fill for ${week}: drafts do not fill a \`rest\` section`,
    hint: 'Add a section without `rest` to `sections`.',
  }),
  noneInWeek: (week) => ({
    message: `Found no free notes for ${week}`,
    hint: 'Check that files exist at the paths of `sources` in the config.',
  }),
  noneOfMember: (name, week, known) => ({
    message: `Found no free note by ${name} for ${week}`,
    hint: known.length > 0 ? `Free notes exist by ${known.join(', ')}.` : 'Check `sources` in the config.',
  }),
  noSuchMember: (name) => ({
    message: `Found \`${name}\`, who is not in members`,
    hint: 'Use an id or a name from `members` in the config.',
  }),
  exists: () => ({
    message: 'The note exists already, so no draft was made',
    hint: 'Use `--stdout` to print the draft.',
  }),
  noPath: (week, member) => ({
    message: `\`notes\` in the config does not say where the note of ${member} for ${week} goes`,
    hint: 'Print it with `--stdout` and save it where it belongs.',
  }),
  taken: (name, count) => `Copied ${count === 1 ? 'the line' : `the ${count} lines`} that ${name} marked.`,
  nothingMarked: (name) => ({
    message: `${name} marked no lines (★, bold sentences, ==highlights== and so on), so the draft has only headings`,
    hint: 'It goes into the document once its sections have text.',
  }),
  fromWhole: (command) => `For points from the whole free note, use \`${command} --prompt\` or \`--model\`.`,
  anyMember: 'NAME',
  written: (name, accept) =>
    `When ${name ?? 'its author'} has read and edited it, run \`${accept}\` or remove the line \`draft: true\` to turn it into a note.`,
  allWritten: (week) => `Nobody needs a draft for ${week}: everybody with a free note already has a note.`,
  unchanged: () => 'The free note has not changed since the draft was made.',
  changed: (count) =>
    count === 0
      ? 'The free note has changed since the draft was made, but there are no new marked lines. The note was not changed.'
      : `The free note has changed since the draft was made. ${count === 1 ? 'One new line is' : `${count} new lines are`} marked. The note was not changed.`,
  newPoint: (path, line, heading, text) => `${path}:${line} ${heading}: ${text}`,
  accepted: (name) => `The draft of ${name} is a note now.`,
  acceptedEmpty: () => ({
    message: 'All sections are empty, so this note is not in the document yet',
    hint: 'Fill in its sections, then check it with `insights lint`.',
  }),
  noDraft: (name, week) => ({
    message: `Found no draft of ${name} for ${week}`,
    hint: '`insights status` shows who has written what.',
  }),
  acceptWhom: (names) => ({
    message: 'Name the member whose draft should become a note',
    hint: names.length > 0 ? `Drafts exist by ${names.join(', ')}.` : 'There are no drafts for this week.',
  }),
  noPoint: () => ({
    message: "No point of the model's answer can be used, so no draft was written",
    hint: "The lines above say why. If there are none, check that it is the whole answer to this week's `--prompt`.",
  }),
  notAccepted: () => ({
    message: 'Without `draft`, another value of the front matter would change, so the note was left as it is',
    hint: 'Delete `draft` by hand.',
  }),
  alreadyNote: () => 'This note is not a draft.',
  tooFew: (heading, min, found) => ({
    message: `${heading}: found ${found}, expected at least ${min}`,
    hint: 'Write the rest yourself.',
  }),
  intro:
    'The lines below are those that you marked in your free note, as they are: cut them down and put them into your own words. The source of each:',
  introOfNothing:
    'Your free note has no marked lines (★, bold sentences, ==highlights==, TODO and so on), so there are only headings.',
  introOfModel:
    'A language model wrote the points below from your free note: check them and put them into your own words. The source of each:',
  lines: 'line',
}
