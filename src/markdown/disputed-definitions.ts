import type { Span } from './edits.ts'
import { longestLabel, normaliseLabel } from './label-text.ts'
import { type Nodes, offset, type Root, visitParents } from './mdast.ts'

/** A definition that some readers of Markdown find where our parser finds other text. Offsets into the text. */
export interface DisputedDefinition extends Span {
  kind: 'definition' | 'footnoteDefinition'
  identifier: string
  /** As written, without brackets and caret. */
  label: string
  /** The address of a link. */
  destination?: Span
  url?: string
}

/**
 * Finds definitions on which readers of Markdown disagree. After `text`, our parser reads `> 2. [ref]: x` as a quoted
 * paragraph, because a list that interrupts a paragraph has to begin with 1. GitHub reads a list with a definition.
 *
 * There are two kinds. At the start of a paragraph: what only looks like a definition to our parser, `[ref]: a#\u0001`,
 * and what follows the box of a task, `- [ ] [ref]: x`. And everything below a line that opens a block for some readers
 * only, because from there on they may have other blocks open.
 */
export function disputedDefinitions(tree: Root, text: string): DisputedDefinition[] {
  const [first] = tree.children
  if (!first || !text.includes(']:')) return []
  const { agreed, openings, disputedFrom } = survey(tree, text)
  const found: DisputedDefinition[] = []
  let end = -1
  const from = offset(first, 'start')
  for (const { 0: prefix, index } of text.slice(from).matchAll(linePrefix)) {
    const start = from + index + prefix.length
    const isAgreed = agreed.has(start)
    // Directly below a definition is another one.
    const isBelow = end > 0 && /^\n[ \t>]*$/.test(text.slice(end, start))
    if (!isAgreed && !isBelow && !openings.has(start) && start < disputedFrom) continue
    const link = linkAt(text, start)
    const definition = footnoteAt(text, start) ?? link
    if (definition && !isAgreed) found.push(definition)
    // Without footnotes, `[^1]: note` defines a link too.
    if (link) end = link.end
  }
  return found
}

interface Survey {
  /** The starts of the definitions in the tree. */
  agreed: Set<number>
  /** Where a paragraph begins, with and without the box of a task. */
  openings: Set<number>
  /** The start of the first block that readers may read differently. */
  disputedFrom: number
}

function survey(tree: Root, text: string): Survey {
  const found: Survey = { agreed: new Set(), openings: new Set(), disputedFrom: Number.POSITIVE_INFINITY }
  visitParents(tree, (node, ancestors) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') found.agreed.add(offset(node, 'start'))
    const start = offset(node, 'start')
    if (node.type === 'html' && isTagBelowText(node.value, start, text))
      found.disputedFrom = Math.min(found.disputedFrom, start)
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') return
    found.openings.add(start)
    const parent = ancestors.at(-1)
    if (parent?.type === 'listItem' && parent.children[0] === node)
      found.openings.add(
        start +
          (/^[ \t]*(?:\[[ xX]\](?=\s)[ \t]*(?:\n[ \t>]*)?)?/.exec(text.slice(start, start + 200))?.[0].length ?? 0),
      )
    if (isDisputed(node, ancestors.length > 1, text)) found.disputedFrom = Math.min(found.disputedFrom, start)
  })
  return found
}

/** A line with one tag, complete. */
const loneTag = /^<\/?[a-z][a-z\d-]*(?:\s[^<>]*)?>[ \t]*(?=\n|$)/i

/** Whether HTML that begins with a lone tag is right below other text, which for some readers goes on: `- a`, then `<b>`. */
function isTagBelowText(html: string, start: number, text: string): boolean {
  const newline = text.lastIndexOf('\n', start - 1)
  const above = text.slice(text.lastIndexOf('\n', newline - 1) + 1, Math.max(0, newline))
  return newline > 0 && above.trim() !== '' && loneTag.test(html.trimStart())
}

/** Whether another reader may see other blocks in a paragraph: list items, indented code, an HTML block. */
function isDisputed(node: Nodes, isInside: boolean, text: string): boolean {
  const start = offset(node, 'start')
  const [opening = '', ...lines] = text.slice(start, offset(node, 'end')).split('\n')
  if (/^(?:[-+*]|\d{1,9}[.)])(?:\s|$)|^<\/?[a-z][a-z\d-]*(?:\s[^<>]*)?>[ \t]*$/i.test(opening)) return true
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  if (/[^ \t](?: {5}| {0,3}\t[ \t])[ \t]*$/.test(before)) return true
  // A line without the markers of the list or quote may be below it.
  return isInside && lines.some((line) => /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])(?:\s|$)|=+[ \t]*$)/.test(line))
}

/** The markers at the start of a line, up to a bracket. */
const linePrefix = /^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t]+\[))*(?=\[)/gm

function footnoteAt(text: string, start: number): DisputedDefinition | undefined {
  const [whole = '', label = ''] = matchAt(/\[\^((?:\\[^\n]|[^\]\\\s])+)\]:[^\n]*/y, text, start) ?? []
  if (label === '') return undefined
  return { kind: 'footnoteDefinition', identifier: normaliseLabel(label), label, start, end: start + whole.length }
}

function linkAt(text: string, start: number): DisputedDefinition | undefined {
  const found = matchAt(linkDefinition, text, start)
  const [whole = '', label = '', url = ''] = found ?? []
  if (label.trim() === '' || label.length > longestLabel) return undefined
  const [from = 0, to = 0] = found?.indices?.[2] ?? []
  return {
    kind: 'definition',
    // In a quote each line begins with `>`.
    identifier: normaliseLabel(label.replace(/\n[ \t>]+/g, '\n')),
    label,
    start,
    end: start + whole.length,
    destination: { start: from, end: to },
    url: url.replace(/^<|>$/g, ''),
  }
}

/** Spaces, with at most one line ending, after which the markers of a quote may follow. */
const gap = String.raw`[ \t]*(?:\n[ \t>]*)?`
const inBrackets = String.raw`\[((?:\\[\s\S]|[^[\]\\])+)\]`
/** `<a b.md>` or `a.md` */
const address = String.raw`(<(?:\\[^\n]|[^<>\n\\])*>|(?!<)[^ \t\n\v\f]+)`
const inTitle = String.raw`\\[^\n]|\n(?![ \t>]*\n)`
/** `"title"`, `'title'` or `(title)` */
const title = String.raw`"(?:${inTitle}|[^"\\\n])*"|'(?:${inTitle}|[^'\\\n])*'|\((?:${inTitle}|[^()\\\n])*\)`
/** `[label]: <address> "title"`, where each part may be on a line of its own. */
const linkDefinition = new RegExp(
  String.raw`${inBrackets}:${gap}${address}(?:(?=\s)${gap}(?:${title}))?[ \t]*(?=\n|$)`,
  'dy',
)

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
