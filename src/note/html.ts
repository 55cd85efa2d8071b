import { htmlVoidElements } from 'html-void-elements'
import { type Alternatives, anyOf } from '../alternatives.ts'
import { type Edit, moved, type Span } from '../markdown/edits.ts'
import { type Nodes, offset, type Parents, visitParents } from '../markdown/mdast.ts'
import { rebase } from './links.ts'

/** A comment or a tag in raw HTML, as a browser reads it. Offsets into the HTML. */
export interface HtmlToken extends Span {
  kind: 'comment' | 'startTag' | 'endTag'
  /** As written; empty for a comment. */
  name: string
  /** As written, with the brackets. */
  source: string
  /** False if the HTML ends within the token. */
  isComplete: boolean
}

export const tokenForms: Alternatives = [
  // A browser ends a comment at `--!>`, too.
  [/<!--(?:-?>|[\s\S]*?--!?>)/gi, '<!-- 메모 -->'],
  [/<!--(?![\s\S]*--!?>)[\s\S]*/gi, '<!-- 메모'],
  // Browsers read `<https://a.b>` as a tag, too.
  [/<\/?[a-z][^\s/>]*(?:[\s/](?:"[^"]*"|'[^']*'|[^>"'])*)?>/gi, '<a title=">" href="a.md">'],
  [/<\/?[a-z][^\s/>]*(?:[\s/](?:"[^"]*"|'[^']*'|[^>"'])*(?:"[^"]*|'[^']*)?)?$/gi, '<div title="a'],
  // Browsers read `<?` as a comment that ends at the next bracket.
  [/<[?!](?!--)[^<>]*$/gi, '<?php'],
]
const anyToken = anyOf(tokenForms)

/** The comments and tags of raw HTML, as it is in an `html` node. */
export function htmlTokens(html: string): HtmlToken[] {
  return Array.from(html.matchAll(anyToken), ({ 0: source, index }) => {
    const name = /^<\/?([a-z][^\s/>]*)/i.exec(source)?.[1] ?? ''
    const kind = name === '' ? 'comment' : source.startsWith('</') ? 'endTag' : 'startTag'
    // In `<hr title=">`, the bracket is in the attribute.
    const isQuoted = kind !== 'comment' && /=\s*["']/.test(source.replace(/"[^"]*"|'[^']*'/g, ''))
    const isEnded = kind === 'comment' ? /--!?>$|^<!--?-?>$/.test(source) : source.endsWith('>') && !isQuoted
    return { kind, name, source, isComplete: isEnded, start: index, end: index + source.length }
  })
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
  /** Whether the note ends within the tag or the comment: `<div title="a`. */
  isIncomplete: boolean
  /** The names of the elements around it whose ends it swallows, innermost first: `li` and `ul` for `- <title>`. */
  swallowed: readonly string[]
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
          kind: token.kind === 'endTag' && token.isComplete ? 'end' : 'start',
          name,
          start: from + token.start,
          end: from + (token.kind === 'comment' ? token.start + '<!--'.length : token.end),
          isImplied: impliedEnd.has(name),
          isIncomplete: !token.isComplete,
          swallowed:
            swallowing.has(name) || !token.isComplete
              ? ancestors.flatMap((node) => elementOf(node) ?? []).reverse()
              : [],
          isInFootnote,
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

/** Whether a start tag opens an element; one that is cut off hides what follows, whatever its name. */
function opens(name: string, { source, isComplete }: HtmlToken, open: readonly LooseTag[]): boolean {
  return !isComplete || !(isVoid.has(name) || ofPage.has(name) || isSelfClosing(source, open))
}

/** The element that a node of Markdown becomes, if one below it can swallow its end tag. */
function elementOf(node: Parents): string | undefined {
  switch (node.type) {
    case 'list':
      return node.ordered ? 'ol' : 'ul'
    case 'listItem':
      return 'li'
    case 'blockquote':
    case 'table':
    case 'strong':
      return node.type
    // The end tag of any heading closes it, whatever its depth.
    case 'heading':
      return 'h1'
    case 'emphasis':
      return 'em'
    case 'delete':
      return 'del'
    case 'link':
    case 'linkReference':
      return 'a'
    default:
      return undefined
  }
}

/** In `<svg>`, `<path/>` needs no end tag. Elsewhere the slash means nothing. */
function isSelfClosing(source: string, open: readonly LooseTag[]): boolean {
  return source.endsWith('/>') && open.some(({ name }) => name === 'svg' || name === 'math')
}

/** Ends a comment, or a tag within an attribute, without visible output. */
const endOfTag = `<!--"'><!-- -->`

/**
 * The Markdown that closes the elements that some blocks leave open, as a block below them; empty if there are none.
 * @param closed the end of the last block that is there already: `-->` or an end tag
 */
export function closersOf(blocks: readonly Nodes[], text: string, closed: string | undefined): string {
  const open = looseTags(blocks, text).filter(
    ({ kind, name, isIncomplete }) => kind === 'start' && (name !== 'p' || isIncomplete),
  )
  const last = open.at(-1)
  if (last && closed === (last.name === '' ? '-->' : last.isIncomplete ? '' : `</${last.name}>`)) open.pop()
  // What follows a tag that is cut off is in its attribute.
  const ends = open.some(({ isIncomplete }) => isIncomplete) ? [endOfTag] : []
  const closers = open
    .reverse()
    .flatMap(({ name, swallowed }) => [...(name === '' || isVoid.has(name) ? [] : [name]), ...swallowed])
  return [...ends, ...closers.map(closerOf)].join('\n')
}

/** Markdown reads `</https:>` as text unless a comment precedes it. */
function closerOf(name: string): string {
  return /^[a-z][a-z\d-]*$/.test(name) ? `</${name}>` : `<!-- --></${name}>`
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
    return names ? moved(attributeEdits(source, names, base), start) : []
  })
}

/** What CommonMark allows after the name of a tag: ` src=img/a.png`, ` alt='그림'`, ` hidden`. */
const attributeValue = String.raw`[^\s"'=<>\x60]+|'[^']*'|"[^"]*"`
const attribute = String.raw`\s+([a-z_:][\w.:-]*)(?:\s*=\s*(${attributeValue}))?`

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
      return moved(edits, at)
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
