import { micromark } from 'micromark'
import { gfm } from 'micromark-extension-gfm'
import { gfmFootnoteHtml } from 'micromark-extension-gfm-footnote'
import { gfmTableHtml } from 'micromark-extension-gfm-table'
import type { HtmlExtension } from 'micromark-util-types'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { htmlWithSlashes } from '../markdown/parser.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Ends a comment, and a tag that stopped within an attribute (`<div title="`), and shows nothing of itself in either. */
const endOfTag = `<!--"'><!-- -->`
/** Ends `<![CDATA[` in an `<svg>`, and is a comment elsewhere. */
const endOfData = '<!-- ]]> -->'
/** Each round parses all there is; what a person leaves open is closed in two or three. */
const mostRounds = 20
/** Elements that change the page that they stand on, and not only what stands in them. */
const pageWide = new Set(['base', 'link', 'meta', 'script', 'style'])

/** What the HTML in a text does to what stands below it and around it. */
export interface HtmlEffects {
  /** The Markdown that closes what the text leaves open, to stand as a block of its own below it; mostly empty. */
  closers: string
  /** The name of an element that stays open whatever is put below it: `plaintext`. */
  open?: string | undefined
  /** The name of an element that acts on the whole page: `style`. */
  page?: string | undefined
}

/**
 * Finds what closes the HTML that `markdown` leaves open. Readers part on what that is, so it is worked out for each way
 * of reading, until nothing is open in any of them.
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
    // `<plaintext>` has no end in any browser; GitHub shows it as text.
    const isEndless = round === mostRounds || !readings.every(isReached) || open?.includes('plaintext')
    if (!open || isEndless) return { closers: [fence, ...closers].join('\n').trim(), open: open?.[0], page }
    closers.push(...open.map(closerOf))
  }
}

/** Whether what stands below a text is read as what it is, and not as the text of a code block. */
function isReached({ html, mark }: Reading): boolean {
  return html.includes(`<${mark}>`)
}

/**
 * What ends a code block that is one to some readers alone, as below `<source>`, and is a code block of its own to others:
 * a fence that ends a shorter one, that shorter one, and the fence again.
 */
function endOfFence(markdown: string, letter: string): string {
  const lengths = (markdown.match(/~+|`+/g) ?? []).map((run) => (run.startsWith(letter) ? run.length : 0))
  const longest = lengths.reduce((most, length) => Math.max(most, length), 3)
  const [short, long] = [longest, longest + 1].map((length) => letter.repeat(length))
  return `${long}\n${short}\n${long}\n`
}

/** Names of the elements that are open below `markdown`, the outermost first. */
export function elementsOpen(markdown: string): string[] {
  const mark = markFor(markdown)
  return readingsOf(markdown, mark)
    .slice(0, 1)
    .flatMap((reading) => parsed(reading, '').open)
    .reverse()
}

/** The name of an element that stands around a section and that an end tag in the section closes: a stray `</div>`. */
export function closedAround(markdown: string, around: readonly string[]): string | undefined {
  const mark = markFor(markdown)
  const count = (names: readonly string[], name: string) => names.filter((one) => one === name).length
  const before = around.map((name) => `<${name} ${mark}>`).join('')
  for (const reading of readingsOf(markdown, mark)) {
    const { marked } = parsed({ ...reading, html: before + reading.html }, '')
    // What is swallowed to the end can close nothing.
    const closed = marked && around.find((name) => count(marked, name) < count(around, name))
    if (closed) return closed
  }
  return undefined
}

/** A name of an element that the text cannot hold, neither as a tag nor as a part of one. */
function markFor(markdown: string): string {
  const text = markdown.toLowerCase()
  let number = 0
  while (text.includes(`end-${number}`)) number++
  return `end-${number}`
}

/** One way in which a reader takes a text: the HTML that it makes of it, and how it parses that. */
interface Reading {
  html: string
  /** The name of the element that stands at the end of it. */
  mark: string
  /** Whether scripts run: then what stands in `<noscript>` is text. */
  scripting: boolean
  /** Whether `<select>` may hold any element, as in browsers since 2025, or drops all but options. */
  select: 'open' | 'options'
}

/** The ways in which readers take a text; those that come out the same once. The mark stands at its end. */
function readingsOf(markdown: string, mark: string): Reading[] {
  const source = `${markdown}\n\n<${mark}>\n`
  // What is a table to some is a paragraph to others, and so is a footnote.
  const kinds = /\||\[\^/.test(source) ? [true, false] : [true]
  const isOld = /<(?:![a-z]|\/?source|\/?search)/i.test(source)
  const endingLists = source.replaceAll(lazyTag, '\n')
  const unfiltered = kinds.flatMap((isGithub) => [
    toHtml(source, isGithub),
    ...(isOld ? [asOlder(source, isGithub, mark)] : []),
    ...(endingLists === source ? [] : [toHtml(endingLists, isGithub)]),
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

/** GitHub ends a list at a line below it that is one tag, `- a`, then `<span>`; to others it goes on with the item. */
const lazyTag = /(?<=[^\n]\n)(?= {0,3}<\/?[a-z][^\n]*>[ \t]*(?:\n|$))/gi

/**
 * Reads a text as CommonMark 0.29 does, and so GitHub. There a declaration was in capitals, with a space behind them where
 * it stood in a line: `<!x` and `a <!X<b>` were text. `<source>` began a block, as `<track>` does, and `<search>` did not.
 */
function asOlder(markdown: string, isGithub: boolean, mark: string): string {
  const older = markdown
    .replace(/<!(?=[a-z])|(?<=[^\n\t >*+.)\d-][^\n]{0,99})<!(?=[A-Z]+(?![A-Z\s]))/g, '&lt;!')
    .replace(/(<\/?)source(?=[\s/>])/gi, '$1track')
    .replace(/(<\/?)search(?=[\s/>])/gi, `$1${mark}-search`)
  return toHtml(older, isGithub).replaceAll(`${mark}-search`, 'search')
}

/** Tags that GitHub shows as text: `<title>`. */
const filtered = /<(?=\/?(?:iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp)(?:\s|\/?>))/gi

function toHtml(markdown: string, isGithub: boolean): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [...(isGithub ? [gfm()] : []), htmlWithSlashes],
    htmlExtensions: [...(isGithub ? [gfmTableHtml(), gfmFootnoteHtml()] : []), lineAfterHtml],
  })
}

/** `<a` in a list is `<a` on a line of its own to all but micromark, which writes `<a</li>`. */
const lineAfterHtml: HtmlExtension = {
  exit: {
    htmlFlow() {
      this.setData('ignoreEncode')
      this.lineEndingIfNeeded()
    },
  },
}

/** What is open at the mark, the innermost first, and which of the elements that bear the mark; and what acts on the page. */
interface Parsed {
  open: string[]
  /** Undefined where something swallowed the mark. */
  marked: string[] | undefined
  page: string | undefined
}

function parsed({ html, mark, scripting, select }: Reading, closers: string): Parsed {
  const ended = html.replace(`<${mark}>`, () => `${closers}<!--${mark}--><${mark}>`)
  const tags = select === 'open' ? ended.replace(/(<\/?)select(?=[\s/>])/gi, `$1${mark}-select`) : ended
  const parents = new Map<Node, Node>()
  let [comment, element]: (Node | undefined)[] = []
  let swallowed: string | undefined
  let page: string | undefined
  visit(parse(`<!doctype html><body>.${tags}`, { scriptingEnabled: scripting }), parents, (node) => {
    if ('data' in node && node.data === mark) comment = node
    if ('tagName' in node && node.tagName === mark) element ??= node
    if (node.nodeName === '#text' && 'value' in node && node.value.includes(`<!--${mark}-->`))
      swallowed = swallowing(parents.get(node))
    if ('tagName' in node && actsOnPage(node)) page ??= node.tagName
  })
  if (!comment) return { open: [swallowed ?? endOfTag], marked: undefined, page }
  // In `<select>` a comment stands and an element does not. `<b>` of one paragraph goes on in the next: it holds the
  // element, though it does not hold the comment.
  const around = above(comment, parents)
  const open = around.length > 0 || !element ? around : above(element, parents)
  const isMarked = ({ attrs }: Element) => attrs.some(({ name }) => name === mark)
  return {
    open: open.map(({ tagName }) => tagName.replace(`${mark}-`, '')),
    marked: open.filter(isMarked).map(({ tagName }) => tagName),
    page,
  }
}

/** What ends an element that takes all up to its end tag for text, or CDATA in `<svg>`. */
function swallowing(element: Node | undefined): string {
  if (!element || !('tagName' in element)) return endOfTag
  return element.namespaceURI.endsWith('/xhtml') ? element.tagName : endOfData
}

function actsOnPage({ tagName, attrs }: Element): boolean {
  return pageWide.has(tagName) || ((tagName === 'body' || tagName === 'html') && attrs.length > 0)
}

/** A browser takes `<https://a.b` in raw HTML for a tag; Markdown takes its end for text, unless a comment leads the line. */
function closerOf(open: string): string {
  if (open.startsWith('<')) return open
  return /^[a-z][a-z\d-]*$/i.test(open) ? `</${open}>` : `<!-- --></${open}>`
}

function above(node: Node, parents: ReadonlyMap<Node, Node>): Element[] {
  const found: Element[] = []
  for (let at = parents.get(node); at; at = parents.get(at)) {
    if ('tagName' in at && at.tagName !== 'body' && at.tagName !== 'html') found.push(at)
  }
  return found
}

function visit(root: Node, parents: Map<Node, Node>, look: (node: Node) => void): void {
  // No recursion: a browser's tree may be ten thousand elements deep.
  const rest = [root]
  for (let node = rest.pop(); node; node = rest.pop()) {
    look(node)
    const below: Node[] = 'childNodes' in node ? [...node.childNodes].reverse() : []
    // What stands in `<template>` is no child of it.
    if ('content' in node) below.push(node.content)
    for (const child of below) parents.set(child, node)
    for (const child of below) rest.push(child)
  }
}
