import { micromark } from 'micromark'
import { gfm } from 'micromark-extension-gfm'
import { gfmFootnoteHtml } from 'micromark-extension-gfm-footnote'
import { gfmTableHtml } from 'micromark-extension-gfm-table'
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'
import type { Edit } from './edits.ts'
import type { Rebase } from './links.ts'

type Node = DefaultTreeAdapterTypes.Node

const mark = 'insights-end-of-section'
/** Ends a comment, and a tag that stopped within an attribute (`<div title="`), and shows nothing of itself in either. */
const endOfTag = `<!--"'><!-- -->`
const swallowing = ['textarea', 'title', 'script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript']

/**
 * The Markdown that closes the HTML which `markdown` leaves open, to stand as a block of its own below it; empty where
 * nothing is open. What is open is what a browser has open: the section is rendered, and a mark behind it looked at.
 */
export function closeHtml(markdown: string): string {
  const closers: string[] = []
  for (let round = 0; round < 20; round++) {
    const open = openElements(render(markdown, closers))
    if (open?.length === 0) break
    if (open) closers.push(...open.map(closingTag))
    else {
      const way = [endOfTag, ...swallowing.map((name) => `</${name}>`)].find((text) =>
        openElements(render(markdown, [...closers, text])),
      )
      // `<plaintext>` has no end in any browser; GitHub shows it as text.
      if (way === undefined) break
      closers.push(way)
    }
  }
  return closers.join('\n')
}

/** A browser takes `<https://a.b` in raw HTML for a tag; Markdown takes its end for text, unless a comment leads the line. */
function closingTag(name: string): string {
  return /^[a-z][a-z\d-]*$/.test(name) ? `</${name}>` : `<!-- --></${name}>`
}

/** Where raw `<img src>` and `<a href>` of an HTML node must change; offsets into `html`. */
export function rebaseHtml(html: string, rebase: Rebase): Edit[] {
  const edits: Edit[] = []
  visit(parseFragment(html, { sourceCodeLocationInfo: true }), (node) => {
    if (!('attrs' in node)) return
    const name = node.tagName === 'img' ? 'src' : node.tagName === 'a' ? 'href' : undefined
    const value = name && node.attrs.find((attribute) => attribute.name === name)?.value
    const place = name && node.sourceCodeLocation?.attrs?.[name]
    if (!place || !value || rebase(value) === undefined) return
    const source = html.slice(place.startOffset, place.endOffset)
    const [, before = '', written = ''] = /^([^=]*=\s*["']?)([\s\S]*?)["']?$/.exec(source) ?? []
    const target = rebase(written)
    const start = place.startOffset + before.length
    if (target !== undefined) edits.push({ start, end: start + written.length, text: target })
  })
  return edits
}

/**
 * The same for text, since micromark takes `<img src=img/a.png>` for text, by the slash in a value without quotes. GitHub
 * shows the image.
 */
export function rebaseText(text: string, rebase: Rebase): Edit[] {
  const tag = /(?<!\\)<(?:img|a)(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)+\s*\/?>/gi
  return Array.from(text.matchAll(tag)).flatMap(({ 0: raw, index }) =>
    rebaseHtml(raw, rebase).map((edit) => ({ ...edit, start: index + edit.start, end: index + edit.end })),
  )
}

function render(markdown: string, closers: readonly string[]): string {
  const end = `<!--${mark}-->\n\n<i id="${mark}">`
  return micromark([markdown, closers.join('\n'), end].join('\n\n'), {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmTableHtml(), gfmFootnoteHtml()],
  })
}

/** Names of the elements open at the mark, the innermost first; undefined where something swallowed the mark. */
function openElements(html: string): string[] | undefined {
  const found: Node[] = []
  visit(parse(`<!doctype html><body>${html}`), (node) => {
    if (node.nodeName === '#comment' && 'data' in node && node.data === mark) found[0] = node
    if ('attrs' in node && node.attrs.some(({ name, value }) => name === 'id' && value === mark)) found[1] ??= node
  })
  const [comment, element] = found
  if (!comment || !element) return undefined
  const open = ancestors(comment)
  // `<b>` in one paragraph goes on in the next: it holds the element, though it does not hold the comment.
  return open.length > 0 ? open : ancestors(element)
}

function ancestors(node: Node): string[] {
  const names: string[] = []
  for (
    let at = (node as { parentNode?: Node | null }).parentNode;
    at;
    at = (at as { parentNode?: Node | null }).parentNode
  ) {
    if ('tagName' in at && at.tagName !== 'body' && at.tagName !== 'html') names.push(at.tagName)
  }
  return names
}

function visit(root: Node, look: (node: Node) => void): void {
  // No recursion: a browser's tree may be ten thousand elements deep.
  const rest = [root]
  for (let node = rest.pop(); node; node = rest.pop()) {
    look(node)
    if ('childNodes' in node) rest.push(...[...node.childNodes].reverse())
    if ('content' in node) rest.push(node.content)
  }
}
