import { type Root, walk } from '../mdast.ts'
import { offset } from './edits.ts'

/** A link's or a footnote's definition, where it stands in the note. */
export interface LabelDefinition {
  kind: 'definition' | 'footnoteDefinition'
  /** The label as Markdown compares it. */
  identifier: string
  start: number
  end: number
  /** Where the note's line is cut when the definition stands in a quote or a list: columns before it. */
  indent: number
  /** The end of the label in the document, `-kim` for `[ref-kim]`. */
  suffix: string
}

/** The definitions of a note: all, and for each label the one that counts, which is the first. */
export interface Labels {
  all: LabelDefinition[]
  link: Map<string, LabelDefinition>
  footnote: Map<string, LabelDefinition>
}

/**
 * Finds a note's definitions and gives each label an end of its own.
 * @param id what the labels of this note gain, so that they never meet another note's
 */
export function findLabels(tree: Root, text: string, id: string): Labels {
  const labels: Labels = { all: [], link: new Map(), footnote: new Map() }
  if (!text.includes(']:')) return labels
  const suffix = `-${safe(id)}`
  walk(tree, (node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    const [start, end] = [offset(node, 'start'), offset(node, 'end')]
    const indent = (node.position?.start.column ?? 1) - 1
    labels.all.push({ kind: node.type, identifier: node.identifier, start, end, indent, suffix })
  })
  const taken = new Set(labels.all.map(({ identifier }) => identifier))
  for (const one of labels.all) {
    const first = one.kind === 'definition' ? labels.link : labels.footnote
    if (!first.has(one.identifier)) {
      first.set(one.identifier, one)
      continue
    }
    // A second definition of a label counts for nothing; it must not come to count when sections change places.
    let turn = 2
    while (taken.has(`${one.identifier}-${turn}`)) turn++
    taken.add(`${one.identifier}-${turn}`)
    one.suffix = `-${turn}${suffix}`
  }
  return labels
}

/** An id as a label may hold it: no space (a footnote's ends there), no bracket, nothing that binds tighter than one. */
function safe(id: string): string {
  return id.replace(/[\s[\]\\^<>`%]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
}
