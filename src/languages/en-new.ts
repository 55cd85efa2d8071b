import type { NewWords } from './ko-new.ts'

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
