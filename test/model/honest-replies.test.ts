import { describe, expect, it } from 'vitest'
import type { WeekToDiscuss } from '../../src/model/discuss.ts'
import { readQuestions } from './in-language.ts'
import { compilerWeek, reply, weekOf } from './week.ts'

/** A question as a careful model would answer: list, title, text, and quotations by item (`가람슬/insights/1`). */
type Honest = [
  list: 'common' | 'deep' | 'next',
  title: string,
  text: string,
  ...quotes: [item: string, quote: string][],
]

const search = weekOf(
  {
    김하나: {
      insights: [
        '**재순위화의 값**: Top-10 결과만 다시 매겨도 정답률이 62%에서 71%로 올랐지만, 응답은 1.8초 느려졌다',
        '**하이브리드 검색**: BM25와 임베딩을 함께 쓰면 약어와 동의어를 모두 잡는다',
      ],
      open: ['청크를 몇 글자로 잘라야 하는지'],
    },
    이두리: {
      insights: [
        '검색 결과가 늘어나면 LLM이 가운데 있는 문서를 놓친다 (lost in the middle)',
        '**평가 없는 개선은 없다**: 질문 50개로 만든 평가 세트가 API 지연보다 먼저다',
      ],
      applications: ['사내 위키 3,000건에 하이브리드 검색부터 붙여 보기'],
    },
    박세찬: {
      insights: ['**AI가 찾고 사람이 고른다**: 상담사가 후보 5개 가운데 하나를 고르니 재순위화가 필요 없었다'],
      open: ['캐시한 답이 낡으면 누가 알아차리는가'],
    },
  },
  {
    week: { title: '검색 증강 생성', scope: '6장', topics: ['재순위화'] },
    next: { title: '에이전트', topics: ['도구 호출', 'ReAct'] },
  },
)

const garden = weekOf(
  {
    Ann: {
      insights: [
        '**Deep watering**: roots follow the water down, so 20 minutes twice a week beat 5 minutes a day',
        'Mulch is worth the slugs in May',
      ],
      open: ['How long does compost tea keep?'],
    },
    Ben: {
      insights: [
        '**Mulch keeps the soil moist**: two inches are enough, and I lost 3 of 12 lettuces under it',
        'The USDA zone says little about a walled garden',
      ],
    },
    Cleo: { applications: ['Log soil moisture with a $9 sensor before buying a drip line'] },
  },
  {
    language: 'en',
    week: { title: 'Water', topics: ['Mulch'] },
    next: { title: 'Pests', topics: ['Integrated pest management', 'Nematodes'] },
  },
)

const compilers: Honest[] = [
  [
    'common',
    '인라인의 기준',
    '코드가 커지는 인라인을 우리는 어디에서 멈춰야 할까?',
    ['가람슬/insights/1', '코드 크기가 늘어난다'],
    ['나래울/open/1', '인라인 여부'],
  ],
  [
    'common',
    '문을 여는 인라인',
    '다른 최적화의 문을 여는 인라인이라면 코드가 커져도 참을 수 있을까?',
    ['다온빛/insights/1', '다른 최적화의 문을 연다'],
    ['가람슬/insights/1', '코드 크기'],
  ],
  [
    'common',
    '할당의 순서',
    '레지스터 할당을 뒤로 미루면 색칠 문제는 더 어려워지지 않을까?',
    ['다온빛/insights/2', '인라인 뒤에 해야 함'],
    ['나래울/insights/1', '그래프 색칠'],
  ],
  [
    'common',
    'Register Allocation',
    'register allocation 단계가 실패하면 인라인부터 되돌려야 할까?',
    ['가람슬/open/1', '레지스터 할당이 실패하면'],
    ['다온빛/insights/2', 'Register Allocation'],
  ],
  [
    'common',
    '오류를 말하는 파서',
    '오류 복구까지 손으로 쓴 파서가 맡게 해도 될까?',
    ['가람슬/insights/2', '오류 메시지까지 생각하면'],
    ['다온빛/open/1', '파서 오류 복구 전략'],
  ],
  [
    'deep',
    '20%의 쓸모',
    '함수의 20%에서만 통하는 분석을 배포한 코드에서 믿어도 될까?',
    ['나래울/insights/2', '함수의 20%에서만 통했다'],
  ],
  [
    'deep',
    '20퍼센트',
    '20퍼센트에서만 통한다면 탈출 분석을 켜 둘 값어치가 있을까?',
    ['나래울/insights/2', '20%에서만'],
  ],
  [
    'deep',
    '가상 호출',
    '가상 호출을 줄이는 일을 컴파일러에 맡길 수 있을까?',
    ['나래울/insights/2', '가상 호출이 끼어들면'],
  ],
  [
    'deep',
    "'힙 할당'",
    "'힙 할당'을 없애지 못하는 곳은 사람이 고쳐야 할까?",
    ['나래울/insights/2', '힙 할당을 없애지 못하고'],
  ],
  [
    'deep',
    '색칠이라는 비유',
    '색칠 문제로 보는 눈이 실제 할당에서도 도움이 될까?',
    ['나래울/insights/1', '그래프 색칠과 같은 문제'],
  ],
  [
    'deep',
    'panic mode의 대가',
    'panic mode로 넘긴 오류를 사용자는 어디까지 참아 줄까?',
    ['다온빛/open/1', 'panic mode'],
  ],
  [
    'deep',
    '손으로 쓰는 팀',
    '우리 팀이라면 파서 생성기를 버릴 만큼 오류 메시지가 중요할까?',
    ['가람슬/insights/2', '손으로 쓰는 팀이 많다'],
  ],
  [
    'deep',
    'phrase level',
    'phrase level 복구가 틀린 뜻으로 읽히면 누가 책임져야 할까?',
    ['다온빛/open/1', 'phrase level'],
  ],
  [
    'next',
    'SSA와 탈출 분석',
    'SSA 형태로 바꾸고 나면 탈출 분석의 한계도 사라질까?',
    ['나래울/insights/2', '탈출 분석의 한계'],
  ],
  [
    'next',
    '루프 안의 인라인',
    '루프 변환을 먼저 하면 인라인을 결정하는 기준도 달라져야 할까?',
    ['나래울/open/1', '인라인 여부를 정하는 기준'],
    ['가람슬/insights/1', '호출은 빨라지지만'],
  ],
  [
    'next',
    '3~4장에서 루프로',
    '3~4장의 최적화 가운데 루프에서도 그대로 믿을 것은 무엇일까?',
    ['다온빛/insights/1', '인라인은 다른 최적화의'],
  ],
  [
    'deep',
    '색칠의 한계',
    '색칠 문제로 풀리지 않는 할당을 만나면 무엇부터 포기할까?',
    ['나래울/insights/1', '같은 문제로 볼 수 있다'],
  ],
]

const searches: Honest[] = [
  [
    'common',
    '상위 10개와 1.8초',
    '상위 10개를 다시 매기는 1.8초를 우리 사용자는 기다려 줄까?',
    ['김하나/insights/1', 'Top-10 결과만'],
    ['박세찬/insights/1', '재순위화가 필요 없었다'],
  ],
  [
    'common',
    'Top-10이면 충분한가',
    'Top-10 결과를 모두 넘기면 가운데 문서를 잃지 않을까?',
    ['김하나/insights/1', 'Top-10'],
    ['이두리/insights/1', '가운데 있는 문서를 놓친다'],
  ],
  [
    'common',
    '사람이 고르는 재순위화',
    '상담사가 고르는 화면에서도 71%를 위해 재순위화를 붙여야 할까?',
    ['박세찬/insights/1', '상담사가 후보 5개'],
    ['김하나/insights/1', '71%로 올랐지만'],
  ],
  [
    'common',
    '평가가 먼저',
    '평가 세트가 없는 동안에는 하이브리드 검색을 미뤄야 할까?',
    ['이두리/insights/2', '평가 없는 개선은 없다'],
    ['김하나/insights/2', '하이브리드 검색'],
  ],
  [
    'common',
    '낡은 캐시와 사람',
    'AI가 찾은 낡은 답을 상담사는 알아차릴 수 있을까?',
    ['박세찬/insights/1', 'AI가 찾고'],
    ['박세찬/open/1', '캐시한 답이 낡으면'],
    ['이두리/insights/1', 'LLM이 가운데'],
  ],
  [
    'common',
    'LLM에 넘길 개수',
    '후보 5개를 사람이 고르는데 LLM에는 몇 개를 넘겨야 할까?',
    ['박세찬/insights/1', '후보 5개'],
    ['이두리/insights/1', '검색 결과가 늘어나면'],
  ],
  [
    'deep',
    '62%에서 71%',
    '62%에서 71%로 오른 정답률을 느려진 응답과 바꿔도 될까?',
    ['김하나/insights/1', '62%에서 71%로'],
  ],
  ['deep', 'BM25만으로', 'BM25만 써도 되는 질문을 우리는 어떻게 골라낼까?', ['김하나/insights/2', 'BM25와 임베딩']],
  [
    'deep',
    '질문 50개',
    '질문 50개로 만든 평가 세트를 언제까지 믿어도 될까?',
    ['이두리/insights/2', '질문 50개로 만든 평가 세트'],
  ],
  [
    'deep',
    '3000건의 위키',
    '사내 위키 3000건에도 하이브리드 검색이 필요할까?',
    ['이두리/applications/1', '사내 위키 3,000건에'],
  ],
  [
    'deep',
    'lost in the middle',
    '‘lost in the middle’ 문제는 문서를 줄이면 정말 사라질까?',
    ['이두리/insights/1', 'lost in the middle'],
  ],
  [
    'deep',
    '청크의 길이',
    '글자 수로 자른 청크가 답을 둘로 나누면 누가 알아차릴까?',
    ['김하나/open/1', '몇 글자로 잘라야'],
  ],
  [
    'deep',
    'API 지연',
    'API 지연을 줄이기 전에 평가부터 하자고 우리 팀을 설득할 수 있을까?',
    ['이두리/insights/2', 'API 지연보다 먼저다'],
  ],
  [
    'deep',
    '약어와 동의어',
    '약어가 드문 문서에서도 두 검색을 함께 돌릴 값이 있을까?',
    ['김하나/insights/2', '약어와 동의어를 모두 잡는다'],
  ],
  [
    'next',
    '도구로서의 검색',
    '도구 호출로 검색을 여러 번 하게 두면 느려진 응답을 참을 수 있을까?',
    ['김하나/insights/1', '1.8초 느려졌다'],
  ],
  [
    'next',
    'ReAct와 사람',
    'ReAct 방식의 에이전트에게도 고르는 일을 맡겨도 될까?',
    ['박세찬/insights/1', '사람이 고른다'],
    ['이두리/insights/1', '문서를 놓친다'],
  ],
  ['next', '6장의 평가', '6장에서 만든 평가 세트로 에이전트도 잴 수 있을까?', ['이두리/insights/2', '평가 세트']],
]

const gardens: Honest[] = [
  [
    'common',
    'When mulch pays',
    'After losing lettuces to slugs, would we mulch the same bed again?',
    ['Ann/insights/2', 'worth the slugs'],
    ['Ben/insights/1', 'lost 3 of 12 lettuces'],
  ],
  [
    'common',
    'Two inches',
    'Is a bed under two inches of mulch still worth watering deeply?',
    ['Ben/insights/1', 'two inches are enough'],
    ['Ann/insights/1', 'roots follow the water down'],
  ],
  [
    'common',
    'Sensor or habit',
    'Should a sensor decide when we water, even against our own plan?',
    ['Cleo/applications/1', 'Log soil moisture'],
    ['Ann/insights/1', 'twice a week'],
  ],
  [
    'common',
    'Moist Enough',
    'How dry may the soil get before we stop trusting mulch?',
    ['Ben/insights/1', 'keeps the soil moist'],
    ['Cleo/applications/1', 'soil moisture'],
  ],
  [
    'common',
    '3 of 12',
    'Would 3 of 12 lettuces be a price that we pay every May?',
    ['Ben/insights/1', '3 of 12 lettuces'],
    ['Ann/insights/2', 'slugs in May'],
  ],
  [
    'deep',
    'Walled garden',
    'If the USDA zone fails behind a wall, whose numbers do we plant by?',
    ['Ben/insights/2', 'The USDA zone says little'],
  ],
  [
    'deep',
    '20 minutes',
    'Do 20 minutes still win in a week when it rains on one of the two days?',
    ['Ann/insights/1', '20 minutes twice a week'],
  ],
  [
    'deep',
    'Compost tea',
    'Would we use compost tea whose age nobody knows?',
    ['Ann/open/1', 'How long does compost tea keep'],
  ],
  [
    'deep',
    'A $9 sensor',
    "Can a $9 sensor's reading stop us from buying a drip line?",
    ['Cleo/applications/1', '$9 sensor'],
  ],
  [
    'deep',
    '5 minutes a day',
    'Who of us waters for 5 minutes a day, and what would make us stop?',
    ['Ann/insights/1', '5 minutes a day'],
  ],
  ['deep', 'Lettuces', 'Is a lettuce the wrong plant to test mulch with?', ['Ben/insights/1', 'lettuces under it']],
  [
    'deep',
    'Deep roots',
    "Do deep roots matter to plants that we'll pull out in June anyway?",
    ['Ann/insights/1', 'roots follow the water'],
  ],
  [
    'next',
    'Slugs as pests',
    'Does Integrated Pest Management leave any room for mulch?',
    ['Ann/insights/2', 'worth the slugs'],
  ],
  [
    'next',
    'Nematodes',
    'Would nematodes survive in soil that we water only twice a week?',
    ['Ann/insights/1', 'twice a week'],
  ],
  [
    'next',
    'Moisture and pests',
    'Should a moisture log also count the pests that we find?',
    ['Cleo/applications/1', 'Log soil moisture'],
    ['Ben/insights/1', 'soil moist'],
  ],
  [
    'next',
    'May',
    'Which pests of next week would make us lift the mulch before May?',
    ['Ann/insights/2', 'slugs in May'],
  ],
  ['next', 'Walls', 'Do walls that defeat the USDA zone keep pests in or out?', ['Ben/insights/2', 'a walled garden']],
]

interface Reply {
  list: string
  title: string
  text: string
  evidence: { id: string; quote: string }[]
}

const replies = (
  [
    [compilerWeek, compilers],
    [search, searches],
    [garden, gardens],
  ] as const
).flatMap(([week, table]) =>
  table.map(([list, title, text, ...quotes]) => ({
    week: week as WeekToDiscuss,
    reply: { list, title, text, evidence: quotes.map(([id, quote]) => ({ id: `week-01/${id}`, quote })) } as Reply,
  })),
)

/** The reason why a reply with one question is dropped, or undefined if it is kept. */
const dropped = (week: WeekToDiscuss, question: Reply) => readQuestions(reply(question), week).dropped[0]?.reason

const first = (evidence: Reply['evidence'], change: (one: { id: string; quote: string }) => object) =>
  evidence.map((one, at) => (at === 0 ? { ...one, ...change(one) } : one))

/** Puts words in front of a question. */
const after = (words: string, text: string) => `${words}${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** Ways to falsify a reply, each with the reason for which it must be dropped. */
const lies: [name: string, reason: RegExp, lie: (reply: Reply, week: WeekToDiscuss) => Reply][] = [
  [
    'an item that does not exist',
    /없는 항목|does not exist/,
    (one) => ({ ...one, evidence: first(one.evidence, ({ id }) => ({ id: id.replace(/\d+$/, '99') })) }),
  ],
  [
    'words that the item does not contain',
    /그 자리에 없|are not there/,
    (one) => ({ ...one, evidence: first(one.evidence, ({ quote }) => ({ quote: `${quote} 언제나 그렇다 always` })) }),
  ],
  [
    'a number',
    /숫자가|a number/,
    (one, { language }) => ({
      ...one,
      text: after(language === 'ko' ? '37%가 그렇다면 ' : 'In 37% of cases, ', one.text),
    }),
  ],
  [
    'a name',
    /이름이|a name/,
    (one, { language }) => ({
      ...one,
      text: after(language === 'ko' ? 'Kubernetes 사례라면 ' : 'With Kubernetes, ', one.text),
    }),
  ],
  [
    'a quotation',
    /따옴표|quotation marks/,
    (one, { language }) => ({
      ...one,
      text: after(language === 'ko' ? "'모두가 동의한 결론'이 맞다면 " : 'Given "what all of us agreed", ', one.text),
    }),
  ],
  [
    'a member who is not cited',
    /팀원을|a member|a name/,
    (one, { language, roster }) => {
      const cited = new Set(one.evidence.map(({ id }) => id.split('/')[1]))
      const name = roster.find(({ id }) => !cited.has(id))?.name ?? (language === 'ko' ? 'Nobody' : 'Nobody Else')
      return {
        ...one,
        text: after(language === 'ko' ? `${name} 님의 말이 맞다면 ` : `As ${name} wrote, `, one.text),
      }
    },
  ],
]

describe('honest replies and lies', () => {
  it('keeps 50 of 51 honest questions', () => {
    expect(replies).toHaveLength(51)
    expect(replies.flatMap((one) => dropped(one.week, one.reply) ?? [])).toEqual([
      // A month is a common word with a capital, and no note contains this one.
      'a name that is not in its evidence: June',
    ])
  })

  it.each(lies)('drops each of them with %s', (_, reason, lie) => {
    const honest = replies.filter((one) => dropped(one.week, one.reply) === undefined)
    const reasons = honest.map((one) => dropped(one.week, lie(one.reply, one.week)) ?? `kept: ${one.reply.text}`)
    expect(reasons).toHaveLength(50)
    expect(reasons.filter((why) => !reason.test(why))).toEqual([])
  })
})
