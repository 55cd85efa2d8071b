import { codeSpan, yamlWord } from '../../text.ts'
import type { DiscussWords, InitWords, NewWords, StatusWords } from '../language.ts'

const count = (of: number, one: string) => `${of} ${of === 1 ? one : `${one}s`}`

export const enInit: InitWords = {
  title: 'What is the study called?',
  titleNeeded: 'Use one line of text.',
  language: 'Which language for documents and messages? / 어떤 언어로 쓸까요?',
  members:
    'Who are the members? Separate names with commas, or leave this empty for now. To choose a file name: alan=Alan Turing',
  membersWrong: 'Separate names by commas, as in `김하나, 이두리`. For one person, write `id=name`.',
  wrongFileName: (name) => `Windows allows no file called \`${name}\`. Write \`another-name=${name}\`.`,
  askCi: (path) => `Also create a CI job that checks notes and builds documents (${path})?`,
  yes: 'Yes',
  no: 'No',
  stopped: 'Nothing was created.',
  notTaken: (flags, path) =>
    `There is a config already, so ${flags.map((flag) => `\`${flag}\``).join(', ')} had no effect. Edit ${path} instead.`,
  needsAnswers: (flags) => ({
    message: `Cannot ask questions without a terminal; missing options: ${flags.map((flag) => `\`${flag}\``).join(', ')}`,
    hint: 'Add these options, or `--yes` to use the defaults for the rest.',
  }),
  wrongAnswer: (flag, found, expected) => ({
    message: `${flag}: Found \`${found}\`, expected ${expected}`,
    hint: 'Fix the value or remove the option.',
  }),
  expectedMembers: 'names separated by commas, as in `김하나, 이두리`',
  expectedName: 'a file name that every system allows',
  notAFolder: () => ({
    message: 'Found a file, expected a folder',
    hint: 'Choose another folder, or move this file.',
  }),
  exists: () => ({
    message: 'A file appeared in the meantime and was not overwritten',
    hint: 'Run `insights init` again; it creates only what is missing.',
  }),
  left: (path, words) => `stays out: ${path} (${count(words, 'word')})`,
  leftFolder: (folder, files, words) => `stays out: ${count(files, 'file')} in ${folder}/ (${count(words, 'word')})`,
  leftOut: (words, of) => `${words} of ${count(of, 'word')} ${words === 1 ? 'stays' : 'stay'} out.`,
  size: (members, weeks) => `${count(members, 'member')} × ${count(weeks, 'week')}`,
  nobody: (folders) => ({
    message: `Neither the paths nor git's history tell who wrote what, so nothing was created. Markdown files are in: ${folders.join(', ')}`,
    hint: "Give the path of the notes, as in `--notes '{week}/{member}.md'`.",
  }),
  alike: (readings) => ({
    message: `${readings.length} readings are as good, so nothing was created.`,
    hint: `Give the right one: ${readings.join(' / ')}`,
  }),
  nothingBy: (patterns, folders) => ({
    message: `No notes match ${patterns.map((one) => `\`${one}\``).join(', ')}, so nothing was created.`,
    hint: `You can use {week}, {member} and \`*\`. Markdown files are in: ${folders.join(', ')}`,
  }),
  which: 'How should the files be read?',
  typePatterns: 'Type the path of the notes',
  stop: 'Stop',
  askPatterns:
    'What is the path of the notes? {week} is the week, {member} the member, * any text. Separate several with commas.',
  plan: (root) => `Files to create in ${root}:`,
  added: (lines) =>
    lines.length > 2
      ? `add ${lines.length} lines, from \`${lines[0]}\` on`
      : `add ${lines.map((line) => `\`${line}\``).join(', ')}`,
  complete: 'All files are there already.',
  notAtTop: (path) => `${path} is skipped: CI reads it only in the top folder of a repository.`,
  done: 'Done.',
  enter: (folder) => `Enter the folder with \`cd ${folder}\`.`,
  next: 'Create the first note with `insights new week-01`. Once it is written, `insights build` makes the document; `insights status` shows who has written.',
  nextAdopted: '`insights build --all` makes the documents; `insights status` shows who has written.',
  comments: {
    members: ' In document order. id is the name of the file (or folder) of a note; other names go into aliases.',
    noMembers:
      ' With a list of members, `status` shows who has not written yet:\n members:\n   - {id: ada, name: Ada Lovelace, aliases: [AL]}',
    more: ' Sections, paths and rules can be set here too. A misspelled key is reported when you run a command.',
  },
  readme: (id) =>
    [
      `# ${id}`,
      '',
      `- Create a note: \`npx study-insights new ${id}\``,
      `- Build the document: \`npx study-insights build ${id}\``,
      '',
    ].join('\n'),
}

export const enNew: NewWords = {
  weekNeeded: () => ({
    message: 'No week given, and no terminal to ask',
    hint: 'Add it, as in `insights new week-02 kim-hana`; `next` is the week of the next meeting.',
  }),
  memberNeeded: (known) => ({
    message: 'No member given, and no terminal to ask',
    hint: `Add the member after the week.${known.length > 0 ? ` Members: ${known.join(', ')}` : ''}`,
  }),
  noSuchMember: (name, near, known) => ({
    message:
      known.length > 0
        ? `Found \`${name}\`, who is not in members, expected one of ${known.join(', ')}`
        : `Found \`${name}\`, expected a file name that every system allows: none of \`/ : * ? " < > |\`, no \`.\` at the start or end, no name that Windows reserves, such as \`con\``,
    hint: near
      ? `Did you mean \`${near}\`?`
      : known.length > 0
        ? `Fix the name, or add ${codeSpan(`- {id: ${yamlWord(name)}}`)} to members in the config.`
        : 'Use another name. `--name` sets the name that the document shows.',
  }),
  noPath: (week, member, patterns, line) => ({
    message: `The notes pattern does not tell where the note of \`${member}\` for \`${week}\` goes: ${patterns.map((each) => `\`${each}\``).join(', ')}`,
    hint: `${line ? `In the config, change notes to \`${line}\`.` : 'Add a pattern without `*` to notes in the config, or check whether the name matches another file.'} \`--stdout\` prints the note instead.`,
  }),
  noHosting: () => ({
    message: 'Found no repository on GitHub or GitLab, so there is no link.',
    hint: 'Set `repository: {url: https://github.com/group/study, branch: main}` in the config, or add the remote `origin`.',
  }),
  noLink: (week, names) => ({
    message: `There is no link to a new note of week \`${week}\` for: ${names.join(', ')}`,
    hint: 'Check whether the file exists with another extension or in other letter case, and whether `notes` in the config gives its path.',
  }),
  notPushed: (branch) => ({
    message: `This note is not on the branch \`${branch}\` of the repository yet, so its link opens a page that does not exist`,
    hint: 'Commit and push the note before you open the link.',
  }),
  pasteHeadings: () => 'A link cannot fill in a file on GitLab. Open the page, then copy these headings into it.',
  exists: () => ({
    message: 'The file exists already and was not overwritten',
    hint: 'Continue in this file, or move it first.',
  }),
  whichWeek: 'Which week is the note for?',
  newWeek: 'A new week',
  whichNewWeek: 'What is the name of the folder for the new week?',
  weekInvalid: 'Enter the name of a week with a number in it, for example 4 or week-04',
  whichLabel: (week, example) =>
    `What is the name of the folder for week \`${week}\`?${example === '' ? '' : ` Another week: ${example}`}`,
  labelInvalid: (week, example) =>
    `Enter a folder name for week \`${week}\`${example === '' ? '' : `, like ${example}`}`,
  labelNeeded: (week, example) => ({
    message: `Found no folder for week \`${week}\`, and the name of a new one is not known`,
    hint: `Give the full name of the new folder, like \`${example}\`.`,
  }),
  whichMember: 'Whose note is it?',
  whoAreYou: 'What is your name? It becomes the file name.',
  hasNote: 'has a note',
  nameInvalid: 'Enter a name without `/` and without a `.` at the start',
  created: 'Created the note. Fill in the sections, then check it with `insights lint`.',
}

export const enStatus: StatusWords = {
  member: 'Member',
  states: {
    sections: 'done',
    whole: 'whole',
    draft: 'draft',
    empty: 'empty',
    missing: 'missing',
    excused: 'excused',
    broken: 'broken',
  },
  means: {
    whole: 'whole: a note without sections; all of it is in the document',
    draft: 'draft: not in the document yet, because the note has `draft: true`',
    empty: 'empty: there is a note, but nothing is written in it',
    excused: 'excused: need not write for this week',
    broken: 'broken: not in the document until the note is fixed; the reason is above',
  },
  notDue: '·',
  notDueMeans: '·: not due yet',
  partlyMeans: (written, of) => `${written}/${of}: ${written} of ${of} sections written`,
  week: (number) => `Week ${number}`,
  day: (date) =>
    new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(date)),
  left: (names) => `${names.length} to go: ${names.join(', ')}`,
  allWritten: 'everybody has written.',
  nobody: 'nobody has written yet.',
  noWeeks: (command) => ({
    message: 'There is no schedule and there are no notes',
    hint: `Add weeks to the config, or create the first note with \`${command}\`.`,
  }),
}

export const enDiscuss: DiscussWords = {
  written: (path, questions, topics) =>
    `${path}: wrote ${[questions > 0 ? `${questions} question${questions === 1 ? '' : 's'}` : '', topics > 0 ? `${topics} topic${topics === 1 ? '' : 's'} as a comment` : ''].filter(Boolean).join(' and ')}`,
  merged: (path) => `${path}: added the new questions below the others`,
  replaced: (gone) => ({
    message: `The file held other proposals, which nobody had edited. No longer in it: ${gone.map((question) => `\`${question}\``).join(', ')}`,
    hint: 'To have both, give the reply of a model again with `--merge`.',
  }),
  toBuild: (command) =>
    `Keep and edit the questions for your meeting, then run \`${command}\` to put them into the document.`,
  exists: () => ({
    message: 'The file was written or edited by hand, so it was not overwritten',
    hint: 'Use `--merge` to add new questions below, or `--stdout` to print them.',
  }),
  nothingNew: () => ({
    message: 'No new questions to propose',
    hint: 'Try again when there are more notes.',
  }),
  nothingAtAll: (heading, path, list) => ({
    message: 'The notes have no questions, and no topic that two members wrote about, so no file was written',
    hint: `Write questions below \`## ${heading}\` in a note, and run this again. To decide on questions now, write \`## ${list}\` into \`${path}\`, and the questions below it as a list. To ask a language model, add \`--prompt\`.`,
  }),
  nothingToAsk: () => ({
    message: 'There are enough questions, or no items in the notes, so there is nothing to ask a model',
    hint: 'Try again when there are more notes.',
  }),
  noQuestion: () => ({
    message: "No question of the model's answer can be used, so no file was written",
    hint: "The lines above say why. If there are none, check that it is the whole answer to this week's `--prompt`.",
  }),
}
