import { shellWord } from '../../names.ts'
import { koConfig } from './config.ts'
import { withParticle } from './particles.ts'
import { yamlReason } from './yaml.ts'

/** What the reading of a workspace, `build` and `lint` say, a function for each thing. */
export const koMessages = {
  ...koConfig,
  brokenYaml: (reason: string) => ({
    message: `노트 맨 위의 front matter가 올바른 YAML이 아닙니다: ${yamlReason(reason)}`,
    hint: '`key: value`를 한 줄에 하나씩 적고, 값에 `:`이나 `#`이 있으면 따옴표로 감싸 주세요.',
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
  encoding: (guess: string | undefined) => ({
    message: `UTF-8이 아닌 글자가 있습니다.${guess ? ` 인코딩이 ${guess}인 파일 같습니다.` : ''}`,
    hint: '편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장해 주세요.',
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
  unwritable: (code: string) => ({
    message: `파일을 쓸 수 없습니다 (${code}). 원래 내용은 그대로입니다.`,
    hint: '폴더의 쓰기 권한과 남은 공간을 확인해 주세요.',
  }),
  handEdited: () => ({
    message: '만든 뒤에 직접 수정된 문서라서 덮어쓰지 않았습니다.',
    hint: '질문은 discussion.md로, 모임 기록은 minutes.md로 옮긴 다음 `--force`를 붙여 다시 만들어 주세요.',
  }),
  addedBelow: () => ({
    message: '문서의 마지막 줄 `<!-- insights:… -->` 아래에 추가된 내용이 있어서 덮어쓰지 않았습니다.',
    hint: '모임 기록은 minutes.md로, 질문은 discussion.md로 옮기고 다시 만들어 주세요.',
  }),
  reformatted: () => ({
    message: 'Prettier 같은 도구가 문서의 서식을 바꿔서 덮어쓰지 않았습니다. 내용은 그대로입니다.',
    hint: '`.prettierignore`에 문서의 경로를 적고 `--force`를 붙여 다시 만들어 주세요.',
  }),
  notOurs: () => ({
    message: 'insights가 만들지 않은 파일이라서 덮어쓰지 않았습니다.',
    hint: '파일을 옮기거나 설정의 `output`을 바꿔 주세요. 덮어써도 되면 `--force`를 붙여 주세요.',
  }),
  linkToForeign: () => ({
    message: 'insights가 만들지 않은 파일로 가는 심볼릭 링크라서 덮어쓰지 않았습니다. `--force`로도 덮어쓰지 않습니다.',
    hint: '링크를 지우거나, 링크가 가리키는 파일을 옮겨 주세요.',
  }),
  rebuilt: { before: '지금 파일', after: '다시 만든 문서' },
  stale: (path: string, week: string) => ({
    message: `갱신이 필요한 문서입니다: ${path}`,
    hint: `\`insights build ${shellWord(week)}\` 명령으로 다시 만들어 커밋해 주세요.`,
  }),
  noNotes: (week: string) => ({
    message: `${week}에는 노트가 하나도 없습니다.`,
    hint: `\`insights new ${shellWord(week)}\` 명령으로 첫 노트를 만들어 주세요.`,
  }),
  noNotesAtAll: (patterns: readonly string[]) => ({
    message: `노트가 하나도 없습니다. 찾는 곳: ${patterns.join(', ')}`,
    hint: '`insights new week-01` 명령으로 첫 노트를 만들거나, 설정의 `notes`를 노트가 있는 경로로 고쳐 주세요.',
  }),
  nothingWritten: () => ({
    message: '섹션이 모두 비어 있어서 이 노트는 문서에서 빠집니다.',
    hint: '쓸 내용이 있는 섹션을 채운 다음 다시 만들어 주세요.',
  }),
  draftWaits: (name: string, command: string) => ({
    message: `${name} 님의 노트는 아직 초안이라서 문서에서 뺐습니다.`,
    hint: `${name} 님이 읽고 다듬은 뒤 \`${command}\` 명령을 실행하거나 \`draft: true\` 줄을 지우면 문서에 들어갑니다.`,
  }),
  skipped: (path: string) => ({
    message: `오류가 있는 노트를 건너뛰고 만들었습니다: ${path}`,
    hint: '노트를 고친 다음 다시 만들어 주세요.',
  }),
  unfrozen: (week: string) => ({
    message: `${week}에는 discussion.md가 없어서, 노트가 바뀌면 질문도 바뀝니다.`,
    hint: `\`insights discuss ${shellWord(week)}\` 명령으로 질문을 정해 주세요.`,
  }),
  unanswered: (question: string, week: string) => ({
    message: `팀원이 물은 질문이 discussion.md에 없습니다: ${question}`,
    hint: `\`insights discuss ${shellWord(week)} --merge\` 명령으로 추가해 주세요. 일부러 뺐다면 그대로 두면 됩니다.`,
  }),
  staysOpen: (name: string) => ({
    message: `\`<${name}>\` 태그는 닫을 수 없어서, 문서 끝까지 모두 이 태그의 내용이 됩니다.`,
    hint: `글자 그대로 보여 주려면 \`\\<${name}>\`로 적거나 백틱(\`)으로 감싸 주세요.`,
  }),
  closesOthers: (name: string) => ({
    message: `\`</${name}>\` 태그가 이 노트에서 열지 않은 요소를 닫습니다. 바깥 요소가 여기서 끝납니다.`,
    hint: `여는 \`<${name}>\` 태그를 넣거나 \`</${name}>\` 태그를 지워 주세요.`,
  }),
  actsOnPage: (name: string) => ({
    message: `\`<${name}>\` 태그는 이 노트뿐 아니라 페이지 전체를 바꿉니다.`,
    hint: `\`<${name}>\` 태그를 지워 주세요. 글자 그대로 보여 주려면 백틱(\`)으로 감싸 주세요.`,
  }),
}
