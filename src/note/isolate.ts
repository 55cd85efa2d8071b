import type { Edit } from '../markdown/edits.ts'
import { offset, type RootContent, visitParents } from '../markdown/mdast.ts'
import {
  definitionPiece,
  htmlTargets,
  type Isolation,
  type IsolationContext,
  pieceOf,
  printPiece,
  type SectionPiece,
} from './changes.ts'
import { closeBlock, closeFootnotes, closersOf, type Leak, printHtml } from './close-markup.ts'
import type { Note } from './note.ts'
import { isBlank, type Part, type Section } from './sections.ts'

/** A section that is ready for a document, as text and as nodes, and the HTML in it that still leaks. */
export interface Isolated {
  markdown: string
  /** The parts of the section and the definitions that come along, in order. */
  pieces: SectionPiece[]
  /** The HTML that closes what the section leaves open. */
  closers: string
  leaks: PlacedLeak[]
}

export interface PlacedLeak extends Leak {
  path: string
  line: number
}

/**
 * Prepares sections of a note for a document with other members' sections. Changes only the depth of headings, relative
 * URLs and labels. Open markup is closed at the end, and definitions from elsewhere in the note are appended.
 * @returns the Markdown of each section, in the given order, without blank lines at either end
 */
export async function isolate(note: Note, sections: readonly Section[], how: Isolation): Promise<Isolated[]> {
  const { labels } = how
  const inSections = labels.all.filter((definition) =>
    sections.some(({ parts }) => parts.some((part) => contains(part, definition))),
  )
  const byStart = new Map(labels.all.map((definition) => [definition.start, definition]))
  const context: IsolationContext = {
    labels,
    how,
    html: how.between.length > 0 ? await htmlTargets(note.text) : undefined,
    byStart,
    isDisputed: labels.all.some(({ disputed }) => disputed),
    inDocument: new Set(inSections),
    wanted: [],
  }
  const results: Isolated[] = []
  for (const section of sections) results.push(await isolateSection(note, section, context))
  return results
}

async function isolateSection(note: Note, section: Section, context: IsolationContext): Promise<Isolated> {
  const { enclosing = [] } = context.how
  const parts = section.parts.filter((part) => trimBlankLines(note.text.slice(part.start, part.end), part) !== '')
  const pieces = parts.map((part) => pieceOf(note, part, shiftOf(part, context), context))
  const definitions = definitionsFor(note, context)
  const footnotes = await closeFootnotes([...pieces, ...definitions])
  const printed = (
    edits: (piece: SectionPiece) => readonly Edit[],
    print: (piece: SectionPiece, more: readonly Edit[]) => string,
  ) => {
    const texts = parts.map((part, at) => {
      const piece = pieces[at] as SectionPiece
      const text = trimBlankLines(print(piece, edits(piece)), part)
      return at > 0 && fuses(parts[at - 1], part) ? `<!-- -->\n\n${text}` : text
    })
    return closeBlock(texts.join('\n\n'), pieces.at(-1))
  }
  const withoutFootnotes = () => []
  const withFootnotes = () => footnotes.edits
  const closed = await closersOf(printed(withoutFootnotes, printHtml), enclosing)
  const more = definitions.length > 0 || footnotes.edits.length > 0
  const whole = (print: (piece: SectionPiece, more: readonly Edit[]) => string) =>
    [printed(withFootnotes, print), closed.closers, ...definitions.map((piece) => print(piece, footnotes.edits))]
      .filter((text, at) => at !== 1 || text !== '')
      .join('\n\n')
  // Parsers without footnotes read them as paragraphs.
  const last = more ? await closersOf(whole(printHtml), enclosing) : { closers: '', leaks: [] }
  const leaks = [...closed.leaks, ...footnotes.leaks, ...last.leaks].map((leak) => ({
    ...leak,
    path: note.path,
    line: lineOf(leak, note, section),
  }))
  const text = whole(printPiece)
  return {
    markdown: last.closers === '' ? text : `${text}\n\n${last.closers}`,
    pieces: [...pieces, ...definitions],
    closers: [closed.closers, last.closers].filter((closers) => closers !== '').join('\n\n'),
    leaks,
  }
}

/** Prepares a whole file except its front matter. Its highest heading is moved to one level below `how.depth`. */
export async function isolateWhole(note: Note, how: Isolation): Promise<Isolated> {
  const section = wholeSection(note)
  if (section.empty) return { markdown: '', pieces: [], closers: '', leaks: [] }
  const [whole] = await isolate(note, [section], how)
  return whole as Isolated
}

/** All of a file except its front matter, or one week of a file with several, as a section. The heading of the week is left out. */
export function wholeSection({ tree, text, within }: Note): Section {
  const { start, end } = within?.whole ?? { start: 0, end: text.length }
  const isInside = (block: RootContent) => start <= offset(block, 'start') && offset(block, 'start') < end
  const blocks = tree.children.filter(isInside)
  const [first] = blocks
  const isEmpty = (block: RootContent) => isBlank(block) || offset(block, 'start') === within?.start
  if (!first || blocks.every(isEmpty)) return { id: '', parts: [], empty: true }
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))
  const part = {
    start: text.lastIndexOf('\n', offset(first, 'start') - 1) + 1,
    end,
    line: 1,
    heading: first,
    blocks,
    depth: Math.min(...depths, 7) - 1,
  }
  return { id: '', parts: [part], empty: false }
}

/** The line of a leak's last tag, which may be in a definition outside of the section. */
function lineOf({ kind, name }: Leak, note: Note, { parts }: Section): number {
  const tag = `${kind === 'closes' ? '</' : '<'}${name}`
  const found = parts.map(({ start, end }) => start + note.text.slice(start, end).toLowerCase().lastIndexOf(tag))
  const at =
    found.findLast((place, nth) => place >= (parts[nth]?.start ?? 0)) ?? note.text.toLowerCase().lastIndexOf(tag)
  return note.text.slice(0, Math.max(0, at)).split('\n').length
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
function definitionsFor(note: Note, context: IsolationContext): SectionPiece[] {
  const pieces: SectionPiece[] = []
  for (let definition = context.wanted.shift(); definition; definition = context.wanted.shift()) {
    // Definitions inside a footnote come with it.
    if (definition.kind === 'footnoteDefinition')
      for (const inner of context.labels.all)
        if (definition.start < inner.start && inner.start < definition.end) context.inDocument.add(inner)
    pieces.push(definitionPiece(note, definition, context))
  }
  return pieces
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
