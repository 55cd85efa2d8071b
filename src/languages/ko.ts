import type { Words } from '../errors.ts'

/** All that changes with the workspace's language: the words of the document and the words of the messages. */
export interface Language {
  id: 'ko' | 'en'
  /** The default sections of a note, in document order, and the optional one whose items are questions. */
  sections: { id: string; heading: string; aliases: string[] }[]
  questions: { id: 'questions'; heading: string; aliases: string[] }
  /** Over the first column of the overview table. */
  overview: string
  discussion: { heading: string; intro: string; common: string; deep: string; next: string }
  messages: Messages
}

/** What a config's value should have been. */
export type Expected =
  | 'line'
  | 'lines'
  | 'lineOrLines'
  | 'lineOrFalse'
  | 'label'
  | 'heading'
  | 'yesNo'
  | 'count'
  | 'date'
  | 'language'
  | 'severity'
  | 'url'
  | 'envName'
  | 'list'
  | 'synonyms'
  | 'table'

/** One function for each thing that may have to be said. */
export interface Messages {
  unknownKey(key: string, near: string | undefined, known: readonly string[]): Words
  configSyntax(reason: string): Words
  yamlTooDeep(): Words
  configTooLong(found: number, most: number): Words
  configMissing(): Words
  configWithoutKey(): Words
  configTwice(first: string, second: string): Words
  configValue(key: string, found: string, expected: Expected): Words
  nameTaken(key: string, name: string, owner: string): Words
  sectionTaken(key: string, id: string): Words
  headingTaken(key: string, heading: string, section: string): Words
  weekTaken(key: string, id: string, other: string): Words
  notOnRoster(key: string, name: string, near: string | undefined): Words
  placeMissing(key: string, pattern: string, place: string): Words
  placeUnknown(key: string, place: string, known: readonly string[]): Words
  pathOutside(key: string, path: string): Words
  pathTaken(key: string, path: string, other: string): Words
  minOverMax(key: string, min: number, max: number): Words
  folderMissing(folder: string): Words
  folderUnreadable(code: string): Words
  linkOutside(): Words
  linkBroken(): Words
  unknownMember(name: string, near: string | undefined, known: readonly string[]): Words
  twoNotes(member: string, week: string, first: string, second: string): Words
  unknownWeek(name: string, near: string | undefined, known: readonly string[]): Words
  ambiguousWeek(name: string, weeks: readonly string[]): Words
  noNextWeek(last: string | undefined): Words
  brokenYaml(reason: string): Words
  frontMatterNoMapping(): Words
  frontMatterTooLong(found: number, most: number): Words
  frontMatterValue(key: string): Words
  frontMatterLanguage(language: string): Words
  conflictMarker(marker: string): Words
  pathMismatch(key: string, found: string, expected: string): Words
  nearSection(found: string, expected: string): Words
  nestedSection(found: string): Words
  swallowedSection(found: string): Words
  noSection(found: readonly string[], expected: readonly string[]): Words
  tooLarge(found: number, most: number): Words
  unreadable(code: string): Words
  encoding(guess: string | undefined): Words
  templateEnd(): Words
  templateOpen(): Words
  templateMisplaced(): Words
  templatePlaceElsewhere(place: string): Words
  templateUnknownPlace(place: string, near: string | undefined, known: readonly string[]): Words
  templateUnknownBraces(place: string, near: string): Words
  unwritable(code: string): Words
  handEdited(): Words
  notOurs(): Words
  stale(path: string): Words
  noNotes(week: string): Words
  skipped(path: string): Words
}

const needed: Record<Expected, string> = {
  line: '한 줄의 글이',
  lines: '글의 목록이',
  lineOrLines: '한 줄의 글이나 글의 목록이',
  lineOrFalse: '한 줄의 글이나 `false`가',
  label: '`/`, `\\`가 없는 한 줄의 글이',
  heading: '글자나 숫자가 들어 있는 제목이',
  yesNo: '`true`나 `false`가',
  count: '0 이상의 정수가',
  date: '`2025-11-27`처럼 적은, 달력에 있는 날짜가',
  language: '`ko`나 `en`이',
  severity: '`error`, `warning`, `off` 가운데 하나가',
  url: '`http://`나 `https://`로 시작하는 주소가',
  envName: '`OPENAI_API_KEY` 같은 환경 변수의 이름이',
  list: '목록이',
  synonyms: '같은 뜻의 말을 둘 이상 적은 목록이',
  table: '`key: value`의 묶음이',
}

const remedies = new Map<Expected, string>([
  ['line', '숫자나 `true`처럼 읽히는 글은 따옴표로 감싸 주세요.'],
  ['label', '숫자처럼 읽히는 id는 따옴표로 감싸고, `/`는 `-`로 바꿔 주세요.'],
  ['envName', '열쇠는 설정 파일에 적지 말고 환경 변수에 넣은 뒤, 그 변수의 이름을 적어 주세요.'],
])

export const ko: Language = {
  id: 'ko',
  sections: [
    { id: 'insights', heading: '핵심 인사이트', aliases: [] },
    { id: 'discoveries', heading: '독특한 관점 또는 흥미로운 발견', aliases: [] },
    { id: 'applications', heading: '실무 적용 아이디어', aliases: [] },
    { id: 'further-study', heading: '추가 학습이 필요한 부분', aliases: [] },
  ],
  questions: { id: 'questions', heading: '토론 질문', aliases: [] },
  overview: '팀원',
  discussion: {
    heading: '통합 토론 주제',
    intro: '스터디 세션에서 함께 논의하면 좋을 질문들을 정리했습니다.',
    common: '공통 질문',
    deep: '심화 토론',
    next: '다음 주차 연결 포인트',
  },
  messages: {
    unknownKey: (key, near, known) => ({
      message: `${key}: 모르는 키입니다. 쓸 수 있는 키: ${known.join(', ')}`,
      hint: near ? `\`${near}\`의 오타라면 고쳐 주세요.` : '지우거나 아는 키로 바꿔 주세요.',
    }),
    configSyntax: (reason) => ({
      message: `설정 파일의 문법이 맞지 않습니다: ${reason}`,
      hint: '이 줄과 바로 윗줄의 들여쓰기, 따옴표, 괄호를 확인해 주세요.',
    }),
    yamlTooDeep: () => ({
      message: 'YAML이 50단계보다 깊게 중첩되어 있습니다. 네 단계면 충분합니다.',
      hint: '잘못 붙여 넣은 괄호나 `-`, `?`를 지워 주세요.',
    }),
    configTooLong: (found, most) => ({
      message: `설정 파일이 ${found}자입니다. ${most}자까지 읽습니다.`,
      hint: '설정이 아닌 내용은 다른 파일로 옮겨 주세요.',
    }),
    configMissing: () => ({
      message: '설정 파일이 없습니다.',
      hint: '`--config`에 적은 경로를 확인하거나, `insights init`으로 새로 만들어 주세요.',
    }),
    configWithoutKey: () => ({
      message: '`insights` 키가 없습니다. package.json의 설정은 `insights` 키 아래에 적습니다.',
      hint: '`"insights": {}`를 더하거나 다른 설정 파일을 지정해 주세요.',
    }),
    configTwice: (first, second) => ({
      message: `한 폴더에 설정이 둘 있습니다: \`${first}\`, \`${second}\`. 하나만 있어야 합니다.`,
      hint: '하나로 합치고 나머지는 지워 주세요.',
    }),
    configValue: (key, found, expected) => ({
      message: `${key || '설정'}: ${found ? `지금 값은 ${found}입니다.` : '값이 없습니다.'} ${needed[expected]} 필요합니다.`,
      hint: remedies.get(expected) ?? '값을 고치거나 이 키를 지워 주세요.',
    }),
    nameTaken: (key, name, owner) => ({
      message: `${key}: \`${name}\`은(는) 이미 \`${owner}\`을(를) 가리킵니다. id와 별칭은 한 사람만 가리켜야 합니다.`,
      hint: '둘 중 하나를 다른 이름으로 바꾸거나 지워 주세요.',
    }),
    sectionTaken: (key, id) => ({
      message: `${key}: 섹션 id \`${id}\`이(가) 두 번 나옵니다. id는 섹션마다 달라야 합니다.`,
      hint: '하나로 합치거나 다른 id를 붙여 주세요.',
    }),
    headingTaken: (key, heading, section) => ({
      message: `${key}: 제목 \`${heading}\`은(는) 이미 섹션 \`${section}\`의 제목입니다. 제목과 별칭은 섹션마다 달라야 합니다.`,
      hint: `제목을 바꾸거나, 같은 섹션이면 id를 \`${section}\`(으)로 적어 주세요.`,
    }),
    weekTaken: (key, id, other) => ({
      message: `${key}: \`${id}\`은(는) 앞에 나온 \`${other}\`과(와) 같은 주차입니다. 주차는 한 번씩만 적습니다.`,
      hint: '하나로 합치거나 번호를 고쳐 주세요.',
    }),
    notOnRoster: (key, name, near) => ({
      message: `${key}: \`${name}\`은(는) members에 없는 사람입니다. members에 있는 id, 이름, 별칭이어야 합니다.`,
      hint: near ? `\`${near}\`의 오타라면 고쳐 주세요.` : 'members에 더하거나 이름을 고쳐 주세요.',
    }),
    placeMissing: (key, pattern, place) => ({
      message: `${key}: \`${pattern}\`에 \`${place}\` 자리가 없습니다. \`${place}\` 자리가 꼭 필요합니다.`,
      hint: `폴더나 파일 이름에 \`${place}\`을(를) 넣어 주세요.`,
    }),
    placeUnknown: (key, place, known) => ({
      message: `${key}: 여기에 쓸 수 없는 자리 \`${place}\`이(가) 있습니다. 쓸 수 있는 자리: ${known.join(', ') || '없음'}`,
      hint: '자리 이름을 고치거나 지워 주세요.',
    }),
    pathOutside: (key, path) => ({
      message: `${key}: \`${path}\`은(는) 작업 폴더 밖을 가리키거나 \`/\`로 적지 않은 경로입니다. 작업 폴더 안의 상대 경로여야 합니다.`,
      hint: '맨 앞의 `/`나 드라이브 이름, `..`을 없애고 폴더 사이에 `/`를 적어 주세요.',
    }),
    pathTaken: (key, path, other) => ({
      message: `${key}: \`${path}\`은(는) 이미 \`${other}\`의 경로입니다. 서로 다른 파일이어야 합니다.`,
      hint: '둘 중 하나를 다른 경로로 바꿔 주세요.',
    }),
    minOverMax: (key, min, max) => ({
      message: `${key}: min ${min}이(가) max ${max}보다 큽니다. min은 max 이하여야 합니다.`,
      hint: '두 값을 확인해 주세요.',
    }),
    folderMissing: (folder) => ({
      message: `폴더 \`${folder}\`이(가) 없습니다. 있는 폴더가 필요합니다.`,
      hint: '`--cwd`에 적은 경로를 확인해 주세요.',
    }),
    folderUnreadable: (code) => ({
      message: `폴더를 읽을 수 없습니다 (${code}).`,
      hint: '폴더의 읽기 권한을 확인해 주세요.',
    }),
    linkOutside: () => ({
      message: '작업 폴더 밖을 가리키는 경로입니다. 작업 폴더 안의 파일만 읽고 씁니다.',
      hint: '링크 대신 파일을 작업 폴더 안으로 옮기거나 링크를 지워 주세요.',
    }),
    linkBroken: () => ({
      message: '심볼릭 링크가 가리키는 파일이 없습니다.',
      hint: '링크를 고치거나 지워 주세요.',
    }),
    unknownMember: (name, near, known) => ({
      message: `\`${name}\`은(는) members에 없는 사람입니다. 아는 사람: ${known.join(', ')}`,
      hint: near
        ? `\`${near}\`의 오타라면 파일 이름을 고쳐 주세요.`
        : '설정의 members에 더하거나, 노트가 아니면 ignore에 적어 주세요.',
    }),
    twoNotes: (member, week, first, second) => ({
      message: `\`${member}\`의 \`${week}\` 노트가 둘입니다: \`${first}\`, \`${second}\`. 한 사람이 한 주에 노트 하나여야 합니다.`,
      hint: '하나로 합쳐 주세요. 나누어 쓰려면 설정의 notes 패턴에 `*`를 넣어 주세요.',
    }),
    unknownWeek: (name, near, known) => ({
      message: `\`${name}\` 주차가 없습니다. 있는 주차: ${known.join(', ') || '없음'}`,
      hint: near ? `\`${near}\`의 오타라면 고쳐 주세요.` : '주차 폴더를 만들거나 설정의 weeks에 더해 주세요.',
    }),
    ambiguousWeek: (name, weeks) => ({
      message: `\`${name}\`에 맞는 주차가 여럿입니다: ${weeks.map((week) => `\`${week}\``).join(', ')}. 하나만 가리켜야 합니다.`,
      hint: '번호 대신 주차의 id를 그대로 적어 주세요.',
    }),
    noNextWeek: (last) => ({
      message: last
        ? `\`${last}\` 다음 주차가 일정에 없습니다. \`next\`는 설정의 weeks에서 찾습니다.`
        : '일정이 없어서 `next`를 찾을 수 없습니다. `next`는 설정의 weeks에서 찾습니다.',
      hint: '설정의 weeks에 다음 주차를 더하거나 주차의 id를 적어 주세요.',
    }),
    brokenYaml: (reason) => ({
      message: `노트 맨 위의 front matter가 올바른 YAML이 아닙니다: ${reason}`,
      hint: '`key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
    }),
    frontMatterNoMapping: () => ({
      message: '첫 줄의 `---`부터 다음 `---`까지는 front matter인데, `key: value` 꼴이 아닌 글이 있습니다.',
      hint: 'front matter가 아니라 구분선이었다면 첫 줄의 `---`를 지우거나 그 위에 빈 줄을 하나 넣어 주세요.',
    }),
    frontMatterTooLong: (found, most) => ({
      message: `front matter가 ${found}자입니다. ${most}자까지 읽습니다.`,
      hint: '본문은 닫는 `---` 아래로 옮겨 주세요.',
    }),
    frontMatterValue: (key) => ({
      message: `front matter의 \`${key}\` 값이 알맞지 않습니다. ${key === 'date' ? '`2026-09-03`처럼 적은 날짜여야' : key === 'draft' ? '`true`나 `false`여야' : '한 줄의 글이어야'} 합니다.`,
      hint: '값을 고치거나 그 줄을 지워 주세요.',
    }),
    frontMatterLanguage: (language) => ({
      message: `front matter가 \`${language}\`로 적혀 있습니다. YAML만 읽고, 코드는 실행하지 않습니다.`,
      hint: '첫 줄을 `---`로 바꾸고 `key: value` 꼴로 적어 주세요.',
    }),
    conflictMarker: (marker) => ({
      message: `git의 병합 충돌 표시 \`${marker}\`가 남아 있습니다.`,
      hint: '두 쪽 가운데 남길 글만 두고 `<<<<<<<`, `=======`, `>>>>>>>` 줄을 지워 주세요.',
    }),
    pathMismatch: (key, found, expected) => ({
      message: `front matter의 \`${key}: ${found}\`가 경로와 다릅니다. 경로대로 \`${expected}\`로 봅니다.`,
      hint: '경로와 front matter 가운데 틀린 쪽을 고쳐 주세요.',
    }),
    nearSection: (found, expected) => ({
      message: `섹션 이름과 비슷하지만 다른 제목 \`${found}\`이 있습니다. \`${expected}\`라고 적어야 문서에 들어갑니다.`,
      hint: `이 섹션이 맞으면 제목을 \`${expected}\`로 고쳐 주세요.`,
    }),
    nestedSection: (found) => ({
      message: `섹션 제목 \`${found}\`이 인용이나 목록 안에 있어서 섹션으로 읽지 않습니다.`,
      hint: '제목 앞의 `>`나 들여쓰기를 없애고 빈 줄 아래 줄 맨 앞에 적어 주세요.',
    }),
    swallowedSection: (found) => ({
      message: `섹션 제목 \`${found}\`이 HTML이나 닫지 않은 코드 블록에 들어가서 섹션으로 읽지 않습니다.`,
      hint: '제목 위에 빈 줄을 하나 넣고, 위에서 연 코드 블록이나 주석을 닫아 주세요.',
    }),
    noSection: (found, expected) => ({
      message:
        found.length > 0
          ? `노트에서 아는 섹션을 찾지 못했습니다. 있는 제목: ${found.join(', ')}. 찾는 섹션: ${expected.join(', ')}`
          : `노트에 제목이 하나도 없습니다. 찾는 섹션: ${expected.join(', ')}`,
      hint: '`## 섹션 이름`으로 제목을 달거나, 설정의 `sections`에 별칭(aliases)을 더해 주세요.',
    }),
    tooLarge: (found, most) => ({
      message: `파일이 ${found}바이트입니다. ${most}바이트까지 읽습니다.`,
      hint: '노트가 맞으면 그림이나 첨부를 다른 파일로 옮겨 주세요.',
    }),
    unreadable: (code) => ({
      message: `파일을 읽을 수 없습니다 (${code}).`,
      hint: '파일이 있는지, 읽기 권한이 있는지 확인해 주세요.',
    }),
    encoding: (guess) => ({
      message: `UTF-8이 아닌 글자가 있습니다.${guess ? ` ${guess}로 저장한 파일 같습니다.` : ''}`,
      hint: '편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
    }),
    templateEnd: () => ({
      message: '여는 주석이 없는 `<!-- insights:end -->`가 있습니다.',
      hint: '이 줄을 지우거나, 위에 `<!-- insights:each member -->`처럼 여는 주석을 넣어 주세요.',
    }),
    templateOpen: () => ({
      message: '닫는 `<!-- insights:end -->`가 없습니다.',
      hint: '되풀이할 부분이 끝나는 곳에 `<!-- insights:end -->`를 한 줄로 넣어 주세요.',
    }),
    templateMisplaced: () => ({
      message: '`<!-- insights:… -->` 주석이 목록, 인용, 다른 HTML이나 글 중간에 있습니다.',
      hint: '주석을 줄 맨 앞에 혼자 두고 위아래에 빈 줄을 하나씩 넣어 주세요.',
    }),
    templatePlaceElsewhere: (place) => ({
      message: `\`${place}\` 자리가 쓸 수 없는 곳에 있습니다.`,
      hint: '`content`는 `each section` 안에, `each section`은 `each member` 안에, 나머지는 `each section` 밖에 두어 주세요.',
    }),
    templateUnknownPlace: (place, near, known) => ({
      message: `모르는 자리 \`${place}\`가 있습니다. 쓸 수 있는 자리: ${known.join(', ')}`,
      hint: near ? `\`${near}\`를 쓰려던 것이면 고쳐 주세요.` : '지우거나 아는 자리로 바꿔 주세요.',
    }),
    templateUnknownBraces: (place, near) => ({
      message: `\`{${place}}\`는 아는 자리가 아니어서 그대로 두었습니다. 비슷한 자리: \`{${near}}\``,
      hint: `값을 넣으려던 것이면 \`{${near}}\`로 고쳐 주세요.`,
    }),
    unwritable: (code) => ({
      message: `파일을 쓸 수 없습니다 (${code}). 원래 있던 내용은 그대로입니다.`,
      hint: '폴더의 쓰기 권한과 남은 공간을 확인해 주세요.',
    }),
    handEdited: () => ({
      message: '만든 뒤에 사람이 고친 문서라서 덮어쓰지 않았습니다.',
      hint: '정한 질문은 discussion.md에, 모임 기록은 minutes.md에 옮긴 다음 `--force`로 다시 만들어 주세요.',
    }),
    notOurs: () => ({
      message: 'insights가 만들지 않은 파일이 있어서 덮어쓰지 않았습니다.',
      hint: '파일을 옮기거나 설정의 `output`을 바꾸거나, 덮어써도 되면 `--force`를 붙여 주세요.',
    }),
    stale: (path) => ({
      message: `노트와 맞지 않는 옛 문서입니다: ${path}`,
      hint: '`insights build`로 다시 만들어 커밋해 주세요.',
    }),
    noNotes: (week) => ({
      message: `${week}에는 노트가 하나도 없습니다.`,
      hint: `\`insights new ${week}\`로 첫 노트를 만들어 주세요.`,
    }),
    skipped: (path) => ({
      message: `문제가 있는 노트를 빼고 만들었습니다: ${path}`,
      hint: '노트를 고친 다음 다시 만들어 주세요.',
    }),
  },
}
