import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const note = '## 핵심 인사이트\n\n- **하나**: 글\n'

describe('new for an unknown week says how to add it, and that works', () => {
  const cases: [string, string, string, string, string][] = [
    ['beyond the schedule', 'weeks:\n  - {id: week-08}\n', 'week-09', '`week-08` 다음의 새', '{id: week-09}'],
    ['without a number', '', 'study-x', '새', '{id: study-x}'],
    ['that YAML would read as something else', 'weeks:\n  - {id: a1}\n', '2025-07-24', '새', '{id: "2025-07-24"}'],
  ]
  test.each(cases)('%s', async (_name, config, week, before, line) => {
    const refused = await insights(['new', week, 'kim'], fixture({ 'insights.config.yaml': config }))
    const hint = `→ ${before} 주차라면 설정의 weeks에 \`- ${line}\` 줄을 추가해 주세요.\n`
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(hint)])
    const cwd = fixture({ 'insights.config.yaml': `${config || 'weeks:\n'}  - ${line}\n` })
    expect(await insights(['new', week, 'kim'], cwd)).toMatchObject({ code: 0, stdout: `notes/${week}/kim.md\n` })
  })
})

describe('where the name of every note has more than week and member', () => {
  const filesCalled = (nameOf: (name: string, week: number) => string) =>
    Object.fromEntries(
      [1, 2, 3].flatMap((week) =>
        ['김하나', '이두리', '박세찬'].map((name) => [
          `${name}/${week}week. ${nameOf(name, week)}.md`,
          '# 글\n\n## 느낀 점\n\n- 한 줄\n',
        ]),
      ),
    )
  const files = filesCalled((name, week) => `chapter${week} ${week % 2 ? name : '내용'} 정리`)

  test.each([
    ['words', files, ['{member}/{week}. *.md', '{member}/{week}.md'], '이두리/4week.md'],
    [
      'words and the member again',
      filesCalled((name, week) => `chapter${week} ${name} ${week % 2 ? '정리글' : '느낀 글'}`),
      ['{member}/{week}. *.md', '{member}/{week}.md'],
      '이두리/4week.md',
    ],
  ])('%s: init writes patterns for new notes, and the next week can begin', async (_what, files, notes, path) => {
    const cwd = fixture(files)
    expect(await insights(['init', '--yes'], cwd)).toMatchObject({ code: 0 })
    expect(parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')).notes).toEqual(notes)
    expect(await insights(['new', 'next', '이두리'], cwd)).toMatchObject({ code: 0, stdout: `${path}\n` })
    const { stdout } = await insights(['status', '--format', 'json'], cwd)
    const weeks = JSON.parse(stdout) as { id: string; members: { id: string; paths: string[] }[] }[]
    expect(weeks.map(({ id }) => id)).toEqual(['1week', '2week', '3week', '4week'])
    expect(weeks[3]?.members.filter(({ paths }) => paths.length > 0)).toMatchObject([{ id: '이두리', paths: [path] }])
  })

  test('with two spellings, new uses the one of the member, and else the more frequent one', async () => {
    const marks = { 김하나: '_', 이두리: '-', 박세찬: '-' }
    const cwd = fixture(
      Object.fromEntries(
        [1, 2, 3].flatMap((week) =>
          Object.entries(marks).map(([name, mark]) => [
            `${week}주차/${week}주차${mark}${name}.md`,
            '## 느낀 점\n\n- 글\n',
          ]),
        ),
      ),
    )
    expect(await insights(['init', '--yes', '--members', '김하나, 이두리, 박세찬, 최네오'], cwd)).toMatchObject({
      code: 0,
    })
    expect(parse(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')).notes).toEqual([
      '{week}/{week}-{member}.md',
      '{week}/{week}_{member}.md',
    ])
    for (const [name, path] of [
      ['김하나', '4주차/4주차_김하나.md'],
      ['최네오', '4주차/4주차-최네오.md'],
    ] as const)
      expect(await insights(['new', '4', name], cwd)).toMatchObject({ code: 0, stdout: `${path}\n` })
  })

  test('init adds no pattern that takes other files', async () => {
    const cwd = fixture({ ...files, '이두리/2024.md': '할 일\n' })
    expect(await insights(['init', '--yes'], cwd)).toMatchObject({ code: 0 })
    expect(readFileSync(join(cwd, 'insights.config.yaml'), 'utf8')).toContain('\nnotes: "{member}/{week}. *.md"\n')
  })

  test('without it, the error has the line for the config, and with that line it works', async () => {
    const config = (notes: string) => `${notes}\nmembers: [{id: 김하나}]\n`
    const cwd = fixture({ ...files, 'insights.config.yaml': config('notes: ["{member}/{week}. *.md"]') })
    const refused = await insights(['new', 'next', '김하나'], cwd)
    const [, line = ''] = /notes를 이렇게 바꿔 주세요: `(notes: .*?\])`/.exec(refused.stderr) ?? []
    expect([refused.code, line]).toEqual([2, 'notes: ["{member}/{week}. *.md", "{member}/{week}.md"]'])
    writeFileSync(join(cwd, 'insights.config.yaml'), config(line))
    expect(await insights(['new', 'next', '김하나'], cwd)).toMatchObject({ code: 0, stdout: '김하나/4week.md\n' })
  })
})

test('names with spaces between them are not one person', async () => {
  const make = (members: string) => insights(['init', '--yes', '--dry-run', '--members', members], fixture({}))
  for (const members of ['김하나 이두리 박세찬', '최네오, 김하나 이두리']) {
    const { code, stderr } = await make(members)
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`--members: \`${members}\` 대신 \`김하나, 이두리\`처럼`),
    ])
  }
  for (const members of ['김하나, 이두리', '김하나', 'namgung=남궁 하나', 'Ada Lovelace'])
    expect((await make(members)).code).toBe(0)
})

test('`2025.07.24` and `2025-07-24` are one day', async () => {
  const cwd = fixture({
    'notes/2025.07.24/kim.md': note,
    'notes/2025-07-24/lee.md': note,
    'notes/2025-7-25/lee.md': note,
  })
  const { stdout } = await insights(['status', '--format', 'json'], cwd)
  const weeks = JSON.parse(stdout).map(
    ({ members }: { members: { state: string }[] }) => members.filter(({ state }) => state !== 'missing').length,
  )
  expect(weeks).toEqual([2, 1])
})

test('two files whose names differ in normalisation alone are one note if their text is the same', async () => {
  const [nfc, nfd] = [`notes/week-01/${'김하나'.normalize('NFC')}.md`, `notes/week-01/${'김하나'.normalize('NFD')}.md`]
  const same = await insights(['build', '1', '--stdout'], fixture({ [nfc]: note, [nfd]: note }))
  expect([same.code, same.stdout.match(/- \*\*하나\*\*: 글/g)]).toEqual([0, ['- **하나**: 글']])
  const different = await insights(['build', '1'], fixture({ [nfc]: note, [nfd]: `${note}- 다른 글\n` }))
  expect([different.code, different.stderr]).toEqual([2, expect.stringContaining('노트가 둘입니다')])
})

test('an image that is missing in one of a member’s notes is reported in that note', async () => {
  const cwd = fixture({
    'insights.config.yaml': 'notes: notes/{week}/{member}/*/note.md\n',
    'notes/week-01/kim/item26/note.md': `${note}- ![그림](images/1.png)\n`,
    'notes/week-01/kim/item26/images/1.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    'notes/week-01/kim/item31/note.md': `${note}- 글\n- ![그림](images/1.png)\n- ![다른 그림](./images/2%20a.png)\n`,
  })
  const { stderr } = await insights(['site'], cwd)
  const places = stderr.match(/^notes\S+/gm)
  expect(places).toEqual(['notes/week-01/kim/item31/note.md:5:1', 'notes/week-01/kim/item31/note.md:6:1'])
})

describe('a group with free notes alone learns the next command', () => {
  const config = 'notes: notes/{week}/{member}.md\nsources: "{week}/{member}.md"\n'
  const files = {
    '1주차/김하나.md': '# 1장\n\n글\n',
    '7주차/김하나.md': '# 7장\n\n★ 글\n',
    '7주차/이두리.md': '# 7장\n\n글\n',
  }

  test.each([
    ['ko', ['build', '--all'], '자유롭게 쓴 글이 3개 있고', 'draft 7주차'],
    ['ko', ['build', '1주차'], '자유롭게 쓴 글이 1개 있고', 'draft 1주차'],
    ['ko', ['site'], '자유롭게 쓴 글이 3개 있고', 'draft 7주차'],
    ['ko', ['lint'], '자유롭게 쓴 글이 3개 있고', 'draft 7주차'],
    ['en', ['build', '--all'], 'Found 3 free notes, and no notes with sections yet', 'draft 7주차'],
    ['en', ['build', '1주차'], 'Found 1 free note, and', 'draft 1주차'],
  ])('in %s, after %j', async (language, args, found, command) => {
    const cwd = fixture({ ...files, 'insights.config.yaml': `language: ${language}\n${config}` })
    const { code, stdout, stderr } = await insights(args, cwd)
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(found)])
    expect(stderr).toContain(`\`npx study-insights ${command}\``)
    expect(stderr).toContain('`printSources: true`')
    expect(stderr).not.toContain('week-01')
    expect((await insights(command.split(' '), cwd)).code).toBe(0)
  })

  test.each([
    ['02장', 'draft 02장`으로'],
    ['02주차', 'draft 02주차`로'],
  ])('the particle behind the command fits the week %s', async (week, said) => {
    const cwd = fixture({ 'insights.config.yaml': `language: ko\n${config}`, [`${week}/김하나.md`]: '★ 글\n' })
    expect((await insights(['build'], cwd)).stderr).toContain(said)
  })

  test('and the other way out works too', async () => {
    const cwd = fixture({ ...files, 'insights.config.yaml': `${config}printSources: true\n` })
    for (const args of [['build', '--all'], ['site']]) expect((await insights(args, cwd)).code).toBe(0)
  })
})

test.each([
  ['ko', '노트에 질문이 없고', '## 토론 질문', '## 공통 질문'],
  ['en', 'The notes have no questions', '## Discussion questions', '## Common questions'],
])(
  'discuss says, in %s, what a note needs for questions, and both ways work',
  async (language, found, heading, list) => {
    const config = `language: ${language}\nsections: [{id: x, heading: X}]\n`
    const plain = '## X\n\n- 글\n'
    const files = { 'insights.config.yaml': config, 'notes/week-01/kim.md': plain }
    const cwd = fixture(files)
    const { code, stdout, stderr } = await insights(['discuss', '1'], cwd)
    expect([code, stdout, stderr]).toEqual([0, '', expect.stringContaining(found)])
    expect(stderr).toContain(`\`${heading}\``)
    expect(stderr).toContain(`\`${list}\``)
    expect(stderr).toContain('`notes/week-01/discussion.md`')
    const asking = fixture({ ...files, 'notes/week-01/kim.md': `${plain}\n${heading}\n\n- 왜?\n` })
    expect((await insights(['discuss', '1', '--stdout'], asking)).stdout).toContain(`${list}\n\n- 왜?`)
    const deciding = fixture({ ...files, 'notes/week-01/discussion.md': `${list}\n\n- 왜?\n` })
    expect((await insights(['build', '1', '--stdout'], deciding)).stdout).toContain('- 왜?')
  },
)
