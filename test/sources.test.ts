import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { buildWeek } from '../src/api.ts'
import { makeFinder } from '../src/site/browser/finder.ts'
import { note } from './arbitrary.ts'
import { insights } from './host.ts'
import fc, { runs } from './property.ts'
import { fixture } from './workspaces.ts'

const config = `
sources: study/{week}/{member}.md
printSources: true
missing: 아직 노트가 없습니다.
members: [{id: hana, name: 김하나}, {id: duri, name: 이두리}]
`
const section = '## 핵심 인사이트\n\n- **하나**: 글\n'

function study(files: Record<string, string | Uint8Array>, settings = config): string {
  return fixture({ 'insights.config.yaml': settings, ...files })
}

/** What a document has below the heading of a member. */
function partOf(document: string, name: string): string {
  const after = document.split(`\n## ${name}\n`)[1] ?? ''
  return (after.split(/\n---\n|\n<!-- insights:1/)[0] ?? '').trim()
}

describe('the free note of a member without a note', () => {
  const cases: [title: string, files: Record<string, string>, hana: string][] = [
    ['is in the document, whole', { 'study/1주차/hana.md': '글\n\n- 목록\n' }, '### 자유롭게 쓴 글\n글\n\n- 목록'],
    [
      'has no front matter and deeper headings',
      { 'study/1주차/hana.md': '---\nlayout: post\ndate: 2025.1.1\n---\n# 제목\n## 둘\n글\n' },
      '### 자유롭게 쓴 글\n#### 제목\n##### 둘\n글',
    ],
    [
      'keeps its links and images',
      { 'study/1주차/hana.md': '[글](b.md) ![그림](../a.png)\n' },
      '### 자유롭게 쓴 글\n[글](../../study/1주차/b.md) ![그림](../../study/a.png)',
    ],
    [
      'is closed at its end and keeps its labels apart',
      { 'study/1주차/hana.md': '[1]\n\n[1]: a.md\n\n```\n코드\n', 'study/1주차/duri.md': '[1]\n\n[1]: b.md\n' },
      '### 자유롭게 쓴 글\n[1][1-hana]\n\n[1-hana]: ../../study/1주차/a.md\n\n```\n코드\n```',
    ],
    [
      'does not have its sections taken for those of a note',
      { 'study/1주차/hana.md': section },
      '### 자유롭게 쓴 글\n#### 핵심 인사이트\n\n- **하나**: 글',
    ],
    [
      'stays until the draft is accepted',
      { 'study/1주차/hana.md': '글\n', 'notes/1주차/hana.md': `---\ndraft: true\n---\n${section}` },
      '### 자유롭게 쓴 글\n글',
    ],
    [
      'stays beside a note without sections',
      { 'study/1주차/hana.md': '글\n', 'notes/1주차/hana.md': '# 메모\n' },
      '### 자유롭게 쓴 글\n글',
    ],
    [
      'gives way to a note with sections',
      { 'study/1주차/hana.md': '글\n', 'notes/1주차/hana.md': section },
      '### 핵심 인사이트\n- **하나**: 글',
    ],
    [
      'does not count if it is blank',
      { 'study/1주차/hana.md': '---\ntitle: 제목\n---\n<!-- 나중에 -->\n' },
      '아직 노트가 없습니다.',
    ],
  ]
  it.each(cases)('%s', async (_title, files, hana) => {
    const { code, stdout } = await insights(
      ['build', '1', '--stdout'],
      study({ 'study/1주차/duri.md': '두리의 글\n', ...files }),
    )
    expect(code).toBe(0)
    expect(partOf(stdout, '김하나')).toBe(hana)
  })

  it.each([
    ['is not in the document by default', config.replace('printSources: true', ''), '아직 노트가 없습니다.'],
    ['has the heading of the config', `${config}sourceHeading: 메모`, '### 메모\n글'],
    ['has an English heading', `${config}language: en`, '### Free notes\n글'],
  ])('%s', async (_title, settings, hana) => {
    const cwd = study({ 'study/1주차/hana.md': '글\n', 'notes/1주차/duri.md': section }, settings)
    const { stdout } = await insights(['build', '1', '--stdout'], cwd)
    expect(partOf(stdout, '김하나')).toBe(hana)
  })

  it('joins several files in natural order, without fusing them', async () => {
    const settings = config.replace('{member}.md', '{member}*.md')
    const files = {
      'study/1주차/hana-2.md': '- 둘\n',
      'study/1주차/hana-10.md': '- 열\n',
      'study/1주차/hana-1.md': '하나\n',
    }
    const { stdout } = await insights(['build', '1', '--stdout'], study(files, settings))
    expect(partOf(stdout, '김하나')).toBe('### 자유롭게 쓴 글\n하나\n\n- 둘\n\n<!-- -->\n\n- 열')
  })

  it('is its week in a file with several weeks, with the heading, and all other text once', async () => {
    const settings = config.replace('study/{week}/{member}.md', 'study/{member}.md\nweekHeading: Chapter {week}')
    const text =
      '---\ntags: [책]\n---\n머리말\n## Chapter 1. 처음\n하나\n### 안쪽\n둘\n# 2부\n## Chapter 2\n셋\n## Chapter 3\n'
    const cwd = study({ 'study/hana.md': text }, settings)
    const parts = await Promise.all(
      ['1', '2'].map(async (week) => partOf((await insights(['build', week, '--stdout'], cwd)).stdout, '김하나')),
    )
    expect(parts).toEqual([
      '### 자유롭게 쓴 글\n머리말\n##### Chapter 1. 처음\n하나\n###### 안쪽\n둘\n#### 2부',
      '### 자유롭게 쓴 글\n#### Chapter 2\n셋',
    ])
    // Chapter 3 has only its heading.
    expect((await insights(['status', '3', '--format', 'json'], cwd)).stdout).toContain('"sources": []')
  })

  it('makes a member without a roster', async () => {
    const settings = 'sources: study/{week}/{member}.md\nprintSources: true\n'
    const files = { 'study/1주차/Hana.md': '글\n', 'notes/1주차/hana.md': section, 'study/1주차/duri.md': '두리\n' }
    const { stdout } = await insights(['build', '1', '--format', 'json'], study(files, settings))
    expect(JSON.parse(stdout).members.map(({ id }: { id: string }) => id)).toEqual(['duri', 'hana'])
  })

  it('is one section without items in JSON, from the command and from the package', async () => {
    const files = { 'study/1주차/hana.md': '- 하나\n- 둘\n' }
    const { stdout } = await insights(['build', '1', '--format', 'json'], study(files))
    const member = {
      id: 'hana',
      name: '김하나',
      path: 'study/1주차/hana.md',
      sections: [{ id: 'source', heading: '자유롭게 쓴 글', markdown: '- 하나\n- 둘', items: [] }],
    }
    expect(JSON.parse(stdout)).toMatchObject({ members: [member], missing: ['hana', 'duri'], discussion: [] })
    const notes = Object.entries(files).map(([path, text]) => ({ path, text }))
    const built = await buildWeek(notes, { config })
    expect(JSON.parse(JSON.stringify(built.document))).toEqual(JSON.parse(stdout))
  })

  it('gives no topics, even if two members write about one subject', async () => {
    const items: [string, string][] = [
      ['hana', '- **복제 지연**: 복제 지연은 1초면 충분하다.\n'],
      ['duri', '- **복제 지연**: 복제 지연이 길어지면 읽은 값이 거꾸로 가서 위험하다.\n'],
    ]
    const notes = Object.fromEntries(items.map(([id, item]) => [`notes/1주차/${id}.md`, `## 핵심 인사이트\n${item}`]))
    const met = await insights(['build', '1', '--stdout'], study(notes))
    expect(met.stdout).toContain('### 함께 쓴 주제\n- **복제 지연**\n')
    const free = Object.fromEntries(items.map(([id, item]) => [`study/1주차/${id}.md`, item]))
    const { stdout, stderr } = await insights(['build', '1', '--stdout'], study(free))
    expect(stdout).not.toContain('## 통합 토론 주제')
    expect(stderr).toContain(
      '1주차에는 자유롭게 쓴 글만 있고 토론 질문이 없습니다. 글에 `## 토론 질문` 제목을 달고 그 아래에 질문을 ',
    )
  })

  it('is counted apart from notes, and once build says how to get questions', async () => {
    const files = {
      'study/1주차/hana.md': '글\n',
      'study/2주차/hana.md': '글\n',
      'study/2주차/duri.md': '글\n',
      'notes/3주차/hana.md': section,
      'notes/4주차/hana.md': section,
      'study/4주차/duri.md': '글\n',
    }
    const roster = config.replace('}]', '}, {id: neo, name: 최네오}]')
    const ko = await insights(['build', '--all'], study(files, roster))
    expect(ko.stderr).toBe(`notes/1주차/insights.md: 자유롭게 쓴 글 1명; 이두리, 최네오 없음
notes/2주차/insights.md: 자유롭게 쓴 글 2명; 최네오 없음
notes/3주차/insights.md: 1명; 이두리, 최네오 없음
notes/4주차/insights.md: 노트 1명, 자유롭게 쓴 글 1명; 최네오 없음
자유롭게 쓴 글만 있고 토론 질문이 없는 주차가 2개 있습니다. 글에 \`## 토론 질문\` 제목을 달고 그 아래에 질문을 적으면 생깁니다. \`npx study-insights draft 1주차 --prompt\`로 짧은 노트를 만들어도 됩니다. 쓴 사람이 초안을 확인하면 문서에는 자유롭게 쓴 글 대신 그 노트가 들어갑니다.
`)
    const en = await insights(['build', '--all'], study(files, `language: en\n${roster}`))
    expect(en.stderr).toContain(`notes/1주차/insights.md: 1 member with free notes; missing: 이두리, 최네오
`)
    expect(en.stderr).toContain(`notes/4주차/insights.md: 1 member with a note, 1 with free notes; missing: 최네오
2 weeks have only free notes, and no questions. To ask some, write them below a heading \`## Discussion questions\` in a free note. You can also make short notes with`)
  })

  it('names three of those who are missing from each of several documents, and all of them for one', async () => {
    const files = { 'notes/1주차/hana.md': section, 'notes/2주차/hana.md': section }
    const cwd = study(files, `members: [{id: hana}, ${[2, 3, 4, 5, 6].map((at) => `{id: p${at}}`)}]`)
    const all = await insights(['build', '--all'], cwd)
    expect(all.stderr).toBe(`notes/1주차/insights.md: 1명; p2, p3, p4 외 2명 없음
notes/2주차/insights.md: 1명; p2, p3, p4 외 2명 없음
`)
    const one = await insights(['build', '1'], cwd)
    expect(one.stderr).toBe('notes/1주차/insights.md: 1명; p2, p3, p4, p5, p6 없음\n')
  })

  it('is left out with one line for its author, only where the document changes', async () => {
    const files = {
      'study/1주차/hana.md': '글\n',
      'study/1주차/duri.md': '글\n',
      'study/2주차/hana.md': '글\n',
      'study/3주차/duri.md': '글\n',
    }
    const cwd = study(files)
    const left = async (...args: string[]) => {
      const { code, stderr } = await insights(['build', ...args], cwd)
      expect(code).toBe(0)
      return stderr.split('\n').filter((line) => /자유롭게 쓴 글은|free note is not/.test(line))
    }
    expect(await left('--all')).toEqual([])
    for (const path of ['1주차/hana', '2주차/hana', '3주차/duri']) {
      mkdirSync(join(cwd, 'notes', dirname(path)), { recursive: true })
      writeFileSync(join(cwd, `notes/${path}.md`), section)
    }
    const hana = '김하나: 섹션이 있는 노트가 있어 자유롭게 쓴 글은 문서에 넣지 않았습니다.'
    expect(await left('1', '--stdout')).toEqual([])
    expect(await left('1')).toEqual([hana])
    expect(await left('1')).toEqual([])
    writeFileSync(join(cwd, 'notes/1주차/hana.md'), `${section}- 둘\n`)
    expect(await left('--all')).toEqual([hana, hana.replace('김하나', '이두리')])
    writeFileSync(join(cwd, 'insights.config.yaml'), `${config}language: en\n`)
    expect(await left('3')).toEqual(['이두리: There is a note with sections, so the free note is not in the document'])
  })

  const inFree = (line: number, heading: string, path: string) =>
    `study/1주차/hana.md:${line}:1 warning  섹션 제목 ${heading} 있지만 자유롭게 쓴 글이라서 통째로 넣었습니다. 섹션이 있는 노트는 ${path}에 적어 주세요.`
  it.each<[title: string, files: Record<string, string>, settings: string, lines: string[]]>([
    [
      'a heading of a section',
      { 'study/1주차/hana.md': `---\ntitle: 글\n---\n# 1장\n\n${section}\n## 실무 적용 아이디어\n\n- 글\n` },
      config,
      [inFree(6, '`핵심 인사이트`가', 'notes/1주차/hana.md')],
    ],
    [
      'a bold one, beside a note without sections',
      { 'study/1주차/hana.md': '글\n\n**핵심 인사이트**\n\n- 글\n', 'notes/1주차/김하나.md': '# 메모\n' },
      config,
      [inFree(3, '`핵심 인사이트`가', 'notes/1주차/김하나.md')],
    ],
    ['the heading of the questions', { 'study/1주차/hana.md': '글\n\n## 토론 질문\n\n- 왜?\n' }, config, []],
    [
      'the heading of a section below the questions',
      { 'study/1주차/hana.md': `## 토론 질문\n\n- 왜?\n\n${section}` },
      config,
      [inFree(5, '`핵심 인사이트`가', 'notes/1주차/hana.md')],
    ],
    [
      'an alias in the config, but not what is in the section of the rest',
      { 'study/1주차/hana.md': '# 1장\n\n글\n\n## 느낌\n\n글\n' },
      `${config}sections: [{id: felt, heading: 느낀 점, aliases: [느낌]}, {id: rest, heading: 정리, rest: true}]\n`,
      [inFree(5, '`느낌`이', 'notes/1주차/hana.md')],
    ],
    ['usual words for a section', { 'study/1주차/hana.md': '## 배운 점\n\n- 글\n\n## 인사이트\n\n글\n' }, config, []],
    [
      'the heading of the rest',
      { 'study/1주차/hana.md': '# 정리\n\n글\n' },
      `${config}sections: [{id: felt, heading: 느낀 점}, {id: rest, heading: 정리, rest: true}]\n`,
      [],
    ],
    ['a note in its place', { 'study/1주차/hana.md': section, 'notes/1주차/hana.md': section }, config, []],
    [
      'sources that are not printed',
      { 'study/1주차/hana.md': section, 'notes/1주차/duri.md': section },
      config.replace('true', 'false'),
      [],
    ],
  ])('makes build say where a note belongs: %s', async (_title, files, settings, lines) => {
    const { code, stderr } = await insights(['build', '1'], study(files, settings))
    expect(code).toBe(0)
    expect(stderr.split('\n').filter((line) => line.includes('섹션 제목'))).toEqual(lines)
  })

  it('makes build say so in English', async () => {
    const { stderr } = await insights(
      ['build', '1'],
      study({ 'study/1주차/hana.md': section }, `${config}language: en\n`),
    )
    expect(stderr).toContain(
      'study/1주차/hana.md:1:1 warning  Found the section heading `핵심 인사이트` in a free note, which is put in whole. A note with sections belongs in notes/1주차/hana.md\n',
    )
  })

  it.each([
    ['', 2, 'error'],
    ['index: README.md\n', 0, 'warning'],
  ])('makes build say how to begin if it is not printed, with %j', async (index, expected, severity) => {
    const files = { 'study/1주차/hana.md': '글\n', 'README.md': '<!-- insights:index -->\n<!-- insights:end -->\n' }
    const cwd = study(files, `${config.replace('printSources: true', '')}${index}`)
    const { code, stderr } = await insights(['build', '--all'], cwd)
    expect(code).toBe(expected)
    expect(stderr).toContain(`${severity}  자유롭게 쓴 글이 1개 있고, 섹션이 있는 노트는 아직 없습니다.
  → \`npx study-insights draft 1주차 --prompt\`로 `)
    expect((await insights(['build', '--all'], cwd)).stderr).toContain('섹션이 있는 노트는 아직 없습니다')
  })

  it('makes discuss say how to get questions', async () => {
    const { code, stderr } = await insights(['discuss', '1'], study({ 'study/1주차/hana.md': '글\n' }))
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /그 안에 토론 질문이 없습니다\.\n {2}→ 글에 `## 토론 질문` 제목[\s\S]*draft 1주차 --prompt/,
      ),
    ])
    const unprinted = config.replace('printSources: true', '')
    const { stderr: others } = await insights(['discuss', '1'], study({ 'study/1주차/hana.md': section }, unprinted))
    expect(others).toMatch(
      /질문은 노트에서 나옵니다\.\n {2}→ `npx study-insights draft 1주차 --prompt`로 노트를 만들고, 노트의/,
    )
  })

  it('is still missing for status, which calls it what it is', async () => {
    const cwd = study({ 'study/1주차/hana.md': '글\n', 'notes/1주차/duri.md': section })
    await insights(['build', '--all'], cwd)
    const [week] = JSON.parse((await insights(['status', '--format', 'json'], cwd)).stdout)
    expect(week).toMatchObject({
      due: true,
      document: { state: 'fresh' },
      members: [{ state: 'source', sources: ['study/1주차/hana.md'] }, { state: 'partly' }],
    })
    expect((await insights(['status', '--check'], cwd)).code).toBe(1)
    expect((await insights(['status', '--format', 'markdown'], cwd)).stdout).toContain(
      '(study/1%EC%A3%BC%EC%B0%A8/hana.md)',
    )
  })

  it.each([
    ['ko', '2주차 (9/8): 1명 남았어요: 이두리'],
    ['en', 'Week 2 (Sep 8): 1 to go: 이두리'],
  ])('is enough for the reminder, in %s', async (language, reminder) => {
    const weeks = 'weeks: [{id: week-01, date: 2026-09-01}, {id: week-02, date: 2026-09-08}]\n'
    const files = {
      'study/week-01/hana.md': '글\n',
      'study/week-01/duri.md': '글\n',
      'study/week-02/hana.md': '글\n',
      'study/week-02/duri.md': '---\ndraft: true\n---\n아직 쓰는 글\n',
    }
    const status = (...args: string[]) =>
      insights(['status', '--today', '2026-09-08', ...args], study(files, `language: ${language}\n${config}${weeks}`))
    expect((await status('--format', 'text')).stdout).toBe(`${reminder}\n`)
    expect((await status('week-01', '--check', '--format', 'text')).code).toBe(1)
    const [first, second] = JSON.parse((await status('--format', 'json')).stdout)
    expect([...first.members, ...second.members].map(({ state, printed, late }) => [state, printed, late])).toEqual([
      ['source', true, false],
      ['source', true, false],
      ['source', true, false],
      ['source', undefined, false],
    ])
  })

  it('is not enough for the reminder if the document does not have it', async () => {
    const cwd = study({ 'study/1주차/hana.md': '글\n' }, config.replace('printSources: true', ''))
    expect((await insights(['status', '1', '--format', 'text'], cwd)).stdout).toBe(
      '1주차: 2명 남았어요: 김하나, 이두리\n',
    )
  })

  it('stays beside a new note in which nothing is written, and build and status say so', async () => {
    const cwd = study({ 'study/1주차/hana.md': '글\n', 'notes/1주차/duri.md': section })
    expect((await insights(['new', '1주차', 'hana'], cwd)).code).toBe(0)
    const build = await insights(['build', '1'], cwd)
    expect(build.stderr).toContain(
      'notes/1주차/hana.md warning  아직 아무것도 쓰지 않은 노트라서, 문서에는 자유롭게 쓴 글(study/1주차/hana.md)을 그대로 싣습니다.\n',
    )
    expect(partOf(readFileSync(join(cwd, 'notes/1주차/insights.md'), 'utf8'), '김하나')).toBe('### 자유롭게 쓴 글\n글')
    const status = await insights(['status'], cwd)
    expect(status.stdout).toMatch(/김하나 +◐ \(빈 노트\)\n/)
    expect(status.stdout).toContain(
      '(빈 노트) = 노트를 만들었지만 아직 쓰지 않아서 문서에는 자유롭게 쓴 글을 싣습니다.',
    )
    expect((await insights(['status', '--check'], cwd)).code).toBe(1)
  })

  it('is what its state in the table of weeks leads to, also beside a new note', async () => {
    const files = { 'study/1주차/hana.md': '글\n', 'README.md': '<!-- insights:index -->\n<!-- insights:end -->\n' }
    const cwd = study(files, `${config}index: README.md\n`)
    const cells = async () => {
      expect((await insights(['build', '1'], cwd)).code).toBe(0)
      return readFileSync(join(cwd, 'README.md'), 'utf8').match(/\[(?:자유롭게 쓴 글|✓)\]\(.*?\)/g)
    }
    const free = ['[자유롭게 쓴 글](study/1주차/hana.md)']
    expect(await cells()).toEqual(free)
    expect((await insights(['new', '1', 'hana'], cwd)).code).toBe(0)
    expect(await cells()).toEqual(free)
  })

  it.each([
    ['ko', '자유롭게 쓴 글', /원본|자유 글|자유 형식/],
    ['en', 'free note', /source only|free text/i],
  ])('has one name in all output (%s)', async (language, name, others) => {
    const cwd = study({ 'study/1주차/hana.md': '글\n' }, `${config}language: ${language}\n`)
    const outputs: string[] = []
    for (const command of [
      ['status', '--no-color'],
      ['build', '1', '--stdout'],
      ['discuss', '1'],
      ['draft', '1', '이두리', '--prompt'],
    ]) {
      const { stdout, stderr } = await insights(command, cwd)
      outputs.push(stdout + stderr)
    }
    await insights(['site'], cwd)
    outputs.push(readFileSync(join(cwd, 'site/weeks/1주차.html'), 'utf8'))
    for (const output of outputs) {
      expect(output.toLowerCase()).toContain(name)
      expect(output).not.toMatch(others)
    }
  })

  it('counts as written for the next week, for the page of the next meeting and for a new note', async () => {
    const settings = `${config}weeks: [{id: 1주차}, {id: 2주차}, {id: 3주차}]\n`
    const files = Object.fromEntries(
      ['1', '2'].flatMap((week) => ['hana', 'duri'].map((id) => [`study/${week}주차/${id}.md`, '글\n'])),
    )
    const cwd = study(files, settings)
    expect((await insights(['site'], cwd)).code).toBe(0)
    expect(readFileSync(join(cwd, 'site/next.html'), 'utf8')).toContain('<h1>3주차</h1>')
    const { stdout } = await insights(['status', 'next', '--format', 'json'], cwd)
    expect(JSON.parse(stdout)).toMatchObject([{ id: '3주차' }])
    expect((await insights(['new', 'next', 'hana'], cwd)).stdout).toBe('notes/3주차/hana.md\n')
    expect((await insights(['new', 'next', 'hana'], study(files))).stdout).toBe('notes/3주차/hana.md\n')
  })

  const broken: [title: string, text: string | Uint8Array, place: string][] = [
    ['bytes that are not UTF-8', Buffer.from([0xb1, 0xdb, 0x0a]), 'study/1주차/hana.md:1:1 error'],
    ['conflict markers', '글\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n', 'study/1주차/hana.md:2:1 error'],
    ['lists that are nested too deeply', `${'> '.repeat(100)}글\n`, 'study/1주차/hana.md:1:1 error'],
    ['broken front matter', '---\ntitle: [\n---\n글\n', 'study/1주차/hana.md:2:'],
  ]
  it.each(broken)('is refused like a note: %s', async (_title, text, place) => {
    const cwd = study({ 'study/1주차/hana.md': text, 'study/1주차/duri.md': '두리의 글\n' })
    const refused = await insights(['build', '1'], cwd)
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(place)])
    const { code, stdout } = await insights(['build', '1', '--stdout', '--skip-broken'], cwd)
    expect([code, partOf(stdout, '김하나')]).toEqual([0, '아직 노트가 없습니다.'])
    expect(partOf(stdout, '이두리')).toBe('### 자유롭게 쓴 글\n두리의 글')
    writeFileSync(join(cwd, 'study/1주차/hana.md'), text)
    rmSync(join(cwd, 'study/1주차/duri.md'))
    const [week] = JSON.parse((await insights(['status', '--format', 'json'], cwd)).stdout)
    expect(week.document.state).toBe('blocked')
  })

  it('does no harm once it is replaced', async () => {
    const files = { 'study/1주차/hana.md': Buffer.from([0xb1, 0xdb]), 'notes/1주차/hana.md': section }
    const { code, stderr } = await insights(['build', '1'], study(files))
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('study/')])
  })

  it('is left out with a warning if its author marks it as a draft', async () => {
    const files = { 'study/1주차/hana.md': '---\ndraft: true\n---\n글\n', 'study/1주차/duri.md': '두리\n' }
    const { stdout, stderr } = await insights(['build', '1', '--stdout'], study(files))
    expect(partOf(stdout, '김하나')).toBe('아직 노트가 없습니다.')
    expect(stderr).toContain('study/1주차/hana.md warning')
  })

  test('changes no other part, whatever it says', async () => {
    const cwd = study({ 'study/1주차/duri.md': '두리의 글 [1] [^2]\n\n- 목록\n' })
    await fc.assert(
      fc.asyncProperty(note, async (text) => {
        writeFileSync(join(cwd, 'study/1주차/hana.md'), text)
        const { stdout } = await insights(['build', '1', '--stdout', '--skip-broken'], cwd)
        expect(stdout).toContain('### 자유롭게 쓴 글\n두리의 글 [1] [^2]\n\n- 목록\n')
      }),
      { numRuns: runs(40) },
    )
  })
})

/** The common questions of a document. */
function questionsOf(document: string): string {
  const after = document.split('\n### 공통 질문\n')[1] ?? ''
  return (after.split(/\n### |\n<!-- insights:1/)[0] ?? '').trim()
}

describe('the questions in a free note', () => {
  const asking = '글\n\n## 토론 질문\n\n- 왜 그럴까요?\n\n## 다음 장\n\n나머지\n'
  const several = config.replace('study/{week}/{member}.md', 'study/{member}.md\nweekHeading: Chapter {week}')
  const cases: [title: string, files: Record<string, string>, questions: string, settings?: string][] = [
    ['are asked, with the name', { 'study/1주차/hana.md': asking }, '- 왜 그럴까요? (김하나)'],
    ['may have a bold heading', { 'study/1주차/hana.md': '글\n\n**토론 질문**\n\n왜?\n' }, '- 왜? (김하나)'],
    [
      'have no name without attribution',
      { 'study/1주차/hana.md': asking },
      '- 왜 그럴까요?',
      'discussion: {attribution: false}\n',
    ],
    [
      'have a heading of the config',
      { 'study/1주차/hana.md': '## 함께 물을 것\n\n- 왜?\n', 'study/1주차/duri.md': '## 토론 질문\n\n- 언제?\n' },
      '- 왜? (김하나)',
      'sections: [{id: felt, heading: 느낀 점}, {id: questions, heading: 함께 물을 것}]\n',
    ],
    [
      'are one with the same in a note',
      { 'study/1주차/hana.md': asking, 'notes/1주차/duri.md': `${section}\n## 토론 질문\n\n- 왜 그럴까요?\n` },
      '- 왜 그럴까요? (김하나, 이두리)',
    ],
    [
      'keep their labels apart',
      {
        'study/1주차/hana.md': '## 토론 질문\n\n- 왜 [1]?\n\n## 끝\n\n[1]: a.md\n',
        'study/1주차/duri.md': '[1]\n\n## 토론 질문\n\n- 누가 [1]?\n\n[1]: b.md\n',
      },
      '- 왜 [1][1-hana]? (김하나)\n- 누가 [1][1-duri]? (이두리)\n\n[1-hana]: ../../study/1주차/a.md\n\n[1-duri]: ../../study/1주차/b.md',
    ],
    ['are none below other words', { 'study/1주차/hana.md': '## 질문\n\n- 왜?\n\n## 토론\n\n- 언제?\n' }, ''],
    ['are none in a comment', { 'study/1주차/hana.md': '글\n\n## 토론 질문\n\n<!-- - 왜? -->\n' }, ''],
    [
      'are not asked beside a note with sections, which replaces all of the free note',
      { 'study/1주차/hana.md': asking, 'notes/1주차/hana.md': section },
      '',
    ],
    [
      'are not asked until the free note is printed',
      { 'study/1주차/hana.md': `---\ndraft: true\n---\n${asking}`, 'study/1주차/duri.md': '글\n' },
      '',
    ],
    [
      'are not asked if free notes are not printed',
      { 'study/1주차/hana.md': asking, 'notes/1주차/duri.md': section },
      '',
      'printSources: false\n',
    ],
    [
      'are those of the week in a file with several',
      {
        'study/hana.md': '## Chapter 1\n\n## 토론 질문\n\n- 하나?\n\n## Chapter 2\n\n글\n\n## 토론 질문\n\n- 둘?\n',
        'study/duri.md':
          '# 토론 질문\n\n- 없는 주차?\n\n### Chapter 1\n\n글\n\n## 토론 질문\n\n- 높은 제목?\n\n### Chapter 2\n\n## 토론 질문\n\n- 넷?\n',
      },
      '- 하나? (김하나)\n- 높은 제목? (이두리)',
      several,
    ],
  ]
  it.each(cases)('%s', async (_title, files, questions, settings = '') => {
    const whole =
      settings === several
        ? several
        : `${config.replace(/printSources.*\n/, settings.includes('print') ? '' : '$&')}${settings}`
    const { code, stdout } = await insights(['build', '1', '--stdout'], study(files, whole))
    expect([code, questionsOf(stdout)]).toEqual([0, questions])
  })

  it('stay in the free note, which is printed whole', async () => {
    const { stdout, stderr } = await insights(['build', '1', '--stdout'], study({ 'study/1주차/hana.md': asking }))
    expect(partOf(stdout, '김하나')).toBe(
      '### 자유롭게 쓴 글\n글\n\n#### 토론 질문\n\n- 왜 그럴까요?\n\n#### 다음 장\n\n나머지',
    )
    expect(stderr).toBe('')
  })

  it('are a section with items in JSON', async () => {
    const cwd = study({ 'study/1주차/hana.md': asking })
    const { members, discussion } = JSON.parse((await insights(['build', '1', '--format', 'json'], cwd)).stdout)
    const id = '1주차/hana/questions/1'
    expect(members[0].sections).toMatchObject([
      { id: 'source', items: [] },
      { id: 'questions', heading: '토론 질문', markdown: '- 왜 그럴까요?', items: [{ id, line: 5 }] },
    ])
    const question = { title: '', text: '왜 그럴까요?', origin: 'asked', members: ['hana'], evidence: [id] }
    expect(discussion).toEqual([{ id: 'common', heading: '공통 질문', questions: [question] }])
  })

  it('are on the page of the week, once among the questions', async () => {
    const cwd = study({ 'study/1주차/hana.md': asking })
    expect((await insights(['site'], cwd)).code).toBe(0)
    const html = readFileSync(join(cwd, 'site/weeks/1주차.html'), 'utf8')
    expect(html).toMatch(/<li id="~question\.common\.1">왜 그럴까요\? \(김하나\)/)
    expect(html.match(/>왜 그럴까요\?/g)).toHaveLength(2)
    expect(html).not.toContain('<h3 id="hana.questions"')
  })

  it('go into discussion.md, which build compares with them', async () => {
    const cwd = study({ 'study/1주차/hana.md': asking, 'study/1주차/duri.md': '글\n' })
    const discuss = await insights(['discuss', '1'], cwd)
    expect([discuss.code, discuss.stderr]).toEqual([0, expect.stringContaining('notes/1주차/discussion.md: 질문 1개')])
    expect(readFileSync(join(cwd, 'notes/1주차/discussion.md'), 'utf8')).toContain(
      '- 왜 그럴까요? (김하나)\n  <!-- asked: 1주차/hana/questions/1 -->',
    )
    expect((await insights(['build', '1'], cwd)).stderr).toBe('notes/1주차/insights.md: 자유롭게 쓴 글 2명, 질문 1개\n')
    writeFileSync(join(cwd, 'study/1주차/duri.md'), '글\n\n## 토론 질문\n\n- 언제부터?\n')
    expect((await insights(['build', '1'], cwd)).stderr).toContain(
      'study/1주차/duri.md:5:1 warning  팀원이 물은 질문이 discussion.md에 없습니다: 언제부터?',
    )
    expect((await insights(['discuss', '1', '--merge'], cwd)).code).toBe(0)
    expect((await insights(['build', '1'], cwd)).stderr).toBe('notes/1주차/insights.md: 자유롭게 쓴 글 2명, 질문 2개\n')
  })

  it('report a tag that acts on the page once', async () => {
    const text = '## 토론 질문\n\n- 왜? <style>p {}</style>\n'
    const { messages } = await buildWeek([{ path: 'study/1주차/hana.md', text }], { config })
    expect(messages.map(({ rule, line }) => [rule, line])).toEqual([['open-html', 3]])
  })

  it.each(['ko', 'en'])('are there after the advice of build and discuss is followed (%s)', async (language) => {
    const cwd = study({ 'study/1주차/hana.md': '글\n' }, `${config}language: ${language}\n`)
    for (const command of ['build', 'discuss']) {
      const { stderr } = await insights([command, '1'], cwd)
      const heading = /`(## [^`]+)`/.exec(stderr)?.[1]
      writeFileSync(join(cwd, 'study/1주차/hana.md'), `글\n\n${heading}\n\n- 왜?\n`)
      const { code, stdout } = await insights(['discuss', '1', '--stdout'], cwd)
      expect([code, stdout]).toEqual([0, expect.stringContaining('\n- 왜?')])
      writeFileSync(join(cwd, 'study/1주차/hana.md'), '글\n')
    }
  })

  it('are not advised in a week without a section for them', async () => {
    const sections = 'sections: [{id: felt, heading: 느낀 점}, {id: questions, heading: 물음, weeks: 2}]\n'
    const cwd = study({ 'study/1주차/hana.md': '글\n' }, `${config}${sections}`)
    expect((await insights(['build', '1', '--stdout'], cwd)).stderr).toBe('')
  })

  test('change no byte of the free note and no other question, whatever they say', async () => {
    const sectionsIn = async (cwd: string) => {
      const { stdout } = await insights(['build', '1', '--format', 'json', '--skip-broken'], cwd)
      const { members }: { members: { id: string; sections: { id: string }[] }[] } = JSON.parse(stdout)
      return Object.fromEntries(members.map(({ id, sections }) => [id, sections]))
    }
    const duri = '두리의 글 [1] [^2]\n\n## 토론 질문\n\n- 두리는 무엇을 물었을까요 [1] [^2]?\n'
    const cwd = study({ 'study/1주차/duri.md': duri })
    // The same free notes in a group whose questions have another heading.
    const plain = study(
      { 'study/1주차/duri.md': duri },
      `${config}sections: [{id: felt, heading: 느낀 점}, {id: questions, heading: 함께 물을 것}]\n`,
    )
    await fc.assert(
      fc.asyncProperty(note, fc.boolean(), async (text, isAsking) => {
        const written = isAsking ? text.replace(/^(# |## |### 1\. ).*$/m, '## 토론 질문') : text
        for (const folder of [cwd, plain]) writeFileSync(join(folder, 'study/1주차/hana.md'), written)
        const [asked, alone] = await Promise.all([sectionsIn(cwd), sectionsIn(plain)])
        expect([asked.hana?.[0], asked.duri?.[0]]).toEqual([alone.hana?.[0], alone.duri?.[0]])
        expect(asked.duri?.[1]).toMatchObject({ id: 'questions' })
        const { stdout } = await insights(['build', '1', '--stdout', '--skip-broken'], cwd)
        expect(questionsOf(stdout)).toContain('- 두리는 무엇을 물었을까요 [1] [^2]? (이두리)')
      }),
      { numRuns: runs(40) },
    )
  })
})

describe('the page of a free note', () => {
  async function page(text: string, path = 'weeks/1주차.html'): Promise<string> {
    const cwd = study({ 'study/1주차/hana.md': text })
    expect((await insights(['site'], cwd)).code).toBe(0)
    return readFileSync(join(cwd, 'site', path), 'utf8')
  }

  it('shows a short one whole', async () => {
    const html = await page('# 제목\n\n첫 문단\n\n둘째 문단\n')
    expect(html).toMatch(
      />자유롭게 쓴 글<\/h3>[\s\S]*>제목<\/h4>[\s\S]*<p id="hana.source.1">첫 문단<\/p>\s*<p>둘째 문단<\/p>/,
    )
    expect(html).not.toContain('<details')
  })

  it('does not list its author among those without a note', async () => {
    const html = await page('글\n')
    expect(html).toContain('<strong>아직 노트가 없는 사람</strong> 이두리')
    expect(await page('글\n', 'index.html')).toMatch(
      /1\/2명 씀[\s\S]*<td class="written"><a href="[^"]*#hana" aria-label="1주차: 씀">●<\/a>/,
    )
    expect(await page('글\n', 'next.html')).toMatch(/2명 중 1명이 썼습니다\.[\s\S]*>김하나<[\s\S]*>이두리 </)
  })

  it('puts its words into the search, each with a link to its place', async () => {
    const cwd = study({
      'study/1주차/hana.md': `머리말 하나\n\n- 목록 둘\n\n## 제목 셋\n### 제목 넷\n[위로](#제목-셋)\n\n\`\`\`\n코드 다섯\n\`\`\`\n\n## 제목 여섯\n`,
    })
    expect((await insights(['site'], cwd)).code).toBe(0)
    const [data, week] = ['search/1주차.js', 'weeks/1주차.html'].map((path) =>
      readFileSync(join(cwd, 'site', path), 'utf8'),
    ) as [string, string]
    const finder = makeFinder()
    finder.add(JSON.parse(/^insightsWeek\((.*)\)$/s.exec(data.trim())?.[1] ?? ''))
    for (const [query, anchor] of [
      ['머리말', 'hana.source.1'],
      ['목록 둘', 'hana.source.2'],
      ['제목 셋', 'hana.source.3'],
      ['넷 다섯', 'hana.source.3'],
      ['여섯', 'hana.source'],
    ] as const) {
      const href = `weeks/1%EC%A3%BC%EC%B0%A8.html#${anchor}`
      expect(finder.find(query).entries.map(({ href }) => href)).toEqual([href])
      expect(week).toContain(` id="${anchor}"`)
    }
    expect(week).toMatch(/href="#user-content~hana~[^"]*">위로</)
  })
})

test('a week of free notes alone has no questions to decide on', async () => {
  const cwd = study({ 'study/1주차/hana.md': '글\n', 'study/2주차/hana.md': '글\n', 'notes/2주차/duri.md': section })
  await insights(['build', '--all'], cwd)
  const { code, stderr } = await insights(['build', '--all', '--check'], cwd)
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('discussion.md')])
  writeFileSync(join(cwd, 'notes/2주차/duri.md'), `${section}\n## 토론 질문\n\n- 왜 그럴까요?\n`)
  const { stderr: now } = await insights(['build', '--all', '--check'], cwd)
  expect(now.match(/\S+discussion\.md(?= warning)/g)).toEqual(['notes/2주차/discussion.md'])
})
