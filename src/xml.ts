import type { Element, Root } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** The text of an XML file with a root element, without a line ending. */
export function xmlFile(root: Element): string {
  const declaration = { type: 'instruction' as const, name: 'xml', value: 'version="1.0" encoding="UTF-8"' }
  return xmlOf({ type: 'root', children: [declaration, { type: 'text', value: '\n' }, root] })
}

/** The text of a part of an XML file. The library leaves `]]>` as it is, which only the end of a CDATA section may be. */
function xmlOf(part: Element | Root): string {
  return toXml(part).replaceAll(']]>', ']]&gt;')
}

/**
 * A text on one line that any XML file or log can contain. XML 1.0 cannot express most control characters or a lone
 * surrogate, and a bidirectional control changes the text after it. They become `U+FFFD`.
 */
export function safeXml(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7E\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}
