import type { Root, RootContent } from '../mdast.ts'
import { walk } from '../mdast.ts'
import type { Note } from '../note/note.ts'

/** A block of the note as it stands in the text that is read: what has to be added to come back to the note. */
interface Stretch {
  from: number
  offset: number
  line: number
}

/**
 * Reads those blocks of a note that pass `test`, and no others; all in the tree stands where it stands in the note. A
 * list is taken item by item, since most of a note is lists. Definitions are always read: elsewhere they tell what is a
 * link. To read blank lines in place of the other blocks would take longer than to move what was read.
 */
export function readBlocks(note: Note, test: (source: string) => boolean, parse: (markdown: string) => Root): Root {
  const stretches: Stretch[] = []
  let markdown = ''
  let line = 1
  let any = false
  for (const { start, end } of note.tree.children.flatMap(unitsOf)) {
    const lineStart = start.offset - start.column + 1
    const source = note.text.slice(lineStart, end.offset)
    const passed = test(source)
    if (!passed && !/^[ \t>*+-]*\[[^\]\n]+\]:/m.test(source)) continue
    any ||= passed
    stretches.push({ from: markdown.length, offset: lineStart - markdown.length, line: start.line - line })
    markdown += `${source}\n\n`
    line += end.line - start.line + 2
  }
  return any ? moved(parse(markdown), stretches) : { type: 'root', children: [] }
}

interface Unit {
  start: { line: number; column: number; offset: number }
  end: { line: number; offset: number }
}

/** The stretches of a block that may be read without the others. */
function unitsOf(node: RootContent): Unit[] {
  if (node.type === 'yaml' || node.type === 'code') return []
  // By itself an item that stands four columns in, which only the items above it allow, would be read as code.
  const apart = node.type === 'list' && node.children.every(({ position }) => (position?.start.column ?? 9) <= 4)
  return (apart ? node.children : [node]).flatMap(({ position }) => (position ? [position as Unit] : []))
}

function moved(tree: Root, stretches: readonly Stretch[]): Root {
  // An end is that of the stretch before, not the start of the next.
  const move = (point: { line: number; offset?: number | undefined }, isEnd: boolean) => {
    const at = point.offset ?? 0
    const stretch = stretches.findLast(({ from }) => (isEnd ? from < at : from <= at)) ?? stretches[0]
    point.line += stretch?.line ?? 0
    point.offset = at + (stretch?.offset ?? 0)
  }
  walk(tree, ({ type, position, data }) => {
    if (type === 'root' || !position) return
    const shift = (stretches.findLast(({ from }) => from <= (position.start.offset ?? 0)) ?? stretches[0])?.offset ?? 0
    if (data?.destination) {
      data.destination = { start: data.destination.start + shift, end: data.destination.end + shift }
    }
    move(position.start, false)
    move(position.end, true)
  })
  return tree
}
