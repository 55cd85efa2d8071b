import { type Alternatives, anyOf } from '../../alternatives.ts'
import { cues, endings, openings, phrases, wordSet } from '../word-lists.ts'
import { foreignRun } from '../words.ts'
import { finalConsonant } from './syllables.ts'

/** Particles that no noun ends in; `LIKELY` ones are also the end of many nouns (`정확도`, `매크로`). */
const SURE = endings(`
  물[을] 배[를] 물[이] 배[가] 물[과] 배[와] 배[(?<!주)의] 배[에] 배[만] 배[보다] 배[처럼] 배[조차] 배[에서] 배[에서는] 배[에서도] 배[에게] 배[에게는] 배[에는] 배[에도] 배[에만] 물[이다] 물[입니다]
  물[으로] 물[으로는] 물[으로도] 물[으로써] 물[으로서] 배[로서] 배[로써] 배[만으로] 배[만으로는] 배[만으로도] 배[까지] 배[까지는] 배[까지의] 배[부터] 배[부터는] 배[라는] 배[라고] 물[이라는] 물[이라고] 물[이란]`)
const LIKELY = endings('물[은] 배[는] 배[로] 배[도] 배[나] 배[들] 물[이나] 물[이며] 배[들은]')

/** Endings of verbs and adjectives, each with a word. */
export const verbEndings: string[][] =
  `..[한할함해했될된됨됐돼] 구현한 · 하[는여며면고게기지던] 정하기 · 되[는며면고게기지던어] 되던 · [는은을인할될]지 맞는지 · [았었였겠]던 썼었던 · [가-힣]며 쓰며 · 면서 보면서 · [으이쓰되보주오지르]면 늦으면 · 다면 크다면
  않. 않은 · [끊생남옮맡잠]긴 생긴 · 지만 빠르지만 · 므로 쓰므로 · 거나 쓰거나 · 려[고면] 쓰려면 · 는데 쓰는데 · 도록 쓰도록 · [어아여해]서 늦어서 · [해어아]야 늦어야 · [있없][는고어이을음지기다던게] 없는
  ..[히게] 완전히 · [크쉽맞높낮좋길짧]게 크게 · 못[한할함해하] 못한 · 가진 가진 · ..적인? 효과적 · [쉽높낮좋많적크작]고 쉽고 · [르이리히기우추지드주쓰보내나가오꾸으끼치루]는 줄이는 · [르이리히들알쓰놓두]고 줄이고 · [다라]는 크다는
  [하되두내리키우추꾸히쓰치르들만읽닫보나적묻개애이]기 줄이기 · 아님 아님 · 아닌지 아닌지 · ..[다까요죠네] 느리다 · [아어]진 늦어진 · [짐킴] 늦어짐 · [져쳐켜꿔눠춰겨]도? 바꿔도 · [늘올내걸알돌]려 늘려`
    .split(/\s*·\s*|\n\s*/)
    .map((entry) => entry.split(' '))
const VERB = new RegExp(`(?:${verbEndings.map(([pattern]) => pattern).join('|')})$`)

/** Verbs of one syllable. */
const SHORT_VERB = /^[된될한할난낸본볼쓴쓸든큰클준둔간갈온올인]$/

/** Whether a particle fits the last sound of a stem: `은` follows a consonant, `는` a vowel. So `평가` has no particle. */
function agree(stem: string, particle: string): boolean {
  const last = stem.at(-1) ?? ''
  if (!/[가-힣]/.test(last)) return true
  const final = finalConsonant(last)
  const closed = final !== ''
  if (/^[은이을과]|^으로/.test(particle)) return closed
  if (/^[는가를와]|^라/.test(particle)) return !closed
  return !/^로/.test(particle) || !closed || final === 'ㄹ'
}

/** Signs that a sentence asks something. */
export const koAsking: Alternatives = [
  [/[?？]/, '왜 느릴까?'],
  [/궁금/, '원본의 값이 궁금하다'],
  [/의문이/, '순서에 의문이 든다'],
  [/(?:인|는|은|을|할|될|일)(?:지|가|까)(?=[.]?$|\s*\()/, '언제 늦는지'],
  [/[었았였있없하되르리]나$/, '누가 정하나'],
]

/** Words in the headings of sections in which every item is open. */
export const openHeadings: Alternatives = [
  [/추가(?:로)? ?(?:학습|공부|조사|확인)/, '추가로 공부'],
  [/더 (?:알|공부|배우|배울|찾|읽|파)/, '더 알아볼 것'],
  [/학습이 필요/, '학습이 필요한 부분'],
  [/궁금/, '궁금한 점'],
  [/질문/, '토론 질문'],
  [/모르는/, '아직 모르는 것'],
  [/남은/, '남은 이야기'],
  [/숙제/, '다음 숙제'],
]

/** Words in the headings of sections that summarise the note. */
export const koNoteHeadings: Alternatives = [
  [/(?:작성|전체|전반)\S*\s?(?:\S+\s)?(?:내용\s?)?요약/, '전체 내용 요약'],
  [/노트 (?:요약|정리|소개)/, '노트 소개'],
  [/오개념/, '흔한 오개념'],
  [/읽은 범위/, '읽은 범위'],
]

/** Words for how a note was written, and what was done to it: `상세하게 잘 정리함`. */
const manners = '체계적 상세 자세 명확 깔끔 간결 꼼꼼 균형 시각적 포괄적 구체적'.replaceAll(' ', '|')
const writing = '정리 분류 구분 설명 비교 제시 서술 요약 작성 다룸 언급'.replaceAll(' ', '|')

/** What the questions need to know about Korean: words that are not subjects, where words end, and the questions. */
export const koQuestions = {
  /** Words that fit any subject, `샘플링의 중요성`. They are not subjects, and no term begins with one. */
  general: wordSet(`
    중요성 중요도 중요 의미 역할 이유 원인 본질 핵심 특징 특성 장점 단점 장단점 한계 한계점 문제 문제점 역설 함정 위험 위험성 난점 강점 약점 이점
    효과 효율 효율성 차이 차이점 비교 관계 관련 방법 방법론 방식 방안 방향 전략 접근 접근법 활용 활용법 활용도 적용 도입 사용 이용 설계 구현 구축 최적화 개선 강화
    해결 해결책 해소 감소 증가 향상 이해 정리 분석 검토 점검 확인 기준 조건 선택 판단 사례 예시 예제 경험 현상 과정 원리 동작 작동 메커니즘 절차 지표 요소 요인
    개념 정의 종류 유형 분류 구분 구별 가능성 가능 필요성 필요 현실 현실성 실제 실전 실무 최신 발전 동향 변화 영향 결과 목적 고려 주의 때 경우 상황 부분 점 것
    이야기 질문 의문 주제 내용 사실 근본 기본 기초 전체 일부 자체 저자 필자 책 교재 챕터 장면 존재 노트 수식 공식 그림 언급 작성 권장 순간 시절 양 문장 대목 구절 인상 생각 추가
    트레이드오프 균형 균형점 딜레마 효용 직전 직후 조절 조정 정상 가치 의존 대안 대응 대비 방지 금지 공개 요청 기반 중심 위주 소개 발견 관점 시각 인사이트 통찰 아이디어
    이전 타이밍 모습 발상 조합 실체 진실 오해 편견 뜻 말 글 가지 실패 성공 연결 포기 시작 수집 비율 여부 허구 그늘 충돌 대가 경로 공짜 절감 절약 단축 확보 분리 도움 부담 낭비 지적 강조 인용`),
  /** Words that are never part of a name. No term begins or ends with one. */
  fillers: wordSet(`
    다양 다양한 여러 각각 각자 우리 저희 하나 둘 셋 이상 이하 정도 등 및 또는 이번 지난 다음 그리고 하지만 그러나 특히 결국 다시 아직 이미 오늘 오늘날 요즘 최근 현재 이후 처음 마지막 나중
    동안 것들 대부분 더 가장 매우 너무 훨씬 다른 새로운 같은 모든 어떤 이런 그런 많은 적은 좋은 나쁜 큰 작은 높은 낮은 서로 함께 직접 먼저 바로 단순 단순히 명확 명확한 구체적인 구체적 적절한
    중요한 필요한 특정 별도 별도로 안 밖 앞 뒤 위 아래 속 사이 중간 간접 수동 동시 관하여 대하여 대한 대해 관한 위한 위해 통한 통해 따른 따라 최적 현실적 실제로 작성된 다룸 이때 그때
    말고 대신 방금 오래 자주 가끔 늘 항상 거의 약 제일 그대로 따로 모두 다만 단 즉 곧 또 더욱 오직 조금 많이 없이 달리 역시 물론 만약 만일 과연 아마 하나만 하나씩 이렇게 그렇게 이것 그것 여기 거기
    있 없 있음 없음 있다 없다 있는 없는 않는 아닌 아니라 아님 보다 때 땐 것 점 데 바 뿐 얼마나 반드시 널리 따라서 점점 계속 같이 전혀 보통 주로 지금 그럼 만큼 처럼 부터 까지 때문 왜 어떻게 무엇 무엇인지 언제 어디 누가 내가 나는 나 제가 저는 그 이 저 한 두 세 네 수 시 대 번 개 명 쪽
    vs the of and or in on for to with by is are be as it its`),
  /** Words that name a subject only together with another word, `데이터 품질`. */
  broad: wordSet(`
    모델 데이터 시스템 기능 성능 작업 프로젝트 서비스 코드 기술 기법 도구 정보 대상 항목 값 숫자 크기 길이 개수 비용 속도 품질 규칙 원칙 이름 형태 형식 텍스트
    범위 영역 환경 분야 수준 단계 시점 팀 회사 조직 업무 일 사람 사람들 사용자 개발자 저희 자신 개인 전문 일반 공통 학습 연구 공부 처리 관리 운영 제공 개발 제품 시장
    수행 실행 진행 완료 유지 변경 생성 결정 설명 표현 포함 통합 결합 설정 측정 반복 내부 외부 자동 오버헤드 구조 계획 목표 습관 순서 교체 요구 평가 검증 테스트
    적합성 버전 계열 패턴 로직 양식 이론 정책 시간 기간 장 절 부 상태 응답 출력 입력 결과물 문서 예측 책임 고객 회의 문화 능력 지식 노력 인물 주인공 작품 작가 독자 시대 사회 역사 국가 제도
    ai 인공지능 db api app llm a b c d e s`),
  /** A word without its particle, or undefined if it has none. `sure` if no noun ends like this. */
  cut(word: string): { stem: string; sure: boolean } | undefined {
    for (const [particles, sure] of [
      [SURE, true],
      [LIKELY, false],
    ] as const) {
      const particle = particles.exec(word)?.[0]
      const stem = particle === undefined ? '' : word.slice(0, -particle.length)
      if (particle === undefined || stem === '' || !agree(stem, particle)) continue
      // `값을` surely has a particle. `값이` has one only if `값을` or `값` appears elsewhere: `길이` and `회의` have none.
      const isSure = [...stem].length > 1 ? sure : /^[을를]$/.test(particle)
      return { stem, sure: isSure || /[^가-힣]$/.test(stem) }
    }
    return undefined
  },
  /** Whether a word is a verb or an adjective. No term ends in one. */
  isVerb: (word: string): boolean =>
    VERB.test(word) || SHORT_VERB.test(word) || (/^[가-힣]다$/.test(word) && finalConsonant(word[0] ?? '') !== ''),
  /** Sentences that ask something, with or without a question mark. */
  asks: anyOf(koAsking),
  /** Headings of sections in which every item is open. */
  openSection: anyOf(openHeadings),
  /** Headings of sections that summarise the note. They are not used for questions. */
  noteSection: anyOf(koNoteHeadings),
  /** Items about a note, a word or a search instead of a subject. They are not used either. */
  aboutNote: [
    [/(?:작성|정리)(?:된|한) (?:\S+ )?노트/, '꼼꼼히 정리한 노트'],
    [/노트(?:에서|에는|에|는|가|를)? ?(?:작성|정리|언급|다루|다룬|다룸|기록)/, '노트에서 언급한 값'],
    [/돋보/, '비교가 돋보임'],
    [new RegExp(`(?:${manners})\\S* (?:\\S+ )?(?:${writing})(?:함|됨|한 점|된 점)?[.]?$`), '깔끔하게 표로 정리함'],
  ] as [RegExp, string][],
  /** Sentences that refer to the one before, `이 문제를 해결하는 대안`. */
  pointsBack: openings(`
    [이 ]문제 · [그 ]배 · [저 ]산 · [이를] 막으면 · [이는] 크다 · [이것]은 · [그것]은 · [이런] 일 · [그런] 일 · [이러한] 일 · [그러한] 일 · [이때] · [그때] · [이렇게] · [그렇게] · [그래서] · [따라서]
    [반면] · [하지만] · [그러나] · [그런데] · [다만] · [또] · [즉] · [둘 다] · [후자] · [전자] · [여기] · [거기]`),
  /** Headings of sections about practice. */
  practiceSection: /실무|적용|실천|응용|활용|해 ?보기|해 ?볼/,
  /** Words of a line that limits or doubts something. */
  limits:
    cues(`빠르[지만] 비싸다 · [다만] 순서는 포기한다 · [그러나] 늦다 · [오히려] 느려졌다 · [반면] 값은 비싸다 · [대신] 순서를 잃는다 · [하지만] 늦다
    맞지 [않]는다 · 쓸 수 [없]다 · 속도와 비용의 [트레이드오프] · 속도 [vs] 비용 · 선호와 [멀어]진다 · 효과가 [제한]된다 · 절반[밖에] 못 쓴다 · 찾지 [못]한다 · 격리가 [아니]다 · 백업이 [아님] · 되돌리기 [어렵]다
    되돌리기가 [어려]웠다 · 고치기 [힘들]다 · 작은 표본의 [한계] · [단점]도 있다 · 평균의 [함정] · [부작용]이 컸다 · [역효과]를 낸다 · 잘못 쓰면 [위험]하다
    재전송에 [취약]하다 · 세 배 [느려]졌다 · 더 [느리]다 · 절반이 [실패]했다 · [장애]가 났다 · 근거가 [부족]하다 · 정확도가 [떨어]졌다 · 이름의 [배신] · 설문의 [거짓]
    흔한 [착각]이다 · 효과가 [과장]됐다 · 운영 [부담]이 커진다 · 생각보다 [비싸]다 · 설계서의 [죽음] · 3%[뿐]이다 · 절반[만 찾]는다 · 결과를 [의심]했다
    약속이 [깨지]다 · 약속이 [깨졌]다 · 약속이 [깨진]다 · 포트가 [막혀] 있다 · 순서를 [잃]는다 · 설정이 [망가]졌다 · [나쁜] 추천 · 결과가 [나빠]졌다 · 모두 [멈춘]다 · [쓸모]가 적다 · 순서를 [포기]한다 · 의미가 [사라지]다 · 의미가 [사라진]다 · 의미가 [사라졌]다 · 복제가 원본을 [죽]였다 · 디스크가 [가득 ]찼다 · 두 번이나 [사고가] 났다 · 팀이 [반대]했다`),
  /** Words of a line that recommends or praises something. */
  praises:
    cues(`다섯이면 [충분]하다 · [효과적]이었다 · 더 [효율적]이다 · 작을수록 [유리]하다 · 작은 편이 [좋다] · 더 [빨라]졌다 · 두 배 [빠르]다 · [쉽]게 찾는다
    정확도 [향상] · 품질을 [개선]한다 · 비용 [절약] · 70% [절감] · 비용을 [줄일 수] 있다 · 거의 [해결]된다 · 설정이 [필요 없]다 · 맞출 [필요가 없]다 · 먼저 [하자]
    늘려 [보자] · 모두 [해야] 한다 · 작은 값을 [추천] · 작은 값을 [권장] · 바로 적용 [가능] · 가장 큰 [장점] · 더 [안전]하다 · [기본값]으로 둔다
    순서를 [보장]한다 · 중복을 [막는다] · 중복을 [막을 수] 있다 · [대체할 수] 있다 · CDC의 [매력] · 이쪽이 [낫]다 · 동의 [없이] 쓴다 · 부하를 주지 [않고] 가져온다 · 통계에 [쓸 수 있]다 · 값이 [오른다]`),
  /** Words of a line that says what its subject is not. */
  refutes: cues('예측이 [아니라] 반응 · 격리가 [아니다] · 백업이 [아님] · 격리가 [아닌] 이름 · [그저] 이름일 뿐'),
  /** A denial behind a word of praise: `추천`, `하지 않는다`. */
  denied: /^[가-힣]{0,3}\s?(?:않|없|못|아니|어렵)/,
  /** A sentence in this language has one of these letters. */
  letter: /\p{Script=Hangul}/u,
  /** The names in a sentence: words of two or more letters of another script. `A안`, `vs` and numbers do not count. */
  namesIn: (sentence: string): string[] =>
    (sentence.match(foreignRun) ?? []).filter((run) => /\p{L}/u.test(run) && !/^(?:[A-Za-z]|vs)$/i.test(run)),
  /** The most characters of a model's question and of its title. */
  longestQuestion: { text: 120, title: 30 },
  /** Answers that say nothing. */
  nothing: phrases(
    '없음 · 없다 · 없습니다 · 없어요 · 딱히 없음 · 특별히 없음 · 해당 없음 · 아직 없음 · 특이 사항 없음 · 모름 · 패스 · none · na · nothing · tbd',
  ),
  /** In letters. */
  longestTitle: 24,
  /** A name as a title. */
  titleCase: (name: string): string => name,
  /** The authors of the lines below, appended to the question. */
  by: (names: readonly string[]): string =>
    ` (${names.length > 3 ? `${names.slice(0, 2).join(', ')} 외 ${names.length - 2}명` : names.join(', ')})`,
}
