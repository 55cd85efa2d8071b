import { walk } from '../../mdast.ts'
import { offset } from '../../note/edits.ts'
import { excerpt } from '../lines.ts'
import type { LintFinding, Rule } from '../rule.ts'

/** `[^1]` or `[글][ref]` for which the note has no definition: GitHub shows the brackets. */
export const undefinedReference: Rule = {
  name: 'undefined-reference',
  severity: 'warning',
  needsAll: true,
  reads: mayRefer,
  *check({ note, inlines, words, find }): Generator<LintFinding> {
    if (!mayRefer(note.text)) return
    const found: LintFinding[] = []
    walk(inlines, (node, ancestors) => {
      // What is defined is a node of its own; what is left is text. Inside a link brackets are brackets.
      if (node.type !== 'text' || ancestors.some(({ type }) => type === 'link' || type === 'linkReference')) return
      const from = offset(node, 'start')
      const source = note.text.slice(from, offset(node, 'end'))
      for (const { 0: whole, 1: label = '', index } of source.matchAll(pattern)) {
        const range = { start: from + index, end: from + index + whole.length }
        found.push(find(range, words.undefinedReference(excerpt(whole), whole.startsWith('[^') ? whole : `[${label}]`)))
      }
    })
    yield* found
  },
}

// An index stands right behind a letter or a mark, as in `행렬[i][j]`, `f(x)[0][1]`, `a?.[b][c]`, or is short by itself,
// `[i][j]`. A reference's first bracket has words in it and a space before it; a footnote's has none: `복제 지연[^1]`.
const pattern =
  /(?<![\\\]])\[\^[^\s[\]^]+\](?!\()|(?<![\p{L}\p{N}_\]\\!)}"'`.])!?\[(?!\w{0,2}\])[^[\]\n]+\]\[(?![ xX]?\])([^[\]\n]+)\]/gu

function mayRefer(source: string): boolean {
  return source.includes('[^') || source.includes('][')
}
