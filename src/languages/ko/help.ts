/** The words of `--help` and of errors in the command line; what is missing here stands as cli.ts has it. */
export interface HelpWords {
  /** By command; the program itself is ''. */
  commands: ReadonlyMap<string, string>
  /** By `command --option`, or by `--option` where it means the same everywhere. */
  options: ReadonlyMap<string, string>
  titles: ReadonlyMap<string, string>
  help: string
  examplesTitle: string
  examples: ReadonlyMap<string, readonly string[]>
  errors: readonly [RegExp, string][]
}

/** Two real lines for each command, the same in all languages. */
export const examples: [string, string[]][] = [
  ['', ['insights init my-study', 'insights build week-02']],
  ['build', ['insights build week-02', 'insights build --all --check']],
  [
    'init',
    [
      'insights init my-study',
      'insights init --yes --language ko --members "김하나, duri=이두리" --weeks 8 --start 2026-09-01',
    ],
  ],
  ['new', ['insights new next', 'insights new week-02 kim-hana --stdout']],
  ['lint', ['insights lint week-02', 'insights lint --fix notes/week-02/kim-hana.md']],
  ['status', ['insights status', 'insights status week-02 --check --today 2026-09-08']],
  ['draft', ['insights draft week-02', 'insights draft --accept week-02 kim-hana']],
  ['discuss', ['insights discuss week-02', 'insights discuss week-02 --stdout --explain']],
  [
    'completion',
    ['source <(insights completion bash)', 'insights completion fish > ~/.config/fish/completions/insights.fish'],
  ],
]

export const koHelp: HelpWords = {
  commands: new Map([
    ['', '스터디원들의 주간 노트를 문서 하나로 모읍니다'],
    ['build', '노트를 모아 그 주의 문서를 씁니다'],
    ['init', '폴더에 설정, 템플릿, CI를 마련합니다. 있는 파일은 덮어쓰지 않습니다'],
    ['new', '채워 넣을 노트를 만듭니다'],
    ['lint', '노트를 검사합니다'],
    ['status', '누가 무엇을 썼는지 보여 줍니다'],
    ['discuss', '토론 질문을 제안합니다'],
    ['draft', '팀원이 자유롭게 쓴 글에서 노트 초안을 만듭니다'],
    ['completion', '셸의 자동 완성 스크립트를 출력합니다'],
  ]),
  options: new Map([
    ['--version', '버전을 출력합니다'],
    ['--help', '도움말을 보여 줍니다'],
    ['--cwd', '이 폴더에서 실행한 것처럼 합니다'],
    ['--config', '이 설정 파일을 씁니다'],
    ['--color', '언제나 색을 씁니다'],
    ['--no-color', '색을 쓰지 않습니다'],
    ['--format', '출력 형식'],
    ['build --all', '노트가 있는 모든 주차'],
    ['build --changed', '이 커밋 뒤에 바뀐 주차만'],
    ['build --check', '쓰지 않고 확인만 합니다. 낡은 문서가 있으면 차이를 보이고 1로 끝납니다'],
    ['build --stdout', '파일에 쓰는 대신 출력합니다'],
    ['build --skip-broken', '문제가 있는 노트를 빼고 계속합니다'],
    ['build --force', '사람이 고친 문서도 덮어씁니다'],
    ['init --yes', '적지 않은 것은 모두 기본값으로 합니다'],
    ['init --dry-run', '쓰지 않고 무엇을 쓸지만 보여 줍니다'],
    ['init --notes', '노트의 경로. {week}는 주차, {member}는 사람, *는 무엇이든. 여러 번 적을 수 있습니다'],
    ['init --sources', '자유롭게 쓴 글의 경로. 여러 번 적을 수 있습니다'],
    ['init --sections', '섹션으로 쓸 제목. 쉼표로 나눕니다'],
    ['init --package', 'package.json이 없으면 함께 씁니다'],
    ['init --title', '스터디 이름'],
    ['init --language', '문서와 메시지의 언어'],
    ['init --members', '함께하는 사람, 쉼표로 나눔'],
    ['init --weeks', '몇 주 동안 하는지'],
    ['init --start', '첫 모임 날짜'],
    ['new --name', '보여 줄 이름'],
    ['new --romanized', '로마자 이름'],
    ['new --stdout', '파일에 쓰는 대신 출력합니다'],
    ['lint --fix', '의심할 여지가 없는 것을 고칩니다'],
    ['lint --dry-run', '--fix와 함께: 쓰지 않고 차이만 보여 줍니다'],
    ['lint --max-warnings', '경고가 이보다 많으면 1로 끝납니다'],
    ['lint --explain', '규칙 하나를 예와 함께 설명합니다'],
    ['lint --stdin-filename', '표준 입력을 이 경로의 노트로 검사합니다'],
    ['lint --changed', '이 커밋 뒤에 바뀐 노트만 검사합니다'],
    ['status --changed', '이 커밋 뒤에 바뀐 주차만'],
    ['status --check', '쓰지 않은 사람이 있으면 1로 끝납니다'],
    ['status --today', '오늘 대신 이 날짜를 기준으로 합니다'],
    ['draft --accept', '초안을 노트로 받아들입니다'],
    ['draft --stdout', '파일에 쓰는 대신 출력합니다'],
    ['draft --model', '설정에 적은 언어 모델에게 묻습니다'],
    ['draft --prompt', '모델에게 물을 글을 출력합니다. 아무 챗봇에나 붙여 넣으면 됩니다'],
    ['draft --reply', '모델의 답을 이 파일에서 읽습니다. -는 표준 입력'],
    ['discuss --merge', '있는 discussion.md에 더합니다'],
    ['discuss --stdout', '파일에 쓰는 대신 출력합니다'],
    ['discuss --explain', '왜 그 질문인지 보여 줍니다'],
    ['discuss --model', '설정에 적은 언어 모델에게 묻습니다'],
    ['discuss --require-model', '언어 모델을 쓸 수 없으면 2로 끝납니다'],
    ['discuss --prompt', '모델에게 물을 글을 출력합니다. 아무 챗봇에나 붙여 넣으면 됩니다'],
    ['discuss --reply', '모델의 답을 이 파일에서 읽습니다. -는 표준 입력'],
  ]),
  titles: new Map([
    ['Usage:', '사용법:'],
    ['Arguments:', '인자:'],
    ['Options:', '옵션:'],
    ['Global Options:', '공통 옵션:'],
    ['Commands:', '명령:'],
  ]),
  help: '도움말을 보여 줍니다',
  examplesTitle: '예:',
  examples: new Map(examples),
  errors: [
    [/^error: /, '오류: '],
    [/unknown option '(.+?)'/, '모르는 옵션입니다: $1'],
    [/unknown command '(.+?)'/, '모르는 명령입니다: $1'],
    [/option '(.+?)' argument missing/, '옵션 $1에 값이 없습니다'],
    [/option '(.+?)' argument '(.*?)' is invalid\./, '옵션 $1에 쓸 수 없는 값입니다: $2.'],
    [/command-argument value '(.*?)' is invalid for argument '(.+?)'\./, '$2에 쓸 수 없는 값입니다: $1.'],
    [/Allowed choices are (.+)\./, '쓸 수 있는 값: $1'],
    [/Expected a whole number from 0\./, '0 이상의 정수를 적어 주세요.'],
    [/option '(.+?)' cannot be used with option '(.+?)'/, '함께 쓸 수 없는 옵션입니다: $1, $2'],
    [/option '(.+?)' cannot be used with (weeks|paths or weeks)/, '$1에는 주차나 경로를 적지 않습니다'],
    [/option '(.+?)' needs option '(.+?)'/, '$1: $2 옵션과 함께 씁니다'],
    [/missing required argument 'week'/, '주차를 적어 주세요. 예: week-02'],
    [/missing required argument '(.+?)'/, '$1 인자가 빠졌습니다'],
    [
      /too many arguments for '(.+?)'\. Expected (\d+) arguments? but got (\d+)\./,
      '$1에 인자가 너무 많습니다. $2개까지인데 $3개를 적었습니다.',
    ],
    [
      /too many arguments\. Expected (\d+) arguments? but got (\d+)\./,
      '인자가 너무 많습니다. $1개까지인데 $2개를 적었습니다.',
    ],
    [/name a week, as in (`.+?`), or use --all/, '주차를 적어 주세요. 예: $1. 모두 만들려면 --all을 붙입니다.'],
    [/\(Did you mean one of (.+)\?\)/, '($1 가운데 하나를 쓰려던 것인가요?)'],
    [/\(Did you mean (.+)\?\)/, '($1의 오타인가요?)'],
  ],
}
