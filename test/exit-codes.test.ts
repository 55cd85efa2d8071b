import fs, { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { before, binary, resultOf, start } from './binary.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const note = '## 핵심 인사이트\n\n- **하나**: 글\n'
const discussion = '## 공통 질문\n\n- **하나**: 왜 그럴까요?\n'
const study = (more: Record<string, string> = {}) =>
  fixture({
    ...more,
    'notes/week-01/kim.md': note,
    'notes/week-01/discussion.md': discussion,
    'notes/week-02/kim.md': note,
    'notes/week-02/discussion.md': discussion,
  })
const output = (cwd: string, week = 'week-01') => join(cwd, 'notes', week, 'insights.md')

test('0: the document is written, and the same if built again', async () => {
  const cwd = study()
  expect(await binary(['build', 'week-01'], cwd)).toMatchObject({ code: 0, stdout: '' })
  const document = readFileSync(output(cwd), 'utf8')
  expect(await insights(['build', '1', '--check'], cwd)).toMatchObject({ code: 0, stdout: '', stderr: '' })
  expect(await insights(['build', '01', '--stdout'], cwd)).toMatchObject({ code: 0, stdout: document })
})

test('0: the version', async () => {
  expect(await binary(['--version'], study())).toEqual({
    code: 0,
    signal: null,
    stdout: `${manifest.version}\n`,
    stderr: '',
  })
})

test.each([['--help'], ['build', '--help'], ['help']])('0: %s %s', async (...args) => {
  const { code, stdout, stderr } = await insights(args.filter(Boolean), study())
  expect([code, stdout === '', stderr]).toEqual([0, false, ''])
})

test('0: only warnings', async () => {
  const cwd = fixture({ 'notes/week-01/kim.md': `${note}\n## 핵심 인사이드\n` })
  const { code, stderr } = await insights(['build', 'week-01'], cwd)
  expect(code).toBe(0)
  expect(stderr).toContain('notes/week-01/kim.md:5:1 error  제목 `핵심 인사이드`는 섹션 이름')
})

test('1: --check finds a document that is missing, stale or edited, and prints the diff', async () => {
  const cwd = study()
  const absent = await binary(['build', 'week-01', '--check'], cwd)
  expect(absent.code).toBe(1)
  expect(absent.stdout).toContain('+# Week 01 인사이트\n')
  await insights(['build', 'week-01'], cwd)
  writeFileSync(join(cwd, 'notes/week-01/kim.md'), note.replace('글', '다른 글'))
  const stale = await insights(['build', 'week-01', '--check'], cwd)
  expect(stale.code).toBe(1)
  expect(stale.stdout).toContain('-- **하나**: 글\n+- **하나**: 다른 글\n')
  expect(stale.stderr).toBe(
    'notes/week-01/insights.md error  문서가 최신이 아닙니다: notes/week-01/insights.md\n' +
      '  → `npx study-insights build week-01` 명령으로 다시 만들어 커밋해 주세요.\n',
  )
  writeFileSync(output(cwd), readFileSync(output(cwd), 'utf8').replace('글', '고친 글'))
  const edited = await insights(['build', 'week-01', '--check'], cwd)
  expect(edited.code).toBe(1)
  expect(edited.stderr).toContain('만든 뒤에 사람이 고친 문서')
})

const usage: [string, string[], string][] = [
  [
    'an unknown option',
    ['build', 'week-01', '--chekc'],
    'error  알 수 없는 옵션입니다: --chekc\n  → 혹시 `--check`인가요?',
  ],
  ['an unknown command', ['biuld'], 'error  알 수 없는 명령입니다: biuld\n  → 혹시 `build`인가요?'],
  [
    'an unknown format',
    ['build', 'week-01', '--format', 'xml'],
    'error  `--format <format>`에 쓸 수 없는 값입니다: xml\n  → 쓸 수 있는 값: markdown, json',
  ],
  ['weeks together with --all', ['build', '--all', '1'], 'error  --all 옵션은 주차나 경로와 함께 쓸 수 없습니다'],
  [
    'paths together with a note on stdin',
    ['lint', '--stdin-filename', 'a.md', 'b.md'],
    'error  --stdin-filename 옵션은 주차나 경로와 함께 쓸 수 없습니다',
  ],
  ['an unknown week', ['build', 'week-3'], 'error  `week-3` 주차가 없습니다. 있는 주차: week-01, week-02\n'],
  ['a missing folder', ['build', '1', '--cwd', 'gone'], '폴더 `gone`이 없습니다.'],
  ['a missing config', ['build', '1', '--config', 'gone.yaml'], 'gone.yaml error  설정 파일이 없습니다.'],
]
test.each(usage)('2: usage, %s', async (_name, args, words) => {
  const { code, stdout, stderr } = await insights(args, study())
  expect(stderr).toContain(words)
  expect([code, stdout]).toEqual([2, ''])
})

const hindered: [string, Record<string, string | Uint8Array>, string][] = [
  ['a config', { 'insights.config.yaml': 'titel: x\n' }, 'insights.config.yaml:1:1 error  titel: 알 수 없는 키입니다.'],
  [
    'an unknown rule in the config',
    { 'insights.config.yaml': 'lint:\n  rules: {image-art: off}\n' },
    'insights.config.yaml:2:11 error  lint.rules.image-art: 알 수 없는 키입니다.',
  ],
  [
    'a scheduled week without notes',
    { 'insights.config.yaml': 'weeks: [{id: week-01}]\n' },
    'week-01에는 노트가 하나도',
  ],
  [
    'an undecodable note',
    { 'notes/week-01/a.md': new Uint8Array([0xc7, 0xd1]) },
    '인코딩이 CP949(EUC-KR)인 파일 같습니다.',
  ],
  ['broken YAML', { 'notes/week-01/a.md': '---\na: [\n---\n' }, '올바른 YAML이 아닙니다'],
  ['conflict markers', { 'notes/week-01/a.md': '<<<<<<< HEAD\n우리 글\n' }, '병합 충돌 표시 `<<<<<<<`'],
]
test.each(hindered)('2: %s', async (_name, files, words) => {
  const { code, stdout, stderr } = await insights(['build', '1'], fixture(files))
  expect(stderr).toContain(words)
  expect([code, stdout]).toEqual([2, ''])
})

test.each<[title: string, schedule: string, folders: string[], args: string[], hint: string]>([
  ['a new week', '', ['1주차', '8주차'], ['lint', '9주차'], '새 주차라면 `npx study-insights new 9주차`로 첫'],
  ['a new number', '', ['week-08'], ['build', '9'], '새 주차라면 `npx study-insights new week-09`로 첫'],
  ['a typo of a new week', '', ['week-08'], ['new', 'wek-9', 'kim'], '새 주차라면 `npx study-insights new week-09`로'],
  ['a typo', '', ['week-08'], ['lint', 'wek-8'], '혹시 `week-08`인가요?'],
  [
    'a number after the schedule',
    'weeks: [{id: week01}, {id: week08}]\n',
    ['week08'],
    ['new', '9', 'kim'],
    '`week08` 다음의 새 주차라면 설정의 weeks에 `- {id: week09}` 줄을',
  ],
  [
    'the week after the schedule',
    'weeks: [{id: week01}, {id: week08}]\n',
    ['week08'],
    ['new', 'week09', 'kim'],
    '`week08` 다음의 새 주차라면 설정의 weeks에 `- {id: week09}` 줄을',
  ],
  [
    'a later one',
    'weeks: [{id: week01}, {id: week08}]\n',
    ['week08'],
    ['lint', '11'],
    '새 주차라면 설정의 weeks에 `- {id: week11}` 줄을',
  ],
  ['a week without a number', '', ['week-08'], ['lint', '회고'], '새 주차라면 설정의 weeks에 `- {id: 회고}` 줄을'],
])('2: %s says how it begins', async (_title, schedule, folders, args, hint) => {
  const notes = Object.fromEntries(folders.map((week) => [`notes/${week}/kim.md`, note]))
  const { code, stderr } = await insights(
    args,
    fixture({ 'insights.config.yaml': `language: ko\n${schedule}`, ...notes }),
  )
  expect([code, stderr]).toEqual([2, expect.stringContaining(`→ ${hint}`)])
})

test('2: a week whose files are not notes, with the reason', async () => {
  const roster = 'members: [{id: kim}]\n'
  const stranger = fixture({ 'insights.config.yaml': roster, 'notes/week-01/kin.md': note })
  const words =
    /^notes\/week-01\/kin\.md error {2}`kin`은 설정의 members에 없는 이름입니다.+\n.+혹시 `kim`인가요\? 그렇다면 파일을 `notes\/week-01\/kim\.md`로.+\n$/
  for (const args of [
    ['build', '1'],
    ['build', '--all'],
    ['discuss', '1'],
  ]) {
    const { code, stderr } = await insights(args, stranger)
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)])
  }
  const beside = fixture({
    'insights.config.yaml': 'members: [{id: kim, name: 김하나}]\n',
    'notes/week-01/김하나 노트.md': note,
    'notes/week-02/kim.md': note,
  })
  expect(
    (await insights(['build', '--all'], beside)).stderr,
  ).toBe(`notes/week-01/김하나 노트.md error  \`김하나 노트\`는 설정의 members에 없는 이름입니다. 등록된 팀원: 김하나
  → 혹시 \`김하나\`인가요? 그렇다면 파일을 \`notes/week-01/김하나.md\`로 바꿔 주세요.
warning  오류 때문에 아무것도 만들지 않았습니다.
  → 고친 다음 다시 실행해 주세요. 오류가 있는 파일만 빼고 만들려면 \`--skip-broken\`을 붙여 주세요.
`)
  expect((await insights(['build', '--all', '--skip-broken'], beside)).code).toBe(0)
  const linked = fixture({ 'insights.config.yaml': '', 'notes/week-01/kim.md': note })
  symlinkSync(fixture({ 'kim.md': note }), join(linked, 'notes/week-02'))
  const { code, stderr } = await insights(['build', '2'], linked)
  expect([code, stderr]).toEqual([2, expect.stringContaining('notes/week-02 error  작업 폴더 밖을 가리키는')])
  expect(stderr).toContain('`2` 주차가 없습니다')
})

test('2: no notes at all', async () => {
  for (const args of [['build', '--all'], ['lint']]) {
    const { code, stderr } = await insights(args, fixture({ 'insights.config.yaml': 'notes: n/{week}/{member}.md\n' }))
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('노트가 하나도 없습니다. 찾는 곳: n/{week}/{member}.md'),
    ])
  }
})

test('2: a folder that cannot be read', async () => {
  const cwd = study()
  const { readdirSync: read } = fs
  const refusing = vi.spyOn(fs, 'readdirSync').mockImplementation(((path: string, options: undefined) => {
    if (path.endsWith('notes')) throw Object.assign(new Error('no'), { code: 'EACCES' })
    return read(path, options)
  }) as typeof read)
  syncBuiltinESMExports()
  try {
    for (const args of [['build', '--all'], ['lint'], ['status']]) {
      const { code, stdout, stderr } = await insights(args, cwd)
      expect([code, stdout + stderr]).toEqual([2, expect.stringContaining('폴더를 읽을 수 없습니다 (EACCES).')])
      expect(stdout + stderr).not.toContain('하나도 없')
    }
  } finally {
    refusing.mockRestore()
    syncBuiltinESMExports()
  }
})

test('2: status, if a note cannot be read', async () => {
  const cwd = fixture({ 'notes/week-01/kim.md': note, 'notes/week-02/a.md': new Uint8Array([0xc7, 0xd1]) })
  for (const check of [[], ['--check']]) {
    const { code, stdout, stderr } = await insights(['status', ...check], cwd)
    expect([code, stderr]).toEqual([2, expect.stringContaining('인코딩이 CP949(EUC-KR)인 파일 같습니다.')])
    expect(stdout).toContain('오류')
  }
  expect((await insights(['status', '1'], cwd)).code).toBe(0)
})

test('2: a document that people edited or wrote is overwritten only with --force', async () => {
  for (const [found, words] of [
    ['edited', '만든 뒤에 사람이 고친 문서라서'],
    ['foreign', 'insights가 만들지 않은 파일이라서'],
  ]) {
    const cwd = study()
    await insights(['build', '1'], cwd)
    const built = readFileSync(output(cwd), 'utf8')
    const theirs = found === 'edited' ? built.replace('글', '우리가 정한 것') : '# 우리 문서\n'
    writeFileSync(output(cwd), theirs)
    const { code, stderr } = await insights(['build', '1'], cwd)
    expect([code, readFileSync(output(cwd), 'utf8')]).toEqual([2, theirs])
    expect(stderr).toContain(words)
    expect(stderr).toContain('--force')
    expect((await insights(['build', '1', '--force'], cwd)).code).toBe(0)
    expect(readFileSync(output(cwd), 'utf8')).toBe(built)
  }
})

test('70: a bug prints its stack and where to report it', async () => {
  const provoked = before("Array.prototype.toSorted = () => { throw new TypeError('provoked') }")
  const { code, stderr } = await binary(['build', '1'], study(), provoked)
  expect(code).toBe(70)
  expect(stderr).toMatch(/^TypeError: provoked\n {4}at /)
  expect(stderr).toContain('This is a bug in insights, not in your notes')
  expect(stderr).toMatch(/https:\/\/\S+\/issues \(insights \d+\.\d+\.\d+, node v/)
})

test('130: Ctrl-C during writing leaves complete documents and nothing else', async () => {
  const cwd = study()
  // The first rename waits until the signal is sent; the second week is never written.
  const child = start(
    ['build', '--all'],
    cwd,
    before(`
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const { renameSync } = fs
      fs.renameSync = (from, to) => {
        fs.writeSync(2, 'renaming')
        while (!fs.existsSync('sent')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
        renameSync(from, to)
      }
      syncBuiltinESMExports()
    `),
  )
  child.stderr?.once('data', () => {
    child.kill('SIGINT')
    writeFileSync(join(cwd, 'sent'), '')
  })
  expect(await resultOf(child)).toMatchObject({ code: 130, signal: null })
  expect(readdirSync(join(cwd, 'notes/week-01')).sort()).toEqual(['discussion.md', 'insights.md', 'kim.md'])
  expect(readdirSync(join(cwd, 'notes/week-02')).sort()).toEqual(['discussion.md', 'kim.md'])
  expect((await insights(['build', '1', '--check'], cwd)).code).toBe(0)
})

test('a closed pipe is not an error and prints nothing', async () => {
  // Longer than what a pipe holds.
  const cwd = fixture({ 'notes/week-01/kim.md': `${note}- ${'글'.repeat(40_000)}\n` })
  for (const format of ['markdown', 'json']) {
    const { stdout, stderr } = await binary(
      `{ $INSIGHTS build 1 --stdout --format ${format}; echo "code $?" >&2; } | head -c 10`,
      cwd,
    )
    expect([Buffer.byteLength(stdout), stderr]).toEqual([10, 'code 0\n'])
  }
})

test('a failing stdout is reported, not thrown', async () => {
  const { stderr } = await binary('ulimit -f 0; $INSIGHTS build 1 --stdout > out; echo "code $?" >&2', study())
  expect(stderr).toMatch(/^error {2}cannot write to stdout \(EFBIG\)\ncode 2\n$/)
})

const colours: [string, string[], NodeJS.ProcessEnv, boolean][] = [
  ['a pipe', [], {}, false],
  ['--color', ['--color'], {}, true],
  ['--color over NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
  ['the last of the two', ['--no-color', '--color'], {}, true],
  ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
  ['NO_COLOR over FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['--no-color over FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
]
describe.each(colours)('colours: %s', (_name, args, env, coloured) => {
  test.each([
    ['errors', 'stderr', ['build', 'week-03'], '\u001b[31merror\u001b[39m'],
    ['findings', 'stdout', ['lint'], '\u001b[31merror\u001b[39m'],
    ['the table', 'stdout', ['status'], '\u001b[1mweek-02\u001b[22m'],
  ] as const)('%s', async (_what, stream, command, shown) => {
    const cwd = study({ 'notes/week-02/lee.md': '##핵심 인사이트\n' })
    const result = await insights([...command, ...args], cwd, env)
    expect(result[stream]).toContain(coloured ? shown : stripVTControlCharacters(shown))
    expect(result[stream].includes('\u001b')).toBe(coloured)
  })
})

test('colours: the binary reads the environment and the arguments of its process', async () => {
  const cwd = study()
  expect((await binary(['status'], cwd, { FORCE_COLOR: '1' })).stdout).toContain('\u001b[1mweek-02')
  expect((await binary(['status', '--no-color'], cwd, { FORCE_COLOR: '1' })).stdout).not.toContain('\u001b')
})
