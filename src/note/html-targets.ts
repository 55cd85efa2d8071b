import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import type { Edit } from '../markdown/edits.ts'
import type { Rebase } from './links.ts'

type Node = DefaultTreeAdapterTypes.Node

/** The attributes by which an element points at a file; `srcset` holds several. */
const pointing = new Map([
  ['a', ['href']],
  ['area', ['href']],
  ['audio', ['src']],
  ['img', ['src', 'srcset']],
  ['source', ['src', 'srcset']],
  ['track', ['src']],
  ['video', ['src', 'poster']],
])

/** Where raw HTML must change so that it points at what it pointed at: `<img src>`, `<a href>`; offsets into `html`. */
export function rebaseHtml(html: string, rebase: Rebase): Edit[] {
  const edits: Edit[] = []
  visit(parseFragment(html, { sourceCodeLocationInfo: true }), (node) => {
    if (!('attrs' in node)) return
    for (const name of pointing.get(node.tagName) ?? []) {
      const value = node.attrs.find((attribute) => attribute.name === name)?.value
      const place = node.sourceCodeLocation?.attrs?.[name]
      if (!place || !value) continue
      const source = html.slice(place.startOffset, place.endOffset)
      const [, before = '', written = ''] = /^([^=]*=\s*["']?)([\s\S]*?)["']?$/.exec(source) ?? []
      const start = place.startOffset + before.length
      edits.push(
        ...(name === 'srcset' ? setEdits(written, rebase) : targetEdits(written, value, rebase)).map((edit) => ({
          ...edit,
          start: start + edit.start,
          end: start + edit.end,
        })),
      )
    }
  })
  return edits
}

/**
 * The same for text, since micromark takes `<img src=img/a.png>` for text, by the slash in a value without quotes. GitHub
 * shows the image.
 */
export function rebaseText(text: string, rebase: Rebase): Edit[] {
  const tag = /(?<!\\)<(?:img|a)(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)+\s*\/?>/gi
  return Array.from(text.matchAll(tag)).flatMap(({ 0: raw, index }) =>
    rebaseHtml(raw, rebase).map((edit) => ({ ...edit, start: index + edit.start, end: index + edit.end })),
  )
}

function targetEdits(written: string, value: string, rebase: Rebase): Edit[] {
  // Spaces around a target count for nothing.
  const target = written.trim()
  const text = rebase(target, value.trim())
  const start = written.indexOf(target)
  return text === undefined ? [] : [{ start, end: start + target.length, text }]
}

/** `a.png, b.png 2x`: each target, and what tells when to take it. */
function setEdits(written: string, rebase: Rebase): Edit[] {
  return Array.from(written.matchAll(/([^\s,]\S*?)(?:,+(?=\s|$)|\s[^,]*(?:,|$)|$)/g)).flatMap(
    ({ 1: target = '', index }) => {
      const text = rebase(target)
      return text === undefined ? [] : [{ start: index, end: index + target.length, text }]
    },
  )
}

function visit(root: Node, look: (node: Node) => void): void {
  const rest = [root]
  for (let node = rest.pop(); node; node = rest.pop()) {
    look(node)
    if ('childNodes' in node) rest.push(...[...node.childNodes].reverse())
    if ('content' in node) rest.push(node.content)
  }
}
