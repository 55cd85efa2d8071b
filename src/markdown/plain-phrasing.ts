import type { Image, ImageReference, PhrasingContent, Text } from 'mdast'
import type { Span } from './edits.ts'
import { type Nodes, offset, plainText, type RootContent } from './mdast.ts'
import { type Emphasised, type Flavour, plainEmphasis } from './plain-emphasis.ts'
import { codeValue, type Defined, type Inline, maskInlines, plainInlines } from './plain-inlines.ts'

/**
 * Parses the inlines of a block without a parser, with the same result.
 * @param block from {@link parseBlocks}
 * @param text the text it was parsed from
 * @param defined the labels that have a definition
 * @returns the block with inline nodes; undefined if one of its paragraphs is not plain
 */
export function plainBlock(
  block: RootContent,
  text: string,
  defined: Defined,
  flavour: Flavour,
): RootContent | undefined {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell': {
      const [raw, more] = block.children
      if (!raw) return block
      const start = offset(raw, 'start')
      const source = text.slice(start, offset(raw, 'end'))
      // If lines are indented or end with spaces, the text differs from its source.
      if (raw.type !== 'text' || more || raw.value !== source) return undefined
      if (block.type === 'tableCell' && source.includes('\\')) return undefined
      const children = plainPhrasing(source, defined, flavour, positionsFrom(raw))
      return children && { ...block, children }
    }
    case 'listItem':
      if (block.children.some(isTask)) return undefined
      return withChildren(block, text, defined, flavour)
    case 'list':
    case 'blockquote':
    case 'footnoteDefinition':
    case 'table':
    case 'tableRow':
      return withChildren(block, text, defined, flavour)
    case 'definition':
      return /[\\&]/.test(text.slice(offset(block, 'start'), offset(block, 'end'))) ? undefined : block
    // A fence may be open to the end; a parser would then lose what is appended for it.
    case 'code':
    case 'html':
    case 'thematicBreak':
      return block
    default:
      return undefined
  }
}

function withChildren<T extends RootContent & { children: RootContent[] }>(
  block: T,
  text: string,
  defined: Defined,
  flavour: Flavour,
): T | undefined {
  const children: RootContent[] = []
  for (const child of block.children) {
    const read = plainBlock(child, text, defined, flavour)
    if (!read) return undefined
    children.push(read)
  }
  return { ...block, children }
}

/** Whether a paragraph begins like `[x] a`, which is a task if it is the first block of an item. */
function isTask(block: RootContent): boolean {
  const raw = block.type === 'paragraph' ? block.children[0] : undefined
  return raw?.type === 'text' && /^\[[ \tx\n]\]/i.test(raw.value)
}

/** Converts a span in a paragraph's source to a position in the whole text. */
type PositionOf = (span: Span) => NonNullable<Nodes['position']>

function positionsFrom({ value, position }: Text): PositionOf {
  const { line = 1, column = 1, offset: from = 0 } = position?.start ?? {}
  const newlines = Array.from(value.matchAll(/\n/g), ({ index }) => index)
  const point = (at: number) => {
    let [above, below] = [0, newlines.length]
    while (above < below) {
      const middle = (above + below) >> 1
      if ((newlines[middle] ?? at) < at) above = middle + 1
      else below = middle
    }
    const newline = newlines[above - 1]
    return { line: line + above, column: newline === undefined ? column + at : at - newline, offset: from + at }
  }
  return ({ start, end }) => ({ start: point(start), end: point(end) })
}

/** A construct that becomes a node. */
type Construct = Exclude<Inline, { type: 'escape' }> | Emphasised | (Span & { type: 'address' })

function plainPhrasing(
  source: string,
  defined: Defined,
  flavour: Flavour,
  positionOf: PositionOf,
): PhrasingContent[] | undefined {
  const constructs = constructsOf(source, defined, flavour)
  if (!constructs) return undefined
  let nth = 0
  const read = (within: Span): PhrasingContent[] | undefined => {
    const children: PhrasingContent[] = []
    let at = within.start
    const addText = (end: number) => {
      if (at < end) children.push(textNode(source, { start: at, end }, positionOf))
    }
    for (let next = constructs[nth]; next && next.end <= within.end; next = constructs[nth]) {
      nth++
      addText(next.start)
      const node = nodeOf(next)
      if (!node) return undefined
      children.push(node)
      at = next.end
    }
    addText(within.end)
    return children
  }
  const nodeOf = (construct: Construct): PhrasingContent | undefined => {
    const position = positionOf(construct)
    switch (construct.type) {
      case 'emphasis':
      case 'strong': {
        const { type, start, end } = construct
        const marks = type === 'strong' ? 2 : 1
        const children = read({ start: start + marks, end: end - marks })
        return children && { type, children, position }
      }
      case 'code':
        return { type: 'inlineCode', value: codeValue(source.slice(construct.start, construct.end)), position }
      case 'autolink': {
        const text = { start: construct.start + 1, end: construct.end - 1 }
        const child: Text = { type: 'text', value: source.slice(text.start, text.end), position: positionOf(text) }
        return { type: 'link', title: null, url: child.value, children: [child], position }
      }
      case 'address': {
        const child: Text = { type: 'text', value: source.slice(construct.start, construct.end), position }
        return { type: 'link', title: null, url: child.value, children: [child], position }
      }
      case 'footnoteReference': {
        const { type, identifier, start, end } = construct
        return { type, identifier, label: source.slice(start + 2, end - 1), position }
      }
      default:
        return linkOf(construct, { source, flavour, positionOf })
    }
  }
  return read({ start: 0, end: source.length })
}

/** The constructs of a paragraph in order, outer before inner; undefined if it is not plain. */
function constructsOf(source: string, defined: Defined, flavour: Flavour): Construct[] | undefined {
  const inlines = plainInlines(source, defined)
  if (!inlines) return undefined
  const bare = maskInlines(source, inlines)
  // A character reference, an email address, a URL without a scheme, or a backslash at the end of a line.
  if (/&(?:#|[a-z\d]+;)|@|www\.|\\\n/i.test(bare)) return undefined
  const addresses: Construct[] = []
  for (const { index: start } of bare.matchAll(/https?:\/\//gi)) {
    const [whole] = /^\S+/.exec(source.slice(start)) ?? ['']
    // In brackets without a definition it may not be a link.
    if (!address.test(whole) || !/^\s?$/.test(source[start - 1] ?? '') || bare.includes('[')) return undefined
    addresses.push({ type: 'address', start, end: start + whole.length })
  }
  const emphasised = plainEmphasis(source, maskInlines(bare, addresses), flavour)
  if (!emphasised) return undefined
  const nodes = inlines.filter((inline) => inline.type !== 'escape')
  return [...nodes, ...addresses, ...emphasised].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** A URL without trailing punctuation or special characters. */
const address = /^https?:\/\/(?:[a-z\d-]+\.)+[a-z]+(?:\/(?:[\w/.%=#+-]*[a-z\d/])?)?$/i

type Link = Extract<Inline, { text: Span }>

function linkOf(
  link: Link,
  { source, flavour, positionOf }: { source: string; flavour: Flavour; positionOf: PositionOf },
): PhrasingContent | undefined {
  const { text } = link
  const inner = source.slice(text.start, text.end)
  // The `alt` of an image keeps line breaks.
  if (/https?:|[[\]]/i.test(inner) || (link.type.startsWith('image') && inner.includes('\n'))) return undefined
  const shifted: PositionOf = ({ start, end }) => positionOf({ start: start + text.start, end: end + text.start })
  const children = plainPhrasing(inner, { link: new Set(), footnote: new Set() }, flavour, shifted)
  if (!children) return undefined
  const position = positionOf(link)
  const alternative = { alt: children.map(plainText).join(''), data: { alternative: children } }
  if (!('destination' in link)) {
    const { identifier, referenceType } = link
    const label = referenceType === 'full' ? source.slice(text.end + 2, link.end - 1) : inner
    if (/[\\&\n]/.test(label)) return undefined
    const reference = { identifier, label, referenceType, position }
    if (link.type === 'linkReference') return { type: link.type, ...reference, children: children as never[] }
    const image: ImageReference = { type: link.type, ...reference, ...alternative }
    return image
  }
  const { destination, url } = link
  // Leave titles and empty URLs to a parser.
  if (url === '' || source.slice(destination.end, link.end) !== ')') return undefined
  const { start, end } = positionOf(destination)
  const data = { destination: { start: start.offset as number, end: end.offset as number } }
  if (link.type === 'link') return { type: 'link', title: null, url, children: children as never[], position, data }
  const image: Image = {
    type: 'image',
    title: null,
    url,
    alt: alternative.alt,
    position,
    data: { ...alternative.data, ...data },
  }
  return image
}

function textNode(source: string, span: Span, positionOf: PositionOf): Text {
  const value = source.slice(span.start, span.end).replace(/\\([!-/:-@[-`{-~])/g, '$1')
  return { type: 'text', value, position: positionOf(span) }
}
