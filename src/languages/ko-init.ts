import type { Words } from '../errors.ts'
import { shellWord } from '../names.ts'

/** What `init` asks and says, and what it writes into the files of a new group. */
export interface InitWords {
  title: string
  titleNeeded: string
  language: string
  members: string
  weeks: string
  weeksWrong: string
  start: string
  startWrong: string
  confirm: string
  yes: string
  no: string
  stopped: string
  /** The config says already what these options would. */
  notTaken(flags: readonly string[], path: string): string
  needsAnswers(flags: readonly string[]): Words
  wrongAnswer(flag: string, found: string, expected: string): Words
  expectedCount: string
  expectedDay: string
  notAFolder(): Words
  exists(): Words
  plan(root: string): string
  added(lines: readonly string[]): string
  complete: string
  /** The workflow is read at the top of a repository alone. */
  notAtTop: string
  done: string
  next: string
  /** The same where there are notes already, and no schedule. */
  nextOfNotes: string
  noneLookLikeNotes(paths: readonly string[]): string
  found(notes: number, of: number): string
  foundPattern(pattern: string, notes: number): string
  foundMember(name: string, aliases: readonly string[], notes: number): string
  foundSection(heading: string, notes: number, of: number, ways: number): string
  left(paths: readonly string[]): string
  comments: { weeks: string; members: string; noMembers: string; more: string }
  sectionComment(notes: number, of: number, ways: number): string
  memberComment(notes: number): string
  readme(facts: { week: string; id: string; date: string | undefined }): string
}

export const koInit: InitWords = {
  title: '스터디 이름이 무엇인가요?',
  titleNeeded: '한 줄로 적어 주세요.',
  language: '문서와 메시지를 어느 말로 쓸까요? / In which language?',
  members: '함께하는 사람을 쉼표로 나누어 적어 주세요. 나중에 적어도 됩니다. 예: 김하나, duri=이두리',
  weeks: '몇 주 동안 하나요?',
  weeksWrong: '0부터 60까지의 정수를 적어 주세요.',
  start: '첫 모임은 언제인가요?',
  startWrong: '2026-09-01처럼 적은, 달력에 있는 날짜가 필요합니다.',
  confirm: '이대로 쓸까요?',
  yes: '네',
  no: '아니요',
  stopped: '아무것도 쓰지 않았습니다.',
  notTaken: (flags, path) =>
    `설정이 이미 있어서 ${flags.map((flag) => `\`${flag}\``).join(', ')} 옵션은 쓰지 않았습니다. 바꾸려면 ${path}에 적어 주세요.`,
  needsAnswers: (flags) => ({
    message: `여기서는 물어볼 수 없는데 답이 모자랍니다: ${flags.map((flag) => `\`${flag}\``).join(', ')}`,
    hint: '그 옵션들을 적거나, 나머지를 기본값으로 두려면 `--yes`를 붙여 주세요.',
  }),
  wrongAnswer: (flag, found, expected) => ({
    message: `${flag}: 지금 값은 \`${found}\`입니다. ${expected} 필요합니다.`,
    hint: '값을 고치거나 이 옵션을 빼 주세요.',
  }),
  expectedCount: '0부터 60까지의 정수가',
  expectedDay: '`2026-09-01`처럼 적은, 달력에 있는 날짜가',
  notAFolder: () => ({
    message: '폴더가 아닌 파일입니다. 폴더가 필요합니다.',
    hint: '다른 이름을 적거나 그 파일을 옮겨 주세요.',
  }),
  exists: () => ({
    message: '그사이에 파일이 생겨서 덮어쓰지 않았습니다.',
    hint: '`insights init`을 다시 실행하면 빠진 것만 더합니다.',
  }),
  plan: (root) => `${root}에 쓸 것:`,
  added: (lines) => `${lines.map((line) => `\`${line}\``).join(', ')} 줄을 더합니다`,
  complete: '모두 있습니다. 더할 것이 없습니다.',
  notAtTop: '.github/workflows/insights.yml은 저장소의 맨 위 폴더에서만 읽히므로 쓰지 않습니다.',
  done: '다 되었습니다.',
  next: '이제 `insights new next`로 첫 노트를 만들고, `insights status`로 살펴보세요.',
  nextOfNotes: '이제 `insights status`로 살펴보고, `insights build --all`로 문서를 만들어 보세요.',
  noneLookLikeNotes: (paths) =>
    `Markdown 파일 ${paths.length}개 가운데 경로에 주차(\`week-02\`, \`3주차\`)와 사람이 함께 있는 것이 없어서 처음 시작하는 스터디로 봅니다. 노트가 있다면 설정의 notes에 그 경로를 적어 주세요: ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ' …' : ''}`,
  found: (notes, of) => `Markdown 파일 ${of}개 가운데 ${notes}개가 노트로 보입니다. 노트는 고치지 않습니다.`,
  foundPattern: (pattern, notes) => `notes: ${pattern} (${notes}개)`,
  foundMember: (name, aliases, notes) =>
    `members: ${name}${aliases.length > 0 ? ` = ${aliases.join(', ')}` : ''} (노트 ${notes}개)`,
  foundSection: (heading, notes, of, ways) =>
    `sections: \`${heading}\` (노트 ${of}개 가운데 ${notes}개${ways > 1 ? `, ${ways}가지로 적힘` : ''})`,
  left: (paths) =>
    `패턴에 맞지 않는 파일 ${paths.length}개: ${paths.slice(0, 20).join(', ')}${paths.length > 20 ? ' …' : ''}`,
  comments: {
    weeks:
      ' 일정입니다. 주마다 title, scope(범위), topics(주제 목록), presenter(발표), editor(정리),\n excused(빠지는 사람 목록)를 더 적을 수 있습니다.',
    members: ' 문서에 나오는 순서입니다. id는 노트의 파일이나 폴더 이름이고, aliases로 다른 이름도 알아봅니다.',
    noMembers:
      ' 명단을 적으면 누가 아직 쓰지 않았는지 알 수 있습니다.\n members:\n   - {id: kim-hana, name: 김하나, romanized: Kim Hana}',
    more: ' 섹션, 경로, 규칙도 여기서 바꿉니다. 모르는 키를 적으면 `insights`가 알려 줍니다.',
  },
  sectionComment: (notes, of, ways) => ` 노트 ${of}개 가운데 ${notes}개${ways > 1 ? `, ${ways}가지로 적힘` : ''}`,
  memberComment: (notes) => ` 노트 ${notes}개`,
  readme: ({ week, id, date }) =>
    [
      `# ${week}`,
      '',
      ...(date ? [`- 모임: ${date}`] : []),
      `- 노트 만들기: \`insights new ${shellWord(id)}\``,
      `- 문서 만들기: \`insights build ${shellWord(id)}\``,
      '',
    ].join('\n'),
}
