import { describe, expect, test } from 'vitest'
import { listNotes } from '../../src/workspace/find-notes.ts'
import { findWorkspace } from '../../src/workspace/find-workspace.ts'
import { flaws } from '../../src/workspace/stray-files.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const note = '## 핵심 인사이트\n\n- 글\n'
const roster = 'members: [{id: kim, name: 김하나}, {id: lee, name: 이두리}, {id: park, name: 박세찬}]\n'
const id = '1a2b3c4d5e6f78901a2b3c4d5e6f7890'

test.each(flaws.map((flaw) => [...flaw.example, flaw] as const))('%s should be %s', (name, expected, { mend }) => {
  expect(mend(name, '.md')).toBe(expected)
  expect(mend(expected, '.md')).toBe(expected)
})

async function list(config: string, paths: readonly string[], weeks?: string[]) {
  const files = Object.fromEntries(paths.map((path) => [path, note]))
  const cwd = fixture({ ...files, 'insights.config.yaml': config || '{}' })
  const listed = listNotes(await findWorkspace({ cwd, env: {} }), { weeks })
  const strays = listed.findings.filter(({ rule }) => rule === 'stray-file')
  const expectedOf = (message: string) => /`([^`]+)`/.exec(message)?.[1]
  return { ...listed, strays: strays.map(({ path, message }) => [path, expectedOf(message)]) }
}

describe('a file among the notes that no pattern takes is reported with the path that it should have', () => {
  const here = 'notes/week-02/김하나.md'
  const cases: [string, string, string[], [string, string][]][] = [
    ['in capitals', '', ['notes/week-02/박세찬.MD'], [['notes/week-02/박세찬.MD', 'notes/week-02/박세찬.md']]],
    ['in capitals, of somebody new', roster, ['notes/week-02/x.MD'], [['notes/week-02/x.MD', 'notes/week-02/x.md']]],
    ['as text', '', ['notes/week-02/이두리.txt'], [['notes/week-02/이두리.txt', 'notes/week-02/이두리.md']]],
    ['as text, by an id', roster, ['notes/week-02/lee.md.txt'], [['notes/week-02/lee.md.txt', 'notes/week-02/lee.md']]],
    ['without an ending', roster, ['notes/week-02/이두리'], [['notes/week-02/이두리', 'notes/week-02/이두리.md']]],
    [
      'from Notion',
      '',
      [`notes/week-02/이두리 ${id}.md`],
      [[`notes/week-02/이두리 ${id}.md`, 'notes/week-02/이두리.md']],
    ],
    [
      'from Notion, with a roster',
      roster,
      [`notes/week-02/이두리 ${id}.md`],
      [[`notes/week-02/이두리 ${id}.md`, 'notes/week-02/이두리.md']],
    ],
    ['as a Word file', roster, ['notes/week-02/lee.docx'], [['notes/week-02/lee.docx', 'notes/week-02/lee.md']]],
    [
      'of Hangul, without a roster',
      '',
      ['notes/week-02/이두리.hwp'],
      [['notes/week-02/이두리.hwp', 'notes/week-02/이두리.md']],
    ],
    [
      'as a Word file of nobody',
      roster,
      ['notes/week-02/과제.docx'],
      [['notes/week-02/과제.docx', 'notes/week-02/{member}.md']],
    ],
    ['as a PDF', roster, ['notes/week-02/이두리.PDF'], [['notes/week-02/이두리.PDF', 'notes/week-02/이두리.md']]],
    [
      'as a Word file in the folder above',
      roster,
      ['notes/이두리 2주차.docx'],
      [['notes/이두리 2주차.docx', 'notes/week-02/이두리.md']],
    ],
    [
      'as text, beside a Word file',
      '',
      ['notes/week-02/이두리.docx', 'notes/week-02/박세찬.txt'],
      [
        ['notes/week-02/박세찬.txt', 'notes/week-02/박세찬.md'],
        ['notes/week-02/이두리.docx', 'notes/week-02/이두리.md'],
      ],
    ],
    ['in the folder above', '', ['notes/박세찬-2주차.md'], [['notes/박세찬-2주차.md', 'notes/week-02/박세찬.md']]],
    [
      'with the week first',
      roster,
      ['notes/week-2_이두리.md'],
      [['notes/week-2_이두리.md', 'notes/week-02/이두리.md']],
    ],
    ['without a separator', roster, ['notes/2주차이두리.md'], [['notes/2주차이두리.md', 'notes/week-02/이두리.md']]],
    [
      'of a week without notes',
      roster,
      ['notes/이두리 5주차.md'],
      [['notes/이두리 5주차.md', 'notes/5주차/이두리.md']],
    ],
    ['with a number alone', '', ['notes/02-김하나.md'], [['notes/02-김하나.md', here]]],
    [
      'with several flaws',
      roster,
      [`notes/박세찬-2주차 ${id}.txt`],
      [[`notes/박세찬-2주차 ${id}.txt`, 'notes/week-02/박세찬.md']],
    ],
    ['without a week', roster, ['notes/박세찬.md'], [['notes/박세찬.md', 'notes/{week}/박세찬.md']]],
    ['in a folder at the top', roster, ['week-2/이두리.md'], [['week-2/이두리.md', 'notes/week-02/이두리.md']]],
    ['at the top', roster, ['이두리.md'], [['이두리.md', 'notes/{week}/이두리.md']]],
    ['at the top, with its week', roster, ['week-2_이두리.md'], [['week-2_이두리.md', 'notes/week-02/이두리.md']]],
    [
      'in a folder with a typo',
      roster,
      ['note/week-02/이두리.md'],
      [['note/week-02/이두리.md', 'notes/week-02/이두리.md']],
    ],
    ['with the name of its week', roster, ['notes/week-02.md'], [['notes/week-02.md', 'notes/week-02/{member}.md']]],
    ['in one of a new week', '', ['3주차/김하나.md'], [['3주차/김하나.md', 'notes/3주차/김하나.md']]],
    ['in one, without a roster', '', ['week-02/x.md'], [['week-02/x.md', 'notes/week-02/x.md']]],
    [
      'where a pattern has a star',
      'notes: notes/**/{week}/{member}.md\n',
      ['notes/week-02/박세찬.MD'],
      [['notes/week-02/박세찬.MD', 'notes/week-02/박세찬.md']],
    ],
    [
      'where notes have another ending',
      'notes: [notes/{week}/{member}.markdown, "notes/{week}/{member}.md"]\n',
      ['notes/week-02/박세찬.txt'],
      [['notes/week-02/박세찬.txt', 'notes/week-02/박세찬.markdown']],
    ],
    [
      'where weeks are in names',
      `${roster}notes: [notes/{week}_{member}.md, notes/{week}/{member}.md]\n`,
      ['notes/이두리-week-02.md'],
      [['notes/이두리-week-02.md', 'notes/week-02_이두리.md']],
    ],
  ]
  test.each(cases)('%s', async (_title, config, paths, expected) => {
    const { strays, notes, weeks } = await list(config, [here, ...paths])
    expect(strays).toEqual(expected)
    expect(notes.map(({ path }) => path)).toEqual([here])
    expect(weeks.map((week) => week.id)).toEqual(['week-02'])
  })
})

describe('a file in the folder of a week that no pattern takes is reported', () => {
  const patterns = 'notes: ["{week}/{week}-{member}.md", "{week}/{week}_{member}.md"]\noutput: "{week}/insights.md"\n'
  const here = ['7주차/7주차_김하나.md', '7주차/7주차-이두리.md']
  const cases: [string, string, string[], [string, string][]][] = [
    [
      'of a member who used another pattern',
      roster,
      ['8주차/김하나.md'],
      [['8주차/김하나.md', '8주차/8주차_김하나.md']],
    ],
    ['of a member without a roster', '', ['8주차/이두리.md'], [['8주차/이두리.md', '8주차/8주차-이두리.md']]],
    ['of a member without notes', roster, ['8주차/박세찬.md'], [['8주차/박세찬.md', '8주차/8주차-박세찬.md']]],
    [
      'in use by most',
      roster,
      ['7주차/7주차_박세찬.md', '8주차/이두리.md'],
      [['8주차/이두리.md', '8주차/8주차-이두리.md']],
    ],
    ['with the wrong week', roster, ['8주차/7주차_김하나.md'], [['8주차/7주차_김하나.md', '8주차/7주차_김하나.md']]],
    ['of anybody, once', roster, ['7주차/모임.md', '8주차/x.md'], [['7주차/모임.md', '7주차/모임.md']]],
    ['of anybody, but not the same in each week', roster, ['7주차/안건.md', '8주차/안건.md'], []],
    ['of anybody, but not what is no week', '', ['v2/모임.md', '발표/모임.md'], []],
    [
      'of anybody, but not a document or an ignored file',
      '',
      ['7주차/insights.md', '7주차/README.md', '7주차/_x.md'],
      [],
    ],
    ['of anybody, but not of another kind', '', ['7주차/Main.java', '7주차/그림.png', '7주차/code/x.md'], []],
  ]
  test.each(cases)('%s', async (_title, members, paths, expected) => {
    const { strays } = await list(patterns + members, [...here, ...paths])
    expect(strays).toEqual(expected)
  })

  test.each([
    ['ko', '노트로 읽지 않는 파일이 있습니다: `7주차/a.md`, `7주차/b.md`, `7주차/c.md` 외 2개'],
    ['en', 'not read as notes: `7주차/a.md`, `7주차/b.md`, `7주차/c.md` and 2 more'],
  ])('with the first of them and what to do, in %s', async (language, words) => {
    const paths = [...'abcde'].map((name) => `7주차/${name}.md`)
    const files = Object.fromEntries([...here, ...paths].map((path) => [path, note]))
    const cwd = fixture({ ...files, 'insights.config.yaml': `language: ${language}\n${patterns}` })
    for (const args of [['lint', '--format', 'unix'], ['status'], ['build', '--stdout']]) {
      const { code, stdout, stderr } = await insights(args, cwd)
      expect([code, (stdout + stderr).includes(words)]).toEqual([0, true])
      if (args[0] !== 'lint') expect(stderr).toContain('`7주차/7주차-{member}.md`')
    }
  })
})

describe('a file that nearly fits a pattern with more words is reported with the name that fits', () => {
  const people = 'members: [{id: 서아}, {id: kim-hana, name: 김하나, aliases: [하나]}, {id: 도윤}]\n'
  const sources = 'sources: ["{week}/아이템*-{member}.md", "{week}/{member}-아이템*.md"]\n'
  const here = ['11장/아이템78-서아.md', '11장/도윤-아이템79.md']
  const cases: [string, string, string[], [string, string][]][] = [
    [
      'with a space',
      '',
      ['12장/아이템87 모듈 서아.md'],
      [['12장/아이템87 모듈 서아.md', '12장/아이템87 모듈-서아.md']],
    ],
    [
      'decomposed',
      '',
      ['12장/아이템87 서아.md'.normalize('NFD')],
      [['12장/아이템87 서아.md', '12장/아이템87-서아.md']],
    ],
    ['in the form that the member uses', '', ['12장/도윤.md'], [['12장/도윤.md', '12장/도윤-아이템*.md']]],
    ['in another form', '', ['12장/도윤_아이템90.md'], [['12장/도윤_아이템90.md', '12장/도윤-아이템90.md']]],
    ['without the other words', '', ['12장/서아.md'], [['12장/서아.md', '12장/아이템*-서아.md']]],
    [
      'with two names of one member',
      people,
      ['12장/김하나 (하나) 아이템90.md'],
      [['12장/김하나 (하나) 아이템90.md', '12장/아이템*-김하나.md']],
    ],
    ['with two members', '', ['12장/아이템87 서아 도윤.md'], []],
    ['of nobody', people, ['12장/아이템87 모듈 x.md'], []],
    ['in a folder of no week', '', ['자료/아이템87 서아.md'], []],
    ['that a free note links to', '', ['11장/부록 서아.md'], []],
    [
      'of a pattern of notes',
      'notes: "{week}/{member}_*.md"\n',
      ['12장/서아 모듈.md'],
      [['12장/서아 모듈.md', '12장/서아_모듈.md']],
    ],
  ]
  test.each(cases)('%s', async (_title, config, paths, expected) => {
    const files = Object.fromEntries([...here, ...paths].map((path) => [path, '[부록](부록%20서아.md)\n']))
    const members = config.includes('members') ? '' : people.replace('aliases: [하나]', '')
    const cwd = fixture({ 'insights.config.yaml': sources + members + config, ...files })
    const { findings } = listNotes(await findWorkspace({ cwd, env: {} }))
    const strays = findings.map(({ path, message }) => [path.normalize('NFC'), /`([^`]+)`/.exec(message)?.[1]])
    expect(strays).toEqual(expected)
  })

  test('also where it is why a week is unknown', async () => {
    const files = {
      'insights.config.yaml': `language: ko\n${people}${sources}`,
      '13장/아이템88 직렬화 도윤.md': '글\n',
    }
    const { code, stderr } = await insights(['build', '13장'], fixture(files))
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/`13장\/아이템88 직렬화-도윤.md`[\s\S]*`13장` 주차가 없습니다/),
    ])
  })
})

describe('what is clearly something else is not reported', () => {
  const cases: [string, string, string[]][] = [
    ['a README', '', ['notes/README.md', 'notes/week-02/README.MD', 'notes/week-02/README.txt']],
    ['an image', roster, ['notes/week-02/이두리.png', 'notes/week-02/images/a.MD']],
    ['text beside code', '', ['notes/week-02/main.py', 'notes/week-02/requirements.txt', 'notes/week-02/Makefile']],
    ['text of nobody', roster, ['notes/week-02/links.txt']],
    ['text beside its note', roster, ['notes/week-02/김하나.txt']],
    ['a Word file beside its note', roster, ['notes/week-02/김하나.docx', 'notes/week-02/kim.pdf']],
    ['a handout', '', ['notes/week-02/발표자료.pdf', 'notes/week-02/slides.pptx', 'notes/week-02/표.xlsx']],
    ['a Word file in another folder', roster, ['notes/week-02/assets/이두리.docx', 'notes/week-02/assets/과제.hwp']],
    ['a Word file of nobody at the top', roster, ['회칙.docx', 'notes/회칙.hwp']],
    ['a file of a week', '', ['notes/week-02/insights.MD', 'notes/week-02/discussion.txt']],
    ['a file about all weeks', '', ['notes/회고.md', 'notes/2024-01-05.md', 'notes/2024-김하나.md']],
    ['a plan of nobody', roster, ['notes/week-02-plan.md']],
    ['a folder at the top, but of nobody', roster, ['week-02/x.md', 'week-02/README.md', 'src2/이두리.md']],
    ['a folder at the top, but of a new week', '', ['week-09/x.md']],
    [
      'a file of nobody at the top or in a folder with a typo',
      roster,
      ['x.md', 'week-02-plan.md', 'note/week-02/x.md'],
    ],
    ['a folder at the top that is not nearly that of the notes', roster, ['not/week-02/이두리.md']],
    ['a file for each week', `${roster}weeks: [{id: week-03}]\n`, ['notes/week-02.md', 'notes/week-03.md']],
    ['the document of a week', 'output: notes/{week}.md\n', ['notes/week-02.md']],
    ['a folder below that', roster, ['week-02/a/이두리.md', 'docs/week-02/이두리.md']],
    [
      'a folder without notes',
      '',
      ['notes/2nd/to.MD', 'docs/이두리.txt', '이두리.MD', '박세찬-2주차.md', 'templates/note.MD'],
    ],
    [
      'an ignored file',
      'ignore: ["*.txt", "*.MD"]\n',
      ['notes/week-02/a.txt', 'notes/week-02/b.MD', 'notes/week-02/_c.MD'],
    ],
  ]
  test.each(cases)('%s', async (_title, config, paths) => {
    expect((await list(config, ['notes/week-02/김하나.md', ...paths])).strays).toEqual([])
  })
})

test('a stray file that can only be merged with its note says so', async () => {
  const { findings } = await list('', ['notes/week-02/이두리.md', `notes/week-02/이두리 ${id}.md`])
  expect(findings.map(({ hint }) => hint)).toEqual([expect.stringContaining('그 파일이 이미 있으니')])
})

test.each([
  ['[과제](이두리%20과제.docx)', true],
  ['[과제](./%EC%9D%B4%EB%91%90%EB%A6%AC%20%EA%B3%BC%EC%A0%9C.docx)', true],
  ['![[이두리 과제.docx]]', true],
  ['<a href="이두리 과제.docx">과제</a>'.normalize('NFD'), true],
  ['[과제](과제.docx)', false],
])('a Word file that the note %s links to is an attachment: %s', async (link, isAttached) => {
  const cwd = fixture({
    'insights.config.yaml': roster,
    'notes/week-02/김하나.md': `${note}${link}\n`,
    'notes/week-02/이두리 과제.docx': '',
  })
  const { findings } = listNotes(await findWorkspace({ cwd, env: {} }))
  expect(findings.map(({ path }) => path)).toEqual(isAttached ? [] : ['notes/week-02/이두리 과제.docx'])
})

test('a Word file has to be saved as Markdown, renaming is not enough', async () => {
  for (const [language, hint] of [
    ['ko', '그 경로에 Markdown 파일로 저장해'],
    ['en', 'save its text as Markdown at that path'],
  ]) {
    const config = `${roster}language: ${language}\n`
    const { findings } = await list(config, ['notes/week-02/김하나.md', 'notes/week-02/이두리.docx'])
    expect(findings.map(({ hint }) => hint)).toEqual([expect.stringContaining(hint ?? '')])
  }
})

test('only strays of the weeks that were asked for are reported', async () => {
  const paths = ['notes/week-01/lee.md', 'notes/week-02/kim.md', 'notes/lee-week-02.md', 'notes/kim-week-01.md']
  const { strays, weeks } = await list('', paths, ['1'])
  expect(strays).toEqual([['notes/kim-week-01.md', 'notes/week-01/kim.md']])
  expect(weeks.map((week) => week.id)).toEqual(['week-01', 'week-02'])
})

test('many stray files are counted', async () => {
  const paths = Array.from({ length: 30 }, (_, at) => `notes/week-02/${String(at).padStart(2, '0')}.MD`)
  const { findings, strays } = await list('', ['notes/week-02/kim.md', ...paths])
  expect(strays.slice(0, 20).map(([path]) => path)).toEqual(paths.slice(0, 20))
  expect(findings.slice(20).map(({ path, message }) => [path, message])).toEqual([
    [paths[20], '노트로 읽지 않는 파일이 이 파일까지 10개 더 있습니다.'],
  ])
})

describe('every command names stray files', () => {
  const files = {
    'notes/week-02/김하나.md': note,
    'notes/week-02/박세찬.MD': note,
    'notes/week-02/이두리.txt': note,
    'notes/최네오-2주차.md': note,
  }
  const words: [string, string, string][] = [
    ['ko', '노트라면 경로가 `', '노트가 아니면 설정의 ignore에 적어 주세요.'],
    ['en', 'expected the path `', 'If not, add it to `ignore` in the config.'],
  ]
  test.each(words)('in %s', async (language, found, hint) => {
    const cwd = fixture({ ...files, 'insights.config.yaml': `language: ${language}\n` })
    for (const args of [['lint', '--format', 'unix'], ['status'], ['build', '--stdout']]) {
      const { code, stdout, stderr } = await insights(args, cwd)
      expect(code).toBe(0)
      for (const name of ['박세찬', '이두리', '최네오'])
        expect(stdout + stderr).toContain(`${found}notes/week-02/${name}.md\``)
      if (args[0] !== 'lint') expect(stderr).toContain(hint)
    }
    const status = JSON.parse((await insights(['status', '--format', 'json'], cwd)).stdout)
    expect(status).toMatchObject([{ id: 'week-02', members: [{ id: '김하나' }] }])
  })

  test('also where there is no note beside them', async () => {
    const cwd = fixture({ 'insights.config.yaml': roster, 'notes/week-02/이두리.txt': note })
    for (const args of [['lint'], ['status'], ['build'], ['build', '2'], ['site']]) {
      const { code, stderr } = await insights(args, cwd)
      expect([args, code, stderr]).toEqual([args, 2, expect.stringContaining('`notes/week-02/이두리.md`')])
    }
  })
})
