import { shellWord } from '../../names.ts'
import type { Messages } from '../language.ts'
import { enConfig } from './config.ts'

export const enMessages: Messages = {
  ...enConfig,
  brokenYaml: (reason) => ({
    message: `Invalid YAML in the front matter: ${reason}`,
    hint: 'Write one `key: value` per line, and put values with `:` or `#` in quotes.',
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
    hint: 'Save it again as UTF-8 in your editor.',
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
  unwritable: (code) => ({
    message: `The file cannot be written (${code}); its old content is unchanged`,
    hint: 'Check the permissions of the folder and the free space on the disk.',
  }),
  handEdited: () => ({
    message: 'The document was edited by hand, so it was not overwritten',
    hint: 'Move questions to discussion.md and minutes to minutes.md, then build with `--force`.',
  }),
  addedBelow: () => ({
    message: 'Text was added below the last line of the document, `<!-- insights:… -->`, so it was not overwritten',
    hint: 'Move minutes to minutes.md and questions to discussion.md, then build again.',
  }),
  reformatted: () => ({
    message: 'A tool such as Prettier reformatted the document, so it was not overwritten; its words are unchanged',
    hint: 'Add the path of the document to `.prettierignore`, then build with `--force`.',
  }),
  notOurs: () => ({
    message: 'The file was not written by insights, so it was not overwritten',
    hint: 'Move the file, or change `output` in the config. To overwrite it, use `--force`.',
  }),
  linkToForeign: () => ({
    message:
      'This is a symbolic link to a file that insights did not write; it is not overwritten, even with `--force`',
    hint: 'Remove the link, or move its target.',
  }),
  rebuilt: { before: 'current file', after: 'rebuilt document' },
  stale: (path, week) => ({
    message: `The document is out of date: ${path}`,
    hint: `Run \`insights build ${shellWord(week)}\` and commit the result.`,
  }),
  noNotes: (week) => ({
    message: `Found no notes in ${week}`,
    hint: `Create the first one with \`insights new ${shellWord(week)}\`.`,
  }),
  noNotesAtAll: (patterns) => ({
    message: `Found no notes, looked for ${patterns.join(', ')}`,
    hint: 'Create the first one with `insights new week-01`, or fix `notes` in the config.',
  }),
  nothingWritten: () => ({
    message: 'All sections are empty, so this note was left out of the document',
    hint: 'Write in one of the sections and build again.',
  }),
  draftWaits: (name, command) => ({
    message: `The note of ${name} is still a draft, so it was left out of the document`,
    hint: `Once ${name} has read and edited it, run \`${command}\` or remove the line \`draft: true\`.`,
  }),
  skipped: (path) => ({
    message: `Skipped a broken note: ${path}`,
    hint: 'Fix the note and build again.',
  }),
  unfrozen: (week) => ({
    message: `Found no discussion.md in ${week}: its questions change with the notes`,
    hint: `Decide on them with \`insights discuss ${shellWord(week)}\`.`,
  }),
  unanswered: (question, week) => ({
    message: `A member's question is missing from discussion.md: ${question}`,
    hint: `Add it with \`insights discuss ${shellWord(week)} --merge\`, or ignore this if you left it out on purpose.`,
  }),
  staysOpen: (name) => ({
    message: `\`<${name}>\` cannot be closed, so the rest of the document becomes its content`,
    hint: `Write \`\\<${name}>\`, or put it in backticks, to show it as text.`,
  }),
  closesOthers: (name) => ({
    message: `\`</${name}>\` closes an element that was opened outside this note`,
    hint: `Add the opening \`<${name}>\`, or delete \`</${name}>\`.`,
  }),
  actsOnPage: (name) => ({
    message: `\`<${name}>\` changes the whole page, not only this note`,
    hint: `Delete \`<${name}>\`, or put it in backticks to show it as text.`,
  }),
}
