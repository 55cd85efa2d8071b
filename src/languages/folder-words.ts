import { wordSet } from './word-lists.ts'

// What study groups call their files, weeks, columns and questions. All languages together, since `init` does not know
// which one a folder is in.

/** Words in names of files and folders that say what they are. A name made only of these is not a person. */
export const kinds = wordSet(`
  about acta agenda agent ai and announcement answer appendix archive asset assignment attachment blog book calendar
  changelog chapter cheatsheet checklist claude code common composite conduct consolidated contributing curriculum deck
  default demo discussion doc draft drawing example exercise faq feedback final for glossary group guide home homework
  image img index individual insight install intro introduction issue keynote kickoff kpt lab license link list log main
  material meeting member memo minute moc my note notice of orientation ot outline overview page part participant plan planning post
  practice ppt pr presentation problem profile qa qna question quiz quizzes reading readme recap reference report resource retro
  retrospective review roadmap rule schedule script security session setup shared sidebar slide solution squad src study
  submission summary summaries support syllabus team template test the til tip toc todo translation untitled usage week welcome
  weekly wrapup
  가이드 개요 개인 결석 계획 계획서 공유 공지 공통 과제 규정 규칙 그룹 글 기록 내용 노트 논의 느낀점 도서 독서 링크 마무리 멤버 면접 명단 모음
  모임 목록 목차 문제 및 발제 발제문 발표 발표문 백업 번역 벌금 보관 부록 사진 사항 소개 스터디 실습 안내 안내문 양식 없음 예제 오리엔테이션
  요약 용어 용어집 이미지 인사이트 일정 자기 자료 전체 정답 정리 정리본 제목 제출 조 주제 주차 준비 진도 질문 질의응답 참고 참여자 책 챕터
  첨부 첨부파일 총정리 최종 출석 출석부 커리큘럼 코드 퀴즈 템플릿 토론 통합 팀 팀원 풀이 피드백 학습 해설 핵심 홈 회고 회의 회의록 후기 휴강
  휴회 체크리스트 리뷰
  テンプレート ふりかえり まとめ 振り返り 目次 資料 質問 議事録 追記
  模板 目录 问题 问题汇总 纪要 会议纪要 总结 资料`)

/** Units of weeks before and after their number, `week 3` and `3주차`, as alternatives of a regular expression. */
export const unitsBefore =
  'weeks?|wk|w|chapters?|chap|ch|sessions?|sections?|parts?|lectures?|lec|lessons?|modules?|days?|units?|items?|topics?|' +
  'steps?|stages?|sprints?|rounds?|meetings?|episodes?|ep|vol|class|' +
  '챕터|파트|아이템|항목|주제|모듈|섹션|세션|강의|레슨|단계|회차|주차|단원'
export const unitsAfter = '주차|주|장|회차|회|강|일차|차시|단원|챕터|과|부|편|번째|回|週|周|章|课|讲'

/** What the header of a column of a schedule contains. */
export const columns = {
  week: /주차|회차|차시|^주$|^회$|week|session|meeting|^no\.?$|^#$/i,
  date: /날짜|일자|일시|날|date|when/i,
  scope: /범위|분량|진도|챕터|단원|scope|chapter|pages|reading/i,
  topics: /내용|주제|토픽|topic|content|subject/i,
  title: /제목|title/i,
  presenter: /발표|발제|진행|presenter|speaker|lead|host/i,
  editor: /정리|서기|작성|기록|editor|scribe|writer|notes/i,
} as const

/** Korean family names of one syllable. */
export const families = new Set(
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표' +
    '명기반라왕금옥육인맹제모탁국어은편용예경봉사부',
)

/** Headings for questions, without spaces and punctuation, each with an example. */
export const questionHeadings: readonly [RegExp, string][] = [
  [/^(?:나의)?(?:질문|의문|궁금|물음)(?:점|거리|사항|한점|한것|들)?$/, '궁금한 점'],
  [/^(?:논의|토론|토의)(?:할|해볼|하고싶은)?(?:점|것|거리|사항|주제|내용|질문)?들?$/, '논의하고 싶은 것'],
  [/(?:함께|같이)(?:논의|토론|이야기|얘기|나누)(?:할|해볼|하고싶은|고싶은)/, '의문, 고민, 같이 이야기하고 싶은 부분'],
  [/^(?:my)?(?:open)?questions?$/, 'Open questions'],
  [/^(?:(?:points|topics|questions|things)?(?:for|to))?discuss(?:ion)?(?:points|topics|questions)?$/, 'To discuss'],
]
