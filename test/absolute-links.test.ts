import { expect, test } from 'vitest'
import { insights } from './host.ts'
import { fixture } from './workspaces.ts'

const job = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'group/study', GITHUB_SHA: 'abc' }
const pages = 'https://github.com/group/study/blob/abc'
const images = 'https://github.com/group/study/raw/abc'

test.each<[string, string, string]>([
  ['a link', '[글](duri.md#한-글)', `[글](${pages}/book/notes/week-01/duri.md#한-글)`],
  ['a link to another week', '[글](../week-02/duri.md)', `[글](${pages}/book/notes/week-02/duri.md)`],
  ['a link to the top of the repository', '[글](/README.md)', `[글](${pages}/README.md)`],
  ['a link above the workspace', '[글](../../../README.md "제목")', `[글](${pages}/README.md "제목")`],
  ['a link out of the repository', '[글](../../../../x.md)', '[글](../../../../x.md)'],
  ['an address', '[글](https://example.com) <https://example.com>', '[글](https://example.com) <https://example.com>'],
  ['another host', '[글](//example.com/a)', '[글](//example.com/a)'],
  ['a fragment', '[글](#위)', '[글](#위)'],
  ['an image', '![그림](images/a.png)', `![그림](${images}/book/notes/week-01/images/a.png)`],
  [
    'an image in a link',
    '[![그림](a.png)](b.md)',
    `[![그림](${images}/book/notes/week-01/a.png)](${pages}/book/notes/week-01/b.md)`,
  ],
  ['a path in angle brackets', '[글](<a b.md>)', `[글](<${pages}/book/notes/week-01/a b.md>)`],
  [
    'HTML',
    '<img src=a.png> <a href="b.md">b</a>',
    `<img src=${images}/book/notes/week-01/a.png> <a href="${pages}/book/notes/week-01/b.md">b</a>`,
  ],
  [
    'a source set',
    '<img srcset="a.png, b.png 2x">',
    `<img srcset="${images}/book/notes/week-01/a.png, ${images}/book/notes/week-01/b.png 2x">`,
  ],
  ['HTML in a quote', '글\n\n> <img\n> src="a.png">', `글\n\n> <img\n> src="${images}/book/notes/week-01/a.png">`],
  ['code', '`[글](a.md)`\n\n      [글](a.md)', '`[글](a.md)`\n\n      [글](a.md)'],
  ['the definition of a link', '[글][r]\n\n[r]: r.md', `[글][r-kim]\n\n[r-kim]: ${pages}/book/notes/week-01/r.md`],
  [
    'the definition of an image',
    '![글][r]\n\n[r]: r.png',
    `![글][r-kim]\n\n[r-kim]: ${images}/book/notes/week-01/r.png`,
  ],
])('--absolute-links prints %s as it works in a summary', async (_name, written, printed) => {
  const root = fixture({
    '.git/HEAD': '',
    'book/insights.config.yaml': 'lint: {rules: {broken-link: off}}\n',
    'book/notes/week-01/kim.md': `## 핵심 인사이트\n\n${written}\n`,
  })
  const cwd = `${root}/book`
  const { code, stdout } = await insights(['build', '1', '--absolute-links'], cwd, job)
  const plain = await insights(['build', '1', '--stdout'], cwd, job)
  const own = (text: string) => text.slice(text.indexOf('### 핵심 인사이트\n') + '### 핵심 인사이트\n'.length)
  expect([code, own(stdout)]).toEqual([0, expect.stringMatching(/\n\n<!-- insights:.*\n$/)])
  expect(own(stdout).replace(/\n\n<!-- insights:.*\n$/, '')).toBe(printed)
  expect(stdout.slice(0, -own(stdout).length)).toBe(plain.stdout.slice(0, -own(plain.stdout).length))
})

test('the note that a template links to has its address too', async () => {
  const root = fixture({
    'notes/week-01/kim.md': '## 핵심 인사이트\n\n글\n',
    'templates/insights.md':
      '<!-- insights:each member -->\n\n## [{name}]({note})\n\n<!-- insights:each section -->\n\n<!-- insights:content -->\n\n<!-- insights:end -->\n\n<!-- insights:end -->\n',
  })
  const { stdout } = await insights(['build', '1', '--absolute-links'], root, job)
  expect(stdout).toContain(`## [kim](${pages}/notes/week-01/kim.md)\n`)
})

test('from the root of several workspaces, each document has the addresses of its own folder', async () => {
  const note = '## 핵심 인사이트\n\n[글](a.md)\n'
  const root = fixture({
    '.git/HEAD': '',
    'insights.config.yaml': 'workspaces: [books/*]\n',
    'books/one/insights.config.yaml': 'title: 하나\n',
    'books/one/notes/week-01/kim.md': note,
    'books/two/insights.config.yaml': 'title: 둘\n',
    'books/two/notes/week-01/kim.md': note,
  })
  const { stdout } = await insights(['build', '--all', '--absolute-links'], root, job)
  expect(stdout.match(/\[글\]\(.*\)/g)).toEqual(
    ['one', 'two'].map((book) => `[글](${pages}/books/${book}/notes/week-01/a.md)`),
  )
})

test('outside of a job there is no address', async () => {
  const root = fixture({ 'notes/week-01/kim.md': '## 핵심 인사이트\n\n글\n' })
  const { code, stdout, stderr } = await insights(['build', '1', '--absolute-links'], root)
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('`GITHUB_SHA`')])
})
