import { offset, type RootContent, visitParents } from '../markdown/mdast.ts'
import { sourceOf } from '../markdown/sources.ts'
import { definitionMarkdown, type Isolation, type IsolationContext, partMarkdown } from './changes.ts'
import { closersOf } from './html.ts'
import type { Note } from './note.ts'
import { isBlank, type Part, type Section, unclosedFence, wholeSection } from './sections.ts'

/**
 * Prepares sections of a note for a document with other members' sections. Changes only the depth of headings, relative
 * URLs and labels. Open markup is closed at the end, and definitions from elsewhere in the note are appended.
 * @returns the Markdown of each section, in the given order, without blank lines at either end
 */
export function isolate(note: Note, sections: readonly Section[], how: Isolation): string[] {
  const { labels } = how
  const inSections = labels.all.filter((definition) =>
    sections.some(({ parts }) => parts.some((part) => contains(part, definition))),
  )
  const byStart = new Map(labels.all.map((definition) => [definition.start, definition]))
  const context: IsolationContext = { labels, how, byStart, inDocument: new Set(inSections), wanted: [] }
  return sections.map((section) => isolateSection(note, section, context))
}

function isolateSection(note: Note, section: Section, context: IsolationContext): string {
  const parts = section.parts.filter((part) => trimBlankLines(note.text.slice(part.start, part.end), part) !== '')
  const texts = parts.map((part, at) => {
    const text = trimBlankLines(partMarkdown(note, part, shiftOf(part, context), context), part)
    return at > 0 && fuses(parts[at - 1], part) ? `<!-- -->\n\n${text}` : text
  })
  const definitions = definitionsFor(note, context)
  const blocks = parts.flatMap((part) => part.blocks)
  const end = blockEnd(blocks.at(-1), note.text)
  const closers = closersOf(blocks, note.text, end?.toLowerCase())
  const text = texts.join('\n\n')
  const closed = end === undefined ? text : text + (text.endsWith('\n') ? end : `\n${end}`)
  return [closed, closers, ...definitions].filter((part) => part !== '').join('\n\n')
}

/** The end of each kind of HTML block that would run to the end of the file in CommonMark. */
const htmlBlockEnds: readonly [RegExp, (source: string) => string][] = [
  [/^<(script|pre|style|textarea)(?=[\s>]|$)/i, (source) => `</${/^<(\w+)/.exec(source)?.[1] ?? 'pre'}>`],
  [/^<!--/, () => '-->'],
  [/^<\?/, () => '?>'],
  [/^<!\[CDATA\[/, () => ']]>'],
  [/^<![a-z]/i, () => '>'],
]

/** What ends the last block of a section if its author left it open: a fence, or HTML that only its end tag ends. */
function blockEnd(block: RootContent | undefined, text: string): string | undefined {
  const source = block ? sourceOf(block, text) : ''
  if (block?.type === 'code') return unclosedFence(source)
  if (block?.type !== 'html') return undefined
  // It may be indented by up to three spaces.
  const html = source.trimStart()
  const end = htmlBlockEnds.find(([start]) => start.test(html))?.[1](html)
  if (end === undefined) return undefined
  const isClosed = end.startsWith('</') ? /<\/(?:script|pre|style|textarea)>/i.test(html) : html.slice(1).includes(end)
  return isClosed ? undefined : end
}

/** Prepares a whole file except its front matter; empty if it has no text. Its highest heading is moved to one level below `how.depth`. */
export function isolateWhole(note: Note, how: Isolation): string {
  const section = wholeSection(note.tree, note.text)
  const isBlankFile = section.parts.every(({ blocks }) => blocks.every(isBlank))
  const [whole = ''] = isBlankFile ? [] : isolate(note, [section], how)
  return whole
}

/** Whether two parts of a section would merge into one block: `- a`, then `- b` or `  b`. */
export function fuses(before: Part | undefined, after: Part): boolean {
  const [last, first] = [before?.blocks.at(-1)?.type, after.blocks[0]]
  const container = last === 'list' || last === 'footnoteDefinition'
  // The position of HTML includes its indentation.
  const isIndented = first?.type === 'html' ? /^[ \t]/.test(first.value) : (first?.position?.start.column ?? 1) > 1
  const joins = first?.type === 'list' || first?.type === 'code' || isIndented
  return (container && joins) || (last === 'code' && first?.type === 'code')
}

function contains(part: Part, { start }: { start: number }): boolean {
  return part.start <= start && start < part.end
}

/** How many levels the headings of a part move down; may be negative. */
function shiftOf(part: Part, { how: { depth } }: IsolationContext): number {
  const depths: number[] = []
  for (const block of part.blocks) visitParents(block, (node) => node.type === 'heading' && depths.push(node.depth))
  // `## section` above `#### a` leaves room for the document's headings, so less shift or none is needed.
  const room = depth + 1 - Math.min(...depths)
  return part.depth === undefined ? 0 : Math.min(depth - part.depth, Math.max(0, room))
}

/** The definitions outside the note's sections that the sections use, directly or through other definitions. */
function definitionsFor(note: Note, context: IsolationContext): string[] {
  const texts: string[] = []
  for (let definition = context.wanted.shift(); definition; definition = context.wanted.shift()) {
    // Definitions inside a footnote come with it.
    if (definition.kind === 'footnoteDefinition')
      for (const inner of context.labels.all)
        if (definition.start < inner.start && inner.start < definition.end) context.inDocument.add(inner)
    texts.push(definitionMarkdown(note, definition, context))
  }
  return texts
}

/** Removes blank lines (only spaces and tabs) at both ends, except at the end of an open fence, where they are code. */
function trimBlankLines(text: string, part: Part): string {
  const isBlankLine = (line: string) => /^[ \t]*$/.test(line)
  const lines = text.split('\n')
  const first = lines.findIndex((line) => !isBlankLine(line))
  if (first < 0) return ''
  const last = part.blocks.at(-1)
  const open = last?.type === 'code' && offset(last, 'end') >= part.end
  return lines.slice(first, open ? lines.length : lines.findLastIndex((line) => !isBlankLine(line)) + 1).join('\n')
}
