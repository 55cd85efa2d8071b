import { offset, type Root, type RootContent, walk } from '../markdown/mdast.ts'
import { parseMarkdown, parsePlain } from '../markdown/parser.ts'
import type { Flavour } from '../markdown/plain-emphasis.ts'
import { type DefinedLabels, definedBelow, plainBlock } from '../markdown/plain-phrasing.ts'
import type { Note } from '../note/note.ts'

/** A block of the note as it stands in the text that is read: what has to be added to come back to the note. */
interface Stretch {
  from: number
  offset: number
  line: number
}

/**
 * Reads those blocks of a note that pass `test`, and those that define something; all in the tree stands where it stands
 * in the note. A list is taken item by item, since most of a note is lists. Only what is not plain is left to a parser: to
 * read blank lines in place of the other blocks would take longer than to move what was read.
 */
export function readBlocks(note: Note, test: (source: string) => boolean, flavour: Flavour): Root {
  const defined = definedBelow(note.tree)
  const children: RootContent[] = []
  const stretches: Stretch[] = []
  let markdown = ''
  let line = 1
  let any = false
  for (const block of note.tree.children.flatMap(unitsOf)) {
    const { start, end } = block.position as Place
    const lineStart = start.offset - start.column + 1
    const source = note.text.slice(lineStart, end.offset)
    const passed = test(source)
    if (!passed && !/^[ \t>*+-]*\[[^\]\n]+\]:/m.test(source)) continue
    any ||= passed
    const plain = plainBlock(block, note.text, defined, flavour)
    if (plain) {
      children.push(plain)
      continue
    }
    stretches.push({ from: markdown.length, offset: lineStart - markdown.length, line: start.line - line })
    markdown += `${source}\n\n`
    line += end.line - start.line + 2
  }
  if (!any) children.length = 0
  else if (markdown !== '') children.push(...parsed(markdown, stretches, defined, flavour))
  return { type: 'root', children: children.sort((a, b) => offset(a, 'start') - offset(b, 'start')) }
}

interface Place {
  start: { line: number; column: number; offset: number }
  end: { line: number; offset: number }
}

/** The blocks of a note that may be read without the others. */
function unitsOf(node: RootContent): RootContent[] {
  if (node.type === 'yaml' || node.type === 'code') return []
  // By itself an item that stands four columns in, which only the items above it allow, would be read as code.
  const apart = node.type === 'list' && node.children.every(({ position }) => (position?.start.column ?? 9) <= 4)
  return (apart ? node.children : [node]).filter(({ position }) => position)
}

/** Reads blocks with a parser, which has to know what is defined elsewhere to tell what is a link. */
function parsed(
  markdown: string,
  stretches: readonly Stretch[],
  defined: DefinedLabels,
  flavour: Flavour,
): RootContent[] {
  const labels = [...defined.link, ...Array.from(defined.footnote, (label) => `^${label}`)]
  const definitions = labels.map((label) => `[${label}]: -\n\n`).join('')
  const parse = flavour === 'cjk-friendly' ? parseMarkdown : parsePlain
  const tree = parse(markdown + definitions)
  tree.children = tree.children.filter((node) => offset(node, 'start') < markdown.length)
  return moved(tree, stretches).children
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
