/// <reference path="../raw.d.ts" />
import documentTemplate from '../../../templates/insights.md?raw'
import noteTemplate from '../../../templates/note.md?raw'
import type { LanguagePack } from '../language.ts'
import { koMessages } from './messages.ts'
import { koNote } from './note.ts'
import { koQuestions } from './questions.ts'
import { koMinorWords, koUsualHeadings } from './usual-headings.ts'

/** The words of a document, and the default headings of notes. */
export const ko: LanguagePack & { id: 'ko' } = {
  id: 'ko',
  speaks: 'ko',
  name: '한국어',
  // Korean texts on technical subjects are full of English words.
  share: (text) => (text.match(/[가-힣]/g)?.length ?? 0) * 3,
  sections: [
    { id: 'insights', heading: '핵심 인사이트', aliases: [] },
    { id: 'discoveries', heading: '독특한 관점 또는 흥미로운 발견', aliases: [] },
    { id: 'applications', heading: '실무 적용 아이디어', aliases: [] },
    { id: 'further-study', heading: '추가 학습이 필요한 부분', aliases: [] },
  ],
  questions: { id: 'questions', heading: '토론 질문', aliases: [] },
  usualHeadings: koUsualHeadings,
  minorWords: koMinorWords,
  restHeading: '정리',
  overview: '팀원',
  discussion: {
    heading: '통합 토론 주제',
    intro: '스터디 세션에서 함께 논의하면 좋을 질문들을 정리했습니다.',
    common: '공통 질문',
    deep: '심화 토론',
    next: '다음 주차 연결 포인트',
    topics: '함께 쓴 주제',
  },
  templates: { 'insights.md': documentTemplate, 'note.md': noteTemplate },
  note: koNote,
  grammar: koQuestions,
  messages: koMessages,
  rulesPage: 'docs/rules.ko.md',
  load: {
    discuss: async () => (await import('./commands.ts')).koDiscuss,
    draft: async () => (await import('./draft-command.ts')).koDraft,
    help: async () => (await import('./help.ts')).koHelp,
    index: async () => (await import('./week-index.ts')).koIndex,
    init: async () => (await import('./commands.ts')).koInit,
    lint: async () => (await import('./lint-command.ts')).koLint,
    model: async () => (await import('./model.ts')).koModel,
    new: async () => (await import('./commands.ts')).koNew,
    prompts: async () => (await import('./prompts.ts')).koPrompts,
    site: async () => (await import('./site.ts')).koSite,
    status: async () => (await import('./commands.ts')).koStatus,
    words: async () => (await import('./words.ts')).koWords,
  },
}
