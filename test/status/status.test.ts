import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { shortLabels } from '../../src/status/grid.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const full =
  '## 핵심 인사이트\n- a\n## 독특한 관점 또는 흥미로운 발견\n- b\n## 실무 적용 아이디어\n- c\n## 추가 학습이 필요한 부분\n- d\n'
const most = full.replace('- d', '<!-- 아직 -->\n-')
const group = {
  'insights.config.yaml': `
members: [{id: hana, name: 김하나}, {id: duri, name: 이두리}, {id: ada, name: Ada Lovelace}]
weeks:
  - {id: week-01, date: 2026-09-01, presenter: hana, editor: 이두리}
  - {id: week-02, date: 2026-09-08, presenter: duri, excused: [ada]}
  - {id: week-03, date: 2026-09-15}
`,
  'notes/week-01/hana.md': full,
  'notes/week-01/duri.md': most,
  'notes/week-01/ada.md': `---\ndraft: true\n---\n${full}`,
  'notes/week-02/hana.md': most,
}

interface Shown {
  id: string
  due: boolean
  document: { path: string; state: string }
  members: { id: string; state: string; late: boolean; sections: { written: number; of: number; empty: string[] } }[]
}

async function data(cwd: string, ...args: string[]): Promise<Shown[]> {
  const { stdout } = await insights(['status', '--format', 'json', '--today', '2026-09-08', ...args], cwd)
  return JSON.parse(stdout)
}

describe('insights status', () => {
  it('shows members by week, aligned even with wide letters', async () => {
    const { code, stdout } = await insights(['status', '--today', '2026-09-08'], fixture(group))
    expect(stdout).toBe(`팀원          week-01  week-02  week-03
김하나        완료     3/4      ·
이두리        3/4!     없음     ·
Ada Lovelace  초안!    면제     ·
발표          김하나   이두리   –
정리          이두리   –        –
문서          없음     없음     –

!  모임 날짜가 지났습니다.
·  아직 시작하지 않은 주차입니다.
3/4는 섹션 4개 중 3개를 썼다는 뜻입니다.
갱신할 문서가 있습니다. 만들려면: \`npx study-insights build --all\`
`)
    expect(code).toBe(0)
  })

  it('shows the same in colour, and in English', async () => {
    const cwd = fixture({ ...group, 'insights.config.yaml': `language: en\n${group['insights.config.yaml']}` })
    const plain = (await insights(['status', '--today', '2026-09-08'], cwd)).stdout
    const { stdout } = await insights(['status', '--today', '2026-09-08', '--color'], cwd)
    expect(stdout).toContain('\x1b[31m')
    expect(stripVTControlCharacters(stdout)).toBe(plain)
    expect(plain.replace(/김하나|이두리/g, '')).not.toMatch(/[가-힣]/)
  })

  // A deleted section is nothing to write, and `lint` names those that are empty.
  it.each([
    ['ko', '2/3은 섹션 3개 중 2개를 썼다는'],
    ['en', '2/3: 2 of 3 sections'],
  ])('counts the sections of a note, in %s', async (language, legend) => {
    const sections = '[{id: one, heading: One}, {id: two, heading: Two}, {id: three, heading: Three}]'
    const config = `language: ${language}\nsections: ${sections}\n`
    const cwd = fixture({ 'notes/week-01/a.md': '## One\n\na\n\n## Three\n\nb\n', 'insights.config.yaml': config })
    const { stdout } = await insights(['status'], cwd)
    expect(stdout).toContain(legend)
    expect(stdout).not.toContain('Two')
  })

  it('puts weeks that do not fit below', async () => {
    const weeks = Array.from({ length: 9 }, (_, at) => `{id: week-0${at + 1}}`)
    const cwd = fixture({ 'insights.config.yaml': `weeks: [${weeks}]`, 'notes/week-01/김하나.md': full })
    const { stdout } = await insights(['status'], cwd, {}, { columns: 40 })
    expect(stdout.match(/^팀원/gm)).toHaveLength(3)
    const tables = stdout.split('\n').filter((line) => /^(?:팀원|김하나|문서) /.test(line))
    expect(Math.max(...tables.map((line) => stringWidth(line)))).toBeLessThanOrEqual(40)
    for (const id of stdout.match(/week-0\d/g) ?? []) expect(weeks).toContain(`{id: ${id}}`)
    expect(new Set(stdout.match(/week-0\d/g)).size).toBe(9)
  })

  it.each<[string, string[], string[]]>([
    ['a name of a week behind its number', ['3주차(Chapter 6~7)', '10주차(Chapter 18~19)'], ['3주차', '10주차']],
    ['a title', ['Chapter 01 - 도메인 모델', '02장_애그리거트', '03.값 객체'], ['Chapter 01', '02장', '03']],
    ['a month that several weeks have', ['4월 2주차 모임', '4월 3주차 모임', '5월'], ['4월 2주차', '4월 3주차', '5월']],
    ['a date', ['2026-07-02 모임', '2026-07-09 모임'], ['2026-07-02', '2026-07-09']],
    ['a label that begins like another', ['1장', '1장 보충 모임', '2장 보충'], ['1장', '1장 보충', '2장']],
    ['a title without a number', ['함께 읽는 들어가는 글', '맺음말'], ['함께 읽는 들어…', '맺음말']],
    [
      'titles that would be cut alike',
      ['Introduction and plan', 'Introduction and end'],
      ['Introduction and plan', 'Introduction and end'],
    ],
  ])('shortens %s', (_what, labels, shortened) => {
    expect(shortLabels(labels)).toEqual(shortened)
  })

  const titles = ['작은 시작', '모델과 언어', '값과 객체', '묶음과 경계', '저장소', '사건', '여러 문맥', '다시 짓기']
  const long = titles.map((title, at) => `${at + 1}주차 - 함께 읽는 책의 장 ${title}`)
  const longWeeks = Object.fromEntries(long.map((label) => [`notes/${label}/김하나.md`, full]))

  it('shortens the labels of weeks that do not fit, and names no week if all documents are to be built', async () => {
    const cwd = fixture({ ...longWeeks, 'insights.config.yaml': 'language: ko\n' })
    const { stdout } = await insights(['status'], cwd)
    expect(stdout).toBe(`팀원    1주차  2주차  3주차  4주차  5주차  6주차  7주차  8주차
김하나  완료   완료   완료   완료   완료   완료   완료   완료
문서    없음   없음   없음   없음   없음   없음   없음   없음

갱신할 문서가 있습니다. 만들려면: \`npx study-insights build --all\`
`)
    expect((await insights(['status'], cwd, {}, { columns: 400 })).stdout).toContain(long[7])
    // A beginning of a label names the week on the command line.
    const two = await insights(['status', '7주차', '8주차'], cwd, {}, { columns: 40 })
    expect(two.stdout).toMatch(/^팀원 +7주차 +8주차$/m)
    expect(two.stdout).toContain(`build "${long[6]}" "${long[7]}"`)
    expect((await data(cwd)).map(({ id }) => id)).toEqual(long)
  })

  it('names the weeks if one of the documents cannot be built', async () => {
    const cwd = fixture({
      'notes/week-01/a.md': full,
      'notes/week-02/a.md': full,
      'notes/week-03/a.md': '---\nmember: [\n---\n',
    })
    expect((await insights(['status'], cwd)).stdout).toContain('build week-01 week-02`')
  })

  it('prints everything as data', async () => {
    const [first, second, third] = await data(fixture(group))
    expect(first).toMatchObject({
      id: 'week-01',
      number: 1,
      date: '2026-09-01',
      presenter: 'hana',
      editor: 'duri',
      due: true,
    })
    expect(first?.members[1]).toEqual({
      id: 'duri',
      name: '이두리',
      state: 'partly',
      late: true,
      sections: { written: 3, of: 4, empty: ['further-study'], optional: [] },
      paths: ['notes/week-01/duri.md'],
    })
    expect(second?.members.map(({ state, late }) => [state, late])).toEqual([
      ['partly', false],
      ['missing', false],
      ['excused', false],
    ])
    expect(third).toMatchObject({ due: false, document: { state: 'none' } })
  })

  it('prints a Markdown table whose cells link to the notes', async () => {
    const cwd = fixture({
      'insights.config.yaml': 'weeks: [{id: "2주차 (a|b)"}]',
      'notes/2주차 (a|b)/김 하나.md': full,
    })
    const { stdout } = await insights(['status', '--format', 'markdown'], cwd)
    expect(stdout).toContain('| 팀원 | 2주차 (a\\|b) |\n| - | :-: |\n')
    expect(stdout).toMatch(/\[완료\]\(notes\/2%EC[^ ]+%20[^ ]*\.md\)/)
  })

  it('notifies nobody whose name is in a comment', async () => {
    const cwd = fixture({ 'notes/week-01/hana.md': full.replace(/^/, '---\nmember: "@hana"\n---\n') })
    const { stdout } = await insights(['status', '--format', 'markdown'], cwd)
    expect(stdout).toContain('| @\u200Bhana | [완료](notes/week-01/hana.md) |')
  })

  it('prints nothing that a terminal or a log would interpret, not even in Markdown', async () => {
    const cwd = fixture({ 'notes/week-01/a\u001b[2J.md': full })
    for (const format of ['table', 'markdown']) {
      const { stdout } = await insights(['status', '--format', format], cwd)
      expect(stdout).toMatch(/a␛\\?\[2J/)
      expect(stdout).toMatch(/^[\P{Cc}\n]*$/u)
    }
  })

  describe('the document', () => {
    it('is fresh when built, stale when a note changes, edited when someone changes it', async () => {
      const cwd = fixture(group)
      await insights(['build', 'week-01'], cwd)
      const state = async () => (await data(cwd, 'week-01'))[0]?.document.state
      expect(await state()).toBe('fresh')
      writeFileSync(join(cwd, 'notes/week-01/discussion.md'), '## 공통 질문\n\n- **하나**: 왜?\n')
      expect(await state()).toBe('stale')
      await insights(['build', 'week-01'], cwd)
      expect(await state()).toBe('fresh')
      writeFileSync(join(cwd, 'notes/week-01/hana.md'), full.replace('- a', '- b'))
      expect(await state()).toBe('stale')
      const path = join(cwd, 'notes/week-01/insights.md')
      writeFileSync(path, readFileSync(path, 'utf8').replace('- b', '- 고침'))
      expect(await state()).toBe('edited')
      writeFileSync(path, '# 손으로 쓴 문서\n')
      expect(await state()).toBe('foreign')
    })

    const written =
      '## 핵심 인사이트\n\n- **복제 지연**: 평균보다 꼬리가 길지만 읽기는 나뉜다.\n- **쿼럼**: 둘이면 안전하지만 느리다.\n'
    const asked = '\n## 토론 질문\n\n- 왜 [그럴까요][r]?\n- 언제 그럴까요?\n\n[r]: https://example.com\n'
    const study = {
      'insights.config.yaml': 'weeks: [{id: week-01}, {id: week-02, title: 복제와 쿼럼, topics: [복제, 쿼럼]}]\n',
      'notes/week-01/hana.md': written + asked,
      'notes/week-01/duri.md': `${written}- **복제 지연**: 쿼럼이 있으면 복제 지연이 보이지 않는다.\n`,
    }
    it.each([
      ['proposals beside members’ questions', {}, 'unsettled'],
      [
        'one list turned off',
        { 'insights.config.yaml': 'weeks: [{id: week-01}, {id: week-02, topics: [쿼럼]}]\ndiscussion: {deep: 0}\n' },
        'unsettled',
      ],
      [
        'a group that wants no proposals',
        { 'insights.config.yaml': 'discussion: {common: 0, deep: 0, next: 0, topics: 0}\n' },
        'fresh',
      ],
      [
        'a template without the discussion',
        { 'templates/insights.md': '# {week}\n\n<!-- insights:overview -->\n' },
        'fresh',
      ],
      ['words that look like a list', { 'notes/week-01/ada.md': `${written}\n#### 심화 토론\n\n- 글\n` }, 'unsettled'],
    ])('has the right state with %s', async (_what, more, state) => {
      const cwd = fixture({ ...study, ...more })
      const now = async () => (await data(cwd, 'week-01'))[0]?.document.state
      await insights(['build', 'week-01'], cwd)
      expect(await now()).toBe(state)
      writeFileSync(join(cwd, 'notes/week-01/duri.md'), `${written}- 하나 더\n- 둘 더\n`)
      expect(await now()).toBe('stale')
    })

    it('agrees with build --check if the discussion would change', async () => {
      const cwd = fixture(study)
      await insights(['build', 'week-01'], cwd)
      const state = async () => (await data(cwd, 'week-01'))[0]?.document.state
      const check = async () => (await insights(['build', '--check', 'week-01'], cwd)).code
      expect([await state(), await check()]).toEqual(['unsettled', 0])
      const config = join(cwd, 'insights.config.yaml')
      writeFileSync(config, `${readFileSync(config, 'utf8')}discussion: {next: 0}\n`)
      expect([await state(), await check()]).toEqual(['stale', 1])
    })

    it('is blocked by a broken note, which is named', async () => {
      const cwd = fixture({ ...group, 'notes/week-01/duri.md': '---\nmember: [\n---\n' })
      const { stdout, stderr, code } = await insights(['status', 'week-01', '--today', '2026-09-01'], cwd)
      expect(stdout).toMatch(/이두리 +오류/)
      expect(stdout).toMatch(/문서 +만들 수 없음(?:.*\n)*만들 수 없음: 오류가 있는 노트를 먼저/)
      expect(stderr).toContain('notes/week-01/duri.md')
      expect(code).toBe(0)
    })
  })

  describe('--check', () => {
    const check = async (cwd: string, ...args: string[]) => (await insights(['status', '--check', ...args], cwd)).code

    it('is 1 if a note of a due week is missing', async () => {
      expect(await check(fixture(group), '--today', '2026-09-08')).toBe(1)
    })

    it('is 0 if everyone has written or is excused, whatever comes later', async () => {
      const cwd = fixture({ ...group, 'notes/week-01/ada.md': full, 'notes/week-02/duri.md': full })
      expect(await check(cwd, '--today', '2026-09-08')).toBe(0)
      expect(await check(cwd, '--today', '2026-09-15')).toBe(1)
      expect(await check(cwd, '--today', '2026-09-08', 'week-03')).toBe(1)
      expect(await check(cwd, '--today', '2026-09-15', 'week-01', '2')).toBe(0)
    })

    it.each([
      ['a draft', `---\ndraft: true\n---\n${full}`],
      ['a note with empty sections', '## 핵심 인사이트\n\n<!-- 힌트 -->\n'],
      ['a note that cannot be read', '---\nmember: [\n---\n'],
    ])('does not count %s', async (_what, text) => {
      const cwd = fixture({ 'insights.config.yaml': 'members: [{id: a}]', 'notes/week-01/a.md': text })
      expect(await check(cwd)).toBe(1)
    })

    it('does not report weeks that have no date and no notes', async () => {
      const cwd = fixture({
        'insights.config.yaml': 'weeks: [{id: week-01}, {id: week-02}]',
        'notes/week-01/a.md': full,
      })
      expect(await check(cwd)).toBe(0)
    })
  })

  it('finds members without a roster from the notes of all weeks', async () => {
    const cwd = fixture({
      'notes/week-01/Kim.md': `---\nmember: 김하나\n---\n${full}`,
      'notes/week-02/kim.md': full,
      'notes/week-02/b.md': full,
    })
    const [first] = await data(cwd, 'week-01')
    expect(first?.members.map(({ id, state }) => [id, state])).toEqual([
      ['b', 'missing'],
      ['Kim', 'written'],
    ])
  })

  it.each(['2026-02-30', 'today', '2026-9-1', ''])('refuses the day %j', async (day) => {
    expect((await insights(['status', '--today', day], fixture(group))).code).toBe(2)
  })

  it('has nothing to show in an empty folder', async () => {
    const { code, stderr } = await insights(['status'], fixture({}))
    expect(stderr).toContain('npx study-insights new week-01')
    expect(code).toBe(2)
  })
})

it('a note as `new` makes it has no section, also with a section for all other text', async () => {
  const config = 'members: [{id: kim}]\nsections: [{id: memo, heading: 메모, rest: true}, {id: insights}]\n'
  const cwd = fixture({ 'insights.config.yaml': config })
  expect((await insights(['new', 'week-01', 'kim'], cwd)).code).toBe(0)
  const { stdout } = await insights(['status', '--format', 'json'], cwd)
  expect(JSON.parse(stdout)[0].members[0].sections).toEqual({ written: 0, of: 1, empty: ['insights'], optional: [] })
})

describe('a section for all other text', () => {
  const headings = '{id: a, heading: 정리}, {id: b, heading: 느낀 점}, {id: c, heading: 질문거리}'
  const all = '## 정리\n\n- 하나\n\n## 느낀 점\n\n- 둘\n\n## 질문거리\n\n- 셋\n'
  const memo = '{id: memo, heading: 메모, rest: true'
  const readme = '<!-- insights:index -->\n<!-- insights:end -->\n'
  const onlyMemo = { written: 1, of: 1, empty: [], optional: [] }

  it.each([
    ['all headings', headings, `${memo}}`, all, '완료', { written: 3, of: 3, empty: [], optional: [] }, 0, '✓'],
    [
      'all headings and other text',
      ...[headings, `${memo}}`, `다른 글\n\n${all}`, '완료'],
      ...[{ written: 3, of: 3, empty: [], optional: ['memo'] }, 0, '✓'],
    ],
    // The document has all of its text, but the member is not finished.
    [
      'other text only',
      ...[headings, `${memo}}`, '다른 글\n', '0/3\\+'],
      ...[{ written: 0, of: 3, empty: ['a', 'b', 'c'], optional: ['memo'] }, 0, '0/3'],
    ],
    [
      'empty headings only',
      ...[headings, `${memo}}`, all.replaceAll(/^- .*$/gm, ''), '0/3'],
      ...[{ written: 0, of: 3, empty: ['a', 'b', 'c'], optional: [] }, 1, '0/3'],
    ],
    [
      'a group that requires other text',
      ...[headings, `${memo}, required: true}`, all, '3/4'],
      ...[{ written: 3, of: 4, empty: ['memo'], optional: [] }, 0, '✓'],
    ],
    ['a group without headings', '', `${memo}}`, '글\n', '완료', onlyMemo, 0, '✓'],
    [
      'an empty note of a group without headings',
      ...['', `${memo}}`, '\n', '0/1', { written: 0, of: 1, empty: ['memo'], optional: [] }, 1, '0/1'],
    ],
  ] as [string, string, string, string, string, object, number, string][])(
    'counts only if nothing else does: %s',
    async (_title, others, rest, text, word, sections, code, mark) => {
      const cwd = fixture({
        'insights.config.yaml': `index: README.md\nsections: [${[rest, others].filter(Boolean).join(', ')}]\n`,
        'notes/week-01/김하나.md': text,
        'README.md': readme,
      })
      const [week] = await data(cwd)
      expect(week?.members[0]?.sections).toEqual(sections)
      expect((await insights(['status'], cwd)).stdout).toMatch(new RegExp(`^김하나 +${word}$`, 'm'))
      expect((await insights(['status', '--check'], cwd)).code).toBe(code)
      await insights(['build', '--all'], cwd)
      expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toContain(`[${mark}](notes/week-01/`)
    },
  )

  it.each([
    ['ko', '+  써야 할 섹션에는 글이 없지만, 그 밖에 쓴 글이 문서에 있습니다.'],
    ['en', '+  none of the sections to be written, but other text is in the document'],
  ])('is explained where it is all there is, and enough for the reminder, in %s', async (language, means) => {
    const config = `language: ${language}\nsections: [${headings}, ${memo}}]\n`
    const cwd = fixture({ 'insights.config.yaml': config, 'notes/week-01/김하나.md': '다른 글\n' })
    expect((await insights(['status'], cwd)).stdout).toContain(`\n${means}\n`)
    expect((await insights(['status', '--format', 'text'], cwd)).stdout).toMatch(/모두 썼어요|everybody has written/)
    const other = fixture({ 'insights.config.yaml': config, 'notes/week-01/김하나.md': all })
    expect((await insights(['status'], other)).stdout).not.toContain('+')
  })

  it.each(['ko', 'en'])('is not a heading that the report of a note misses, in %s', async (language) => {
    const cwd = fixture({
      'insights.config.yaml': `language: ${language}\nsections: [${headings}, ${memo}}]\n`,
      'notes/week-01/김하나.md': all,
    })
    expect((await insights(['lint', '--format', 'markdown'], cwd)).stdout).not.toContain('메모')
  })
})
