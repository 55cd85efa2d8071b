import { type Alternatives, anyOf } from '../alternatives.ts'
import type { Edit } from '../markdown/edits.ts'
import { type Nodes, offset, visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { sourceOf } from '../markdown/sources.ts'
import { printPiece, type SectionPiece } from './changes.ts'
import { unclosedFence } from './sections.ts'

/**
 * HTML that affects text outside of its section and cannot be contained: an element that cannot be closed, an end tag
 * of a surrounding element, an element that acts on the whole page.
 */
export interface Leak {
  kind: 'open' | 'closes' | 'page'
  name: string
}

/** The Markdown that closes what a text leaves open, as blocks below it, and the HTML that still leaks. */
interface Closing {
  closers: string
  leaks: Leak[]
}

/** The end of each kind of HTML block that would run to the end of the file in CommonMark. */
const blockEnds: readonly [RegExp, (source: string) => string][] = [
  [/^<(script|pre|style|textarea)(?=[\s>]|$)/i, (source) => `</${/^<(\w+)/.exec(source)?.[1] ?? 'pre'}>`],
  [/^<!--/, () => '-->'],
  [/^<\?/, () => '?>'],
  [/^<!\[CDATA\[/, () => ']]>'],
  [/^<![a-z]/i, () => '>'],
]

/**
 * Finds what closes the HTML elements that are open at the end of some Markdown, whose blocks are already closed.
 * @param enclosing names of the elements that surround it in the document, outermost first
 */
export async function closersOf(text: string, enclosing: readonly string[]): Promise<Closing> {
  if (isPlain(text)) return { closers: '', leaks: [] }
  const { closeHtml, closedEnclosing } = await import('./html.ts')
  const { closers, open, page } = closeHtml(text)
  const closed = enclosing.length > 0 ? closedEnclosing(text, enclosing) : undefined
  const leaks = Object.entries({ open, closes: closed, page }).flatMap(([kind, name]) =>
    name === undefined ? [] : [{ kind: kind as Leak['kind'], name }],
  )
  return { closers, leaks }
}

/**
 * The text of a piece with a stand-in for each block that cannot contain HTML or a fence for any parser. It leaves the
 * same elements open, and most notes are a fraction as long.
 */
export function printHtml(piece: SectionPiece, more: readonly Edit[]): string {
  const standIns = piece.nodes.flatMap((node): Edit[] => {
    const text = standIn[node.type]
    const [start, end] = [offset(node, 'start'), offset(node, 'end')]
    return text === undefined || mayHoldHtml(piece.text.slice(start, end)) ? [] : [{ start, end, text }]
  })
  let at = 0
  const isStoodIn = ({ start, end }: Edit) => {
    while ((standIns[at]?.end ?? Number.POSITIVE_INFINITY) < end) at++
    return (standIns[at]?.start ?? Number.POSITIVE_INFINITY) <= start
  }
  const comments = piece.changes.filter(({ node }) => node.data?.obsidian?.comment).flatMap(({ edits }) => edits)
  return printPiece({ ...piece, changes: [], edits: [] }, [
    ...standIns,
    ...comments.filter((edit) => !isStoodIn(edit)),
    ...more,
  ])
}

/** Stand-ins that leave the blocks around them apart as they are. */
const standIn: Partial<Record<Nodes['type'], string>> = {
  paragraph: '.',
  heading: '# .',
  list: '- .',
  blockquote: '> .',
  table: '.',
}

function mayHoldHtml(source: string): boolean {
  return /<[a-z/!?]|```|~~~/i.test(source)
}

/** Whether a text leaves nothing open in any parser: each block has only autolinks or only complete, empty elements. */
function isPlain(text: string): boolean {
  const none = (block: string) => !/<[a-z/!?]/i.test(block)
  if (none(text)) return true
  return text
    .split(/\n[ \t]*\n/)
    .every((block) => none(block.replace(addresses, '')) || none(block.replace(anyComplete, '')))
}

/** `<https://e.com>`: an autolink, unless it follows HTML on the same line; then it is HTML too. */
const addresses = /<https?:[^<>\s]*>/gi
/** HTML on one line that every parser considers complete. */
export const completeHtml: Alternatives = [
  [/<!--(?!-?>)[^<>\n]*-->/gi, '<!-- 메모 -->'],
  [/<(?:br|img|wbr)\b(?:[^<>"'\n]|"[^"<>\n]*"|'[^'<>\n]*')*>/gi, '<img src="a.png">'],
]
const anyComplete = anyOf(completeHtml)

/** Closes the fence or the HTML block that is open at the end of some Markdown, which ends with this piece. */
export function closeBlock(markdown: string, piece: Pick<SectionPiece, 'nodes' | 'text'> | undefined): string {
  const block = piece?.nodes.at(-1)
  const source = block && piece ? sourceOf(block, piece.text) : ''
  const fence = block?.type === 'code' ? unclosedFence(source) : undefined
  // It may be indented by up to three spaces.
  const html = block?.type === 'html' ? source.trimStart() : ''
  const end = fence ?? blockEnds.find(([start]) => start.test(html))?.[1](html)
  if (end === undefined || (fence === undefined && closedBlock(html, end))) return markdown
  return markdown + (markdown.endsWith('\n') ? end : `\n${end}`)
}

function closedBlock(source: string, end: string): boolean {
  return end.startsWith('</') ? /<\/(?:script|pre|style|textarea)>/i.test(source) : source.slice(1).includes(end)
}

/** The elements that renderers put around each footnote, in a list at the end of the document. */
const footnoteWrappers = ['section', 'ol', 'li']

/**
 * The edits that close what is open in each footnote. Renderers move footnotes to the end of the document, one after the
 * other, away from what closes the section.
 */
export async function closeFootnotes(pieces: readonly SectionPiece[]): Promise<{ edits: Edit[]; leaks: Leak[] }> {
  const edits: Edit[] = []
  const leaks: Leak[] = []
  for (const { node, text, isPiece } of footnotesIn(pieces)) {
    const start = offset(node, 'start')
    const end = start + text.slice(start, offset(node, 'end')).trimEnd().length
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    const body = bodyOf(text.slice(start, end), before.length)
    if (!mayHoldHtml(body)) continue
    const closed = closeBlock(body, { nodes: parse(body).children, text: body })
    const closing = await closersOf(closed, footnoteWrappers)
    leaks.push(...closing.leaks)
    const added = closed.slice(body.length) + (closing.closers === '' ? '' : `\n\n${closing.closers}`)
    // A fence ends with its footnote.
    if (!added.includes('>')) continue
    // A definition from elsewhere is printed without the markers of its quote or list.
    const prefix = isPiece ? '' : before.replace(/[^>\s]/g, ' ')
    const lines = added.split('\n').map((line, at) => (at === 0 ? line : `${prefix}${line && `    ${line}`}`.trimEnd()))
    edits.push({ start: end, end, text: lines.join('\n') })
  }
  return { edits, leaks }
}

function footnotesIn(pieces: readonly SectionPiece[]): { node: Nodes; text: string; isPiece: boolean }[] {
  const found: { node: Nodes; text: string; isPiece: boolean }[] = []
  for (const { nodes, text, start } of pieces)
    for (const root of nodes)
      visitParents(root, (node) => {
        if (node.type === 'footnoteDefinition') found.push({ node, text, isPiece: offset(node, 'start') === start })
      })
  return found
}

/** A footnote's text without its label and its lines' indentation and quote markers. */
function bodyOf(source: string, indent: number): string {
  const [first = '', ...lines] = source.replace(/^\[\^(?:\\[\s\S]|[^\\\]])*\]:[ \t]*/, '').split('\n')
  const cut = new RegExp(`^[ \\t>]{0,${indent}}(?: {1,4}|\\t)?`)
  return [first, ...lines.map((line) => line.replace(cut, ''))].join('\n')
}
