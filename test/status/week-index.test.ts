import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as prettier from 'prettier'
import { describe, expect, it } from 'vitest'
import { git, gitEnv } from '../git.ts'
import { insights } from '../host.ts'
import fc, { runs } from '../property.ts'
import { fixture } from '../workspaces.ts'

const place = '<!-- insights:index -->\n<!-- insights:end -->\n'
const words = (text: string) => `## 핵심 인사이트\n\n- **하나**: ${text}\n`
const config = (more = '') =>
  `title: 모임\nindex: README.md\nmembers:\n  - {id: hana, name: 김하나}\n  - {id: duri, name: 이두리}\n${more}`
const group = (readme: string | Uint8Array, more: Record<string, string> = {}) =>
  fixture({
    'insights.config.yaml': config(),
    'README.md': readme,
    'notes/week-01/hana.md': words('글'),
    ...more,
  })
const read = (cwd: string, path = 'README.md') => readFileSync(join(cwd, path), 'utf8')
const write = (cwd: string, text: string, path = 'README.md') => writeFileSync(join(cwd, path), text)
const row = '| Week 01 | [김하나](notes/week-01/hana.md) | [읽기](notes/week-01/insights.md) |'

describe('the table of weeks', () => {
  it.each<[string, string, string]>([
    ['LF', '# 모임\n\n글\n', '\n끝\n'],
    ['CRLF', '# 모임\r\n\r\n글\r\n', '\r\n끝\r\n'],
    ['a byte order mark', '\uFEFF# 모임\n', ''],
    ['nothing around', '', ''],
    ['a paragraph right above and below', '글\n', '글'],
    ['other comments of ours', '<!-- insights:end -->\n\n<!-- insights -->\n', '\n<!-- insights:end -->\n'],
    ['front matter', '---\ntitle: x\n---\n\n', '\n- 목록\n'],
    ['the comments in code', `\`\`\`md\n${place}\`\`\`\n\n`, `\n    ${place}`],
    ['the comments in a list and a quote', `- <!-- insights:index -->\n\n> ${place}\n`, ''],
  ])('is kept in a file with %s, which stays as it is', async (_, above, below) => {
    const eol = above.includes('\r') ? '\r\n' : '\n'
    const [open, end] = ['<!-- insights:index -->', '<!-- insights:end -->']
    const cwd = group(`${above}${open}${eol}${end}${eol}${below}`)
    expect((await insights(['build'], cwd)).code).toBe(0)
    const text = read(cwd)
    const start = `${above}${open}${eol}${eol}`
    expect(text.slice(0, start.length)).toBe(start)
    expect(text.endsWith(`${eol}${end}${eol}${below}`)).toBe(true)
    const inside = text.slice(start.length, text.length - `${end}${eol}${below}`.length)
    expect(inside.split(eol)[2]).toBe(row)
    if (eol === '\r\n') expect(inside.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect((await insights(['build', '--check'], cwd)).code).toBe(0)
    // Written again only if it changes.
    expect((await insights(['build'], cwd)).stderr).not.toContain('README.md')
  })

  it('ends a file without a final newline as it ended before', async () => {
    const cwd = group('# 모임\n\n<!-- insights:index -->\n<!-- insights:end -->')
    expect((await insights(['build'], cwd)).code).toBe(0)
    expect(read(cwd)).toMatch(/^# 모임\n\n<!-- insights:index -->\n\n[\s\S]*\n<!-- insights:end -->$/)
    expect((await insights(['build', '--check'], cwd)).code).toBe(0)
  })

  it('never changes anything outside the two comments', async () => {
    const lines = fc.constantFrom(
      '글',
      '',
      '- 목록',
      '> 인용',
      '<div>',
      '</div>',
      '| a | b |',
      '| - | - |',
      '***',
      '# 제목',
      '  ',
    )
    const text = fc.array(lines, { maxLength: 6 }).map((all) => all.map((line) => `${line}\n`).join(''))
    await fc.assert(
      fc.asyncProperty(text, text, fc.constantFrom('\n', '\r\n'), async (before, after, eol) => {
        const [above, below] = [`${before}\n`, after].map((part) => part.replaceAll('\n', eol))
        const cwd = group(`${above}${place.replaceAll('\n', eol)}${below}`)
        const { code } = await insights(['build'], cwd)
        const now = read(cwd)
        expect(code).toBe(0)
        expect(now.startsWith(`${above}<!-- insights:index -->${eol}`)).toBe(true)
        expect(now.endsWith(`<!-- insights:end -->${eol}${below}`)).toBe(true)
      }),
      { numRuns: runs(40) },
    )
  })

  it.each<[string, string | undefined, string | RegExp]>([
    ['no file', undefined, /^README\.md error {2}주차 표를 넣을 파일이 없습니다\./m],
    ['no place', '# 모임\n', /^README\.md error {2}주차 표를 넣을 자리가 없습니다\./m],
    ['the comments in code only', `\`\`\`\n${place}\`\`\`\n`, '자리가 없습니다.'],
    ['the comments in a sentence', '여기 <!-- insights:index --> <!-- insights:end -->\n', '자리가 없습니다.'],
    ['two places', `${place}\n글\n\n${place}`, /^README\.md:6:1 error .*두 번 나옵니다/m],
    [
      'no end',
      '글\n\n<!-- insights:index -->\n\n글\n',
      /^README\.md:3:1 error .*끝나는 `<!-- insights:end -->`가 없습니다/m,
    ],
    ['the end in code', '<!-- insights:index -->\n```\n<!-- insights:end -->\n', '닫히지 않은 코드나 주석이 있는지도'],
    [
      'text that we did not write',
      place.replace('\n', '\n| 주차 |\n| --- |\n'),
      '사이에 insights가 쓰지 않은 글이 있어서',
    ],
  ])('is not written into a file with %s', async (_, readme, message) => {
    const cwd = fixture({
      'insights.config.yaml': config(),
      'notes/week-01/hana.md': words('글'),
      ...(readme === undefined ? {} : { 'README.md': readme }),
    })
    const { code, stderr } = await insights(['build'], cwd)
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
    if (readme !== undefined) expect(read(cwd)).toBe(readme)
    // Text that we did not write keeps only its own file from being written; a README without a place stops the run.
    expect(existsSync(join(cwd, 'notes/week-01/insights.md'))).toBe(readme?.includes('| --- |') ?? false)
  })

  it('is not written into a note, nor through a link out of the workspace', async () => {
    const cwd = fixture({
      'insights.config.yaml':
        'index: [notes/week-01/hana.md, ../README.md, "notes/{week}.md", .github/a.md, a.md, ./a.md]\n',
      'notes/week-01/hana.md': `${place}${words('글')}`,
    })
    const { code, stderr } = await insights(['build'], cwd)
    expect(code).toBe(2)
    for (const at of [1, 2, 3, 5]) expect(stderr).toContain(`index[${at}]`)
    write(cwd, 'index: notes/week-01/hana.md\n', 'insights.config.yaml')
    const note = await insights(['build'], cwd)
    expect([note.code, note.stderr]).toEqual([2, expect.stringContaining('노트에는 주차 표를 넣을 수 없습니다.')])
    expect(read(cwd, 'notes/week-01/hana.md')).toBe(`${place}${words('글')}`)
  })

  it('names what is wrong with the file and still builds documents with --skip-broken', async () => {
    const cwd = group(new Uint8Array([0xb8, 0xf0, 0xc0, 0xd3]))
    const { code, stderr } = await insights(['build', '--skip-broken'], cwd)
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^README\.md:1:1 error .*UTF-8이 아닌/m)])
    expect(read(cwd, 'notes/week-01/insights.md')).toContain('글')
    expect((await insights(['build'], cwd)).code).toBe(2)
  })
})

describe('the table of weeks, edited by hand,', () => {
  const edited = async (edit: (text: string) => string | Promise<string>) => {
    const cwd = group(place)
    expect((await insights(['build'], cwd)).code).toBe(0)
    write(cwd, await edit(read(cwd)))
    write(cwd, words('새 글'), 'notes/week-01/duri.md')
    return cwd
  }

  it.each<[string, (text: string) => string]>([
    ['in a cell', (text) => text.replace('읽기', 'O')],
    [
      'with a line added above the seal',
      (text) => text.replace('\n\n<!-- insights:1', '\n\n수정함\n\n<!-- insights:1'),
    ],
    ['with a line added below the seal', (text) => text.replace('<!-- insights:end', '수정함\n<!-- insights:end')],
    ['without its seal', (text) => text.replace(/<!-- insights:1.*\n/, '')],
  ])('%s, is overwritten only with --force', async (_, edit) => {
    const cwd = await edited(edit)
    const before = read(cwd)
    const checked = await insights(['build', '--check'], cwd)
    expect([checked.code, checked.stdout]).toEqual([1, expect.stringContaining('+++ README.md')])
    const { code, stderr } = await insights(['build'], cwd)
    expect([code, read(cwd)]).toEqual([2, before])
    expect(stderr).toMatch(/^README\.md error .*덮어쓰지 않았습니다/m)
    expect((await insights(['build', '--force'], cwd)).code).toBe(0)
    expect(read(cwd)).toContain('[김하나](notes/week-01/hana.md), [이두리](notes/week-01/duri.md)')
    expect((await insights(['build', '--check'], cwd)).code).toBe(0)
  })

  it('as the notes were, is built again', async () => {
    // The table is the newer one under the seal of the older.
    let older = ''
    const cwd = await edited((text) => {
      older = text
      return text
    })
    await insights(['build'], cwd)
    const newer = read(cwd)
    const seal = /<!-- insights:1 .*/
    write(cwd, newer.replace(seal, seal.exec(older)?.[0] ?? ''))
    const checked = await insights(['build', '--check'], cwd)
    expect([checked.code, checked.stdout.match(/^[-+]<!-- insights:1/gm)]).toEqual([1, expect.any(Array)])
    expect((await insights(['build'], cwd)).code).toBe(0)
    expect(read(cwd)).toBe(newer)
  })

  it('is current after Prettier has aligned it, and can be built again', async () => {
    const aligned = (text: string) => prettier.format(text, { parser: 'markdown' })
    const repository = 'repository: {url: "https://github.com/group/study", branch: main}\n'
    const cwd = group(`# 모임\n\n${place}`, { 'insights.config.yaml': config(repository) })
    await insights(['build'], cwd)
    const before = read(cwd)
    write(cwd, await aligned(before))
    expect(read(cwd)).not.toBe(before)
    expect((await insights(['build', '--check'], cwd)).code).toBe(0)
    write(cwd, words('새 글'), 'notes/week-01/duri.md')
    expect((await insights(['build'], cwd)).code).toBe(0)
    expect(read(cwd)).toContain('](notes/week-01/duri.md)')
  })

  it('may be removed: then it is written again', async () => {
    const cwd = await edited(() => `\n${place}\n`)
    expect((await insights(['build'], cwd)).code).toBe(0)
    expect(read(cwd)).toContain('notes/week-01/duri.md')
  })
})

describe('the table of weeks shows', () => {
  it('the schedule before there are notes', async () => {
    const cwd = fixture({
      'insights.config.yaml': config('weeks: [{id: week-01, title: 시작, date: 2026-03-03}]\n'),
      'README.md': place,
    })
    expect((await insights(['build'], cwd)).code).toBe(0)
    expect(read(cwd)).toContain('| Week 01 | 시작 | | |')
    expect((await insights(['build', '--check'], cwd)).code).toBe(0)
    expect((await insights(['build', '1'], cwd)).code).toBe(2)
  })

  it('titles and names as text: they cannot become Markdown, another cell or the end of the table', async () => {
    const title = '[a](b) | <b> <!-- insights:end --> `x`'
    const cwd = group(place, {
      'insights.config.yaml': config(`weeks: [{id: week-01, title: ${JSON.stringify(title)}}]\n`),
    })
    expect((await insights(['build'], cwd)).code).toBe(0)
    expect(read(cwd)).toContain('| Week 01 | \\[a]\\(b) \\| \\<b> \\<!-- insights:end --> \\`x\\` | [김하나](')
  })

  it('all weeks, also if one is built, and problems of the others do not matter', async () => {
    const cwd = group(place, {
      'notes/week-02/duri.md': '<<<<<<< HEAD\n',
      'notes/week-03/hana.md': words('글'),
    })
    expect((await insights(['build', '3'], cwd)).code).toBe(0)
    expect(read(cwd)).toContain('| Week 01 | [김하나](notes/week-01/hana.md) | |')
    expect(read(cwd)).toContain('| Week 02 | | |')
    expect(read(cwd)).toContain('| Week 03 | [김하나](notes/week-03/hana.md) | [읽기](notes/week-03/insights.md) |')
  })

  it('each book of a repository in its own file', async () => {
    const cwd = fixture({
      'insights.config.yaml': 'workspaces: [a, b]\n',
      'a/insights.config.yaml': 'index: README.md\n',
      'a/README.md': place,
      'a/notes/week-01/hana.md': words('글'),
      'b/README.md': place,
      'b/notes/week-01/duri.md': words('글'),
    })
    expect((await insights(['build', '--all'], cwd)).code).toBe(0)
    expect(read(cwd, 'a/README.md')).toContain('[hana](notes/week-01/hana.md)')
    expect(read(cwd, 'b/README.md')).toBe(place)
  })

  it('nothing on stdout: `--stdout` and `--format json` print documents alone and leave the file', async () => {
    const cwd = group(place)
    for (const args of [['--stdout'], ['--format', 'json']])
      expect((await insights(['build', ...args], cwd)).code).toBe(0)
    expect(read(cwd)).toBe(place)
  })
})

describe('a table of weeks with merge conflicts', () => {
  /** On each branch a member has added a note and built; with edits of README on the current and the other branch. */
  async function merge(edits: { ours?: (text: string) => string; theirs?: (text: string) => string } = {}) {
    const cwd = fixture({
      'insights.config.yaml': 'index: README.md\n',
      'README.md': `# 모임\n\n글\n\n${place}\n글\n\n끝\n`,
      'notes/week-01/hana.md': words('글'),
    })
    git(cwd, 'init', '--quiet', '--initial-branch', 'main')
    const commit = async (name: string, edit = (text: string) => text) => {
      write(cwd, words(name), `notes/week-01/${name}.md`)
      expect((await insights(['build'], cwd, gitEnv)).code).toBe(0)
      write(cwd, edit(read(cwd)))
      git(cwd, 'add', '--all')
      git(cwd, 'commit', '--quiet', '--message', name)
    }
    await commit('hana')
    git(cwd, 'checkout', '--quiet', '-b', 'duri')
    await commit('duri', edits.theirs)
    git(cwd, 'checkout', '--quiet', 'main')
    await commit('sechan', edits.ours)
    expect(() => git(cwd, 'merge', '--quiet', 'duri')).toThrow()
    expect(read(cwd)).toMatch(/^<{7} HEAD$[\s\S]*^>{7} duri$/m)
    return cwd
  }

  it('is made again if nobody has edited either side; what both changed around it stays merged', async () => {
    const cwd = await merge({
      ours: (text) => text.replace('# 모임', '# 우리 모임'),
      theirs: (text) => text.replace('끝', '정말 끝'),
    })
    const checked = await insights(['build', '--check'], cwd, gitEnv)
    expect([checked.code, checked.stderr]).toEqual([1, expect.stringContaining('주차 표가 최신이 아닙니다')])
    const { code, stderr } = await insights(['build'], cwd, gitEnv)
    expect([code, stderr]).toEqual([0, expect.stringContaining('병합 충돌이 남은 주차 표를 다시 만들었습니다.')])
    expect(read(cwd)).not.toMatch(/[<>]{7}/)
    expect(read(cwd)).toContain('# 우리 모임')
    expect(read(cwd)).toContain('정말 끝')
    for (const name of ['hana', 'duri', 'sechan']) expect(read(cwd)).toContain(`[${name}](notes/week-01/${name}.md)`)
    git(cwd, 'add', '--all')
    git(cwd, 'commit', '--quiet', '--message', 'Merge')
    expect((await insights(['build', '--check'], cwd, gitEnv)).code).toBe(0)
  })

  it('leaves a conflict elsewhere in the file to people', async () => {
    const cwd = await merge({
      ours: (text) => text.replace('끝', '우리 끝'),
      theirs: (text) => text.replace('끝', '정말 끝'),
    })
    expect((await insights(['build'], cwd, gitEnv)).code).toBe(0)
    expect(read(cwd)).toMatch(/^<{7} HEAD\n우리 끝\n={7}\n정말 끝\n>{7} duri$/m)
    expect(read(cwd)).toContain('](notes/week-01/duri.md)')
  })

  it.each<[string, Parameters<typeof merge>[0], string, string]>([
    ['the current branch', { ours: (text) => text.replace('읽기', 'O') }, 'HEAD', ':2:./README.md'],
    ['the other branch', { theirs: (text) => text.replace('읽기', 'O') }, 'duri', ':3:./README.md'],
  ])('is refused if it was edited in %s', async (_, edits, name, stage) => {
    const cwd = await merge(edits)
    const before = read(cwd)
    const { code, stderr } = await insights(['build'], cwd, gitEnv)
    expect([code, read(cwd)]).toEqual([2, before])
    expect(stderr).toContain(`사람이 고친 쪽이 있어서 덮어쓰지 않았습니다: ${name}\n`)
    expect(stderr).toContain(stage)
    expect((await insights(['build', '--force'], cwd, gitEnv)).code).toBe(0)
    expect(read(cwd)).not.toMatch(/[<>]{7}/)
  })
})
