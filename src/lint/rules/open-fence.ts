import { offset } from '../../note/edits.ts'
import { openFence as fenceOf } from '../../note/sections.ts'
import type { Rule } from '../rule.ts'

/** A code block that nobody closed: all below it is code. */
export const openFence: Rule = {
  name: 'open-fence',
  severity: 'error',
  needsAll: true,
  *check({ note, words, find }) {
    const last = note.tree.children.at(-1)
    if (last?.type !== 'code') return
    const start = offset(last, 'start')
    const source = note.text.slice(start, offset(last, 'end'))
    const fence = fenceOf(source)
    if (fence === undefined) return
    const [line = ''] = source.split('\n', 1)
    yield find({ start, end: start + line.length }, words.openFence(fence))
  },
}
