import { withParticle as josa, type Particle } from './ko/particles.ts'
import { askClaim } from './ko-claim-forms.ts'
import type { Around, Contrast, Form, Lead, Premise } from './question-language.ts'

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
export function ask(premise: Premise, term: string, { name = term, heading, shared }: Around = {}): Form {
  const named = (aspect: string) => heading || `${name}의 ${aspect}`
  switch (premise.kind) {
    case 'pair':
      return askPair(premise.one, premise.other, premise.how, heading)
    case 'plan':
      return { form: 'plan', title: named('적용'), texts: PLANS.map((question) => premise.text + question) }
    case 'claim':
      return askClaim(premise.text, named)
    case 'scene':
      return askScene(premise.text, named)
    case 'asks': {
      const title = premise.other ? `${josa(name, '과')} ${premise.other}` : `${name}의 남은 질문`
      return { form: 'asks', title, texts: [premise.text] }
    }
    case 'open': {
      const title = premise.text.length <= 22 ? premise.text : `${name}의 남은 질문`
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

/** What tells that a situation is none to wish for. */
const UNWELCOME = /오히려|실패|잃|깨지|나빠|나쁜|못|없|막히|늦|느려|떨어|위험|문제|어려|부족|틀리|망가/

function askScene(text: string, named: (aspect: string) => string): Form {
  if (/(?:사례|경험)$/.test(text)) {
    return { form: 'scene', title: named('사례'), texts: [`${text}에서 우리는 무엇을 배울 수 있을까?`] }
  }
  if (/(?:경우|상황)$/.test(text) && !UNWELCOME.test(text)) {
    return { form: 'scene', title: named('쓸모'), texts: [`${josa(text, '은')} 언제일까?`] }
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

/** What to ask of something that a note means to do, `…하기`. */
const PLANS = [
  '로 한다면, 무엇이 가장 먼저 걸림돌이 될까?',
  '로 한다면, 얻는 것과 잃는 것은 각각 무엇일까?',
  '로 한다면, 잘되고 있는지 무엇으로 알 수 있을까?',
]

function askPair(one: string, other: string, how: Contrast, heading: string | undefined): Form {
  const both = `${josa(one, '과')} ${other}`
  switch (how) {
    case 'border':
      return {
        form: 'border',
        title: heading || `${both}의 경계`,
        texts: [`${both}의 경계를 우리는 무엇으로 그을 수 있을까?`, `${both}의 구분이 흐려지는 때는 언제일까?`],
      }
    case 'balance':
      return {
        form: 'balance',
        title: heading || `${both}의 균형`,
        texts: [
          `${both} 사이에서 우리는 어디에 선을 그어야 할까?`,
          `${josa(both, '이')} 부딪칠 때 우리는 어느 쪽을 먼저 지켜야 할까?`,
        ],
      }
    case 'shift':
      return {
        form: 'shift',
        title: `${one}에서 ${josa(other, '으로')}`,
        texts: [`${one}에서 ${josa(other, '으로')} 옮겨 가면서 우리가 잃는 것은 무엇일까?`],
      }
    case 'choice':
      return {
        form: 'pair',
        title: `${one} vs ${other}`,
        texts: [
          `${both} 중 하나를 먼저 골라야 한다면, 우리 상황에서는 무엇이 기준이 될까?`,
          `${josa(one, '과')} ${josa(other, '은')} 각각 어떤 상황에서 더 나은 선택이 될까?`,
          `${one}보다 ${josa(other, '이')} 나은 경우는 언제일까?`,
        ],
      }
  }
}

function askTitles(one: string, other: string): string[] {
  return [
    `${quoted(one, '과')} ${quoted(other, '을')} 함께 놓고 보면, 우리가 먼저 풀어야 할 문제는 무엇일까?`,
    `${quoted(one, '과')} ${quoted(other, '은')} 서로 어떻게 이어질까?`,
  ]
}

/** A bold title alone: only one that names a tension gives a question. */
function askHeading(text: string): string[] {
  const known: [RegExp, string[]][] = [
    [
      /(?:함정|착각|환상|허구|오해)$/,
      [
        `우리 경험에서 ${quoted(text, '은')} 어떤 모습으로 나타났을까?`,
        `'${text}'에 빠져 있다는 것을 우리는 무엇으로 알아챌 수 있을까?`,
      ],
    ],
    [
      /(?:역설|모순|그늘|아이러니)$/,
      [
        `우리 경험에서 ${quoted(text, '은')} 어떤 모습으로 나타났을까?`,
        `${quoted(text, '이')} 생기지 않게 하려면 무엇이 필요할까?`,
        `${quoted(text, '은')} 어떤 조건에서 생기고, 언제 사라질까?`,
      ],
    ],
    [/충돌$/, [`${quoted(text, '이')} 벌어질 때 우리는 무엇을 먼저 지켜야 할까?`]],
    [
      /(?:한계|제약|병목|어려움)$/,
      [
        `${quoted(text, '을')} 넘어서려면 무엇부터 바꿔야 할까?`,
        `${quoted(text, '을')} 받아들인다면, 우리는 무엇으로 메워야 할까?`,
      ],
    ],
    [
      /(?:위험|문제|문제점|부작용|비용)$/,
      [
        `${quoted(text, '을')} 줄이려면 무엇부터 손대야 할까?`,
        `${quoted(text, '을')} 우리는 어떤 신호로 먼저 알아챌 수 있을까?`,
      ],
    ],
    [/(?:트레이드오프|균형|딜레마)$/, [`${quoted(text, '을')} 따질 때 우리가 포기할 수 있는 것은 무엇일까?`]],
    [/(?:원인|이유)$/, [`'${text}'에 우리 경험에서 하나를 더한다면 무엇일까?`]],
    [/(?:전략|방법|기준|접근법|최적화)$/, [`${quoted(text, '을')} 우리 일에 쓴다면 어디서 가장 먼저 막힐까?`]],
    [
      /(?:현상|법칙|효과|효율성|가설|추측|정리|원칙|이론|주장)$/,
      [`${quoted(text, '은')} 어떤 조건에서 성립하고, 언제 깨질까?`],
    ],
  ]
  return known.find(([ending]) => ending.test(text))?.[1] ?? []
}

/** The title of a question that leads on: the topic alone where it has the term in it. */
function leading(term: string, topic: string): string {
  return topic.replace(/\s/g, '').toLowerCase().includes(term.replace(/\s/g, '').toLowerCase())
    ? `${topic}에 앞서`
    : `${josa(term, '과')} ${topic}`
}

export function askNext(premise: Premise, topic: string, { heading, term, about }: Lead): Form {
  const of = (form: string, texts: string[]): Form => ({ form: `next-${form}`, title: leading(term, topic), texts })
  const later = `다음 주 '${topic}'`
  switch (premise.kind) {
    case 'asks':
      return of('asks', [`'${premise.text}'라는 물음에 ${josa(later, '은')} 어떤 답을 줄까?`, premise.text])
    case 'open':
      return of('open', [
        `${quoted(premise.text, '은')} ${later}에서 어디까지 풀릴까?`,
        `이번 주에 남은 ${quoted(premise.text, '을')} ${later}에서 풀 수 있을까?`,
      ])
    case 'claim':
      return of('claim', [
        `${premise.text} 이번 주의 말은 ${later}에서도 통할까?`,
        `${premise.text}데, ${josa(later, '을')} 배우고 나면 어떻게 달라질까?`,
      ])
    case 'plan':
      return of('plan', [`${premise.text}로 한다면, ${later}에서 무엇을 먼저 확인해야 할까?`])
    default:
      return of(
        'name',
        heading && !about
          ? [
              `이번 주의 '${heading}'에 나온 ${josa(term, '을')} 이어 가려면, ${term === topic ? '다음 주에' : `${later}에서`} 무엇을 알아내야 할까?`,
            ]
          : heading
            ? [
                `이번 주의 ${quoted(heading, '은')} ${later}에서 어떻게 이어질까?`,
                `${josa(later, '을')} 배우면, 이번 주의 '${heading}'에 대한 생각은 어떻게 달라질까?`,
              ]
            : [],
      )
  }
}
