import { walk } from '../../mdast.ts'
import { offset } from '../../note/edits.ts'
import { excerpt, lineRange } from '../lines.ts'
import type { LintFinding, Rule } from '../rule.ts'

/** A line of the template that was to be written over, or a place like `{title}` that nobody filled. */
export const placeholder: Rule = {
  name: 'placeholder',
  severity: 'warning',
  reads: mayHold,
  *check({ note, inlines, placeholders, words, find }): Generator<LintFinding> {
    const code = note.tree.children.filter(({ type }) => type === 'code' || type === 'html')
    const lines = placeholders.size > 0 ? note.text.split('\n', note.excess?.line) : []
    for (const [index, source] of lines.entries()) {
      const line = index + 1
      const hidden = code.some(({ position: at }) => at && at.start.line <= line && line <= at.end.line)
      if (placeholders.has(source.trim()) && !hidden)
        yield find(lineRange(note.text, line), words.placeholder(excerpt(source.trim())))
    }
    if (!mayHold(note.text)) return
    const found: LintFinding[] = []
    walk(inlines, (node) => {
      if (node.type !== 'text') return
      const from = offset(node, 'start')
      for (const { 0: whole, index } of note.text.slice(from, offset(node, 'end')).matchAll(places))
        found.push(find({ start: from + index, end: from + index + whole.length }, words.placeholder(whole)))
    })
    yield* found
  },
}

const places = /(?<![\\$\w/])\{(?:title|week|member|name|romanized|date|scope|제목|이름|주차|날짜)\}(?![\w/])/g

function mayHold(source: string): boolean {
  return source.search(places) >= 0
}
