import { createHash } from 'node:crypto'
import type { Alternatives } from '../alternatives.ts'
import { decodeText } from '../workspace/files.ts'

/** In bytes. */
export const largestImage = 16 * 1_048_576

/** Signatures of file formats, as Latin-1. */
const kinds: [kind: string, begins: RegExp][] = [
  ['png', /^\x89PNG\r\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['avif', /^[\s\S]{4}ftypavi[fs]/],
]

const activeElements = 'script foreignObject iframe embed object handler listener audio video set'.replaceAll(' ', '|')

/**
 * What makes an SVG unsafe to open by itself: scripts, and anything that loads other files. Each pattern matches only one
 * name or value, so that none takes long.
 */
export const active: Alternatives = [
  [/<!(?:DOCTYPE|ENTITY)/iu, '<!ENTITY a "b">'],
  [/<\?xml-stylesheet/iu, '<?xml-stylesheet a?>'],
  // In ISO-2022-JP, an escape sequence within `script` is invisible.
  [/^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/iu, '<?xml encoding="iso-2022-jp"?>'],
  [/(?![\t\n\r])\p{Cc}/iu, '<scr\u001B(Bipt>'],
  // HTML in an SVG may have any namespace prefix.
  [/1999\/xhtml/iu, '<a xmlns:h="http://www.w3.org/1999/xhtml">'],
  [new RegExp(`<(?:[^\\s<>:/]+:)?(?:${activeElements})[\\s/>]`, 'iu'), '<svg:script>'],
  [/attributeName\s*=(?!\s*(["'])(?!href)[a-z-]+\1)/iu, '<animate attributeName="href">'],
  [/[\s"'/]on[a-z]+\s*=/iu, '<svg onload="go()">'],
  [/[\s"'/:](?:href|src|base)\s*=(?!\s*["']?(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/iu, '<image href="a.png">'],
  [/@import/iu, '<style>@import "a.css"</style>'],
  [/image-set\(/iu, '<style>a { fill: image-set("a.png") }</style>'],
  [/url\((?!\s*["']?#)/iu, '<rect fill="url(a.svg)">'],
]

/** The path of the copy of an image, derived from its content, or why it is not copied. */
export function imagePath(bytes: Uint8Array): { path: string } | { refused: 'kind' | 'unsafe' } {
  const begins = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const kind = kinds.find(([, pattern]) => pattern.test(begins))?.[0] ?? svgKind(bytes)
  if (kind === 'unsafe' || kind === 'kind') return { refused: kind }
  return { path: `images/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${kind}` }
}

function svgKind(bytes: Uint8Array): 'svg' | 'unsafe' | 'kind' {
  const decoded = decodeText(Buffer.from(bytes))
  if (!('text' in decoded)) return 'kind'
  const { text } = decoded
  if (!/^\s*<(?:\?xml|!|(?:[^\s<>:/]+:)?svg)/i.test(text) || !/<(?:[^\s<>:/]+:)?svg[\s>]/i.test(text)) return 'kind'
  const decodedText = withoutEscapes(text)
  return active.some(([pattern]) => pattern.test(text) || pattern.test(decodedText)) ? 'unsafe' : 'svg'
}

/** Decodes character references and CSS escapes, as in `&#64;import` and `u\72l(`. */
function withoutEscapes(text: string): string {
  const letter = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD')
  return text
    .replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex, decimal) =>
      letter(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(
      /\\(?:([\da-f]{1,6})(?:\r\n|\s)?|(\S))/gi,
      (_, hex, escaped) => escaped ?? letter(Number.parseInt(hex, 16)),
    )
}
