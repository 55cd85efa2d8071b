import { type Finding, isBreaking } from '../errors.ts'
import { type Nodes, rangeOf } from '../markdown/mdast.ts'
import type { Note } from '../note/note.ts'
import { isBlank, wholeSection } from '../note/sections.ts'
import type { Config } from '../workspace/config.ts'
import type { Listed, NotePath } from '../workspace/find-notes.ts'
import { weeksWith } from '../workspace/open.ts'
import type { WeeklyDocument } from './document.ts'
import { readTemplate, readWeek } from './read-week.ts'
import { composeWeek } from './week.ts'

/** Consecutive blocks of a note: all of them are in a document, or none is. */
interface NotePart {
  path: string
  line: number
  words: number
  isPrinted: boolean
}

/** A note as the documents show it. */
interface ShownNote extends Pick<NotePath, 'path' | 'week' | 'member'> {
  /** The ids of its sections. */
  sections: ReadonlySet<string>
  parts: NotePart[]
}

/** What the documents of all weeks contain of the notes. */
export interface Coverage {
  notes: ShownNote[]
  /** Why notes are in no document. */
  errors: Finding[]
  /** The parts of notes without errors that are in no document. */
  omitted: NotePart[]
  /** The share of the words that would be in the documents if there were no errors, 0 to 1. */
  shareWithoutErrors: number
  /** The share of the words that are in the documents, 0 to 1; undefined if no document contains notes. */
  share: number | undefined
}

/**
 * Composes the document of each week, without questions and topics. Keeps only one in memory at a time.
 * @param refused errors of files that were found before and that `listed` may lack
 * @param onWeek called before each week with its id and the number of weeks
 * @throws {InsightsError} if the group's template is invalid
 */
export async function coverageOf(
  config: Config,
  listed: Listed,
  refused: readonly Finding[],
  onWeek: (week: string, of: number) => unknown,
): Promise<Coverage> {
  const notes: ShownNote[] = []
  const errors = [...refused]
  const plain = { ...config, discussion: { ...config.discussion, topics: 0 } }
  const context = { template: readTemplate(config), next: undefined, findings: listed.findings }
  const written = weeksWith(listed.notes)
  const weeks = listed.weeks.filter(({ id }) => written.has(id))
  for (const week of weeks) {
    await onWeek(week.id, weeks.length)
    const sources = readWeek(config, week, listed)
    const { document, findings } = await composeWeek(plain, sources, context)
    errors.push(...findings.filter((found) => isBreaking(found) || found.rule === 'draft'))
    const printed = printedBlocks(document)
    for (const note of sources.notes) {
      const { path, week, member, outline } = note
      notes.push({ path, week, member, sections: new Set(outline.sections.keys()), parts: partsOf(note, printed) })
    }
  }
  const parts = notes.flatMap((note) => note.parts)
  const left = parts.filter(({ isPrinted }) => !isPrinted)
  const broken = new Set(errors.map(({ path }) => path))
  const omitted = left.filter(({ path }) => !broken.has(path))
  const shareWithout = (some: readonly NotePart[]) => 1 - wordsIn(some) / Math.max(1, wordsIn(parts))
  const share = parts.length === 0 ? undefined : shareWithout(left)
  return { notes, errors, omitted, shareWithoutErrors: shareWithout(omitted), share }
}

function wordsIn(parts: readonly NotePart[]): number {
  return parts.reduce((sum, { words }) => sum + words, 0)
}

/** The blocks that a document prints, and the headings that it replaces. */
function printedBlocks({ members }: WeeklyDocument): Set<Nodes> {
  const sections = members.flatMap((member) => member.sections)
  const pieces = sections.flatMap(({ parts }) => parts.flatMap(({ pieces }) => pieces))
  const parts = sections.flatMap(({ sources }) => sources.flatMap(({ section }) => section.parts))
  return new Set([...pieces.flatMap(({ nodes }) => nodes), ...parts.map(({ heading }) => heading)])
}

/** The parts of a note without its comments, and without parts that are only headings and in no document. */
function partsOf(note: Note, printed: ReadonlySet<Nodes>): NotePart[] {
  const parts: (NotePart & { hasText: boolean })[] = []
  for (const block of wholeSection(note.tree, note.text).parts.flatMap(({ blocks }) => blocks)) {
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
