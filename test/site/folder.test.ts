import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
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

describe('the folder of a site', () => {
  test('gets the same bytes again, and unchanged files are not written', async () => {
    const [one, other] = [fixture(files), fixture(files)]
    await insights(['site'], one)
    await insights(['site'], other)
    expect(all(other)).toEqual(all(one))
    const before = times(one)
    const { stderr } = await insights(['site'], one)
    expect(times(one)).toEqual(before)
    expect(stderr).toContain('0개를 썼습니다')
  })

  test('holds nothing but pages, their assets and their data', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    expect(filesIn(join(root, 'site'))).toEqual([
      'icon.svg',
      expect.stringMatching(/^images\/[\da-f]{16}\.png$/),
      'index.html',
      'next.html',
      'page.js',
      'search-index.js',
      'search.html',
      'search.js',
      'search/week-01.js',
      'search/week-02.js',
      'style.css',
      'weeks/week-01.html',
      'weeks/week-02.html',
    ])
    expect(readdirSync(root).sort()).toEqual(['insights.config.yaml', 'notes', 'site'])
  })

  test('loses what is no longer needed, and keeps what is not ours', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    const others = {
      CNAME: 'example.com\n',
      'about.html': '<title>about</title>',
      'weeks/mine.html': 'mine',
      'images/0123456789abcdef.png': png,
      'search/mine.js': 'mine()',
      'a/b/c.html': 'mine',
    }
    mkdirSync(join(root, 'site/a/b'), { recursive: true })
    for (const [path, text] of Object.entries(others)) writeFileSync(join(root, 'site', path), text)
    rmSync(join(root, 'notes/week-01'), { recursive: true })
    expect((await insights(['site'], root)).code).toBe(0)
    const left = filesIn(join(root, 'site')).filter((path) => /week-01|images/.test(path) || path in others)
    expect(left).toEqual(Object.keys(others).sort())
  })

  test('loses the pages of a workspace that is no longer one of several', async () => {
    const book = (name: string) => ({
      [`${name}/insights.config.yaml`]: `title: ${name}\n`,
      [`${name}/notes/week-01/hana.md`]: note(name),
    })
    const root = fixture({ 'insights.config.yaml': 'workspaces: [a, b]\n', ...book('a'), ...book('b') })
    await insights(['site'], root)
    expect(filesIn(join(root, 'site'))).toContain('b/weeks/week-01.html')
    writeFileSync(join(root, 'insights.config.yaml'), 'workspaces: [a]\n')
    await insights(['site'], root)
    expect(filesIn(join(root, 'site')).filter((path) => /^b\/.*(?:html|week-01.js)$/.test(path))).toEqual([])
  })

  test('is repaired if someone has removed a page', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    const before = all(root)
    rmSync(join(root, 'site/weeks/week-01.html'))
    writeFileSync(join(root, 'site/style.css'), '')
    await insights(['site'], root)
    expect(all(root)).toEqual(before)
  })

  test.each<[string, (root: string) => void]>([
    ['contains files', (root) => mkdirSync(join(root, 'site')) ?? writeFileSync(join(root, 'site/index.html'), 'mine')],
    ['is a file', (root) => writeFileSync(join(root, 'site'), 'mine')],
    ['is a link out of the workspace', (root) => symlinkSync(fixture({}), join(root, 'site'))],
  ])('is refused if it %s', async (_what, make) => {
    const root = fixture(files)
    make(root)
    const { code, stderr } = await insights(['site'], root)
    expect(code).toBe(2)
    expect(stderr).toContain('site')
  })

  test('is unchanged if a page that is not ours is in the way', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    writeFileSync(join(root, 'site/weeks/week-03.html'), 'mine')
    mkdirSync(join(root, 'notes/week-03'))
    writeFileSync(join(root, 'notes/week-03/neo.md'), note('새 노트'))
    const before = all(root)
    expect((await insights(['site'], root)).code).toBe(2)
    expect(all(root)).toEqual(before)
  })

  test('leads nowhere else by a link in it', async () => {
    const root = fixture(files)
    await insights(['site'], root)
    const elsewhere = fixture({ 'week-09.html': readFileSync(join(root, 'site/weeks/week-01.html')) })
    rmSync(join(root, 'site/weeks'), { recursive: true })
    symlinkSync(elsewhere, join(root, 'site/weeks'))
    expect((await insights(['site'], root)).code).toBe(2)
    expect(filesIn(elsewhere)).toEqual(['week-09.html'])
  })

  test('has no broken note, and says so', async () => {
    const root = fixture(files)
    writeFileSync(join(root, 'notes/week-01/hana.md'), Buffer.from([0xff, 0xfe, 0x41]))
    writeFileSync(join(root, 'notes/week-02/duri.md'), '---\na: [\n---\n')
    const { code, stderr } = await insights(['site'], root)
    expect(code).toBe(0)
    expect(stderr).toContain('notes/week-01/hana.md')
    expect(stderr).toContain('notes/week-02/duri.md')
    expect(readFileSync(join(root, 'site/weeks/week-02.html'), 'utf8')).toContain('역압이 필요하다')
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
    const root = fixture({ 'insights.config.yaml': 'language: en\n' })
    const { code, stderr } = await insights(['site'], root)
    expect(code).toBe(2)
    expect(stderr).toContain('Found no notes')
    expect(existsSync(join(root, 'site'))).toBe(false)
  })
})
