import { posix } from 'node:path'
import { groupBy } from '../collections.ts'
import { normaliseName } from '../text.ts'
import { weekKey } from '../workspace/weeks.ts'

/** A part of a name: a week, a word, or what is neither, such as `정리` or an id. Weeks with one key are one week. */
export interface NamePart {
  kind: 'week' | 'word' | 'other'
  text: string
  start: number
  end: number
  key: string
}

const unit =
  'weeks?|wk|w|chapters?|chap|ch|sessions?|sections?|parts?|lectures?|lec|lessons?|modules?|days?|units?|items?|topics?|' +
  'steps?|stages?|sprints?|rounds?|meetings?|episodes?|ep|vol|class|' +
  '챕터|파트|아이템|항목|주제|모듈|섹션|세션|강의|레슨|단계|회차|주차|단원'
const unitAfter = '주차|주|장|회차|회|강|일차|차시|단원|챕터|과|부|편|번째|回|週|章'
const monthAndDay = (mark: string) => `(?:0[1-9]|1[0-2])${mark}(?:0[1-9]|[12]\\d|3[01])`
const range = '(?:\\s?[~-]\\s?(?:\\d{1,3}|end|끝)(?![\\da-z]))?'

/** The id that Notion appends to the name of each file and folder. */
const exportId = /(?<![\da-z])[\da-f]{32}(?![\da-z])/g

/** The forms of the parts of a name, each with an example. The first form that matches a place wins. */
const forms: [NamePart['kind'], RegExp, string][] = [
  ['other', exportId, '0ab0b911ecafd5f65d9e4b584cda77fe'],
  ['week', new RegExp(`(?<![\\da-z])(?:20)?\\d{2}([-._]?)${monthAndDay('\\1')}(?![\\da-z])`, 'gi'), '2026-01-05'],
  ['week', /(?<![\da-z])20\d{2}([-._])\d{1,2}\1\d{1,2}(?![\da-z])/gi, '2026.1.5'],
  ['week', new RegExp(`(?<![\\da-z])${monthAndDay('')}(?![\\da-z])`, 'gi'), '0105'],
  ['week', /(?<![\d.a-z])\d{1,2}(?:\.\d{1,2})+(?![\d.]*[\da-z])/gi, '1.2'],
  ['week', /(?<!\d)\d{1,2}월\s?(?:\d주차?|\d{1,2}일)/g, '1월 2주차'],
  ['week', /(?<!\d)(?:20\d{2}년\s?)?\d{1,2}월(?!\s?\d)/g, '2026년 1월'],
  ['week', /(?<!\d)20\d{2}[-.](?:0[1-9]|1[0-2])(?![-.]?\d)/g, '2026-01'],
  ['week', new RegExp(`(?<![a-z가-힣])(?:${unit})[\\s._-]{0,2}\\d{1,3}${range}(?!\\d)`, 'gi'), 'Chapter 3~4'],
  ['week', new RegExp(`(?<![a-z])(?:${unit})[\\s._-][ivx]{1,4}(?![a-z])`, 'gi'), 'Part IV'],
  ['week', new RegExp(`(?<![\\da-z])\\d{1,3}(?:st|nd|rd|th)?[\\s._-]?(?:${unit})(?![a-z])`, 'gi'), '3rd week'],
  ['week', new RegExp(`(?:[제第]\\s?)?(?<!\\d)\\d{1,3}(?:\\s?[~,-]\\s?\\d{1,3})?\\s?(?:${unitAfter})`, 'g'), '3주차'],
  ['week', /(?<![^\s._[(-])\d{1,3}(?:[~-](?:\d{1,3}|end|끝))?(?=[\s._)\]-]|$)/g, '17-end'],
  ['other', /(?<=(?:group|team|squad)[\s._-]*)\w{1,2}(?!\w)/gi, 'the letter in team-a'],
  ['other', /(?<=^|[\s._-])\d+(?=[가-힣])/g, 'the page in 49김하나'],
  ['word', /[^\0\s._()[\]{}*,-]+/g, '김하나'],
]

// Cached, since a folder name is looked up for each of its files.
const seen = new Map<string, NamePart[]>()

/** Takes the name of a folder or a file apart. `1week. chapter1 김하나` has two weeks and a word. */
function partsOf(name: string): readonly NamePart[] {
  const before = seen.get(name)
  if (before) return before
  if (seen.size > 20_000) seen.clear()
  const parts: NamePart[] = []
  let open = name
  for (const [form, expression] of forms) {
    for (const { 0: text, index: start } of open.matchAll(expression)) {
      const end = start + text.length
      const kind = form === 'word' && isKind(text) ? 'other' : form
      parts.push({ kind, text, start, end, key: kind === 'week' ? weekKey(text) : nameKey(text) })
      open = open.slice(0, start) + '\0'.repeat(text.length) + open.slice(end)
    }
  }
  parts.sort((a, b) => a.start - b.start)
  seen.set(name, parts)
  return parts
}

/** The weeks in a name. */
export function weeksIn(name: string): NamePart[] {
  return partsOf(name).filter(({ kind }) => kind === 'week')
}

/** Up to three words in a row that may be a person. */
export function peopleIn(name: string): Pick<NamePart, 'text' | 'start' | 'end'>[] {
  const parts = partsOf(name)
  return parts.flatMap(({ start }, from) => {
    const row = parts.slice(from, from + 3)
    const other = row.findIndex(({ kind }) => kind !== 'word')
    return row.slice(0, other < 0 ? 3 : other).flatMap(({ end: last }) => {
      // The closing bracket of `hana(kim)`.
      const end = /\([^()]*$/.test(name.slice(start, last)) && name[last] === ')' ? last + 1 : last
      const text = name.slice(start, end)
      return mayBePerson(text) ? [{ text, start, end }] : []
    })
  })
}

/** A name without what Notion appends. */
export function withoutId(name: string): string {
  return name.replace(exportId, '').trimEnd()
}

export function isWeek(label: string): boolean {
  const name = label.trim()
  return weeksIn(name).some(({ text }) => text === name)
}

/** Whether a label is a meeting, `week-02` or `3회차`, and not a part of a book, `chapter 2` or `3장`. */
export function isMeeting(label = ''): boolean {
  return (
    isWeek(label) &&
    /week|wk|^w\W?\d|session|meeting|round|주|회|차시|일$|^\d{4,}|^\d+[._-]\d+[._-]\d+/i.test(label.normalize('NFC'))
  )
}

/** The week in a label: a meeting if it has one, else its first number. */
export function weekIn(label: string): NamePart | undefined {
  const weeks = weeksIn(label)
  return weeks.find(({ text }) => isMeeting(text)) ?? weeks[0]
}

/** Words in names of folders that do not contain notes, though members may have files in them. */
const asides = new Set(
  (
    'asset assets attachment attachments drawing drawings image images img slide slides presentation presentations ' +
    'deck decks ppt code src homework assignment assignments exercise exercises solution solutions template templates ' +
    'doc docs translation translations archive intro introduction introductions profile profiles about test tests ' +
    'example examples resource resources material materials reference minutes scripts ' +
    '회의록 이미지 사진 첨부 첨부파일 참고 백업 보관 퀴즈 발표 발표자료 자료 참고자료 과제 문제 풀이 실습 예제 코드 템플릿 양식 소개 ' +
    '자기소개 번역'
  ).split(' '),
)

/** Words in names of files and folders that are not notes. A name made only of these is not a person. */
const kinds = new Set([
  ...asides,
  ...(
    'readme license changelog contributing conduct claude agents index summary summaries overview insight insights ai ' +
    'discussion discussions meeting meetings agenda schedule references link links toc todo todos note notes study ' +
    'glossary question questions quiz faq guide rule rules setup usage answer answers group groups team squad common ' +
    'final retro retrospective retrospectives review reviews plan appendix book books consolidated composite individual ' +
    'list members til log logs draft drafts memo week weeks weekly chapter chapters session sessions part parts of and ' +
    'the for my feedback recap report reports pr issue issues security support install roadmap sidebar checklist ' +
    'cheatsheet announcement announcements notice notices qna qa wrapup keynote outline participants syllabus ' +
    'curriculum calendar default shared tips codes demo practice lab labs pages page home main post posts blog ' +
    'submission submissions kickoff orientation ot kpt problem problems untitled ' +
    '회의 요약 정리 정리본 정리글 글 공지 사항 토론 일정 질문 질의응답 회고 목차 규칙 안내 통합 발제 발제문 부록 스터디 학습 노트 기록 논의 ' +
    '주제 진도 계획 계획서 개요 느낀점 용어 용어집 공통 전체 모음 내용 핵심 피드백 후기 인사이트 멤버 참여자 주차 챕터 개인 독서 책 및 ' +
    '공통질문 오리엔테이션 안내문 커리큘럼 체크리스트 출석 출석부 벌금 규정 준비 총정리 마무리 모임 공유 가이드 리뷰 제출 발표문 링크 정답 해설 ' +
    '도서 목록 그룹 팀 조 팀원 명단 휴강 휴회 결석 홈 최종 제목 없음 議事録 質問 資料 まとめ 目次 テンプレート ふりかえり 振り返り 追記'
  ).split(' '),
])

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
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표' +
    '명기반라왕금옥육인맹제모탁국어은편용예경봉사부',
)

/** Whether a word is a full name in Hangul. */
export function isFullName(word: string): boolean {
  return /^[가-힣]{3}$/.test(word) && families.has(word.charAt(0))
}

/** Equal for the same name, ignoring case, separators and control characters. */
export function nameKey(name: string): string {
  return normaliseName(name).replace(/[\s._-]+/g, '')
}

/** Unique texts, the most frequent first, ties in the original order. */
export function byFrequency(texts: readonly string[]): string[] {
  const groups = [...groupBy(texts, (text) => text)]
  return groups.sort(([, a], [, b]) => b.length - a.length).map(([text]) => text)
}

/** The file name without its extension. */
export function stemOf(path: string): string {
  return posix.parse(path).name
}
