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
  running: (command: string) => `모델에게 물을 프로그램을 실행합니다: ${command}`,
  waiting: (seconds: number) => `모델의 답을 기다립니다: ${seconds}초`,
  timeLimit: (seconds: number) => ({
    message: `모델이 ${seconds}초 안에 답을 마치지 못했습니다.`,
    hint: '더 작은 모델을 쓰거나 나중에 다시 시도해 주세요.',
  }),
  tooLong: (megabytes: number) => ({
    message: `모델의 답이 너무 깁니다: ${megabytes} MB까지만 읽습니다.`,
    hint: '다른 모델을 써 주세요.',
  }),
  tooManyLetters: (most: number) => ({
    message: `모델의 답이 너무 깁니다: ${most}자까지만 읽습니다.`,
    hint: '답만 넣었는지 확인해 주세요.',
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
    hint: '설정에 `model: {command: [claude, -p, --tools, ""]}`를 넣거나, `--prompt`로 출력한 글을 챗봇에 붙여 넣고 답을 `--reply`로 넣어 주세요.',
  }),
  dropped: (text: string, reason: string) => ({ message: `모델의 답에서 뺐습니다: ${text} (${reason})` }),
  paste: () => '모델의 답을 붙여 넣고 Ctrl-D를 눌러 주세요. 그만두려면 Ctrl-C를 누르세요.',
  received: (bytes: number) => `받은 글: ${bytes.toLocaleString('en')}바이트 (끝내려면 Ctrl-D)`,
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
}
