import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const place = '<!-- insights:index -->\n<!-- insights:end -->\n'
const note = '## 핵심 인사이트\n\n- 글\n'
const read = (cwd: string, path = 'README.md') => readFileSync(join(cwd, path), 'utf8')
const indexIn = (cwd: string, folder = '') => parse(read(cwd, `${folder}insights.config.yaml`)).index
const init = (cwd: string) => insights(['init', '--yes', '--index', '--weeks', '2', '--start', '2026-03-03'], cwd)

describe('init --index', () => {
  it('makes a table that can be built before there are notes', async () => {
    const cwd = fixture({})
    expect((await init(cwd)).code).toBe(0)
    expect([read(cwd), indexIn(cwd)]).toEqual([place, 'README.md'])
    expect((await insights(['build'], cwd)).code).toBe(0)
    expect(read(cwd)).toContain('| Week 01 | | |')
  })

  it.each([
    ['a README', '# 모임\n\n글\n'],
    ['one without a final newline', '# 모임\n\n- 목록'],
  ])('adds the place below %s', async (_, readme) => {
    const cwd = fixture({ 'readme.md': readme, 'notes/week-01/hana.md': note })
    expect((await insights(['init', '--yes', '--index'], cwd)).code).toBe(0)
    expect([read(cwd, 'readme.md'), indexIn(cwd)]).toEqual([`${readme.trimEnd()}\n${place}`, 'readme.md'])
    expect((await insights(['build'], cwd)).code).toBe(0)
    expect(read(cwd, 'readme.md')).toContain('[hana](notes/week-01/hana.md)')
    // Once more changes nothing.
    const before = read(cwd, 'readme.md')
    expect((await insights(['init', '--yes', '--index'], cwd)).stderr).not.toContain('--index')
    expect(read(cwd, 'readme.md')).toBe(before)
  })

  it('adds no second place, and none without the option', async () => {
    const cwd = fixture({ 'README.md': `# 모임\n\n${place}\n끝\n`, 'notes/week-01/hana.md': note })
    expect((await insights(['init', '--yes', '--index'], cwd)).code).toBe(0)
    expect(read(cwd)).toBe(`# 모임\n\n${place}\n끝\n`)
    const plain = fixture({ 'README.md': '# 모임\n', 'notes/week-01/hana.md': note })
    expect((await insights(['init', '--yes'], plain)).code).toBe(0)
    expect([read(plain), indexIn(plain)]).toEqual(['# 모임\n', undefined])
    expect((await insights(['init', '--yes', '--index'], plain)).stderr).toContain('`--index`')
  })

  it('is not needed where the README has a schedule: the place is added below it', async () => {
    const readme =
      '# 모임\n\n| 주차 | 날짜 | 발표 |\n| --- | --- | --- |\n| 1 | 2026-03-03 | hana |\n| 2 | 2026-03-10 | |\n'
    const cwd = fixture({
      'README.md': readme,
      'notes/week-01/hana.md': note,
      'notes/week-01/duri.md': note,
      'notes/week-02/hana.md': note,
    })
    expect((await insights(['init', '--yes', '--dry-run'], cwd)).stderr).toContain('~ README.md')
    expect(read(cwd)).toBe(readme)
    expect((await insights(['init', '--yes'], cwd)).code).toBe(0)
    expect([read(cwd), indexIn(cwd)]).toEqual([`${readme}${place}`, 'README.md'])
    expect((await insights(['build'], cwd)).code).toBe(0)
    expect(read(cwd).startsWith(`${readme}<!-- insights:index -->\n`)).toBe(true)
    expect(read(cwd)).toContain('| 2026-03-03 | hana |')
  })

  it('makes one for each of several books', async () => {
    const names = ['고래', '물개', '참새']
    const books = ['주황책', '보라책'].flatMap((book) =>
      [1, 2, 3, 4].flatMap((week) =>
        names.map((name) => [`${book}/${week}장/${name}.md`, `# ${week}\n\n글 ${name}\n`]),
      ),
    )
    const cwd = fixture(Object.fromEntries(books))
    expect((await insights(['init', '--yes', '--index'], cwd)).code).toBe(0)
    for (const book of ['주황책/', '보라책/']) {
      expect([read(cwd, `${book}README.md`), indexIn(cwd, book)]).toEqual([place, 'README.md'])
    }
    expect((await insights(['build', '--all'], cwd)).code).toBe(0)
    expect(read(cwd, '보라책/README.md')).toContain('| 4장 |')
  })
})
