import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const korean = { LANG: 'ko_KR.UTF-8' }
const people = ['나래', '보미', '겨울']
const words = ['메모리', '프로세스', '스레드', '파일', '소켓', '시그널', '페이지', '캐시']

function grid(weeks: number, path: (week: number, who: string) => string, text: (week: number, who: string) => string) {
  const all = Array.from({ length: weeks }, (_, at) => at + 1)
  return Object.fromEntries(all.flatMap((week) => people.map((who) => [path(week, who), text(week, who)] as const)))
}

/** Free text without shared headings, with a word that occurs only there. */
const free = (week: number, who: string) => `# ${week}장\n\n## ${words[week]}\n\n${who}낱말${week} 글.\n`

async function adopted(files: Record<string, string>, ...args: string[]) {
  const cwd = fixture(files)
  const { code, stderr } = await insights(['init', '--yes', ...args], cwd, korean)
  const config = code === 0 ? parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')) : undefined
  return { cwd, code, stderr, config }
}

describe('after init', () => {
  it('documents have every word of free notes', async () => {
    const { cwd, config, stderr } = await adopted(grid(4, (week, who) => `${week}주차/${who}.md`, free))
    expect(stderr).toContain('이 설정의 결과: 자유롭게 쓴 글 12개, 3명, 4주, 문서에 들어가는 글 100%\n')
    expect(config).toMatchObject({ sources: '{week}/{member}.md', printSources: true })
    expect((await insights(['build', '--all'], cwd)).code).toBe(0)
    for (const week of [1, 2, 3, 4]) {
      const document = readFileSync(join(cwd, `notes/${week}주차/insights.md`), 'utf8')
      for (const who of people) expect(document).toContain(`${who}낱말${week}`)
    }
  })

  it('documents have the text beside shared sections', async () => {
    const text = (week: number, who: string) => `${free(week, who)}\n## 느낀 점\n\n- 짧게\n`
    const { cwd, stderr, config } = await adopted(grid(4, (week, who) => `${week}주차/${who}.md`, text))
    // 느낀, 점, 짧게 of 7 words.
    expect(stderr).toContain('공통된 섹션에 노트의 단어 중 43%만 들어 있어서, 나머지 글은 한 섹션에 모아')
    expect(stderr).toContain('섹션이 있는 노트 12개, 문서에 들어가는 글 100%')
    expect(config.sections).toMatchObject([{ id: 'notes', rest: true }, { heading: '느낀 점' }])
    await insights(['build', '--all'], cwd)
    expect(readFileSync(join(cwd, '3주차/insights.md'), 'utf8')).toContain('나래낱말3')
  })

  it('documents have only the shared sections, if these have nearly all text below titles', async () => {
    const text = (week: number) => `# ${week}장을 읽고 나서 쓴 글\n\n<!-- 글 -->\n\n## 느낀 점\n\n- 짧게\n`
    const files = grid(4, (week, who) => `${week}주차/${who}.md`, text)
    const { stderr, config } = await adopted({ ...files, '1주차/나래.md': '## 느낀 점\n\n> ## 배운 점\n' })
    expect(config.sections).toEqual([{ id: '느낀-점', heading: '느낀 점' }])
    expect(stderr).toContain('문서에 들어가는 글 100%')
  })

  it('sections are counted by the notes that the program reads', async () => {
    const files = grid(
      4,
      (week, who) => `${week}주차/${who}.md`,
      () => '## 느낀 점\n\n- 짧게\n',
    )
    const other = '남는 글이 있다. 이 글은 길다.\n\n'.repeat(9)
    const { cwd, stderr } = await adopted({ ...files, '1주차/나래.md': `${other}## 느낀 점\n\n- 짧게\n` })
    expect(stderr).toContain('`정리` (다른 섹션에 없는 나머지 내용, 노트 1개)')
    expect(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')).toMatch(
      /정리, rest: true\} # 노트 12개 중 1개\n.*느낀 점\} # 노트 12개 중 12개\n/,
    )
  })

  it('documents have all text of files with several weeks', async () => {
    const text = (who: string) =>
      `${who}머리말\n\n${[1, 2, 3, 4].map((week) => `# ${week}장 ${words[week]}\n\n${who}낱말${week} 글.\n`).join('\n')}`
    const { cwd, stderr } = await adopted(Object.fromEntries(people.map((who) => [`${who}/기록장.md`, text(who)])))
    expect(stderr).toContain('자유롭게 쓴 글 12개, 3명, 4주, 문서에 들어가는 글 100%')
    const { stdout } = await insights(['build', '--all', '--format', 'json'], cwd)
    const documents = JSON.parse(stdout) as { members: { sections: { markdown: string }[] }[] }[]
    const parts = documents.map(({ members }) => members[1]?.sections[0]?.markdown)
    expect(parts).toEqual([
      expect.stringMatching(/^나래머리말\n\n#+ 1장 프로세스\n\n나래낱말1 글\.$/),
      ...[2, 3, 4].map((week) => expect.stringMatching(`^#+ ${week}장 ${words[week]}\n\n나래낱말${week} 글\\.$`)),
    ])
  })

  it('each week in a file with several counts as a note', async () => {
    const text = [1, 2, 3, 4].map((week) => `# ${week}장 ${words[week]}\n\n## 느낀 점\n\n- 짧게\n`).join('\n')
    const { stderr, config } = await adopted(Object.fromEntries(people.map((who) => [`${who}/기록장.md`, text])))
    expect(stderr).toContain('노트 12개, 3명, 4주, 섹션이 있는 노트 12개, 문서에 들어가는 글 100%')
    expect(config.sections).toEqual([{ id: '느낀-점', heading: '느낀 점' }])
  })

  it('text that stays out is named, with its place and what to do', async () => {
    const text = (_: number, who: string) =>
      `---\ntags: [x]\n---\n\n## 느낀 점\n\n- 짧게\n\n## 메모\n\n${who} 글.\n${who === '보미' ? '\n더 긴 글이다.\n' : ''}`
    const files = grid(4, (week, who) => `${week}주차/${who}.md`, text)
    const { stderr } = await adopted({ ...files, '4주차/보미.md': '글만 있다.\n' }, '--sections', '느낀 점')
    expect(stderr).toContain(
      '섹션 밖의 글은 문서에 들어가지 않습니다: 1주차/보미.md:9, 2주차/보미.md:9, 3주차/보미.md:9 … (모두 11개). 이 글도 넣으려면 `--sections`에 `정리=*`를 추가해 주세요.',
    )
    expect(stderr).toContain('노트 1개에는 섹션이 하나도 없어서 문서에 나오지 않습니다: 4주차/보미.md.')
    // 33 of 8 * 6 + 3 * 9 + 2 words.
    expect(stderr).toContain('섹션이 있는 노트 11개, 문서에 들어가는 글 42.8%')
  })

  it.each([
    ['a conflict', '<<<<<<< HEAD\n## 느낀 점\n=======\n- b\n>>>>>>> x\n', '2주차/나래.md:1:1 '],
    ['a draft', '---\ndraft: true\n---\n\n## 느낀 점\n\n- b\n', '2주차/나래.md 나래 님의 노트는 아직 초안이라서'],
  ])('%s that cannot be built is named, with what to do', async (_what, text, place) => {
    const files = grid(
      3,
      (week, who) => `${week}주차/${who}.md`,
      () => '## 느낀 점\n\n- a\n',
    )
    const { code, stderr, config } = await adopted({ ...files, '2주차/나래.md': text })
    expect(code).toBe(0)
    // Another section could not contain it.
    expect(config.sections).toEqual([{ id: '느낀-점', heading: '느낀 점' }])
    expect(stderr).toContain(
      `문서에 넣지 못하는 파일이 있습니다. 파일을 고치거나 설정의 ignore에 적어 주세요: ${place}`,
    )
    expect(stderr).not.toContain('섹션 밖의 글')
    expect(stderr).toMatch(/문서에 들어가는 글 [89]\d(\.\d)?%/)
  })

  it('a template of the group that build refuses stops init, with the place', async () => {
    const files = grid(3, (week, who) => `${week}주차/${who}.md`, free)
    const { code, stderr } = await adopted({ ...files, 'templates/insights.md': '<!-- insights:each member -->\n' })
    expect([code, stderr]).toEqual([2, expect.stringContaining('templates/insights.md:1:1 ')])
  })

  it('two files of one member in one week do not make the program refuse its config', async () => {
    const files = grid(
      4,
      (week, who) => `${week}주차/${who}.md`,
      () => '## 느낀 점\n\n- a\n',
    )
    const { cwd, code } = await adopted({ ...files, ['2주차/나래.md'.normalize('NFD')]: '## 느낀 점\n\n- b\n' })
    expect(code).toBe(0)
    expect((await insights(['build', '--all'], cwd)).code).toBe(0)
  })
})

describe('the people of notes without a name in the path', () => {
  it('come from front matter', async () => {
    const files = Object.fromEntries(
      [1, 2, 3].flatMap((week) =>
        ['김하나', '이두리'].map((who, at) => [
          `week${week}/${words[week * 2 + at]}.md`,
          `---\nauthor: ${who}\n---\n\n${free(week, who)}`,
        ]),
      ),
    )
    const { cwd, config } = await adopted(files)
    expect(config.members.map(({ id }: { id: string }) => id)).toEqual(['김하나', '이두리'])
    const { stdout } = await insights(['status', '--format', 'json'], cwd)
    expect(stdout.match(/"week\d\/[^"]+\.md/g)).toHaveLength(6)
  })

  it('come from git, where there are several authors', async () => {
    const cwd = fixture({})
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', cwd, '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args])
    git('init', '-q')
    const { mkdirSync, writeFileSync } = await import('node:fs')
    for (const week of [1, 2, 3]) {
      for (const [at, who] of ['Kim Hana', 'Lee Duri'].entries()) {
        mkdirSync(join(cwd, `week${week}`), { recursive: true })
        writeFileSync(join(cwd, `week${week}/${words[week * 2 + at]}.md`), free(week, who))
        git('add', '.')
        git('-c', `user.name=${who}`, 'commit', '-q', '-m', 'x')
      }
    }
    expect((await insights(['init', '--yes'], cwd, { ...korean, PATH: process.env.PATH })).code).toBe(0)
    const { members } = parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8'))
    expect(members).toMatchObject([
      { id: 'Kim Hana', aliases: [words[2], words[4], words[6]] },
      { id: 'Lee Duri', aliases: [words[3], words[5], words[7]] },
    ])
  })
})

describe('paths that init can read', () => {
  it.each([
    {
      what: 'a page before a name',
      paths: (who: string, week: number) => `w${week}/${week * 7 + 12}김${who}.md`,
      notes: ['{week}/*{member}.md', '{week}/{member}.md'],
      count: 12,
    },
    {
      what: 'ranges to the end',
      paths: (who: string, week: number) => `${['01-02', '03', '04-16', '17-end'][week - 1]}/${who}.md`,
      notes: '{week}/{member}.md',
      count: 12,
    },
    {
      what: 'the label of the folder again',
      paths: (who: string, week: number) => `${week}주차/${week}주차_${who}.md`,
      notes: '{week}/{week}_{member}.md',
      count: 12,
    },
  ])('$what', async ({ paths, notes, count }) => {
    const { config, stderr } = await adopted(
      grid(
        4,
        (week, who) => paths(who, week),
        () => '## 느낀 점\n\n- a\n',
      ),
    )
    expect(config.notes).toEqual(notes)
    expect(stderr).toContain(`노트 ${count}개, 3명, 4주`)
  })

  it('`**` in --notes', async () => {
    const files = grid(
      3,
      (week, who) => `a/${week}/${week % 2 ? 'b/' : ''}${week}주차/${who}.md`,
      () => '## 느낀 점\n\n- a\n',
    )
    const { stderr } = await adopted(files, '--notes', '**/{week}/{member}.md')
    expect(stderr).toContain('노트 9개, 3명, 3주')
  })

  it('a chapter in a file of its own, beside files of several chapters', async () => {
    const several = (who: string) =>
      [1, 2, 3, 4].map((week) => `## Chapter ${week}\n\n${who}낱말${week} 글.\n`).join('\n')
    const { cwd, config } = await adopted({
      ...Object.fromEntries(people.map((who) => [`${who}/기록장.md`, several(who)])),
      '나래/Chapter 5.md': '나래낱말5 글.\n',
    })
    expect(config.weekHeading).toBe('Chapter {week}')
    expect((await insights(['build', '--all'], cwd)).code).toBe(0)
    const { stdout } = await insights(['status', '--format', 'json'], cwd)
    expect(stdout.match(/"나래\/Chapter 5\.md"/g)).toHaveLength(1)
    expect(JSON.parse(stdout)).toHaveLength(5)
  })
})

describe('the schedule', () => {
  const table = (...rows: string[]) => ['# 일정', '', '| 주차 | 날짜 | 범위 |', '|--|--|--|', ...rows, ''].join('\n')

  it('belongs to chapters by the scope of its rows, not by their numbers', async () => {
    const files = grid(
      4,
      (week, who) => `ch${week}/${who}.md`,
      () => '## 느낀 점\n\n- a\n',
    )
    const readme = table('| 1 | 2026-01-05 | Chapter 1-3 |', '| 2 | 2026-01-12 | Chapter 4 |')
    const { config } = await adopted({ ...files, 'README.md': readme })
    expect(config.weeks.map(({ id, date }: { id: string; date: string }) => [id, date])).toEqual([
      ['ch1', '2026-01-05'],
      ['ch2', '2026-01-05'],
      ['ch3', '2026-01-05'],
      ['ch4', '2026-01-12'],
    ])
    // `일정` is no title.
    expect(config.title).toMatch(/^insights-/)
  })
})
