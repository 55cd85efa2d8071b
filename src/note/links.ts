import { posix } from 'node:path'

/**
 * Gives the target that means the same from the document, or undefined where nothing need change.
 * @param meant what the target says once it is read, where its letters are written otherwise: `https&#58;//a.b`
 */
export type Rebase = (target: string, meant?: string) => string | undefined

/**
 * Makes the function that turns a note's relative targets into the document's; undefined where the two share a folder.
 * Both paths are relative to the workspace. What a target says of its own is kept as written: `./그림%201.png#a` in
 * `notes/week-02` becomes `../notes/week-02/그림%201.png#a` for a document in `docs`.
 */
export function rebaseFrom(note: string, document: string): Rebase | undefined {
  const between = posix.relative(posix.dirname(document), posix.dirname(note))
  if (between === '') return undefined
  const prefix = between.split('/').map(encodeSegment)
  return (target, meant = target) => {
    // Absolute ones, those of another scheme or host, and places within the note itself mean the same anywhere.
    if (meant === '' || /^(?:[/\\#?]|[a-z][a-z\d+.-]*:)/i.test(meant)) return undefined
    const [, path = '', rest = ''] = /^([^?#]*)([\s\S]*)$/.exec(target) ?? []
    const segments: string[] = []
    for (const segment of [...prefix, ...path.split('/')]) {
      if (segment === '.') continue
      if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
      else segments.push(segment)
    }
    const joined = segments.join('/')
    // Without its folder `a:b` names a scheme, `/b` a root, and nothing at all the document itself.
    return (/^(?:\/|[^/]*:|$)/.test(joined) ? './' : '') + joined + rest
  }
}

// A folder called `2주차 (3~4장)` would end a bare destination at its space.
function encodeSegment(segment: string): string {
  return segment.replace(/[^\p{L}\p{N}\p{M}._~!$+,;=@-]/gu, (letter) =>
    [...new TextEncoder().encode(letter)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
}
