import { posix } from 'node:path'

/** Returns the way from a document's folder to a note's folder, in encoded segments; both paths are in the workspace. */
export function segmentsBetween(document: string, note: string): string[] {
  const between = posix.relative(posix.dirname(document), posix.dirname(note))
  return between === '' ? [] : between.split('/').map(encodeSegment)
}

/**
 * Returns a note's URL relative to a document, or undefined if it need not change. The rest of the URL is kept as written:
 * `./그림%201.png#a` in `notes/week-02` becomes `../notes/week-02/그림%201.png#a` for a document in `docs`.
 * @param between from {@link segmentsBetween}
 * @param decoded the URL after decoding, if that differs from the source: `https&#58;//a.b`
 */
export function rebase(between: readonly string[], target: string, decoded = target): string | undefined {
  // Absolute URLs and paths, and fragments of the note itself, do not change.
  if (between.length === 0 || decoded === '' || /^(?:[/\\#?]|[a-z][a-z\d+.-]*:)/i.test(decoded)) return undefined
  const [, path = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(target) ?? []
  const segments: string[] = []
  for (const segment of [...between, ...path.split('/')]) {
    if (segment === '.') continue
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
    else segments.push(segment)
  }
  const joined = segments.join('/')
  // Without `./`, `a:b` would be a scheme, `/b` an absolute path, and an empty path the document itself.
  return (/^(?:\/|[^/]*:|$)/.test(joined) ? './' : '') + joined + rest
}

// The space in a folder such as `2주차 (3~4장)` would end a bare destination.
function encodeSegment(segment: string): string {
  return segment.replace(/[^\p{L}\p{N}\p{M}._~!$+,;=@-]/gu, (letter) =>
    [...new TextEncoder().encode(letter)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
}
