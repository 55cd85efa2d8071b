import { codeSpan, encodings, namedApart, shellWord, yamlWord } from '../../text.ts'
import { languageIds } from '../ids.ts'
import type { Expected, Messages } from '../language.ts'

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const enExpected: Record<Expected, string> = {
  line: 'one line of text',
  shortLine: 'at most 500 characters',
  lines: 'a list of texts',
  lineOrLines: 'one line of text or a list of them',
  label: 'one line of text without `/` or `\\`',
  heading: 'a heading with letters or digits in it',
  yesNo: '`true` or `false`',
  count: 'a whole number from 0',
  date: 'a valid date as `YYYY-MM-DD`',
  language: `one of ${languageIds.map((id) => `\`${id}\``).join(', ')}`,
  severity: '`error`, `warning` or `off`',
  url: 'a URL that starts with `http://` or `https://`',
  list: 'a list',
  synonyms: 'a list of two or more words that mean the same',
  command: 'a program and its arguments as a list like `[claude, -p]`',
  table: 'keys and values, `key: value`',
}

const remedies = new Map<Expected, string>([
  ['line', 'Put text that looks like a number or like `true` in quotes.'],
  ['label', 'Put an id that looks like a number in quotes, and use `-` instead of `/`.'],
])

const quoteIt = (line: string) => `Put the value in quotes: ${codeSpan(line)}`

export const enMessages: Messages = {
  unknownKey: (key, near, known) => ({
    message: `${key}: Found an unknown key, expected one of ${known.join(', ')}`,
    hint: near ? `Did you mean \`${near}\`?` : 'Remove it, or use one of these keys.',
  }),
  configSyntax: (reason) => ({
    message: `The config is not valid YAML: ${reason.message}`,
    hint: reason.quoted
      ? quoteIt(reason.quoted)
      : 'Check the indentation, quotes and brackets of this line and the lines around it.',
  }),
  yamlTooDeep: () => ({
    message: 'Found YAML nested deeper than 50 levels, expected about 4',
    hint: 'Remove the brackets, `-` or `?` that were pasted by mistake.',
  }),
  configTooLong: (found, most) => ({
    message: `Found a config of ${found} characters, expected at most ${most}`,
    hint: 'Move what is not configuration into other files.',
  }),
  configMissing: () => ({
    message: 'Found no config file',
    hint: 'Check the path of `--config`, or create a config with `insights init`.',
  }),
  configTwice: (first, second) => ({
    message: `Found two configs in one folder, \`${first}\` and \`${second}\`, expected one`,
    hint: 'Merge them into one file and delete the other.',
  }),
  expectedValue: (kind) => `Expected ${enExpected[kind]}.`,
  configValue: (key, found, expected, example) => ({
    message: `${key || 'config'}: Found ${found || 'nothing'}, expected ${enExpected[expected]}`,
    hint: example
      ? `Write ${codeSpan(example)} in its place.`
      : (remedies.get(expected) ?? 'Fix the value or remove the key.'),
  }),
  nameTaken: (key, name, owner) => ({
    message: `${key}: Found \`${name}\`, which already names \`${owner}\`, expected each id and alias to name one member`,
    hint: 'Rename or remove one of the two.',
  }),
  sectionTaken: (key, id) => ({
    message: `${key}: Found the section id \`${id}\` twice, expected one section for each id`,
    hint: 'Merge the two, or give one of them another id.',
  }),
  sectionReserved: (key, id) => ({
    message: `${key}: Found the section id \`${id}\`, which notes without sections have`,
    hint: 'Give the section another id.',
  }),
  headingTaken: (key, heading, section) => ({
    message: `${key}: Found the heading \`${heading}\`, which already belongs to the section \`${section}\`, expected a heading of its own`,
    hint: `Change the heading, or write the id \`${section}\` if this is that section.`,
  }),
  weekTaken: (key, id, other) => ({
    message: `${key}: Found \`${id}\`, which is the same week as \`${other}\` above, expected each week once`,
    hint: 'Merge the two, or fix the number.',
  }),
  notOnRoster: (key, name, near) => ({
    message: `${key}: Found \`${name}\`, who is not in members, expected the id, name or alias of a member`,
    hint: near ? `Did you mean \`${near}\`?` : 'Fix the name, or add the person to members.',
  }),
  tooManyPlaces: (key, pattern) => ({
    message: `${key}: Found ${codeSpan(pattern)}, expected at most three of \`{week}\`, \`{member}\` and \`*\` in one name, and two \`**\``,
    hint: 'Use fewer placeholders.',
  }),
  placeMissing: (key, pattern, place, example) => ({
    message: `${key}: Found \`${pattern}\` without \`${place}\`, expected \`${place}\` in it`,
    hint: `Put \`${place}\` into the name of a folder or of the file, as in ${codeSpan(example)}.`,
  }),
  patternIgnored: (key, pattern, name, line) => ({
    message: `${key}: Found \`${pattern}\`, but \`ignore\` leaves out all files called \`${name}\`; without the key, it is \`[README.md]\``,
    hint: `Write ${codeSpan(line)} into the config.`,
  }),
  placeUnknown: (key, place, known, example) => ({
    message: `${key}: Found \`${place}\`, which is not allowed here, expected ${known.join(', ') || 'a plain path'}`,
    hint: example ? `Remove it, or write for example ${codeSpan(example)}.` : 'Remove it.',
  }),
  pathOutside: (key, path) => ({
    message: `${key}: Found the path \`${path}\`, expected a relative path inside the workspace, written with \`/\``,
    hint: 'Remove the leading `/`, the drive or the `..`, and write `/` between folders.',
  }),
  workspaceHere: (key) => ({
    message: `${key}: Found this folder itself, expected a folder inside it`,
    hint: 'Write the folder of each group or book.',
  }),
  workspaceInWorkspace: () => ({
    message:
      'workspaces: Found in the config of a folder that a config above lists as a workspace, expected only there',
    hint: 'Remove it here, and list the folders in the config at the top.',
  }),
  noWorkspace: (pattern) => ({
    message: `workspaces: Found no folder that matches \`${pattern}\``,
    hint: 'Fix the name of the folder, or remove the entry. Folders that are links are not followed.',
  }),
  workspaceName: (folder) => ({
    message: `workspaces: Found the folder \`${folder}\`, expected a name without \`*\`, \`{week}\` and \`{member}\``,
    hint: 'Rename the folder.',
  }),
  chooseWorkspace: (folders) => ({
    message: `Found several workspaces here, expected one: ${folders.join(', ')}`,
    hint: `Run the command in one of the folders, or add \`--cwd ${shellWord(folders[0] ?? '')}\`.`,
  }),
  pathTaken: (key, path, other) => ({
    message: `${key}: Found the path \`${path}\`, which is already that of \`${other}\`, expected a file of its own`,
    hint: 'Change one of the two paths.',
  }),
  restTaken: (key, other) => ({
    message: `${key}: Found a second section with \`rest\`, after \`${other}\`, expected at most one`,
    hint: 'Remove `rest` from one of the two.',
  }),
  requiredAndOptional: (key, section) => ({
    message: `${key}: Found \`required\` and \`optional\` both set for the section \`${section}\`, expected at most one of them`,
    hint: 'Remove one of the two.',
  }),
  minOverMax: (key, min, max) => ({
    message: `${key}: Found min ${min} above max ${max}, expected min to be at most max`,
    hint: 'Lower min or raise max.',
  }),
  folderMissing: (folder) => ({
    message: `Found no folder \`${folder}\``,
    hint: 'Check the path of `--cwd`.',
  }),
  folderUnreadable: (code) => ({
    message: `The folder cannot be read (${code})`,
    hint: 'Check the permissions of the folder.',
  }),
  toolFolder: (folder) => ({
    message: `Found a path into \`${folder}\`, which is not allowed`,
    hint: 'Move the file somewhere else, or remove the link.',
  }),
  pathIntoTool: (key, path, folder) => ({
    message: `${key}: Found the path \`${path}\` into \`${folder}\`, which is not allowed`,
    hint: 'Choose another folder, such as `notes/{week}`.',
  }),
  linkOutside: () => ({
    message: 'Found a path that leads out of the workspace',
    hint: 'Move the file into the workspace, or remove the link.',
  }),
  linkBroken: () => ({
    message: 'Found a symbolic link to a missing file',
    hint: 'Fix or remove the link.',
  }),
  unknownMember: (name, near, known) => ({
    message: `Found \`${name}\`, who is not in members, expected one of ${known.join(', ')}`,
    hint: near
      ? `Did you mean \`${near}\`? If so, rename the file, or add \`${name}\` to the aliases of that member.`
      : `For a member, add ${codeSpan(`- {id: ${yamlWord(name)}}`)} to members in the config. For someone who has left, or a file that is not a note, add its path to ignore.`,
  }),
  twoNotes: (member, week, first, second) => ({
    message: `Found two notes of \`${member}\` for \`${week}\`, ${namedApart(first, second, '(decomposed, NFD)').join(' and ')}, expected one`,
    hint: 'Merge them, or put a `*` into the notes pattern of the config to allow several notes.',
  }),
  noWeekHeading: (pattern) => ({
    message: `Found no heading that starts a week, expected one like \`${pattern}\``,
    hint: 'Add such headings, or change `weekHeading` in the config. If the file is not a note, add it to `ignore`.',
  }),
  tooManyWeeks: (found, most) => ({
    message: `Found ${found} weeks in a file of this size, expected at most ${most}`,
    hint: 'Split the file by weeks.',
  }),
  notRead: (week, read) => ({
    message: `The file is ignored: week \`${week}\` uses \`${read}\``,
    hint: 'Move its content into that file and delete this one.',
  }),
  strayFile: (expected) => ({
    message: `The file is not read as a note: no pattern takes it, the nearest path is ${codeSpan(expected)}`,
    hint: 'If it is a note, save it there as Markdown, or add a pattern to `notes` in the config. If not, add it to `ignore`.',
  }),
  moreStrayFiles: (count) => ({
    message: `${count} more files, from this one on, are not read as notes`,
    hint: 'Rename or ignore the files above to see the others.',
  }),
  unknownWeek: (name, near, known, { id, after, begin }) => ({
    message: `Found no week \`${name}\`, expected one of ${known.join(', ') || 'a week with notes, but there are none'}`,
    hint: `${near ? `Did you mean \`${near}\`? ` : ''}For a new week${after === undefined ? '' : ` after \`${after}\``}, ${begin ? `write its first note with \`${begin}\`.` : `add \`- {id: ${yamlWord(id)}}\` to weeks in the config.`}`,
  }),
  severalWeeks: (weeks) => ({
    message: `Found notes of several weeks: ${weeks.join(', ')}, expected those of one`,
    hint: 'Name one of them as `week`.',
  }),
  ambiguousWeek: (name, weeks) => ({
    message: `Found several weeks for \`${name}\`, ${weeks.map((week) => `\`${week}\``).join(' and ')}, expected one`,
    hint: 'Give the full name of the week.',
  }),
  noNextWeek: (last) => ({
    message: last
      ? `Found no week after \`${last}\` in the schedule, expected one for \`next\``
      : 'Found no schedule, expected weeks in the config for `next`',
    hint: 'Add the next week to weeks in the config, or name a week instead of `next`.',
  }),
  brokenYaml: (reason) => ({
    message: `Invalid YAML in the front matter: ${reason.message}`,
    hint: reason.quoted
      ? quoteIt(reason.quoted)
      : 'Write one `key: value` per line, and put values with `:` or `#` in quotes.',
  }),
  tooLarge: (found, most) => ({
    message: `Found a file of ${found} bytes, expected at most ${most}`,
    hint: 'If it is a note, move images and attachments into separate files.',
  }),
  tooComplex: (kind, found, most) => ({
    message: {
      depth: `Found lists and quotes nested ${found} deep, expected at most ${most}`,
      size: `Found too many lines and marks, the limit is reached at line ${found}`,
      paragraph: `Found ${found} brackets, asterisks and the like in one paragraph, expected at most ${most}`,
      html: `Found ${found} open HTML elements, expected at most ${most} in a note of this length`,
    }[kind],
    hint: {
      depth: 'Indent less, or remove some of the `>`.',
      size: 'Split the note, or move long tables into separate files.',
      paragraph: 'Split it with blank lines, or put it into a code block.',
      html: 'Close the elements, or write the text as Markdown.',
    }[kind],
  }),
  notAFile: () => ({
    message: 'Found a folder or a pipe, expected a regular file',
    hint: 'Move or rename it.',
  }),
  unreadable: (code) => ({
    message: `The file cannot be read (${code})`,
    hint: 'Check that it exists and that you have permission to read it.',
  }),
  encoding: (guess) => ({
    message: `Found bytes that are not UTF-8${guess ? `; the file looks like ${guess}` : ''}`,
    hint: `Reopen it ${guess ? `as ${guess}` : 'in its original encoding'} in your editor, then save it as UTF-8. In VS Code, click the name of the encoding at the bottom: \`Reopen with Encoding\`${guess ? `, \`${encodings[guess]}\`` : ''}, then \`Save with Encoding\`, \`UTF-8\`.`,
  }),
  nulCharacter: () => ({
    message: 'Found a NUL character, expected text',
    hint: 'Delete the character, or add the file to `ignore` if it is not a note.',
  }),
  templateEnd: () => ({
    message: 'Found `<!-- insights:end -->` without an opening comment',
    hint: 'Remove it, or add an opening comment above it, such as `<!-- insights:each member -->`.',
  }),
  templateOpen: () => ({
    message: 'Found an opening comment without its `<!-- insights:end -->`',
    hint: 'Put `<!-- insights:end -->` on a line of its own where the block ends.',
  }),
  templateMisplaced: () => ({
    message: 'Found an `<!-- insights:… -->` comment inside a list, a quote, other HTML or a line of text',
    hint: 'Put it on a line of its own, with a blank line above and below.',
  }),
  templatePlaceElsewhere: (place) => ({
    message: `\`${place}\` is not allowed here`,
    hint: 'Put `content` inside `each section`, `each section` inside `each member`, the others outside `each section`.',
  }),
  templateUnknownPlace: (place, near, known) => ({
    message: `Found the unknown name \`${place}\`, expected one of ${known.join(', ')}`,
    hint: near ? `Did you mean \`${near}\`?` : 'Remove it, or use one of these names.',
  }),
  templateUnknownBraces: (place, near) => ({
    message: `\`{${place}}\` is left as it is, since no value has this name; a similar one is \`{${near}}\``,
    hint: `For the value, write \`{${near}}\`.`,
  }),
  templateBracesElsewhere: (place, templates) => ({
    message: `\`{${place}}\` is left as it is, since it has a value only in ${templates.join(' and ')}`,
    hint: 'Remove it, or use a value that this template has.',
  }),
  unwritable: (code) => ({
    message: `The file cannot be written (${code}); its old content is unchanged`,
    hint: 'Check the permissions of the folder and the free space on the disk.',
  }),
  handEdited: ({ check, force }, [discussion = '', minutes = '']) => ({
    message: 'The file is not as insights wrote it, so it was not overwritten',
    hint: `\`${check}\` shows what differs. Move a member's words to their note, questions to ${discussion} and minutes to ${minutes}, then run \`${force}\`. If the edit is not needed, revert the file.`,
  }),
  notOurs: (force) => ({
    message: 'The file was not written by insights, so it was not overwritten',
    hint: `Move the file, or change \`output\` in the config. To overwrite it, run \`${force}\`.`,
  }),
  linkToForeign: () => ({
    message:
      'This is a symbolic link to a file that insights did not write; it is not overwritten, even with `--force`',
    hint: 'Remove the link, or move its target.',
  }),
  rebuilt: { before: 'current file', after: 'rebuilt document' },
  stale: (path, command) => ({
    message: `The document is out of date: ${path}`,
    hint: `Run \`${command}\` and commit the result.`,
  }),
  noNotes: (week, command) => ({
    message: `Found no notes in ${week}`,
    hint: `Create the first one with \`${command}\`.`,
  }),
  noNotesAtAll: (patterns, command) => ({
    message: `Found no notes, looked for ${patterns.join(', ')}`,
    hint: `Create the first one with \`${command}\`, or fix \`notes\` in the config.`,
  }),
  lastWeek: (week) => `No week given, so this is the last one with notes: ${week}`,
  built: (path, { notes, questions, missing }, named) => {
    const contents = [counted(notes, 'member'), ...(questions > 0 ? [counted(questions, 'question')] : [])].join(', ')
    const more = missing.length - named
    const names = `${missing.slice(0, named).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    return `${path}: ${contents}${missing.length > 0 ? `; missing: ${names}` : ''}`
  },
  blankWeek: (week) => `${week}: nobody has written anything yet, so there is no document`,
  leftOver: () => ({
    message: 'Nobody has written anything for this week, but there is a document from before',
    hint: 'Fill in the notes and build it again, or delete the document if it is not needed.',
  }),
  nothingWritten: () => ({
    message: 'Nothing is written yet, so this note was left out of the document',
    hint: 'Write something and build again.',
  }),
  withoutSections: () => ({
    message: 'Another note of this member has sections, so this one without was left out of the document',
    hint: "To include its text, put it below a section's heading.",
  }),
  draftWaits: (name) => ({
    message: `The note of ${name} is still a draft, so it was left out of the document`,
    hint: `Once ${name} has read and edited it, remove the line \`draft: true\`.`,
  }),
  skipped: (path) => ({
    message: `Skipped a broken note: ${path}`,
    hint: 'Fix the note and build again.',
  }),
  canSkip: () => ({
    message: 'Nothing was made because of the errors above',
    hint: 'Correct them and try again, or add `--skip-broken` to leave out only the files with errors.',
  }),
  unanswered: (question, command) => ({
    message: `A member's question is missing from discussion.md: ${question}`,
    hint: `Add it with \`${command}\`, or ignore this if you left it out on purpose.`,
  }),
  nothingChanged: (base) => `No note has changed since \`${base}\`.`,
  gitAbsent: () => ({
    message: '`--changed` needs git, which was not found',
    hint: 'Install git, or name files or weeks instead.',
  }),
  noRepository: (reason) => ({
    message: `git cannot tell what has changed${reason ? `: ${reason}` : ''}`,
    hint: '`--changed` works only in a git repository. Otherwise, name files or weeks.',
  }),
  unknownBase: (names) => ({
    message: `Found no branch or commit ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: 'Check the name, or use for example `--changed origin/main`. In CI, set `fetch-depth: 0` for `actions/checkout`.',
  }),
  noMergeBase: (base) => ({
    message: `Found no common commit with \`${base}\``,
    hint: 'The repository may contain only the latest commits. In CI, set `fetch-depth: 0` for `actions/checkout`; otherwise run `git fetch --unshallow`.',
  }),
}
