import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parse, serialize, serializeOuter } from 'parse5'
import { describe, expect, it } from 'vitest'
import { disputed } from './arbitrary.ts'
import { insights } from './host.ts'
import fc, { runs } from './property.ts'
import { fixture } from './workspaces.ts'

const section = (text: string) => `## 핵심 인사이트\n\n${text}\n`
const template = (before: string, after: string) =>
  `# {week}\n\n${before}\n\n<!-- insights:each member -->\n\n## {id}\n\n<!-- insights:each section -->\n\n### {heading}\n\n<!-- insights:content -->\n\n<!-- insights:end -->\n\n<!-- insights:end -->\n\n<!-- insights:discussion -->\n\n<!-- insights:minutes -->\n\n${after}\n`

/** Creates a workspace of one week from files with short names. */
function study(files: Record<string, string>): string {
  const at = (name: string) => (/[./]/.test(name) ? name : `notes/week-01/${name}.md`)
  return fixture(Object.fromEntries(Object.entries(files).map(([name, text]) => [at(name), text])))
}

describe('a note beside other text in its document', () => {
  const cases: [name: string, files: Record<string, string>, holds: string[]][] = [
    [
      'does not get links from the template, which keeps its own',
      {
        kim: section('as in [ref]'),
        'templates/insights.md': template('[ref] [other] [^1]', '[ref]: a.md\n\n[other]: b.md\n\n[^1]: c'),
      },
      ['[ref][ref-template] [other] [^1]\n', '\nas in [ref]\n', '[ref-template]: a.md\n\n[other]: b.md\n\n[^1]: c\n'],
    ],
    [
      'does not change the template if both define a label',
      { kim: section('[ref]\n\n[ref]: b.md'), 'templates/insights.md': template('[ref]', '[ref]: a.md') },
      ['[ref]\n', '[ref][ref-kim]\n\n[ref-kim]: b.md\n', '\n[ref]: a.md\n'],
    ],
    [
      'does not change the discussion',
      { kim: section('[1]\n\n[1]: a.md'), discussion: '## 공통 질문\n- b [1]?\n\n[1]: c.md' },
      ['[1][1-kim]\n', '- b [1]?\n\n[1]: c.md\n'],
    ],
    [
      'is not affected by open HTML of the discussion, whose list does not continue in the minutes',
      {
        kim: section('a'),
        discussion: '## 공통 질문\n- a <b>\n\n## 심화 토론\n- b\n\n<!-- c\n',
        minutes: '- d',
        'templates/insights.md': template('', ''),
      },
      ['- a <b>\n\n</b>\n', '<!-- c\n-->\n\n<!-- -->\n\n- d\n'],
    ],
  ]
  it.each(cases)('%s', async (_name, files, holds) => {
    const { stdout } = await insights(['build', '1', '--stdout'], study(files))
    for (const text of holds) expect(stdout).toContain(text)
  })

  const warnings: [name: string, files: Record<string, string>, found: string[]][] = [
    [
      'an end tag that closes an element of the template',
      { kim: section('a\n\n</div>'), 'templates/insights.md': template('<div>', '</div>') },
      ['notes/week-01/kim.md:5:1', '`</div>`'],
    ],
    [
      'an end tag that leaves a list of footnotes',
      { kim: section('a[^1]\n\n[^1]: b </li>') },
      ['kim.md:5:1', '`</li>`'],
    ],
    ['an element that affects the whole page', { kim: section('a <link rel=x>') }, ['kim.md:3:1', '`<link>`']],
    ['attributes for the page', { kim: section('<body hidden>') }, ['kim.md:3:1', '`<body>`']],
    ['an element that cannot be closed', { kim: section('<plaintext>') }, ['kim.md:3:1', '`<plaintext>`']],
  ]
  it.each(warnings)('warns if a note affects text outside of it: %s', async (_name, files, found) => {
    const { code, stderr } = await insights(['build', '1', '--stdout'], study(files))
    expect(code).toBe(0)
    for (const text of found) expect(stderr).toContain(text)
  })

  it.each([
    [
      'the template closes its elements',
      { kim: section('<div>\n\n</div>'), 'templates/insights.md': template('<div>', '</div>') },
    ],
    ['there is nothing to close', { kim: section('a\n\n</div>') }],
  ])('does not warn if %s', async (_name, files) => {
    expect((await insights(['build', '1', '--stdout'], study(files))).stderr).toBe('')
  })
})

/** Notes full of HTML and of labels that are almost those of other members. */
const label = fc.constantFrom('x', 'X', 'x-kim', 'x-lee', 'x-kim-lee', '1', '1-lee', 'x-2', 'x-2-lee', 'ref', 'ẞ', 'ss')
/** Labels of definitions that only some readers see. */
const disputedLabel = fc.constantFrom('d', 'D', 'd-lee', 'd-kim-lee', 'e')
const inline = fc.oneof(
  disputedLabel.map((one) => `[${one}]`),
  disputedLabel.map((one) => `[${one}](b.md) ![[${one}](b.md)](c.png) ![${one}](c.png)`),
  fc.tuple(label, disputedLabel).map(([one, other]) => `[${one}][${other}] [^${other}]`),
  label.map((one) => `[${one}]`),
  label.map((one) => `![${one}][]`),
  label.map((one) => `[^${one}]`),
  label.map((one) => `![a [${one}] b](c.png)`),
  label.map((one) => `[a [${one}] b](c.md)`),
  fc.tuple(label, label).map(([one, other]) => `[${one}][${other}]`),
  // No footnote of its own note: GitHub reads one directly before a label as the text of a link, others do not.
  label.map((one) => `[^y] [^y-lee][${one}] [^y-kim-lee][${one}]`),
  fc.tuple(label, label).map(([one, other]) => `[${one}][^${other}]`),
  label.map((one) => `[^${one}\\]y] ![^${one}\\]y][]`),
  fc.constantFrom(
    '글',
    '*a*',
    '<b>',
    '</b>',
    '<i>a</i>',
    '<a href="b.md">',
    '<!-- c -->',
    '<textarea>',
    '<title>',
    '<u',
  ),
)
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const block = fc.oneof(
  { weight: 4, arbitrary: line },
  line.map((text) => `- ${text}`),
  line.map((text) => `> ${text}`),
  line.map((text) => `| ${text} | b |\n|---|---|\n| ${text} | c |`),
  fc.tuple(label, fc.constantFrom('u.md', 'v.md')).map(([one, target]) => `[${one}]: ${target}`),
  fc.tuple(label, line).map(([one, text]) => `[^${one}]: ${text}\n\n    ${text}`),
  label.map((one) => `[^${one}\\]y]: u.md`),
  line.map((text) => `[^y]: ${text}`),
  fc.tuple(label, line, label).map(([one, text, inner]) => `- [^${one}]: ${text}\n\n      [${inner}]: w.md`),
  fc.constantFrom(
    '<div>',
    '</div>',
    '<details>',
    '<table><tr><td>',
    '```\n[x]\n```',
    '<select>',
    '<template>',
    '<svg>',
  ),
)
const bodyOf = (block: fc.Arbitrary<string>) =>
  fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n\n'))
const body = bodyOf(block)
// Not outside of the sections: a definition that is copied from there is one for every reader.
const bodyOfSection = bodyOf(
  fc.oneof({ weight: 9, arbitrary: block }, { weight: 1, arbitrary: disputed(disputedLabel) }),
)
const note = fc.tuple(bodyOfSection, body, bodyOfSection).map(([one, other, last]) => {
  return `## 핵심 인사이트\n\n${one}\n\n## 기타\n\n${other}\n\n## 실무 적용 아이디어\n\n${last}\n`
})
/** Text that the group wrote together. Its footnotes are marked, because their labels may end like a member's. */
const together = body.map((text) => text.replace(/^(?:- )?\[\^[^\]]*\]: /gm, '$&공동 '))
const ids = ['lee', 'kim-lee', 'p-kim-lee'] as const
const roster = `members: [${ids.map((id) => `{id: ${id}}`).join(', ')}]\n`
const hasGithubs = process.env.CI !== undefined || spawnSync('cmark-gfm', ['--version']).status === 0

describe.runIf(hasGithubs)('a browser', () => {
  it('shows the same text and footnotes for each member as for the member alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(note, note, note), together, together, async (notes, discussion, minutes) => {
        const rest = { discussion: `## 공통 질문\n\n${discussion}`, minutes, 'insights.config.yaml': roster }
        const cwd = study({ ...Object.fromEntries(notes.map((text, at) => [ids[at], text])), ...rest })
        const { stdout: document } = await insights(['build', '1', '--stdout'], cwd)
        for (const [at, id] of ids.entries()) {
          for (const other of ids)
            writeFileSync(
              join(cwd, `notes/week-01/${other}.md`),
              other === id ? (notes[at] ?? '') : '---\ndraft: true\n---\n',
            )
          const { stdout: alone } = await insights(['build', '1', '--stdout'], cwd)
          expect(shown(document, id)).toEqual(shown(alone, id))
          expect(linksOf(document, id)).toEqual(linksOf(notes[at] ?? ''))
        }
        rmSync(cwd, { recursive: true })
      }),
      { numRuns: runs(15) },
    )
  })
})

function render(markdown: string): string {
  const extensions = ['table', 'strikethrough', 'autolink', 'tasklist', 'footnotes'].flatMap((name) => ['-e', name])
  return spawnSync('cmark-gfm', ['--unsafe', ...extensions], { input: markdown, encoding: 'utf8' }).stdout
}

type Node = DefaultTreeAdapterTypes.ChildNode

/** The text below a member's heading and the member's footnotes, without the names and numbers of footnotes. */
function shown(markdown: string, id: string): { words: string; footnotes: string[] } {
  const [, body] = (
    parse(`<!doctype html><body>${render(markdown)}`).childNodes.at(-1) as DefaultTreeAdapterTypes.Element
  ).childNodes
  let words = ''
  let own = false
  const footnotes: string[] = []
  for (const node of (body as DefaultTreeAdapterTypes.Element).childNodes) {
    if ('tagName' in node && node.tagName === 'h2') own = serialize(node) === id
    else if (isFootnotes(node)) {
      const list = node.childNodes.filter((one): one is DefaultTreeAdapterTypes.Element => 'tagName' in one)
      expect(list.map(({ tagName }) => tagName)).toEqual(['ol'])
      for (const item of list.flatMap(({ childNodes }) => childNodes)) {
        if (!('attrs' in item) || serialize(item).includes('공동')) continue
        // `fn-x-kim-lee` belongs to `kim-lee`, the longest id that it ends with.
        const owner = ids.findLast((one) => item.attrs[0]?.value.endsWith(`-${one}`))
        if (owner === id) footnotes.push(unnumbered(serialize(item)))
      }
    } else if (own && !('tagName' in node && node.tagName === 'hr')) words += unnumbered(serializeOuter(node))
  }
  return { words, footnotes: footnotes.sort() }
}

function isFootnotes(node: Node): node is DefaultTreeAdapterTypes.Element {
  return 'attrs' in node && node.attrs.some(({ name }) => name === 'data-footnotes')
}

function unnumbered(html: string): string {
  return (
    html
      // In `<title>`, a number and its tags are text.
      .replace(/(>|&gt;)\d+(<|&lt;)\/a/g, '$1$2/a')
      .replace(/ (?:data-footnote-backref-idx|aria-label)="[^"]*"/g, '')
      .replace(/(href="#|id=")fn(ref)?-[^"]*/g, '$1fn$2')
      .replace(/<!-- insights:.*?-->/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  )
}

/** The targets of links, images and footnotes in the sections of a note, or of a member in a document. */
function linksOf(markdown: string, id?: string): string[][] {
  const html = render(markdown).replace(/<section class="footnotes"[\s\S]*/, '')
  const [, part = html] = html.split(`<h2>${id}</h2>`)
  const own = id === undefined ? part : (part.split('<h2>')[0] ?? '')
  const tag = id === undefined ? 'h2' : 'h3'
  return ['핵심 인사이트', '실무 적용 아이디어'].map((heading) => {
    const words = own.split(`<${tag}>${heading}</${tag}>`)[1]?.split(`<${tag}>`)[0] ?? ''
    return Array.from(words.matchAll(/<a href="([^"]*)"|<img src="([^"]*)"/g), ([, link, image]) =>
      (link ?? image ?? '').replace(/^#.*/, '#'),
    )
  })
}
