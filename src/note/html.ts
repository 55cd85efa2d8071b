import { htmlVoidElements } from 'html-void-elements'
import { type Alternatives, anyOf } from '../alternatives.ts'
import type { Edit, Span } from '../markdown/edits.ts'
import { type Nodes, offset, visitParents } from '../markdown/mdast.ts'
import { rebase } from './links.ts'

/** A comment or a tag in raw HTML, or what is neither for CommonMark. Offsets into the HTML. */
export interface HtmlToken extends Span {
  kind: 'comment' | 'startTag' | 'endTag' | 'unreadable'
  /** As written; empty for a comment. */
  name: string
  /** As written, with the brackets. */
  source: string
  /** False if the HTML ends within the token, or reads it in another way than a browser. */
  isComplete: boolean
}

export const tokenForms: Alternatives = [
  [/<!--(?:-?>|[\s\S]*?-->)/gi, '<!-- 메모 -->'],
  [/<!--(?![\s\S]*--!?>)[\s\S]*/gi, '<!-- 메모'],
  [/<\/[a-z][a-z\d-]*\s*>/gi, '</b>'],
  [
    /<[a-z][a-z\d-]*(?:(?:\s+|(?<=["']))[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/gi,
    '<a title=">" href="a.md">',
  ],
]
// Below the others, because it matches the beginning of each.
const anyToken = anyOf([...tokenForms, [/<(?=[a-z!?/])[^<]*/gi, '</a b>']])

/** The comments and tags of raw HTML, as it is in an `html` node. */
export function htmlTokens(html: string): HtmlToken[] {
  return Array.from(html.matchAll(anyToken), ({ 0: source, index }) => {
    const kind = kindOf(source)
    const name = kind === 'comment' || kind === 'unreadable' ? '' : (/^<\/?([a-z\d-]+)/i.exec(source)?.[1] ?? '')
    const isComplete = kind !== 'unreadable' && (kind !== 'comment' || /-->$|^<!--?-?>$/.test(source))
    return { kind, name, source, isComplete, start: index, end: index + source.length }
  })
}

function kindOf(source: string): HtmlToken['kind'] {
  const form = tokenForms.findIndex(([{ source: form }]) => new RegExp(`^(?:${form})$`, 'i').test(source))
  // A browser ends a comment at `--!>` too.
  if (form < 0 || (form < 2 && source.includes('--!>'))) return 'unreadable'
  return form < 2 ? 'comment' : form === 2 ? 'endTag' : 'startTag'
}

const words = (list: string) => new Set(list.split(' '))

/** Elements whose content is text for a browser: `<textarea></div></textarea>`. GitHub shows their tags as text. */
const rawText = words('iframe noembed noframes noscript plaintext script style textarea title xmp')
/** Tags that open nothing within a page. */
const ofPage = words('html head body frameset')
/** Elements that go on in the next paragraph: `<div><b></div>` leaves `<b>` open. */
const formatting = words('a b big code em font i nobr s small strike strong tt u')
/** Elements whose end tag may be left out: the next one of its kind, or the end of the parent, ends it. */
const impliedEnd = words('p li dd dt td th tr thead tbody tfoot colgroup option optgroup rt rp')
/** Elements that an end tag outside of them does not close. */
const bounds = words('table td th caption template object marquee applet')
/** Elements in which the end tags of the elements around them count for nothing. */
const swallowing = new Set([...rawText, ...bounds, 'select'])
const ofTable = words('table tbody thead tfoot tr td th caption')
const isVoid = new Set(htmlVoidElements)

/** A tag or comment without its counterpart, as offsets into the note. */
export interface LooseTag extends Span {
  kind: 'start' | 'end'
  /** In lower case; empty for a comment. */
  name: string
  /** Whether it is `<p>`, `<li>` and so on, whose end tag may be left out. */
  isImplied: boolean
  /** Whether nothing closes it: a browser reads `</a b>` or `<a b"c>` in another way than CommonMark. */
  isEndless: boolean
  /** Whether it is in a footnote, which renderers move to the end of the page. */
  isInFootnote: boolean
}

/**
 * The tags in some blocks that open an element and do not close it, or close one that is not open, in order. One stack
 * of open elements, as a browser has it for the body of a page.
 * @param text of the note
 */
export function looseTags(blocks: readonly Nodes[], text: string): LooseTag[] {
  const open: LooseTag[] = []
  const ends: LooseTag[] = []
  for (const block of blocks)
    visitParents(block, (node, ancestors) => {
      if (node.type !== 'html') return
      const from = offset(node, 'start')
      const isInFootnote = ancestors.some(({ type }) => type === 'footnoteDefinition')
      for (const token of htmlTokens(text.slice(from, offset(node, 'end')))) {
        const name = token.name.toLowerCase()
        const tag: LooseTag = {
          kind: token.kind === 'endTag' ? 'end' : 'start',
          name,
          start: from + token.start,
          end: from + (token.kind === 'comment' ? token.start + '<!--'.length : token.end),
          isImplied: impliedEnd.has(name),
          // A comment below the last line of a note runs to its end, where it is closed. In a list, these elements have
          // swallowed the end of the list.
          isEndless: token.isComplete
            ? swallowing.has(name) && token.kind === 'startTag' && ancestors.length > 0
            : !(token.kind === 'comment' && token.start === 0 && ancestors.length === 0),
          isInFootnote,
        }
        if (token.kind === 'unreadable') {
          ends.push(tag)
          continue
        }
        const innermost = open.at(-1)?.name ?? ''
        // GitHub shows `<title>` as text, so an element in it is open there.
        if (rawText.has(innermost) && (tag.kind === 'end' ? name !== innermost : token.kind === 'comment')) continue
        if (token.kind === 'comment') {
          if (!token.isComplete) open.push(tag)
        } else if (tag.kind === 'end') {
          if (!close(name, open) && !isVoid.has(name) && !ofPage.has(name)) ends.push(tag)
        } else if (opens(name, token, open)) {
          if (tag.isImplied && innermost === name) open.pop()
          open.push(tag)
        }
      }
    })
  return [...open, ...ends].sort((a, b) => a.start - b.start)
}

/** Closes the innermost open element of a name, and what it contains. */
function close(name: string, open: LooseTag[]): boolean {
  const partner = open.findLastIndex((tag) => tag.name === name)
  if (partner < 0) return false
  // In `<div><table></div>`, the end tag is ignored.
  const isBounded = open.slice(partner + 1).some((tag) => bounds.has(tag.name))
  if (isBounded && !ofTable.has(name)) return true
  const inside = open.splice(partner).slice(1)
  open.push(...inside.filter((tag) => rawText.has(name) || formatting.has(name) || formatting.has(tag.name)))
  return true
}

/** Whether a start tag opens an element. */
function opens(name: string, { source }: HtmlToken, open: readonly LooseTag[]): boolean {
  return !(isVoid.has(name) || ofPage.has(name) || isSelfClosing(source, open))
}

/** In `<svg>`, `<path/>` needs no end tag. Elsewhere the slash means nothing. */
function isSelfClosing(source: string, open: readonly LooseTag[]): boolean {
  return source.endsWith('/>') && open.some(({ name }) => name === 'svg' || name === 'math')
}

/**
 * The Markdown that closes the elements that some blocks leave open, as a block below them; empty if there are none.
 * @param closed the name of an element that is closed already
 */
export function closersOf(blocks: readonly Nodes[], text: string, closed: string | undefined): string {
  const open = looseTags(blocks, text).filter(({ kind, name }) => kind === 'start' && name !== '' && name !== 'p')
  if (closed !== undefined && open.at(-1)?.name === closed) open.pop()
  return open
    .reverse()
    .map(({ name }) => `</${name}>`)
    .join('\n')
}

/** The attributes of each element that contain a URL; `srcset` contains several. */
const urlAttributes = new Map([
  ['a', ['href']],
  ['area', ['href']],
  ['audio', ['src']],
  ['img', ['src', 'srcset']],
  ['source', ['src', 'srcset']],
  ['track', ['src']],
  ['video', ['src', 'poster']],
])

/** The edits that rebase the URLs in raw HTML, such as `<img src>` and `<a href>`. Offsets into `html`. */
export function rebaseHtml(html: string, base: readonly string[]): Edit[] {
  return htmlTokens(html).flatMap(({ kind, name, source, start }) => {
    const names = kind === 'startTag' ? urlAttributes.get(name.toLowerCase()) : undefined
    return names ? attributeEdits(source, names, base).map((edit) => movedBy(start, edit)) : []
  })
}

/** What CommonMark allows after the name of a tag: ` src=img/a.png`, ` alt='그림'`, ` hidden`. */
const attributeValue = String.raw`[^\s"'=<>\x60]+|'[^']*'|"[^"]*"`
const attribute = String.raw`\s+([a-z_:][\w.:-]*)(?:\s*=\s*(${attributeValue}))?`
const tagWithUrl = new RegExp(String.raw`(?<!\\)<(?:img|a)(?:${attribute})+\s*/?>`, 'gi')

/**
 * The same for text: micromark parses `<img src=img/a.png>` as text because of the slash, but GitHub shows the image.
 */
export function rebaseText(text: string, base: readonly string[]): Edit[] {
  return Array.from(text.matchAll(tagWithUrl)).flatMap(({ 0: tag, index }) =>
    rebaseHtml(tag, base).map((edit) => movedBy(index, edit)),
  )
}

function attributeEdits(tag: string, names: readonly string[], base: readonly string[]): Edit[] {
  const seen = new Set<string>()
  return Array.from(tag.matchAll(new RegExp(attribute, 'gi'))).flatMap(
    ({ 0: all, 1: written = '', 2: quoted, index }) => {
      const name = written.toLowerCase()
      // Of an attribute that stands twice, browsers read the first.
      if (!names.includes(name) || seen.has(name) || quoted === undefined) return []
      seen.add(name)
      const quote = /^["']/.test(quoted) ? 1 : 0
      const value = quoted.slice(quote, quoted.length - quote)
      const at = index + all.length - quoted.length + quote
      const edits = name === 'srcset' ? setEdits(value, base) : targetEdits(value, base)
      return edits.map((edit) => movedBy(at, edit))
    },
  )
}

function targetEdits(value: string, base: readonly string[]): Edit[] {
  // Spaces around a URL are ignored.
  const target = value.trim()
  const text = rebase(base, target, decoded(target))
  const start = value.indexOf(target)
  return text === undefined ? [] : [{ start, end: start + target.length, text }]
}

/** The character references that matter to tell an absolute URL: `https&#58;//a.b`. */
function decoded(url: string): string {
  return url
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));?/gi, (_all, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
    })
    .replace(/&colon;/g, ':')
    .replace(/&sol;/g, '/')
}

/** The edits for a `srcset`: `a.png, b.png 2x`. */
function setEdits(written: string, base: readonly string[]): Edit[] {
  return Array.from(written.matchAll(/([^\s,]\S*?)(?:,+(?=\s|$)|\s[^,]*(?:,|$)|$)/g)).flatMap(
    ({ 1: target = '', index }) => {
      const text = rebase(base, target)
      return text === undefined ? [] : [{ start: index, end: index + target.length, text }]
    },
  )
}

function movedBy(by: number, { start, end, text }: Edit): Edit {
  return { start: start + by, end: end + by, text }
}
