import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { insights } from '../host.ts'
import fc, { runs } from '../property.ts'
import { fixture } from '../workspaces.ts'

/** Words with a meaning in YAML, Markdown, HTML or templates. */
const awkward = [
  'x: y # z',
  "it's",
  '"quoted"',
  '- 항목',
  '# 제목',
  '> 인용',
  '1. 첫째',
  '---',
  '| a | b |',
  '`코드',
  '**굵게',
  '_기울임_ *별*',
  '~~지움~~ 1~5, 4~64',
  '<details>',
  '<b>x',
  '<!-- 주석',
  '주석 --> 끝',
  '--!> 끝',
  '-> x',
  '[ref]',
  '[글](주소)',
  '![](x.png)',
  '[^1]',
  'a{b',
  'null',
  'true',
  '02',
  '1e3',
  '2026-09-01',
  '~',
  '@a',
  '%x',
  '&amp;',
  '&x *y',
  '!t',
  '\\',
  'www.example.com',
  'http://x.y/z',
  'a@b.co',
  '$x_1$',
  '핵심 인사이트',
  '## 핵심 인사이트',
  'Core insights',
  'a  b',
  '김하나 "KHN"',
  '?',
  ', ]',
  '[ ] 할 일',
]
const words = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...awkward) },
    { weight: 1, arbitrary: fc.constantFrom('복제와 일관성', 'Foundation models') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
  )
  .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu, ' ').trim())
  .filter((text) => text !== '')

const headings = [
  '핵심 인사이트',
  'C# & .NET에서 배운 것',
  '"왜"라는 물음',
  'A/B: 비교',
  '`코드` 읽기',
  '*강조*한 대목',
  '<태그>와 속성',
  '가격 | 성능',
  '[참고] 자료 모음',
  '1. 첫인상',
  '숫자 1~5와 4~64',
  '무엇이든 #',
  '느낀 점!',
  'Open_questions',
  '중괄호} 이야기',
  'Further reading --> next',
]
const section = fc.record(
  {
    required: fc.boolean(),
    min: fc.constantFrom(0, 1, 2),
    max: fc.constantFrom(3, 5),
    titled: fc.boolean(),
  },
  { requiredKeys: [] },
)
const sections = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...headings), section), {
    minLength: 1,
    maxLength: 5,
    selector: ([heading]) => heading,
  })
  .map((chosen) =>
    chosen.map(([heading, more], at) => ({
      id: at === chosen.length - 1 ? 'further-study' : `s${at}`,
      heading,
      ...more,
    })),
  )

const pieces = [
  '# {week}{ - week-title}',
  '# {week-title} 노트',
  '- 범위: {scope}\n- 주제: {topics}',
  '> {title}, {date}',
  '{name} ({romanized})',
  '| 발표 | 정리 |\n|---|---|\n| {presenter} | {editor} |',
  '<!-- {scope}\n{topics} -->',
  '<!-- {title} --> 글',
  '`{name}`',
  '```\n{title}\n```',
  '<!-- insights:if week-title -->\n\n제목: {week-title}\n\n<!-- insights:end -->',
  '[책](https://example.com/{week-id}?by={id}&in={scope})',
  '## 요약\n\n자유롭게 적은 글',
]
const perSection =
  '<!-- insights:each section -->\n\n## {heading}\n<!-- {hint} -->\n\n<!-- insights:open -->\n\n<!-- insights:end -->'
const frontMatter = [
  '',
  '---\nmember: {member}\nweek: {week-id}\n---\n',
  '---\ntitle: "{week-title}" # 제목\nmember: {member}\ndate: {date}\n---\n',
]
const template = fc.oneof(
  fc.constant(undefined),
  fc
    .tuple(
      fc.constantFrom(...frontMatter),
      fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 2 }),
    )
    .map(([front, before, after]) => `${front}${[...before, perSection, '## 메모', ...after].join('\n\n')}\n`),
)

const workspace = fc.record({
  language: fc.constantFrom('ko', 'en'),
  title: words,
  sections: fc.option(sections, { nil: undefined }),
  template,
  name: words,
  week: fc.record(
    { title: words, scope: words, topics: fc.array(words, { maxLength: 3 }), date: fc.constant('2026-09-08') },
    { requiredKeys: [] },
  ),
  roster: fc.boolean(),
  open: fc.array(words, { maxLength: 3 }),
})

/** Only missing text may be reported, and only once. */
const allowed = ['empty-section']

describe('a new note', () => {
  it('has no findings except the empty sections, whatever the group is called', {}, async () => {
    await fc.assert(
      fc.asyncProperty(workspace, async ({ language, title, sections, template, name, week, roster, open }) => {
        const config = {
          language,
          title,
          ...(sections ? { sections } : {}),
          ...(roster ? { members: [{ id: 'kim', name }] } : {}),
          weeks: [{ id: 'week-01' }, { id: 'week-02', ...week }],
        }
        const heading = sections?.at(-1)?.heading ?? (language === 'ko' ? '추가 학습이 필요한 부분' : 'Further study')
        const cwd = fixture({ 'insights.config.json': JSON.stringify(config) })
        mkdirSync(join(cwd, 'templates'))
        if (template !== undefined) writeFileSync(join(cwd, 'templates/note.md'), template)
        mkdirSync(join(cwd, 'notes/week-01'), { recursive: true })
        const before = `## ${heading.replace(/[\\`*_{}[\]<>#|~-]/g, '\\$&')}\n\n${open.map((item) => `- ${item}`).join('\n\n')}\n`
        writeFileSync(join(cwd, 'notes/week-01/kim.md'), before)

        const made = await insights(['new', 'week-02', 'kim', ...(roster ? [] : ['--name', name])], cwd)
        expect(made.code, made.stderr).toBe(0)
        const text = readFileSync(join(cwd, 'notes/week-02/kim.md'), 'utf8')
        const { stdout, stderr } = await insights(['lint', '--format', 'json', 'week-02'], cwd)
        const rules = (JSON.parse(stdout || '[]') as { rule: string }[]).map(({ rule }) => rule)
        expect(
          rules.filter((rule) => !allowed.includes(rule)),
          `${stderr}\n${stdout}\n${text}`,
        ).toEqual([])
        expect(rules.length, text).toBe(1)
        if (text.startsWith('---\n'))
          expect(Object.values(parse(text.split('\n---\n')[0] ?? '') ?? {}).every((value) => value !== null)).toBe(true)
        expect(readdirSync(join(cwd, 'notes/week-02'))).toEqual(['kim.md'])
      }),
      { numRuns: runs(50) },
    )
  })
})
