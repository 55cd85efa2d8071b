import type { Element, Root } from 'hast'
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import type { PhrasingContent, Text } from 'mdast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'

declare module 'mdast' {
  interface Data {
    /** On a page: the text is a formula in TeX. */
    formula?: 'inline' | 'display'
  }
}

/** A part of the text of a paragraph, by offsets, and what is shown in its place. */
interface Region {
  start: number
  end: number
  nodes: Text[]
}

/** A dollar sign in a text node: where it is in the note, and in the value of the node. */
interface Dollar {
  offset: number
  index: number
}

/** How far to look for the end of a formula, in dollar signs and in characters. */
const MAX_DOLLARS = 6
const MAX_CHARACTERS = 4_000

/** What a formula may contain where Markdown sees something else: `$a*b*c$`. */
const mayBeInside = new Set(['text', 'emphasis', 'strong', 'delete', 'break'])

/**
 * Replaces the formulas of a paragraph, heading or cell by nodes with their TeX, as written: `$x_1$`, `$$x$$` and
 * GitHub's `` $`x`$ ``. Amounts of money are none: `$5 and $10`.
 * @param text the note that the positions of the nodes refer to
 */
export function withFormulas(children: readonly PhrasingContent[], text: string): PhrasingContent[] {
  const regions = regionsOf(children, text)
  if (regions.length === 0) return [...children]
  return children.flatMap((child): PhrasingContent[] => {
    const [start, end] = rangeOf(child)
    const inChild = regions.filter((region) => region.start < end && region.end > start)
    if (inChild.length === 0) return [child]
    const begun = inChild.filter((region) => region.start >= start)
    if (child.type !== 'text') return begun.flatMap(({ nodes }) => nodes)
    const dollars = dollarsOf(child, text)
    const indexOf = (offset: number) => dollars.find((dollar) => dollar.offset === offset)?.index
    const made: PhrasingContent[] = []
    let from = 0
    for (const region of inChild) {
      const [first, last] = [indexOf(region.start) ?? 0, indexOf(region.end - 1)]
      if (first > from) made.push({ type: 'text', value: child.value.slice(from, first) })
      if (begun.includes(region)) made.push(...region.nodes)
      from = last === undefined ? child.value.length : last + 1
    }
    if (from < child.value.length) made.push({ type: 'text', value: child.value.slice(from) })
    return made
  })
}

function rangeOf({ position }: PhrasingContent): [start: number, end: number] {
  const [start, end] = [position?.start.offset, position?.end.offset]
  return start === undefined || end === undefined ? [-1, -1] : [start, end]
}

function regionsOf(children: readonly PhrasingContent[], text: string): Region[] {
  const regions: Region[] = []
  // Runs of nodes that a formula may extend over.
  let run: Dollar[] = []
  const closeRun = () => {
    regions.push(...regionsIn(run, text))
    run = []
  }
  for (const [at, child] of children.entries()) {
    const [start, end] = rangeOf(child)
    const [before, after] = [children[at - 1], children[at + 1]]
    if (child.type === 'inlineCode' && text[start - 1] === '$' && text[end] === '$' && before?.type === 'text') {
      closeRun()
      if (after?.type === 'text')
        regions.push({ start: start - 1, end: end + 1, nodes: [formula(child.value, 'inline')] })
    } else if (start < 0 || !mayBeInside.has(child.type)) closeRun()
    else if (child.type === 'text') run.push(...dollarsOf(child, text))
  }
  closeRun()
  // A dollar sign beside code may have been taken for a delimiter of its own.
  let end = 0
  return regions
    .sort((a, b) => a.start - b.start)
    .filter((region) => {
      if (region.start < end) return false
      end = region.end
      return true
    })
}

/** The dollar signs of a text node that are not escaped; none if they cannot be found in the note. */
function dollarsOf(child: Text, text: string): Dollar[] {
  const [start, end] = rangeOf(child)
  const written = Array.from(text.slice(start, end).matchAll(/\$/g), ({ index }) => start + index)
  const shown = Array.from(child.value.matchAll(/\$/g), ({ index }) => index)
  if (start < 0 || written.length !== shown.length) return []
  return written
    .map((offset, at) => ({ offset, index: shown[at] ?? 0 }))
    .filter(({ offset }) => !isEscaped(text, offset))
}

function isEscaped(text: string, offset: number): boolean {
  let at = offset
  while (text[at - 1] === '\\') at--
  return (offset - at) % 2 === 1
}

function regionsIn(dollars: readonly Dollar[], text: string): Region[] {
  const regions: Region[] = []
  for (let at = 0; at < dollars.length; at++) {
    const open = dollars[at]?.offset ?? 0
    for (let close = at + 1; close <= at + MAX_DOLLARS; close++) {
      const end = (dollars[close]?.offset ?? Number.POSITIVE_INFINITY) + 1
      const nodes = end - open > MAX_CHARACTERS ? undefined : partsOf(text.slice(open, end), text, open)
      if (!nodes) continue
      regions.push({ start: open, end, nodes })
      at = close
      break
    }
  }
  return regions
}

/**
 * The formulas in a part of a text that begins and ends with one, and the text between them: Markdown sees emphasis in
 * `$a*b$ and $c*d$`.
 */
function partsOf(part: string, text: string, start: number): Text[] | undefined {
  const nodes: Text[] = []
  let end = 0
  for (const match of part.matchAll(/(?<!\\)(?:\$\$([^$]+)\$\$|\$((?:\\.|[^$\\])+)\$)/gsu)) {
    const [whole, display, inline = ''] = match
    const [from, to] = [match.index, match.index + whole.length]
    const isFormula =
      display === undefined ? isInline(inline, text[start + from - 1], text[start + to]) : display.trim() !== ''
    if (!isFormula || (end === 0 && from > 0)) return undefined
    if (from > end) nodes.push({ type: 'text', value: part.slice(end, from) })
    nodes.push(formula(display ?? inline, display === undefined ? 'inline' : 'display'))
    end = to
  }
  return end === part.length ? nodes : undefined
}

/** Whether the text between two dollar signs is a formula, and not the text between two prices. */
function isInline(tex: string, before = ' ', after = ' '): boolean {
  const words = tex.replace(/\\(?:text|mathrm|textbf)\{[^}]*\}/g, '')
  return !/^\s|\s$|\p{Script=Hangul}/u.test(words) && !/[\w$]/.test(after) && !/[\w$]/.test(before)
}

function formula(tex: string, kind: 'inline' | 'display'): Text {
  // Lines of a quote begin with `>`.
  const value = tex.replace(/\n[ \t]*(?:>[ \t]?)*/g, '\n').trim()
  return { type: 'text', value, data: { formula: kind } }
}

/** In characters. Longer formulas are shown as they are written. */
const MAX_LENGTH = 2_000

/** Makes MathML of a formula in TeX, or returns undefined if it cannot be read. */
export type TexReader = (tex: string, display: boolean) => Element | undefined

/** Loads what reads TeX. */
export async function texReader(): Promise<TexReader> {
  const { default: temml } = await import('temml')
  return (tex, displayMode) => {
    if (tex.length > MAX_LENGTH) return undefined
    try {
      const value = temml.renderToString(tex, { displayMode, throwOnError: true, maxSize: [10, 10], maxExpand: 200 })
      const parsed = unified()
        .use(rehypeRaw)
        .runSync({ type: 'root', children: [{ type: 'raw', value }] })
      const [math] = (sanitize(parsed, schema) as Root).children
      if (math?.type !== 'element' || math.tagName !== 'math') return undefined
      // For readers who cannot see it, and to search.
      math.properties.alttext = tex
      return math
    } catch {
      return undefined
    }
  }
}

/** Elements of MathML Core, without links, images and HTML. Styles are left out; classes take their place. */
const schema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames:
    'math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none'.split(
      ' ',
    ),
  attributes: {
    '*': [
      ...'accent accentunder columnalign columnspan depth display displaystyle fence form height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowspan rspace scriptlevel separator stretchy symmetric voffset width'.split(
        ' ',
      ),
      ['className', /^tml-[\w-]+$/],
    ],
  },
  protocols: {},
  required: {},
} satisfies typeof defaultSchema
