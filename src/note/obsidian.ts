import { posix } from 'node:path'
import { slug } from 'github-slugger'
import type { Blockquote, Html, PhrasingContent, RootContent, Text } from 'mdast'
import { applyEdits, type Edit, type Span } from '../markdown/edits.ts'
import { type Nodes, offset, type Parents, type Root, visitParents } from '../markdown/mdast.ts'
import { filesNamed, type KnownFiles } from '../workspace/known-files.ts'
import { encodedSegments } from './links.ts'

/**
 * What Obsidian reads in Markdown. It stays text in the tree, as a node of its own, so that everything that knows
 * nothing of Obsidian sees what is written. Only a comment becomes HTML, which no reader sees either.
 */
export interface ObsidianData {
  /** `[[name#heading|alias]]` or, with an exclamation mark, an embed. */
  link?: WikiLink
  /** `%%comment%%`, and what takes its place in a document. */
  comment?: Edit
  /** One of the two `==` around marked words. */
  mark?: 'start' | 'end'
  /** The first line of a callout, with what takes its place in a document. */
  callout?: { edits: Edit[] }
  /** On a quote: that it is a callout. Its first node is the line that says so. */
  quote?: Callout
}

interface WikiLink {
  name: string
  heading?: string | undefined
  alias?: string | undefined
  isEmbed: boolean
  /** The link directly before it, as in `[[a]][[b]]`. */
  before?: WikiLink | undefined
}

/** `> [!kind]- title`: `-` is folded, `+` can be folded. */
interface Callout {
  kind: string
  title: string
  fold: '' | '-' | '+'
}

declare module 'mdast' {
  interface Data {
    obsidian?: ObsidianData
  }
}

/** GitHub's alerts, by the names that Obsidian has for them. */
const alertNames: ReadonlyMap<string, 'note' | 'tip' | 'important' | 'warning' | 'caution'> = new Map([
  ['note', 'note'],
  ['tip', 'tip'],
  ['hint', 'tip'],
  ['important', 'important'],
  ['warning', 'warning'],
  ['attention', 'warning'],
  ['caution', 'caution'],
  ['danger', 'caution'],
  ['error', 'caution'],
])

const imageName = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i

// Not `[a][[b]]`, in which `[a][b](b.md)` would be another link; but `[[a]][[b]]`.
const linkStart = String.raw`(?<![[!\\]|(?<!\[\[[^[\]\n]+\])\])(!?)\[\[`
// No brackets, backslashes or angle brackets: the words are copied into the text of a link.
const linkedName = String.raw`([^[\]|#\\<>\n]+)`
const linkedHeading = String.raw`(#[^[\]|\\<>\n]*)`
// In a table, the bar is escaped.
const linkAlias = String.raw`\\?\|([^[\]|\\<>\n]*)`
const wikiLink = new RegExp(String.raw`${linkStart}${linkedName}${linkedHeading}?(?:${linkAlias})?\]\]`, 'g')
const commentMark = /(?<![%\\\p{N}])%%(?!%)/gu
const highlightMark = /(?<![=\\])==(?!=)/g

/** What takes the place of a comment. A comment in HTML keeps what is beside it apart. */
const nothing = '<!-- -->'

/** Splits the text of a tree where Obsidian reads something else. Changes the tree. */
export function readAsObsidian(tree: Root, text: string): void {
  if (text.includes('%%')) hideBlocks(tree, text)
  visitParents(tree, (node, ancestors) => {
    if (node.type === 'blockquote') readCallout(node, ancestors, text)
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
    if (text.includes('%%')) hideComments(node, ancestors, text)
    readInlines(node, text)
  })
}

/** A comment of several blocks, from `%%` to `%%`, becomes HTML. One with a heading or a definition stays. */
function hideBlocks(tree: Root, text: string): void {
  const sourceOf = (node: Nodes) => text.slice(offset(node, 'start'), offset(node, 'end'))
  const marksOf = (node: Nodes) => Array.from(sourceOf(node).matchAll(commentMark)).length
  const isBarrier = (node: Nodes) => ['heading', 'definition', 'footnoteDefinition', 'code'].includes(node.type)
  const kept: RootContent[] = []
  for (let at = 0; at < tree.children.length; at++) {
    const first = tree.children[at] as RootContent
    const opens = first.type === 'paragraph' && /^%%(?!%)/.test(sourceOf(first)) && marksOf(first) === 1
    // Above a list, the last `%%` is a line of its last item.
    const isEnd = (node: Nodes) => marksOf(node) > 0 || isBarrier(node)
    const end = opens ? tree.children.findIndex((node, index) => index > at && isEnd(node)) : -1
    const last = tree.children[end]
    if (!last || isBarrier(last) || marksOf(last) > 1 || !/%%\s*$/.test(sourceOf(last))) {
      kept.push(first)
      continue
    }
    const range = { start: offset(first, 'start'), end: offset(last, 'end') }
    kept.push(commentNode(range, text, first, last, { ...range, text: nothing }))
    at = end
  }
  tree.children = kept
}

function commentNode(range: Span, text: string, first: Nodes, last: Nodes, comment: Edit): Html {
  const { start, end } = range
  const from = first.position?.start ?? { line: 1, column: 1 }
  return {
    type: 'html',
    value: text.slice(start, end),
    position: { start: { ...from, offset: start }, end: { ...(last.position?.end ?? from), offset: end } },
    data: { obsidian: { comment } },
  }
}

/** Makes HTML of the comments in a block, of those that can be left out. */
function hideComments(
  block: Nodes & { children: PhrasingContent[] },
  ancestors: readonly Parents[],
  text: string,
): void {
  const all = splitAt(block, text, commentMark)
  if (all.length < 2) return
  const isWhole =
    text
      .slice(offset(block, 'start'), offset(block, 'end'))
      .replace(/%%[^%]*%%/g, '')
      .trim() === ''
  const marks = isWhole ? [all[0], all.at(-1)] : all
  const isInFootnote = ancestors.some(({ type }) => type === 'footnoteDefinition')
  const hidden = new Map<PhrasingContent, { node: Html; last: PhrasingContent }>()
  for (let at = 0; at + 1 < marks.length; at += 2) {
    const [open, close] = [marks[at] as Text, marks[at + 1] as Text]
    const range = { start: offset(open, 'start'), end: offset(close, 'end') }
    const source = text.slice(range.start, range.end)
    // The label of a definition has a meaning for some readers, and the end of a footnote closes its HTML.
    const put =
      source.includes(']:') || (isInFootnote && source.includes('<')) ? undefined : placeOf(block, range, text)
    if (put) hidden.set(open, { node: commentNode(range, text, open, close, put), last: close })
  }
  if (hidden.size === 0) return
  let until: PhrasingContent | undefined
  block.children = block.children.flatMap((child): PhrasingContent[] => {
    if (until) {
      if (child === until) until = undefined
      return []
    }
    const comment = hidden.get(child)
    until = comment?.last
    return comment ? [comment.node] : [child]
  })
}

/**
 * What takes the place of a comment in a block; undefined if the text behind it would then begin a line, and perhaps a
 * list or HTML: `%%a%% - b`.
 */
function placeOf(block: Nodes, { start, end }: Span, text: string): Edit | undefined {
  const [from, to] = [offset(block, 'start'), offset(block, 'end')]
  const lineStart = Math.max(from, text.lastIndexOf('\n', start - 1) + 1)
  const beginsLine = block.type === 'paragraph' && isPrefix(text, lineStart, start)
  if (block.type === 'tableCell' && text[lineStart] !== '|') return undefined
  if (!beginsLine) return { start, end, text: nothing }
  const behind = /^[ \t]*(\n[ \t>]*)?/.exec(text.slice(end, to)) ?? ['']
  if (end + behind[0].length >= to) return { start, end, text: nothing }
  if (!/^\p{L}/u.test(text.slice(end + behind[0].length, to))) return undefined
  if (behind[1] !== undefined) return { start, end, text: nothing }
  return lineStart === from ? { start, end: end + behind[0].length, text: '' } : undefined
}

/** Whether there is only indentation and markers of quotes between two places. */
function isPrefix(text: string, from: number, to: number): boolean {
  let at = to
  while (at > from && /[ \t>]/.test(text[at - 1] ?? '')) at--
  return at === from
}

/** Splits off links and the marks around words. Those in the text of a link are left alone. */
function readInlines(parent: Nodes & { children: PhrasingContent[] }, text: string): void {
  for (const child of parent.children)
    if (child.type === 'emphasis' || child.type === 'strong' || child.type === 'delete') readInlines(child, text)
  let last: { end: number; link: WikiLink } | undefined
  for (const node of splitAt(parent, text, wikiLink)) {
    const [start, end] = [offset(node, 'start'), offset(node, 'end')]
    const before = last?.end === start ? last.link : undefined
    const [whole, bang, name = '', heading, alias] = new RegExp(wikiLink.source).exec(text.slice(start, end)) ?? []
    if (whole === undefined || (text[start - 1] === ']' && !before)) continue
    const link = { name: name.trim(), heading: heading?.slice(1), alias, isEmbed: bang === '!', before }
    node.data = { obsidian: { link } }
    last = { end, link }
  }
  let open: Text | undefined
  for (const node of splitAt(parent, text, highlightMark)) {
    const [before, after] = [text[offset(node, 'start') - 1] ?? ' ', text[offset(node, 'end')] ?? ' ']
    if (open && /\S/.test(before)) {
      open.data = { obsidian: { mark: 'start' } }
      node.data = { obsidian: { mark: 'end' } }
      open = undefined
    } else if (/\S/.test(after)) open = node
  }
}

/**
 * Splits the text nodes of a parent so that each match of a pattern is a node of its own.
 * @returns the nodes of the matches
 */
function splitAt(parent: { children: PhrasingContent[] }, text: string, pattern: RegExp): Text[] {
  const found: Text[] = []
  if (!parent.children.some((child) => child.type === 'text' && child.value.search(pattern) >= 0)) return found
  parent.children = parent.children.flatMap((child) => {
    if (child.type !== 'text' || child.data) return [child]
    const { start, end } = { start: offset(child, 'start'), end: offset(child, 'end') }
    // The look-behinds see what is before the node.
    const around = text.slice(Math.max(0, start - 1), end)
    const shift = Math.max(0, start - 1)
    const spans = Array.from(around.matchAll(pattern), ({ 0: { length }, index }) => ({
      start: shift + index,
      end: shift + index + length,
    })).filter((span) => span.start >= start)
    const pieces = split(child, text, spans)
    const starts = new Set(spans.map((span) => span.start))
    if (pieces.length > 1 || starts.size > 0)
      for (const piece of pieces) if (piece !== child && starts.has(offset(piece, 'start'))) found.push(piece)
    return pieces
  })
  return found
}

/** Splits a text node at ranges of its source; at none if their places in its value are unclear, as with `&#91;`. */
function split(node: Text, text: string, spans: readonly Span[]): Text[] {
  if (spans.length === 0) return [node]
  const [from, to] = [offset(node, 'start'), offset(node, 'end')]
  const index = indexIn(text.slice(from, to), node.value)
  const pieces: Text[] = []
  let point = node.position?.start ?? { line: 1, column: 1, offset: from }
  let [at, valueAt] = [from, 0]
  const take = (end: number, valueEnd: number) => {
    if (end === at) return
    const lines = text.slice(at, end).split('\n')
    const column = lines.length > 1 ? 1 : point.column
    const next = { line: point.line + lines.length - 1, column: column + (lines.at(-1)?.length ?? 0), offset: end }
    pieces.push({ type: 'text', value: node.value.slice(valueAt, valueEnd), position: { start: point, end: next } })
    ;[at, valueAt, point] = [end, valueEnd, next]
  }
  for (const { start, end } of spans) {
    const [valueStart, valueEnd] = [index(start - from), index(end - from - 1)]
    if (valueStart === undefined || valueEnd === undefined) return [node]
    take(start, valueStart)
    take(end, valueEnd + 1)
  }
  take(to, node.value.length)
  return pieces
}

/** Finds the place of a character of a source in the value that was parsed from it, by how many there are before it. */
function indexIn(source: string, value: string): (at: number) => number | undefined {
  if (source === value) return (at) => at
  const known = new Map<string, Map<number, number>>()
  return (at) => {
    const letter = source[at] ?? ''
    let places = known.get(letter)
    if (!places) {
      const [written, shown] = [source, value].map((text) => placesOf(letter, text))
      places = new Map(
        written?.length === shown?.length ? written?.map((place, nth) => [place, shown?.[nth] ?? 0]) : [],
      )
      known.set(letter, places)
    }
    return places.get(at)
  }
}

function placesOf(letter: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(letter); at >= 0 && letter !== ''; at = text.indexOf(letter, at + 1)) places.push(at)
  return places
}

/** Reads the first line of a quote as that of a callout, and splits it off. */
function readCallout(quote: Blockquote, ancestors: readonly Parents[], text: string): void {
  const [paragraph] = quote.children
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  if (paragraph?.type !== 'paragraph' || first?.type !== 'text') return
  const start = offset(first, 'start')
  const [line, kind = '', fold = '', title = ''] =
    /^\[!([\p{L}\p{N}_-]+)\]([-+]?)[ \t]*(.*)/u.exec(text.slice(start, offset(first, 'end'))) ?? []
  if (line === undefined) return
  const isWhole =
    start + line.length < offset(first, 'end') ||
    paragraph.children.length === 1 ||
    paragraph.children[1]?.type === 'break'
  // A title with markup stays where it is, as words of the callout.
  const end = start + line.length - (isWhole ? 0 : title.length)
  const pieces = split(first, text, [{ start, end }])
  const [marker] = pieces
  if (!marker || offset(marker, 'end') !== end) return
  const callout: Callout = { kind, title: isWhole ? title.trim() : '', fold: fold as Callout['fold'] }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const before = text.slice(lineStart, start)
  const place = {
    prefix: before.replace(/[^>\s]/g, ' '),
    isTop: ancestors.length === 1,
    // `isWhole` says that the words of the callout begin on the next line.
    goesOn: end < offset(paragraph, 'end'),
    isWhole,
  }
  const put = firstLine(callout, place)
  const source = text.slice(start, end)
  marker.data = { obsidian: { callout: { edits: put === source ? [] : [{ start, end, text: put }] } } }
  quote.data = { ...quote.data, obsidian: { quote: callout } }
  paragraph.children.splice(0, 1, ...pieces)
}

/** The first line of a callout in a document: one of GitHub's alerts, or the title in bold. */
function firstLine(
  { kind, title, fold }: Callout,
  { prefix, isTop, goesOn, isWhole }: { prefix: string; isTop: boolean; goesOn: boolean; isWhole: boolean },
): string {
  const alert = isTop ? alertNames.get(kind.toLowerCase()) : undefined
  const bold = (words: string) => (/^[^*_\\`<]+$/.test(words) ? `**${words}**` : words)
  const shown = title === '' ? '' : bold(title)
  const breaks = goesOn && isWhole ? '\\' : ''
  if (!isWhole) return alert ? `[!${alert.toUpperCase()}]\n${prefix}` : `${bold(kind)}: `
  if (!alert) return (shown || bold(kind)) + breaks
  const marker = kind.toLowerCase() === alert && fold === '' ? `[!${kind}]` : `[!${alert.toUpperCase()}]`
  return shown === '' ? marker : `${marker}\n${prefix}${shown}${breaks}`
}

/** Where a link or an embed leads, as a URL relative to the note, and its words; undefined if it names no file. */
export function targetOf(
  { name, heading, alias, isEmbed, before }: WikiLink,
  note: string,
  files: KnownFiles,
): { url: string; words: string; isImage: boolean; width: string | undefined } | undefined {
  const path = fileNamed(name, note, files)
  // In `[[Prototype]][[b]]`, `[Prototype]][b](b.md)` could be another link.
  if (path === undefined || (before && !targetOf(before, note, files))) return undefined
  const way = posix.relative(posix.dirname(note), path).split('/')
  const isImage = isEmbed && imageName.test(path)
  const [, width] = (isImage && /^(\d{1,4})(?:x\d{1,4})?$/.exec(alias ?? '')) || []
  const words =
    alias && width === undefined ? alias : isImage ? posix.basename(name) : name + (heading ? `#${heading}` : '')
  const fragment = heading === undefined || heading.startsWith('^') || isImage ? '' : fragmentOf(heading)
  return { url: encodedSegments(way.join('/')).join('/') + fragment, words, isImage, width }
}

/** A heading's anchor, as GitHub makes it; for `a#b`, that of the last one. */
function fragmentOf(heading: string): string {
  const anchor = slug(heading.split('#').at(-1)?.trim() ?? '')
  return anchor === '' ? '' : `#${anchor.replace(/[^\p{L}\p{N}\p{M}_-]/gu, encodeURIComponent)}`
}

/** The file of a name: in the folder of the note, else the one that is least deep. */
function fileNamed(name: string, note: string, files: KnownFiles): string | undefined {
  if (name === '' || name.endsWith('/')) return undefined
  const depth = (path: string) => path.split('/').length
  const found = filesNamed(files, name)
  const beside = found.find((path) => posix.dirname(path) === posix.dirname(note))
  return beside ?? found.toSorted((a, b) => depth(a) - depth(b))[0]
}

/** The source of some nodes without Obsidian's comments. Lines keep their numbers. */
export function withoutComments({ start, end }: Span, nodes: readonly Nodes[], text: string): string {
  const edits: Edit[] = []
  for (const root of nodes)
    visitParents(root, ({ data }) => {
      const comment = data?.obsidian?.comment
      if (!comment) return
      const lines = text.slice(comment.start, comment.end).split('\n').length - 1
      edits.push({ start: comment.start - start, end: comment.end - start, text: '\n'.repeat(lines) })
    })
  return applyEdits(text.slice(start, end), edits)
}
