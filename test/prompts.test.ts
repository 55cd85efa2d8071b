import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dialog, keys, terminal } from './terminal.ts'
import { fixture } from './workspaces.ts'

const roster = {
  'insights.config.yaml':
    'members:\n  - {id: kim-hana, name: 김하나}\n  - {id: lee-duri, name: 이두리}\nweeks:\n  - {id: week-01}\n  - {id: week-02}\n',
}

describe('a user in a terminal', () => {
  it('is asked by `new` for the week and the member, and moves with the arrow keys', async () => {
    const cwd = fixture(roster)
    const { see, end } = terminal(['new'], cwd)
    await see('어느 주차의 노트를 만들까요?')
    await see('Week 02', keys.down, keys.enter)
    await see('누구의 노트인가요?')
    await see('이두리', keys.down, keys.enter)
    const { code, shown } = await end()
    expect(shown).toContain('notes/week-02/lee-duri.md')
    expect(code).toBe(0)
    expect(readFileSync(join(cwd, 'notes/week-02/lee-duri.md'), 'utf8')).toMatch(/^# Week 02\n/)
  })

  it('is the member that git names, unless another is chosen', async () => {
    const cwd = fixture({ ...roster, gitconfig: '[user]\n\tname = 이두리\n' })
    const { see, end } = dialog(['new', 'week-01'], cwd, { GIT_CONFIG_GLOBAL: join(cwd, 'gitconfig') })
    await see('누구의 노트인가요?')
    await see('이두리', keys.enter)
    expect(await end()).toMatchObject({ code: 0 })
    expect(existsSync(join(cwd, 'notes/week-01/lee-duri.md'))).toBe(true)
  })

  it('starts a week, and can correct a typo', async () => {
    const cwd = fixture({ 'notes/week-01/kim.md': '글' })
    const { see, end } = dialog(['new'], cwd)
    await see('어느 주차의 노트를 만들까요?')
    await see('새 주차', keys.down, keys.enter)
    await see('week-02', 'wek-3', keys.enter)
    await see('번호가 들어 있는 주차 이름', ...Array(5).fill(keys.backspace), '4', keys.enter)
    await see('파일 이름이 됩니다', 'lee', keys.enter)
    expect((await end()).code).toBe(0)
    expect(existsSync(join(cwd, 'notes/week-04/lee.md'))).toBe(true)
  })

  it('is asked for the name of a folder that cannot be derived', async () => {
    const cwd = fixture({ 'notes/9주차(Chapter 16~17)/kim.md': '글' })
    const { see, end } = dialog(['new', '10', 'kim'], cwd)
    await see('`10` 주차의 폴더 이름을 적어 주세요', '11주차', keys.enter)
    await see('`10` 주차로 읽을 수 있는', ...Array(4).fill(keys.backspace), '10주차(Chapter 18~19)', keys.enter)
    expect((await end()).code).toBe(0)
    expect(existsSync(join(cwd, 'notes/10주차(Chapter 18~19)/kim.md'))).toBe(true)
  })

  it('can cancel with Ctrl-C, and nothing is written', async () => {
    const cwd = fixture(roster)
    const { see, end } = terminal(['new', 'next'], cwd)
    await see('누구의 노트인가요?', keys.interrupt)
    expect((await end()).code).toBe(130)
    expect(readdirSync(cwd)).toEqual(['insights.config.yaml'])
  })

  it('answers the four questions of init, and sees the files', async () => {
    const cwd = fixture({})
    const { see, end } = dialog(['init'], cwd, { LANG: 'ko_KR.UTF-8', LC_ALL: '' })
    await see('어떤 언어로 쓸까요?')
    await see('English', keys.enter)
    await see('스터디 이름이 무엇인가요?', '분산 시스템', keys.enter)
    await see('팀원들의 이름을', '김하나, duri=이두리', keys.enter)
    await see('CI 작업', keys.enter)
    const { code, shown } = await end()
    expect(shown).toContain('+ insights.config.yaml')
    expect(code).toBe(0)
    const config = readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')
    expect(config).toContain('title: 분산 시스템\nlanguage: ko\n')
    expect(config).toContain('- {id: 김하나}\n  - {id: duri, name: 이두리}\n')
  })

  it('chooses between two readings of the notes, or types the path', async () => {
    const people = ['hana', 'duri', 'sechan']
    const files = [1, 2, 3].flatMap((week) => [
      ...people.map((name) => [`week${week}/note-${name}.md`, 'A\n'] as const),
      [`week${week}/summary.md`, 'B\n'] as const,
    ])
    const env = { LANG: 'en_US.UTF-8', LC_ALL: '' }
    const [one, other] = [fixture(Object.fromEntries(files)), fixture(Object.fromEntries(files))]
    const first = dialog(['init', '--no-ci'], one, env)
    await first.see('How should the files be read?')
    await first.see('Type the path of the notes', keys.down, keys.enter)
    expect((await first.end()).code).toBe(0)
    expect(readFileSync(join(one, 'insights.config.yaml'), 'utf8')).toContain('{week}/note-{member}.md')
    const second = dialog(['init', '--no-ci'], other, env)
    await second.see('How should the files be read?')
    await second.see('Type the path of the notes', keys.up, keys.up, keys.enter)
    await second.see('What is the path of the notes?', '{week}/*-{member}.md', keys.enter)
    expect((await second.end()).code).toBe(0)
    expect(readFileSync(join(other, 'insights.config.yaml'), 'utf8')).toContain('{week}/*-{member}.md')
  })

  it('sees the chosen language from then on', async () => {
    const { see, end } = dialog(['init'], fixture({}), { LANG: 'en_US.UTF-8', LC_ALL: '' })
    await see('Which language')
    await see('English', keys.up, keys.enter)
    await see('스터디 이름이 무엇인가요?', keys.interrupt)
    expect((await end()).code).toBe(130)
  })

  it('is asked again by init for names with spaces between them', async () => {
    const cwd = fixture({})
    const given = ['--title', 'x', '--language', 'ko', '--no-ci']
    const { see, end } = dialog(['init', ...given], cwd, { LANG: 'ko_KR.UTF-8', LC_ALL: '' })
    await see('팀원들의 이름을', '김하나 이두리', keys.enter)
    await see('쉼표로 나누어 주세요', ...Array(4).fill(keys.backspace), ', 이두리', keys.enter)
    expect((await end()).code).toBe(0)
    const config = readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')
    expect(config).toContain('- {id: 김하나}\n  - {id: 이두리}\n')
  })

  it.each([
    ['the first question', 'Which language', []],
    ['the last question', 'CI job', ['--title', 'x', '--language', 'en', '--members', '']],
  ])('can cancel with Ctrl-C at %s, and the folder stays empty', async (_where, question, args) => {
    const cwd = fixture({})
    const { see, end } = dialog(['init', ...args], cwd, { LANG: 'en_US.UTF-8', LC_ALL: '' })
    await see(question, keys.interrupt)
    expect((await end()).code).toBe(130)
    expect(readdirSync(cwd)).toEqual([])
  })

  it('is not asked anything if CI is set', async () => {
    const cwd = fixture(roster)
    const { code, shown } = await dialog(['new'], cwd, { CI: 'true' }).end()
    expect(shown).toContain('주차가 없습니다')
    expect(code).toBe(2)
  })
})
