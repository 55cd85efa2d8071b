/** A made-up repository of a study group, and what `init` should find in it. */
export interface Layout {
  name: string
  /** Markdown files by path. */
  files: Record<string, string>
  /** The files that are notes, and how many people wrote them in how many weeks. */
  notes?: RegExp
  people?: number
  weeks?: number
  /** Files that may or may not count as notes. */
  may?: RegExp
  /** The folders of the books, if there are several. */
  books?: string[]
}

const study = '# 제목\n\n## 요약\n\n- 한 줄\n\n## 느낀 점\n\n- 또 한 줄\n'
const free = (...headings: string[]) => headings.map((heading) => `## ${heading}\n\n글.\n`).join('\n')
const topics = ['큐', '스택', '힙', '그래프', '정렬', '탐색', '해시', '트리', '문자열', '비트']
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
/** An id as Notion writes it. */
const id = (number: number) => (number * 2 ** 20 + 11).toString(16).padStart(32, '3b7')
const two = (number: number) => String(number).padStart(2, '0')

/** One file for each week and person, except those for which `misses` returns true. */
function each(
  weeks: number,
  people: readonly string[],
  path: (week: number, person: string) => string,
  text: (week: number, person: string) => string = (week) =>
    free(topics[week % 10] ?? '', `${topics[(week * 3) % 10]} 더 보기`),
  misses: (week: number, person: number) => boolean = (week, person) => (week * 7 + person * 5) % 6 === 5,
): Record<string, string> {
  return Object.fromEntries(
    numbers(weeks).flatMap((week) =>
      people.flatMap((person, at) => (misses(week, at) ? [] : [[path(week, person), text(week, person)]])),
    ),
  )
}

const everyone = () => false

export const layouts: Layout[] = [
  {
    name: 'flat files that begin with the member',
    files: {
      'README.md': '# 자료구조 모임\n',
      'template.md': study,
      ...each(
        5,
        ['garam', 'noeul', 'baram'],
        (week, who) => `${who}_week${week}.md`,
        () => study,
      ),
    },
    notes: /^(garam|noeul|baram)_week\d\.md$/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'a folder per member, with a folder per week that contains a README',
    files: {
      'README.md': '# 네트워크 모임\n\n- 가람\n- 노을\n',
      ...each(6, ['윤가람', '도노을', '채바람'], (week, who) => `${who}/week/${two(week)}/README.md`),
      '윤가람/README.md': '# 윤가람\n',
    },
    notes: /\/week\/\d\d\/README\.md$/,
    people: 3,
    weeks: 6,
  },
  {
    name: 'one book by chapters, with images',
    files: {
      'README.md': '# Reading group\n',
      ...each(
        7,
        ['ines', 'otto', 'pavel', 'rosa'],
        (week, who) => `book/chapter-${week}/${who}.md`,
        (week) => free(`Part ${week}a`, 'Main idea'),
      ),
      'book/chapter-1/assets/credits.md': '# Credits\n',
      'book/chapter-2/summary.md': '# Summary\n',
    },
    notes: /^book\/chapter-\d\/(ines|otto|pavel|rosa)\.md$/,
    people: 4,
    weeks: 7,
  },
  {
    name: 'dated flat files with minutes among them',
    files: {
      'README.md': '# Thursday club\n',
      ...Object.fromEntries(
        ['2025-03-06', '2025-03-13', '2025-03-20', '2025-03-27', '2025-04-03'].flatMap((day) =>
          ['mina', 'tariq', 'yusuf', 'minutes'].map((who) => [`notes/${day}-${who}.md`, free('What I read', day)]),
        ),
      ),
    },
    notes: /-(mina|tariq|yusuf)\.md$/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'TIL by member and day, never two on one day',
    files: {
      'README.md': '# TIL\n',
      ...each(
        8,
        ['sora', 'jun', 'haruka'],
        (week, who) => `TIL/${who}/2024-0${week}-${two(who.length * 4)}.md`,
        undefined,
        everyone,
      ),
    },
    notes: /^TIL\/(sora|jun|haruka)\//,
    people: 3,
    weeks: 24,
  },
  {
    name: 'titled sessions with full names and slides',
    files: {
      'README.md': '# Distributed systems\n',
      ...Object.fromEntries(
        ['Logs', 'Clocks', 'Consensus', 'Gossip', 'Leases'].flatMap((title, at) =>
          ['Nora Quill', 'Emil Stone', 'Deck', 'Agenda'].map((who) => [
            `Session 0${at + 1} - ${title}/${who}.md`,
            free('Takeaways', 'Questions'),
          ]),
        ),
      ),
    },
    notes: /\/(Nora Quill|Emil Stone)\.md$/,
    people: 2,
    weeks: 5,
  },
  {
    name: 'decomposed Hangul from macOS in some names',
    files: {
      'README.md': '# 읽기 모임\n',
      ...each(
        5,
        ['서가람', '문노을'],
        (week, who) => `${week}주차/${who}.md`.normalize('NFD'),
        () => study,
        everyone,
      ),
      ...each(
        5,
        ['표바람'],
        (week, who) => `${week}주차/${who}.md`.normalize('NFD'),
        () => study,
        everyone,
      ),
      ...each(
        3,
        ['표바다'],
        (week, who) => `${week + 2}주차/${who}.md`.normalize('NFD'),
        () => study,
        everyone,
      ),
    },
    notes: /주차\//,
    people: 4,
    weeks: 5,
  },
  {
    name: 'presentations beside notes',
    files: {
      'README.md': '# 운영체제\n',
      ...each(6, ['narae', 'bom', 'gyeoul'], (week, who) => `week${week}/${who}.md`),
      ...each(
        6,
        ['narae'],
        (week, who) => `presentation/week${week}/${who}.md`,
        () => free('발표'),
        everyone,
      ),
      'assets/README.md': '# 그림\n',
    },
    notes: /^week\d\//,
    people: 3,
    weeks: 6,
  },
  {
    name: 'two cohorts',
    files: {
      'README.md': '# 알고리즘\n',
      ...each(4, ['가람', '노을', '바람'], (week, who) => `1기/${week}주차/${who}.md`),
      ...each(5, ['하늘', '구름', '바람'], (week, who) => `2기/${week}주차/${who}.md`),
    },
    books: ['1기', '2기'],
  },
  {
    name: 'a folder per member, with numbered files that each have a title',
    files: {
      'README.md': '# 논문 읽기\n',
      ...each(
        6,
        ['라온', '시온', '가온'],
        (week, who) => `${who}/${two(week)}. ${topics[(week + who.length + who.charCodeAt(0)) % 10]} 이야기.md`,
      ),
    },
    notes: /^(라온|시온|가온)\//,
    people: 3,
    weeks: 6,
  },
  {
    name: 'flat files with the week in brackets',
    files: {
      'README.md': '# 디자인 패턴\n',
      ...each(
        6,
        ['배가람', '변노을', '탁바람', '어하늘'],
        (week, who) => `[${week}주차] ${who}.md`,
        () => study,
      ),
      '[1주차] 회의록.md': '# 회의록\n',
    },
    notes: /\] (배가람|변노을|탁바람|어하늘)\.md$/,
    people: 4,
    weeks: 6,
  },
  {
    name: 'notes and questions of each member in folders',
    files: {
      'README.md': '# 데이터베이스\n',
      ...each(5, ['garam', 'noeul', 'baram'], (week, who) => `week${week}/${who}/정리.md`),
      ...each(5, ['garam', 'noeul', 'baram'], (week, who) => `week${week}/${who}/질문.md`),
    },
    notes: /^week\d\/(garam|noeul|baram)\//,
    people: 3,
    weeks: 5,
  },
  {
    name: 'several numbered files per member and week',
    files: {
      'README.md': '# 커널\n',
      ...each(4, ['garam', 'noeul', 'baram'], (week, who) => `${week}주차/${who}_1.md`, undefined, everyone),
      ...each(4, ['garam', 'noeul', 'baram'], (week, who) => `${week}주차/${who}_2.md`, undefined, everyone),
    },
    notes: /주차\//,
    people: 3,
    weeks: 4,
  },
  {
    name: 'ranges of chapters',
    files: {
      'README.md': '# 오브젝트 설계\n',
      ...Object.fromEntries(
        ['ch01-03', 'ch04-05', 'ch06', 'ch07-09', 'ch10'].flatMap((week, at) =>
          ['hani', 'duna', 'sena'].map((who) => [`${week}/${who}.md`, free(topics[at] ?? '')]),
        ),
      ),
    },
    notes: /^ch/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'one file per problem in member folders',
    files: {
      'README.md': '# 코딩 테스트\n',
      ...Object.fromEntries(
        ['hani', 'duna', 'sena'].flatMap((who) =>
          numbers(4).flatMap((week) =>
            [1000, 2000].map((problem) => [
              `${who}/week${week}/${problem + week * 13 + who.length}.md`,
              free('풀이', '시간 복잡도'),
            ]),
          ),
        ),
      ),
    },
    notes: /week\d\//,
    people: 3,
    weeks: 4,
  },
  {
    name: 'folders that are only numbers',
    files: {
      'README.md': '# Rust\n',
      ...each(9, ['ilya', 'bea', 'tomas'], (week, who) => `${two(week)}/${who}.md`),
    },
    notes: /^\d\d\//,
    people: 3,
    weeks: 9,
  },
  {
    name: 'notes in the folder of a documentation site',
    files: {
      'README.md': '# 문서 사이트\n',
      'docs/index.md': '# 처음\n',
      ...each(
        5,
        ['hani', 'duna', 'sena'],
        (week, who) => `docs/week-${two(week)}/${who}.md`,
        () => study,
      ),
    },
    notes: /^docs\/week/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'weeks with two kinds of labels',
    files: {
      'README.md': '# 섞어 쓰기\n',
      ...each(
        3,
        ['hani', 'duna', 'sena'],
        (week, who) => `${week}주차/${who}.md`,
        () => study,
      ),
      ...each(
        3,
        ['hani', 'duna', 'sena'],
        (week, who) => `week${week + 3}/${who}.md`,
        () => study,
      ),
    },
    notes: /^(\d주차|week\d)\//,
    people: 3,
    weeks: 6,
  },
  {
    name: 'user names with hyphens after the week',
    files: {
      'README.md': '# Go\n',
      ...each(5, ['dev-hani', 'song-duna', 'sena99'], (week, who) => `notes/week${week}-${who}.md`),
    },
    notes: /^notes\/week/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'member, week and a title in one name',
    files: {
      'README.md': '# JavaScript\n',
      ...each(
        6,
        ['hani', 'duna', 'sena'],
        (week, who) => `${who}_week${week}_${['scope', 'closure', 'proto', 'async', 'modules', 'types'][week - 1]}.md`,
      ),
    },
    notes: /_week\d_/,
    people: 3,
    weeks: 6,
  },
  {
    name: 'subjects of the schedule, by nicknames',
    files: {
      'README.md': `# 자료구조\n\n| 주차 | 주제 |\n|---|---|\n${topics.map((topic, at) => `| ${at + 1} | ${topic} |`).join('\n')}\n`,
      ...each(6, ['보리', '밀', '수수'], (week, who) => `${topics[week]}/${who}.md`),
    },
    notes: /\/(보리|밀|수수)\.md$/,
    people: 3,
    weeks: 6,
  },
  {
    name: 'a presenter of the schedule with a README in a folder for each week',
    files: {
      'README.md': '# JPA\n\n| 주차 | 발표자 |\n|---|---|\n| 1 | mole |\n| 2 | byeol |\n',
      ...each(4, ['byeol', 'tofu', 'nari'], (week, who) => `week${week}/${who}.md`),
      ...each(4, ['mole'], (week, who) => `week${week}/${who}/README.md`, undefined, everyone),
    },
    notes: /^week\d\//,
    people: 4,
    weeks: 4,
  },
  {
    name: 'a chapter whose folder is misspelt, and a note that was left at the top',
    files: {
      ...each(
        5,
        ['김하람', '박아름', '한슬기'],
        (week, who) => `${week === 3 ? 'chpater' : 'chapter'}0${week}/${who}_${topics[week]}.md`,
      ),
      'chapter06_김하람_다시 읽기.md': free('다시'),
      'chapter01/슬기_더 읽기.md': free('더'),
    },
    notes: /\.md$/,
    people: 3,
    weeks: 6,
  },
  {
    name: 'blog posts by date, person and chapter, each on a day of its own',
    files: {
      'about.md': '# Book club\n',
      '_drafts/wren-chapter-9.md': '# Draft\n',
      ...Object.fromEntries(
        numbers(5).flatMap((week) =>
          ['anton', 'noor', 'wren'].flatMap((who, at) =>
            week % 3 === at && week < 3
              ? []
              : [
                  [
                    `_posts/2031-01-${two(week * 5 + at)}-${who}-ch${week}.md`,
                    `---\nauthor: x\n---\n\n${free('Notes')}`,
                  ],
                ],
          ),
        ),
      ),
    },
    notes: /^_posts/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'months whose weeks start again',
    files: {
      '4월/README.md': '# 4월\n',
      ...each(4, ['가람', '노을', '바람'], (week, who) => `3월/${week}주차/${who}.md`),
      ...each(4, ['가람', '노을', '하늘'], (week, who) => `4월/${week}주차/${who}.md`),
    },
    books: ['3월', '4월'],
  },
  {
    name: 'parts of a book whose chapters start again',
    files: {
      ...each(3, ['garam', 'noeul'], (week, who) => `part1/chapter${week}/${who}.md`),
      ...each(2, ['garam', 'noeul'], (week, who) => `part2/chapter${week}/${who}.md`, undefined, everyone),
    },
    books: ['part1', 'part2'],
  },
  {
    name: 'two books by the same people, complete',
    files: {
      'README.md': '# 두 권\n',
      ...each(4, ['가람', '노을', '바람'], (week, who) => `주황책/${week}장/${who}.md`, undefined, everyone),
      ...each(4, ['가람', '노을', '바람'], (week, who) => `보라책/${week}장/${who}.md`, undefined, everyone),
    },
    books: ['주황책', '보라책'],
  },
  {
    name: 'subjects inside a week',
    files: {
      'README.md': '# CS\n',
      ...each(4, ['hani', 'duna', 'sena'], (week, who) => `week${week}/network/${who}.md`, undefined, everyone),
      ...each(4, ['hani', 'duna', 'sena'], (week, who) => `week${week}/database/${who}.md`, undefined, everyone),
    },
    notes: /^week/,
    people: 3,
    weeks: 4,
  },
  {
    name: 'a summary per week, and a folder of chapters per member',
    files: {
      'README.md': '# 모던 C++\n',
      ...Object.fromEntries(numbers(4).map((week) => [`week${week}/README.md`, `# ${week}\n`])),
      ...each(4, ['고래', '돌고래', '물개'], (week, who) => `week${week}/${who}/ch${week * 2}.md`, undefined, everyone),
      ...each(
        4,
        ['고래', '돌고래', '물개'],
        (week, who) => `week${week}/${who}/ch${week * 2 + 1}.md`,
        undefined,
        everyone,
      ),
    },
    notes: /\/ch\d+\.md$/,
    people: 3,
    weeks: 4,
  },
  {
    name: 'folders of dates with prefixed names',
    files: {
      'README.md': '# Meetings\n',
      ...Object.fromEntries(
        ['2024-02-01', '2024-02-08', '2024-02-15', '2024-02-29'].flatMap((day) => [
          ...['ada', 'bo', 'cleo'].map((who) => [`meetings/${day}/notes-${who}.md`, free(day, 'x')] as const),
          [`meetings/${day}/agenda.md`, '# Agenda\n'] as const,
        ]),
      ),
    },
    notes: /notes-(ada|bo|cleo)\.md$/,
    people: 3,
    weeks: 4,
  },
  {
    name: 'books inside the folder of each member',
    files: {
      'README.md': '# Two books\n',
      ...each(5, ['ada', 'bo', 'cleo', 'dan'], (week, who) => `${who}/clean-rooms/ch${week}.md`, undefined, everyone),
      ...each(5, ['ada', 'bo', 'cleo', 'dan'], (week, who) => `${who}/quiet-tests/ch${week}.md`, undefined, everyone),
    },
    notes: /\/ch\d\.md$/,
    people: 4,
    weeks: 5,
  },
  {
    name: 'teams above members',
    files: {
      'README.md': '# 팀 스터디\n',
      ...each(4, ['고래', '물개'], (week, who) => `1팀/${who}/${week}주차.md`),
      ...each(4, ['참새', '까치'], (week, who) => `2팀/${who}/${week}주차.md`),
    },
    notes: /팀\//,
    people: 4,
    weeks: 4,
  },
  {
    name: 'first files, later folders',
    files: {
      'README.md': '# 바뀐 규칙\n',
      ...each(
        3,
        ['고래', '물개', '참새'],
        (week, who) => `${week}주차/${who}.md`,
        () => study,
        everyone,
      ),
      ...each(
        3,
        ['고래', '물개', '참새'],
        (week, who) => `${week + 3}주차/${who}/정리.md`,
        () => study,
        everyone,
      ),
    },
    notes: /주차\//,
    people: 3,
    weeks: 6,
  },
  {
    name: 'suffixes that only some members add',
    files: {
      'README.md': '# Kotlin\n',
      ...each(
        5,
        ['ada', 'bo'],
        (week, who) => `notes/${who}-week${two(week)}-notes.md`,
        () => study,
        everyone,
      ),
      ...each(
        5,
        ['cleo', 'dan'],
        (week, who) => `notes/${who}-week${two(week)}.md`,
        () => study,
        everyone,
      ),
    },
    notes: /^notes\//,
    people: 4,
    weeks: 5,
  },
  {
    name: 'week folders, some with a title',
    files: {
      'README.md': '# 그림책\n',
      ...Object.fromEntries(
        ['week1', 'week2-색', 'week3', 'week4 - 선', 'week5'].flatMap((week) =>
          ['고래', '물개', '참새'].map((who) => [`${week}/${who}.md`, study]),
        ),
      ),
    },
    notes: /^week/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'names with user names in brackets',
    files: {
      'README.md': '# 타입\n',
      ...each(
        5,
        ['진고래(whale)', '한물개(seal)', '표참새(sparrow)'],
        (week, who) => `members/${who}/week${week}.md`,
        () => study,
      ),
    },
    notes: /^members\//,
    people: 3,
    weeks: 5,
  },
  {
    name: 'a guest who came once, and a page about everybody',
    files: {
      'README.md': '# 저녁 모임\n',
      '소개/고래.md': '# 고래\n',
      '소개/물개.md': '# 물개\n',
      ...each(6, ['고래', '물개', '참새'], (week, who) => `${two(week)}회차/${who}.md`),
      '03회차/두루미.md': free('손님'),
    },
    notes: /회차\//,
    may: /^소개\//,
    people: 4,
    weeks: 6,
  },
  {
    name: 'names directly after the week',
    files: {
      'README.md': '# 붙여 쓰기\n',
      ...each(
        5,
        ['진고래', '한물개', '표참새'],
        (week, who) => `${week}주차${who}.md`,
        () => study,
      ),
    },
    notes: /주차/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'daily notes that begin with the day',
    files: {
      'README.md': '# 100 days\n',
      ...each(12, ['ada', 'bo', 'cleo'], (week, who) => `Day ${two(week)}/${who}.md`),
      'Day 01/template.md': study,
    },
    notes: /^Day \d\d\/(ada|bo|cleo)\.md$/,
    people: 3,
    weeks: 12,
  },
  {
    name: 'several chapters in one meeting',
    files: {
      'README.md': '# 자바 모임\n',
      ...Object.assign(
        {},
        ...numbers(4).map((week) =>
          Object.assign(
            {},
            ...['가람', '노을', '바람'].map((who) => ({
              [`${week}주차/${week * 2}장/${who}.md`]: free('a'),
              [`${week}주차/${week * 2 + 1}장/${who}.md`]: free('b'),
            })),
          ),
        ),
      ),
    },
    notes: /장\//,
    people: 3,
    weeks: 4,
  },
  {
    name: 'days that restart every week',
    files: {
      'README.md': '# Camp\n',
      ...Object.assign(
        {},
        ...numbers(3).map((week) =>
          each(4, ['ines', 'otto', 'pavel'], (day, who) => `week${week}/day${day}/${who}.md`, undefined, everyone),
        ),
      ),
    },
    notes: /\/day\d\//,
    people: 3,
    weeks: 3,
  },
  {
    name: 'weeks of a month',
    files: {
      'README.md': '# 산책 모임\n',
      ...each(3, ['윤가람', '도노을', '채바람'], (week, who) => `3월 ${week}주차/${who}.md`),
      ...each(3, ['윤가람', '도노을', '채바람'], (week, who) => `4월 ${week}주차/${who}.md`),
    },
    notes: /주차\//,
    people: 3,
    weeks: 6,
  },
  {
    name: 'months and days without a year',
    files: {
      'README.md': '# 모각코\n',
      ...each(6, ['윤가람', '도노을', '채바람'], (week, who) => `05${two(week * 4)}_${who}.md`),
    },
    notes: /^05/,
    people: 3,
    weeks: 6,
  },
  {
    name: 'numbers of two parts',
    files: {
      'README.md': '# Reading\n',
      ...Object.assign(
        {},
        ...[1, 2].map((chapter) =>
          each(3, ['ines', 'otto', 'pavel'], (part, who) => `book/${chapter}.${part}/${who}.md`),
        ),
      ),
    },
    notes: /^book\//,
    people: 3,
    weeks: 6,
  },
  {
    name: 'parts in Roman numerals',
    files: {
      'README.md': '# Reading\n',
      ...each(4, ['ines', 'otto', 'pavel'], (part, who) => `Part ${['I', 'II', 'III', 'IV'][part - 1]}/${who}.md`),
    },
    notes: /^Part /,
    people: 3,
    weeks: 4,
  },
  {
    name: 'names with other words, for some members',
    files: {
      'README.md': '# 네트워크 모임\n',
      ...each(
        8,
        ['윤가람', '도노을', '채바람'],
        (week, who) => `week${week}/${['', '정리 - ', '발제 '][(week * 2 + who.charCodeAt(0)) % 3]}${who}.md`,
      ),
    },
    notes: /^week/,
    people: 3,
    weeks: 8,
  },
  {
    name: 'questions in a folder beside the notes',
    files: {
      'README.md': '# 네트워크 모임\n',
      ...each(6, ['윤가람', '도노을', '채바람'], (week, who) => `정리/${week}주차/${who}.md`),
      ...each(6, ['윤가람', '도노을', '채바람'], (week, who) => `질문/${week}주차/${who}.md`),
    },
    notes: /^(정리|질문)\//,
    people: 3,
    weeks: 6,
  },
  {
    name: 'one file per member, with a heading for each date',
    files: {
      'README.md': '# Thirty days\n',
      ...Object.fromEntries(
        ['ines', 'otto', 'pavel'].map((who) => [
          `log/${who}.md`,
          `# ${who}\n\n${free(...numbers(5).map((day) => `2031-05-${two(day * 2)}`))}`,
        ]),
      ),
    },
    notes: /^log\//,
    people: 3,
    weeks: 5,
  },
  {
    name: 'subjects without a number, by people with full names',
    files: {
      'README.md': '# 전산학 모임\n',
      ...each(6, ['윤가람', '도노을', '채바람'], (week, who) => `study/${topics[week]}/${who}.md`),
    },
    notes: /^study\//,
    people: 3,
    weeks: 6,
  },
  {
    name: 'a folder of subjects per member, with the members in the README',
    files: {
      'README.md': '# Papers\n\n| Member | Since |\n|---|---|\n| ines | May |\n| otto | May |\n| pavel | June |\n',
      ...each(
        5,
        ['ines', 'otto', 'pavel'],
        (week, who) => `${who}/${['bert', 'gpt', 'lora', 'moe', 'rope'][week - 1]}.md`,
      ),
    },
    notes: /^(ines|otto|pavel)\//,
    people: 3,
    weeks: 5,
  },
  {
    name: 'items of chapters, each by one member',
    files: {
      'README.md': '# Java\n',
      ...Object.fromEntries(
        numbers(24).map((item) => {
          const chapter = 2 + Math.floor((item - 1) / 6)
          const who = ['ines', 'otto', 'pavel'][(item * 2 + chapter) % 3]
          return [`${chapter}장 ${topics[chapter]}/0${chapter}-item${item}-${who}.md`, free(topics[item % 10] ?? '')]
        }),
      ),
    },
    notes: /-item\d/,
    people: 3,
    weeks: 4,
  },
  {
    name: 'names that always have other words beside them',
    files: {
      'README.md': '# 네트워크 모임\n',
      ...each(
        5,
        ['윤가람', '도노을', '채바람'],
        (week, who) => `week${week}/${['발제 ', '정리 - '][(week + who.charCodeAt(0)) % 2]}${who}.md`,
        undefined,
        everyone,
      ),
    },
    notes: /^week/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'a page about each chapter beside its notes',
    files: {
      'README.md': '# 자바 모임\n',
      ...each(6, ['윤가람', '도노을', '채바람'], (week, who) => `${week}장_${topics[week]}/${who}_${week}장.md`),
      ...Object.fromEntries([1, 3, 5].map((week) => [`${week}장_${topics[week]}/README.md`, '# 안내\n'])),
      '회의록/2031-05-01.md': '# 회의록\n',
    },
    notes: /장\.md$/,
    people: 3,
    weeks: 6,
  },
  {
    name: 'a file per week and member, with a prefix on some',
    files: {
      'README.md': '# 네트워크 모임\n',
      ...each(
        8,
        ['윤가람', '도노을', '채바람'],
        (week, who) => `${['', '[발표]', '(수정) '][(week + who.charCodeAt(1)) % 3]}${week}주차 - ${who}.md`,
      ),
    },
    notes: /주차 - /,
    people: 3,
    weeks: 8,
  },
  {
    name: 'rotating presenters, one note per meeting',
    files: {
      'README.md': '# 돌아가며 발표\n',
      ...Object.fromEntries(
        ['03-05', '03-12', '03-19', '03-26', '04-02', '04-09', '04-16', '04-23'].map((day, at) => [
          `2031-${day} ${['윤가람', '도노을', '채바람'][at % 3]} - ${topics[at]}.md`,
          free(topics[at] ?? ''),
        ]),
      ),
    },
    notes: /^2031/,
    people: 3,
    weeks: 8,
  },
  {
    name: 'folders of year, month and day',
    files: {
      'README.md': '# Thursdays\n',
      ...Object.assign(
        {},
        ...['03/06', '03/13', '03/20', '04/03', '04/10', '04/17'].map((day) =>
          Object.fromEntries(['ines', 'otto', 'pavel'].map((who) => [`2031/${day}/${who}.md`, free(day)])),
        ),
      ),
    },
    notes: /^2031/,
    people: 3,
    weeks: 6,
  },
  {
    name: 'two terms whose weeks go on, with an agenda for each week',
    files: {
      'README.md': '# Compilers\n',
      ...each(6, ['ines', 'otto', 'pavel'], (week, who) => `${week < 4 ? 'spring' : 'autumn'}/week${week}/${who}.md`),
      ...each(6, ['agenda'], (week, page) => `${week < 4 ? 'spring' : 'autumn'}/week${week}/${page}.md`),
    },
    notes: /(ines|otto|pavel)\.md$/,
    people: 3,
    weeks: 6,
  },
  {
    name: 'assignments beside notes, and code beside a note',
    files: {
      'README.md': '# Compilers\n',
      ...each(5, ['ines', 'otto', 'pavel'], (week, who) => `${who}/week${week}/note.md`),
      ...each(5, ['ines', 'otto', 'pavel'], (week, who) => `${who}/week${week}/code/README.md`),
      ...each(5, ['ines', 'otto', 'pavel'], (week, who) => `assignments/week${week}/${who}.md`),
    },
    notes: /note\.md$/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'weeks with their dates in brackets',
    files: {
      'README.md': '# 날짜\n',
      ...each(5, ['윤가람', '도노을', '채바람'], (week, who) => `${week}주차 (03.${two(week * 4)})/${who}.md`),
    },
    notes: /주차/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'members in numbered folders',
    files: {
      'README.md': '# 번호\n',
      ...Object.assign(
        {},
        ...['윤가람', '도노을', '채바람'].map((who, at) =>
          each(5, [who], (week) => `0${at + 1}_${who}/${week}주차.md`, undefined, everyone),
        ),
      ),
    },
    notes: /주차/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'issues with a number of their own',
    files: {
      'README.md': '# Issues\n',
      ...Object.fromEntries(
        numbers(5)
          .flatMap((week) => ['ines', 'otto', 'pavel'].map((who) => `week${week}-${who}`))
          .map((name, at) => [`issues/0${two(at + 1)}-${name}.md`, free(topics[at % 10] ?? '')]),
      ),
    },
    notes: /^issues/,
    people: 3,
    weeks: 5,
  },
  {
    name: 'four depths in one repository',
    files: {
      'README.md': '# 자라는 모임\n',
      ...each(2, ['고래', '물개', '참새'], (week, who) => `${week}주차/${who}.md`, undefined, everyone),
      ...each(
        2,
        ['고래', '물개', '참새'],
        (week, who) => `${week + 2}주차/${who}/${who}_${week + 2}주차.md`,
        undefined,
        everyone,
      ),
      ...each(2, ['고래', '물개', '참새'], (week, who) => `${week + 4}주차/${who}/정리.md`, undefined, everyone),
    },
    notes: /주차/,
    people: 3,
    weeks: 6,
  },
  {
    name: 'an export of Notion, with an id in every name',
    files: {
      'README.md': '# 모임\n',
      ...each(
        4,
        ['김하나', '이두리', '박세찬'],
        (week, who) => `책 ${id(9)}/${week}주차 ${id(week)}/${who} ${id(week * 31 + who.charCodeAt(0))}.md`,
        undefined,
        everyone,
      ),
      [`책 ${id(9)}/1주차 ${id(1)}.md`]: '# 1주차\n',
      [`책 ${id(9)}/회의록 ${id(8)}/3월 4일 ${id(7)}.md`]: '# 회의\n',
    },
    notes: /\/(김하나|이두리|박세찬) \w+\.md$/,
    people: 3,
    weeks: 4,
  },
  {
    name: 'papers by their names, and a README in each of their folders',
    files: {
      'README.md':
        '# Papers\n\n| # | Paper | Presenter |\n|--|--|--|\n| 1 | [x](papers/alexnet) | @hana |\n| 2 | [y](papers/unet) | @duri |\n| 3 | [z](papers/yolo) | @neo |\n',
      ...Object.fromEntries(
        ['alexnet', 'unet', 'yolo', 'glove'].flatMap((paper) =>
          ['README', 'hana', 'duri', 'neo'].map((who) => [`papers/${paper}/${who}.md`, free('Idea')]),
        ),
      ),
    },
    notes: /\/(hana|duri|neo)\.md$/,
    people: 3,
    weeks: 4,
  },
  {
    name: 'two groups, of which one has folders of weeks and the other folders of members',
    files: {
      'README.md': '# 모임\n',
      ...each(4, ['hana', 'duri', 'neo'], (week, who) => `${week}주차/${who}.md`, undefined, everyone),
      ...each(4, ['김세찬', '박다온'], (week, who) => `${who}/${week}week.md`, undefined, everyone),
    },
    notes: /주차\/|week\.md$/,
    people: 5,
    weeks: 4,
  },
  {
    name: 'chapters as headings in the notes of a week',
    files: {
      'README.md': '# 모임\n',
      ...each(
        4,
        ['김하나', '이두리', '박세찬'],
        (week, who) => `[${week}주차]${who}.md`,
        () => free('1장', '2장', '3장'),
        everyone,
      ),
    },
    notes: /^\[/,
    people: 3,
    weeks: 4,
  },
  {
    name: 'teams with a letter, each with the same weeks',
    files: {
      'README.md': '# 모임\n',
      ...each(4, ['hana', 'duri', 'neo'], (week, who) => `team-a/week${week}/${who}.md`, undefined, everyone),
      ...each(4, ['sechan', 'daon', 'yuna'], (week, who) => `team-b/week${week}/${who}.md`, undefined, everyone),
    },
    notes: /^team-/,
    people: 6,
    weeks: 4,
  },
]
