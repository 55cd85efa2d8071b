import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { safeLine, safeText, styleOf } from '../src/terminal/terminal.ts'
import { binary } from './binary.ts'
import { insights } from './host.ts'
import fc from './property.ts'
import { fixture } from './workspaces.ts'

/** Sequences that a terminal or a CI log would interpret; only our own colours are allowed in a text. */
function interpreted(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test looks for them
  const plain = text.replace(/\x1b\[(?:1|2|4|22|24|31|32|33|39)m/g, '<look>')
  const found = /\r(?!\n)|(?![\n\r\t])\p{Cc}|^\s*::|##\w*\[/gmu
  return [...plain.matchAll(found)].map(([match]) => JSON.stringify(match))
}

const piece = fc.constantFrom(
  ...[
    '\x1b[31m',
    '\x1b]0;t\x07',
    '\x9b2J',
    '\x7f',
    '\r',
    '\n',
    '\r\n',
    '\0',
    ' ',
    '\t',
    ':',
    '::',
    '#',
    '##',
    '[',
    ']',
  ],
  ...['::error::', '##[group]', '##vso[task', '가', 'erase', 'red', '\u202e', '\u3000'],
)
const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))

test('nothing in a text is interpreted, and nothing is lost', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(interpreted(safeText(one))).toEqual([])
      expect(safeLine(one)).not.toMatch(/[\r\n]/)
      const styled = safeText(`${styleOf(true)('red', one)}${other}`)
      expect(interpreted(styled)).toEqual([])
      const shown = (all: string) => all.replace(/\p{Cc}|[\u2400-\u2421\u200b\u202e�]/gu, '')
      expect(shown(safeText(one))).toBe(shown(one))
      expect(safeText(safeText(one))).toBe(safeText(one))
    }),
  )
})

test.each([
  ['# 핵심 인사이트\n- a:: b\n', undefined],
  ['\u001b[31m빨강', '␛[31m빨강'],
  ['a\rb\r\nc', 'a␍b\r\nc'],
  ['\u009b2J\u007f', '�2J␡'],
  ['  ::error::x', '  :\u200b:error::x'],
  ['+##[group]', '+#\u200b#[group]'],
])('%j is shown as %j', (given, shown = given) => {
  expect(safeText(given)).toBe(shown)
})

test('styles become escape sequences only on output', () => {
  expect(safeText(`${styleOf(true)('red', 'a')} ${styleOf(false)('red', 'b')}`)).toBe('\u001b[31ma\u001b[39m b')
})

const bad = '\x1b]0;t\x07\x9b2J##[group]'
const hostile: [string, Record<string, string>][] = [
  [
    'headings',
    { 'notes/week-01/kim.md': `## 핵심 인사이트${bad}\n\n- 글\n\n## 나의 핵심 인사이트 ${bad}\r::error::x\n` },
  ],
  ['file names', { [`notes/week-01/kim${bad}\n::error::x.md`]: '## 핵심 인사이드\n\n- 글\n' }],
  ['folders', { [`notes/week-01 ${bad}\r\n::error::x/kim.md`]: '## 핵심 인사이드\n\n- **용어(Term)**은 쉽다\n' }],
  [
    'front matter',
    {
      'notes/week-01/kim.md': `---\nmember: "lee\\e[31m\\a\\n::error::x"\nweek: "9\\r##[group]\\x9b"\n---\n## 핵심 인사이트\n\n- 글\n`,
    },
  ],
  [
    'a foreign file at the path of the document',
    {
      'notes/week-01/kim.md': '## 핵심 인사이트\n\n- 글\n',
      'notes/week-01/insights.md': `${bad}\r\n ::error::x\n`,
    },
  ],
  [
    'items and questions',
    {
      'notes/week-01/kim.md': `## 핵심 인사이트\n\n- **용어(Term)**은 ${bad} 쉽다\n\n## 토론 질문\n\n- ${bad}?\n`,
      'notes/week-01/discussion.md': '## 공통 질문\n\n- 하나?\n',
    },
  ],
  ['the config', { 'insights.config.yaml': `"titel\\e[31m\\n::error::x": 1\n`, 'notes/week-01/kim.md': '# a\n' }],
]
const commands = [
  ['build', '--all'],
  ['build', '--all', '--check'],
  ['build', '--all', '--check', '--color'],
  ['status'],
  ['status', '--color'],
  ['discuss', '1'],
  ['lint', '--format', 'pretty'],
  ['lint', '--format', 'pretty', '--color'],
  ['lint', '--fix'],
  ['new', '1', `kim${bad}`],
]

test.each(hostile)('a terminal interprets nothing in %s', async (_name, files) => {
  for (const args of commands) {
    const { stdout, stderr } = await insights(args, fixture(files))
    expect([args, interpreted(stdout), interpreted(stderr)]).toEqual([args, [], []])
  }
})

test('nothing in an annotation is interpreted as another command', async () => {
  for (const [, files] of hostile) {
    const { stdout } = await insights(['lint', '--format', 'github'], fixture(files))
    for (const line of stdout.split('\n')) expect(line).toMatch(/^(?:::(?:error|warning) [^:\p{Cc}]*::\P{Cc}*)?$/u)
  }
})

const readByPrograms = [
  ...['json', 'github', 'sarif'].map((format) => ['lint', '--format', format]),
  ...['json', 'markdown'].map((format) => ['status', '--format', format]),
  ['build', '--all', '--skip-broken', '--format', 'json'],
  ['discuss', '1', '--format', 'json'],
]

test('no report for a program has a raw control character, and its JSON has the same data', async () => {
  for (const [name, files] of hostile) {
    const root = fixture(files)
    for (const args of readByPrograms) {
      const { stdout } = await insights(args, root)
      expect([name, args, stdout]).toEqual([name, args, expect.stringMatching(/^[\P{Cc}\n]*$/u)])
    }
  }
  const [, files = {}] = hostile.find(([name]) => name === 'file names') ?? []
  const { stdout } = await insights(['lint', '--format', 'json'], fixture(files))
  expect(Object.keys(files)).toContain(JSON.parse(stdout)[0].path)
})

test('data comes out byte for byte', async () => {
  const words = `- ${bad}\n\n  ::error::x\n`
  const root = fixture({ 'notes/week-01/kim.md': `## 핵심 인사이트\n\n${words}` })
  mkdirSync(join(root, 'templates'))
  writeFileSync(
    join(root, 'templates/insights.md'),
    '::group::\n\n<!-- insights:each member -->\n\n## {name}\n\n<!-- insights:each section -->\n\n<!-- insights:content -->\n\n<!-- insights:end -->\n\n<!-- insights:end -->\n',
  )
  const printed = await binary(['build', '1', '--stdout'], root, { GITHUB_ACTIONS: 'true' })
  expect(printed.stdout).toContain(words)
  expect(printed.stdout).toMatch(/^::group::\n/)
  const json = await insights(['build', '1', '--format', 'json'], root)
  expect(JSON.parse(json.stdout).members[0].sections[0].markdown).toBe(words.trimEnd())
})
