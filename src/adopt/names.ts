import { normaliseName } from '../text.ts'
import { weekKey } from '../workspace/weeks.ts'

/** The part of a name that is a week. Spans with the same key are the same week. */
export interface WeekSpan {
  start: number
  end: number
  key: string
}

const unit =
  'weeks?|wk|w|chapters?|chap|ch|sessions?|sections?|parts?|lectures?|lec|lessons?|modules?|days?|units?|items?|topics?|' +
  'steps?|stages?|sprints?|rounds?|meetings?|episodes?|ep|vol|class'
const koreanUnit = '주차|주|장|회차|회|강|일차|차시|단원|챕터|과|부|편|번째'
const koreanPrefix = '챕터|파트|아이템|항목|주제|모듈|섹션|세션|강의|레슨|단계|회차|주차|단원'
const month = '(?:0[1-9]|1[0-2])'
const day = '(?:0[1-9]|[12]\\d|3[01])'
const range = '(?:\\s?[~-]\\s?(?:\\d{1,3}|end|끝)(?![\\da-z]))?'

/** The forms of a week, each with an example. The first form that matches a place wins. */
const weekForms: [RegExp, string][] = [
  [new RegExp(`(?<![\\da-z])(?:19|20)\\d{2}[-._]?${month}[-._]?${day}(?![\\da-z])`, 'gi'), '2026-01-05'],
  [/(?<![\da-z])(?:19|20)\d{2}([-._])\d{1,2}\1\d{1,2}(?![\da-z])/gi, '2026.1.5'],
  [new RegExp(`(?<![\\da-z])\\d{2}([-._]?)${month}\\1${day}(?![\\da-z])`, 'gi'), '260105'],
  [new RegExp(`(?<![\\da-z])${month}${day}(?![\\da-z])`, 'gi'), '0105'],
  [/(?<![\d.a-z])\d{1,2}(?:\.\d{1,2})+(?![\d.]*[\da-z])/gi, '1.2'],
  [/(?<!\d)\d{1,2}월\s?(?:\d주차?|\d{1,2}일)/g, '1월 2주차'],
  [/(?<!\d)(?:20\d{2}년\s?)?\d{1,2}월(?!\s?\d)/g, '2026년 1월'],
  [/(?<!\d)20\d{2}[-.](?:0[1-9]|1[0-2])(?![-.]?\d)/g, '2026-01'],
  [new RegExp(`(?<![a-z])(?:${unit})[\\s._-]{0,2}\\d{1,3}${range}(?!\\d)`, 'gi'), 'Chapter 3~4'],
  [new RegExp(`(?<![a-z])(?:${unit})[\\s._-][ivx]{1,4}(?![a-z])`, 'gi'), 'Part IV'],
  [new RegExp(`(?<![\\da-z])\\d{1,3}(?:st|nd|rd|th)?[\\s._-]?(?:${unit})(?![a-z])`, 'gi'), '3rd week'],
  [new RegExp(`(?<!\\d)(?:제\\s?)?\\d{1,3}(?:\\s?[~,-]\\s?\\d{1,3})?\\s?(?:${koreanUnit})`, 'g'), '3주차'],
  [new RegExp(`(?<![가-힣])(?:${koreanPrefix})[\\s._-]?\\d{1,3}${range}(?!\\d)`, 'g'), '아이템 7'],
  [/(?<![^\s._[(-])\d{1,3}(?:[~-](?:\d{1,3}|end|끝))?(?=[\s._)\]-]|$)/g, '17-end'],
]

// Cached, since a folder name is looked up for each of its files.
const seen = new Map<string, WeekSpan[]>()

/** The weeks in a folder or file name: `1week. chapter1 김하나` has two. */
export function weeksIn(name: string): readonly WeekSpan[] {
  const before = seen.get(name)
  if (before) return before
  if (seen.size > 20_000) seen.clear()
  const spans = findWeeks(name)
  seen.set(name, spans)
  return spans
}

function findWeeks(name: string): WeekSpan[] {
  const spans: WeekSpan[] = []
  for (const [form] of weekForms) {
    for (const { 0: text, index } of name.matchAll(form)) {
      const [start, end] = [index, index + text.length]
      if (spans.some((span) => start < span.end && span.start < end)) continue
      spans.push({ start, end, key: weekKey(text) })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}

/** Equal for labels of the same week, ignoring titles: `Chapter 03` and `ch3. 큐`. */
export function weekKeyOf(label: string): string {
  return weeksIn(label)[0]?.key ?? normaliseName(label)
}

export function isWeek(label: string): boolean {
  const trimmed = label.trim()
  return weeksIn(trimmed).some(({ start, end }) => start === 0 && end === trimmed.length)
}

/** Whether a label is a meeting, `week-02` or `3회차`, and not a part of a book, `chapter 2` or `3장`. */
export function isMeeting(label: string): boolean {
  return (
    isWeek(label) &&
    /week|wk|^w\W?\d|session|meeting|round|주|회|차시|일$|^\d{4,}|^\d+[._-]\d+[._-]\d+/i.test(label.normalize('NFC'))
  )
}

/** The part of a label that is its week: a meeting if it has one, else its first number. */
export function spanOf(label: string): string {
  const spans = weeksIn(label).map(({ start, end }) => label.slice(start, end))
  return spans.find(isMeeting) ?? spans[0] ?? ''
}

/** Whether a label is a date: `2026-01-05`, `26.1.5`, `1월 5일`. */
export function isDate(label: string): boolean {
  return /^(?:(?:\d{2}){1,2}([-./])\d{1,2}\1\d{1,2}|\d{1,2}월\s?\d{1,2}일)$/.test(label.normalize('NFC'))
}

// Words in names of files and folders that are not notes. A name made only of these is not a person.
const kinds = new Set(
  (
    'readme license changelog contributing code conduct claude agents index summary summaries overview template ' +
    'templates insight insights ai discussion discussions minutes meeting meetings slide slides presentation ' +
    'presentations deck decks ppt agenda schedule resource resources reference references link links toc todo note ' +
    'notes study glossary question questions quiz faq about intro introduction guide rule rules setup usage doc docs ' +
    'asset assets image images img src homework assignment assignments exercise exercises solution solutions answer ' +
    'answers group groups team squad common final retrospective review reviews plan appendix book books consolidated ' +
    'composite individual list members profile translation translations til log logs draft drafts memo week weeks weekly ' +
    'chapter chapters session sessions part parts ' +
    'of and the for my retro retrospectives feedback recap report reports pr issue issues security support install ' +
    'roadmap sidebar todos checklist cheatsheet announcement announcements notice notices qna qa wrapup keynote outline ' +
    'participants syllabus curriculum calendar default shared tips example examples code codes demo practice lab labs material ' +
    'materials pages page home main post posts blog submission submissions kickoff orientation ot kpt test tests problem problems ' +
    '회의록 회의 템플릿 양식 요약 정리 정리본 정리글 글 공지 사항 토론 자료 발표 참고 일정 질문 질의응답 회고 목차 규칙 안내 통합 ' +
    '과제 문제 풀이 발제 발제문 실습 예제 코드 부록 스터디 학습 노트 기록 논의 주제 진도 소개 계획 계획서 개요 느낀점 용어 용어집 공통 전체 ' +
    '모음 내용 핵심 피드백 후기 인사이트 멤버 참여자 주차 챕터 개인 독서 책 및 공통질문 오리엔테이션 안내문 커리큘럼 체크리스트 ' +
    '출석 출석부 벌금 규정 준비 총정리 마무리 참고 모임 공유 가이드 리뷰 제출 발표문 링크 퀴즈 정답 해설 도서 목록 그룹 팀 조 팀원 명단 백업 휴강 휴회 결석 홈 최종 제목 없음 untitled ' +
    '議事録 質問 資料 まとめ 目次 テンプレート ふりかえり 振り返り 追記'
  ).split(' '),
)
/** Words in names of folders that do not contain notes, though members may have files in them. */
const asides = new Set(
  (
    'asset assets attachment attachments drawing drawings image images img slide slides presentation presentations deck decks ppt code src homework assignment ' +
    'assignments exercise exercises solution solutions template templates doc docs translation translations archive ' +
    'intro introduction introductions profile profiles about test tests example examples resources resource ' +
    'materials material references minutes scripts ' +
    '회의록 이미지 사진 첨부 첨부파일 참고 백업 보관 퀴즈 발표 발표자료 자료 참고자료 과제 문제 풀이 실습 예제 코드 템플릿 양식 소개 자기소개 번역'
  ).split(' '),
)

/** The id that Notion appends to the name of each file and folder. */
export const exportId = /(?<![\da-z])[\da-f]{32}(?![\da-z])/g

function wordsOf(label: string): string[] {
  return (
    normaliseName(label)
      .replace(exportId, '')
      .split(/[^\p{L}]+/u)
      // `a` in `team-a` says nothing.
      .filter((word) => !/^[a-z]?$/.test(word))
  )
}

/** Whether a word consists of these parts: `발표자료` of `발표` and `자료`. */
function madeOf(word: string, parts: ReadonlySet<string>): boolean {
  if (parts.has(word)) return true
  if (!/^[가-힣]+$/.test(word)) return false
  return Array.from({ length: word.length - 1 }, (_, at) => at + 1).some(
    (at) => parts.has(word.slice(0, at)) && madeOf(word.slice(at), parts),
  )
}

/** Whether a name says what a file is, not who wrote it: `ai-insights`, `질문`, `회의록 2`, `_template`. */
export function isKind(label: string): boolean {
  const words = wordsOf(label)
  return label.startsWith('_') || (words.length > 0 && words.every((word) => madeOf(word, kinds)))
}

export function isAside(folder: string): boolean {
  const words = wordsOf(folder)
  return words.length > 0 && words.every((word) => madeOf(word, asides))
}

/** Whether a label may be a person's name: it has letters, and is not a week, a kind of file or a sentence. */
export function mayBePerson(label: string): boolean {
  const name = label.trim()
  if (!/\p{L}/u.test(name) || name.length > 40 || name.split(/\s+/).length > 4 || /[:?!]/.test(name)) return false
  return !isKind(name) && weeksIn(name)[0]?.start !== 0
}

const families = new Set(
  (
    '김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 유 전 홍 고 문 양 손 배 백 허 남 심 노 하 곽 성 차 주 우 구 ' +
    '나 민 진 지 엄 채 원 천 방 공 현 함 변 염 여 추 도 소 석 선 설 마 길 연 위 표 명 기 반 라 왕 금 옥 육 인 맹 제 모 탁 국 어 ' +
    '은 편 용 예 경 봉 사 부 남궁 황보 제갈 선우 독고 사공'
  ).split(' '),
)

/** The given name of a full name in Hangul, `하나` of `김하나`, or undefined. */
export function givenName(name: string): string | undefined {
  const hangul = /^[가-힣]{3,5}$/.exec(normaliseName(name))?.[0]
  if (hangul === undefined) return undefined
  const length = hangul.length > 3 && families.has(hangul.slice(0, 2)) ? 2 : families.has(hangul.slice(0, 1)) ? 1 : 0
  return length === 0 ? undefined : hangul.slice(length)
}

/** Whether a word is a full name in Hangul. */
export function isFullName(word: string): boolean {
  return /^[가-힣]{3}$/.test(word) && givenName(word) !== undefined
}

/** Equal for the same name, ignoring case, separators and control characters. */
export function nameKey(name: string): string {
  return normaliseName(name).replace(/[\s._-]+/g, '')
}

const initials = 'gk gk n dt dt rl m bp bp s s aeiouwy jcz jcz c k t p h'.split(' ')

/** Whether capitals may be the initials of a name in Hangul: `KHN` of 김하나, `LDR` of 이두리. */
export function mayBeInitials(letters: string, name: string): boolean {
  if (!/^[A-Z]{2,4}$/.test(letters) || !/^[가-힣]{2,4}$/.test(name) || letters.length !== name.length) return false
  return [...name].every((syllable, at) => {
    const index = Math.floor((syllable.charCodeAt(0) - 0xac00) / 588)
    const first = at === 0 && '이임유양류노나라'.includes(syllable) ? 'lrny' : ''
    return (first + initials[index]).includes(letters[at]?.toLowerCase() ?? ' ')
  })
}

/** Unique texts, the most frequent first, ties in the original order. */
export function byFrequency(texts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The file name without its extension. */
export function stemOf(path: string): string {
  return nameOf(path).replace(/\.[^.]*$/, '')
}
