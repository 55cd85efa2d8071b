import { type Excess, parseFile } from '../limits.ts'
import type { Span } from '../markdown/edits.ts'
import { offset, type Root } from '../markdown/mdast.ts'
import { configOf, type SectionConfig } from '../workspace/config.ts'
import type { Dialect } from '../workspace/config-schema.ts'
import type { NotePath } from '../workspace/find-notes.ts'
import { type WeekInFile, weekSpans } from '../workspace/split-weeks.ts'
import { type FrontMatter, parseFrontMatter, unreadFrontMatter } from './front-matter.ts'
import { headingMatcher } from './headings.ts'
import type { Hint } from './hints.ts'
import { readAsObsidian } from './obsidian.ts'
import { findSections, type Outline, type SectionNames } from './sections.ts'

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
  /** Whether a part of a section's name and other usual words do not count, as in `discussion.md`. */
  exact?: boolean
  /** As which program the note is read; GitHub if absent. */
  dialect?: Dialect
  /** The comments of the note template; absent for a file that is not made from it. */
  hints?: readonly Hint[] | undefined
  /** The headings that begin a week in a note with several weeks. */
  weekHeading?: string | undefined
}

/**
 * Parses a note. Never throws.
 * @param at its path, member and week
 * @param file the file's text, and whether a byte order mark preceded it
 * @param isFree whether it is a free note. In a file with several weeks, a section of one may then have a heading above
 * the week's level, `## 토론 질문` below `### 1주차`: the week is printed with all text up to the next.
 */
export function parseNote(
  at: NotePath,
  file: { text: string; bom: boolean },
  known: KnownSections,
  isFree = false,
): Note {
  const { text, frontMatter: yaml, tree, body, excess, spans } = parseOnce(at, file, known)
  const frontMatter: FrontMatter = yaml
    ? { ...parseFrontMatter(text.slice(0, offset(yaml, 'end'))), end: offset(yaml, 'end') }
    : { keys: new Map(), problems: excess ? [] : unreadFrontMatter(text) }
  const note = { ...at, text, bom: file.bom, frontMatter, tree, draft: frontMatter.draft === 'true', excess }
  const names = sectionNames(known, at.week)
  if (at.part === undefined) return { ...note, outline: findSections(tree, body, names, known.hints) }
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
  const last = isFree ? end : span.end
  const children = blocksIn(span.body, last)
  // Its heading, and text between the weeks, are in no section but the one for all other text.
  const { start: top, end: bottom } = names.rest === undefined && !isFree ? within.body : within.whole
  const around = { above: blocksIn(top, span.body), below: blocksIn(last, bottom) }
  const outline = findSections({ type: 'root', children }, body.slice(0, bottom), names, known.hints, around)
  return { ...note, outline, within }
}

/** Whether all of a note was parsed, and no code block that stays open hides one of its sections. */
export function isWhole({ excess, outline }: Pick<Note, 'excess' | 'outline'>): boolean {
  return !excess && outline.strays.every(({ kind }) => kind !== 'fenced')
}

interface FileWithWeeks extends ReturnType<typeof parseFile> {
  text: string
  /** The weeks of a file with several. */
  spans: WeekInFile[]
}

const parsedFiles = new WeakMap<object, FileWithWeeks>()

/** Parses the blocks of a file. One with several weeks is parsed once for all of them. */
function parseOnce(
  { part }: NotePath,
  file: { text: string },
  { weekHeading = '', dialect }: KnownSections,
): FileWithWeeks {
  const known = part === undefined ? undefined : parsedFiles.get(file)
  if (known) return known
  const text = file.text.replace(/\r\n?/g, '\n')
  const parsed = parseFile(text)
  if (dialect === 'obsidian') readAsObsidian(parsed.tree, text)
  if (part === undefined) return { text, ...parsed, spans: [] }
  const several = { text, ...parsed, spans: weekSpans(parsed.tree, parsed.body, weekHeading) }
  parsedFiles.set(file, several)
  return several
}

const namesByConfig = new WeakMap<KnownSections, SectionNames>()

/** The names of the sections in a week's notes. Cached for weeks with the same sections. */
function sectionNames(known: KnownSections, week: string): SectionNames {
  const config = configOf(known, week)
  const cached = namesByConfig.get(config)
  if (cached) return cached
  const sections = [...config.sections, config.questions]
  const elsewhere = [...known.sections, known.questions].filter((section) => !sections.includes(section))
  const rest = sections.find((section) => section.rest)?.id
  const match = headingMatcher(sections, known.exact ? undefined : config.questions.id)
  const names = { match, matchElsewhere: headingMatcher(elsewhere), questions: config.questions.id, rest }
  namesByConfig.set(config, names)
  return names
}
