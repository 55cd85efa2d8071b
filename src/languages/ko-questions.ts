import { claim } from './ko-claims.ts'
import { ask, CHOICE, quoted } from './ko-forms.ts'
import { withParticle as josa } from './ko-particles.ts'
import { koAspects, koBroad } from './ko-words.ts'
import type { QuestionLanguage, TaggedPiece } from './question-language.ts'

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
  finite: (text) => /[가-힣](?:다|까|요)$/.test(text),
  scene,
  pair,
  asks,
  unknown: (text) => UNKNOWN.test(text),
  choice: CHOICE,
  ask,
  count: (some, all) => (some >= all ? `${all}명 모두가` : `${all}명 중 ${some}명이`),
  askNext: (topic, heading, term) => ({
    form: 'next',
    title: `${josa(term, '과')} ${topic}`,
    texts: [
      `이번 주의 ${quoted(heading, '은')} 다음 주 '${topic}'에서 어떻게 이어질까?`,
      `다음 주 ${quoted(topic, '을')} 배우면, 이번 주의 '${heading}'에 대한 생각은 어떻게 달라질까?`,
    ],
  }),
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
const AGAINST = [
  new RegExp(`^${NAME} vs\\.? ${NAME}(?=$|[:：] )`, 'i'),
  new RegExp(`^${NAME}[와과] ${NAME}의 (?:[가-힣/]+ )?(?:비교|차이|선택 기준|균형|트레이드오프|사이)`),
  new RegExp(`^${NAME}[와과] ${NAME} (?:비교|중 무엇|중 어느|사이)`),
]

function pair(text: string): [string, string] | undefined {
  const found = AGAINST.map((pattern) => pattern.exec(text)).find(Boolean)
  return found?.[1] && found[2] ? [found[1].trim(), found[2].trim()] : undefined
}

/** Notes ask in many endings, `…있나`, `…하는가`, `…손해인지`, `…실패하면?`; aloud all end alike. */
function asks(text: string, pieces: readonly TaggedPiece[]): string | undefined {
  const sentence = text.replace(/[.?？!\s…]+$/u, '')
  const last = pieces.filter(({ tag }) => tag !== 'SF').at(-1)
  if (!last || !/^E[CF]$/.test(last.tag)) return undefined
  if (/까$/.test(sentence)) return `${sentence}?`
  if (/지$/.test(sentence) && /^[ㄴㄹ은는을]지$/.test(last.form)) return `${sentence} 무엇으로 판단할 수 있을까?`
  if (/면$/.test(sentence) && /[?？]\s*$/.test(text)) return `${sentence} 어떻게 해야 할까?`
  const spoken = ENDINGS.find(([ending]) => ending.test(sentence))
  return spoken ? `${sentence.replace(...spoken)}?` : undefined
}

const ENDINGS: [RegExp, string][] = [
  [/있(?:나|는가)$/, '있을까'],
  [/없(?:나|는가)$/, '없을까'],
  [/하(?:나|는가)$/, '할까'],
  [/되(?:나|는가)$/, '될까'],
  [/인가$/, '일까'],
  [/한가$/, '할까'],
]
