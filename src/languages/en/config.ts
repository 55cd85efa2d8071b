import { namedApart } from '../../names.ts'
import type { ConfigMessages, Expected } from '../language.ts'

export const enExpected: Record<Expected, string> = {
  line: 'one line of text',
  lines: 'a list of texts',
  lineOrLines: 'one line of text or a list of them',
  lineOrFalse: 'one line of text or `false`',
  label: 'one line of text without `/` or `\\`',
  heading: 'a heading with letters or digits in it',
  yesNo: '`true` or `false`',
  count: 'a whole number from 0',
  date: 'a valid date like `2025-11-27`',
  language: '`ko` or `en`',
  severity: '`error`, `warning` or `off`',
  url: 'a URL that starts with `http://` or `https://`',
  envName: 'the name of an environment variable like `OPENAI_API_KEY`',
  list: 'a list',
  synonyms: 'a list of two or more words that mean the same',
  weekRanges: 'a range such as `1-9`, or a list of weeks',
  command: 'a program and its arguments as a list like `[claude, -p]`',
  table: 'keys and values, `key: value`',
}

const remedies = new Map<Expected, string>([
  ['line', 'Put text that looks like a number or like `true` in quotes.'],
  ['label', 'Put an id that looks like a number in quotes, and use `-` instead of `/`.'],
  [
    'envName',
    'Do not write the API key into the config. Put it into an environment variable, and write the name of the variable here.',
  ],
])

export const enConfig: ConfigMessages = {
  unknownKey: (key, near, known) => ({
    message: `${key}: Found an unknown key, expected one of ${known.join(', ')}`,
    hint: near ? `Did you mean \`${near}\`?` : 'Remove it, or use one of these keys.',
  }),
  configSyntax: (reason) => ({
    message: `The config cannot be read: ${reason}`,
    hint: 'Check the indentation, quotes and brackets of this line and the one above.',
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
  configWithoutKey: () => ({
    message: 'Found no key `insights`: in package.json, the config is under this key',
    hint: 'Add `"insights": {}` or name another config file.',
  }),
  configTwice: (first, second) => ({
    message: `Found two configs in one folder, \`${first}\` and \`${second}\`, expected one`,
    hint: 'Merge them into one file and delete the other.',
  }),
  configValue: (key, found, expected) => ({
    message: `${key || 'config'}: Found ${found || 'nothing'}, expected ${enExpected[expected]}`,
    hint: remedies.get(expected) ?? 'Fix the value or remove the key.',
  }),
  nameTaken: (key, name, owner) => ({
    message: `${key}: Found \`${name}\`, which already names \`${owner}\`, expected each id and alias to name one member`,
    hint: 'Rename or remove one of the two.',
  }),
  sectionTaken: (key, id) => ({
    message: `${key}: Found the section id \`${id}\` twice, expected one section for each id`,
    hint: 'Merge the two, or give one of them another id.',
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
  placeMissing: (key, pattern, place) => ({
    message: `${key}: Found \`${pattern}\` without \`${place}\`, expected \`${place}\` in it`,
    hint: `Put \`${place}\` into the name of a folder or of the file.`,
  }),
  placeUnknown: (key, place, known) => ({
    message: `${key}: Found \`${place}\`, which is not allowed here, expected ${known.join(', ') || 'a plain path'}`,
    hint: 'Fix or remove it.',
  }),
  pathOutside: (key, path) => ({
    message: `${key}: Found the path \`${path}\`, expected a relative path inside the workspace, written with \`/\``,
    hint: 'Remove the leading `/`, the drive or the `..`, and write `/` between folders.',
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
  modelOneWay: () => ({
    message: 'model: Expected one way to reach a model: either `command`, or `baseUrl` with `name` and `keyEnv`',
    hint: 'Keep either `command: [claude, -p]` or `baseUrl: http://localhost:11434/v1`.',
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
      ? `Did you mean \`${near}\`? If so, rename the file.`
      : 'Add the person to members in the config, or add the file to ignore if it is not a note.',
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
  unknownWeek: (name, near, known) => ({
    message: `Found no week \`${name}\`, expected one of ${known.join(', ') || 'a week with notes, but there are none'}`,
    hint: near ? `Did you mean \`${near}\`?` : 'Create a folder for the week, or add it to weeks in the config.',
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
}
