import { describe, expect, test } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

/** Each problem of a config as `line:column key`, as any command prints it. */
async function problems(config: string): Promise<string[]> {
  const { code, stderr } = await insights(['status'], fixture({ 'insights.config.yaml': config }))
  const found = Array.from(stderr.matchAll(/^insights\.config\.yaml:(\d+:\d+) error {2}([^\s:]+)/gm))
  if (found.length > 0) expect(code).toBe(2)
  return found.map(([, at, key]) => `${at} ${key}`)
}

describe('an invalid config, with the line, the column and the key of each problem', () => {
  const table: [config: string, problems: string[]][] = [
    ['titel: x', ['1:1 titel']],
    ['language: kr', ['1:11 language']],
    ['language: en\ntitle: 02', ['2:8 title']],
    ['title: [AI]', ['1:8 title']],
    ['members:', ['1:9 members']],
    ['members: [{name: Kim}]', ['1:11 members[0].id']],
    ['members: [{id: ../x}]', ['1:16 members[0].id']],
    ['members: [{id: kim}, {id: KIM}]', ['1:27 members[1].id']],
    ['members:\n  - {id: kim, aliases: [KSE]}\n  - {id: lee, aliases: ["k\\u200Bse"]}', ['3:25 members[1].aliases[0]']],
    ['sections: [{id: insights}, {id: insights}]', ['1:33 sections[1].id']],
    ['sections: [{id: tips}]', ['1:12 sections[0].heading']],
    ['language: en\nsections: [{id: insights}, {id: x, heading: "💡 core  INSIGHTS!"}]', ['2:45 sections[1].heading']],
    ['language: en\nsections: [{id: qa, heading: Discussion questions}]', ['2:30 sections[0].heading']],
    ['sections: [{id: insights, min: 3, max: 2}]', ['1:32 sections[0].min']],
    [
      'sections: [{id: insights, rest: true}, {id: questions, rest: true, required: true, optional: true}]',
      ['1:62 sections[1].rest', '1:94 sections[1].optional'],
    ],
    ['weeks: [{id: week-2}, {id: Week 02}]', ['1:28 weeks[1].id']],
    ['weeks: [{id: intro, aliases: [intro, start]}, {id: w, aliases: [Start]}]', ['1:65 weeks[1].aliases[0]']],
    ['weeks: [{id: w, date: 2025-02-29}]', ['1:23 weeks[0].date']],
    ['members: [{id: kim}]\nweeks: [{id: w, excused: [kin]}]', ['2:27 weeks[0].excused[0]']],
    ['members: [{id: kim}]\nweeks: [{id: w, presenter: lee}]', ['2:28 weeks[0].presenter']],
    ['weekHeading: Chapter', ['1:14 weekHeading']],
    ['model: {command: claude -p}', ['1:18 model.command']],
    ['model: {commnd: [claude]}', ['1:8 model.command', '1:9 model.commnd']],
    ['notes: notes/{week}.md', ['1:8 notes']],
    ['notes: notes/{name}.md', ['1:8 notes']],
    ['output: out.md', ['1:9 output']],
    ['output: out/*/{week}.md', ['1:9 output']],
    ['output: ../{week}.md', ['1:9 output']],
    ['workspaces: [., ../other]', ['1:14 workspaces[0]', '1:17 workspaces[1]']],
    ['templates: /etc', ['1:12 templates']],
    ['templates: a\\b', ['1:12 templates']],
    ['discussion: {minutes: notes/{week}/insights.md}', ['1:23 discussion.minutes']],
    ['discussion: {glossary: [[a]]}', ['1:25 discussion.glossary[0]']],
    ['lint: {rules: {__proto__: loud}}', ['1:16 lint.rules.__proto__']],
    ['__proto__: {}\nconstructor: 1', ['1:1 __proto__', '2:1 constructor']],
    ['<<: {title: x}', ['1:1 <<']],
    ['\uFEFFtitel: x', ['1:2 titel']],
    [
      'titel: x\nmembers: [{id: kim}]\nweeks: [{id: w, date: soon, presenter: lee}]\noutput: out.md\n',
      ['1:1 titel', '3:23 weeks[0].date', '3:40 weeks[0].presenter', '4:9 output'],
    ],
    [
      'members: [{id: kim}, {name: 3}]\nweeks: [{id: w, presenter: kim}]',
      ['1:22 members[1].id', '1:29 members[1].name'],
    ],
  ]
  test.each(table)('%j', async (config, expected) => {
    expect(await problems(config)).toEqual(expected)
  })
})

test.each([
  'title: A: B',
  'title: [AI] x',
  'title: *AI*',
  'title: !evil x',
  'title: a\ntitle: b',
  'title: a\n---\ntitle: b',
  'bad: [1',
  '- a',
  '- '.repeat(30_000),
  '['.repeat(1000),
  `# ${'x'.repeat(70_000)}`,
  `a: &a [x,x,x]\n${'bcdefgh'.replace(/./g, (to, at) => `${to}: &${to} [${`*${'abcdefg'[at]},`.repeat(8)}]\n`)}`,
])('a file that is no config is refused at a position: %.40j', async (config) => {
  const { code, stderr } = await insights(['status'], fixture({ 'insights.config.yaml': config }))
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^insights\.config\.yaml:\d+:\d+ error {2}/)])
})

test.each([
  ['titel: x', 'title'],
  ['members: [kim]', '{id: kim}'],
  ['members:\n  - Kim Hana', '{id: kim-hana, name: "Kim Hana"}'],
  ['sections: [Takeaways]', '{id: takeaways, heading: Takeaways}'],
  ['weeks: [Week 01]', '{id: "Week 01"}'],
  ['notes: notes/{name}.md', 'notes: notes/{week}/{member}.md'],
  ['output: out/{member}.md', 'output: out/{week}.md'],
  ['title: A: B', 'title: "A: B"'],
])('%j is reported with words that can be copied', async (config, words) => {
  const { stderr } = await insights(['status'], fixture({ 'insights.config.yaml': config }))
  expect(stderr).toMatch(new RegExp(`^ {2}→ .*\`(?:- )?${words.replace(/[{}[\]]/g, '\\$&')}`, 'm'))
})

test.each<[config: string, words: string]>([
  ['', '# Week 01 인사이트'],
  ['# only a comment\n', '# Week 01 인사이트'],
  ['title: no', '# Week 01 - no 인사이트'],
  ['language: en', '# Week 01 insights'],
  ['members: []', '## kim'],
  ['members: [{id: kim, name: 김하나, romanized: Kim Hana}]', '## 김하나 (Kim Hana)'],
  ['members: [{id: lee, name: 이두리, aliases: [KIM]}]', '## 이두리'],
  ['weeks: [{id: week-1, aliases: [첫째]}]', '# Week 1 인사이트'],
  ['sections: [{id: insights, heading: 배움, aliases: [핵심 인사이트]}]', '### 배움'],
  ['notes: .//notes/{week}/{member}.md', '## kim'],
  ["notes: ['n/{week}/{member}.md', 'notes/{week}/*/{member}.md', 'notes/{week}/{member}.md']", '## kim'],
])('the config %j gives `%s`', async (config, words) => {
  const note = { 'notes/week-01/kim.md': '## 핵심 인사이트\n\n- 글\n', 'insights.config.yaml': config }
  const { stdout, stderr } = await insights(['build', '1', '--stdout'], fixture(note))
  expect(stdout.split('\n'), stderr).toContain(words)
})
