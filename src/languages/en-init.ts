import { shellWord } from '../names.ts'
import type { InitWords } from './ko-init.ts'

const counted = (notes: number) => `${notes} ${notes === 1 ? 'note' : 'notes'}`
const files = (count: number) => `${count} Markdown ${count === 1 ? 'file' : 'files'}`

export const enInit: InitWords = {
  title: 'What is the study called?',
  titleNeeded: 'Write it on one line.',
  language: 'In which language are the documents and messages? / 어느 말로 쓸까요?',
  members: 'Who takes part? Names, with commas between; it can wait. For example: Ada Lovelace, alan=Alan Turing',
  weeks: 'For how many weeks?',
  weeksWrong: 'Write a whole number from 0 to 60.',
  start: 'When is the first meeting?',
  startWrong: 'Write a date of the calendar like 2026-09-01.',
  confirm: 'Write these?',
  yes: 'Yes',
  no: 'No',
  stopped: 'Nothing was written.',
  notTaken: (flags, path) =>
    `There is a config already, so ${flags.map((flag) => `\`${flag}\``).join(', ')} changed nothing: write it into ${path}.`,
  needsAnswers: (flags) => ({
    message: `Found nobody to ask here, expected the answers as options: ${flags.map((flag) => `\`${flag}\``).join(', ')}`,
    hint: 'Give those options, or add `--yes` to take the defaults for the rest.',
  }),
  wrongAnswer: (flag, found, expected) => ({
    message: `${flag}: Found \`${found}\`, expected ${expected}`,
    hint: 'Correct the value or leave the option out.',
  }),
  expectedCount: 'a whole number from 0 to 60',
  expectedDay: 'a date of the calendar like `2026-09-01`',
  notAFolder: () => ({
    message: 'Found a file, expected a folder',
    hint: 'Name another folder, or move the file away.',
  }),
  exists: () => ({
    message: 'Found a file that was not there a moment ago: nothing was overwritten',
    hint: 'Run `insights init` again: it adds only what is missing.',
  }),
  plan: (root) => `To be written in ${root}:`,
  added: (lines) => `add ${lines.map((line) => `\`${line}\``).join(', ')}`,
  complete: 'Everything is there; nothing to add.',
  notAtTop: '.github/workflows/insights.yml is left out: it is read at the top of a repository alone.',
  done: 'Done.',
  next: 'Now make the first note with `insights new next`, and look around with `insights status`.',
  nextOfNotes: 'Now look around with `insights status`, and build the documents with `insights build --all`.',
  noneLookLikeNotes: (paths) =>
    `None of ${files(paths.length)} has both a week (\`week-02\`, \`Session 3\`) and a person in its path, so this begins as a new study. If there are notes, say in \`notes\` of the config where: ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ' …' : ''}`,
  found: (notes, of) =>
    `${notes} of ${files(of)} ${notes === 1 ? 'looks like a note' : 'look like notes'}. Nothing of them is changed.`,
  foundPattern: (pattern, notes) => `notes: ${pattern} (${counted(notes)})`,
  foundMember: (name, aliases, notes) =>
    `members: ${name}${aliases.length > 0 ? ` = ${aliases.join(', ')}` : ''} (${counted(notes)})`,
  foundSection: (heading, notes, of, ways) =>
    `sections: \`${heading}\` (in ${notes} of ${of} notes${ways > 1 ? `, written ${ways} ways` : ''})`,
  left: (paths) =>
    `${paths.length} ${paths.length === 1 ? 'file that fits' : 'files that fit'} no pattern: ${paths.slice(0, 20).join(', ')}${paths.length > 20 ? ' …' : ''}`,
  comments: {
    weeks:
      ' The schedule. A week may also have a title, a scope, topics (a list), a presenter, an editor,\n and who is excused (a list).',
    members:
      ' In the order of the document. An id is what files or folders are called; aliases are other names for the same person.',
    noMembers:
      ' With a roster it can be told who has not written yet:\n members:\n   - {id: ada, name: Ada Lovelace, aliases: [AL]}',
    more: ' Sections, paths and rules can be changed here too; `insights` tells you of a key that it does not know.',
  },
  sectionComment: (notes, of, ways) => ` in ${notes} of ${of} notes${ways > 1 ? `, written ${ways} ways` : ''}`,
  memberComment: (notes) => ` ${counted(notes)}`,
  readme: ({ week, id, date }) =>
    [
      `# ${week}`,
      '',
      ...(date ? [`- Meeting: ${date}`] : []),
      `- Make a note: \`insights new ${shellWord(id)}\``,
      `- Build the document: \`insights build ${shellWord(id)}\``,
      '',
    ].join('\n'),
}
