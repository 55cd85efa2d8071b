import type { Heading } from 'mdast'
import { offset } from '../../note/edits.ts'
import { excerpt } from '../lines.ts'
import type { Context, LintFinding, Rule } from '../rule.ts'

/** Text right above a `-` or a `---` becomes a heading: `장점:` over an empty list marker, a paragraph over a rule. */
export const setextLabel: Rule = {
  name: 'setext-label',
  severity: 'error',
  changes: { nodes: ['heading', 'paragraph', 'list', 'listItem', 'thematicBreak'] },
  *check(context): Generator<LintFinding> {
    for (const node of context.note.tree.children)
      if (node.type === 'heading' && node.depth === 2) yield* inHeading(node, context)
  },
}

function* inHeading(node: Heading, { note, words, find }: Context): Generator<LintFinding> {
  const source = note.text.slice(offset(node, 'start'), offset(node, 'end'))
  const [, text = '', underline = ''] = /^([\s\S]*)\n[ \t]*(-+)[ \t]*$/.exec(source) ?? []
  // `제목` over `---` is a heading that somebody meant; two lines, or a sentence, over it are not.
  const meant = underline.length > 1 && !text.includes('\n') && !/[.:：。]$/.test(text.trim())
  if (underline === '' || meant) return
  const at = offset(node, 'start') + text.length
  yield find(node, words.setextLabel(excerpt(text.trim().split('\n').at(-1) ?? ''), underline), [
    { start: at, end: at, text: '\n' },
  ])
}
