import type { FootnoteReference, ImageReference, LinkReference } from 'mdast'
import type { Edit } from '../markdown/edits.ts'
import { longestLabel, normaliseLabel } from '../markdown/label-text.ts'
import { offset } from '../markdown/mdast.ts'
import type { LabelDefinition } from './labels.ts'

/** The edits that rename a reference to its definition's label in the document. */
export function referenceEdits(
  reference: LinkReference | ImageReference | FootnoteReference,
  source: string,
  definition: LabelDefinition,
): Edit[] {
  if (definition.suffix === '') return []
  const { identifier } = reference
  const [start, end] = [offset(reference, 'start'), offset(reference, 'end')]
  if (reference.type === 'footnoteReference') return footnoteEdits(source, start, end, definition)
  const opening = start + (reference.type === 'imageReference' ? 2 : 1)
  if (reference.referenceType === 'full') {
    return [nameEdit(source, lastBracket(source, end - 1) + 1, end - 1, definition)]
  }
  // In `[ref]` and `[ref][]` the text is the label. The text must not change, so the new label is added after it.
  const written = source
    .slice(opening, end - (reference.referenceType === 'collapsed' ? 3 : 1))
    .replace(/\s*\n[ \t>]*/g, ' ')
    .trim()
  // The `>` of a quote is not part of a label that spans lines, but elsewhere `>` is.
  const label = definition.stem ?? (normaliseLabel(written) === identifier ? written : identifier)
  const text = label + definition.suffix
  return reference.referenceType === 'collapsed'
    ? [{ start: end - 1, end: end - 1, text }]
    : [{ start: end, end, text: `[${text}]` }]
}

/** The last unescaped opening bracket before an offset. */
function lastBracket(source: string, before: number): number {
  let at = source.lastIndexOf('[', before - 1)
  while (at > 0 && /(?<!\\)(?:\\\\)*\\$/.test(source.slice(Math.max(0, at - longestLabel), at)))
    at = source.lastIndexOf('[', at - 1)
  return at
}

function footnoteEdits(source: string, start: number, end: number, definition: LabelDefinition): Edit[] {
  // GitHub and CommonMark read `[^a\\]b]` as a link with that text, which must not change, so the label is added.
  if (!source.slice(start, end).includes('\\') || source[start - 1] === ']')
    return [nameEdit(source, start + 2, end - 1, definition)]
  const label = `^${definition.stem ?? definition.label}${definition.suffix}`
  return source.startsWith('[]', end)
    ? [{ start: end + 1, end: end + 1, text: label }]
    : [{ start: end, end, text: `[${label}]` }]
}

/**
 * The edits that rename a definition to its label in the document.
 * @param at its start in `source`
 */
export function definitionEdits(definition: LabelDefinition, at: number, source: string): Edit[] {
  const start = at + (definition.kind === 'definition' ? 1 : 2)
  const pattern = /(?:\\[\s\S]|[^\\\]])*/y
  pattern.lastIndex = start
  const label = pattern.exec(source)?.[0]
  return label ? [nameEdit(source, start, start + label.length, definition)] : []
}

/** Adds the suffix to a label, before trailing spaces, which Markdown ignores: `[ref ]` is `[ref]`. */
function nameEdit(source: string, start: number, end: number, { stem, suffix }: LabelDefinition): Edit {
  let at = end
  while (at > start && /\s/.test(source[at - 1] ?? '')) at--
  return stem === undefined ? { start: at, end: at, text: suffix } : { start, end, text: stem + suffix }
}
