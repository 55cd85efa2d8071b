import { plainText, visitParents } from '../markdown/mdast.ts'
import { headingText, parse } from '../markdown/parser.ts'
import type { DraftPoint } from '../model/draft-points.ts'
import { abbreviations, letters } from '../text.ts'
import { authorMarks, markAtStart, sentenceEnd } from './author-marks.ts'
import { type Block, type Source, textBlocks } from './source.ts'

/** A sentence of a block, or a line. */
interface SourceLine {
  /** Raw inline Markdown on one line. */
  text: string
  /** Its first and last line in the source, from 1. */
  line: number
  endLine: number
}

/** Longer ones, in characters, are paragraphs without punctuation. */
const maxLength = 1_000
const maxTitle = 40

/**
 * The lines and sentences that the author of some sources marked, whole and word for word, in the order of the text.
 * @param sections in the order of the note. A line whose mark names no section of them goes to the first one.
 */
export function markedLines(
  sources: readonly Source[],
  sections: readonly { id: string; titled: boolean }[],
): DraftPoint[] {
  const [first] = sections
  const seen = new Set<string>()
  const points = sources.flatMap((source) =>
    textBlocks(source).flatMap((block) =>
      linesOf(block).flatMap(({ text, line, endLine }): DraftPoint[] => {
        const marks = authorMarks.filter(({ isOn }) => isOn(text))
        const named = marks.find(({ section }) => section !== undefined)
        const section = sections.find(({ id }) => id === named?.section) ?? first
        const isTaken = block.isHeading ? named !== undefined : marks.length > 0
        if (!section || !isTaken) return []
        const title = titleOf(text, block, section.titled)
        if (seen.has(`${title}\n${text}`)) return []
        seen.add(`${title}\n${text}`)
        return [{ section: section.id, title, ...wordsOf(text), evidence: [{ path: source.path, line, endLine }] }]
      }),
    ),
  )
  return sections.flatMap(({ id }) => points.filter(({ section }) => section === id))
}

/** The end of a sentence within a line. */
const stops = /(?<![.!?…。？！])[.!?…。？！]+["'”’」』)\]*=_]*(?=\s|$)/gu
/** `e.g.`, the number of an item, `1.`, or an initial, `J.` */
const noStop = new RegExp(String.raw`(?:\b(?:${abbreviations})|(?:^|[\s*(])\d{1,2}|(?:^|\s)[A-Z])\.$`, 'u')

/** The sentences of a block. Many people write one on each line, without a full stop. */
function linesOf({ text, line: from }: Block): SourceLine[] {
  const stopped = Array.from(text.matchAll(stops), ({ 0: mark, index }) => ({ at: index, end: index + mark.length }))
  const ends = stopped.filter(({ at }) => !noStop.test(text.slice(Math.max(0, at - 9), at + 1)))
  const breaks = Array.from(text.matchAll(/\n/g), ({ index }) => index).filter((at) => isBreak(text, at))
  const cuts = [...new Set([...ends.map(({ end }) => end), ...breaks, text.length])].sort((a, b) => a - b)
  const found: SourceLine[] = []
  let start = 0
  let line = from
  for (const end of cuts) {
    const raw = text.slice(start, end)
    if (end < text.length && raw.length <= maxLength && isOpen(raw)) continue
    const words = raw.trim()
    const first = line + linesIn(raw.slice(0, raw.length - raw.trimStart().length))
    const place = { line: first, endLine: first + linesIn(words) }
    if (words !== '' && words.length <= maxLength)
      found.push({ text: words.replace(/^\[[ x]\]\s/i, '').replace(/\\?\s*\n\s*/g, ' '), ...place })
    line += linesIn(raw)
    start = end
  }
  return found
}

/** The number of line breaks in a text. */
function linesIn(text: string): number {
  return text.split('\n').length - 1
}

/** Whether a line break ends a sentence, rather than only a full line: a sentence ends above, or a mark begins below. */
function isBreak(text: string, at: number): boolean {
  const above = text.slice(Math.max(0, at - 20), at).trimEnd()
  return sentenceEnd.test(above) || markAtStart.test(text.slice(at, at + 20))
}

/** Whether something begins in a text that does not end there: bold, a highlight, code, a bracket. */
function isOpen(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return (
    [/\*\*/g, /==/g, /`/g].some((marker) => count(marker) % 2 === 1) ||
    count(/\(/g) > count(/\)/g) ||
    count(/\[/g) > count(/\]/g)
  )
}

/** A line of at most so many words may only mark what is above it: `내용 보충 필요`. */
const maxBareWords = 3

/** The nearest heading or list item above a line, if the line needs a title. */
function titleOf(text: string, { above }: Block, titled: boolean): string | undefined {
  const isBare = (plainWords(text).match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= maxBareWords
  const isLabelled = /^\*\*[^*]+(?:\*\*\s*[:：]|[:：]\s*\*\*)/.test(text)
  return isBare || (titled && !isLabelled) ? above.toReversed().map(titleWords).find(Boolean) : undefined
}

/** A heading without numbering and symbols, or undefined if the rest is too short or too long for a title. */
function titleWords(heading: string): string | undefined {
  if (heading.length > maxLength) return undefined
  const words = plainWords(headingText(heading))
    .replace(/^[\s\p{P}\p{S}]*(?:\d+(?:[.-]\d+)*[.)]?\s+|\d+(?:[.-]\d+)*[.)]|[①-⑳])?[\s\p{S}]*/u, '')
    .replace(/[\s:：]+$/u, '')
  return letters(words).length >= 2 && [...words].length <= maxTitle ? words : undefined
}

/** The nodes of a line that stays as it is. In a note, links lead elsewhere than in the source, and HTML may stay open. */
const kept = new Set(['root', 'paragraph', 'text', 'strong', 'emphasis', 'delete', 'inlineCode'])

/** Keeps emphasis and code, and of links, images and HTML the words. */
function wordsOf(raw: string): Pick<DraftPoint, 'text' | 'plain'> {
  const text = raw.replace(/==(?=[^\s=])([^=]*[^\s=])==/gu, '$1')
  let plain = false
  visitParents(parse(text), (node) => {
    const isAddress = node.type === 'link' && plainText(node) === node.url
    plain ||= !kept.has(node.type) && !isAddress
  })
  return plain ? { text: plainWords(text), plain } : { text, plain }
}

function plainWords(text: string): string {
  return plainText(parse(text)).replace(/\s+/gu, ' ').trim()
}
