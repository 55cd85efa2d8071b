import { type Nodes, type Parents, parseMarkdown, walk } from '../mdast.ts'
import { applyEdits, type Edit, headingEdits, offset } from './edits.ts'
import type { LabelDefinition, Labels } from './labels.ts'
import type { Rebase } from './links.ts'
import type { Note } from './note.ts'
import { definitionEdits, referenceEdits } from './references.ts'

/** How a note's sections come to stand in a document. */
export interface Isolation {
  /** The note's labels, with the names that they have in the document. */
  labels: Labels
  /** The depth of the heading, 1 to 6, under which a section will stand. */
  depth: number
  rebase?: Rebase | undefined
  /** Names of the elements that the template opens around the section, the outermost first. */
  around?: readonly string[]
}

/** What the sections of one note share while they are rewritten. */
export interface Context {
  labels: Labels
  how: Isolation
  html: ((source: string, type: 'html' | 'text') => Edit[]) | undefined
  /** Definitions that stand in the document already. */
  here: Set<LabelDefinition>
  /** Definitions that are used and stand nowhere yet. */
  wanted: LabelDefinition[]
}

/** Whether a text may hold what has to change; to read its inline constructs is most of the time that a build takes. */
export function needsReading(source: string, { labels, how, html }: Context): boolean {
  const brackets = source.includes('[') && (labels.all.length > 0 || how.rebase !== undefined)
  return brackets || (html !== undefined && source.includes('<'))
}

/** What is to be edited: where it stands in the note, and for a place in it the place in the note. */
export interface Stretch {
  source: string
  start: number
  end: number
  place: (at: number) => number
}

/** The allowed edits of one stretch of a note; `shift` is what headings go down. */
export function editSource({ source, start, end, place }: Stretch, shift: number, context: Context): string {
  const stubs = definitionStubs(context.labels, start, end)
  const markdown = stubs + source
  const edits: Edit[] = []
  walk(parseMarkdown(markdown), (node, ancestors) => {
    const at = offset(node, 'start') - stubs.length
    if (at < 0) return
    const defines = node.type === 'definition' || node.type === 'footnoteDefinition'
    const definition = defines ? context.labels.all.find((one) => one.start === place(at)) : undefined
    edits.push(...editsOf(node, ancestors, markdown, definition, shift, context))
  })
  return applyEdits(markdown, edits).slice(stubs.length)
}

function editsOf(
  node: Nodes,
  ancestors: readonly Parents[],
  source: string,
  definition: LabelDefinition | undefined,
  shift: number,
  context: Context,
): Edit[] {
  const { how, html } = context
  switch (node.type) {
    case 'heading':
      return headingEdits(node, Math.min(6, Math.max(how.depth + 1, node.depth + shift)), source)
    case 'linkReference':
    case 'imageReference':
    case 'footnoteReference': {
      const meant = (node.type === 'footnoteReference' ? context.labels.footnote : context.labels.link).get(
        node.identifier,
      )
      if (meant) wants(context, meant)
      return meant ? referenceEdits(node, source, meant) : []
    }
    case 'definition':
    case 'footnoteDefinition':
      return [...definitionEdits(node, source, definition), ...targetEdits(node, source, how)]
    case 'link':
    case 'image':
      return targetEdits(node, source, how)
    case 'text':
    case 'html': {
      const start = offset(node, 'start')
      const raw = source.slice(start, offset(node, 'end'))
      // A quote's mark stands before each line of it, and would end a tag of several lines.
      const quoted = ancestors.some(({ type }) => type === 'blockquote')
      const text = quoted ? raw.replace(/(?<=\n)[ \t>]+/g, (marks) => ' '.repeat(marks.length)) : raw
      return (html?.(text, node.type) ?? []).map((edit) => ({
        ...edit,
        start: start + edit.start,
        end: start + edit.end,
      }))
    }
    default:
      return []
  }
}

function wants({ here, wanted }: Context, definition: LabelDefinition): void {
  if (here.has(definition)) return
  here.add(definition)
  wanted.push(definition)
}

function targetEdits(node: Nodes, source: string, { rebase }: Isolation): Edit[] {
  const place = node.data?.destination
  if (!rebase || !place) return []
  const bracket = source[place.start] === '<' ? 1 : 0
  const [start, end] = [place.start + bracket, place.end - bracket]
  const url = 'url' in node ? node.url : undefined
  const text = rebase(source.slice(start, end), url)
  return text === undefined ? [] : [{ start, end, text }]
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

/** What makes raw HTML point right, loaded only where there is some that points. */
export async function htmlEditor(note: Note, { rebase }: Isolation): Promise<Context['html']> {
  if (rebase === undefined || !/<(?:a|area|audio|img|source|track|video)[\s/]/i.test(note.text)) return undefined
  const { rebaseHtml, rebaseText } = await import('./html-targets.ts')
  return (source, type) => (type === 'html' ? rebaseHtml : rebaseText)(source, rebase)
}
