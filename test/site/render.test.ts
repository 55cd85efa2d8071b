import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { koSite } from '../../src/languages/ko/site.ts'
import { parse } from '../../src/markdown/parser.ts'
import { slugOf } from '../../src/site/addresses.ts'
import { renderTree } from '../../src/site/render.ts'
import { linkedPath } from '../../src/site/targets.ts'
import { insights } from '../host.ts'
import fc, { runs } from '../property.ts'
import { fixture } from '../workspaces.ts'
import { hostile } from './hostile.ts'

const targets = {
  link: (target: string) => (target.startsWith('known') ? `there/${target}` : undefined),
  image: (target: string) => (target.startsWith('known') ? `images/${target}` : undefined),
}

async function html(markdown: string): Promise<string> {
  const children = await renderTree(parse(markdown), markdown, { scope: 'hana', depth: 4, targets, words: koSite })
  return unified().use(rehypeStringify).stringify({ type: 'root', children })
}

describe('Markdown on a page', () => {
  test.each<[string, string, string]>([
    ['emphasis beside Hangul', '**용어(Term)**은', '<p><strong>용어(Term)</strong>은</p>'],
    ['ranges', '1~5장과 6~9장', '<p>1~5장과 6~9장</p>'],
    ['strike-through', '~~지움~~', '<p><del>지움</del></p>'],
    ['a link elsewhere', '[가](https://e.com/가)', '<p><a href="https://e.com/%EA%B0%80">가</a></p>'],
    ['a link to a known file', '[가](known.md)', '<p><a href="there/known.md">가</a></p>'],
    ['a link to an unknown file', '[가](other.md)', '<p><a>가</a></p>'],
    ['an image', '![가](known.png)', '<p><img src="images/known.png" alt="가" loading="lazy"></p>'],
    ['a missing image', '![가](other.png)', '<p><span class="image">그림: 가</span></p>'],
    [
      'an image on another server',
      '![가](https://e.com/a.png)',
      '<p><a href="https://e.com/a.png" class="image">그림: 가</a></p>',
    ],
    ['harmless HTML', 'H<sub>2</sub>O <kbd>Ctrl</kbd>', '<p>H<sub>2</sub>O <kbd>Ctrl</kbd></p>'],
    ['HTML that does', '<b onclick=x() style="color:red">가</b>', '<p><b>가</b></p>'],
    ['comments', '가 <!-- 나 -->', '<p>가 </p>'],
    ['a heading above the level of its section', '# 가', '<h4 id="user-content~hana~가">가</h4>'],
    [
      'a link to a heading',
      '##### 나\n\n[가](#나)',
      '<h5 id="user-content~hana~나">나</h5>\n<p><a href="#user-content~hana~%EB%82%98">가</a></p>',
    ],
    [
      'a box',
      '- [x] 가',
      '<ul class="contains-task-list">\n<li class="task-list-item"><span class="box" role="img" aria-label="끝낸 일">☑</span> 가</li>\n</ul>',
    ],
    [
      'an alert',
      '> [!WARNING]\n> 가',
      '<div class="alert alert-warning">\n<p class="alert-title">경고</p>\n<p>가</p>\n</div>',
    ],
    ['a quote that is not an alert', '> [!NOPE]\n> 가', '<blockquote>\n<p>[!NOPE]\n가</p>\n</blockquote>'],
    [
      'code',
      '```js\nlet a\n```',
      '<pre tabindex="0"><code class="language-js"><span class="hljs-keyword">let</span> a\n</code></pre>',
    ],
    [
      'code in a language with a sign in its name',
      '```c++\nint a;\n```',
      '<pre tabindex="0"><code class="language-c++"><span class="hljs-type">int</span> a;\n</code></pre>',
    ],
    [
      'code in a language that is not known',
      '```constructor\nlet a\n```',
      '<pre tabindex="0"><code class="language-constructor">let a\n</code></pre>',
    ],
    ['code without a language', '```\nlet a <b>\n```', '<pre tabindex="0"><code>let a &#x3C;b>\n</code></pre>'],
    [
      'a title of an image in a sentence',
      '나 ![가](known.png "다")',
      '<p>나 <img src="images/known.png" alt="가" title="다" loading="lazy"></p>',
    ],
  ])('shows %s', async (_what, markdown, expected) => {
    expect(await html(markdown)).toBe(expected)
  })

  // What is shown of each formula: its TeX in brackets, and whether it is on a line of its own.
  test.each<[string, string, string]>([
    ['a formula', '$x$', '[x]'],
    ['with a particle', '지연 $x_1$은 $x_2$보다', '지연 [x_1]은 [x_2]보다'],
    ['with what Markdown takes for emphasis', '$a*b*c$ $a_{1}b_2$', '[a*b*c] [a_{1}b_2]'],
    ['two with emphasis between', '$a*b$와 $c*d$', '[a*b]와 [c*d]'],
    ['with escapes', '가 $\\{a\\}\\,b$ 나', '가 [\\{a\\}\\,b] 나'],
    ['beside escapes', '\\*가\\* $x$ \\*나\\*', '*가* [x] *나*'],
    ['with words', '$p_{\\text{쓰기}} = 1$', '[p_{\\text{쓰기}} = 1]'],
    ['of GitHub', '가 $`a_1 * b`$ 나', '가 [a_1 * b] 나'],
    ['on a line of its own', '$$\nx\n= y\n$$', '[[x\n= y]]'],
    ['in a quote', '> $$\n> x\n> $$', '[[x]]'],
    ['in a fence', '```math\nx\n```', '[[x]]'],
    ['in a heading, a table and a list', '# $a$\n\n| $b$ |\n| --- |\n\n- $c$', '[a] [b] [c]'],
    ['prices', '$5에서 $10까지, $5 and $10, US$5/$6', '$5에서 $10까지, $5 and $10, US$5/$6'],
    ['prices with words between', '$5와 10$', '$5와 10$'],
    ['an escaped dollar', '\\$x$', '$x$'],
    ['one dollar', 'a $ b', 'a $ b'],
    ['variables of a shell', '$HOME/bin:$PATH', '$HOME/bin:$PATH'],
    ['code', '`$x$`', '$x$'],
    ['a formula over code', '$a `b` c$', '$a b c$'],
    ['a formula over a link', '$a [b](known.md) c$', '$a b c$'],
    ['TeX that cannot be read', '$\\frac{$', '$\\frac{$'],
    ['a link beside a formula', '$x$ https://e.com $y$', '[x] https://e.com [y]'],
  ])('reads mathematics: %s', async (_what, markdown, expected) => {
    const shown = (await html(markdown)).replace(/<math([^>]*)>.*?<\/math>/gs, (_, attributes: string) => {
      const tex = /alttext="([^"]*)"/.exec(attributes)?.[1] ?? ''
      return attributes.includes('display="block"') ? `[[${tex}]]` : `[${tex}]`
    })
    const text = shown
      .replace(/<[^>]*>/g, '')
      .trim()
      .replace(/(?<!x)\s+/g, ' ')
    expect(text).toBe(expected)
  })

  test('makes MathML of a formula', async () => {
    expect(await html('$\\frac{a}{b}$')).toBe(
      '<p><math alttext="\\frac{a}{b}"><mfrac><mi>a</mi><mi>b</mi></mfrac></math></p>',
    )
  })

  test.each([
    '\\href{javascript:hacked()}{x}',
    '\\url{https://evil.test}',
    '\\includegraphics{https://evil.test/x.png}',
    '\\class{site}{x}',
    '\\id{~main}{x}',
    '\\style{position:fixed}{x}',
    '\\data{x=y}{x}',
    '\\text{<img src=x onerror=hacked()>}',
    '\\color{red;background:url(https://evil.test)}x',
    '\\def\\a{\\a\\a}\\a',
    '\\rule{1000em}{1000em}',
  ])('shows nothing of a formula but its signs: %s', async (tex) => {
    for (const written of [`$${tex}$`, `$$${tex}$$`, `\`\`\`math\n${tex}\n\`\`\``]) {
      const made = await html(written)
      for (const { tagName, attrs } of elementsOf(parseFragment(made))) {
        expect(tagName).toMatch(/^(?:p|pre|code|a|span|math|m[a-z]+)$/)
        for (const { name, value } of attrs) {
          expect(name).not.toMatch(/^(?:on.*|style|src|id|data-.*)$/)
          if (name === 'href') expect(value).toMatch(/^https:\/\/evil\.test/)
          if (name === 'width' || name === 'height') expect(Number.parseFloat(value)).toBeLessThanOrEqual(10)
        }
      }
    }
  })

  test('takes little time for many dollar signs and long code', async () => {
    expect((await html('$a '.repeat(20_000))).length).toBeGreaterThan(60_000)
    expect((await html('$$'.repeat(20_000))).length).toBeGreaterThan(40_000)
    expect(await html(`\`\`\`js\n${'let '.repeat(20_000)}\n\`\`\``)).not.toContain('hljs')
  })

  test('keeps a footnote in its member’s part, with links there and back', async () => {
    const shown = await html('가[^1]\n\n[^1]: 나')
    const [there] = /href="#([^"]*fn-1)"/.exec(shown)?.slice(1) ?? []
    const [back] = /href="#([^"]*fnref-1)"/.exec(shown)?.slice(1) ?? []
    expect(there).toBe('user-content~hana~fn-1')
    expect(shown).toContain(`id="${there}"`)
    expect(shown).toContain(`id="${back}"`)
    expect(shown).toContain('<h4 id="user-content~hana~footnote-label">각주</h4>')
  })
})

test('removes all active content, in any combination', async () => {
  const pieces = fc.constantFrom(
    ...hostile,
    ...[
      '<',
      '>',
      '"',
      "'",
      '`',
      '&',
      '&#',
      '\\',
      '\n',
      '\n\n',
      '    ',
      '> ',
      '- ',
      '[',
      '](',
      ')',
      '![',
      '<!--',
      '-->',
      '</',
    ],
    ...[
      '<svg>',
      '<math>',
      '<style>',
      '<title>',
      '<p id="~main">',
      '<table>',
      '<a href=',
      'javascript:',
      ' onload=x ',
      '[^1]',
    ],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
      const made = await html(parts.join(''))
      // As browsers parse it, with scripting and without.
      for (const scriptingEnabled of [true, false])
        for (const { tagName, attrs } of elementsOf(parseFragment(made, { scriptingEnabled }))) {
          expect(tagName).not.toMatch(
            /^(?:script|style|iframe|object|embed|form|svg|math|meta|base|link|title|video|audio|dialog|template)$/,
          )
          for (const { name, value } of attrs) {
            expect(name).not.toMatch(/^(?:on.*|style|srcset|name|data-mark)$/)
            if (name === 'href' || name === 'src')
              expect(value).toMatch(/^(?:https?:\/\/|mailto:|#user-content~|there\/|images\/)/)
            if (name === 'id') expect(value).toMatch(/^user-content~hana~/)
          }
        }
    }),
    { numRuns: runs(50) },
  )
})

function elementsOf(node: DefaultTreeAdapterTypes.ParentNode): DefaultTreeAdapterTypes.Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsOf(child)] : []))
}

describe('a slug', () => {
  test.each([
    ['week-02', 'week-02'],
    ['2주차', '2주차'],
    ['김하나'.normalize('NFD'), '김하나'],
    ['Chapter 3~4', expect.stringMatching(/^chapter-3-4-[0-9a-f]{6}$/)],
    ['con', expect.stringMatching(/^con-[0-9a-f]{6}$/)],
    ['../..', expect.stringMatching(/^[0-9a-f]{6}$/)],
    ['가'.repeat(300), expect.stringMatching(/^가{40}-[0-9a-f]{6}$/)],
  ])('of %s is a file name', (name, slug) => {
    expect(slugOf(name)).toEqual(slug)
  })

  test('is unique for names that fold to the same letters', () => {
    const names = ['a b', 'a-b', 'A-B', 'a.b', 'a_b']
    expect(new Set(names.map(slugOf)).size).toBe(names.length)
  })
})

test.each([
  ['images/a.png', 'notes/week-01/images/a.png'],
  ['../week-02/%EA%B0%80.md#x', 'notes/week-02/가.md'],
  ['/docs/a.md', 'docs/a.md'],
  ['../../../etc/passwd', undefined],
  ['/../etc/passwd', undefined],
  ['%2e%2e/%2e%2e/%2e%2e/etc/passwd', undefined],
  ['file:///etc/passwd', undefined],
  ['a%00.png', undefined],
  ['a%', undefined],
  ['..\\..\\a', undefined],
  ['#x', undefined],
])('the target %s means the file %s', (target, path) => {
  expect(linkedPath(target, 'notes/week-01/hana.md')).toBe(path)
})

describe('a week’s page', () => {
  const files = {
    'insights.config.yaml':
      'language: ko\nmembers: [{id: hana}, {id: duri}, {id: neo}]\nweeks: [{id: week-01, excused: [neo]}]\n',
    'notes/week-01/hana.md': '## 핵심 인사이트\n\n- **쓰기 증폭**: 크다\n- **캐시 무효화**: 어렵다 [두리](duri.md)\n',
  }
  const page = (root: string) => readFileSync(join(root, 'site/weeks/week-01.html'), 'utf8')
  const partOf = (member: string, text: string) =>
    new RegExp(`<section class="member" aria-labelledby="${member}">.*?</section>(?=<section|<p|<nav)`, 's').exec(
      text,
    )?.[0]

  test('keeps a member’s anchors, whatever others write', async () => {
    const [alone, beside] = [
      fixture(files),
      fixture({
        ...files,
        'notes/week-01/duri.md':
          '## 핵심 인사이트\n\n- **쓰기 증폭**: 재 보니 작다\n\n## 실무 적용 아이디어\n\n- 하나\n',
      }),
    ]
    await insights(['site'], alone)
    await insights(['site'], beside)
    const ids = (text: string) => Array.from(text.matchAll(/ id="(hana[^"]*)"/g), ([, id]) => id)
    expect(ids(page(alone))).toEqual(['hana', 'hana.insights', 'hana.insights.1', 'hana.insights.2'])
    expect(ids(page(beside))).toEqual(ids(page(alone)))
    expect(partOf('hana', page(alone))).toContain('<a>두리</a>')
    expect(partOf('hana', page(beside))).toContain('<a href="../weeks/week-01.html#duri">두리</a>')
    expect(page(alone)).toContain('<strong>이번 주를 쉬는 사람</strong> neo')
    expect(page(beside)).toMatch(/<li><strong>쓰기 증폭<\/strong>.*hana: .*duri: /s)
  })

  test('links to GitHub if the repository is there, and reveals nothing about its reader', async () => {
    const root = fixture({
      ...files,
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/config': '[core]\n\tbare = false\n[remote "origin"]\n\turl = https://me:secret@github.com/Org/study.git\n',
      '.git/objects/.keep': '',
      '.git/refs/.keep': '',
      'notes/week-01/duri.md': '## 핵심 인사이트\n\n- [코드](../../src/a.js) [하나](hana.md)\n',
    })
    await insights(['site'], root, process.env)
    expect(page(root)).toContain('href="https://github.com/Org/study/blob/main/src/a.js"')
    expect(page(root)).toContain('href="https://github.com/Org/study/edit/main/notes/week-01/duri.md"')
    expect(page(root)).not.toContain('secret')
  })

  test('shows everyone who writes about a subject', async () => {
    const ids = ['a1', 'b1', 'c1', 'd1', 'e1', 'f1']
    // A subject of a large part of all items would be the subject of the week.
    const others = (id: string) => Array.from({ length: 9 }, (_, at) => `- word${id}${at}\n`).join('')
    const note = (id: string) => `## 핵심 인사이트\n\n- **쓰기 증폭**: text${id}\n${others(id)}`
    const root = fixture({
      'insights.config.yaml': '',
      ...Object.fromEntries(ids.map((id) => [`notes/week-01/${id}.md`, note(id)])),
    })
    await insights(['site'], root)
    const row = /<li><strong>쓰기 증폭<\/strong>.*?<\/details>/s.exec(page(root))?.[0] ?? ''
    expect(ids.filter((id) => row.includes(`href="#${id}.insights.1"`))).toEqual(ids)
  })

  test('contains the minutes', async () => {
    const root = fixture({
      ...files,
      'notes/week-01/minutes.md': '---\ntitle: 회의\n---\n\n# 정한 것\n\n- <b id=x>**캐시(Cache)**는</b> 미룸\n',
    })
    await insights(['site'], root)
    expect(page(root)).toContain('<h3 id="user-content~~minutes~정한-것">정한 것</h3>')
    expect(page(root)).toContain('<b id="user-content~~minutes~x"><strong>캐시(Cache)</strong>는</b> 미룸')
  })

  test('is at most 100 KB for four notes of 10 KB', async () => {
    const item =
      '- **쓰기 증폭의 한계**: 부하가 [조금만](https://example.com/a) 늘어도 `p99`가 몇 배가 되므로 재 보아야 함\n'
    const long = `## 핵심 인사이트\n\n${item.repeat(Math.ceil(10_240 / Buffer.byteLength(item)))}`
    const notes = Object.fromEntries(['hana', 'duri', 'neo', 'sora'].map((id) => [`notes/week-01/${id}.md`, long]))
    const root = fixture(notes)
    await insights(['site'], root)
    expect(Buffer.byteLength(page(root))).toBeLessThan(100 * 1024)
  })
})
