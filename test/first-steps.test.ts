import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { binary } from './binary.ts'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const note = '## 핵심 인사이트\n\n- **하나**: 글\n'

describe('new for an unknown week says how to add it, and that works', () => {
  const cases: [string, string, string, string, string][] = [
    ['beyond the schedule', 'weeks:\n  - {id: week-08}\n', 'week-09', '혹시 `week-08`인가요? 새', '{id: week-09}'],
    ['without a number', '', 'study-x', '새', '{id: study-x}'],
    ['that YAML would read as something else', 'weeks:\n  - {id: a1}\n', '2025-07-24', '새', '{id: "2025-07-24"}'],
  ]
  test.each(cases)('%s', async (_name, config, week, before, line) => {
    const refused = await binary(['new', week, 'kim'], fixture({ 'insights.config.yaml': config }))
    const hint = `→ ${before} 주차라면 설정의 weeks에 \`- ${line}\` 줄을 추가해 주세요.\n`
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(hint)])
    const cwd = fixture({ 'insights.config.yaml': `${config || 'weeks:\n'}  - ${line}\n` })
    expect(await binary(['new', week, 'kim'], cwd)).toMatchObject({ code: 0, stdout: `notes/${week}/kim.md\n` })
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
  const same = await binary(['build', '1', '--stdout'], fixture({ [nfc]: note, [nfd]: note }))
  expect([same.code, same.stdout.match(/- \*\*하나\*\*: 글/g)]).toEqual([0, ['- **하나**: 글']])
  const different = await binary(['build', '1'], fixture({ [nfc]: note, [nfd]: `${note}- 다른 글\n` }))
  expect([different.code, different.stderr]).toEqual([2, expect.stringContaining('노트가 둘입니다')])
})

test('status does not call a week early that others have finished', async () => {
  const config =
    'members: [{id: kim}, {id: lee}]\nsections: [{id: insights}]\nweeks: [{id: week-01, date: 2026-09-08}, {id: week-02, date: 2026-09-15}]\n'
  const { stdout } = await insights(
    ['status', '--today', '2026-09-01'],
    fixture({ 'insights.config.yaml': config, 'notes/week-01/kim.md': note }),
  )
  expect(stdout).toMatch(/^lee +없음 +·$/m)
  expect(stdout).toMatch(/^kim +1\/1|^kim +완료/m)
})

test('--explain knows every name that lint prints', async () => {
  const cwd = fixture({
    'insights.config.yaml':
      'members: [{id: kim}]\nnotes: [notes/{week}/{member}.md, books/{member}.md]\nweekHeading: Chapter {week}\n',
    'notes/week-01/kim.md': new Uint8Array([0xb0, 0xa1]),
    'notes/week-02/kim.md': 'a'.repeat(1_100_000),
    'notes/week-03/stranger.md': note,
    'books/kim.md': note,
  })
  mkdirSync(join(cwd, 'notes/week-04'))
  execFileSync('mkfifo', [join(cwd, 'notes/week-04/kim.md')])
  const { stdout } = await binary(['lint', '--format', 'json'], cwd)
  const names = new Set<string>(JSON.parse(stdout).map(({ rule }: { rule: string }) => rule))
  expect([...names].sort()).toEqual(['encoding', 'too-large', 'unreadable', 'weeks', 'workspace'])
  for (const name of names) {
    const { code, stdout } = await insights(['lint', '--explain', name], cwd)
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(new RegExp(`^# ${name}\n\n## 설명\n\n.+\n\n## 할 일\n\n.+\n$`)),
    ])
  }
  expect((await insights(['lint', '--explain', 'encodng'], cwd)).stderr).toContain('혹시 `encoding`인가요?')
})
