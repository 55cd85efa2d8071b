import { randomUUID } from 'node:crypto'
import GithubSlugger from 'github-slugger'
import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Blockquote, Root as MarkdownRoot, Nodes } from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { SiteWords } from '../languages/language.ts'
import { type Alert, alerts, schemaFor } from './schema.ts'

/** Where targets lead that people wrote; both tell nothing where a target leads nowhere that a page may lead to. */
export interface Targets {
  /** The address of what a relative target means. */
  link(target: string): string | undefined
  /** The address of an image's copy. */
  image(target: string): string | undefined
}

export interface Rendering {
  /** In front of all ids that stand in the text: `kim-hana` for `user-content-kim-hana.…`. */
  scope: string
  /** The depth of the highest heading that may stand in it. */
  depth: number
  targets: Targets
  words: SiteWords
}

/** Tells our own anchors from all that a note can say; no page ever shows it. */
const nonce = randomUUID()

/** Gives a block of somebody's text an anchor of ours. */
export function setAnchor(node: Nodes, anchor: string): void {
  node.data = { ...node.data, hProperties: { dataMark: `${nonce}${anchor}` } }
}

/** Turns somebody's Markdown into elements of a page: sanitised, its links resolved, its ids apart from all others. */
export function renderTree(tree: MarkdownRoot, how: Rendering): ElementContent[] {
  const prefix = `user-content-${how.scope}.`
  visit(tree, 'blockquote', (quote) => alertOf(quote, how.words))
  const hasHtml = holdsHtml(tree)
  const root = unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      footnoteLabel: how.words.footnotes,
      footnoteLabelTagName: `h${how.depth}`,
      footnoteLabelProperties: {},
      footnoteBackLabel: how.words.backToText,
    })
    .use(hasHtml ? [rehypeRaw] : [])
    .use(rehypeSanitize, schemaFor(prefix))
    .runSync(tree) as Root
  finish(root, prefix, how)
  return root.children.filter((node) => node.type !== 'doctype')
}

function holdsHtml(tree: MarkdownRoot): boolean {
  let found = false
  visit(tree, 'html', ({ value }) => {
    found ||= value.replace(/<!--[\s\S]*?-->/g, '').trim() !== ''
  })
  return found
}

/** `> [!NOTE]` over its text. */
function alertOf(quote: Blockquote, words: SiteWords): void {
  const [paragraph] = quote.children
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return
  const [marker, name = ''] = /^\[!([A-Z]+)\][ \t]*(?:\n|$)/i.exec(text.value) ?? []
  const alert = alerts.find((one): one is Alert => one === name.toLowerCase())
  if (marker === undefined || !alert) return
  text.value = text.value.slice(marker.length)
  if (text.value === '') paragraph.children.shift()
  if (paragraph.children[0]?.type === 'break') paragraph.children.shift()
  if (paragraph.children.length === 0) quote.children.shift()
  quote.data = { hName: 'div', hProperties: { className: ['alert', `alert-${alert}`] } }
  quote.children.unshift({
    type: 'paragraph',
    data: { hProperties: { className: ['alert-title'] } },
    children: [{ type: 'text', value: words.alerts[alert] }],
  })
}

/** Gives ids, resolves links and images, and makes what scrolls reachable by keyboard. */
function finish(root: Root, prefix: string, how: Rendering): void {
  const ids = new Set<string>()
  const slugger = new GithubSlugger()
  visit(root, (node, index, parent) => {
    if (node.type === 'comment' || node.type === 'doctype' || node.type === 'raw') {
      parent?.children.splice(index ?? 0, 1)
      return [SKIP, index ?? 0]
    }
    if (node.type !== 'element') return undefined
    const { properties } = node
    if (/^h[1-6]$/.test(node.tagName)) {
      const depth = Number(node.tagName[1])
      if (depth < how.depth && !isMarked(properties.dataMark)) node.tagName = `h${how.depth}`
      properties.id ??= prefix + slugger.slug(textOf(node))
    }
    if (isMarked(properties.dataMark)) properties.id = properties.dataMark.slice(nonce.length)
    delete properties.dataMark
    if (typeof properties.id === 'string' && ids.has(properties.id)) delete properties.id
    if (typeof properties.id === 'string') ids.add(properties.id)
    return undefined
  })
  visit(root, 'element', (node, index, parent) => {
    const { properties, tagName } = node
    if (tagName === 'a') resolveLink(node, prefix, ids, how)
    else if (tagName === 'img') parent?.children.splice(index ?? 0, 1, imageOf(node, how))
    else if (tagName === 'input') parent?.children.splice(index ?? 0, 1, boxOf(node, how.words))
    else if (tagName === 'pre') properties.tabIndex = 0
    else if (tagName === 'table' && !isScroller(parent)) {
      parent?.children.splice(index ?? 0, 1, scroller(node, how.words))
      return index
    }
    return undefined
  })
}

function isMarked(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(nonce)
}

function resolveLink({ properties }: Element, prefix: string, ids: ReadonlySet<string>, { targets }: Rendering): void {
  const href = typeof properties.href === 'string' ? properties.href.trim() : ''
  delete properties.href
  if (href.startsWith('#')) {
    const id = decoded(href.slice(1))
    if (id !== undefined && ids.has(prefix + id)) properties.href = `#${encodeURIComponent(prefix + id)}`
    return
  }
  const found = /^(?:https?:|mailto:)/i.test(href) || /^[/\\]{2}/.test(href) ? outside(href) : targets.link(href)
  if (found !== undefined) properties.href = found
}

/** An address elsewhere, as a browser reads it; nothing where it is none. */
function outside(href: string): string | undefined {
  try {
    const url = new URL(href, 'https://localhost/')
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}

/** The image's copy; else its alternative text, which leads to the image where that is on another server. */
function imageOf({ properties }: Element, { targets, words }: Rendering): Element {
  const src = typeof properties.src === 'string' ? properties.src.trim() : ''
  const alt = typeof properties.alt === 'string' ? properties.alt : ''
  const elsewhere = /^https?:/i.test(src) || /^[/\\]{2}/.test(src) ? outside(src) : undefined
  const text: ElementContent = { type: 'text', value: alt === '' ? words.image : words.imageOf(alt) }
  if (elsewhere !== undefined) return element('a', { href: elsewhere, className: ['image'] }, [text])
  const copy = src === '' ? undefined : targets.image(src)
  if (copy === undefined) return element('span', { className: ['image'] }, [text])
  const size = (value: unknown) => (/^\d{1,4}$/.test(String(value)) ? String(value) : undefined)
  const [width, height] = [size(properties.width), size(properties.height)]
  const given = { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) }
  return element('img', { src: copy, alt, ...given }, [])
}

function boxOf({ properties }: Element, words: SiteWords): Element {
  const done = properties.checked === true
  const label = done ? words.done : words.toDo
  return element('span', { className: ['box'], role: 'img', ariaLabel: label }, [
    { type: 'text', value: done ? '☑' : '☐' },
  ])
}

/** A table that is wider than the page scrolls by itself. */
function scroller(table: Element, words: SiteWords): Element {
  return element('div', { className: ['scroll'], role: 'group', ariaLabel: words.table, tabIndex: 0 }, [table])
}

function isScroller(parent: unknown): boolean {
  const { properties } = (parent ?? {}) as Partial<Element>
  return Array.isArray(properties?.className) && properties.className.includes('scroll')
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

/** What an address says once its `%` are read; nothing where it says no text. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
