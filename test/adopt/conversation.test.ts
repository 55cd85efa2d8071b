import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { enAdopt } from '../../src/languages/en/adopt.ts'
import { koAdopt } from '../../src/languages/ko/adopt.ts'
import { insights } from '../host.ts'
import { dialog, keys, terminal } from '../terminal.ts'
import { fixture } from '../workspaces.ts'

const korean = { LANG: 'ko_KR.UTF-8', LC_ALL: '' }
const note = '## 느낀 점\n\n- a\n\n## 다음 목표\n\n- b\n'
const files = Object.fromEntries(
  [1, 2, 3].flatMap((week) => ['나래', '보미', '겨울'].map((who) => [`${week}주차/${who}.md`, note])),
)

describe('init in a repository of notes, on a terminal', () => {
  it('shows what it found, lets the user correct members and sections, and shows the effect before it writes', async () => {
    const cwd = fixture({ ...files, '1주차/회의록.md': '# 회의록\n' })
    const { see, end } = terminal(['init'], cwd, korean)
    await see('노트 9개를 찾았습니다')
    await see('예: 1주차/겨울.md, 2주차/나래.md, 3주차/보미.md')
    await see('제외: 이름을 보면 노트가 아닌 파일 1개: 1주차/회의록.md')
    await see('그만두기', keys.down, keys.down, keys.down, keys.down, keys.enter)
    // The answer so far can be edited.
    await see('팀원은 누구인가요?')
    await see('겨울, 나래, 보미', '\u0015나래=정나래, 보미', keys.enter)
    await see('노트 6개를 찾았습니다')
    await see('제외: 누구인지 알 수 없는 파일 3개')
    await see('이 설정의 결과: 노트 6개, 2명, 3주, 섹션이 있는 노트 6개, 문서에 들어가는 글 100%')
    await see('그만두기', keys.up, keys.up, keys.enter)
    await see('어떤 제목이 섹션인가요?', '\u0015느낀 점', keys.enter)
    await see('섹션 밖의 글은 문서에 들어가지 않습니다: 1주차/나래.md:5, 1주차/보미.md:5')
    await see('문서에 들어가는 글 50%')
    await see('그만두기', keys.enter)
    await see('어떤 언어로', keys.enter)
    await see('스터디 이름', '책 모임', keys.enter)
    await see('package.json이 없습니다', keys.down, keys.enter)
    await see('팀원: 정나래, 보미')
    await see('이대로 만들까요?', keys.enter)
    const { code, shown } = await end()
    // Once for each correction, and not again before it writes.
    expect([code, shown.match(/Markdown 파일 \d+개 중/g)]).toMatchObject([0, { length: 3 }])
    expect(parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8'))).toMatchObject({
      title: '책 모임',
      notes: '{week}/{member}.md',
      ignore: ['README.md', '겨울.md', '회의록.md'],
      members: [{ id: '나래', name: '정나래' }, { id: '보미' }],
      sections: [{ id: '느낀-점', heading: '느낀 점' }],
    })
    expect(existsSync(join(cwd, 'package.json'))).toBe(false)
  })

  it.each([
    { language: 'ko', words: koAdopt, headings: ['느낀 점', '질문, 의문', '정리'] },
    { language: 'en', words: enAdopt, headings: ['Takeaways', 'Questions, doubts', 'Notes'] },
  ])('can be given the example of its question about sections ($language)', async ({ language, words, headings }) => {
    const example = words.askSections.replace(/.*(?:예|Example): /, '')
    const note = '## Takeaways\n\n- a\n\n## 느낀 점\n\n- b\n'
    const cwd = fixture(Object.fromEntries(Object.keys(files).map((path) => [path, note])))
    const { see, answer } = dialog(['init', '--title', 'x', '--language', language], cwd, {
      LC_ALL: language === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8',
    })
    await see(words.choices.stop, keys.up, keys.up, keys.enter)
    await answer(`\u0015${example}`)
    const { sections } = parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8'))
    expect(sections).toMatchObject(headings.map((heading) => ({ heading })))
    expect(sections[1].id).toBe('questions')
  })

  it('keeps the members if the answer is not changed, and offers no shared headings if there are none', async () => {
    const paths = [1, 2, 3].flatMap((week) =>
      ['DevTofu', 'nari'].map((who) => [`week${week}/${who}.md`, '글\n'] as const),
    )
    const cwd = fixture(Object.fromEntries(paths))
    const { see, answer, end } = dialog(['init', '--title', 'x', '--language', 'ko'], cwd, korean)
    await see('그만두기', keys.down, keys.down, keys.down, keys.enter)
    await see('팀원은 누구인가요?', keys.enter)
    await see('그만두기', keys.enter)
    await answer('')
    const { shown } = await end()
    expect(shown).not.toContain(koAdopt.choices.shared)
    const { members } = parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8'))
    expect(members).toEqual([{ id: 'DevTofu' }, { id: 'nari' }])
  })

  it('asks for the first meeting if the dates of the schedule have no year', async () => {
    const rows = [1, 2, 3].map((week) => `| ${week}주차 | 12/${week * 7} | ${week}장 |\n`).join('')
    const readme = `# 책 모임\n\n| 주차 | 날짜 | 범위 |\n| - | - | - |\n${rows}`
    const cwd = fixture({ ...files, 'README.md': readme })
    const { see, end } = dialog(['init'], cwd, korean)
    await see('날짜 3개는 연도가 없거나')
    await see('첫 모임 날짜 적기')
    await see('그만두기', keys.up, keys.up, keys.enter)
    await see('첫 모임 날짜는 언제인가요?', '12/7', keys.enter)
    await see('실제로 있는 날짜를', '\u00152026-12-07', keys.enter)
    await see('그만두기', keys.enter)
    await see('어떤 언어로', keys.enter)
    await see('스터디 이름', keys.enter)
    await see('package.json이 없습니다', keys.down, keys.enter)
    await see('이대로 만들까요?', keys.enter)
    const { code, shown } = await end()
    expect([code, shown.match(/연도가 없거나/g)]).toMatchObject([0, { length: 1 }])
    const { weeks } = parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8'))
    expect(weeks.map(({ date }: { date: string }) => date)).toEqual(['2026-12-07', '2026-12-14', '2026-12-21'])
  })

  it('asks for the path of the notes if it finds none, and cancels without an answer', async () => {
    const cwd = fixture({ '글/하나.md': note, '글/둘.md': note })
    const asked = dialog(['init'], cwd, korean)
    await asked.see('아무것도 만들지 않았습니다: 글/둘.md, 글/하나.md')
    await asked.see('노트의 경로는', keys.enter)
    await asked.see('아무것도 만들지 않았습니다.')
    expect((await asked.end()).code).toBe(0)
    expect(existsSync(join(cwd, 'insights.config.yaml'))).toBe(false)
  })

  const books = Object.fromEntries(
    ['주황', '보라'].flatMap((book) => Object.entries(files).map(([path, text]) => [`${book}/${path}`, text])),
  )

  it('shows what each of several books results in, before it asks more', async () => {
    const { see, end } = dialog(['init'], fixture(books), korean)
    await see('어느 것으로 시작할까요?', keys.enter)
    for (const book of ['보라', '주황']) {
      await see(`[${book}]`)
      await see('문서에 들어가는 글 100%')
    }
    await see('어떤 언어로', keys.interrupt)
    await end()
  })

  it('asks which of several books to set up', async () => {
    const cwd = fixture(books)
    const { see, end } = dialog(['init', '--title', 'x', '--language', 'ko', '--package'], cwd, korean)
    await see('어느 것으로 시작할까요?')
    await see('주황', keys.down, keys.down, keys.enter)
    await see('그만두기', keys.enter)
    await see('이대로 만들까요?', keys.enter)
    expect((await end()).code).toBe(0)
    expect(existsSync(join(cwd, '주황/insights.config.yaml'))).toBe(true)
    expect(existsSync(join(cwd, 'insights.config.yaml'))).toBe(false)
  })
})

describe('what documents consist of', () => {
  const free = Object.fromEntries(
    [1, 2, 3].flatMap((week) =>
      ['나래', '보미'].map((who) => [`${week}주차/${who}.md`, `# ${week}장\n\n글 ${week}.\n\n## 느낀 점\n\n- a\n`]),
    ),
  )

  it.each([
    {
      choice: [keys.down, keys.enter],
      config: { sources: '{week}/{member}.md' },
      without: ['printSources', 'sections'],
      next: ['draft', '3주차', '보미', '--prompt'],
      says: '이 설정의 결과: 자유롭게 쓴 글 6개, 2명, 3주\n',
    },
    {
      choice: [keys.down, keys.down, keys.enter],
      config: { notes: '{week}/{member}.md', sections: [{ id: '느낀-점', heading: '느낀 점' }] },
      without: ['sources'],
      next: ['build', '3주차'],
      says: '섹션 밖의 글은 문서에 들어가지 않습니다: 1주차/나래.md:1, 1주차/보미.md:1, 2주차/나래.md:1',
    },
  ])('is chosen in the menu: $config', async ({ choice, config, without, next, says }) => {
    const cwd = fixture(free)
    const { see, end } = dialog(['init', '--title', 'x', '--language', 'ko'], cwd, korean)
    await see('그만두기', ...choice)
    await see('package.json이 없습니다', keys.down, keys.enter)
    await see('팀원: 나래, 보미')
    await see('이대로 만들까요?', keys.enter)
    const { code, shown } = await end()
    expect([code, shown.replace(/\s+/g, ' ')]).toEqual([0, expect.stringContaining(`insights ${next.join(' ')}\``)])
    // The choice is proved and shown before it is written.
    expect(shown.slice(shown.indexOf('그만두기'))).toContain(says)
    const written = parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8'))
    expect(written).toMatchObject(config)
    expect((await insights(next, cwd)).code).toBe(0)
    for (const key of without) expect(written).not.toHaveProperty(key)
  })
})
