import { createHash } from 'node:crypto'
import type { PhrasingContent } from 'mdast'
import { valuesByKey } from '../collections.ts'
import { plainText, type Root } from '../markdown/mdast.ts'
import { parse, parseAsGitHub } from '../markdown/parser.ts'
import { printFrame } from '../markdown/print.ts'
import type { DraftPoint } from '../model/draft-points.ts'
import { letters } from '../text.ts'

/** What a draft stores about a source, to find later what is new. */
export interface Remembered {
  path: string
  hash: string
  /** Hashes of the lines that were marked. */
  seen: string[]
}

/** The content of a draft. */
export interface DraftLayout {
  /** Lines of front matter, without `draft: true`. */
  frontMatter: readonly string[]
  title: string
  sections: readonly { id: string; heading: string; optional: boolean }[]
  points: readonly DraftPoint[]
  /** What the points come from: the marks of the author, or a model. */
  from: 'marks' | 'model'
  sources: readonly Remembered[]
  /** Whether one section contains everything outside the others. */
  takesRest: boolean
  words: { intro: string; lines: string; empty: string }
}

/** Begins the comment with the evidence of a draft. `from` and a hash of the draft without them follow. */
const opening = 'insights:draft'
const seal = new RegExp(`(?<=^(?:<!--|#) ${opening}) (marks|model) sha256:([0-9a-f]{16})$`, 'm')

/** The text of a draft: front matter, a comment with the evidence of each point, and the sections. */
export function draftText(layout: DraftLayout): string {
  const text = unsealedText(layout)
  return text.replace(
    new RegExp(`^(?:<!--|#) ${opening}$`, 'm'),
    (line) => `${line} ${layout.from} sha256:${hash(text)}`,
  )
}

/** Whether a note is a draft that nobody has edited: what its points come from, or undefined if it is not. */
export function untouchedDraft(note: string): DraftLayout['from'] | undefined {
  const text = note.replaceAll('\r\n', '\n')
  const [, from, sealed] = seal.exec(text) ?? []
  return sealed === hash(text.replace(seal, '')) ? (from as DraftLayout['from']) : undefined
}

function unsealedText({ frontMatter, title, sections, points, sources, takesRest, words }: DraftLayout): string {
  const parts = sections.flatMap(({ id, heading, optional }) => {
    const pointsHere = points.filter(({ section }) => section === id)
    if (pointsHere.length === 0 && optional) return []
    return [`## ${heading}`, pointsHere.length === 0 ? `<!-- ${words.empty} -->` : pointsHere.map(entry).join('\n')]
  })
  const evidence = sections.flatMap(({ id, heading }) => {
    const pointsHere = points.filter(({ section }) => section === id)
    return pointsHere.length === 0
      ? []
      : [heading, ...pointsHere.map((point, at) => `${at + 1}. ${places(point, words.lines)}`)]
  })
  const memory = [words.intro, ...evidence, ...sources.map(remembered)]
  // A section with the rest of a note would take a comment into the document, so it goes into the front matter.
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
  return [`sha256:${hash}`, ...seen, path].join(' ')
}

/** Reads what a draft stores about its sources, or undefined if the note is not a draft of ours. */
export function rememberedIn(note: string): Remembered[] | undefined {
  const [, body] = new RegExp(`^(?:<!--|#) ${opening}(?: .*)?\\r?\\n([\\s\\S]*?)^(?:-->|---)`, 'm').exec(note) ?? []
  return body?.split(/\r?\n/).flatMap((line) => {
    const [, hash = '', seen = '', path = ''] =
      /^(?:# )?sha256:([0-9a-f]{16})((?: [0-9a-f]{8})*) (.+)$/.exec(line) ?? []
    return hash === ''
      ? []
      : [{ path: path.replaceAll('\u2060', ''), hash, seen: seen.trim().split(' ').filter(Boolean) }]
  })
}

/** Changes when the text of a source changes, but not when other weeks of its file do. */
export function sourceHash(text: string): string {
  return hash(text.trim())
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Identifies a line, ignoring spaces and punctuation. */
export function lineHash(text: string): string {
  return createHash('sha256').update(letters(text)).digest('hex').slice(0, 8)
}

/** A point as a list item: unescaped if every parser reads it as intended, else escaped. */
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
  if (reads(parse(item)) && reads(parseAsGitHub(item))) return item
  if (title === undefined) return `- ${printLine([{ type: 'text', value: expected }])}`
  const bold: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: title }] }
  return `- ${printLine([bold, { type: 'text', value: `: ${plainOf(text, plain)}` }])}`
}

function plainOf(text: string, plain: boolean): string {
  return plain ? text : plainText(parse(text))
}

function printLine(children: PhrasingContent[]): string {
  return printFrame([{ type: 'paragraph', children }]).trimEnd()
}
