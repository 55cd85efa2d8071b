import { weigh } from './ko-claim-forms.ts'
import { claim, parts, plan } from './ko-claims.ts'
import { asked } from './ko-endings.ts'
import { ask, askNext, CHOICE } from './ko-forms.ts'
import { koAspects, koBroad } from './ko-words.ts'
import type { Contrast, QuestionLanguage, TaggedPiece } from './question-language.ts'

/** How questions are put in Korean. */
export const koQuestions: QuestionLanguage = {
  aspects: koAspects,
  broad: koBroad,
  cues: [
    { kind: 'paradox', pattern: /역설|모순|아이러니|뜻밖|의외|오히려|반직관|함정|착각|허구|그늘|환상/, strength: 0.9 },
    {
      kind: 'versus',
      pattern:
        /\bvs\b|(?:와|과) .{1,20}(?:비교|차이|선택|충돌|균형)|↔|중 (?:무엇|어느)|보다 나쁠|(?:보다|대신) .{1,15}(?:낫|나은|이긴다)/i,
      strength: 0.8,
    },
    {
      kind: 'tradeoff',
      pattern: /트레이드오프|상충|균형|양날|대가|공짜|거래|딜레마|절충|장단점|득실|손해/,
      strength: 0.8,
    },
    {
      kind: 'limit',
      pattern: /한계|제약|병목|불가능|부족|못한다|못 한다|막지 못|어렵|어려움|충분하지/,
      strength: 0.65,
    },
    {
      kind: 'risk',
      pattern: /위험|문제|실패|부작용|장애|오류|취약|왜곡|편향|악화|느려|나빠|망가|조작|속이|속일/,
      strength: 0.5,
    },
    { kind: 'criterion', pattern: /기준|언제|선택|조건|임계|우선순위|적정/, strength: 0.4 },
    { kind: 'cause', pattern: /원인|이유|때문|왜 /, strength: 0.35 },
    { kind: 'surprise', pattern: /아니다|않는다|아닌|없다|새로웠|놀라|인상|낯설|간과|저평가|과소/, strength: 0.4 },
  ],
  open: /[?？]$|궁금|모르겠|더 알아|찾아보|공부해|(?:을|ㄹ|를|일|할|될|있을|없을)까$|는가$|은가$|[는은]지$|있나$|하나$/,
  longest: 70,
  claim,
  parts,
  plan,
  weigh,
  finite: (text) => /[가-힣](?:다|까|요)$/.test(text),
  scene,
  pair,
  asks,
  settled: (question) => /[았었했됐갔왔났였겼졌웠렸쳤켰]을까\?$/.test(question) && !/왜|어떻게|무엇/.test(question),
  unknown: (text) => UNKNOWN.test(text),
  choice: CHOICE,
  ask,
  count: (some, all) => (some >= all ? `${all}명 모두가` : `${all}명 중 ${some}명이`),
  askNext,
  by: (names) =>
    ` (${names.length > 3 ? `${names.slice(0, 2).join(', ')} 외 ${names.length - 2}명` : names.join(', ')})`,
}

const UNKNOWN =
  /(?:기준|방법|법|차이|관계|이유|원인|조건|지표|한계|오버헤드|비용|효과|영향|사례|비교|메커니즘|과정|원리|전략|설정|역할|대안|의미|시간|책임|패턴|구조|설계|평가|검증|발전|버전|알고리즘|테이블|인덱스|트랜잭션|기초)(?:들|론)?$/

/** `규칙이 깨지는 현상`: a clause that says what happens, and a noun that says that it does. */
function scene(text: string, pieces: readonly TaggedPiece[]): boolean {
  const [before, last] = [pieces.at(-2), pieces.at(-1)]
  return (
    before?.tag === 'ETM' &&
    /^(?:현상|상황|경우|문제|구조|일|사례|경험)$/.test(last?.form ?? '') &&
    !/(?:[다라]는|자는) [가-힣]+$/.test(text)
  )
}

const NAME = '([^,.:;!?\'"()]{1,24}?)'
const AGAINST: [Contrast, RegExp][] = [
  ['choice', new RegExp(`^${NAME} vs\\.? ${NAME}(?=$|[:：] )`, 'i')],
  ['border', new RegExp(`^${NAME}[와과] ${NAME}의 (?:[가-힣/]+ )?(?:경계|구분|구별)$`)],
  ['border', new RegExp(`^${NAME}[와과] ${NAME} (?:경계|구분|구별)$`)],
  ['choice', new RegExp(`^${NAME}[와과] ${NAME}의 [가-힣/]+ (?:균형|트레이드오프)`)],
  ['balance', new RegExp(`^${NAME}[와과] ${NAME}의? (?:균형|트레이드오프|줄다리기|사이)`)],
  ['choice', new RegExp(`^${NAME}[와과] ${NAME}의 (?:[가-힣/]+ )?(?:비교|차이|선택 기준)`)],
  ['choice', new RegExp(`^${NAME}[와과] ${NAME} (?:비교|중 무엇|중 어느|중에 무엇)`)],
  ['shift', /^([A-Za-z가-힣-]{2,12})에서 ([A-Za-z가-힣-]{2,12}?)으?로$/],
  // `용어 기반 검색과 임베딩 기반 검색`: two of a kind
  ['choice', /^((?:[^ ,.:;!?'"()]+ ){0,2}([가-힣]{2,}))[와과] ((?:[^ ,.:;!?'"()]+ ){1,2}\2)$/],
]

function pair(text: string): { one: string; other: string; how: Contrast } | undefined {
  for (const [how, pattern] of AGAINST) {
    const found = pattern.exec(text)
    const [one, other] = [found?.[1]?.trim(), (found?.[3] ?? found?.[2])?.trim()]
    if (one && other) return { one, other, how }
  }
  return undefined
}

/** A question in a note's own words, as it is put aloud. */
function asks(text: string, pieces: readonly TaggedPiece[]): string | undefined {
  const sentence = text.replace(/[.?？!\s…]+$/u, '')
  const at = pieces.findLastIndex(({ form, tag }) => tag !== 'SF' && !(form === '요' && tag === 'JX'))
  const last = pieces[at]
  // `무엇이 더 나은지`, taken for a noun
  const taken = last?.tag === 'NNG' && /[가-힣](?:은|는|을)지$/.test(last.form)
  if (!last || !(/^E[CF]$/.test(last.tag) || taken)) return undefined
  if (/면$/.test(sentence) && /[?？]\s*$/.test(text)) return `${sentence} 어떻게 해야 할까?`
  if (!/(?:까|나|나요|[ㄴ은는]가|[ㄴㄹ은는을]?지|ㄴ가요|는가요)$/.test(last.form)) return undefined
  if (sentence.split(/['‘’]/).length % 2 === 0) return undefined
  const spoken = asked(sentence, pieces[at - 1]?.form ?? '')
  return spoken && `${spoken}?`
}
