import { eastAsianWidth } from 'get-east-asian-width'
import type { Root, RootContent } from 'mdast'
import remarkGfm, { type Options as RemarkGfmOptions } from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { Verbatim } from './mdast.ts'

const frameWith = (tables: RemarkGfmOptions) =>
  unified()
    .use(remarkGfm, tables)
    .use(remarkStringify, {
      bullet: '-',
      rule: '-',
      emphasis: '*',
      handlers: { verbatim: (node: Verbatim) => node.value },
      join: [(_left, right) => (right as { data?: { blankLinesBefore?: number } }).data?.blankLinesBefore],
    })
const frame = frameWith({ tablePipeAlign: false })
/** With aligned tables, as in Prettier. */
const aligned = frameWith({ stringLength: columns })

/** Prints a frame: a tree that we build, with {@link Verbatim} nodes in it. Ends with one line ending. */
export function printFrame(blocks: readonly RootContent[]): string {
  return frame.stringify(frameOf(blocks))
}

/** Prints a frame as Prettier would format it, for files that people edit or keep next to theirs. */
export function printDocument(blocks: readonly RootContent[]): string {
  return aligned.stringify(frameOf(blocks))
}

/** The width of a text in columns. string-width handles more emoji, but loading its tables takes 20 ms. */
function columns(text: string): number {
  const letters = [...text.replace(/[\p{M}\u200D]/gu, '')]
  return letters.reduce((sum, letter) => sum + eastAsianWidth(letter.codePointAt(0) ?? 0), 0)
}

function frameOf(blocks: readonly RootContent[]): Root {
  const children = blocks.flatMap((block, at): RootContent[] => {
    const fuses = block.data?.fusible && blocks[at - 1]?.data?.fusible
    return fuses ? [{ type: 'html', value: '<!-- -->' }, block] : [block]
  })
  return { type: 'root', children }
}
