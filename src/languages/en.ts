import type { Expected, Language } from './ko.ts'

const needed: Record<Expected, string> = {
  line: 'one line of text',
  lines: 'a list of texts',
  lineOrLines: 'one line of text or a list of them',
  lineOrFalse: 'one line of text or `false`',
  label: 'one line of text without `/` or `\\`',
  heading: 'a heading with letters or digits in it',
  yesNo: '`true` or `false`',
  count: 'a whole number from 0',
  date: 'a date of the calendar like `2025-11-27`',
  language: '`ko` or `en`',
  severity: '`error`, `warning` or `off`',
  url: 'an address that begins with `http://` or `https://`',
  envName: 'the name of an environment variable like `OPENAI_API_KEY`',
  list: 'a list',
  synonyms: 'a list of two or more words for one thing',
  table: 'keys and values, `key: value`',
}

const remedies = new Map<Expected, string>([
  ['line', 'Put text that reads like a number or like `true` in quotes.'],
  ['label', 'Put an id that reads like a number in quotes, and write `-` for `/`.'],
  [
    'envName',
    'Keep the key out of the config: put it into an environment variable and write the name of the variable.',
  ],
])

export const en: Language = {
  id: 'en',
  sections: [
    { id: 'insights', heading: 'Core insights', aliases: [] },
    { id: 'discoveries', heading: 'Unique perspectives or interesting discoveries', aliases: [] },
    { id: 'applications', heading: 'Practical applications', aliases: [] },
    { id: 'further-study', heading: 'Further study', aliases: [] },
  ],
  questions: { id: 'questions', heading: 'Discussion questions', aliases: [] },
  overview: 'Member',
  discussion: {
    heading: 'Discussion topics',
    intro: 'Questions worth discussing together at the study session.',
    common: 'Common questions',
    deep: 'Deeper discussion',
    next: 'Links to next week',
  },
  messages: {
    unknownKey: (key, near, known) => ({
      message: `${key}: Found an unknown key, expected one of ${known.join(', ')}`,
      hint: near ? `Did you mean \`${near}\`?` : 'Remove it or use a known key.',
    }),
    configSyntax: (reason) => ({
      message: `Found text that cannot be read as a config: ${reason}`,
      hint: 'Check the indentation, quotes and brackets of this line and the one above.',
    }),
    yamlTooDeep: () => ({
      message: 'Found YAML nested deeper than 50 levels, expected about four',
      hint: 'Remove the brackets, `-` or `?` that were pasted by mistake.',
    }),
    configTooLong: (found, most) => ({
      message: `Found a config of ${found} characters, expected at most ${most}`,
      hint: 'Move what is not configuration into other files.',
    }),
    configMissing: () => ({
      message: 'Found no config file here, expected one',
      hint: 'Check the path given to `--config`, or make a config with `insights init`.',
    }),
    configWithoutKey: () => ({
      message: 'Found no key `insights`, expected one: a config in package.json stands under `insights`',
      hint: 'Add `"insights": {}` or name another config file.',
    }),
    configTwice: (first, second) => ({
      message: `Found two configs in one folder, \`${first}\` and \`${second}\`, expected one`,
      hint: 'Merge them into one file and delete the other.',
    }),
    configValue: (key, found, expected) => ({
      message: `${key || 'config'}: Found ${found || 'nothing'}, expected ${needed[expected]}`,
      hint: remedies.get(expected) ?? 'Correct the value or remove the key.',
    }),
    nameTaken: (key, name, owner) => ({
      message: `${key}: Found \`${name}\`, which already names \`${owner}\`, expected ids and aliases that name one member`,
      hint: 'Rename or remove one of the two.',
    }),
    sectionTaken: (key, id) => ({
      message: `${key}: Found the section id \`${id}\` twice, expected one section for each id`,
      hint: 'Merge the two or give one another id.',
    }),
    headingTaken: (key, heading, section) => ({
      message: `${key}: Found the heading \`${heading}\`, which already belongs to the section \`${section}\`, expected a heading of its own`,
      hint: `Change the heading, or write the id \`${section}\` if this is that section.`,
    }),
    weekTaken: (key, id, other) => ({
      message: `${key}: Found \`${id}\`, which is the same week as \`${other}\` before it, expected each week once`,
      hint: 'Merge the two or correct the number.',
    }),
    notOnRoster: (key, name, near) => ({
      message: `${key}: Found \`${name}\`, who is not in members, expected the id, name or alias of a member`,
      hint: near ? `Did you mean \`${near}\`?` : 'Add the person to members or correct the name.',
    }),
    placeMissing: (key, pattern, place) => ({
      message: `${key}: Found \`${pattern}\` without \`${place}\`, expected \`${place}\` in it`,
      hint: `Put \`${place}\` into the name of a folder or of the file.`,
    }),
    placeUnknown: (key, place, known) => ({
      message: `${key}: Found \`${place}\`, which cannot stand here, expected ${known.join(', ') || 'a plain path'}`,
      hint: 'Correct or remove it.',
    }),
    pathOutside: (key, path) => ({
      message: `${key}: Found the path \`${path}\`, expected a relative path inside the workspace, written with \`/\``,
      hint: 'Remove the leading `/`, the drive or the `..`, and write `/` between folders.',
    }),
    pathTaken: (key, path, other) => ({
      message: `${key}: Found the path \`${path}\`, which is already that of \`${other}\`, expected a file of its own`,
      hint: 'Change one of the two paths.',
    }),
    minOverMax: (key, min, max) => ({
      message: `${key}: Found min ${min} above max ${max}, expected min to be at most max`,
      hint: 'Check the two values.',
    }),
    folderMissing: (folder) => ({
      message: `Found no folder \`${folder}\`, expected an existing one`,
      hint: 'Check the path given to `--cwd`.',
    }),
    folderUnreadable: (code) => ({
      message: `Found a folder that cannot be read (${code}), expected a readable one`,
      hint: 'Check the permissions of the folder.',
    }),
    linkOutside: () => ({
      message: 'Found a path that leads out of the workspace, expected only files inside it',
      hint: 'Move the file into the workspace, or remove the link.',
    }),
    linkBroken: () => ({
      message: 'Found a symbolic link to a file that is not there, expected an existing file',
      hint: 'Correct or remove the link.',
    }),
    unknownMember: (name, near, known) => ({
      message: `Found \`${name}\`, who is not in members, expected one of ${known.join(', ')}`,
      hint: near
        ? `Did you mean \`${near}\`? Then rename the file.`
        : 'Add the person to members in the config, or list the file under ignore if it is no note.',
    }),
    twoNotes: (member, week, first, second) => ({
      message: `Found two notes of \`${member}\` for \`${week}\`, \`${first}\` and \`${second}\`, expected one`,
      hint: 'Merge them; to keep several notes, put a `*` into the notes pattern of the config.',
    }),
    unknownWeek: (name, near, known) => ({
      message: `Found no week \`${name}\`, expected one of ${known.join(', ') || 'the weeks with notes, of which there are none'}`,
      hint: near ? `Did you mean \`${near}\`?` : 'Make a folder for the week or add it to weeks in the config.',
    }),
    ambiguousWeek: (name, weeks) => ({
      message: `Found several weeks for \`${name}\`, ${weeks.map((week) => `\`${week}\``).join(' and ')}, expected one`,
      hint: 'Write the id of the week in full.',
    }),
    noNextWeek: (last) => ({
      message: last
        ? `Found no week after \`${last}\` in the schedule, expected one for \`next\``
        : 'Found no schedule, expected weeks in the config for `next`',
      hint: 'Add the next week to weeks in the config, or write the id of a week.',
    }),
    brokenYaml: (reason) => ({
      message: `Found broken YAML in the front matter: ${reason}`,
      hint: 'Write one `key: value` a line, and put a value with `:` or `#` in it between quotes.',
    }),
    frontMatterNoMapping: () => ({
      message: 'Found text between the first `---` and the next, expected front matter of `key: value` lines',
      hint: 'If the first line was meant as a rule, remove it or put an empty line above it.',
    }),
    frontMatterTooLong: (found, most) => ({
      message: `Found front matter of ${found} characters, expected at most ${most}`,
      hint: 'Move the text below the closing `---`.',
    }),
    frontMatterValue: (key) => ({
      message: `Found an unfit value for \`${key}\` in the front matter, expected ${key === 'date' ? 'a date like `2026-09-03`' : key === 'draft' ? '`true` or `false`' : 'one line of text'}`,
      hint: 'Correct the value or remove the line.',
    }),
    frontMatterLanguage: (language) => ({
      message: `Found front matter in \`${language}\`, expected YAML; code in a note is never run`,
      hint: 'Make the first line `---` and write `key: value` lines.',
    }),
    conflictMarker: (marker) => ({
      message: `Found git's conflict marker \`${marker}\`, expected a merged note`,
      hint: 'Keep the text that is right and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`.',
    }),
    pathMismatch: (key, found, expected) => ({
      message: `Found \`${key}: ${found}\` in the front matter, expected \`${expected}\` as the path says; the path is believed`,
      hint: 'Correct whichever of the two is wrong.',
    }),
    nearSection: (found, expected) => ({
      message: `Found the heading \`${found}\`, expected \`${expected}\`; as it stands it is no section`,
      hint: `If it is meant as that section, write \`${expected}\`.`,
    }),
    nestedSection: (found) => ({
      message: `Found the section heading \`${found}\` inside a quote or a list, expected it at the top level`,
      hint: 'Remove the `>` or the indentation before it.',
    }),
    swallowedSection: (found) => ({
      message: `Found the section heading \`${found}\` inside HTML or an open code block, expected it to stand by itself`,
      hint: 'Put an empty line above it, and close the fence or comment that was opened further up.',
    }),
    noSection: (found, expected) => ({
      message: `Found ${found.length > 0 ? `no section among the headings ${found.join(', ')}` : 'no heading'}, expected ${expected.join(', ')}`,
      hint: 'Write the sections as `## Heading`, or add aliases to `sections` in the config.',
    }),
    tooLarge: (found, most) => ({
      message: `Found a file of ${found} bytes, expected at most ${most}`,
      hint: 'If it is a note, move pictures and attachments into files of their own.',
    }),
    unreadable: (code) => ({
      message: `The file cannot be read (${code})`,
      hint: 'See that it exists and that you may read it.',
    }),
    encoding: (guess) => ({
      message: `Found bytes that are not UTF-8${guess ? `; the file looks like ${guess}` : ''}`,
      hint: 'Save it again as UTF-8 in your editor.',
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
    notOurs: () => ({
      message: 'Found a file that insights did not write, so it was not overwritten',
      hint: 'Move the file, change `output` in the config, or use `--force` if it may go.',
    }),
    stale: (path) => ({
      message: `Found a document that does not match its notes: ${path}`,
      hint: 'Run `insights build` and commit the result.',
    }),
    noNotes: (week) => ({
      message: `Found no notes in ${week}`,
      hint: `Start the first with \`insights new ${week}\`.`,
    }),
    skipped: (path) => ({
      message: `Left out a broken note: ${path}`,
      hint: 'Mend the note and build again.',
    }),
  },
}
