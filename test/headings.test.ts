import { describe, expect, test } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const config = 'language: ko\n'
const path = 'notes/week-01/kim.md'

/** The sections of a note as `id: words`, as the document has them. */
async function sections(note: string, settings = ''): Promise<string[]> {
  const cwd = fixture({
    'insights.config.yaml': config + settings,
    [path]: note,
    'notes/week-01/lee.md': '## 핵심 인사이트\n\n- b\n',
  })
  const { stdout, stderr } = await insights(['build', '1', '--format', 'json', '--skip-broken'], cwd)
  expect(stdout, stderr).not.toBe('')
  const { members } = JSON.parse(stdout) as {
    members: { id: string; sections: { id: string; markdown: string }[] }[]
  }
  const found = members.find(({ id }) => id === 'kim')?.sections ?? []
  return found.filter(({ id }) => id !== 'whole').map(({ id, markdown }) => `${id}: ${markdown}`)
}

/** The findings about headings as `line rule`. */
async function findings(note: string, settings = ''): Promise<string[]> {
  const cwd = fixture({ 'insights.config.yaml': config + settings, [path]: note })
  const { stdout } = await insights(['lint', '--format', 'json'], cwd)
  const found = JSON.parse(stdout) as { line: number; rule: string }[]
  return found.map(({ line, rule }) => `${line} ${rule}`).filter((each) => !/missing-section|item-title/.test(each))
}

const insight = '## 핵심 인사이트\n\n- a\n\n'

describe('a heading and its section', () => {
  test.each([
    ['핵심 인사이트', 'insights'],
    ['💡 1. 핵심인사이트:', 'insights'],
    ['핵심 인사이트 (필수)', 'insights'],
    ['핵심 인사이트(Core insights)', 'insights'],
    ['핵심 인사이트 (Core insights) [3개]!', 'insights'],
    ['**핵심 인사이트** 【필수】', 'insights'],
    ['핵심 인사이트'.normalize('NFD'), 'insights'],
    ['CORE  insights', 'insights'],
    ['Core insights（중요）', 'insights'],
    ['Further study', 'further-study'],
    ['추가 학습이 필요한 부분 ##', 'further-study'],
    ['핵심 인사이드', undefined],
    ['나의 핵심 인사이트', undefined],
    ['핵심 인사이트를 담은 장', undefined],
    ['(필수)', undefined],
    ['constructor', undefined],
    [`핵심 인사이트 ${'('.repeat(900)}`, undefined],
  ])('%s', async (heading, id) => {
    expect(await sections(`## ${heading}\n\n- 글\n`)).toEqual(id ? [`${id}: - 글`] : [])
  })

  test.each([
    ['# 핵심 인사이트\n- 글\n', ['insights: - 글']],
    ['###### 핵심 인사이트\n- 글\n', ['insights: - 글']],
    ['핵심 인사이트\n---\n\n- 글\n', ['insights: - 글']],
    ['**핵심 인사이트**\n\n- 글\n', ['insights: - 글']],
    ['**핵심 인사이트**: 글\n\n- 글\n', []],
    ['> ## 핵심 인사이트\n> - 글\n', []],
    ['- ## 핵심 인사이트\n  - 글\n', []],
    ['```\n## 핵심 인사이트\n```\n', []],
    [`${insight}### 속의 제목\n\n글\n\n## 다른 제목\n\n밖의 글\n`, ['insights: - a\n\n#### 속의 제목\n\n글']],
    [`### 핵심 인사이트\n- a\n# 실무 적용 아이디어\n- b\n`, ['insights: - a', 'applications: - b']],
    [`${insight}#### 실무 적용 아이디어\n- b\n`, ['insights: - a', 'applications: - b']],
    [`${insight}## 기타\n글\n\n${insight}`, ['insights: - a\n\n<!-- -->\n\n- a']],
    [`${insight}## 실무 적용 아이디어\n\n<!-- 여기에 -->\n`, ['insights: - a']],
    ['---\ntitle: a\n---\n앞글\n\n## 핵심 인사이트\n- a\n', ['insights: - a']],
  ])('%j', async (note, expected) => {
    expect(await sections(note)).toEqual(expected)
  })

  test.each([
    ['sections: [{id: insights, heading: 배운 것, aliases: [TIL]}]', '배운 것', 'insights'],
    ['sections: [{id: insights, heading: 배운 것, aliases: [TIL]}]', '💡 til!', 'insights'],
    ['sections: [{id: insights, heading: 배운 것}]', 'Core insights', undefined],
    ['sections: [{id: insights}, {id: x, heading: Core insights}]', 'Core insights', 'x'],
    ['sections: [{id: a, heading: 질문 (공통)}, {id: b, heading: 질문 (심화)}]', '질문 (심화)', 'b'],
    ['sections: [{id: next, heading: 다음 주 (예고)}]', '다음 주 (10장)', 'next'],
  ])('with %s, `%s` is %s', async (settings, heading, id) => {
    expect(await sections(`## ${heading}\n\n- 글\n`, settings)).toEqual(id ? [`${id}: - 글`] : [])
  })
})

describe('the usual other words for a section', () => {
  test.each([
    ['흥미로운 발견', 'discoveries'],
    ['독특한 관점', 'discoveries'],
    ['실무 적용', 'applications'],
    ['💡 2. 더 공부할점 (선택)', 'further-study'],
    ['Interesting discoveries', 'discoveries'],
    ['Further reading', 'further-study'],
    ['질문', undefined],
    ['메모', undefined],
    ['느낀 점', undefined],
    ['요약', undefined],
  ])('beside one of the four headings, `%s` is %s', async (heading, id) => {
    const expected = ['insights: - a', ...(id ? [`${id}: - 글`] : [])]
    expect(await sections(`${insight}## ${heading}\n\n- 글\n`)).toEqual(expected)
  })

  test('do not count where the note has the section itself', async () => {
    expect(await sections(`## 인사이트\n- b\n\n${insight}`)).toEqual(['insights: - a'])
  })

  test('count neither in build nor in lint beside none of the usual headings', async () => {
    const note = '# 회고\n\n## 배운 점\n\n- b\n\n## 메모\n\n글\n'
    expect(await sections(note)).toEqual([])
    expect(await findings(note)).toEqual(['1 no-section'])
    const own = 'sections: [{id: til, heading: 오늘 배운 점}]'
    expect(await sections(note, own)).toEqual(['til: - b'])
    expect(await findings(note, own)).toEqual([])
  })

  test('count in the first heading, unless it is the title of the note', async () => {
    expect(await sections(`## 독특한 관점\n- b\n\n${insight}`)).toEqual(['insights: - a', 'discoveries: - b'])
    expect(await sections(`# 독특한 관점\n- b\n\n${insight}`)).toEqual(['insights: - a'])
  })

  test('two of them are one section', async () => {
    expect(await sections(`${insight}## 독특한 관점\n- b\n\n## 흥미로운 발견\n- c\n`)).toEqual([
      'insights: - a',
      'discoveries: - b\n\n<!-- -->\n\n- c',
    ])
  })
})

const rest = 'sections: [{id: insights}, {id: memo, heading: 메모, rest: true}]'
describe('a section with the rest of a note', () => {
  test.each([
    ['하나\n\n- 둘\n', ['memo: 하나\n\n- 둘']],
    [`하나\n\n${insight}## 기타\n둘\n`, ['insights: - a', 'memo: 하나\n\n#### 기타\n둘']],
    ['하나\n\n## 메모\n둘\n\n## 기타\n셋\n', ['memo: 하나\n\n둘\n\n#### 기타\n셋']],
    [`<!-- 주석 -->\n\n---\n\n[a]: b\n\n${insight}`, ['insights: - a']],
    [`# 2주차\n\n<!-- 여기에 씁니다 -->\n\n${insight}## 기타\n\n<!-- 링크 -->\n`, ['insights: - a']],
  ])('%j', async (note, expected) => {
    expect(await sections(note, rest)).toEqual(expected)
  })
})

describe('nothing goes missing without a word', () => {
  test.each([
    ['a heading that is nearly one', `${insight}## 실무 적용 아이디아\n- b\n`, /^5 /],
    ['a heading that contains one', `${insight}## 나의 실무 적용 아이디어\n- b\n`, /^5 /],
    ['a heading in a quote', `${insight}> ## 실무 적용 아이디어\n> - b\n`, /^5 /],
    ['a heading in code that was left open', `${insight}\`\`\`\n## 실무 적용 아이디어\n- b\n`, /^[56] /],
    ['another heading with text', `${insight}## 기타\n\n글\n`, /^5 /],
  ])('%s', async (_name, note, expected) => {
    expect(await findings(note)).toContainEqual(expect.stringMatching(expected))
  })

  test.each([
    ['느낀정', 'error'],
    ['느낄 점', 'warning'],
    ['배은 점', 'error'],
    ['배울 점', 'warning'],
    ['요얀', 'warning'],
    ['느낀점들', 'error'],
    ['요약들', 'warning'],
  ])('another letter, `%s`, is an error only where it is no other word', async (heading, severity) => {
    const config = `sections:
  - {id: insights}
  - {id: a, heading: 느낀 점}
  - {id: b, heading: 배운 점}
  - {id: c, heading: 요약}
`
    const cwd = fixture({ 'insights.config.yaml': config, [path]: `${insight}## ${heading}\n\n글\n` })
    const { stdout } = await insights(['lint', '--format', 'json'], cwd)
    const found = JSON.parse(stdout) as { rule: string; severity: string }[]
    expect(found.filter(({ rule }) => rule === 'unread-heading').map((each) => each.severity)).toEqual([severity])
  })

  test.each([
    ['a title above', `# 2주차 핵심 인사이트\n\n${insight}`],
    ['a heading inside a section that the note has', `${insight}### 나의 핵심 인사이트\n\n- b\n`],
    ['a bold line', `${insight}**그 밖에**\n\n- b\n`],
  ])('and nothing is said of %s', async (_name, note) => {
    expect(await findings(note)).toEqual([])
  })
})
