const QUESTION_WORDS = new Set(
  '우리 어떻 어떤 무엇 무슨 언제 어디 어느 누가 누구 얼마 있을 없을 하는 하면 할까 해야 되는 될까 그리 그런 이런 경우 때문 생각 다음 이번 통해 위해 대해 대한 따라 가장 것은 것이 것을 수가 이를 그것 이것 함께'.split(
    ' ',
  ),
)

/** Why a question of the model is left out. */
const flaws = {
  markup: () => '한 줄의 글이 아니라 마크업이나 주소가 들어 있습니다',
  length: (most) => `질문이 너무 짧거나 ${most}자를 넘습니다`,
  title: (most) => `제목이 비었거나 ${most}자를 넘습니다`,
  notOneQuestion: () => '물음표로 끝나는 질문 하나가 아닙니다',
  language: () => '한국어로 바르게 쓴 질문이 아닙니다',
  evidenceCount: () => '근거가 1개에서 4개가 아닙니다',
  unknownItem: (id) => `없는 항목을 근거로 들었습니다: ${id}`,
  forgedQuote: (id) => `인용한 말이 그 항목에 없습니다: ${id}`,
  orders: (id) => `모델에 지시하는 글을 근거로 들었습니다: ${id}`,
  oneMember: () => '공통 질문인데 한 사람의 노트만 근거로 들었습니다',
  noNextWeek: () => '다음 주의 주제를 말하지 않습니다',
  term: (term) => `주제어가 근거에 없습니다: ${term}`,
  name: (name) => `근거에 없는 이름이 있습니다: ${name}`,
  number: (number) => `근거에 없는 숫자가 있습니다: ${number}`,
  span: (span) => `따옴표 안의 말이 근거에 없습니다: ${span}`,
  unrelated: (id) => `질문과 겹치는 말이 없는 항목을 근거로 들었습니다: ${id}`,
  count: (what) => `근거로 확인되지 않는 인원수입니다: ${what}`,
  member: (name) => `근거에 없는 팀원을 말합니다: ${name}`,
  copied: () => '노트의 문장을 그대로 옮긴 질문입니다',
  taken: () => '이미 나온 질문과 같은 주제입니다',
  twice: () => '앞선 질문과 같은 주제입니다',
  full: () => '그 목록의 질문 수가 다 찼습니다',
} satisfies Record<string, (what: string) => string>

/** The words of the optional language model: what it is told of the language, what can go wrong, what is waited for. */
export const koModel = {
  style:
    'Write title, text and term in Korean, in plain style (…할까?, …일까?). Particles must fit the sound before them; never write 을(를), 이(가), 은(는).',
  letter: /\p{Script=Hangul}/u,
  slip: /\((?:을|를|이|가|은|는|과|와|으로|로|이라|라)\)/,
  names: (text: string) =>
    text.match(/(?:(?!\p{Script=Hangul})[\p{L}\p{M}\p{N}])+/gu)?.filter((run) => /\p{L}/u.test(run)) ?? [],
  stems: (text: string) => [
    ...(text.match(/\p{Script=Hangul}{2,}/gu) ?? [])
      .map((run) => run.slice(0, 2))
      .filter((stem) => !QUESTION_WORDS.has(stem)),
    ...(text.match(/[A-Za-z][A-Za-z0-9]+/g) ?? []).map((word) => word.toLowerCase()),
  ],
  everyone: /모두가|모두의|모두 (?:말|다루|꼽|언급|지적)|전원|다들|만장일치/,
  people: /(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열|여러)\s?(?:명|사람|분)/g,
  flaws: flaws as Record<keyof typeof flaws, (what: string) => string>,
  asking: (name: string, host: string) => `${host}의 ${name} 모델에 묻고 있습니다.`,
  waiting: (seconds: number, letters: number) =>
    `모델의 답을 기다립니다: ${seconds}초${letters > 0 ? `, ${letters}자` : ''}`,
  again: (status: number, seconds: number, next: number, most: number) =>
    `모델 서버가 HTTP ${status} 오류로 답했습니다. ${seconds}초 뒤에 다시 묻습니다(${next}/${most}).`,
  keyMissing: (env: string) => ({
    message: `모델의 열쇠가 없습니다: 환경 변수 ${env}에 값이 있어야 합니다.`,
    hint: `${env}에 열쇠를 넣거나, 열쇠가 필요 없는 서버라면 설정에서 model.keyEnv를 지워 주세요.`,
  }),
  keyBroken: (env: string) => ({
    message: `환경 변수 ${env}의 값은 열쇠로 쓸 수 없습니다: 빈칸이나 줄바꿈이 없는 ASCII 글자여야 합니다.`,
    hint: '값을 다시 복사해 넣어 주세요.',
  }),
  badAddress: () => ({
    message:
      'model.baseUrl을 읽을 수 없습니다. `http://localhost:11434/v1`처럼 적은, 사용자 이름도 암호도 없는 주소여야 합니다.',
    hint: '열쇠는 주소가 아니라 환경 변수에 넣고, 그 이름을 model.keyEnv에 적어 주세요.',
  }),
  unnamed: (names: readonly string[]) => ({
    message: `설정에 model.name이 없고, 서버의 모델이 하나가 아닙니다${names.length > 0 ? `: ${names.join(', ')}` : '.'}`,
    hint: '쓸 모델의 이름을 설정의 model.name에 적어 주세요.',
  }),
  unreachable: (host: string, code: string) => ({
    message: `모델 서버(${host})에 닿지 못했습니다${code ? `(${code})` : ''}.`,
    hint: '서버가 켜져 있는지, 설정의 model.baseUrl이 맞는지 살펴 주세요.',
  }),
  timeLimit: (host: string, seconds: number) => ({
    message: `모델 서버(${host})가 ${seconds}초 안에 답을 마치지 못했습니다.`,
    hint: '더 작은 모델을 쓰거나 나중에 다시 해 주세요.',
  }),
  refused: (host: string, status: number, env: string | undefined) => ({
    message: `모델 서버(${host})가 HTTP ${status} 오류로 거절했습니다.`,
    hint: env
      ? `환경 변수 ${env}의 열쇠가 이 서버의 것인지 살펴 주세요.`
      : '열쇠가 필요한 서버라면 설정에 model.keyEnv를 적어 주세요.',
  }),
  busy: (host: string, tries: number, after: number | undefined) => ({
    message: `모델 서버(${host})가 바쁘다고 답했습니다(429, ${tries}번 물음).`,
    hint: after === undefined ? '나중에 다시 해 주세요.' : `서버는 ${after}초 뒤에 다시 물으라고 합니다.`,
  }),
  status: (host: string, status: number, said: string) => ({
    message: `모델 서버(${host})가 ${status > 0 ? `HTTP ${status} ` : ''}오류로 답했습니다${said ? `: ${said}` : '.'}`,
    hint: '설정의 model.baseUrl과 model.name을 살펴 주세요.',
  }),
  redirected: (host: string, to: string) => ({
    message: `모델 서버(${host})가 다른 주소로 넘기려 합니다${to ? `: ${to}` : '.'} 노트와 열쇠를 그리로 보내지 않았습니다.`,
    hint: '그 주소가 맞다면 설정의 model.baseUrl에 적어 주세요.',
  }),
  stopped: (host: string) => ({
    message: `모델 서버(${host})의 답이 도중에 끊겼습니다.`,
    hint: '다시 해 보고, 되풀이되면 서버의 기록을 살펴 주세요.',
  }),
  tooLong: (megabytes: number) => ({
    message: `모델 서버의 답이 너무 깁니다: ${megabytes} MB까지 읽습니다.`,
    hint: '다른 모델을 써 주세요.',
  }),
  cutOff: (reason: string) => ({
    message: `모델이 답을 끝내지 못했습니다(${reason}).`,
    hint: '더 긴 답을 낼 수 있는 모델이나 설정을 써 주세요.',
  }),
  notJson: () => ({
    message: '모델의 답이 JSON이 아닙니다.',
    hint: 'JSON 스키마를 따르는 모델을 써 주세요.',
  }),
  notTheSchema: (place: string) => ({
    message: `모델의 답이 정한 모양이 아닙니다${place ? `: ${place}` : '.'}`,
    hint: 'JSON 스키마를 따르는 모델을 써 주세요.',
  }),
}
