import { posix } from 'node:path'

/**
 * Returns the URL relative to the document, or undefined if it need not change.
 * @param decoded the URL after decoding, if that differs from the source: `https&#58;//a.b`
 */
export type Rebase = (target: string, decoded?: string) => string | undefined

/**
 * Returns the function that rebases a note's relative URLs to the document; undefined if both are in one folder. Both
 * paths are relative to the workspace. The rest of a URL is kept as written: `./그림%201.png#a` in `notes/week-02`
 * becomes `../notes/week-02/그림%201.png#a` for a document in `docs`.
 */
export function rebaseFrom(note: string, document: string): Rebase | undefined {
  const between = posix.relative(posix.dirname(document), posix.dirname(note))
  if (between === '') return undefined
  const prefix = between.split('/').map(encodeSegment)
  return (target, decoded = target) => {
    // Absolute URLs and paths, and fragments of the note itself, do not change.
    if (decoded === '' || /^(?:[/\\#?]|[a-z][a-z\d+.-]*:)/i.test(decoded)) return undefined
    const [, path = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(target) ?? []
    const segments: string[] = []
    for (const segment of [...prefix, ...path.split('/')]) {
      if (segment === '.') continue
      if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
      else segments.push(segment)
    }
    const joined = segments.join('/')
    // Without `./`, `a:b` would be a scheme, `/b` an absolute path, and an empty path the document itself.
    return (/^(?:\/|[^/]*:|$)/.test(joined) ? './' : '') + joined + rest
  }
}

// The space in a folder such as `2주차 (3~4장)` would end a bare destination.
function encodeSegment(segment: string): string {
  return segment.replace(/[^\p{L}\p{N}\p{M}._~!$+,;=@-]/gu, (letter) =>
    [...new TextEncoder().encode(letter)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
}
