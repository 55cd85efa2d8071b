import { namedApart } from '../../names.ts'
import { withParticle } from './particles.ts'
import { yamlReason } from './yaml.ts'

/** What a value of the config should have been. */
export const koExpected = {
  line: '한 줄의 글이',
  lines: '글의 목록이',
  lineOrLines: '한 줄의 글이나 글의 목록이',
  lineOrFalse: '한 줄의 글이나 `false`가',
  label: '`/`, `\\`가 없는 한 줄의 글이',
  heading: '글자나 숫자가 들어 있는 제목이',
  yesNo: '`true`나 `false`가',
  count: '0 이상의 정수가',
  date: '`2025-11-27`처럼 실제로 있는 날짜가',
  language: '`ko`나 `en`이',
  severity: '`error`, `warning`, `off` 중 하나가',
  url: '`http://`나 `https://`로 시작하는 주소가',
  envName: '`OPENAI_API_KEY` 같은 환경 변수의 이름이',
  list: '목록이',
  synonyms: '뜻이 같은 단어를 둘 이상 적은 목록이',
  weekRanges: '`1-9` 같은 범위나 주차의 목록이',
  command: '`[claude, -p]`처럼 프로그램과 인수를 적은 목록이',
  table: '`key: value` 형식이',
}

export type Expected = keyof typeof koExpected

const remedies = new Map<Expected, string>([
  ['line', '숫자나 `true`로 읽힐 수 있는 글은 따옴표로 감싸 주세요.'],
  ['label', '숫자로 읽힐 수 있는 id는 따옴표로 감싸고, `/`는 `-`로 바꿔 주세요.'],
  ['envName', 'API 키는 설정 파일에 적지 말고 환경 변수에 넣은 뒤, 그 변수의 이름을 적어 주세요.'],
])

export const koConfig = {
  unknownKey: (key: string, near: string | undefined, known: readonly string[]) => ({
    message: `${key}: 알 수 없는 키입니다. 쓸 수 있는 키: ${known.join(', ')}`,
    hint: near ? `혹시 \`${near}\`인가요?` : '이 키를 지우거나 쓸 수 있는 키로 바꿔 주세요.',
  }),
  configSyntax: (reason: string) => ({
    message: `설정 파일을 읽을 수 없습니다: ${yamlReason(reason)}`,
    hint: '이 줄과 바로 윗줄의 들여쓰기, 따옴표, 괄호를 확인해 주세요.',
  }),
  yamlTooDeep: () => ({
    message: 'YAML이 50단계보다 깊게 중첩되어 있습니다. 보통 4단계를 넘지 않습니다.',
    hint: '잘못 붙여 넣은 괄호나 `-`, `?`를 지워 주세요.',
  }),
  configTooLong: (found: number, most: number) => ({
    message: `설정 파일이 너무 깁니다: ${found}자. ${most}자까지 읽습니다.`,
    hint: '설정이 아닌 내용은 다른 파일로 옮겨 주세요.',
  }),
  configMissing: () => ({
    message: '설정 파일이 없습니다.',
    hint: '`--config`에 적은 경로를 확인하거나, `insights init`으로 새로 만들어 주세요.',
  }),
  configWithoutKey: () => ({
    message: '`insights` 키가 없습니다. package.json에서는 설정을 `insights` 키 아래에 적습니다.',
    hint: '`"insights": {}`를 추가하거나 다른 설정 파일을 지정해 주세요.',
  }),
  configTwice: (first: string, second: string) => ({
    message: `한 폴더에 설정 파일이 둘 있습니다: \`${first}\`, \`${second}\`. 하나만 있어야 합니다.`,
    hint: '하나로 합치고 나머지는 지워 주세요.',
  }),
  configValue: (key: string, found: string, expected: Expected) => ({
    message: `${key || '설정'}: ${found ? `${found} 대신` : '값이 없습니다.'} ${koExpected[expected]} 필요합니다.`,
    hint: remedies.get(expected) ?? '값을 고치거나 이 키를 지워 주세요.',
  }),
  nameTaken: (key: string, name: string, owner: string) => ({
    message: `${key}: ${withParticle(`\`${name}\``, '은')} 이미 \`${owner}\`의 이름입니다. id와 별칭은 팀원 한 명만 가리켜야 합니다.`,
    hint: '둘 중 하나를 다른 이름으로 바꾸거나 지워 주세요.',
  }),
  sectionTaken: (key: string, id: string) => ({
    message: `${key}: 섹션 id ${withParticle(`\`${id}\``, '이')} 두 번 나옵니다. id는 섹션마다 달라야 합니다.`,
    hint: '하나로 합치거나 다른 id를 붙여 주세요.',
  }),
  headingTaken: (key: string, heading: string, section: string) => ({
    message: `${key}: 제목 ${withParticle(`\`${heading}\``, '은')} 이미 섹션 \`${section}\`의 제목입니다. 제목과 별칭은 섹션마다 달라야 합니다.`,
    hint: `제목을 바꾸거나, 같은 섹션이면 id를 ${withParticle(`\`${section}\``, '으로')} 적어 주세요.`,
  }),
  weekTaken: (key: string, id: string, other: string) => ({
    message: `${key}: ${withParticle(`\`${id}\``, '은')} 앞에 나온 ${withParticle(`\`${other}\``, '과')} 같은 주차입니다. 주차는 한 번씩만 적습니다.`,
    hint: '하나로 합치거나 번호를 고쳐 주세요.',
  }),
  notOnRoster: (key: string, name: string, near: string | undefined) => ({
    message: `${key}: ${withParticle(`\`${name}\``, '은')} 등록된 팀원이 아닙니다. members에 있는 id, 이름, 별칭이어야 합니다.`,
    hint: near ? `혹시 \`${near}\`인가요?` : '이름을 고치거나 members에 추가해 주세요.',
  }),
  placeMissing: (key: string, pattern: string, place: string) => ({
    message: `${key}: \`${pattern}\`에 꼭 있어야 하는 \`${place}\` 표시가 없습니다.`,
    hint: `폴더나 파일 이름에 ${withParticle(`\`${place}\``, '을')} 넣어 주세요.`,
  }),
  placeUnknown: (key: string, place: string, known: readonly string[]) => ({
    message: `${key}: ${withParticle(`\`${place}\``, '은')} 여기에 쓸 수 없습니다. 쓸 수 있는 것: ${known.join(', ') || '없음'}`,
    hint: '고치거나 지워 주세요.',
  }),
  pathOutside: (key: string, path: string) => ({
    message: `${key}: ${withParticle(`\`${path}\``, '은')} 쓸 수 없는 경로입니다. 작업 폴더 안의 상대 경로를 \`/\`로 적어야 합니다.`,
    hint: '맨 앞의 `/`나 드라이브 이름, `..`을 지우고 폴더 사이에 `/`를 적어 주세요.',
  }),
  pathTaken: (key: string, path: string, other: string) => ({
    message: `${key}: ${withParticle(`\`${path}\``, '은')} 이미 \`${other}\`의 경로입니다. 서로 다른 파일이어야 합니다.`,
    hint: '둘 중 하나를 다른 경로로 바꿔 주세요.',
  }),
  restTaken: (key: string, other: string) => ({
    message: `${key}: \`rest\`는 섹션 하나에만 쓸 수 있습니다. 섹션 \`${other}\`에 이미 있습니다.`,
    hint: '둘 중 하나에서 `rest`를 지워 주세요.',
  }),
  requiredAndOptional: (key: string, section: string) => ({
    message: `${key}: 섹션 \`${section}\`에 \`required\`와 \`optional\`이 함께 있습니다. 둘 중 하나만 쓸 수 있습니다.`,
    hint: '둘 중 하나를 지워 주세요.',
  }),
  modelOneWay: () => ({
    message:
      'model: 모델에 연결하는 방법이 하나여야 합니다. `command`만 쓰거나, `baseUrl`과 `name`, `keyEnv`를 씁니다.',
    hint: '`command: [claude, -p]`와 `baseUrl: http://localhost:11434/v1` 중 하나만 남겨 주세요.',
  }),
  minOverMax: (key: string, min: number, max: number) => ({
    message: `${key}: min(${min})이 max(${max})보다 큽니다.`,
    hint: 'min을 줄이거나 max를 늘려 주세요.',
  }),
  folderMissing: (folder: string) => ({
    message: `폴더 ${withParticle(`\`${folder}\``, '이')} 없습니다.`,
    hint: '`--cwd`에 적은 경로를 확인해 주세요.',
  }),
  folderUnreadable: (code: string) => ({
    message: `폴더를 읽을 수 없습니다 (${code}).`,
    hint: '폴더의 읽기 권한을 확인해 주세요.',
  }),
  toolFolder: (folder: string) => ({
    message: `\`${folder}\` 폴더 안에는 쓸 수 없습니다.`,
    hint: '파일을 다른 곳으로 옮기거나 링크를 지워 주세요.',
  }),
  pathIntoTool: (key: string, path: string, folder: string) => ({
    message: `${key}: ${withParticle(`\`${path}\``, '은')} \`${folder}\` 폴더 안의 경로라서 쓸 수 없습니다.`,
    hint: '`notes/{week}`처럼 다른 폴더를 적어 주세요.',
  }),
  linkOutside: () => ({
    message: '작업 폴더 밖을 가리키는 경로입니다. 작업 폴더 안의 파일만 읽고 씁니다.',
    hint: '링크 대신 파일을 작업 폴더 안으로 옮기거나 링크를 지워 주세요.',
  }),
  linkBroken: () => ({
    message: '심볼릭 링크가 가리키는 파일이 없습니다.',
    hint: '링크를 고치거나 지워 주세요.',
  }),
  unknownMember: (name: string, near: string | undefined, known: readonly string[]) => ({
    message: `${withParticle(`\`${name}\``, '은')} 등록된 팀원이 아닙니다. 등록된 팀원: ${known.join(', ')}`,
    hint: near
      ? `혹시 \`${near}\`인가요? 그렇다면 파일 이름을 고쳐 주세요.`
      : '설정의 members에 추가하거나, 노트가 아니면 ignore에 적어 주세요.',
  }),
  twoNotes: (member: string, week: string, first: string, second: string) => ({
    message: `\`${member}\`의 \`${week}\` 노트가 둘입니다: ${namedApart(first, second, '(자모가 풀린 이름, NFD)').join(', ')}. 팀원마다 한 주에 노트 하나만 쓸 수 있습니다.`,
    hint: '하나로 합치거나, 나누어 쓰려면 설정의 notes 패턴에 `*`를 넣어 주세요.',
  }),
  noWeekHeading: (pattern: string) => ({
    message: `주차를 시작하는 제목이 없습니다. \`${pattern}\` 형식의 제목이 필요합니다.`,
    hint: '주차마다 제목을 달거나 설정의 weekHeading을 고쳐 주세요. 노트가 아니면 ignore에 적어 주세요.',
  }),
  tooManyWeeks: (found: number, most: number) => ({
    message: `파일 하나에 주차가 너무 많습니다: ${found}개. ${most}개까지 읽습니다.`,
    hint: '주차별 파일로 나누어 주세요.',
  }),
  notRead: (week: string, read: string) => ({
    message: `읽지 않는 파일입니다. \`${week}\` 주차는 ${withParticle(`\`${read}\``, '을')} 읽습니다.`,
    hint: '내용을 그 파일로 옮기고 이 파일은 지워 주세요.',
  }),
  unknownWeek: (name: string, near: string | undefined, known: readonly string[]) => ({
    message: `\`${name}\` 주차가 없습니다. 있는 주차: ${known.join(', ') || '없음'}`,
    hint: near ? `혹시 \`${near}\`인가요?` : '주차 폴더를 만들거나 설정의 weeks에 추가해 주세요.',
  }),
  ambiguousWeek: (name: string, weeks: readonly string[]) => ({
    message: `\`${name}\`에 맞는 주차가 여럿입니다: ${weeks.map((week) => `\`${week}\``).join(', ')}. 어느 것인지 정할 수 없습니다.`,
    hint: '번호 대신 주차의 이름을 모두 적어 주세요.',
  }),
  noNextWeek: (last: string | undefined) => ({
    message: last
      ? `\`${last}\` 다음 주차가 일정에 없습니다. \`next\`는 설정의 weeks에서 찾습니다.`
      : '일정이 없어서 `next`를 찾을 수 없습니다. `next`는 설정의 weeks에서 찾습니다.',
    hint: '설정의 weeks에 다음 주차를 추가하거나, `next` 대신 주차의 이름을 적어 주세요.',
  }),
}
