import type { AdoptWords } from '../language.ts'

const some = (all: readonly string[], most: number) =>
  `${all.slice(0, most).join(', ')}${all.length > most ? ` … (${all.length} in all)` : ''}`
const count = (of: number, one: string, more: string) => `${of} ${of === 1 ? one : more}`
const counted = (notes: number) => `${notes} ${notes === 1 ? 'note' : 'notes'}`
const quoted = (all: readonly string[]) => all.map((one) => `\`${one}\``).join(', ')

export const enAdopt: AdoptWords = {
  found: (notes, of) => `Found ${counted(notes)} in ${of} Markdown ${of === 1 ? 'file' : 'files'}. No note is changed.`,
  pattern: (key, pattern, notes) => `${key}: ${pattern} (${counted(notes)})`,
  newNotes: (pattern) => `notes: ${pattern} (notes to come)`,
  weekHeading: (heading) => `weekHeading: ${heading} (each file holds several weeks)`,
  examples: (all) => `for example ${all.join(', ')}`,
  member: (name, aliases, notes) =>
    `members: ${name}${aliases.length > 0 ? ` = ${aliases.join(', ')}` : ''} (${counted(notes)})`,
  section: (heading, notes, of, ways) =>
    `sections: \`${heading}\` (in ${notes} of ${of} notes${ways > 1 ? `, written ${ways} ways` : ''})`,
  rest: (heading, notes) => `sections: \`${heading}\` (all that is in no other section, ${counted(notes)})`,
  onlyWeeks: (weeks) => `only in ${weeks}`,
  optional: 'optional',
  weeks: (weeks, dated) => `weeks: ${weeks} from the README's schedule (${dated} with a date)`,
  left: {
    kind: 'named after what they are, not after a person',
    aside: 'in folders of slides, assets or exercises',
    translation: 'translations of other files',
    together: 'written together, with several names as headings',
    stranger: 'by nobody known',
    'no-place': 'without a week and a person in the path',
  },
  leftOut: (why, paths) =>
    `left out: ${paths.length} ${paths.length === 1 ? 'file' : 'files'} ${why}: ${some(paths, 5)}`,
  doubtsAbove: 'Not sure:',
  merged: (names) => `Taken for one person: ${some(names, 12)}. If not, say so with \`--members\`.`,
  noSections: (notes) =>
    `The ${counted(notes)} share no headings, so a document would be empty. They become \`sources\` (free notes), and notes with sections are made from them. If there are sections, name them with \`--sections\`.`,
  wholeNotes: (weeks, questions) =>
    `${questions && weeks.length === 0 ? 'The notes share no section but their questions, so the rest of each note' : `The notes${weeks.length > 0 ? ` of weeks ${weeks.join(', ')}` : ''} share no section, so the whole note`} goes into the document. To keep them as free notes instead, give their path with \`--sources\`.`,
  withoutSection: (paths) =>
    `${counted(paths.length)} without any section stay out of the document: ${some(paths, 3)}. To take in all other text, add \`Notes=*\` to \`--sections\`.`,
  items: (text, notes) =>
    `\`${text}\` is a list item in ${counted(notes)}. It was left out, because a section begins with a heading (\`##\`) or a bold paragraph.`,
  undated: (weeks) =>
    `${weeks} ${weeks === 1 ? 'date' : 'dates'} of the schedule ${weeks === 1 ? 'has' : 'have'} no year and ${weeks === 1 ? 'was' : 'were'} left out. Give the date of the first meeting to add them: \`--start 2026-09-01\`.`,
  presenters: (names) =>
    `People of the schedule who match no note, and were left out: ${some(names, 8)}. To add them, name them: \`--members "ada=Ada Lovelace"\`.`,
  books: (books) => ({
    message: `Found several books or cohorts, each with weeks of its own: ${books.join(', ')}`,
    hint: 'Together their weeks would collide, so make one workspace at a time.',
  }),
  bookHint: (book) => `\`insights init ${book}\``,
  patternHint: (pattern) => `\`insights init --notes ${pattern}\``,
  whichBook: 'Which one?',
  nothing: (paths) => ({
    message: `Found ${paths.length} Markdown ${paths.length === 1 ? 'file' : 'files'}, but none with both a week and a person in its path, so nothing was written: ${some(paths, 5)}`,
    hint: "Say where they are, as in `--notes 'week{week}/{member}.md'`.",
  }),
  nothingBy: (patterns, paths) => ({
    message: `Found no note that matches ${quoted(patterns)}, so nothing was written`,
    hint: `Use {week}, {member} and \`*\`. Some files that are there: ${some(paths, 5)}`,
  }),
  effect: ({ notes, people, weeks, heads, sources }) =>
    sources
      ? `With this config: ${notes} free ${notes === 1 ? 'note' : 'notes'}, ${count(people, 'person', 'people')}, ${count(weeks, 'week', 'weeks')}`
      : `With this config: ${counted(notes)}, ${count(people, 'person', 'people')}, ${count(weeks, 'week', 'weeks')}, ${counted(heads)} with sections`,
  how: 'What next?',
  choices: {
    write: 'Go on with this',
    notes: 'Correct the path of the notes',
    sources: 'Keep them as free notes (sources)',
    members: 'Correct the people',
    sections: 'Correct the sections',
    stop: 'Stop',
  },
  askPattern: 'What is the path of a note? {week}, {member}, and * for anything. Several with commas between.',
  askMembers: 'Who takes part? Names that are not listed are left out. file name=shown name',
  askSections:
    'Which headings are sections? Join other names with |, and write `Notes=*` for all the rest. Example: Takeaways|Lessons, Questions',
  askPackage:
    'There is no package.json. Make one, to install insights with `npm install` and run it with `npm run insights`?',
  next: (week) => `Now look around with \`insights status\`, and build a document with \`insights build ${week}\`.`,
  nextNew: (week, member) => `Make a new note with \`insights new ${week} ${member}\`.`,
  nextDraft: (week, member) =>
    `Now look around with \`insights status\`, and get a prompt that turns a free note into a note with \`insights draft ${week} ${member} --prompt\`.`,
  undatedComment: (words) => ` ${words} (year unknown)`,
}
