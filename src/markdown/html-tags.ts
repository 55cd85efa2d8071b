import { type Alternatives, anyOf } from '../alternatives.ts'
import type { Span } from './edits.ts'

/** A comment or a tag in raw HTML. Offsets into the HTML. */
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
  [/<!--[\s\S]*?-->/gi, '<!-- 메모 -->'],
  [/<!--(?![\s\S]*-->)[\s\S]*/gi, '<!-- 메모'],
  [/<\/[a-z][a-z\d-]*\s*>/gi, '</b>'],
  [/<[a-z][a-z\d-]*(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?\/?>/gi, '<a title=">" href="a.md">'],
  [/<[a-z][a-z\d-]*\s[^<>]*$/gi, '<div title="a'],
]
const anyToken = anyOf(tokenForms)

/** The comments and tags of raw HTML, as it is in an `html` node. */
export function htmlTokens(html: string): HtmlToken[] {
  return Array.from(html.matchAll(anyToken), ({ 0: source, index }) => {
    const name = /^<\/?([a-z\d-]*)/i.exec(source)?.[1] ?? ''
    const kind = name === '' ? 'comment' : source.startsWith('</') ? 'endTag' : 'startTag'
    const isComplete = source.endsWith(kind === 'comment' ? '-->' : '>')
    return { kind, name, source, isComplete, start: index, end: index + source.length }
  })
}

/** Elements whose content is text for a browser: `<textarea></div></textarea>`. GitHub shows their tags as text. */
export const rawTextElements: ReadonlySet<string> = new Set(
  'iframe noembed noframes plaintext script style textarea title xmp'.split(' '),
)
