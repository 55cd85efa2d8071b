import type { Heading, Paragraph } from 'mdast'
import type { Span } from '../markdown/edits.ts'
import { type Nodes, offset, type Root, type RootContent, visitParents } from '../markdown/mdast.ts'
import { headingText } from '../markdown/parser.ts'
import { hasLetters } from '../text.ts'
import type { HeadingMatcher } from './headings.ts'

/** One stretch of a note under one heading: offsets and lines into the note's text, without the heading's own line. */
export interface Part {
  start: number
  end: number
  /** The line, from 1, on which the stretch starts. */
  line: number
  /**
   * The heading above, as a place for findings, and its depth from 1 to 6; an all-bold paragraph has none. A stretch
   * without a heading above has its first block, and the depth above that of its headings.
   */
  heading: Nodes
  depth: number | undefined
  /** The blocks of the stretch, from a parse of the blocks alone. */
  blocks: RootContent[]
}

/** All that a note says under one configured heading, in the note's order. */
export interface Section {
  id: string
  parts: Part[]
  empty: boolean
  /** Whether it is all of the note that is in no other section. */
  rest?: boolean | undefined
}

/** A heading that is no section and whose author may have meant one. */
interface Stray {
  kind: 'near' | 'elsewhere' | 'unspaced' | 'inside' | 'swallowed'
  /** From the start of the heading to the end of its text, as offsets into the note's text. */
  start: number
  end: number
  found: string
  expected: string
}

/** What a note is made of: its sections, the headings that nearly are one, and all its headings at the top level. */
export interface Outline {
  sections: Map<string, Section>
  strays: Stray[]
  headings: string[]
}

/** What the sections of a note are known by: their headings, those of other weeks, and which one takes the rest. */
export interface SectionNames {
  match: HeadingMatcher
  matchElsewhere: HeadingMatcher
  rest?: string | undefined
}

/**
 * Finds the sections of a note. A section runs to the next heading of the same or a higher level or to the next section;
 * one that an all-bold paragraph opens runs to the next heading of any level.
 */
export function findSections(tree: Root, text: string, names: SectionNames): Outline {
  const { match, rest } = names
  const outline: Outline = { sections: new Map(), strays: [], headings: [] }
  const held: { id: string; depth: number; stray: Stray }[] = []
  const loose: Part[] = []
  let open: Part | undefined
  let isLoose = true
  const close = (at: number) => {
    if (open) open.end = at
    open = undefined
    isLoose = true
  }
  const add = (node: RootContent) => {
    if (!open && node.type !== 'yaml') {
      open = looseStretch(node, text)
      loose.push(open)
    }
    open?.blocks.push(node)
  }
  for (const node of tree.children) {
    const title = node.type === 'heading' || node.type === 'paragraph' ? titleOf(node) : undefined
    if (title === undefined) {
      outline.strays.push(...straysBelow(node, match, text))
      add(node)
      continue
    }
    const depth = node.type === 'heading' ? node.depth : undefined
    const at = lineStart(text, offset(node, 'start'))
    const found = match(title)
    if (node.type === 'heading') outline.headings.push(headingText(title))
    if (found.kind === 'section') {
      close(at)
      isLoose = false
      open = startPart(node as Heading | Paragraph, depth, text)
      const section = outline.sections.get(found.id)
      if (section) section.parts.push(open)
      else outline.sections.set(found.id, { id: found.id, parts: [open], empty: false })
      continue
    }
    if (!isLoose && depth !== undefined && depth <= (open?.depth ?? 6)) close(at)
    const stray = { ...spanOf(node), found: headingText(title) }
    if (found.kind === 'near') outline.strays.push({ kind: 'near', ...stray, expected: found.expected })
    // What stands in a section or in the rest is not lost.
    if (isLoose && rest === undefined) {
      if (found.kind === 'holds')
        held.push({ id: found.id, depth: depth ?? 6, stray: { kind: 'near', ...stray, expected: found.expected } })
      if (names.matchElsewhere(title).kind === 'section')
        outline.strays.push({ kind: 'elsewhere', ...stray, expected: headingText(title) })
    }
    add(node)
  }
  for (const { id, depth, stray } of held) {
    // `# 2주차 핵심 인사이트` over `## 핵심 인사이트` is the note's title.
    const isTitle = outline.sections.get(id)?.parts.some((part) => (part.depth ?? 6) > depth)
    if (!isTitle) outline.strays.push(stray)
  }
  outline.strays.sort((a, b) => a.start - b.start)
  if (rest !== undefined) addRest(outline.sections, rest, loose)
  for (const section of outline.sections.values()) {
    section.empty = section.parts.every(({ blocks }) => blocks.every(isBlank))
  }
  return outline
}

/** Makes the stretches that are in no section the parts of the one that takes them, where they say something. */
function addRest(sections: Outline['sections'], rest: string, loose: readonly Part[]): void {
  const said = loose.filter(({ blocks }) => !blocks.every(saysNothing))
  if (said.length === 0) return
  const depthAbove = ({ blocks }: Part) =>
    Math.min(...blocks.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])), 7) - 1
  const own = sections.get(rest)?.parts ?? []
  const parts = [...own, ...said.map((part) => ({ ...part, depth: depthAbove(part) }))]
  parts.sort((a, b) => a.start - b.start)
  sections.set(rest, { id: rest, parts, empty: false, rest: true })
}

/** Whether a block by itself is nothing to read: a comment, a line across the page, a definition that others use. */
function saysNothing(node: RootContent): boolean {
  return ['thematicBreak', 'definition', 'footnoteDefinition'].includes(node.type) || isBlank(node)
}

function looseStretch(node: RootContent, text: string): Part {
  const start = lineStart(text, offset(node, 'start'))
  return { start, end: text.length, line: node.position?.start.line ?? 1, heading: node, depth: undefined, blocks: [] }
}

/** A comment as browsers end it: `<!-->` and `<!--->` are whole, and `--!>` ends one. */
const comments = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/g

/** Whether a block holds no words: a comment, a list of bare markers (`-`, `1.`), or such within one another. */
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

/** The raw text of a heading, or of a paragraph that is all bold: `**핵심 인사이트**`, `💡 **핵심 인사이트**:`. */
function titleOf(node: Heading | Paragraph): string | undefined {
  if (node.type === 'heading') return rawText(node)
  const raw = rawText(node)
  if (raw.length > longestTitle) return undefined
  const [, before = '', marks = '', bold = '', after = ''] =
    /^(.{0,20}?)(\*\*|__)(?=\S)(.+?)(?<=\S)\2(.{0,20})$/u.exec(raw) ?? []
  return bold === '' || bold.includes(marks) || hasLetters(before) || hasLetters(after) ? undefined : bold
}

/** In code units: no heading is longer, and the time to look at one stays bounded. */
const longestTitle = 300

function rawText(node: Heading | Paragraph): string {
  return node.children.map((child) => ('value' in child ? child.value : '')).join('')
}

/** Headings that match inside a quote, a list or a footnote, or that an HTML block or an open fence swallowed. */
function straysBelow(root: RootContent, match: HeadingMatcher, text: string): Stray[] {
  const strays: Stray[] = []
  const look = (kind: Stray['kind'], span: Span, raw: string) => {
    if (raw.length > longestTitle || match(raw).kind !== 'section') return
    strays.push({ kind, ...span, found: headingText(raw), expected: headingText(raw) })
  }
  visitParents(root, (node) => {
    const title = node.type === 'heading' || node.type === 'paragraph' ? titleOf(node) : undefined
    if (title !== undefined) look('inside', spanOf(node), title)
    if (node.type === 'paragraph') {
      const found = unspaced(node, match, text)
      // In a list or a quote only where the line goes on lazily, without the indentation or the `>` of the one above.
      strays.push(...found.filter(({ start }) => node === root || (text[start] === '#' && text[start - 1] === '\n')))
    }
    if (node.type !== 'html' && !(node === root && node.type === 'code' && openFence(sourceOf(node, text)))) return
    // `<br/>` on the line above makes `## 핵심 인사이트` a part of the HTML block; so does a fence that nobody closed.
    for (const { source, ...span } of linesOf(node, text)) {
      const raw = /^[ \t>]*(?:#{1,6}[ \t]+(.+)|<h[1-6][^>]*>(.+)<\/h[1-6]>)/.exec(source)
      if (raw) look('swallowed', span, (raw[1] ?? raw[2] ?? '').replace(/[ \t]+#+[ \t]*$/, ''))
    }
  })
  return strays
}

/**
 * `##핵심 인사이트`, or with a space that is none in Markdown (NBSP, U+3000): text of whatever stands above. Other text
 * behind a `#` is a tag, a number, a line of CSS or C more often than a heading.
 */
function unspaced(node: Paragraph, match: HeadingMatcher, text: string): Stray[] {
  if (!rawText(node).includes('#')) return []
  return linesOf(node, text).flatMap(({ source, ...span }) => {
    const [, marks = '', raw = ''] = /^ {0,3}(#{1,6})((?![ \t#]).*?)(?:[ \t]+#+)?[ \t]*$/.exec(source) ?? []
    // Of several tags on a line, `#회고 #인사이트`, none is a heading.
    if (raw === '' || raw.includes('#') || raw.length > longestTitle) return []
    if (!['section', 'near'].includes(match(raw).kind)) return []
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

/** The fence that would close a top-level code block which its author left open, else undefined. */
export function openFence(source: string): string | undefined {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(source)?.[1]
  if (fence === undefined) return undefined
  const last = /\n {0,3}(`{3,}|~{3,})[ \t]*$/.exec(source)?.[1]
  return last?.startsWith(fence) ? undefined : fence
}

function sourceOf(node: Nodes, text: string): string {
  return text.slice(offset(node, 'start'), offset(node, 'end'))
}

function spanOf(node: Nodes): Span {
  return { start: offset(node, 'start'), end: offset(node, 'end') }
}

// Up to three spaces may stand before a heading; they belong to no node.
function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}
