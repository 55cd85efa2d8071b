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
    message: `파일이 ${found}바이트입니다. ${most}바이트까지 읽습니다.`,
    hint: '노트가 맞으면 그림이나 첨부를 다른 파일로 옮겨 주세요.',
  }),
  tooComplex: (kind: 'depth' | 'size' | 'paragraph' | 'html', found: number, most: number) => ({
    message: {
      depth: `목록과 인용이 ${found}단계로 중첩되어 있습니다. ${most}단계까지 읽습니다.`,
      size: `줄과 기호가 너무 많습니다. ${found}번째 줄에서 파일 하나로 읽을 수 있는 양을 넘습니다.`,
      paragraph: `한 문단에 괄호와 별표 같은 기호가 ${found}개 있습니다. ${most}개까지 읽습니다.`,
      html: `HTML 태그가 ${found}개 있습니다. ${most}개까지 읽습니다.`,
    }[kind],
    hint: {
      depth: '들여쓰기와 `>`를 줄여 주세요.',
      size: '노트를 나누거나, 긴 표와 자료를 다른 파일로 옮겨 주세요.',
      paragraph: '빈 줄로 문단을 나누거나, 기호가 많은 부분을 코드 블록에 넣어 주세요.',
      html: 'HTML을 Markdown으로 바꾸거나 다른 파일로 옮겨 주세요.',
    }[kind],
  }),
  notAFile: () => ({
    message: '폴더나 파이프처럼 보통 파일이 아닌 것이 있습니다. 파일이어야 합니다.',
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
    message: '눈에 보이지 않는 NUL 문자가 있습니다. 글만 있어야 합니다.',
    hint: '그 자리의 문자를 지우거나, 노트가 아닌 파일이면 ignore에 적어 주세요.',
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
  templatePlaceElsewhere: (place: string) => ({
    message: `\`${place}\` 자리가 쓸 수 없는 곳에 있습니다.`,
    hint: '`content`는 `each section` 안에, `each section`은 `each member` 안에, 나머지는 `each section` 밖에 두어 주세요.',
  }),
  templateUnknownPlace: (place: string, near: string | undefined, known: readonly string[]) => ({
    message: `모르는 자리 ${withParticle(`\`${place}\``, '이')} 있습니다. 쓸 수 있는 자리: ${known.join(', ')}`,
    hint: near
      ? `${withParticle(`\`${near}\``, '을')} 쓰려던 것이면 고쳐 주세요.`
      : '지우거나 아는 자리로 바꿔 주세요.',
  }),
  templateUnknownBraces: (place: string, near: string) => ({
    message: `${withParticle(`\`{${place}}\``, '은')} 아는 자리가 아니어서 그대로 두었습니다. 비슷한 자리: \`{${near}}\``,
    hint: `값을 넣으려던 것이면 ${withParticle(`\`{${near}}\``, '으로')} 고쳐 주세요.`,
  }),
  unwritable: (code: string) => ({
    message: `파일을 쓸 수 없습니다 (${code}). 원래 있던 내용은 그대로입니다.`,
    hint: '폴더의 쓰기 권한과 남은 공간을 확인해 주세요.',
  }),
  handEdited: () => ({
    message: '만든 뒤에 사람이 고친 문서라서 덮어쓰지 않았습니다.',
    hint: '정한 질문은 discussion.md에, 모임 기록은 minutes.md에 옮긴 다음 `--force`로 다시 만들어 주세요.',
  }),
  addedBelow: () => ({
    message: '문서의 마지막 줄 `<!-- insights:… -->` 아래에 덧붙인 내용이 있어서 덮어쓰지 않았습니다.',
    hint: '모임 기록이면 minutes.md에, 정한 질문이면 discussion.md에 옮기고 문서에서 지운 다음 다시 만들어 주세요.',
  }),
  reformatted: () => ({
    message: 'Prettier 같은 도구가 문서의 서식을 바꾸어서 덮어쓰지 않았습니다. 글자는 그대로입니다.',
    hint: '`.prettierignore`에 문서의 경로를 적고 `--force`로 다시 만들어 주세요.',
  }),
  notOurs: () => ({
    message: 'insights가 만들지 않은 파일이 있어서 덮어쓰지 않았습니다.',
    hint: '파일을 옮기거나 설정의 `output`을 바꾸거나, 덮어써도 되면 `--force`를 붙여 주세요.',
  }),
  linkToForeign: () => ({
    message: 'insights가 만들지 않은 파일로 가는 심볼릭 링크라서 덮어쓰지 않았습니다. `--force`로도 덮어쓰지 않습니다.',
    hint: '링크를 지우거나, 링크가 가리키는 파일을 옮겨 주세요.',
  }),
  rebuilt: { before: '지금 파일', after: '다시 만든 문서' },
  stale: (path: string, week: string) => ({
    message: `노트와 맞지 않는 옛 문서입니다: ${path}`,
    hint: `\`insights build ${shellWord(week)}\`로 다시 만들어 커밋해 주세요.`,
  }),
  noNotes: (week: string) => ({
    message: `${week}에는 노트가 하나도 없습니다.`,
    hint: `\`insights new ${shellWord(week)}\`로 첫 노트를 만들어 주세요.`,
  }),
  noNotesAtAll: (patterns: readonly string[]) => ({
    message: `노트가 하나도 없습니다. 찾는 곳: ${patterns.join(', ')}`,
    hint: '`insights new week-01`로 첫 노트를 만들거나, 설정의 `notes`를 노트가 있는 곳으로 고쳐 주세요.',
  }),
  draftWaits: (name: string, command: string) => ({
    message: `${name} 님의 초안이라서 문서에서 뺐습니다. ${name} 님을 기다립니다.`,
    hint: `${name} 님이 읽고 다듬은 뒤 \`${command}\`을 실행하거나 \`draft: true\` 줄을 지우면 문서에 들어갑니다.`,
  }),
  skipped: (path: string) => ({
    message: `문제가 있는 노트를 빼고 만들었습니다: ${path}`,
    hint: '노트를 고친 다음 다시 만들어 주세요.',
  }),
  unfrozen: (week: string) => ({
    message: `${week}에는 discussion.md가 없어서, 노트가 바뀌면 질문도 바뀝니다.`,
    hint: `\`insights discuss ${shellWord(week)}\`로 질문을 정해 두세요.`,
  }),
  unanswered: (question: string, week: string) => ({
    message: `멤버가 물은 질문이 discussion.md에 없습니다: ${question}`,
    hint: `\`insights discuss ${shellWord(week)} --merge\`로 더하거나, 알고 뺀 것이면 그대로 두세요.`,
  }),
  staysOpen: (name: string) => ({
    message: `\`<${name}>\` 뒤로는 문서 끝까지 모두 이 태그의 글이 됩니다. 닫을 방법이 없습니다.`,
    hint: `글자 그대로 쓰려면 \`\\<${name}>\` 또는 백틱으로 적어 주세요.`,
  }),
  closesOthers: (name: string) => ({
    message: `\`</${name}>\` 태그가 이 노트에서 열지 않은 요소를 닫습니다. 둘레의 요소가 여기서 끝납니다.`,
    hint: `여는 \`<${name}>\` 태그를 넣거나 \`</${name}>\` 태그를 지워 주세요.`,
  }),
  actsOnPage: (name: string) => ({
    message: `\`<${name}>\` 태그는 이 노트만이 아니라 문서가 실린 페이지 전체를 바꿉니다.`,
    hint: `\`<${name}>\` 태그를 지워 주세요. 글자 그대로 보여 주려면 백틱(\`)으로 감싸 주세요.`,
  }),
}
