import type { Words } from '../../errors.ts'

/** The words of `--help` and of errors in the command line. Missing entries fall back to the English of cli.ts. */
export interface HelpWords {
  /** Descriptions by command; '' is the program itself. */
  commands: ReadonlyMap<string, string>
  /** Descriptions by name. */
  arguments: ReadonlyMap<string, string>
  /** Descriptions by `command --option`, or by `--option` if it means the same in all commands. */
  options: ReadonlyMap<string, string>
  titles: ReadonlyMap<string, string>
  help: string
  /** Below the help of the program: what to type first. */
  begin: string
  /** Below the help of a command: the options that all have. */
  everywhere: string
  examplesTitle: string
  examples: ReadonlyMap<string, readonly string[]>
  usage: UsageWords
}

/** What is wrong with a command line. An option is given as `--format <format>` or `--format`. */
interface UsageWords {
  unknownCommand: (name: string, near: string | undefined) => Words
  unknownOption: (option: string, near: string | undefined) => Words
  missingArgument: (name: string, command: string) => Words
  excessArguments: (most: number, command: string) => Words
  optionMissingArgument: (option: string) => Words
  invalidArgument: (option: string, value: string, choices: readonly string[]) => Words
  conflictingOption: (option: string, other: string) => Words
  needsOption: (option: string, other: string) => Words
  needsModel: (ways: readonly string[]) => Words
  notWithWeeks: (option: string) => Words
  notANumber: (option: string, value: string, most: number) => Words
}

/** Real command lines for each command, the same in all languages. */
export const examples: [string, string[]][] = [
  ['build', ['insights build week-02', 'insights build --all --check']],
  ['init', ['insights init my-study', 'insights init --yes --members "김하나, duri=이두리"']],
  ['new', ['insights new next', 'insights new week-02 kim-hana', 'insights new next --link']],
  ['lint', ['insights lint week-02', 'insights lint --fix notes/week-02/kim-hana.md']],
  ['site', ['insights site', 'insights site --serve']],
  ['status', ['insights status', 'insights status --format text']],
  ['draft', ['insights draft week-02 kim-hana --prompt', 'insights draft week-02 --model']],
  ['discuss', ['insights discuss week-02', 'insights discuss week-02 --stdout']],
  ['lsp', ['insights lsp', 'insights lsp --stdio']],
]

export const koHelp: HelpWords = {
  commands: new Map([
    ['', '스터디 팀원들의 주간 노트를 모아 문서 하나로 만듭니다'],
    ['init', '폴더에 설정, 템플릿, CI를 마련합니다(덮어쓰지 않음)'],
    ['new', '템플릿으로 새 노트를 만듭니다'],
    ['draft', '섹션 없이 쓴 글에서 언어 모델로 노트 초안을 만듭니다'],
    ['lint', '노트를 검사합니다'],
    ['discuss', '토론 질문을 제안해 discussion.md에 씁니다'],
    ['build', '노트를 모아 그 주차의 문서를 만듭니다'],
    ['site', '모든 주차를 웹 페이지로 만듭니다. 오프라인에서도 열립니다'],
    ['status', '누가 무엇을 썼는지 보여 줍니다'],
    ['lsp', '편집기에 검사 결과를 보여 주는 언어 서버를 실행합니다'],
  ]),
  arguments: new Map([
    ['week', '주차의 이름이나 번호. 예: week-02, 2, next'],
    ['weeks', '주차의 이름이나 번호. 예: week-02, 2, next'],
    ['member', '팀원의 id, 이름, 별칭'],
    ['folder', '설정을 마련할 폴더. 기본값은 이 폴더'],
    ['paths or weeks', '파일, 폴더, 주차. 기본값은 전부, -는 표준 입력'],
  ]),
  options: new Map([
    ['--version', '버전을 출력합니다'],
    ['--help', '도움말을 보여 줍니다'],
    ['--cwd', '이 폴더에서 실행합니다'],
    ['--config', '이 설정 파일을 씁니다'],
    ['--color', '항상 색을 씁니다. --no-color는 쓰지 않습니다'],
    ['--quiet', '표준 오류에는 오류만 출력합니다'],
    ['--format', '출력 형식'],
    ['init --yes', '묻지 않고 기본값을 씁니다'],
    ['init --dry-run', '파일을 만들지 않고, 무엇을 만들지만 보여 줍니다'],
    ['init --title', '스터디 이름'],
    ['init --language', '문서와 메시지의 언어'],
    ['init --notes', '{week}, {member}, *로 적은 노트의 경로. 여러 번 가능'],
    ['init --members', '팀원들의 이름. 쉼표로 구분합니다'],
    ['init --no-ci', 'CI 작업을 만들지 않습니다'],
    ['new --name', '문서에 보여 줄 이름'],
    ['new --stdout', '파일에 쓰는 대신 출력합니다'],
    ['new --link', '노트를 쓸 GitHub 페이지의 주소. 팀원을 적지 않으면 모두'],
    ['draft --stdout', '파일에 쓰는 대신 출력합니다'],
    ['draft --model', '설정에 적은 언어 모델에게 묻습니다'],
    ['draft --prompt', '언어 모델에게 줄 프롬프트를 출력합니다'],
    ['draft --reply', '모델의 답을 이 파일에서 읽습니다. -는 표준 입력'],
    ['lint --fix', '안전하게 고칠 수 있는 것을 모두 고칩니다'],
    ['lint --max-warnings', '경고가 이보다 많으면 종료 코드 1로 끝납니다'],
    ['lint --changed', '이 브랜치에서 바뀐 노트만. ref는 비교할 커밋'],
    ['lsp --stdio', '표준 입출력을 씁니다(기본값)'],
    ['lint --stdin-filename', '표준 입력을 이 경로의 노트로 보고 검사합니다'],
    ['discuss --merge', '새 질문을 discussion.md 아래에 추가합니다'],
    ['discuss --stdout', '파일에 쓰는 대신 출력합니다'],
    ['discuss --model', '설정에 적은 언어 모델에게 묻습니다'],
    ['discuss --prompt', '언어 모델에게 줄 프롬프트를 출력합니다'],
    ['discuss --reply', '모델의 답을 이 파일에서 읽습니다. -는 표준 입력'],
    ['build --all', '노트가 있는 모든 주차'],
    ['build --check', '쓰지 않고, 갱신할 문서가 있으면 diff와 종료 코드 1'],
    ['build --stdout', '파일에 쓰는 대신 출력합니다'],
    ['--skip-broken', '오류가 있는 노트는 건너뜁니다'],
    ['build --force', '사람이 고친 문서도 덮어씁니다'],
    ['site --out', '페이지를 쓸 폴더. 기본값은 site'],
    ['site --serve', '쓰지 않고 브라우저에서 보여 주고, 저장하면 다시 만듭니다'],
    ['site --port', '--serve와 함께 쓰는 포트 번호'],
    ['status --check', '쓰지 않은 팀원이 있으면 종료 코드 1로 끝납니다'],
  ]),
  titles: new Map([
    ['Usage:', '사용법:'],
    ['Arguments:', '인수:'],
    ['Options:', '옵션:'],
    ['Global Options:', '공통 옵션:'],
    ['Commands:', '명령:'],
  ]),
  help: '도움말을 보여 줍니다',
  begin: '처음이라면: insights init',
  everywhere: '공통 옵션(--cwd, --config, --color, --quiet): insights --help',
  examplesTitle: '예:',
  examples: new Map(examples),
  usage: {
    unknownCommand: (name, near) => ({
      message: `알 수 없는 명령입니다: ${name}`,
      hint: near ? `혹시 \`${near}\`인가요?` : '명령은 `insights --help`에서 볼 수 있습니다.',
    }),
    unknownOption: (option, near) => ({
      message: `알 수 없는 옵션입니다: ${option}`,
      hint: near ? `혹시 \`${near}\`인가요?` : '`--help`를 붙이면 옵션을 모두 볼 수 있습니다.',
    }),
    missingArgument: (name, command) =>
      name === 'week'
        ? { message: '주차가 빠졌습니다.', hint: `주차를 적어 주세요. 예: \`insights ${command} week-02\`` }
        : { message: `${name} 인수가 빠졌습니다.`, hint: `\`insights ${command} --help\`를 참고해 주세요.` },
    excessArguments: (most, command) => ({
      message: `인수가 너무 많습니다. ${most}개까지 쓸 수 있습니다.`,
      hint: `\`insights ${command} --help\`를 참고해 주세요.`,
    }),
    optionMissingArgument: (option) => ({
      message: `\`${option}\`에 값이 없습니다.`,
      hint: '옵션 뒤에 값을 적어 주세요.',
    }),
    invalidArgument: (option, value, choices) => ({
      message: `\`${option}\`에 쓸 수 없는 값입니다: ${value}`,
      hint: `쓸 수 있는 값: ${choices.join(', ')}`,
    }),
    conflictingOption: (option, other) => ({
      message: `함께 쓸 수 없는 옵션입니다: ${option}, ${other}`,
      hint: '하나만 적어 주세요.',
    }),
    needsOption: (option, other) => ({
      message: `${option} 옵션은 ${other} 옵션과 함께 써야 합니다.`,
      hint: `\`${other}\`도 적어 주세요.`,
    }),
    needsModel: (ways) => ({
      message: '초안은 언어 모델로 만듭니다. 모델에게 묻는 방법을 하나 골라 주세요.',
      hint: `${ways.map((way) => `\`${way}\``).join(', ')} 중 하나를 적어 주세요.`,
    }),
    notWithWeeks: (option) => ({
      message: `${option} 옵션은 주차나 경로와 함께 쓸 수 없습니다.`,
      hint: '하나만 적어 주세요.',
    }),
    notANumber: (option, value, most) => ({
      message: `\`${option}\`에 쓸 수 없는 값입니다: ${value}`,
      hint: most < Number.MAX_SAFE_INTEGER ? `0부터 ${most}까지의 정수를 적어 주세요.` : '0 이상의 정수를 적어 주세요.',
    }),
  },
}
