import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildWeek, lintText } from '../src/api.ts'
import { git, gitEnv } from './git.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const korean = '## 핵심 인사이트\n\n- **하나**: 캐시는 cache, 큐는 queue라고 쓴다\n'
const english = '## Core insights\n\n- **One**: what a cache is for\n'
const locales = ['ko_KR.UTF-8', 'en_US.UTF-8', 'en', 'C', 'C.UTF-8', 'POSIX', 'fr_FR.UTF-8', '']
const at = 'notes/week-01/kim.md'

/** The first line of the document, and the line that `build` says about it, for each locale. */
async function inLocales(files: Record<string, string>) {
  return await Promise.all(
    locales.map(async (LANG) => {
      const cwd = fixture(files)
      const { stderr } = await insights(['build', '1'], cwd, { LANG })
      const [title = ''] = readFileSync(join(cwd, 'notes/week-01/insights.md'), 'utf8').split('\n')
      return [LANG, title, /: (.*)/.exec(stderr)?.[1]]
    }),
  )
}

describe('without a config', () => {
  test('a document follows the notes on every machine; messages an explicit locale, else the notes', async () => {
    expect(await inLocales({ [at]: korean })).toEqual(
      locales.map((locale) => [locale, '# Week 01 인사이트', locale.startsWith('en') ? '1 member' : '1명']),
    )
    expect(await inLocales({ [at]: english })).toEqual(
      locales.map((locale) => [locale, '# Week 01 insights', locale.startsWith('ko') ? '1명' : '1 member']),
    )
  })

  test('LC_ALL comes before LC_MESSAGES and LANG', async () => {
    const said = async (env: NodeJS.ProcessEnv) =>
      (await insights(['build', '1'], fixture({ [at]: korean }), env)).stderr.trim().split(': ').at(-1)
    expect(await said({ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ko_KR.UTF-8' })).toBe('1명')
    expect(await said({ LANG: 'ko_KR.UTF-8', LC_MESSAGES: 'ko_KR.UTF-8', LC_ALL: 'en_GB.UTF-8' })).toBe('1 member')
    expect(await said({ LANG: 'en_US.UTF-8', LC_ALL: 'C' })).toBe('1명')
  })

  const mixed: [string, Record<string, string>, string][] = [
    [
      'code in a Korean note',
      { [at]: `${korean}\n\`\`\`js\n${'const value = compute()\n'.repeat(50)}\`\`\`\n` },
      '인사이트',
    ],
    ['one long note in another language', { [at]: korean, 'notes/week-01/lee.md': english.repeat(50) }, '인사이트'],
    [
      'most notes in English',
      { [at]: korean, 'notes/week-01/lee.md': english, 'notes/week-02/lee.md': english },
      'insights',
    ],
    ['no letters at all', { [at]: '## 💡\n\n- 1\n', 'notes/week-01/minutes.md': '1' }, '인사이트'],
  ]
  test.each(mixed)('%s', async (_name, files, word) => {
    const { stdout } = await insights(['build', '1', '--stdout'], fixture(files))
    expect(stdout.split('\n')[0]).toBe(`# Week 01 ${word}`)
  })

  test('help, mistakes, pages and the API follow them too', async () => {
    const cwd = fixture({ [at]: english })
    expect((await insights(['--help'], cwd)).stdout).toMatch(/^Usage:/)
    expect((await insights(['--help'], cwd, { LANG: 'ko_KR.UTF-8' })).stdout).toMatch(/^사용법:/)
    expect((await insights(['biuld'], cwd)).stderr).toContain('Unknown command')
    expect((await insights(['status', '--cwd', 'gone'], cwd, { LANG: 'en_US.UTF-8' })).stderr).toMatch(
      /^gone error {2}\w/,
    )
    const site = await insights(['site'], cwd, { LANG: 'ko_KR.UTF-8' })
    expect(site.stderr).toContain('썼습니다')
    expect(readFileSync(join(cwd, 'site/index.html'), 'utf8')).toContain('<html lang="en">')
    const made = await insights(['new', '2', 'kim', '--stdout'], cwd, { LANG: 'ko_KR.UTF-8' })
    expect(made.stdout).not.toMatch(/[가-힣]/)
    expect((await buildWeek([{ path: at, text: english }])).markdown).toMatch(/^# Week 01 insights\n/)
    expect((await buildWeek([{ path: at, text: korean }])).markdown).toMatch(/^# Week 01 인사이트\n/)
  })
})

test('with a config, its language is that of documents and messages, whatever the notes and the locale', async () => {
  expect(await inLocales({ [at]: korean, 'insights.config.yaml': 'language: en\n' })).toEqual(
    locales.map((locale) => [locale, '# Week 01 insights', '1 member']),
  )
  expect(await inLocales({ [at]: english, 'insights.config.yaml': 'language: ko\n' })).toEqual(
    locales.map((locale) => [locale, '# Week 01 인사이트', '1명']),
  )
})

describe('without a config and a note', () => {
  const hasKorean = (text: string) => /[가-힣]/.test(text)

  test('new makes the first note in the language of an explicit locale, else in Korean', async () => {
    for (const LANG of locales) {
      const cwd = fixture({})
      const isKorean = !LANG.startsWith('en')
      expect((await insights(['new', '1', 'kim'], cwd, { LANG })).stdout).toBe(`${at}\n`)
      expect([LANG, hasKorean(readFileSync(join(cwd, at), 'utf8'))]).toEqual([LANG, isKorean])
      // From then on, the note decides.
      const second = await insights(['new', '2', 'kim', '--stdout'], cwd, { LANG: isKorean ? 'en' : 'ko' })
      expect([LANG, hasKorean(second.stdout)]).toEqual([LANG, isKorean])
    }
  })

  test('so does the address of its page', async () => {
    const cwd = fixture({})
    git(cwd, 'init', '--quiet')
    git(cwd, 'remote', 'add', 'origin', 'git@github.com:group/study.git')
    for (const [LANG, isKorean] of [
      ['en_US.UTF-8', false],
      ['ko_KR.UTF-8', true],
      ['C', true],
    ] as const) {
      const { stdout } = await insights(['new', '1', 'kim', '--link'], cwd, { ...gitEnv, LANG })
      expect(decodeURIComponent(stdout)).toContain('value=#')
      expect([LANG, hasKorean(decodeURIComponent(stdout))]).toEqual([LANG, isKorean])
    }
  })

  test.each<[string, string | Uint8Array]>([
    ['no letters', '## 💡\n\n- 1\n'],
    ['no UTF-8', Uint8Array.of(0xff, 0xfe, 0)],
  ])('a note with %s is a note: the locale decides messages alone', async (_name, text) => {
    const made = await insights(['new', '2', 'kim', '--stdout'], fixture({ [at]: text }), { LANG: 'en_US.UTF-8' })
    expect(hasKorean(made.stdout)).toBe(true)
  })
})

describe('errors of a config that names no language', () => {
  const said = async (config: string, LANG: string) => {
    const cwd = fixture({ [at]: korean, 'insights.config.yaml': config })
    const { code, stderr } = await insights(['build', '1'], cwd, { LANG })
    return [code, /[가-힣]/.test(stderr) ? 'ko' : 'en']
  }

  test.each(['nope: 1\n', 'members: [\n', 'members: {}\n'])('follow an explicit locale: %j', async (config) => {
    expect(await said(config, 'en_US.UTF-8')).toEqual([2, 'en'])
    expect(await said(config, 'C')).toEqual([2, 'ko'])
    expect(await said(`language: ko\n${config}`, 'en_US.UTF-8')).toEqual([2, 'ko'])
    expect(await said(`language: en\n${config}`, 'ko_KR.UTF-8')).toEqual([2, 'en'])
  })

  test('also if it does not exist, or there are two', async () => {
    const cwd = fixture({ 'insights.config.yaml': '', 'insights.config.json': '{}' })
    const env = { LANG: 'en_US.UTF-8' }
    for (const args of [['build'], ['build', '--config', 'nope.yaml']]) {
      const { code, stderr } = await insights(args, cwd, env)
      expect([code, stderr]).toEqual([2, expect.not.stringMatching(/[가-힣]/)])
    }
  })

  test('in the API the notes', async () => {
    await expect(lintText(english, { config: 'nope: 1' })).rejects.toThrow(/unknown key/)
    await expect(lintText(korean, { config: 'nope: 1' })).rejects.toThrow(/[가-힣]/)
  })
})

describe('init proposes', () => {
  const proposed = async (files: Record<string, string>, LANG: string) => {
    const cwd = fixture(files)
    await insights(['init', '--yes'], cwd, { LANG })
    return /^language: (.*)$/m.exec(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8'))?.[1]
  }

  test("the notes' language", async () => {
    expect(await proposed({ [at]: korean, 'notes/week-02/kim.md': korean }, 'en_US.UTF-8')).toBe('ko')
    expect(await proposed({ [at]: english, 'notes/week-02/kim.md': english }, 'ko_KR.UTF-8')).toBe('en')
  })

  test("in an empty folder the locale's", async () => {
    expect(await proposed({}, 'en_US.UTF-8')).toBe('en')
    expect(await proposed({}, 'ko_KR.UTF-8')).toBe('ko')
    expect(await proposed({}, 'C')).toBe('ko')
  })
})

// `${week}로` is wrong in every other week: 2주차로, but 2장으로.
test('a Korean particle behind a value is chosen by its last letter', () => {
  const files = ['src/languages/ko', 'src/lint/rules'].flatMap((folder) =>
    readdirSync(folder).map((name) => join(folder, name)),
  )
  expect(files.length).toBeGreaterThan(20)
  const fixed = files.flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(/\$\{[^{}]*\}>?(?:\\`)?(?:으로|로|은|는|이|가|을|를|과|와)(?=[\s.,])/g),
      ([found]) => `${file}: ${found}`,
    ),
  )
  expect(fixed).toEqual([])
})
