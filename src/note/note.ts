import { type Excess, readBlocks } from '../limits.ts'
import type { Span } from '../markdown/edits.ts'
import { offset, type Root } from '../markdown/mdast.ts'
import { configOf, type SectionConfig } from '../workspace/config.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { weekSpans } from '../workspace/split-weeks.ts'
import { type FrontMatter, parseFrontMatter, unreadFrontMatter } from './front-matter.ts'
import { headingMatcher } from './headings.ts'
import { findSections, type Outline, type SectionNames } from './sections.ts'

/** A member's note, taken apart: plain data. What is wrong with it, the rules of `lint` say. */
export interface Note extends NotePath {
  /** The file's text without its byte order mark, all line endings `\n`; all offsets are into it. */
  text: string
  /** Whether a byte order mark stood before the text. */
  bom: boolean
  frontMatter: FrontMatter
  /** The blocks of the whole note; what stands in a paragraph is left unread. */
  tree: Root
  outline: Outline
  draft: boolean
  /** Why the note was read only as far as `excess.line`; absent where it was read to its end. */
  excess?: Excess | undefined
  /** Where the file holds several weeks: from this one's heading to the next one's, and where the first begins. */
  within?: (Span & { first: number }) | undefined
}

/** The sections that a heading of a note may open. */
export interface KnownSections {
  sections: readonly SectionConfig[]
  questions: SectionConfig
  /** The headings that begin a week in a note of several. */
  weekHeading?: string | undefined
}

/**
 * Takes a note apart.
 * @param at where it stands, and whose it is by its path
 * @param file the file's text, and whether a byte order mark stood before it
 * @returns the note; never throws
 */
export function parseNote(at: NotePath, file: { text: string; bom: boolean }, known: KnownSections): Note {
  const text = file.text.replace(/\r\n?/g, '\n')
  const { tree, read, excess } = readBlocks(text)
  const [first] = tree.children
  const frontMatter: FrontMatter =
    first?.type === 'yaml'
      ? parseFrontMatter(first.value, text.indexOf('\n') + 1)
      : { keys: new Map(), problems: excess ? [] : unreadFrontMatter(text) }
  const note = { ...at, text, bom: file.bom, frontMatter, tree, draft: frontMatter.draft === 'true', excess }
  const names = sectionNames(known, at.week)
  if (at.part === undefined) return { ...note, outline: findSections(tree, read, names) }
  const spans = weekSpans(tree, read, known.weekHeading ?? '')
  const { start, body, end } = spans[at.part] ?? { start: read.length, body: read.length, end: read.length }
  const children = tree.children.filter((node) => body <= offset(node, 'start') && offset(node, 'start') < end)
  const outline = findSections({ type: 'root', children }, read.slice(0, end), names)
  const within = { start, end: spans[at.part + 1]?.start ?? text.length, first: spans[0]?.start ?? start }
  return { ...note, outline, within }
}

const named = new WeakMap<KnownSections, SectionNames>()

/** What the sections of a week's notes are known by; made once for all weeks that have the same. */
function sectionNames(known: KnownSections, week: string): SectionNames {
  const config = configOf(known, week)
  const made = named.get(config)
  if (made) return made
  const own = [...config.sections, config.questions]
  const elsewhere = [...known.sections, known.questions].filter((section) => !own.includes(section))
  const rest = own.find((section) => section.rest)?.id
  const names = { match: headingMatcher(own), matchElsewhere: headingMatcher(elsewhere), rest }
  named.set(config, names)
  return names
}
