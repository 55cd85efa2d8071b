const some = (all: readonly string[], most: number) =>
  `${all.slice(0, most).join(', ')}${all.length > most ? ` … (모두 ${all.length}개)` : ''}`

/** The messages and questions of `init` about existing notes. */
export const koAdopt = {
  found: (notes: number, of: number) =>
    `Markdown 파일 ${of}개 중 노트 ${notes}개를 찾았습니다. 노트는 바꾸지 않습니다.`,
  pattern: (key: 'notes' | 'sources', pattern: string, notes: number) => `${key}: ${pattern} (${notes}개)`,
  newNotes: (pattern: string) => `notes: ${pattern} (섹션에 나누어 쓰는 새 노트)`,
  weekHeading: (heading: string) => `weekHeading: ${heading} (파일 하나에 여러 주가 들어 있습니다)`,
  examples: (all: readonly string[]) => `예: ${all.join(', ')}`,
  member: (name: string, aliases: readonly string[], notes: number) =>
    `members: ${name}${aliases.length > 0 ? ` = ${aliases.join(', ')}` : ''} (노트 ${notes}개)`,
  section: (heading: string, notes: number, of: number) => `sections: \`${heading}\` (노트 ${of}개 중 ${notes}개)`,
  rest: (heading: string, notes: number) => `sections: \`${heading}\` (다른 섹션에 없는 나머지 내용, 노트 ${notes}개)`,
  optional: '없어도 됨',
  weeks: (weeks: number, dated: number) => `weeks: README의 일정표에서 ${weeks}주 (날짜 ${dated}개)`,
  left: {
    kind: '이름을 보면 노트가 아닌 파일',
    aside: '발표 자료나 첨부 폴더의 파일',
    stranger: '누구인지 알 수 없는 파일',
    'no-place': '경로와 제목에서 주차나 사람을 알 수 없는 파일',
  },
  leftOut: (why: string, paths: readonly string[]) => `제외: ${why} ${paths.length}개: ${some(paths, 5)}`,
  doubtsAbove: '확실하지 않은 것:',
  doubts: {
    otherReading: (examples: readonly string[]) =>
      `이렇게 읽을 수도 있습니다: ${some(examples, 3)}. 이것이 맞다면 \`--notes\`로 알려 주세요.`,
    merged: (names: readonly string[]) =>
      `같은 사람으로 보았습니다: ${some(names, 12)}. 아니라면 \`--members\`로 알려 주세요.`,
    misspeltWeeks: (weeks: readonly string[]) =>
      `주차 이름에 오타가 있는 것 같습니다: ${some(weeks, 3)}. 폴더나 파일 이름을 다른 주차와 같게 고치면 순서가 맞습니다.`,
    wholeNotes: ([covered]: readonly string[]) =>
      `공통된 섹션에 노트의 단어 중 ${covered}%만 들어 있어서, 나머지 글은 한 섹션에 모아 문서에 넣습니다.`,
    withoutSection: (paths: readonly string[]) =>
      `노트 ${paths.length}개에는 섹션이 하나도 없어서 문서에 나오지 않습니다: ${some(paths, 3)}. 나머지 글도 넣으려면 \`--sections\`에 \`정리=*\`를 추가해 주세요.`,
    undated: (dates: readonly string[]) =>
      `일정표의 날짜 ${dates.length}개는 연도가 없거나 읽을 수 없어서 넣지 않았습니다: ${some(dates, 5)}. 연도가 없다면 \`--start 2026-09-01\`처럼 첫 모임 날짜를 알려 주세요.`,
    presenters: (names: readonly string[]) =>
      `일정표에 있지만 노트가 없는 이름이라서 제외했습니다: ${some(names, 8)}. 노트가 있다면 \`--notes\`나 \`--sources\`로 경로를 모두, 팀원의 다른 이름이라면 \`--members\`로 팀원을 모두 알려 주세요.`,
    leftOut: (places: readonly string[]) =>
      `섹션 밖의 글은 문서에 들어가지 않습니다: ${some(places, 3)}. 이 글도 넣으려면 \`--sections\`에 \`정리=*\`를 추가해 주세요.`,
    refused: (problems: readonly string[]) =>
      `문서에 넣지 못하는 파일이 있습니다. 파일을 고치거나 설정의 ignore에 적어 주세요: ${some(problems, 5)}`,
  },
  freeNotes: (notes: number) =>
    `노트 ${notes}개에 공통된 제목이 없어서 자유롭게 쓴 글(sources)로 두고, 문서에는 글을 그대로 싣습니다(\`printSources: true\`). 나중에 섹션이 있는 노트를 쓰는 팀원은 자유롭게 쓴 글 대신 그 노트가 문서에 실립니다.`,
  drafts: (notes: number) =>
    `노트 ${notes}개를 자유롭게 쓴 글(sources)로 두고 문서에는 싣지 않습니다. 글마다 \`insights draft\`로 초안을 만들고, 쓴 사람이 확인하면 문서에 들어갑니다.`,
  books: (books: readonly string[]) => [
    `폴더 ${books.length}개가 저마다 첫 주차부터 시작합니다: ${books.join(', ')}`,
    '책, 기수, 달마다 따로 모인 것으로 보고, 폴더마다 설정을 하나씩 만들어 작업 폴더로 삼고 맨 위 설정의 workspaces에 적습니다.',
  ],
  book: (book: string) => `[${book}]`,
  whichBook: '어느 것으로 시작할까요?',
  allBooks: '모두 (폴더마다 설정 하나)',
  nothing: (paths: readonly string[], example: string) => ({
    message: `Markdown 파일 ${paths.length}개가 있지만 경로에서 주차와 사람을 알 수 없어서 아무것도 만들지 않았습니다: ${some(paths, 5)}`,
    hint: `\`--notes '${example}'\`처럼 주차와 사람이 어디에 있는지 알려 주세요.`,
  }),
  nobody: (paths: readonly string[]) => ({
    message: `Markdown 파일 ${paths.length}개와 주차는 있지만, 쓴 사람의 이름을 경로에서도, 파일마다 다른 이름과 함께 쓰인 front matter나 커밋에서도 찾지 못해서 아무것도 만들지 않았습니다: ${some(paths, 5)}`,
    hint: '`ch01/김하나.md`처럼 파일이나 폴더 이름에 쓴 사람의 이름을 넣고 다시 실행해 주세요.',
  }),
  nothingBy: (patterns: readonly string[], paths: readonly string[]) => ({
    message: `${patterns.map((one) => `\`${one}\``).join(', ')}에 맞는 노트가 없어서 아무것도 만들지 않았습니다.`,
    hint: `{week}, {member}, \`*\`를 쓸 수 있습니다. 있는 파일: ${some(paths, 5)}`,
  }),
  effect: (facts: {
    notes: number
    people: number
    weeks: number
    heads: number
    sources: boolean
    /** In percent. */
    share: number | undefined
  }) =>
    [
      `이 설정의 결과: ${facts.sources ? '자유롭게 쓴 글' : '노트'} ${facts.notes}개, ${facts.people}명, ${facts.weeks}주`,
      ...(facts.sources ? [] : [`섹션이 있는 노트 ${facts.heads}개`]),
      ...(facts.share === undefined ? [] : [`문서에 들어가는 글 ${facts.share}%`]),
    ].join(', '),
  roster: (names: readonly string[]) => `팀원: ${names.join(', ')}`,
  how: '어떻게 할까요?',
  choices: {
    whole: '지금 있는 노트 그대로 문서와 사이트 만들기',
    drafts: '짧은 인사이트로 만들기: 글마다 초안을 만들고 쓴 사람이 확인',
    shared: '여러 사람이 함께 쓰는 제목만 문서에 넣기',
    notes: '노트의 경로 고치기',
    members: '팀원 고치기',
    sections: '섹션 고치기',
    start: '첫 모임 날짜 적기 (일정표의 날짜에 연도 넣기)',
    stop: '그만두기',
  },
  askPattern:
    '노트의 경로는 무엇인가요? {week}는 주차, {member}는 팀원, *는 아무 글자입니다. 여럿이면 쉼표로 구분합니다.',
  askMembers:
    '팀원은 누구인가요? 적지 않은 이름은 제외합니다. 형식: 파일 이름=보여 줄 이름. 한 사람의 다른 이름은 |로 잇습니다. 예: kim=김하나|하나',
  askSections:
    '어떤 제목이 섹션인가요? 쉼표로 구분하고, 뜻이 같은 제목은 |로 잇습니다. 제목 앞의 id=는 설정에 쓸 섹션의 이름이며, 없으면 제목으로 만듭니다(질문은 questions=). 쉼표, |, =가 든 제목은 "큰따옴표"로 감쌉니다. 다른 섹션에 없는 나머지 글은 정리=*처럼 적습니다. 예: 느낀 점|느낀점, questions="질문, 의문", 정리=*',
  askStart: '첫 모임 날짜는 언제인가요? 예: 2026-09-01',
  askPackage:
    'package.json이 없습니다. 만들면 `npm install`로 insights를 설치하고 `npm run insights`로 실행할 수 있습니다. 만들까요?',
  next: (week: string) =>
    `이제 \`insights status\`로 확인하고, \`insights build ${week}\` 명령으로 문서를 만들어 보세요.`,
  nextFree: '이제 `insights build --all`로 문서를, `insights site`로 사이트를 만들어 보세요.',
  nextDraft: (week: string, member: string) =>
    `짧은 노트로 바꾸려면 \`insights draft ${week} ${member} --prompt\` 명령으로 프롬프트를 받으세요.`,
  nextFirstDraft: (week: string, member: string) =>
    `먼저 \`insights draft ${week} ${member} --prompt\` 명령으로 초안을 만드세요. 쓴 사람이 초안을 확인한 뒤부터 문서와 사이트를 만들 수 있습니다.`,
  nextBooks:
    '이제 `insights status`로 확인하고, `insights build --all`과 `insights site`로 폴더마다 문서와 사이트를 만들어 보세요.',
}
