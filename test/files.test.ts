import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { before, binary, resultOf, start } from './binary.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const kim = 'notes/week-01/kim.md'
const output = 'notes/week-01/insights.md'
const note = (words: string) => `## 핵심 인사이트\n\n- **하나**: ${words}\n`
const { stdout: old } = await insights(['build', '1', '--stdout'], fixture({ [kim]: note('옛 글') }))

/** A week with a note and its document, which is out of date. */
const study = () => fixture({ [kim]: note('새 글'), [output]: old })

/** All files below a folder with their bytes, links with their targets, and everything else with its kind. */
function snapshot(folder: string, prefix = ''): Map<string, string> {
  const found = readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) return [[path, 'folder'], ...snapshot(folder, `${path}/`)]
    if (entry.isSymbolicLink()) return [[path, `link to ${readlinkSync(join(folder, path))}`]]
    return [[path, entry.isFile() ? readFileSync(join(folder, path), 'base64') : 'neither']]
  })
  return new Map(found)
}

/** Runs a function as `nobody`, because root may read and write everything. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return run()
  process.seteuid?.(65534)
  try {
    return await run()
  } finally {
    process.seteuid?.(0)
  }
}

const outside = '작업 폴더 밖을 가리키는 경로입니다.'
const notAFile = '일반 파일이 아니라 폴더나 파이프입니다.'
const discussion = 'notes/week-01/discussion.md'
const template = 'templates/insights.md'
const config = 'insights.config.yaml'

/** What stands at a path instead of an ordinary file, and the error; none where the path is not read at all. */
const odd: [path: string, what: string, error: string | undefined][] = [
  ['notes/week-01/a.md', 'link out', outside],
  ['notes/week-1', 'folder link out', outside],
  [discussion, 'link out', outside],
  ['notes/week-01/minutes.md', 'link out', outside],
  ['templates', 'folder link out', outside],
  [output, 'link out', outside],
  [output, 'dangling link out', outside],
  [config, 'link out', outside],
  [config, 'dangling link out', outside],
  ['insights.config.json', '/dev/zero', outside],
  ['notes/week-01/a.md', 'link to itself', '심볼릭 링크가 가리키는 파일이 없습니다.'],
  ['notes/week-01/a.md', 'link to .git/config', '`.git` 폴더 안의 파일은 사용할 수 없습니다.'],
  [config, 'link to .git/config', '`.git` 폴더 안의 파일은 사용할 수 없습니다.'],
  [output, 'link to .github/w.yml', '`.github` 폴더 안의 파일은 사용할 수 없습니다.'],
  ['notes/week-01/a.md', 'pipe', notAFile],
  [config, 'pipe', notAFile],
  [template, 'pipe', notAFile],
  [discussion, 'pipe', notAFile],
  [output, 'pipe', notAFile],
  [output, 'folder', notAFile],
  ['notes/week-01/minutes.md', 'folder', notAFile],
  ['notes/week-01/a.md', 'folder', undefined],
  ['package.json', 'pipe', undefined],
  ['package.json', '/dev/zero', undefined],
  ['package.json', 'link out', undefined],
  ['notes/week-01/a.md', 'unreadable file', '파일을 읽을 수 없습니다 (EACCES).'],
  ['notes/week-1', 'unreadable folder', '폴더를 읽을 수 없습니다 (EACCES).'],
]

test.each(odd)('%s that is a %s', async (path, what, error) => {
  const cwd = study()
  const elsewhere = fixture({ 'x.md': 'oauth_token: gho_made-up\n', 'insights.md': '# 밖\n' })
  const place = join(cwd, path)
  mkdirSync(dirname(place), { recursive: true })
  rmSync(place, { force: true, recursive: true })
  const make: Record<string, () => void> = {
    'link out': () => symlinkSync(join(elsewhere, 'x.md'), place),
    'folder link out': () => symlinkSync(elsewhere, place),
    'dangling link out': () => symlinkSync(join(elsewhere, 'new.md'), place),
    '/dev/zero': () => symlinkSync('/dev/zero', place),
    'link to itself': () => symlinkSync('a.md', place),
    'link to .git/config': () => {
      mkdirSync(join(cwd, '.git'))
      writeFileSync(join(cwd, '.git/config'), 'extraheader = gho_made-up\n')
      symlinkSync(join(cwd, '.git/config'), place)
    },
    'link to .github/w.yml': () => {
      mkdirSync(join(cwd, '.github'))
      symlinkSync('../../.github/w.yml', place)
    },
    pipe: () => execFileSync('mkfifo', [place]),
    folder: () => mkdirSync(place),
    'unreadable file': () => writeFileSync(place, note('a'), { mode: 0 }),
    'unreadable folder': () => mkdirSync(place, { mode: 0 }),
  }
  make[what]?.()
  for (const folder of [cwd, join(cwd, 'notes'), join(cwd, 'notes/week-01'), elsewhere]) chmodSync(folder, 0o777)
  const [here, theirs] = [snapshot(cwd), snapshot(elsewhere)]
  const { code, stderr } = await asNobody(() => insights(['build', '1'], cwd))
  expect(stderr).not.toContain('gho_')
  expect([code, stderr]).toEqual([error ? 2 : 0, expect.stringContaining(error ?? '')])
  expect(snapshot(elsewhere)).toEqual(theirs)
  if (error) expect(snapshot(cwd)).toEqual(here)
})

test('a folder that may not be written to: the old document stays', async () => {
  const cwd = study()
  chmodSync(cwd, 0o755)
  chmodSync(join(cwd, 'notes/week-01'), 0o555)
  const { code, stderr } = await asNobody(() => insights(['build', '1'], cwd))
  expect([code, stderr]).toEqual([2, expect.stringContaining('파일을 쓸 수 없습니다 (EACCES).')])
  expect(readFileSync(join(cwd, output), 'utf8')).toBe(old)
})

test('a full disk: the old document stays complete, and no temporary file is left', async () => {
  const cwd = study()
  // Limits the file size. The system writes the part that fits, and only the returned count shows it.
  writeFileSync(join(cwd, kim), note('긴 글 '.repeat(2_000)))
  const here = snapshot(cwd)
  for (const blocks of [0, 8]) {
    const { code, stderr } = await binary(`ulimit -f ${blocks}; $INSIGHTS build 1`, cwd)
    expect([code, stderr]).toEqual([2, expect.stringContaining('파일을 쓸 수 없습니다 (EFBIG).')])
    expect(snapshot(cwd)).toEqual(here)
  }
})

test('Ctrl-C during writing leaves complete documents and nothing else', async () => {
  const cwd = fixture({ [kim]: note('글'), 'notes/week-02/kim.md': note('글') })
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
  expect(readdirSync(join(cwd, 'notes/week-01')).sort()).toEqual(['insights.md', 'kim.md'])
  expect(readdirSync(join(cwd, 'notes/week-02'))).toEqual(['kim.md'])
  expect((await insights(['build', '1', '--check'], cwd)).code).toBe(0)
})

test('concurrent builds all succeed and leave one document', async () => {
  const cwd = study()
  const runs = await Promise.all(Array.from({ length: 4 }, () => binary(['build', '--all'], cwd)))
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0])
  expect(readdirSync(join(cwd, 'notes/week-01')).sort()).toEqual(['insights.md', 'kim.md'])
  expect((await insights(['build', '--all', '--check'], cwd)).code).toBe(0)
})

test('temporary files of a killed run are removed by the next one that writes the file, and nothing else is', async () => {
  const cwd = study()
  const folder = join(cwd, 'notes/week-01')
  const kept = ['.insights.md.swp', '.insights.md.0123.tmp', '.other.md.0123456789ab.tmp']
  for (const name of [...kept, '.insights.md.0123456789ab.tmp']) writeFileSync(join(folder, name), 'half')
  await insights(['build', '1'], cwd)
  expect(readdirSync(folder).sort()).toEqual([...kept, 'insights.md', 'kim.md'].sort())
})

test('an unchanged document is not written again, with CRLF neither; a changed one keeps its mode', async () => {
  const cwd = study()
  await insights(['build', '1'], cwd)
  const crlf = readFileSync(join(cwd, output), 'utf8').replaceAll('\n', '\r\n')
  writeFileSync(join(cwd, output), crlf)
  utimesSync(join(cwd, output), 1, 1)
  chmodSync(join(cwd, output), 0o640)
  expect((await insights(['build', '1', '--check'], cwd)).code).toBe(0)
  await insights(['build', '1'], cwd)
  expect(statSync(join(cwd, output)).mtimeMs).toBe(1000)
  writeFileSync(join(cwd, kim), note('다른 글'))
  await insights(['build', '1'], cwd)
  expect(readFileSync(join(cwd, output), 'utf8')).toContain('다른 글')
  expect(statSync(join(cwd, output)).mode & 0o777).toBe(0o640)
})

test('a link inside the workspace is followed, but not to what people wrote, even with --force', async () => {
  const cwd = fixture({ [kim]: note('글') })
  symlinkSync('../../docs/one.md', join(cwd, output))
  expect((await insights(['build', '1'], cwd)).code).toBe(0)
  expect(readlinkSync(join(cwd, output))).toBe('../../docs/one.md')
  expect(readFileSync(join(cwd, 'docs/one.md'), 'utf8')).toContain('- **하나**: 글\n')
  rmSync(join(cwd, output))
  symlinkSync('kim.md', join(cwd, output))
  expect((await insights(['build', '1', '--force'], cwd)).code).toBe(2)
  expect(readFileSync(join(cwd, kim), 'utf8')).toBe(note('글'))
})

test('names of object properties are ordinary names', async () => {
  const names = ['__proto__', 'constructor', 'toString']
  const notes = names.map((name) => [
    `notes/week-__proto__1/${name}/note.md`,
    `---\n${name}: x\n---\n## constructor\n\n- ${name} [a]\n\n## __proto__\n\n- 둘\n\n[a]: b.md\n`,
  ])
  const cwd = fixture({
    'insights.config.yaml': [
      'notes: notes/{week}/{member}/note.md',
      'sections: [{id: constructor, heading: constructor}, {id: __proto__, heading: __proto__}]',
      'weeks: [{id: week-__proto__1}]',
    ].join('\n'),
    ...Object.fromEntries(notes),
  })
  const { code, stdout } = await insights(['build', 'week-__proto__1', '--stdout'], cwd)
  expect(code).toBe(0)
  for (const name of names) expect(stdout).toContain(`\n- ${name} [a][a-${name}]\n`)
  expect(stdout.match(/^### constructor$/gm)).toHaveLength(3)
})

test('a closed pipe is no error, and a failing stdout is reported', async () => {
  // Longer than what a pipe holds.
  const cwd = fixture({ [kim]: `${note('글')}- ${'글'.repeat(40_000)}\n` })
  for (const format of ['markdown', 'json']) {
    const printing = `{ $INSIGHTS build 1 --stdout --format ${format}; echo "code $?" >&2; } | head -c 10`
    const { stdout, stderr } = await binary(printing, cwd)
    expect([Buffer.byteLength(stdout), stderr]).toEqual([10, 'code 0\n'])
  }
  const { stderr } = await binary('ulimit -f 0; $INSIGHTS build 1 --stdout > out; echo "code $?" >&2', cwd)
  expect(stderr).toBe('error  cannot write to stdout (EFBIG)\ncode 2\n')
})

test('a bug prints its stack and where to report it', async () => {
  const provoked = before("Array.prototype.toSorted = () => { throw new TypeError('provoked') }")
  const { code, stderr } = await binary(['build', '1'], study(), provoked)
  expect([code, stderr]).toEqual([70, expect.stringMatching(/^TypeError: provoked\n {4}at /)])
  expect(stderr).toMatch(/https:\/\/\S+\/issues \(insights \d+\.\d+\.\d+, node v/)
})

test.each<[string, string[], NodeJS.ProcessEnv, boolean]>([
  ['a pipe', [], {}, false],
  ['--color over NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
  ['the last of the two', ['--no-color', '--color'], {}, true],
  ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
  ['NO_COLOR over FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('colours: %s', async (_name, args, env, coloured) => {
  const { stdout } = await insights(['lint', ...args], fixture({ [kim]: '##핵심 인사이트\n' }), env)
  expect(stdout.includes('\u001b[31merror\u001b[39m')).toBe(coloured)
})

test('progress of a long build is shown only on a terminal, and removed at the end', async () => {
  const cwd = fixture({ [kim]: note('글'), 'notes/week-02/kim.md': note('글') })
  const long = await insights(['build', '--all', '--stdout'], cwd, {}, { uptime: 3 })
  expect(long.stderr.startsWith('\r\u001b[K[1/2] week-01\r\u001b[K[2/2] week-02\r\u001b[K')).toBe(true)
  expect((await insights(['build', '--all', '--stdout'], cwd)).stderr).not.toContain('[1/2]')
})
