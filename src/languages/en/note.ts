import type { NoteWords } from '../language.ts'

export const enNote: NoteWords = {
  hints: {
    insights: 'What you learned this week, and why you think so.',
    discoveries: 'What you see differently from others, or did not expect.',
    applications: 'How you could use it in your work or project, and where to start.',
    'further-study': 'What is still unclear, and what to study next. Your next note will remind you of it.',
    questions: 'Questions to discuss at the meeting.',
  },
  otherHint: 'What you want to share on this topic.',
  outsideStays:
    'Write your own summary below this comment. Only what you write below the headings (##) goes into the week’s document.',
  outsideIs: (rest) =>
    `Write your own summary below this comment. All of this note goes into the week’s document; what is not below another heading (##) goes into “${rest}”.`,
  limits: (min, max) =>
    min !== undefined && max !== undefined
      ? min === max
        ? `Write ${min}.`
        : `Write ${min} to ${max}.`
      : min !== undefined
        ? `Write at least ${min}.`
        : `Write at most ${max}.`,
  titled: 'Start each item with a bold title.',
  required: 'Required.',
  reminder: 'Only a reminder for you. Nothing needs to be written here, and what is written here is not shown.',
  nothingCopied: 'Nothing was copied here. Please write it yourself.',
  leftOpen: (week) => `Left open in ${week}:`,
}
