import { createHash } from 'node:crypto'
import type { PhrasingContent } from 'mdast'
import { valuesByKey } from '../collections.ts'
import { plainText, type Root } from '../markdown/mdast.ts'
import { parseMarkdown, parsePlain } from '../markdown/parser.ts'
import { printFrame } from '../markdown/print.ts'
import type { DraftPoint } from '../model/draft.ts'
import { letters } from '../text.ts'
import type { Picked } from './extract.ts'
import { isQuestion } from './passages.ts'

/** A source as a draft remembers it, to say later what is new. */
export interface Remembered {
  path: string
  hash: string
  /** Of the sentences that it would have picked. */
  seen: string[]
}

/** What a draft is laid out from. */
export interface DraftLayout {
  /** Lines of front matter, without `draft: true`. */
  frontMatter: readonly string[]
  title: string
  sections: readonly { id: string; heading: string; optional: boolean }[]
  points: readonly DraftPoint[]
  sources: readonly Remembered[]
  /** Whether a section takes all that stands in no other. */
  takesRest: boolean
  words: { intro: string; lines: string; empty: string }
}

/**
 * What was picked as points, word for word, under the label that it had or the heading that it stood under.
 * @param sections those that want a title at each point; others have one where it helps, and none twice
 */
export function pickedPoints(
  picked: readonly Picked[],
  sections: readonly { id: string; titled: boolean }[],
): DraftPoint[] {
  const taken = new Set<string>()
  return picked.map(({ section, sentences, text, path }) => {
    const [{ label, block }] = sentences
    const titled = sections.find(({ id }) => id === section)?.titled
    const title = titleWords(label) ?? block.headings.toReversed().map(titleWords).find(Boolean)
    const key = `${section}\n${title}`
    const needless = !titled && (isQuestion(text) || taken.has(key))
    taken.add(key)
    const evidence = sentences.map(({ line, endLine }) => ({ path, line, endLine }))
    return { section, title: needless ? undefined : title, text, plain: true, evidence }
  })
}

/** A heading as a title: without numbering, marks and Markdown; nothing where it is no title any more. */
function titleWords(heading: string): string | undefined {
  const words = heading
    .replace(/!\[[^\]]*\](?:\((?:[^()]|\([^()]*\))*\))?/gu, '')
    .replace(/<[^<>]*>|\*\*|__|`|\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/gu, '$1')
    .replace(/[*_]/gu, '')
    .replace(/^[\s\p{P}\p{S}]*(?:\d+(?:[.-]\d+)*[.)]?\s+|\d+(?:[.-]\d+)*[.)]|[①-⑳]|[\p{S}])*[\s]*/u, '')
    .replace(/[\s:：]+$/u, '')
    .replace(/\s+/gu, ' ')
  return letters(words).length >= 2 && [...words].length <= 40 ? words : undefined
}

/** The first words of the comment that tells what a draft rests on. */
const opening = 'insights:draft'

/** The text of a draft: front matter, the comment that tells what each point rests on, and the sections. */
export function draftText({ frontMatter, title, sections, points, sources, takesRest, words }: DraftLayout): string {
  const parts = sections.flatMap(({ id, heading, optional }) => {
    const own = points.filter(({ section }) => section === id)
    if (own.length === 0 && optional) return []
    return [`## ${heading}`, own.length === 0 ? `<!-- ${words.empty} -->` : own.map(entry).join('\n')]
  })
  const evidence = sections.flatMap(({ id, heading }) => {
    const own = points.filter(({ section }) => section === id)
    return own.length === 0 ? [] : [heading, ...own.map((point, at) => `${at + 1}. ${places(point, words.lines)}`)]
  })
  const memory = [words.intro, ...evidence, ...sources.map(remembered)]
  // Where a section takes the rest of a note, a comment in the note would stand in the document.
  const inFront = takesRest ? [`# ${opening}`, ...memory.map((line) => `# ${line}`)] : []
  const front = ['---', ...frontMatter, 'draft: true', ...inFront, '---'].join('\n')
  const comment = [`<!-- ${opening}`, ...memory.map((line) => line.replaceAll('--', '-\u2060-')), '-->'].join('\n')
  const body = takesRest ? parts : [`# ${printLine([{ type: 'text', value: title }])}`, comment, ...parts]
  return `${[front, ...body].join('\n\n')}\n`
}

function places({ evidence }: DraftPoint, lines: string): string {
  const byPath = valuesByKey(
    evidence.map(({ path, line, endLine }) => [path, line === endLine ? `${line}` : `${line}-${endLine}`]),
  )
  return [...byPath].map(([path, ranges]) => `${path} ${lines} ${[...ranges].join(', ')}`).join('; ')
}

function remembered({ path, hash, seen }: Remembered): string {
  return `sha256:${hash} ${seen.join(' ')} ${path}`
}

/** Reads back what a draft remembers of its sources; nothing where the note is none of our drafts. */
export function rememberedIn(note: string): Remembered[] | undefined {
  const [, body] = new RegExp(`^(?:<!--|#) ${opening}\\r?\\n([\\s\\S]*?)^(?:-->|---)`, 'm').exec(note) ?? []
  return body?.split(/\r?\n/).flatMap((line) => {
    const [, hash = '', seen = '', path = ''] =
      /^(?:# )?sha256:([0-9a-f]{16})((?: [0-9a-f]{8})*) (.+)$/.exec(line) ?? []
    return hash === ''
      ? []
      : [{ path: path.replaceAll('\u2060', ''), hash, seen: seen.trim().split(' ').filter(Boolean) }]
  })
}

/** What tells one state of a source from another. */
export function sourceHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** What a sentence is known by, however it is spaced and punctuated. */
export function sentenceHash(text: string): string {
  return createHash('sha256').update(letters(text)).digest('hex').slice(0, 8)
}

/** A point as a list item: as it is where that reads as it should for everybody, else with what would mean more escaped. */
function entry({ title, text, plain }: DraftPoint): string {
  const words = title === undefined ? text : `**${title}**: ${text}`
  const item = `- ${words}`
  const expected = title === undefined ? plainOf(text, plain) : `${title}: ${plainOf(text, plain)}`
  const reads = (tree: Root) => {
    const [list] = tree.children
    if (tree.children.length !== 1 || list?.type !== 'list' || list.children.length !== 1) return false
    const [paragraph] = list.children[0]?.children ?? []
    if (list.children[0]?.children.length !== 1 || paragraph?.type !== 'paragraph') return false
    const isTitled = title === undefined || paragraph.children[0]?.type === 'strong'
    const marked = paragraph.children.length > (title === undefined ? 1 : 2)
    return isTitled && !(plain && marked) && plainText(paragraph) === expected
  }
  if (reads(parseMarkdown(item)) && reads(parsePlain(item))) return item
  if (title === undefined) return `- ${printLine([{ type: 'text', value: expected }])}`
  const bold: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: title }] }
  return `- ${printLine([bold, { type: 'text', value: `: ${plainOf(text, plain)}` }])}`
}

function plainOf(text: string, plain: boolean): string {
  return plain ? text : plainText(parseMarkdown(text))
}

function printLine(children: PhrasingContent[]): string {
  return printFrame([{ type: 'paragraph', children }]).trimEnd()
}
