import { withParticle } from './particles.ts'
import { koQuestions } from './questions.ts'

/** What in a sentence says where in a note it belongs, and what speaks for or against it. */
export const koCues = {
  /** A word without its ending, as far as it can be told. */
  stem: (word: string): string => koQuestions.cut(word)?.stem ?? word,
  /** A word of the language. */
  native: /\p{Script=Hangul}/u,
  /** What is still open to whoever wrote it. */
  open: /(?:이야기|얘기|토론)(?:해|하고|를 나눠)\s?(?:보고 )?싶|더 (?:알아|찾아|공부|파고|파 ?보|살펴|읽어|조사)|찾아\s?(?:볼 것|봐야|보기|보자|보고 싶)|알아\s?(?:볼 것|봐야|보고 싶|보기)|공부(?:해야|할 것|가 필요|하고 싶)|(?:잘|아직|정확히는?|솔직히|왜 그런지)\s?모르겠|이해(?:가|를)?\s?(?:안|못|잘 안|어렵|되지 않)|헷갈(?:렸|려|림|린다(?![는고]))|궁금|내용\s?보충|보충\s?(?:필요|할)|확인\s?(?:필요|해야|해 ?볼|할 것)|추후에? ?(?:학습|공부|확인|정리|조사|보충)|추가\s?(?:학습|조사|공부)(?:이|가)? ?(?:필요|예정|할)|TODO|FIXME|숙제|의문/u,
  /** A question that its author asks, and not one that a program or an example asks. */
  question: /(?:까|는지|은지|을지|나요|인가요?|는가|은가|까요|뭐지|무엇인지|왜)\s?[?？]+$/u,
  /** What its author did not expect. */
  discovery:
    /흥미|의외|놀라|놀랍|신기|재미\s?있|재밌|뜻밖|예상(?:과|보다|\s?밖|치 못|하지 못)|생각보다|생각과|몰랐|처음 알|인상\s?(?:깊|적)|역설|아이러니|반전|충격|오히려|직관과|통념|새롭게 (?:알|느)|(?:지|이) 않을까/u,
  /** What one can do with it at work. */
  application:
    /실무|현업|우리 (?:팀|회사|서비스|프로젝트|조직)|업무에|써\s?(?:보|볼|봐야|먹)|(?:적용|도입|활용|시도|응용|실험)해\s?(?:보|볼|봐|야|두)|도입할|(?:면|는 (?:것|게|편)이?) (?:더 )?(?:좋(?:다|습|음|고|을|겠다|겠음|겠습|겠어|지 않)|낫|바람직|유리|안전|중요)|지 (?:말고|말아야|말자|않도록)|좋은 (?:방법|선택|습관)|권장(?:한|하|된|함)|추천(?:한|하|함)|꿀?팁|주의(?:해야|할|하자|가 필요)|고려해야|염두에|때는? .{0,30}(?:사용|활용|선택|적용)(?:한다|하자|하면|해야)/u,
  /** Weaker: what it is good for. */
  use: /유용|효과적이|(?:활용|적용|사용|이용|도입)하면 .{4,}(?:수 있|된다|좋|줄|높|개선|향상)|(?:선택|결정|조절|구분|검증)해야/u,
  /** What its author thinks, and not what the book says. */
  own: /(?:것|거|듯) ?같(?:다|음|습|아|은데)|듯하|듯 하|(?:다고|라고|이라) 생각|생각(?:했|이 들|해 ?보)|느(?:꼈|낀|껴)|(?:지|이) 않을까|개인적|(?:^|\s)(?:내 경우|내 생각|나는|나의|저는|제가|내가)\s|경험(?:상|에 비)|겪었|(?:고|면) 싶|아쉽|공감|^근데|\.{2,}$|…$|ㅋㅋ|ㅠㅠ|(?:핵심|중요한 (?:것|건|점)|결국 중요한 (?:것|건))은/u,
  /** What sets something against something, gives a reason or a limit. */
  claim:
    /하지만|그러나|반면|지만[,\s]|대신|오히려|아니라|아니다|때문|덕분|뿐만|만으로는?|보다 .{0,12}(?:더|덜|높|낮|많|적|나은|나을|빠르|느리|쉽|어렵|중요|효율|좋)|수록|없다|없음|어렵다|어려움|한계|트레이드|유일|간과|불구하고|전부는|반드시|못 |[아어여려쳐해]도\s|치명|위험|부족/gu,
  /** Weaker: what matters. */
  weight:
    /중요|핵심|결정|영향|비용|개선|향상|문제|해결|품질|효율|줄(?:인|어|일)|늘(?:린|어|릴)|높(?:인|이|아)|낮(?:춘|추|아)/gu,
  /** Without what stands before it, such a sentence says nothing. */
  deictic:
    /^(?:이|그|저|이건|그건|이게|그게|둘|각|대신에?|마찬가지로?|반대로|왜냐하면|그 외에?|이 외에?|이런|그런|저런|이러한|그러한|이와|그와|이렇게|그렇게|이때|그때|이것|그것|이는|그는|이를|그를|이로|이에|여기|거기|위|아래|앞서|앞의|다음|해당|상기|이처럼|전자|후자|첫째|둘째|셋째|먼저|우선|마지막으로|예를 들어|예를 들면|예컨대|예시|예|ex|cf|참고)(?=[\s,을를은는이가의로에도과와:]|$)|(?:^|\s)(?:이런|그런|해당|위의?|아래의?)\s|(?:^|\s)(?:이|그|이러한|앞의?)\s(?:두|세|가지|문제|방법|방식|과정|경우|값|결과|단계|구조|특성|현상|논문|연구|모델|언어|가정|이유|기준|작업|데이터|점)|두 문제|(?:두|세|네|다섯|\d) ?가지(?: (?:문제|방법|상황|방식|이유|단계|가설|해결책|한계|유형|장점|단점|점))?(?:가|이|를|을|로)? ?(?:있|나뉘|나눌|존재|제시|소개|$)|(?:두|세|네|다섯|\d) ?가지$/u,
  /** A word that leads on from the sentence before. */
  connective:
    /^(?:또한?|그리고|그래서|따라서|그러므로|즉|하지만|그러나|반면에?|그런데|그럼|한편|결과적으로|물론|특히|게다가|더불어|나아가|이외|만약|그러면|때문에)(?=[\s,]|$)/u,
  /** Of the note or the book itself, or a lead-in to what follows. */
  aside:
    /(?:^|\s)(?:이|이번|다음|앞|지난|본)\s?(?:장|절|챕터|글|주차|포스팅|문서|내용)(?=에서|은|는|의|을|를|에|과|\s|,)|\d+장|포스팅|정리(?:한|했|하였|해|하)|살펴\s?(?:보|본|볼)|알아\s?(?:보자|본다|봅시다|보겠)|설명(?:한다|하였|했|합니다)|소개(?:한다|했|합니다)|다룬다|다룹니다|(?:알아|살펴|다뤄)\s?볼 (?:예정|것)|나열|논의(?:한다|할|하자)|초점을 맞|다음과 같|아래와 같|아래는|다음은|위와 같|위 (?:그림|표|식|코드|예)|(?:그림|표|수식|사진|이미지|스크린샷)\s?\d|출처|링크|참고\s?(?:문헌|자료|링크)|저자(?:는|가|의)|책에서/u,
  /** A definition: true, and in the book. */
  definition:
    /^[^,.]{1,30}(?:이란|란|(?:은|는)) [^.]{0,80}(?:을|를|라고|이라고|라|다고) (?:말|뜻|의미|부르|부른|일컫|칭|정의|한)|(?:을|를) (?:의미|뜻|말)(?:한다|함|합니다)|(?:라고|이라고) (?:한다|부른다|함|합니다|불린다)|의 (?:약자|줄임말)/u,
  /** What only tells what there is, or how it works. */
  flat: /등(?:이|을|도)? ?(?:있다|있음|있습니다)|(?:포함|구성|사용|활용|분류|계산|처리|변환|생성|출력|수행|설정|정의|저장)(?:한다|된다|함|됨|합니다|됩니다)[.…]*$|(?:만든다|한다고 한다)[.…]*$|나(?:눈다|뉜다|뉨|눌 수 있)|불(?:린다|리는)|알려진|이루어(?:진|져)|(?:역할|과정|방법|방식|기법|구조|모델|알고리즘|단계)(?:이다|을 한다|임)[.…]*$/u,
  /** What somebody found or claims. */
  finding:
    /발견(?:했|하였|됐|되었)|밝혀|나타났|드러났|보여\s?(?:준|줬|주었)|주장(?:한다|했)|것으로 (?:추정|예상|보인|알려)|연구(?:에|결과)|실험(?:에|결과)/u,
  /** How a whole sentence ends without a full stop. */
  ending:
    /(?:[다요죠네까지음함됨임짐춤킴움옴감]|(?:보|하|쓰|두)기|것|점|때문|중요|필요|가능|불가능|어려움|않음|있음|없음|않을까|수도|듯)[\s.…!?~ㅠㅋㅎ)]*$/u,
  /** A polite or plain verb at the end: the surest whole sentence. */
  predicate: /(?:다|요|까|죠|네|음|함|됨|임|짐|춤|킴|움)[\s.…!?~)"'”’]*$/u,
  marks: /★|☆|⭐|🌟|✅|✔|📌|🔥|💡|❗|‼|!!|(?:^|[[(])\s?(?:중요|핵심|포인트|주의)\s?(?=[)\]:!])/u,
  /** Sections of other names, by what their headings say. */
  sections: {
    'further-study': /추가|더 |궁금|질문|의문|모르|남은|학습이 필요|보충|숙제/u,
    applications: /적용|실무|활용|실천|응용|액션|써먹|해 볼/u,
    discoveries: /발견|흥미|독특|새로|놀라|의외|느낀|인상/u,
    insights: /인사이트|핵심|배운|깨달|통찰|중요|요점|요약|정리/u,
  },
}

/** What `draft` says, on the terminal and in the draft. */
export const koDraft = {
  noSources: () => ({
    message: '설정에 `sources`가 없어서, 초안을 만들 글을 찾을 수 없습니다.',
    hint: '팀원들이 자유롭게 쓴 글이 있는 곳을 설정에 적어 주세요. 예: `sources: study/{week}/{member}.md`',
  }),
  noneInWeek: (week: string) => ({
    message: `${week} 주차에는 초안을 만들 글이 없습니다.`,
    hint: '설정의 `sources`에 적은 경로에 글이 있는지 확인해 주세요.',
  }),
  noneOfMember: (name: string, week: string, known: readonly string[]) => ({
    message: `${name} 님이 ${week} 주차에 쓴 글이 없습니다.`,
    hint: known.length > 0 ? `글이 있는 팀원: ${known.join(', ')}` : '설정의 `sources`를 확인해 주세요.',
  }),
  noSuchMember: (name: string) => ({
    message: `${withParticle(`\`${name}\``, '은')} 등록된 팀원이 아닙니다.`,
    hint: '설정의 `members`에 있는 id나 이름을 적어 주세요.',
  }),
  exists: () => ({
    message: '이미 있는 노트라서 초안을 만들지 않았습니다.',
    hint: '초안을 보기만 하려면 `--stdout`을 붙여 주세요.',
  }),
  noPath: (week: string, member: string) => ({
    message: `${week} 주차 ${member} 님의 노트를 둘 곳을 설정의 \`notes\`로 정할 수 없습니다.`,
    hint: '`--stdout`으로 출력해서 알맞은 곳에 저장해 주세요.',
  }),
  nothingFound: () => ({
    message: '이 글에서 노트로 옮길 내용을 찾지 못해서 초안을 만들지 않았습니다.',
    hint: '`insights new`로 빈 노트를 만들거나, `--prompt`나 `--model`로 언어 모델을 이용해 주세요.',
  }),
  written: (name: string, accept: string) =>
    `${name} 님이 읽고 다듬은 뒤 \`${accept}\` 명령을 실행하거나 \`draft: true\` 줄을 지우면 노트가 됩니다.`,
  allWritten: (week: string) => `${week} 주차에는 초안이 필요한 팀원이 없습니다. 글을 쓴 팀원은 모두 노트가 있습니다.`,
  unchanged: () => '초안을 만든 뒤로 글이 바뀌지 않았습니다.',
  changed: (count: number) =>
    count === 0
      ? '초안을 만든 뒤로 글이 바뀌었지만, 새로 고를 문장은 없습니다. 노트는 바꾸지 않았습니다.'
      : `초안을 만든 뒤로 글이 바뀌었습니다. 새로 고를 만한 문장이 ${count}개 있습니다. 노트는 바꾸지 않았습니다.`,
  newPoint: (path: string, line: number, heading: string, text: string) => `${path}:${line} ${heading}: ${text}`,
  accepted: (name: string) => `${name} 님의 초안이 노트가 되었습니다.`,
  noDraft: (name: string, week: string) => ({
    message: `${week} 주차에 ${name} 님의 초안이 없습니다.`,
    hint: '`insights status`로 누가 무엇을 썼는지 볼 수 있습니다.',
  }),
  acceptWhom: (names: readonly string[]) => ({
    message: '누구의 초안을 노트로 바꿀지 적어 주세요.',
    hint: names.length > 0 ? `초안이 있는 팀원: ${names.join(', ')}` : '이 주차에는 초안이 없습니다.',
  }),
  alreadyNote: () => '이미 초안이 아니라 노트입니다.',
  tooFew: (heading: string, min: number, found: number) => ({
    message: `${heading}: ${min}개가 필요하지만 ${found}개만 찾았습니다.`,
    hint: '나머지는 직접 적어 주세요.',
  }),
  intro:
    '초안입니다. 아래 섹션의 글은 원본에서 문장을 그대로 골라 옮긴 것이니, 줄이고 고쳐서 자신의 말로 바꿔 주세요. 각 항목의 출처:',
  introOfModel:
    '초안입니다. 아래 섹션의 글은 언어 모델이 원본을 읽고 옮긴 것이니, 맞는지 확인하고 자신의 말로 고쳐 주세요. 각 항목의 근거:',
  lines: '줄',
  empty: '원본에서 찾지 못했습니다. 직접 적어 주세요.',
}
