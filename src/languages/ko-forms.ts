import { withParticle as josa, type Particle } from './ko-particles.ts'
import type { Around, Form, Premise } from './question-language.ts'

/** The aspect of a claim that has no other. */
const AGAIN = '다시 보기'

/** What a list offers to choose among. */
export const CHOICE =
  /방법|방식|전략|파라미터|접근|단계|옵션|기법|도구|모델|알고리즘|정책|아키텍처|조합|수단|요소|지표|변수|설정|유형|종류/

/** A name in quotes with its particle behind them. */
export function quoted(name: string, particle: Particle): string {
  return `'${name}'${josa(name, particle).slice(name.length)}`
}

/** What to ask of a thing that a note left open, by the last word of its name. */
function askOpen(text: string, beside: string | undefined): string[] {
  const before = beside ? `'${beside}' 이야기를 이어 가면, ` : ''
  const known: [RegExp, string][] = [
    [
      /(?:차이|비교)$/,
      `${before}${josa(text.replace(/의?(?: (?:실전|실제|성능))? 비교$/, '의 차이'), '은')} 어떤 상황에서 가장 크게 드러날까?`,
    ],
    [/(?:기준|조건|지표|방법|법|대안|전략|이유|원인|한계|역할)(?:들|론)?$/, `${before}${josa(text, '은')} 무엇일까?`],
    [/사례$/, `${text} 가운데 우리가 따라 해 볼 만한 것은 무엇일까?`],
    [/(?:오버헤드|비용|효과|영향|시간)$/, `${before}${josa(text, '을')} 재어 본다면 무엇부터 재어야 할까?`],
  ]
  const fitting = known.filter(([ending]) => ending.test(text)).map(([, question]) => question)
  return fitting.length > 0 || !beside
    ? fitting
    : [`${josa(text, '을')} 더 알게 되면, '${beside}'에 대한 판단은 어떻게 달라질까?`]
}

/** Puts a question from a premise: its wordings are all of one meaning, the later ones shorter. */
export function ask(premise: Premise, term: string, { heading, shared }: Around = {}): Form {
  const named = (aspect: string) => heading || `${term}${aspect === AGAIN ? '' : '의'} ${aspect}`
  switch (premise.kind) {
    case 'pair':
      return { form: 'pair', title: `${premise.one} vs ${premise.other}`, texts: askPair(premise.one, premise.other) }
    case 'claim':
      return askClaim(premise.text, named)
    case 'scene':
      return askScene(premise.text, named)
    case 'asks': {
      const title = premise.other ? `${josa(term, '과')} ${premise.other}` : `${term}의 남은 질문`
      return { form: 'asks', title, texts: [premise.text] }
    }
    case 'open': {
      const title = premise.text.length <= 22 ? premise.text : `${term}의 남은 질문`
      return { form: 'open', title, texts: askOpen(premise.text, premise.beside) }
    }
    case 'titles':
      return { form: 'titles', title: `${josa(term, '을')} 보는 두 시각`, texts: askTitles(premise.one, premise.other) }
    case 'options': {
      const title = premise.of ? `${premise.of} 고르기` : named('선택 기준')
      return { form: 'options', title, texts: askOptions(premise.names, premise.of, term, shared) }
    }
    case 'figure':
      return { form: 'figure', title: named('숫자'), texts: [askFigure(premise.text, term, shared)] }
    case 'heading':
      return { form: 'heading', title: premise.text, texts: askHeading(premise.text) }
    case 'shared': {
      const texts = shared ? [`${shared} ${josa(term, '을')} 다뤘는데, 서로 생각이 갈리는 곳은 어디일까?`] : []
      return { form: 'shared', title: `${josa(term, '을')} 보는 여러 시각`, texts }
    }
  }
}

function askScene(text: string, named: (aspect: string) => string): Form {
  if (/(?:사례|경험)$/.test(text)) {
    return { form: 'scene', title: named('사례'), texts: [`${text}에서 우리는 무엇을 배울 수 있을까?`] }
  }
  const texts = [`${josa(text, '을')} 우리는 어떤 신호로 먼저 알아챌 수 있을까?`]
  return { form: 'scene', title: named('위험'), texts }
}

/** `샘플링에서 A, B 가운데 …`, or, for a list of a kind, `새로운 아키텍처로 꼽힌 A, B 가운데 …`. */
function askOptions(names: string, of: string | undefined, term: string, shared: string | undefined): string[] {
  const isKind = CHOICE.test(of?.split(' ').at(-1) ?? '')
  const who = shared && !of ? `${shared} 다룬 ` : ''
  const place = of && isKind ? `${josa(of, '으로')} 꼽힌` : `${who}${of ?? term}에서`
  return [
    `${place} ${names} 가운데 무엇을 먼저 시도할지, 어떤 기준으로 정할까?`,
    `${place} ${names} 가운데 우리가 먼저 시도할 것은 무엇일까?`,
  ]
}

function askFigure(figure: string, term: string, shared: string | undefined): string {
  const who = shared ? `${shared} 다룬 ` : ''
  return `${who}${term} 이야기에서 ${quoted(figure, '이라는')} 수치는 어떤 조건에서 달라질까?`
}

function askPair(one: string, other: string): string[] {
  return [
    `${josa(one, '과')} ${other} 중 하나를 먼저 골라야 한다면, 우리 상황에서는 무엇이 기준이 될까?`,
    `${josa(one, '과')} ${josa(other, '은')} 각각 어떤 상황에서 더 나은 선택이 될까?`,
    `${one}보다 ${josa(other, '이')} 나은 경우는 언제일까?`,
  ]
}

function askTitles(one: string, other: string): string[] {
  return [
    `${quoted(one, '과')} ${quoted(other, '을')} 함께 놓고 보면, 우리가 먼저 풀어야 할 문제는 무엇일까?`,
    `${quoted(one, '과')} ${quoted(other, '은')} 서로 어떻게 이어질까?`,
  ]
}

/** What a claim asks for, by what it says; the first that fits. */
const CLAIMS: [form: string, pattern: RegExp, aspect: string, texts: string[]][] = [
  [
    'regret',
    /^(?=.*(?:적이 있다|작년|지난|우리 |당했|없어서|바람에|탓에|했다가|었다가|놓쳤)).*(?:[았었했됐갔왔났였겼졌웠렸쳤켰]다|적이 있다)는$/,
    '경험',
    ['데, 우리라면 무엇을 다르게 했을까?'],
  ],
  ['past', /[았었했됐갔왔났였겼졌웠렸쳤켰]다는$/, '사례', ['데, 그 까닭은 무엇이었을까?']],
  [
    'paradox',
    /오히려|뜻밖|역설/,
    '역설',
    [' 점이 뜻밖인데, 어떤 조건에서 그런 일이 벌어질까?', '데, 어떤 조건에서 그런 일이 벌어질까?'],
  ],
  [
    'tradeoff',
    /공짜|거래|대가|양날|이면서 |지만 .*(?:떨어|느려|느리|늘|줄|나빠|비싸|감소|증가|튀|튈|위험|없다|못한다)/,
    '득과 실',
    [' 지적이 있는데, 그래도 감수할 만한 때는 언제일까?', '데, 우리는 어디까지 감수할 수 있을까?'],
  ],
  [
    'limit',
    /(?:못한다|못 한다|어렵다|불가능하다|부족하다|약하다|제약한다|제한한다)는$|^(?!.*면 ).*수 없다는$/,
    '한계',
    [' 한계를 우리는 무엇으로 메울 수 있을까?', '데, 우리는 무엇부터 바꿔야 할까?'],
  ],
  [
    'risk',
    /(?:떨어|느려|나빠|놓치|놓친|깨지|깨진|악화|조작|무너|속이|망가|감소|늘어|느리게 한|멈춘|막는다|부풀|줄 수|줄어|잃는|번진)[가-힣]*는$/,
    '위험',
    [' 문제를 우리는 어떤 신호로 먼저 알아챌 수 있을까?', '데, 무엇으로 미리 막을 수 있을까?'],
  ],
  [
    'future',
    /[될할질날올갈릴일을] 것이라는$|리라는$/,
    '앞날',
    [' 예상이 맞는다면, 우리는 무엇을 준비해야 할까?', '데, 우리는 무엇을 준비해야 할까?'],
  ],
  ['cause', /때문이라는$|원인이라는$|가설로|(?:때|면) 생긴다는$/, '원인', ['데, 우리가 겪어 본 다른 원인은 무엇일까?']],
  // what holds in general may be doubted; what is simply so may only be used
  [
    'general',
    /(?:[다라하되으]면|수록|보다|수 있|아야|어야|해야|여야|언제나|늘 |항상|반드시|모든|못하다|중요하|위험하|낫다|좋다|아니라)/,
    '조건',
    [
      ' 말은 어떤 조건에서 맞고, 언제 틀릴까?',
      ' 말이 통하지 않는 상황은 언제일까?',
      '데, 우리 경험에서 반례를 든다면 무엇일까?',
      ' 말을 반박한다면 어떤 근거를 들 수 있을까?',
    ],
  ],
  ['fact', /는$/, AGAIN, ['데, 우리 경험과도 맞는 말일까?', '데, 실제로 확인하려면 무엇을 보면 될까?']],
]

function askClaim(text: string, named: (aspect: string) => string): Form {
  const [form, , aspect, texts] = CLAIMS.find(([, pattern]) => pattern.test(text)) ??
    CLAIMS[CLAIMS.length - 1] ?? ['fact', /$/, '', []]
  return { form: `claim-${form}`, title: named(aspect), texts: texts.map((question) => text + question) }
}

/** A bold title alone: only one that names a tension gives a question. */
function askHeading(text: string): string[] {
  const known: [RegExp, string][] = [
    [/(?:역설|함정|모순|착각|그늘|환상|허구)$/, `${quoted(text, '은')} 우리 경험에서는 어떤 모습으로 나타날까?`],
    [/충돌$/, `${quoted(text, '이')} 벌어질 때 우리는 무엇을 먼저 지켜야 할까?`],
    [/(?:한계|제약|병목|어려움)$/, `${quoted(text, '을')} 넘어서려면 무엇부터 바꿔야 할까?`],
    [/(?:위험|문제|문제점|부작용|비용)$/, `${quoted(text, '을')} 줄이려면 무엇부터 손대야 할까?`],
    [/(?:트레이드오프|균형|딜레마)$/, `${quoted(text, '을')} 따질 때 우리가 포기할 수 있는 것은 무엇일까?`],
    [/(?:원인|이유)$/, `'${text}'에 우리 경험에서 하나를 더한다면 무엇일까?`],
    [/(?:전략|방법|기준|접근법|최적화)$/, `${quoted(text, '을')} 우리 일에 쓴다면 어디서 가장 먼저 막힐까?`],
    [/(?:현상|법칙|효과|효율성)$/, `${quoted(text, '은')} 어떤 조건에서 성립하고, 언제 깨질까?`],
  ]
  return known.filter(([ending]) => ending.test(text)).map(([, question]) => question)
}
