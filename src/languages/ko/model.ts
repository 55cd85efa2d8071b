import { withParticle } from './particles.ts'

/** Why a part of a model's answer is dropped. */
const flaws = {
  form: (expected) => `정해진 형식이 아닙니다. 있어야 할 것: ${expected}`,
  markup: () => '한 줄의 글이 아니거나, 마크업이나 주소가 들어 있습니다',
  length: (most) => `너무 짧거나 ${most}자를 넘습니다`,
  title: (most) => `제목이 비었거나 ${most}자를 넘습니다`,
  notOneQuestion: () => '물음표로 끝나는 질문 하나가 아닙니다',
  language: () => '한국어로 쓴 글이 아닙니다',
  evidenceCount: () => '근거가 없거나 너무 많습니다',
  unknownItem: (id) => `없는 항목을 근거로 들었습니다: ${id}`,
  unknownSection: (id) => `없는 섹션입니다: ${id}`,
  otherSource: (path) => `다른 글에 대한 답입니다: ${path}`,
  forgedQuote: (place) => `인용한 말이 그 자리에 없습니다: ${place}`,
  name: (name) => `근거에 없는 이름이 있습니다: ${name}`,
  number: (number) => `근거에 없는 숫자가 있습니다: ${number}`,
  quotation: (words) => `따옴표 안의 말이 근거에 없습니다: ${words}`,
  member: (name) => `근거에 없는 팀원을 말합니다: ${name}`,
  copied: () => '노트의 문장을 그대로 옮긴 질문입니다',
  taken: () => '이미 나온 질문입니다',
  twice: () => '앞에 나온 것과 같습니다',
  full: () => '더 들어갈 자리가 없습니다',
} satisfies Record<string, (what: string) => string>

/** Messages about models: dropped answers, progress and errors. */
export const koModel = {
  flaws,
  asking: (name: string, host: string, env: string | undefined) =>
    `노트를 ${host}의 ${name} 모델로 보내 묻습니다(${env ? `API 키: 환경 변수 ${env}` : 'API 키 없음'}).`,
  running: (command: string) => `모델에게 물을 프로그램을 실행합니다: ${command}`,
  waiting: (seconds: number) => `모델의 답을 기다립니다: ${seconds}초`,
  again: (status: number, seconds: number, next: number, most: number) =>
    `모델 서버가 HTTP ${status} 오류로 답했습니다. ${seconds}초 뒤에 다시 시도합니다(${next}/${most}).`,
  keyMissing: (env: string) => ({
    message: `API 키가 없습니다: 환경 변수 ${env}에 값이 있어야 합니다.`,
    hint: `${env}에 키를 넣거나, 키가 필요 없는 서버라면 설정에서 model.keyEnv를 지워 주세요.`,
  }),
  keyBroken: (env: string) => ({
    message: `환경 변수 ${env}의 값은 API 키로 쓸 수 없습니다: 공백이나 줄바꿈이 없는 ASCII 글자여야 합니다.`,
    hint: '값을 다시 복사해 넣어 주세요.',
  }),
  keyUnprotected: (host: string, env: string) => ({
    message: `${host}에는 암호화 없이(http) 연결하게 되어 있어, 환경 변수 ${env}의 API 키를 보내지 않았습니다.`,
    hint: 'model.baseUrl을 `https://` 주소로 바꾸거나, 키가 필요 없는 서버라면 model.keyEnv를 지워 주세요.',
  }),
  badAddress: () => ({
    message:
      'model.baseUrl을 읽을 수 없습니다. `http://localhost:11434/v1`처럼 적은, 사용자 이름도 암호도 없는 주소여야 합니다.',
    hint: 'API 키는 주소가 아니라 환경 변수에 넣고, 그 이름을 model.keyEnv에 적어 주세요.',
  }),
  unnamed: (names: readonly string[]) => ({
    message: `설정에 model.name이 없고, 서버의 모델이 하나가 아닙니다${names.length > 0 ? `: ${names.join(', ')}` : '.'}`,
    hint: '쓸 모델의 이름을 설정의 model.name에 적어 주세요.',
  }),
  unreachable: (host: string, code: string) => ({
    message: `모델 서버(${host})에 연결하지 못했습니다${code ? `(${code})` : ''}.`,
    hint: '서버가 켜져 있는지, 설정의 model.baseUrl이 맞는지 확인해 주세요.',
  }),
  timeLimit: (seconds: number) => ({
    message: `모델이 ${seconds}초 안에 답을 마치지 못했습니다.`,
    hint: '더 작은 모델을 쓰거나 나중에 다시 시도해 주세요.',
  }),
  refused: (host: string, status: number, env: string | undefined) => ({
    message: `모델 서버(${host})가 ${env ? `환경 변수 ${env}의 API 키를` : 'API 키 없이 보낸 요청을'} HTTP ${status} 오류로 거절했습니다.`,
    hint: env
      ? `환경 변수 ${env}의 API 키가 이 서버의 것인지 확인해 주세요.`
      : 'API 키가 필요한 서버라면 설정에 model.keyEnv를 적어 주세요.',
  }),
  busy: (host: string, tries: number, after: number | undefined, detail: string) => ({
    message: `모델 서버(${host})가 지금은 답할 수 없다고 합니다(HTTP 429, ${tries}번 시도)${detail ? `: ${detail}` : '.'}`,
    hint:
      after === undefined
        ? '요청이 많거나 사용 한도가 다 찼을 수 있습니다. 한도를 확인하고 나중에 다시 시도해 주세요.'
        : `서버는 ${after}초 뒤에 다시 시도하라고 합니다.`,
  }),
  status: (host: string, status: number, detail: string) => ({
    message: `모델 서버(${host})가 ${status > 0 ? `HTTP ${status} ` : ''}오류로 답했습니다${detail ? `: ${detail}` : '.'}`,
    hint: '설정의 model.baseUrl과 model.name을 확인해 주세요.',
  }),
  redirected: (host: string, to: string) => ({
    message: `모델 서버(${host})가 다른 주소로 이동하라고 합니다${to ? `: ${to}` : '.'} 노트와 API 키를 그곳으로 보내지 않았습니다.`,
    hint: '그 주소가 맞다면 설정의 model.baseUrl에 적어 주세요.',
  }),
  notTheProtocol: (host: string) => ({
    message: `모델 서버(${host})의 답이 OpenAI 방식의 JSON이 아닙니다.`,
    hint: '설정의 model.baseUrl이 `/v1`까지 맞게 적혔는지 확인해 주세요.',
  }),
  webPage: (host: string) => ({
    message: `모델 서버(${host})가 답 대신 웹 페이지를 보냈습니다. 로그인 화면이나 다른 프로그램의 페이지일 수 있습니다.`,
    hint: '설정의 model.baseUrl이 `/v1`까지 맞는지, VPN이나 사내 로그인이 필요한 네트워크가 아닌지 확인해 주세요.',
  }),
  stopped: (who: string) => ({
    message: `모델(${who})의 답이 도중에 끊겼습니다.`,
    hint: '다시 시도해 보고, 반복되면 서버나 프로그램의 로그를 확인해 주세요.',
  }),
  tooLong: (megabytes: number) => ({
    message: `모델의 답이 너무 깁니다: ${megabytes} MB까지만 읽습니다.`,
    hint: '다른 모델을 써 주세요.',
  }),
  tooManyLetters: (most: number) => ({
    message: `모델의 답이 너무 깁니다: ${most}자까지만 읽습니다.`,
    hint: '답만 넣었는지 확인해 주세요.',
  }),
  cutOff: (reason: string) => ({
    message: `모델이 답을 끝내지 못했습니다(${reason}).`,
    hint: '더 긴 답을 낼 수 있는 모델이나 설정을 써 주세요.',
  }),
  notJson: () => ({
    message: '모델의 답에 JSON이 없습니다.',
    hint: '답 전체를 그대로 넣었는지 확인해 주세요. 반복되면 다른 모델을 써 주세요.',
  }),
  notTheForm: (expected: string) => ({
    message: `모델의 답에 있는 JSON이 정해진 형식이 아닙니다. 있어야 할 것: \`${expected}\``,
    hint: '프롬프트에 나온 형식대로 답 전체를 다시 넣어 주세요. 반복되면 다른 모델을 써 주세요.',
  }),
  noProgram: (name: string) => ({
    message: `설정의 model.command에 적은 프로그램을 찾지 못했습니다: ${name}`,
    hint: '설치되어 있는지, PATH에 있는지 확인해 주세요. Windows에서는 .exe만 바로 실행할 수 있습니다. `.cmd`라면 `[node, 스크립트 경로]`처럼 적어 주세요.',
  }),
  programFailed: (name: string, code: string, detail: string) => ({
    message: `프로그램이 오류로 끝났습니다: ${name} (${code})${detail ? `: ${detail}` : '.'}`,
    hint: '같은 명령을 터미널에서 직접 실행해 보세요. 로그인이 필요한 프로그램일 수 있습니다.',
  }),
  noModel: () => ({
    message: '설정에 `model`이 없어서 언어 모델에 물을 수 없습니다.',
    hint: '설정에 `model: {command: [claude, -p, --tools, ""]}`나 `model: {baseUrl: http://localhost:11434/v1, name: 모델이름}`을 넣거나, `--prompt`로 출력한 글을 챗봇에 붙여 넣고 답을 `--reply`로 넣어 주세요.',
  }),
  dropped: (text: string, reason: string) => ({ message: `모델의 답에서 뺐습니다: ${text} (${reason})` }),
  uncited: (half: 'first' | 'second', byHand: boolean) => ({
    message: `모델의 답이 프롬프트의 ${half === 'first' ? '앞쪽' : '뒤쪽'} 절반을 한 번도 인용하지 않았습니다. 모델이 그 부분을 읽지 못했을 수 있습니다.`,
    hint: byHand
      ? '프롬프트를 끝까지 붙여 넣었는지 확인하고 다시 물어 주세요.'
      : 'Ollama는 기본으로 4,096토큰까지만 읽고 나머지를 말없이 버립니다. 서버를 `OLLAMA_CONTEXT_LENGTH=32768 ollama serve`로 실행해 주세요.',
  }),
  paste: () => '모델의 답을 붙여 넣고 Ctrl-D를 눌러 주세요. 그만두려면 Ctrl-C를 누르세요.',
  received: (bytes: number) => `받은 글: ${bytes.toLocaleString('en')}바이트 (끝내려면 Ctrl-D)`,
  replyKept: (path: string) => ({
    message: '받은 답을 이 파일에 남겨 두었습니다.',
    hint: `파일을 고친 뒤 ${withParticle(`\`--reply ${path}\``, '으로')} 다시 넣어 주세요.`,
  }),
  replyTooLong: (most: number) => ({
    message: `모델의 답이 너무 깁니다: ${most}바이트까지만 읽습니다.`,
    hint: '답만 들어 있는 파일인지 확인해 주세요.',
  }),
  replyUnreadable: (code: string) => ({
    message: code === 'ENOENT' ? '모델의 답이 든 파일이 없습니다.' : `모델의 답이 든 파일을 읽을 수 없습니다(${code}).`,
    hint: '경로가 맞는지 확인해 주세요. 붙여 넣으려면 `--reply -`를 쓰면 됩니다.',
  }),
  /** After the prompts on stdout: where their answers go. */
  answersGo: (command: string, prompts: number) =>
    prompts === 1
      ? `위의 글을 챗봇에 붙여 넣고, 답을 받으면 \`${command} --reply -\` 명령을 실행해 그 답을 붙여 넣어 주세요. 파일에 저장한 답은 \`-\` 대신 파일 이름을 적으면 됩니다.`
      : `위의 글 ${prompts}개를 챗봇에 하나씩 붙여 넣고, 답을 모두 받으면 \`${command} --reply -\` 명령을 실행해 이어서 붙여 넣어 주세요. 파일 하나에 저장한 답은 \`-\` 대신 파일 이름을 적으면 됩니다.`,
  wayByHand: (command: string) =>
    `언어 모델을 이용하려면: \`${command} --prompt\`로 출력한 글을 아무 챗봇에나 붙여 넣고, \`${command} --reply -\` 명령을 실행해 받은 답을 붙여 넣어 주세요.`,
  wayOfConfig: (command: string) => `설정에 적은 모델에게 바로 물으려면 \`${command} --model\`을 실행해 주세요.`,
  wayOfProgram: (name: string | undefined, command: string) =>
    `${name ? `이 컴퓨터에 있는 ${name} 프로그램에게` : '명령줄 모델(claude, codex, ollama 등)에게'} 바로 물으려면 설정에 \`model: {command: [${command}]}\` 줄을 넣고 \`--model\`을 붙여 주세요.`,
}
