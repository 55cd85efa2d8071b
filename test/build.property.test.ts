import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { note, obsidianNote } from './arbitrary.ts'
import { insights } from './host.ts'
import fc, { minutes, runs } from './property.ts'
import { fixture } from './workspaces.ts'

let seen = 0

async function holds<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => Promise<void>): Promise<void> {
  const counted = fc.asyncProperty(arbitrary, (value) => {
    seen++
    return property(value)
  })
  await fc.assert(counted, { numRuns: runs(15) })
}

afterAll(() => {
  if (minutes > 0) process.stdout.write(`${seen} inputs, ${minutes} minutes a property\n`)
})

const good = '## 핵심 인사이트\n\n- **하나**: 글 [a]\n\n[a]: b.md\n'
const base = { 'notes/week-01/kim.md': good, 'notes/week-01/lee.md': good }
const printable = fc.string({ unit: 'grapheme', maxLength: 200 })
const punctuation = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 120 })
const yaml = fc.oneof(
  printable,
  punctuation(' \n\t-?:,[]{}#&*!|>\'"%@`ab가0~<='),
  fc
    .array(
      fc.tuple(
        fc.constantFrom('member', 'week', 'date', 'draft', 'title', '__proto__', 'constructor', '"a"', '? b', '- c'),
        fc.oneof(printable, fc.constantFrom('*a', '&a [*a]', '!!js x', '[', '02', 'no', '|\n  a', '>-', '~', '{a: b}')),
      ),
    )
    .map((lines) => lines.map(([key, value]) => `${key}: ${value}`).join('\n')),
)
const text = fc.oneof(note, printable, punctuation(' \n\t-*_`[]()<>!#+=~|:\\&1a가^"'))

/** Possible contents for each file of a workspace. */
const inputs: [string, string, fc.Arbitrary<string | Uint8Array>][] = [
  ['bytes as a note', 'notes/week-01/a.md', fc.uint8Array({ maxLength: 400 })],
  ['bytes as a config', 'insights.config.yaml', fc.uint8Array({ maxLength: 200 })],
  ['Markdown as a note', 'notes/week-01/a.md', text],
  ['Markdown as a discussion', 'notes/week-01/discussion.md', text],
  ['Markdown of Obsidian as minutes', 'notes/week-01/minutes.md', obsidianNote],
  ['Markdown as minutes', 'notes/week-01/minutes.md', text],
  ['front matter', 'notes/week-01/a.md', yaml.map((text) => `---\n${text}\n---\n${good}`)],
  ['a config', 'insights.config.yaml', yaml],
  ['a config of known keys', 'insights.config.json', configs()],
  ['a template', 'templates/insights.md', templates()],
]

function configs(): fc.Arbitrary<string> {
  const keys = [
    'title',
    'language',
    'notes',
    'output',
    'templates',
    'ignore',
    'missing',
    'empty',
    'members',
    'sections',
    'weeks',
  ]
  const words = fc.constantFrom(
    'en',
    'ko',
    'kim',
    '..',
    '{week}',
    '{member}',
    'a/{week}/{member}*',
    '**/{week}-{member}.md',
    '',
    '__proto__',
    '가',
    '*a*a*a*a*',
    '-'.repeat(70),
  )
  const value = fc.anything({
    values: [words, fc.boolean(), fc.integer()],
    key: fc.constantFrom('id', 'name', 'aliases', 'heading', 'date', 'min', 'topics'),
    maxDepth: 3,
  })
  return fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 6 }).map((config) => JSON.stringify(config) ?? '')
}

function templates(): fc.Arbitrary<string> {
  const pieces = fc.constantFrom(
    '# {week}',
    '{title',
    '{ - title }',
    '<!-- insights:each member -->',
    '<!-- insights:each section -->',
    '<!-- insights:end -->',
    '<!-- insights:content -->',
    '<!-- insights:discussion -->',
    '<!-- insights:minutes -->',
    '<!-- insights:overview -->',
    '<!-- insights:if title -->',
    '## {name}',
    '### {heading}',
    '| {name} |\n|---|',
    '> {romanized}',
    '[{name}](#{id})',
  )
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: pieces }, { weight: 1, arbitrary: text }))
    .map((found) => found.join('\n\n'))
}

describe('build never crashes', () => {
  test.each(inputs)('on any %s', async (_name, path, arbitrary) => {
    const cwd = fixture({ ...base, [path]: '' })
    await holds(arbitrary, async (content) => {
      writeFileSync(join(cwd, path), content)
      for (const args of [['--stdout'], ['--format', 'json', '--skip-broken']]) {
        const { code, stderr } = await insights(['build', '--all', ...args], cwd)
        expect([0, 2], stderr).toContain(code)
      }
    })
  })
})

/** The part of each member in a week, from `--format json`. */
async function parts(cwd: string): Promise<Map<string, object>> {
  const { stdout } = await insights(['build', '1', '--format', 'json', '--skip-broken'], cwd)
  const { members }: { members: { id: string; sections: object }[] } = JSON.parse(stdout)
  return new Map(members.map(({ id, sections }) => [id, sections]))
}

const dialects = [
  ['github', fc.tuple(note, note, note)],
  ['obsidian', fc.tuple(obsidianNote, obsidianNote, obsidianNote)],
] as const
const ids = ['a', 'b', 'c']
function studyOf(notes: readonly string[], config: string): string {
  const files = Object.fromEntries(notes.map((content, at) => [paths[at], content]))
  return fixture({ ...files, 'insights.config.yaml': config })
}

const paths = ids.map((id) => `notes/week-01/${id}.md`)

describe.each(dialects)('three notes in the dialect of %s', (dialect, three) => {
  const setting = `dialect: ${dialect}\n`

  test('give the same bytes when built twice, in a document that insights recognises', async () => {
    await holds(three, async (notes) => {
      const study = studyOf(notes, setting)
      expect((await insights(['build', '1', '--skip-broken'], study)).code).toBe(0)
      expect((await insights(['build', '1', '--skip-broken', '--check'], study)).code).toBe(0)
      rmSync(study, { recursive: true })
    })
  })

  test('give the same text for each note without one of the others, and in another order', async () => {
    await holds(three, async (notes) => {
      const study = studyOf(notes, setting)
      const all = await parts(study)
      writeFileSync(join(study, 'insights.config.yaml'), `${setting}members: [{id: c}, {id: a}, {id: b}]\n`)
      expect(await parts(study)).toEqual(all)
      writeFileSync(join(study, 'insights.config.yaml'), setting)
      rmSync(join(study, paths[1] as string))
      all.delete('b')
      expect(await parts(study)).toEqual(all)
      rmSync(study, { recursive: true })
    })
  })
})
