import { plainText, type Root } from './mdast.ts'

/** A heading with the text below it. Offsets into the text. */
export interface HeadedSpan {
  /** The start of the heading. */
  start: number
  /** The start of the line after the heading. */
  body: number
  end: number
}

/**
 * Finds the spans that begin with certain headings. One ends at the next of these headings or at a heading of a higher
 * level.
 * @param read what a heading with this text begins, or undefined
 */
export function headedSpans<T extends object>(
  tree: Root,
  text: string,
  read: (title: string) => T | undefined,
): (T & HeadedSpan)[] {
  const spans: (T & HeadedSpan)[] = []
  let depth = 0
  let isOpen = false
  for (const node of tree.children) {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (node.type !== 'heading' || start === undefined || end === undefined) continue
    const begun = read(plainText(node))
    if (!begun && !(isOpen && node.depth < depth)) continue
    const last = spans.at(-1)
    if (last && isOpen) last.end = start
    isOpen = begun !== undefined
    if (!begun) continue
    depth = node.depth
    const newline = text.indexOf('\n', end)
    spans.push({ ...begun, start, body: newline < 0 ? text.length : newline + 1, end: text.length })
  }
  return spans
}
