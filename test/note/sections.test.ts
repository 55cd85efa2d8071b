import { describe, expect, it } from 'vitest'
import { documentFindings } from '../../src/lint/lint.ts'
import { headingMatcher } from '../../src/note/headings.ts'
import { hintsOf } from '../../src/note/hints.ts'
import { parseNote } from '../../src/note/note.ts'
import { type Config, parseConfig } from '../../src/workspace/config.ts'

const config = (text: string): Promise<Config> => parseConfig('insights.config.yaml', text, '/study')
const at = { path: 'notes/week-02/kim.md', week: 'week-02', member: 'kim', order: 0 }

/** The parts of each section of a note, and the findings about its headings. */
async function read(text: string, settings = '', week = 'week-02') {
  const known = await config(settings)
  const note = parseNote({ ...at, week }, { text, bom: false }, known)
  const { outline, text: source } = note
  const sections = [...outline.sections].map(([id, { parts }]) => [
    id,
    ...parts.map(({ start, end }) => source.slice(start, end).trim()),
  ])
  return { sections, findings: documentFindings(note, known).map(({ line, rule }) => `${line} ${rule}`) }
}

describe('the section of a heading', () => {
  const named = [
    { id: 'insights', heading: '핵심 인사이트', aliases: ['Takeaways'] },
    { id: 'common', heading: '질문 (공통)', aliases: [] },
    { id: 'deep', heading: '질문 (심화)', aliases: [] },
    { id: 'next', heading: '다음 주 (예고)', aliases: [] },
  ]
  const match = headingMatcher(named)
  it.each([
    ['핵심 인사이트', 'section', 'insights'],
    ['💡 1. 핵심인사이트:', 'section', 'insights'],
    ['핵심 인사이트 (필수)', 'section', 'insights'],
    ['핵심 인사이트(Core insights)', 'section', 'insights'],
    ['핵심 인사이트 (Core insights) [3개]!', 'section', 'insights'],
    ['**핵심 인사이트** 【필수】', 'section', 'insights'],
    ['takeaways（중요）', 'section', 'insights'],
    ['질문 (심화)', 'section', 'deep'],
    ['다음 주', 'section', 'next'],
    ['다음 주 (10장)', 'section', 'next'],
    ['핵심 인사이드', 'near', 'insights'],
    ['핵심 인사이드 (필수)', 'near', 'insights'],
    ['인사이트 핵심', 'near', 'insights'],
    ['나의 핵심 인사이트', 'contains', 'insights'],
    ['핵심 인사이트 3가지', 'contains', 'insights'],
    ['My takeaways', 'contains', 'insights'],
    ['질문', 'near', 'common'],
    ['핵심', 'none', undefined],
    ['핵심 인사이트를 담은 장', 'none', undefined],
    ['(필수)', 'none', undefined],
    ['constructor', 'none', undefined],
    [`핵심 인사이트 ${'('.repeat(100_000)}`, 'none', undefined],
  ])('%s', (heading, kind, id) => {
    const found = match(heading)
    expect([found.kind, 'id' in found ? found.id : undefined]).toEqual([kind, id])
  })
})

it('ordinary Korean headings of two to four letters are not taken for each other', () => {
  const names =
    `느낀점 배운점 배울점 좋은점 나쁜점 고칠점 바꿀점 궁금증 할일 한일 다음주 지난주 이번주 한줄평 새단어 책소개 궁금한점
    새로운점 어려운점 아쉬운점 좋았던점 나빴던점 개선할점 적용할점 기억할점 중요한점 핵심내용 주요내용 핵심개념 관련개념 추가질문 공통질문
    심화질문 다음계획 다음목표 이번목표 한줄요약 전체요약 내용정리 개념정리 용어정리 마무리 들어가며 참고자료 추가자료 읽은범위 읽은부분
    질문 절문 정리 정의 요약 요점 소감 감상 감성 인상 회고 회의 후기 목표 목차 계획 개념 개요 내용 결론 결과 적용 작용 예시 예제 문제
    해결 해석 주제 주장 참고 자료 출처 기타 메모 논의 토론 발표 의견 이견 장점 단점 강점 약점 원인 원리 배경 경험 학습 복습 예습 실습
    과제 숙제 용어 문장 느낌 생각 발견 질의 답변 아쉬움 어려움 즐거움 새로움 깨달음 궁금함 배움 나눔`.split(/\s+/)
  const taken = names.flatMap((heading) => {
    const match = headingMatcher([{ id: 'one', heading, aliases: [] }])
    return names.filter((name) => name !== heading && match(name).kind !== 'none').map((name) => `${name}: ${heading}`)
  })
  expect(taken).toEqual([])
})

describe('the headings of the other language', () => {
  it.each<[string, string, string, string | undefined]>([
    ['in a Korean workspace', '', 'Further study', 'further-study'],
    ['in an English workspace', 'language: en', '토론 질문', 'questions'],
    [
      'of a section with the default heading',
      'sections: [{id: insights, heading: 핵심 인사이트}]',
      'Core insights',
      'insights',
    ],
    ['but not of one with its own heading', 'sections: [{id: insights, heading: 배운 점}]', 'Core insights', undefined],
    [
      'but not if another section has it',
      'sections: [{id: insights}, {id: x, heading: Core insights}]',
      'Core insights',
      'x',
    ],
  ])('are aliases %s', async (_where, settings, heading, id) => {
    expect((await read(`## ${heading}\n\n- a\n`, settings)).sections).toEqual(id ? [[id, '- a']] : [])
  })
})

describe('a heading that contains the words of a section', () => {
  it.each([
    [
      'is reported if its text is lost',
      '## 실무 적용 아이디어\n- a\n## 나의 핵심 인사이트\n- b\n',
      ['3 unread-heading'],
    ],
    [
      'is reported if it is a bold paragraph',
      '**나의 핵심 인사이트**\n\n- b\n\n## 실무 적용 아이디어\n- a\n',
      ['1 unread-heading'],
    ],
    [
      'is reported inside another section, but not as a bold line',
      '## 실무 적용 아이디어\n\n### 나의 핵심 인사이트\n- a\n\n**나의 핵심 인사이트**\n',
      ['3 unread-heading'],
    ],
    [
      'is a subheading inside another section if the note has the section',
      '## 핵심 인사이트\n- a\n\n## 실무 적용 아이디어\n\n### 나의 핵심 인사이트\n- a\n',
      [],
    ],
    ['is a title above the section', '# 2주차 핵심 인사이트\n\n- 범위: 3장\n\n## 핵심 인사이트\n- a\n', []],
    ['is reported beside the section', '## 핵심 인사이트\n- a\n## 핵심 인사이트 둘째\n- b\n', ['3 unread-heading']],
    ['is not a heading after a `#` without a space', '## 핵심 인사이트\n#을 써서 핵심 인사이트 적기\n', []],
  ])('%s', async (_what, text, findings) => {
    expect((await read(text)).findings).toEqual(findings)
  })
})

describe('the rest of a note', () => {
  const settings = 'sections: [{id: insights}, {id: memo, heading: 메모, rest: true}]'
  it.each<[string, string, string[][]]>([
    ['a note without headings', '하나\n\n- 둘\n', [['memo', '하나\n\n- 둘']]],
    [
      'the text around the other sections',
      '---\nmember: kim\n---\n\n# 2주차\n\n하나\n\n## 핵심 인사이트\n- a\n\n### b\n- c\n\n## 기타\n둘\n\n**핵심 인사이트**\n- d\n\n# 끝\n셋\n',
      [
        ['insights', '- a\n\n### b\n- c', '- d'],
        ['memo', '# 2주차\n\n하나', '## 기타\n둘', '# 끝\n셋'],
      ],
    ],
    [
      'the text below its own heading too',
      '하나\n\n## 메모\n둘\n\n## 기타\n셋\n',
      [['memo', '하나', '둘', '## 기타\n셋']],
    ],
    [
      'nothing, if there are only comments, breaks and definitions',
      '<!-- 주석 -->\n\n---\n\n[a]: b\n\n## 핵심 인사이트\n- a\n',
      [['insights', '- a']],
    ],
    [
      'nothing, if there are only a title, empty headings and comments',
      '# 2주차\n\n<!-- 여기에 씁니다 -->\n\n## 핵심 인사이트\n- a\n\n## 기타\n\n<!-- 링크 -->\n',
      [['insights', '- a']],
    ],
    ['a title too, if there is text', '# 2주차\n\n## 기타\n\n글\n', [['memo', '# 2주차\n\n## 기타\n\n글']]],
  ])('is %s', async (_what, text, sections) => {
    const found = await read(text, settings)
    expect(found).toEqual({ sections, findings: [] })
  })

  it.each([
    ['is almost a section', '## 핵심 인사이드\n- a\n', ['1 unread-heading']],
    ['contains the words of a section that the note lacks', '## 나의 핵심 인사이트\n- b\n', ['1 unread-heading']],
    ['contains the words of one that it has', '## 핵심 인사이트\n- a\n## 나의 핵심 인사이트\n- b\n', []],
    ['is almost, or contains, the section for the rest', '## 나의 메모\n- a\n## 메모들\n- b\n', []],
  ])('is reported if a heading %s', async (_what, text, findings) => {
    expect((await read(text, settings)).findings).toEqual(findings)
  })

  it('has text between hints of a new note, no matter how many there are', async () => {
    const hint = '<!-- 여기에 써 주세요. -->'
    const known = { ...(await config(settings)), hints: [{ start: '여기에 써 주세요.' }] }
    const some = `${hint}\n`.repeat(10_000)
    const text = `## 토론 질문\n\n${some}\n- 왜?\n\n${some}\n- 언제?\n\n${some}`
    const { outline } = parseNote(at, { text, bom: false }, known)
    const parts = outline.sections.get('questions')?.parts ?? []
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual(['- 왜?\n\n', '- 언제?\n\n'])
    expect(parts.map(({ heading }) => heading.type)).toEqual(['heading', 'list'])
  })

  it('has no hints of a new note, however the note is read', async () => {
    const hint = '<!-- {week} 노트. 아래에 써 주세요. -->'
    const known = await config(settings)
    const hints = hintsOf(known, hint)
    const filled = hint.replace('{week}', '3장')
    const text = `# 3장\n\n${filled}\n\n## 하나\n글\n\n${filled}\n<!-- 내 글 -->\n\n## 메모\n${filled}\n둘\n`
    const { outline } = parseNote(at, { text, bom: false }, { ...known, hints })
    const parts = outline.sections.get('memo')?.parts ?? []
    expect(parts.map(({ start, end, depth, line }) => [line, depth, text.slice(start, end).trim()])).toEqual([
      [1, 0, '# 3장'],
      [5, 0, '## 하나\n글'],
      [9, 0, '<!-- 내 글 -->'],
      [13, 2, '둘'],
    ])
  })
})

it.each([
  ['week: 14장', []],
  ['week: 07', []],
  ['week: week-08', ['2 front-matter']],
])('front matter may use any label of a week: %s', async (yaml, findings) => {
  const found = await read(
    `---\n${yaml}\n---\n## 핵심 인사이트\n- a\n`,
    'weeks: [{id: week-07, aliases: [14장]}]',
    'week-07',
  )
  expect(found.findings).toEqual(findings)
})
