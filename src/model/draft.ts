import * as z from 'zod/mini'
import { enPrompts } from '../languages/en/prompts.ts'
import { koPrompts } from '../languages/ko/prompts.ts'
import { applyEdits, type Edit } from '../markdown/edits.ts'
import { offset, type Root, visitParents } from '../markdown/mdast.ts'
import { parseMarkdown } from '../markdown/parser.ts'
import { letters } from '../text.ts'
import {
  type Dropped,
  groundOf,
  isPlainLine,
  isTooLong,
  leftOut,
  modelWords,
  type Problem,
  readReply,
  saysTheSame,
  shown,
  standsIn,
  unfounded,
} from './check.ts'
import { fenced, type Prompt } from './prompt.ts'

/** One point of a draft, and the lines of the source that it rests on. */
export interface DraftPoint {
  section: string
  /** Plain words. */
  title?: string | undefined
  /** One line of inline Markdown; or plain words, which stand for nothing but themselves. */
  text: string
  plain: boolean
  evidence: { path: string; line: number; endLine: number }[]
}

/** A section that points are wanted for. */
export interface WantedSection {
  id: string
  heading: string
  min?: number | undefined
  max?: number | undefined
  titled: boolean
}

/** A free note as a model is given it: its lines, without what is no text of the author's. */
export interface NumberedSource {
  path: string
  /** By number, from 1; a line that is left out is empty. */
  lines: readonly string[]
  /** Numbers of the lines that are headings, with their depth. */
  headings: ReadonlyMap<number, number>
}

const point = z.object({
  section: z.string(),
  title: z.string(),
  text: z.string(),
  quotes: z.array(z.object({ line: z.int(), quote: z.string() })),
})
const reply = z.object({ source: z.string(), points: z.array(point) })
/** A reply whose points are looked at one by one. */
const anyReply = z.object({ source: z.optional(z.string()), points: z.array(z.unknown()) })

type Answer = z.infer<typeof point>

/** The most letters of a piece that is asked about at once. */
export const budget = 40_000
/** Code of more lines than a screen has is left out. */
const screen = 25
/** The most points of a section where the config sets no limit. */
const usual = 5
const mostPoints = 100
const mostQuotes = 6
const longest = { title: 40, text: 300 }
/** How many lines a quotation may run over. */
const run = 6

/** Takes out of a source what a model should not read: front matter, long code, images, HTML attributes, link targets. */
export function numbered({ path, text, tree }: { path: string; text: string; tree: Root }): NumberedSource {
  const edits: Edit[] = []
  const remove = (start: number, end: number, kept = '') => {
    // Lines keep their numbers.
    edits.push({ start, end, text: kept + '\n'.repeat(text.slice(start, end).split('\n').length - 1) })
  }
  const headings = new Map<number, number>()
  const tidy = (start: number, end: number) => {
    for (const { 0: all, 1: link, 2: tag, index } of text.slice(start, end).matchAll(clutter)) {
      const words = tag === undefined ? (link ?? '') : `${tag}>`
      if (all !== words) remove(start + index, start + index + all.length, words.replaceAll('\n', ' '))
    }
  }
  visitParents(tree, (node) => {
    if (node.type === 'heading') headings.set(node.position?.start.line ?? 0, node.depth)
    if (node.type === 'yaml') remove(offset(node, 'start'), offset(node, 'end'))
    else if (node.type === 'code') {
      if (node.value.split('\n').length > screen) remove(offset(node, 'start'), offset(node, 'end'))
    } else if (node.type === 'html' || node.type === 'text' || node.type === 'definition')
      tidy(offset(node, 'start'), offset(node, 'end'))
  })
  const ordered = edits.toSorted((a, b) => a.start - b.start)
  return { path, headings, lines: applyEdits(text, ordered).split('\n').map(printable) }
}

/** Images, links, tags and comments in a stretch of text: what is kept of each is its words. */
const clutter =
  /!\[[^\]]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?|\[([^[\]]*)\]\([^)\n]*\)|<!--[\s\S]*?(?:-->|$)|(<\/?(?:b|strong|em|i|li|h[1-6]|br|p|ul|ol|code|blockquote)(?=[\s/>]))[^<>]*>|<\/?[a-z][^<>]*>|<?https?:\/\/[^\s)>]+>?/giu

function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, ' ').trimEnd()
}

/**
 * What a model is asked for one source: a prompt for each piece, cut at headings where one would be longer than the
 * budget; the same bytes for the same source.
 */
export function draftPrompts(
  source: NumberedSource,
  sections: readonly WantedSection[],
  language: 'ko' | 'en',
): Prompt[] {
  const prompts = language === 'ko' ? koPrompts : enPrompts
  return pieces(source).map((lines, at, all) => {
    const { begin, end, text } = fenced(lines)
    const task = {
      begin,
      end,
      source: shown(source.path),
      sections: sections.map(wanted),
      part: at + 1,
      parts: all.length,
    }
    return {
      system: prompts.draft({ ...task, longest }),
      user: `${text}\n\n${prompts.draftEnd}`,
      schema: z.toJSONSchema(reply),
    }
  })
}

function wanted({ id, heading, min, max, titled }: WantedSection) {
  return { id: shown(id), heading: shown(heading), min: min ?? 0, max: max ?? usual, titled }
}

/** The numbered lines that say something, in pieces: from heading to heading, as many as the budget holds. */
function pieces({ lines, headings }: NumberedSource): string[][] {
  const stretches: { lines: string[]; size: number }[] = []
  for (const [at, line] of lines.entries()) {
    if (headings.has(at + 1) || stretches.length === 0) stretches.push({ lines: [], size: 0 })
    const stretch = stretches.at(-1)
    if (line.trim() === '' || !stretch) continue
    const text = `${at + 1}| ${line.slice(0, budget / 4)}`
    // A stretch without a heading for longer than a piece is cut between two lines.
    if (stretch.size + text.length > budget) stretches.push({ lines: [text], size: text.length })
    else {
      stretch.lines.push(text)
      stretch.size += text.length
    }
  }
  const found: { lines: string[]; size: number }[] = []
  for (const stretch of stretches) {
    const last = found.at(-1)
    if (last && last.size + stretch.size <= budget) {
      last.lines.push(...stretch.lines)
      last.size += stretch.size
    } else found.push({ lines: [...stretch.lines], size: stretch.size })
  }
  return found.filter((piece) => piece.lines.length > 0).map((piece) => piece.lines)
}

/**
 * Reads a model's reply and checks each point by code alone.
 * @param sources those that were asked about
 * @returns by path of the source, the points that pass; and each other one with the reason why it does not
 * @throws {InsightsError} where the reply holds no points in the form that was asked for
 */
export function readPoints(
  text: string,
  sources: readonly NumberedSource[],
  sections: readonly WantedSection[],
  language: 'ko' | 'en',
): { points: Map<string, DraftPoint[]>; dropped: Dropped[] } {
  const words = modelWords(language)
  const points = new Map<string, DraftPoint[]>()
  const dropped: Dropped[] = []
  for (const { source: name, points: answers } of readReply(text, anyReply, words)) {
    const [only] = sources.length === 1 ? sources : []
    const source = sources.find(({ path }) => shown(path) === name) ?? only
    for (const raw of answers.slice(0, mostPoints)) {
      const read = point.safeParse(raw)
      const one = read.success ? tidy(read.data) : undefined
      const kept = source ? (points.get(source.path) ?? []) : []
      const problem: Problem | undefined = source
        ? one && problemOf(one, source, sections, kept, language)
        : ['unknownItem', name ?? '']
      if (source && one && !problem) points.set(source.path, [...kept, pointOf(one, source)])
      else dropped.push(leftOut(one?.text ?? JSON.stringify(raw), problem ?? ['form'], words))
    }
  }
  return { points, dropped }
}

function tidy(one: Answer): Answer {
  return { ...one, title: one.title.normalize('NFC').trim(), text: one.text.normalize('NFC').trim() }
}

function problemOf(
  one: Answer,
  source: NumberedSource,
  sections: readonly WantedSection[],
  kept: readonly DraftPoint[],
  language: 'ko' | 'en',
): Problem | undefined {
  const { title, text, quotes } = one
  const section = sections.find(({ id }) => id === one.section)
  if (!section) return ['unknownItem', one.section]
  if (quotes.length === 0 || quotes.length > mostQuotes) return ['evidenceCount']
  const forged = quotes.find(({ line, quote }) => !quotedLines(source, line, quote))
  if (forged) return ['forgedQuote', `${shown(source.path)}:${forged.line}`]
  if (!isInline(text) || (title !== '' && !isPlainLine(title))) return ['markup']
  if (isTooLong(text, longest.text) || letters(text).length < 4) return ['length', String(longest.text)]
  if (isTooLong(title, longest.title) || (section.titled && letters(title) === ''))
    return ['title', String(longest.title)]
  const ground = groundOf(
    quotes.flatMap(({ line, quote }) => [...(quotedLines(source, line, quote) ?? []), ...above(source, line)]),
  )
  const false_ = unfounded(title === '' ? text : `${title}. ${text}`, ground, language)
  if (false_) return [false_.flaw, false_.what]
  const again = (other: DraftPoint) =>
    saysTheSame(other.text, text) || (title !== '' && letters(other.title ?? '') === letters(title))
  if (kept.some(again)) return ['twice']
  return kept.filter((other) => other.section === section.id).length >= (section.max ?? usual) ? ['full'] : undefined
}

/** The lines that a quotation stands on, from the one that is given; nothing where it does not stand there. */
function quotedLines({ lines }: NumberedSource, line: number, quote: string): string[] | undefined {
  const from = lines.slice(line - 1, line - 1 + run)
  if (line < 1 || from.length === 0) return undefined
  for (let count = 1; count <= from.length; count++) {
    const text = from.slice(0, count)
    if (standsIn(quote, text.map(bare).join(' '))) return text
  }
  return undefined
}

/** A line without the markers of Markdown and HTML before and in it. */
function bare(line: string): string {
  return line.replace(/^\s*(?:#{1,6}\s+|(?:[-+*]|\d{1,9}[.)])\s+|>\s?)+/u, '').replace(/<\/?[a-z][^<>]*>/giu, '')
}

/** The headings and the list items under which a line stands: they say what it is about. */
function above({ lines, headings }: NumberedSource, line: number): string[] {
  const found: string[] = []
  let depth = 7
  let indent = indentOf(lines[line - 1] ?? '')
  for (let at = line; at > 0 && depth > 1; at--) {
    const text = lines[at - 1] ?? ''
    const here = headings.get(at)
    const isParent = text !== '' && indentOf(text) < indent && /^\s*(?:[-+*]|\d{1,9}[.)])\s/.test(text)
    if (isParent || (here !== undefined && here < depth)) found.push(text)
    if (isParent) indent = indentOf(text)
    if (here === undefined) continue
    depth = Math.min(depth, here)
    indent = 0
  }
  return found
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Is a text one line of inline Markdown: words, emphasis and code, and nothing else? */
function isInline(text: string): boolean {
  const bareText = text.replace(/\*\*|`|(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
  if (!isPlainLine(bareText)) return false
  const { children } = parseMarkdown(text)
  if (children.length !== 1 || children[0]?.type !== 'paragraph') return false
  let plain = true
  visitParents(children[0], ({ type }) => {
    plain &&= ['paragraph', 'text', 'strong', 'emphasis', 'inlineCode'].includes(type)
  })
  return plain
}

function pointOf({ section, title, text, quotes }: Answer, source: NumberedSource): DraftPoint {
  const evidence = quotes.map(({ line, quote }) => ({
    path: source.path,
    line,
    endLine: line + (quotedLines(source, line, quote)?.length ?? 1) - 1,
  }))
  return { section, title: title === '' ? undefined : title, text, plain: false, evidence }
}
