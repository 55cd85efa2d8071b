import * as z from 'zod/mini'
import type { LanguageId } from '../languages/ids.ts'
import type { ModelWords, Prompts } from '../languages/language.ts'
import { applyEdits, type Edit } from '../markdown/edits.ts'
import { hasInlines, offset, visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import type { Note } from '../note/note.ts'
import { wholeSection } from '../note/sections.ts'
import { letters } from '../text.ts'
import {
  type AnswerProblem,
  type Dropped,
  droppedFor,
  expectedBy,
  groundOf,
  isPlainLine,
  isQuoteOf,
  isTooLong,
  readReply,
  saysTheSame,
  shown,
  tidyText,
  unfounded,
} from './check.ts'
import { fenced } from './prompt.ts'

/** A point of a draft, and the lines of the source that it is based on. */
export interface DraftPoint {
  section: string
  /** Plain words. */
  title?: string | undefined
  /** One line of inline Markdown. */
  text: string
  evidence: { path: string; line: number; endLine: number }[]
}

/** A section to write points for. */
export interface WantedSection {
  id: string
  heading: string
  min?: number | undefined
  max?: number | undefined
  titled: boolean
}

/** A source as shown to a model: its lines, without what the author did not write as text. */
export interface NumberedSource {
  path: string
  /** The line numbered 1 is the first. Removed lines are empty. */
  lines: readonly string[]
  /** Line numbers of headings, with their depth. */
  headings: ReadonlyMap<number, number>
}

const point = z.object({
  section: z.string(),
  title: tidyText,
  text: tidyText,
  quotes: z.array(z.object({ line: z.int(), quote: z.string() })),
})
/** A reply whose points are parsed one by one. */
const anyReply = z.object({ source: z.optional(z.string()), points: z.array(z.unknown()) })

type ReplyPoint = z.infer<typeof point>

/** Maximum characters of a source in one prompt. */
const budget = 40_000
/** Longer code blocks, in lines, are removed. */
const maxCodeLines = 25
/** Maximum points of a section without a limit in the config. */
const defaultMax = 5
const maxPoints = 100
const maxQuotes = 6
const longest = { title: 40, text: 300 }
const maxQuoteLines = 6

/** The lines of a whole note, without what a model should not read: long code, images, HTML attributes, link targets. */
export function numbered(note: Note): NumberedSource {
  const { path } = note
  const [part] = wholeSection(note.tree, note.text, [], note.within?.whole).parts
  const last = part?.blocks.at(-1)
  if (!part || !last) return { path, headings: new Map(), lines: [] }
  const text = note.text.slice(0, part.start).replace(/[^\n]/g, '') + note.text.slice(part.start, offset(last, 'end'))
  const edits: Edit[] = []
  const remove = (start: number, end: number, kept = '') => {
    // Lines keep their numbers.
    edits.push({ start, end, text: kept + '\n'.repeat(text.slice(start, end).split('\n').length - 1) })
  }
  const headings = new Map<number, number>()
  const tidy = (start: number, end: number) => {
    for (const { 0: found, index, groups } of text.slice(start, end).matchAll(anyClutter)) {
      const kept = groups?.tag === undefined ? (groups?.words ?? '') : `${groups.tag}>`
      if (found !== kept) remove(start + index, start + index + found.length, kept.replaceAll('\n', ' '))
    }
  }
  visitParents(parse(text), (node, ancestors) => {
    if (node.type === 'heading') headings.set(node.position?.start.line ?? 0, node.depth)
    if (node.type === 'code') {
      if (node.value.split('\n').length > maxCodeLines) remove(offset(node, 'start'), offset(node, 'end'))
    } else if (hasInlines(node) || node.type === 'definition' || (node.type === 'html' && !ancestors.some(hasInlines)))
      tidy(offset(node, 'start'), offset(node, 'end'))
  })
  const ordered = edits.toSorted((a, b) => a.start - b.start)
  return { path, headings, lines: applyEdits(text, ordered).split('\n').map(printable) }
}

/** Tags that say what a text is. */
const keptTags = 'b strong em i li h[1-6] br p ul ol code blockquote'.replaceAll(' ', '|')

/** Images, links, tags and comments, each with an example and what is kept of it: words, or a tag without attributes. */
const clutter: readonly (readonly [pattern: RegExp, example: string, kept: string])[] = [
  [/!\[[^\]]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?/, '![사진](a.png)', ''],
  [/\[(?<words>[^[\]]*)\]\([^)\n]*\)/, '[근거](https://x.example/a)', '근거'],
  [/<!--[\s\S]*?(?:-->|$)/, '<!-- 메모 -->', ''],
  [new RegExp(`(?<tag></?(?:${keptTags})(?=[\\s/>]))[^<>]*>`), '<p align="center">', '<p>'],
  [/<\/?[a-z][^<>]*>/, '<div id="a">', ''],
  [/<?https?:\/\/[^\s)>]+>?/, 'https://x.example/a', ''],
]
const anyClutter = new RegExp(clutter.map(([pattern]) => pattern.source).join('|'), 'giu')

function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, ' ').trimEnd()
}

/**
 * The prompts for one source: several, split at headings, if it is longer than the budget. The same source gives the
 * same bytes.
 */
export function draftPrompts(source: NumberedSource, sections: readonly WantedSection[], prompts: Prompts): string[] {
  return pieces(source).map((lines, at, parts) => {
    const { begin, end, text } = fenced(lines)
    const task = {
      begin,
      end,
      source: shown(source.path),
      sections: sections.map(sectionTask),
      part: at + 1,
      parts: parts.length,
    }
    return `${prompts.draft({ ...task, longest })}\n\n${text}\n\n${prompts.draftEnd}\n`
  })
}

function sectionTask({ id, heading, min, max, titled }: WantedSection) {
  return { id: shown(id), heading: shown(heading), min: min ?? 0, max: max ?? defaultMax, titled }
}

/** The numbered lines that are not blank, split at headings into pieces that fit into the budget. */
function pieces({ lines, headings }: NumberedSource): string[][] {
  const parts: { lines: string[]; size: number }[] = []
  for (const [at, line] of lines.entries()) {
    if (headings.has(at + 1) || parts.length === 0) parts.push({ lines: [], size: 0 })
    const part = parts.at(-1)
    if (line.trim() === '' || !part) continue
    const text = `${at + 1}| ${line.slice(0, budget / 4)}`
    // Text without headings that exceeds the budget is split between two lines.
    if (part.size + text.length > budget) parts.push({ lines: [text], size: text.length })
    else {
      part.lines.push(text)
      part.size += text.length
    }
  }
  const found: { lines: string[]; size: number }[] = []
  for (const part of parts) {
    const last = found.at(-1)
    if (last && last.size + part.size <= budget) {
      last.lines.push(...part.lines)
      last.size += part.size
    } else found.push({ lines: [...part.lines], size: part.size })
  }
  return found.filter((piece) => piece.lines.length > 0).map((piece) => piece.lines)
}

/**
 * Reads a model's reply and checks each point.
 * @param sources the sources that the prompts were about
 * @returns the valid points by path of the source, and the dropped ones with the reason
 * @throws {InsightsError} if the reply contains no points in the requested format
 */
export function readPoints(
  text: string,
  sources: readonly NumberedSource[],
  sections: readonly WantedSection[],
  language: LanguageId,
  words: ModelWords,
): { points: Map<string, DraftPoint[]>; dropped: Dropped[] } {
  const points = new Map<string, DraftPoint[]>()
  const dropped: Dropped[] = []
  for (const { source: name, points: answers } of readReply(text, anyReply, words)) {
    const [only] = sources.length === 1 ? sources : []
    const source = sources.find(({ path }) => shown(path) === name) ?? (isAbout(only, name) ? only : undefined)
    for (const raw of answers.slice(0, maxPoints)) {
      const parsed = point.safeParse(raw)
      const answer = parsed.data
      const kept = source ? (points.get(source.path) ?? []) : []
      const problem: AnswerProblem | undefined = !source
        ? ['otherSource', name ?? '']
        : parsed.success
          ? problemOf(parsed.data, source, sections, kept, language)
          : ['form', expectedBy(parsed.error)]
      if (source && answer && !problem) points.set(source.path, [...kept, pointOf(answer, source)])
      else if (problem) dropped.push(droppedFor(problem, answer?.text ?? JSON.stringify(raw), words))
    }
  }
  return { points, dropped }
}

/** Whether an answer may be about a source: it names none, or abridges its path. */
function isAbout(source: NumberedSource | undefined, name = ''): boolean {
  return source !== undefined && letters(shown(source.path)).includes(letters(name))
}

function problemOf(
  one: ReplyPoint,
  source: NumberedSource,
  sections: readonly WantedSection[],
  kept: readonly DraftPoint[],
  language: LanguageId,
): AnswerProblem | undefined {
  const { title, text, quotes } = one
  const section = sections.find(({ id }) => id === one.section)
  if (!section) return ['unknownSection', one.section]
  if (quotes.length === 0 || quotes.length > maxQuotes) return ['evidenceCount']
  const forged = quotes.find(({ line, quote }) => !quotedLines(source, line, quote))
  if (forged) return ['forgedQuote', `${shown(source.path)}:${forged.line}`]
  if (!isInline(text) || (title !== '' && !isPlainLine(title))) return ['markup']
  if (isTooLong(text, longest.text) || letters(text).length < 4) return ['length', String(longest.text)]
  if (isTooLong(title, longest.title) || (section.titled && letters(title) === ''))
    return ['title', String(longest.title)]
  const ground = groundOf(
    quotes.flatMap(({ line, quote }) => [...(quotedLines(source, line, quote) ?? []), ...above(source, line)]),
  )
  const invented = unfounded(title === '' ? text : `${title}. ${text}`, ground, language)
  if (invented) return [invented.flaw, invented.what]
  const again = (other: DraftPoint) =>
    saysTheSame(other.text, text) || (title !== '' && letters(other.title ?? '') === letters(title))
  if (kept.some(again)) return ['twice']
  return kept.filter((other) => other.section === section.id).length >= (section.max ?? defaultMax)
    ? ['full']
    : undefined
}

/** The lines that contain a quotation, starting at `line`, or undefined if it is not there. */
function quotedLines({ lines }: NumberedSource, line: number, quote: string): string[] | undefined {
  const from = lines.slice(line - 1, line - 1 + maxQuoteLines)
  if (line < 1 || from.length === 0) return undefined
  for (let count = 1; count <= from.length; count++) {
    const text = from.slice(0, count)
    if (isQuoteOf(quote, text.map(withoutMarkup).join(' '))) return text
  }
  return undefined
}

/** A line without its Markdown markers and HTML tags. */
function withoutMarkup(line: string): string {
  return line.replace(/^\s*(?:#{1,6}\s+|(?:[-+*]|\d{1,9}[.)])\s+|>\s?)+/u, '').replace(/<\/?[a-z][^<>]*>/giu, '')
}

/** The headings and list items above a line that contain it: they say what it is about. */
function above({ lines, headings }: NumberedSource, line: number): string[] {
  const found: string[] = []
  let depth = 7
  let indent = indentOf(lines[line - 1] ?? '')
  for (let at = line; at > 0 && depth > 1; at--) {
    const text = lines[at - 1] ?? ''
    const headingDepth = headings.get(at)
    const isParent = text !== '' && indentOf(text) < indent && /^\s*(?:[-+*]|\d{1,9}[.)])\s/.test(text)
    if (isParent || (headingDepth !== undefined && headingDepth < depth)) found.push(text)
    if (isParent) indent = indentOf(text)
    if (headingDepth === undefined) continue
    depth = Math.min(depth, headingDepth)
    indent = 0
  }
  return found
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Whether a text is one line of words, emphasis and inline code. */
function isInline(text: string): boolean {
  const bareText = text.replace(/\*\*|`|(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
  if (!isPlainLine(bareText)) return false
  const { children } = parse(text)
  if (children.length !== 1 || children[0]?.type !== 'paragraph') return false
  let plain = true
  visitParents(children[0], ({ type }) => {
    plain &&= ['paragraph', 'text', 'strong', 'emphasis', 'inlineCode'].includes(type)
  })
  return plain
}

function pointOf({ section, title, text, quotes }: ReplyPoint, source: NumberedSource): DraftPoint {
  const evidence = quotes.map(({ line, quote }) => ({
    path: source.path,
    line,
    endLine: line + (quotedLines(source, line, quote)?.length ?? 1) - 1,
  }))
  return { section, title: title === '' ? undefined : title, text, evidence }
}
