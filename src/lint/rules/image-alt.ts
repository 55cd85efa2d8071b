import { walk } from '../../mdast.ts'
import { offset } from '../../note/edits.ts'
import type { LintFinding, Rule } from '../rule.ts'

/** An image without words for those who do not see it: `![](a.png)`, `<img src="a.png">`. */
export const imageAlt: Rule = {
  name: 'image-alt',
  severity: 'warning',
  reads: mayLack,
  *check({ note, inlines, words, find }): Generator<LintFinding> {
    if (!mayLack(note.text)) return
    const found: LintFinding[] = []
    walk(inlines, (node) => {
      const isImage = node.type === 'image' || node.type === 'imageReference'
      if (isImage && !node.alt?.trim()) found.push(find(node, words.imageAlt()))
      if (node.type !== 'html' || node.value.startsWith('<!--')) return
      const from = offset(node, 'start')
      // `alt=""` says that the picture is an ornament.
      for (const { 0: whole, index } of note.text.slice(from, offset(node, 'end')).matchAll(/<img\s[^>]*>/gi))
        if (!/\salt\s*=/i.test(whole))
          found.push(find({ start: from + index, end: from + index + whole.length }, words.imageAlt()))
    })
    yield* found
  },
}

function mayLack(source: string): boolean {
  return /!\[\s*\]|<img\s/i.test(source)
}
