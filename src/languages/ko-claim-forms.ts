import type { Form } from './question-language.ts'

/** What a claim asks for, by what it says: the form's name, the claims it fits, the aspect for a title, the wordings. */
interface ClaimForm {
  form: string
  fits: RegExp
  aspect: string
  texts: string[]
  /** How much there is to talk about, 0 to 1. */
  weight: number
}

/** Something that one would rather not see happen. */
const HARM =
  /나쁠|나빠|잃|지울|지우|사라|남을|깨|틀릴|틀린|실패|떨어|느려|위험|속일|속을|망가|막힐|중복|해칠|왜곡|넘칠|쓰러|멈출|무너|새어|빠질|줄|줄어|늘어|악화|튈|어긋날|밀릴|늦어질|못할/

/**
 * The first that fits is asked. A wording goes on behind `…다는` or, where it begins in `면`, behind `…다면`. Each asks what
 * one wants to know of a claim of that kind; only the last fits any.
 */
const CLAIMS: ClaimForm[] = [
  {
    form: 'regret',
    weight: 0.9,
    fits: /^(?=.*(?:적이 있다|작년|지난|당했|없어서|바람에|탓에|했다가|었다가|놓쳤)).*(?:[았었했됐갔왔났였겼졌웠렸쳤켰]다|적이 있다)는$/,
    aspect: '경험',
    texts: ['데, 우리라면 무엇을 다르게 했을까?', '데, 어디에서 미리 알아챌 수 있었을까?'],
  },
  {
    form: 'debate',
    weight: 0.9,
    fits: /(?:주장|의견|연구|견해)[과와] |논쟁|반론|의견이 갈/,
    aspect: '논쟁',
    texts: ['데, 우리는 어느 쪽에 더 가까울까?'],
  },
  { form: 'found', weight: 0.3, fits: /[있없]었다는$/, aspect: '사례', texts: ['데, 우리 쪽은 지금 어떨까?'] },
  {
    form: 'past',
    weight: 0.6,
    fits: /[았었했랐렀]더니 .*는$|[았었했됐갔왔났였겼졌웠렸쳤켰]다는$/,
    aspect: '사례',
    texts: ['데, 그 까닭은 무엇이었을까?', '데, 우리에게서도 같은 일이 벌어질까?'],
  },
  {
    form: 'paradox',
    weight: 1,
    fits: /오히려|뜻밖|역설/,
    aspect: '역설',
    texts: [' 점이 뜻밖인데, 어떤 조건에서 그런 일이 벌어질까?', '데, 어떤 조건에서 그런 일이 벌어질까?'],
  },
  {
    form: 'tradeoff',
    weight: 1,
    fits: /공짜|거래|대가|양날|이면서 |(?:지만|대신) .*(?:떨어|느려|느리|늘|줄|나빠|비싸|감소|증가|튀|튈|위험|없다|못한다|잃는다|커진|든다|복잡)/,
    aspect: '득과 실',
    texts: [' 지적이 있는데, 그래도 감수할 만한 때는 언제일까?', '데, 우리는 어디까지 감수할 수 있을까?'],
  },
  {
    form: 'ought',
    weight: 0.7,
    fits: /야 (?:한다|된다|하는 것이라|안전하다|의미가 있다)는$|[어아해여]야 .*수 있다는$/,
    aspect: '조건',
    texts: [
      '데, 그러기 어려운 상황은 언제일까?',
      '데, 우리가 지금 그러지 못하는 곳은 어디일까?',
      '데, 그러지 않으면 무엇이 가장 먼저 무너질까?',
    ],
  },
  {
    form: 'harm',
    weight: 0.8,
    fits: new RegExp(`(?:${HARM.source})[가-힣]* 수도? 있다는$`),
    aspect: '위험',
    texts: ['데, 어떤 때에 그런 일이 벌어질까?', '데, 그럴 조짐을 우리는 무엇으로 알 수 있을까?'],
  },
  {
    form: 'possible',
    weight: 0.5,
    fits: /수도? 있다는$/,
    aspect: '조건',
    texts: ['데, 그러려면 무엇이 먼저 갖춰져야 할까?', '데, 그러지 못하게 막는 것은 무엇일까?'],
  },
  {
    form: 'not-all',
    weight: 0.9,
    fits: /(?:둘|셋|모두|동시에|다) .*수는? 없다는$/,
    aspect: '선택',
    texts: ['면, 우리는 무엇을 먼저 포기할까?', '면, 우리는 무엇을 끝까지 지켜야 할까?'],
  },
  {
    form: 'limit',
    weight: 0.9,
    fits: /(?:못한다|못 한다|어렵다|불가능하다|부족하다|약하다|제약한다|제한한다)는$|^(?!.*면 ).*수 없다는$/,
    aspect: '한계',
    texts: [
      ' 한계를 우리는 무엇으로 메울 수 있을까?',
      '데, 우리는 무엇부터 바꿔야 할까?',
      '면, 우리는 무엇으로 대신할 수 있을까?',
    ],
  },
  {
    form: 'relief',
    weight: 0.6,
    fits: /(?:지연|비용|오류|장애|실패|낭비|시간|이탈|부담|위험)[이가은는] (?:[^ ]+ )?(?:감소|줄|떨어|사라)[가-힣]*는$/,
    aspect: '효과',
    texts: ['데, 그 효과가 사라지는 때는 언제일까?', '데, 우리도 같은 효과를 볼 수 있을까?'],
  },
  {
    form: 'risk',
    weight: 0.9,
    fits: /(?:떨어|느려|나빠|놓치|놓친|깨지|깨진|악화|조작|무너|속이|망가|감소|늘어|느리게 한|멈춘|막는다|부풀|줄어|잃는|번진|쓰러|사라|숨긴|샌다)[가-힣]*는$/,
    aspect: '위험',
    texts: [
      ' 문제를 우리는 어떤 신호로 먼저 알아챌 수 있을까?',
      '데, 무엇으로 미리 막을 수 있을까?',
      '데, 어느 지점부터 손을 써야 할까?',
    ],
  },
  {
    form: 'future',
    weight: 0.9,
    fits: /[될할질날올갈릴일을] 것이라는$|리라는$/,
    aspect: '앞날',
    texts: [' 예상이 맞는다면, 우리는 무엇을 준비해야 할까?', '데, 우리는 무엇을 준비해야 할까?'],
  },
  {
    form: 'cause',
    weight: 0.8,
    fits: /때문이라는$|원인이라는$|가설로|(?:때|면) 생긴다는$/,
    aspect: '원인',
    texts: ['데, 우리가 겪어 본 다른 원인은 무엇일까?'],
  },
  {
    form: 'needed',
    weight: 0.6,
    fits: /필요하다는$|필수라는$|필수적이라는$/,
    aspect: '필요',
    texts: ['데, 없이 지낼 수 있는 경우는 언제일까?', '데, 그만한 값을 하는 때는 언제일까?'],
  },
  {
    form: 'instead',
    weight: 0.8,
    fits: /[이가] 아니라 .*는$/,
    aspect: '본질',
    texts: [
      '데, 우리는 지금 어느 쪽에 더 가까울까?',
      '면, 우리가 하던 방식에서 무엇이 달라져야 할까?',
      '데, 우리가 아직 거꾸로 하는 일은 무엇일까?',
    ],
  },
  {
    form: 'not',
    weight: 0.6,
    fits: /아니라는$/,
    aspect: '본질',
    texts: [
      '면, 우리가 하던 방식에서 무엇이 달라져야 할까?',
      ' 말은 어떤 조건에서 맞고, 언제 틀릴까?',
      '데, 아직 그렇게 다루고 있는 곳은 어디일까?',
    ],
  },
  {
    form: 'more',
    weight: 0.9,
    fits: /수록/,
    aspect: '정도',
    texts: ['데, 어느 지점에서 멈추는 것이 좋을까?', '데, 그 관계가 끊기는 지점은 어디일까?'],
  },
  {
    form: 'better',
    weight: 0.8,
    fits: /(?<!생각)보다 .*(?:낫|좋|나쁘|크|작|빠르|느리|쉽|어렵|싸|비싸|많|적|중요하|강하|약하|유리하|효율적이|이긴|더 걸린|더 든)[가-힣]*는$/,
    aspect: '우열',
    texts: ['데, 그 반대가 되는 경우는 언제일까?', ' 말이 뒤집히는 상황은 언제일까?'],
  },
  {
    form: 'differs',
    weight: 0.8,
    fits: /(?:다르|갈리|갈린)다는$/,
    aspect: '차이',
    texts: ['데, 그 차이는 어디에서 가장 크게 드러날까?'],
  },
  {
    form: 'parts',
    weight: 0.4,
    fits: /(?:두|세|네|다섯|여러|\d) ?(?:가지|층|축|종류|갈래)|나뉜다는$|구성된다는$/,
    aspect: '구성',
    texts: ['데, 그 가운데 우리가 가장 자주 놓치는 것은 무엇일까?', '데, 우리 일에서 가장 약한 곳은 어디일까?'],
  },
  {
    form: 'effect',
    weight: 0.6,
    fits: /(?:높인|올린|오른|줄인|빨라진|개선된|개선한|좋아진|향상된|향상한|기여한|막아 준|도움이 된|낮춘|아낀)다는$/,
    aspect: '효과',
    texts: ['데, 그 효과가 사라지는 때는 언제일까?', '데, 우리도 같은 효과를 볼 수 있을까?'],
  },
  {
    form: 'measured',
    weight: 0.6,
    fits: /\d\s?(?:%|배|초|분|시간|일|건|개|명|원|GB|MB|KB|ms)[가-힣]*(?: [^ ]+){0,3}$/,
    aspect: '숫자',
    texts: ['데, 우리가 직접 재어 보면 얼마나 다를까?', '데, 이 수치는 어떤 조건에서 달라질까?'],
  },
  // what holds in general may be doubted; what is simply so may only be used
  {
    form: 'general',
    weight: 0.5,
    fits: /(?:[다라하되으]면|아야|어야|여야|언제나|늘 |항상|반드시|모든|모두|전부|못하다|중요하|위험하|낫다|좋다)/,
    aspect: '조건',
    texts: [
      ' 말은 어떤 조건에서 맞고, 언제 틀릴까?',
      ' 말이 통하지 않는 상황은 언제일까?',
      '데, 우리 경험에서 반례를 든다면 무엇일까?',
    ],
  },
  {
    form: 'fact',
    weight: 0.2,
    fits: /는$/,
    aspect: '의미',
    texts: [
      ' 점을 놓치면 어떤 일이 벌어질까?',
      '데, 그래서 우리가 다르게 해야 할 일은 무엇일까?',
      '데, 이 사실은 우리의 어떤 결정을 바꿀까?',
      '데, 우리 일에서는 어디에서 드러날까?',
      '면, 우리가 먼저 확인해야 할 것은 무엇일까?',
    ],
  },
]

/** What only says what a word means, or what nobody denies, is little to talk about. */
const DEFINES =
  /(?:정의|정의된|뜻한|의미한|가리킨|일컫는|부른|불린|말한)다는$|(?:상황에 맞는|적절한|올바른) .*중요하다는$/

/** How much a claim, `…한다는`, gives to talk about, 0 to 1. */
export function weigh(claim: string): number {
  return DEFINES.test(claim) ? 0 : (CLAIMS.find(({ fits }) => fits.test(claim))?.weight ?? 0)
}

/** Puts a question from a claim, `…한다는`. */
export function askClaim(claim: string, named: (aspect: string) => string): Form {
  const found = CLAIMS.find(({ fits }) => fits.test(claim))
  const texts = (found?.texts ?? []).map((text) => (text.startsWith('면') ? claim.replace(/는$/, text) : claim + text))
  return { form: `claim-${found?.form}`, title: named(found?.aspect ?? ''), texts }
}
