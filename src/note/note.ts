import { type Excess, parseFile } from '../limits.ts'
import type { Span } from '../markdown/edits.ts'
import { offset, type Root } from '../markdown/mdast.ts'
import type { SectionConfig } from '../workspace/config.ts'
import { wholeId } from '../workspace/config-schema.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { type WeekInFile, weekSpans } from '../workspace/split-weeks.ts'
import { type FrontMatter, parseFrontMatter, unreadFrontMatter } from './front-matter.ts'
import { headingMatcher } from './headings.ts'
import type { Hint } from './hints.ts'
import { findSections, isTakenWhole, type Outline, type Section, type SectionNames, wholeSection } from './sections.ts'

/** A parsed note, as plain data. The rules of `lint` report its problems. */
export interface Note extends NotePath {
  /** The file's text without its byte order mark and with `\n` line endings. All offsets refer to it. */
  text: string
  /** Whether the file begins with a byte order mark. */
  bom: boolean
  frontMatter: FrontMatter
  /** The whole note below its front matter. */
  tree: Root
  outline: Outline
  draft: boolean
  /** The limit that the note exceeds. It was only parsed up to `excess.line`. */
  excess?: Excess | undefined
  /**
   * In a file with several weeks: the range of this week with its heading up to the next one, the range of its text, the
   * range that only it may print, which for the first week includes the text above, and the start of the first week.
   */
  within?: (Span & { body: Span; whole: Span; first: number }) | undefined
}

/** The sections that a note may have. */
export interface KnownSections {
  sections: readonly SectionConfig[]
  questions: SectionConfig
  /** Whether the sections are the language's. Then a usual word counts only beside one of their headings. */
  hasUsualSections: boolean
  /** Whether a part of a section's name and other usual words do not count, as in `discussion.md`. */
  exact?: boolean
  /** The comments of the note template; absent for a file that is not made from it. */
  hints?: readonly Hint[] | undefined
  /** The headings that begin a week in a note with several weeks. */
  weekHeading?: string | undefined
}

/**
 * Parses a note. Never throws.
 * @param at its path, member and week
 * @param file the file's text, and whether a byte order mark preceded it
 */
export function parseNote(at: NotePath, file: { text: string; bom: boolean }, known: KnownSections): Note {
  const { text, frontMatter: yaml, tree, body, excess, spans } = parseOnce(at, file, known)
  const frontMatter: FrontMatter = yaml
    ? { ...parseFrontMatter(text.slice(0, offset(yaml, 'end'))), end: offset(yaml, 'end') }
    : { keys: new Map(), problems: excess ? [] : unreadFrontMatter(text) }
  const note = { ...at, text, bom: file.bom, frontMatter, tree, draft: frontMatter.draft === 'true', excess }
  const names = sectionNames(known)
  if (at.part === undefined) {
    const outline = findSections(tree, body, names, known.hints)
    return { ...note, outline: orWhole(outline, known, () => wholeSection(tree, body, known.hints)) }
  }
  const span = spans[at.part] ?? { start: body.length, body: body.length, end: body.length }
  const end = spans[at.part + 1]?.start ?? text.length
  const within = {
    start: span.start,
    end,
    body: { start: span.body, end: span.end },
    whole: { start: at.part === 0 ? 0 : span.start, end },
    first: spans[0]?.start ?? span.start,
  }
  const blocksIn = (from: number, to: number) =>
    tree.children.filter((node) => from <= offset(node, 'start') && offset(node, 'start') < to)
  // Its heading, and text between the weeks, are in no section but the one for all other text.
  const { start: top, end: bottom } = names.rest === undefined ? within.body : within.whole
  const outlineTo = (last: number) => {
    const around = { above: blocksIn(top, span.body), below: blocksIn(last, bottom) }
    const children = blocksIn(span.body, last)
    return findSections({ type: 'root', children }, body.slice(0, Math.max(last, bottom)), names, known.hints, around)
  }
  const outline = outlineTo(span.end)
  // A whole week may have `## 토론 질문` above its own level, below `### 1주차`.
  const wide = isTakenWhole(outline, names.questions) ? outlineTo(end) : outline
  return { ...note, outline: orWhole(wide, known, () => wholeSection(tree, body, known.hints, within.whole)), within }
}

/** The outline of a note without sections has one, which is all of it. */
function orWhole(outline: Outline, { questions, exact = false }: KnownSections, whole: () => Section): Outline {
  if (exact || !isTakenWhole(outline, questions.id)) return outline
  return {
    ...outline,
    sections: new Map([[wholeId, whole()], ...outline.sections]),
    strays: outline.strays.filter(({ isUnmarked, isLonger }) => !isUnmarked && !isLonger),
    leftOut: [],
  }
}

/** Whether all of a note was parsed, and no code block that stays open hides one of its sections. */
export function isAllRead({ excess, outline }: Pick<Note, 'excess' | 'outline'>): boolean {
  return !excess && outline.strays.every(({ kind }) => kind !== 'fenced')
}

interface FileWithWeeks extends ReturnType<typeof parseFile> {
  text: string
  /** The weeks of a file with several. */
  spans: WeekInFile[]
}

const parsedFiles = new WeakMap<object, FileWithWeeks>()

/** Parses the blocks of a file. One with several weeks is parsed once for all of them. */
function parseOnce({ part }: NotePath, file: { text: string }, { weekHeading = '' }: KnownSections): FileWithWeeks {
  const known = part === undefined ? undefined : parsedFiles.get(file)
  if (known) return known
  const text = file.text.replace(/\r\n?/g, '\n')
  const parsed = parseFile(text)
  if (part === undefined) return { text, ...parsed, spans: [] }
  const several = { text, ...parsed, spans: weekSpans(parsed.tree, parsed.body, weekHeading) }
  parsedFiles.set(file, several)
  return several
}

const namesByConfig = new WeakMap<KnownSections, SectionNames>()

/** The names of the sections in notes. Cached. */
function sectionNames(known: KnownSections): SectionNames {
  const cached = namesByConfig.get(known)
  if (cached) return cached
  const sections = [...known.sections, known.questions]
  const names = {
    match: headingMatcher(sections, known.exact ? undefined : known.questions.id),
    besideOthers: known.hasUsualSections,
    questions: known.questions.id,
    rest: sections.find((section) => section.rest)?.id,
  }
  namesByConfig.set(known, names)
  return names
}
