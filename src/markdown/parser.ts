import type { Root } from 'mdast'
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { htmlFlow, htmlText } from 'micromark-core-commonmark'
import { gfm } from 'micromark-extension-gfm'
import type { Code, Construct, State, Extension as SyntaxExtension } from 'micromark-util-types'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { plainText } from './mdast.ts'

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
const htmlWithSlashes: SyntaxExtension = {
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

/**
 * GFM as in remark-gfm, without the transform that finds further autolinks in the finished tree, `[https://e.com]`: its
 * nodes have no position.
 */
function gfmWithPositions(this: Processor): undefined {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfm(), htmlWithSlashes]
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
  ]
}

// remark-cjk-friendly must come before GFM: after it, stringify drops the box of every `- [ ]`.
const asIntended = unified()
  .use(remarkParse)
  .use(compiledWith, headingStarts)
  .use(remarkCjkFriendly)
  .use(gfmWithPositions)
  .use(compiledWith, positions)
const asGitHub = unified().use(remarkParse).use(compiledWith, headingStarts).use(gfmWithPositions)

/** micromark's names of all inline constructs. */
const inlineConstructs = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'hardBreakEscape',
  'htmlText',
  'htmlTextWithSlashes',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
]
const blocks = unified()
  .use(remarkParse)
  .use(gfmWithPositions)
  .use(function (this: Processor) {
    this.data().micromarkExtensions?.push({ disable: { null: inlineConstructs } })
  })

/**
 * Parses only blocks, so that inlines can be bounded before they take quadratic time. A paragraph, a heading or a cell
 * has its source as one text node.
 */
export function parseBlocks(markdown: string): Root {
  return blocks.parse(markdown)
}

/** Parses Markdown: CommonMark with GFM, and emphasis next to Hangul as the author intended (`**용어(Term)**은`). */
export function parse(markdown: string): Root {
  return asIntended.parse(markdown)
}

/** Parses Markdown as GitHub does, where `**용어(Term)**은` is text with asterisks. */
export function parseAsGitHub(markdown: string): Root {
  return asGitHub.parse(markdown)
}

/** The plain text of a heading's raw Markdown: `[핵심](a.md) &amp; **인사이트**` is `핵심 & 인사이트`. */
export function headingText(raw: string): string {
  const line = raw.replace(/\s*\n\s*/g, ' ').trim()
  return /[[<&\\]/.test(line) ? plainText(parse(`# ${line}`)) : line
}
