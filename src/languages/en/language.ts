import type { Language } from '../language.ts'
import { enMessages } from './messages.ts'

export const en: Language = {
  id: 'en',
  speaks: 'en',
  sections: [
    { id: 'insights', heading: 'Core insights', aliases: [] },
    { id: 'discoveries', heading: 'Unique perspectives or interesting discoveries', aliases: [] },
    { id: 'applications', heading: 'Practical applications', aliases: [] },
    { id: 'further-study', heading: 'Further study', aliases: [] },
  ],
  questions: { id: 'questions', heading: 'Discussion questions', aliases: [] },
  sourceHeading: 'Free notes',
  overview: 'Member',
  discussion: {
    heading: 'Discussion topics',
    intro: 'Questions worth discussing together at the study session.',
    common: 'Common questions',
    deep: 'Deeper discussion',
    next: 'Links to next week',
    topics: 'Where notes meet',
  },
  messages: enMessages,
}
