import type { Root } from 'mdast'
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { htmlFlow, htmlText } from 'micromark-core-commonmark'
import { gfm } from 'micromark-extension-gfm'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Code, Construct, State, Extension as SyntaxExtension } from 'micromark-util-types'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { plainText } from './mdast.ts'
import { plainBlocks } from './plain-blocks.ts'

/** Inline constructs by micromark's names: all that a parse of the blocks alone leaves unread. */
const inlineConstructs = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'gfmFootnoteCall',
  'hardBreakEscape',
  'htmlText',
  'htmlTextWithSlashes',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'gfmPotentialFootnoteCall',
]

const positions: Extension = {
  enter: { resourceDestination: rememberDestination, definitionDestination: rememberDestination },
  exit: { labelMarker: rememberAlternative },
}

function rememberDestination(this: CompileContext, { start, end }: Token): undefined {
  const node = this.stack.at(-1)
  if (node) node.data = { ...node.data, destination: { start: start.offset, end: end.offset } }
}

function rememberAlternative(this: CompileContext): undefined {
  const [node, fragment] = this.stack.slice(-2)
  // The fragment is what stands between the brackets; it is filled further, then folded to text for an image.
  if (node?.type === 'image' && fragment?.type === 'fragment')
    node.data = { ...node.data, alternative: fragment.children }
}

/** micromark begins a heading at the definitions above it: `[ref]: x`, then `heading`, then `===`. */
const headingStarts: Extension = {
  enter: {
    setextHeadingText({ start: { line, column, offset } }) {
      const heading = this.stack.at(-1)
      if (heading?.position) heading.position.start = { line, column, offset }
    },
  },
}

/**
 * HTML whose values without quotes hold slashes, `<a href=https://e.com/>`: micromark ends such a value at the slash.
 */
export const htmlWithSlashes: SyntaxExtension = {
  flow: { 60: withSlashes(htmlFlow) },
  text: { 60: withSlashes(htmlText) },
  disable: { null: ['htmlFlow', 'htmlText'] },
}

/** The construct, told what the letters in a value without quotes mean. */
function withSlashes(construct: Construct): Construct {
  return {
    ...construct,
    name: `${construct.name}WithSlashes`,
    tokenize(effects, ok, nok) {
      let place: PlaceInTag = 'tag'
      let read: Code = null
      let isOver = false
      const over =
        (state: State): State =>
        () => {
          isOver = true
          return state(read)
        }
      const [accept, refuse] = [over(ok), over(nok)]
      const told = (state: State | undefined): State | undefined =>
        isOver
          ? state
          : (code) => {
              read = code
              place = placeAfter(code !== null && code > 0 ? String.fromCharCode(code) : ' ', place)
              return told(state?.(place === 'value' ? meant(code) : code))
            }
      const reading = { ...effects, consume: () => effects.consume(read) }
      return told(construct.tokenize.call(this, reading, accept, refuse)) as State
    },
  }
}

/**
 * In a value a slash is a letter, and a second `=` is what ends the tag as a backtick does: no reader takes that for
 * one.
 */
function meant(code: Code): Code {
  const [slash, letter, equals, backtick] = [47, 97, 61, 96]
  return code === slash ? letter : code === equals ? backtick : code
}

type PlaceInTag = 'tag' | 'equals' | 'value' | '"' | "'"

/** Where in a tag a letter stands, from where the one before it stood. */
function placeAfter(read: string, place: PlaceInTag): PlaceInTag {
  if (place === '"' || place === "'") return read === place ? 'tag' : place
  if (read === '=') return place === 'value' ? 'value' : 'equals'
  if (/\s/.test(read)) return place === 'equals' ? place : 'tag'
  if (read === '"' || read === "'") return place === 'equals' ? read : 'tag'
  return place === 'tag' || /[<>`]/.test(read) ? 'tag' : 'value'
}

function compiledWith(this: Processor, extension: Extension): undefined {
  const data = this.data()
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), extension]
}

function blocksAlone(this: Processor, { tables }: { tables: boolean }): undefined {
  const data = this.data()
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    ...(tables ? [gfmTable()] : []),
    gfmFootnote(),
    htmlWithSlashes,
    { disable: { null: inlineConstructs } },
  ]
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmTableFromMarkdown(),
    gfmFootnoteFromMarkdown(),
  ]
}

/**
 * GFM as remark-gfm reads it, without the step that looks through the finished tree for addresses that micromark left
 * as text, `[https://e.com]`: it makes nodes that have no position.
 */
function gfmWithPositions(this: Processor, options: { singleTilde?: boolean } = {}): undefined {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfm(options), htmlWithSlashes]
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  ]
}

const blocksOnly = (how: { tables: boolean }) =>
  unified()
    .use(remarkParse)
    .use(compiledWith, headingStarts)
    .use(compiledWith, positions)
    .use(remarkFrontmatter)
    .use(blocksAlone, how)
const blocks = blocksOnly({ tables: true })
const blocksWithoutTables = blocksOnly({ tables: false })
// CJK emphasis stands before GFM: after it, stringify drops the box of every `- [ ]`.
const inlines = unified()
  .use(remarkParse)
  .use(compiledWith, headingStarts)
  .use(remarkCjkFriendly)
  .use(gfmWithPositions)
  .use(compiledWith, positions)
// `1~5장과 6~9장` means a range to whoever writes it.
const rendered = unified().use(remarkParse).use(remarkCjkFriendly).use(gfmWithPositions, { singleTilde: false })
const plain = unified().use(remarkParse).use(compiledWith, headingStarts).use(gfmWithPositions)

/**
 * Reads the block structure of a note: front matter, headings, lists, tables, code, HTML, definitions; what stands in a
 * paragraph or a heading stays one raw text. A fifth of the time of {@link parseMarkdown}, for what no section needs.
 */
export function parseBlocks(markdown: string): Root {
  return plainBlocks(markdown, blocksByParser)
}

/** The same by the parser alone. */
export function blocksByParser(markdown: string): Root {
  // Each line of text is read once more to see whether it is a table's head; below one stands `|--` or `:--`.
  return (/-[ \t]*[|:]|[|:][ \t]*-/.test(markdown) ? blocks : blocksWithoutTables).parse(markdown)
}

/** Reads Markdown whole: CommonMark with GFM, and emphasis next to Hangul as its author meant it (`**용어(Term)**은`). */
export function parseMarkdown(markdown: string): Root {
  return inlines.parse(markdown)
}

/** Reads Markdown whole as GitHub does, which takes `**용어(Term)**은` for text with asterisks. */
export function parsePlain(markdown: string): Root {
  return plain.parse(markdown)
}

/** Reads Markdown to show it as its author meant it: no single `~` strikes through. */
export function parseForPage(markdown: string): Root {
  return rendered.parse(markdown)
}

/** The plain text of a heading's raw Markdown: `[핵심](a.md) &amp; **인사이트**` is `핵심 & 인사이트`. */
export function headingText(raw: string): string {
  const line = raw.replace(/\s*\n\s*/g, ' ').trim()
  return /[[<&\\]/.test(line) ? plainText(parseMarkdown(`# ${line}`)) : line
}
