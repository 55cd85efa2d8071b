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
  newNotes: (pattern) => `notes: ${pattern} (new notes)`,
  weekHeading: (heading) => `weekHeading: ${heading} (each file contains several weeks)`,
  examples: (all) => `for example ${all.join(', ')}`,
  member: (name, aliases, notes) =>
    `members: ${name}${aliases.length > 0 ? ` = ${aliases.join(', ')}` : ''} (${counted(notes)})`,
  section: (heading, notes, of, ways) =>
    `sections: \`${heading}\` (in ${notes} of ${of} notes${ways > 1 ? `, written ${ways} ways` : ''})`,
  rest: (heading, notes) => `sections: \`${heading}\` (everything that is in no other section, ${counted(notes)})`,
  onlyWeeks: (weeks) => `only in ${weeks}`,
  optional: 'optional',
  weeks: (weeks, dated) => `weeks: ${weeks} from the README's schedule (${dated} with a date)`,
  left: {
    kind: 'named after what they are, not after a person',
    aside: 'in folders of slides, assets or exercises',
    translation: 'translations of other files',
    together: 'written together, with several names as headings',
    stranger: 'by an unknown person',
    'no-place': 'without a week and a person in the path',
  },
  leftOut: (why, paths) =>
    `skipped: ${paths.length} ${paths.length === 1 ? 'file' : 'files'} ${why}: ${some(paths, 5)}`,
  doubtsAbove: 'Not sure:',
  merged: (names) => `Taken as one person: ${some(names, 12)}. If they are not, use \`--members\`.`,
  noSections: (notes) =>
    `The ${counted(notes)} share no headings, so a document would be empty. They become \`sources\` (free notes), from which notes with sections are made. If there are sections, name them with \`--sections\`.`,
  wholeNotes: (weeks, questions) =>
    `${questions && weeks.length === 0 ? 'The notes share no section but their questions, so the rest of each note' : `The notes${weeks.length > 0 ? ` of weeks ${weeks.join(', ')}` : ''} share no section, so the whole note`} goes into the document. To keep them as free notes instead, give their path with \`--sources\`.`,
  withoutSection: (paths) =>
    `${counted(paths.length)} without any section are left out of the document: ${some(paths, 3)}. To include all other text, add \`Notes=*\` to \`--sections\`.`,
  items: (text, notes) =>
    `\`${text}\` is a list item in ${counted(notes)}. It was left out, because a section begins with a heading (\`##\`) or a bold paragraph.`,
  undated: (weeks) =>
    `${weeks} ${weeks === 1 ? 'date' : 'dates'} of the schedule ${weeks === 1 ? 'has' : 'have'} no year and ${weeks === 1 ? 'was' : 'were'} left out. Give the date of the first meeting to add them: \`--start 2026-09-01\`.`,
  presenters: (names) =>
    `Left out people of the schedule who match no note: ${some(names, 8)}. To add them: \`--members "ada=Ada Lovelace"\`.`,
  books: (books) => ({
    message: `Found several books or cohorts, each with weeks of its own: ${books.join(', ')}`,
    hint: 'Their weeks would collide, so set up one at a time.',
  }),
  bookHint: (book) => `\`insights init ${book}\``,
  patternHint: (pattern) => `\`insights init --notes ${pattern}\``,
  whichBook: 'Which one?',
  nothing: (paths) => ({
    message: `Found ${paths.length} Markdown ${paths.length === 1 ? 'file' : 'files'}, but none with both a week and a person in its path, so nothing was written: ${some(paths, 5)}`,
    hint: "Give the path of the notes, as in `--notes 'week{week}/{member}.md'`.",
  }),
  nothingBy: (patterns, paths) => ({
    message: `Found no note that matches ${quoted(patterns)}, so nothing was written`,
    hint: `Use {week}, {member} and \`*\`. Some existing files: ${some(paths, 5)}`,
  }),
  effect: ({ notes, people, weeks, heads, sources }) =>
    sources
      ? `With this config: ${notes} free ${notes === 1 ? 'note' : 'notes'}, ${count(people, 'person', 'people')}, ${count(weeks, 'week', 'weeks')}`
      : `With this config: ${counted(notes)}, ${count(people, 'person', 'people')}, ${count(weeks, 'week', 'weeks')}, ${counted(heads)} with sections`,
  how: 'What next?',
  choices: {
    write: 'Continue',
    notes: 'Change the path of the notes',
    sources: 'Keep them as free notes (sources)',
    members: 'Change the members',
    sections: 'Change the sections',
    stop: 'Stop',
  },
  askPattern:
    'What is the path of a note? Use {week}, {member}, and * for anything. Separate several paths with commas.',
  askMembers: 'Who are the members? Other names are left out. Format: file name=shown name',
  askSections:
    'Which headings are sections? Join headings that mean the same with |, and add `Notes=*` for all other text. Example: Takeaways|Lessons, Questions',
  askPackage:
    'There is no package.json. Create one, so that `npm install` installs insights and `npm run insights` runs it?',
  next: (week) => `Check the result with \`insights status\`, then build a document with \`insights build ${week}\`.`,
  nextDraft: (week, member) =>
    `Check the result with \`insights status\`, then get a prompt that turns a free note into a note with \`insights draft ${week} ${member} --prompt\`.`,
  undatedComment: (words) => ` ${words} (year unknown)`,
}
