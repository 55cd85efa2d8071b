const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Particles that no noun ends in; `LIKELY` ones are also the end of many nouns (`정확도`, `매크로`). */
const SURE =
  /(?:을|를|이다|입니다|에서는|에서도|에서|에게는|에게|으로는|으로써|으로서|으로도|으로|로서|로써|만|이|가|와|과|(?<!주)의|에|까지|부터|보다|처럼|이라는|라는|이라고|라고|이란|에는|에도|에만)$/
const LIKELY = /(?:은|는|로|도|나|들|이나|이며|들은)$/

const VERB =
  /(?:..[한할함해했될된됨돼]|하[는여며면고게기지던]|되[는며면고게기지던어]|[는은을인할될]지|[았었였겠]던|[가-힣]며|면서|[으이쓰되보주오지르]면|다면|않.|[끊생남옮맡잠]긴|지만|므로|거나|려고|려면|는데|도록|[어아여해]서|해야|어야|아야|[있없][는고어이을음지기다던게]|..[히게]|[크쉽맞높낮좋길짧]게|못[한할함해하]|가진|..적인?|[쉽높낮좋많적크작]고|[르이리히기우추지드]는|[르이리히들알쓰놓두]고|[다라]는|[하되두내리키우추히쓰치르들만읽닫보나적묻개애]기|아님|아닌지|..[다까요죠네]|[아어]진|[짐킴])$/

/** Connective verb endings, which never appear inside a name: `쉽고`, `되어`; unlike `구조화된`. */
const CONNECTIVE = /(?:[고며면게지만서]|[어아여해]|거나|도록|는데|므로)$/

/** Verbs of one syllable. */
const SHORT_VERB = /^[된될한할난낸본볼쓴쓸든큰클준둔간갈온올인]$/

/** Whether a syllable ends in a consonant. */
function isClosed(syllable = ''): boolean {
  const code = syllable.charCodeAt(0) - 0xac00
  return code >= 0 && code <= 11171 && code % 28 !== 0
}

/** Whether a particle fits the last sound of a stem: `은` follows a consonant, `는` a vowel. So `평가` has no particle. */
function agree(stem: string, particle: string): boolean {
  const last = stem.at(-1) ?? ''
  if (!/[가-힣]/.test(last)) return true
  const closed = isClosed(last)
  if (/^[은이을과]|^으로/.test(particle)) return closed
  if (/^[는가를와]|^라/.test(particle)) return !closed
  return !/^로/.test(particle) || !closed || (last.charCodeAt(0) - 0xac00) % 28 === 8
}

/** What the questions need to know about Korean: words that are not subjects, where words end, and the questions. */
export const koQuestions = {
  /** Words that fit any subject, `샘플링의 중요성`. They are not subjects, and no term begins with one. */
  general: words(`
    중요성 중요도 중요 의미 역할 이유 원인 본질 핵심 특징 특성 장점 단점 장단점 한계 한계점 문제 문제점 역설 함정 위험 위험성 난점 강점 약점 이점
    효과 효율 효율성 차이 차이점 비교 관계 관련 방법 방법론 방식 방안 방향 전략 접근 접근법 활용 활용법 활용도 적용 도입 사용 이용 설계 구현 구축 최적화 개선 강화
    해결 해결책 해소 감소 증가 향상 이해 정리 분석 검토 점검 확인 기준 조건 선택 판단 사례 예시 예제 경험 현상 과정 원리 동작 작동 메커니즘 절차 지표 요소 요인
    개념 정의 종류 유형 분류 구분 구별 가능성 가능 필요성 필요 현실 현실성 실제 실전 실무 최신 발전 동향 변화 영향 결과 목적 고려 주의 때 경우 상황 부분 점 것
    이야기 질문 의문 주제 내용 사실 근본 기본 기초 전체 일부 자체 저자 필자 책 챕터 장면 존재 노트 수식 공식 그림 언급 작성 권장 순간 시절 양 문장 대목 구절 인상 생각 추가
    트레이드오프 균형 균형점 딜레마 효용 직전 직후 조절 조정 정상 가치 의존 대안 대응 대비 방지 금지 공개 요청 기반 중심 위주 소개 발견 관점 시각 인사이트 통찰 아이디어
    타이밍 모습 발상 조합 실체 진실 오해 편견 뜻 말 글 가지 실패 성공 연결 포기 시작 수집 비율 여부 허구 그늘 충돌 대가 경로 공짜 절감 절약 단축 확보 분리 도움 부담 낭비 지적 강조 인용`),
  /** Words that are never part of a name. No term begins or ends with one. */
  fillers: words(`
    다양 다양한 여러 각각 우리 저희 하나 둘 셋 이상 이하 정도 등 및 또는 이번 지난 다음 그리고 하지만 그러나 특히 결국 다시 아직 이미 오늘 오늘날 요즘 최근 현재 이후 이전 처음 마지막 나중
    동안 것들 대부분 더 가장 매우 너무 훨씬 다른 새로운 같은 모든 어떤 이런 그런 많은 적은 좋은 나쁜 큰 작은 높은 낮은 서로 함께 직접 먼저 바로 단순 단순히 명확 명확한 구체적인 구체적 적절한
    중요한 필요한 특정 별도 별도로 안 밖 앞 뒤 위 아래 속 사이 중간 간접 수동 동시 관하여 대하여 대한 대해 관한 위한 위해 통한 통해 따른 따라 최적 현실적 실제로 작성된 다룸 이때 그때
    말고 대신 방금 오래 자주 가끔 늘 항상 거의 약 제일 그대로 따로 모두 다만 단 즉 곧 또 더욱 오직 조금 많이 없이 달리 역시 물론 만약 만일 과연 아마 하나만 하나씩 이렇게 그렇게 이것 그것 여기 거기
    있음 없음 있다 없다 있는 없는 않는 아닌 아니라 아님 보다 때 땐 것 점 데 바 뿐 얼마나 반드시 널리 따라서 점점 계속 같이 전혀 보통 주로 지금 그럼 만큼 처럼 부터 까지 때문 왜 어떻게 무엇 무엇인지 언제 어디 누가 내가 나는 나 제가 저는 그 이 저 한 두 세 네 수 시 대 번 개 명 쪽
    vs the of and or in on for to with by is are be as it its`),
  /** Words that name a subject only together with another word, `데이터 품질`. */
  broad: words(`
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
  /** Whether a word is a noun between these two words (undefined at punctuation). In Korean, endings decide. */
  isNoun: (_before: string | undefined, _after: string | undefined): boolean => true,
  /** Whether a particle makes a word the subject of its sentence: `캐시는`, `캐시의`. */
  isSubject: (particle: string): boolean => /^(?:은|는|이|가|의|을|를|이란|이라는|라는)$/.test(particle),
  /** Whether a word ends a name, since it has a particle. In `캐시 무효화`, `캐시` may be part of a longer name. */
  isFree: (particle: string): boolean => particle !== '',
  /** Whether a title makes a claim, `복제는 백업이 아님`, and is not only a name or a question. */
  isClaim: (title: string): boolean => /(?:[가-힣]다|말자|않기|[음임함됨]|아님|없음|않음)[.!]?$/.test(title),
  /** Whether a word is a verb or an adjective. No term ends in one. */
  isVerb: (word: string): boolean =>
    VERB.test(word) || SHORT_VERB.test(word) || (/^[가-힣]다$/.test(word) && isClosed(word[0])),
  /** Whether a name can continue after a word: after `토큰의` and `구조화된`, but not after `토큰을` and `쉽고`. */
  goesOn: (word: string, particle: string): boolean =>
    /^(?:|의|과|와|로|으로|에)$/.test(particle) && !(VERB.test(word) && CONNECTIVE.test(word)),
  /** Items about something that their author does not know yet. */
  open: /[?？]|궁금|모르겠|더 (?:알아|공부|찾아|읽어|배우|파악)|찾아보|알아보|공부(?:해|하고)|(?:인|는|은|을|할|될)(?:지|가|까)$|[었았였있없하되르리]나$/,
  /** Headings of sections in which every item is open. */
  openSection:
    /추가(?:로)? ?(?:학습|공부|조사|확인)|더 (?:알|공부|배우|배울|찾|읽|파)|학습이 필요|궁금|질문|모르는|남은|숙제/,
  /** Headings of sections that summarise the note. They are not used for questions. */
  noteSection: /(?:작성|전체|전반)\S*\s?(?:\S+\s)?(?:내용\s?)?요약|노트 (?:요약|정리|소개)|오개념|읽은 범위/,
  /** Items about a note instead of its subject. They are not used either. */
  aboutNote:
    /(?:작성|정리)(?:된|한) (?:\S+ )?노트|노트(?:에서|에는|에|는|가|를)? ?(?:작성|정리|언급|다루|다룬|다룸|기록)|돋보|(?:체계적|상세|자세|명확|깔끔|간결|꼼꼼|균형|시각적|포괄적|구체적)\S* (?:\S+ )?(?:정리|분류|구분|설명|비교|제시|서술|요약|작성|다룸|언급)(?:함|됨|한 점|된 점)?[.]?$/,
  /** Sentences that refer to something outside, `이 문제를 해결하는 대안`. */
  pointsBack: /(?:^|\s)(?:이|그) [가-힣]|(?:^|\s)(?:이를|이것|그것|이런|그런|이러한|그러한)/,
  /** Headings of sections about practice. */
  practiceSection: /실무|적용|실천|응용|활용|해 ?보기|해 ?볼/,
  /** Titles of phenomena. */
  phenomenon: /(?:현상|역설|문제|편향|함정|오류|실패|격차|부작용|착시|악순환|망각|모순|왜곡|과적합)$/,
  sentences: {
    open: [
      '함께 더 알고 싶어 한 것이다. 알게 되면 우리 일에서 무엇을 다르게 하게 될까?',
      '함께 더 알고 싶어 한 것이다. 알게 되면 어디에 가장 먼저 써 보고 싶을까?',
    ],
    answered: ['한쪽에는 물음이, 다른 쪽에는 설명이 있다. 그 설명에서 출발하면 물음을 어디까지 풀 수 있을까?'],
    answeredBy: [
      (asks: readonly string[], wrote: readonly string[]) =>
        `${asks.join(', ')} 님이 남긴 물음이다. ${wrote.join(', ')} 님의 노트에서 출발하면 어디까지 답할 수 있을까?`,
    ],
    same: [
      '서로 거의 같은 말을 적었다. 실제로 이 말이 들어맞지 않는 때는 언제일까?',
      '서로 거의 같은 말을 적었다. 이 말을 그대로 믿었다가 곤란해지는 때는 언제일까?',
    ],
    sides: [
      '이 가운데 우리 경험과 가장 어긋나는 말은 어느 것일까?',
      '이 가운데 하나에 꼭 반대해야 한다면, 어느 말에 반대할까?',
    ],
    plans: [
      '함께 해 보자고 적었다. 이 가운데 하나만 먼저 해 본다면 무엇을 고를까?',
      '함께 해 보자고 적었다. 막상 해 보면 생각보다 손이 많이 갈 것은 무엇일까?',
    ],
    tried: ['우리 일에 쓴다면 어디에서 가장 먼저 막힐까?'],
    phenomenon: ['우리가 겪은 일 가운데 이와 가장 닮은 것은 무엇일까?'],
    practice: ['우리가 직접 해 본다면 어디에서 가장 먼저 막힐까?'],
    next: [
      '다음 주에 다룰 주제다. 읽기 전에 지금 생각을 한 문장으로 남긴다면 뭐라고 적을까?',
      '다음 주에 다시 만날 주제다. 여기 적은 것 가운데 그때 가서 생각이 달라질 만한 것은 무엇일까?',
    ],
  },
  /** The authors of the lines below, appended to the question. */
  by: (names: readonly string[]): string =>
    ` (${names.length > 3 ? `${names.slice(0, 2).join(', ')} 외 ${names.length - 2}명` : names.join(', ')})`,
}

/** What the questions need to know about a language. */
export type QuestionLanguage = typeof koQuestions
