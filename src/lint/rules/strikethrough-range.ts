import { walk } from '../../mdast.ts'
import { offset } from '../../note/edits.ts'
import { excerpt } from '../lines.ts'
import type { LintFinding, Rule } from '../rule.ts'

/** `1~5장과 6~9장`: GitHub strikes through what stands between the two tildes. */
export const strikethroughRange: Rule = {
  name: 'strikethrough-range',
  severity: 'error',
  reads: mayStrike,
  changes: { nodes: ['delete'], letters: /~/g },
  *check({ note, inlines, words, find }): Generator<LintFinding> {
    if (!mayStrike(note.text)) return
    const found: LintFinding[] = []
    walk(inlines, (node) => {
      if (node.type !== 'delete') return
      const [start, end] = [offset(node, 'start'), offset(node, 'end')]
      if (note.text.startsWith('~~', start) || !isRange(note.text, start, end)) return
      const fix = [start, end - 1].map((at) => ({ start: at, end: at, text: '\\' }))
      found.push(find(node, words.strikethroughRange(excerpt(note.text.slice(start, end))), fix))
    })
    yield* found
  },
}

function mayStrike(source: string): boolean {
  return /(?<!~)~(?!~)[^~]+~/.test(source)
}

/** `~취소~` by itself is meant; a tilde between two words or numbers is not. */
function isRange(text: string, start: number, end: number): boolean {
  const word = /[\p{L}\p{N}%)\]]/u
  return word.test(text[start - 1] ?? '') || /[\p{L}\p{N}]/u.test(text[end] ?? '')
}
