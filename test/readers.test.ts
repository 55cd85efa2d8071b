import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { HtmlRenderer, Parser } from 'commonmark'
import { type DefaultTreeAdapterTypes, parse, serializeOuter } from 'parse5'
import { describe, expect, it } from 'vitest'
import { obsidianPieces } from './arbitrary.ts'
import { insights } from './host.ts'
import fc, { runs } from './property.ts'
import { fixture } from './workspaces.ts'

const hasGithubs = process.env.CI !== undefined || spawnSync('cmark-gfm', ['--version']).status === 0

function cmark(markdown: string, ...extensions: string[]): string {
  const options = extensions.flatMap((name) => ['-e', name])
  return spawnSync('cmark-gfm', ['--unsafe', ...options], { input: markdown, encoding: 'utf8' }).stdout
}

const gfm = ['table', 'strikethrough', 'autolink', 'tasklist', 'footnotes']
/** Renderers that turn a document into HTML. */
const renderers: [name: string, render: (markdown: string) => string][] = [
  ['CommonMark 0.31', (markdown) => new HtmlRenderer().render(new Parser().parse(markdown))],
  ...(hasGithubs
    ? ([
        ['cmark-gfm', (markdown) => cmark(markdown, ...gfm)],
        ['cmark-gfm with its tag filter', (markdown) => cmark(markdown, ...gfm, 'tagfilter')],
        ['cmark-gfm without extensions', (markdown) => cmark(markdown)],
      ] as [string, (markdown: string) => string][])
    : []),
]

/** Parsers of that HTML. Today's `<select>` allows any element, like an element that no parser knows. */
const browsers: [name: string, read: (html: string) => DefaultTreeAdapterTypes.Document][] = [
  ['with scripts', (html) => parse(html)],
  ['without scripts', (html) => parse(html, { scriptingEnabled: false })],
  ['with a select of any elements', (html) => parse(html.replace(/(<\/?)select(?=[\s/>])/gi, '$1x-select'))],
]

type Element = DefaultTreeAdapterTypes.Element
const isElement = (node: DefaultTreeAdapterTypes.Node): node is Element => 'tagName' in node

/** What a parser finds: the member names at the top level of the page, and the text of zoe. */
function found(html: string, read: (html: string) => DefaultTreeAdapterTypes.Document): [string[], string] {
  const page = read(`<!doctype html><body>${html}`).childNodes.filter(isElement)[0]
  const body = page?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body')
  const nodes = body?.childNodes ?? []
  const names = nodes.filter((node) => isElement(node) && node.tagName === 'h2')
  const last = names.find((node) => serializeOuter(node) === '<h2>zoe</h2>')
  const words = last ? nodes.slice(nodes.indexOf(last) + 1) : []
  return [
    names.map((node) => serializeOuter(node)),
    words
      .filter(isElement)
      .slice(0, 2)
      .map((node) => serializeOuter(node))
      .join(''),
  ]
}

const piece = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '', '/'),
        fc.constantFrom(
          ...[
            'details',
            'summary',
            'div',
            'p',
            'ul',
            'li',
            'table',
            'tr',
            'td',
            'a',
            'b',
            'i',
            'code',
            'pre',
            'select',
          ],
          ...['option', 'optgroup', 'noscript', 'title', 'textarea', 'script', 'style', 'xmp', 'iframe', 'noembed'],
          ...['noframes', 'template', 'svg', 'math', 'g', 'foreignObject', 'mi', 'desc', 'button', 'form', 'object'],
          ...['caption', 'colgroup', 'col', 'thead', 'h2', 'hr', 'br', 'img', 'input', 'nobr', 'ruby', 'rt', 'marquee'],
          ...['body', 'html', 'head', 'frameset', 'frame', 'center', 'font', 'dd', 'dt', 'source', 'search', 'x-y'],
        ),
        fc.constantFrom(
          '>',
          '>',
          '>',
          '>',
          ' >',
          '/>',
          ' class=a/b>',
          ' href=https://e.com/>',
          ' title="',
          " title='",
          '\n',
        ),
      )
      .map(([end, name, rest]) => `<${end}${name}${rest}`),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['<!-->', '<!--->', '<!--', '-->', '--!>', '<!-- a -- b -->', '<!x', '<!X', '<!x>', '<?', '?>', '<![CDATA['],
      ...[']]>', '>', '"', "'", '<', '</', '</>', '<https://e.com>', '`', '`<b>`', '\\<b>', '&lt;b>'],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        ' ',
        '\n',
        '\n\n',
        '\n\n',
        '글',
        ' 글 ',
        '\n- ',
        '\n> ',
        '\n1. ',
        '\n\n    ',
        '\n```\n',
        '\n~~~\n',
        '*',
        '**',
        '~~',
      ],
      ...[
        '[',
        '](x)',
        '\n\n[^1]: ',
        '[^1]',
        '\n\n[r]: x\n',
        '\n\n| a | b |\n|---|---|\n| ',
        ' | ',
        ' |\n',
        '\n---\n',
        '\n### ',
      ],
    ),
  },
)
const note = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''))

/** Builds a document of the notes and a plain one, and returns what each parser finds in it. */
async function reading(
  notes: readonly string[],
  dialect: string,
): Promise<{ who: string; names: string[]; words: string }[]> {
  // A note that contains only a comment would count as missing.
  const files = notes.map((text, at) => [
    `notes/week-01/a${at}.md`,
    `## 핵심 인사이트\n\n글\n\n## 추가 학습이 필요한 부분\n\n${text}\n`,
  ])
  const cwd = fixture({
    // A note in Latin letters would make the headings of the document English.
    'insights.config.yaml': `language: ko\ndialect: ${dialect}\n`,
    ...Object.fromEntries(files),
    'notes/week-01/zoe.md': '## 핵심 인사이트\n\n글 *강조*\n',
  })
  const { stdout } = await insights(['build', '1', '--stdout'], cwd)
  rmSync(cwd, { recursive: true })
  return renderers.flatMap(([renderer, render]) => {
    const html = render(stdout)
    return browsers.map(([browser, read]) => {
      const [names, words] = found(html, read)
      return { who: `${renderer}, ${browser}`, names, words }
    })
  })
}

/** What every parser should find. A note may contain a heading like a member's name. */
async function expectIsolated(notes: readonly string[], dialect = 'github'): Promise<void> {
  for (const { who, names, words } of await reading(notes, dialect)) {
    const ids = [...notes.map((_note, at) => `<h2>a${at}</h2>`), '<h2>zoe</h2>']
    expect(
      ids.filter((id) => !names.includes(id)),
      who,
    ).toEqual([])
    expect(words, who).toBe('<h3>핵심 인사이트</h3><p>글 <em>강조</em></p>')
  }
}

describe('a note with HTML, in every renderer and parser', () => {
  it.each([
    '<title><details></title>',
    '<script><a></script>',
    '<xmp><b></xmp>',
    '<a href=https://e.com/>',
    'x <details class=a/b>',
    '| `a | <details>` |\n|---|---|\n| </td></table><b> | c |',
    '| <details> |',
    '<!--><details>',
    '<!x\n<details',
    '<select><a href=x></select>',
    '<noscript><details></noscript>',
    '<noscript><!-- </noscript>',
    '<svg><![CDATA[',
    'x <!-- a --!> <details> -->',
    '<hr title=">\n\n<details>',
    'insights-end-of-section <!--insights-end-of-section--> <!--end-0--><end-0> <details>',
    '[^1]\n\n[^1]: x <a href=y>',
    '<svg><title><div>',
    '<a b=/ >',
    '- a\n<ruby>',
    '> a\n<ruby>',
    '[^1]: <ruby\n<ruby>',
  ])('does not affect other notes: %s', (text) => expectIsolated([text, text]))

  it.each(obsidianPieces)('does not affect other notes in the dialect of Obsidian: %s', (text) =>
    expectIsolated([text, text], 'obsidian'),
  )

  it('does not affect other notes in the dialect of Obsidian, whatever it contains', async () => {
    const pieces = fc.oneof(
      { weight: 1, arbitrary: piece },
      { weight: 2, arbitrary: fc.constantFrom(...obsidianPieces) },
    )
    const text = fc.array(pieces, { minLength: 1, maxLength: 8 }).map((found) => found.join(''))
    const property = (notes: readonly string[]) => expectIsolated(notes, 'obsidian')
    await fc.assert(fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), property), { numRuns: runs(50) })
  })

  it('does not affect other notes, whatever it contains', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(note, { minLength: 1, maxLength: 4 }), (notes) => expectIsolated(notes)),
      { numRuns: runs(50) },
    )
  })
})
