import type { Paragraph } from 'mdast'
import { walk } from '../../mdast.ts'
import { offset } from '../../note/edits.ts'
import { excerpt } from '../lines.ts'
import type { Context, LintFinding, Rule } from '../rule.ts'

/** `##제목` without a space, or with one that is none in Markdown (NBSP, U+3000): no heading, but text with marks. */
export const headingSpace: Rule = {
  name: 'heading-space',
  severity: 'error',
  changes: { nodes: ['heading', 'paragraph'], letters: /[#\s]/g },
  *check(context): Generator<LintFinding> {
    const found = [...unspaced(context)]
    yield* found
    // `#핵심 인사이트` below a line of text may be a tag; of a section's name `build` says that it is not read.
    const lines = new Set(found.map(({ line }) => line))
    yield* context.note.findings.filter(({ ruleId, line }) => ruleId === 'heading-space' && !lines.has(line))
  },
}

function* unspaced(context: Context): Generator<LintFinding> {
  if (!/^[ \t>]*#{1,6}(?:\p{L}|[\u00A0\u3000]|\d+[.)])/mu.test(context.note.text)) return
  const paragraphs: Paragraph[] = []
  for (const node of context.note.tree.children)
    walk(node, (child, ancestors) => {
      // In a list `#태그` is a label more often than a heading.
      if (child.type === 'paragraph' && !ancestors.some(({ type }) => type === 'listItem')) paragraphs.push(child)
    })
  for (const paragraph of paragraphs) yield* inParagraph(paragraph, context)
}

function* inParagraph(paragraph: Paragraph, { note, words, find }: Context): Generator<LintFinding> {
  const from = offset(paragraph, 'start')
  const source = note.text.slice(from, offset(paragraph, 'end'))
  const alone = !source.includes('\n')
  for (const line of source.matchAll(/^[ >]*(#{1,6})([\u00A0\u3000]*)(?=(\S.*)$)/gm)) {
    const [whole, marks = '', spaces = '', title = ''] = line
    if (!isMeant(marks, spaces, title, alone)) continue
    const end = from + line.index + whole.length
    const start = end - spaces.length - marks.length
    const fix = [{ start: start + marks.length, end, text: ' ' }]
    yield find(
      { start, end: end + title.trimEnd().length },
      words.headingSpace(excerpt(marks + spaces + title.trim())),
      fix,
    )
  }
}

/** `##제목` is a heading to anybody; `#제목` may be a tag, as `#회고 #2주차` and a line of text that begins with `#123` are. */
function isMeant(marks: string, spaces: string, title: string, alone: boolean): boolean {
  if (title.startsWith('#')) return false
  if (spaces !== '') return true
  if (!/^(?:\p{L}|\p{So}|\d+[.)]|\*\*)/u.test(title)) return false
  return marks.length > 1 || (alone && !/#/.test(title))
}
