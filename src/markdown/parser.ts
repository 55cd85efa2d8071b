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
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { plainText } from './mdast.ts'
import { plainBlocks } from './plain-blocks.ts'

/** micromark's names of all inline constructs, which {@link parseBlocks} disables. */
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
  // The fragment has the nodes between the brackets. More are added later; then an image keeps only its text.
  if (node?.type === 'image' && fragment?.type === 'fragment')
    node.data = { ...node.data, alternative: fragment.children }
}

/** micromark starts a setext heading at the definitions above it: `[ref]: x`, then `heading`, then `===`. */
const headingStarts: Extension = {
  enter: {
    setextHeadingText({ start: { line, column, offset } }) {
      const heading = this.stack.at(-1)
      if (heading?.position) heading.position.start = { line, column, offset }
    },
  },
}

/** Accepts slashes in unquoted attribute values, `<a href=https://e.com/>`, which micromark ends at the slash. */
export const htmlWithSlashes: SyntaxExtension = {
  flow: { 60: withSlashes(htmlFlow) },
  text: { 60: withSlashes(htmlText) },
  disable: { null: ['htmlFlow', 'htmlText'] },
}

/** Wraps a construct and replaces some characters in unquoted attribute values. */
function withSlashes(construct: Construct): Construct {
  return {
    ...construct,
    name: `${construct.name}WithSlashes`,
    tokenize(effects, ok, nok) {
      let place: PlaceInTag = 'tag'
      let read: Code = null
      let isOver = false
      const ending =
        (state: State): State =>
        () => {
          isOver = true
          return state(read)
        }
      const [accept, refuse] = [ending(ok), ending(nok)]
      const tracked = (state: State | undefined): State | undefined =>
        isOver
          ? state
          : (code) => {
              read = code
              place = placeAfter(code !== null && code > 0 ? String.fromCharCode(code) : ' ', place)
              return tracked(state?.(place === 'value' ? translate(code) : code))
            }
      const trackedEffects = { ...effects, consume: () => effects.consume(read) }
      return tracked(construct.tokenize.call(this, trackedEffects, accept, refuse)) as State
    },
  }
}

/** In an unquoted value, a slash is read as a letter, and `=` as a backtick, which is invalid there too. */
function translate(code: Code): Code {
  const [slash, letter, equals, backtick] = [47, 97, 61, 96]
  return code === slash ? letter : code === equals ? backtick : code
}

type PlaceInTag = 'tag' | 'equals' | 'value' | '"' | "'"

/** The place in a tag after a character, from the place before it. */
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
 * GFM as in remark-gfm, without the transform that finds further autolinks in the finished tree, `[https://e.com]`: its
 * nodes have no position.
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
  unified().use(remarkParse).use(compiledWith, headingStarts).use(compiledWith, positions).use(blocksAlone, how)
const blocks = blocksOnly({ tables: true })
const blocksWithoutTables = blocksOnly({ tables: false })
// remark-cjk-friendly must come before GFM: after it, stringify drops the box of every `- [ ]`.
const inlines = unified()
  .use(remarkParse)
  .use(compiledWith, headingStarts)
  .use(remarkCjkFriendly)
  .use(gfmWithPositions)
  .use(compiledWith, positions)
// The single tildes in `1~5장과 6~9장` are ranges, not strike-through.
const rendered = unified().use(remarkParse).use(remarkCjkFriendly).use(gfmWithPositions, { singleTilde: false })
const plain = unified().use(remarkParse).use(compiledWith, headingStarts).use(gfmWithPositions)

/**
 * Parses only blocks: headings, lists, tables, code, HTML, definitions. A paragraph or heading has its source as one
 * text node. Takes a fifth of the time of {@link parseMarkdown}. A file goes through `splitFrontMatter` first.
 */
export function parseBlocks(markdown: string): Root {
  return plainBlocks(markdown, blocksByParser)
}

/** The same with micromark for all blocks. */
export function blocksByParser(markdown: string): Root {
  // The table extension reads each line of text again to check for a table head, which needs `|--` or `:--` below it.
  return (/-[ \t]*[|:]|[|:][ \t]*-/.test(markdown) ? blocks : blocksWithoutTables).parse(markdown)
}

/** Parses Markdown: CommonMark with GFM, and emphasis next to Hangul as the author intended (`**용어(Term)**은`). */
export function parseMarkdown(markdown: string): Root {
  return inlines.parse(markdown)
}

/** Parses Markdown as GitHub does, where `**용어(Term)**은` is text with asterisks. */
export function parsePlain(markdown: string): Root {
  return plain.parse(markdown)
}

/** Parses Markdown for web pages: as {@link parseMarkdown}, but a single `~` does not strike through. */
export function parseForPage(markdown: string): Root {
  return rendered.parse(markdown)
}

/** The plain text of a heading's raw Markdown: `[핵심](a.md) &amp; **인사이트**` is `핵심 & 인사이트`. */
export function headingText(raw: string): string {
  const line = raw.replace(/\s*\n\s*/g, ' ').trim()
  return /[[<&\\]/.test(line) ? plainText(parseMarkdown(`# ${line}`)) : line
}
