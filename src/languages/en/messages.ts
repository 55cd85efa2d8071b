import { shellWord } from '../../names.ts'
import type { Messages } from '../language.ts'
import { enConfig } from './config.ts'

export const enMessages: Messages = {
  ...enConfig,
  brokenYaml: (reason) => ({
    message: `Found broken YAML in the front matter: ${reason}`,
    hint: 'Write one `key: value` a line, and put a value with `:` or `#` in it between quotes.',
  }),
  tooLarge: (found, most) => ({
    message: `Found a file of ${found} bytes, expected at most ${most}`,
    hint: 'If it is a note, move pictures and attachments into files of their own.',
  }),
  tooComplex: (kind, found, most) => ({
    message: {
      depth: `Found lists and quotes nested ${found} deep, expected at most ${most}`,
      size: `Found more lines and marks than one file may have; from line ${found} on it is too much`,
      paragraph: `Found ${found} brackets, asterisks and the like in one paragraph, expected at most ${most}`,
      html: `Found ${found} HTML tags, expected at most ${most}`,
    }[kind],
    hint: {
      depth: 'Indent less, or remove some of the `>`.',
      size: 'Divide the note, or move long tables and material into files of their own.',
      paragraph: 'Divide it by empty lines, or put what has so many marks into a code block.',
      html: 'Write it as Markdown, or move it into a file of its own.',
    }[kind],
  }),
  notAFile: () => ({
    message: 'Found a folder, a pipe or the like; expected a regular file.',
    hint: 'Move it away or rename it.',
  }),
  unreadable: (code) => ({
    message: `The file cannot be read (${code})`,
    hint: 'See that it exists and that you may read it.',
  }),
  encoding: (guess) => ({
    message: `Found bytes that are not UTF-8${guess ? `; the file looks like ${guess}` : ''}`,
    hint: 'Save it again as UTF-8 in your editor.',
  }),
  nulCharacter: () => ({
    message: 'Found a NUL character, expected text',
    hint: 'Delete that character, or add the file to `ignore` if it is no note.',
  }),
  templateEnd: () => ({
    message: 'Found `<!-- insights:end -->` with nothing to end',
    hint: 'Remove it, or open a block above it, as with `<!-- insights:each member -->`.',
  }),
  templateOpen: () => ({
    message: 'Found an opening comment, expected its `<!-- insights:end -->` further down',
    hint: 'Put `<!-- insights:end -->` on a line of its own where the block ends.',
  }),
  templateMisplaced: () => ({
    message: 'Found an `<!-- insights:… -->` comment within a list, a quote, other HTML or a line of text',
    hint: 'Put it at the start of a line of its own, with an empty line above and below.',
  }),
  templatePlaceElsewhere: (place) => ({
    message: `Found the place \`${place}\` where it cannot stand`,
    hint: 'Put `content` inside `each section`, `each section` inside `each member`, the others outside `each section`.',
  }),
  templateUnknownPlace: (place, near, known) => ({
    message: `Found the unknown place \`${place}\`, expected one of ${known.join(', ')}`,
    hint: near ? `Did you mean \`${near}\`?` : 'Remove it or use a known place.',
  }),
  templateUnknownBraces: (place, near) => ({
    message: `Found \`{${place}}\`, which is no place and stands as written; \`{${near}}\` is near`,
    hint: `If it is meant as a value, write \`{${near}}\`.`,
  }),
  unwritable: (code) => ({
    message: `The file cannot be written (${code}); what stood there is untouched`,
    hint: 'See that you may write to the folder and that the disk has room.',
  }),
  handEdited: () => ({
    message: 'Found a document that was edited after it was built, so it was not overwritten',
    hint: 'Move decisions into discussion.md and minutes into minutes.md, then build with `--force`.',
  }),
  addedBelow: () => ({
    message: 'Found text below the last line of the document, `<!-- insights:… -->`, so it was not overwritten',
    hint: 'Move minutes into minutes.md and decisions into discussion.md, delete them from the document and build again.',
  }),
  reformatted: () => ({
    message:
      'Found a document that a tool such as Prettier formatted, so it was not overwritten; its words are the same',
    hint: 'Add the path of the document to `.prettierignore`, then build with `--force`.',
  }),
  notOurs: () => ({
    message: 'Found a file that insights did not write, so it was not overwritten',
    hint: 'Move the file, change `output` in the config, or use `--force` if it may go.',
  }),
  linkToForeign: () => ({
    message:
      'Found a symbolic link to a file that insights did not write, so it was not overwritten, nor would `--force`',
    hint: 'Remove the link, or move the file that it leads to.',
  }),
  rebuilt: { before: 'current file', after: 'rebuilt document' },
  stale: (path, week) => ({
    message: `Found a document that does not match its notes: ${path}`,
    hint: `Run \`insights build ${shellWord(week)}\` and commit the result.`,
  }),
  noNotes: (week) => ({
    message: `Found no notes in ${week}`,
    hint: `Start the first with \`insights new ${shellWord(week)}\`.`,
  }),
  noNotesAtAll: (patterns) => ({
    message: `Found no notes at all, expected some at ${patterns.join(', ')}`,
    hint: 'Start the first with `insights new week-01`, or correct `notes` in the config.',
  }),
  draftWaits: (name, command) => ({
    message: `The draft of ${name} was left out of the document: it waits for ${name}`,
    hint: `Once ${name} has read and edited it, run \`${command}\` or remove the line \`draft: true\`.`,
  }),
  skipped: (path) => ({
    message: `Left out a broken note: ${path}`,
    hint: 'Mend the note and build again.',
  }),
  unfrozen: (week) => ({
    message: `Found no discussion.md in ${week}: its questions change with the notes`,
    hint: `Settle them with \`insights discuss ${shellWord(week)}\`.`,
  }),
  unanswered: (question, week) => ({
    message: `Found a member's question that discussion.md does not hold: ${question}`,
    hint: `Add it with \`insights discuss ${shellWord(week)} --merge\`, or leave it if it was left out on purpose.`,
  }),
  staysOpen: (name) => ({
    message: `Found \`<${name}>\`, which nothing can close: all of the document below it becomes its text`,
    hint: `Write \`\\<${name}>\`, or put it in backticks, to show the letters.`,
  }),
  closesOthers: (name) => ({
    message: `Found \`</${name}>\` that closes an element which stands around the note, expected it to close one of the note's own`,
    hint: `Add the \`<${name}>\` that it ends, or delete \`</${name}>\`.`,
  }),
  actsOnPage: (name) => ({
    message: `Found \`<${name}>\`, which changes the whole page that the document stands on, expected HTML that keeps to the note`,
    hint: `Delete \`<${name}>\`, or put it in backticks to show the letters.`,
  }),
}
