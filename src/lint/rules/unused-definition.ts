import type { Definition, FootnoteDefinition } from 'mdast'
import { walk } from '../../mdast.ts'
import type { LintFinding, Rule } from '../rule.ts'

/** `[^1]: 출처` or `[ref]: a.md` to which nothing in the note refers: nobody sees it. */
export const unusedDefinition: Rule = {
  name: 'unused-definition',
  severity: 'warning',
  needsAll: true,
  // Whether a definition is used shows only once all that may use one is read.
  reads: (source, text) => source.includes('[') && text.includes(']:'),
  *check({ note, inlines, words, find }): Generator<LintFinding> {
    if (!/^[ \t>*+-]*\[[^\]\n]+\]:/m.test(note.text)) return
    const definitions: (Definition | FootnoteDefinition)[] = []
    const used = new Set<string>()
    walk(inlines, (node) => {
      if (node.type === 'definition' || node.type === 'footnoteDefinition') definitions.push(node)
      if (node.type === 'linkReference' || node.type === 'imageReference') used.add(`definition ${node.identifier}`)
      if (node.type === 'footnoteReference') used.add(`footnoteDefinition ${node.identifier}`)
    })
    for (const node of definitions) {
      // `[//]: # (a comment that no reader sees)`
      if (node.type === 'definition' && /^#?$/.test(node.url)) continue
      const label = node.type === 'definition' ? `[${node.label}]` : `[^${node.label}]`
      if (!used.has(`${node.type} ${node.identifier}`)) yield find(node, words.unusedDefinition(label))
    }
  },
}
