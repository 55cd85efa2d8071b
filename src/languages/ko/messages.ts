import { codeSpan, type Encoding, encodings, namedApart, shellWord, yamlWord } from '../../text.ts'
import type { YamlReason } from '../../yaml.ts'
import { languageIds } from '../ids.ts'
import { withParticle } from './particles.ts'

/** The expected kind of a config value. */
const koExpected = {
  line: '한 줄의 글이',
  shortLine: '500자가 넘지 않는 글이',
  lines: '글의 목록이',
  lineOrLines: '한 줄의 글이나 글의 목록이',
  label: '`/`, `\\`가 없는 한 줄의 글이',
  heading: '글자나 숫자가 들어 있는 제목이',
  yesNo: '`true`나 `false`가',
  count: '0 이상의 정수가',
  date: '`YYYY-MM-DD` 형식의 실제로 있는 날짜가',
  language: `${languageIds.map((id) => `\`${id}\``).join(', ')} 중 하나가`,
  severity: '`error`, `warning`, `off` 중 하나가',
  url: '`http://`나 `https://`로 시작하는 주소가',
  list: '목록이',
  synonyms: '뜻이 같은 단어를 둘 이상 적은 목록이',
  command: '`[claude, -p]`처럼 프로그램과 인수를 적은 목록이',
  table: '`key: value` 형식이',
}

export type Expected = keyof typeof koExpected

const remedies = new Map<Expected, string>([
  ['line', '숫자나 `true`로 읽힐 수 있는 글은 따옴표로 감싸 주세요.'],
  ['label', '숫자로 읽힐 수 있는 id는 따옴표로 감싸고, `/`는 `-`로 바꿔 주세요.'],
])

/** What is in a document: members with a note, and those without. */
interface BuiltContents {
  notes: number
  questions: number
  missing: readonly string[]
}

const quoteIt = (line: string) => `값을 따옴표로 감싸 주세요: ${codeSpan(line)}`

/** Messages about the workspace and its config, and those of `build`, `lint` and `--changed`. */
export const koMessages = {
  unknownKey: (key: string, near: string | undefined, known: readonly string[]) => ({
    message: `${key}: 알 수 없는 키입니다. 쓸 수 있는 키: ${known.join(', ')}`,
    hint: near ? `혹시 \`${near}\`인가요?` : '이 키를 지우거나 쓸 수 있는 키로 바꿔 주세요.',
  }),
  configSyntax: (reason: YamlReason) => ({
    message: `설정 파일이 올바른 YAML이 아닙니다: ${reason.message}`,
    hint: reason.quoted ? quoteIt(reason.quoted) : '이 줄과 위아래 줄의 들여쓰기, 따옴표, 괄호를 확인해 주세요.',
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
  configTwice: (first: string, second: string) => ({
    message: `한 폴더에 설정 파일이 둘 있습니다: \`${first}\`, \`${second}\`. 하나만 있어야 합니다.`,
    hint: '하나로 합치고 나머지는 지워 주세요.',
  }),
  expectedValue: (kind: Expected) => `${koExpected[kind]} 필요합니다.`,
  configValue: (key: string, found: string, expected: Expected, example?: string) => ({
    message: `${key || '설정'}: ${found ? `${found} 대신` : '값이 없습니다.'} ${koExpected[expected]} 필요합니다.`,
    hint: example
      ? `이렇게 바꿔 주세요: ${codeSpan(example)}`
      : (remedies.get(expected) ?? '값을 고치거나 이 키를 지워 주세요.'),
  }),
  nameTaken: (key: string, name: string, owner: string) => ({
    message: `${key}: ${withParticle(`\`${name}\``, '은')} 이미 \`${owner}\`의 이름입니다. id와 별칭은 팀원 한 명만 가리켜야 합니다.`,
    hint: '둘 중 하나를 다른 이름으로 바꾸거나 지워 주세요.',
  }),
  sectionTaken: (key: string, id: string) => ({
    message: `${key}: 섹션 id ${withParticle(`\`${id}\``, '이')} 두 번 나옵니다. id는 섹션마다 달라야 합니다.`,
    hint: '하나로 합치거나 다른 id를 붙여 주세요.',
  }),
  sectionReserved: (key: string, id: string) => ({
    message: `${key}: 섹션 id로 ${withParticle(`\`${id}\``, '을')} 쓸 수 없습니다. 섹션 없이 쓴 노트의 id입니다.`,
    hint: '다른 id를 붙여 주세요.',
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
  tooManyPlaces: (key: string, pattern: string) => ({
    message: `${key}: ${withParticle(codeSpan(pattern), '은')} 한 이름에 \`{week}\`, \`{member}\`, \`*\`가 셋보다 많거나 \`**\`가 둘보다 많습니다.`,
    hint: '한 이름에 셋까지, `**`는 둘까지만 써 주세요.',
  }),
  placeMissing: (key: string, pattern: string, place: string, example: string) => ({
    message: `${key}: \`${pattern}\`에 꼭 있어야 하는 \`${place}\` 표시가 없습니다.`,
    hint: `폴더나 파일 이름에 ${withParticle(`\`${place}\``, '을')} 넣어 주세요. 예: ${codeSpan(example)}`,
  }),
  patternIgnored: (key: string, pattern: string, name: string, line: string) => ({
    message: `${key}: \`${pattern}\` 패턴의 파일은 이름이 모두 \`${name}\`인데, ignore에 있는 이름이라서 읽지 않습니다. ignore를 적지 않으면 \`README.md\`를 읽지 않습니다.`,
    hint: `설정에 이렇게 적어 주세요: ${codeSpan(line)}`,
  }),
  placeUnknown: (key: string, place: string, known: readonly string[], example?: string) => ({
    message: `${key}: ${withParticle(`\`${place}\``, '은')} 여기에 쓸 수 없습니다. 쓸 수 있는 것: ${known.join(', ') || '없음'}`,
    hint: example ? `지우거나 이렇게 적어 주세요. 예: ${codeSpan(example)}` : '지워 주세요.',
  }),
  pathOutside: (key: string, path: string) => ({
    message: `${key}: ${withParticle(`\`${path}\``, '은')} 쓸 수 없는 경로입니다. 작업 폴더 안의 상대 경로를 \`/\`로 적어야 합니다.`,
    hint: '맨 앞의 `/`나 드라이브 이름, `..`을 지우고 폴더 사이에 `/`를 적어 주세요.',
  }),
  workspaceHere: (key: string) => ({
    message: `${key}: 이 폴더 자체는 쓸 수 없습니다. 이 폴더 안의 폴더여야 합니다.`,
    hint: '모임이나 책마다 있는 작업 폴더를 적어 주세요.',
  }),
  workspaceInWorkspace: () => ({
    message: 'workspaces: 이 폴더를 작업 폴더로 적은 설정이 위에 있어서 여기에는 쓸 수 없습니다.',
    hint: '여기에서는 지우고, 폴더는 맨 위의 설정에 적어 주세요.',
  }),
  noWorkspace: (pattern: string) => ({
    message: `workspaces: ${withParticle(`\`${pattern}\``, '과')} 맞는 폴더가 없습니다.`,
    hint: '폴더 이름을 고치거나 그 줄을 지워 주세요. 링크인 폴더는 따라가지 않습니다.',
  }),
  workspaceName: (folder: string) => ({
    message: `workspaces: \`${folder}\` 폴더의 이름에는 \`*\`, \`{week}\`, \`{member}\`를 쓸 수 없습니다.`,
    hint: '폴더의 이름을 바꿔 주세요.',
  }),
  /**
   * @param file a file in it that looks like a note
   * @param config how to make one, unless the folder has it: `alike`, the path of another workspace's; `init`, a command
   */
  chooseWorkspace: (folders: readonly string[]) => ({
    message: `여기에는 작업 폴더가 여럿 있습니다: ${folders.join(', ')}`,
    hint: `그중 한 폴더에서 실행하거나 \`--cwd ${shellWord(folders[0] ?? '')}\`처럼 적어 주세요.`,
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
    message: `\`${folder}\` 폴더 안의 파일은 사용할 수 없습니다.`,
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
    message: `${withParticle(`\`${name}\``, '은')} 설정의 members에 없는 이름입니다. 등록된 팀원: ${known.join(', ')}`,
    hint: near
      ? `혹시 \`${near}\`인가요? 그렇다면 파일 이름을 고치거나 members의 aliases에 ${withParticle(`\`${name}\``, '을')} 적어 주세요.`
      : `팀원이라면 members에 ${codeSpan(`- {id: ${yamlWord(name)}}`)} 줄을 추가해 주세요. 나간 팀원의 글이거나 노트가 아니면 그 경로를 ignore에 적어 주세요.`,
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
  strayFile: (expected: string) => ({
    message: `노트로 읽지 않는 파일입니다. 맞는 notes 패턴이 없습니다. 가장 가까운 경로: ${codeSpan(expected)}`,
    hint: '노트라면 그 경로로 옮겨 Markdown 파일로 저장하거나 설정의 notes에 패턴을 추가해 주세요. 노트가 아니면 설정의 ignore에 적어 주세요.',
  }),
  moreStrayFiles: (count: number) => ({
    message: `노트로 읽지 않는 파일이 이 파일까지 ${count}개 더 있습니다.`,
    hint: '위의 파일을 정리하면 나머지도 보여 드립니다.',
  }),
  unknownWeek: (
    name: string,
    near: string | undefined,
    known: readonly string[],
    { id, after, begin }: { id: string; after: string | undefined; begin: string | undefined },
  ) => ({
    message: `\`${name}\` 주차가 없습니다. 있는 주차: ${known.join(', ') || '없음'}`,
    hint: `${near ? `혹시 \`${near}\`인가요? ` : ''}${after === undefined ? '' : `\`${after}\` 다음의 `}새 주차라면 ${begin ? `${withParticle(`\`${begin}\``, '으로')} 첫 노트를 만들어 주세요.` : `설정의 weeks에 \`- {id: ${yamlWord(id)}}\` 줄을 추가해 주세요.`}`,
  }),
  severalWeeks: (weeks: readonly string[]) => ({
    message: `여러 주차의 노트가 있습니다: ${weeks.join(', ')}. 한 주차여야 합니다.`,
    hint: '그중 하나를 `week`로 정해 주세요.',
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
  brokenYaml: (reason: YamlReason) => ({
    message: `노트 맨 위의 front matter가 올바른 YAML이 아닙니다: ${reason.message}`,
    hint: reason.quoted
      ? quoteIt(reason.quoted)
      : '`key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
  }),
  tooLarge: (found: number, most: number) => ({
    message: `파일이 너무 큽니다: ${found}바이트. ${most}바이트까지 읽습니다.`,
    hint: '노트라면 그림이나 첨부를 다른 파일로 옮겨 주세요.',
  }),
  tooComplex: (kind: 'depth' | 'size' | 'paragraph' | 'html', found: number, most: number) => ({
    message: {
      depth: `목록과 인용이 ${found}단계로 중첩되어 있습니다. ${most}단계까지 읽습니다.`,
      size: `줄과 기호가 너무 많습니다. ${found}번째 줄부터는 읽지 않습니다.`,
      paragraph: `한 문단에 괄호와 별표 같은 기호가 ${found}개 있습니다. ${most}개까지 읽습니다.`,
      html: `닫지 않은 HTML 요소가 ${found}개 있습니다. 이만한 노트에서는 ${most}개까지 읽습니다.`,
    }[kind],
    hint: {
      depth: '들여쓰기와 `>`를 줄여 주세요.',
      size: '노트를 나누거나, 긴 표와 자료를 다른 파일로 옮겨 주세요.',
      paragraph: '빈 줄로 문단을 나누거나, 기호가 많은 부분을 코드 블록에 넣어 주세요.',
      html: '요소를 닫거나 HTML을 Markdown으로 바꿔 주세요.',
    }[kind],
  }),
  notAFile: () => ({
    message: '일반 파일이 아니라 폴더나 파이프입니다.',
    hint: '다른 곳으로 옮기거나 이름을 바꿔 주세요.',
  }),
  unreadable: (code: string) => ({
    message: `파일을 읽을 수 없습니다 (${code}).`,
    hint: '파일이 있는지, 읽기 권한이 있는지 확인해 주세요.',
  }),
  encoding: (guess: Encoding | undefined) => ({
    message: `UTF-8이 아닌 글자가 있습니다.${guess ? ` 인코딩이 ${guess}인 파일 같습니다.` : ''}`,
    // Saved as UTF-8 straight away, the letters that the editor could not decode would be lost.
    hint: `편집기에서 ${withParticle(guess ?? '원래 인코딩', '으로')} 다시 연 다음 UTF-8로 저장해 주세요. VS Code에서는 아래쪽의 인코딩 이름을 눌러 \`인코딩하여 다시 열기\`(Reopen with Encoding)${guess ? `에서 \`${encodings[guess]}\`` : ''}, 이어서 \`인코딩하여 저장\`(Save with Encoding)에서 \`UTF-8\`을 고릅니다.`,
  }),
  nulCharacter: () => ({
    message: '눈에 보이지 않는 NUL 문자가 있습니다.',
    hint: '그 문자를 지우거나, 노트가 아니면 설정의 ignore에 파일을 적어 주세요.',
  }),
  templateEnd: () => ({
    message: '여는 주석이 없는 `<!-- insights:end -->`가 있습니다.',
    hint: '이 줄을 지우거나, 위에 `<!-- insights:each member -->`처럼 여는 주석을 넣어 주세요.',
  }),
  templateOpen: () => ({
    message: '닫는 `<!-- insights:end -->`가 없습니다.',
    hint: '반복할 부분이 끝나는 곳에 `<!-- insights:end -->`를 한 줄로 넣어 주세요.',
  }),
  templateMisplaced: () => ({
    message: '`<!-- insights:… -->` 주석이 목록, 인용, 다른 HTML이나 글 중간에 있습니다.',
    hint: '주석을 줄 맨 앞에 혼자 두고 위아래에 빈 줄을 하나씩 넣어 주세요.',
  }),
  templatePlaceElsewhere: (place: string) => ({
    message: `${withParticle(`\`${place}\``, '은')} 여기에 쓸 수 없습니다.`,
    hint: '`content`는 `each section` 안에, `each section`은 `each member` 안에, 나머지는 `each section` 밖에 두어 주세요.',
  }),
  templateUnknownPlace: (place: string, near: string | undefined, known: readonly string[]) => ({
    message: `${withParticle(`\`${place}\``, '은')} 템플릿에 쓸 수 없는 이름입니다. 쓸 수 있는 이름: ${known.join(', ')}`,
    hint: near ? `혹시 \`${near}\`인가요?` : '지우거나 쓸 수 있는 이름으로 바꿔 주세요.',
  }),
  templateUnknownBraces: (place: string, near: string) => ({
    message: `${withParticle(`\`{${place}}\``, '은')} 값을 넣는 이름이 아니라서 그대로 두었습니다. 비슷한 이름: \`{${near}}\``,
    hint: `값을 넣으려면 ${withParticle(`\`{${near}}\``, '으로')} 고쳐 주세요.`,
  }),
  templateBracesElsewhere: (place: string, templates: readonly string[]) => ({
    message: `${withParticle(`\`{${place}}\``, '은')} ${templates.join('와 ')}에만 있는 값이라서 그대로 두었습니다.`,
    hint: '지우거나, 이 템플릿에서 쓸 수 있는 값으로 바꿔 주세요.',
  }),
  unwritable: (code: string) => ({
    message: `파일을 쓸 수 없습니다 (${code}). 원래 내용은 그대로입니다.`,
    hint: '폴더의 쓰기 권한과 남은 공간을 확인해 주세요.',
  }),
  handEdited: (
    { check, force }: { check: string; force: string },
    [discussion = '', minutes = '']: readonly string[],
  ) => ({
    message: 'insights가 쓴 그대로가 아닌 파일이라서 덮어쓰지 않았습니다.',
    hint: `어디가 다른지는 \`${check}\` 명령으로 볼 수 있습니다. 팀원의 글은 그 팀원의 노트에, 질문은 ${discussion}에, 회의록은 ${minutes}에 옮긴 다음 \`${force}\` 명령으로 다시 만들어 주세요. 필요 없는 수정이라면 파일을 고치기 전으로 되돌리기만 해도 됩니다.`,
  }),
  notOurs: (force: string) => ({
    message: 'insights가 만들지 않은 파일이라서 덮어쓰지 않았습니다.',
    hint: `파일을 옮기거나 설정의 \`output\`을 바꿔 주세요. 덮어써도 되면 \`${force}\` 명령을 실행해 주세요.`,
  }),
  linkToForeign: () => ({
    message: 'insights가 만들지 않은 파일로 가는 심볼릭 링크라서 덮어쓰지 않았습니다. `--force`로도 덮어쓰지 않습니다.',
    hint: '링크를 지우거나, 링크가 가리키는 파일을 옮겨 주세요.',
  }),
  rebuilt: { before: '지금 파일', after: '다시 만든 문서' },
  stale: (path: string, command: string) => ({
    message: `문서가 최신이 아닙니다: ${path}`,
    hint: `\`${command}\` 명령으로 다시 만들어 커밋해 주세요.`,
  }),
  noNotes: (week: string, command: string) => ({
    message: `${week}에는 노트가 하나도 없습니다.`,
    hint: `\`${command}\` 명령으로 첫 노트를 만들어 주세요.`,
  }),
  noNotesAtAll: (patterns: readonly string[], command: string) => ({
    message: `노트가 하나도 없습니다. 찾는 곳: ${patterns.join(', ')}`,
    hint: `\`${command}\` 명령으로 첫 노트를 만들거나, 설정의 \`notes\`를 노트가 있는 경로로 고쳐 주세요.`,
  }),
  lastWeek: (week: string) => `주차를 적지 않아서, 노트가 있는 마지막 주차인 ${withParticle(week, '을')} 골랐습니다.`,
  built: (path: string, { notes, questions, missing }: BuiltContents, named: number) => {
    const contents = questions > 0 ? `${notes}명, 질문 ${questions}개` : `${notes}명`
    const more = missing.length - named
    const names = `${missing.slice(0, named).join(', ')}${more > 0 ? ` 외 ${more}명` : ''}`
    return `${path}: ${contents}${missing.length > 0 ? `; ${names} 없음` : ''}`
  },
  blankWeek: (week: string) => `${week}: 아직 쓴 사람이 없어서 문서를 만들지 않았습니다.`,
  leftOver: () => ({
    message: '이 주차에는 아직 쓴 사람이 없는데, 전에 만든 문서가 남아 있습니다.',
    hint: '노트를 채워 다시 만들거나, 필요 없는 문서라면 지워 주세요.',
  }),
  nothingWritten: () => ({
    message: '아직 쓴 글이 없어서 이 노트는 문서에서 빠집니다.',
    hint: '노트를 쓴 다음 다시 만들어 주세요.',
  }),
  withoutSections: () => ({
    message: '같은 팀원의 다른 노트에 섹션이 있어서, 섹션이 없는 이 노트는 문서에서 빠집니다.',
    hint: '이 글도 넣으려면 섹션 제목 아래에 옮겨 주세요.',
  }),
  draftWaits: (name: string) => ({
    message: `${name} 님의 노트는 아직 초안이라서 문서에서 뺐습니다.`,
    hint: `${name} 님이 읽고 다듬은 뒤 \`draft: true\` 줄을 지우면 문서에 들어갑니다.`,
  }),
  skipped: (path: string) => ({
    message: `오류가 있는 노트를 건너뛰고 만들었습니다: ${path}`,
    hint: '노트를 고친 다음 다시 만들어 주세요.',
  }),
  /** Below the errors for which `build` or `site` writes nothing. */
  canSkip: () => ({
    message: '오류 때문에 아무것도 만들지 않았습니다.',
    hint: '고친 다음 다시 실행해 주세요. 오류가 있는 파일만 빼고 만들려면 `--skip-broken`을 붙여 주세요.',
  }),
  unanswered: (question: string, command: string) => ({
    message: `팀원이 물은 질문이 discussion.md에 없습니다: ${question}`,
    hint: `\`${command}\` 명령으로 추가해 주세요. 일부러 뺐다면 그대로 두면 됩니다.`,
  }),
  nothingChanged: (base: string) => `${withParticle(`\`${base}\``, '과')} 비교해 바뀐 노트가 없습니다.`,
  gitAbsent: () => ({
    message: '`--changed` 옵션에는 git이 필요한데, 찾지 못했습니다.',
    hint: 'git을 설치하거나, 대신 파일이나 주차를 적어 주세요.',
  }),
  noRepository: (reason: string) => ({
    message: `git으로 바뀐 파일을 알아낼 수 없습니다${reason ? `: ${reason}` : '.'}`,
    hint: '`--changed`는 git 저장소 안에서만 쓸 수 있습니다. 대신 파일이나 주차를 적어 주세요.',
  }),
  unknownBase: (names: readonly string[]) => ({
    message: `비교할 브랜치나 커밋이 없습니다: ${names.map((name) => `\`${name}\``).join(', ')}`,
    hint: '이름을 확인하거나 `--changed origin/main`처럼 적어 주세요. CI라면 `actions/checkout`에 `fetch-depth: 0`을 적어 주세요.',
  }),
  noMergeBase: (base: string) => ({
    message: `${withParticle(`\`${base}\``, '과')} 공통된 커밋이 없어서 비교할 수 없습니다.`,
    hint: '커밋 기록을 일부만 받은 저장소일 수 있습니다. CI라면 `actions/checkout`에 `fetch-depth: 0`을 적고, 아니면 `git fetch --unshallow`를 실행해 주세요.',
  }),
}
