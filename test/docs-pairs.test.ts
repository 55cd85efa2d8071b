import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainText, visitParents } from '../src/markdown/mdast.ts'
import { parse } from '../src/markdown/parser.ts'
import { anchorsOf, englishOf, koreanOf, pages } from './docs/pages.ts'

/** What a page has from one heading to the next, apart from its sentences. */
interface Part {
  /** `docs/ci.md:7 ## GitHub` */
  place: string
  depth: number
  /** `table 5 × 2`, `list 4`, `code sh`, in the order of the page. */
  shape: string[]
  /** Blocks of commands, without comments. They have to be equal, because `docs.test.ts` runs those of one page. */
  commands: string[]
  /** Other blocks of code. */
  code: string[]
  /** Inline code, each once. */
  words: string[]
  /** Where links and images lead, sorted; the same for both languages of a page. */
  links: string[]
}

const hangul = /\p{Script=Hangul}/u
/** Korean text in a line of code, with what is between two Korean words, and a name in Latin letters: `김하나 (Kim Hana)`. */
const koreanText = /\p{Script=Hangul}(?:[^\n`*#:"'[\]{}]*\p{Script=Hangul})?(?: \([A-Z][a-z]+(?: [A-Z][a-z]+)*\))?/gu

function partsOf(page: string): Part[] {
  const text = readFileSync(page, 'utf8')
  const lines = text.split('\n')
  const parts: Part[] = []
  visitParents(parse(text), (node) => {
    if (node.type === 'heading') {
      const line = node.position?.start.line ?? 0
      const place = `${page}:${line} ${lines[line - 1]}`
      parts.push({ place, depth: node.depth, shape: [], commands: [], code: [], words: [], links: [] })
    }
    const part = parts.at(-1)
    if (!part) return
    if (node.type === 'table') part.shape.push(`table ${node.children.length} × ${node.children[0]?.children.length}`)
    if (node.type === 'list') part.shape.push(`list ${node.children.length}`)
    if (node.type === 'code') {
      part.shape.push(`code ${node.lang}`)
      if (node.lang === 'sh') part.commands.push(withoutComments(node.value))
      else part.code.push(node.lang === 'yaml' ? withoutComments(node.value) : node.value)
    }
    if (node.type === 'inlineCode') part.words.push(node.value)
    if (node.type === 'link' || node.type === 'image') part.links.push(targetOf(node.url, page))
  })
  return parts.map((part) => ({ ...part, words: [...new Set(part.words)], links: part.links.sort() }))
}

function linksOf(page: string): string[] {
  const urls: string[] = []
  visitParents(parse(readFileSync(page, 'utf8')), (node) => void (node.type === 'link' && urls.push(node.url)))
  return urls
}

const withoutComments = (block: string) => block.replace(/(?:^|[ \t]+)#.*$/gm, '')

/** `docs/questions.md, heading 7` for both `questions.md#a-language-model` and `questions.ko.md#언어-모델`. */
function targetOf(url: string, page: string): string {
  const { path, anchor } = localTarget(url, page)
  if (path === undefined) return url
  return anchor === undefined ? englishOf(path) : `${englishOf(path)}, heading ${anchorsOf(path).indexOf(anchor)}`
}

function localTarget(url: string, page: string): { path?: string; anchor?: string | undefined } {
  if (/^[a-z]+:/.test(url)) return {}
  const [path = '', anchor] = decodeURI(url).split('#')
  return { path: path === '' ? page : join(dirname(page), path), anchor }
}

/** The inline code of a Korean page that has no Korean text, or has an English counterpart: `notes/김하나.md`, `notes/kim-hana.md`. */
function wordsInEnglish(korean: readonly string[], english: readonly string[]): string[] {
  const left = new Set(english.filter((word) => !hangul.test(word)))
  const words = korean.map((word) => {
    const hasCode = /\S/.test(word.replace(koreanText, ''))
    const counterpart = hasCode && [...left].find((other) => inEnglish(word, other) === other)
    if (counterpart) left.delete(counterpart)
    return counterpart || word
  })
  return [...new Set(words.filter((word) => !hangul.test(word)))].sort()
}

/** The block if the English one has the same code, and other text where this one is Korean; then the English one. */
function inEnglish(block: string, english: string | undefined): string {
  const escaped = block.split(koreanText).map((code) => code.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const pattern = escaped.join('.+')
  return english !== undefined && new RegExp(`^${pattern}$`, 'u').test(english) ? english : block
}

const pairs = pages.flatMap((page) => (koreanOf(page) ? [[page, koreanOf(page)]] : []))

it.each(pairs.map(([, korean]) => korean as string))(
  '%s marks the links to pages that are in English alone',
  (page) => {
    visitParents(parse(readFileSync(page, 'utf8')), (node) => {
      const path = node.type === 'link' ? localTarget(node.url, page).path : undefined
      const isEnglish = pages.includes(path ?? '') && path === englishOf(path ?? '') && !koreanOf(path ?? '')
      if (node.type === 'link' && isEnglish)
        expect([node.url, plainText(node)]).toEqual([node.url, expect.stringMatching(/\(영어\)$/)])
    })
  },
)

describe.each(pairs as [string, string][])('%s and %s', (englishPage, koreanPage) => {
  const english = partsOf(englishPage)
  const korean = partsOf(koreanPage)

  it('have the same headings', () => {
    const places = Array.from({ length: Math.max(english.length, korean.length) }, (_, at) => [english[at], korean[at]])
    const different = places.filter(([one, other]) => one?.depth !== other?.depth)
    expect(different.map(([one, other]) => `${one?.place} | ${other?.place}`)).toEqual([])
  })

  const both = english.slice(0, korean.length).map((part, at): [Part, Part] => [part, korean[at] as Part])
  it.each(both.map(([one, other]) => [one.place, other.place, one, other] as const))(
    '%s has the same commands, code, tables, lists and links as %s',
    (_, __, { place: _one, ...part }, { place: _other, ...other }) => {
      const code = other.code.map((block, at) => inEnglish(block, part.code[at]))
      const words = wordsInEnglish(other.words, part.words)
      expect({ ...other, code, words }).toEqual({ ...part, words: wordsInEnglish(part.words, []) })
    },
  )

  it.each([
    [englishPage, koreanPage, englishOf],
    [koreanPage, englishPage, (path: string) => koreanOf(englishOf(path)) ?? path],
  ])('%s links to %s first, and then to pages in its language', (page, otherPage, inItsLanguage) => {
    const [first, ...others] = linksOf(page).flatMap((url) => localTarget(url, page).path ?? [])
    expect(first).toBe(otherPage)
    expect(others).toEqual(others.map(inItsLanguage))
  })
})

it.each(['docs/start.md', 'docs/start.ko.md'])(
  '%s suggests a folder that npm takes as the name of a package',
  (page) => {
    const paragraph = readFileSync(page, 'utf8')
      .split('\n')
      .find((line) => line.includes('`npm init -y`'))
    const [folder] = Array.from(paragraph?.matchAll(/`(.*?)`/g) ?? [], ([, word]) => word)
    expect(folder).toMatch(/^[a-z][a-z\d-]*$/)
  },
)
