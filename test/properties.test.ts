import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlRenderer, Parser } from 'commonmark'
import { type DefaultTreeAdapterTypes, parse, serializeOuter } from 'parse5'
import { describe, expect, test } from 'vitest'
import { insights } from './host.ts'
import { anyNote, hostile, noteOf } from './notes.ts'
import fc, { runs } from './property.ts'
import { fixture } from './workspaces.ts'

const members = ['kim', 'lee', 'zoe'] as const
type Texts = Partial<Record<(typeof members)[number], string>>

/** A week of the given notes, whose document stands in another folder. */
function week(texts: Texts): string {
  const notes = Object.entries(texts).map(([member, text]) => [`notes/week-01/${member}.md`, text])
  return fixture({
    'insights.config.yaml': 'language: ko\noutput: docs/{week}.md\nmembers: [{id: kim}, {id: lee}, {id: zoe}]\n',
    ...Object.fromEntries(notes),
  })
}

async function inWeek<T>(texts: Texts, look: (cwd: string) => Promise<T>): Promise<T> {
  const cwd = week(texts)
  try {
    return await look(cwd)
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

/** The document of the week, without the notes that are broken. */
const document = (texts: Texts) =>
  inWeek(texts, async (cwd) => (await insights(['build', '1', '--stdout', '--skip-broken'], cwd)).stdout)

const three = (note: fc.Arbitrary<string>) => fc.record({ kim: note, lee: note, zoe: note })

function holds<T>(arbitrary: fc.Arbitrary<T>, times: number, property: (value: T) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(arbitrary, property), { numRuns: runs(times) })
}

test('a member’s words come out byte for byte', async () => {
  await holds(fc.tuple(noteOf('kim'), noteOf('lee')), 50, async ([kim, lee]) => {
    const built = await document({ kim: kim.text, lee: lee.text })
    const part = (id: string, parts: typeof kim.parts) => {
      const printed = parts.map(({ heading, markdown }) => `${heading ? `### ${heading}\n` : ''}${markdown}\n`)
      return `## ${id}\n\n${printed.join('\n')}`
    }
    expect(built).toContain(`\n${part('kim', kim.parts)}\n---\n\n${part('lee', lee.parts)}`)
  })
})

describe('no note changes how another renders', () => {
  const github = (...extensions: string[]) =>
    function render(markdown: string) {
      const options = extensions.flatMap((name) => ['-e', name])
      return spawnSync('cmark-gfm', ['--unsafe', ...options], { input: markdown, encoding: 'utf8' }).stdout
    }
  const gfm = ['table', 'strikethrough', 'autolink', 'tasklist', 'footnotes']
  const renderers: [name: string, render: (markdown: string) => string][] = [
    ['commonmark.js', (markdown) => new HtmlRenderer().render(new Parser().parse(markdown))],
    ['cmark-gfm', github(...gfm)],
    ['cmark-gfm with its tag filter', github(...gfm, 'tagfilter')],
  ]
  const browsers: ((html: string) => DefaultTreeAdapterTypes.Document)[] = [
    (html) => parse(html),
    (html) => parse(html, { scriptingEnabled: false }),
    // Today's `<select>` allows any element, like an element that no parser knows.
    (html) => parse(html.replace(/(<\/?)select(?=[\s/>])/gi, '$1x-select')),
  ]
  const withoutGithubs = process.env.CI === undefined && spawnSync('cmark-gfm', ['--version']).status !== 0

  /** The elements below the name of each member, as a browser reads the rendered document. */
  function parts(html: string, read: (typeof browsers)[number]): Map<string, string> {
    const page = read(`<!doctype html><body>${html}`)
    const root = page.childNodes.find((node) => node.nodeName === 'html') as DefaultTreeAdapterTypes.Element
    const body = root.childNodes.find((node) => node.nodeName === 'body') as DefaultTreeAdapterTypes.Element
    const found = new Map<string, string>()
    let member = ''
    for (const node of body.childNodes) {
      const outer = serializeOuter(node)
      const [, name] = /^<h2>(.*)<\/h2>$/.exec(outer) ?? []
      if (name === '통합 토론 주제' || outer.startsWith('<section class="footnotes"')) break
      if (members.some((id) => id === name)) member = name as string
      else found.set(member, (found.get(member) ?? '') + outer)
    }
    for (const [id, text] of found) found.set(id, text.replace(/(?:\s|<hr>)+$/, ''))
    return found
  }

  const good = '## 핵심 인사이트\n\n글 *강조*\n'
  const inSections = (text: string) => `## 핵심 인사이트\n\n글\n\n## 추가 학습이 필요한 부분\n\n${text}\n`

  async function expectApart(texts: Required<Texts>, render: (markdown: string) => string): Promise<void> {
    const whole = render(unsealed(await document(texts)))
    for (const member of members) {
      const alone = render(unsealed(await document({ [member]: texts[member] })))
      for (const read of browsers) {
        const expected = parts(alone, read).get(member)
        expect(numbered(parts(whole, read).get(member))).toEqual(numbered(expected))
      }
    }
  }

  /** The last line is the tool's own, beside all parts. */
  const unsealed = (text: string) => text.replace(/<!-- insights:1 .*-->\n$/, '')

  /** Footnotes count through the whole document. */
  const numbered = (html: string | undefined) => html?.replace(/(<sup class="footnote-ref">.*?>)\d+(?=<)/g, '$1')

  const known = [
    '본문에 <select> 태그를 쓴다',
    '- <select> 태그는 어렵다\n- 다음',
    '- **<title>** 은 제목이다',
    '1. <table> 보다 <div>',
    '> <template>',
    '- <!-- 메모',
    '<title><details></title>',
    '<script><a></script>',
    '<xmp><b></xmp>',
    '<a href=https://e.com/>',
    'x <details class=a/b>',
    '| `a | <details>` |\n|---|---|\n| </td></table><b> | c |',
    '<!--><details>',
    '<!x\n<details',
    '<select><a href=x></select>',
    '<noscript><!-- </noscript>',
    '<svg><![CDATA[',
    'x <!-- a --!> <details> -->',
    '<hr title=">\n\n<details>',
    'insights-end-of-section <!--insights-end-of-section--> <!--end-0--><end-0> <details>',
    '[^1]\n\n[^1]: x <a href=y>',
    '<svg><title><div>',
    '- a\n<ruby>',
    '[^1]: <ruby\n<ruby>',
    '[r]: x\n\n[r] [r][] [글][r]',
    '```\n[r]: x',
  ]

  describe.each(renderers)('in %s', (name, render) => {
    const skipped = name !== 'commonmark.js' && withoutGithubs
    test.skipIf(skipped)('for HTML that did', async () => {
      for (const text of known) await expectApart({ kim: inSections(text), lee: inSections(text), zoe: good }, render)
    })
    test.skipIf(skipped)('for pieces of HTML', async () => {
      // With GitHub's filter, `<style title='<details>` is text and an element that nothing closes: a limit.
      const nasty = hostile
        .filter((text) => !/<(?:style|script|title|textarea|xmp|iframe)\s[^>]*["'][^"'>]*</.test(text))
        .map(inSections)
      await holds(fc.record({ kim: nasty, lee: nasty, zoe: fc.constant(good) }), 15, (texts) =>
        expectApart(texts, render),
      )
    })
    test.skipIf(skipped)('for any Markdown', async () => {
      const tame = anyNote.filter((text) => !/토론 질문/.test(text))
      await holds(three(tame), 12, (texts) => expectApart({ ...texts, zoe: good }, render))
    })
  })
})

test('removing or reordering members changes no other’s part', async () => {
  const parts = async (cwd: string): Promise<Record<string, unknown>> => {
    const { stdout } = await insights(['build', '1', '--format', 'json', '--skip-broken'], cwd)
    const { members }: { members: { id: string; sections: unknown }[] } = JSON.parse(stdout)
    return Object.fromEntries(members.map(({ id, sections }) => [id, sections]))
  }
  await holds(three(anyNote), 15, (texts) =>
    inWeek(texts, async (cwd) => {
      const { lee: _, ...others } = await parts(cwd)
      writeFileSync(join(cwd, 'insights.config.yaml'), 'language: ko\nmembers: [{id: zoe}, {id: lee}, {id: kim}]\n')
      const { lee: __, ...reordered } = await parts(cwd)
      const config = 'language: ko\noutput: docs/{week}.md\n'
      writeFileSync(join(cwd, 'insights.config.yaml'), `${config}members: [{id: zoe}, {id: lee}, {id: kim}]\n`)
      expect(Object.keys(reordered).sort()).toEqual(Object.keys(others).sort())
      expect(await parts(cwd)).toMatchObject(others)
      rmSync(join(cwd, 'notes/week-01/lee.md'))
      expect(await parts(cwd)).toEqual(others)
    }),
  )
})

test('built twice, a document is the same, and build knows it as its own', async () => {
  await holds(three(anyNote), 15, (texts) =>
    inWeek(texts, async (cwd) => {
      const first = await insights(['build', '1', '--skip-broken'], cwd)
      expect(first.code, first.stderr).toBe(0)
      const again = await insights(['build', '1', '--skip-broken', '--check'], cwd)
      expect(again.code, again.stderr).toBe(0)
    }),
  )
})

describe('lint', () => {
  /** What the rules look for, in any order. */
  const trouble = fc
    .array(
      fc.constantFrom(
        ...['**용어(Term)**은', '은**"말"**', '**굵게 **다음', '** 굵게 **', '1~5와 4~64', '~취소~', '[b](my file.md)'],
        ...[
          '![](images/lag.svg)',
          '![a](Images/lag.svg)',
          '[^1]',
          '\n[^1]: 각주\n',
          '\n##제목\n',
          '\n##핵심 인사이트\n',
        ],
        ...['\n#핵심 인사이드\n', '\n## 토론 질문\n\n- 누가 할까\n', '\n장점:\n-\n', '\n<br/>\n## 핵심 인사이트\n'],
        ...['<br/>\n### 제목', '\n```\n', '<!--', '-->', '<b>', '<!-- insights-disable heading-space -->', '{title}'],
        ...['<!-- insights-disable-next-line emphasis-space, x -->\n', '\b', '\n- ', '\n> ', '\n\n', ' ', '`', '글'],
        ...['| a |\n|---|\n| ', '\\', '*', '~', '\r\n', '\n---\n', 'membr: x\n'],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(''))
  const anything = fc
    .tuple(fc.oneof(anyNote, trouble, fc.string({ unit: 'binary' })), trouble, fc.constantFrom('', '\uFEFF'))
    .map(([note, more, bom]) => bom + `${note}\n${more}`.replaceAll('\0', ''))
  const config = 'language: ko\nsections:\n  - {id: insights, required: true, min: 2, max: 3, titled: true}\n'
  const cwd = fixture({ 'insights.config.yaml': `${config}  - {id: applications, required: true}\n` })
  const lint = async (text: string) => {
    const args = ['lint', '-', '--stdin-filename', 'notes/week-01/kim.md', '--format', 'json']
    const { stdout, stderr, code } = await insights(args, cwd, {}, { stdin: text })
    expect([0, 1], stderr).toContain(code)
    return JSON.parse(stdout) as Record<'line' | 'column' | 'endLine' | 'endColumn', number>[]
  }
  const fixed = async (text: string) => {
    const args = ['lint', '-', '--fix', '--stdin-filename', 'notes/week-01/kim.md']
    return (await insights(args, cwd, {}, { stdin: text })).stdout
  }

  test('never crashes, and each finding is inside the file', async () => {
    await holds(anything, 40, async (text) => {
      const lines = text.split(/\r\n?|\n/)
      for (const { line, column, endLine, endColumn } of await lint(text)) {
        expect(line).toBeGreaterThan(0)
        expect(endLine).toBeLessThanOrEqual(lines.length)
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
        expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1] ?? '').length + 1)
      }
    })
  })

  test('fixes keep what is not theirs: every letter, the byte order mark and line endings', async () => {
    const letters = (text: string) =>
      text
        .replace(/<!-- -->|%20|\p{Cc}|[*~#\s\\]/gu, '')
        .replace(/membr?er?/g, 'member')
        .toLowerCase()
    await holds(anything, 40, async (text) => {
      const once = await fixed(text)
      expect(letters(once)).toBe(letters(text))
      expect(once.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'))
      if (!/(?<!\r)\n/.test(text)) expect(once).not.toMatch(/(?<!\r)\n/)
      expect(await fixed(once)).toBe(once)
    })
  })
})

test('a merge keeps every line that people wrote, and adds nothing the second time', async () => {
  const lines = [
    '## 공통 질문',
    '## 심화 토론',
    '# 우리 토론',
    '- 왜 쓸까?',
    '* **값**: 얼마인가?',
    '  둘째 줄',
    '글',
    '',
  ]
  const more = ['<!-- 끝 -->', '```', '> 인용', '1. 하나', '---', '## 다음 주차 연결 포인트', '[r]: x', '<b>열림']
  const decided = fc
    .tuple(fc.array(fc.constantFrom(...lines, ...more), { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
    .map(([all, end]) => all.map((line) => line + end).join(''))
  const asked = '## 핵심 인사이트\n\n- **지연**: 복제 지연은 길다.\n\n## 토론 질문\n\n- 언제 비울까?\n- 누가 정할까?\n'
  await holds(decided, 50, (text) =>
    inWeek({ kim: asked, lee: asked.replace('누가', '우리가') }, async (cwd) => {
      const path = join(cwd, 'notes/week-01/discussion.md')
      writeFileSync(path, text)
      const { code, stderr } = await insights(['discuss', '1', '--merge'], cwd)
      const merged = readFileSync(path, 'utf8')
      if (code !== 0) {
        expect([code, merged], stderr).toEqual([2, text])
        return
      }
      const left = merged.split(/\r?\n/)
      for (const line of text.split(/\r?\n/)) {
        expect(left, merged).toContain(line)
        left.splice(0, left.indexOf(line) + 1)
      }
      // Below a code block that is left open, the questions are code.
      if (text.includes('```')) return
      await insights(['discuss', '1', '--merge'], cwd)
      expect(readFileSync(path, 'utf8')).toBe(merged)
    }),
  )
})

describe('build never crashes', () => {
  const printable = fc.string({ unit: 'grapheme', maxLength: 200 })
  const bytes = fc.uint8Array({ maxLength: 400 })
  const yaml = fc.oneof(
    printable,
    fc.string({ unit: fc.constantFrom(...' \n\t-?:,[]{}#&*!|>\'"%@`ab가0~<='), maxLength: 120 }),
    fc
      .array(
        fc.tuple(
          fc.constantFrom('member', 'week', 'draft', 'title', 'notes', 'weeks', '__proto__', '"a"', '? b', '- c'),
          fc.oneof(printable, fc.constantFrom('*a', '&a [*a]', '!!js x', '[', '02', '|\n  a', '>-', '~', '{a: b}')),
        ),
      )
      .map((lines) => lines.map(([key, value]) => `${key}: ${value}`).join('\n')),
  )
  const keys = ['title', 'language', 'notes', 'output', 'templates', 'ignore', 'members', 'sections', 'weeks']
  const words = ['en', 'kim', '..', '{week}', 'a/{week}/{member}*', '**/{week}-{member}.md', '', '__proto__', '*a*a*a*']
  const value = fc.anything({
    values: [fc.constantFrom(...words), fc.boolean(), fc.integer()],
    key: fc.constantFrom('id', 'name', 'aliases', 'heading', 'date', 'min', 'topics'),
    maxDepth: 3,
  })
  const configs = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 6 }).map((each) => JSON.stringify(each))
  const places = [
    ...['# {week}', '{title', '{ - title }', '<!-- insights:each member -->', '<!-- insights:each section -->'],
    ...['<!-- insights:end -->', '<!-- insights:content -->', '<!-- insights:discussion -->', '## {name}'],
    ...['<!-- insights:if title -->', '### {heading}', '| {name} |\n|---|', '> {romanized}', '[{name}](#{id})'],
  ]
  const templates = fc.array(fc.oneof(fc.constantFrom(...places), anyNote)).map((all) => all.join('\n\n'))

  const inputs: [name: string, path: string, content: fc.Arbitrary<string | Uint8Array>][] = [
    ['bytes as a note', 'notes/week-01/a.md', bytes],
    ['bytes as a config', 'insights.config.yaml', bytes],
    ['Markdown as a discussion', 'notes/week-01/discussion.md', anyNote],
    ['Markdown as minutes', 'notes/week-01/minutes.md', anyNote],
    ['front matter', 'notes/week-01/a.md', yaml.map((text) => `---\n${text}\n---\n## 핵심 인사이트\n\n글\n`)],
    ['YAML as a config', 'insights.config.yaml', yaml],
    ['a config of known keys', 'insights.config.json', configs],
    ['a template', 'templates/insights.md', templates],
  ]
  test.each(inputs)('on any %s', async (_name, path, contents) => {
    const good = '## 핵심 인사이트\n\n- **하나**: 글 [a]\n\n[a]: b.md\n'
    const cwd = fixture({ 'notes/week-01/kim.md': good, [path]: '' })
    await holds(contents, 15, async (content) => {
      writeFileSync(join(cwd, path), content)
      for (const args of [['--stdout'], ['--format', 'json', '--skip-broken']]) {
        const { code, stderr } = await insights(['build', '--all', ...args], cwd)
        expect([0, 2], stderr).toContain(code)
      }
    })
  })
})
