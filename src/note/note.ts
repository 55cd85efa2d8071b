import type { SectionConfig } from '../config.ts'
import type { Root } from '../mdast.ts'
import type { NotePath } from '../workspace.ts'
import { type FrontMatter, parseFrontMatter, unreadFrontMatter } from './front-matter.ts'
import { headingMatcher } from './headings.ts'
import { type Excess, readBlocks } from './limits.ts'
import { findSections, type Outline } from './sections.ts'

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
}

/** The sections that a heading of a note may open. */
export interface KnownSections {
  sections: readonly SectionConfig[]
  questions: SectionConfig
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
  const outline = findSections(tree, read, matcherOf(known))
  return { ...at, text, bom: file.bom, frontMatter, tree, outline, draft: frontMatter.draft === 'true', excess }
}

const matchers = new WeakMap<KnownSections, ReturnType<typeof headingMatcher>>()

function matcherOf(known: KnownSections) {
  const matcher = matchers.get(known) ?? headingMatcher([...known.sections, known.questions])
  matchers.set(known, matcher)
  return matcher
}
