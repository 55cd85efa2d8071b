import { posix } from 'node:path'

/** Returns the way from a document's folder to a note's folder, in encoded segments; both paths are in the workspace. */
export function segmentsBetween(document: string, note: string): string[] {
  const between = posix.relative(posix.dirname(document), posix.dirname(note))
  return between === '' ? [] : between.split('/').map(encodeSegment)
}

/** Returns the relative URL of a file from another file; both paths are in the workspace. */
export function urlBetween(from: string, to: string): string {
  return [...segmentsBetween(from, to), encodeSegment(posix.basename(to))].join('/')
}

/**
 * Returns a note's URL relative to a document, or undefined if it need not change. The rest of the URL is kept as written:
 * `./그림%201.png#a` in `notes/week-02` becomes `../notes/week-02/그림%201.png#a` for a document in `docs`.
 * @param base from {@link segmentsBetween}
 * @param decoded the URL after decoding, if that differs from the source: `https&#58;//a.b`
 */
export function rebase(base: readonly string[], target: string, decoded = target): string | undefined {
  // Absolute URLs and paths, and fragments of the note itself, do not change.
  if (base.length === 0 || isFixed(decoded) || decoded.startsWith('/')) return undefined
  const { path, rest } = split(target)
  const joined = join(base, path).join('/')
  // Without `./`, `a:b` would be a scheme, `/b` an absolute path, and an empty path the document itself.
  return (/^(?:\/|[^/]*:|$)/.test(joined) ? './' : '') + joined + rest
}

/** Whether a URL is absolute, or leads to a place in the note itself. */
function isFixed(url: string): boolean {
  return url === '' || /^(?:[\\#?]|[a-z][a-z\d+.-]*:)/i.test(url)
}

function split(target: string): { path: string; rest: string } {
  const [, path = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(target) ?? []
  return { path, rest }
}

/** The segments of a path from a folder, without `.` and inner `..`. */
function join(folder: readonly string[], path: string): string[] {
  const segments: string[] = []
  for (const segment of [...folder, ...path.split('/')]) {
    if (segment === '.') continue
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
    else segments.push(segment)
  }
  return segments
}

// The space in a folder such as `2주차 (3~4장)` would end a bare destination. The printer would escape a bracket in a way
// that Prettier takes back.
function encodeSegment(segment: string): string {
  return segment.replace(/[^\p{L}\p{N}\p{M}._~!$+,;=@-]/gu, (letter) =>
    [...new TextEncoder().encode(letter)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
}
