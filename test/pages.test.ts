import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { visitParents } from '../src/markdown/mdast.ts'
import { parseMarkdown } from '../src/markdown/parser.ts'

const pages = [...readdirSync('.'), ...readdirSync('docs').map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
)

/** The anchors that GitHub gives the headings of a page. */
function anchors(path: string): string[] {
  return Array.from(readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('what people read about the project', () => {
  it.each(pages)('%s links to pages and headings that exist', (page) => {
    const dead: string[] = []
    visitParents(parseMarkdown(readFileSync(page, 'utf8')), (node) => {
      if ((node.type !== 'link' && node.type !== 'image') || /^[a-z]+:/.test(node.url)) return
      const [path = '', anchor] = node.url.split('#')
      const target = path === '' ? page : join(dirname(page), decodeURI(path))
      if (!existsSync(target) || (anchor && !anchors(target).includes(decodeURI(anchor)))) dead.push(node.url)
    })
    expect(dead).toEqual([])
  })

  it('shows in README the questions that the sample gives', () => {
    const shown = /^```markdown\n(### 공통 질문\n[\s\S]*?)\n```$/m.exec(readFileSync('README.md', 'utf8'))?.[1]
    expect(readFileSync('notes/week-03/insights.md', 'utf8')).toContain(`${shown}\n`)
  })
})
