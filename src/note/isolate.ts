import type { Definition, FootnoteDefinition, FootnoteReference, ImageReference, LinkReference } from 'mdast'
import { type Nodes, parseMarkdown, walk } from '../mdast.ts'
import { applyEdits, type Edit, headingEdits, offset } from './edits.ts'
import { findLabels, type LabelDefinition, type Labels } from './labels.ts'
import type { Rebase } from './links.ts'
import type { Note } from './note.ts'
import { isBlank, openFence, type Part, type Section } from './sections.ts'

export interface Isolation {
  /** What the note's labels gain. */
  id: string
  /** The depth of the heading, 1 to 6, under which a section will stand. */
  depth: number
  rebase?: Rebase | undefined
}

/**
 * Makes sections of a note ready to stand beside other people's words, and changes nothing in them but the depth of
 * headings, relative targets and labels; what their author left open is closed at their end, and definitions from
 * elsewhere in the note come along.
 * @returns the Markdown of each section, in the order given, without blank lines at either end
 */
export async function isolate(note: Note, sections: readonly Section[], how: Isolation): Promise<string[]> {
  const labels = findLabels(note.tree, note.text, how.id)
  const inside = labels.all.filter((one) => sections.some(({ parts }) => parts.some((part) => holds(part, one))))
  const context: Context = { labels, how, html: await htmlEditor(note, how), here: new Set(inside), wanted: [] }
  const results: string[] = []
  for (const section of sections) {
    const parts = section.parts.map((part) => ({ part, text: trimBlankLines(editPart(note, part, context), part) }))
    const written = parts.filter(({ text }) => text !== '')
    const joined = written.map(({ part, text }, at) =>
      at > 0 && fuses(written[at - 1]?.part, part) ? `<!-- -->\n\n${text}` : text,
    )
    const last = written.at(-1)
    const closed = await closeOpen(joined.join('\n\n'), last?.part, note.text)
    results.push([closed, ...definitionsFor(note, context)].join('\n\n'))
  }
  return results
}

/** The same for all that stands below a file's front matter; its highest heading comes to stand one below `how.depth`. */
export async function isolateWhole(note: Note, how: Isolation): Promise<string> {
  const blocks = note.tree.children.filter(({ type }) => type !== 'yaml')
  const [first] = blocks
  if (!first || blocks.every(isBlank)) return ''
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))
  const part = {
    start: offset(first, 'start'),
    end: note.text.length,
    line: 1,
    heading: first,
    blocks,
    depth: Math.min(...depths, 7) - 1,
  }
  const start = note.text.lastIndexOf('\n', part.start - 1) + 1
  const [text] = await isolate(note, [{ id: '', parts: [{ ...part, start }], empty: false }], how)
  return text ?? ''
}

interface Context {
  labels: Labels
  how: Isolation
  html: ((source: string, type: 'html' | 'text') => Edit[]) | undefined
  /** Definitions that stand in the document already. */
  here: Set<LabelDefinition>
  /** Definitions that are used and stand nowhere yet. */
  wanted: LabelDefinition[]
}

/** Whether two stretches under one heading would become one block: `- a`, then further down `- b`. */
export function fuses(before: Part | undefined, after: Part): boolean {
  const [last, first] = [before?.blocks.at(-1)?.type, after.blocks[0]?.type]
  const container = last === 'list' || last === 'footnoteDefinition'
  return (container && (first === 'list' || first === 'code')) || (last === 'code' && first === 'code')
}

function holds(part: Part, { start }: { start: number }): boolean {
  return part.start <= start && start < part.end
}

async function htmlEditor(note: Note, { rebase }: Isolation): Promise<Context['html']> {
  if (rebase === undefined || !/<(?:img|a)\s/i.test(note.text)) return undefined
  const { rebaseHtml, rebaseText } = await import('./html.ts')
  return (source, type) => (type === 'html' ? rebaseHtml : rebaseText)(source, rebase)
}

function editPart(note: Note, part: Part, context: Context): string {
  const source = note.text.slice(part.start, part.end)
  const shift = part.depth === undefined ? 0 : context.how.depth - part.depth
  let headings = false
  for (const block of part.blocks) walk(block, ({ type }) => (headings ||= type === 'heading'))
  return headings || needsReading(source, context) ? editSource(source, part.start, shift, context) : source
}

/** Whether a text may hold what has to change; to read its inline constructs is most of the time that a build takes. */
function needsReading(source: string, { labels, how, html }: Context): boolean {
  const brackets = source.includes('[') && (labels.all.length > 0 || how.rebase !== undefined)
  return brackets || (html !== undefined && source.includes('<'))
}

/** The allowed edits of one stretch of a note; `start` is its offset in the note, `shift` what headings go down. */
function editSource(source: string, start: number, shift: number, context: Context): string {
  const stubs = definitionStubs(context.labels, start, start + source.length)
  const markdown = stubs + source
  const edits: Edit[] = []
  walk(parseMarkdown(markdown), (node) => {
    if (offset(node, 'start') < stubs.length) return
    edits.push(...editsOf(node, markdown, start - stubs.length, shift, context))
  })
  return applyEdits(markdown, edits).slice(stubs.length)
}

function editsOf(node: Nodes, source: string, base: number, shift: number, context: Context): Edit[] {
  const { how, html } = context
  switch (node.type) {
    case 'heading':
      return headingEdits(node, Math.min(6, Math.max(how.depth + 1, node.depth + shift)), source)
    case 'linkReference':
    case 'imageReference':
    case 'footnoteReference':
      return referenceEdits(node, source, context)
    case 'definition':
    case 'footnoteDefinition':
      return [...labelEdits(node, source, base, context), ...targetEdits(node, source, how)]
    case 'link':
    case 'image':
      return targetEdits(node, source, how)
    case 'text':
    case 'html': {
      const start = offset(node, 'start')
      const raw = source.slice(start, offset(node, 'end'))
      return (html?.(raw, node.type) ?? []).map((edit) => ({
        ...edit,
        start: start + edit.start,
        end: start + edit.end,
      }))
    }
    default:
      return []
  }
}

function targetEdits(node: Nodes, source: string, { rebase }: Isolation): Edit[] {
  const place = node.data?.destination
  if (!rebase || !place) return []
  const bracket = source[place.start] === '<' ? 1 : 0
  const [start, end] = [place.start + bracket, place.end - bracket]
  const text = rebase(source.slice(start, end))
  return text === undefined ? [] : [{ start, end, text }]
}

function referenceEdits(
  node: LinkReference | ImageReference | FootnoteReference,
  source: string,
  { labels, here, wanted }: Context,
): Edit[] {
  const definition = (node.type === 'footnoteReference' ? labels.footnote : labels.link).get(node.identifier)
  if (!definition) return []
  if (!here.has(definition)) {
    here.add(definition)
    wanted.push(definition)
  }
  const [start, end] = [offset(node, 'start'), offset(node, 'end')]
  const kind = node.type === 'footnoteReference' ? 'full' : node.referenceType
  if (kind === 'full') return [suffixEdit(source, end - 1, definition.suffix)]
  // `[ref]` and `[ref][]` say their label once, as text; the text stays and the label is said again.
  const opening = start + (node.type === 'imageReference' ? 2 : 1)
  const label = source
    .slice(opening, end - (kind === 'collapsed' ? 3 : 1))
    .replace(/\s*\n[ \t>]*/g, ' ')
    .trim()
  const text = label + definition.suffix
  return kind === 'collapsed' ? [{ start: end - 1, end: end - 1, text }] : [{ start: end, end, text: `[${text}]` }]
}

function labelEdits(node: Definition | FootnoteDefinition, source: string, base: number, { labels }: Context): Edit[] {
  const start = offset(node, 'start')
  const definition = labels.all.find((one) => one.start === start + base)
  const label = /^\[(?:\\[\s\S]|[^\\\]])*/.exec(source.slice(start))?.[0]
  return definition && label ? [suffixEdit(source, start + label.length, definition.suffix)] : []
}

/** Puts the suffix at the end of a label, before spaces that count for nothing: `[ref ]` is `[ref]`. */
function suffixEdit(source: string, end: number, suffix: string): Edit {
  let at = end
  while (/\s/.test(source[at - 1] ?? '')) at--
  return { start: at, end: at, text: suffix }
}

/** Definitions that stand elsewhere in the note, so that references to them are read as such; each fits one line. */
function definitionStubs(labels: Labels, start: number, end: number): string {
  const outside = (one: LabelDefinition) => one.start < start || one.start >= end
  const stubs = [
    ...[...labels.footnote.values()].filter(outside).map(({ identifier }) => `[^${identifier}]: -\n\n`),
    ...[...labels.link.values()].filter(outside).map(({ identifier }) => `[${identifier}]: -\n\n`),
  ]
  return stubs.length > 0 ? `${stubs.join('')}<!-- -->\n\n` : ''
}

/** The definitions that were used and stand outside the note's sections, and those that these use in turn. */
function definitionsFor(note: Note, context: Context): string[] {
  const texts: string[] = []
  for (let one = context.wanted.shift(); one; one = context.wanted.shift()) {
    const lines = note.text.slice(one.start, one.end).split('\n')
    // In a quote or a list its further lines begin with what the container asks for.
    const cut = new RegExp(`^[ \\t>]{0,${one.indent}}`)
    const source = lines.map((line, at) => (at === 0 ? line : line.replace(cut, ''))).join('\n')
    texts.push(editSource(source, one.start, 0, context))
  }
  return texts
}

/** Blank lines hold spaces and tabs alone. Those that end an open fence are its code. */
function trimBlankLines(text: string, part: Part): string {
  const isBlankLine = (line: string) => /^[ \t]*$/.test(line)
  const lines = text.split('\n')
  const first = lines.findIndex((line) => !isBlankLine(line))
  if (first < 0) return ''
  const last = part.blocks.at(-1)
  const open = last?.type === 'code' && offset(last, 'end') >= part.end
  return lines.slice(first, open ? lines.length : lines.findLastIndex((line) => !isBlankLine(line)) + 1).join('\n')
}

/** What ends each kind of HTML block that CommonMark lets run to the end of the file. */
const blockEnds: readonly [RegExp, (source: string) => string][] = [
  [/^<(script|pre|style|textarea)(?=[\s>]|$)/i, (source) => `</${/^<(\w+)/.exec(source)?.[1] ?? 'pre'}>`],
  [/^<!--/, () => '-->'],
  [/^<\?/, () => '?>'],
  [/^<!\[CDATA\[/, () => ']]>'],
  [/^<![a-z]/i, () => '>'],
]

/** Closes at the end of a section what its author left open: a fence, an HTML block, an HTML element. */
async function closeOpen(markdown: string, part: Part | undefined, note: string): Promise<string> {
  const last = part?.blocks.at(-1)
  const source = last ? note.slice(offset(last, 'start'), offset(last, 'end')) : ''
  let text = markdown
  const fence = last?.type === 'code' ? openFence(source) : undefined
  const block = last?.type === 'html' ? blockEnds.find(([start]) => start.test(source)) : undefined
  const end = fence ?? block?.[1](source)
  if (end !== undefined && (fence !== undefined || !closedBlock(source, end)))
    text += text.endsWith('\n') ? end : `\n${end}`
  // Whole comments, tags that hold nothing and addresses leave nothing open.
  const rest = text.replace(/<!--[\s\S]*?-->|<(?:br|hr|img|wbr)\b[^<>]*>|<https?:[^<>\s]*>/gi, '')
  if (!/<[a-z/!?]/i.test(rest)) return text
  const { closeHtml } = await import('./html.ts')
  const closers = closeHtml(text)
  return closers === '' ? text : `${text}\n\n${closers}`
}

function closedBlock(source: string, end: string): boolean {
  return end.startsWith('</') ? /<\/(?:script|pre|style|textarea)>/i.test(source) : source.slice(2).includes(end)
}
