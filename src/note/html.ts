import { micromark } from 'micromark'
import { gfm } from 'micromark-extension-gfm'
import { gfmFootnoteHtml } from 'micromark-extension-gfm-footnote'
import { gfmTableHtml } from 'micromark-extension-gfm-table'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const mark = 'insights-end-of-section'
/** Ends a comment, and a tag that stopped within an attribute (`<div title="`), and shows nothing of itself in either. */
const endOfTag = `<!--"'><!-- -->`
const swallowing = ['textarea', 'title', 'script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript']
/** Each round renders all there is; what a person leaves open is closed in two or three. */
const mostRounds = 20

/**
 * The Markdown that closes the HTML which `markdown` leaves open, to stand as a block of its own below it; empty where
 * nothing is open. What is open is what a browser has open: the section is rendered, and a mark behind it looked at.
 * @returns with it the name of an element that stays open whatever is put below, `<plaintext>`
 */
export function closeHtml(markdown: string): { closers: string; open?: string | undefined } {
  const closers: string[] = []
  for (let round = 0; ; round++) {
    const html = render(markdown, closers)
    const open = openElements(html)
    if (open?.length === 0) return { closers: closers.join('\n') }
    const way = open
      ? open.map((element) => closingTag(element.tagName))
      : [endOfTag, ...swallowing.map((name) => `</${name}>`)].find((text) =>
          openElements(render(markdown, [...closers, text])),
        )
    // `<plaintext>` has no end in any browser; GitHub shows it as text.
    if (way === undefined || round === mostRounds)
      return { closers: closers.join('\n'), open: open?.[0]?.tagName ?? 'plaintext' }
    closers.push(...[way].flat())
  }
}

/** Names of the elements that are open below `markdown`, the outermost first. */
export function elementsOpen(markdown: string): string[] {
  return (openElements(render(markdown, [])) ?? []).map(({ tagName }) => tagName).reverse()
}

/** The name of an element that stands around a section and that an end tag in the section closes: a stray `</div>`. */
export function closedAround(markdown: string, around: readonly string[]): string | undefined {
  const isAround = ({ attrs }: Element) => attrs.some(({ name }) => name === mark)
  const starts = around.map((name) => `<${name} ${mark}>`).join('')
  // What is swallowed to the end can close nothing.
  const open = openElements(starts + render(markdown, []))
  if (!open) return undefined
  const left = open.filter(isAround).map(({ tagName }) => tagName)
  const count = (names: readonly string[], name: string) => names.filter((one) => one === name).length
  return around.find((name) => count(left, name) < count(around, name))
}

/** A browser takes `<https://a.b` in raw HTML for a tag; Markdown takes its end for text, unless a comment leads the line. */
function closingTag(name: string): string {
  return /^[a-z][a-z\d-]*$/.test(name) ? `</${name}>` : `<!-- --></${name}>`
}

function render(markdown: string, closers: readonly string[]): string {
  const end = `<!--${mark}-->\n\n<i id="${mark}">`
  return micromark([markdown, closers.join('\n'), end].join('\n\n'), {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmTableHtml(), gfmFootnoteHtml()],
  })
}

/** The elements open at the mark, the innermost first; undefined where something swallowed the mark. */
function openElements(html: string): Element[] | undefined {
  const parents = new Map<Node, Node>()
  let [comment, element]: (Node | undefined)[] = []
  visit(parse(`<!doctype html><body>${html}`), parents, (node) => {
    if (node.nodeName === '#comment' && 'data' in node && node.data === mark) comment = node
    if ('attrs' in node && node.attrs.some(({ name, value }) => name === 'id' && value === mark)) element ??= node
  })
  const open = comment ? above(comment, parents) : []
  // In `<select>` a comment stands and an element does not. `<b>` of one paragraph goes on in the next: it holds the
  // element, though it does not hold the comment.
  if (open.length > 0) return open
  return comment && element && above(element, parents)
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
    rest.push(...below)
  }
}
