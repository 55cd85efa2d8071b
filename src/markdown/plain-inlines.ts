import type { Span } from './edits.ts'
import { longestLabel, normaliseLabel } from './labels.ts'

/** An inline construct. `text` is the span in its first brackets. Offsets into the paragraph's source. */
export type Inline = Span &
  (
    | { type: 'escape' }
    | { type: 'code' | 'autolink' }
    | { type: 'link' | 'image'; text: Span; destination: Span; url: string }
    | {
        type: 'linkReference' | 'imageReference'
        referenceType: 'full' | 'collapsed' | 'shortcut'
        identifier: string
        text: Span
      }
    | { type: 'footnoteReference'; identifier: string }
  )

/** The normalised labels that have a definition. */
export type Defined = Record<'link' | 'footnote', Pick<ReadonlySet<string>, 'has'>>

/**
 * Finds the inline constructs of a paragraph, except emphasis, without a parser, which would take thirty times as long.
 * Most paragraphs contain only their plain forms.
 * @param source without quote markers
 * @param defined the labels that have a definition
 * @returns undefined if a parser is needed (nested brackets, HTML, an unmatched backtick)
 */
export function plainInlines(source: string, defined: Defined): Inline[] | undefined {
  const found: Inline[] = []
  const special = /[\\`<[\]]|https?:\/\/|www\./gi
  for (let match = special.exec(source); match; match = special.exec(source)) {
    const read = readers[match[0]] ?? addressAt
    const before = found.at(-1)
    const isImage = source[match.index - 1] === '!' && !(before?.type === 'escape' && before.end === match.index)
    const next = read(source, match.index, defined, isImage)
    if (next === undefined) return undefined
    if ('type' in next) found.push(next)
    special.lastIndex = next.end
  }
  return found
}

/** Replaces each character of some constructs with a dot, so that their markers are not read as the paragraph's. */
export function maskInlines(source: string, inlines: readonly Span[]): string {
  let masked = ''
  for (const { start, end } of inlines) masked += source.slice(masked.length, start) + '.'.repeat(end - start)
  return masked + source.slice(masked.length)
}

/** The value of a code span, without its backticks and the spaces next to them. */
export function codeValue(source: string): string {
  const code = source.replace(/^`+|`+$/g, '')
  return /^[ \n][\s\S]*[ \n]$/.test(code) && /[^ \n]/.test(code) ? code.slice(1, -1) : code
}

/** Reads a construct, or text up to `end`, at an offset. */
type Reader = (source: string, at: number, defined: Defined, isImage: boolean) => Inline | { end: number } | undefined

const readers: Record<string, Reader> = {
  '\\': (source, start) =>
    /[!-/:-@[-`{-~]/.test(source[start + 1] ?? '') ? { type: 'escape', start, end: start + 2 } : { end: start + 1 },
  '`': codeAt,
  '<': angleAt,
  '[': bracketAt,
  ']': (_source, at) => ({ end: at + 1 }),
}

function codeAt(source: string, start: number): Inline | undefined {
  const fence = matchAt(/`+/y, source, start)?.[0] ?? ''
  const runs = /`+/g
  runs.lastIndex = start + fence.length
  for (let run = runs.exec(source); run; run = runs.exec(source))
    if (run[0] === fence) return { type: 'code', start, end: runs.lastIndex }
  return undefined
}

/** `<https://a.b>` is an autolink, `3 < 4` is text. */
function angleAt(source: string, start: number): Inline | { end: number } | undefined {
  const address = matchAt(/<[A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>\p{Cc}]*>/uy, source, start)
  if (address) return { type: 'autolink', start, end: start + address[0].length }
  return /[a-z/!?]/i.test(source[start + 1] ?? '') ? undefined : { end: start + 1 }
}

/** A bare URL. It is plain only if a space follows; otherwise it may include brackets. */
function addressAt(source: string, start: number): { end: number } | undefined {
  const end = start + (matchAt(/[^\s<>[\]\\`]+/y, source, start)?.[0].length ?? 0)
  return /^\s?$/.test(source[end] ?? '') ? { end } : undefined
}

/** Brackets without nested brackets. */
const bracketed = /\[((?:[^[\]\\`<]|\\[\s\S]|`[^`]+`(?!`))*)\]/y
/** Brackets with a label, in which backticks are literal. */
const label = /\[((?:[^[\]\\]|\\[\s\S])*)\]/y
/** `(<a b.md>)`, `(a_(b).md "title")`. */
const resource =
  /\([ \t\n]*(<[^<>\n\\&]*>|(?:[^\s()<>\\&\p{Cc}]|\([^\s()<>\\&\p{Cc}]*\))*)(?:[ \t\n]+(?:"[^"\\]*"|'[^'\\]*'))?[ \t\n]*\)/uy

function bracketAt(source: string, at: number, defined: Defined, isImage: boolean): ReturnType<Reader> {
  if (source[at + 1] === '^') return isImage ? undefined : footnoteAt(source, at, defined)
  const [whole = '', inner = ''] = matchAt(bracketed, source, at) ?? []
  if (whole === '') return undefined
  const text = { start: at + 1, end: at + 1 + inner.length }
  const start = isImage ? at - 1 : at
  const after = at + whole.length
  if (source[after] === '(') return resourceAt(source, after, { type: isImage ? 'image' : 'link', start, text })
  const reference = { type: isImage ? 'imageReference' : 'linkReference', start, text } as const
  if (/`[^`]*[[\]\\]/.test(inner)) return undefined
  const identifier = inner.length > longestLabel ? '' : normaliseLabel(inner)
  // Brackets without a definition are text, and constructs in them are read as usual.
  const asText = { end: /[\\`]/.test(inner) ? at + 1 : after }
  const isDefined = identifier !== '' && defined.link.has(identifier)
  if (source.startsWith('[]', after)) {
    return isDefined ? { ...reference, referenceType: 'collapsed', identifier, end: after + 2 } : asText
  }
  if (source[after] !== '[') {
    return isDefined ? { ...reference, referenceType: 'shortcut', identifier, end: after } : asText
  }
  const [second = '', name = ''] = matchAt(label, source, after) ?? []
  if (second === '' || name.startsWith('^') || name.trim() === '' || name.length > longestLabel) return undefined
  const fullIdentifier = normaliseLabel(name)
  // `[글]` before an undefined label is text, and the label's brackets may begin another construct.
  if (!defined.link.has(fullIdentifier)) return isDefined ? undefined : asText
  return { ...reference, referenceType: 'full', identifier: fullIdentifier, end: after + second.length }
}

function footnoteAt(source: string, start: number, { link, footnote }: Defined): Inline | { end: number } | undefined {
  const [whole = '', name = ''] = matchAt(/\[\^([^\s[\]\\`<]+)\]/y, source, start) ?? []
  const end = start + whole.length
  if (whole === '' || name.length > longestLabel || /[([]/.test(source[end] ?? '')) return undefined
  const identifier = normaliseLabel(name)
  if (footnote.has(identifier)) return { type: 'footnoteReference', identifier, start, end }
  return link.has(`^${identifier}`) ? undefined : { end }
}

function resourceAt(
  source: string,
  at: number,
  link: { type: 'link' | 'image'; start: number; text: Span },
): Inline | undefined {
  const [whole = '', target = ''] = matchAt(resource, source, at) ?? []
  if (whole === '') return undefined
  const start = at + (/^\([ \t\n]*/.exec(whole)?.[0].length ?? 0)
  const url = target.startsWith('<') ? target.slice(1, -1) : target
  return { ...link, end: at + whole.length, destination: { start, end: start + target.length }, url }
}

export function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}
