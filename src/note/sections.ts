import type { Heading, Paragraph } from 'mdast'
import type { Span } from '../markdown/edits.ts'
import { type Nodes, offset, plainText, type Root, type RootContent, rangeOf, visitParents } from '../markdown/mdast.ts'
import { headingText } from '../markdown/parser.ts'
import { sourceOf } from '../markdown/sources.ts'
import { hasLetters } from '../text.ts'
import { wholeId } from '../workspace/config-schema.ts'
import type { HeadingMatcher } from './headings.ts'
import { type Hint, isHintBlock } from './hints.ts'

/** A contiguous part of a section below one heading, without the heading's line. Offsets into the note's text. */
export interface Part {
  start: number
  end: number
  /** The 1-based line on which the part starts. */
  line: number
  /** The heading above, as the position of findings. A part without a heading has its first block here. */
  heading: Nodes
  /**
   * The heading's depth, 1 to 6; undefined for an all-bold paragraph. Without a heading, one less than its headings'.
   */
  depth: number | undefined
  /** The blocks of the part, in the note's tree. */
  blocks: RootContent[]
}

/** All parts of a note below one configured heading, in order. */
export interface Section {
  id: string
  parts: Part[]
  empty: boolean
  /** Whether it contains everything that is in no other section. */
  rest?: boolean | undefined
}

/** A heading that opens no section but was probably intended to. */
export interface Stray {
  /** `swallowed`: part of an HTML block; `fenced`: in a code block that is not closed. */
  kind: 'near' | 'unspaced' | 'inside' | 'swallowed' | 'fenced'
  /** Whether a `near` heading is a line of text or an all-bold paragraph, without `##`. */
  isUnmarked?: boolean
  /** Whether a `near` heading has other words besides. */
  isLonger?: boolean
  /** From the start of the heading to the end of its text, as offsets into the note's text. */
  start: number
  end: number
  found: string
  expected: string
}

/** A heading outside of all sections, with text below it, and how it matches a section. */
interface LeftOutText extends Span {
  kind: 'usual' | 'question' | 'none'
  found: string
}

/** A note's sections by id, headings that were probably intended as one, and the texts of all top-level headings. */
export interface Outline {
  sections: Map<string, Section>
  strays: Stray[]
  headings: string[]
  leftOut: LeftOutText[]
}

/** The headings of a note's sections, and the ids of two of them. */
export interface SectionNames {
  match: HeadingMatcher
  /** Whether a usual word for a section counts only beside the heading of another. */
  besideOthers: boolean
  questions: string
  rest?: string | undefined
}

/**
 * Finds the sections of a note. A section ends at the next section or the next heading of the same or a higher level. A
 * section with an all-bold paragraph as its heading ends at the next heading of any level.
 * @param hints the comments of a new note. The questions, which become one list with others, and the section for all other
 * text do not contain them
 * @param around blocks above and below that can only be in the section for all other text
 */
export function findSections(
  tree: Root,
  text: string,
  names: SectionNames,
  hints: readonly Hint[] = [],
  around: Record<'above' | 'below', readonly RootContent[]> = { above: [], below: [] },
): Outline {
  const blocks = topLevelBlocks(tree, names)
  const [above, below] = [around.above.map(looseBlock), around.below.map(looseBlock)]
  const { sections, loose } = partsOf([...above, ...blocks, ...below], text)
  const strays = straysOf(blocks, sections, names, text)
  for (const id of [names.questions, names.rest]) {
    const section = sections.get(id ?? '')
    if (section) section.parts = section.parts.flatMap((part) => withoutHints(part, text, hints))
  }
  if (names.rest !== undefined) addRest(sections, names.rest, loose, text, hints)
  for (const section of sections.values()) section.empty = section.parts.every((part) => part.blocks.every(isBlank))
  const headings = blocks.flatMap(({ node, title }) => (node.type === 'heading' ? (title ?? '') : []))
  return { sections, strays, headings, leftOut: names.rest === undefined ? leftOutOf(blocks) : [] }
}

/** A top-level block of a note, and how it is related to the sections. */
interface TopLevelBlock {
  node: RootContent
  /** The depth of a heading. */
  depth: number | undefined
  /** The text of a heading or of an all-bold paragraph, and how it matches. */
  title: string | undefined
  found: ReturnType<HeadingMatcher> | undefined
  isNoteTitle: boolean
  /** The id of the section that it begins. */
  begins: string | undefined
  /** Whether it is outside of all sections, like a heading that ends one. */
  isLoose: boolean
}

function topLevelBlocks(tree: Root, { match, besideOthers, questions }: SectionNames): TopLevelBlock[] {
  const titled = tree.children.map((node) => {
    const title = node.type === 'heading' || node.type === 'paragraph' ? titleOf(node) : undefined
    return { node, title, found: title === undefined ? undefined : match(title) }
  })
  const named = new Set(titled.flatMap(({ found }) => (found?.kind === 'section' ? [found.id] : [])))
  const takesUsual = !besideOthers || [...named].some((id) => id !== questions)
  const noteTitle = noteTitleOf(titled)
  /** The depth of the section's heading; undefined outside of all sections. */
  let within: number | undefined
  return titled.map(({ node, title, found }) => {
    const depth = node.type === 'heading' ? node.depth : undefined
    const ends = depth !== undefined && (within === undefined || depth <= within)
    const isNoteTitle = node === noteTitle
    const isUsual = found?.kind === 'usual' && takesUsual && ends && !isNoteTitle && !named.has(found.id)
    const begins = found?.kind === 'section' || (found?.kind === 'usual' && isUsual) ? found.id : undefined
    if (begins !== undefined) within = depth ?? 6
    else if (ends) within = undefined
    return { node, depth, title, found, isNoteTitle, begins, isLoose: within === undefined }
  })
}

function looseBlock(node: RootContent): TopLevelBlock {
  const nothing = { depth: undefined, title: undefined, found: undefined, begins: undefined }
  return { node, ...nothing, isNoteTitle: false, isLoose: true }
}

/** The parts of the sections, and those outside of all sections. */
function partsOf(blocks: readonly TopLevelBlock[], text: string): { sections: Outline['sections']; loose: Part[] } {
  const sections: Outline['sections'] = new Map()
  const loose: Part[] = []
  let open: Part | undefined
  for (const { node, depth, begins, isLoose } of blocks) {
    if (begins === undefined && open && (!isLoose || open === loose.at(-1))) {
      open.blocks.push(node)
      continue
    }
    if (open) open.end = lineStart(text, offset(node, 'start'))
    if (begins === undefined) {
      open = startLoosePart(node, text)
      loose.push(open)
    } else {
      open = startPart(node as Heading | Paragraph, depth, text)
      const section = sections.get(begins)
      if (section) section.parts.push(open)
      else sections.set(begins, { id: begins, parts: [open], empty: false })
    }
  }
  return { sections, loose }
}

/** Headings that were probably intended as one of a section, in order. */
function straysOf(
  blocks: readonly TopLevelBlock[],
  sections: Outline['sections'],
  { match, rest }: SectionNames,
  text: string,
): Stray[] {
  /** Whether the note lacks a section that is not the one for all other text. */
  const isLacking = (id: string) => id !== rest && !sections.has(id)
  const found = blocks.flatMap(({ node, depth, title, found, begins, isLoose }): Stray[] => {
    if (title === undefined || found === undefined)
      return [...straysBelow(node, match, text), ...unmarked(node, match, text).filter(({ id }) => isLacking(id))]
    if (begins !== undefined) return []
    const stray = { ...rangeOf(node), found: title }
    const strays: Stray[] = []
    if (found.kind === 'near' && found.id !== rest) strays.push({ kind: 'near', ...stray, expected: found.expected })
    // `**더 공부할 점**` is more often a heading than `**적용**`.
    if (found.kind === 'usual' && depth === undefined && !found.isPart && isLacking(found.id))
      strays.push({ kind: 'near', isUnmarked: true, ...stray, expected: found.expected })
    // Inside a section, a bold line is a subheading like any other.
    if (found.kind === 'contains' && (isLoose || depth !== undefined)) {
      // `# 2주차 핵심 인사이트` above `## 핵심 인사이트` is the note's title.
      const isTitle = sections.get(found.id)?.parts.some((part) => (part.depth ?? 6) > (depth ?? 6))
      const isLost = isLoose && rest === undefined ? !isTitle : isLacking(found.id)
      if (isLost) strays.push({ kind: 'near', isLonger: true, ...stray, expected: found.expected })
    }
    return strays
  })
  return found.sort((a, b) => a.start - b.start)
}

/** A line of text that is the name of a section: `토론 질문` above a list. */
function unmarked(node: RootContent, match: HeadingMatcher, text: string): (Stray & { id: string })[] {
  const [line] = node.type === 'paragraph' ? linesOf(node, text) : []
  if (!line || line.source.length > maxTitleLength) return []
  const { source, ...span } = line
  const found = match(source)
  if (found.kind !== 'section') return []
  const { id, expected } = found
  return [{ kind: 'near', isUnmarked: true, ...span, found: source.trim(), expected, id }]
}

/** Headings with text below them that are outside of all sections. */
function leftOutOf(blocks: readonly TopLevelBlock[]): LeftOutText[] {
  const leftOut: LeftOutText[] = []
  /** The heading above, as long as no text is below it. */
  let above: LeftOutText | undefined
  for (const { node, depth, title, found, isNoteTitle, begins, isLoose } of blocks) {
    const isText = title === undefined ? !hasNoContent(node) : depth === undefined && begins === undefined && isLoose
    if (isText && above) leftOut.push(above)
    if (isText || begins !== undefined) above = undefined
    else if (title !== undefined && found && isLoose) {
      above = isNoteTitle ? undefined : leftOutBy(found.kind, { ...rangeOf(node), found: title })
    }
  }
  return leftOut
}

/** The heading of text that is left out, unless `unread-heading` reports it as a near one. */
function leftOutBy(
  kind: ReturnType<HeadingMatcher>['kind'],
  stray: Omit<LeftOutText, 'kind'>,
): LeftOutText | undefined {
  return kind === 'usual' || kind === 'question' || kind === 'none' ? { ...stray, kind } : undefined
}

/** The title of a note: its first heading, if all others, which include a section, are below it. */
function noteTitleOf(titled: readonly { node: RootContent; found?: ReturnType<HeadingMatcher> | undefined }[]) {
  const [first, ...others] = titled.flatMap(({ node, found }) => (node.type === 'heading' ? [{ node, found }] : []))
  const isAbove = others.every(({ node }) => node.depth > (first?.node.depth ?? 0))
  return isAbove && others.some(({ found }) => found?.kind === 'section' || found?.kind === 'usual')
    ? first?.node
    : undefined
}

/** Adds the parts that are in no section to the `rest` section, unless they have no text, as in a note to be filled in. */
function addRest(
  sections: Outline['sections'],
  rest: string,
  loose: readonly Part[],
  text: string,
  hints: readonly Hint[],
): void {
  if (loose.every(({ blocks }) => blocks.every((node) => node.type === 'heading' || hasNoContent(node)))) return
  const nonEmpty = loose
    .filter(({ blocks }) => !blocks.every(hasNoContent))
    .flatMap((part) => withoutHints({ ...part, depth: depthAbove(part.blocks) }, text, hints))
  const parts = [...(sections.get(rest)?.parts ?? []), ...nonEmpty].sort((a, b) => a.start - b.start)
  sections.set(rest, { id: rest, parts, empty: false, rest: true })
}

/** Whether a note has none of the group's sections, so that all of it goes into the document. */
export function isTakenWhole({ sections }: Outline, questions: string): boolean {
  return [...sections.keys()].every((id) => id === questions)
}

/**
 * All of a note but its front matter, as one section. It is empty if the note has only headings, comments and blank
 * lines.
 * @param range of one week in a file with several; the heading of the week comes with it
 */
export function wholeSection(
  tree: Root,
  text: string,
  hints: readonly Hint[] = [],
  range: Span = { start: 0, end: text.length },
): Section {
  const blocks = tree.children.filter(
    (block) => range.start <= offset(block, 'start') && offset(block, 'start') < range.end,
  )
  const [first] = blocks
  const isEmpty = (block: RootContent) => block.type === 'heading' || hasNoContent(block) || isHintBlock(block, hints)
  if (!first) return { id: wholeId, parts: [], empty: true }
  const part = { ...startLoosePart(first, text), end: range.end, blocks, depth: depthAbove(blocks) }
  return { id: wholeId, parts: withoutHints(part, text, hints), empty: blocks.every(isEmpty) }
}

/** One less than the depth of the highest heading. */
function depthAbove(blocks: readonly RootContent[]): number {
  return Math.min(...blocks.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])), 7) - 1
}

/** A part as the parts between its hints. If it has nothing but hints, one without blocks is left. */
function withoutHints(part: Part, text: string, hints: readonly Hint[]): Part[] {
  const hintsAt = part.blocks.flatMap((block, at) => (isHintBlock(block, hints) ? at : []))
  const endAt = (at: number | undefined) => {
    const hint = at === undefined ? undefined : part.blocks[at]
    return hint ? lineStart(text, offset(hint, 'start')) : part.end
  }
  const parts = [-1, ...hintsAt].flatMap((above, nth): Part[] => {
    const below = hintsAt[nth]
    const blocks = part.blocks.slice(above + 1, below)
    const [first] = blocks
    if (!first) return []
    const end = endAt(below)
    if (above < 0) return [{ ...part, end, blocks }]
    const { start, line } = startLoosePart(first, text)
    // Hints alone are above it, so that the section's heading is its own. The heading of a loose part is its first block.
    const hasHeading = above === nth - 1 && part.heading !== part.blocks[0]
    return [{ ...part, start, line, end, heading: hasHeading ? part.heading : first, blocks }]
  })
  return parts.length > 0 ? parts : [{ ...part, end: endAt(hintsAt[0]), blocks: [] }]
}

/** The blocks of a section. */
export function blocksOf({ parts }: Pick<Section, 'parts'>): RootContent[] {
  return parts.flatMap(({ blocks }) => blocks)
}

/** Whether a block has no content of its own: a comment, a thematic break, a definition. */
function hasNoContent(node: RootContent): boolean {
  return ['thematicBreak', 'definition', 'footnoteDefinition'].includes(node.type) || isBlank(node)
}

function startLoosePart(node: RootContent, text: string): Part {
  const start = lineStart(text, offset(node, 'start'))
  return {
    start,
    end: text.length,
    line: node.position?.start.line ?? 1,
    heading: node,
    depth: undefined,
    blocks: [node],
  }
}

/** Comments as browsers parse them: `<!-->` and `<!--->` are complete, and `--!>` ends one. */
const comments = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/g

/** Whether a block is empty: a comment, or a list of bare markers (`-`, `1.`), also nested. */
export function isBlank(node: Nodes): boolean {
  if (node.type === 'html') return node.value.replace(comments, '').trim() === ''
  return (node.type === 'list' || node.type === 'listItem') && node.children.every(isBlank)
}

function startPart(node: Heading | Paragraph, depth: number | undefined, text: string): Part {
  const end = node.position?.end
  const newline = text.indexOf('\n', offset(node, 'end'))
  const start = newline < 0 ? text.length : newline + 1
  return { start, end: text.length, line: (end?.line ?? 0) + 1, heading: node, depth, blocks: [] }
}

/** The text of a heading, or of a paragraph that is all bold: `**핵심 인사이트**`, `💡 **핵심 인사이트**:`. */
export function titleOf(node: Heading | Paragraph): string | undefined {
  if (node.type === 'heading') return plainText(node)
  const [bold, ...more] = node.children.filter(({ type }) => type === 'strong')
  const others = node.children.filter((child) => child !== bold)
  if (!bold || more.length > 0 || node.position?.start.line !== node.position?.end.line) return undefined
  return others.every((child) => child.type === 'text' && isMark(child.value)) ? plainText(bold) : undefined
}

/** Whether a text beside a bold title is only an emoji, a number, a colon. */
function isMark(text: string): boolean {
  return text.length <= 20 && !hasLetters(text)
}

/** In code units. Longer lines are not matched, so that the time is bounded. */
const maxTitleLength = 300

/** Finds section headings inside a quote, a list or a footnote, or swallowed by an HTML block or an open fence. */
function straysBelow(root: RootContent, match: HeadingMatcher, text: string): Stray[] {
  const strays: Stray[] = []
  const addIfSection = (kind: Stray['kind'], span: Span, title: string) => {
    if (match(title).kind === 'section') strays.push({ kind, ...span, found: title, expected: title })
  }
  visitParents(root, (node) => {
    const title = node.type === 'heading' || node.type === 'paragraph' ? titleOf(node) : undefined
    if (title !== undefined) addIfSection('inside', rangeOf(node), title)
    if (node.type === 'paragraph') {
      const found = unspaced(node, match, text)
      // In a list or a quote, only on a lazy continuation line, without indentation or `>`.
      strays.push(...found.filter(({ start }) => node === root || (text[start] === '#' && text[start - 1] === '\n')))
    }
    if (node.type !== 'html' && !(node === root && node.type === 'code' && unclosedFence(sourceOf(node, text)))) return
    // `<br/>` on the line above makes `## 핵심 인사이트` part of an HTML block, and an open fence makes it code.
    for (const { source, ...span } of linesOf(node, text)) {
      const raw = /^[ \t>]*(?:#{1,6}[ \t]+(.+)|<h[1-6][^>]*>(.+)<\/h[1-6]>)/.exec(source)
      const title = (raw?.[1] ?? raw?.[2] ?? '').replace(/[ \t]+#+[ \t]*$/, '')
      const kind = node.type === 'code' ? 'fenced' : 'swallowed'
      if (title !== '' && title.length <= maxTitleLength) addIfSection(kind, span, headingText(title))
    }
  })
  return strays
}

/**
 * Finds `##핵심 인사이트`, also with a space that Markdown does not accept (NBSP, U+3000), which is paragraph text. Only
 * section names count: other text after `#` is more often a tag, a number, or a line of CSS or C than a heading.
 */
function unspaced(node: Paragraph, match: HeadingMatcher, text: string): Stray[] {
  if (!sourceOf(node, text).includes('#')) return []
  return linesOf(node, text).flatMap(({ source, ...span }) => {
    const [, marks = '', raw = ''] = /^ {0,3}(#{1,6})((?![ \t#]).*?)(?:[ \t]+#+)?[ \t]*$/.exec(source) ?? []
    // Several tags on a line, `#회고 #인사이트`, are not headings.
    if (raw === '' || raw.includes('#') || raw.length > maxTitleLength) return []
    if (!['section', 'near'].includes(match(headingText(raw)).kind)) return []
    return { kind: 'unspaced' as const, ...span, found: marks + raw, expected: `${marks} ${raw.trimStart()}` }
  })
}

function linesOf(node: Nodes, text: string): (Span & { source: string })[] {
  let next = offset(node, 'start')
  return sourceOf(node, text)
    .split('\n')
    .map((source) => {
      const start = next
      next += source.length + 1
      return { source, start, end: start + source.length }
    })
}

/** The fence that would close a top-level code block; undefined if it is closed or not fenced. */
export function unclosedFence(source: string): string | undefined {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(source)?.[1]
  if (fence === undefined) return undefined
  const last = /\n {0,3}(`{3,}|~{3,})[ \t]*$/.exec(source)?.[1]
  return last?.startsWith(fence) ? undefined : fence
}

// A heading may be indented by up to three spaces, which are not part of its node.
function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}
