import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ko } from '../../src/languages/ko/pack.ts'
import { koSite } from '../../src/languages/ko/site.ts'
import { readSite } from '../../src/site/folder.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'
import { filesIn } from './sample.ts'

const note = (text: string) => `## 핵심 인사이트\n\n- ${text}\n`
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const files = {
  'insights.config.yaml': 'title: 모임\nlanguage: ko\n',
  'notes/week-01/hana.md': note('**캐시**: 무효화가 어렵다 ![그림](a.png) [둘째 주](../week-02/hana.md)'),
  'notes/week-01/a.png': png,
  'notes/week-02/hana.md': note('**큐**: 역압이 필요하다'),
  'notes/week-02/duri.md': note('**큐**: 역압을 재 본다'),
}
const all = (root: string) =>
  new Map(filesIn(join(root, 'site')).map((path) => [path, readFileSync(join(root, 'site', path))]))
const times = (root: string) =>
  new Map(
    filesIn(join(root, 'site')).map((path) => [path, statSync(join(root, 'site', path), { bigint: true }).ctimeNs]),
  )
const changed = (before: Map<string, bigint>, root: string) =>
  [...times(root)].filter(([path, time]) => before.get(path) !== time).map(([path]) => path)

describe('the folder of a site', () => {
  test('gets the same bytes again, and unchanged files are not written', async () => {
    const [one, other] = [fixture(files), fixture(files)]
    await insights(['site'], one)
    await insights(['site'], other)
    expect(all(other)).toEqual(all(one))
    const before = times(one)
    const { stderr } = await insights(['site'], one)
    expect(changed(before, one)).toEqual([])
    expect(stderr).toContain('0개를 썼습니다')
  })

  test('gets changed pages with the same bytes as in a full run', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    const before = times(root)
    const later = { ...files, 'notes/week-02/duri.md': note('**큐**: 역압보다 버리기') }
    writeFileSync(join(root, 'notes/week-02/duri.md'), later['notes/week-02/duri.md'])
    await insights(['site'], root)
    expect(changed(before, root)).not.toContain('weeks/week-01.html')
    expect(changed(before, root)).toContain('weeks/week-02.html')
    const whole = fixture(later)
    await insights(['site'], whole)
    expect(all(root)).toEqual(all(whole))
  })

  test.each<[string, (root: string) => void]>([
    ['an image', (root) => writeFileSync(join(root, 'notes/week-01/a.png'), Buffer.concat([png, png]))],
    ['a discussion', (root) => writeFileSync(join(root, 'notes/week-02/discussion.md'), '## 공통 질문\n\n- 왜?\n')],
    ['the title', (root) => writeFileSync(join(root, 'insights.config.yaml'), 'title: 다른 모임\n')],
    ['a week that a note links to', (root) => rmSync(join(root, 'notes/week-02'), { recursive: true })],
  ])('is updated if %s has changed', async (_what, change) => {
    const root = fixture(files)
    await insights(['site'], root)
    change(root)
    await insights(['site'], root)
    const after = all(root)
    rmSync(join(root, 'site'), { recursive: true })
    await insights(['site'], root)
    expect(all(root)).toEqual(after)
  })

  test('reports the problems of an unchanged week again', async () => {
    const root = fixture({ ...files, 'notes/week-02/duri.md': note('![없다](b.png)') })
    const [first, second] = [await insights(['site'], root), await insights(['site'], root)]
    expect(first.stderr).toContain('notes/week-02/duri.md:3')
    expect(first.stderr).toContain('`notes/week-02/b.png`')
    expect(second.stderr.split('site: ')[0]).toBe(first.stderr.split('site: ')[0])
  })

  test('is recognised only by the user who made it', async () => {
    const root = fixture(files)
    const env = { XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'insights-cache-')) }
    await insights(['site'], root, env)
    const known = (env: NodeJS.ProcessEnv) => {
      const { weeks, files } = readSite({ root: join(root, 'site'), language: ko }, 'site', env, koSite)
      return [weeks.size > 0, files.size > 0]
    }
    expect(known(env)).toEqual([true, true])
    expect(known({})).toEqual([false, false])
  })

  test('does not trust a page that was committed with the folder', async () => {
    const root = fixture(files)
    const env = { XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'insights-cache-')) }
    await insights(['site'], root, env)
    const before = all(root)
    const list = JSON.parse(readFileSync(join(root, 'site/.insights-site.json'), 'utf8'))
    list.weeks = { 'week-01': null }
    for (const path of ['weeks/week-01.html', 'search/week-01.js']) {
      writeFileSync(join(root, 'site', path), '<script>hacked()</script>')
      list.files[path] = createHash('sha256').update('<script>hacked()</script>').digest('hex')
    }
    writeFileSync(join(root, 'site/.insights-site.json'), JSON.stringify(list))
    expect((await insights(['site'], root, env)).code).toBe(0)
    expect(all(root)).toEqual(before)
  })

  test('loses files that are no longer needed, and keeps files that people changed', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    writeFileSync(join(root, 'site/CNAME'), 'example.com\n')
    writeFileSync(join(root, 'site/members/duri.html'), 'mine')
    rmSync(join(root, 'notes/week-01'), { recursive: true })
    rmSync(join(root, 'notes/week-02/duri.md'))
    const { code, stderr } = await insights(['site'], root)
    expect(code).toBe(0)
    expect(stderr).toContain('members/duri.html')
    expect(filesIn(join(root, 'site')).filter((path) => /duri|week-01|images|CNAME/.test(path))).toEqual([
      'CNAME',
      'members/duri.html',
    ])
    expect(existsSync(join(root, 'site/images'))).toBe(false)
  })

  test('is repaired if someone has changed or removed a page', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    const before = all(root)
    writeFileSync(join(root, 'site/weeks/week-01.html'), 'edited')
    rmSync(join(root, 'site/style.css'))
    await insights(['site'], root)
    expect(all(root)).toEqual(before)
  })

  test.each<[string, (root: string) => void]>([
    ['contains files', (root) => mkdirSync(join(root, 'site')) ?? writeFileSync(join(root, 'site/index.html'), 'mine')],
    ['is a file', (root) => writeFileSync(join(root, 'site'), 'mine')],
    ['is a link out of the workspace', (root) => symlinkSync(fixture({}), join(root, 'site'))],
    [
      'has a list with files elsewhere',
      (root) => {
        mkdirSync(join(root, 'site'))
        writeFileSync(
          join(root, 'site/.insights-site.json'),
          JSON.stringify({ version: 1, weeks: {}, files: { '../notes/week-01/hana.md': 'x' } }),
        )
      },
    ],
  ])('is refused if it %s', async (_what, make) => {
    const root = fixture(files)
    make(root)
    const { code, stderr } = await insights(['site'], root)
    expect(code).toBe(2)
    expect(stderr).toContain('site')
    expect(readFileSync(join(root, 'notes/week-01/hana.md'), 'utf8')).toBe(files['notes/week-01/hana.md'])
  })

  test('is unchanged if another file has its path', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    writeFileSync(join(root, 'site/members/neo.html'), 'mine')
    writeFileSync(join(root, 'notes/week-02/neo.md'), note('새 노트'))
    const before = all(root)
    expect((await insights(['site'], root)).code).toBe(2)
    expect(all(root)).toEqual(before)
  })

  test('is unchanged if a note is broken, and all problems are reported', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    const before = all(root)
    writeFileSync(join(root, 'notes/week-01/hana.md'), Buffer.from([0xff, 0xfe, 0x41]))
    writeFileSync(join(root, 'notes/week-02/duri.md'), '---\na: [\n---\n')
    const { code, stderr } = await insights(['site'], root)
    expect(code).toBe(2)
    expect(stderr).toContain('notes/week-01/hana.md')
    expect(stderr).toContain('notes/week-02/duri.md')
    expect(all(root)).toEqual(before)
  })

  test('may be any empty folder, even one with `.git`', async () => {
    const root = fixture({ ...files, 'public/.git': 'gitdir: ../.git/worktrees/public\n' })
    expect((await insights(['site', '--out', 'public'], root)).code).toBe(0)
    expect(existsSync(join(root, 'public/index.html'))).toBe(true)
  })

  test('is at the top of the workspace, wherever the command runs', async () => {
    const root = fixture(files)
    await insights(['site'], join(root, 'notes/week-01'))
    expect(existsSync(join(root, 'site/index.html'))).toBe(true)
  })

  test('needs notes', async () => {
    const { code, stderr } = await insights(['site'], fixture({ 'insights.config.yaml': 'language: en\n' }))
    expect(code).toBe(2)
    expect(stderr).toContain('Found no notes')
  })
})
