import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { insights as inProcess } from './host.ts'
import { keys, terminal } from './terminal.ts'
import { fixture } from './workspaces.ts'

/** The binary from the packed tarball, unpacked as by npm. */
let binary = ''

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'insights-packed-'))
  // Without scripts: the bundles exist, and other tests are running them.
  const options = { encoding: 'utf8' as const, shell: process.platform === 'win32' }
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], options)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', modules])
  binary = join(modules, 'package/bin/insights.js')
}, 120_000)

function insights(cwd: string, ...args: string[]) {
  const { CI: _ci, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...env, LC_ALL: 'ko_KR.UTF-8' },
  })
  return { code: status, stdout, stderr }
}

/** Fills in every section of a note, as its author would. */
function fillIn(path: string): void {
  const text = readFileSync(path, 'utf8')
  let at = 0
  writeFileSync(
    path,
    text.replace(/^## .*$/gm, (heading) => `${heading}\n\n- **생각 ${++at}**: ${heading.slice(3)}에서 배운 것`),
  )
}

/** The way from two new notes to a document. */
function finish(cwd: string): void {
  const [hana, duri] = ['kim-hana', 'lee-duri'].map((member) => join(cwd, `notes/week-01/${member}.md`))
  expect(insights(cwd, 'lint', '--max-warnings', '0').code).toBe(1)
  fillIn(hana ?? '')
  expect(insights(cwd, 'status', '--check', 'week-01').code).toBe(1)
  fillIn(duri ?? '')
  expect(insights(cwd, 'lint', '--max-warnings', '0')).toMatchObject({ code: 0 })
  const before = insights(cwd, 'status')
  expect(before.stdout).toMatch(/김하나 +완료\n이두리 +완료/)
  expect(insights(cwd, 'build', '--all')).toMatchObject({ code: 0, stdout: '' })
  const document = readFileSync(join(cwd, 'notes/week-01/insights.md'), 'utf8')
  expect(document).toContain('## 김하나\n\n### 핵심 인사이트\n- **생각 1**: 핵심 인사이트에서 배운 것\n')
  expect(insights(cwd, 'build', '--all', '--check').code).toBe(0)
  const after = insights(cwd, 'status', 'week-01', '--check')
  expect(after.code).toBe(0)
  const next = insights(cwd, 'new', '2', '김하나', '--stdout')
  expect(next.stdout).toContain(' week-01에 남겨 둔 것:\n- 생각 4: 추가 학습이 필요한 부분에서 배운 것\n-->')
  expect(insights(cwd, 'init').stderr).toContain('필요한 파일이 이미 모두 있습니다')
}

const answers = { title: '데이터 시스템', members: 'kim-hana=김하나, lee-duri=이두리' }

describe('the packed tarball, from an empty folder to a document', () => {
  it('on a terminal', async () => {
    const cwd = fixture({})
    const sit = (...args: string[]) => terminal(args, cwd, { LC_ALL: 'ko_KR.UTF-8' }, binary)
    const begin = sit('init')
    await begin.see('어떤 언어로 쓸까요?')
    await begin.see('English', keys.enter)
    await begin.see('스터디 이름이', answers.title, keys.enter)
    await begin.see('팀원들의 이름을', answers.members, keys.enter)
    await begin.see('CI 작업', keys.enter)
    expect((await begin.end()).code).toBe(0)

    const first = sit('new', 'week-01')
    await first.see('누구의 노트인가요?')
    await first.see('이두리', keys.enter)
    expect((await first.end()).shown).toContain('notes/week-01/kim-hana.md')
    const second = sit('new', 'week-01')
    // Members without a note come first.
    await second.see('이두리')
    await second.see('노트 있음', keys.enter)
    expect((await second.end()).shown).toContain('notes/week-01/lee-duri.md')
    finish(cwd)
  })
})

it('the way from an empty folder to a document without a terminal', async () => {
  const cwd = fixture({})
  const ran = (...args: string[]) => inProcess(args, cwd)
  const flags = Object.entries(answers).flatMap(([name, value]) => [`--${name}`, value])
  expect((await ran('init')).code).toBe(2)
  expect((await ran('init', '--language', 'ko', ...flags)).code).toBe(0)
  expect((await ran('new')).code).toBe(2)
  expect((await ran('new', 'week-01', 'kim-hana')).stdout).toBe('notes/week-01/kim-hana.md\n')
  expect((await ran('new', '1', '이두리')).stdout).toBe('notes/week-01/lee-duri.md\n')
  expect((await ran('new', '1', '이두리')).code).toBe(2)
  for (const member of ['kim-hana', 'lee-duri']) fillIn(join(cwd, `notes/week-01/${member}.md`))
  expect(await ran('build')).toMatchObject({ code: 0, stdout: '' })
})
