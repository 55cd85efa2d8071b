import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { InsightsError } from '../../src/errors.ts'
import { type Config, defaults, parseConfig } from '../../src/workspace/config.ts'
import { ruleNames } from '../../src/workspace/rule-names.ts'
import fc, { runs } from '../property.ts'

const read = (text: string, path = 'insights.config.yaml'): Promise<Config> => parseConfig(path, text, '/study')

/** All problems of a config as `line:column message`. */
async function problems(text: string, path?: string): Promise<string[]> {
  const error: unknown = await read(text, path).then(
    () => undefined,
    (thrown) => thrown,
  )
  if (!(error instanceof InsightsError)) throw new Error(`expected problems in ${text}`)
  expect(error.exitCode).toBe(2)
  for (const { path: file, hint } of error.findings)
    expect([file, hint]).toEqual([path ?? 'insights.config.yaml', expect.any(String)])
  return error.findings.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('a valid config', () => {
  test('is empty: all defaults', async () => {
    const { root, language, notes, output, templates, ignore, missing, empty, members, weeks, discussion, sections } =
      defaults('/study')
    expect({ root, notes, output, templates, ignore, missing, empty, members, weeks, discussion }).toEqual({
      root: '/study',
      notes: ['notes/{week}/{member}.md'],
      output: 'notes/{week}/insights.md',
      templates: 'templates',
      ignore: ['README.md'],
      missing: false,
      empty: false,
      members: undefined,
      weeks: [],
      discussion: {
        file: 'notes/{week}/discussion.md',
        minutes: 'notes/{week}/minutes.md',
        common: 3,
        deep: 4,
        next: 3,
        topics: 5,
        attribution: true,
        glossary: [],
      },
    })
    expect(language.id).toBe('ko')
    expect(sections.map(({ id, required, titled }) => [id, required, titled])).toEqual(
      ['insights', 'discoveries', 'applications', 'further-study'].map((id) => [id, false, false]),
    )
    for (const text of ['', '# only a comment\n', '{}'])
      expect({ ...(await read(text)), path: undefined }).toEqual(defaults('/study'))
  })

  test('has every key, and {week} unquoted in flow mappings', async () => {
    const config = await read(contractExample)
    expect(config.title).toBe('AI Engineering')
    expect(config.members).toEqual([
      { id: 'kim-seong-eon', name: '김성언', romanized: 'Kim Seong-Eon', aliases: ['KSE', '성언'] },
    ])
    expect(config.sections.map(({ id, required }) => [id, required])).toEqual([
      ['insights', true],
      ['further-study', false],
    ])
    expect(config.weeks).toEqual([
      {
        id: 'week-02',
        number: 2,
        title: '파운데이션 모델 이해하기',
        scope: '2장',
        labels: [],
        aliases: [],
        topics: ['학습 데이터', '샘플링'],
        date: '2025-11-27',
        presenter: 'kim-seong-eon',
        editor: undefined,
        excused: ['kim-seong-eon'],
        scheduled: true,
      },
    ])
    expect(config.discussion.file).toBe('talk/{week}/discussion.md')
    expect(config.discussion.minutes).toBe('talk/{week}/minutes.md')
    expect(config.discussion.glossary).toEqual([['환각', 'hallucination']])
    expect(config.model).toEqual({ command: ['ollama', 'run', 'MODEL'] })
    expect([...config.lint.rules]).toEqual([['section-order', 'off']])
  })

  test.each<[string, string, (config: Config) => unknown, unknown]>([
    [
      'a heading from the language pack',
      'language: en\nsections: [{id: discoveries}]',
      (c) => c.sections[0]?.heading,
      'Unique perspectives or interesting discoveries',
    ],
    ["a heading of one's own", 'sections: [{id: qa, heading: 질의}]', (c) => c.sections[0]?.heading, '질의'],
    [
      'questions apart',
      'sections: [{id: questions, heading: 물음}, {id: insights}]',
      (c) => [c.questions.heading, c.sections.map(({ id }) => id)],
      ['물음', ['insights']],
    ],
    [
      'only questions: the default sections stay',
      'sections: [{id: questions, heading: 물음}]',
      (c) => c.sections.length,
      4,
    ],
    ["the pack's questions", 'language: en', (c) => c.questions.heading, 'Discussion questions'],
    ['a member without a name', 'members: [{id: kim}]', (c) => c.members, [{ id: 'kim', name: 'kim', aliases: [] }]],
    ['an empty roster', 'members: []', (c) => c.members, undefined],
    [
      'a nickname in the schedule',
      'members: [{id: kim, aliases: [KSE]}]\nweeks: [{id: w1, presenter: kse}]',
      (c) => c.weeks[0]?.presenter,
      'kim',
    ],
    [
      'two people with the same name',
      'members: [{id: a, name: 김민수}, {id: b, name: 김민수}]',
      (c) => c.members?.length,
      2,
    ],
    [
      'normalised paths',
      'notes: ./n//{week}/{member}.md\ntemplates: t/',
      (c) => [c.notes, c.templates],
      [['n/{week}/{member}.md'], 't'],
    ],
    [
      'sources that are not printed',
      'sources: a/{week}/{member}.md',
      (c) => [c.printSources, c.sourceHeading],
      [false, '자유롭게 쓴 글'],
    ],
    [
      'sources that are printed',
      'language: en\nprintSources: true',
      (c) => [c.printSources, c.sourceHeading],
      [true, 'Free notes'],
    ],
    ['a heading for sources', 'sourceHeading: 메모', (c) => c.sourceHeading, '메모'],
    ['no workspaces', 'title: a', (c) => c.workspaces, []],
    ['workspaces', 'workspaces: [./클린코드/, books/*]', (c) => c.workspaces, ['클린코드', 'books/*']],
    ['no sources', 'title: a', (c) => [c.sources, c.weekHeading], [[], undefined]],
    [
      'sources, one or several',
      "sources: ['a/{week}/{member}.md', './b/{member}/{week}*.md']",
      (c) => c.sources,
      ['a/{week}/{member}.md', 'b/{member}/{week}*.md'],
    ],
    [
      'notes of several weeks, whose paths need no {week}',
      "notes: 'notes/{member}.md'\nweekHeading: 'Chapter {week}'",
      (c) => [c.notes, c.weekHeading],
      [['notes/{member}.md'], 'Chapter {week}'],
    ],
    [
      'the weeks of a section',
      'sections: [{id: a, heading: A, weeks: 1-9}, {id: b, heading: B, weeks: 3}, {id: c, heading: C, weeks: [02, 4 ~ 6, intro]}, {id: insights}]',
      (c) => c.sections.map(({ weeks }) => weeks),
      [
        [{ from: 1, to: 9 }],
        [{ from: 3, to: 3 }],
        [{ from: 2, to: 2 }, { from: 4, to: 6 }, { id: 'intro' }],
        undefined,
      ],
    ],
    [
      'the rest of a note, and optional sections',
      'sections: [{id: a, heading: A, rest: true}, {id: insights, optional: true}]',
      (c) => c.sections.map(({ rest, optional }) => [rest, optional]),
      [
        [true, false],
        [false, true],
      ],
    ],
    [
      'other labels of a week',
      "weeks: [{id: week-14, aliases: [14장, 'ch14.클래스']}]",
      (c) => c.weeks[0]?.aliases,
      ['14장', 'ch14.클래스'],
    ],
    ['a model that is a program', 'model: {command: [claude, -p]}', (c) => c.model, { command: ['claude', '-p'] }],
    [
      'an empty argument',
      'model: {command: [claude, --tools, ""]}',
      (c) => c.model,
      { command: ['claude', '--tools', ''] },
    ],
    ['a list of patterns', "notes: ['a/{week}/{member}.md', 'b/{member}/{week}*.md']", (c) => c.notes.length, 2],
    [
      'members called like properties',
      'members: [{id: __proto__}, {id: constructor}]',
      (c) => c.members?.map(({ id }) => id),
      ['__proto__', 'constructor'],
    ],
    [
      'names YAML 1.1 would change',
      'title: no\nweeks: [{id: 2025-11-27, date: 2025-11-27}]',
      (c) => [c.title, c.weeks[0]?.date],
      ['no', '2025-11-27'],
    ],
  ])('%s', async (_name, text, pick, expected) => {
    expect(pick(await read(text))).toEqual(expected)
  })
})

describe('an invalid config', () => {
  const cases: [string, string[]][] = [
    ['language: en\ntitel: x', [expect.stringMatching(/^2:1 titel: Found an unknown key, expected one of title, /)]],
    ['language: kr', ['1:11 language: `kr` 대신 `ko`, `en` 중 하나가 필요합니다.']],
    ['language: en\ntitle: 02', ['2:8 title: Found `02`, expected one line of text']],
    ['language: en\nmembers:', ['2:9 members: Found nothing, expected a list']],
    [
      'language: en\nmembers: [{name: Kim}]',
      ['2:11 members[0].id: Found nothing, expected one line of text without `/` or `\\`'],
    ],
    [
      'language: en\nmembers: [{id: ../x}]',
      ['2:16 members[0].id: Found `../x`, expected one line of text without `/` or `\\`'],
    ],
    [
      'language: en\nmembers:\n  - {id: kim, aliases: [KSE]}\n  - {id: lee, aliases: ["k\\u200Bse"]}',
      [
        '4:25 members[1].aliases[0]: Found `k\u200Bse`, which already names `kim`, expected each id and alias to name one member',
      ],
    ],
    [
      'language: en\nmembers: [{id: kim}, {id: KIM}]',
      ['2:27 members[1].id: Found `KIM`, which already names `kim`, expected each id and alias to name one member'],
    ],
    [
      'language: en\nsections: [{id: insights}, {id: insights}]',
      ['2:33 sections[1].id: Found the section id `insights` twice, expected one section for each id'],
    ],
    [
      'language: en\nsections: [{id: tips}]',
      ['2:12 sections[0].heading: Found nothing, expected a heading with letters or digits in it'],
    ],
    [
      'language: en\nsections: [{id: insights}, {id: x, heading: "💡 core  INSIGHTS!"}]',
      [
        '2:45 sections[1].heading: Found the heading `💡 core  INSIGHTS!`, which already belongs to the section `insights`, expected a heading of its own',
      ],
    ],
    [
      'language: en\nsections: [{id: qa, heading: Discussion questions}]',
      [
        '2:30 sections[0].heading: Found the heading `Discussion questions`, which already belongs to the section `questions`, expected a heading of its own',
      ],
    ],
    [
      'language: en\nsections: [{id: insights, min: 3, max: 2}]',
      ['2:32 sections[0].min: Found min 3 above max 2, expected min to be at most max'],
    ],
    [
      'language: en\nweeks: [{id: week-2}, {id: Week 02}]',
      ['2:28 weeks[1].id: Found `Week 02`, which is the same week as `week-2` above, expected each week once'],
    ],
    [
      'language: en\nweeks: [{id: intro, aliases: [intro, start]}, {id: w, aliases: [Start]}]',
      ['2:65 weeks[1].aliases[0]: Found `Start`, which is the same week as `intro` above, expected each week once'],
    ],
    [
      'language: en\nsections: [{id: insights, rest: true}, {id: questions, rest: true, required: true, optional: true}]',
      [
        '2:62 sections[1].rest: Found a second section with `rest`, after `insights`, expected at most one',
        '2:94 sections[1].optional: Found `required` and `optional` both set for the section `questions`, expected at most one of them',
      ],
    ],
    [
      'language: en\nsections: [{id: insights, weeks: 9-1}, {id: discoveries, weeks: []}]',
      [
        '2:34 sections[0].weeks: Found `9-1`, expected a range such as `1-9`, or a list of weeks',
        '2:65 sections[1].weeks: Found `[…]`, expected a range such as `1-9`, or a list of weeks',
      ],
    ],
    [
      "language: en\nsources: 'notes/{week}.md'",
      ['2:10 sources: Found `notes/{week}.md` without `{member}`, expected `{member}` in it'],
    ],
    [
      "language: en\nsources: ['./notes/{week}/{member}.md']\nnotes: 'notes/{week}/{member}.md'",
      [
        '2:11 sources[0]: Found the path `./notes/{week}/{member}.md`, which is already that of `notes`, expected a file of its own',
      ],
    ],
    [
      'language: en\nweekHeading: Chapter',
      ['2:14 weekHeading: Found `Chapter` without `{week}`, expected `{week}` in it'],
    ],
    [
      'language: en\nmodel: {command: claude -p}',
      ['2:18 model.command: Found `claude -p`, expected a program and its arguments as a list like `[claude, -p]`'],
    ],
    [
      'language: en\nmodel: {commnd: [claude]}',
      [
        '2:8 model.command: Found nothing, expected a program and its arguments as a list like `[claude, -p]`',
        '2:9 model.commnd: Found an unknown key, expected one of command',
      ],
    ],
    [
      'language: en\nmodel: {}',
      ['2:8 model.command: Found nothing, expected a program and its arguments as a list like `[claude, -p]`'],
    ],
    [
      'language: en\nweeks: [{id: w, date: 2025-02-29}]',
      ['2:23 weeks[0].date: Found `2025-02-29`, expected a valid date as `YYYY-MM-DD`'],
    ],
    [
      'language: en\nmembers: [{id: kim}]\nweeks: [{id: w, excused: [kin]}]',
      ['3:27 weeks[0].excused[0]: Found `kin`, who is not in members, expected the id, name or alias of a member'],
    ],
    [
      'language: en\nnotes: notes/{week}.md',
      ['2:8 notes: Found `notes/{week}.md` without `{member}`, expected `{member}` in it'],
    ],
    ['language: en\noutput: out.md', ['2:9 output: Found `out.md` without `{week}`, expected `{week}` in it']],
    ['language: en\noutput: out/*/{week}.md', ['2:9 output: Found `*`, which is not allowed here, expected {week}']],
    [
      'language: en\noutput: ../{week}.md',
      ['2:9 output: Found the path `../{week}.md`, expected a relative path inside the workspace, written with `/`'],
    ],
    [
      'language: en\nworkspaces: [., ../other, "{week}"]',
      [
        '2:14 workspaces[0]: Found this folder itself, expected a folder inside it',
        '2:17 workspaces[1]: Found the path `../other`, expected a relative path inside the workspace, written with `/`',
        expect.stringMatching(/^2:27 workspaces\[2\]: Found `{week}`, which is not allowed here/),
      ],
    ],
    [
      'language: en\ntemplates: /etc',
      ['2:12 templates: Found the path `/etc`, expected a relative path inside the workspace, written with `/`'],
    ],
    [
      'language: en\ntemplates: a\\b',
      ['2:12 templates: Found the path `a\\b`, expected a relative path inside the workspace, written with `/`'],
    ],
    [
      'language: en\ndiscussion: {minutes: notes/{week}/insights.md}',
      [
        '2:23 discussion.minutes: Found the path `notes/{week}/insights.md`, which is already that of `output`, expected a file of its own',
      ],
    ],
    [
      'language: en\ndiscussion: {common: -1, glossary: [[a]]}',
      [
        '2:22 discussion.common: Found `-1`, expected a whole number from 0',
        '2:37 discussion.glossary[0]: Found `[…]`, expected a list of two or more words that mean the same',
      ],
    ],
    [
      'language: en\nlint: {rules: {__proto__: loud}}',
      [`2:16 lint.rules.__proto__: Found an unknown key, expected one of ${ruleNames.join(', ')}`],
    ],
    [
      'language: en\n__proto__: {}\nconstructor: 1',
      [expect.stringMatching(/^2:1 __proto__: /), expect.stringMatching(/^3:1 constructor: /)],
    ],
    ['language: en\ntitle: A: B', [expect.stringMatching(/^2:8 The config cannot be read: a value has another `: `/)]],
    ['language: en\ntitle: [AI] x', ['2:13 The config cannot be read: this text is not allowed here']],
    ['language: en\ntitle: [AI]', ['2:8 title: Found `[…]`, expected one line of text']],
    ['language: en\ntitle: *AI*', [expect.stringMatching(/^2:8 The config cannot be read: `\*AI\*` refers to/)]],
    [
      'language: en\nnotes: notes/{name}.md',
      ['2:8 notes: Found `{name}`, which is not allowed here, expected {week}, {member}'],
    ],
    ['- a', ['1:1 설정: `[…]` 대신 `key: value` 형식이 필요합니다.']],
    ['language: en\ntitle: a\ntitle: b', ['3:1 The config cannot be read: this key is in it twice']],
    [
      'language: en\ntitle: !evil x',
      ['2:8 The config cannot be read: the tag `!evil` is not known; put a value with `!` in quotes'],
    ],
    ['language: en\n---\ntitle: b', [expect.stringMatching(/^2:1 The config cannot be read: it has several parts/)]],
    ['language: en\n<<: {title: x}', [expect.stringMatching(/^2:1 <<: Found an unknown key/)]],
    ['\uFEFFtitel: x', [expect.stringMatching(/^1:2 titel: /)]],
    ['- '.repeat(30_000), ['1:1 YAML이 50단계보다 깊게 중첩되어 있습니다. 보통 4단계를 넘지 않습니다.']],
    ['? '.repeat(1000), ['1:1 YAML이 50단계보다 깊게 중첩되어 있습니다. 보통 4단계를 넘지 않습니다.']],
    ['['.repeat(1000), ['1:1 YAML이 50단계보다 깊게 중첩되어 있습니다. 보통 4단계를 넘지 않습니다.']],
    [`# ${'x'.repeat(70_000)}`, ['1:1 설정 파일이 너무 깁니다: 70002자. 65536자까지 읽습니다.']],
  ]
  test.each(cases.map(([text, expected]) => ({ text, name: JSON.stringify(text).slice(0, 70), expected })))(
    '$name',
    async ({ text, expected }) => {
      expect(await problems(text)).toEqual(expected)
    },
  )

  test.each([
    ['members: [kim]', '`{id: kim}`'],
    ['members:\n  - Kim Hana', '`{id: kim-hana, name: "Kim Hana"}`'],
    ['members: 김하나', '`[{id: 김하나}]`'],
    ['sections: [Takeaways]', '`{id: takeaways, heading: Takeaways}`'],
    ['weeks: [Week 01]', '`{id: "Week 01"}`'],
    ['notes: notes/{name}.md', '`notes: notes/{week}/{member}.md`'],
    ['notes: notes/{name}/{week}.md', '`notes: notes/{member}/{week}.md`'],
    ["notes: ['{week}.md']", '`- notes/{week}/{member}.md`'],
    ['notes: "{week}/{member}/README.md"', '`ignore: []`'],
    ["notes: ['{week}/{member}.md', '{week}/{member}/README.md']", '`ignore: []`'],
    ["sources: '{week}/{member}/x.md'\nignore: [README.md, '*.md', a/x.md]", '`ignore: ["README.md", "a/x.md"]`'],
    ['sources: a/{week}.md', '`sources: sources/{week}/{member}.md`'],
    ['output: out/{member}.md', '`output: out/{week}.md`'],
    ['output: out.md', '`output: notes/{week}/insights.md`'],
    ['discussion: {minutes: x.md}', '`minutes: notes/{week}/minutes.md`'],
    ['weekHeading: Chapter', '`weekHeading: Chapter {week}`'],
    ['title: A: B', '`title: "A: B"`'],
  ])('%j is reported with a line that can be copied', async (text, line) => {
    for (const language of ['ko', 'en']) {
      const error: unknown = await read(`language: ${language}\n${text}`).catch((thrown) => thrown)
      expect((error as InsightsError).findings.map(({ hint }) => hint)).toEqual([expect.stringContaining(line)])
    }
  })

  test('a pattern for READMEs needs an ignore without them', async () => {
    const pattern = 'notes: "{week}/{member}/README.md"\n'
    expect((await read(`${pattern}ignore: []`)).ignore).toEqual([])
    expect((await read(`${pattern}ignore: ["archive/**/README.md"]`)).ignore).toEqual(['archive/**/README.md'])
  })

  test('an alias bomb is refused, not expanded', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((to, i) => `${to}: &${to} [${`*${'abcdefg'[i]},`.repeat(8)}]`),
    ]
    expect((await problems(bomb.join('\n')))[0]).toContain('많습니다')
  })

  test('reports all problems at once, in the order of the file', async () => {
    const text =
      'language: en\ntitel: x\nmembers: [{id: kim}]\nweeks: [{id: w, date: soon, presenter: lee}]\noutput: out.md\n'
    expect((await problems(text)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '2:1 titel:',
      '4:23 weeks[0].date:',
      '4:40 weeks[0].presenter:',
      '5:9 output:',
    ])
  })

  test('does not report unknown members if the list of members is invalid', async () => {
    expect(
      await problems('language: en\nmembers: [{id: kim}, {name: 3}]\nweeks: [{id: w, presenter: kim}]'),
    ).toHaveLength(2)
  })

  test('suggests the closest key for an unknown one', async () => {
    const error = await read('language: en\ntitel: x').catch((thrown: InsightsError) => thrown)
    expect((error as InsightsError).findings[0]?.hint).toBe('Did you mean `title`?')
  })
})

test('any text gives a config or an InsightsError with a position in the file', async () => {
  const word = fc.constantFrom(
    'title',
    'members',
    'id',
    'weeks',
    'sections',
    'notes',
    'kim',
    '{week}',
    '&a',
    '*a',
    '- ',
    ': ',
    '[',
    ']',
    '{',
    '}',
    '\n',
    '  ',
    '"',
    '#',
    '!',
    '__proto__',
    '|',
    '2',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join('')),
    fc.json(),
  )
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('insights.config.yaml', 'package.json'), async (source, path) => {
      try {
        await read(source, path)
      } catch (error) {
        if (!(error instanceof InsightsError)) throw error
        for (const { line = 0 } of error.findings) expect(line).toBeLessThanOrEqual(source.split('\n').length)
      }
    }),
    { numRuns: runs(60) },
  )
})

test('any values give a config or an InsightsError', async () => {
  const keys = fc.constantFrom(
    'title',
    'language',
    'notes',
    'output',
    'members',
    'sections',
    'weeks',
    'discussion',
    'model',
    'lint',
    'id',
    'aliases',
    'heading',
    'presenter',
    'excused',
    'rules',
    'glossary',
    '__proto__',
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('kim', '{week}/{member}.md', 'week-2', false, null, 3, ''),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('table'),
    ),
    table: fc.array(fc.tuple(keys, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  }))
  await fc.assert(
    fc.asyncProperty(value, async (config) => {
      await read(JSON.stringify(config)).catch((error) => expect(error).toBeInstanceOf(InsightsError))
    }),
    { numRuns: runs(60) },
  )
})

test('full zod is imported nowhere, because it slows the start', () => {
  for (const file of ['workspace/config.ts', 'workspace/config-schema.ts', 'workspace/config-problems.ts']) {
    expect(readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')).not.toMatch(/from 'zod'|from 'yaml'/)
  }
})

const contractExample = `
title: AI Engineering                 # the study's name
language: ko
notes: notes/{week}/{member}.md
output: notes/{week}/insights.md
ignore: [README.md]
missing: "아직 노트가 없습니다."
empty: false
members:
  - {id: kim-seong-eon, name: 김성언, romanized: Kim Seong-Eon, aliases: [KSE, 성언]}
sections:
  - {id: insights, heading: 핵심 인사이트, aliases: [Core insights], required: true}
  - {id: further-study, heading: 추가 학습이 필요한 부분}
weeks:
  - {id: week-02, title: 파운데이션 모델 이해하기, scope: 2장, topics: [학습 데이터, 샘플링], date: 2025-11-27,
     presenter: 성언, excused: [김성언]}
discussion: {file: talk/{week}/discussion.md, minutes: talk/{week}/minutes.md, common: 3, glossary: [[환각, hallucination]]}
model: {command: [ollama, run, MODEL]}
lint: {rules: {section-order: off}}
`
