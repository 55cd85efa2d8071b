import { shellWord } from '../../names.ts'
import type { DiscussWords, InitWords, NewWords, StatusWords } from '../language.ts'

const counted = (notes: number) => `${notes} ${notes === 1 ? 'note' : 'notes'}`

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
      `- Make a note: \`npx study-insights new ${shellWord(id)}\``,
      `- Build the document: \`npx study-insights build ${shellWord(id)}\``,
      '',
    ].join('\n'),
}

export const enNew: NewWords = {
  weekNeeded: () => ({
    message: 'Found no week, and nobody to ask here, expected one on the command line',
    hint: 'Name it, as in `insights new week-02 kim-hana`; `next` is the next week.',
  }),
  memberNeeded: (known) => ({
    message: 'Found no member, and nobody to ask here, expected one on the command line',
    hint: `Name whose note it is after the week.${known.length > 0 ? ` Known: ${known.join(', ')}` : ''}`,
  }),
  noSuchMember: (name, near, known) => ({
    message:
      known.length > 0
        ? `Found \`${name}\`, who is not in members, expected one of ${known.join(', ')}`
        : `Found \`${name}\`, which cannot be a file name, expected a name without \`/\` and without a \`.\` at its start`,
    hint: near
      ? `Did you mean \`${near}\`?`
      : known.length > 0
        ? 'Add the person to members in the config or correct the name.'
        : 'Use another name; the one to be shown goes with `--name`.',
  }),
  noPath: (week, member, patterns) => ({
    message: `Found no notes pattern that says where the note of \`${member}\` for \`${week}\` goes, expected one in ${patterns.map((each) => `\`${each}\``).join(', ')}`,
    hint: 'Add a pattern without `*` to notes in the config, or check that the name is not that of another file; `--stdout` prints the note instead.',
  }),
  exists: () => ({
    message: 'Found a file here already, expected none: nothing was overwritten',
    hint: 'Go on writing in this file, or move it away first.',
  }),
  whichWeek: 'Which week is the note for?',
  newWeek: 'A new week',
  whichNewWeek: 'What is the folder of the new week called?',
  weekInvalid: 'Expected the name of a week with a number, like those of the other weeks, for example 4 or week-04',
  whichLabel: (week, example) =>
    `What is the folder of the week \`${week}\` called?${example === '' ? '' : ` Another week's is called ${example}.`}`,
  labelInvalid: (week, example) =>
    `Expected a folder name that means the week \`${week}\`${example === '' ? '' : `, like ${example}`}`,
  labelNeeded: (week, example) => ({
    message: `Found no folder for the week \`${week}\`, and its name does not follow from the other weeks (\`${example}\`), expected the name`,
    hint: `Write the name of the folder in full, as in \`${example}\`.`,
  }),
  whichMember: 'Whose note is it?',
  whoAreYou: 'What is your name? It becomes the file name.',
  hasNote: 'has a note',
  nameInvalid: 'Expected a name without `/` and without a `.` at its start',
  created: 'Made the note. Fill in the sections, then check with `insights lint`.',
  hints: new Map([
    ['insights', 'What you learned this week, and why you see it that way.'],
    ['discoveries', 'What you read differently from others, or did not expect.'],
    ['applications', 'How you could use it in your work or project, and where to begin.'],
    ['further-study', 'What is still unclear and what to read next. The next note will show it to you again.'],
    ['questions', 'Questions to discuss at the meeting.'],
  ]),
  otherHint: 'What you would like to share under this heading.',
  limits: (min, max) =>
    min !== undefined && max !== undefined
      ? min === max
        ? `Write ${min}.`
        : `Write ${min} to ${max}.`
      : min !== undefined
        ? `Write at least ${min}.`
        : `Write at most ${max}.`,
  titled: 'Each item begins with a bold title: - **Title**: text',
  required: 'This one is required.',
  leftOpen: (week) => `Left open in ${week}:`,
}

export const enStatus: StatusWords = {
  member: 'Member',
  presenter: 'Presenter',
  editor: 'Editor',
  document: 'Document',
  states: {
    written: 'done',
    partly: 'partly',
    unmatched: 'no section',
    draft: 'draft',
    source: 'source only',
    missing: 'none',
    excused: 'excused',
    broken: 'broken',
  },
  documents: {
    fresh: 'fresh',
    unsettled: 'unsettled',
    stale: 'stale',
    absent: 'none',
    edited: 'edited',
    foreign: 'not ours',
    blocked: 'blocked',
    none: '–',
  },
  nothing: '–',
  notDue: '·',
  notDueMeans: '·  not due yet',
  late: '!',
  lateMeans: '!  the date of the meeting is past',
  partlyMeans: '3/4 and the like: three of four sections are written',
  noWeeks: () => ({
    message: 'Found neither a schedule nor notes, expected one of them',
    hint: 'Add weeks to the config, or make the first note with `insights new week-01`.',
  }),
  notADate: (text) => ({
    message: `--today: Found \`${text}\`, expected a date of the calendar like \`2026-09-08\``,
    hint: 'Correct the date or leave `--today` out.',
  }),
  toBuild: (weeks) => `To build the documents: \`insights build ${weeks.map(shellWord).join(' ')}\``,
  toSettle: (week) =>
    `unsettled: as the notes say, but the questions are only proposed and may change; to settle them: \`insights discuss ${shellWord(week)}\``,
}

export const enDiscuss: DiscussWords = {
  exists: () => ({
    message: 'Found a discussion already, so nothing was written',
    hint: 'Use `--merge` to add new questions below, or `--stdout` only to look.',
  }),
  nothingNew: () => ({
    message: 'Found no new question to propose, so all was left as it is',
    hint: 'Try again when there are more notes; `--explain` shows why.',
  }),
  nothingAtAll: () => ({
    message: 'Found no question to propose, so no file was written',
    hint: 'Try again when there are more notes; `--explain` shows why.',
  }),
  nothingToAsk: () => ({
    message:
      'There are as many questions as there may be, or no items in the notes: found nothing to ask a model about',
    hint: 'Raise the numbers under `discussion` in the config to have more proposed.',
  }),
  filledUp: (count) => ({
    message: `The other ${count === 1 ? 'place was' : `${count} places were`} filled with meeting points, marked \`proposed\` in discussion.md`,
  }),
  fellBack: (reason) => ({
    message: `The model could not be used, so only meeting points of the notes are proposed: ${reason}`,
    hint: 'Use `--require-model` where it must not be so.',
  }),
  reason: (list, term) => `${list} · term ${term}`,
  notTaken: {
    full: () => 'there are as many questions as the config asks for',
    used: () => 'these items are in another question',
    asked: () => 'a question that is there already asks about this',
    apart: () => 'these items share no more than the word',
  },
  askedBy: (members) => `asked by ${members}`,
  chosen: () => 'Chosen',
  runnersUp: () => 'Runners-up',
  none: () => 'none',
}
