import { type Nodes, rangeOf } from '../markdown/mdast.ts'
import { wholeSection } from '../note/isolate.ts'
import type { Note } from '../note/note.ts'
import { isBlank } from '../note/sections.ts'
import type { WeeklyDocument } from './document.ts'

/** Blocks of a note, one after another, that are all in a document, or none of them. */
export interface NotePart {
  path: string
  line: number
  words: number
  isPrinted: boolean
}

/** The blocks that a document prints, and the headings that it replaces by its own. */
export function printedBlocks({ members }: WeeklyDocument): Set<Nodes> {
  const sections = members.flatMap((member) => member.sections)
  const pieces = sections.flatMap(({ parts }) => parts.flatMap(({ pieces }) => pieces))
  const parts = sections.flatMap(({ sources }) => sources.flatMap(({ section }) => section.parts))
  return new Set([...pieces.flatMap(({ nodes }) => nodes), ...parts.map(({ heading }) => heading)])
}

/** The parts of a note, apart from comments, and from headings without text that are in no document. */
export function partsOf(note: Note, printed: ReadonlySet<Nodes>): NotePart[] {
  const parts: (NotePart & { hasText: boolean })[] = []
  for (const block of wholeSection(note).parts.flatMap(({ blocks }) => blocks)) {
    if (isBlank(block)) continue
    const isPrinted = printed.has(block)
    const { start, end } = rangeOf(block)
    const words = note.text.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
    const hasText = isPrinted || block.type !== 'heading'
    const last = parts.at(-1)
    if (last?.isPrinted === isPrinted) {
      last.words += words
      last.hasText ||= hasText
    } else parts.push({ path: note.path, line: block.position?.start.line ?? 1, words, isPrinted, hasText })
  }
  return parts.filter(({ hasText }) => hasText)
}
