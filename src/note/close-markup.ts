import { applyEdits, type Edit } from '../markdown/edits.ts'
import { offset, type RootContent, visitParents } from '../markdown/mdast.ts'
import { parse } from '../markdown/parser.ts'
import { openFence } from './sections.ts'

/**
 * HTML that affects text outside of its section and cannot be contained: an element that cannot be closed, an end tag
 * of a surrounding element, an element that acts on the whole page.
 */
export interface Leak {
  kind: 'open' | 'closes' | 'page'
  name: string
}

/** A section's Markdown with open fences and HTML closed, and the HTML that still leaks. */
export interface Closed {
  text: string
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
 * Closes the fence, HTML block and HTML elements that are open at the end of some Markdown.
 * @param last its last block, and the source that the block was parsed from
 * @param enclosing names of the elements that surround it in the document, outermost first
 */
export async function closeOpen(
  markdown: string,
  last: { block: RootContent | undefined; source: string },
  enclosing: readonly string[],
): Promise<Closed> {
  return closeElements(closeBlock(markdown, last), enclosing)
}

/** Closes the HTML elements that are open at the end of some Markdown, whose blocks are already closed. */
export async function closeElements(text: string, enclosing: readonly string[]): Promise<Closed> {
  if (isPlain(text)) return { text, leaks: [] }
  const { closeHtml, closedEnclosing } = await import('./html.ts')
  const { closers, open, page } = closeHtml(text)
  const closed = enclosing.length > 0 ? closedEnclosing(text, enclosing) : undefined
  const leaks = Object.entries({ open, closes: closed, page }).flatMap(([kind, name]) =>
    name === undefined ? [] : [{ kind: kind as Leak['kind'], name }],
  )
  return { text: closers === '' ? text : `${text}\n\n${closers}`, leaks }
}

/** Whether a text leaves nothing open in any parser: each block has only autolinks or only complete, empty elements. */
function isPlain(text: string): boolean {
  const none = (block: string) => !/<[a-z/!?]/i.test(block)
  if (none(text)) return true
  return text
    .split(/\n[ \t]*\n/)
    .every((block) => none(block.replace(addresses, '')) || none(block.replace(complete, '')))
}

/** `<https://e.com>`: an autolink, unless it follows HTML on the same line; then it is HTML too. */
const addresses = /<https?:[^<>\s]*>/gi
/** Comments and void elements on one line, which every parser considers complete. */
const complete = /<!--(?!-?>)[^<>\n]*-->|<(?:br|img|wbr)\b(?:[^<>"'\n]|"[^"<>\n]*"|'[^'<>\n]*')*>/gi

function closeBlock(markdown: string, { block, source: whole }: { block: RootContent | undefined; source: string }) {
  const source = block ? whole.slice(offset(block, 'start'), offset(block, 'end')) : ''
  const fence = block?.type === 'code' ? openFence(source) : undefined
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
 * Closes what is open in each footnote. Renderers move footnotes to the end of the document, one after the other, away
 * from what closes the section.
 */
export async function closeFootnotes(markdown: string): Promise<Closed> {
  if (!/\[\^[^\]]+\]:/.test(markdown) || isPlain(markdown)) return { text: markdown, leaks: [] }
  const edits: Edit[] = []
  const leaks: Leak[] = []
  for (const { start, end } of footnotesOf(markdown)) {
    const before = markdown.slice(markdown.lastIndexOf('\n', start - 1) + 1, start)
    const body = bodyOf(markdown.slice(start, end), before.length)
    const block = parse(body).children.at(-1)
    const closed = await closeOpen(body, { block, source: body }, footnoteWrappers)
    leaks.push(...closed.leaks)
    const added = closed.text.slice(body.length)
    // A fence ends with its footnote.
    if (!added.includes('>')) continue
    const prefix = before.replace(/[^>\s]/g, ' ')
    const lines = added.split('\n').map((line, at) => (at === 0 ? line : `${prefix}${line && `    ${line}`}`.trimEnd()))
    edits.push({ start: end, end, text: lines.join('\n') })
  }
  return { text: applyEdits(markdown, edits), leaks }
}

function footnotesOf(markdown: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  visitParents(parse(markdown), (node) => {
    if (node.type !== 'footnoteDefinition') return
    const [start, end] = [offset(node, 'start'), offset(node, 'end')]
    found.push({ start, end: start + markdown.slice(start, end).trimEnd().length })
  })
  return found
}

/** A footnote's text without its label and its lines' indentation and quote markers. */
function bodyOf(source: string, indent: number): string {
  const [first = '', ...lines] = source.replace(/^\[\^(?:\\[\s\S]|[^\\\]])*\]:[ \t]*/, '').split('\n')
  const cut = new RegExp(`^[ \\t>]{0,${indent}}(?: {1,4}|\\t)?`)
  return [first, ...lines.map((line) => line.replace(cut, ''))].join('\n')
}
