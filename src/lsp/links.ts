import { posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DocumentLink, Location } from 'vscode-languageserver/node'
import type { Span } from '../markdown/edits.ts'
import { type Nodes, rangeOf, visitParents } from '../markdown/mdast.ts'
import { findLabels } from '../note/labels.ts'
import { percentDecoded } from '../text.ts'
import { lookUp } from '../workspace/known-files.ts'
import type { EditedNote } from './edited-note.ts'

/** Where a link leads: to a web address, a file of the workspace, or a definition in the note. */
type LinkTarget = { url: string } | { path: string } | { definition: Span }

/** A place in a note that leads somewhere. `target` is the part that an editor underlines. */
interface LeadingPlace extends Span {
  target: Span
  to: LinkTarget
}

/** The links, images and definitions of a note that lead to a file of the workspace or to the web. */
export function documentLinks(note: EditedNote): DocumentLink[] {
  return placesIn(note).flatMap(({ target, to }) => {
    if ('definition' in to) return []
    const address = 'url' in to ? to.url : pathToFileURL(posix.join(note.config.root, to.path)).href
    return [{ range: note.positions.rangeOf(target), target: address }]
  })
}

/** The definition of the label or footnote at an offset, or the file that a link there leads to. */
export function definitionAt(note: EditedNote, at: number): Location | undefined {
  const found = placesIn(note).filter(({ start, end }) => start <= at && at <= end)
  // In `[![alt][img]](a.md)` the image is inside the link.
  const [place] = found.sort((a, b) => a.end - a.start - (b.end - b.start))
  if (!place || 'url' in place.to) return undefined
  if ('definition' in place.to) return { uri: note.uri, range: note.positions.rangeOf(place.to.definition) }
  const start = { line: 0, character: 0 }
  return { uri: pathToFileURL(posix.join(note.config.root, place.to.path)).href, range: { start, end: start } }
}

function placesIn(note: EditedNote): LeadingPlace[] {
  const [{ tree, text, path }] = note.notes
  const labels = findLabels(tree, text)
  const places: LeadingPlace[] = []
  visitParents(tree, (node) => {
    const span = rangeOf(node)
    if (node.type === 'linkReference' || node.type === 'imageReference' || node.type === 'footnoteReference') {
      const definitions = node.type === 'footnoteReference' ? labels.footnote : labels.link
      const definition = definitions.get(node.identifier)
      if (definition) places.push({ ...span, target: span, to: { definition } })
      return
    }
    const target = destinationOf(node)
    const to = target && 'url' in node ? targetOf(node.url, path, note) : undefined
    if (target && to) places.push({ ...span, target, to })
  })
  return places
}

function destinationOf({ data }: Nodes): Span | undefined {
  return data?.destination
}

/** Only the web and the workspace: an editor runs `command:` and opens `file:`. */
function targetOf(url: string, notePath: string, { settings }: EditedNote): LinkTarget | undefined {
  if (/^https?:\/\//i.test(url)) return { url }
  if (url === '' || !settings.files || /^(?:[\\/#?]|[a-z][a-z\d+.-]*:)/i.test(url)) return undefined
  const written = url.replace(/[?#][\s\S]*$/, '')
  const found = [percentDecoded(written) ?? written, written].map((target) =>
    posix.join(posix.dirname(notePath), target),
  )
  const path = found.find((candidate) => settings.files && lookUp(settings.files, candidate) === true)
  return path === undefined ? undefined : { path }
}
