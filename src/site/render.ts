import { randomUUID } from 'node:crypto'
import GithubSlugger from 'github-slugger'
import type { Element, ElementContent, Root } from 'hast'
import { defaultSchema, type Schema } from 'hast-util-sanitize'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import type { Blockquote, Root as MarkdownRoot, Nodes, PhrasingContent } from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { SiteWords } from '../languages/language.ts'
import { offset, type RootContent } from '../markdown/mdast.ts'
import { percentDecoded } from '../text.ts'
import { type TexReader, texReader, withFormulas } from './formulas.ts'
import { highlight } from './highlight.ts'

/** Resolves targets of links and images. Both return undefined if a page may not link to the target. */
export interface Targets {
  /** The URL for a relative target. */
  link(target: string): string | undefined
  /** The URL of the copy of an image. */
  image(target: string): string | undefined
}

export interface Rendering {
  /** A part of all ids, unique for each text of a page: `kim-hana` for ids such as `user-content~kim-hana~…`. */
  scope: string
  /** Minimum depth of its headings. */
  depth: number
  targets: Targets
  words: SiteWords
}

const alerts = ['note', 'tip', 'important', 'warning', 'caution'] as const

/** Marks our own anchors. Random, so that no note can contain it; it never appears on a page. */
const nonce = randomUUID()

/** Sets an anchor of ours on a block of a note. */
export function setAnchor(node: Nodes, anchor: string): void {
  node.data = { ...node.data, hProperties: { dataMark: `${nonce}${anchor}` } }
}

/**
 * Renders untrusted Markdown as HTML elements: sanitised, with resolved links and ids that are unique on the page.
 * @param tree changed on the way
 * @param text what it was parsed from
 */
export async function renderTree(tree: MarkdownRoot, text: string, rendering: Rendering): Promise<ElementContent[]> {
  // Slugs contain no tilde, so that no id from a note can equal an anchor of ours.
  const prefix = `user-content~${rendering.scope}~`
  const found = { html: false, formulas: false }
  prepare(tree, text, rendering.words, found)
  const root = unified()
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      footnoteLabel: rendering.words.footnotes,
      footnoteLabelTagName: `h${rendering.depth}`,
      footnoteLabelProperties: {},
      footnoteBackLabel: rendering.words.backToText,
    })
    .use(found.html ? [rehypeRaw] : [])
    .use(rehypeSanitize, schemaFor(prefix))
    .runSync(tree) as Root
  finish(root, prefix, found.formulas ? await texReader() : undefined, rendering)
  return root.children as ElementContent[]
}

/** Marks alerts and formulas, and takes a range, `1~5장과 6~9장`, for no strike-through. Says what has to be loaded. */
function prepare(node: Nodes, text: string, words: SiteWords, found: { html: boolean; formulas: boolean }): void {
  if (node.type === 'html') found.html ||= node.value.replace(/<!--[\s\S]*?-->/g, '').trim() !== ''
  if (node.type === 'code') found.formulas ||= node.lang === 'math'
  if (node.type === 'blockquote') alertOf(node, words)
  if (!('children' in node)) return
  for (const child of node.children) prepare(child, text, words, found)
  const tilde: Nodes = { type: 'text', value: '~' }
  const isRange = (child: Nodes) => child.type === 'delete' && !text.startsWith('~~', offset(child, 'start'))
  const children = node.children.flatMap((child): Nodes[] =>
    child.type === 'delete' && isRange(child) ? [tilde, ...child.children, tilde] : [child],
  )
  node.children = children as RootContent[]
  if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
  node.children = withFormulas(children as PhrasingContent[], text)
  for (const child of node.children) {
    if (child.data?.formula === undefined) continue
    child.data = { hName: 'span', hProperties: { dataFormula: `${nonce}${child.data.formula}` } }
    found.formulas = true
  }
}

/** Turns a quote that begins with `> [!NOTE]` into an alert. */
function alertOf(quote: Blockquote, words: SiteWords): void {
  const [paragraph] = quote.children
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return
  const [marker = '', name = ''] = /^\[!([A-Z]+)\][ \t]*(?:\n|$)/i.exec(text.value) ?? []
  const alert = alerts.find((alert) => alert === name.toLowerCase())
  if (alert === undefined) return
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

/** Sets ids, resolves links and images, and makes scrolling boxes focusable. */
function finish(root: Root, prefix: string, tex: TexReader | undefined, rendering: Rendering): void {
  const ids = new Set<string>()
  const slugger = new GithubSlugger()
  const links: Element[] = []
  const finishAll = (children: (Root | Element)['children']): ElementContent[] =>
    children.flatMap((node): ElementContent[] => {
      if (node.type === 'text') return [node]
      if (node.type !== 'element') return []
      nameElement(node, prefix, ids, slugger, rendering)
      node.children = finishAll(node.children)
      if (node.tagName === 'a') links.push(node)
      if (node.tagName === 'pre') return [codeOf(node, tex)]
      if (node.properties.dataFormula !== undefined) return [formulaOf(node, tex)]
      if (node.tagName === 'img') return [imageOf(node, rendering)]
      if (node.tagName === 'input') return [boxOf(node, rendering.words)]
      if (node.tagName !== 'table') return [node]
      return [h('div.scroll', { role: 'group', ariaLabel: rendering.words.table, tabIndex: 0 }, node)]
    })
  root.children = finishAll(root.children)
  // All ids must be known first, since a link may lead to an element below it.
  for (const link of links) resolveLink(link, prefix, ids, rendering)
}

/** Sets the id of an element: our anchor, else its own, else the slug of a heading. Removes duplicate ids. */
function nameElement(
  node: Element,
  prefix: string,
  ids: Set<string>,
  slugger: GithubSlugger,
  { depth }: Rendering,
): void {
  const { properties } = node
  const { dataMark: mark } = properties
  delete properties.dataMark
  if (/^h[1-6]$/.test(node.tagName)) {
    if (Number(node.tagName[1]) < depth && !isMarked(mark)) node.tagName = `h${depth}`
    properties.id ??= prefix + slugger.slug(textOf(node))
  }
  if (isMarked(mark)) properties.id = mark.slice(nonce.length)
  if (typeof properties.id !== 'string') return
  if (ids.has(properties.id)) delete properties.id
  else ids.add(properties.id)
}

function isMarked(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(nonce)
}

function resolveLink({ properties }: Element, prefix: string, ids: ReadonlySet<string>, { targets }: Rendering): void {
  const href = typeof properties.href === 'string' ? properties.href.trim() : ''
  delete properties.href
  if (href.startsWith('#')) {
    const id = percentDecoded(href.slice(1))
    if (id !== undefined && ids.has(prefix + id)) properties.href = `#${encodeURIComponent(prefix + id)}`
    return
  }
  const found = /^(?:https?:|mailto:)/i.test(href) || /^[/\\]{2}/.test(href) ? externalUrl(href) : targets.link(href)
  if (found !== undefined) properties.href = found
}

/** An external URL, normalised as in a browser, or undefined if it is invalid. */
function externalUrl(href: string): string | undefined {
  try {
    const url = new URL(href, 'https://localhost/')
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}

/** The copy of an image, else its alternative text, which links to the image if it is on another server. */
function imageOf({ properties }: Element, { targets, words }: Rendering): Element {
  const src = typeof properties.src === 'string' ? properties.src.trim() : ''
  const alt = typeof properties.alt === 'string' ? properties.alt : ''
  const external = /^https?:/i.test(src) || /^[/\\]{2}/.test(src) ? externalUrl(src) : undefined
  const text = alt === '' ? words.image : words.imageOf(alt)
  if (external !== undefined) return h('a', { href: external, className: 'image' }, text)
  const copy = src === '' ? undefined : targets.image(src)
  if (copy === undefined) return h('span.image', text)
  const size = (value: unknown) => (/^\d{1,4}$/.test(String(value)) ? String(value) : undefined)
  const { title, width, height } = properties
  return h('img', { src: copy, alt, title, width: size(width), height: size(height), loading: 'lazy' })
}

/** Code with its language marked up, or a formula. */
function codeOf(pre: Element, tex: TexReader | undefined): Element {
  const [code] = pre.children
  pre.properties.tabIndex = 0
  if (code?.type !== 'element' || code.tagName !== 'code') return pre
  const [name = ''] = [code.properties.className ?? []]
    .flat()
    .flatMap((name) => /^language-(.+)$/.exec(String(name))?.[1] ?? [])
  const text = textOf(code)
  if (name === 'math') return tex?.(text.trim(), true) ?? pre
  code.children = highlight(name, text) ?? code.children
  return pre
}

function formulaOf(node: Element, tex: TexReader | undefined): Element {
  const { dataFormula: mark } = node.properties
  delete node.properties.dataFormula
  const source = textOf(node)
  const isDisplay = mark === `${nonce}display`
  if (!isDisplay && mark !== `${nonce}inline`) return node
  return tex?.(source, isDisplay) ?? h('code', isDisplay ? `$$${source}$$` : `$${source}$`)
}

function boxOf({ properties }: Element, words: SiteWords): Element {
  const done = properties.checked === true
  return h('span.box', { role: 'img', ariaLabel: done ? words.done : words.toDo }, done ? '☑' : '☐')
}

/** Elements that GitHub allows and our pages do not use. */
const without = new Set(['picture', 'source'])

/**
 * The allowed HTML: GitHub's list without attributes that change the tab order or load anything, and without those of
 * our frame. Images are checked later, with their files.
 * @param prefix for all ids and names
 */
function schemaFor(prefix: string): Schema {
  return {
    ...defaultSchema,
    clobberPrefix: prefix,
    tagNames: [...(defaultSchema.tagNames?.filter((name) => !without.has(name)) ?? []), 'mark'],
    attributes: {
      a: ['href', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel'],
      code: [['className', /^language-[\w+#-]+$/]],
      div: [['className', 'alert', ...alerts.map((name) => `alert-${name}`)]],
      p: [['className', 'alert-title']],
      img: ['src', 'alt', 'width', 'height'],
      input: [['disabled', true], ['type', 'checkbox'], 'checked'],
      li: [['className', 'task-list-item']],
      ol: ['start', 'reversed', ['className', 'contains-task-list']],
      ul: [['className', 'contains-task-list']],
      section: ['dataFootnotes', ['className', 'footnotes']],
      td: ['colSpan', 'rowSpan', 'align'],
      th: ['colSpan', 'rowSpan', 'align', 'scope'],
      details: ['open'],
      '*': ['id', 'title', 'lang', 'dir', 'dataMark', 'dataFormula'],
    },
    protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  }
}
