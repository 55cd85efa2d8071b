import type { Messages } from '../languages/language.ts'
import { applyEdits, type Edit } from '../markdown/edits.ts'
import { bracketed } from '../markdown/labels.ts'
import { offset, walk } from '../markdown/mdast.ts'
import { parseBlocks, parseMarkdown } from '../markdown/parser.ts'
import { findLabels, type LabelDefinition } from '../note/labels.ts'
import { definitionEdits, referenceEdits, referenceOf } from '../note/references.ts'
import { parseTemplate, type Template } from './template.ts'

/**
 * Gives other names to those labels of a template that somebody's words say in brackets: `[ref]` in a note that does not
 * define it is text, and must not become the template's link. What the template says stays.
 * @param words what comes to stand in the template
 */
export function keepLabelsApart(template: Template, words: readonly string[], messages: Messages): Template {
  if (!template.frame.includes(']:')) return template
  const labels = findLabels(parseBlocks(template.frame), template.frame)
  const said = new Set(words.flatMap(bracketed))
  const key = ({ kind, identifier }: LabelDefinition) => (kind === 'definition' ? identifier : `^${identifier}`)
  const meeting = labels.all.filter((one) => said.has(key(one)))
  if (meeting.length === 0) return template
  const taken = new Set([...said, ...bracketed(template.frame)])
  for (const one of meeting) {
    const suffixes = Array.from({ length: taken.size + 1 }, (_, at) => (at === 0 ? '-template' : `-${at + 1}-template`))
    one.suffix = suffixes.find((suffix) => !taken.has(key(one) + suffix)) ?? ''
  }
  const edits: Edit[] = []
  walk(parseMarkdown(template.frame), (node) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const start = offset(node, 'start')
      const definition = meeting.find((one) => one.start === start)
      if (definition) edits.push(...definitionEdits(definition, start, template.frame))
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference' && node.type !== 'footnoteReference') return
    const meant = (node.type === 'footnoteReference' ? labels.footnote : labels.link).get(node.identifier)
    if (meant && meeting.includes(meant)) edits.push(...referenceEdits(referenceOf(node), template.frame, meant))
  })
  return { ...template, nodes: parseTemplate('', applyEdits(template.frame, edits), messages).nodes }
}
