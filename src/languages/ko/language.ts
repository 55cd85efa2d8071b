import type { Language } from '../language.ts'
import { koMessages } from './messages.ts'

/** The words of a document, and the default headings of notes. */
export const ko: Language = {
  id: 'ko',
  speaks: 'ko',
  sections: [
    { id: 'insights', heading: '핵심 인사이트', aliases: [] },
    { id: 'discoveries', heading: '독특한 관점 또는 흥미로운 발견', aliases: [] },
    { id: 'applications', heading: '실무 적용 아이디어', aliases: [] },
    { id: 'further-study', heading: '추가 학습이 필요한 부분', aliases: [] },
  ],
  questions: { id: 'questions', heading: '토론 질문', aliases: [] },
  sourceHeading: '자유롭게 쓴 글',
  overview: '팀원',
  discussion: {
    heading: '통합 토론 주제',
    intro: '스터디 세션에서 함께 논의하면 좋을 질문들을 정리했습니다.',
    common: '공통 질문',
    deep: '심화 토론',
    next: '다음 주차 연결 포인트',
    topics: '함께 쓴 주제',
  },
  messages: koMessages,
}
