import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { visitParents } from '../../src/markdown/mdast.ts'
import { parse } from '../../src/markdown/parser.ts'

/** A code block or inline code of a page. */
export interface Example {
  /** `docs/ci.md:27` */
  place: string
  page: string
  /** The text of the heading above it. */
  section: string
  /** The language of a block; `inline` for inline code. */
  language: string
  text: string
}

/** README and the pages of `docs`, apart from the pages of rules, whose examples are tested by test/lint/rules.test.ts. */
export const pages = [
  'README.md',
  'README.ko.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md') && !name.startsWith('rules'))
    .map((name) => `docs/${name}`),
]

/** The Korean page with the same content, if there is one. */
export function koreanOf(page: string): string | undefined {
  const korean = page.replace(/\.md$/, '.ko.md')
  return existsSync(korean) ? korean : undefined
}

/** The English page with the same content; the page itself if it is in English. */
export function englishOf(page: string): string {
  return page.replace(/\.ko\.md$/, '.md')
}

/** The anchors that GitHub gives the headings of a page. */
export function anchorsOf(page: string): string[] {
  return Array.from(readFileSync(page, 'utf8').matchAll(/^#+ (.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** All examples of a page, in its order. */
export function examplesIn(page: string): Example[] {
  const text = readFileSync(page, 'utf8')
  const found: Example[] = []
  let section = ''
  visitParents(parse(text), (node) => {
    if (node.type === 'heading')
      section = text.slice(node.position?.start.offset, node.position?.end.offset).replace(/^#+ /, '')
    if (node.type !== 'code' && node.type !== 'inlineCode') return
    const language = node.type === 'code' ? (node.lang ?? '') : 'inline'
    found.push({ place: `${page}:${node.position?.start.line}`, page, section, language, text: node.value })
  })
  return found
}
