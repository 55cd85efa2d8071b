import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insights } from '../host.ts'
import { fixture } from '../workspaces.ts'

const note = '## 핵심 인사이트\n\n- 글\n'
const config = `repository: {url: https://github.com/group/study, branch: main}
members: [{id: hana, name: 김하나}, {id: duri, name: 이두리}, {id: neo, name: 최네오}]
sources: free/{week}/{member}.md
printSources: true
weeks:
  - {id: week-01}
  - {id: week-02, excused: [neo]}
  - {id: week-03, title: 복제}
  - {id: week-04}
`
const files = {
  'insights.config.yaml': config,
  'notes/week-01/hana.md': note,
  'notes/week-02/hana.md': note,
  'free/week-01/neo.md': '# 자유\n\n글\n',
}
const fresh = 'https://github.com/group/study/new/main/notes'

/** The pages of a site that was just written. */
async function site(root: string): Promise<(path: string) => string> {
  const { code, stderr } = await insights(['site'], root)
  expect([stderr, code]).toEqual([expect.any(String), 0])
  return (path) => readFileSync(join(root, 'site', path), 'utf8')
}

/** The links of a page to the pages that make notes: the file, and what the link says. */
function links(html: string): string[] {
  return Array.from(html.matchAll(/<a [^>]*href="([^"]*\/new\/[^"]*)"[^>]*>([^<]*)</g), ([, href = '', text]) => {
    const url = new URL(href.replaceAll('&#x26;', '&').replaceAll('&amp;', '&'))
    return `${url.pathname.slice('/group/study/new/main/notes/'.length)}/${url.searchParams.get('filename')} ${text}`
  })
}

test('a week’s page links to the page that makes each missing note, and to those that edit the others', async () => {
  const page = await site(fixture(files))
  const [first, second] = [page('weeks/week-01.html'), page('weeks/week-02.html')]
  // A member with a free note alone still has to write.
  expect(links(first)).toEqual(['week-01/neo.md 노트 쓰기', 'week-01/duri.md 노트 쓰기'])
  expect(links(second)).toEqual(['week-02/duri.md 노트 쓰기'])
  expect(first).toContain('href="https://github.com/group/study/edit/main/notes/week-01/hana.md"')
  expect(first).toContain('aria-label="이두리의 노트 쓰기"')
})

test('a note that has lost its sections has a link too, to the page that edits it', async () => {
  const root = fixture({ ...files, 'notes/week-01/duri.md': '# 1장\n\n글\n' })
  const page = (await site(root))('weeks/week-01.html')
  expect(page).toMatch(
    /<strong>아직 노트가 없는 사람<\/strong> 이두리 <a [^>]*href="[^"]*\/edit\/main\/notes\/week-01\/duri.md"/,
  )
})

test('the front page links to missing notes of the next meeting first, then to those of the week after it', async () => {
  expect(links((await site(fixture(files)))('index.html'))).toEqual([
    'week-02/duri.md 이두리',
    'week-03/hana.md 김하나',
    'week-03/duri.md 이두리',
    'week-03/neo.md 최네오',
    'week-02/duri.md +',
  ])
})

test('the front page explains the signs of its table, and no others', async () => {
  const legend = async (more: Record<string, string>) => {
    const html = (await site(fixture({ ...files, ...more })))('index.html')
    const [, text = ''] = /<p class="legend"[^>]*>(.*?)<\/p>/.exec(html) ?? []
    return text.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|')
  }
  expect(await legend({})).toBe('|●| 씀|◐| 자유롭게 쓴 글|·| 없음|–| 쉼|+| 노트 쓰기|')
  expect(await legend({ 'insights.config.yaml': 'members: [{id: hana}]\n' })).toBe('|●| 씀|')
})

test('a page is made again if the template of notes changes, and one that is broken is a warning', async () => {
  const root = fixture({ ...files, 'templates/note.md': '# {week}\n' })
  const before = (await site(root))('weeks/week-02.html')
  expect(before).toContain(`${fresh}/week-02?filename=duri.md&#x26;value=%23%20Week%2002%0A`)
  writeFileSync(join(root, 'templates/note.md'), '# {week} 노트\n')
  expect((await site(root))('weeks/week-02.html')).not.toBe(before)
  writeFileSync(join(root, 'templates/note.md'), '<!-- insights:eech section -->\n')
  const { code, stderr } = await insights(['site'], root)
  expect([code, stderr.match(/templates\/note\.md:1.*$/gm)]).toEqual([0, [expect.stringContaining('warning')]])
  expect(links(readFileSync(join(root, 'site/weeks/week-02.html'), 'utf8'))).toEqual([])
})

test('without a known host there are no links', async () => {
  const root = fixture({ ...files, 'insights.config.yaml': config.replace('github.com', 'example.com') })
  const page = await site(root)
  expect(page('weeks/week-01.html') + page('index.html')).not.toMatch(/노트 쓰기|노트 고치기/)
})

test.each([
  ['GitLab, which opens an empty file', 'gitlab', true],
  ['GitHub, which fills in the file', 'github', false],
])('the pages show the headings to paste on %s', async (_, host, isShown) => {
  const root = fixture({ ...files, 'insights.config.yaml': config.replace('github', host) })
  const page = await site(root)
  const box = /<details class="paste">.*?<pre><code>([^<]*)<\/code><\/pre><\/details>/s
  const [, headings] = box.exec(page('weeks/week-02.html')) ?? []
  expect(headings).toBe(
    isShown
      ? (await insights(['new', 'week-02', '이두리', '--link'], root)).stdout.split('\n\n').slice(1).join('\n\n')
      : undefined,
  )
  expect(box.test(page('next.html'))).toBe(isShown)
  // Without a link to write there is nothing to paste into.
  if (isShown) expect(headings).toContain('## 핵심 인사이트\n')
})
