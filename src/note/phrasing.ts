import type { PhrasingContent, RootContent } from 'mdast'
import { bracketed } from '../markdown/labels.ts'
import { parseMarkdown } from '../markdown/parser.ts'
import { codeValue, type Defined, type Inline, maskInlines, plainInlines } from '../markdown/plain-inlines.ts'

/** Marks that only a parser can tell emphasis, or a character reference, by. */
const mark = /[*_~&]/
/** `**제목**: 설명` and `**제목:** 설명`, and no other mark. */
const simple = /^(?:\*\*((?=\S)[^*_~&]*(?:[\p{L}\p{N}]|[:：)](?=\*\*(?:\s|$))))\*\*)?([^*_~&]*)$/u

/** The labels that some blocks define. */
export function definedIn(blocks: readonly RootContent[]): Defined {
  const of = (type: 'definition' | 'footnoteDefinition') =>
    new Set(blocks.flatMap((block) => (block.type === type ? [block.identifier] : [])))
  return { link: of('definition'), footnote: of('footnoteDefinition') }
}

/**
 * Reads the inline Markdown of a paragraph for its words: bold words at its beginning and the rest, or all that a parser
 * finds where the paragraph is not as plain as that.
 */
export function phrasingOf(raw: string, defined: Defined): PhrasingContent[] {
  // On one line nothing in it is a list or a heading of its own; a box is no word.
  const line = raw.replace(/\\?\n/g, ' ').replace(/^\[[ xX]\][ \t]+/, '')
  return plainPhrasing(line, defined) ?? parsedPhrasing(line, defined)
}

/** The words of a line by the marks that need no parser; undefined where there are others. */
export function plainPhrasing(line: string, defined: Defined): PhrasingContent[] | undefined {
  const inlines = plainInlines(line, defined)
  if (!inlines || inlines.some((inline) => 'text' in inline && /[*_~&`\\]/.test(textOf(line, inline)))) return undefined
  // What stands in code or a target is no mark.
  const bare = maskInlines(line, inlines)
  const [whole, bold] = mark.test(bare) ? (simple.exec(bare) ?? []) : [bare]
  if (whole === undefined) return undefined
  if (bold === undefined) return [shown(line, inlines, 0, line.length)]
  const end = 2 + bold.length
  return [{ type: 'strong', children: [shown(line, inlines, 2, end)] }, shown(line, inlines, end + 2, line.length)]
}

function textOf(line: string, { text }: { text: { start: number; end: number } }): string {
  return line.slice(text.start, text.end)
}

/** What a reader sees of a stretch of a line. */
function shown(line: string, inlines: readonly Inline[], start: number, end: number): PhrasingContent {
  let [value, at] = ['', start]
  for (const inline of inlines) {
    if (inline.start < at || inline.end > end) continue
    value += line.slice(at, inline.start) + wordsOf(line, inline)
    at = inline.end
  }
  return { type: 'text', value: value + line.slice(at, end) }
}

function wordsOf(line: string, inline: Inline): string {
  if ('text' in inline) return textOf(line, inline)
  const source = line.slice(inline.start, inline.end)
  if (inline.type === 'escape') return source.slice(1)
  if (inline.type === 'autolink') return source.slice(1, -1)
  if (inline.type === 'footnoteReference') return ''
  return codeValue(source)
}

/** The same by a parser, with the definitions of the labels that the line says. */
export function parsedPhrasing(line: string, { link, footnote }: Defined): PhrasingContent[] {
  const isDefined = (label: string) => link.has(label) || (label.startsWith('^') && footnote.has(label.slice(1)))
  const definitions = line.includes('[') ? [...new Set(bracketed(line))].filter(isDefined) : []
  const [heading] = parseMarkdown([`# ${line}`, ...definitions.map((label) => `[${label}]: -`)].join('\n\n')).children
  return heading?.type === 'heading' ? heading.children : [{ type: 'text', value: line }]
}
