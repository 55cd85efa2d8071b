import { definedBelow, readInlines, unitsOf } from '../markdown/inlines.ts'
import { offset, type Root } from '../markdown/mdast.ts'
import type { Flavour } from '../markdown/plain-emphasis.ts'
import type { Note } from '../note/note.ts'

/** Reads those blocks of a note that pass `test`, and those that define something. */
export function readBlocks(note: Note, test: (source: string) => boolean, flavour: Flavour): Root {
  let any = false
  const blocks = note.tree.children.flatMap(unitsOf).filter((block) => {
    if (block.type === 'yaml' || block.type === 'code' || !block.position) return false
    const lineStart = offset(block, 'start') - block.position.start.column + 1
    const source = note.text.slice(lineStart, offset(block, 'end'))
    const passed = test(source)
    any ||= passed
    return passed || /^[ \t>*+-]*\[[^\]\n]+\]:/m.test(source)
  })
  return { type: 'root', children: any ? readInlines(blocks, note.text, definedBelow(note.tree), flavour) : [] }
}
