import { describe, expect, it } from 'vitest'
import { en } from '../../src/languages/en/pack.ts'
import { enUsualHeadings } from '../../src/languages/en/usual-headings.ts'
import { ko } from '../../src/languages/ko/pack.ts'
import { koUsualHeadings } from '../../src/languages/ko/usual-headings.ts'
import { headingMatcher } from '../../src/note/headings.ts'
import { parseNote } from '../../src/note/note.ts'
import { curatedSections } from '../../src/questions/discussion-file.ts'
import { parseConfig } from '../../src/workspace/config.ts'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

/** The parts of each section of a note. */
async function read(text: string, settings = '') {
  const config = await parseConfig('insights.config.yaml', settings, '/study')
  const at = { path: 'notes/week-02/kim.md', week: 'week-02', member: 'kim', order: 0 }
  const { outline } = parseNote(at, { text, bom: false }, config)
  return [...outline.sections].map(([id, { parts }]) => [
    id,
    ...parts.map(({ start, end }) => text.slice(start, end).trim()),
  ])
}

describe('usual headings', () => {
  const all = [...Object.entries(koUsualHeadings), ...Object.entries(enUsualHeadings)]
  it.each(all.flatMap(([id, headings]) => headings.map((heading) => [heading, id])))('%s is %s', (heading, id) => {
    for (const { sections, questions } of [ko, en]) {
      const other = sections === ko.sections ? en : ko
      const named = [...sections, questions].map((section) => ({
        ...section,
        aliases: [...other.sections, other.questions].flatMap((one) => (one.id === section.id ? [one.heading] : [])),
      }))
      expect(headingMatcher(named, 'questions')(heading)).toMatchObject({ kind: 'usual', id })
    }
  })

  it.each([
    ['흥미로운 발견', 'discoveries'],
    ['독특한 관점', 'discoveries'],
    ['실무 적용', 'applications'],
    ['적용 아이디어', 'applications'],
    ['추가 학습', 'further-study'],
    ['더 공부할 점', 'further-study'],
    ['💡 2. 더 공부할점 (선택)', 'further-study'],
    ['인사이트', 'insights'],
    ['Insights', 'insights'],
    ['Key insights', 'insights'],
    ['Discoveries', 'discoveries'],
    ['Interesting discoveries', 'discoveries'],
    ['Applications', 'applications'],
    ['Further reading', 'further-study'],
  ])('`%s` is a section where the note has no other heading for it', async (heading, id) => {
    expect(await read(`## ${heading}\n\n- 글\n`)).toEqual([[id, '- 글']])
  })

  it.each([['질문'], ['토론'], ['Questions'], ['Discussion'], ['추가'], ['또는'], ['메모'], ['느낀 점'], ['요약']])(
    '`%s` is none',
    async (heading) => expect(await read(`## ${heading}\n\n- 글\n`)).toEqual([]),
  )

  it.each([
    ['the note has the section itself', '## 인사이트\n- a\n\n## 핵심 인사이트\n- b\n', [['insights', '- b']]],
    ['two halves are one section', '## 독특한 관점\n- a\n\n## 흥미로운 발견\n- b\n', [['discoveries', '- a', '- b']]],
    [
      'the heading is in a section',
      '## 핵심 인사이트\n- a\n\n### 적용 아이디어\n- b\n',
      [['insights', '- a\n\n### 적용 아이디어\n- b']],
    ],
    ['the text is only bold', '## 핵심 인사이트\n- a\n\n**인사이트**\n', [['insights', '- a\n\n**인사이트**']]],
    ['the heading is the title of the note', '# 인사이트\n\n글\n\n## 실무 적용\n- a\n', [['applications', '- a']]],
    ['all of the note is below it', '# 인사이트\n\n### 하나\n- a\n', [['insights', '### 하나\n- a']]],
  ])('if %s', async (_name, text, sections) => expect(await read(text)).toEqual(sections))

  const config = 'sections: [{id: log, heading: 한 주 기록}, {id: plan, heading: 다음 주 계획}, {id: insights}]\n'
  it.each([
    ['기록', 'log'],
    ['계획', 'plan'],
    ['다음 주', 'plan'],
    ['주', undefined],
    ['다음 기록', undefined],
    ['인사이트', 'insights'],
    ['실무 적용', undefined],
  ])('`%s` is a part of a configured heading: %s', async (heading, id) => {
    expect(await read(`## ${heading}\n\n- 글\n`, config)).toEqual(id ? [[id, '- 글']] : [])
  })

  it('do not count in `discussion.md`', () => {
    const at = { path: 'discussion.md', week: 'week-02', member: 'discussion', order: 0 }
    const { outline } = parseNote(at, { text: '## 질문\n- 글\n\n## 심화\n- 글\n', bom: false }, curatedSections(ko))
    expect([...outline.sections]).toEqual([])
  })
})

describe('build', () => {
  const text = '## 흥미로운 발견\n- 하나\n\n## 회사에서 해 보기\n- 둘\n\n## 질문\n- 셋\n'
  const built = (files: Record<string, string>) =>
    insights(['build', '1', '--stdout'], fixture({ 'notes/week-01/kim.md': text, ...files }))

  it('takes a half of a heading, and says in one line what is left out', async () => {
    const { stdout, stderr } = await built({})
    expect(stdout).toContain('### 독특한 관점 또는 흥미로운 발견\n- 하나\n')
    expect(stderr.match(/warning/g)).toHaveLength(1)
    expect(stderr).toMatch(
      /kim\.md:4:1 warning {2}다음 제목 아래의 글은 .*: `회사에서 해 보기`, `질문`\. 노트에 없는 섹션: /,
    )
  })

  it('says so of a bare heading of questions', async () => {
    const config = 'sections: [{id: discoveries}]\n'
    const { stderr } = await built({
      'insights.config.yaml': config,
      'notes/week-01/kim.md': '## 흥미로운 발견\n- 하나\n\n## 질문\n- 둘\n',
    })
    expect(stderr).toMatch(/kim\.md:4:1 warning .*: `질문`\n.*`토론 질문`으로/)
  })

  it.each([
    ['a line in the config', { 'insights.config.yaml': 'lint: {rules: {unread-heading: off}}\n' }],
    ['a comment', { 'notes/week-01/kim.md': `${text}\n<!-- insights-disable unread-heading -->\n` }],
  ])('is silenced by %s', async (_name, files) => {
    expect((await built(files)).stderr).toBe('')
  })
})
