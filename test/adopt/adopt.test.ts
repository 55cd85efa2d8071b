import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { insights } from '../host.ts'
import { copyOf, fixture } from '../workspaces.ts'

/** A copy of one of the sample repositories in test/adopt. */
const copy = (name: string) => copyOf(resolve('test/adopt', name))

function snapshot(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  )
  return new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

const samples = [
  {
    name: 'week-folders',
    proposed: [
      'Markdown 파일 17개 중 노트 11개',
      'notes: notes/{week}/{member}.md (11개)',
      '이두리 = duri (노트 4개)',
      '`배운 점` (노트 11개 중 11개)',
      '`적용해 볼 것` (노트 11개 중 11개)',
      '이름을 보면 노트가 아닌 파일 6개: README.md, docs/book-list.md, notes/1주차/회의록.md',
    ],
    config: [
      'title: 분산 시스템 스터디\nlanguage: ko\nnotes: notes/{week}/{member}.md\nignore:\n  - README.md\n  - 회의록.md\n',
      '  - {id: duri, name: 이두리} # 노트 4개\n',
      '  - {id: insights, heading: 배운 점} # 노트 11개 중 11개\n',
    ],
    weeks: ['1주차', '2주차', '3주차', '4주차'],
    document: ['notes/4주차/insights.md', '## 이두리', '### 더 알아볼 것\n- 리더가'],
  },
  {
    name: 'member-folders',
    proposed: [
      'Found 8 notes in 12 Markdown files',
      'notes: members/{member}/{week}.md (8 notes)',
      'Alan Turing = alan_turing (3 notes)',
      '`Key takeaways` (in 8 of 8 notes)',
      '4 files with a name that says what it is, not who wrote it: README.md, members/Grace/about.md',
    ],
    config: [
      'title: Compilers reading group\nlanguage: en\nnotes: members/{member}/{week}.md\noutput: insights/{week}.md\n',
      '  - {id: Grace, name: Grace Hopper} # 2 notes\n',
      '  - {id: insights, heading: Key takeaways, aliases: [Key takeaway]}',
    ],
    weeks: ['week01', 'week02', 'week03'],
    document: ['insights/week03.md', '## Ada Lovelace', '### How I would use it\n- Rewrite'],
  },
  {
    name: 'flat',
    proposed: [
      'Markdown 파일 13개 중 노트 11개',
      'notes: {week}_{member}.md (11개)',
      '김하나 (노트 3개)',
      '2개: README.md, 규칙.md',
    ],
    config: ['notes: "{week}_{member}.md"\noutput: insights/{week}.md\n', '  - {id: 최네오} # 노트 2개\n'],
    weeks: ['week01', 'week02', 'week03'],
    document: ['insights/week03.md', '## 최네오', '### 핵심 인사이트\n- **정렬은'],
  },
]

describe.each(samples)('adopting $name', ({ name, proposed, config, weeks, document }) => {
  it('proposes a pattern, a roster and sections with their counts', async () => {
    const cwd = copy(name)
    const before = snapshot(cwd)
    const { code, stderr } = await insights(['init', '--dry-run'], cwd)
    for (const words of proposed) expect(stderr).toContain(words)
    expect(code).toBe(0)
    expect(snapshot(cwd)).toEqual(before)
  })

  it('writes a config that finds every note, and changes no note', async () => {
    const cwd = copy(name)
    const before = snapshot(cwd)
    expect((await insights(['init', '--yes'], cwd)).code).toBe(0)
    const after = snapshot(cwd)
    for (const text of config) expect(after.get('insights.config.yaml')).toContain(text)
    for (const [path, text] of before) expect(after.get(path)).toBe(text)
    const { stdout } = await insights(['status', '--format', 'json'], cwd)
    const found = JSON.parse(stdout) as { id: string; members: { state: string; paths: string[] }[] }[]
    expect(found.map(({ id }) => id)).toEqual(weeks)
    const states = found.flatMap(({ members }) => members.map(({ state }) => state))
    expect(states).toContain('sections')
    const read = found.flatMap(({ members }) => members.flatMap(({ paths }) => paths))
    expect(read).toHaveLength(name === 'member-folders' ? 8 : 11)
  })

  it('then builds a document and creates the next note', async () => {
    const cwd = copy(name)
    await insights(['init', '--yes'], cwd)
    const { code, stderr } = await insights(['build', '--all'], cwd)
    expect(stderr).not.toContain(' error ')
    expect(code).toBe(0)
    const [path = '', ...texts] = document
    for (const text of texts) expect(readFileSync(join(cwd, path), 'utf8')).toContain(text)
    expect((await insights(['lint'], cwd)).code).toBe(0)
    const member = name === 'member-folders' ? 'Grace Hopper' : name === 'flat' ? '최네오' : '이두리'
    expect((await insights(['new', '5', member], cwd)).code).toBe(0)
  })
})

describe('adopting', () => {
  it('recognises one person with several names', async () => {
    const note = (author: string) => `---\nmember: ${author}\n---\n\n## 배운 점\n- a\n`
    const cwd = fixture({
      'notes/week-01/kim-hana.md': note('김하나'),
      'notes/week-02/Kim_Hana.md': note('김하나'),
      'notes/week-03/김하나.md': note('하나'),
      'notes/week-01/lee.md': note('이두리'),
      'notes/week-02/lee.md': note('이두리'),
    })
    await insights(['init', '--yes'], cwd)
    const config = readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')
    expect(config).toContain('- {id: kim-hana, name: 김하나, aliases: [Kim_Hana, 하나]} # ')
    expect((await insights(['status', '--check', 'week-01'], cwd)).code).toBe(0)
  })

  it('writes a valid config, whatever the files are called', async () => {
    const note = '## 배운 점\n\n- 글\n\n## 적용\n\n- 글\n'
    const names = ['hana', 'du\u001bri', '{member}', 'a\nb', 'C:x']
    const root = fixture(
      Object.fromEntries(
        ['week-01', 'week-02', 'week-03'].flatMap((week) => names.map((name) => [`notes/${week}/${name}.md`, note])),
      ),
    )
    expect(await insights(['init', '--yes'], root)).toMatchObject({ code: 0 })
    const { members } = parse(readFileSync(join(root, 'insights.config.yaml'), 'utf8'))
    expect(members).toEqual(expect.arrayContaining([{ id: 'hana' }, { id: 'duri' }]))
    expect((await insights(['status'], root)).stderr).not.toContain('error')
  })

  it('distinguishes parts of a note from people', async () => {
    const parts = ['week-01', 'week-02'].flatMap((week) =>
      ['hana', 'duri'].flatMap((member) => ['part-1', 'part-2'].map((part) => `notes/${week}/${member}/${part}.md`)),
    )
    const cwd = fixture(Object.fromEntries(parts.map((path) => [path, '## 배운 점\n- a\n'])))
    const { stderr } = await insights(['init', '--dry-run'], cwd, { LANG: 'ko_KR.UTF-8' })
    expect(stderr).toContain('notes: notes/{week}/{member}/*.md (8개)')
  })

  it.each([
    {
      what: 'titles behind the week, which are no people',
      paths: ['1-intro', '2-sets', '3-maps'].flatMap((name) => [`joe/chapter-0${name}.md`, `mina/chapter-0${name}.md`]),
      config: [
        'notes:\n  - "{member}/{week}-*.md"\n  - "{member}/{week}.md"\noutput: insights/{week}.md\n',
        '- {id: joe} # 3 notes\n  - {id: mina} #',
      ],
    },
    {
      what: 'titled weeks with slides beside the notes',
      paths: ['Session 1 - Logs', 'Session 2 - Clocks'].flatMap((week) =>
        ['anna', 'Bob Marsh', 'slides'].map((name) => `2026/${week}/${name}.md`),
      ),
      config: ['notes: 2026/{week}/{member}.md\n', '  - slides.md\n', '- {id: anna} # 2 notes\n  - {id: Bob Marsh} #'],
    },
    {
      what: 'two parts of a book, and names that say what the file is',
      paths: ['part-1/w1', 'part-1/w2', 'part-2/w3', 'part-2/w4'].flatMap((week) =>
        ['kim', 'park'].map((name) => `${week}/notes/${name}-notes.md`),
      ),
      config: ['notes: "*/{week}/*/{member}-notes.md"\n', 'output: insights/{week}.md\n', '- {id: kim} # 4 notes'],
    },
  ])('reads $what', async ({ paths, config }) => {
    const cwd = fixture(Object.fromEntries(paths.map((path) => [path, '## Key takeaways\n\n- **One**: a\n'])))
    expect((await insights(['init', '--yes', '--language', 'en'], cwd)).code).toBe(0)
    for (const text of config) expect(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')).toContain(text)
    const { code, stderr } = await insights(['build', '--all'], cwd)
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('warning')])
  })

  it('writes nothing if nothing looks like a note, and says how to give the path', async () => {
    const cwd = fixture({ 'notes/2026-01-05-ann.md': '- a\n', 'README.md': '# x\n' })
    const { code, stderr } = await insights(['init', '--yes'], cwd, { LANG: 'en_US.UTF-8' })
    expect(stderr).toContain('Found 1 Markdown file,')
    expect(stderr).toContain(
      'so nothing was written: notes/2026-01-05-ann.md\n  → Give the path of the notes, as in `--notes',
    )
    expect([code, existsSync(join(cwd, 'insights.config.yaml'))]).toEqual([2, false])
    const { stderr: silent } = await insights(['init', '--dry-run'], fixture({ 'README.md': '# x\n' }), {
      LANG: 'en_US.UTF-8',
    })
    expect(silent).not.toContain('Markdown')
  })

  it.each([
    [['아.md', '어.md', '가/오.md'], '{week}-{member}.md'],
    [['가/아.md', '나/어.md', '오.md'], '{week}/{member}.md'],
    [['가/나/아.md', '가/다/어.md', '가/오.md'], '*/{week}/{member}.md'],
    [['가/나/다/아.md'], '*/*/{week}/{member}.md'],
    // Neither depth is the more frequent one.
    [['가/나/아.md', '오.md'], '{week}-{member}.md'],
  ])('gives an example of a path that is as deep as %j', async (paths, pattern) => {
    const cwd = fixture(Object.fromEntries(paths.map((path) => [path, '글\n'])))
    const { code, stderr } = await insights(['init', '--yes'], cwd)
    expect([code, /`--notes '(.*)'`/.exec(stderr)?.[1]]).toEqual([2, pattern])
  })

  it('skips a file without the heading of a week beside files with several weeks', async () => {
    const weeks = '## 1주차\n\n글\n\n## 2주차\n\n글\n'
    const files = { 'notes/김하나.md': weeks, 'notes/이두리.md': weeks, 'notes/최네오.md': '글\n', 'x/y.md': '글\n' }
    const { code, stderr } = await insights(['init', '--dry-run', '--language', 'en'], fixture(files))
    expect(code).toBe(0)
    expect(stderr).toMatch(/2 files for which path and headings give no week or no person: notes\/최네오\.md, x\/y\.md/)
  })

  it('needs only one note at the default path', async () => {
    const cwd = fixture({ 'notes/week-01/ann.md': '## Core insights\n\n- a\n' })
    expect((await insights(['init', '--yes'], cwd, { LANG: 'C' })).code).toBe(0)
    const config = parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8'))
    expect(config).toMatchObject({
      notes: 'notes/{week}/{member}.md',
      members: [{ id: 'ann' }],
      sections: [{ id: 'insights', heading: 'Core insights' }],
    })
  })

  it('does not touch a folder without notes', async () => {
    const cwd = fixture({ 'README.md': '# 책\n', 'docs/setup.md': '# 설치\n', 'docs/usage.md': '# 사용\n' })
    const { stderr } = await insights(['init', '--dry-run'], cwd, { LANG: 'ko_KR.UTF-8' })
    expect(stderr).not.toContain('노트로 보입니다')
    expect(stderr).toContain('+ insights.config.yaml')
  })
})

/** Notes of three people in four weeks; `text` returns the text of a note. */
function notes(path: (week: number, who: string) => string, text: (week: number, who: string) => string) {
  const people = ['나래', '보미', '겨울']
  return Object.fromEntries(
    [1, 2, 3, 4].flatMap((week) => people.map((who) => [path(week, who), text(week, who)] as const)),
  )
}

async function configOf(files: Record<string, string>, ...args: string[]) {
  const cwd = fixture(files)
  const { code, stderr } = await insights(['init', '--yes', ...args], cwd, { LANG: 'ko_KR.UTF-8' })
  const path = join(cwd, 'insights.config.yaml')
  return { cwd, code, stderr, config: existsSync(path) ? parse(readFileSync(path, 'utf8')) : undefined }
}

const inWeeks = (week: number, who: string) => `${week}주차/${who}.md`
const words = ['메모리', '프로세스', '스레드', '파일', '소켓']
const ofBook = (week: number) => `# ${week}장\n\n## ${words[week]}\n\n글\n`

describe('sections that init proposes', () => {
  it.each([
    {
      what: 'bold paragraphs, and one that half of the notes have',
      text: (week: number, who: string) =>
        `${ofBook(week)}\n**배운 점**\n\n- a\n${who === '겨울' || week === 1 ? '\n## 아쉬운 점\n\n- b\n' : ''}`,
      sections: [
        { id: 'notes', heading: '정리', rest: true },
        { id: 'insights', heading: '배운 점' },
        { id: '아쉬운-점', heading: '아쉬운 점', optional: true },
      ],
    },
    {
      what: 'the most frequent one of half of the notes, which is not optional',
      text: (week: number, who: string) =>
        `${ofBook(week)}${who !== '겨울' && week < 4 ? '\n## 배운 점\n\n- a\n' : ''}`,
      sections: [
        { id: 'notes', heading: '정리', rest: true },
        { id: 'insights', heading: '배운 점' },
      ],
    },
    {
      what: 'one with the heading that all other text gets',
      text: (week: number) => `# ${week}장\n\n글\n\n## 정리\n\n- a\n\n## 배운 점\n\n- b\n`,
      sections: [
        { id: 'notes', heading: '정리', rest: true },
        { id: 'insights', heading: '배운 점' },
      ],
    },
    {
      what: 'questions alone, so that the rest of a note is a section',
      text: (week: number, who: string) =>
        `${ofBook(week)}\n## ${who === '보미' && week === 1 ? '의문점' : '질문'}\n\n- 왜?\n`,
      sections: [
        { id: 'notes', heading: '정리', rest: true },
        { id: 'questions', heading: '질문', aliases: ['의문점'] },
      ],
    },
    {
      what: 'shared headings, not those of the book at the same place',
      text: (week: number, who: string) =>
        [words[week] ?? '', '요약', '소감'].map((name) => `## ${name}\n\n- ${week} ${who}\n`).join('\n'),
      sections: [
        { id: 'notes', heading: '정리', rest: true },
        { id: '요약', heading: '요약' },
        { id: '소감', heading: '소감' },
      ],
    },
    {
      what: 'questions by another name',
      text: (week: number) => `## 요약\n\n- ${week}\n\n## 논의하고 싶은 것\n\n- 왜?\n`,
      sections: [
        { id: '요약', heading: '요약' },
        { id: 'questions', heading: '논의하고 싶은 것' },
      ],
    },
    {
      what: 'other names at the same place of one order',
      text: (week: number, who: string) =>
        ['요약', who === '겨울' ? '새로웠던 것' : '인상 깊은 점', '질문']
          .map((name) => `## ${name}\n\n- ${week} ${who}\n`)
          .join('\n'),
      sections: [
        { id: '요약', heading: '요약' },
        { id: 'discoveries', heading: '인상 깊은 점', aliases: ['새로웠던 것'] },
        { id: 'questions', heading: '질문' },
      ],
    },
  ])('are $what', async ({ text, sections }) => {
    const { config } = await configOf(notes(inWeeks, text))
    expect(config.notes).toBe('{week}/{member}.md')
    expect(config.sections).toEqual(sections)
  })

  it('are not proposed if notes share no headings: the notes become sources', async () => {
    const { config, stderr } = await configOf(notes(inWeeks, ofBook))
    expect([config.notes, config.sources, config.sections]).toEqual([
      'notes/{week}/{member}.md',
      '{week}/{member}.md',
      undefined,
    ])
    expect(stderr).toContain('공통된 제목이 없어서')
    expect(stderr).toMatch(/npx study-insights draft 4주차 \S+ --prompt/)
    expect(config.printSources).toBe(true)
    expect(stderr).toContain('study-insights build --all')
  })
})

describe('members that init proposes', () => {
  it('are one person with and without a family name, unless both wrote in one week or two share the name', async () => {
    const files = [
      '1주차/정나래',
      '2주차/나래',
      '1주차/한보미',
      '1주차/보미',
      '2주차/민겨울',
      '3주차/겨울',
      '2주차/서겨울',
    ]
    const { config, stderr } = await configOf(
      Object.fromEntries(
        [...files, '3주차/정나래', '2주차/한보미', '3주차/보미'].map((path) => [`${path}.md`, '## 느낀 점\n\n- a\n']),
      ),
    )
    const ids = config.members.map(({ id, aliases }: { id: string; aliases?: string[] }) =>
      [id, ...(aliases ?? [])].join('='),
    )
    expect(ids.sort()).toEqual(['겨울', '민겨울', '보미', '서겨울', '정나래=나래', '한보미'])
    expect(stderr).toContain('같은 사람으로 보았습니다: 나래 ~ 정나래')
  })

  it('are matched by a line of the README with both names', async () => {
    const README = [
      '# 모임',
      '- 정나래 (@narae-dev)',
      '',
      '| 아이디 | 이름 | 학번 |',
      '|--|--|--|',
      '| ABM | 안보미 | 19 |',
      '',
      '| 주차 | 발표자 | 정리 |',
      '|--|--|--|',
      '| 1 | 안보미 | 정나래 |',
      '',
    ].join('\n')
    const files = ['narae-dev', 'ABM', 'winter'].flatMap((who) =>
      [1, 2].map((week) => [`week${week}/${who}.md`, '## 느낀 점\n']),
    )
    const { config } = await configOf({ 'README.md': README, ...Object.fromEntries(files) })
    expect(config.members).toEqual([
      { id: 'winter' },
      { id: 'ABM', name: '안보미' },
      { id: 'narae-dev', name: '정나래' },
    ])
    expect(config.weeks).toEqual([{ id: 'week1', presenter: 'ABM', editor: 'narae-dev' }])
  })
})

describe('the schedule of a README', () => {
  const table = (dates: string[]) =>
    [
      '# 모임',
      '',
      '| 주차 | 날짜 | 범위 | 주요 내용 | 발표자 |',
      '|:--:|---|---|---|---|',
      `| 1주차 | ${dates[0]} | 1장 | 큐/스택 + CI/CD | 나래 |`,
      `| 2주차 | ${dates[1]} | 2-3장 | 🔷 힙<br>🔷 정렬, 탐색 | 누구 |`,
      `| 5주차 | ${dates[2]} | 4장 | | |`,
      '',
    ].join('\n')
  const text = () => '## 느낀 점\n\n- a\n'

  it('gives weeks with their ids, and dates with a known year', async () => {
    const { config, stderr } = await configOf({
      'README.md': table(['2025-12-24', '12/31', '1월 7일']),
      ...notes(inWeeks, text),
    })
    expect(config.weeks).toEqual([
      { id: '1주차', scope: '1장', topics: ['큐/스택 + CI/CD'], date: '2025-12-24', presenter: '나래' },
      { id: '2주차', scope: '2-3장', topics: ['힙', '정렬, 탐색'], date: '2025-12-31' },
      { id: '5주차', scope: '4장', date: '2026-01-07' },
    ])
    expect(stderr).toContain('제외했습니다: 누구')
  })

  it.each([
    {
      what: 'a column of chapters',
      header: '| Chapter | 내용 | 날짜 |',
      rows: ['| 01 | 큐 | 2031-03-03 |', '| 02 | 힙 | 2031-03-10 |'],
    },
    {
      what: 'rows of chapters',
      header: '| 주차 | 내용 | 날짜 |',
      rows: ['| 1장 | 큐 | 2031-03-03 |', '| 2장 | 힙 | 2031-03-10 |'],
    },
  ])('belongs to chapters by $what', async ({ header, rows }) => {
    const readme = ['# 모임', '', header, '|---|---|---|', ...rows, ''].join('\n')
    const files = notes((week, who) => `ch0${week}/${who}.md`, text)
    const { config } = await configOf({ 'README.md': readme, ...files })
    expect(config.weeks).toMatchObject([
      { id: 'ch01', topics: ['큐'], date: '2031-03-03' },
      { id: 'ch02', topics: ['힙'], date: '2031-03-10' },
    ])
  })

  it('takes the year from the first meeting, and never invents one', async () => {
    const files = { 'README.md': table(['12/24', '12/31', '1/7']), ...notes(inWeeks, text) }
    const { config, stderr } = await configOf(files)
    expect(config.weeks.map(({ date }: { date?: string }) => date)).toEqual([undefined, undefined, undefined])
    expect(stderr).toContain('날짜 3개는 연도가 없거나 읽을 수 없어서 넣지 않았습니다: 12/24, 12/31, 1/7.')
    const { config: dated } = await configOf(files, '--start', '2024-12-24')
    expect(dated.weeks.map(({ date }: { date?: string }) => date)).toEqual(['2024-12-24', '2024-12-31', '2025-01-07'])
  })
})

describe('a schedule of papers', () => {
  it('is not by the number in the name of one', async () => {
    const README =
      '# Papers\n\n| # | Paper | Host |\n|--|--|--|\n| 1 | Alexnet | ada |\n| 2 | Unet | otto |\n| 3 | GPT | rosa |\n'
    const of = (paper: string) => ['ada', 'otto', 'rosa'].map((who) => [`${paper}/${who}.md`, '## Takeaways\n\n- a\n'])
    const { config } = await configOf({
      'README.md': README,
      ...Object.fromEntries(['alexnet', 'unet', 'gpt-3', 'yolo'].flatMap(of)),
    })
    expect(JSON.stringify(config.weeks ?? [])).not.toContain('gpt-1')
  })
})

describe('a README in English', () => {
  it('gives members, dates, presenters and editors', async () => {
    const readme = [
      '# Reading group',
      '- Ada Berg (@aberg)',
      '- Otto Stone ([@ostone](https://example.com/ostone))',
      '',
      '| Session | When | Reading | Host | Scribe |',
      '|---|---|---|---|---|',
      '| #1 | Mar 5, 2031 | System Design | Ada Berg | TBD |',
      '| #2 | 12 March | ch. 3 | @ostone | Ada Berg |',
      '| break | 2031/03/19 | | | |',
      '| #3 | 2031/03/26 | ch. 4 | Otto Stone | Guest |',
    ].join('\n')
    const of = (who: string) => [1, 2].map((week) => [`session-${week}/${who}.md`, '## Takeaways\n\n- a\n'])
    const { config, stderr } = await configOf({
      'README.md': readme,
      ...Object.fromEntries([...of('aberg'), ...of('ostone')]),
    })
    expect(config.members).toEqual([
      { id: 'aberg', name: 'Ada Berg' },
      { id: 'ostone', name: 'Otto Stone' },
    ])
    expect(config.weeks).toEqual([
      { id: 'session-1', scope: 'System Design', date: '2031-03-05', presenter: 'aberg' },
      { id: 'session-2', scope: 'ch. 3', presenter: 'ostone', editor: 'aberg' },
      { id: 'session-3', scope: 'ch. 4', date: '2031-03-26', presenter: 'ostone' },
    ])
    expect(stderr).toContain('Guest')
    expect(stderr).toContain('12 March')
    expect(stderr).not.toContain('TBD')
  })
})

describe('what may be wrong', () => {
  it('is a week whose name is nearly like those of others', async () => {
    const { stderr } = await configOf(
      notes(
        (week, who) => `${week}${week === 3 ? '주자' : '주차'}/${who}.md`,
        () => '## 느낀 점\n\n- a\n',
      ),
    )
    expect(stderr).toContain('주차 이름에 오타가 있는 것 같습니다: 3주자')
  })

  it('is not named where nothing is unsure', async () => {
    const { stderr } = await configOf(notes(inWeeks, () => '## 느낀 점\n\n- a\n'))
    expect(stderr).not.toContain('확실하지 않은 것')
  })
})

describe('options on the command line', () => {
  const files = {
    ...notes(
      (week, who) => `글/${who} - ${week}번째.md`,
      (week) => `${ofBook(week)}\n## 한 줄\n\n- a\n`,
    ),
    '글/목록.md': '# 목록\n',
  }

  it('set the pattern, the members and the sections', async () => {
    const { config, code } = await configOf(
      files,
      '--notes',
      '글/{member} - {week}번째.md',
      '--members',
      '나래=정나래, 보미',
      '--sections',
      '한 줄|한줄, questions="물음, 더 볼 것", 정리=*',
    )
    expect(code).toBe(0)
    expect([config.notes, config.weekHeading]).toEqual(['글/{member} - {week}번째.md', undefined])
    expect(config.members).toEqual([{ id: '나래', name: '정나래' }, { id: '보미' }])
    expect(config.sections).toEqual([
      { id: '한-줄', heading: '한 줄', aliases: ['한줄'] },
      { id: 'questions', heading: '물음, 더 볼 것' },
      { id: 'notes', heading: '정리', rest: true },
    ])
  })

  it('join the names of one person', async () => {
    const text = () => '## 느낀 점\n\n- a\n'
    const { config } = await configOf(notes(inWeeks, text), '--members', '나래=정나래|겨울, 보미=보미|봄')
    expect(config.members).toEqual([
      { id: '나래', name: '정나래', aliases: ['겨울'] },
      { id: '보미', aliases: ['봄'] },
    ])
  })

  it('make the other name of a member no member', async () => {
    const text = () => '## 느낀 점\n\n- a\n'
    const { config, code } = await configOf(notes(inWeeks, text), '--members', '겨울, 나래=정나래|겨울, 보미')
    expect([code, config.members]).toEqual([0, [{ id: '나래', name: '정나래', aliases: ['겨울'] }, { id: '보미' }]])
  })

  it('give the path of notes whose weeks have no number', async () => {
    const subjects = ['trees', 'heaps', 'graphs', 'tries', 'sets']
    const { config, stderr } = await configOf(
      {
        ...notes(
          (week) => `${subjects[week]}/ada.md`,
          () => '글\n',
        ),
        'docs/rules.md': '',
      },
      '--notes',
      '{week}/{member}.md',
    )
    expect(stderr).toContain('With this config: 4 notes, 1 person, 4 weeks')
    expect(config.members).toEqual([{ id: 'ada' }])
    expect(config.weeks).toEqual(['graphs', 'heaps', 'sets', 'tries'].map((id) => ({ id })))
  })

  it('turn notes into sources', async () => {
    const { config } = await configOf(
      notes(inWeeks, () => '## 느낀 점\n'),
      '--sources',
      '{week}/{member}.md',
    )
    expect([config.notes, config.sources]).toEqual(['notes/{week}/{member}.md', '{week}/{member}.md'])
  })

  it('are an error if nothing matches, and nothing is written', async () => {
    const { code, stderr, config } = await configOf(files, '--notes', 'x/{week}/{member}.md')
    expect([code, config]).toEqual([2, undefined])
    expect(stderr).toContain('`x/{week}/{member}.md`에 맞는 노트가 없어서')
  })
})

describe('the other files that init writes', () => {
  it('set line endings only for the documents', async () => {
    const crlf = '## 느낀 점\r\n\r\n- a\r\n'
    const { cwd } = await configOf(
      notes(
        (week, who) => `my notes/${week}주차/${who}.md`,
        () => crlf,
      ),
    )
    expect(readFileSync(join(cwd, '.gitattributes'), 'utf8')).toBe('"my notes/*/insights.md" text eol=lf\n')
    expect(readFileSync(join(cwd, 'my notes/1주차/나래.md'), 'utf8')).toBe(crlf)
  })

  it('include a package.json on request if there is none', async () => {
    const { cwd } = await configOf(
      notes(inWeeks, () => '## 느낀 점\n'),
      '--package',
    )
    expect(JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')).scripts).toMatchObject({ insights: 'insights' })
    const { cwd: other } = await configOf(
      { 'package.json': '{}', ...notes(inWeeks, () => '## 느낀 점\n') },
      '--package',
    )
    expect(readFileSync(join(other, 'package.json'), 'utf8')).toBe('{}')
  })
})
