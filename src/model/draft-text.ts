import type { PhrasingContent } from 'mdast'
import { valuesByKey } from '../collections.ts'
import { plainText, type Root } from '../markdown/mdast.ts'
import { parse, parseAsGitHub } from '../markdown/parser.ts'
import { printFrame } from '../markdown/print.ts'
import type { DraftPoint } from './draft-points.ts'

/** The content of a draft. */
export interface DraftLayout {
  /** Lines of front matter, without `draft: true`. */
  frontMatter: readonly string[]
  title: string
  sections: readonly { id: string; heading: string; optional: boolean }[]
  points: readonly DraftPoint[]
  /** Whether one section contains everything outside the others. */
  takesRest: boolean
  words: { intro: string; lines: string; empty: string }
}

/** The text of a draft: front matter, a comment with the evidence of each point, and the sections. */
export function draftText({ frontMatter, title, sections, points, takesRest, words }: DraftLayout): string {
  const inSection = (id: string) => points.filter(({ section }) => section === id)
  const parts = sections.flatMap(({ id, heading, optional }) => {
    const own = inSection(id)
    if (own.length === 0 && optional) return []
    return [`## ${heading}`, own.length === 0 ? `<!-- ${words.empty} -->` : own.map(entry).join('\n')]
  })
  const evidence = sections.flatMap(({ id, heading }) => {
    const own = inSection(id)
    return own.length === 0 ? [] : [heading, ...own.map((point, at) => `${at + 1}. ${places(point, words.lines)}`)]
  })
  const memory = [words.intro, ...evidence]
  // A section with the rest of a note would take a comment into the document, so it goes into the front matter.
  const inFront = takesRest ? memory.map((line) => `# ${line}`) : []
  const front = ['---', ...frontMatter, 'draft: true', ...inFront, '---'].join('\n')
  const comment = ['<!--', ...memory.map((line) => line.replaceAll('--', '-\u2060-')), '-->'].join('\n')
  const body = takesRest ? parts : [`# ${printLine([{ type: 'text', value: title }])}`, comment, ...parts]
  return `${[front, ...body].join('\n\n')}\n`
}

function places({ evidence }: DraftPoint, lines: string): string {
  const byPath = valuesByKey(
    evidence.map(({ path, line, endLine }) => [path, line === endLine ? `${line}` : `${line}-${endLine}`]),
  )
  return [...byPath].map(([path, ranges]) => `${path} ${lines} ${[...ranges].join(', ')}`).join('; ')
}

/** A point as a list item: unescaped if every parser reads it as intended, else escaped. */
function entry({ title, text }: DraftPoint): string {
  const item = `- ${title === undefined ? text : `**${title}**: ${text}`}`
  const words = plainText(parse(text))
  const expected = title === undefined ? words : `${title}: ${words}`
  const reads = (tree: Root) => {
    const [list] = tree.children
    if (tree.children.length !== 1 || list?.type !== 'list' || list.children.length !== 1) return false
    const [paragraph] = list.children[0]?.children ?? []
    if (list.children[0]?.children.length !== 1 || paragraph?.type !== 'paragraph') return false
    const isTitled = title === undefined || paragraph.children[0]?.type === 'strong'
    return isTitled && plainText(paragraph) === expected
  }
  if (reads(parse(item)) && reads(parseAsGitHub(item))) return item
  if (title === undefined) return `- ${printLine([{ type: 'text', value: words }])}`
  const bold: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: title }] }
  return `- ${printLine([bold, { type: 'text', value: `: ${words}` }])}`
}

function printLine(children: PhrasingContent[]): string {
  return printFrame([{ type: 'paragraph', children }]).trimEnd()
}
