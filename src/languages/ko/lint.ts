import { withParticle } from './particles.ts'

/** What `lint` says, a function for each thing; what `build` says too stands in `koMessages`. */
export const koLint = {
  frontMatterKey: (key: string, near: string | undefined, known: readonly string[]) => ({
    message: `front matter에 모르는 키가 있습니다: \`${key}\`. 쓸 수 있는 키: ${known.join(', ')}`,
    hint: near ? `\`${near}\`의 오타라면 고쳐 주세요.` : '지우거나 아는 키로 바꿔 주세요.',
  }),
  missingSection: (heading: string) => ({
    message: `꼭 있어야 하는 섹션 ${withParticle(`\`${heading}\``, '이')} 없습니다.`,
    hint: `\`## ${heading}\` 제목을 달고 그 아래에 적어 주세요.`,
  }),
  emptySection: (heading: string) => ({
    message: `섹션 ${withParticle(`\`${heading}\``, '이')} 비어 있습니다. 문서에는 나오지 않습니다.`,
    hint: '내용을 적거나, 쓸 것이 없으면 제목도 지워 주세요.',
  }),
  emptyNote: (sections: number) => ({
    message: `섹션 ${sections}개가 모두 비어 있습니다.`,
    hint: '쓸 말이 있는 섹션부터 채워 주세요. 나머지는 제목까지 지워도 됩니다.',
  }),
  duplicateSection: (heading: string, line: number) => ({
    message: `섹션 ${withParticle(`\`${heading}\``, '이')} ${line}번째 줄에 이어 또 나옵니다. 문서에는 둘이 이어져서 들어갑니다.`,
    hint: '한곳으로 모으거나 한쪽 제목을 바꿔 주세요.',
  }),
  sectionOrder: (heading: string, below: string) => ({
    message: `섹션 ${withParticle(`\`${heading}\``, '이')} \`${below}\` 아래에 있습니다. 문서에서는 그 위에 놓입니다.`,
    hint: `\`${heading}\` 섹션을 \`${below}\` 위로 옮겨 주세요.`,
  }),
  tooFewItems: (heading: string, found: number, least: number) => ({
    message: `섹션 \`${heading}\`의 항목이 ${found}개입니다. ${least}개 이상이어야 합니다.`,
    hint: `${least - found}개를 더 적어 주세요.`,
  }),
  tooManyItems: (heading: string, found: number, most: number) => ({
    message: `섹션 \`${heading}\`의 항목이 ${found}개입니다. ${most}개까지 적습니다.`,
    hint: `${found - most}개를 합치거나 덜어 주세요.`,
  }),
  itemTitle: () => ({
    message: '굵은 제목이 없는 항목입니다. 이 섹션의 항목은 굵은 제목으로 시작합니다.',
    hint: '`- **제목**: 설명` 꼴로 적어 주세요.',
  }),
  questionMark: () => ({
    message: '묻는 말인데 물음표가 없습니다.',
    hint: '끝에 `?`를 붙여 주세요.',
  }),
  headingLevel: (found: number, most: number) => ({
    message: `제목의 단계를 건너뛰었습니다. \`${'#'.repeat(found)}\`인데, 바로 위 제목 아래에는 \`${'#'.repeat(most)}\`까지 올 수 있습니다.`,
    hint: `\`${'#'.repeat(most)}\`로 바꾸거나 사이에 제목을 하나 넣어 주세요.`,
  }),
  headingSpace: (found: string) => ({
    message: `\`${found}\`: \`#\` 뒤에 빈칸이 없어서 제목이 아니라 글로 보입니다.`,
    hint: '`#` 뒤에 빈칸을 하나 넣어 주세요.',
  }),
  setextLabel: (text: string, underline: string) => ({
    message: `바로 아랫줄의 \`${underline}\` 때문에 \`${text}\`까지가 큰 제목이 됩니다.`,
    hint: `\`${underline}\` 위에 빈 줄을 하나 넣어 주세요.`,
  }),
  swallowedHeading: (title: string) => ({
    message: `제목 ${withParticle(`\`${title}\``, '이')} 바로 윗줄의 HTML에 붙어서 \`#\`이 그대로 보입니다.`,
    hint: '제목 위에 빈 줄을 하나 넣어 주세요.',
  }),
  unknownRule: (name: string, near: string | undefined, known: readonly string[]) => ({
    message: `\`${name}\`라는 규칙이 없습니다. 있는 규칙: ${known.join(', ')}`,
    hint: near ? `\`${near}\`의 오타라면 고쳐 주세요.` : '있는 규칙의 이름을 적어 주세요.',
  }),
  openFence: (fence: string) => ({
    message: `닫지 않은 코드 블록입니다. 이 아래가 모두 코드로 보입니다.`,
    hint: `코드가 끝나는 곳에 ${fence} 만 있는 줄을 넣어 주세요.`,
  }),
  openComment: () => ({
    message: '닫지 않은 주석 `<!--`입니다. 이 아래가 보이지 않습니다.',
    hint: '주석이 끝나는 곳에 `-->`를 넣어 주세요.',
  }),
  openElement: (name: string) => ({
    message: `닫지 않은 HTML \`<${name}>\`입니다.`,
    hint: `끝나는 곳에 \`</${name}>\`를 넣어 주세요. HTML이 아니라 글이라면 앞뒤를 백틱(\`)으로 감싸 주세요.`,
  }),
  strayEnd: (name: string) => ({
    message: `여는 태그가 없는 \`</${name}>\`입니다. 주간 문서에서 노트 둘레의 요소를 닫을 수 있습니다.`,
    hint: `여는 \`<${name}>\` 태그를 넣거나 \`</${name}>\` 태그를 지워 주세요.`,
  }),
  emphasisParticle: (source: string) => ({
    message: `\`${source}\`: 기호와 글자 사이에 낀 별표라서 GitHub에서 굵어지지 않고 별표가 그대로 보입니다.`,
    hint: '별표와 글자 사이에 `<!-- -->`를 넣거나(`--fix`가 넣어 줍니다), 괄호나 따옴표를 별표 밖으로 빼 주세요.',
  }),
  emphasisSpace: (source: string) => ({
    message: `\`${source}\`: 별표 바로 안쪽에 빈칸이 있어서 굵어지지 않습니다.`,
    hint: '별표 안쪽의 빈칸을 밖으로 빼거나 지워 주세요.',
  }),
  strikethroughRange: (source: string) => ({
    message: `\`${source}\`: 물결표 둘 사이에 GitHub가 취소선을 긋습니다.`,
    hint: '물결표를 `\\~`로 적거나 `–`로 바꿔 주세요.',
  }),
  brokenLink: (target: string) => ({
    message: `\`${target}\` 파일이 없습니다.`,
    hint: '경로와 대소문자를 확인하고, 파일을 함께 커밋해 주세요.',
  }),
  misspelledLink: (target: string, right: string) => ({
    message: `\`${target}\` 파일이 없습니다. 대소문자나 한글 표기 방식(NFC, NFD)만 다른 파일이 있습니다: \`${right}\``,
    hint: '있는 파일의 이름대로 적어 주세요. GitHub는 이 둘을 다른 파일로 봅니다.',
  }),
  linkSpace: (target: string, right: string) => ({
    message: `\`${target}\`: 경로에 빈칸이 있어서 링크나 그림이 되지 않습니다.`,
    hint: `\`${right}\`로 적어 주세요.`,
  }),
  undefinedReference: (source: string, label: string) => ({
    message: `\`${source}\`: 가리키는 정의가 노트에 없어서 대괄호가 그대로 보입니다.`,
    hint: `\`${label}: …\` 정의를 더하거나 대괄호를 지워 주세요.`,
  }),
  unusedDefinition: (label: string) => ({
    message: `\`${label}\` 정의를 쓰는 곳이 없어서 아무에게도 보이지 않습니다.`,
    hint: `글에 \`${label}\` 표시를 넣거나 정의를 지워 주세요.`,
  }),
  imageAlt: () => ({
    message: '그림에 설명이 없습니다. 그림을 못 보는 사람에게는 아무것도 전해지지 않습니다.',
    hint: '`![무엇을 보여 주는 그림인지](경로)`처럼 한마디를 적어 주세요.',
  }),
  placeholder: (source: string) => ({
    message: `템플릿에 있던 \`${source}\` 자리가 그대로 남아 있습니다.`,
    hint: '내용을 적거나 지워 주세요.',
  }),
  controlCharacter: (code: string) => ({
    message: `눈에 보이지 않는 제어 문자 U+${code}가 있습니다.`,
    hint: '지워 주세요. 다른 프로그램에서 붙여 넣을 때 딸려 오기도 합니다.',
  }),
  unusedDisable: (rule: string) => ({
    message: `이 주석이 끄는 \`${rule}\` 문제가 없습니다.`,
    hint: '이제 필요 없으니 주석을 지워 주세요.',
  }),
  unknownDisable: (rule: string, near: string | undefined) => ({
    message: rule ? `\`${rule}\` 규칙이 없습니다.` : '어떤 규칙을 끌지 적지 않았습니다.',
    hint: near
      ? `\`${near}\`의 오타라면 고쳐 주세요.`
      : '`<!-- insights-disable 규칙 -->`처럼 있는 규칙의 이름을 적어 주세요.',
  }),
  pathMissing: (path: string) => ({
    message: `\`${path}\`라는 파일도 폴더도 없습니다.`,
    hint: '경로를 확인하거나, 주차의 id를 적어 주세요.',
  }),
  notANote: (path: string) => `${path}: 노트가 아니어서 건너뛰었습니다.`,
  wrote: (path: string) => `${path}: 고쳤습니다.`,
  summary: (errors: number, warnings: number, fixable: number) =>
    `오류 ${errors}개, 경고 ${warnings}개${fixable > 0 ? `. ${fixable}개는 \`insights lint --fix\`로 고칠 수 있습니다.` : ''}`,
  noFindings: (notes: number) => `노트 ${notes}개에 문제가 없습니다.`,
  tooManyWarnings: (found: number, most: number) =>
    `경고가 ${found}개입니다. \`--max-warnings\`는 ${most}개까지입니다.`,
  nothingChanged: (base: string) => `\`${base}\`에서 갈라진 뒤로 바뀐 노트가 없어서 검사할 것이 없습니다.`,
  gitAbsent: () => ({
    message: '`--changed`에 필요한 git을 찾지 못했습니다.',
    hint: 'git을 설치하거나, 검사할 파일이나 주차를 적어 주세요.',
  }),
  noRepository: (reason: string) => ({
    message: `바뀐 파일을 git에서 알아낼 수 없습니다${reason ? `: ${reason}` : '.'}`,
    hint: '`--changed`는 git 저장소 안에서만 쓸 수 있습니다. 검사할 파일이나 주차를 적어 주세요.',
  }),
  unknownBase: (names: readonly string[]) => ({
    message: `견줄 커밋이나 브랜치를 git에서 찾지 못했습니다: ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: '이름을 확인하거나 `--changed origin/main`처럼 적어 주세요. CI라면 `actions/checkout`에 `fetch-depth: 0`을 적어 주세요.',
  }),
  noMergeBase: (base: string) => ({
    message: `\`${base}\`에서 갈라진 곳을 git이 알지 못합니다.`,
    hint: '기록을 일부만 받아 온 저장소 같습니다. CI라면 `actions/checkout`에 `fetch-depth: 0`을 적고, 아니면 `git fetch --unshallow`를 실행해 주세요.',
  }),
  job: {
    title: '노트 검사',
    place: '위치',
    finding: '내용',
    rule: '규칙',
    more: (left: number) => `이 밖에 ${left}개가 더 있습니다.`,
  },
  explain: {
    what: '무엇인가요',
    why: '왜 문제인가요',
    wrong: '이렇게 쓰면 걸립니다',
    right: '이렇게 고칩니다',
    severity: '기본값',
    fix: '`insights lint --fix`가 고칩니다',
    more: '더 보기',
  },
}
