import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { insights } from './host.ts'
import { lay } from './workspaces.ts'

/** A copy of one of the sample repositories in test/adopt. */
function copy(name: string): string {
  const root = mkdtempSync(join(tmpdir(), 'insights-'))
  cpSync(resolve('test/adopt', name), root, { recursive: true })
  return root
}

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
      'Markdown 파일 17개에서 노트 11개',
      'notes: notes/{week}/{member}.md (11개)',
      '이두리 = duri (노트 4개)',
      '`배운 점` (노트 11개 가운데 11개, 3가지로 적힘)',
      '`적용해 볼 것` (노트 11개 가운데 11개, 3가지로 적힘)',
      '이름이 사람이 아니라 종류를 말하는 파일 5개: README.md, notes/1주차/회의록.md',
      '발표 자료나 첨부를 두는 폴더의 파일 1개: docs/book-list.md',
    ],
    config: [
      'title: 분산 시스템 스터디\nlanguage: ko\nnotes: notes/{week}/{member}.md\nignore:\n  - README.md\n  - 회의록.md\n',
      '  - {id: duri, name: 이두리} # 노트 4개\n',
      '  - {id: insights, heading: 배운 점} # 노트 11개 가운데 11개, 3가지로 적힘\n',
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
      '`Key takeaways` (in 8 of 8 notes, written 3 ways)',
      '4 files named after what they are, not after a person: README.md, members/Grace/about.md',
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
      'Markdown 파일 13개에서 노트 11개',
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
  it('proposes pattern, roster and sections with the counts that speak for them', async () => {
    const cwd = copy(name)
    const before = snapshot(cwd)
    const { code, stderr } = await insights(['init', '--dry-run'], cwd)
    for (const words of proposed) expect(stderr).toContain(words)
    expect(code).toBe(0)
    expect(snapshot(cwd)).toEqual(before)
  })

  it('writes a config by which every note is found, and changes no note', async () => {
    const cwd = copy(name)
    const before = snapshot(cwd)
    expect((await insights(['init', '--yes'], cwd)).code).toBe(0)
    const after = snapshot(cwd)
    for (const text of config) expect(after.get('insights.config.yaml')).toContain(text)
    for (const [path, text] of before) expect(after.get(path)).toBe(text)
    const { stdout } = await insights(['status', '--format', 'json', '--today', '2026-01-01'], cwd)
    const found = JSON.parse(stdout) as { id: string; members: { state: string; paths: string[] }[] }[]
    expect(found.map(({ id }) => id)).toEqual(weeks)
    const states = found.flatMap(({ members }) => members.map(({ state }) => state))
    expect(states.filter((state) => state !== 'missing' && state !== 'partly')).toEqual(
      expect.arrayContaining(['written']),
    )
    const read = found.flatMap(({ members }) => members.flatMap(({ paths }) => paths))
    expect(read).toHaveLength(name === 'member-folders' ? 8 : 11)
  })

  it('builds and makes the next note', async () => {
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
  it('takes one person under several names for one', async () => {
    const note = (author: string) => `---\nmember: ${author}\n---\n\n## 배운 점\n- a\n`
    const cwd = lay({
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

  it('tells parts of a note from people', async () => {
    const parts = ['week-01', 'week-02'].flatMap((week) =>
      ['hana', 'duri'].flatMap((member) => ['part-1', 'part-2'].map((part) => `notes/${week}/${member}/${part}.md`)),
    )
    const cwd = lay(Object.fromEntries(parts.map((path) => [path, '## 배운 점\n- a\n'])))
    const { stderr } = await insights(['init', '--dry-run'], cwd, { LANG: 'ko_KR.UTF-8' })
    expect(stderr).toContain('notes: notes/{week}/{member}/*.md (8개)')
  })

  it.each([
    {
      what: 'titles behind the week, which are no people',
      paths: ['1-intro', '2-sets', '3-maps'].flatMap((name) => [`joe/chapter-0${name}.md`, `mina/chapter-0${name}.md`]),
      config: [
        'notes: "{member}/{week}-*.md"\noutput: insights/{week}.md\n',
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
      config: ['  - part-1/{week}/notes/{member}-notes.md\n', 'output: insights/{week}.md\n', '- {id: kim} # 4 notes'],
    },
  ])('reads $what', async ({ paths, config }) => {
    const cwd = lay(Object.fromEntries(paths.map((path) => [path, '## Key takeaways\n\n- **One**: a\n'])))
    expect((await insights(['init', '--yes', '--language', 'en'], cwd)).code).toBe(0)
    for (const text of config) expect(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')).toContain(text)
    const { code, stderr } = await insights(['build', '--all'], cwd)
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('warning')])
  })

  it('writes nothing where nothing looks like a note, and says how to name the place', async () => {
    const cwd = lay({ 'notes/2026-01-05-ann.md': '- a\n', 'README.md': '# x\n' })
    const { code, stderr } = await insights(['init', '--yes'], cwd, { LANG: 'C' })
    expect(stderr).toContain('Found 1 Markdown file,')
    expect(stderr).toContain('so nothing was written: notes/2026-01-05-ann.md\n  → Say where they are, as in `--notes')
    expect([code, existsSync(join(cwd, 'insights.config.yaml'))]).toEqual([2, false])
    const { stderr: silent } = await insights(['init', '--dry-run'], lay({ 'README.md': '# x\n' }), { LANG: 'C' })
    expect(silent).not.toContain('Markdown')
  })

  it('leaves a folder alone that holds no notes', async () => {
    const cwd = lay({ 'README.md': '# 책\n', 'docs/setup.md': '# 설치\n', 'docs/usage.md': '# 사용\n' })
    const { stderr } = await insights(['init', '--dry-run'], cwd, { LANG: 'ko_KR.UTF-8' })
    expect(stderr).not.toContain('노트로 보입니다')
    expect(stderr).toContain('+ insights.config.yaml')
  })
})
