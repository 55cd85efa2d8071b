import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { binary } from './binary.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const note = '## 핵심 인사이트\n\n- **하나**: 글\n'
const study = () => fixture({ 'notes/week-01/kim.md': note, 'notes/week-02/kim.md': note })
const output = 'notes/week-01/insights.md'

test('a document that git checked out with CRLF is up to date, and is not written again', async () => {
  const cwd = study()
  await insights(['build', '1'], cwd)
  const crlf = readFileSync(join(cwd, output), 'utf8').replaceAll('\n', '\r\n')
  writeFileSync(join(cwd, output), crlf)
  expect((await insights(['build', '1', '--check'], cwd)).code).toBe(0)
  expect((await insights(['build', '1'], cwd)).code).toBe(0)
  expect(readFileSync(join(cwd, output), 'utf8')).toBe(crlf)
})

test('notes with CRLF give the same bytes as with LF', async () => {
  const [lf, crlf] = [
    fixture({ 'notes/week-01/kim.md': note }),
    fixture({ 'notes/week-01/kim.md': note.replaceAll('\n', '\r\n') }),
  ]
  const [one, other] = [
    await insights(['build', '1', '--stdout'], lf),
    await insights(['build', '1', '--stdout'], crlf),
  ]
  expect(other.stdout).toBe(one.stdout)
})

test('an unchanged document is not written again; a changed one keeps its file mode', async () => {
  const cwd = study()
  await insights(['build', '1'], cwd)
  utimesSync(join(cwd, output), 1, 1)
  chmodSync(join(cwd, output), 0o640)
  await insights(['build', '1'], cwd)
  expect(statSync(join(cwd, output)).mtimeMs).toBe(1000)
  writeFileSync(join(cwd, 'notes/week-01/kim.md'), note.replace('글', '다른 글'))
  await insights(['build', '1'], cwd)
  expect(readFileSync(join(cwd, output), 'utf8')).toContain('다른 글')
  expect(statSync(join(cwd, output)).mode & 0o777).toBe(0o640)
})

test('a symbolic link at the document’s path is followed, and its target is created with its folder', async () => {
  const cwd = study()
  symlinkSync('../../site/w1.md', join(cwd, output))
  expect((await insights(['build', '1'], cwd)).code).toBe(0)
  expect(lstatSync(join(cwd, output)).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(cwd, 'site/w1.md'), 'utf8')).toContain('- **하나**: 글')
  expect((await insights(['build', '1', '--check'], cwd)).code).toBe(0)
})

test('a symbolic link to a file that people wrote is not followed, even with --force', async () => {
  const cwd = study()
  symlinkSync('kim.md', join(cwd, output))
  for (const force of [[], ['--force']]) {
    const { code, stderr } = await insights(['build', '1', ...force], cwd)
    expect([code, readFileSync(join(cwd, 'notes/week-01/kim.md'), 'utf8')]).toEqual([2, note])
    expect(stderr).toContain(`${output} error  insights가 만들지 않은 파일로 가는 심볼릭 링크라서`)
  }
})

test.each<[string, (text: string) => string, string]>([
  ['a line below the last one', (text) => `${text}\n다음 주에 이어서\n`, '`<!-- insights:… -->` 아래에 추가된 내용이'],
  ['another format', (text) => text.replace('- **하나**', '* __하나__').replaceAll('\n\n', '\n\n\n'), '서식을 바꿔서'],
  ['escapes and entities', (text) => text.replace('글', '\\&#44544;').replace('\\', ''), '서식을 바꿔서'],
  ['a changed sign', (text) => text.replace('글', '글?'), '사람이 고친 문서라서'],
  ['a changed number', (text) => text.replace('1', '2'), '사람이 고친 문서라서'],
  ['a changed word', (text) => text.replace('글', '말'), '사람이 고친 문서라서'],
  ['a changed word and a line below', (text) => `${text.replace('글', '말')}말\n`, '사람이 고친 문서라서'],
  ['no last line', (text) => text.replace(/<!-- insights:.*\n$/, ''), 'insights가 만들지 않은 파일'],
])('says how a document was changed: %s', async (_name, edit, words) => {
  const cwd = study()
  await insights(['build', '1'], cwd)
  const edited = edit(readFileSync(join(cwd, output), 'utf8'))
  writeFileSync(join(cwd, output), edited)
  for (const args of [[], ['--check']]) {
    const { code, stderr } = await insights(['build', '1', ...args], cwd)
    expect([code, stderr]).toEqual([args.length === 0 ? 2 : 1, expect.stringContaining(words)])
    expect(readFileSync(join(cwd, output), 'utf8')).toBe(edited)
  }
  expect((await insights(['build', '1', '--force'], cwd)).code).toBe(0)
})

test.each<[string, string, string]>([
  ['an operator', 'R + W > N', 'R + W >= N'],
  ['a question mark', '왜 늦는가', '왜 늦는가?'],
  ['a number', '3초', '5초'],
  ['the target of a link', '[표](https://a.example/1)', '[표](https://a.example/2)'],
  ['emphasis', '늘 늦다', '**늘** 늦다'],
  ['a space in code', '`a b`', '`a  b`'],
])('an edit of %s is no reformatting, and the message says where it belongs', async (_, before, after) => {
  const cwd = fixture({ 'notes/week-01/kim.md': `## 핵심 인사이트\n\n- **하나**: ${before}\n` })
  await insights(['build', '1'], cwd)
  writeFileSync(join(cwd, output), readFileSync(join(cwd, output), 'utf8').replace(before, after))
  const { code, stderr } = await insights(['build', '1'], cwd)
  expect([code, stderr]).toEqual([2, expect.stringContaining('사람이 고친 문서라서')])
  expect(stderr).toContain('`npx study-insights build --check week-01`')
  for (const place of ['그 팀원의 노트', 'notes/week-01/discussion.md', 'notes/week-01/minutes.md'])
    expect(stderr).toContain(place)
})

test('all obstacles of several documents are reported in one run', async () => {
  const cwd = study()
  mkdirSync(join(cwd, output))
  writeFileSync(join(cwd, 'notes/week-02/insights.md'), '# 우리 문서\n')
  for (const args of [[], ['--check']]) {
    const { code, stderr } = await insights(['build', '--all', ...args], cwd)
    expect(code).toBe(2)
    expect(stderr).toContain(`${output} error  일반 파일이 아니라`)
    expect(stderr).toContain('notes/week-02/insights.md error  insights가 만들지 않은 파일')
  }
})

test('a document that must not be overwritten does not keep the others from being written', async () => {
  const cwd = fixture({
    ...Object.fromEntries([1, 2, 3].map((week) => [`notes/week-0${week}/kim.md`, note])),
    'insights.config.yaml': 'language: ko\nindex: README.md\n',
    'README.md': '<!-- insights:index -->\n<!-- insights:end -->\n',
  })
  writeFileSync(join(cwd, 'notes/week-02/insights.md'), '# 우리 문서\n')
  const { code, stderr } = await insights(['build', '--all'], cwd)
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^notes\/week-02\/insights\.md error {2}/m)])
  for (const week of [1, 3])
    expect(readFileSync(join(cwd, `notes/week-0${week}/insights.md`), 'utf8')).toContain('- **하나**: 글')
  expect(readFileSync(join(cwd, 'notes/week-02/insights.md'), 'utf8')).toBe('# 우리 문서\n')
  expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toContain('notes/week-03/insights.md')
})

test.each([['--stdout'], ['--format', 'json']])(
  '--check with %s %s prints no diff, and still sets the exit code',
  async (...args) => {
    const cwd = study()
    const print = ['build', '1', ...args.filter(Boolean)]
    const printed = await insights(print, cwd)
    const stale = await insights([...print, '--check'], cwd)
    expect([stale.code, stale.stdout]).toEqual([1, printed.stdout])
    expect(stale.stderr).toContain(`${output} error  문서가 최신이 아닙니다`)
    await insights(['build', '1'], cwd)
    expect(await insights([...print, '--check'], cwd)).toMatchObject({ code: 0, stdout: printed.stdout })
  },
)

test('concurrent builds all succeed and leave one document', async () => {
  const cwd = study()
  const runs = await Promise.all(Array.from({ length: 4 }, () => binary(['build', '--all'], cwd)))
  expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0))
  expect(readdirSync(join(cwd, 'notes/week-01')).sort()).toEqual(['insights.md', 'kim.md'])
  expect((await insights(['build', '--all', '--check'], cwd)).code).toBe(0)
})

test('temporary files of a killed run are removed by the next run that writes the file, and nothing else is', async () => {
  const cwd = fixture({ 'notes/week-01/kim.md': '## 핵심 인사이트\n\n#잘못된 제목\n- **용어(Term)**은 쉽다\n' })
  const folder = join(cwd, 'notes/week-01')
  const kept = [
    '.insights.md.swp',
    '.insights.md.0123.tmp',
    '.other.md.0123456789ab.tmp',
    'insights.md.0123456789ab.tmp',
  ]
  const left = ['.insights.md.0123456789ab.tmp', '.insights.md.ba9876543210.tmp']
  for (const name of [...kept, ...left, '.kim.md.0123456789ab.tmp']) writeFileSync(join(folder, name), 'half')
  await insights(['build', '1'], cwd)
  expect(readdirSync(folder).sort()).toEqual([...kept, '.kim.md.0123456789ab.tmp', 'insights.md', 'kim.md'].sort())
  await insights(['lint', '--fix'], cwd)
  expect(readdirSync(folder).sort()).toEqual([...kept, 'insights.md', 'kim.md'].sort())
})

test('progress of a long build is shown only on a terminal, and removed at the end', async () => {
  const cwd = study()
  const long = await insights(['build', '--all', '--stdout'], cwd, {}, { uptime: 3 })
  expect(long.stderr.startsWith('\r\u001b[K[1/2] week-01\r\u001b[K[2/2] week-02\r\u001b[K')).toBe(true)
  const short = await insights(['build', '--all', '--stdout'], cwd, {}, { uptime: 0.2 })
  const unseen = await insights(['build', '--all', '--stdout'], cwd)
  for (const { stderr } of [short, unseen]) expect(stderr).not.toContain('[1/2]')
})

test('a document edited into something too complex to parse is one edited by hand', async () => {
  const cwd = study()
  await insights(['build', '1'], cwd)
  const text = readFileSync(join(cwd, output), 'utf8')
  for (const hostile of ['['.repeat(200_000), '> '.repeat(20_000), '*a **b'.repeat(30_000)]) {
    writeFileSync(join(cwd, output), text.replace('글', hostile))
    const { code, stderr } = await insights(['build', '1', '--check', '--stdout'], cwd)
    expect([code, stderr]).toEqual([1, expect.stringContaining('사람이 고친 문서라서')])
  }
})
