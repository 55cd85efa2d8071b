import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const roster = `
members:
  - {id: kim-hana, name: 김하나, romanized: Kim Hana, aliases: [하나]}
  - {id: lee-duri, name: 이두리}
`
const schedule = `
weeks:
  - {id: week-01}
  - {id: week-02, title: 복제와 일관성, scope: 3장, topics: [쿼럼, 복제 지연], date: 2026-09-08}
`
const config = { 'insights.config.yaml': roster + schedule }

async function made(files: Record<string, string>, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await insights(['new', ...args, '--stdout'], fixture(files))
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return stdout
}

test('a template with many placeholders is filled, and one with too many links is refused', async () => {
  const filled = (line: string) =>
    insights(
      ['new', '1', 'x', '--stdout'],
      fixture({ 'insights.config.yaml': 'title: 공부\n', 'templates/note.md': `${line}\n` }),
    )
  expect((await filled('{title} '.repeat(6_000))).stdout.trim().split(' ')).toEqual(Array(6_000).fill('공부'))
  expect(await filled('[{title}] '.repeat(30_000))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('templates/note.md:1:1 error  줄과 기호가 너무 많습니다'),
  })
  const deep = fixture({ 'templates/note.md': `${'> '.repeat(20_000)}a\n` })
  expect((await insights(['new', '1', 'x', '--stdout'], deep)).code).toBe(2)
})

describe('insights new', () => {
  it('writes a note with values from the schedule and the config', async () => {
    const cwd = fixture(config)
    const { code, stdout, stderr } = await insights(['new', '2', '하나'], cwd)
    expect(stdout).toBe('notes/week-02/kim-hana.md\n')
    expect(stderr).toContain('npx study-insights lint')
    expect(code).toBe(0)
    const text = readFileSync(join(cwd, 'notes/week-02/kim-hana.md'), 'utf8')
    expect(text).toMatch(/^# Week 02 - 복제와 일관성\n\n- 범위: 3장\n- 주제: 쿼럼, 복제 지연\n/)
    expect(text.match(/^## .*/gm)).toEqual([
      '## 핵심 인사이트',
      '## 독특한 관점 또는 흥미로운 발견',
      '## 실무 적용 아이디어',
      '## 추가 학습이 필요한 부분',
      '## 토론 질문',
    ])
  })

  it('has no heading for questions in a week without them', async () => {
    const sections = 'sections: [{id: insights}, {id: questions, weeks: 2}]'
    const text = await made({ 'insights.config.yaml': sections }, 'week-01', 'a')
    expect(text.match(/^## .*/gm)).toEqual(['## 핵심 인사이트'])
  })

  it('leaves out missing values', async () => {
    const text = await made(config, 'week-01', 'lee-duri')
    expect(text).toMatch(/^# Week 01\n\n<!-- /)
  })

  it('speaks English in an English workspace', async () => {
    const text = await made({ 'insights.config.yaml': 'language: en' }, 'week-01', 'ada', '--name', 'Ada: "AL" #1')
    expect(text).toContain(`member: 'Ada: "AL" #1'\n`)
    expect(text).toContain('## Further study\n\n<!-- Write below this line. What is still unclear')
    expect(text).not.toMatch(/[가-힣]/)
  })

  it('shows the limits of a section, and which ones are required', async () => {
    const sections =
      'sections:\n  - {id: insights, min: 2, max: 5, titled: true, required: true}\n  - {id: x, heading: 그 밖에, max: 3}'
    const text = await made({ 'insights.config.yaml': sections }, 'week-01', 'a')
    expect(text).toContain(
      '꼭 적어 주세요. 2~5개를 적습니다. 항목마다 굵은 제목으로 시작합니다. 예: - **제목**: 내용 -->',
    )
    expect(text).toContain('<!-- 이 줄 아래에 써 주세요. 이 주제로 나누고 싶은 내용. 3개까지 적습니다. 예:')
  })

  describe.each([
    ['ko', '메모', '아래 제목(##)마다 쓴 글만', '모두 모임 문서에 들어가고, 다른 제목(##) 아래가 아니면 ‘메모’에'],
    ['en', 'Memo', 'Only what you write below the headings', 'All of this note goes into the week’s document'],
  ])('says what becomes of text outside the headings, in %s', (language, memo, stays, goes) => {
    const sections = `language: ${language}\nsections: [{id: insights}, {id: memo, heading: ${memo}`

    it('where it stays in the note', async () => {
      const text = await made({ 'insights.config.yaml': `${sections}}]\n${schedule}` }, 'week-02', 'a')
      expect([text.includes(stays), text.includes(goes)]).toEqual([true, false])
      expect(text).toMatch(/^# Week 02/)
    })

    it('where a section takes it: there, the document has the words of the member alone', async () => {
      const cwd = fixture({ 'insights.config.yaml': `${sections}, rest: true}]\n${schedule}` })
      const path = join(cwd, 'notes/week-02/a.md')
      expect((await insights(['new', 'week-02', 'a'], cwd)).code).toBe(0)
      const text = readFileSync(path, 'utf8')
      expect([text.includes(stays), text.includes(goes)]).toEqual([false, true])
      const empty = await insights(['build', '--stdout'], cwd)
      expect([empty.code, empty.stdout]).toEqual([0, ''])
      writeFileSync(path, `A line above.\n\n${text}- Why?\n`)
      const { stdout } = await insights(['build', '--stdout'], cwd)
      expect(stdout).toContain(`### ${memo}\nA line above.\n\n---`)
      expect(stdout).toMatch(/^- Why\? \(a\)\n\n<!-- insights:1/m)
      expect(stdout.match(/<!--/g)).toHaveLength(1)
    })
  })

  describe('the open points of last week', () => {
    const last =
      '## 추가 학습이 필요한 부분\n\n- **꼬리 지연**: 왜 --> 그런가\n- [x] 끝낸 것\n- [ ] 둘째 <!-- 메모 -->\n'
    it('are a comment that no note can end, without points that are ticked off', async () => {
      const text = await made({ ...config, 'notes/week-01/kim-hana.md': last }, 'week-02', 'kim-hana')
      expect(text).toContain(
        '쓴 글은 문서에 나오지 않습니다. week-01에 남겨 둔 것:\n- 꼬리 지연: 왜 -- > 그런가\n- 둘째\n-->',
      )
      expect(text.match(/week-01에/g)).toHaveLength(1)
    })

    it('come from the last week with a note, and only from the same member', async () => {
      const weeks = 'weeks: [{id: week-01}, {id: week-02}, {id: week-03}, {id: week-04}]'
      const files = {
        'insights.config.yaml': roster + weeks,
        'notes/week-01/kim-hana.md': last,
        'notes/week-02/lee-duri.md': last,
        'notes/week-04/kim-hana.md': last.replace('꼬리', '머리'),
      }
      expect(await made(files, 'week-03', 'kim-hana')).toContain(' week-01에 남겨 둔 것:')
      expect(await made(files, 'week-02', 'kim-hana')).not.toContain('머리')
      expect(await made({ ...files, 'notes/week-02/kim-hana.md': '글' }, 'week-03', 'kim-hana')).not.toContain(
        '남겨 둔',
      )
    })
  })

  describe('the path of a note', () => {
    it.each([
      ['uses the existing folder', 'week-1', { 'notes/week-1/lee-duri.md': '글' }, 'notes/week-1/kim-hana.md'],
      [
        'uses the same name as the member’s earlier notes',
        '2',
        { 'notes/week-01/하나.md': '글' },
        'notes/week-02/하나.md',
      ],
    ])('%s', async (_what, week, files, path) => {
      const cwd = fixture({ ...config, ...(files as unknown as Record<string, string>) })
      expect((await insights(['new', week, 'kim-hana'], cwd)).stdout).toBe(`${path}\n`)
    })

    it.each([
      ['[archive/**/{week}/{member}.md, "{member}/{week}.md"]', 'kim-hana/week-02.md'],
      ['"{week}-{member}.md"', 'week-02-kim-hana.md'],
    ])('uses the first pattern that can be filled: %s', async (notes, path) => {
      const cwd = fixture({ 'insights.config.yaml': `notes: ${notes}${roster}${schedule}` })
      expect((await insights(['new', 'week-02', 'kim-hana'], cwd)).stdout).toBe(`${path}\n`)
    })

    it('is an error if all patterns leave a choice, but the note can be printed', async () => {
      const cwd = fixture({ 'insights.config.yaml': 'notes: "{week}/{member}/*.md"' })
      const { code, stderr } = await insights(['new', 'week-01', 'a'], cwd)
      expect(stderr).toContain('`{week}/{member}/*.md`')
      expect(code).toBe(2)
      expect((await insights(['new', 'week-01', 'a', '--stdout'], cwd)).code).toBe(0)
    })

    it.each(['insights', 'README', 'discussion', 'minutes', '_a'])(
      'is never that of another file: %s',
      async (name) => {
        const cwd = fixture({})
        expect((await insights(['new', 'week-01', name], cwd)).code).toBe(2)
        expect(readdirSync(cwd)).toEqual([])
      },
    )

    it.each(['../../x', 'a/b', '.a', '..', 'a\\b', ' ', 'con', 'LPT1', 'nul.a', 'a:b', 'a?', 'a.'])(
      'is never %j',
      async (name) => {
        const cwd = fixture({})
        expect((await insights(['new', 'week-01', name], cwd)).code).toBe(2)
        expect(readdirSync(cwd)).toEqual([])
      },
    )

    it('is never a link out of the workspace', async () => {
      const [cwd, elsewhere] = [fixture({}), fixture({})]
      symlinkSync(elsewhere, join(cwd, 'notes'))
      expect((await insights(['new', 'week-01', 'a'], cwd)).code).toBe(2)
      expect(readdirSync(elsewhere)).toEqual([])
    })

    it('is composed (NFC), whatever was typed', async () => {
      const cwd = fixture({})
      await insights(['new', 'week-01', '김하나'.normalize('NFD')], cwd)
      expect(readdirSync(join(cwd, 'notes/week-01'))).toEqual(['김하나.md'.normalize('NFC')])
    })
  })

  describe('a group without a schedule', () => {
    it.each([
      ['nothing', [], '4', 'week-04'],
      ['nothing', [], 'Chapter 3', 'Chapter 3'],
      ['week-03', ['week-03'], '4', 'week-04'],
      ['week-3', ['week-3'], 'week-04', 'week-4'],
      ['3주차', ['3주차'], '4', '4주차'],
    ])('after %s %j starts %s as %s', async (_after, folders, name, folder) => {
      const cwd = fixture(Object.fromEntries(folders.map((week) => [`notes/${week}/a.md`, '글'])))
      expect((await insights(['new', name, 'b'], cwd)).stdout).toBe(`notes/${folder}/b.md\n`)
    })

    it.each([
      [['9주차(Chapter 16~17)'], '9주차(Chapter 18~19)', '9주차(Chapter 16~17)'],
      [['9주차(Chapter 16~17)'], '10주차(Chapter 18~19)', '10주차(Chapter 18~19)'],
      [['week-01'], '1주차', 'week-01'],
      [['week-01'], '2주차', 'week-02'],
      [['01-lists', '02-trees'], '03-graphs', '03-graphs'],
      [['9주차'], 'notes/10주차', '10주차'],
      [['11장 색인', '12장 트랜잭션'], '13장 복제', '13장 복제'],
    ])('with %j writes %s into %s', async (folders, name, folder) => {
      const cwd = fixture(Object.fromEntries(folders.map((week) => [`notes/${week}/a.md`, '글'])))
      expect((await insights(['new', name, 'b'], cwd)).stdout).toBe(`notes/${folder}/b.md\n`)
    })

    it.each(['wek-2', '2wek', 'weeek 2'])('treats %s as a typo', async (name) => {
      const cwd = fixture({ 'notes/week-01/a.md': '글' })
      expect((await insights(['new', name, 'b'], cwd)).code).toBe(2)
      expect(readdirSync(join(cwd, 'notes'))).toEqual(['week-01'])
    })

    it.each(['10', '10주차', 'week-10'])('never makes up a label for %s', async (name) => {
      const cwd = fixture({ 'notes/9주차(Chapter 16~17)/a.md': '글' })
      const { code, stderr } = await insights(['new', name, 'b'], cwd)
      expect(stderr).toContain('주차의 폴더가 없고, 새 폴더의 이름을 알 수 없습니다.')
      expect(stderr).toContain(
        '`9주차(Chapter 16~17)`처럼 폴더 이름을 모두 적어 주세요. 예: `npx study-insights new "10주차 제목"`',
      )
      expect(code).toBe(2)
      expect(readdirSync(join(cwd, 'notes'))).toEqual(['9주차(Chapter 16~17)'])
    })

    it('gives all members the same week for `next`', async () => {
      const cwd = fixture({ 'notes/week-03/a.md': '글', 'notes/week-03/b.md': '글', 'notes/week-03/c.md': '글' })
      for (const member of ['a', 'b', 'c']) {
        expect((await insights(['new', 'next', member], cwd)).stdout).toBe(`notes/week-04/${member}.md\n`)
      }
      expect((await insights(['new', 'next', 'a'], cwd)).stdout).toBe('notes/week-05/a.md\n')
    })

    it('starts with the first week', async () => {
      expect((await insights(['new', 'next', 'a'], fixture({}))).stdout).toBe('notes/week-01/a.md\n')
    })

    it('recognises members from the name in the front matter', async () => {
      const cwd = fixture({ 'notes/week-03/kim-hana.md': '---\nmember: 김하나\nromanized: Kim Hana\n---\n' })
      expect((await insights(['new', '4', '김하나'], cwd)).stdout).toBe('notes/week-04/kim-hana.md\n')
      expect(readFileSync(join(cwd, 'notes/week-04/kim-hana.md'), 'utf8')).toContain('member: 김하나\n')
      expect((await insights(['new', '3', 'kim hana'], cwd)).stderr).toContain('notes/week-03/kim-hana.md')
      expect((await insights(['new', '5', 'KIM-HANA'], cwd)).stdout).toBe('notes/week-05/kim-hana.md\n')
    })

    it('is found from a folder inside it', async () => {
      const cwd = fixture({ 'notes/week-01/a.md': '글', 'other/.git/HEAD': '', 'other/x/y.md': '' })
      expect((await insights(['new', '3', 'b'], join(cwd, 'notes/week-01'))).stdout).toBe('notes/week-03/b.md\n')
      expect(existsSync(join(cwd, 'notes/week-03/b.md'))).toBe(true)
      await insights(['new', '3', 'b'], join(cwd, 'other/x'))
      expect(existsSync(join(cwd, 'other/notes/week-03/b.md'))).toBe(true)
    })

    it.each(['wek-03', 'ch4', 'soon'])('does not start %s', async (name) => {
      expect((await insights(['new', name, 'b'], fixture({ 'notes/week-03/a.md': '글' }))).code).toBe(2)
    })
  })

  describe('with a schedule', () => {
    const weeks = (...dates: string[]) =>
      `weeks:\n${dates.map((date, at) => `  - {id: week-0${at + 1}${date && `, date: ${date}`}}\n`).join('')}`
    it.each([
      ['the first date in the future', weeks('2001-01-01', '2999-01-01', '2999-01-08'), [], 'week-02'],
      ['the week in which others have written', weeks('', '', ''), ['week-01/kim-hana', 'week-02/lee-duri'], 'week-02'],
      ['the week after the member’s last note', weeks('', '', ''), ['week-02/kim-hana'], 'week-03'],
    ])('`next` is %s', async (_what, schedule, notes, week) => {
      const files = Object.fromEntries(notes.map((note) => [`notes/${note}.md`, '글']))
      const cwd = fixture({ 'insights.config.yaml': roster + schedule, ...files })
      expect((await insights(['new', 'next', '하나'], cwd)).stdout).toBe(`notes/${week}/kim-hana.md\n`)
    })

    it('`next` is an error after the last week', async () => {
      const cwd = fixture({ 'insights.config.yaml': roster + weeks('2001-01-01', '2001-01-08') })
      const { code, stderr } = await insights(['new', 'next', '하나'], cwd)
      expect([code, stderr]).toEqual([2, expect.stringContaining('`week-02` 다음 주차가 일정에 없습니다')])
    })

    it.each([
      [['1주차'], 'notes/2주차/kim-hana.md\n'],
      [['week-1'], 'notes/week-02/kim-hana.md\n'],
      [['1주차(Chapter 1~2)'], ''],
    ])('labels like %j give %j', async (folders, stdout) => {
      const files = Object.fromEntries(folders.map((week) => [`notes/${week}/lee-duri.md`, '글']))
      const cwd = fixture({ 'insights.config.yaml': roster + weeks('', ''), ...files })
      expect((await insights(['new', 'week-02', '하나'], cwd)).stdout).toBe(stdout)
    })
  })

  describe('refuses', () => {
    it.each([
      ['the same file', 'notes/week-02/kim-hana.md'],
      ['a note under another name of the member', 'notes/week-02/하나.md'],
      ['a decomposed file name', `notes/week-2/${'하나'.normalize('NFD')}.md`],
    ])('to replace a note: %s', async (_what, path) => {
      const cwd = fixture({ ...config, [path]: '내가 쓴 글' })
      const { code, stderr } = await insights(['new', 'week-02', 'kim-hana'], cwd)
      expect(stderr).toContain(path)
      expect(code).toBe(2)
      expect(readFileSync(join(cwd, path), 'utf8')).toBe('내가 쓴 글')
    })

    it('to replace a file that is not a note, or a folder', async () => {
      const cwd = fixture({ 'insights.config.yaml': `${roster}ignore: [notes/week-01/kim-hana.md]` })
      mkdirSync(join(cwd, 'notes/week-01/lee-duri.md'), { recursive: true })
      expect((await insights(['new', 'week-01', 'kim-hana'], cwd)).code).toBe(2)
      expect((await insights(['new', 'week-01', 'lee-duri'], cwd)).code).toBe(2)
    })

    it('an unknown member, and lists the members', async () => {
      const { code, stderr } = await insights(['new', 'week-02', 'kim-hanna'], fixture(config))
      expect(stderr).toContain('혹시 `kim-hana`인가요?')
      expect(code).toBe(2)
    })

    it.each([
      [[], '주차가 없습니다'],
      [['week-02'], '김하나, 이두리'],
      [['week-09', 'kim-hana'], '`week-09` 주차가 없습니다'],
      [['week-02', '박세찬'], '설정의 members에 `- {id: 박세찬}` 줄을 추가해 주세요.'],
    ])('to guess: %j', async (args, words) => {
      const { code, stderr } = await insights(['new', ...args], fixture(config))
      expect(stderr).toContain(words)
      expect(code).toBe(2)
    })

    it('to write if a file has the name of the folder', async () => {
      const cwd = fixture({ notes: '글' })
      expect((await insights(['new', 'week-01', 'a'], cwd)).code).toBe(2)
      expect(readFileSync(join(cwd, 'notes'), 'utf8')).toBe('글')
    })
  })

  describe("the group's own template", () => {
    const own = (text: string) => ({ ...config, 'templates/note.md': text })

    it('is kept as written, except for placeholders, which are filled in once', async () => {
      const text = await made(
        {
          ...own(
            '# {title} {name}\n\n`{name}` 는 그대로\n\n<!-- insights:each section -->\n\n### {heading}\n<!-- insights:end -->\n\n끝{ - 아님}\n',
          ),
          'insights.config.yaml': `title: "{name}"\nsections: [{id: a, heading: 하나}, {id: b, heading: 둘}]${roster}`,
        },
        'week-01',
        '하나',
      )
      expect(text).toBe('# {name} 김하나\n\n`{name}` 는 그대로\n\n### 하나\n\n### 둘\n\n끝{ - 아님}\n')
    })

    it('keeps comments and the order of its front matter', async () => {
      const front =
        '---\n# 우리 규칙\ntags: [{week-id}, "{week-title}"] # 태그\nmember: "{member}"\nextra: {scope}, {next}\nfixed: 02\n---\n'
      const text = await made(own(front), 'week-02', 'kim-hana')
      expect(text).toBe(
        '---\n# 우리 규칙\ntags: [week-02, 복제와 일관성] # 태그\nmember: kim-hana\nextra: 3장,\nfixed: 02\n---\n',
      )
    })

    it('does not turn a value in a comment into a heading', async () => {
      const topics = (name: string) => `weeks: [{id: week-01, topics: ["${name}"]}]\n`
      const template = { 'templates/note.md': '<!-- 주제:\n{topics}\n-->\n\n## 핵심 인사이트\n' }
      for (const name of ['## 핵심 인사이트', '**핵심 인사이트**', '__핵심 인사이트__']) {
        const cwd = fixture({ 'insights.config.yaml': topics(name), ...template })
        expect((await insights(['new', 'week-01', 'kim'], cwd)).code).toBe(0)
        expect(readFileSync(join(cwd, 'notes/week-01/kim.md'), 'utf8')).toContain(`\\${name}`)
        expect((await insights(['lint', 'week-01'], cwd)).stdout).not.toContain('unread-heading')
      }
    })

    it('gets a warning that suggests the closest placeholder', async () => {
      const cwd = fixture(
        own('---\nmember: "{membr}"\n---\n\n# {week}: {weektitle}\n\n<!-- {hints} {topics} -->\n\n`{}` {이름}\n'),
      )
      const { code, stderr } = await insights(['new', 'week-02', 'kim-hana', '--stdout'], cwd)
      const warnings = Array.from(stderr.matchAll(/note\.md:(\d+):1 warning .*?`\{(\w+)\}`/g), ([, line, name]) => [
        line,
        name,
      ])
      expect(warnings).toEqual([
        ['1', 'membr'],
        ['5', 'weektitle'],
        ['7', 'hints'],
      ])
      expect(code).toBe(0)
    })

    it.each([
      ['- <!-- insights:open -->', 1, 'insights:'],
      ['<!-- insights:each member -->\n\n<!-- insights:end -->', 1, 'each section'],
      ['<!-- insights:opens -->', 1, '`open`'],
      ['글\n\n<!-- insights:each section -->', 3, 'insights:end'],
      ['---\nmember: [\n---\n', 2, 'YAML'],
    ])('is reported with the position of an error: %j', async (template, line, words) => {
      const cwd = fixture(own(template))
      const { code, stderr } = await insights(['new', 'week-02', 'kim-hana'], cwd)
      expect(stderr).toContain(`templates/note.md:${line}`)
      expect(stderr).toContain(words)
      expect(code).toBe(2)
      expect(existsSync(join(cwd, 'notes'))).toBe(false)
    })
  })
})
