/// <reference path="../raw.d.ts" />
import documentTemplate from '../../../templates/en/insights.md?raw'
import noteTemplate from '../../../templates/en/note.md?raw'
import type { LanguagePack } from '../language.ts'
import { enMessages } from './messages.ts'
import { enNote } from './note.ts'
import { enQuestions } from './questions.ts'
import { enMinorWords, enUsualHeadings } from './usual-headings.ts'

export const en: LanguagePack & { id: 'en' } = {
  id: 'en',
  speaks: 'en',
  name: 'English',
  share: (text) => text.match(/[a-z]/gi)?.length ?? 0,
  sections: [
    { id: 'insights', heading: 'Core insights', aliases: [] },
    { id: 'discoveries', heading: 'Unique perspectives or interesting discoveries', aliases: [] },
    { id: 'applications', heading: 'Practical applications', aliases: [] },
    { id: 'further-study', heading: 'Further study', aliases: [] },
  ],
  questions: { id: 'questions', heading: 'Discussion questions', aliases: [] },
  usualHeadings: enUsualHeadings,
  minorWords: enMinorWords,
  restHeading: 'Notes',
  overview: 'Member',
  discussion: {
    heading: 'Discussion topics',
    intro: 'Questions worth discussing together at the study session.',
    common: 'Common questions',
    deep: 'Deeper discussion',
    next: 'Links to next week',
    topics: 'Where notes meet',
  },
  templates: { 'insights.md': documentTemplate, 'note.md': noteTemplate },
  note: enNote,
  grammar: enQuestions,
  messages: enMessages,
  rulesPage: 'docs/rules.md',
  load: {
    discuss: async () => (await import('./commands.ts')).enDiscuss,
    draft: async () => (await import('./draft-command.ts')).enDraft,
    help: async () => (await import('./help.ts')).enHelp,
    index: async () => (await import('./week-index.ts')).enIndex,
    init: async () => (await import('./commands.ts')).enInit,
    lint: async () => (await import('./lint-command.ts')).enLint,
    model: async () => (await import('./model.ts')).enModel,
    new: async () => (await import('./commands.ts')).enNew,
    prompts: async () => (await import('./prompts.ts')).enPrompts,
    site: async () => (await import('./site.ts')).enSite,
    status: async () => (await import('./commands.ts')).enStatus,
    words: async () => (await import('./words.ts')).enWords,
  },
}
