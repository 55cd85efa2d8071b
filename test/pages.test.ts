import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { visitParents } from '../src/markdown/mdast.ts'
import { parse } from '../src/markdown/parser.ts'
import { anchorsOf } from './docs/pages.ts'
import { insights } from './host.ts'

const pages = [...readdirSync('.'), ...readdirSync('docs').map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
)

const hasGithubs = process.env.CI !== undefined || spawnSync('cmark-gfm', ['--version']).status === 0

/** The HTML that GitHub makes of a page, without its code. */
function htmlWithoutCode(page: string): string {
  const extensions = ['table', 'strikethrough', 'autolink', 'tasklist', 'footnotes'].flatMap((name) => ['-e', name])
  const html = execFileSync('cmark-gfm', ['--unsafe', ...extensions, page], { encoding: 'utf8' })
  return html.replace(/<(code|pre)\b[\s\S]*?<\/\1>/g, '')
}

describe.skipIf(!hasGithubs)('on GitHub', () => {
  const notes = readdirSync('notes', { recursive: true, encoding: 'utf8' }).map((name) => join('notes', name))
  const shown = [...pages, ...notes.filter((name) => name.endsWith('.md'))]
  it.each(shown)(
    '%s has no accidental strike-through, and no asterisks or tildes that were meant as markup',
    (page) => {
      expect(htmlWithoutCode(page)).not.toMatch(/<del>|\*\*|~~/)
    },
  )
})

describe('what people read about the project', () => {
  it.each(pages)('%s links to pages and headings that exist', (page) => {
    const dead: string[] = []
    visitParents(parse(readFileSync(page, 'utf8')), (node) => {
      if ((node.type !== 'link' && node.type !== 'image') || /^[a-z]+:/.test(node.url)) return
      const [path = '', anchor] = node.url.split('#')
      const target = path === '' ? page : join(dirname(page), decodeURI(path))
      if (!existsSync(target) || (anchor && !anchorsOf(target).includes(decodeURI(anchor)))) dead.push(node.url)
    })
    expect(dead).toEqual([])
  })

  it('shows a sample without problems', async () => {
    expect(await insights(['lint'], '.')).toMatchObject({ code: 0, stdout: '' })
  })
})
