import { micromark } from 'micromark'
import { gfm } from 'micromark-extension-gfm'
import { gfmFootnoteHtml } from 'micromark-extension-gfm-footnote'
import { gfmTableHtml } from 'micromark-extension-gfm-table'
import type { HtmlExtension } from 'micromark-util-types'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { rawTextElements } from '../markdown/html-tags.ts'
import { htmlWithSlashes } from '../markdown/parser.ts'
import { type HtmlNode, visitHtml } from './html-nodes.ts'

type Element = DefaultTreeAdapterTypes.Element

/** Ends a comment, or a tag that ends within an attribute (`<div title="`), without visible output. */
const endOfTag = `<!--"'><!-- -->`
/** Ends `<![CDATA[` in an `<svg>`; elsewhere it is a comment. */
const endOfData = '<!-- ]]> -->'
/** Each round parses the whole text. Two or three are enough for what people leave open. */
const maxRounds = 20
/** Elements that affect the whole page. */
const pageWide = new Set(['base', 'link', 'meta', 'script', 'style'])

/** How the HTML in a text affects the text below and around it. */
export interface HtmlEffects {
  /** The Markdown that closes what the text leaves open, as a separate block below it. Usually empty. */
  closers: string
  /** The name of an element that cannot be closed: `plaintext`. */
  open?: string | undefined
  /** The name of an element that acts on the whole page: `style`. */
  page?: string | undefined
}

/**
 * Finds the Markdown that closes the HTML that `markdown` leaves open. Parsers disagree on what is open, so closers are
 * added until nothing is open in any reading.
 */
export function closeHtml(markdown: string): HtmlEffects {
  const mark = markFor(markdown)
  let readings = readingsOf(markdown, mark)
  let fence = ''
  for (const letter of ['~', '`']) {
    if (readings.every(isReached)) break
    fence = endOfFence(markdown, letter)
    readings = readingsOf(`${markdown}\n\n${fence}`, mark)
  }
  const page = readings.map((reading) => parsed(reading, '').page).find((name) => name !== undefined)
  const closers: string[] = []
  for (let round = 0; ; round++) {
    const put = closers.map((closer) => `${closer}\n`).join('')
    const open = readings.map((reading) => parsed(reading, put).open).find(({ length }) => length > 0)
    // Browsers cannot close `<plaintext>`; GitHub shows it as text.
    const isEndless = round === maxRounds || !readings.every(isReached) || open?.includes('plaintext')
    if (!open || isEndless) return { closers: [fence, ...closers].join('\n').trim(), open: open?.[0], page }
    closers.push(...open.map(closerOf))
  }
}

/** Whether Markdown below a text is parsed, and not part of a code block. */
function isReached({ html, mark }: Reading): boolean {
  return html.includes(`<${mark}>`)
}

/**
 * Ends a code block that only some parsers see, such as one below `<source>`; to the others it is a complete code
 * block. Consists of a long fence, a short fence, and the long fence again.
 */
function endOfFence(markdown: string, letter: string): string {
  const lengths = (markdown.match(/~+|`+/g) ?? []).map((run) => (run.startsWith(letter) ? run.length : 0))
  const longest = lengths.reduce((most, length) => Math.max(most, length), 3)
  const [short, long] = [longest, longest + 1].map((length) => letter.repeat(length))
  return `${long}\n${short}\n${long}\n`
}

/** The names of the elements that are open at the end of `markdown`, outermost first. */
export function elementsOpen(markdown: string): string[] {
  const mark = markFor(markdown)
  return readingsOf(markdown, mark)
    .slice(0, 1)
    .flatMap((reading) => parsed(reading, '').open)
    .reverse()
}

/** The name of an element around a section that is closed by an end tag in the section: a stray `</div>`. */
export function closedEnclosing(markdown: string, enclosing: readonly string[]): string | undefined {
  const mark = markFor(markdown)
  const count = (names: readonly string[], name: string) => names.filter((other) => other === name).length
  const before = enclosing.map((name) => `<${name} ${mark}>`).join('')
  for (const reading of readingsOf(markdown, mark)) {
    const { marked } = parsed({ ...reading, html: before + reading.html }, '')
    // If the mark is swallowed, so is any end tag.
    const closed = marked && enclosing.find((name) => count(marked, name) < count(enclosing, name))
    if (closed) return closed
  }
  return undefined
}

/** An element name that does not occur in the text. */
function markFor(markdown: string): string {
  const text = markdown.toLowerCase()
  let number = 0
  while (text.includes(`end-${number}`)) number++
  return `end-${number}`
}

/** One way to read a text: the HTML that a Markdown parser makes of it, and how an HTML parser reads that. */
interface Reading {
  html: string
  /** The name of the element at its end. */
  mark: string
  /** Whether scripts run; then the content of `<noscript>` is text. */
  scripting: boolean
  /** Whether `<select>` may contain any element, as in browsers since 2025, or only options. */
  select: 'open' | 'options'
}

/** All distinct readings of a text, with the mark at its end. */
function readingsOf(markdown: string, mark: string): Reading[] {
  const source = `${markdown}\n\n<${mark}>\n`
  // Some parsers read tables and footnotes as paragraphs.
  const kinds = /\||\[\^/.test(source) ? [true, false] : [true]
  const isOld = /<(?:![a-z]|\/?source|\/?search)/i.test(source)
  const ended = endingContainers(source)
  const unfiltered = kinds.flatMap((isGithub) => [
    toHtml(source, isGithub),
    ...(isOld ? [asOlder(source, isGithub, mark)] : []),
    ...(ended === source ? [] : [toHtml(ended, isGithub)]),
  ])
  const pages = new Set([...unfiltered, ...unfiltered.map((html) => html.replace(filtered, '&lt;'))])
  return [...pages].flatMap((html) =>
    [true, ...(/<noscript/i.test(html) ? [false] : [])].flatMap((scripting) =>
      (['options', ...(/<select/i.test(html) ? (['open'] as const) : [])] as const).map((select) => ({
        html,
        mark,
        scripting,
        select,
      })),
    ),
  )
}

/** In GitHub a tag alone on the line below an item, a quote or a footnote ends it: `- a`, then `<span>`. */
function endingContainers(markdown: string): string {
  let isInside = false
  const lines = markdown.split('\n').map((line) => {
    const ends = isInside && /^ {0,3}<\/?[a-z].*>[ \t]*$/i.test(line)
    isInside = line.trim() !== '' && (isInside || /^(?:[ \t]|[-+*>]|\d{1,9}[.)]|\[\^)/.test(line))
    return ends ? `\n${line}` : line
  })
  return lines.join('\n')
}

/**
 * Renders a text as CommonMark 0.29, which GitHub uses. There a declaration needed capitals, and inline also a space
 * after them: `<!x` and `a <!X<b>` were text. `<source>` began a block, as `<track>` does, and `<search>` did not.
 */
function asOlder(markdown: string, isGithub: boolean, mark: string): string {
  const older = markdown
    .replace(/<!(?=[a-z])|(?<=[^\n\t >*+.)\d-][^\n]{0,99})<!(?=[A-Z]+(?![A-Z\s]))/g, '&lt;!')
    .replace(/(<\/?)source(?=[\s/>])/gi, '$1track')
    .replace(/(<\/?)search(?=[\s/>])/gi, `$1${mark}-search`)
  return toHtml(older, isGithub).replaceAll(`${mark}-search`, 'search')
}

/** Tags that GitHub shows as text: `<title>`. */
const filtered = new RegExp(`<(?=/?(?:${[...rawTextElements].join('|')})(?:\\s|/?>))`, 'gi')

function toHtml(markdown: string, isGithub: boolean): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [...(isGithub ? [gfm()] : []), htmlWithSlashes],
    htmlExtensions: [...(isGithub ? [gfmTableHtml(), gfmFootnoteHtml()] : []), lineAfterHtml],
  })
}

/** For `<a` in a list, micromark writes `<a</li>`; other renderers add a line ending after `<a`. */
const lineAfterHtml: HtmlExtension = {
  exit: {
    htmlFlow() {
      this.setData('ignoreEncode')
      this.lineEndingIfNeeded()
    },
  },
}

/** The elements that are open at the mark, innermost first. `page` is an element that acts on the whole page. */
interface Parsed {
  open: string[]
  /** The open elements that have the mark as an attribute; undefined if something swallowed the mark. */
  marked: string[] | undefined
  page: string | undefined
}

function parsed({ html, mark, scripting, select }: Reading, closers: string): Parsed {
  const ended = html.replace(`<${mark}>`, () => `${closers}<!--${mark}--><${mark}>`)
  const tags = select === 'open' ? ended.replace(/(<\/?)select(?=[\s/>])/gi, `$1${mark}-select`) : ended
  const parents = new Map<HtmlNode, HtmlNode>()
  let [comment, element]: (HtmlNode | undefined)[] = []
  let swallowed: string | undefined
  let page: string | undefined
  visitHtml(parse(`<!doctype html><body>.${tags}`, { scriptingEnabled: scripting }), (node, parent) => {
    if (parent) parents.set(node, parent)
    if ('data' in node && node.data === mark) comment = node
    if ('tagName' in node && node.tagName === mark) element ??= node
    if (node.nodeName === '#text' && 'value' in node && node.value.includes(`<!--${mark}-->`))
      swallowed = swallowing(parent)
    if ('tagName' in node && actsOnPage(node)) page ??= node.tagName
  })
  if (!comment) return { open: [swallowed ?? endOfTag], marked: undefined, page }
  // `<select>` keeps a comment but drops an element. An open `<b>` continues in the next paragraph: it contains the
  // element, but not the comment.
  const enclosing = above(comment, parents)
  const open = enclosing.length > 0 || !element ? enclosing : above(element, parents)
  const isMarked = ({ attrs }: Element) => attrs.some(({ name }) => name === mark)
  return {
    open: open.map(({ tagName }) => tagName.replace(`${mark}-`, '')),
    marked: open.filter(isMarked).map(({ tagName }) => tagName),
    page,
  }
}

/** The end of a raw text element, or of CDATA in `<svg>`. */
function swallowing(element: HtmlNode | undefined): string {
  if (!element || !('tagName' in element)) return endOfTag
  return element.namespaceURI.endsWith('/xhtml') ? element.tagName : endOfData
}

function actsOnPage({ tagName, attrs }: Element): boolean {
  return pageWide.has(tagName) || ((tagName === 'body' || tagName === 'html') && attrs.length > 0)
}

/** Browsers read `<https://a.b` as a tag, but Markdown reads its end tag as text unless a comment precedes it. */
function closerOf(open: string): string {
  if (open.startsWith('<')) return open
  return /^[a-z][a-z\d-]*$/i.test(open) ? `</${open}>` : `<!-- --></${open}>`
}

function above(node: HtmlNode, parents: ReadonlyMap<HtmlNode, HtmlNode>): Element[] {
  const found: Element[] = []
  for (let at = parents.get(node); at; at = parents.get(at)) {
    if ('tagName' in at && at.tagName !== 'body' && at.tagName !== 'html') found.push(at)
  }
  return found
}
