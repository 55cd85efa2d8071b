import type { Words } from '../errors.ts'
import { shellWord } from '../names.ts'
import { withParticle } from './ko-particles.ts'

/** How far a member's note of a week has come. `broken` is a note that `build` could not use. */
export type NoteState = 'written' | 'partly' | 'draft' | 'missing' | 'excused' | 'broken'

/**
 * Whether a week's document says what the notes say; `unsettled` where it does, but for questions that are only proposed, `none` where there are no notes, `blocked` where one is broken.
 */
export type DocumentState = 'fresh' | 'unsettled' | 'stale' | 'absent' | 'edited' | 'foreign' | 'blocked' | 'none'

/** The words of `status`. */
export interface StatusWords {
  member: string
  presenter: string
  editor: string
  document: string
  states: Record<NoteState, string>
  documents: Record<DocumentState, string>
  nothing: string
  notDue: string
  notDueMeans: string
  late: string
  lateMeans: string
  partlyMeans: string
  noWeeks(): Words
  notADate(text: string): Words
  toBuild(weeks: readonly string[]): string
  toSettle(week: string): string
}

export const koStatus: StatusWords = {
  member: '팀원',
  presenter: '발표',
  editor: '정리',
  document: '문서',
  states: { written: '완료', partly: '일부', draft: '초안', missing: '없음', excused: '면제', broken: '오류' },
  documents: {
    fresh: '최신',
    unsettled: '질문 미정',
    stale: '낡음',
    absent: '없음',
    edited: '고침',
    foreign: '다른 파일',
    blocked: '막힘',
    none: '–',
  },
  nothing: '–',
  notDue: '·',
  notDueMeans: '·  아직 때가 되지 않았습니다.',
  late: '!',
  lateMeans: '!  모임 날짜가 지났습니다.',
  partlyMeans: '3/4처럼 적은 것은 섹션 넷 가운데 셋을 썼다는 뜻입니다.',
  noWeeks: () => ({
    message: '일정도 노트도 없어서 보여 드릴 것이 없습니다.',
    hint: '설정의 weeks에 일정을 적거나 `insights new week-01`로 첫 노트를 만들어 주세요.',
  }),
  notADate: (text) => ({
    message: `--today: ${withParticle(`\`${text}\``, '은')} 날짜가 아닙니다. \`2026-09-08\`처럼 적은, 달력에 있는 날짜가 필요합니다.`,
    hint: '날짜를 고치거나 `--today`를 빼 주세요.',
  }),
  toBuild: (weeks) => `문서를 새로 만들려면: insights build ${weeks.map(shellWord).join(' ')}`,
  toSettle: (week) =>
    `질문 미정: 문서가 노트와 같지만, 토론 질문은 제안일 뿐이라 바뀔 수 있습니다. 정하려면: insights discuss ${shellWord(week)}`,
}
