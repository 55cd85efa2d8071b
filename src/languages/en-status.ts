import { shellWord } from '../names.ts'
import type { StatusWords } from './ko-status.ts'

export const enStatus: StatusWords = {
  member: 'Member',
  presenter: 'Presenter',
  editor: 'Editor',
  document: 'Document',
  states: {
    written: 'done',
    partly: 'partly',
    draft: 'draft',
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
  toBuild: (weeks) => `To build the documents: insights build ${weeks.map(shellWord).join(' ')}`,
  toSettle: (week) =>
    `unsettled: as the notes say, but the questions are only proposed and may change; to settle them: insights discuss ${shellWord(week)}`,
}
