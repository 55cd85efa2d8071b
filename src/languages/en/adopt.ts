import type { AdoptWords } from '../language.ts'

const some = (all: readonly string[], most: number) =>
  `${all.slice(0, most).join(', ')}${all.length > most ? ` … (${all.length} in all)` : ''}`
const count = (of: number, one: string, more: string) => `${of} ${of === 1 ? one : more}`
const counted = (notes: number) => `${notes} ${notes === 1 ? 'note' : 'notes'}`
const quoted = (all: readonly string[]) => all.map((one) => `\`${one}\``).join(', ')

export const enAdopt: AdoptWords = {
  found: (notes, of) =>
    `Found ${counted(notes)} in ${of} Markdown ${of === 1 ? 'file' : 'files'}. Notes are not changed.`,
  pattern: (key, pattern, notes) => `${key}: ${pattern} (${counted(notes)})`,
  newNotes: (pattern) => `notes: ${pattern} (new notes with sections)`,
  weekHeading: (heading) => `weekHeading: ${heading} (each file contains several weeks)`,
  examples: (all) => `for example ${all.join(', ')}`,
  member: (name, aliases, notes) =>
    `members: ${name}${aliases.length > 0 ? ` = ${aliases.join(', ')}` : ''} (${counted(notes)})`,
  section: (heading, notes, of) => `sections: \`${heading}\` (in ${notes} of ${of} notes)`,
  rest: (heading, notes) => `sections: \`${heading}\` (everything that is in no other section, ${counted(notes)})`,
  optional: 'optional',
  weeks: (weeks, dated) => `weeks: ${weeks} from the README's schedule (${dated} with a date)`,
  left: {
    kind: 'with a name that says what it is, not who wrote it',
    aside: 'in folders of slides, assets or exercises',
    stranger: 'by an unknown person',
    'no-place': 'for which path and headings give no week or no person',
  },
  leftOut: (why, paths) =>
    `skipped: ${paths.length} ${paths.length === 1 ? 'file' : 'files'} ${why}: ${some(paths, 5)}`,
  doubtsAbove: 'Not sure:',
  doubts: {
    otherReading: (examples) => `Another reading is possible: ${some(examples, 3)}. If it is right, use \`--notes\`.`,
    merged: (names) => `Taken as one person: ${some(names, 12)}. If they are not, use \`--members\`.`,
    misspeltWeeks: (weeks) =>
      `These weeks may be misspelt: ${some(weeks, 3)}. Name the folder or file like those of other weeks, so that they are in order.`,
    wholeNotes: ([covered]) =>
      `The shared sections contain only ${covered}% of the words, so all other text goes into the document as one section.`,
    withoutSection: (paths) =>
      `${counted(paths.length)} without any section are left out of the document: ${some(paths, 3)}. To include all other text, add \`Notes=*\` to \`--sections\`.`,
    undated: (dates) =>
      `Left out ${count(dates.length, 'date', 'dates')} of the schedule without a year or in another form: ${some(dates, 5)}. For the year, give the date of the first meeting: \`--start 2026-09-01\`.`,
    presenters: (names) =>
      `Left out people of the schedule who match no note: ${some(names, 8)}. If they have notes, give all paths with \`--notes\` or \`--sources\`; if these are other names of members, give all members with \`--members\`.`,
    leftOut: (places) =>
      `Text outside of the sections is in no document: ${some(places, 3)}. To include it, add \`Notes=*\` to \`--sections\`.`,
    refused: (problems) =>
      `Some files cannot go into a document. Correct them, or add them to \`ignore\` in the config: ${some(problems, 5)}`,
  },
  freeNotes: (notes) =>
    `The ${counted(notes)} share no headings. They become \`sources\` (free notes), and documents contain them as they are (\`printSources: true\`). A note with sections replaces its author's free note.`,
  drafts: (notes) =>
    `The ${counted(notes)} become \`sources\` (free notes), which are in no document. \`insights draft\` makes a draft of each; it goes into the document once its author accepts it.`,
  books: (books) => [
    `In ${books.length} folders the weeks start again: ${books.join(', ')}`,
    'They are read as books, cohorts or months of their own. Each gets a config, and the config at the top lists them as `workspaces`.',
  ],
  book: (book) => `[${book}]`,
  whichBook: 'Which one?',
  allBooks: 'All of them, each with a config',
  nothing: (paths, example) => ({
    message: `Found ${paths.length} Markdown ${paths.length === 1 ? 'file' : 'files'}, but none with both a week and a person in its path, so nothing was written: ${some(paths, 5)}`,
    hint: `Give the path of the notes, as in \`--notes '${example}'\`.`,
  }),
  nobody: (paths) => ({
    message: `Found ${paths.length} Markdown ${paths.length === 1 ? 'file' : 'files'} and weeks, but the names of their authors in no path, nor in front matter or commits of files with different names, so nothing was written: ${some(paths, 5)}`,
    hint: 'Put the name of the author into the name of the file or its folder, as in `ch01/kim.md`, and run it again.',
  }),
  nothingBy: (patterns, paths) => ({
    message: `Found no note that matches ${quoted(patterns)}, so nothing was written`,
    hint: `Use {week}, {member} and \`*\`. Some existing files: ${some(paths, 5)}`,
  }),
  effect: ({ notes, people, weeks, heads, sources, share }) =>
    [
      `With this config: ${sources ? `${notes} free ${notes === 1 ? 'note' : 'notes'}` : counted(notes)}`,
      count(people, 'person', 'people'),
      count(weeks, 'week', 'weeks'),
      ...(sources ? [] : [`${counted(heads)} with sections`]),
      ...(share === undefined ? [] : [`${share}% of the text in documents`]),
    ].join(', '),
  roster: (names) => `Members: ${names.join(', ')}`,
  how: 'What next?',
  choices: {
    whole: 'Documents and a site now, from the notes as they are',
    drafts: 'Short insights: drafts that each author accepts',
    shared: 'Only the headings that many notes share',
    notes: 'Change the path of the notes',
    members: 'Change the members',
    sections: 'Change the sections',
    start: 'Give the date of the first meeting (the year for the dates of the schedule)',
    stop: 'Stop',
  },
  askPattern:
    'What is the path of a note? Use {week}, {member}, and * for anything. Separate several paths with commas.',
  askMembers:
    'Who are the members? Other names are left out. Format: file name=shown name. Join other names of one person with |, as in kim=Kim Hana|hana.',
  askSections:
    'Which headings are sections? Separate them with commas, and join headings that mean the same with |. The id= before a heading is the name of the section in the config; without one, it is made from the heading (for questions, write questions=). Put a heading that contains a comma, | or = in "double quotes". Add Notes=* for all text that is in no other section. Example: Takeaways|Lessons, questions="Questions, doubts", Notes=*',
  askStart: 'When is the first meeting? Example: 2026-09-01',
  askPackage:
    'There is no package.json. Create one, so that `npm install` installs insights and `npm run insights` runs it?',
  next: (week) => `Check the result with \`insights status\`, then build a document with \`insights build ${week}\`.`,
  nextFree: 'Build documents with `insights build --all`, and a site with `insights site`.',
  nextDraft: (week, member) =>
    `To turn a free note into a short one, get a prompt with \`insights draft ${week} ${member} --prompt\`.`,
  nextFirstDraft: (week, member) =>
    `Begin with a draft: \`insights draft ${week} ${member} --prompt\`. Documents and a site can be built once its author has accepted it.`,
  nextBooks:
    'Check the result with `insights status`, then build the documents of all books with `insights build --all`, and a site with `insights site`.',
}
