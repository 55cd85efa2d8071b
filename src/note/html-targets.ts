import { parseFragment } from 'parse5'
import type { Edit } from '../markdown/edits.ts'
import { visitHtml } from './html-nodes.ts'
import { type LinkUse, type Online, rebase } from './links.ts'

type Base = readonly string[] | Online

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
export function rebaseHtml(html: string, base: Base): Edit[] {
  const edits: Edit[] = []
  visitHtml(parseFragment(html, { sourceCodeLocationInfo: true }), (node) => {
    if (!('attrs' in node)) return
    for (const name of urlAttributes.get(node.tagName) ?? []) {
      const value = node.attrs.find((attribute) => attribute.name === name)?.value
      const place = node.sourceCodeLocation?.attrs?.[name]
      if (!place || !value) continue
      const source = html.slice(place.startOffset, place.endOffset)
      const [, before = '', written = ''] = /^([^=]*=\s*["']?)([\s\S]*?)["']?$/.exec(source) ?? []
      const use = name === 'href' ? 'pages' : 'images'
      const start = place.startOffset + before.length
      edits.push(
        ...(name === 'srcset' ? setEdits(written, base) : targetEdits(written, value, base, use)).map((edit) => ({
          ...edit,
          start: start + edit.start,
          end: start + edit.end,
        })),
      )
    }
  })
  return edits
}

/** What CommonMark allows after the name of a tag: ` src=img/a.png`, ` alt='그림'`, ` hidden`. */
const attributeValue = String.raw`[^\s"'=<>\x60]+|'[^']*'|"[^"]*"`
const attribute = String.raw`\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:${attributeValue}))?`
const tagWithUrl = new RegExp(String.raw`(?<!\\)<(?:img|a)(?:${attribute})+\s*/?>`, 'gi')

/**
 * The same for text: micromark parses `<img src=img/a.png>` as text because of the slash, but GitHub shows the image.
 */
export function rebaseText(text: string, base: Base): Edit[] {
  return Array.from(text.matchAll(tagWithUrl)).flatMap(({ 0: raw, index }) =>
    rebaseHtml(raw, base).map((edit) => ({ ...edit, start: index + edit.start, end: index + edit.end })),
  )
}

function targetEdits(written: string, value: string, base: Base, use: LinkUse): Edit[] {
  // Spaces around a URL are ignored.
  const target = written.trim()
  const text = rebase(base, target, value.trim(), use)
  const start = written.indexOf(target)
  return text === undefined ? [] : [{ start, end: start + target.length, text }]
}

/** The edits for a `srcset`: `a.png, b.png 2x`. */
function setEdits(written: string, base: Base): Edit[] {
  return Array.from(written.matchAll(/([^\s,]\S*?)(?:,+(?=\s|$)|\s[^,]*(?:,|$)|$)/g)).flatMap(
    ({ 1: target = '', index }) => {
      const text = rebase(base, target, target, 'images')
      return text === undefined ? [] : [{ start: index, end: index + target.length, text }]
    },
  )
}
