import { withParticle } from './particles.ts'

const some = (all: readonly string[], most: number) =>
  `${all.slice(0, most).join(', ')}${all.length > most ? ` … (모두 ${all.length}개)` : ''}`

/** What `init` says of the notes that are there already, and what it asks about them. */
export const koAdopt = {
  found: (notes: number, of: number) =>
    `Markdown 파일 ${of}개에서 노트 ${notes}개를 찾았습니다. 노트는 고치지 않습니다.`,
  pattern: (key: 'notes' | 'sources', pattern: string, notes: number) => `${key}: ${pattern} (${notes}개)`,
  newNotes: (pattern: string) => `notes: ${pattern} (앞으로 쓸 노트)`,
  weekHeading: (heading: string) => `weekHeading: ${heading} (파일 하나에 여러 주가 들어 있습니다)`,
  examples: (all: readonly string[]) => `예: ${all.join(', ')}`,
  member: (name: string, aliases: readonly string[], notes: number) =>
    `members: ${name}${aliases.length > 0 ? ` = ${aliases.join(', ')}` : ''} (노트 ${notes}개)`,
  section: (heading: string, notes: number, of: number, ways: number) =>
    `sections: \`${heading}\` (노트 ${of}개 중 ${notes}개${ways > 1 ? `, 표기 ${ways}가지` : ''})`,
  rest: (heading: string, notes: number) => `sections: \`${heading}\` (다른 섹션에 없는 나머지 전부, 노트 ${notes}개)`,
  onlyWeeks: (weeks: string) => `${weeks}에만 있음`,
  optional: '없어도 됨',
  weeks: (weeks: number, dated: number) => `weeks: README의 일정표에서 ${weeks}주 (날짜 ${dated}개)`,
  left: {
    kind: '이름이 사람이 아니라 종류를 말하는 파일',
    aside: '발표 자료나 첨부를 두는 폴더의 파일',
    translation: '다른 파일의 번역',
    together: '여러 사람의 이름이 제목으로 있는, 함께 쓴 파일',
    stranger: '누구인지 알 수 없는 파일',
    'no-place': '경로에 주차와 사람이 함께 보이지 않는 파일',
  },
  leftOut: (why: string, paths: readonly string[]) => `빼는 것: ${why} ${paths.length}개: ${some(paths, 5)}`,
  doubtsAbove: '확실하지 않은 것:',
  merged: (names: readonly string[]) =>
    `같은 사람으로 보았습니다: ${some(names, 12)}. 아니면 \`--members\`로 알려 주세요.`,
  noSections: (notes: number) =>
    `노트 ${notes}개에 여러 사람이 함께 쓰는 제목이 없어서, 이대로는 문서에 담을 섹션이 없습니다. 그래서 notes가 아니라 sources(자유롭게 쓴 글)로 두고, 섹션이 있는 노트는 새로 만들도록 합니다. 섹션이 있다면 \`--sections\`로 알려 주세요.`,
  wholeNotes: (weeks: readonly string[], questions: boolean) =>
    `${weeks.length > 0 ? `${weeks.join(', ')}주의 ` : ''}노트가 함께 쓰는 섹션이 ${questions && weeks.length === 0 ? '질문뿐이어서 나머지는' : '없어서 노트를'} 통째로 문서에 넣습니다. 노트로 쓰지 않으려면 \`--sources\`로 그 경로를 알려 주세요.`,
  withoutSection: (paths: readonly string[]) =>
    `노트 ${paths.length}개에는 섹션이 하나도 없어서 문서에 나오지 않습니다: ${some(paths, 3)}. 나머지 글까지 담으려면 \`--sections\`에 \`정리=*\`를 더해 주세요.`,
  items: (text: string, notes: number) =>
    `${withParticle(`\`${text}\``, '은')} 노트 ${notes}개에 목록 항목으로 적혀 있습니다. 섹션은 제목(\`##\`)이나 굵은 문단이어야 해서 넣지 않았습니다.`,
  undated: (weeks: number) =>
    `일정표의 날짜 ${weeks}개에 연도가 없어서 date로 적지 않았습니다. \`--start 2026-09-01\`처럼 첫 모임의 날짜를 알려 주면 적습니다.`,
  presenters: (names: readonly string[]) =>
    `일정표에 있지만 노트의 이름과 이어지지 않는 사람이라서 적지 않았습니다: ${some(names, 8)}. \`--members kim=김하나\`처럼 알려 주면 적습니다.`,
  books: (books: readonly string[]) => ({
    message: `한 저장소에 책(또는 기수)이 여럿 있고, 저마다 주차가 처음부터 시작합니다: ${books.join(', ')}`,
    hint: '한데 합치면 주차가 겹치므로 하나씩 만듭니다.',
  }),
  bookHint: (book: string) => `\`insights init ${book}\``,
  patternHint: (pattern: string) => `\`insights init --notes ${pattern}\``,
  whichBook: '어느 것으로 시작할까요?',
  nothing: (paths: readonly string[]) => ({
    message: `Markdown 파일 ${paths.length}개가 있지만 경로에서 주차와 사람을 함께 알아볼 수 없어서 아무것도 쓰지 않았습니다: ${some(paths, 5)}`,
    hint: "`--notes 'week{week}/{member}.md'`처럼 주차와 사람이 어디에 있는지 알려 주세요.",
  }),
  nothingBy: (patterns: readonly string[], paths: readonly string[]) => ({
    message: `${patterns.map((one) => `\`${one}\``).join(', ')}에 맞는 노트가 없어서 아무것도 쓰지 않았습니다.`,
    hint: `{week}와 {member}, \`*\`를 쓸 수 있습니다. 있는 파일: ${some(paths, 5)}`,
  }),
  effect: (facts: { notes: number; people: number; weeks: number; heads: number; sources: boolean }) =>
    facts.sources
      ? `이 설정으로는: 자유롭게 쓴 글 ${facts.notes}개, ${facts.people}명, ${facts.weeks}주`
      : `이 설정으로는: 노트 ${facts.notes}개, ${facts.people}명, ${facts.weeks}주, 섹션이 있는 노트 ${facts.heads}개`,
  how: '어떻게 할까요?',
  choices: {
    write: '이대로 만들기',
    notes: '노트의 경로 고치기',
    sources: '자유롭게 쓴 글(sources)로 두기',
    members: '사람 고치기',
    sections: '섹션 고치기',
    stop: '그만두기',
  },
  askPattern: '노트의 경로는 무엇인가요? {week}는 주차, {member}는 사람, *는 무엇이든입니다. 여럿이면 쉼표로 나눕니다.',
  askMembers: '누가 함께하나요? 여기 적지 않은 이름은 빠집니다. 파일 이름=보일 이름',
  askSections:
    '어떤 제목이 섹션인가요? 같은 뜻은 |로 잇고, 나머지 전부는 `정리=*`처럼 적습니다. 예: 느낀 점|느낀점, 질문',
  askPackage: 'package.json이 없습니다. `npm install`로 insights를 설치하고 `npm run insights`로 쓰도록 만들까요?',
  next: (week: string) => `이제 \`insights status\`로 살펴보고, \`insights build ${week}\`로 문서를 만들어 보세요.`,
  nextNew: (week: string, member: string) => `새 노트는 \`insights new ${week} ${member}\`처럼 만듭니다.`,
  nextDraft: (week: string, member: string) =>
    `이제 \`insights status\`로 살펴보고, \`insights draft ${week} ${member} --prompt\`로 글에서 노트를 만들 질문을 받아 보세요.`,
  undatedComment: (words: string) => ` ${words} (연도를 알 수 없음)`,
}
