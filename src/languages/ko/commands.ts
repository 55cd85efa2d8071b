import { codeSpan, yamlWord } from '../../text.ts'
import { withParticle } from './particles.ts'

/** The questions and messages of `init`, and the words that it writes into files. */
export const koInit = {
  title: '스터디 이름이 무엇인가요?',
  titleNeeded: '한 줄로 적어 주세요.',
  language: '문서와 메시지를 어떤 언어로 쓸까요? / Which language?',
  members:
    '팀원들의 이름을 쉼표로 구분해 적어 주세요. 나중에 적어도 됩니다. 파일 이름을 따로 정하려면 duri=이두리처럼 적습니다.',
  membersWrong: '여러 사람이면 `김하나, 이두리`처럼 쉼표로 나누어 주세요. 한 사람이면 `id=이름`처럼 적어 주세요.',
  wrongFileName: (name: string) =>
    `${withParticle(`\`${name}\``, '은')} Windows에서 파일 이름으로 쓸 수 없습니다. \`다른이름=${name}\`처럼 적어 주세요.`,
  askCi: (path: string) => `노트를 검사하고 문서를 만드는 CI 작업(${path})도 만들까요?`,
  yes: '네',
  no: '아니요',
  stopped: '아무것도 만들지 않았습니다.',
  notTaken: (flags: readonly string[], path: string) =>
    `설정이 이미 있어서 ${flags.map((flag) => `\`${flag}\``).join(', ')} 옵션은 적용하지 않았습니다. 바꾸려면 ${path} 파일을 고쳐 주세요.`,
  needsAnswers: (flags: readonly string[]) => ({
    message: `터미널이 아니라서 물어볼 수 없습니다. 필요한 옵션: ${flags.map((flag) => `\`${flag}\``).join(', ')}`,
    hint: '이 옵션들을 적거나, `--yes`를 붙여 나머지는 기본값으로 두세요.',
  }),
  wrongAnswer: (flag: string, found: string, expected: string) => ({
    message: `${flag}: \`${found}\` 대신 ${expected} 필요합니다.`,
    hint: '값을 고치거나 옵션을 빼 주세요.',
  }),
  expectedMembers: '`김하나, 이두리`처럼 쉼표로 나눈 이름이',
  expectedName: '모든 시스템에서 쓸 수 있는 파일 이름이',
  notAFolder: () => ({
    message: '폴더가 아니라 파일입니다.',
    hint: '다른 폴더를 적거나 이 파일을 옮겨 주세요.',
  }),
  exists: () => ({
    message: '방금 전까지 없던 파일이 생겨서 덮어쓰지 않았습니다.',
    hint: '`insights init`을 다시 실행해 주세요. 없는 파일만 만듭니다.',
  }),
  left: (path: string, words: number) => `빠지는 파일: ${path} (${words}단어)`,
  leftFolder: (folder: string, files: number, words: number) =>
    `빠지는 파일: ${folder}/ 안의 ${files}개 (${words}단어)`,
  leftOut: (words: number, of: number) => `전체 ${of}단어 중 ${words}단어가 문서에 들어가지 않습니다.`,
  size: (members: number, weeks: number) => `${members}명 × ${weeks}주`,
  nobody: (folders: readonly string[]) => ({
    message: `누가 썼는지 경로에서도 git 기록에서도 알 수 없어서 아무것도 만들지 않았습니다. Markdown 파일이 있는 곳: ${folders.join(', ')}`,
    hint: "노트의 경로를 `--notes '{week}/{member}.md'`처럼 적어 주세요.",
  }),
  alike: (readings: readonly string[]) => ({
    message: `똑같이 그럴듯한 해석이 ${readings.length}가지라서 아무것도 만들지 않았습니다.`,
    hint: `맞는 것을 적어 주세요: ${readings.join(' / ')}`,
  }),
  nothingBy: (patterns: readonly string[], folders: readonly string[]) => ({
    message: `${patterns.map((one) => `\`${one}\``).join(', ')}에 맞는 노트가 없어서 아무것도 만들지 않았습니다.`,
    hint: `{week}, {member}, \`*\`를 쓸 수 있습니다. Markdown 파일이 있는 곳: ${folders.join(', ')}`,
  }),
  which: '어떻게 읽을까요?',
  typePatterns: '노트의 경로를 직접 적기',
  stop: '그만두기',
  askPatterns:
    '노트의 경로는 무엇인가요? {week}는 주차, {member}는 팀원, *는 아무 글자입니다. 여럿이면 쉼표로 구분합니다.',
  plan: (root: string) => `${root}에 만들 파일:`,
  added: (lines: readonly string[]) =>
    lines.length > 2
      ? `\`${lines[0]}\`부터 ${lines.length}줄 추가`
      : `${lines.map((line) => `\`${line}\``).join(', ')} 줄 추가`,
  complete: '필요한 파일이 이미 모두 있습니다.',
  notAtTop: (path: string) => `${withParticle(path, '은')} 저장소의 최상위 폴더에서만 쓸 수 있어서 만들지 않습니다.`,
  done: '준비가 끝났습니다.',
  enter: (folder: string) => `먼저 ${withParticle(`\`cd ${folder}\``, '으로')} 폴더에 들어가 주세요.`,
  next: '`insights new week-01`로 첫 노트를 만들어 보세요. 노트를 쓴 다음 `insights build`로 문서를 만듭니다. `insights status`는 누가 썼는지 보여 줍니다.',
  nextAdopted: '`insights build --all`로 문서를 만들어 보세요. `insights status`는 누가 썼는지 보여 줍니다.',
  comments: {
    members: ' 문서에 나오는 순서입니다. id는 노트의 파일(또는 폴더) 이름이고, 다른 이름은 aliases에 적습니다.',
    noMembers:
      ' 팀원 명단을 적으면 누가 아직 쓰지 않았는지 알 수 있습니다.\n members:\n   - {id: kim-hana, name: 김하나, romanized: Kim Hana}',
    more: ' 섹션, 경로, 규칙도 이 파일에서 바꿀 수 있습니다. 잘못 적은 키는 명령을 실행할 때 알려 줍니다.',
  },
  readme: (id: string) =>
    [
      `# ${id}`,
      '',
      `- 노트 만들기: \`npx study-insights new ${id}\``,
      `- 문서 만들기: \`npx study-insights build ${id}\``,
      '',
    ].join('\n'),
}

/** The messages and questions of `new`, and the hints that it writes into a note. */
export const koNew = {
  weekNeeded: () => ({
    message: '주차가 없습니다. 터미널이 아니라서 물어볼 수 없습니다.',
    hint: '`insights new week-02 kim-hana`처럼 주차를 적어 주세요. `next`는 다음 모임의 주차입니다.',
  }),
  memberNeeded: (known: readonly string[]) => ({
    message: '누구의 노트인지 알 수 없습니다. 터미널이 아니라서 물어볼 수 없습니다.',
    hint: `주차 뒤에 이름을 적어 주세요.${known.length > 0 ? ` 등록된 팀원: ${known.join(', ')}` : ''}`,
  }),
  noSuchMember: (name: string, near: string | undefined, known: readonly string[]) => ({
    message:
      known.length > 0
        ? `${withParticle(`\`${name}\``, '은')} 등록된 팀원이 아닙니다. 등록된 팀원: ${known.join(', ')}`
        : `${withParticle(`\`${name}\``, '은')} 파일 이름으로 쓸 수 없습니다. \`/ : * ? " < > |\`가 없고, \`.\`으로 시작하거나 끝나지 않고, \`con\`처럼 Windows가 쓰는 이름이 아니어야 합니다.`,
    hint: near
      ? `혹시 \`${near}\`인가요?`
      : known.length > 0
        ? `이름을 고치거나, 설정의 members에 ${codeSpan(`- {id: ${yamlWord(name)}}`)} 줄을 추가해 주세요.`
        : '다른 이름을 적어 주세요. 문서에 보여 줄 이름은 `--name`으로 따로 정할 수 있습니다.',
  }),
  noPath: (week: string, member: string, patterns: readonly string[], line: string | undefined) => ({
    message: `\`${week}\` 주차의 \`${member}\` 노트를 둘 곳을 설정의 notes로 정할 수 없습니다: ${patterns.map((each) => `\`${each}\``).join(', ')}`,
    hint: `${line ? `설정의 notes를 이렇게 바꿔 주세요: \`${line}\`.` : '설정의 notes에 `*`가 없는 패턴을 추가하거나, 이름이 다른 파일과 겹치는지 확인해 주세요.'} \`--stdout\`을 붙이면 내용만 출력합니다.`,
  }),
  noHosting: () => ({
    message: '저장소가 GitHub나 GitLab 어디에 있는지 알 수 없어서 링크를 만들지 못했습니다.',
    hint: '설정에 `repository: {url: https://github.com/모임/저장소, branch: main}`처럼 적거나, 원격 저장소 origin을 추가해 주세요.',
  }),
  noLink: (week: string, names: readonly string[]) => ({
    message: `\`${week}\` 주차의 노트를 새로 만들 링크가 없습니다: ${names.join(', ')}`,
    hint: '확장자나 대소문자만 다른 파일이 이미 있는지, 설정의 notes로 노트의 경로를 정할 수 있는지 확인해 주세요.',
  }),
  notPushed: (branch: string) => ({
    message: `아직 \`${branch}\` 브랜치에 올리지 않은 노트라서, 지금 링크를 열면 페이지가 없다고 나옵니다.`,
    hint: '이 노트를 커밋하고 push한 다음 링크를 열어 주세요.',
  }),
  pasteHeadings: () => 'GitLab은 링크로 글을 채울 수 없습니다. 새 파일을 연 다음 아래 제목을 복사해 붙여 넣어 주세요.',
  exists: () => ({
    message: '이미 있는 파일이라서 덮어쓰지 않았습니다.',
    hint: '이 파일에 이어서 쓰거나, 새로 만들려면 먼저 파일을 옮겨 주세요.',
  }),
  whichWeek: '어느 주차의 노트를 만들까요?',
  newWeek: '새 주차',
  whichNewWeek: '새 주차의 폴더 이름을 적어 주세요.',
  weekInvalid: '번호가 들어 있는 주차 이름을 적어 주세요. 예: 4, week-04',
  whichLabel: (week: string, example: string) =>
    `\`${week}\` 주차의 폴더 이름을 적어 주세요.${example === '' ? '' : ` 다른 주차의 예: ${example}`}`,
  labelInvalid: (week: string, example: string) =>
    `\`${week}\` 주차로 읽을 수 있는 폴더 이름이어야 합니다.${example === '' ? '' : ` 다른 주차의 예: ${example}`}`,
  labelNeeded: (week: string, example: string) => ({
    message: `\`${week}\` 주차의 폴더가 없고, 새 폴더의 이름을 알 수 없습니다.`,
    hint: `\`${example}\`처럼 새 폴더의 이름을 모두 적어 주세요.`,
  }),
  whichMember: '누구의 노트인가요?',
  whoAreYou: '이름을 적어 주세요. 노트의 파일 이름이 됩니다.',
  hasNote: '노트 있음',
  nameInvalid: '`/`가 없고 `.`으로 시작하지 않는 이름이어야 합니다.',
  created: '노트를 만들었습니다. 섹션을 채운 다음 `insights lint`로 확인해 주세요.',
}

/** The words of `status`. */
export const koStatus = {
  member: '팀원',
  states: {
    sections: '완료',
    whole: '통글',
    draft: '초안',
    empty: '빈 노트',
    missing: '없음',
    excused: '면제',
    broken: '오류',
  },
  /** In the legend of the table. The other states need no words. */
  means: {
    whole: '통글: 섹션 없이 쓴 노트입니다. 전체가 그대로 문서에 들어갑니다.',
    draft: '초안: 노트에 `draft: true`가 있어서 아직 문서에 들어가지 않습니다.',
    empty: '빈 노트: 파일은 있지만 쓴 글이 없습니다.',
    excused: '면제: 이 주차에는 쓰지 않아도 됩니다.',
    broken: '오류: 노트를 고쳐야 문서에 들어갑니다. 이유는 위에 있습니다.',
  },
  notDue: '·',
  notDueMeans: '·: 아직 시작하지 않은 주차입니다.',
  partlyMeans: (written: number, of: number) => `${written}/${of}: 섹션 ${of}개 중 ${written}개를 썼습니다.`,
  week: (number: number) => `${number}주차`,
  /** @param date `2026-09-08` */
  day: (date: string) => date.slice(5).split('-').map(Number).join('/'),
  left: (names: readonly string[]) => `${names.length}명 남았어요: ${names.join(', ')}`,
  allWritten: '모두 썼어요.',
  nobody: '아직 아무도 쓰지 않았어요.',
  noWeeks: (command: string) => ({
    message: '일정도 노트도 없어서 보여 줄 것이 없습니다.',
    hint: `설정의 weeks에 일정을 적거나 \`${command}\` 명령으로 첫 노트를 만들어 주세요.`,
  }),
}

/** The messages of `discuss`. */
export const koDiscuss = {
  written: (path: string, questions: number, topics: number) =>
    `${path}: ${[questions > 0 ? `질문 ${questions}개` : '', topics > 0 ? `함께 쓴 주제 ${topics}개(주석)` : ''].filter(Boolean).join(', ')}를 적었습니다.`,
  merged: (path: string) => `${path}: 새 질문을 아래에 추가했습니다.`,
  replaced: (gone: readonly string[]) => ({
    message: `사람이 고치지 않은 예전 제안을 바꿨습니다. 이제 파일에 없는 질문: ${gone.map((question) => `\`${question}\``).join(', ')}`,
    hint: '둘 다 두려면 `--merge`를 붙여 모델의 답을 다시 넣어 주세요.',
  }),
  toBuild: (command: string) =>
    `모임에서 다룰 질문만 남기고 고쳐 쓴 다음 \`${command}\` 명령을 실행하면 문서에 들어갑니다.`,
  exists: () => ({
    message: '사람이 쓰거나 고친 파일이라서 덮어쓰지 않았습니다.',
    hint: '새 질문만 아래에 추가하려면 `--merge`를, 보기만 하려면 `--stdout`을 붙여 주세요.',
  }),
  nothingNew: () => ({
    message: '새로 제안할 질문이 없습니다.',
    hint: '노트가 더 모이면 다시 실행해 주세요.',
  }),
  nothingAtAll: (heading: string, path: string, list: string) => ({
    message: '노트에 질문이 없고, 두 사람 이상이 함께 쓴 주제도 없어서 파일을 만들지 않았습니다.',
    hint: `노트의 \`## ${heading}\` 아래에 질문을 적고 다시 실행해 주세요. 모임의 질문을 바로 정하려면 \`${path}\`에 \`## ${list}\` 제목을 달고 그 아래에 \`- 질문\`을 적습니다. 언어 모델에게 물으려면 \`--prompt\`를 붙입니다.`,
  }),
  nothingToAsk: () => ({
    message: '질문이 이미 충분하거나 노트에 항목이 없어서, 모델에게 물을 것이 없습니다.',
    hint: '노트가 더 모이면 다시 실행해 주세요.',
  }),
  noQuestion: () => ({
    message: '모델의 답에서 쓸 수 있는 질문이 하나도 없어서, 파일을 쓰지 않았습니다.',
    hint: '이유는 위에 있습니다. 위에 아무것도 없으면 이 주차의 `--prompt`에 대한 답 전체인지 확인해 주세요.',
  }),
}
